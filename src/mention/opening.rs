//! At the beginning of a sentence every word has a capital, so a common word there needs a second sign to be a name. The
//! name of a month or day in a date is none anywhere.

use std::borrow::Cow;

use super::lists::NAMES;
use crate::text::fold::Folded;
use crate::text::token::{leading_word, trailing_word};

/// Whether a sentence, title or quotation begins at `start`.
pub(super) fn begins_sentence(cased: &str, start: usize) -> bool {
    let before = cased[..start].trim_end_matches([' ', '"', '\'', '(', '[', '-', '*', '#']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '•', '|', '。'])
}

/// Whether a word is common as another word than a name.
pub(super) fn is_common(lower: &str) -> bool {
    NAMES.common_words.has(lower) || NAMES.ordinary_words.has(lower)
}

/// Whether the text after a word begins with a possessive, a verb of saying, or those who belong to a group: `Hope said`,
/// `Hope members`.
pub(super) fn is_followed_by_act(tail: &str) -> bool {
    let Some(rest) = tail.strip_prefix(' ') else { return tail.starts_with("'s ") };
    let word = in_small_letters(leading_word(rest));
    NAMES.sayings.has(&word) || NAMES.people.has(&word)
}

/// Whether a common word, which is a name as well, is no name at `start..end`: in a date, or at the beginning of a
/// sentence where nothing behind it shows that it is one.
///
/// A noun such as `beacon` needs an article, so without one and before a verb it is a name; `hope` and `June` need none.
pub(super) fn is_word_here(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    if is_date(folded, start, end) {
        return true;
    }
    let tail = &folded.cased()[end..];
    begins_sentence(folded.cased(), start)
        && (!ends_sentence(tail)
            || is_adverb(&folded.lower()[start..end]) && tail.starts_with(", "))
        && !is_followed_by_act(tail)
        && (needs_no_article(&folded.lower()[start..end]) || !is_followed_by_verb(tail))
}

/// Whether the name of a month or day is part of a date, or says when something is: `May 3`, `since June`.
pub(super) fn is_date(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    let lower = folded.lower();
    if !NAMES.calendar.has(&lower[start..end]) {
        return false;
    }
    let behind = lower[end..].trim_start_matches([' ', ',', '.', '/', '-']);
    let before = lower[..start].trim_end_matches([' ', ',', '/', '-']);
    let word = trailing_word(before.strip_suffix('.').unwrap_or(before));
    let has_number = behind.starts_with(|c: char| c.is_ascii_digit())
        && !lower[end..].starts_with(". ")
        || word.starts_with(|c: char| c.is_ascii_digit());
    let is_glued = lower[..start].ends_with([' ', '-']) && before.ends_with(word);
    has_number || is_glued && NAMES.before_dates.has(word)
}

/// Whether a word is the name of a month or day that begins a sentence and does nothing there.
pub(super) fn opens_as_date(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    NAMES.calendar.has(&folded.lower()[start..end])
        && begins_sentence(folded.cased(), start)
        && !ends_sentence(&folded.cased()[end..])
        && !is_followed_by_act(&folded.cased()[end..])
}

/// The articles before a noun that a genitive follows.
const DEFINITE: [&str; 5] = ["das", "dem", "den", "der", "die"];

/// Whether a name is a common noun with its article, in a language in which all nouns have capitals: `ein Anker`, `der
/// Anker des Schiffs`, but not `ein Anker-Mitglied`.
pub(super) fn is_noun_with_article(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    let Some(head) = folded.lower()[..start].strip_suffix(' ') else { return false };
    let (article, tail) = (trailing_word(head), &folded.cased()[end..]);
    if NAMES.indefinite.has(article) {
        let next = tail.strip_prefix(' ').unwrap_or_default();
        return !tail.starts_with('-') && !next.starts_with(char::is_uppercase);
    }
    let has_genitive = || [" des ", " eines ", " einer "].iter().any(|it| tail.starts_with(it));
    DEFINITE.contains(&article) && has_genitive()
}

