//! Every source note has its article, and no two have the same. Withheld notes are looked at as well: what they say of
//! their article protects it.

use std::borrow::Cow;
use std::cell::{LazyCell, OnceCell};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::Inputs;
use crate::note::{Details, Note, SourceNote};
use crate::rule;
use crate::source;
use crate::text::similar::Known;

/// What is wrong between the notes on sources and the articles.
pub(super) fn problems(notes: &[Arc<Note>], inputs: &Inputs) -> Vec<Diagnostic> {
    let names = SeedNames::of(inputs);
    let missing = notes.iter().filter_map(|note| match &note.details {
        Details::Source(keys) => missing(note, keys, &names),
        _ => None,
    });
    missing.chain(shared(notes, &names.names)).collect()
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

/// Finds notes that speak for one article: the looser of their rights would be published.
fn shared(notes: &[Arc<Note>], names: &[&str]) -> Vec<Diagnostic> {
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
        let problem = Diagnostic::new(&rule::SHARED_SEED, message).at(&note.file, &seed.span);
        let problem =
            problem.label("the second").also(Location::new(&first.file, &at.span), "the first");
        problems.push(
            problem.hint("an article has one note: move what both say into one, delete the other"),
        );
    }
    problems
}

/// Finds a note whose article is not there: an article that lost its note would be published without it.
fn missing(note: &Note, keys: &SourceNote, names: &SeedNames<'_>) -> Option<Diagnostic> {
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
        Diagnostic::new(&rule::MISSING_SEED, format!("there is no file `seeds/{}`", seed.value));
    Some(problem.at(&note.file, &seed.span).label("no such article").hint(hint))
}
