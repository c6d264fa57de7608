//! The reports that `site.toml` names, made with the website.

use anyhow::Result;

use crate::diagnostic::Diagnostic;
use crate::disk::Stage;
use crate::kept::{KeptPage, KeptPages};
use crate::memo::hash_of;
use crate::render::Offer;
use crate::report::{NamedReport, Typesetter, placed};
use crate::site::Site;

/// The reports as the pages link them.
pub(super) fn offers(reports: &[NamedReport]) -> Vec<Offer> {
    let offer = |report: &NamedReport| Offer {
        title: report.title.clone(),
        path: report.path.clone(),
        place: report.place.clone(),
        covers: report.covers.iter().copied().collect(),
    };
    reports.iter().map(offer).collect()
}

/// The reports of a build that were made anew.
#[derive(Debug, Default)]
pub(super) struct Typeset {
    /// What is to be known of them, by their paths.
    pub(super) made: Vec<(String, KeptPage)>,
    /// What is wrong with them.
    pub(super) problems: Vec<Diagnostic>,
}

/// Makes the reports that have changed since the last build.
///
/// # Errors
/// The disk cannot be written.
pub(super) fn typeset(
    reports: &[NamedReport],
    typesetter: Typesetter,
    stage: &Stage,
    kept: &KeptPages,
) -> Result<Typeset> {
    // One after another: the typesetter uses all cores for each, and much memory.
    let made = reports.iter().map(|report| {
        let key = report.bundle.hash();
        let is_as_it_was = kept.pages.get(&report.path).is_some_and(|page| {
            page.key == key && stage.keep(&report.path, &page.hash, &page.stamp)
        });
        if is_as_it_was {
            return Ok((None, Vec::new()));
        }
        let told = |problems: Vec<Diagnostic>| {
            let problems = problems.into_iter();
            problems.map(|problem| placed(problem, report.place.as_ref())).collect::<Vec<_>>()
        };
        let pdf = match typesetter(&report.bundle) {
            Ok(pdf) => pdf,
            Err(problems) => return Ok((None, told(problems))),
        };
        let (hash, stamp) = stage.put(&report.path, &pdf.bytes)?;
        // One with warnings is made again, so that the next build tells them as well.
        let key =
            if pdf.warnings.is_empty() { key } else { hash_of([b"with warnings".as_slice()]) };
        let page = KeptPage { reads: Vec::new(), key, hash, stamp };
        let page = Some((report.path.clone(), page));
        Ok((page, told(pdf.warnings)))
    });
    let (pages, problems) = made.collect::<Result<(Vec<_>, Vec<_>)>>()?;
    let problems = problems.into_iter().flatten().collect();
    Ok(Typeset { made: pages.into_iter().flatten().collect(), problems })
}

/// How many reports the last build made, where this one was not asked for any that `site.toml` names.
pub(super) fn of_last_build(is_without: bool, site: &Site, kept: &KeptPages) -> usize {
    if !is_without || site.config.reports.is_empty() {
        return 0;
    }
    kept.pages.keys().filter(|path| path.starts_with("reports/") && path.ends_with(".pdf")).count()
}
