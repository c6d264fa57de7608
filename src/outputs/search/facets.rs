//! What results are filtered by: kind, year, outlet, actors and tags of each page.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Serialize;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::id::Id;
use crate::model::Reader;
use crate::note::Kind;
use crate::render::filters::years_between;
use crate::render::words::{shown_title, tag_label, value_of};
use crate::search::push_number;
use crate::source::MentionKind;

use super::page::{About, KINDS, SearchedPage};

/// The facets of all pages.
#[derive(Debug, Default, Serialize)]
pub(super) struct Facets {
    /// Ids and names of the outlets, actors and tags that pages have.
    outlets: Vec<(String, String)>,
    actors: Vec<(String, String)>,
    tags: Vec<(String, String)>,
    /// A row for each page, as numbers: the difference to the number of the page before; the index of its kind; the
    /// first of its years, counted from [`FIRST_YEAR`], or 0, and the number of its years; the place of its outlet in the list, from 1, or 0; then actors and tags, each as
    /// their count and the differences of their places.
    rows: String,
}

/// A year before all that can be written.
const FIRST_YEAR: i32 = -10_000;

/// The facets of one page.
struct Row {
    kind: usize,
    years: Option<RangeInclusive<i16>>,
    outlet: Option<NoteIx>,
    actors: BTreeSet<NoteIx>,
    tags: BTreeSet<Id>,
}

/// The facets of some pages, in the order of their numbers.
pub(super) fn facets(site: &Reader<'_>, pages: &[SearchedPage]) -> Facets {
    let rows = pages.iter().map(|page| row(site, page)).collect::<Vec<_>>();
    let outlets = placed(rows.iter().filter_map(|row| row.outlet));
    let actors = placed(rows.iter().flat_map(|row| row.actors.iter().copied()));
    let tags = placed(rows.iter().flat_map(|row| row.tags.iter().cloned()));
    let mut text = String::new();
    let mut last = 0;
    for (page, row) in pages.iter().zip(&rows) {
        let first = row.years.as_ref().map(|years| i32::from(*years.start()) - FIRST_YEAR);
        let count = row.years.iter().cloned().flatten().count() as u32;
        let outlet = row.outlet.map_or(0, |outlet| outlets[&outlet] + 1);
        for number in [
            page.number - last,
            row.kind as u32,
            first.unwrap_or_default().unsigned_abs(),
            count,
            outlet,
        ] {
            push_number(&mut text, number);
        }
        push_list(&mut text, row.actors.iter().map(|actor| actors[actor]));
        push_list(&mut text, row.tags.iter().map(|tag| tags[tag]));
        last = page.number;
    }
    let note = |ix: &NoteIx| (site.named(*ix).id.to_string(), shown_title(site, *ix).into_owned());
    let tag = |id: &Id| {
        let label = site.tags().get(id).map(|tag| tag_label(site, &tag.text));
        (id.to_string(), label.unwrap_or_default())
    };
    Facets {
        outlets: outlets.keys().map(note).collect(),
        actors: actors.keys().map(note).collect(),
        tags: tags.keys().map(tag).collect(),
        rows: text,
    }
}

/// Each of some things with its place among them, in order.
fn placed<T: Ord>(things: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    things.collect::<BTreeSet<_>>().into_iter().zip(0..).collect()
}

fn push_list(text: &mut String, places: impl ExactSizeIterator<Item = u32>) {
    push_number(text, places.len() as u32);
    places.fold(0, |before, place| {
        push_number(text, place - before);
        place
    });
}

fn row(site: &Reader<'_>, page: &SearchedPage) -> Row {
    let note = page.note(site);
    let mut row = match page.about {
        About::Note(ix) => of_note(site, ix),
        About::Source(ix) => {
            let source = site.source(ix);
            let names = site.mentions(ix).list.iter();
            let named = names.filter(|mention| mention.by != MentionKind::WeakName);
            Row {
                kind: index_of(Kind::Source),
                years: source.issued.date.as_ref().and_then(years_of),
                outlet: source.outlet,
                actors: named.map(|mention| mention.entity).collect(),
                tags: BTreeSet::new(),
            }
        }
    };
    if let Some(ix) = note {
        let tags = site.named(ix).common.tags.iter();
        row.tags.extend(tags.map(|tag| Id::slug(&tag.value)));
        row.actors.extend(site.links(ix).edges.iter().map(|edge| edge.target));
    }
    row.actors.retain(|ix| site.named(*ix).kind == Kind::Actor);
    row
}

fn of_note(site: &Reader<'_>, ix: NoteIx) -> Row {
    let dossier = site.dossier(ix);
    let (attack, briefing) = (dossier.attack(), dossier.note.details.briefing());
    let date = attack.and_then(|attack| value_of(&attack.date));
    let date = date.or_else(|| briefing.and_then(|briefing| value_of(&briefing.date)));
    let attributed = dossier.attributed().into_iter().map(|attributed| attributed.actor);
    Row {
        kind: index_of(dossier.note.kind),
        years: date.and_then(years_of),
        outlet: Some(ix).filter(|_| dossier.note.kind == Kind::Outlet),
        actors: attributed.chain([ix]).collect(),
        tags: BTreeSet::new(),
    }
}

fn years_of(date: &Edtf) -> Option<RangeInclusive<i16>> {
    years_between((date.earliest(), date.latest()))
}

fn index_of(kind: Kind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len() - 1)
}
