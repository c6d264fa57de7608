//! Lines that are boilerplate if they consist of certain words only.

use crate::article::dropped::DropReason::{self, *};
use crate::article::line::Line;
use crate::article::lists::BOILERPLATE;

/// Lines that are boilerplate if they consist of these words only.
pub(super) fn whole_lines(bare: &str, _: &Line) -> Option<DropReason> {
    let by_line = BOILERPLATE.lines.get(bare);
    by_line.or_else(|| section_bar(bare)).or_else(|| counter(bare))
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

/// `12 comments`, `5 min read`, `1.2k shares`, `Reading time: 5 minutes`.
fn counter(bare: &str) -> Option<DropReason> {
    let begins = bare.starts_with(|c: char| c.is_ascii_digit())
        || bare.starts_with("listen")
        || bare.starts_with("reading");
    if !begins {
        return None;
    }
    let words: Vec<&str> = bare.split([' ', '-', ':']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 6;
    let is_minutes = |word: &str| BOILERPLATE.minutes.has(word.trim_end_matches('.'));
    match words[..] {
        [number, noun] if is_number(number) => BOILERPLATE.counted.get(noun),
        ["listen", number, unit] | [number, unit, "read" | "listen" | "watch"]
            if is_number(number) && is_minutes(unit) =>
        {
            Some(ReadingAid)
        }
        [number, unit, "to", "read"] if is_number(number) && is_minutes(unit) => Some(ReadingAid),
        ["reading", "time", .., number, unit]
            if is_number(number) && is_minutes(unit) && words.len() <= 6 =>
        {
            Some(ReadingAid)
        }
        ["listen", "to", "this", ..] if words.len() <= 6 => Some(ReadingAid),
        _ => None,
    }
}
