//! How often the sources of a report cite outlets.

use std::collections::{BTreeMap, BTreeSet};

use crate::note::Kind;
use crate::render::words::kind_label;
use crate::source::SourceIx;

use super::builder::ReportBuilder;

/// How often sources cite an outlet.
#[derive(Debug)]
pub(super) struct OutletCount {
    /// Its name.
    pub(super) outlet: String,
    /// Its entry; may be empty.
    pub(super) to: String,
    /// Such as `news agency`; empty where it has no note.
    pub(super) class: String,
    pub(super) count: usize,
}

/// The outlets that sources cite, most cited first.
pub(super) fn of(report: &ReportBuilder<'_>, sources: &[SourceIx]) -> Vec<OutletCount> {
    let site = report.pages.site;
    let sources = sources.iter().collect::<BTreeSet<_>>();
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
