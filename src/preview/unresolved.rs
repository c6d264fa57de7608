//! The names on a page that could not be resolved: outlets without a note, and names too vague to link.

use std::collections::BTreeSet;

use crate::article::PassageNumber;
use crate::catalogue::NoteIx;
use crate::outputs::Subject;
use crate::site::Site;
use crate::source::{MentionKind, PartKind, SourceIx, outlet_of};

use super::edition::UnresolvedName;

/// The unresolved names of a page, each with its place.
pub(crate) fn of(site: &Site, subject: Subject) -> Vec<UnresolvedName> {
    let unresolved = match subject {
        Subject::Source(ix) => {
            let vague = vague_names(site, ix, None);
            outlets(site, ix).chain(vague).collect::<BTreeSet<_>>()
        }
        Subject::Note(ix) if site.note(ix).kind.is_entity() => {
            let evidence = site.index.articles.evidence[ix.index()].iter();
            let sources = evidence.map(|evidence| evidence.source).collect::<BTreeSet<_>>();
            sources.into_iter().flat_map(|source| vague_names(site, source, Some(ix))).collect()
        }
        _ => BTreeSet::new(),
    };
    unresolved.into_iter().collect()
}

/// The outlets that a source cites without a name, or by one that no note has.
fn outlets(site: &Site, ix: SourceIx) -> impl Iterator<Item = UnresolvedName> {
    let source = site.source(ix);
    let items = source
        .article
        .citations
        .iter()
        .flat_map(|citation| citation.items.iter().map(|item| (citation.passage, item)));
    items.filter_map(move |(passage, item)| {
        let text = match &item.outlet {
            None => String::from("a citation that names no outlet"),
            Some(_) if outlet_of(&site.catalogue, item).is_some() => return None,
            Some(name) => format!("{}: no outlet has this name", name.value),
        };
        Some(unresolved_name(site, ix, text, Some(passage)))
    })
}

/// The names in a source that are too vague to link, of one entity or of all.
fn vague_names(
    site: &Site,
    ix: SourceIx,
    of: Option<NoteIx>,
) -> impl Iterator<Item = UnresolvedName> {
    let (source, mentions) = (site.source(ix), &site.mentions[ix.index()].list);
    let vague = mentions.iter().filter(move |mention| {
        mention.by == MentionKind::WeakName && of.is_none_or(|entity| mention.entity == entity)
    });
    vague.map(move |mention| {
        let name = &source.text[mention.span.clone()];
        let text = format!("{name}: too vague to link to {}", site.note(mention.entity).title());
        let passage = match mention.part {
            PartKind::Passage(number) => Some(number),
            PartKind::Title | PartKind::Footnote(_) => None,
        };
        unresolved_name(site, ix, text, passage)
    })
}

fn unresolved_name(
    site: &Site,
    ix: SourceIx,
    text: String,
    passage: Option<PassageNumber>,
) -> UnresolvedName {
    let page = format!("/sources/{}/", site.source(ix).id);
    match passage {
        Some(number) => UnresolvedName {
            text: format!("{text} (passage {number})"),
            href: format!("{page}#p{number}"),
        },
        None => UnresolvedName { text, href: page },
    }
}
