//! What a report draws: the ranges of claims, ties, the timeline, charts, and where attacks were, as the website shows them.

use serde::Serialize;

use crate::catalogue::NoteIx;
use crate::graphic::{Bar, BarRow, Bars, Graphic, Timeline};
use crate::model::{ClaimGroup, Dossier};
use crate::note::Kind;
use crate::render::graphics::charts::{self, Chart};
use crate::render::graphics::ties::{self, TiesOf};
use crate::render::graphics::timeline::{Subject, TimelineOf, timeline};
use crate::render::graphics::{map, ranges};
use crate::source::SourceIx;
use crate::text::direction::isolate_bidi;
use crate::words::Words;

use super::builder::ReportBuilder;
use super::citations::{self, OutletCount};

/// The width of the text in pixels, of which one is three quarters of a point: 118 mm.
const TEXT_WIDTH: f64 = 446.0;

/// The width of the page between its margins in pixels: 166 mm.
const PAGE_WIDTH: f64 = 627.0;

/// The width of a telephone in pixels.
const NARROW: f64 = 328.0;

/// The most outlets of which a figure shows how often they are cited.
const MOST_OUTLETS: usize = 30;

/// A graphic with what is said beneath it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn {
    /// Its marks with their places; `to` of a text is an entry.
    pub(crate) graphic: Graphic,
    /// What follows from it and what its signs mean: a sentence each.
    pub notes: Vec<String>,
    /// The same for a narrow screen, which no paper is.
    #[serde(skip)]
    pub(crate) narrow: Narrow,
}

/// A graphic on a narrow screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Narrow {
    /// It fits there as it is.
    Same,
    /// It is drawn anew.
    Drawn(Graphic),
    /// Its events are listed, with a sentence on those that are not drawn, which may be empty.
    Events(Timeline, String),
}

impl Drawn {
    /// Whether it takes the width of the page, and not of its text.
    pub(crate) fn is_wide(&self) -> bool {
        self.graphic.width > TEXT_WIDTH
    }

    /// What `draw` makes for paper and for a narrow screen.
    fn twice(width: f64, notes: Vec<String>, draw: impl Fn(f64) -> Graphic) -> Drawn {
        Drawn { graphic: draw(width), notes, narrow: Narrow::Drawn(draw(NARROW)) }
    }
}

