//! Lines after an article that say who worked on it: `Reporting by Jane Doe; Editing by John Roe`.

use std::ops::Range;

use super::label::Label;
use super::lists::SHAPES;
use super::masthead::{self, Name, Statement};
use super::role::Role;
use super::state::Reading;
use crate::text::span::trimmed;
use crate::text::words;

/// Takes the credits near the end as metadata: who reported is an author, who edited is none.
pub(super) fn classify_credits(reading: &mut Reading) {
    const LAST: usize = 8;
    let first = reading.blocks.len().saturating_sub(LAST).max(reading.head_end);
    for index in first..reading.blocks.len() {
        if !reading.is_free(index) {
            continue;
        }
        if let Some(facts) = credits(reading.text, reading.blocks[index].span.clone()) {
            reading.about.add(reading.text, facts, &mut reading.remarks);
            reading.roles[index] = Some(Role::Metadata);
        }
    }
}

/// Reads a line of which each part begins as a credit does.
fn credits(text: &str, span: Range<usize>) -> Option<Vec<Statement>> {
    const LONGEST: usize = 60;
    let line = text[span.clone()].trim_matches(['(', ')', '[', ']', '*', '_', ' ']);
    if words::count(line) > LONGEST {
        return None;
    }
    let start = span.start + text[span].find(line)?;
    let mut facts = Vec::new();
    let mut at = start;
    for part in line.split([';', '|']) {
        let place = trimmed(text, at..at + part.len());
        at += part.len() + 1;
        if place.is_empty() {
            continue;
        }
        let (label, names) = credit(text, place)?;
        match label {
            Label::Author => facts.extend(names.into_iter().map(Statement::Author)),
            _ => facts.push(Statement::Other),
        }
    }
    (!facts.is_empty()).then_some(facts)
}

/// The role and the names of one credit; what follows the names, such as a place, is left out.
fn credit(text: &str, part: Range<usize>) -> Option<(Label, Vec<Name>)> {
    let written = &text[part.clone()];
    let folded = words::fold(written);
    let (start, label) =
        SHAPES.closing_credits.iter().find(|(start, _)| folded.starts_with(start))?;
    let after = skip_words(written, words_in(start));
    let names = written[after..].trim_end_matches('.').len();
    let names = trimmed(text, part.start + after..part.start + after + names);
    let people = masthead::people(text, names.clone(), true);
    let end = people.last().and_then(|last| last.last()).map_or(names.end, |last| last.end);
    let is_name = words::is_capitalised(&text[names.clone()])
        && !words::ends_sentence(&text[names.start..end]);
    (is_name && words::count(&text[names.clone()]) <= 25).then_some((*label, people))
}

fn words_in(phrase: &str) -> usize {
    phrase.split_whitespace().count()
}

/// The offset after so many words and the colon behind them.
fn skip_words(text: &str, n_words: usize) -> usize {
    let mut rest = text.trim_start();
    for _ in 0..n_words {
        rest = rest.trim_start();
        rest = &rest[rest.find(char::is_whitespace).unwrap_or(rest.len())..];
    }
    text.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Option<Vec<String>> {
        let facts = credits(line, 0..line.len())?;
        let names = facts.into_iter().filter_map(|fact| match fact {
            Statement::Author(name) => Some(name),
            _ => None,
        });
        Some(names.flatten().map(|span| line[span].to_owned()).collect())
    }

    #[test]
    fn who_reported_is_told_from_who_edited() {
        for (line, expected) in [
            ("Reporting by Ann Lee; Editing by Bo Roe", &["Ann Lee"][..]),
            (
                "(Reporting by Ann Lee and Jo Poe; Writing by Bo Roe; Editing by Cy Doe)",
                &["Ann Lee", "Jo Poe", "Bo Roe"],
            ),
            ("Editing by Cy Doe.", &[]),
            ("(Reportagem de Ana Lima; Edição de Rui Costa)", &["Ana Lima"]),
        ] {
            assert_eq!(
                authors(line).as_deref(),
                Some(&expected.iter().map(|it| it.to_string()).collect::<Vec<_>>()[..]),
                "{line}"
            );
        }
        for line in
            ["Reporting by night is hard.", "The lake froze; nobody came.", "Ann Lee; Bo Roe"]
        {
            assert_eq!(authors(line), None, "{line}");
        }
    }
}
