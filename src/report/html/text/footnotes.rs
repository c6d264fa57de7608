//! The footnotes of an entry: a list at its end, with a link back for each time the text refers to one.

use std::collections::BTreeMap;

use crate::escape;
use crate::report::text::Block;

use super::Writer;

/// The footnotes of the entry that is being written.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    /// How often each is referred to.
    uses: BTreeMap<usize, usize>,
    /// What is still to be written.
    waiting: BTreeMap<usize, &'a [Block]>,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn footnote_reference(&mut self, number: usize, text: Option<&'a [Block]>) {
        if let Some(blocks) = text {
            self.footnotes.waiting.insert(number, blocks);
        }
        let uses = self.footnotes.uses.entry(number).or_default();
        *uses += 1;
        let nth = *uses;
        let id = self.anchor(&format!("_fnref-{number}-{nth}"));
        let to = escape::address(&format!("#{}/_fn-{number}", self.entry.id));
        self.beside_links(&format!(
            "<sup class=\"footnote\"><a id=\"{id}\" href=\"{to}\" aria-label=\"Footnote {number}\">{number}</a></sup>"
        ));
    }

    /// Writes the footnotes behind the text. One may refer to others, which are written with them.
    pub(super) fn footnote_list(&mut self) {
        let text = std::mem::take(&mut self.html);
        let mut written = BTreeMap::new();
        while let Some((number, blocks)) = self.footnotes.waiting.pop_first() {
            self.blocks(blocks);
            written.insert(number, std::mem::take(&mut self.html));
        }
        self.html = text;
        if written.is_empty() {
            return;
        }
        self.html.push_str("<ol class=\"footnotes\" aria-label=\"Footnotes\">\n");
        for (number, text) in written {
            let item = self.footnote(number, text.trim_end());
            self.html.push_str(&item);
        }
        self.html.push_str("</ol>\n");
    }

    /// A footnote with its links back, which stand in its last paragraph.
    fn footnote(&self, number: usize, text: &str) -> String {
        let uses = self.footnotes.uses.get(&number).copied().unwrap_or_default();
        let back = (1..=uses).map(|nth| {
            let to = escape::address(&format!("#{}/_fnref-{number}-{nth}", self.entry.id));
            format!(" <a class=\"back\" href=\"{to}\" aria-label=\"Back to footnote {number}, use {nth}\">↩</a>")
        });
        let back = back.collect::<String>();
        let text = match text.strip_suffix("</p>") {
            Some(text) => format!("{text}{back}</p>"),
            None => format!("{text}{back}"),
        };
        format!(
            "<li id=\"{}\" value=\"{number}\">{text}</li>\n",
            self.anchor(&format!("_fn-{number}"))
        )
    }
}
