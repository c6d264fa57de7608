//! Text beside a picture: its credit, its caption, its description.

use crate::article::date;
use crate::article::dropped::DropReason::{self, *};
use crate::article::line::Line;
use crate::article::lists::BOILERPLATE;
use crate::text::{sentence, words};

pub(super) fn image_alt(bare: &str, line: &Line) -> Option<DropReason> {
    let found = BOILERPLATE.alt_phrases.stand_in(bare)
        || BOILERPLATE.alt_starts.begin(&line.folded)
        || bare.starts_with("a picture containing ") && words::count(bare) <= 12;
    (found && words::count(bare) <= 60).then_some(ImageAlt)
}

pub(super) fn image_credit(bare: &str, line: &Line) -> Option<DropReason> {
    if line.n_words > 60 {
        return None;
    }
    if BOILERPLATE.caption_starts.begin(bare) {
        return Some(Caption);
    }
    let credit = line.n_words <= 20 && is_credit(bare) || ends_with_credit(line.text);
    credit.then_some(ImageCredit)
}

/// `Photo: Jane Doe/Agency`, `Image courtesy of ...`, `Credit: Screenshot`, `(Source: ...)`.
fn is_credit(bare: &str) -> bool {
    let inner = bare.strip_prefix('(').unwrap_or(bare);
    let opened = inner.len() < bare.len();
    let first = inner.split([' ', ':']).next().unwrap_or("");
    if !(BOILERPLATE.picture_words.has(first)
        || opened && first == "source"
        || matches!(first, "courtesy" | "featured" | "cover"))
    {
        return false;
    }
    let rest = inner[first.len()..].trim_start();
    let words = &BOILERPLATE.credit_words;
    let rest = words.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start();
    let by = BOILERPLATE.maker_starts.begin(rest);
    rest.starts_with(':')
        || by && !words::ends_sentence(bare)
        || first == "courtesy" && rest.starts_with("of ")
}

/// A caption that ends with its source in brackets: `A market in Kabul (Source: ...)`, `... [Jane Doe/Agency]`.
fn ends_with_credit(line: &str) -> bool {
    let line = line.trim_end();
    let Some(close) = line.chars().next_back().filter(|c| matches!(c, ')' | ']')) else {
        return false;
    };
    let Some(open) = line.rfind(['(', '[']) else { return false };
    let inner = &line[open + 1..];
    let closes = matches!((&line[open..=open], close), ("(", ')') | ("[", ']'));
    if !closes || open == 0 || words::count(inner) > 12 || date::all(inner).next().is_some() {
        return false;
    }
    let folded = words::fold(inner);
    let label = &folded[..folded.find([':', '/', ' ']).unwrap_or(folded.len())];
    let is_label =
        BOILERPLATE.picture_words.has(label) || matches!(label, "source" | "courtesy" | "via");
    let rest = &folded[label.len()..];
    let introduces = rest.starts_with([':', '/'])
        || [" by ", " of ", " via "].iter().any(|word| rest.starts_with(word));
    // A paragraph may end with its source in the same way.
    const LONGEST_CAPTION: usize = 30;
    let is_caption =
        || words::count(line) <= LONGEST_CAPTION && sentence::sentences(&line[..open]).len() == 1;
    let named_by_agency = folded.split_once('/').is_some_and(|(name, agency)| {
        let letters = |part: &str| part.starts_with(char::is_alphabetic) && words::count(part) <= 4;
        let is_close = !folded.contains(" / ") && !folded.contains(char::is_numeric);
        letters(name.trim())
            && letters(agency.trim_end_matches([')', ']']).trim())
            && close == ']'
            && is_close
    });
    is_label && introduces
        || named_by_agency && is_caption()
        || folded.contains(" photo/")
        || folded.contains("file photo")
}
