//! The sources a report rests on: how far each can be relied on, and the numbered references.

use std::collections::BTreeMap;

use crate::render::words::claims::report_rests_on;
use crate::render::words::facts::{credibility_meaning, for_properties, reliability_meaning};
use crate::render::words::place::place;
use crate::render::words::source::short_name;
use crate::source::SourceIx;
use crate::text::direction;
use crate::vocabulary::{List, Word};
use crate::words::Words;

use super::builder::ReportBuilder;
use super::view::{CitedSource, ReferenceRow, SourceRow};

/// The references behind the numbers in the text, by source; sources and what is cited of each are in the order of first
/// use.
pub(super) fn references(report: &mut ReportBuilder<'_>) -> Vec<CitedSource> {
    let cited = report.pages.cited().entries().collect::<Vec<_>>();
    let mut sources = Vec::<(SourceIx, CitedSource)>::new();
    for (number, (ix, passages, _)) in (1..).zip(cited) {
        let row = ReferenceRow {
            number,
            place: place(report.pages.site, ix, passages),
            passage: passages.map(|range| range.first),
            passages,
        };
        match sources.iter_mut().find(|(known, _)| *known == ix) {
            Some((_, source)) => source.places.push(row),
            None => sources.push((ix, cited_source(report, ix, row))),
        }
    }
    sources.into_iter().map(|(_, source)| source).collect()
}

fn cited_source(report: &ReportBuilder<'_>, ix: SourceIx, first: ReferenceRow) -> CitedSource {
    let citation = report.pages.citation(ix);
    CitedSource {
        source: report.pages.site.source_id(ix).to_string(),
        authors: citation.authors.clone(),
        title: citation.title.clone(),
        outlet: citation.outlet.text.clone(),
        volume: citation.volume.clone(),
        date: citation.date.clone(),
        date_basis: citation.date_basis.clone(),
        url: report.pages.web_address(ix),
        places: vec![first],
    }
}

/// How often each source is cited.
pub(super) fn uses(report: &mut ReportBuilder<'_>) -> BTreeMap<SourceIx, usize> {
    let mut uses = BTreeMap::new();
    for (source, _, count) in report.pages.cited().entries() {
        *uses.entry(source).or_default() += count;
    }
    uses
}

/// The sources that are cited, with how far each can be relied on, and how far they are independent, in words.
pub(super) fn sources(
    report: &ReportBuilder<'_>,
    uses: &BTreeMap<SourceIx, usize>,
) -> (Vec<SourceRow>, String) {
    let kinship = report.pages.site.kinship();
    let mut numbers = BTreeMap::new();
    let rows = uses.iter().map(|(ix, uses)| {
        let next = numbers.len() + 1;
        let family = *numbers.entry(kinship.families.of(*ix)).or_insert(next);
        source(report, *ix, family, *uses)
    });
    let rows = rows.collect::<Vec<_>>();
    let independence = kinship.independence(None, uses.keys().copied());
    (rows, report_rests_on(report.pages.words, uses.len(), independence))
}

fn source(report: &ReportBuilder<'_>, ix: SourceIx, family: usize, uses: usize) -> SourceRow {
    let (site, words) = (report.pages.site, report.pages.words);
    let source = site.source(ix);
    let keys = source.note.and_then(|note| site.note(note).details.source());
    let outlet = source.outlet.and_then(|outlet| site.note(outlet).details.outlet());
    let reliability = outlet.and_then(|outlet| Some(outlet.reliability.as_ref()?.code));
    let credibility = keys.and_then(|keys| keys.credibility).unwrap_or_default();
    let parents = keys.into_iter().flat_map(|keys| site.others(ix, &keys.derived_from));
    let rests_on = parents.map(|(parent, properties)| {
        let mut title = short_name(site, parent);
        let matter = for_properties(words, &properties);
        if !matter.is_empty() {
            direction::isolate_bidi(&mut title, words.is_rightward());
            title = format!("{title} ({matter})");
        }
        title
    });
    let meaning =
        reliability.map_or(words.say("not_judged"), |code| reliability_meaning(words, code));
    SourceRow {
        id: source.id.to_string(),
        name: short_name(site, ix),
        reliability: reliability.map_or("", |code| code.id()),
        reliability_meaning: meaning.to_owned(),
        credibility,
        credibility_meaning: credibility_meaning(words, credibility).to_owned(),
        family,
        rests_on: rests_on.collect(),
        uses,
    }
}

/// The codes of a list with their meanings.
pub(super) fn codes(words: &Words, list: List) -> Vec<(String, String)> {
    let code = |id: &str| (id.to_owned(), words.vocabulary.label(list, id).to_owned());
    words.vocabulary.ids(list).into_iter().map(code).collect()
}
