//! Links to headings and passages must have an existing target.

use crate::diagnostic::Diagnostic;
use crate::document::heading::Headings;
use crate::links::AnchorLink;
use crate::note::{Kind, Note};
use crate::rule;
use crate::site::Site;
use crate::source::Source;

use super::references::unknown_passage;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for ((ix, note), links) in site.catalogue.iter().zip(&site.links) {
        for link in &links.anchors {
            let target_ix = link.target.unwrap_or(ix);
            let target = site.note(target_ix);
            let source =
                site.index.source(target.id.as_str()).filter(|_| target.kind == Kind::Source);
            let problem = match source {
                Some(source) => missing_passage(site.source(source), link),
                None => missing_heading(target, &site.links[target_ix.index()].headings, link),
            };
            problems.extend(problem.map(|problem| problem.at(&note.file, &link.span)));
        }
    }
}

/// The problem of a link into a source, where only passages are valid anchors.
fn missing_passage(source: &Source, link: &AnchorLink) -> Option<Diagnostic> {
    let number = link.anchor.strip_prefix('p').and_then(|number| number.parse().ok());
    let Some(number) = number else {
        let problem =
            Diagnostic::new(&rule::BAD_LOCATOR, format!("`{}` is not a passage", link.anchor));
        let problem = problem.label("a source's anchors are its passages");
        return Some(problem.hint("write `#p7` for its seventh passage"));
    };
    source.passage(number).is_none().then(|| unknown_passage(source, number))
}

fn missing_heading(target: &Note, headings: &Headings, link: &AnchorLink) -> Option<Diagnostic> {
    // If withheld text was cut from a heading, the link may be valid in a build that includes it.
    if headings.find(&link.anchor).is_some() || headings.are_cut() {
        return None;
    }
    let message = format!("`{}` has no heading `{}`", target.id, link.anchor);
    let hint = headings.did_you_mean(&link.anchor);
    Some(Diagnostic::new(&rule::UNKNOWN_HEADING, message).label("no such heading").maybe_hint(hint))
}
