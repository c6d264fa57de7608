//! Runs of text: plain words with the names in them, and citations.

use std::ops::Range;

use crate::escape;
use crate::markdown::Run;
use crate::markdown::inline::{CitationItem, Piece, pieces};
use crate::render::html::Html;

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
            let link = self.overview.link(self.site, name.entity);
            let words = &text[name.span.clone()];
            Html::append(&mut self.html, |html| {
                html.markup("<a").leading_to(self.root, &link.url, words)
            });
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
            Html::append(&mut self.html, |html| html.refs(&[used]));
        }
    }
}
