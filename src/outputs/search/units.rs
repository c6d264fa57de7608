//! The units of a page behind its names and summary: passages and footnotes of a source as far as they may be shown, then
//! the sections of the note.

use std::ops::Range;

use serde::Serialize;

use crate::catalogue::NoteIx;
use crate::document::heading::shown_text;
use crate::document::walk::{self, Role, Visitor};
use crate::document::{Block, BlockKind, Line};
use crate::model::Reader;
use crate::render::{address, source, text};
use crate::source::SourceIx;
use crate::text::apostrophe;

/// A unit: the anchor on its page, empty for the top; its text; and its heading, if it has one.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Unit(
    pub(super) String,
    pub(super) String,
    #[serde(skip_serializing_if = "String::is_empty")] pub(super) String,
);

/// Replaces words that are left out.
const GAP: &str = " … ";

/// The units of a page about a source, a note, or both, in order. Every passage is one, shown or not, so that rights move no
/// other.
pub(super) fn units(
    site: &Reader<'_>,
    source: Option<SourceIx>,
    note: Option<NoteIx>,
) -> Vec<Unit> {
    let passages = source.map_or_else(Vec::new, |ix| passages(site, ix));
    let sections = note.map_or_else(Vec::new, |ix| sections(site, ix));
    passages.into_iter().chain(sections).collect()
}

fn passages(site: &Reader<'_>, ix: SourceIx) -> Vec<Unit> {
    let source = site.source(ix);
    let shown = |span: &Range<usize>| {
        let mut text = String::new();
        let mut last = span.start;
        for part in site.visible(ix).within(span) {
            if source.text[last..part.start].contains(|c: char| !c.is_whitespace()) {
                text.push_str(GAP);
            }
            last = part.end;
            text.extend(source.text[part].chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        text.trim().to_owned()
    };
    let passages = source.article.passages.iter();
    let passages = passages
        .map(|passage| Unit(format!("p{}", passage.number), shown(&passage.span), String::new()));
    let footnotes = source.article.footnotes.iter().map(|footnote| {
        let text = footnote.note.as_ref().map(&shown).unwrap_or_default();
        Unit(source::footnote_anchor(&footnote.marker), text, String::new())
    });
    passages.chain(footnotes).collect()
}

/// The sections of a note's text: what stands before the first heading, then one for each heading.
fn sections(site: &Reader<'_>, ix: NoteIx) -> Vec<Unit> {
    let note = site.named(ix);
    let headings = &site.links(ix).headings;
    let anchors = text::anchors(site, note, headings).into_iter();
    let mut sections = Sections { site, ix, anchors, list: vec![Unit::default()] };
    let document = site.document(ix);
    walk::document(&document, &mut sections);
    let (mut list, language) = (sections.list, site.language(note));
    for Unit(_, text, heading) in &mut list {
        for words in [text, heading] {
            let set = apostrophe::set(words.trim_end(), language).into_owned();
            *words = set;
        }
    }
    list
}

struct Sections<'s, 'a> {
    site: &'s Reader<'a>,
    ix: NoteIx,
    /// The anchors of the remaining headings.
    anchors: std::vec::IntoIter<String>,
    list: Vec<Unit>,
}

impl Sections<'_, '_> {
    fn push(&mut self, words: &str) {
        let Some(Unit(_, text, _)) = self.list.last_mut() else { return };
        text.push_str(words);
        text.push(' ');
    }
}

impl<'d, 'a> Visitor<'d, 'a> for Sections<'_, '_> {
    fn block(&mut self, block: &'d Block<'a>) {
        match &block.kind {
            BlockKind::Heading { .. } => {
                let anchor = self.anchors.next().unwrap_or_default();
                self.list.push(Unit(anchor, String::new(), String::new()));
            }
            BlockKind::Code { text, .. } => self.push(text),
            _ => {}
        }
    }

    fn line(&mut self, line: &'d Line<'a>, role: Role) {
        let site = self.site;
        let (headings, title) = (&site.links(self.ix).headings, site.named(self.ix).title());
        let heading = |wanted: &str| headings.shown(wanted, title).to_owned();
        let words = shown_text(line, &|note| address::title(site, NoteIx(note)), &heading);
        match (role, self.list.last_mut()) {
            (Role::Heading, Some(Unit(_, _, heading))) => *heading = words,
            _ => self.push(&words),
        }
    }
}
