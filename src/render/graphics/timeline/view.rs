//! Timelines as pages show them: drawn for wide and middling screens, listed for narrow ones.

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::graphic::{Columns, EventKind, Timeline, year_of};
use crate::render::address;
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::{Link, Markup, TimelineView};
use crate::words::Words;

use super::super::svg;
use super::entry::area;
use super::{Entry, Subject, TimelineOf, drawn, timeline};

/// So many attacks without a date are named.
const MOST_UNDATED: usize = 3;

/// Widths in pixels: of a page, of a page on a screen of middling width, and of a column of text.
const PAGE: f64 = 1040.0;
const MIDDLE: f64 = 690.0;
const COLUMN: f64 = 640.0;

/// A drawing of middling width that is higher does not fit beneath the head of a page of paper; letters would be too small
/// to read if it did. There, the list or the table of the same is printed instead.
pub(in crate::render::graphics) const TALL: f64 = 620.0;

/// Of the page of the timeline, which has nothing but a title above it.
const TALL_BY_ITSELF: f64 = 820.0;

/// Fewer attacks are no picture beside a table of the same.
const LEAST: usize = 3;

/// More events are no picture to take in: they are counted by year.
const MOST_EVENTS: usize = 120;

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

/// The timeline of attacks as a page shows it.
pub(crate) fn view(
    builder: &Builder<'_>,
    attacks: &[NoteIx],
    place: Place,
) -> Option<TimelineView> {
    let (site, words) = (builder.site, builder.words);
    let sources =
        (place == Place::Home).then(|| site.sources().map(|(ix, _)| ix).collect::<Vec<_>>());
    let address = |subject| address_of(builder, subject);
    let TimelineOf { timeline, notes, undated, shown } =
        timeline(site, attacks, sources.as_deref(), &address)?;
    if place == Place::Column && shown.1 < LEAST {
        return None;
    }
    let has_page = site.config().has(Feature::Timeline);
    let text = match shown {
        (shown, all) if shown < all => {
            let id = if has_page { "timeline_shown" } else { "timeline_part" };
            words.count_with(id, all, &[("shown", &shown.to_string())])
        }
        _ if has_page && place == Place::Home => words.say("timeline_whole").to_owned(),
        _ => String::new(),
    };
    let is_linked = has_page && !text.is_empty();
    let url = if is_linked { String::from(address::TIMELINE) } else { String::new() };
    let n_undated = undated.len();
    let undated_links = undated.iter().take(MOST_UNDATED).map(|ix| Link::clone(builder.link(*ix)));
    Some(TimelineView {
        undated: match n_undated {
            0 => String::new(),
            n => words.count("timeline_undated", n),
        },
        undated_links: undated_links.collect(),
        all: Link { text, url },
        ..drawings(builder, &timeline, notes, place)?
    })
}

/// Entries drawn with a lane for each kind; nothing if they are too many, or fewer than two.
pub(crate) fn of_entries(builder: &Builder<'_>, entries: &mut [Entry]) -> Option<TimelineView> {
    if entries.len() > MOST_EVENTS {
        return None;
    }
    let (site, title) = (builder.site, builder.words.say("timeline_of_all"));
    let (timeline, notes) = drawn(site, entries, title, area(site))?;
    drawings(builder, &timeline, notes, Place::List)
}

/// Entries counted by year. A column leads to what `to` gives for its year, which may be empty.
pub(crate) fn counted(
    builder: &Builder<'_>,
    entries: &[Entry],
    to: impl Fn(i16) -> String,
) -> TimelineView {
    let years = entries.iter().filter_map(Entry::year);
    let columns = Columns::by_year(builder.words.say("timeline_of_all"), years).leading(to);
    of_columns(builder, &columns)
}

/// Entries counted by year above a table of the same. A column leads to what `to` gives for the latest of its years that
/// has an entry.
pub(crate) fn counted_above(
    builder: &Builder<'_>,
    entries: &[Entry],
    to: impl Fn(i16) -> String,
) -> TimelineView {
    let years = entries.iter().filter_map(Entry::year);
    let columns =
        Columns::by_year(builder.words.say("timeline_of_all"), years).leading_to_latest(to);
    of_columns(builder, &columns)
}

fn of_columns(builder: &Builder<'_>, columns: &Columns) -> TimelineView {
    let (words, title) = (builder.words, builder.words.say("timeline_of_all"));
    let draw = |class, width| svg::markup(&columns.draw(width, words), class, &builder.root);
    TimelineView {
        title: title.to_owned(),
        wide: draw("wide", PAGE),
        middle: draw("middle", MIDDLE),
        is_counted: true,
        notes: vec![words.count("timeline_counted", columns.step())],
        ..TimelineView::default()
    }
}

fn address_of(builder: &Builder<'_>, subject: Subject) -> String {
    match subject {
        Subject::Note(ix) => builder.link(ix).url.clone(),
        Subject::Source(ix) => address::of_source(builder.site, ix),
    }
}

/// The drawings of a timeline; `None` if nothing of it has a date.
fn drawings(
    builder: &Builder<'_>,
    timeline: &Timeline,
    mut notes: Vec<String>,
    place: Place,
) -> Option<TimelineView> {
    let words = builder.words;
    let draw = |class, width| {
        let (graphic, years) = timeline.draw(width, words)?;
        Some((svg::markup(&graphic, class, &builder.root), graphic.height, years))
    };
    let (class, width) = if place == Place::Column { ("column", COLUMN) } else { ("wide", PAGE) };
    let (wide, height, years) = draw(class, width)?;
    // Paper has the drawing of middling width, if there is one.
    let (middle, height) = match place {
        Place::Column => (Markup::default(), height),
        Place::Home | Place::List => draw("middle", MIDDLE).map(|it| (it.0, it.1))?,
    };
    if !years.is_empty() {
        notes.push(words.fill("timeline_break", &[("year", &words.list(&years))]));
    }
    Some(TimelineView {
        title: timeline.title.clone(),
        wide,
        middle,
        is_tall: height > if place == Place::List { TALL_BY_ITSELF } else { TALL },
        list: match place {
            Place::Home => list(words, timeline, &builder.root),
            Place::List | Place::Column => Markup::default(),
        },
        notes,
        ..TimelineView::default()
    })
}

/// The events downwards, the years beside the first of each. `root` stands before the address of each link.
pub(crate) fn list(words: &Words, timeline: &Timeline, root: &str) -> Markup {
    let mut last = String::new();
    Html::finished(|html| {
        for event in &timeline.events {
            let kind = if event.kind == EventKind::Source { "source" } else { "event" };
            html.markup("<li class=\"").markup(kind).markup("\">");
            let year = year_of(words, event.middle());
            html.markup("<span class=\"year\">");
            if year != last {
                html.text(&year);
            }
            html.markup("</span> <span>");
            last = year;
            html.link(root, &Link { text: event.name.clone(), url: event.to.clone() });
            let rest = words.join([&*event.date, &*event.figure].into_iter());
            html.remark(&rest).markup("</span></li>\n");
        }
    })
}
