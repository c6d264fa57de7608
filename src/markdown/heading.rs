//! Headings and their anchors.

use std::collections::BTreeSet;

use pulldown_cmark::{Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::id::Id;

use super::cut::WITHHELD;
use super::{Item, ItemKind};

/// A heading of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// The anchor.
    pub anchor: String,
    /// The words that a reader sees.
    pub text: String,
}

/// Gives out anchors that are unique on a page. Those that begin with `_` belong to the templates.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
    /// How many passages stand on the page, with the anchors `p1`, `p2` and so on.
    passages: usize,
}

impl Anchors {
    /// The anchors of a page with so many passages.
    pub fn beside_passages(passages: usize) -> Anchors {
        Anchors { passages, ..Anchors::default() }
    }

    fn is_taken(&self, anchor: &str) -> bool {
        let passage = anchor.strip_prefix('p').and_then(|number| number.parse::<usize>().ok());
        passage.is_some_and(|number| (1..=self.passages).contains(&number))
            || self.taken.contains(anchor)
    }

    /// The anchor of the next heading: its own `{#id}`, or made from its text, numbered when taken.
    pub fn next(&mut self, own: Option<&str>, text: &str) -> String {
        let own = own.map(|id| id.trim_start_matches('_')).filter(|id| !id.is_empty());
        let wanted = own
            .map_or_else(|| Id::slug(text).to_string(), |id| id.replace(char::is_whitespace, "-"));
        let mut numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let anchor = if self.is_taken(&wanted) {
            numbered.find(|anchor| !self.is_taken(anchor)).expect("numbers do not run out")
        } else {
            wanted
        };
        self.taken.insert(anchor.clone());
        anchor
    }
}

/// The headings of a Markdown text, in order. `words` gives what a reader sees of a run: anchors are made of that.
pub(crate) fn headings(
    items: &[Item<'_>],
    anchors: &mut Anchors,
    words: impl Fn(&str) -> String,
) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut open: Option<(u8, Option<String>, String)> = None;
    for item in items {
        match (&item.kind, &mut open) {
            (ItemKind::Start(Tag::Heading { level, id, .. }), _) => {
                open = Some((*level as u8, id.as_ref().map(ToString::to_string), String::new()));
            }
            (ItemKind::Run(run), Some((_, _, text))) => text.push_str(&words(&run.text)),
            (ItemKind::Code(code), Some((_, _, text))) => text.push_str(code),
            (ItemKind::End(TagEnd::Heading(_)), _) => {
                if let Some((level, own, text)) = open.take() {
                    let anchor = anchors.next(own.as_deref(), &text);
                    headings.push(Heading { level, anchor, text });
                }
            }
            _ => {}
        }
    }
    headings
}

/// The heading a link means: by its anchor, or by its text in any case.
pub fn find<'a>(headings: &'a [Heading], wanted: &str) -> Option<&'a Heading> {
    let by_anchor = headings.iter().find(|heading| heading.anchor == wanted);
    by_anchor.or_else(|| headings.iter().find(|heading| heading.text.eq_ignore_ascii_case(wanted)))
}

/// Whether links by text may mean a heading of which this build leaves something out.
pub(crate) fn are_cut(headings: &[Heading]) -> bool {
    headings.iter().any(|heading| heading.text.contains(WITHHELD))
}

/// What a link to a heading shows where it has no words: what is written, unless that may spell what is left out.
pub(crate) fn shown<'a>(headings: &[Heading], wanted: &'a str) -> &'a str {
    if find(headings, wanted).is_none() && are_cut(headings) { WITHHELD } else { wanted }
}

#[cfg(test)]
mod tests {
    use super::super::items;
    use super::*;

    #[test]
    fn anchors_are_unique_and_never_those_of_the_template() {
        let markdown = "# Media\n\n## Media\n\n## Own {#_evidence}\n\n## `code` too\n";
        let headings = headings(&items(markdown), &mut Anchors::default(), str::to_owned);
        let anchors = headings.iter().map(|heading| heading.anchor.as_str()).collect::<Vec<_>>();
        assert_eq!(anchors, ["media", "media-2", "evidence", "code-too"]);
    }
}
