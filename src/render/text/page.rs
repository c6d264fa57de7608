//! The text of a note on its page of the website.

use std::borrow::Cow;

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::document::has_markup;
use crate::document::heading::Anchors;
use crate::document::headings::Heading;
use crate::id::Id;
use crate::links::{self, folder_of_page, passages_of, words_of_page};
use crate::model::{Embeds, Reader};
use crate::note::{Kind, Note};
use crate::render::address;
use crate::render::html::Html;
use crate::render::overview::Overview;
use crate::render::references::References;
use crate::render::view::{Body, ContentsItem, Markup, RefUse};
use crate::text::{apostrophe, escape};
use crate::words::{self, Words};

use super::{RawHtml, TextPlace, in_language, write, write_line};

/// Renders the text of a note on a page with the given path to the root.
pub(crate) fn body(
    site: &Reader<'_>,
    overview: &Overview,
    ix: NoteIx,
    root: &str,
    references: &mut References,
) -> Body {
    let note = site.note(ix);
    let document = site.document(ix);
    let headings = &site.links(ix).headings;
    let anchors = anchors(site, note, headings);
    let contents = contents(headings, &anchors, site.language(note));
    let mut page = PagePlace::new(site, overview, ix, root, references);
    page.anchors = anchors.into_iter();
    let room = String::with_capacity(note.markdown().len() * 2);
    let html = Markup::finished(&write(&document, &mut page, room));
    let (language, direction) = other_language(site, note);
    Body { html, contents, language, direction }
}

/// Renders a sentence of a note's head, such as its summary, on its page.
pub(crate) fn sentence(
    site: &Reader<'_>,
    overview: &Overview,
    ix: NoteIx,
    text: &str,
    (root, references): (&str, &mut References),
) -> Markup {
    if !has_markup(text) {
        let text = apostrophe::set(text, site.language(site.note(ix)));
        return Markup::finished(&escape::escape(&text));
    }
    let mut page = PagePlace::new(site, overview, ix, root, references);
    let line = site.sentence(ix, text);
    Html::finished(|html| write_line(&line, &mut page, html))
}

/// The language and direction of a note's text; empty if they are those of the site.
pub(crate) fn other_language(site: &Reader<'_>, note: &Note) -> (String, &'static str) {
    let language = note.common.language.as_deref();
    match language.filter(|language| *language != site.config().language) {
        Some(language) => (language.to_owned(), words::direction(language)),
        None => (String::new(), ""),
    }
}

/// The table of contents: headings of the second level, and of the third where that makes no long list.
fn contents(headings: &[Heading], anchors: &[String], language: &str) -> Vec<ContentsItem> {
    const MOST: usize = 30;
    let deepest = headings.iter().filter(|heading| heading.level <= 3).count() <= MOST;
    let deepest = if deepest { 3 } else { 2 };
    let is_listed = |heading: &Heading| heading.level <= deepest && !heading.text.is_empty();
    let listed = headings.iter().zip(anchors).filter(|(heading, _)| is_listed(heading));
    let item = |(heading, anchor): (&Heading, &String)| ContentsItem {
        text: apostrophe::set(&heading.text, language).into_owned(),
        href: format!("#{anchor}"),
        is_sub: heading.level > 2,
    };
    listed.map(item).collect()
}

/// The anchors of a text's headings on its page, where the passages of a source have anchors as
/// well.
pub(crate) fn anchors(site: &Reader<'_>, note: &Note, headings: &[Heading]) -> Vec<String> {
    let source = site.source_with_id(note.id.as_str()).filter(|_| note.kind == Kind::Source);
    let passages = source.map_or(&[][..], |source| &site.source(source).article.passages);
    let mut taken = Anchors::beside_passages(passages.iter().map(|passage| passage.number));
    headings.iter().map(|heading| taken.next(Some(&heading.anchor), "")).collect()
}

struct PagePlace<'a> {
    site: &'a Reader<'a>,
    overview: &'a Overview,
    ix: NoteIx,
    note: &'a Note,
    /// The note of the page, which may show the text of others.
    page: NoteIx,
    root: &'a str,
    references: &'a mut References,
    /// The anchors of the remaining headings.
    anchors: std::vec::IntoIter<String>,
    embeds: Embeds,
    n_tables: usize,
}

impl<'a> PagePlace<'a> {
    fn new(
        site: &'a Reader<'a>,
        overview: &'a Overview,
        ix: NoteIx,
        root: &'a str,
        references: &'a mut References,
    ) -> PagePlace<'a> {
        let (note, anchors, embeds) = (site.note(ix), Vec::new().into_iter(), Embeds::of(ix));
        PagePlace {
            site,
            overview,
            ix,
            note,
            page: ix,
            root,
            references,
            anchors,
            embeds,
            n_tables: 0,
        }
    }

    /// The anchor of a note's heading or marked block.
    fn anchor_in(&self, ix: NoteIx, wanted: &str) -> Option<Cow<'_, str>> {
        self.site.links(ix).headings.anchor(wanted)
    }
}

