//! A signal that ends the program waits while files are moved into place.

use std::io;

/// While a shield exists, no signal ends a program that has called [`finish_moves_before_ending`].
#[derive(Debug)]
pub(crate) struct Shield(());

#[cfg(unix)]
mod signals {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, OnceLock};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::{flag, low_level};

    use super::*;
    use crate::disk::open::read_of_system;

    static SIGNALS: OnceLock<Signals> = OnceLock::new();

    struct Signals {
        may_end: Arc<AtomicBool>,
        /// The number of a pending signal.
        pending: Arc<AtomicUsize>,
    }

    /// Lets Ctrl-C, SIGTERM and SIGHUP end the program as usual, but while files are moved, only
    /// after that.
    ///
    /// # Errors
    /// The system refuses to register handlers.
    pub fn finish_moves_before_ending() -> io::Result<()> {
        let may_end = Arc::new(AtomicBool::new(true));
        let pending = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal)) {
            // A signal is recorded before the check whether it may end the program, and a lowered
            // shield allows that before it looks for a record: so none is lost.
            flag::register_usize(signal, Arc::clone(&pending), signal as usize)?;
            flag::register_conditional_default(signal, Arc::clone(&may_end))?;
        }
        let _ = SIGNALS.set(Signals { may_end, pending });
        Ok(())
    }

    /// Whether the parent process set a signal to be ignored, as `nohup` does.
    pub(crate) fn is_ignored(signal: i32) -> bool {
        // Only Linux reports this without unsafe code.
        let status = read_of_system("/proc/self/status".as_ref()).unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
    }

    impl Shield {
        pub(crate) fn raise() -> Shield {
            if let Some(signals) = SIGNALS.get() {
                signals.may_end.store(false, Ordering::SeqCst);
            }
            Shield(())
        }
    }

    impl Drop for Shield {
        fn drop(&mut self) {
            let Some(signals) = SIGNALS.get() else { return };
            signals.may_end.store(true, Ordering::SeqCst);
            let pending = signals.pending.load(Ordering::SeqCst);
            if pending != 0 {
                // The numbers of signals are small.
                let _ = low_level::emulate_default_handler(pending as i32);
            }
        }
    }
}

#[cfg(not(unix))]
mod signals {
    use super::*;

    /// Other systems end the program at once.
    ///
    /// # Errors
    /// None.
    pub fn finish_moves_before_ending() -> io::Result<()> {
        Ok(())
    }

    impl Shield {
        pub(crate) fn raise() -> Shield {
            Shield(())
        }
    }

    impl Drop for Shield {
        fn drop(&mut self) {}
    }
}

pub use signals::finish_moves_before_ending;
#[cfg(unix)]
pub(crate) use signals::is_ignored;
