//! The sentences of sources with their places.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::article::PassageNumber;
use crate::mention::CueTerms;
use crate::site::Site;
use crate::source::{Mention, PartKind, Source, SourceIx};
use crate::text::lines::Lines;
use crate::text::sentence::sentences;
use crate::text::span::trimmed;
use crate::work;

/// A sentence of a source. Offsets count Unicode scalar values from the start of the file, end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The id of the source.
    pub source: String,
    /// The part of the source that has it: `title`, `passage` or `footnote`.
    pub part: &'static str,
    /// The number of the passage; `None` for a title or footnote.
    pub passage: Option<PassageNumber>,
    /// The file.
    pub file: Arc<str>,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column in the line, from 1.
    pub column: usize,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it says; `None` where the rights to the source withhold it from this audience.
    pub text: Option<String>,
    /// The language of the source.
    #[serde(skip)]
    pub language: String,
}

impl Sentence {
    /// Its file, line and column: `seeds/lake.txt:12:3`.
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }

    /// How a note cites it: `lake#p7`, or the source alone for a title or footnote.
    pub fn cited(&self) -> String {
        match self.passage {
            Some(passage) => format!("{}#p{passage}", self.source),
            None => format!("{} {}", self.source, self.part),
        }
    }
}

/// A sentence while it is looked at: where it is, and what is in it.
pub(super) struct Read<'s> {
    pub(super) part: PartKind,
    /// Its range in the text of the source.
    pub(super) span: Range<usize>,
    pub(super) text: &'s str,
    /// The language of the source.
    pub(super) language: &'s str,
    /// The numbers of its terms, sorted, each once.
    pub(super) present: Vec<u32>,
    /// The terms with their ranges in the text of the source.
    pub(super) found: Vec<(u32, Range<usize>)>,
    /// The mentions in it, and those by which it is one itself.
    pub(super) mentions: Vec<&'s Mention>,
}

/// Looks at every sentence of a source, in order.
pub(super) fn each<'s>(
    site: &'s Site,
    ix: SourceIx,
    terms: &CueTerms,
    mut look: impl FnMut(Read<'s>),
) {
    let (source, mentions) = (site.source(ix), &site.mentions[ix.index()]);
    for part in &mentions.parts {
        let text = &source.text[part.span.clone()];
        let found = terms.find(text, site.language_of(source));
        let mut found = found.iter().inspect(|_| work::step()).peekable();
        for sentence in sentences(text) {
            work::step();
            let inside = trimmed(text, sentence.clone());
            let mut terms = Vec::new();
            while let Some(term) = found.next_if(|term| term.span.start < sentence.end) {
                // A phrase over the end of a sentence is in none.
                if term.span.end <= inside.end {
                    let span = part.span.start + term.span.start..part.span.start + term.span.end;
                    terms.push((term.term, span));
                }
            }
            if inside.is_empty() {
                continue;
            }
            let mut present = terms.iter().map(|(term, _)| *term).collect::<Vec<_>>();
            present.sort_unstable();
            present.dedup();
            let span = part.span.start + inside.start..part.span.start + inside.end;
            look(Read {
                part: part.kind,
                text: &text[inside],
                language: site.language_of(source),
                present,
                found: terms,
                mentions: within(&mentions.list, &span),
                span,
            });
        }
    }
}

/// The mentions in a range; they are in the order of their starts.
fn within<'m>(list: &'m [Mention], span: &Range<usize>) -> Vec<&'m Mention> {
    let first = list.partition_point(|mention| mention.span.start < span.start);
    let inside = list[first..].iter().take_while(|mention| mention.span.start < span.end);
    inside.inspect(|_| work::step()).filter(|mention| mention.span.end <= span.end).collect()
}

/// Makes the sentences of one source.
pub(super) struct Maker<'s> {
    site: &'s Site,
    ix: SourceIx,
    source: &'s Source,
    lines: Lines<'s>,
}

