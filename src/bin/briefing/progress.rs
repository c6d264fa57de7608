//! A bar for what takes longer than half a second, on a terminal.

use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
#[cfg(feature = "import")]
use std::{sync::Arc, sync::atomic::AtomicUsize, sync::atomic::Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The time after which the bar is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// The time between two looks at the work.
const TICK: Duration = Duration::from_millis(100);

/// A bar that is shown while some work goes on. It goes when this value does.
pub(crate) struct Progress {
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
    #[cfg(feature = "import")]
    done: Arc<AtomicUsize>,
}

impl Progress {
    /// A bar over work of which `state` says how much is done, and how much there is; nothing for work that nobody
    /// watches.
    pub(crate) fn over(
        what: &'static str,
        is_watched: bool,
        state: impl Fn() -> (usize, usize) + Send + 'static,
    ) -> Progress {
        let (sender, receiver) = channel();
        let watcher = is_watched.then(|| {
            std::thread::spawn(move || {
                if receiver.recv_timeout(PATIENCE).is_ok() {
                    return;
                }
                let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
                let style = |template: &str| {
                    ProgressStyle::with_template(template)
                        .unwrap_or_else(|_| ProgressStyle::default_bar())
                };
                bar.set_message(what);
                bar.set_style(style("{spinner} {msg} ({elapsed})"));
                let mut has_length = false;
                loop {
                    let (done, all) = state();
                    if all > 0 && !has_length {
                        bar.set_style(style("{msg} {wide_bar} {pos}/{len}"));
                        has_length = true;
                    }
                    if all > 0 {
                        bar.set_length(all as u64);
                        bar.set_position(done.min(all) as u64);
                    }
                    bar.tick();
                    if !matches!(
                        receiver.recv_timeout(TICK),
                        Err(std::sync::mpsc::RecvTimeoutError::Timeout)
                    ) {
                        break;
                    }
                }
                bar.finish_and_clear();
            })
        });
        Progress {
            watcher: watcher.map(|watcher| (sender, watcher)),
            #[cfg(feature = "import")]
            done: Arc::default(),
        }
    }

    /// A bar of so many steps.
    #[cfg(feature = "import")]
    pub(crate) fn new(what: &'static str, steps: usize, is_watched: bool) -> Progress {
        let done = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&done);
        let progress =
            Progress::over(what, is_watched, move || (counted.load(Ordering::Relaxed), steps));
        Progress { done, ..progress }
    }

    /// A step is done.
    #[cfg(feature = "import")]
    pub(crate) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// All is done: the bar goes.
    pub(crate) fn finish(mut self) {
        if let Some((sender, watcher)) = self.watcher.take() {
            drop(sender);
            // A bar that failed to be drawn is no reason to fail.
            let _ = watcher.join();
        }
    }
}
