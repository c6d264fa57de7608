//! The log of the server: one line for each event, without repeats.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The time for which a line represents all lines like it.
const WINDOW: Duration = Duration::from_secs(10);

/// The most different lines in that time. Varied requests cannot fill the terminal either.
const MOST_LINES: usize = 20;

/// Passes lines on, each once in a while.
pub(super) struct Log {
    write: Box<dyn Fn(&str) + Send + Sync>,
    window: Mutex<Window>,
}

/// The lines since `start`.
struct Window {
    start: Instant,
    repeats: BTreeMap<String, usize>,
    left_out: usize,
}

impl Window {
    fn new(start: Instant) -> Window {
        Window { start, repeats: BTreeMap::new(), left_out: 0 }
    }
}

impl Log {
    pub(super) fn new(write: impl Fn(&str) + Send + Sync + 'static) -> Log {
        Log { write: Box::new(write), window: Mutex::new(Window::new(Instant::now())) }
    }

    /// Writes a line, unless it was written just now.
    pub(super) fn line(&self, line: &str) {
        self.line_at(line, Instant::now());
    }

    fn line_at(&self, line: &str, now: Instant) {
        for line in self.due(line, now) {
            (self.write)(&line);
        }
    }

    /// The lines to write now that `line` came: the summary of an ended window, and the line when
    /// it is new.
    fn due(&self, line: &str, now: Instant) -> Vec<String> {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let mut due = Vec::new();
        if now.duration_since(window.start) >= WINDOW {
            let ended = std::mem::replace(&mut *window, Window::new(now));
            due.extend(summary(&ended));
        }
        if let Some(repeats) = window.repeats.get_mut(line) {
            *repeats += 1;
        } else if window.repeats.len() < MOST_LINES {
            window.repeats.insert(line.to_owned(), 0);
            due.push(line.to_owned());
        } else {
            window.left_out += 1;
        }
        due
    }
}

/// The lines a window suppressed, in one line; `None` if it wrote all.
fn summary(window: &Window) -> Option<String> {
    let kept_back = window.repeats.values().sum::<usize>() + window.left_out;
    (kept_back > 0).then(|| format!("{kept_back} more lines like the last ones"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn written(lines: impl IntoIterator<Item = (String, u64)>) -> Vec<String> {
        let written = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&written);
        let log = Log::new(move |line| keep.lock().unwrap().push(line.to_owned()));
        let start = Instant::now();
        for (line, second) in lines {
            log.line_at(&line, start + Duration::from_secs(second));
        }
        std::mem::take(&mut *written.lock().unwrap())
    }

    #[test]
    fn identical_lines_are_written_once_and_counted() {
        let lines = [("a", 0), ("a", 1), ("b", 2), ("a", 3), ("a", 30), ("a", 31)];
        let lines = lines.map(|(line, second)| (line.to_owned(), second));
        assert_eq!(written(lines), ["a", "b", "2 more lines like the last ones", "a"]);
    }

    #[test]
    fn varied_lines_cannot_flood_the_log() {
        let lines = (0..1000).map(|number| (format!("line {number}"), 0));
        assert_eq!(written(lines).len(), MOST_LINES);
    }
}
