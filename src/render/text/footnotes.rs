//! Footnotes: numbers in the text, and a list at its end with a way back for each use.

use std::fmt::Write;

use crate::document::Footnote;
use crate::text::escape;

use super::{TextPlace, Writer};

impl<P: TextPlace> Writer<'_, P> {
    pub(super) fn footnote_reference(&mut self, number: usize) {
        let Some(uses) = self.uses.get_mut(number.wrapping_sub(1)) else { return };
        *uses += 1;
        let nth = *uses;
        let id = self.place.anchor(&format!("_fnref-{number}-{nth}"));
        let to = self.place.anchor(&format!("_fn-{number}"));
        let (id, to) = (escape::escape(&id), escape::address(&format!("#{to}")));
        self.beside_link(&format!(
            "<sup class=\"footnote\"><a role=\"doc-noteref\" id=\"{id}\" href=\"{to}\">{number}</a></sup>"
        ));
    }

    /// Writes the footnotes behind the text. Each may refer to any other, so the links back are
    /// known after the last.
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote<'_>]) {
        if footnotes.is_empty() {
            return;
        }
        let before = std::mem::take(&mut self.html);
        let texts = footnotes.iter().map(|footnote| {
            self.blocks(&footnote.blocks);
            std::mem::take(&mut self.html)
        });
        let texts = texts.collect::<Vec<_>>();
        self.html = before;
        let label = escape::escape(self.place.words().say("footnotes"));
        let open = ["<section class=\"footnotes\" aria-label=\"", &label, "\">\n<ol>\n"];
        self.html.extend(open);
        for (number, text) in (1..).zip(texts) {
            self.footnote(number, text.trim_end());
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    /// A footnote with its links back, which are in its last paragraph.
    fn footnote(&mut self, number: usize, text: &str) {
        let id = self.place.anchor(&format!("_fn-{number}"));
        write!(self.html, "<li id=\"{}\">", escape::escape(&id)).expect("a string takes all");
        let (words, end) = text.strip_suffix("</p>").map_or((text, ""), |words| (words, "</p>"));
        self.html.push_str(words);
        for nth in 1..=self.uses[number - 1] {
            let to = self.place.anchor(&format!("_fnref-{number}-{nth}"));
            let to = escape::address(&format!("#{to}"));
            let nth = nth.to_string();
            let label = self.place.words().count_with("footnote_back", number, &[("use", &nth)]);
            let label = escape::escape(&label);
            write!(
                self.html,
                " <a role=\"doc-backlink\" href=\"{to}\" aria-label=\"{label}\">↩</a>"
            )
            .expect("a string takes all");
        }
        self.html.extend([end, "</li>\n"]);
    }
}
