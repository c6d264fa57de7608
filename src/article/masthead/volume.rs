//! Volume and issue of a journal, written without labels and colons.

use std::ops::Range;

use super::{Statement, trim_separators};
use crate::article::date;
use crate::article::label::Label;
use crate::article::lists::MASTHEAD;
use crate::text::words;

/// `Vol. 20, No. 1 (January 2022)`, with or without the name of the journal before it.
pub(super) fn volume_line(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    let line = &text[span.clone()];
    let mut facts = Vec::new();
    let mut rest = span.clone();
    let start_of_volume = volume_start(line)?;
    let name = trim_separators(text, span.start..span.start + start_of_volume);
    if !name.is_empty() {
        let plausible = words::is_capitalised(&text[name.clone()])
            && words::count(&text[name.clone()]) <= 8
            && !text[name.clone()].contains(". ");
        facts.push(plausible.then_some(Statement::Container(name))?);
    }
    rest.start = span.start + start_of_volume;
    while !rest.is_empty() {
        let part = &text[rest.clone()];
        if let Some((label, value)) = counted_label(part) {
            let value = rest.start + value.start..rest.start + value.end;
            rest.start = value.end;
            facts.push(if label == Label::Volume {
                Statement::Volume(value)
            } else {
                Statement::Issue(value)
            });
        } else if let Some(read) = date::read(part) {
            facts.push(Statement::Published(rest.start..rest.start + read.length, read.date));
            rest.start += read.length;
        } else {
            return None;
        }
        rest = trim_separators(text, rest);
    }
    Some(facts)
}

/// Returns the offset of `Vol. 3` or `Volume 3`.
fn volume_start(line: &str) -> Option<usize> {
    // Every label of a volume begins with this letter.
    memchr::memchr_iter(b'V', line.as_bytes()).find(|&at| {
        let starts_word = !line[..at].ends_with(|c: char| c.is_alphanumeric());
        starts_word && matches!(counted_label(&line[at..]), Some((Label::Volume, _)))
    })
}

/// Reads `Vol. 20`, `No. 1`, `Issue 3` at the start of a text.
fn counted_label(part: &str) -> Option<(Label, Range<usize>)> {
    MASTHEAD.numbered.iter().find_map(|(name, label)| {
        let rest = part.strip_prefix(name)?;
        let value = rest.trim_start();
        let length = value.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(value.len());
        let is_number = value.starts_with(|c: char| c.is_ascii_digit())
            || value[..length].bytes().all(|byte| b"IVXLC".contains(&byte));
        let start = part.len() - value.len();
        ((1..=6).contains(&length) && is_number).then_some((*label, start..start + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_a_volume_begins_with_the_letter_that_is_looked_for() {
        let mut volumes = MASTHEAD.numbered.iter().filter(|(_, label)| *label == Label::Volume);
        assert!(volumes.all(|(name, _)| name.starts_with('V')));
    }
}
