//! Headings and their anchors.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::PassageNumber;
use crate::id::Id;
use crate::work;

use super::Document;
use super::block::{Block, BlockKind};
use super::inline::{CitationForm, Inline, Line, Target};
use super::walk::{self, Visitor};

use super::headings::{Heading, Headings};

/// Assigns anchors that are unique on a page. Those that begin with `_` are reserved for the templates, those with `^` for
/// marked blocks.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
    /// By an anchor that several headings want, the next number that may be free: all below it are taken.
    next_number: BTreeMap<String, usize>,
    /// The passages on the page, whose anchors are `p1`, `p2` and so on.
    passages: BTreeSet<PassageNumber>,
}

impl Anchors {
    /// The anchors of a page with these passages.
    pub fn beside_passages(passages: impl Iterator<Item = PassageNumber>) -> Anchors {
        Anchors { passages: passages.collect(), ..Anchors::default() }
    }

    fn is_taken(&self, anchor: &str) -> bool {
        work::step();
        let passage = anchor.strip_prefix('p').and_then(|number| number.parse().ok());
        passage.is_some_and(|number| self.passages.contains(&number)) || self.taken.contains(anchor)
    }

    /// The anchor of the next heading: its `{#id}`, or derived from its text, numbered if taken.
    pub fn next(&mut self, own: Option<&str>, text: &str) -> String {
        let own = own.map(|id| id.trim_start_matches(['_', '^'])).filter(|id| !id.is_empty());
        let wanted = own
            .map_or_else(|| Id::slug(text).to_string(), |id| id.replace(char::is_whitespace, "-"));
        let anchor = if self.is_taken(&wanted) { self.numbered(wanted) } else { wanted };
        self.taken.insert(anchor.clone());
        anchor
    }

    /// An anchor with the first free number appended. Each number is tried once, since taken anchors stay taken: equal
    /// headings take no more time than different ones.
    fn numbered(&mut self, wanted: String) -> String {
        let first = self.next_number.get(&wanted).copied().unwrap_or(2);
        let mut numbers = (first..).map(|number| (number, format!("{wanted}-{number}")));
        let (number, anchor) =
            numbers.find(|(_, anchor)| !self.is_taken(anchor)).expect("numbers do not run out");
        self.next_number.insert(wanted, number + 1);
        anchor
    }
}

/// The headings of a text, in order, with the marks of its blocks. `title` returns the words of a link without words to a
/// note.
pub fn headings<'t>(
    document: &Document<'_>,
    anchors: &mut Anchors,
    title: impl Fn(u32) -> &'t str,
) -> Headings {
    let before = anchors.clone();
    let known = collect(document, anchors, &title, &|wanted| wanted.to_owned());
    if !known.has_cut() {
        return known;
    }
    // One heading may link another from which something was cut.
    *anchors = before;
    collect(document, anchors, &title, &|wanted| known.shown(wanted, "").to_owned())
}

fn collect<'t>(
    document: &Document<'_>,
    anchors: &mut Anchors,
    title: &dyn Fn(u32) -> &'t str,
    heading: &dyn Fn(&str) -> String,
) -> Headings {
    let mut collector = Collector { anchors, title, heading, list: Vec::new(), marks: Vec::new() };
    walk::document(document, &mut collector);
    Headings::new(collector.list, collector.marks)
}

struct Collector<'k, 't> {
    anchors: &'k mut Anchors,
    title: &'k dyn Fn(u32) -> &'t str,
    heading: &'k dyn Fn(&str) -> String,
    list: Vec<Heading>,
    marks: Vec<String>,
}

impl<'d, 'a> Visitor<'d, 'a> for Collector<'_, '_> {
    fn block(&mut self, block: &'d Block<'a>) {
        self.marks.extend(block.mark.iter().map(|mark| mark.to_string()));
        if let BlockKind::Heading { level, id, line } = &block.kind {
            let text = shown_text(line, &self.title, &self.heading);
            let anchor = self.anchors.next(id.as_deref(), &text);
            self.list.push(Heading { level: *level, anchor, text });
        }
    }
}

