//! The words by which a language speaks of events, and of what did not happen; `data/events/` has a file for each.

use std::sync::LazyLock;

use super::families::Families;
use crate::text::word_list::{Roles, WordFile, Words};

/// The words of one language, without capitals and accents.
pub(super) struct Language {
    /// Articles; none if the language has no article before a known thing.
    pub(super) articles: Words,
    /// Beginnings of words that are articles: Arabic `al-`.
    pub(super) definite_prefixes: Vec<&'static str>,
    pub(super) demonstratives: Words,
    pub(super) indefinites: Words,
    pub(super) negatives: Words,
    /// Words that make another event of a noun: `a second blast`.
    pub(super) others: Words,
    /// Phrases before a noun or verb of an event that is feared, planned or prevented.
    pub(super) unreal: Words,
    /// Such phrases after it.
    pub(super) unreal_after: Words,
    pub(super) conditionals: Words,
    pub(super) modals: Words,
    pub(super) negations: Words,
    /// Prepositions between a noun and the place of the event.
    pub(super) places: Words,
    /// Words before a year: `im Jahr 2019`.
    pub(super) years: Words,
    /// Small words that no noun phrase goes across.
    pub(super) stops: Words,
    /// Words that make an infinitive of the next: `to attack`.
    pub(super) infinitives: Words,
    /// Words before a date that is not that of the event: `since 2019`.
    pub(super) spans: Words,
    /// Personal and possessive pronouns of the third person.
    pub(super) pronouns: Words,
    /// Phrases directly behind a noun that deny the event.
    pub(super) denied_after: Words,
    /// Verbs whose infinitive is no plan: `began to leak`.
    pub(super) begins: Words,
    /// Nouns of what follows any event: `the victims`.
    pub(super) aftermath: Words,
    /// Words of what people suffer in it: `killed`.
    pub(super) casualties: Words,
    /// Words that stand in reports of any event, and refer to none.
    pub(super) general: Words,
    /// Nouns behind a noun of an event that make another thing of it: `fire brigade`.
    pub(super) compounds: Words,
    pub(super) nouns: Roles<Families>,
    pub(super) verbs: Roles<Families>,
}

const FILES: [(&str, &str); 16] = [
    ("ar", include_str!("../data/events/ar.txt")),
    ("cs", include_str!("../data/events/cs.txt")),
    ("de", include_str!("../data/events/de.txt")),
    ("el", include_str!("../data/events/el.txt")),
    ("en", include_str!("../data/events/en.txt")),
    ("es", include_str!("../data/events/es.txt")),
    ("fa", include_str!("../data/events/fa.txt")),
    ("fr", include_str!("../data/events/fr.txt")),
    ("he", include_str!("../data/events/he.txt")),
    ("it", include_str!("../data/events/it.txt")),
    ("nl", include_str!("../data/events/nl.txt")),
    ("pl", include_str!("../data/events/pl.txt")),
    ("pt", include_str!("../data/events/pt.txt")),
    ("ru", include_str!("../data/events/ru.txt")),
    ("tr", include_str!("../data/events/tr.txt")),
    ("uk", include_str!("../data/events/uk.txt")),
];

/// The least letters of each part of a compound.
const SHORTEST_PART: usize = 4;

/// The number of German among them: its nouns have capitals.
const GERMAN: u8 = 2;

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| FILES.iter().map(Language::read).collect());

impl Language {
    /// All languages with words, each with its number.
    pub(super) fn all() -> impl Iterator<Item = (u8, &'static Language)> {
        (0..).zip(LANGUAGES.iter())
    }

