//! What a report draws: the ranges of claims, ties, the timeline, charts, and where attacks were, as the website shows them.

use serde::Serialize;

use crate::catalogue::NoteIx;
use crate::graphic::Graphic;
use crate::model::{ClaimGroup, Dossier};
use crate::note::Kind;
use crate::render::graphics::charts::{self, Chart};
use crate::render::graphics::ties::{self, TiesOf};
use crate::render::graphics::timeline::{Subject, TimelineOf, timeline};
use crate::render::graphics::{map, ranges};
use crate::source::SourceIx;

use super::builder::ReportBuilder;

/// The width of the text in pixels, of which one is three quarters of a point: 118 mm.
const TEXT_WIDTH: f64 = 446.0;

/// The width of the page between its margins in pixels: 166 mm.
const PAGE_WIDTH: f64 = 627.0;

/// A graphic with what is said beneath it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn {
    /// Its marks with their places; `to` of a text is an entry.
    pub(crate) graphic: Graphic,
    /// What follows from it and what its signs mean: a sentence each.
    pub notes: Vec<String>,
}

/// The ranges of the claims on an entity of this kind, the most looked for first.
pub(super) fn ranges(
    report: &ReportBuilder<'_>,
    kind: Kind,
    groups: &[ClaimGroup<'_>],
) -> Vec<Drawn> {
    let (site, words) = (report.pages.site, report.pages.words);
    let ranges = ranges::ranges(site, kind, groups).into_iter();
    let drawn = |it: ranges::RangeOfClaims| Drawn {
        graphic: it.range.draw(TEXT_WIDTH, words),
        notes: it.notes,
    };
    ranges.map(drawn).collect()
}

/// Where an attack was; `None` without a place that a map can show.
pub(super) fn locator(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Option<Drawn> {
    let words = report.pages.words;
    let (graphic, said) = map::drawn(words, dossier)?;
    Some(Drawn { graphic, notes: vec![format!("{said}."), words.say("map_credit").to_owned()] })
}

/// The ties of an actor or outlet; `None` for fewer than two.
pub(super) fn ties(report: &ReportBuilder<'_>, dossier: &Dossier<'_>) -> Option<Drawn> {
    let to = |ix| report.entry_of(ix);
    let TiesOf { ties, notes } = ties::ties(dossier, "", &to)?;
    Some(Drawn { graphic: ties.draw(TEXT_WIDTH, report.pages.words), notes })
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
    let (graphic, year) = timeline.draw(PAGE_WIDTH, words)?;
    notes.extend(year.map(|year| words.fill("timeline_break", &[("year", &year)])));
    let undrawn = undated.len() + all - shown;
    if undrawn > 0 {
        notes.push(words.count("attacks_undrawn", undrawn));
    }
    Some(Drawn { graphic, notes })
}

/// How many the attacks killed and injured, from the least to the most; `None` for fewer than three figures.
pub(super) fn figures(report: &ReportBuilder<'_>, attacks: &[NoteIx]) -> Option<Drawn> {
    let chart = charts::figures(report.pages.site, attacks, &|ix| report.entry_of(ix));
    chart.map(|chart| of_chart(report, chart, PAGE_WIDTH))
}

/// How the sources are graded; `None` for fewer than three pairs of codes.
pub(super) fn grades(
    report: &ReportBuilder<'_>,
    sources: impl Iterator<Item = SourceIx>,
) -> Option<Drawn> {
    charts::grades(report.pages.site, sources).map(|chart| of_chart(report, chart, PAGE_WIDTH))
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
    Drawn { graphic: chart.draw(width, report.pages.words), notes: chart.notes }
}
