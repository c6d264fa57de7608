//! What every page's view is built with: the site, the page's address and its references.

use std::sync::Arc;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::marking::Marking;
use crate::note::{Details, Kind};
use crate::source::SourceIx;

use super::address;
use super::counted::{self, Unit};
use super::html::Html;
use super::overview::Overview;
use super::references::{References, marks};
use super::rows::{Row, Rows, seen};
use super::templates::Templates;
use super::view::{
    Anchor, AttackRow, Body, Citation, Counted, Link, Markup, PageView, RefUse, TagRow,
};
use super::words::{in_words, shown_title, special_kind, tag_label, value_of};
use super::{cited, text};
use crate::model::{NoteCount, Reader, Reference};
use crate::words::Words;

/// Builds the view of one page. References are numbered in the order in which the parts of the page are built.
pub(crate) struct Builder<'a> {
    pub(crate) site: &'a Reader<'a>,
    pub(crate) words: &'a Words,
    pub(crate) overview: &'a Overview,
    pub(crate) root: String,
    pub(crate) rows: Rows<'a>,
    references: References,
    /// The note of the page, which does not link itself; `None` before its head is built.
    note: Option<NoteIx>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(site: &'a Reader<'a>, overview: &'a Overview, url: &str) -> Builder<'a> {
        let (words, root) = (site.words(), address::root(url));
        let rows = Rows::built_in(words);
        Builder { site, words, overview, root, rows, references: References::default(), note: None }
    }

    /// Takes the rows of the theme, where it has templates for them; `page` is for messages.
    pub(crate) fn with_templates(self, templates: &'a Templates, page: &str) -> Builder<'a> {
        Builder { rows: Rows::of_theme(self.words, templates, page), ..self }
    }

    /// Writes a row of a list.
    pub(crate) fn write(&self, html: &mut Html, row: &impl Row) {
        self.rows.write(html, &self.root, row);
    }

    /// Writes all rows of a list.
    pub(crate) fn written<R: Row>(&self, rows: impl IntoIterator<Item = R>) -> Markup {
        self.rows.list(&self.root, rows)
    }

    /// The part that a note's page has in common with all pages.
    pub(crate) fn page(&mut self, ix: NoteIx) -> PageView {
        self.note = Some(ix);
        let note = self.site.note(ix);
        let (common, marking) = (&note.common, self.site.marking(ix));
        let section = match note.kind {
            Kind::Page => note.id.to_string(),
            Kind::Section => note.folder().to_owned(),
            Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Source | Kind::Briefing => {
                note.kind.folder().to_owned()
            }
        };
        let (by, date) = match &note.details {
            Details::Briefing(briefing) => {
                (self.words.list(&briefing.authors), value_of(&briefing.date))
            }
            Details::Actor(_)
            | Details::Attack(_)
            | Details::Outlet(_)
            | Details::Source(_)
            | Details::Plain => Default::default(),
        };
        let content_warning = warnings(self.site, ix);
        PageView {
            kind: special_kind(self.words, note).to_owned(),
            summary: self.site.summary(ix).into_owned(),
            lead: self.sentence(ix, common.summary.as_ref().map_or("", |summary| &summary.value)),
            by,
            date: in_words(self.words, date),
            has_long_warning: is_long(&content_warning),
            content_warning,
            marking: if marking == Marking::Clear { String::new() } else { marking.label() },
            draft: common.draft,
            updated: in_words(self.words, value_of(&common.updated)),
            tags: self.written(common.tags.iter().map(|tag| self.tag(&tag.value))),
            ..plain_page(&shown_title(self.site, ix), &address::of_note(note), &section)
        }
    }

    fn tag(&self, text: &str) -> TagRow {
        let url = self.site.tags().id_of(text).map(address::of_tag).unwrap_or_default();
        TagRow { link: Link { text: tag_label(self.site, text), url } }
    }

    /// A sentence of a note's head.
    pub(crate) fn sentence(&mut self, ix: NoteIx, text: &str) -> Markup {
        text::sentence(self.site, self.overview, ix, text, (&self.root, &mut self.references))
    }

    /// A note's text.
    pub(crate) fn body(&mut self, ix: NoteIx) -> Body {
        text::body(self.site, self.overview, ix, &self.root, &mut self.references)
    }

    /// What a source rests on, or that it was judged independent of all others that are shown with it; empty if nothing
    /// is known.
    pub(crate) fn standing(&self, ix: SourceIx, shown: &[SourceIx]) -> &'a str {
        let rests_on = &*self.overview.reliance(self.site, ix).rests_on;
        let is_independent = || self.site.kinship().is_independent_of(ix, shown.iter().copied());
        match rests_on.is_empty() && is_independent() {
            true => self.words.say("source_independent"),
            false => rests_on,
        }
    }

    /// Records a use of each reference, and writes their numbers.
    pub(crate) fn cite(&mut self, references: &[Reference]) -> Markup {
        marks(self.words, &self.record(references))
    }

    /// Records a use of each reference.
    pub(crate) fn record(&mut self, references: &[Reference]) -> Vec<RefUse> {
        let cite = |it: &Reference| self.references.cite(it.source, it.passages());
        references.iter().map(cite).collect()
    }

    /// The references so far, to add more.
    pub(crate) fn cited(&mut self) -> &mut References {
        &mut self.references
    }

    /// The references so far.
    pub(super) fn references(&self) -> &References {
        &self.references
    }

    /// The citation of a source.
    pub(crate) fn citation(&self, ix: SourceIx) -> &'a Citation {
        &self.overview.citation(self.site, ix).citation
    }

    /// The web address of a source; empty if it has none or may not be linked.
    pub(crate) fn web_address(&self, ix: SourceIx) -> String {
        let note = self.site.source(ix).note;
        let url = note.and_then(|note| self.site.note(note).details.source()?.url.as_ref());
        let url = url.filter(|_| self.site.may_link(ix));
        url.map(|url| url.value.clone()).unwrap_or_default()
    }

    /// A link to a note, by its title.
    pub(crate) fn link(&self, ix: NoteIx) -> &'a Anchor {
        self.overview.link(self.site, ix)
    }

    /// Writes the citation of a source, which on its own page and on that of its outlet does not link it.
    pub(crate) fn write_citation(&self, html: &mut Html, ix: SourceIx) {
        let written = self.overview.citation(self.site, ix);
        let (source, root) = (self.site.source(ix), &self.root);
        if self.note.is_some() && self.note == source.note {
            cited::write_on_own_page(html, self.words, &written.citation, root);
        } else if self.note.is_some() && self.note == source.outlet {
            cited::write_at_outlet(html, self.words, &written.citation, root);
        } else {
            html.portable(root, &written.html);
        }
    }

    /// A link to the page of a source, by its headline: where sources are listed.
    pub(crate) fn headline(&self, ix: SourceIx) -> Link {
        let text = self.site.source(ix).title.clone();
        Link { text, url: address::of_source(self.site, ix) }
    }

    /// A link to the page of a source, by its short name.
    pub(crate) fn source_link(&self, ix: SourceIx) -> Link {
        Link::clone(self.overview.short(self.site, ix))
    }

    /// The row of an attack; `None` for other notes.
    pub(crate) fn attack_row(&self, ix: NoteIx) -> Option<Arc<AttackRow>> {
        self.overview.attack(self.site, ix).cloned()
    }

    /// A list of links with numbers.
    pub(crate) fn list(&self, items: &[Counted<'_>], unit: Unit) -> Markup {
        counted::list(self.words, &self.rows, items, unit, &self.root)
    }

    /// [`Builder::counted`] for a list of notes.
    pub(crate) fn all_counted(&self, counts: Vec<NoteCount>) -> Vec<Counted<'a>> {
        counts.into_iter().map(|it| self.counted(it.ix, it.count)).collect()
    }

    /// A link to the note with this id; `None` if this build has no such note.
    pub(crate) fn link_to(&self, id: &str) -> Option<&'a Anchor> {
        self.site.catalogue().by_id(id).map(|ix| self.link(ix))
    }

    /// A link with a number and the kind of the linked note.
    pub(crate) fn counted(&self, ix: NoteIx, count: usize) -> Counted<'a> {
        let (link, kind) = self.overview.link_and_kind(self.site, ix);
        Counted { link, kind, count }
    }
}

