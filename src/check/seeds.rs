//! Every article should have a source note, whose `keep` and `drop` must select existing lines or passages.

use std::collections::BTreeMap;

use crate::article::{LineRange, PassageNumber, Selector};
use crate::diagnostic::{Diagnostic, Location};
use crate::note::{Details, Kind, Note, SourceNote};
use crate::rule;
use crate::site::Site;
use crate::source::Source;
use crate::text::shell::quoted;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for (_, note) in site.catalogue.of(Kind::Source) {
        let Details::Source(keys) = &note.details else { continue };
        problems.extend(bad_selectors(site, note, keys));
    }
    problems.extend(shared_ids(site));
    let without_note = site.iter_sources().map(|(_, source)| source);
    let without_note = without_note.filter(|source| source.note.is_none());
    for source in without_note.filter(|source| !is_forgotten(site, source)) {
        let name = source.file.strip_prefix("seeds/").unwrap_or(&source.file);
        let problem =
            Diagnostic::new(&rule::SEED_WITHOUT_NOTE, format!("`{name}` has no source note"));
        let hint = format!(
            "`briefing new source {}` writes one; until then its date and rights are guesses",
            quoted(name)
        );
        problems.push(problem.at(&source.file, &(0..0)).hint(hint));
    }
}

/// Reports sources with one id, such as `lake.md` and `lake.txt` without notes: their pages would have one address.
fn shared_ids(site: &Site) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let mut problems = Vec::new();
    for (_, source) in site.iter_sources() {
        let Some(owner) = first.insert(&source.id, source) else { continue };
        let message = format!("two sources have the id `{}`", source.id);
        let problem = Diagnostic::new(&rule::DUPLICATE_ID, message).at(&source.file, &(0..0));
        let problem = problem.label("the second");
        let problem = problem.also(Location::new(&owner.file, &(0..0)), "the first");
        problems.push(problem.hint("rename one file, or delete the one that is no longer needed"));
    }
    problems
}

/// Whether the note of this name does not say which article it is about: that is one problem, of the note.
fn is_forgotten(site: &Site, source: &Source) -> bool {
    let note = site.catalogue.of_kind(source.id.as_str(), Kind::Source);
    let mut problems = note.iter().flat_map(|ix| &site.note(*ix).problems);
    problems.any(|problem| problem.rule == &rule::MISSING_KEY)
}

/// Reports selectors that are malformed or that select a line or passage the article does not have.
fn bad_selectors(site: &Site, note: &Note, keys: &SourceNote) -> Vec<Diagnostic> {
    if keys.keep.is_empty() && keys.drop.is_empty() {
        return Vec::new();
    }
    let source = site.index.source(note.id.as_str()).map(|ix| site.source(ix));
    let lines = source.map_or(usize::MAX, |source| source.text.file().lines().count());
    let is_there = |range: LineRange| range.first <= range.last && range.last <= lines;
    let keeps = |text: &str| match text.parse() {
        Ok(Selector::Lines(range)) => is_there(range),
        // The reader of the source remarks on one that is not there.
        Ok(Selector::Aside(_)) => true,
        Ok(Selector::Passage(_)) | Err(_) => false,
    };
    let is_passage = |number: PassageNumber| {
        source.is_none_or(|source| {
            let left_out = &source.article.left_out;
            source.article.passage(number).is_some()
                || left_out.iter().any(|passage| passage.number == number)
        })
    };
    let drops = |text: &str| match text.parse() {
        Ok(Selector::Lines(range)) => is_there(range),
        Ok(Selector::Passage(number)) => is_passage(number),
        Ok(Selector::Aside(_)) | Err(_) => false,
    };
    let keep = keys.keep.iter().filter(|selector| !keeps(&selector.value));
    let drop = keys.drop.iter().filter(|selector| !drops(&selector.value));
    keep.chain(drop)
        .map(|selector| {
            let problem = Diagnostic::new(&rule::BAD_SELECTOR, format!("`{}` selects nothing", selector.value));
            let hint = "write a line `L5`, lines `L5-9`, or in `drop` also a passage `p7`, of this article";
            problem.at(&note.file, &selector.span).label("not a line or passage").hint(hint)
        })
        .collect()
}
