//! What every page's view is built with: the site, the page's place in it and its references.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::escape;
use crate::fields::Spanned;
use crate::id::Id;
use crate::marking::Marking;
use crate::note::{Cited, Details, Kind, Note};
use crate::source::SourceIx;

use super::address;
use super::markdown;
use super::overview::Overview;
use super::reader::Reader;
use super::references::References;
use super::view::{
    AttackRow, Backlink, Body, Citation, Counted, Link, PageView, RefUse, Reference, Shared,
};

/// Builds the view of one page. References are numbered in the order in which the parts of the page are built.
pub(crate) struct Builder<'a> {
    pub(crate) site: &'a Reader<'a>,
    pub(crate) overview: &'a Overview,
    pub(crate) root: String,
    references: References,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(site: &'a Reader<'a>, overview: &'a Overview, url: &str) -> Builder<'a> {
        Builder { site, overview, root: address::root(url), references: References::default() }
    }

    /// What a note's page has in common with all pages.
    pub(crate) fn page(&self, note: &Note) -> PageView {
        let common = &note.common;
        let section = match note.kind {
            Kind::Page => note.id.to_string(),
            Kind::Section => note.folder().to_owned(),
            kind => kind.folder().to_owned(),
        };
        PageView {
            description: common.summary.clone().unwrap_or_default(),
            content_warning: common.content_warning.clone(),
            marking: if common.tlp == Marking::Clear { String::new() } else { common.tlp.label() },
            draft: common.draft,
            updated: in_words(common.updated.as_ref()),
            tags: common.tags.iter().map(|tag| self.tag(&tag.value)).collect(),
            ..plain_page(note.title(), &address::of_note(note), &section)
        }
    }

    fn tag(&self, text: &str) -> Link {
        Link { text: text.to_owned(), url: address::of_tag(&Id::slug(text)) }
    }

    /// A note's text.
    pub(crate) fn body(&mut self, ix: NoteIx) -> Body {
        markdown::body(self.site, ix, &self.root, &mut self.references)
    }

    /// The references of what says so; none where it is withheld or missing.
    pub(crate) fn cite(&mut self, cited: &Cited) -> Vec<RefUse> {
        let Some(source) = self.site.cited(cited) else { return Vec::new() };
        vec![self.references.cite(source, cited.passage.as_ref().map(|passage| passage.value))]
    }

    /// What has been cited so far, to cite more.
    pub(crate) fn cited(&mut self) -> &mut References {
        &mut self.references
    }

    /// The list of references, once everything else is built.
    pub(crate) fn references(&self) -> Vec<Reference> {
        self.references.list(self.site, self.overview, &self.root)
    }

    /// How a source is cited.
    pub(crate) fn citation(&self, ix: SourceIx) -> &'a Shared<Citation> {
        self.overview.citation(self.site, ix)
    }

    /// Where a source was published on the web; empty where it has no address or may not be linked.
    pub(crate) fn web_address(&self, ix: SourceIx) -> String {
        let url = self.site.source(ix).note.and_then(|note| match &self.site.note(note).details {
            Details::Source(keys) => keys.url.as_ref(),
            _ => None,
        });
        let url = url.filter(|_| self.site.may_link(ix));
        url.map(|url| url.value.clone()).unwrap_or_default()
    }

    /// A link to a note, by its title.
    pub(crate) fn link(&self, ix: NoteIx) -> Shared<Link> {
        self.overview.link(self.site, ix).clone()
    }

    /// An attack as other pages show it.
    pub(crate) fn attack_row(&self, ix: NoteIx) -> Option<Shared<AttackRow>> {
        self.overview.attack(self.site, ix).map(|(row, _)| row.clone())
    }

    /// A link to the note with this id; nothing where this build has no such note.
    pub(crate) fn link_to(&self, id: &str) -> Option<Shared<Link>> {
        self.site.catalogue().by_id(id).map(|ix| self.link(ix))
    }

    /// A link with a number, and what kind of thing it is.
    pub(crate) fn counted(&self, ix: NoteIx, count: usize) -> Counted {
        Counted { link: self.link(ix), kind: kind_label(self.site.named(ix)), count }
    }

    /// The paragraphs of other notes that link this one.
    pub(crate) fn backlinks(&self, ix: NoteIx) -> Vec<Backlink> {
        let backlinks = self.site.backlinks(ix).iter();
        backlinks
            .map(|backlink| {
                let links = self.site.links(backlink.from);
                let edge = &links.edges[backlink.edge];
                let from = self.site.named(backlink.from);
                let html = excerpt(&links.paragraphs[edge.paragraph], &edge.span);
                Backlink { link: self.link(backlink.from), kind: kind_label(from), html }
            })
            .collect()
    }
}

/// A page without a note.
pub(crate) fn plain_page(title: &str, url: &str, section: &str) -> PageView {
    PageView {
        title: title.to_owned(),
        description: String::new(),
        root: address::root(url),
        section: section.to_owned(),
        url: url.to_owned(),
        noindex: false,
        content_warning: Vec::new(),
        marking: String::new(),
        draft: false,
        updated: String::new(),
        tags: Vec::new(),
        reports: Vec::new(),
    }
}

/// A date in words; empty when there is none.
pub(crate) fn in_words(date: Option<&Spanned<Edtf>>) -> String {
    date.map(|date| date.value.in_words()).unwrap_or_default()
}

/// What a note is about, in a word or two.
pub(crate) fn kind_label(note: &Note) -> &'static str {
    use crate::note::Details;
    match (&note.details, note.kind) {
        (Details::Actor(actor), _) => actor.kind.map_or("actor", |kind| kind.label()),
        (Details::Attack(attack), _) => attack.kind.unwrap_or_default().label(),
        (Details::Outlet(outlet), _) => outlet.class.map_or("outlet", |class| class.label()),
        (_, Kind::Source) => "source",
        (_, Kind::Briefing) => "briefing",
        (_, Kind::Section) => "section",
        _ => "page",
    }
}

/// A paragraph with the linking words marked, cut to a readable length around them.
fn excerpt(paragraph: &str, span: &std::ops::Range<usize>) -> String {
    const REACH: usize = 240;
    let from = paragraph.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = paragraph.ceil_char_boundary((span.end + REACH).min(paragraph.len()));
    let from = if from == 0 {
        0
    } else {
        paragraph[from..span.start].find(' ').map_or(span.start, |at| from + at + 1)
    };
    let to = if to == paragraph.len() {
        to
    } else {
        paragraph[span.end..to].rfind(' ').map_or(span.end, |at| span.end + at)
    };
    let part = |range: std::ops::Range<usize>| escape::escape(&paragraph[range]).into_owned();
    let marked = if span.is_empty() {
        String::new()
    } else {
        format!("<mark>{}</mark>", part(span.clone()))
    };
    let (before, after) =
        (if from > 0 { "… " } else { "" }, if to < paragraph.len() { " …" } else { "" });
    format!("{before}{}{marked}{}{after}", part(from..span.start), part(span.end..to))
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_keeps_whole_words_around_what_it_marks() {
        assert_eq!(excerpt("a <b> c", &(2..5)), "a <mark>&lt;b&gt;</mark> c");
        let long = format!("{} NAME {}", "before ".repeat(60).trim(), "after ".repeat(60).trim());
        let at = long.find("NAME").expect("the name");
        let shown = excerpt(&long, &(at..at + 4));
        assert!(shown.starts_with("… before") && shown.ends_with("after …"), "{shown}");
        assert!(shown.contains("before <mark>NAME</mark> after"));
    }
}
