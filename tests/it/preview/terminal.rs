//! What a running program prints, as it comes: both of its outputs in one, in their order.

use std::io::{BufRead, BufReader, PipeReader};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Instant;

use super::http::BOUND;

/// The lines so far, and who waits for more.
#[derive(Clone, Default)]
pub(super) struct Terminal(Arc<(Mutex<Printed>, Condvar)>);

#[derive(Default)]
struct Printed {
    text: String,
    is_ended: bool,
}

impl Terminal {
    /// Reads until the program ends.
    pub(super) fn of(pipe: PipeReader) -> Terminal {
        let terminal = Terminal::default();
        let printed = Arc::clone(&terminal.0);
        std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                let mut state = printed.0.lock().expect("nobody panics with it");
                state.text.push_str(&line);
                state.text.push('\n');
                printed.1.notify_all();
            }
            printed.0.lock().expect("nobody panics with it").is_ended = true;
            printed.1.notify_all();
        });
        terminal
    }

    /// Everything so far.
    pub(super) fn text(&self) -> String {
        self.0.0.lock().expect("nobody panics with it").text.clone()
    }

    /// Waits until something is found in what was printed.
    #[track_caller]
    pub(super) fn wait<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> T {
        let found = self.until(|state| find(&state.text).ok_or(state.is_ended));
        found.unwrap_or_else(|| panic!("nothing says {what} in\n{}", self.text()))
    }

    /// Waits until these words were printed so many times.
    #[track_caller]
    pub(super) fn says_times(&self, words: &str, times: usize) {
        self.wait(words, |text| (text.matches(words).count() >= times).then_some(()));
        assert_eq!(self.text().matches(words).count(), times, "{words:?} in\n{}", self.text());
    }

    /// Waits until these words were printed.
    #[track_caller]
    pub(super) fn says(&self, words: &str) {
        self.wait(words, |text| text.contains(words).then_some(()));
    }

    /// Waits for the end of the program. Says whether it came in time.
    pub(super) fn ends(&self) -> bool {
        self.until(|state| if state.is_ended { Ok(()) } else { Err(false) }).is_some()
    }

    /// Waits until `look` is content; it says with `Err(true)` that there is nothing to wait for.
    fn until<T>(&self, look: impl Fn(&Printed) -> Result<T, bool>) -> Option<T> {
        let deadline = Instant::now() + BOUND;
        let mut state = self.0.0.lock().expect("nobody panics with it");
        loop {
            match look(&state) {
                Ok(found) => return Some(found),
                Err(true) => return None,
                Err(false) => {}
            }
            let left = deadline.checked_duration_since(Instant::now())?;
            state = self.0.1.wait_timeout(state, left).expect("nobody panics with it").0;
        }
    }
}
