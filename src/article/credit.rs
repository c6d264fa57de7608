//! Credits: where an article says that it was made with the report of another outlet.
//!
//! The names of outlets are known to the caller; here is decided what the words around a name say. A citation such as
//! `(Wire, July 19)` says where to read more and is no credit.

use std::ops::Range;

use super::lists::{CREDITS, MASTHEAD, PEOPLE};
use crate::text::{fold, words};

/// Where a line is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinePlace {
    /// Among the first passages.
    Start,
    /// The last passage.
    End,
    /// Between them.
    Middle,
    /// No passage: set aside, or read as metadata.
    Beside,
}

/// Returns those of the names in a line that it credits; they are in order and do not overlap.
pub(crate) fn credited<'n>(
    line: &str,
    names: &'n [Range<usize>],
    place: LinePlace,
) -> Vec<&'n Range<usize>> {
    let of_line = place != LinePlace::Middle && is_of_names(line, names);
    let of_line = of_line || place == LinePlace::Beside && is_byline(line);
    let is_credited = |name: &&Range<usize>| {
        of_line
            || follows(line, name.start)
            || is_followed(line, name.end)
            || is_in_dateline(line, name)
            || place == LinePlace::End && is_signature(line, name)
    };
    names.iter().filter(is_credited).collect()
}

/// The greatest length in bytes of what is looked at on one side of a name.
const NEAR: usize = 160;

/// Whether a phrase that announces names is before this place, in the same sentence.
fn follows(line: &str, at: usize) -> bool {
    let mut start = at.saturating_sub(NEAR);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    let before = fold::key_as_written(&line[start..at]);
    let within = |phrases: &[&str], longest: usize, stops: &[&str]| {
        phrases.iter().any(|phrase| {
            let after = before.rfind(phrase).filter(|at| begins_word(&before, *at));
            let rest = after.map(|at| &before[at + phrase.len()..]);
            rest.is_some_and(|rest| ends_word(phrase, rest) && is_list(rest, longest, stops))
        })
    };
    within(&CREDITS.before_names, 8, &[". ", "; "])
        || within(&CREDITS.before_reporter, 3, &[". ", "; ", ", "])
}

/// Whether a phrase that names come before is after this place, in the same sentence.
fn is_followed(line: &str, at: usize) -> bool {
    let mut end = (at + NEAR).min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let after = fold::key_as_written(&line[at..end]);
    CREDITS.after_names.iter().any(|phrase| {
        let found = after.find(phrase).filter(|at| begins_word(&after, *at));
        found.is_some_and(|at| is_list(&after[..at], 8, &[". ", "; "]))
    })
}

fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

/// Whether a phrase ends with a whole word before the rest of the text; an apostrophe ends one.
fn ends_word(phrase: &str, rest: &str) -> bool {
    phrase.ends_with('\'') || !rest.starts_with(char::is_alphanumeric)
}

/// Whether words may be names, in a list with others.
fn is_list(between: &str, longest: usize, stops: &[&str]) -> bool {
    // Folding has cut the space at the end.
    let is_stopped = |stop: &&str| between.contains(stop) || between.ends_with(stop.trim_end());
    words::count(between) <= longest && !stops.iter().any(is_stopped)
}

