//! The chronology of a report, and the figures that are drawn from it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use crate::catalogue::NoteIx;
use crate::note::Kind;
use crate::render::words::{attribution, kind_label};
use crate::source::SourceIx;
use crate::text::direction;
use crate::vocabulary::List;
use crate::words::Words;

use super::builder::ReportBuilder;
use super::view::{Event, OutletCount, Stretch};

/// The attacks among the notes, in the order of time, those without a date last.
pub(super) fn attacks(report: &ReportBuilder<'_>, chosen: &[NoteIx]) -> Vec<NoteIx> {
    let site = report.pages.site;
    let attacks = chosen.iter().copied().filter(|ix| site.named(*ix).kind == Kind::Attack);
    let mut attacks = attacks.collect::<Vec<_>>();
    attacks.sort_by_cached_key(|ix| report.pages.site.attack_in_time(*ix));
    attacks
}

/// The attacks as a table.
pub(super) fn chronology(report: &ReportBuilder<'_>, attacks: &[NoteIx]) -> Vec<Event> {
    attacks.iter().filter_map(|ix| event(report, *ix)).collect()
}

fn event(report: &ReportBuilder<'_>, ix: NoteIx) -> Option<Event> {
    let site = report.pages.site;
    let row = report.pages.attack_row(ix)?;
    let dossier = site.dossier(ix);
    let mut perpetrators = Vec::new();
    let mut seen = BTreeSet::new();
    for said in dossier.attributions() {
        let mut name = report.pages.link(said.actor).text.clone();
        direction::isolate_bidi(&mut name, report.pages.words.is_rightward());
        let said = attribution::words(site, &said);
        let words =
            report.pages.words.fill("property_of_scope", &[("property", &name), ("scope", &said)]);
        if seen.insert(words.clone()) {
            perpetrators.push(words);
        }
    }
    Some(Event {
        date: row.date.clone(),
        title: row.link.text.clone(),
        to: report.entry_of(ix),
        kind: row.kind.clone(),
        place: row.place.clone(),
        figures: row.figures.iter().map(|figure| figure.value.clone()).collect(),
        perpetrators,
    })
}

/// The properties that lists of attacks show.
pub(super) fn columns(report: &ReportBuilder<'_>) -> Vec<String> {
    let properties = report.pages.site.list_properties(Kind::Attack).iter();
    let vocabulary = &report.pages.words.vocabulary;
    properties.map(|property| vocabulary.heading(List::Property, property)).collect()
}

/// How many attacks are not in the timeline; empty if all are.
pub(super) fn undrawn(words: &Words, number: usize) -> String {
    if number == 0 {
        return String::new();
    }
    words.count("attacks_undrawn", number)
}

/// The attacks with a date, as stretches of time.
pub(super) fn timeline(report: &ReportBuilder<'_>, attacks: &[NoteIx]) -> Vec<Stretch> {
    let stretch = |ix: &NoteIx| {
        let note = report.pages.site.note(*ix);
        let date = super::selection::date_of(note)?;
        // A period without beginning or end cannot be drawn without making it more exact than it
        // is.
        let (from, until) = (date.earliest()?, date.latest()?);
        Some(Stretch {
            label: note.title().to_owned(),
            to: report.entry_of(*ix),
            from: decimal(from, 0),
            until: decimal(until, 1),
            kind: kind_label(report.pages.words, note).to_owned(),
        })
    };
    attacks.iter().filter_map(stretch).collect()
}

/// The year with the elapsed fraction of it at the beginning of a day, or `later` days after. Four
/// digits distinguish the days of a year.
fn decimal(day: Day, later: i16) -> f64 {
    let gone = f64::from(day.day_of_year() - 1 + later) / f64::from(day.days_in_year());
    ((f64::from(day.year()) + gone) * 1e4).round() / 1e4
}

/// The most outlets of which a figure shows how often they are cited.
const MOST_BARS: usize = 30;

/// How often the sources of a report cite each outlet that they cite more than once, most cited first, and how many others
/// they cite, in words. One outlet alone is no figure.
pub(super) fn citations(
    report: &ReportBuilder<'_>,
    sources: &BTreeSet<SourceIx>,
) -> (Vec<OutletCount>, String) {
    let mut counts = counts(report, sources);
    let is_shown = |row: &&OutletCount| row.count > 1;
    let shown = counts.iter().take(MOST_BARS).take_while(is_shown).count();
    if shown < 2 {
        return (Vec::new(), String::new());
    }
    let others = counts.split_off(shown);
    let times = others.iter().map(|row| row.count).sum::<usize>().to_string();
    let others = match others.len() {
        0 => String::new(),
        n => report.pages.words.count_with("further_outlets", n, &[("times", &times)]),
    };
    (counts, others)
}

/// The outlets that sources cite, most cited first.
fn counts(report: &ReportBuilder<'_>, sources: &BTreeSet<SourceIx>) -> Vec<OutletCount> {
    let site = report.pages.site;
    let with_note = site.of(Kind::Outlet).map(|(ix, note)| {
        let citations = site.outlet_citations(ix).iter();
        let count = citations.filter(|citation| sources.contains(&citation.source)).count();
        let outlet = note.title().to_owned();
        let class = kind_label(report.pages.words, note).to_owned();
        OutletCount { outlet, to: report.entry_of(ix), class, count }
    });
    let without = site.unknown_outlets().map(|(name, counts): (_, &BTreeMap<_, _>)| OutletCount {
        outlet: name.clone(),
        to: String::new(),
        class: String::new(),
        count: counts.iter().filter(|(ix, _)| sources.contains(ix)).map(|(_, count)| count).sum(),
    });
    let mut counts = with_note.chain(without).filter(|row| row.count > 0).collect::<Vec<_>>();
    counts.sort_by(|a, b| {
        let by_name = || site.words().compare(&a.outlet, &b.outlet);
        b.count.cmp(&a.count).then_with(by_name)
    });
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_counts_on_by_its_days() {
        let day = |year, month, day| Day::new(year, month, day).expect("a day");
        let cases = [
            (day(2024, 1, 1), 0, 2024.0),
            (day(2024, 12, 31), 1, 2025.0),
            (day(2023, 7, 2), 0, 2023.4986),
            (day(-44, 1, 1), 0, -44.0),
        ];
        for (day, later, expected) in cases {
            assert_eq!(decimal(day, later), expected, "{day}");
        }
    }
}
