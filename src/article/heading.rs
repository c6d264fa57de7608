//! Headings: a saved text has no mark-up, so a heading is recognised by its shape and by what follows it.

use super::lists::{PEOPLE, SHAPES};
use crate::text::words;

/// How likely a line is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    None,
    /// Short and without a stop, but in sentence case.
    Some,
    /// In title case, or an opening with a colon.
    Strong,
}

/// Judges a line by its shape alone.
pub(crate) fn likeness(line: &str) -> Likeness {
    const LONGEST: usize = 140;
    if line.chars().nth(LONGEST).is_some() || line.contains(['\n', '\r']) {
        return Likeness::None;
    }
    let n_words = words::count(line);
    if n_words == 0 || n_words > 16 || is_code(line) || !line.contains(char::is_alphabetic) {
        return Likeness::None;
    }
    let starts_large =
        line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let is_titled = || is_title_case(line);
    let last =
        line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).chars().next_back().unwrap_or(' ');
    match last {
        '.' if ends_with_letters(line) && is_titled() => Likeness::Strong,
        '.' | ',' | ';' | '…' => Likeness::None,
        ':' if n_words <= 8 && starts_large && !leads_in(line, n_words) => Likeness::Strong,
        ':' => Likeness::None,
        '!' if n_words <= 8 && is_titled() => Likeness::Some,
        '!' => Likeness::None,
        _ if is_titled() => Likeness::Strong,
        _ if starts_large && n_words <= 12 => Likeness::Some,
        _ => Likeness::None,
    }
}

/// `The court ordered three things:`: a sentence that goes on in the next lines.
fn leads_in(line: &str, n_words: usize) -> bool {
    const SHORTEST: usize = 4;
    let says = words::bare_words(&words::fold(line)).any(|word| SHAPES.speech_verbs.has(word));
    let speaks_of = |word: &str| SHAPES.lead_starts.has(&words::fold(word));
    let begins = n_words >= 2 && line.split_whitespace().next().is_some_and(speaks_of);
    says || begins && !is_title_case(line) || n_words >= SHORTEST && !is_title_case(line)
}

/// A command, an address, a hash: one word, or one beside others, that no language has.
pub(crate) fn is_code(line: &str) -> bool {
    const LONGEST_WORD: usize = 30;
    let is_prompt = line.starts_with("$ ") || line.starts_with("> ") || line.starts_with("# ");
    let has_code = line.contains("://") || line.contains("[.]") || line.contains('\\');
    let is_option = |word: &str| word.starts_with("--");
    let is_hash = |word: &str| {
        word.len() >= LONGEST_WORD && word.contains(|c: char| c.is_ascii_digit()) && word.is_ascii()
    };
    is_prompt || has_code || line.split_whitespace().any(|word| is_option(word) || is_hash(word))
}

/// `Discovery[edit]`: where the mark begins with which an encyclopedia offers to edit a part.
pub(crate) fn edit_mark(line: &str) -> Option<usize> {
    let at = line.trim_end().strip_suffix(']')?.rfind('[')?;
    let inner = words::fold(line[at + 1..].trim_end().trim_end_matches(']'));
    let is_mark =
        !inner.is_empty() && inner.split('|').all(|part| SHAPES.edit_marks.has(part.trim()));
    (is_mark && at > 0).then_some(at)
}

/// `Relations With the U.S.` ends with a stop that ends no sentence.
fn ends_with_letters(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or("");
    last.matches('.').count() >= 2 && last.split('.').all(|part| part.chars().count() <= 1)
}

/// Whether most of the words that titles capitalise are capitalised.
pub(crate) fn is_title_case(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    if !words.next().is_some_and(words::is_capitalised) {
        return false;
    }
    let (mut n_counted, mut n_large) = (1, 1);
    for word in words.filter(|word| !PEOPLE.small_words.has_in_any_case(word)) {
        n_counted += 1;
        n_large += usize::from(words::is_capitalised(word));
    }
    n_large * 4 >= n_counted * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: Likeness, lines: &[&str]) {
        for line in lines {
            assert_eq!(likeness(line), expected, "{line}");
        }
    }

    #[test]
    fn a_heading_is_known_by_its_shape() {
        check(
            Likeness::Strong,
            &[
                "The Road Home",
                "Key Takeaways",
                "Key Takeaways:",
                "Relations With the U.S.",
                "What Comes Next?",
                "1. Background",
                "Summary",
                "BACKGROUND",
                "Background:",
            ],
        );
        check(
            Likeness::Some,
            &["How the group grew in the north", "What comes next?", "“A long winter”"],
        );
        check(
            Likeness::None,
            &[
                "Few believe that this will happen.",
                "He said the following to the press in Lima on Monday:",
                "and then nothing",
                "One, two,",
                "The council ordered three things:",
                "He said:",
                "They demanded:",
                "И он сказал:",
                "$ lake --port 8443",
                "hxxp://lake[.]example/a",
                "9f86d081884c7d659a2feaa0c55ad015",
                "12.9",
                "…",
                "A sentence that is written like prose and goes on for rather too long to be one",
            ],
        );
    }

    #[test]
    fn the_mark_of_an_encyclopedia_is_found_behind_its_heading() {
        for (line, expected) in [
            ("Discovery[edit]", Some("Discovery")),
            ("Entdeckung [Bearbeiten | Quelltext bearbeiten]", Some("Entdeckung ")),
            ("История[править | править код]", Some("История")),
            ("It froze.[1]", None),
            ("[edit]", None),
            ("Discovery", None),
        ] {
            assert_eq!(edit_mark(line).map(|at| &line[..at]), expected, "{line}");
        }
    }
}
