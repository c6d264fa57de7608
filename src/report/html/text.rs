//! The texts of entries as HTML, within a page that holds them all.

use std::collections::BTreeMap;

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::document::headings::Heading;
use crate::document::walk::{self, Visitor};
use crate::document::{Block, BlockKind, Document};
use crate::links::image_path;
use crate::model::{Embeds, Reader};
use crate::render::html::Html;
use crate::render::marks;
use crate::render::text::{RawHtml, TextPlace, in_language, write, write_line};
use crate::render::view::{Markup, RefUse};
use crate::render::{self, address};
use crate::report::levels::Levels;
use crate::report::view::Entry;
use crate::report::{Report, entry_id};
use crate::site::Site;
use crate::text::direction;
use crate::text::escape;
use crate::words::Words;

use super::index::Named;
use super::picture::Pictures;
use super::uses::Uses;
use super::view::CitedRow;

/// The context for all texts of a page, and what was found in them.
pub(super) struct Texts<'a> {
    site: Reader<'a>,
    pictures: &'a Pictures,
    /// The notes by the ids of their entries, and the other way round.
    notes: BTreeMap<String, NoteIx>,
    entries: BTreeMap<NoteIx, String>,
    /// The numbers of the references, by the source's id and the passages.
    numbers: BTreeMap<(&'a str, Option<PassageRange>), usize>,
    /// How often each reference is used.
    pub(super) uses: Uses,
    /// Which entries name which entity.
    pub(super) named: Named,
    /// Whether a text has code that may be in colour.
    pub(super) has_code: bool,
}

impl<'a> Texts<'a> {
    pub(super) fn new(report: &'a Report, site: &'a Site, pictures: &'a Pictures) -> Texts<'a> {
        let entries = report.covers.iter().map(|ix| (*ix, entry_id(site.note(*ix))));
        let entries = entries.collect::<BTreeMap<_, _>>();
        let numbers = report.view.references.iter().flat_map(|source| {
            let id = source.source.as_str();
            source.places.iter().map(move |row| ((id, row.passages), row.number))
        });
        Texts {
            site: Reader::new(site),
            pictures,
            notes: entries.iter().map(|(ix, id)| (id.clone(), *ix)).collect(),
            entries,
            numbers: numbers.collect(),
            uses: Uses::default(),
            named: Named::new(),
            has_code: false,
        }
    }

    /// A row of the data with the small numbers of its references.
    pub(super) fn cited<'row, T>(&mut self, row: &'row T, refs: &[usize]) -> CitedRow<'row, T> {
        CitedRow { row, uses: marks(self.site.words(), &self.uses.cite_all(refs)) }
    }

    /// A sentence of the head of an entry's note.
    pub(super) fn sentence(&mut self, entry: &Entry, sentence: &str) -> Markup {
        let Some(ix) = self.notes.get(&entry.id).copied() else { return Markup::default() };
        let line = self.site.sentence(ix, sentence);
        let (headings, levels) = ([].iter(), Levels::default());
        let embeds = Embeds::of(ix);
        let mut place = EntryPlace { texts: self, entry, ix, headings, levels, embeds };
        Html::finished(|html| write_line(&line, &mut place, html))
    }

    /// The summary of an entry.
    pub(super) fn summary(&mut self, entry: &Entry) -> Markup {
        let note = self.notes.get(&entry.id).map(|ix| self.site.note(*ix));
        let summary = note.and_then(|note| note.common.summary.as_ref());
        summary.map_or_else(Markup::default, |summary| self.sentence(entry, &summary.value))
    }

    /// The judgements of an entry.
    pub(super) fn judgements(&mut self, entry: &Entry) -> Vec<Markup> {
        let note = self.notes.get(&entry.id).map(|ix| self.site.note(*ix));
        let keys = note.and_then(|note| note.details.briefing());
        let judgements = keys.map_or(&[][..], |keys| &keys.judgements).iter();
        judgements.map(|judgement| self.sentence(entry, &judgement.text.value)).collect()
    }

    /// The text of an entry, with its footnotes at the end.
    pub(super) fn html(&mut self, entry: &Entry) -> String {
        let Some(ix) = self.notes.get(&entry.id).copied() else { return String::new() };
        let document = self.site.document(ix);
        self.has_code |= has_code(&document);
        let headings = &self.site.links(ix).headings;
        let mut place = EntryPlace {
            texts: self,
            entry,
            ix,
            headings: headings.iter(),
            levels: Levels::default(),
            embeds: Embeds::of(ix),
        };
        write(&document, &mut place, String::new())
    }
}

/// Whether a document has a block of code.
fn has_code(document: &Document<'_>) -> bool {
    #[derive(Default)]
    struct Code(bool);
    impl<'d, 'a> Visitor<'d, 'a> for Code {
        fn block(&mut self, block: &'d Block<'a>) {
            self.0 |= matches!(block.kind, BlockKind::Code { .. });
        }
    }
    let mut code = Code::default();
    walk::document(document, &mut code);
    code.0
}

/// The entry that a text is written into.
struct EntryPlace<'t, 'a> {
    texts: &'t mut Texts<'a>,
    entry: &'t Entry,
    ix: NoteIx,
    headings: std::slice::Iter<'t, Heading>,
    levels: Levels,
    embeds: Embeds,
}

