//! The reports that `site.toml` names, as files of the website.

use std::cell::LazyCell;

use crate::cache::Cache;
use crate::catalogue::{Audience, NoteIx};
use crate::config::ReportConfig;
use crate::diagnostic::{Diagnostic, Location};
use crate::id::Id;
use crate::input::Inputs;
use crate::marking::Marking;
use crate::model::Reader;
use crate::rule;
use crate::site::{self, Site};
use crate::vocabulary::Word;

use super::{Bundle, Report, bundle, compose, selection};

/// A report that a website offers.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedReport {
    /// Its headline.
    pub title: String,
    /// The output path.
    pub path: String,
    /// Its place in `site.toml`.
    pub place: Option<Location>,
    /// The notes of the website that have entries in it.
    pub covers: Vec<NoteIx>,
    /// The one note of the website that it is about; `None` for a report on several.
    pub about: Option<NoteIx>,
    /// Its files.
    pub bundle: Bundle,
}

/// The reports of a site for its audience, and their problems: selections with unknown notes or without any, and
/// warnings. A report with a higher marking is left out, as a note would be.
pub fn named(site: &Site, inputs: &Inputs) -> (Vec<NamedReport>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut reports = Vec::new();
    let whole = everything(site, inputs);
    for config in &site.config.reports {
        let marking = config.marking.unwrap_or(site.audience.marking);
        if marking > site.audience.marking {
            continue;
        }
        // A report for a wider audience than the website is made from a site without the rest.
        let audience = Audience { marking, ..site.audience };
        let narrower = (audience != site.audience)
            .then(|| site::assemble(inputs, audience, &mut Cache::default()).0);
        let from = narrower.as_ref().unwrap_or(site);
        if is_emptied(from, config) {
            continue;
        }
        match composed(from, inputs, config, &whole) {
            Ok(Some(report)) => {
                problems.extend(report.warnings.iter().cloned());
                reports.push(published(site, from, inputs, config, &report));
            }
            Ok(None) => {}
            Err(found) => problems.extend(found),
        }
    }
    (reports, problems)
}

/// A site that is assembled on first use.
type Whole<'a> = LazyCell<Site, Box<dyn FnOnce() -> Site + 'a>>;

/// The site with drafts and all markings: a selection is a mistake only if it is empty there as well.
fn everything<'a>(site: &Site, inputs: &'a Inputs) -> Whole<'a> {
    let everybody = Audience { marking: Marking::Red, drafts: true, ..site.audience };
    let assemble = move || site::assemble(inputs, everybody, &mut Cache::default()).0;
    LazyCell::new(Box::new(assemble))
}

/// A report; `None` if all of its content is left out of this build.
fn composed(
    from: &Site,
    inputs: &Inputs,
    config: &ReportConfig,
    whole: &Whole<'_>,
) -> Result<Option<Report>, Vec<Diagnostic>> {
    let found = match compose(from, inputs, config) {
        Ok(report) => return Ok(Some(report)),
        Err(found) if found.iter().all(is_of_selection) => found,
        Err(found) => return Err(found),
    };
    // Tags that only withheld notes have are dropped from the selection, if it has others.
    let mut rest = config.clone();
    rest.selection.tags.retain(|tag| has_tag(from, &tag.value) || !has_tag(whole, &tag.value));
    let is_less = rest.selection.tags.len() < config.selection.tags.len();
    if is_less && !rest.selection.tags.is_empty() {
        return composed(from, inputs, &rest, whole);
    }
    let order = config.order.unwrap_or_default();
    match selection::select(&Reader::new(whole), &config.selection, order) {
        Ok(_) => Ok(None),
        Err(_) => Err(found),
    }
}

fn has_tag(site: &Site, wanted: &str) -> bool {
    let mut tags = site.catalogue.iter().flat_map(|(_, note)| &note.common.tags);
    let page = Id::slug(wanted);
    tags.any(|tag| Id::slug(&tag.value) == page)
}

/// Whether a problem is that a selection has unknown notes, or none.
fn is_of_selection(problem: &Diagnostic) -> bool {
    [&rule::UNKNOWN_SELECTION, &rule::EMPTY_REPORT].contains(&problem.rule)
}

/// Whether all notes that a report names are left out of this build.
fn is_emptied(site: &Site, config: &ReportConfig) -> bool {
    let notes = &config.selection.notes;
    let is_left_out = |name: &str| {
        let (_, id) = selection::parts(name);
        site.catalogue.withholds(id)
    };
    !notes.is_empty() && notes.iter().all(|name| is_left_out(&name.value))
}

/// A report of the site `from`, as a file of `site`.
fn published(
    site: &Site,
    from: &Site,
    inputs: &Inputs,
    config: &ReportConfig,
    report: &Report,
) -> NamedReport {
    let covers = report.covers.iter().map(|ix| from.note(*ix).id.as_str());
    let name = config.name.as_ref();
    let called = name.map_or("report", |name| name.value.as_str());
    let about = match config.selection.notes.as_slice() {
        [only] => site.catalogue.by_id(selection::parts(&only.value).1),
        _ => None,
    };
    NamedReport {
        title: report.view.title.clone(),
        path: format!("reports/{}.pdf", file_name(called, from.audience.marking)),
        place: place(config, inputs),
        covers: covers.filter_map(|id| site.catalogue.by_id(id)).collect(),
        about,
        bundle: bundle(report, from, inputs),
    }
}

/// The place of a report in `site.toml`; `None` for one from the command line.
pub fn place(config: &ReportConfig, inputs: &Inputs) -> Option<Location> {
    let (name, file) = (config.name.as_ref()?, inputs.get("site.toml")?);
    Some(Location::new(&file.path, &name.span))
}

/// Sets the place of a problem to that of its report, unless it has one.
pub fn placed(problem: Diagnostic, place: Option<&Location>) -> Diagnostic {
    match (&problem.place, place) {
        (None, Some(place)) => {
            Diagnostic { place: Some(place.clone()), ..problem.label("this report") }
        }
        _ => problem,
    }
}

/// The name of a report's file without its extension. It includes the marking, unless that is the lowest.
pub fn file_name(name: &str, marking: Marking) -> String {
    match marking {
        Marking::Clear => name.to_owned(),
        marking => format!("{name}-tlp-{}", marking.id().replace('+', "-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_includes_its_marking() {
        assert_eq!(file_name("x", Marking::Clear), "x");
        assert_eq!(file_name("x", Marking::Amber), "x-tlp-amber");
        assert_eq!(file_name("x", Marking::AmberStrict), "x-tlp-amber-strict");
    }
}
