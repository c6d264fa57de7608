//! The lock after a build: with what notes cite for the first time, and without words that not everybody may see.

use super::fate::Fate;
use super::file::{Lines, Said};
use super::words::first;
use super::{Citing, Lock, LockedSource};
use crate::article::PassageNumber;
use crate::source::ReadSource;

impl Lock {
    /// The text of the file after a successful build; `None` if it stays as it is. What nobody cites any more is kept.
    pub fn grown(&self) -> Option<String> {
        let mut lines = self.lines.as_ref().ok()?.clone();
        for (_, citing) in self.places() {
            self.add(&mut lines, citing);
        }
        for (id, of) in &mut lines.0 {
            let Some(source) = self.sources.get(id) else { continue };
            for (number, said) in &mut of.passages {
                self.set_words(source, *number, said);
            }
            let mut fates = of.passages.keys().map(|number| self.fate(id, source, *number));
            if fates.all(|fate| matches!(fate, Fate::Same | Fate::New)) {
                of.shape = Some(source.stand.shape());
            }
        }
        self.changed(&lines)
    }

    /// The text of the file with these lines; `None` if it is that already.
    pub(super) fn changed(&self, lines: &Lines) -> Option<String> {
        let is_needed = !lines.is_empty() || !self.before.is_empty();
        Some(lines.text()).filter(|text| is_needed && *text != self.before)
    }

    fn add(&self, lines: &mut Lines, citing: &Citing) {
        let id = &citing.source;
        let Some(source) = self.sources.get(id) else { return };
        for number in self.numbers(citing) {
            if self.fate(id, source, number) == Fate::New
                && let Some(now) = source.stand.at(number)
            {
                let of = lines.0.entry(id.clone()).or_default();
                of.passages.entry(number).or_insert(Said { digest: now.digest, words: None });
            }
        }
    }

    /// Gives a line the first words of its passage if everybody may see them, and takes them from it if not. Words that
    /// are there are right: the passage says the same.
    pub(super) fn set_words(&self, source: &LockedSource, number: PassageNumber, said: &mut Said) {
        let is_same = source.stand.at(number).is_some_and(|now| now.digest == said.digest);
        match (source.shown.is_some(), &said.words) {
            (false, _) => said.words = None,
            (true, None) if is_same => said.words = source.first_words(number),
            (true, _) => {}
        }
    }
}

impl LockedSource {
    fn first_words(&self, number: PassageNumber) -> Option<String> {
        let ReadSource { text, article, .. } = &**self.shown.as_ref()?;
        let left_out = article.left_out.iter().find(|passage| passage.number == number);
        let passage = article.passage(number).or(left_out)?;
        let words = first(&text[passage.span.clone()]);
        (!words.is_empty()).then_some(words)
    }
}