/// Whether a word alone is a sentence or title, or stands before a comma or another mark.
fn ends_sentence(tail: &str) -> bool {
    !tail.starts_with(' ')
}

/// A word, in small letters if it is in capitals throughout, as in a headline.
fn in_small_letters(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_lowercase) { Cow::Borrowed(word) } else { word.to_lowercase().into() }
}

/// Whether a word is a small one that a comma may follow where a sentence begins: `Still, nobody came`.
fn is_adverb(lower: &str) -> bool {
    NAMES.ordinary_words.has(lower) && !NAMES.calendar.has(lower)
}

fn needs_no_article(lower: &str) -> bool {
    NAMES.calendar.has(lower) || NAMES.mass_words.has(lower)
}

/// Whether a text goes on with a verb: an auxiliary, or an English verb such as one in the past tense.
fn is_followed_by_verb(tail: &str) -> bool {
    let Some(word) = tail.strip_prefix(' ').map(leading_word) else { return false };
    let word = in_small_letters(word);
    NAMES.auxiliaries.has(&word)
        || NAMES.verbs.has(&word)
        || word.len() >= 5 && word.ends_with("ed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_after_stops_and_quotation_marks() {
        for (text, expected) in [
            ("|Hope fell", true),
            ("It fell. |Hope rose", true),
            ("He said: \"|Hope is all", true),
            ("the |Hope", false),
            ("Anna, |Hope", false),
        ] {
            let start = text.find('|').expect("a bar marks the place");
            assert_eq!(begins_sentence(&text.replace('|', ""), start), expected, "{text}");
        }
    }

    #[test]
    fn what_acts_is_somebody() {
        for (tail, expected) in [
            (" said it", true),
            (" members met", true),
            (" DENIES IT", true),
            (" prices rose", false),
            ("'s board", true),
            ("", false),
        ] {
            assert_eq!(is_followed_by_act(tail), expected, "{tail}");
        }
    }

    /// Checks whether the word between the bars is no name there.
    fn check(text: &str, expected: bool) {
        let parts = text.split('|').collect::<Vec<_>>();
        let source = parts.concat();
        let start = parts[0].len();
        let found = is_word_here(&Folded::new(&source), start, start + parts[1].len());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn months_in_dates_are_no_names() {
        for text in [
            "|May| 3 saw rain",
            "in |May| 2031",
            "on 3 |May|",
            "since |June|",
            "In |August| it rained",
        ] {
            check(text, true);
        }
        for text in ["asked |May| about it", "Members of |August| left", "told |June|. 3 men left"]
        {
            check(text, false);
        }
    }

    #[test]
    fn what_follows_shows_whether_a_common_word_is_a_name() {
        for text in [
            "|Hope| faded",
            "|Target| dates were missed",
            "|Unity| among them",
            "|May| is wet",
            "|Still|, nobody came",
        ] {
            check(text, true);
        }
        for text in [
            "|Beacon| was fined",
            "|Beacon| closed it",
            "|Beacon| won twice",
            "|May| activists left",
            "|Hope| said so",
            "of |Hope| that",
            "|Hope|, they",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn an_article_shows_a_common_noun_where_all_nouns_have_capitals() {
        for (text, expected) in [
            ("Dort liegt ein |Anker|, sagt sie", true),
            ("Kein |Anker| hielt", true),
            ("Der |Anker| des Schiffs hielt", true),
            ("ein |Anker| Sprecher", false),
            ("eine |Anker|-Sprecherin", false),
            ("Der |Anker| sagt nein", false),
            ("von |Anker| des Nordens", false),
        ] {
            let parts = text.split('|').collect::<Vec<_>>();
            let (source, start) = (parts.concat(), parts[0].len());
            let end = start + parts[1].len();
            assert_eq!(is_noun_with_article(&Folded::new(&source), start, end), expected, "{text}");
        }
    }
}