impl<'s> Maker<'s> {
    pub(super) fn new(site: &'s Site, ix: SourceIx) -> Maker<'s> {
        let source = site.source(ix);
        Maker { site, ix, source, lines: Lines::of(source.text.file()) }
    }

    pub(super) fn make(&self, read: &Read<'_>) -> Arc<Sentence> {
        let written = self.source.text.written(&read.span);
        let (line, column) = self.lines.line_and_column(written.start);
        let is_visible = self.site.visible[self.ix.index()].covers(&read.span);
        let (part, passage) = match read.part {
            PartKind::Title => ("title", None),
            PartKind::Passage(number) => ("passage", Some(number)),
            PartKind::Footnote(_) => ("footnote", None),
        };
        Arc::new(Sentence {
            source: self.source.id.to_string(),
            part,
            passage,
            file: Arc::clone(&self.source.file),
            line,
            column,
            start: self.lines.characters_before(written.start),
            end: self.lines.characters_before(written.end),
            text: is_visible.then(|| read.text.to_owned()),
            language: self.site.language_of(self.source).to_owned(),
        })
    }
}

/// Shortens a text to a line of about this many characters that includes the bytes of `focus`.
pub fn shortened(text: &str, focus: &Range<usize>, most: usize) -> String {
    let flat = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return flat(text);
    }
    let is_inside = focus.end <= text.len() && text.get(focus.clone()).is_some();
    let focus = if is_inside { focus.clone() } else { 0..0 };
    let length = text[focus.clone()].chars().count();
    if length > most {
        let half = most / 2;
        let (head, tail) = (focus.start, focus.end);
        let first = first_words(&text[head..], half);
        let last = last_words(&text[..tail], half);
        let before = if text[..head].trim().is_empty() { "" } else { "… " };
        let after = if text[tail..].trim().is_empty() { "" } else { " …" };
        return format!("{before}{} … {}{after}", flat(first), flat(last));
    }
    // What is left is given to both sides, and what one side does not need to the other.
    let left = most - length;
    let (before, after) = (&text[..focus.start], &text[focus.end..]);
    let (n_before, n_after) = (before.chars().count(), after.chars().count());
    let for_before = (left / 2).max(left.saturating_sub(n_after));
    let for_after = (left / 2).max(left.saturating_sub(n_before));
    let (head, tail) = (last_words(before, for_before), first_words(after, for_after));
    let shown = &text[before.len() - head.len()..focus.end + tail.len()];
    let opening = if before[..before.len() - head.len()].trim().is_empty() { "" } else { "… " };
    let ending = if after[tail.len()..].trim().is_empty() { "" } else { " …" };
    format!("{opening}{}{ending}", flat(shown))
}

/// The whole words at the beginning of a text that so many characters have room for.
fn first_words(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(0);
    // A script without spaces is cut between characters.
    if cut == 0 && !text.starts_with(char::is_whitespace) { &text[..end] } else { &text[..cut] }
}

/// The whole words at the end of a text that so many characters have room for.
fn last_words(text: &str, most: usize) -> &str {
    let n = text.chars().count();
    if n <= most {
        return text;
    }
    let start = text.char_indices().nth(n - most).map_or(text.len(), |(at, _)| at);
    match text[start..].find(char::is_whitespace) {
        Some(space) => &text[start + space..],
        None => &text[start..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_shows_the_words_it_was_found_by() {
        let text = "One two three four five six seven eight nine ten.";
        let check = |focus: &str, most, expected: &str| {
            let start = text.find(focus).expect("it is there");
            assert_eq!(shortened(text, &(start..start + focus.len()), most), expected);
        };
        check("five", 100, text);
        check("five", 16, "… four five six …");
        check("One", 16, "One two three …");
        check("ten", 16, "… eight nine ten.");
        check("two three four five six seven eight", 16, "… two … eight …");
        assert_eq!(shortened("a \n b", &(0..0), 10), "a b");
        assert_eq!(shortened(text, &(90..99), 10), "One two …");
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        assert_eq!(shortened("水車小屋の火事", &(0..0), 4), "水車小屋 …");
        assert_eq!(shortened("水車小屋の火事", &(15..21), 4), "… 屋の火事");
    }
}
