//! The timeline of attacks and sources.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::graphic::{Event, EventKind, Timeline, days_of, year_of};
use crate::model::Reader;
use crate::note::{Attack, Kind};
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::{Link, Markup, TimelineView};
use crate::render::words::claims;
use crate::source::SourceIx;
use crate::vocabulary::known::KILLED;
use crate::vocabulary::{List, capitalised};
use crate::words::Words;

use super::svg;

/// More attacks are not taken in at a glance: the latest are shown.
const MOST_ATTACKS: usize = 24;
/// Of more sources, those that most rests on are shown.
const MOST_SOURCES: usize = 12;
/// So many attacks without a date are named.
const MOST_UNDATED: usize = 3;

/// Widths in pixels: of a page, of a page on a screen of middling width, and of a column of text.
const PAGE: f64 = 1040.0;
const MIDDLE: f64 = 690.0;
const COLUMN: f64 = 640.0;

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
    let words = site.words();
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for ix in attacks {
        match site.note(*ix).details.attack().and_then(|attack| Some((attack, date(attack)?))) {
            Some((attack, date)) => dated.push((*ix, attack, date)),
            None => undated.push(*ix),
        }
    }
    dated.sort_by_cached_key(|(ix, ..)| site.attack_in_time(*ix));
    let all = dated.len();
    let dated = dated.split_off(all.saturating_sub(MOST_ATTACKS));
    if dated.is_empty() {
        return None;
    }
    let kinds = words.vocabulary.ids(List::Attack).into_iter();
    let kinds = kinds.filter(|kind| dated.iter().any(|(_, attack, _)| attack.kind() == *kind));
    let kinds = kinds.collect::<Vec<_>>();
    let lane = |kind: &str| kinds.iter().position(|other| *other == kind);
    let property = area(site);
    let mut events = dated
        .iter()
        .map(|(ix, attack, date)| {
            let lane = lane(attack.kind()).unwrap_or(kinds.len().saturating_sub(1));
            let to = address(Subject::Note(*ix));
            attack_event(site, *ix, property, Event { lane, to, ..event(words, date) })
        })
        .map(|event| (event, None))
        .collect::<Vec<_>>();
    let lanes = kinds.iter().map(|kind| capitalised(words.vocabulary.plural(List::Attack, kind)));
    let mut lanes = lanes.collect::<Vec<_>>();
    let mut notes = Vec::new();
    if let Some(all) = reported_by {
        let (sources, n_sources) = sources(site, all);
        if sources.len() < n_sources {
            let shown = sources.len().to_string();
            notes.push(words.count_with("timeline_sources", n_sources, &[("shown", &shown)]));
        }
        for ix in sources {
            let Some(date) = site.source(ix).issued.date.as_ref() else { continue };
            let event = source_event(site, ix, Event { lane: lanes.len(), ..event(words, date) });
            events.push((Event { to: address(Subject::Source(ix)), ..event }, Some(ix)));
        }
        lanes.push(words.say("our_sources").to_owned());
    }
    if events.len() < 2 {
        return None;
    }
    events.sort_by(|(a, _), (b, _)| a.middle().total_cmp(&b.middle()));
    let arcs = arcs(site, &events);
    let events = events.into_iter().map(|(event, _)| event).collect::<Vec<_>>();
    if lanes.len() > 1 && !events.iter().any(|event| event.lane + 1 == lanes.len()) {
        lanes.pop();
    }
    let signs = signs(words, property, &events, !arcs.is_empty());
    let id = if reported_by.is_some() { "timeline_with_sources" } else { "timeline" };
    let timeline = Timeline { title: words.say(id).to_owned(), lanes, events, arcs };
    notes.splice(0..0, signs);
    Some(TimelineOf { timeline, notes, undated, shown: (dated.len(), all) })
}

/// What an event of a timeline is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject {
    /// An attack.
    Note(NoteIx),
    /// A source.
    Source(SourceIx),
}

/// How a page shows a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Over the whole page, with the sources, and downwards on narrow screens.
    Home,
    /// Over the whole page, above a table of the same.
    List,
    /// In the column of text, above a table of the same.
    Column,
}

/// The timeline as a page shows it.
pub(crate) fn view(
    builder: &Builder<'_>,
    attacks: &[NoteIx],
    place: Place,
) -> Option<TimelineView> {
    let (site, words) = (builder.site, builder.words);
    let sources =
        (place == Place::Home).then(|| site.sources().map(|(ix, _)| ix).collect::<Vec<_>>());
    let to = |subject| match subject {
        Subject::Note(ix) => builder.link(ix).url.clone(),
        Subject::Source(ix) => address::of_source(site, ix),
    };
    let TimelineOf { timeline, mut notes, undated, shown } =
        timeline(site, attacks, sources.as_deref(), &to)?;
    let draw = |class, width| {
        let (graphic, year) = timeline.draw(width, words)?;
        Some((svg::markup(&graphic, class, &builder.root), year))
    };
    let (class, width) = if place == Place::Column { ("column", COLUMN) } else { ("wide", PAGE) };
    let (wide, year) = draw(class, width)?;
    let middle = match place {
        Place::Column => Markup::default(),
        Place::Home | Place::List => draw("middle", MIDDLE)?.0,
    };
    notes.extend(year.map(|year| words.fill("timeline_break", &[("year", &year)])));
    let list = if place == Place::Home { list(builder, &timeline) } else { Markup::default() };
    let all = match shown {
        (shown, all) if shown < all => Link {
            text: words.count_with("timeline_shown", all, &[("shown", &shown.to_string())]),
            url: address::of_list(Kind::Attack),
        },
        _ => Link::default(),
    };
    let n_undated = undated.len();
    let undated_links = undated.iter().take(MOST_UNDATED).map(|ix| Link::clone(builder.link(*ix)));
    Some(TimelineView {
        title: timeline.title.clone(),
        wide,
        middle,
        list,
        notes,
        undated: if n_undated > 0 {
            words.count("timeline_undated", n_undated)
        } else {
            String::new()
        },
        undated_links: undated_links.collect(),
        all,
    })
}