    /// The number of the language of a text, by its tag (BCP 47); `None` if there are no words of it.
    pub(super) fn number(tag: &str) -> Option<u8> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let number = FILES.iter().position(|(name, _)| name.eq_ignore_ascii_case(primary))?;
        u8::try_from(number).ok()
    }

    pub(super) fn german() -> &'static Language {
        Language::of(GERMAN)
    }

    pub(super) fn of(number: u8) -> &'static Language {
        &LANGUAGES[usize::from(number)]
    }

    fn read(file: &(&'static str, &'static str)) -> Language {
        let mut lists = WordFile::join(&[*file]);
        let language = Language {
            articles: lists.take_if_any("articles"),
            definite_prefixes: lists.take_if_any("definite_prefixes"),
            demonstratives: lists.take_if_any("demonstratives"),
            indefinites: lists.take_if_any("indefinites"),
            negatives: lists.take_if_any("negatives"),
            others: lists.take_if_any("others"),
            unreal: lists.take_if_any("unreal"),
            unreal_after: lists.take_if_any("unreal_after"),
            conditionals: lists.take_if_any("conditionals"),
            modals: lists.take_if_any("modals"),
            negations: lists.take_if_any("negations"),
            places: lists.take_if_any("places"),
            years: lists.take_if_any("years"),
            stops: lists.take_if_any("stops"),
            infinitives: lists.take_if_any("infinitives"),
            spans: lists.take_if_any("spans"),
            pronouns: lists.take_if_any("pronouns"),
            denied_after: lists.take_if_any("denied_after"),
            begins: lists.take_if_any("begins"),
            aftermath: lists.take_if_any("aftermath"),
            casualties: lists.take_if_any("casualties"),
            general: lists.take_if_any("general"),
            compounds: lists.take_if_any("compounds"),
            nouns: lists.take_if_any("nouns"),
            verbs: lists.take_if_any("verbs"),
        };
        lists.finish();
        language
    }

    /// Whether a word is an article, a pronoun or another small word.
    pub(super) fn has_small_word(&self, word: &str) -> bool {
        let lists = [&self.articles, &self.demonstratives, &self.indefinites, &self.negatives];
        lists.iter().any(|list| list.has(word)) || self.stops.has(word) || self.pronouns.has(word)
    }

    /// Whether a bare noun may refer to a known event, as the language has no article.
    pub(super) fn is_without_articles(&self) -> bool {
        self.articles.is_empty() && self.definite_prefixes.is_empty()
    }

    /// The families of the longest noun that a word ends with: `Wahlbetrug`.
    fn families_of_end(&self, word: &str) -> Families {
        let ends = word.char_indices().skip(SHORTEST_PART).map(|(at, _)| &word[at..]);
        let mut ends = ends.take_while(|end| end.chars().count() > SHORTEST_PART);
        ends.find_map(|end| self.nouns.get(end)).unwrap_or_default()
    }

    /// The families of a word of this language, a noun or a verb.
    pub(super) fn families(&self, word: &str) -> Families {
        let noun = self.nouns.get(word).unwrap_or_default();
        noun | self.verbs.get(word).unwrap_or_default()
    }
}

/// The families of a word in any language; German writes what comes before a noun in one word with it.
pub(super) fn families_of(word: &str) -> Families {
    let families =
        Language::all().fold(Families::NONE, |all, (_, language)| all | language.families(word));
    if families.is_empty() { Language::german().families_of_end(word) } else { families }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;
    use crate::text::word_list::assert_tidy;

    #[test]
    fn files_of_words_are_tidy_and_folded() {
        for (name, file) in FILES {
            assert_tidy(&[(name, file)]);
            let entries = file.lines().filter(|line| !line.starts_with(['#', '[']));
            for entry in entries {
                assert_eq!(fold::key(entry), entry, "{name}");
            }
        }
    }

    #[test]
    fn a_tag_has_the_words_of_its_language() {
        assert_eq!(Language::number("de-AT"), Language::number("de"));
        assert_eq!(Language::number("EN_gb"), Language::number("en"));
        assert_eq!(Language::number("tlh"), None);
        assert_eq!(families_of("взрыва"), families_of("explosion"));
        assert!(families_of("breakfast").is_empty());
        assert_eq!(families_of("wahlbetrug"), families_of("betrug"));
    }
}
