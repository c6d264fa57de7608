//! Footnotes: numbered by first use, shown at the end, with a link back for each use.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Tag, TagEnd};

use crate::markdown::{Item, ItemKind};
use crate::work;

use super::Writer;

/// The footnotes of a text, and the one being written.
#[derive(Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, usize>,
    uses: BTreeMap<String, usize>,
    texts: BTreeMap<String, String>,
    /// The footnote being written, with the text before it.
    open: Option<(String, String)>,
    /// Those that the text refers to, directly or from another footnote that is shown. The others are not shown,
    /// so nothing in them may be counted.
    shown: BTreeSet<String>,
}

impl Footnotes {
    /// The footnotes of a text before any of it is written.
    pub(super) fn of(items: &[Item<'_>]) -> Footnotes {
        Footnotes { shown: shown(items), ..Footnotes::default() }
    }

    /// Whether what is being written now will not be on the page.
    pub(super) fn is_muted(&self) -> bool {
        self.open.as_ref().is_some_and(|(name, _)| !self.shown.contains(name))
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// The list at the end of the text. A footnote that nobody refers to has no number and is not in it.
    fn list(&self) -> String {
        if self.numbers.is_empty() {
            return String::new();
        }
        let mut names =
            self.numbers.iter().map(|(name, number)| (*number, name)).collect::<Vec<_>>();
        names.sort();
        let items = names.into_iter().map(|(number, name)| self.list_item(number, name));
        let items = items.collect::<String>();
        format!(
            "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n{items}</ol>\n</section>\n"
        )
    }

    /// A footnote with its links back, which stand in its last paragraph.
    fn list_item(&self, number: usize, name: &str) -> String {
        let text = self.texts.get(name).map_or("", |text| text.trim_end());
        let uses = self.uses.get(name).copied().unwrap_or_default();
        let back = (1..=uses).map(|nth| {
            format!(" <a href=\"#_fnref-{number}-{nth}\" aria-label=\"Back to reference {number}, use {nth}\">↩</a>")
        });
        let back = back.collect::<String>();
        let text = match text.strip_suffix("</p>") {
            Some(text) => format!("{text}{back}</p>"),
            None => format!("{text}{back}"),
        };
        format!("<li id=\"_fn-{number}\">{text}</li>\n")
    }
}

/// The footnotes that the text refers to, directly or from another footnote that is shown.
pub(crate) fn shown(items: &[Item<'_>]) -> BTreeSet<String> {
    let mut inside = None;
    let mut by_text = Vec::new();
    let mut by_footnote = BTreeMap::<&str, Vec<&str>>::new();
    for item in items {
        match &item.kind {
            ItemKind::Start(Tag::FootnoteDefinition(name)) => inside = Some(&**name),
            ItemKind::End(TagEnd::FootnoteDefinition) => inside = None,
            ItemKind::FootnoteReference(name) => match inside {
                Some(from) => by_footnote.entry(from).or_default().push(name),
                None => by_text.push(&**name),
            },
            _ => {}
        }
    }
    // Each is followed once: a chain of them may be as long as the text.
    let mut shown = BTreeSet::new();
    let mut reached = by_text;
    while let Some(name) = reached.pop() {
        work::step();
        if shown.insert(name.to_owned()) {
            reached.extend(by_footnote.remove(name).unwrap_or_default());
        }
    }
    shown
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, name: &str) {
        if self.footnotes.is_muted() || self.picture.is_some() {
            return;
        }
        let number = self.footnotes.number(name);
        let uses = self.footnotes.uses.entry(name.to_owned()).or_default();
        *uses += 1;
        let id = format!("_fnref-{number}-{uses}");
        self.html.push_str(&format!(
            "<sup class=\"footnote\"><a id=\"{id}\" href=\"#_fn-{number}\">{number}</a></sup>"
        ));
    }

    pub(super) fn footnote_start(&mut self, name: &str) {
        let before = std::mem::take(&mut self.html);
        self.footnotes.open = Some((name.to_owned(), before));
    }

    pub(super) fn footnote_end(&mut self) {
        if let Some((name, before)) = self.footnotes.open.take() {
            let text = std::mem::replace(&mut self.html, before);
            self.footnotes.texts.insert(name, text);
        }
    }

    /// Adds the footnotes that are referred to.
    pub(super) fn finish(mut self) -> String {
        self.html.push_str(&self.footnotes.list());
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::items;

    fn names(markdown: &str) -> Vec<String> {
        shown(&items(markdown)).into_iter().collect()
    }

    #[test]
    fn footnotes_are_shown_that_the_text_leads_to() {
        let cases: [(&str, &[&str]); 4] = [
            ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n\n[^3]: d[^4]\n\n[^4]: e\n", &["1", "2"]),
            ("a\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n", &[]),
            ("[^3]: c\n\n[^2]: b[^3]\n\na[^2]\n", &["2", "3"]),
            ("a[^1]\n\n[^1]: b\n\n> [^1]: c[^2]\n\n[^2]: d\n", &["1", "2"]),
        ];
        for (markdown, expected) in cases {
            assert_eq!(names(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_chain_of_footnotes_is_followed_once_in_either_direction() {
        let note = |number: usize| format!("[^{number}]: to[^{}]\n\n", number + 1);
        for is_reversed in [false, true] {
            work::assert_linear(200, |size| {
                let mut notes = (1..size).map(note).collect::<Vec<_>>();
                if is_reversed {
                    notes.reverse();
                }
                let markdown = format!("a[^1]\n\n{}[^{size}]: end\n", notes.concat());
                assert_eq!(names(&markdown).len(), size);
            });
        }
    }
}
