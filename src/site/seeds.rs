//! Every source note must have an article, and no two the same one. Withheld notes are checked as well: they withhold
//! their articles.

use std::borrow::Cow;
use std::cell::{LazyCell, OnceCell};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::Inputs;
use crate::note::{Note, SourceNote};
use crate::rule;
use crate::source;
use crate::text::shell::quoted;
use crate::text::similar::Known;

/// The problems of source notes whose article is missing or shared.
pub(super) fn problems(notes: &[Arc<Note>], inputs: &Inputs) -> Vec<Diagnostic> {
    let names = SeedNames::of(inputs);
    let missing = notes.iter().filter_map(|note| missing(note, note.details.source()?, &names));
    let problems = missing.chain(shared(notes, &names.names));
    problems.chain(unread(inputs)).collect()
}

/// Reports files that are no sources. What a browser saves beside a page is a part of it.
fn unread(inputs: &Inputs) -> impl Iterator<Item = Diagnostic> {
    let is_part = |path: &str| path.split('/').any(|folder| folder.ends_with("_files"));
    let files = inputs.under("seeds").map(|file| &file.path);
    let others = files.filter(move |path| {
        !source::is_article(path) && !source::is_beside(path) && !is_part(path)
    });
    others.map(|path| source::unread(path, "is not read"))
}

/// The names of all articles.
struct SeedNames<'a> {
    /// Sorted, as the files are.
    names: Vec<&'a str>,
    /// The same for suggestions, built when the first missing article is reported.
    similar: OnceCell<Known>,
}

impl<'a> SeedNames<'a> {
    fn of(inputs: &'a Inputs) -> SeedNames<'a> {
        let files = inputs.under("seeds").filter(|file| source::is_article(&file.path));
        let names = files.filter_map(|file| file.path.strip_prefix("seeds/")).collect();
        SeedNames { names, similar: OnceCell::new() }
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        self.similar
            .get_or_init(|| Known::with_ids(self.names.iter().map(|name| (*name, *name))))
            .nearest(name)
    }
}

/// The name of a seed without the differences that some file systems ignore: case, Unicode normalization, `./`.
fn normalized(name: &str) -> String {
    let name = name.nfc().collect::<String>().to_lowercase().replace('\\', "/");
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<_>>().join("/")
}

/// Reports notes with the same article: it would be published under the less restrictive of their rights.
fn shared(notes: &[Arc<Note>], names: &[&str]) -> Vec<Diagnostic> {
    // By normalized name.
    let files = LazyCell::new(|| {
        names.iter().map(|name| (normalized(name), *name)).collect::<HashMap<_, _>>()
    });
    let mut owners = HashMap::new();
    let mut problems = Vec::new();
    for note in notes {
        let Some(keys) = note.details.source() else { continue };
        let Some(seed) = &keys.seed else { continue };
        let name = match names.binary_search(&seed.value.as_str()) {
            Ok(_) => Cow::Borrowed(seed.as_str()),
            Err(_) => {
                let normalized = normalized(&seed.value);
                files.get(&normalized).map_or(Cow::Owned(normalized), |name| Cow::Borrowed(*name))
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

/// Reports a note whose article is missing: if the file was renamed, it would be published without its note's rights.
fn missing(note: &Note, keys: &SourceNote, names: &SeedNames<'_>) -> Option<Diagnostic> {
    let seed = keys.seed.as_ref()?;
    if names.names.binary_search(&seed.value.as_str()).is_ok() {
        return None;
    }
    let hint = match names.nearest(&seed.value) {
        _ if !source::is_article(&seed.value) => {
            let file = quoted(&seed.value);
            format!(
                "a source is a clip (.md) or a copied text (.txt); `briefing import {file}` makes a clip"
            )
        }
        Some(name) if normalized(name) == seed.value.nfc().collect::<String>().to_lowercase() => {
            let are_seen = name.nfc().ne(seed.value.nfc());
            let how = if are_seen {
                "in other letters"
            } else {
                "with its accents in another form of Unicode"
            };
            format!("the file is named {how}: rename it to `{}`, or copy its name here", seed.value)
        }
        Some(name) => format!("did you mean `{name}`?"),
        None => String::from(
            "`briefing import` makes a clip of a saved page; or point --seeds at the folder that has it",
        ),
    };
    let problem =
        Diagnostic::new(&rule::MISSING_SEED, format!("there is no file `seeds/{}`", seed.value));
    Some(problem.at(&note.file, &seed.span).label("no such article").hint(hint))
}
