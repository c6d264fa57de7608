//! Forms of terms in English: plurals, and verbs in `-ed`. Names have none: `Banks` is not `Bank`.

use std::sync::LazyLock;

use super::table::Table;
use crate::text::token::trailing_word;

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../data/forms/en_terms.txt")));

/// The table of English terms.
pub(super) fn table() -> &'static Table {
    &TABLE
}

/// The least letters of a word that has forms.
const SHORTEST: usize = 4;

/// Hands the other forms of a term in small letters to `add`: its last word alone changes. A word in capitals has a
/// plural at most.
pub(in super::super) fn each_english_form(
    term: &str,
    is_in_capitals: bool,
    add: &mut dyn FnMut(String),
) {
    let word = trailing_word(term);
    if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || word.is_empty() {
        return;
    }
    if is_in_capitals {
        return add(format!("{term}s"));
    }
    let fitting = TABLE.paradigms.iter().filter(|(own, _)| word.ends_with(own.as_str()));
    let longest = fitting.max_by_key(|(own, _)| own.len()).filter(|_| word.len() >= SHORTEST);
    if let Some((own, endings)) = longest {
        let stem = &term[..term.len() - own.len()];
        endings.iter().for_each(|ending| add(format!("{stem}{ending}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_plurals_and_forms_of_verbs() {
        for (term, expected) in [
            ("attack", "attacks attacked"),
            ("explode", "explodes exploded"),
            ("robbery", "robberies"),
            ("destroy", "destroyed"),
            ("stab", "stabs stabbed"),
            ("visit", "visited"),
            ("crash", "crashes crashed"),
            ("gunman", "gunmen"),
            ("bombing", "bombings"),
            ("crisis", "crises"),
            ("panic", "panicked"),
        ] {
            let mut forms = Vec::new();
            each_english_form(term, false, &mut |form| forms.push(form));
            let missing = expected.split(' ').find(|form| !forms.iter().any(|it| it == form));
            assert_eq!(missing, None, "{term}: {forms:?}");
        }
    }

    #[test]
    fn the_last_word_changes_if_it_is_long_enough() {
        for (term, is_in_capitals, expected) in [
            ("power line", false, "power lines"),
            ("car", false, ""),
            ("red car", false, ""),
            ("ied", true, "ieds"),
            ("unit 731", false, ""),
            ("u.s.", true, ""),
            ("бунт", false, ""),
        ] {
            let mut first = None;
            each_english_form(term, is_in_capitals, &mut |form| _ = first.get_or_insert(form));
            assert_eq!(first.unwrap_or_default(), expected, "{term}");
        }
    }
}
