//! The reports that `site.toml` names, as files of the website.

use crate::diagnostic::Diagnostic;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::model::Reader;
use crate::render::Offer;
use crate::report::{NamedReport, Typesetter, placed};

use super::{Bytes, Counted, Dependencies, Item, Made, Output, Subject};

/// The reports, with the function that makes a PDF.
pub(super) struct Reports {
    reports: Vec<NamedReport>,
    typesetter: Option<Typesetter>,
}

impl Reports {
    pub(super) fn new(reports: Vec<NamedReport>, typesetter: Option<Typesetter>) -> Reports {
        Reports { reports, typesetter }
    }
}

/// The reports as links for pages.
pub(super) fn offers(reports: &[NamedReport]) -> Vec<Offer> {
    let offer = |report: &NamedReport| Offer {
        title: report.title.clone(),
        path: report.path.clone(),
        covers: report.covers.iter().copied().collect(),
        about: report.about,
    };
    reports.iter().map(offer).collect()
}

impl Output for Reports {
    fn items(&self) -> Vec<Item> {
        let item = |report: &NamedReport| Item {
            path: report.path.clone(),
            place: report.place.clone(),
            subject: Subject::Nothing,
            counted: Some(Counted::Reports),
        };
        self.reports.iter().map(item).collect()
    }

    fn items_hash(&self) -> Hash {
        hash_of(self.reports.iter().map(|report| report.path.as_bytes()))
    }

    fn depends_on(&self, number: usize) -> Dependencies {
        Dependencies::Hash(self.reports[number].bundle.hash())
    }

    fn make(&self, number: usize, _: &Reader<'_>) -> Result<Made, Vec<Diagnostic>> {
        let report = &self.reports[number];
        let typesetter = self.typesetter.expect("a report is made only where it can be");
        let with_place = |problems: Vec<Diagnostic>| {
            let problems = problems.into_iter();
            problems.map(|problem| placed(problem, report.place.as_ref())).collect::<Vec<_>>()
        };
        let pdf = typesetter(&report.bundle).map_err(with_place)?;
        Ok(Made { bytes: Bytes::Made(pdf.bytes), warnings: with_place(pdf.warnings) })
    }

    /// The typesetter uses all cores for each report, and much memory.
    fn is_parallel(&self) -> bool {
        false
    }
}
