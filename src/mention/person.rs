//! A person's name in its parts: titles, given names, and the surname under which an article goes on about somebody.

use super::capitals::{is_arabic_article, is_particle};

/// What stands before a name and is not part of it.
const TITLES: &str = " acting adjutant admiral ambassador analyst archbishop ayatollah baron baroness bishop brig \
    brigadier caliph captain cardinal ceo chairman chairwoman chancellor chief cmdr col colonel commander \
    commissioner comrade congressman congresswoman corporal count director dr emir envoy father foreign-minister gen \
    general gov governor hajj haji hajji hon imam inspector journalist judge justice khalifa king lady leader lieutenant lord \
    lt madam maj major marshal maulana maulvi mawlana mawlawi mayor minister miss molla monsieur mr mrs ms mufti mullah \
    officer pope premier president prince princess prof professor queen rabbi rep representative reverend saint sayyid \
    secretary sen senator sergeant sgt shah shaikh shaykh sheik sheikh sir spokesman spokesperson spokeswoman st sultan \
    ustad ";

/// What stands after a name and is not its surname.
const SUFFIXES: &str = " jr sr ii iii iv md phd esq akhund ";

/// Words that make one name with the word after them: `Abu Omar`, `ibn Saud`.
const BOUND: &str = " abu abou aboo umm um bin ibn ben bint abd abdul abdel ";

/// Whether a word is a title, with or without its stop.
pub(super) fn is_title(word: &str) -> bool {
    is_listed(TITLES, word)
}

/// Whether a word is bound to the word after it, as `Abu` and `van` are.
pub(super) fn is_bound(word: &str) -> bool {
    is_listed(BOUND, word) || is_particle(&word.to_lowercase())
}

/// Returns the forms in which the surname of a person may stand by itself, the longest first; none if the name has no
/// part to spare. A surname with the Arabic article may lose it; other particles stay.
///
/// `Mullah Omar` gives `Omar`: who has only a title and one name goes on under that name.
pub(super) fn surname_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let n_titles = words.iter().take_while(|word| is_title(word)).count();
    let n_suffixes = words.iter().rev().take_while(|word| is_listed(SUFFIXES, word)).count();
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

/// Looks a word up, without its stops and capitals, in words between spaces.
fn is_listed(list: &str, word: &str) -> bool {
    let word = word.trim_matches(['.', ',']).to_lowercase();
    !word.is_empty() && list.split_ascii_whitespace().any(|listed| listed == word)
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
