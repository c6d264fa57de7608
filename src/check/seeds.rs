//! Every source note has its article, every article its note, and `keep` and `drop` select something.

use std::borrow::Cow;
use std::cell::{LazyCell, OnceCell};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use unicode_normalization::UnicodeNormalization;

use crate::article::{LineRange, Selector};
use crate::diagnostic::{Diagnostic, Place};
use crate::input::Inputs;
use crate::note::{Details, Kind, Note, SourceNote};
use crate::site::Site;
use crate::source;
use crate::text::similar::Known;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    let names = SeedNames::of(inputs);
    for (_, note) in site.catalogue.of(Kind::Source) {
        let Details::Source(keys) = &note.details else { continue };
        problems.extend(missing_seed(note, keys, &names));
        problems.extend(bad_selectors(site, note, keys));
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

/// The names of all articles.
struct SeedNames<'a> {
    /// In order, as the files come.
    names: Vec<&'a str>,
    /// The same, once one is missing.
    similar: OnceCell<Known>,
}

impl<'a> SeedNames<'a> {
    fn of(inputs: &'a Inputs) -> SeedNames<'a> {
        let files = inputs.under("seeds").filter(|file| source::is_article(&file.path));
        let names = files.filter_map(|file| file.path.strip_prefix("seeds/")).collect();
        SeedNames { names, similar: OnceCell::new() }
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        self.similar.get_or_init(|| Known::new(self.names.iter().copied())).nearest(name)
    }
}

/// The name of a seed without what some systems overlook: capitals, the form of accents, `./`.
fn plainest(name: &str) -> String {
    let name = name.nfc().collect::<String>().to_lowercase().replace('\\', "/");
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<_>>().join("/")
}

/// Reports notes that speak for one article, withheld ones too: the looser of their rights would be published.
pub fn shared_seeds(notes: &[Arc<Note>], inputs: &Inputs) -> Vec<Diagnostic> {
    let SeedNames { names, .. } = SeedNames::of(inputs);
    // By their spelling on systems that take several for the same.
    let files = LazyCell::new(|| {
        names.iter().map(|name| (plainest(name), *name)).collect::<HashMap<_, _>>()
    });
    let mut owners = HashMap::new();
    let mut problems = Vec::new();
    for note in notes {
        let Details::Source(keys) = &note.details else { continue };
        let Some(seed) = &keys.seed else { continue };
        let name = match names.binary_search(&seed.value.as_str()) {
            Ok(_) => Cow::Borrowed(seed.as_str()),
            Err(_) => {
                let plainest = plainest(&seed.value);
                files.get(&plainest).map_or(Cow::Owned(plainest), |name| Cow::Borrowed(*name))
            }
        };
        let Some((first, at)) = owners.insert(name, (note, seed)) else { continue };
        let message = format!("two notes speak for `{}`", seed.value);
        let problem = Diagnostic::error("shared-seed", message).at(&note.file, &seed.span);
        let problem =
            problem.label("the second").also(Place::new(&first.file, &at.span), "the first");
        problems.push(
            problem.hint("an article has one note: move what both say into one, delete the other"),
        );
    }
    problems
}

/// Reports withheld notes whose article is not found: an article that lost its note would be published without it.
pub fn missing_seeds<'a>(
    notes: impl Iterator<Item = &'a Arc<Note>>,
    inputs: &Inputs,
) -> Vec<Diagnostic> {
    let names = SeedNames::of(inputs);
    let missing = notes.filter_map(|note| match &note.details {
        Details::Source(keys) => missing_seed(note, keys, &names),
        _ => None,
    });
    missing.collect()
}

fn missing_seed(note: &Note, keys: &SourceNote, names: &SeedNames<'_>) -> Option<Diagnostic> {
    let seed = keys.seed.as_ref()?;
    if names.names.binary_search(&seed.value.as_str()).is_ok() {
        return None;
    }
    let hint = match names.nearest(&seed.value) {
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
