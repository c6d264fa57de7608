//! Names of authors as bibliographies and citations write them: `Halloran, P.`, `Marsh and Eklund`, `Thorne et al.`

use crate::article::lists::{CITATIONS, PEOPLE};
use crate::text::{fold, words};

/// The words that identify the authors of a work, folded, without initials, particles and the words between names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// The words of the first family name, or of the name of a body.
    pub(super) first: Vec<String>,
    /// The words of all names.
    pub(super) all: Vec<String>,
}

impl Names {
    /// Reads the names of an entry. The first family name ends at a comma or before an initial.
    pub(super) fn of_entry(authors: &str) -> Option<Names> {
        let first: Vec<String> = key_words(&first_family(authors).0).collect();
        (!first.is_empty()).then(|| Names { first, all: key_words(authors).collect() })
    }

    /// Whether the words cite a work of these authors: they begin with the first family name, and have no others' words.
    pub(super) fn are_cited_by(&self, cited: &[String]) -> bool {
        // `Nora Eklund` is cited as `Eklund`.
        let by_last = || cited.first() == self.first.last();
        (cited.starts_with(&self.first) || by_last())
            && cited.iter().all(|word| self.all.contains(word))
    }

    /// The words that a citation of these authors may begin with.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &String> {
        let last = self.first.last().filter(|last| **last != self.first[0]);
        self.first.first().into_iter().chain(last)
    }
}

/// Returns the family names as a citation has them: `Marsh & Eklund`, `Thorne et al.`
pub(super) fn label(authors: &str) -> Option<String> {
    let mut families = families(authors);
    let first = families.next()?;
    let others: Vec<String> = families.take(2).collect();
    Some(match others.as_slice() {
        _ if authors.contains("et al") => format!("{first} et al."),
        [] => first,
        [second] => format!("{first} & {second}"),
        _ => format!("{first} et al."),
    })
}

/// The family names of a list: the first stands before a comma or an initial; of the others, the only long word or the
/// last one.
fn families(authors: &str) -> impl Iterator<Item = String> {
    let is_first_inverted = first_family(authors).1;
    let parts = authors.split([',', ';', '&', '،']);
    let parts = parts.flat_map(split_at_links);
    let mut after_first = false;
    parts.enumerate().filter_map(move |(number, part)| {
        let words: Vec<&str> = part.split_whitespace().filter(|word| !is_link(word)).collect();
        let is_given = words.iter().all(|word| is_initial(word));
        if number == 0 {
            after_first = is_first_inverted;
            return Some(first_family(authors).0);
        }
        // The given name of the first author, after the comma.
        if std::mem::take(&mut after_first) || is_given {
            return None;
        }
        let initial = words.iter().skip(1).position(|word| is_initial(word));
        match initial {
            Some(at) => Some(words[..=at].join(" ")),
            None => words.last().map(|last| last.trim_matches('.').to_owned()),
        }
    })
}

fn split_at_links(part: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in part.split_whitespace() {
        match parts.last_mut() {
            Some(last) if !is_link(word) => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Returns the first family name, and whether a given name follows it after a comma.
fn first_family(authors: &str) -> (String, bool) {
    let end = authors.find([',', ';', '&', '،']).unwrap_or(authors.len());
    let first = authors[..end].split_whitespace().take_while(|word| !is_link(word));
    let first: Vec<&str> = first.collect();
    let initial = first.iter().skip(1).position(|word| is_initial(word));
    let begins_with_initial = first.first().is_some_and(|word| is_initial(word));
    let family = match initial {
        _ if begins_with_initial => {
            first.iter().filter(|word| !is_initial(word)).copied().collect::<Vec<_>>()
        }
        Some(at) => first[..=at].to_vec(),
        None => first,
    };
    let is_inverted =
        authors[end..].starts_with([',', '،']) && initial.is_none() && !begins_with_initial;
    (family.join(" "), is_inverted)
}

/// The words of a text that identify its names.
pub(super) fn key_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '،'))
        .map(bare)
        .filter(|word| word.chars().nth(1).is_some() && !is_link(word) && !is_particle(word))
        .map(fold::key_as_written)
}

/// Whether a text is a list of names of people or bodies.
pub(super) fn is_list_of_names(text: &str) -> bool {
    const LONGEST: usize = 60;
    let n_words = text.split_whitespace().take(LONGEST + 1).count();
    let is_name = |word: &str| {
        !is_link(word) && begins_large(bare(word)) && bare(word).chars().nth(1).is_some()
    };
    n_words <= LONGEST
        && text.split_whitespace().any(is_name)
        && text.split_whitespace().all(may_be_name)
}

