//! The runs of a line, with white space as a browser shows it.

use crate::clip::{Run, Style};

/// Collects the runs of a block.
#[derive(Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// White space was read that counts only if text follows.
    space: bool,
    /// The bytes of its text, and of those in links.
    pub(super) length: usize,
    pub(super) linked: usize,
}

impl Line {
    /// Adds text of one style; `as_written` keeps its white space.
    pub(super) fn text(&mut self, text: &str, style: Style, link: Option<&str>, as_written: bool) {
        if as_written {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.runs.push(Run::Break);
                }
                self.push(line.trim_end_matches('\r'), style, link);
            }
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if text.starts_with(is_space) {
            self.space = true;
        }
        for word in text.split(is_space).filter(|word| !word.is_empty()) {
            if std::mem::take(&mut self.space) && self.goes_on() {
                self.space_between(style, link);
            }
            self.push(word, style, link);
            self.space = true;
        }
        self.space = text.ends_with(is_space) || text.is_empty() && self.space;
    }

    /// Adds the reference to a note.
    pub(super) fn note(&mut self, marker: &str) {
        self.space = false;
        self.runs.push(Run::Note(marker.to_owned()));
    }

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.space = false;
        self.runs.push(Run::Break);
    }

    /// How many line ends the block has at its end so far.
    pub(super) fn n_breaks(&self) -> usize {
        self.runs.iter().rev().take_while(|run| **run == Run::Break).count()
    }

    /// Whether nothing was added, or only line ends.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| *run == Run::Break)
    }

    /// Returns the runs without line ends at either end, and begins anew.
    pub(super) fn take(&mut self) -> Vec<Run> {
        let mut runs = std::mem::take(self).runs;
        let is_nothing = |run: &Run| match run {
            Run::Break => true,
            Run::Text { text, .. } => text.trim().is_empty(),
            Run::Note(_) => false,
        };
        let n_last = runs.iter().rev().take_while(|run| is_nothing(run)).count();
        runs.truncate(runs.len() - n_last);
        let first = runs.iter().take_while(|run| **run == Run::Break).count();
        runs.drain(..first);
        runs
    }

    fn goes_on(&self) -> bool {
        !matches!(self.runs.last(), None | Some(Run::Break))
    }

    /// A space between two styles belongs to what they share.
    fn space_between(&mut self, style: Style, link: Option<&str>) {
        match self.runs.last_mut() {
            Some(Run::Text { text, style: own, link: own_link })
                if *own == style && own_link.as_deref() == link
                    || *own == Style::default() && own_link.is_none() =>
            {
                text.push(' ');
            }
            _ => self.push(" ", Style::default(), None),
        }
    }

    fn push(&mut self, text: &str, style: Style, link: Option<&str>) {
        if text.is_empty() {
            return;
        }
        self.length += text.len();
        if link.is_some() {
            self.linked += text.len();
        }
        match self.runs.last_mut() {
            Some(Run::Text { text: before, style: own, link: own_link })
                if *own == style && own_link.as_deref() == link =>
            {
                before.push_str(text);
            }
            _ => self.runs.push(Run::Text {
                text: text.to_owned(),
                style,
                link: link.map(str::to_owned),
            }),
        }
    }
}

/// Returns the text of runs without their styles, with a space for a line end.
pub(super) fn plain(runs: &[Run]) -> String {
    let mut plain = String::new();
    for run in runs {
        match run {
            Run::Text { text, .. } => plain.push_str(text),
            Run::Break => plain.push(' '),
            Run::Note(_) => {}
        }
    }
    plain
}
