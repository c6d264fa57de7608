//! The words of a note must be those of the program or of the site's vocabulary, in notes that are left out as well.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::fields::Spanned;
use crate::note::Note;
use crate::rule;
use crate::vocabulary::{List, Term, Vocabulary};

/// The words that the vocabulary does not have.
pub(super) fn problems(notes: &[Arc<Note>], vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let problems = notes.par_iter().flat_map_iter(|note| {
        let unknown = note
            .terms()
            .into_iter()
            .filter(|(list, _, term)| !vocabulary.contains(*list, &term.value));
        unknown.map(|(list, key, term)| problem(vocabulary, note, list, key, term))
    });
    problems.collect()
}

fn problem(
    vocabulary: &Vocabulary,
    note: &Note,
    list: List,
    key: &str,
    term: &Spanned<Term>,
) -> Diagnostic {
    let word = term.value.as_str();
    let (rule, message, label, hint) = if list == List::Country {
        let message = format!("`{word}` is not a country code");
        (&rule::BAD_COUNTRY, message, "not a country code", country_hint(vocabulary, word))
    } else {
        let message = format!("`{key}` cannot be `{word}`");
        let label = "not one of the words known here";
        (&rule::UNKNOWN_WORD, message, label, hint(vocabulary, list, word))
    };
    Diagnostic::new(rule, message).at(&note.file, &term.span).label(label).hint(hint)
}

/// The words that may be meant, and where more can be added.
fn hint(vocabulary: &Vocabulary, list: List, word: &str) -> String {
    let table = list.name();
    if let Some(hint) = vocabulary.similar(list, word) {
        return format!("{hint} `[vocabulary.{table}]` of site.toml can add a word");
    }
    let ids = vocabulary.ids(list);
    let ids = ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    format!("write one of {ids}, or add a word under `[vocabulary.{table}]` of site.toml")
}

/// How a code that ISO 3166-1 leaves to its users comes to mean something.
fn country_hint(vocabulary: &Vocabulary, code: &str) -> String {
    let capitals = code.to_ascii_uppercase();
    if vocabulary.contains(List::Country, &capitals) {
        return format!("did you mean `{capitals}`?");
    }
    format!(
        "ISO 3166-1 leaves `{capitals}` to its users: write the code of a country, such as `AF`, or name it under `[vocabulary.country]` of site.toml"
    )
}
