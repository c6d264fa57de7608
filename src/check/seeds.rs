//! Every source note has its article, every article its note, and `keep` and `drop` select something.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::article::{LineRange, Selector};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::input::Inputs;
use crate::note::{Details, Kind, Note, SourceNote};
use crate::site::Site;
use crate::source;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    let names = seed_names(inputs);
    let mut owners = HashMap::new();
    for (_, note) in site.catalogue.of(Kind::Source) {
        let Details::Source(keys) = &note.details else { continue };
        problems.extend(missing_seed(note, keys, &names));
        problems.extend(bad_selectors(site, note, keys));
        let Some(seed) = &keys.seed else { continue };
        if let Some(first) = owners.insert(&seed.value, (note, seed)) {
            let problem =
                Diagnostic::error("shared-seed", format!("two notes speak for `{}`", seed.value));
            let problem = problem.at(&note.file, &seed.span).label("the second");
            problems.push(problem.also(Place::new(&first.0.file, &first.1.span), "the first"));
        }
    }
    for (_, source) in site.iter_sources().filter(|(_, source)| source.note.is_none()) {
        let name = source.file.strip_prefix("seeds/").unwrap_or(&source.file);
        let problem =
            Diagnostic::warning("seed-without-note", format!("`{name}` has no source note"));
        let hint = format!(
            "`briefing new source {name}` writes one; until then its date and rights are guesses"
        );
        problems.push(problem.at(&source.file, &(0..0)).hint(hint));
    }
}

fn seed_names(inputs: &Inputs) -> Vec<&str> {
    inputs
        .under("seeds")
        .filter(|file| source::is_article(&file.path))
        .filter_map(|file| file.path.strip_prefix("seeds/"))
        .collect()
}

/// Reports withheld notes whose article is not found: an article that lost its note would be published without it.
pub fn missing_seeds<'a>(
    notes: impl Iterator<Item = &'a Arc<Note>>,
    inputs: &Inputs,
) -> Vec<Diagnostic> {
    let names = seed_names(inputs);
    let missing = notes.filter_map(|note| match &note.details {
        Details::Source(keys) => missing_seed(note, keys, &names),
        _ => None,
    });
    missing.collect()
}

fn missing_seed(note: &Note, keys: &SourceNote, names: &[&str]) -> Option<Diagnostic> {
    let seed = keys.seed.as_ref()?;
    // The names come sorted, as the files do.
    if names.binary_search(&seed.value.as_str()).is_ok() {
        return None;
    }
    let hint = match nearest(&seed.value, names.iter().copied()) {
        _ if !source::is_article(&seed.value) => String::from("an article's file ends in `.txt`"),
        Some(name) => format!("did you mean `{name}`?"),
        None => String::from(
            "save the article there as plain text, or point --seeds at the folder that has it",
        ),
    };
    let problem =
        Diagnostic::error("missing-seed", format!("there is no file `seeds/{}`", seed.value));
    Some(problem.at(&note.file, &seed.span).label("no such article").hint(hint))
}

/// A selector that cannot be read, or that selects a line or passage the article does not have.
fn bad_selectors(site: &Site, note: &Note, keys: &SourceNote) -> Vec<Diagnostic> {
    if keys.keep.is_empty() && keys.drop.is_empty() {
        return Vec::new();
    }
    let source = site.index.source(note.id.as_str()).map(|ix| site.source(ix));
    let lines = source.map_or(usize::MAX, |source| source.text.lines().count());
    let is_there = |range: LineRange| range.first <= range.last && range.last <= lines;
    let keeps = |text: &str| matches!(text.parse(), Ok(Selector::Lines(range)) if is_there(range));
    // Passages are counted as they are without any drops, so those that are dropped count as well.
    let passages =
        source.map_or(usize::MAX, |source| source.article.passages.len() + keys.drop.len());
    let drops = |text: &str| match text.parse() {
        Ok(Selector::Lines(range)) => is_there(range),
        Ok(Selector::Passage(number)) => (1..=passages).contains(&(number as usize)),
        Err(_) => false,
    };
    let keep = keys.keep.iter().filter(|selector| !keeps(&selector.value));
    let drop = keys.drop.iter().filter(|selector| !drops(&selector.value));
    keep.chain(drop)
        .map(|selector| {
            let problem = Diagnostic::error("bad-selector", format!("`{}` selects nothing", selector.value));
            let hint = "write a line `L5`, lines `L5-9`, or in `drop` also a passage `p7`, of this article";
            problem.at(&note.file, &selector.span).label("not a line or passage").hint(hint)
        })
        .collect()
}