fn date(attack: &Attack) -> Option<&Edtf> {
    attack.date.as_ref().map(|date| &date.value)
}

/// The property that the area of a circle shows.
fn area<'a>(site: &Reader<'a>) -> Option<&'a str> {
    let listed = site.list_properties(Kind::Attack);
    let killed = listed.iter().find(|property| *property == KILLED);
    killed.or(listed.first()).map(String::as_str)
}

/// An event at a date, with the date in words.
fn event(words: &Words, date: &Edtf) -> Event {
    Event {
        lane: 0,
        kind: EventKind::Event(None),
        from: date.earliest().map(days_of),
        until: date.latest().map(|day| days_of(day) + 1.0),
        is_vague: date.is_vague(),
        name: String::new(),
        date: words.date(date),
        figure: String::new(),
        to: String::new(),
    }
}

fn attack_event(site: &Reader<'_>, ix: NoteIx, property: Option<&str>, event: Event) -> Event {
    let words = site.words();
    let dossier = site.dossier(ix);
    let figures = dossier.figures();
    let figure = figures.into_iter().find(|(own, _)| Some(*own) == property);
    let figure = figure.and_then(|(property, figure)| Some((property, figure?)));
    let said = figure.as_ref().map(|(property, figure)| {
        let label = words.vocabulary.label(List::Property, property);
        words.fill("labelled", &[("label", label), ("value", &claims::figure(words, figure))])
    });
    let said = said.unwrap_or_default();
    let kind = EventKind::Event(figure.and_then(|(_, figure)| figure.most));
    Event { kind, figure: said, name: dossier.note.title().to_owned(), ..event }
}

fn source_event(site: &Reader<'_>, ix: SourceIx, event: Event) -> Event {
    let source = site.source(ix);
    let name = source.outlet_name(site.catalogue()).unwrap_or(&source.title).to_owned();
    Event { kind: EventKind::Source, name, ..event }
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
fn arcs(site: &Reader<'_>, events: &[(Event, Option<SourceIx>)]) -> Vec<(usize, usize)> {
    let place = |ix: SourceIx| events.iter().position(|(_, source)| *source == Some(ix));
    let mut arcs = Vec::new();
    for (at, (_, source)) in events.iter().enumerate() {
        let Some((ix, note)) = source.and_then(|ix| Some((ix, site.source(ix).note?))) else {
            continue;
        };
        let dossier = site.dossier(note);
        let Some(keys) = dossier.source_keys() else { continue };
        let parents = site.others(ix, &keys.derived_from);
        arcs.extend(parents.filter_map(|(parent, _)| Some((at, place(parent)?))));
    }
    arcs
}

fn signs(words: &Words, property: Option<&str>, events: &[Event], has_arcs: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let number = |event: &Event| event.number().is_some_and(|number| number > 0.0);
    if let Some(property) = property.filter(|_| events.iter().any(number)) {
        let property = words.vocabulary.label(List::Property, property);
        notes.push(words.fill("timeline_area", &[("property", property)]));
    }
    let is_long = |event: &Event| match (event.from, event.until) {
        (Some(from), Some(until)) => until - from > 1.0,
        _ => false,
    };
    let is_open = |event: &Event| event.from.is_none() || event.until.is_none();
    for (id, has) in [
        ("sign_about", events.iter().any(|event| event.is_vague && event.is_day())),
        ("long_bars", events.iter().any(is_long)),
        ("timeline_open", events.iter().any(is_open)),
        ("timeline_arcs", has_arcs),
    ] {
        if has {
            notes.push(words.say(id).to_owned());
        }
    }
    notes
}

/// The events downwards, the years beside the first of each.
fn list(builder: &Builder<'_>, timeline: &Timeline) -> Markup {
    let mut last = String::new();
    Html::finished(|html| {
        for event in &timeline.events {
            let kind = if event.kind == EventKind::Source { "source" } else { "event" };
            html.markup("<li class=\"").markup(kind).markup("\">");
            let year = year_of(builder.words, event.middle());
            html.markup("<span class=\"year\">");
            if year != last {
                html.text(&year);
            }
            html.markup("</span> <span>");
            last = year;
            html.link(&builder.root, &Link { text: event.name.clone(), url: event.to.clone() });
            let rest = builder.words.join([&*event.date, &*event.figure].into_iter());
            html.remark(&rest).markup("</span></li>\n");
        }
    })
}