impl TextPlace for PagePlace<'_> {
    fn words(&self) -> &Words {
        self.site.words()
    }

    fn anchor(&self, part: &str) -> String {
        self.embeds.anchor(part)
    }

    /// The page's title is its only heading of the first level, so a note's `#` becomes the second.
    fn heading(&mut self, written: u8) -> (String, u8) {
        (self.anchors.next().unwrap_or_default(), written.max(2))
    }

    /// The website's style derives the direction of each block from its words.
    fn marks_direction(&self) -> bool {
        false
    }

    /// Each scrolling region of a page needs a unique name.
    fn table_frame(&mut self, _: usize) -> String {
        self.n_tables += 1;
        let label = escape::escape(&self.words().count("table_n", self.n_tables)).into_owned();
        format!(" role=\"region\" aria-label=\"{label}\"")
    }

    fn note(&mut self, note: u32, heading: Option<&str>) -> Option<String> {
        let ix = NoteIx(note);
        let target = self.site.named(ix);
        let mut url = format!("{}{}", self.root, address::of_note(target));
        let anchor = heading.and_then(|wanted| {
            let passages = passages_of(wanted).filter(|_| target.kind == Kind::Source);
            match passages {
                Some(passages) => Some(Cow::Owned(format!("p{}", passages.first))),
                None => self.anchor_in(ix, wanted),
            }
        });
        match anchor {
            Some(anchor) => url.extend(["#", &anchor]),
            // A page does not link itself.
            None if ix == self.page => return None,
            None => {}
        }
        Some(url)
    }

    fn title(&self, note: u32) -> &str {
        address::title(self.site, NoteIx(note))
    }

    fn here(&self, heading: &str) -> (Option<String>, String) {
        let page = match self.embeds.is_open() {
            true => format!("{}{}", self.root, address::of_note(self.note)),
            false => String::new(),
        };
        let address = self.anchor_in(self.ix, heading).map(|anchor| format!("{page}#{anchor}"));
        let words = self.site.links(self.ix).headings.shown(heading, self.note.title());
        (address, words.to_owned())
    }

    fn name(&mut self, html: &mut String, entity: u32, words: &str, is_in_link: bool) {
        if is_in_link || NoteIx(entity) == self.page {
            return escape::push(html, words);
        }
        let link = self.overview.link(self.site, NoteIx(entity));
        Html::append(html, |html| html.markup("<a").leading_to(self.root, &link.url, words));
    }

    fn picture(&self, address: &str) -> Option<String> {
        let path = self.site.file(&links::image_path(self.note, address)?)?;
        Some(format!("{}{path}", self.root))
    }

    fn tag(&self, tag: &str) -> Option<String> {
        let id = Id::slug(tag);
        self.site.tags().get(&id)?;
        Some(format!("{}{}", self.root, address::of_tag(&id)))
    }

    fn file(&self, path: &str) -> Option<String> {
        Some(format!("{}{}", self.root, self.site.file(path)?))
    }

    fn page(&self, path: &str, heading: Option<&str>) -> (Option<String>, String) {
        let mut address = format!("{}{}", self.root, address::encoded(path.to_owned()));
        if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
            let section = self.site.catalogue().section(folder_of_page(path));
            let anchor = section.and_then(|section| self.anchor_in(section, heading));
            address.extend(["#", anchor.as_deref().unwrap_or(heading)]);
        }
        let is_published = self.overview.linked_pages.contains(path);
        let words = self.overview.title_of(self.site, path);
        (is_published.then_some(address), words.unwrap_or_else(|| words_of_page(path)))
    }

    fn source_name(&self, source: &str) -> Option<String> {
        let source = self.site.source_with_id(source)?;
        Some(self.overview.short(self.site, source).text.clone())
    }

    fn cite(&mut self, source: &str, passages: Option<PassageRange>) -> Option<RefUse> {
        Some(self.references.cite(self.site.source_with_id(source)?, passages))
    }

    fn embed(&mut self, note: Option<u32>, part: Option<&str>) -> Option<String> {
        let ix = note.map_or(self.ix, NoteIx);
        let document = self.embeds.open(self.site, ix, part)?;
        let language = Embeds::language(self.site, (self.ix, ix), part);
        let outer = (self.ix, self.note, std::mem::take(&mut self.anchors));
        (self.ix, self.note) = (ix, self.site.note(ix));
        let html = write(&document, self, String::new());
        (self.ix, self.note, self.anchors) = outer;
        self.embeds.close();
        Some(in_language(html, language))
    }

    fn folds(&self) -> bool {
        true
    }

    fn language(&self) -> Option<&str> {
        Some(self.site.language(self.note))
    }

    fn html(&self) -> RawHtml {
        if self.site.config().raw_html { RawHtml::Markup } else { RawHtml::Text }
    }
}