impl EntryPlace<'_, '_> {
    /// Notes that the entry names an entity.
    fn names(&mut self, ix: NoteIx) {
        let note = self.texts.site.named(ix);
        if note.kind.is_entity() {
            let naming = self.texts.named.entry(entry_id(note)).or_default();
            naming.insert(self.entry.id.clone());
        }
    }
}

impl TextPlace for EntryPlace<'_, '_> {
    /// No other entry has it.
    fn words(&self) -> &Words {
        self.texts.site.words()
    }

    fn anchor(&self, part: &str) -> String {
        format!("{}/{}", self.entry.id, self.embeds.anchor(part))
    }

    /// The title of the report has the first level, that of an entry the one below that of the data. HTML
    /// knows six levels; a heading of a lower one is of the sixth.
    fn heading(&mut self, written: u8) -> (String, u8) {
        let anchor = self.headings.next().map(|heading| heading.anchor.clone()).unwrap_or_default();
        let level = (self.entry.level + 1 + self.levels.of(written)).min(6) as u8;
        let anchor = if anchor.is_empty() { anchor } else { self.anchor(&anchor) };
        (anchor, level)
    }

    fn marks_direction(&self) -> bool {
        true
    }

    fn table_frame(&mut self, nth: usize) -> String {
        let label = self.words().count_with("table_n_of", nth, &[("title", &self.entry.title)]);
        format!(" role=\"group\" aria-label=\"{}\"", escape::escape(&label))
    }

    fn note(&mut self, note: u32, heading: Option<&str>) -> Option<String> {
        let ix = NoteIx(note);
        self.names(ix);
        let entry = self.texts.entries.get(&ix);
        entry.map(|entry| {
            let known = &self.texts.site.links(ix).headings;
            match heading.and_then(|wanted| known.anchor(wanted)) {
                Some(anchor) => format!("#{entry}/{anchor}"),
                None => format!("#{entry}"),
            }
        })
    }

    fn title(&self, note: u32) -> &str {
        address::title(&self.texts.site, NoteIx(note))
    }

    fn here(&self, heading: &str) -> (Option<String>, String) {
        let known = &self.texts.site.links(self.ix).headings;
        let entry = match self.embeds.is_open() {
            true => self.texts.entries.get(&self.ix),
            false => Some(&self.entry.id),
        };
        let address = entry.map(|entry| match known.anchor(heading) {
            Some(anchor) => format!("#{entry}/{anchor}"),
            None => format!("#{entry}"),
        });
        (address, known.shown(heading, self.texts.site.named(self.ix).title()).to_owned())
    }

    fn name(&mut self, html: &mut String, entity: u32, words: &str, is_in_link: bool) {
        let ix = NoteIx(entity);
        self.names(ix);
        let mut words = words.replace('\n', " ");
        direction::isolate_bidi(&mut words, self.words().is_rightward());
        match self.texts.entries.get(&ix) {
            Some(entry) if ix != self.ix && !is_in_link => {
                let url = format!("#{entry}");
                Html::append(html, |html| html.markup("<a").leading_to("", &url, &words));
            }
            _ => escape::push(html, &words),
        }
    }

    fn embed(&mut self, note: Option<u32>, part: Option<&str>) -> Option<String> {
        let ix = note.map_or(self.ix, NoteIx);
        let document = self.embeds.open(&self.texts.site, ix, part)?;
        let language = Embeds::language(&self.texts.site, (self.ix, ix), part);
        self.texts.has_code |= has_code(&document);
        let outer = (self.ix, std::mem::replace(&mut self.headings, [].iter()));
        self.ix = ix;
        let html = write(&document, self, String::new());
        (self.ix, self.headings) = outer;
        self.embeds.close();
        Some(in_language(html, language))
    }

    fn picture(&self, address: &str) -> Option<String> {
        let path = image_path(self.texts.site.note(self.ix), address)?;
        let path = self.texts.site.file(&path)?;
        self.texts.pictures.at(&format!("images/{path}")).map(str::to_owned)
    }

    fn file(&self, path: &str) -> Option<String> {
        address::of_file(&self.texts.site, path)
    }

    fn source_name(&self, source: &str) -> Option<String> {
        let source = self.texts.site.source_with_id(source)?;
        Some(render::words::source::short_name(&self.texts.site, source))
    }

    fn cite(&mut self, source: &str, passages: Option<PassageRange>) -> Option<RefUse> {
        let source = self.texts.site.source_with_id(source)?;
        let id = self.texts.site.source_id(source).as_str();
        let number = self.texts.numbers.get(&(id, passages)).copied();
        Some(self.texts.uses.cite(number.expect("the report was composed from the same text")))
    }

    fn language(&self) -> Option<&str> {
        Some(self.texts.site.language(self.texts.site.named(self.ix)))
    }

    /// A report shows Markdown only, as its warnings say.
    fn html(&self) -> RawHtml {
        match self.texts.site.config().raw_html {
            true => RawHtml::LeftOut,
            false => RawHtml::Text,
        }
    }
}