/// The words of a line as readers see them, without mark-up and references. `title` returns the words of a link without
/// words to a note, `heading` those of one to a heading of the same text, by what it has behind its `#`.
pub fn shown_text<'t>(
    line: &Line<'_>,
    title: &impl Fn(u32) -> &'t str,
    heading: &impl Fn(&str) -> String,
) -> String {
    let mut text = String::new();
    push_shown(line, title, heading, &mut text);
    text
}

fn push_shown<'t>(
    line: &Line<'_>,
    title: &impl Fn(u32) -> &'t str,
    heading: &impl Fn(&str) -> String,
    text: &mut String,
) {
    for piece in line {
        match piece {
            Inline::Text(run) | Inline::Unlinked(run) | Inline::Name { run, .. } => {
                text.push_str(&run.text);
            }
            Inline::Unread(unread) => text.push_str(&unread.run.text),
            Inline::Code { text: code, .. } => text.push_str(code),
            Inline::Break | Inline::Omission { .. } => text.push(' '),
            Inline::Citation(citation) if !citation.has_words() => {
                text.truncate(text.trim_end_matches(' ').len());
            }
            Inline::Citation(citation) if citation.form == CitationForm::InText => {
                citation.items.iter().for_each(|item| text.push_str(&item.source));
            }
            Inline::Link(link) | Inline::Embed(link) if link.line.is_empty() => {
                match (&link.target, &link.heading) {
                    (Target::Note(note), _) => text.push_str(title(*note)),
                    (Target::Here, Some(wanted)) => text.push_str(&heading(wanted)),
                    _ => {}
                }
            }
            piece => {
                if let Some(children) = piece.children() {
                    push_shown(children, title, heading, text);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Known, parse};

    #[test]
    fn anchors_are_unique_and_never_those_of_the_template() {
        let markdown = "# Media\n\n## Media\n\n## Own {#_evidence}\n\n## `code` too\n";
        let known = Known { is_source: &|_| false, is_left_out: None };
        let document = parse(markdown, 0, known);
        let headings = headings(&document, &mut Anchors::default(), |_| "");
        let anchors = headings.iter().map(|heading| heading.anchor.as_str()).collect::<Vec<_>>();
        assert_eq!(anchors, ["media", "media-2", "evidence", "code-too"]);
    }

    /// The anchors of headings with these texts or `{#ids}`.
    fn anchors(texts: &[&str]) -> Vec<String> {
        let mut anchors = Anchors::beside_passages([1, 2].map(PassageNumber::found).into_iter());
        let next = texts.iter().map(|text| match text.strip_prefix('#') {
            Some(own) => anchors.next(Some(own), ""),
            None => anchors.next(None, text),
        });
        next.collect()
    }

    #[test]
    fn the_number_behind_an_anchor_is_the_first_that_is_free() {
        for (texts, expected) in [
            (&["X", "X", "X"][..], &["x", "x-2", "x-3"][..]),
            (&["X-2", "X", "X", "X"], &["x-2", "x", "x-3", "x-4"]),
            (&["X", "X", "X-2", "X", "X-2"], &["x", "x-2", "x-2-2", "x-3", "x-2-3"]),
            (&["X", "#x-3", "X", "X", "#x"], &["x", "x-3", "x-2", "x-4", "x-5"]),
            (&["P1", "P1", "P3", "P3"], &["p1-2", "p1-3", "p3", "p3-2"]),
        ] {
            assert_eq!(anchors(texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn equal_headings_take_no_more_than_different_ones() {
        let collide = ["X", "X-2", "X", "#x-3", "x-2-2"];
        for kind in [&["X"][..], &collide] {
            work::assert_linear(300, |size| {
                anchors(&kind.iter().copied().cycle().take(size).collect::<Vec<_>>());
            });
        }
    }
}
