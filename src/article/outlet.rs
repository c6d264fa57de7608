//! Whether the words before a date may be the name of a publication.

use crate::article::lists::CITATIONS;
use crate::text::words;

/// Whether a text may be a publication's name: capitalised or with a sign typical of names, short, and without a verb.
pub(crate) fn is_name(outlet: &str) -> bool {
    const LONGEST: usize = 12;
    let pieces_begin_large = outlet.split(", ").all(|piece| {
        let first = piece.split_whitespace().next().unwrap_or("");
        let plain = first.trim_matches(|c: char| !c.is_alphanumeric());
        let has_sign =
            first.contains(['.', '@', '-', '+', '/']) && !CITATIONS.no_name_starts.has(first);
        let mixed = plain.chars().skip(1).any(char::is_uppercase);
        words::is_capitalised(first)
            || has_sign
            || mixed
            || ["the", "and"].contains(&plain) && words::count(piece) >= 2
            || plain.starts_with(|c: char| c.is_ascii_digit())
            || plain.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    });
    (1..=LONGEST).contains(&words::count(outlet))
        && pieces_begin_large
        && !is_surely_prose(outlet)
        && !is_credit(outlet)
        && !is_talk(outlet)
}

/// Whether what is cited was said and not published: `author’s interview`, `Personal communication, Ann Lee`.
fn is_talk(outlet: &str) -> bool {
    let first = outlet.split([',', ';']).next().unwrap_or("");
    let folded = words::fold(first);
    words::bare_words(&folded).last().is_some_and(|last| CITATIONS.talks.has(last))
}

/// Whether a text is part of a sentence: it has a verb, a pronoun, or begins as an aside does.
pub(super) fn is_surely_prose(outlet: &str) -> bool {
    let folded = words::fold(outlet);
    let mut bare = words::bare_words(&folded).peekable();
    let begins_small = !words::is_capitalised(outlet);
    let aside = bare.peek().is_some_and(|first| begins_small && CITATIONS.aside_words.has(first));
    aside || bare.any(|word| CITATIONS.prose_words.has(word))
}

fn is_credit(outlet: &str) -> bool {
    let folded = words::fold(outlet);
    CITATIONS.label_words.has(folded.split(' ').next().unwrap_or(""))
}
