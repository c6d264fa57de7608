//! The parts of a person's name: titles, given names, and the surname that an article uses afterwards.

use std::borrow::Cow;

use super::capitals::{is_arabic_article, is_particle};
use super::lists::NAMES;
use crate::text::word_list::Words;

/// Whether a word is a title, with or without its stop.
pub(super) fn is_title(word: &str) -> bool {
    is_listed(&NAMES.titles, word)
}

/// Whether a word is bound to the word after it, as `Abu` and `van` are.
pub(super) fn is_bound(word: &str) -> bool {
    is_listed(&NAMES.bound, word) || is_particle(&word.to_lowercase())
}

/// Returns the forms in which a person's surname may occur alone, the longest first; none if the name has no part to
/// spare. A surname with the Arabic article may lose it; other particles stay.
///
/// `Mullah Omar` gives `Omar`: with only a title and one name, that name serves as surname.
pub(super) fn surname_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let n_titles = words.iter().take_while(|word| is_title(word)).count();
    let n_suffixes = words.iter().rev().take_while(|word| is_listed(&NAMES.suffixes, word)).count();
    let Some(own) = words.get(n_titles..words.len() - n_suffixes.min(words.len())) else {
        return Vec::new();
    };
    let Some((last, before)) = own.split_last() else { return Vec::new() };

    let n_bound = before.iter().rev().take_while(|word| is_bound(word)).count();
    let first = before.len() - n_bound;
    let is_name_whole = n_titles + n_suffixes + first == 0;
    if is_name_whole || !is_surname(last) {
        return Vec::new();
    }

    let mut forms = vec![own[first..].join(" ")];
    if let Some(bare) = without_article(&own[first..]) {
        forms.push(bare);
    }
    forms
}

/// The part of a name that serves as surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SurnamePart {
    /// The last, in any language.
    Last,
    /// The first of two.
    FirstOfTwo,
    /// Both.
    Two,
}

impl SurnamePart {
    /// Whether it serves as surname in a language (BCP 47).
    pub(super) fn serves_in(self, language: &str) -> bool {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        match self {
            SurnamePart::Last => true,
            SurnamePart::FirstOfTwo => matches!(primary, "ca" | "es" | "eu" | "gl"),
            SurnamePart::Two => matches!(primary, "ca" | "es" | "eu" | "gl" | "pt"),
        }
    }
}

/// Returns the first of two surnames, and both; `None` if the name has one, or a second given name before it.
pub(super) fn two_surnames(name: &str) -> Option<(String, String)> {
    let words = name.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let n_titles = words.iter().take_while(|word| is_title(word)).count();
    let [_, .., first, second] = words.get(n_titles..)? else { return None };
    let is_whole = |word: &str| {
        is_surname(word) && !is_bound(word) && !word.ends_with(['.', ',']) && word.len() > 2
    };
    let are_surnames = is_whole(first)
        && is_whole(second)
        && !is_listed(&NAMES.second_given, first)
        && !is_listed(&NAMES.suffixes, second);
    are_surnames.then(|| ((*first).to_owned(), format!("{first} {second}")))
}

/// Puts the given name first: `Lund, Tarek`.
pub(super) fn in_order(name: &str) -> Cow<'_, str> {
    match name.split_once(", ") {
        Some((surname, given)) if !given.contains(',') && !is_listed(&NAMES.suffixes, given) => {
            Cow::Owned(format!("{given} {surname}"))
        }
        _ => Cow::Borrowed(name),
    }
}

/// Returns the first given name of a person in small letters; `None` if the name has none beside its surname.
pub(super) fn given_name(name: &str) -> Option<String> {
    let mut words = name.split(' ').filter(|word| !word.is_empty() && !is_title(word)).peekable();
    let first = words.next()?;
    let is_given = words.peek().is_some() && !is_bound(first) && first.chars().count() > 1;
    is_given.then(|| first.to_lowercase()).filter(|first| !first.ends_with('.'))
}

/// Cuts the Arabic article from a surname: `al-Masri`, `Al Masri`.
fn without_article(surname: &[&str]) -> Option<String> {
    let bare = match surname {
        [word] => {
            word.split_once('-')
                .filter(|(article, _)| is_arabic_article(&article.to_lowercase()))?
                .1
        }
        [article, word] if matches!(article.to_lowercase().as_str(), "al" | "el") => word,
        _ => return None,
    };
    is_surname(bare).then(|| bare.to_owned())
}

/// Whether a word can be a surname: at least two letters, one a capital where the script has capitals.
fn is_surname(word: &str) -> bool {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    n_letters >= 2
        && (word.chars().any(char::is_uppercase) || !word.chars().any(char::is_lowercase))
}

/// Looks a word up without its stops and capitals.
fn is_listed(list: &Words, word: &str) -> bool {
    list.has(&word.trim_matches(['.', ',']).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, forms: &[&str]) {
        assert_eq!(surname_forms(name), forms, "{name}");
    }

    #[test]
    fn the_last_word_is_the_surname() {
        check("Maria Lund", &["Lund"]);
        check("Carl P. Lund", &["Lund"]);
        check("Lund", &[]);
        check("J. R.", &[]);
        check("", &[]);
    }

    #[test]
    fn there_may_be_two_surnames() {
        for (name, expected) in [
            ("Elena Soto Varela", Some("Soto")),
            ("Juan Carlos Soto Varela", Some("Soto")),
            ("Juan Carlos Soto", None),
            ("Elena Soto", None),
            ("Dr. Elena Soto", None),
            ("Elena P. Soto", None),
            ("Elena de Soto", None),
            ("Elena Soto Jr.", None),
        ] {
            let first = two_surnames(name).map(|(first, _)| first);
            assert_eq!(first.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn the_surname_may_be_first() {
        for (name, expected) in [
            ("Lund, Tarek", "Tarek Lund"),
            ("Carl Lund, Jr.", "Carl Lund, Jr."),
            ("Lund, Tarek, Osten", "Lund, Tarek, Osten"),
        ] {
            assert_eq!(in_order(name), expected);
        }
    }

    #[test]
    fn articles_and_particles_stay_and_the_arabic_article_may_go() {
        check("Abu Salim al-Masri", &["al-Masri", "Masri"]);
        check("Salim Al Masri", &["Al Masri", "Masri"]);
        check("Jan van der Berg", &["van der Berg"]);
        check("Karim bin Salih", &["bin Salih"]);
        check("al-Masri", &[]);
    }

    #[test]
    fn a_bound_name_is_not_cut() {
        check("Abu Salim", &[]);
        check("Karim Abu Salim", &["Abu Salim"]);
    }

    #[test]
    fn titles_and_suffixes_are_not_names() {
        check("Mullah Salim", &["Salim"]);
        check("Dr. Maria Lund", &["Lund"]);
        check("Mullah Salim Akhund", &["Salim"]);
        check("Carl Lund Jr.", &["Lund"]);
        check("President", &[]);
        check("Dr. Jr.", &[]);
    }
}