/// Whether a word may stand in a list of names.
pub(super) fn may_be_name(word: &str) -> bool {
    let plain = bare(word);
    if plain.is_empty() {
        return matches!(word, "&" | "," | ";");
    }
    let has_digit = plain.contains(|c: char| c.is_ascii_digit());
    // `al-Nahar`, `d’Arc`
    let has_capital = || plain.chars().any(char::is_uppercase);
    !has_digit && (begins_large(plain) || is_link(plain) || is_particle(plain) || has_capital())
}

/// Returns a word without the punctuation around it, and without an `’s`.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether a word joins names or stands for further ones: `and`, `et`, `al`, `eds`.
fn is_link(word: &str) -> bool {
    let plain = bare(word);
    // `И.` is an initial, `и` is none.
    let is_long = plain.chars().nth(1).is_some();
    CITATIONS.author_words.has(plain) || is_long && CITATIONS.author_words.has(&words::fold(plain))
}

/// Whether a word is a particle of a name: `van`, `of`.
fn is_particle(word: &str) -> bool {
    PEOPLE.name_particles.has_in_any_case(word) || PEOPLE.small_words.has(word)
}

pub(super) fn is_initial(word: &str) -> bool {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let longest = if word.contains('.') { 3 } else { 2 };
    (1..=longest).contains(&n_letters)
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | ','))
}

/// Whether a word begins with a capital or with a letter of a script that has none.
fn begins_large(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_has_no_other_words() {
        for text in [
            "Halloran, Petra",
            "Marsh, I., & Eklund, N.",
            "Thorne, Ada, Bo Quill, and Nora Eklund",
            "van der Reve, J. (ed.)",
            "Marsh I, Eklund N, et al.",
            "Harbour Council of Skarr",
            "Иванов И. И., Петров П. П.",
        ] {
            assert!(is_list_of_names(text), "{text}");
        }
        for text in ["", "The report says", "Halloran argues", "12 Boats", "and", "on the lake"] {
            assert!(!is_list_of_names(text), "{text}");
        }
    }

    #[test]
    fn an_entry_is_listed_by_the_family_names() {
        for (authors, expected) in [
            ("Halloran, Petra", "Halloran"),
            ("P. Halloran", "Halloran"),
            ("Marsh, I., & Eklund, N.", "Marsh & Eklund"),
            ("Marsh, Ivo, and Nora Eklund", "Marsh & Eklund"),
            ("Marsh I, Eklund N", "Marsh & Eklund"),
            ("Thorne, Ada, Bo Quill, and Nora Eklund", "Thorne et al."),
            ("Harbour Council", "Harbour Council"),
            ("Иванов И. И., Петров П. П.", "Иванов & Петров"),
        ] {
            assert_eq!(label(authors).as_deref(), Some(expected), "{authors}");
        }
    }

    #[test]
    fn a_work_is_cited_by_the_family_names_of_its_authors() {
        let check = |authors: &str, cited: &str, expected: bool| {
            let names = Names::of_entry(authors).expect("the tests give names");
            let cited: Vec<String> = key_words(cited).collect();
            assert_eq!(names.are_cited_by(&cited), expected, "{authors}: {cited:?}");
            let begins = names.beginnings().any(|first| cited.first() == Some(first));
            assert!(begins || !expected, "{authors}: {cited:?}");
        };
        check("Halloran, Petra", "Halloran", true);
        check("Halloran, Petra", "Petra Halloran", false);
        check("P. Halloran", "Halloran", true);
        check("Nora Eklund", "Eklund’s", true);
        check("Marsh, I., & Eklund, N.", "Marsh and Eklund", true);
        check("Marsh, I., & Eklund, N.", "Marsh & Reve", false);
        check("Marsh, I., & Eklund, N.", "Eklund", false);
        check("Thorne, Ada, Bo Quill, and Nora Eklund", "Thorne et al.", true);
        check("Marsh I, Eklund N", "Marsh et al", true);
        check("van der Reve, J.", "Van der Reve", true);
        check("Harbour Council", "Harbour Council", true);
        check("Müller, A.", "Muller", true);
        check("Иванов И. И.", "Иванов", true);
    }
}
