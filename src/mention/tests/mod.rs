//! Examples of what is a mention and what is not.
//!
//! A text marks its mentions: `{0:IS}` names entity 0, `{weak 0:...}` may name it, `{surname 0:...}` is its surname.

use std::ops::Range;

use super::{Cue, Document, Lexicon, MatchKind, Matcher, Mention, Name, Strength};

mod cues;
mod events;
mod forms;
mod names;
mod properties;
mod surnames;

/// Checks that exactly the marked mentions are found in an English document.
fn check(lexicon: &Lexicon, marked: &[&str]) {
    check_in("en", lexicon, marked);
}

/// Checks that exactly the marked mentions are found in a document in a language.
fn check_in(language: &str, lexicon: &Lexicon, marked: &[&str]) {
    let plain: Vec<String> = marked.iter().map(|text| without_marks(text)).collect();
    let texts: Vec<&str> = plain.iter().map(String::as_str).collect();
    let found = Matcher::new(lexicon, sentences).find(&Document { language, ..english(&texts) });
    let found: Vec<String> =
        texts.iter().zip(&found).map(|(text, mentions)| with_marks(text, mentions)).collect();
    assert_eq!(found, marked);
}

/// A document in English.
fn english<'a>(texts: &'a [&'a str]) -> Document<'a> {
    Document { texts, language: "en", has_evidence: true, asides: &[] }
}

/// A lexicon from lines: an entity, the strength of its names, and the names between bars.
fn lexicon(lines: &[(u32, Strength, &str)]) -> Lexicon {
    let names = lines.iter().flat_map(|(entity, strength, names)| {
        names.split('|').map(|text| name(*entity, *strength, text))
    });
    Lexicon { names: names.collect(), ..Lexicon::default() }
}

fn name(entity: u32, strength: Strength, text: &str) -> Name {
    Name { text: text.to_owned(), entity, strength, not_after: Vec::new(), not_before: Vec::new() }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A sentence ends at a full stop, question or exclamation mark before a space.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut sentences = Vec::new();
    for (at, mark) in text.match_indices(['.', '?', '!']) {
        let end = at + mark.len();
        if text[end..].starts_with(char::is_whitespace) {
            sentences.push(start..end);
            start = end;
        }
    }
    sentences.push(start..text.len());
    sentences
}

fn without_marks(marked: &str) -> String {
    let mut parts = marked.split('{');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once(':').expect("a mark names an entity");
        plain.push_str(&rest.replacen('}', "", 1));
    }
    plain
}

fn with_marks(text: &str, mentions: &[Mention]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for Mention { span, entity, by } in mentions {
        let by = match by {
            MatchKind::Name => "",
            MatchKind::Weak => "weak ",
            MatchKind::Surname => "surname ",
            MatchKind::Cue => "cue ",
            MatchKind::Anaphora => "anaphora ",
        };
        marked += &format!("{}{{{by}{entity}:{}}}", &text[at..span.start], &text[span.clone()]);
        at = span.end;
    }
    marked + &text[at..]
}
