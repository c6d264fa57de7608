//! Timelines: of attacks and the sources that report them, and of everything with a date.

mod entry;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::graphic::{Event, EventKind, Timeline};
use crate::model::Reader;
use crate::source::SourceIx;
use crate::vocabulary::List;
use crate::words::Words;

use entry::Entries;
pub(super) use entry::area;
pub(crate) use entry::{Entry, Lane, Subject};
pub(super) use view::TALL;
pub(crate) use view::{Place, counted, counted_above, list, of_entries, view};

/// More attacks are not taken in at a glance: the latest are shown.
const MOST_ATTACKS: usize = 24;
/// Of more sources, those that most rests on are shown.
const MOST_SOURCES: usize = 12;

/// What a timeline is made of.
#[derive(Debug)]
pub(crate) struct TimelineOf {
    /// What is drawn.
    pub(crate) timeline: Timeline,
    /// What its signs mean, but for a change of its scale.
    pub(crate) notes: Vec<String>,
    /// The attacks without a date.
    pub(crate) undated: Vec<NoteIx>,
    /// The number of attacks with a date that are shown, and of all.
    pub(crate) shown: (usize, usize),
}

/// The timeline of attacks, and of sources if there is to be a lane of them; `None` with fewer than two events.
/// `address` gives what a note or source leads to.
pub(crate) fn timeline(
    site: &Reader<'_>,
    attacks: &[NoteIx],
    reported_by: Option<&[SourceIx]>,
    address: &dyn Fn(Subject) -> String,
) -> Option<TimelineOf> {
    let (words, made) = (site.words(), Entries::new(site, address));
    let is_dated =
        |ix: &NoteIx| site.note(*ix).details.attack().is_some_and(|attack| attack.date.is_some());
    let (mut dated, undated) = attacks.iter().copied().partition::<Vec<_>, _>(is_dated);
    dated.sort_by_cached_key(|ix| site.attack_in_time(*ix));
    let all = dated.len();
    let dated = dated.split_off(all.saturating_sub(MOST_ATTACKS));
    if dated.is_empty() {
        return None;
    }
    let mut entries = dated.iter().filter_map(|ix| made.attack(*ix)).collect::<Vec<_>>();
    let mut further = Vec::new();
    if let Some(all) = reported_by {
        let (sources, n_sources) = sources(site, all);
        if sources.len() < n_sources {
            let shown = sources.len().to_string();
            further.push(words.count_with("timeline_sources", n_sources, &[("shown", &shown)]));
        }
        entries.extend(sources.into_iter().filter_map(|ix| made.source(ix)));
    }
    let id = if reported_by.is_some() { "timeline_with_sources" } else { "timeline" };
    let (timeline, mut notes) = drawn(site, &mut entries, words.say(id), made.area)?;
    notes.append(&mut further);
    Some(TimelineOf { timeline, notes, undated, shown: (dated.len(), all) })
}

/// Everything with a date, in the order of time.
pub(crate) fn entries(site: &Reader<'_>, address: &dyn Fn(Subject) -> String) -> Vec<Entry> {
    let made = Entries::new(site, address);
    let mut entries = site.dated().iter().filter_map(|dated| made.of(dated)).collect::<Vec<_>>();
    sort(&mut entries);
    entries
}

fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.event.middle().total_cmp(&b.event.middle()));
}

/// Entries as a timeline with a lane for each kind, and what its signs mean; `None` for fewer than two.
fn drawn(
    site: &Reader<'_>,
    entries: &mut [Entry],
    title: &str,
    area: Option<&str>,
) -> Option<(Timeline, Vec<String>)> {
    if entries.len() < 2 {
        return None;
    }
    sort(entries);
    let words = site.words();
    let lanes = entries.iter().map(|entry| entry.lane).collect::<BTreeSet<_>>();
    let lanes = lanes.into_iter().collect::<Vec<_>>();
    let event = |entry: &Entry| Event {
        lane: lanes.binary_search(&entry.lane).unwrap_or_default(),
        ..entry.event.clone()
    };
    let timeline = Timeline {
        title: title.to_owned(),
        events: entries.iter().map(event).collect(),
        lanes: lanes.iter().map(|lane| lane.name(words)).collect(),
        arcs: arcs(site, entries),
    };
    let notes = signs(words, area, &timeline);
    Some((timeline, notes))
}

/// The sources with a date, those that most rests on if they are many; and how many there are.
fn sources(site: &Reader<'_>, all: &[SourceIx]) -> (Vec<SourceIx>, usize) {
    let dated = all.iter().copied().filter(|ix| site.source(*ix).issued.date.is_some());
    let mut dated = dated.collect::<Vec<_>>();
    let all = dated.len();
    if all > MOST_SOURCES {
        dated.sort_by_cached_key(|ix| (std::cmp::Reverse(site.uses(*ix).len()), *ix));
        dated.truncate(MOST_SOURCES);
        dated.sort_unstable();
    }
    (dated, all)
}

/// From a source to each earlier one that it rests on.
fn arcs(site: &Reader<'_>, entries: &[Entry]) -> Vec<(usize, usize)> {
    let source = |entry: &Entry| match entry.subject {
        Subject::Source(ix) => Some(ix),
        Subject::Note(_) => None,
    };
    let places = entries.iter().enumerate().filter_map(|(at, entry)| Some((source(entry)?, at)));
    let places = places.collect::<BTreeMap<_, _>>();
    let mut arcs = Vec::new();
    for (at, ix) in entries.iter().enumerate().filter_map(|(at, entry)| Some((at, source(entry)?)))
    {
        let Some(note) = site.source(ix).note else { continue };
        let dossier = site.dossier(note);
        let Some(keys) = dossier.source_keys() else { continue };
        let parents = site.others(ix, &keys.derived_from);
        arcs.extend(parents.filter_map(|(parent, _)| Some((at, *places.get(&parent)?))));
    }
    arcs
}

/// What the signs mean that a timeline has.
fn signs(words: &Words, area: Option<&str>, timeline: &Timeline) -> Vec<String> {
    let (events, mut notes) = (&timeline.events, Vec::new());
    let number = |event: &Event| event.number().is_some_and(|number| number > 0.0);
    if let Some(property) = area.filter(|_| events.iter().any(number)) {
        let property = words.vocabulary.label(List::Property, property);
        notes.push(words.fill("timeline_area", &[("property", property)]));
    }
    let is_long = |event: &Event| match (event.from, event.until) {
        (Some(from), Some(until)) => until - from > 1.0,
        _ => false,
    };
    let is_open = |event: &Event| event.from.is_none() || event.until.is_none();
    for (id, has) in [
        (
            "timeline_about",
            events.iter().any(|event| event.is_vague && event.kind != EventKind::Source),
        ),
        ("long_bars", events.iter().any(is_long)),
        ("timeline_open", events.iter().any(is_open)),
        ("timeline_arcs", !timeline.arcs.is_empty()),
    ] {
        if has {
            notes.push(words.say(id).to_owned());
        }
    }
    notes
}
