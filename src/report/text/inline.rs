//! The pieces of a line: words with the names in them, links, citations.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::catalogue::NoteIx;
use crate::diagnostic::Place;
use crate::direction;
use crate::links::{Target as Meant, image_path, resolve};
use crate::markdown::cut::WITHHELD;
use crate::markdown::inline::{CitationItem, Piece, pieces};
use crate::markdown::{Item, ItemKind, Run, without_comments};
use crate::picture::Kind;
use crate::render::address;

use super::reading::{Lost, Reading};
use super::{Inline, has_leftward};

impl Reading<'_> {
    /// Reads a piece that holds no other.
    pub(super) fn word(&mut self, item: &Item<'_>, line: &mut Vec<Inline>) {
        match &item.kind {
            ItemKind::Run(run) => {
                self.settle(&run.text, item);
                self.run(run, line);
            }
            // Of a block that is nested too deeply.
            ItemKind::CodeText(code) => push_text(line, &self.settle(code, item)),
            ItemKind::Code(code) => {
                line.push(Inline::Code { text: self.settle(code, item).into_owned() });
            }
            ItemKind::HardBreak => line.push(Inline::Break),
            ItemKind::Html(html) => self.html(html, item, line),
            ItemKind::FootnoteReference(name) if !self.is_muted => {
                line.push(Inline::Footnote { number: self.footnote_number(name), blocks: None });
            }
            _ => {}
        }
    }

    /// Where HTML is mark-up on the pages, it cannot be shown here; where it is not, it is text.
    fn html(&mut self, html: &str, item: &Item<'_>, line: &mut Vec<Inline>) {
        let html = without_comments(html);
        if html.trim().is_empty() {
            return;
        }
        if self.site.config().raw_html {
            let hint =
                "a report shows Markdown only: write it as Markdown, or leave it to the website";
            self.lose("HTML", hint, item.span.clone());
        } else {
            push_text(line, &html);
        }
    }

    /// The text without characters that would turn what stands behind it, which are told.
    pub(super) fn settle<'t>(&mut self, text: &'t str, item: &Item<'_>) -> Cow<'t, str> {
        let settled = direction::settled(text);
        if matches!(settled, Cow::Owned(_)) {
            let hint = "delete it: letters of any script turn the right way by themselves";
            self.lose("character that turns text around", hint, item.span.clone());
        }
        settled
    }

    pub(super) fn lose(&mut self, what: &'static str, hint: &'static str, span: Range<usize>) {
        if !self.is_muted {
            self.target.lost.push(Lost { what, hint, note: self.ix, span });
        }
    }

    fn run(&mut self, run: &Run, line: &mut Vec<Inline>) {
        for piece in pieces(&run.text) {
            match piece {
                Piece::Text(span) => self.plain_words(&run.text[span], line),
                Piece::Unlinked { name } => push_text(line, &run.text[name]),
                Piece::Link { target, heading, text, .. } => {
                    let part = |span: Range<usize>| &run.text[span];
                    let (heading, text) = (heading.map(part), text.map(part));
                    self.wikilink(part(target), heading, text, line);
                }
                Piece::Citation { items, .. } => self.citation(run, &items, line),
            }
        }
    }

    /// Words with the names in them, as the scan has decided.
    fn plain_words(&mut self, text: &str, line: &mut Vec<Inline>) {
        let piece = self.piece;
        self.piece += 1;
        let here = self.names.iter().take_while(|name| name.piece == piece).count();
        let (names, rest) = self.names.split_at(here);
        self.names = rest;
        let mut at = 0;
        for name in names {
            push_text(line, &text[at..name.span.start]);
            line.push(self.name(name.entity, &text[name.span.clone()]));
            at = name.span.end;
        }
        push_text(line, &text[at..]);
    }

    fn name(&mut self, entity: NoteIx, words: &str) -> Inline {
        if !self.is_muted {
            self.target.named.insert(entity);
        }
        Inline::Name {
            id: super::super::entry_id(self.site.named(entity)),
            to: self.target.entries.get(&entity).cloned().unwrap_or_default(),
            children: isolated(vec![text(words)]),
        }
    }

    fn citation(&mut self, run: &Run, items: &[CitationItem], line: &mut Vec<Inline>) {
        if self.is_muted {
            return;
        }
        let mut refs = Vec::new();
        for item in items {
            let source = self.site.source_with_id(&run.text[item.source.clone()]);
            let passage = item.passage.clone().map(Result::ok);
            if let (Some(source), None | Some(Some(_))) = (source, passage) {
                refs.push(self.references.cite(source, passage.flatten()).number);
            }
        }
        if refs.is_empty() {
            return;
        }
        // No space before the number, so that it stays with the words it supports.
        if let Some(Inline::Text { text }) = line.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
        }
        line.pop_if(|piece| matches!(piece, Inline::Text { text } if text.is_empty()));
        match line.last_mut() {
            Some(Inline::Cite { refs: before }) => before.extend(refs),
            _ => line.push(Inline::Cite { refs }),
        }
    }

    /// A link of Markdown; its words alone where it may not or cannot be followed.
    pub(super) fn link(
        &mut self,
        link_type: LinkType,
        address: &str,
        children: Vec<Inline>,
    ) -> Vec<Inline> {
        let children = isolated(children);
        if link_type == LinkType::Email {
            return vec![Inline::Link { href: format!("mailto:{address}"), children }];
        }
        let (page, fragment) =
            address.split_once('#').map_or((address, None), |(page, hash)| (page, Some(hash)));
        match resolve(self.site.catalogue(), self.note, page, false) {
            Meant::Note(ix) => self.note_link(ix, fragment, children),
            Meant::Here if fragment.is_some() => self.note_link(self.ix, fragment, children),
            Meant::Web => vec![Inline::Link { href: address.to_owned(), children }],
            _ => children,
        }
    }

    fn wikilink(
        &mut self,
        target: &str,
        heading: Option<&str>,
        shown: Option<&str>,
        line: &mut Vec<Inline>,
    ) {
        let linked = match resolve(self.site.catalogue(), self.note, target, true) {
            Meant::Note(ix) => {
                let words = shown.unwrap_or_else(|| address::title(self.site, ix));
                self.note_link(ix, heading, isolated(vec![text(words)]))
            }
            Meant::Here if heading.is_some() => {
                let known = &self.site.links(self.ix).headings;
                let heading_words = heading.map(|wanted| known.shown(wanted));
                let words = shown.or(heading_words).unwrap_or_default();
                self.note_link(self.ix, heading, isolated(vec![text(words)]))
            }
            // The id of a page that is withheld or missing is not shown: only words the author wrote for readers.
            _ => vec![text(shown.unwrap_or(WITHHELD))],
        };
        line.extend(linked);
    }

    /// A link to the entry of a note; where it has none, an entity is named all the same.
    fn note_link(
        &mut self,
        ix: NoteIx,
        heading: Option<&str>,
        children: Vec<Inline>,
    ) -> Vec<Inline> {
        let is_entity = self.site.named(ix).kind.is_entity();
        if is_entity && !self.is_muted {
            self.target.named.insert(ix);
        }
        let to = self.target.entries.get(&ix).cloned();
        let id = super::super::entry_id(self.site.named(ix));
        let linked = match to {
            Some(to) => {
                let known = &self.site.links(ix).headings;
                let heading = heading.and_then(|wanted| known.find(wanted));
                let anchor = heading.map(|heading| heading.anchor.clone()).unwrap_or_default();
                vec![Inline::Entry { to, anchor, children }]
            }
            None => children,
        };
        match is_entity {
            true => vec![Inline::Name { id, to: String::new(), children: linked }],
            false => linked,
        }
    }

    /// A picture; its words alone where the site does not have it.
    pub(super) fn picture(
        &mut self,
        address: &str,
        alt: String,
        span: Range<usize>,
    ) -> Option<Inline> {
        let path = image_path(self.note, address).filter(|path| self.site.has_image(path));
        let Some(path) = path else {
            return (!alt.is_empty()).then_some(Inline::Text { text: alt });
        };
        if !Kind::of_name(&path).is_some_and(Kind::is_for_reports) {
            self.lose("picture", "a report shows PNG, JPEG, GIF and WebP pictures", span);
            return (!alt.is_empty()).then_some(Inline::Text { text: alt });
        }
        let shown = format!("images/{path}");
        let at = self.note.body.start;
        let place = Place::new(&self.note.file, &(at + span.start..at + span.end));
        self.target.images.entry(path).or_insert(place);
        Some(Inline::Image { path: shown, alt })
    }
}

/// The words of a name or a link, which turn nothing beside them.
fn isolated(mut words: Vec<Inline>) -> Vec<Inline> {
    if has_leftward(&words) {
        words.insert(0, Inline::Text { text: direction::ISOLATE.to_string() });
        words.push(Inline::Text { text: direction::END.to_string() });
    }
    words
}

/// A line break of the Markdown is a space.
fn text(words: &str) -> Inline {
    Inline::Text { text: direction::settled(words).replace('\n', " ") }
}

fn push_text(line: &mut Vec<Inline>, words: &str) {
    let added = text(words);
    match (line.last_mut(), added) {
        (_, Inline::Text { text }) if text.is_empty() => {}
        (Some(Inline::Text { text }), Inline::Text { text: added }) => text.push_str(&added),
        (_, added) => line.push(added),
    }
}