/// Whether a line has nothing but names, and words that go with them.
fn is_of_names(line: &str, names: &[Range<usize>]) -> bool {
    const LONGEST: usize = 12;
    if names.is_empty() || words::count(line) > LONGEST {
        return false;
    }
    let ends = names.iter().map(|name| name.end);
    let starts = names.iter().map(|name| name.start).chain([line.len()]);
    let mut between = std::iter::once(0).chain(ends).zip(starts);
    between.all(|(from, to)| {
        let rest = fold::key_as_written(line.get(from..to).unwrap_or_default());
        let mut rest = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        rest.all(|word| CREDITS.beside_names.has(word) || is_number(word))
    })
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `By Jane Doe, Wire`: the line begins as bylines do and is no sentence.
fn is_byline(line: &str) -> bool {
    const LONGEST: usize = 20;
    let starts = &MASTHEAD.byline_starts;
    let folded = fold::key_as_written(line);
    starts.iter().any(|start| folded.starts_with(start))
        && words::count(line) <= LONGEST
        && !words::ends_sentence(line)
}

/// `LIMA, July 4 (Wire) — It rained`, `LIMA, July 4. /WIRE/. It rained`.
fn is_in_dateline(line: &str, name: &Range<usize>) -> bool {
    const LONGEST: usize = 90;
    let Some(bracket) = bracket_around(line, name).filter(|it| it.end <= LONGEST) else {
        return false;
    };
    let after = line[bracket.end..].trim_start();
    let is_slashed = line[bracket.clone()].starts_with('/');
    let ends = ['—', '–', '-', '―', '−'];
    bracket.start > 0
        && is_place(&line[..bracket.start])
        && (after.trim_start_matches('.').trim_start().starts_with(ends)
            || is_slashed && after.starts_with('.'))
}

/// Whether words may be a place with a date: in capitals, or behind a number.
fn is_place(head: &str) -> bool {
    let mut words = head.split_whitespace();
    words.all(|word| words::is_capitalised(word) || PEOPLE.small_words.has(word))
        || head.find(|c: char| c.is_ascii_digit()).is_some_and(|at| at > 0 && is_place(&head[..at]))
}

/// `It rained. (Wire)`: parentheses after the last sentence.
fn is_signature(line: &str, name: &Range<usize>) -> bool {
    bracket_around(line, name).is_some_and(|bracket| {
        let (before, after) = (&line[..bracket.start], &line[bracket.end..]);
        let is_last = after.trim_matches(|c: char| c == '.' || c.is_whitespace()).is_empty();
        is_last && words::ends_sentence(before.trim_end())
    })
}

/// The short bracket, without a number in it, that holds a name: a date would make it a citation.
fn bracket_around(line: &str, name: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('/', '/')];
    PAIRS.into_iter().find_map(|(open, close)| {
        let start = line[..name.start].rfind(open)?;
        let end = name.end + line[name.end..].find(close)? + close.len_utf8();
        let inner = &line[start..end];
        let is_whole = !line[start + 1..name.start].contains(close) || open == close;
        let is_plain = inner.len() <= LONGEST && !inner.contains(|c: char| c.is_ascii_digit());
        (is_whole && is_plain).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which names, each written in braces, a line credits.
    fn found(line: &str, place: LinePlace) -> Vec<String> {
        let (mut text, mut names) = (String::new(), Vec::new());
        for part in line.split_inclusive(['{', '}']) {
            let start = text.len();
            text.push_str(part.trim_end_matches(['{', '}']));
            if part.ends_with('}') {
                names.push(start..text.len());
            }
        }
        let credited = credited(&text, &names, place).into_iter();
        credited.map(|name| text[name.clone()].to_owned()).collect()
    }

    #[test]
    fn credits_are_known_by_the_words_around_them() {
        use LinePlace::*;
        for (line, place) in [
            ("Additional reporting by Jane Doe in Lima and {Lima Wire}.", Middle),
            ("It rained. With material from {Wire}.", Middle),
            ("{Wire} contributed to this report.", End),
            ("Jane Doe of {Wire} and John Roe contributed reporting.", Beside),
            ("The lake fell, the mayor said in a report by the {Wire} agency.", Middle),
            ("This article was originally published by {Wire}.", Beside),
            ("LIMA, Peru ({Wire}) — It rained.", Start),
            ("LIMA, July 4 ({Wire}) - It rained.", Start),
            ("Lima, 4 jul ({Wire}).- Llovió.", Start),
            ("ЛИМА, 4 июля. /{Wire}/. Шёл дождь.", Start),
            ("It rained all day. ({Wire})", End),
            ("It rained all day. (jd/{Wire}, xyz)", End),
            ("{Wire}", Start),
            ("({Wire})", End),
            ("Source: {Wire}", Beside),
            ("© 2024 {Wire}. All rights reserved.", Beside),
            ("By Jane Doe, {Wire}", Beside),
            ("By {Wire} staff", Beside),
            ("Mit Material von {Wire}", End),
            ("Laut einem Bericht der Agentur {Wire} regnete es.", Middle),
            ("Avec {Wire}", End),
            ("Selon une dépêche de l’{Wire}, il a plu.", Middle),
            ("Con información de {Wire}.", End),
            ("По материалам {Wire}", End),
            ("نقلا عن {Wire}", End),
            ("المصدر: {Wire}", Beside),
        ] {
            assert_eq!(found(line, place).len(), 1, "{line}");
        }
        assert_eq!(found("{Wire}/{Lima Post}", Start), ["Wire", "Lima Post"]);
        assert_eq!(found("With reporting from {Wire} and {Post}.", End), ["Wire", "Post"]);
    }

    #[test]
    fn citations_and_plain_mentions_are_no_credits() {
        use LinePlace::*;
        for (line, place) in [
            ("The lake fell ({Wire}, July 19).", End),
            ("The lake fell. ({Wire}, July 19)", End),
            ("The lake fell ({Wire}).", End),
            ("The lake fell ({Wire}) — for once.", Middle),
            ("It rained. The lake rose. ({Wire}) — a name — is here.", Middle),
            ("{Wire} reported that it rained.", Start),
            ("It reads {Wire}, {Post} and others.", End),
            ("{Wire}", Middle),
            ("With material from the quarry. {Wire} said so.", Middle),
            ("In a report by the mayor, the lake, and the hill, {Wire} is named.", Middle),
            ("Jane Doe writes for {Wire} and lives in Lima.", Beside),
            ("By the time {Wire} came, it had rained for days.", Beside),
            ("Nobody from {Wire} came. Jane Doe contributed to this report.", End),
            ("Commit material from {Wire}", Middle),
        ] {
            assert_eq!(found(line, place), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn the_phrases_are_written_as_texts_are_folded() {
        let lists = [&CREDITS.before_names, &CREDITS.before_reporter, &CREDITS.after_names];
        for phrase in lists.into_iter().flatten() {
            assert_eq!(fold::key_as_written(phrase), *phrase);
        }
    }
}
