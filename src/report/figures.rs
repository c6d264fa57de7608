//! The attacks of a report in the order of time, with their figures.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::note::Kind;
use crate::render::words::attribution;
use crate::text::direction;
use crate::vocabulary::List;

use super::builder::ReportBuilder;
use super::view::Event;

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
        figures: report.figures_of(ix),
        perpetrators,
    })
}

/// The properties whose figures are shown of attacks.
pub(super) fn columns(report: &ReportBuilder<'_>) -> Vec<String> {
    let vocabulary = &report.pages.words.vocabulary;
    let heading = |property: &&str| vocabulary.heading(List::Property, property);
    report.figure_properties.iter().map(heading).collect()
}
