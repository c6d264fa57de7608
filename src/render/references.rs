//! The numbered references of a page: one entry per source and passage, one anchor per use.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::article::PassageRange;
use crate::source::SourceIx;

use super::html::Html;
use super::view::{BackUse, Markup, RefUse};
use crate::words::Words;

/// Collects references in the order in which a page uses them.
#[derive(Debug, Default)]
pub(crate) struct References {
    entries: Vec<ReferenceEntry>,
    /// The place of each entry.
    known: BTreeMap<(SourceIx, Option<PassageRange>), usize>,
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
        let at = *self.known.entry((source, passages)).or_insert_with(|| {
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
    /// The small numbers that lead to the references, in one bracket: `[1, 3–5]`. Each has its anchor, also where a range
    /// leaves its number out.
    pub(crate) fn refs(&mut self, words: &Words, refs: &[RefUse]) -> &mut Html {
        if refs.is_empty() {
            return self;
        }
        let mut refs = refs.to_vec();
        refs.sort_unstable_by_key(|used| (used.number, used.nth));
        self.markup("<sup class=\"ref\">[");
        for (nth, run) in refs.chunk_by(|a, b| b.number <= a.number + 1).enumerate() {
            if nth > 0 {
                self.comma(words);
            }
            let (first, last) = (run[0].number, run[run.len() - 1].number);
            let is_range = last - first > 1;
            let mut before = None;
            for used in run {
                let is_inside = is_range && first < used.number && used.number < last;
                match before {
                    _ if is_inside => _ = self.use_anchor(*used),
                    None => _ = self.number_link(*used),
                    Some(before) if before == used.number => {
                        self.use_anchor(*used);
                    }
                    Some(_) if is_range => _ = self.markup("–").number_link(*used),
                    Some(_) => _ = self.comma(words).number_link(*used),
                }
                before = Some(used.number);
            }
        }
        self.markup("]</sup>")
    }

    /// A number that leads to its reference.
    fn number_link(&mut self, used: RefUse) -> &mut Html {
        self.markup("<a id=\"").reference_use(used.number, used.nth);
        self.markup("\" role=\"doc-noteref\" href=\"#").reference(used.number).markup("\">");
        self.number(used.number).markup("</a>")
    }

    /// The place of a use whose number is not written.
    fn use_anchor(&mut self, used: RefUse) -> &mut Html {
        self.markup("<span id=\"").reference_use(used.number, used.nth).markup("\"></span>")
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

/// Uses of references side by side, in one bracket.
pub(crate) fn marks(words: &Words, uses: &[RefUse]) -> Markup {
    match uses.is_empty() {
        true => Markup::default(),
        false => Html::finished(|html| _ = html.refs(words, uses)),
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

    /// Writes uses of references that have the numbers `numbers`.
    fn check(numbers: &[usize], expected: &str) {
        let mut uses = std::collections::BTreeMap::new();
        let uses = numbers.iter().map(|number| {
            let nth = uses.entry(*number).or_insert(0);
            *nth += 1;
            RefUse { number: *number, nth: *nth }
        });
        let html = written(|html| html.refs(&Words::built_in("en"), &uses.collect::<Vec<_>>()));
        assert_eq!(in_short(&html), expected, "{numbers:?}");
    }

    #[test]
    fn numbers_side_by_side_share_a_bracket() {
        check(&[], "");
        check(&[4], "[{4}]");
        check(&[1, 2], "[{1}, {2}]");
        check(&[2, 1], "[{1}, {2}]");
        check(&[3, 4, 5, 6, 7], "[{3}#4-a #5-a #6-a –{7}]");
        check(&[1, 3, 4, 5, 9], "[{1}, {3}#4-a –{5}, {9}]");
        check(&[2, 2], "[{2}#2-b ]");
        check(&[2, 2, 3], "[{2}#2-b , {3}]");
        check(&[1, 2, 2, 3, 3], "[{1}#2-a #2-b –{3}#3-b ]");
    }

    /// The HTML of numbers in short: a link as `{4}`, a mere anchor as `#4-a `.
    fn in_short(html: &str) -> String {
        let mut short = html.replace("<sup class=\"ref\">", "").replace("</sup>", "");
        short = short.replace("<span id=\"_ref-", "#").replace("\"></span>", " ");
        while let Some(start) = short.find("<a ") {
            let end = start + short[start..].find('>').expect("a tag");
            assert!(short[start..end].contains("role=\"doc-noteref\" href=\"#_ref-"), "{html}");
            short.replace_range(start..=end, "{");
        }
        short.replace("</a>", "}")
    }

    #[test]
    fn letters_go_on_after_z() {
        let shown = [1, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(shown, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
