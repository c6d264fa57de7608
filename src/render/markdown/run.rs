//! Runs of text: plain words with the names in them, and citations.

use std::ops::Range;

use crate::escape;
use crate::markdown::Run;
use crate::markdown::inline::{CitationItem, Piece, pieces};
use crate::render::address;

use super::Writer;

impl Writer<'_> {
    pub(super) fn run(&mut self, run: &Run) {
        for piece in pieces(&run.text) {
            match piece {
                Piece::Text(span) => self.plain_words(&run.text[span]),
                Piece::Unlinked { name } => self.text(&run.text[name]),
                Piece::Link { target, heading, text, .. } => {
                    let part = |span: Range<usize>| &run.text[span];
                    self.wikilink(part(target), heading.map(part), text.map(part));
                }
                Piece::Citation { items, .. } => self.citation(run, &items),
            }
        }
    }

    /// Words with the names in them linked, as the scan has decided.
    fn plain_words(&mut self, text: &str) {
        let piece = self.piece;
        self.piece += 1;
        let here = self.names.iter().take_while(|name| name.piece == piece).count();
        let (names, rest) = self.names.split_at(here);
        self.names = rest;
        let mut at = 0;
        for name in names.iter().filter(|_| self.picture.is_none()) {
            escape::push(&mut self.html, &text[at..name.span.start]);
            self.html.push_str("<a href=\"");
            self.html.push_str(self.root);
            let url = address::of_note(self.site.named(name.entity));
            escape::push_address(&mut self.html, &url);
            self.html.push_str("\">");
            escape::push(&mut self.html, &text[name.span.clone()]);
            self.html.push_str("</a>");
            at = name.span.end;
        }
        self.text(&text[at..]);
    }

    fn citation(&mut self, run: &Run, items: &[CitationItem]) {
        if self.footnotes.is_muted() {
            return;
        }
        for item in items {
            let source = self.site.source_with_id(&run.text[item.source.clone()]);
            let passage = item.passage.clone().map(Result::ok);
            let (Some(source), None | Some(Some(_)), None) = (source, passage, &self.picture)
            else {
                continue;
            };
            let used = self.references.cite(source, passage.flatten());
            // No space before the number, so that it stays with the words it supports.
            let end = self.html.trim_end_matches(' ').len();
            self.html.truncate(end);
            self.html.push_str(&format!(
                "<sup class=\"ref\"><a id=\"{}\" href=\"{}\">[{}]</a></sup>",
                used.id(),
                used.href(),
                used.number
            ));
        }
    }
}
