//! The content that a published build would leave out of a page that the preview shows whole.

use std::collections::BTreeSet;

use crate::catalogue::{Audience, NoteIx};
use crate::marking::Marking;
use crate::note::{Display, Note};
use crate::outputs::Subject;
use crate::site::Site;
use crate::source::SourceIx;

/// The content that `briefing build` without options would leave out of a page, in words; empty if
/// none.
pub(crate) fn in_words(site: &Site, subject: Subject) -> Vec<String> {
    let (note, source) = match subject {
        Subject::Note(ix) | Subject::Redirect(ix) => (Some(ix), None),
        Subject::Source(ix) => (site.source(ix).note, Some(ix)),
        _ => return Vec::new(),
    };
    let mut words = Vec::new();
    if let Some(why) = note.and_then(|ix| why_unpublished(site.note(ix))) {
        words.push(format!("this page: it is {why}"));
    }
    if let Some(ix) = note {
        words.extend(neighbours(site, ix));
    }
    match source {
        Some(ix) => words.extend(text_of(site, ix)),
        None => words.extend(note.and_then(|ix| quotations(site, ix))),
    }
    words
}

/// Why a published build has no page for a note.
fn why_unpublished(note: &Note) -> Option<String> {
    if Audience::PUBLIC.may_see(note) {
        return None;
    }
    Some(match note.common.tlp {
        Marking::Clear => String::from("a draft"),
        marking => format!("marked {}", marking.label()),
    })
}

/// The notes that this page links or that link it, and that a published build would not have.
fn neighbours(site: &Site, ix: NoteIx) -> Option<String> {
    let linked = site.links[ix.index()].edges.iter().map(|edge| edge.target);
    let linking = site.index.backlinks[ix.index()].iter().map(|backlink| backlink.from);
    let neighbours = linked.chain(linking).filter(|other| *other != ix).collect::<BTreeSet<_>>();
    let mut missing = neighbours.into_iter().filter_map(|other| {
        let note = site.note(other);
        Some(format!("{} ({})", note.title(), why_unpublished(note)?))
    });
    listed("what it says of", missing.by_ref())
}

/// How much of a source's text its rights let a published build show.
fn text_of(site: &Site, ix: SourceIx) -> Option<String> {
    match site.rights(site.source(ix)).display {
        Display::Full => None,
        Display::Excerpt => {
            Some(String::from("the text of the article but for excerpts, by its rights"))
        }
        Display::Metadata => Some(String::from("the text of the article, by its rights")),
    }
}

/// The sources that this page quotes and whose rights do not allow the whole of it.
fn quotations(site: &Site, ix: NoteIx) -> Option<String> {
    let evidence = site.index.articles.evidence[ix.index()].iter();
    let sources = evidence.map(|evidence| evidence.source).collect::<BTreeSet<_>>();
    let limited = sources.into_iter().map(|source| site.source(source));
    let limited = limited.filter(|source| site.rights(source).display != Display::Full);
    listed("quotations beyond the rights in", limited.map(|source| source.title.clone()))
}

fn listed(what: &str, names: impl Iterator<Item = String>) -> Option<String> {
    const MOST: usize = 5;
    let names = names.collect::<Vec<_>>();
    let more = names.len().saturating_sub(MOST);
    let shown = names[..names.len() - more].join(", ");
    match (names.is_empty(), more) {
        (true, _) => None,
        (_, 0) => Some(format!("{what} {shown}")),
        _ => Some(format!("{what} {shown} and {more} more")),
    }
}
