//! Lines that are boilerplate if they consist of certain words only.

use crate::article::dropped::DropReason::{self, *};
use crate::article::line::Line;
use crate::article::lists::BOILERPLATE;
use crate::text::words;

/// Lines that are boilerplate if they consist of these words only.
pub(super) fn whole_lines(bare: &str, _: &Line) -> Option<DropReason> {
    let by_line = BOILERPLATE.lines.get(bare);
    let listens =
        || (bare.starts_with("listen to this ") && words::count(bare) <= 6).then_some(ReadingAid);
    let known = by_line.or_else(|| section_bar(bare)).or_else(|| counter(bare));
    known.or_else(|| comments_on(bare)).or_else(listens)
}

/// `Recent Features`, `More from this author`, `Most read`.
fn section_bar(bare: &str) -> Option<DropReason> {
    let (which, rest) =
        bare.split_once(' ').filter(|(which, _)| BOILERPLATE.bar_openers.has(which))?;
    let mut words = rest.split(' ');
    match (words.next()?, words.count()) {
        (what, 0) if BOILERPLATE.bar_nouns.has(what) => Some(Navigation),
        ("from" | "in" | "by" | "on", n_more) if which == "more" && n_more <= 4 => {
            Some(RelatedLinks)
        }
        _ => None,
    }
}

/// `2 thoughts on "The Lake in Spring"`: a count, and the title in quotes.
fn comments_on(bare: &str) -> Option<DropReason> {
    const LONGEST: usize = 30;
    let (number, rest) = bare.split_once(' ')?;
    let (noun, rest) = rest.split_once(' ')?;
    let is_count = number.len() <= 6 && number.chars().all(char::is_numeric);
    let counted = BOILERPLATE.counted.get(noun).filter(|reason| *reason == Comments);
    let names_title = rest.contains('"') && words::count(rest) <= LONGEST;
    counted.filter(|_| is_count && names_title)
}

/// Whether the words are the heading over a list of other articles.
pub(super) fn is_section_bar(bare: &str) -> bool {
    section_bar(bare).is_some()
}

/// `12 comments`, `Comments (12)`, `5 min read`, `1.2k shares`, `Reading time: 5 minutes`.
fn counter(bare: &str) -> Option<DropReason> {
    const LONGEST: usize = 8;
    if !bare.contains(char::is_numeric) {
        return None;
    }
    let words: Vec<&str> =
        bare.split([' ', '-', ':', '(', ')']).filter(|word| !word.is_empty()).collect();
    if words.len() > LONGEST {
        return None;
    }
    let is_number = |word: &str| word.starts_with(char::is_numeric) && word.chars().count() <= 6;
    let is_minutes = |word: &str| BOILERPLATE.minutes.has(word.trim_end_matches(['.', '\'', '’']));
    match words[..] {
        [number, noun] | [noun, number] if is_number(number) => {
            let noun = noun.trim_end_matches('.');
            let reads = is_minutes(noun).then_some(ReadingAid);
            BOILERPLATE.counted.get(noun).or(reads)
        }
        ["listen", number, unit] | [number, unit, "read" | "listen" | "watch"]
            if is_number(number) && is_minutes(unit) =>
        {
            Some(ReadingAid)
        }
        [number, unit, "to", "read"] if is_number(number) && is_minutes(unit) => Some(ReadingAid),
        _ => BOILERPLATE.reading_starts.begin(bare).then_some(ReadingAid),
    }
}
