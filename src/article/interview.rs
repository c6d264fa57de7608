//! Interviews: the questions of a text are of one kind, whatever their length, and what answers them is text.

use std::collections::BTreeMap;

use super::heading::{self, Likeness};
use super::state::Reading;

/// How the questions and answers of a text are marked.
#[derive(Debug, Default)]
pub(super) struct Interview {
    /// The kind of each question: whether it is a heading. By block.
    questions: BTreeMap<usize, bool>,
    /// The sign before a question or an answer, which is no part of it: its length in bytes. By block.
    signs: BTreeMap<usize, usize>,
}

impl Interview {
    /// Whether a block is a question that heads its answer; `None` if it is no question of an interview.
    pub(super) fn is_heading(&self, index: usize) -> Option<bool> {
        self.questions.get(&index).copied()
    }

    /// The length of the sign that a question or answer begins with.
    pub(super) fn sign(&self, index: usize) -> Option<usize> {
        self.signs.get(&index).copied()
    }
}

/// Finds the questions of a text and what answers them.
pub(super) fn find(reading: &Reading, open: &[usize]) -> Interview {
    /// From so many on, they are a series.
    const SERIES: usize = 3;
    let questions = (0..open.len()).filter(|&position| is_question(reading, open, position));
    let questions = questions.map(|position| open[position]).collect::<Vec<_>>();
    let n_signed = questions.iter().filter(|&&index| sign(reading.line(index)).is_some()).count();
    let is_signed = n_signed >= 2 && n_signed * 2 >= questions.len();
    let is_labelled = !is_signed && n_labelled(reading, &questions) >= 2;
    if questions.len() < SERIES && !is_signed && !is_labelled {
        return Interview::default();
    }
    let mut interview = Interview::default();
    let n_short = questions.iter().filter(|&&index| is_short(reading, index)).count();
    let are_headings = !is_signed && !is_labelled && n_short * 5 >= questions.len() * 4;
    for &index in &questions {
        interview.questions.insert(index, are_headings && is_short(reading, index));
    }
    if is_signed {
        let signs = open.iter().filter_map(|&index| Some((index, sign(reading.line(index))?)));
        interview.signs.extend(signs);
    }
    interview
}

/// A short line that ends with a question mark, before one that does not.
fn is_question(reading: &Reading, open: &[usize], position: usize) -> bool {
    const LONGEST: usize = 45;
    let asks = |index: usize| {
        reading.line(index).trim_end_matches(['"', '”', '»', '*', '_']).ends_with(['?', '؟', '？'])
    };
    let index = open[position];
    let is_answered = open.get(position + 1).is_some_and(|&next| !asks(next));
    reading.n_words(index) <= LONGEST && asks(index) && is_answered
}

/// Whether a question has the shape of a heading.
fn is_short(reading: &Reading, index: usize) -> bool {
    heading::likeness(reading.line(index)) != Likeness::None
}

/// The length of a sign right before the words, or of a dash and a space: `*What`, `-It`, `— It`.
fn sign(line: &str) -> Option<usize> {
    let first = line.chars().next().filter(|c| matches!(c, '*' | '-' | '–' | '—' | '►' | '>'))?;
    let rest = &line[first.len_utf8()..];
    let text = rest.trim_start();
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '«' | '¿'))
        .then(|| line.len() - text.len())
}

/// How many questions begin with the same label before a colon: `Q:`, `Lima Post:`.
fn n_labelled(reading: &Reading, questions: &[usize]) -> usize {
    const LONGEST: usize = 3;
    let mut n_of: BTreeMap<&str, usize> = BTreeMap::new();
    for &index in questions {
        let label = reading.line(index).split_once(':').map(|(label, _)| label);
        if let Some(label) = label.filter(|label| label.split_whitespace().count() <= LONGEST) {
            *n_of.entry(label).or_default() += 1;
        }
    }
    n_of.into_values().max().unwrap_or(0)
}
