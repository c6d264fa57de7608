//! Forms: how a name is written inside a sentence of an inflecting language, with case endings, suffixes or prefixes.
//!
//! `data/forms/` has a table for each language. The language of a text decides the table for its script; the scripts of
//! one language alone, such as Hangul, have theirs in any text. A form is found by its stem and then compared with the
//! name word by word. Terms of cues have the forms of names, and in English forms of their own.

mod english;
mod script;
mod stems;
mod table;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub(super) use english::each_english_form;
pub(super) use stems::{Stems, form_key};
pub(super) use table::Table;

use crate::text::token::first_word;
use script::{N_SCRIPTS, Script, has_script_of_its_own, script_of};

/// The tables, each with the languages that it is for.
const FILES: &[(&[&str], &str)] = &[
    (&["ar"], include_str!("../data/forms/ar.txt")),
    (&["cs", "sk"], include_str!("../data/forms/cs.txt")),
    (&["de"], include_str!("../data/forms/de.txt")),
    (&["el"], include_str!("../data/forms/el.txt")),
    (&["fa"], include_str!("../data/forms/fa.txt")),
    (&["fi"], include_str!("../data/forms/fi.txt")),
    (&["he"], include_str!("../data/forms/he.txt")),
    (&["bs", "hr", "sl", "sr"], include_str!("../data/forms/hr.txt")),
    (&["hu"], include_str!("../data/forms/hu.txt")),
    (&["ko"], include_str!("../data/forms/ko.txt")),
    (&["pl"], include_str!("../data/forms/pl.txt")),
    (&["ru"], include_str!("../data/forms/ru.txt")),
    (&["da", "nb", "nn", "no", "sv"], include_str!("../data/forms/sv.txt")),
    (&["az", "tr"], include_str!("../data/forms/tr.txt")),
    (&["uk"], include_str!("../data/forms/uk.txt")),
];

/// The tables for terms of cues alone, whose plurals and participles names do not have.
const OF_TERMS: &[(&[&str], &str)] = &[
    (&["de"], include_str!("../data/forms/de_terms.txt")),
    (&["ca", "es", "gl"], include_str!("../data/forms/es_terms.txt")),
    (&["fr"], include_str!("../data/forms/fr_terms.txt")),
    (&["it"], include_str!("../data/forms/it_terms.txt")),
    (&["pt"], include_str!("../data/forms/pt_terms.txt")),
];

/// The tables of all files, those for terms behind the others.
static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| FILES.iter().chain(OF_TERMS).map(|(_, file)| Table::parse(file)).collect());

/// The suffixes that any text may have behind an apostrophe.
static APOSTROPHES: LazyLock<Vec<&'static Table>> =
    LazyLock::new(|| TABLES.iter().filter(|table| table.has_apostrophe).collect());

/// The number of tables.
pub(super) fn n_tables() -> usize {
    FILES.len() + OF_TERMS.len()
}

/// Whether a word in a language may have this ending in one of its forms; `None` if there is no table for such words. Of
/// the suffixes of languages that put many behind each other none counts. Both texts are folded as names are.
pub(crate) fn has_ending(language: &str, word: &str, ending: &str) -> Option<bool> {
    let tables = Tables::of(language);
    let of_names = tables.for_word(word).map(|(table, _)| table).filter(|table| table.has_each);
    let of_terms = tables.for_term(word).map(|(table, _)| table);
    let english = tables.is_english.then(english::table);
    let known = [of_names, of_terms, english].into_iter().flatten();
    known.map(|table| table.has_plain_ending(ending)).reduce(|one, other| one || other)
}

/// The tables for the words of a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tables {
    by_script: [Option<u8>; N_SCRIPTS],
    of_terms: Option<u8>,
    is_english: bool,
}

impl Tables {
    /// Returns the tables for a document in this language (BCP 47).
    pub(super) fn of(language: &str) -> Tables {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let is_english = primary.eq_ignore_ascii_case("en");
        let mut tables = Tables { is_english, ..Tables::default() };
        for (((languages, _), table), number) in FILES.iter().zip(TABLES.iter()).zip(0..) {
            let is_own = languages.iter().any(|own| own.eq_ignore_ascii_case(primary));
            let is_of_script = || languages.iter().any(|own| has_script_of_its_own(own, primary));
            if is_own || is_of_script() {
                tables.by_script[table.script as usize] = Some(number);
            }
        }
        let is_own = |(languages, _): &(&[&str], &str)| {
            languages.iter().any(|own| own.eq_ignore_ascii_case(primary))
        };
        let of_terms = OF_TERMS.iter().position(is_own);
        tables.of_terms = of_terms.map(|number| (FILES.len() + number) as u8);
        tables
    }

    /// Whether terms have the forms of English.
    pub(super) fn are_english(self) -> bool {
        self.is_english
    }

    /// Whether words in Latin letters have forms.
    pub(super) fn has_latin(self) -> bool {
        self.by_script[Script::Latin as usize].is_some() || self.of_terms.is_some()
    }

    /// Whether the words of a document in its main language have forms.
    pub(super) fn are_for_most_words(self) -> bool {
        self.has_latin() || self.by_script[Script::Cyrillic as usize].is_some()
    }

    /// Returns the table for the word that a folded text begins with, and its number.
    pub(super) fn for_word(self, word: &str) -> Option<(&'static Table, usize)> {
        let number = usize::from(self.by_script[script_of(word.chars().next()?)? as usize]?);
        Some((&TABLES[number], number))
    }

    /// Returns the table for terms alone for the word that a folded text begins with, and its number.
    pub(super) fn for_term(self, word: &str) -> Option<(&'static Table, usize)> {
        let number = usize::from(self.of_terms?);
        let is_of_script = script_of(word.chars().next()?) == Some(TABLES[number].script);
        is_of_script.then(|| (&TABLES[number], number))
    }

    /// The length of an apostrophe and a suffix at the beginning of a folded text, as in `Tugayı'nın`: it is no part of
    /// a name. In other languages only a long suffix is one.
    pub(super) fn has_suffix_behind_apostrophe(self, tail: &str) -> bool {
        let Some(suffix) = tail.strip_prefix('\'').map(first_word) else { return false };
        let own = self.by_script[Script::Latin as usize].map(|number| &TABLES[usize::from(number)]);
        let is_of = |table: &Table| table.has_apostrophe && table.has_suffix(suffix);
        own.is_some_and(is_of) || suffix.len() >= 3 && APOSTROPHES.iter().any(|table| is_of(table))
    }
}

/// Hands the keys of all forms of a word, in any language, to `insert`: a text with one of its forms has one of them.
pub(super) fn each_form_key(word: &str, insert: &mut dyn FnMut(u64)) {
    form_key(word).into_iter().for_each(&mut *insert);
    let script = word.chars().next().and_then(script_of);
    for table in TABLES.iter().filter(|table| Some(table.script) == script) {
        table.each_short_form(word, &mut |form| form_key(form).into_iter().for_each(&mut *insert));
    }
}
