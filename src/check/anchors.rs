//! Links to headings and passages must have an existing target.

use crate::diagnostic::Diagnostic;
use crate::document::headings::Headings;
use crate::links::{AnchorLink, PageLink, folder_of_page, passages_of};
use crate::note::{Kind, Note};
use crate::rule;
use crate::site::Site;
use crate::source::Source;

use super::references::unknown_passage;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for ((ix, note), links) in site.catalogue.iter().zip(&site.links) {
        for mark in links.headings.doubled_marks() {
            let message = format!("two blocks of `{}` have the mark `^{mark}`", note.id);
            let problem = Diagnostic::new(&rule::DOUBLE_MARK, message);
            let place = note.text.rfind(&format!("^{mark}")).unwrap_or_default();
            let problem = problem.at(&note.file, &(place..place + mark.len() + 1));
            problems.push(problem.hint("give one of them another name: links lead to the first"));
        }
        for link in &links.anchors {
            let target_ix = link.target.unwrap_or(ix);
            let target = site.note(target_ix);
            let source =
                site.index.source(target.id.as_str()).filter(|_| target.kind == Kind::Source);
            let headings = &site.links[target_ix.index()].headings;
            let problem = match source {
                Some(source) => missing_passage(site.source(source), headings, link),
                // That its article is missing is a problem of its note.
                None if target.kind == Kind::Source && passages_of(&link.anchor).is_some() => None,
                None => missing_heading(target, headings, &link.anchor),
            };
            problems.extend(problem.map(|problem| problem.at(&note.file, &link.span)));
        }
        // A list has the headings of the note above it; what else it has is for its template to say.
        for PageLink { path, anchor, span } in &links.pages {
            let section = site.catalogue.section(folder_of_page(path));
            let Some(section) = section.filter(|_| !anchor.is_empty()) else { continue };
            let headings = &site.links[section.index()].headings;
            let problem = missing_heading(site.note(section), headings, anchor);
            problems.extend(problem.map(|problem| problem.at(&note.file, span)));
        }
    }
}

/// The problem of a link into a source: to a passage, or a heading of its note.
fn missing_passage(source: &Source, headings: &Headings, link: &AnchorLink) -> Option<Diagnostic> {
    let Some(passages) = passages_of(&link.anchor) else {
        if headings.anchor(&link.anchor).is_some() || headings.are_cut() {
            return None;
        }
        let message = format!("`{}` is neither a passage nor a heading of the note", link.anchor);
        let problem = Diagnostic::new(&rule::BAD_LOCATOR, message);
        let problem = problem.label("a source's anchors are its passages");
        return Some(problem.hint("write `#p7` for its seventh passage"));
    };
    if source.is_damaged {
        return None;
    }
    let missing = passages.ends().find(|number| source.passage(*number).is_none())?;
    Some(unknown_passage(source, missing))
}

fn missing_heading(target: &Note, headings: &Headings, anchor: &str) -> Option<Diagnostic> {
    // If withheld text was cut from a heading, the link may be valid in a build that includes it.
    if headings.anchor(anchor).is_some() || headings.are_cut() {
        return None;
    }
    if let Some(mark) = anchor.strip_prefix('^') {
        let message = format!("`{}` has no block with the mark `^{mark}`", target.id);
        let problem = Diagnostic::new(&rule::UNKNOWN_HEADING, message).label("no such mark");
        let hint = "write the mark behind a space at the end of the block: `... words. ^name`";
        return Some(problem.hint(hint).maybe_hint(headings.did_you_mean(anchor)));
    }
    let message = format!("`{}` has no heading `{}`", target.id, anchor);
    let problem = Diagnostic::new(&rule::UNKNOWN_HEADING, message).label("no such heading");
    let hint = headings.did_you_mean(anchor).unwrap_or_else(|| match headings.listed() {
        known if known.is_empty() => {
            String::from("it has no headings: link the note alone, without `#`")
        }
        known => format!("its headings are {known}"),
    });
    Some(problem.hint(hint))
}
