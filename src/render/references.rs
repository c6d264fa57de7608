//! The numbered references of a page: one entry per source and passage, one anchor per use.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::article::PassageRange;
use crate::source::SourceIx;

use super::html::Html;
use super::view::{BackUse, RefUse};
use crate::words::Words;

/// Collects references in the order in which a page uses them.
#[derive(Debug, Default)]
pub(crate) struct References {
    entries: Vec<ReferenceEntry>,
}

#[derive(Debug)]
struct ReferenceEntry {
    source: SourceIx,
    passages: Option<PassageRange>,
    uses: usize,
}

impl References {
    /// Records a use and returns its number and anchors.
    pub(crate) fn cite(&mut self, source: SourceIx, passages: Option<PassageRange>) -> RefUse {
        let known = self
            .entries
            .iter()
            .position(|entry| (entry.source, entry.passages) == (source, passages));
        let at = known.unwrap_or_else(|| {
            self.entries.push(ReferenceEntry { source, passages, uses: 0 });
            self.entries.len() - 1
        });
        self.entries[at].uses += 1;
        RefUse { number: at + 1, nth: self.entries[at].uses }
    }

    /// The source and passages of each reference, and its number of uses; references are numbered
    /// from 1.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (SourceIx, Option<PassageRange>, usize)> {
        self.entries.iter().map(|entry| (entry.source, entry.passages, entry.uses))
    }
}

/// The links back to each use of a reference.
pub(super) fn back(html: &mut Html, words: &Words, number: usize, uses: usize) {
    if uses == 1 {
        html.markup("<a role=\"doc-backlink\" href=\"#").reference_use(number, 1);
        html.markup("\" aria-label=\"").text(words.say("back_to_text")).markup("\">^</a>");
        return;
    }
    html.markup("<span aria-hidden=\"true\">^</span>");
    for nth in 1..=uses {
        let label = words.fill("back_to_use", &[("use", &letters(nth))]);
        html.markup(" <a role=\"doc-backlink\" href=\"#").reference_use(number, nth);
        html.markup("\" aria-label=\"").text(&label).markup("\">").letters(nth).markup("</a>");
    }
}

impl Html {
    /// The small numbers that lead to the references.
    pub(crate) fn refs(&mut self, refs: &[RefUse]) -> &mut Html {
        for used in refs {
            self.markup("<sup class=\"ref\"><a id=\"").reference_use(used.number, used.nth);
            self.markup("\"").reference_number(used.number);
        }
        self
    }

    fn reference_number(&mut self, number: usize) {
        self.markup(" role=\"doc-noteref\" href=\"#").reference(number).markup("\">[");
        self.number(number).markup("]</a></sup>");
    }

    /// The anchor of a reference in the list.
    pub(super) fn reference(&mut self, number: usize) -> &mut Html {
        self.markup("_ref-").number(number)
    }

    /// The anchor of a use of a reference.
    fn reference_use(&mut self, number: usize, nth: usize) -> &mut Html {
        self.reference(number).markup("-").letters(nth)
    }

    /// 1 is `a`, 26 is `z`, 27 is `aa`.
    fn letters(&mut self, nth: usize) -> &mut Html {
        if nth > 26 {
            self.letters((nth - 1) / 26);
        }
        let letter = (nth + 25) % 26;
        self.markup(&"abcdefghijklmnopqrstuvwxyz"[letter..=letter])
    }
}

/// The HTML of a part of a page, by itself.
fn written(write: impl FnOnce(&mut Html) -> &mut Html) -> String {
    let mut html = Html::default();
    write(&mut html);
    html.into_string()
}

impl RefUse {
    /// The anchor of this use, unique on the page.
    pub(crate) fn id(&self) -> String {
        written(|html| html.reference_use(self.number, self.nth))
    }

    /// The anchor of the reference, with `#`.
    pub(crate) fn href(&self) -> String {
        written(|html| html.markup("#").reference(self.number))
    }
}

impl Serialize for RefUse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("RefUse", 3)?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("id", &self.id())?;
        fields.serialize_field("href", &self.href())?;
        fields.end()
    }
}

/// A link back for each use of a reference.
pub(crate) fn back_uses(number: usize, uses: usize) -> Vec<BackUse> {
    let back = |nth| BackUse {
        letter: letters(nth),
        href: written(|html| html.markup("#").reference_use(number, nth)),
    };
    (1..=uses).map(back).collect()
}

/// The letter of a use.
fn letters(nth: usize) -> String {
    written(|html| html.letters(nth))
}

/// The place of a reference in the list.
pub(crate) fn anchor(number: usize) -> String {
    written(|html| html.reference(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PassageNumber;

    #[test]
    fn one_entry_a_passage_and_one_anchor_a_use() {
        let mut references = References::default();
        let passage = |number| PassageRange::of(PassageNumber::found(number));
        let ids = [(0, passage(7)), (0, passage(8)), (0, passage(7))]
            .map(|(source, passage)| references.cite(SourceIx(source), Some(passage)).id());
        assert_eq!(ids, ["_ref-1-a", "_ref-2-a", "_ref-1-b"]);
    }

    #[test]
    fn letters_go_on_after_z() {
        let shown = [1, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(shown, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