impl Row for TagRow {
    const NAME: &'static str = "tag";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<li>").link(root, &self.link).markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

/// A page without a note.
pub(crate) fn plain_page(title: &str, url: &str, section: &str) -> PageView {
    PageView {
        title: title.to_owned(),
        summary: String::new(),
        description: String::new(),
        lead: Markup::default(),
        kind: String::new(),
        by: String::new(),
        date: String::new(),
        menu: Markup::default(),
        root: address::root(url),
        section: section.to_owned(),
        url: url.to_owned(),
        noindex: false,
        content_warning: Vec::new(),
        has_long_warning: false,
        marking: String::new(),
        draft: false,
        updated: String::new(),
        address: String::new(),
        parent: Link::default(),
        tags: Markup::default(),
        reports: Vec::new(),
    }
}

/// Whether warnings need a box of their own, as they have no room in a line with other things.
pub(crate) fn is_long(warnings: &[String]) -> bool {
    const LINE: usize = 80;
    warnings.iter().map(|warning| warning.chars().count()).sum::<usize>() > LINE
}

/// The warnings of a note in words, and those of the notes embedded in its text.
pub(crate) fn warnings(site: &Reader<'_>, ix: NoteIx) -> Vec<String> {
    let mut found = Vec::new();
    let embedded = site.with_embedded(ix).into_iter().filter(|other| *other != ix);
    for ix in std::iter::once(ix).chain(embedded) {
        for warning in &site.note(ix).common.content_warning {
            let words = site.words_of(ix, &warning.value).into_owned();
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}