/// The ranges of the claims on an entity of this kind, the most looked for first.
pub(super) fn ranges(
    report: &ReportBuilder<'_>,
    kind: Kind,
    groups: &[ClaimGroup<'_>],
) -> Vec<Drawn> {
    let (site, words) = (report.pages.site, report.pages.words);
    let ranges = ranges::ranges(site, kind, groups).into_iter();
    let drawn = |it: ranges::RangeOfClaims| {
        Drawn::twice(TEXT_WIDTH, it.notes, |width| it.range.draw(width, words))
    };
    ranges.map(drawn).collect()
}

/// Where an attack was; `None` without a place that a map can show.
pub(super) fn locator(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Option<Drawn> {
    let words = report.pages.words;
    let (graphic, said) = map::drawn(words, dossier)?;
    let notes = vec![format!("{said}."), words.say("map_credit").to_owned()];
    Some(Drawn { graphic, notes, narrow: Narrow::Same })
}

/// The ties of an actor or outlet; `None` for fewer than three.
pub(super) fn ties(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Option<Drawn> {
    let to = |ix| report.entry_of(ix);
    let TiesOf { ties, notes } = ties::ties(dossier, "", &to)?;
    Some(Drawn::twice(TEXT_WIDTH, notes, |width| ties.draw(width, report.pages.words)))
}

/// The attacks and sources of a report on one axis of time; `None` for fewer than two with a date.
pub(super) fn lanes(
    report: &ReportBuilder<'_>,
    attacks: &[NoteIx],
    sources: &[SourceIx],
) -> Option<Drawn> {
    let words = report.pages.words;
    let to = |subject| match subject {
        Subject::Note(ix) => report.entry_of(ix),
        Subject::Source(_) => String::new(),
    };
    let TimelineOf { timeline, mut notes, undated, shown: (shown, all) } =
        timeline(report.pages.site, attacks, Some(sources), &to)?;
    let (graphic, years) = timeline.draw(PAGE_WIDTH, words)?;
    if !years.is_empty() {
        notes.push(words.fill("timeline_break", &[("year", &words.list(&years))]));
    }
    let undrawn = match undated.len() {
        0 => String::new(),
        n => words.count("attacks_undrawn", n),
    };
    if shown < all {
        let part = words.count_with("timeline_part", all, &[("shown", &shown.to_string())]);
        notes.push(format!("{part}."));
    }
    notes.extend((!undrawn.is_empty()).then(|| undrawn.clone()));
    Some(Drawn { graphic, notes, narrow: Narrow::Events(timeline, undrawn) })
}

/// How many the attacks killed and injured, from the least to the most; `None` for fewer than three with a figure.
pub(super) fn figures(report: &ReportBuilder<'_>, attacks: &[NoteIx]) -> Option<Drawn> {
    let chart = charts::figures(report.pages.site, attacks, &|ix| report.entry_of(ix));
    chart.map(|chart| of_chart(report, chart, PAGE_WIDTH))
}

/// How the sources are graded; `None` for fewer than three pairs of codes.
pub(super) fn grades(report: &ReportBuilder<'_>, sources: &[SourceIx]) -> Option<Drawn> {
    let chart = charts::grades(report.pages.site, sources.iter().copied());
    chart.map(|chart| of_chart(report, chart, PAGE_WIDTH))
}

/// What is counted by year: the evidence of an actor, the citations of an outlet.
pub(super) fn by_year(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Option<Drawn> {
    let (site, words) = (report.pages.site, report.pages.words);
    let chart = match dossier.note.kind {
        Kind::Actor => charts::evidence(site, dossier),
        Kind::Outlet => charts::citations(words, dossier),
        _ => None,
    };
    chart.map(|chart| of_chart(report, chart, TEXT_WIDTH))
}

fn of_chart(report: &ReportBuilder<'_>, chart: Chart, width: f64) -> Drawn {
    let words = report.pages.words;
    Drawn::twice(width, chart.notes.clone(), |width| chart.draw(width, words))
}

/// How often the sources cite each outlet that they cite more than once, most cited first; `None` for one alone.
pub(super) fn citations(report: &ReportBuilder<'_>, sources: &[SourceIx]) -> Option<Drawn> {
    let words = report.pages.words;
    let (bars, notes) = of_counts(words, citations::of(report, sources))?;
    Some(Drawn::twice(PAGE_WIDTH, notes, |width| bars.draw(width, words)))
}

fn of_counts(words: &Words, mut counts: Vec<OutletCount>) -> Option<(Bars, Vec<String>)> {
    let is_shown = |row: &&OutletCount| row.count > 1;
    let shown = counts.iter().take(MOST_OUTLETS).take_while(is_shown).count();
    if shown < 2 {
        return None;
    }
    let others = counts.split_off(shown);
    let mut notes = vec![words.say("citations_by_outlet_lead").to_owned()];
    if !others.is_empty() {
        let times = others.iter().map(|row| row.count).sum::<usize>().to_string();
        notes.push(words.count_with("further_outlets", others.len(), &[("times", &times)]));
    }
    let row = |OutletCount { outlet: mut name, to, class: mut note, count }| {
        [&mut name, &mut note]
            .into_iter()
            .for_each(|text| isolate_bidi(text, words.is_rightward()));
        let number = count as f64;
        let value = words.number(number);
        let bar = Bar { least: number, most: number, value, ..Bar::default() };
        BarRow { name, note, to, bars: vec![bar] }
    };
    let title = words.say("citations_by_outlet").to_owned();
    Some((Bars { title, rows: counts.into_iter().map(row).collect() }, notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_that_are_cited_more_than_once_are_drawn_and_the_rest_is_counted() {
        let words = Words::built_in("en");
        let drawn = |counts: &[usize]| {
            let count = |count: &usize| OutletCount {
                outlet: format!("Outlet {count}"),
                to: String::new(),
                class: String::new(),
                count: *count,
            };
            let (bars, notes) = of_counts(&words, counts.iter().map(count).collect())?;
            let values = bars.rows.iter().map(|row| row.bars[0].value.clone());
            Some((values.collect::<Vec<_>>().join(" "), notes[1..].concat()))
        };
        for (counts, expected) in [
            (&[][..], None),
            (&[5, 1, 1], None),
            (&[5, 2], Some(("5 2", ""))),
            (&[5, 2, 1, 1], Some(("5 2", "Further outlets: 2, cited 2 times together."))),
        ] {
            let expected = expected.map(|(values, note)| (values.to_owned(), note.to_owned()));
            assert_eq!(drawn(counts), expected, "{counts:?}");
        }
        let (values, notes) = drawn(&[3; 40]).expect("a figure");
        assert_eq!(values.split(' ').count(), MOST_OUTLETS);
        assert!(notes.contains("10, cited 30 times"), "{notes}");
    }
}
