//! Remarks from the parsing of articles, and what they credit: mostly notes, unless the settings raise them to warnings or
//! errors.

use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::{self, Rule};
use crate::site::Site;

use super::{credits, unlinked};

/// The remarks that are warnings or errors, by themselves or by the settings.
pub(super) fn raised(site: &Site) -> Vec<Diagnostic> {
    let levels = &site.config.levels;
    remarks(site, |rule| levels.of(rule).is_some_and(|it| it < Severity::Note))
}

/// The remarks whose severity is a note.
pub fn notes(site: &Site) -> Vec<Diagnostic> {
    remarks(site, |rule| site.config.levels.of(rule) == Some(Severity::Note))
}

fn remarks(site: &Site, is_wanted: impl Fn(&'static Rule) -> bool) -> Vec<Diagnostic> {
    let remarks = site.sources.iter().flat_map(|source| {
        let wanted = source.article.remarks.iter().filter(|remark| is_wanted(remark.rule));
        wanted.map(|remark| {
            let place = source.text.written(&remark.span);
            Diagnostic::new(remark.rule, remark.message.clone()).at(&source.file, &place)
        })
    });
    let mut remarks = remarks.collect::<Vec<_>>();
    if is_wanted(&rule::CREDITED_OUTLET) {
        remarks.extend(credits::candidates(site));
    }
    if is_wanted(&rule::UNLINKED_NAME) {
        remarks.extend(unlinked::candidates(site));
    }
    remarks
}
