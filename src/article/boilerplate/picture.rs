//! What stands beside a picture: its maker, its caption, its description.

use super::{Phrases, has};
use crate::article::date;
use crate::article::dropped::DropReason::{self, *};
use crate::article::line::Line;
use crate::text::words;

pub(super) fn image_alt(bare: &str, line: &Line) -> Option<DropReason> {
    const BY_MACHINE: Phrases = &[
        (
            "description a",
            &["description automatically generated", "no photo description available"],
        ),
        ("image", &["may be an image of", "image may contain"]),
    ];
    let bracketed = ["[image:", "[image of", "[photo:", "[alt:", "[picture:"];
    let labelled = ["alt text:", "image description:", "image alt:"];
    let found = has(bare, BY_MACHINE)
        || bracketed.iter().any(|start| line.folded.starts_with(start))
        || labelled.iter().any(|start| line.folded.starts_with(start))
        || bare.starts_with("a picture containing ") && words::count(bare) <= 12;
    (found && words::count(bare) <= 60).then_some(ImageAlt)
}

/// Words that announce a picture's maker.
const PICTURE: [&str; 12] = [
    "photo",
    "photos",
    "photograph",
    "image",
    "images",
    "picture",
    "credit",
    "credits",
    "illustration",
    "graphic",
    "screenshot",
    "photographer",
];

pub(super) fn image_credit(bare: &str, line: &Line) -> Option<DropReason> {
    const CAPTIONS: [&str; 10] = [
        "caption:",
        "pictured:",
        "file photo",
        "file picture",
        "file image",
        "file -",
        "(l-r)",
        "from left:",
        "in this photo",
        "in this image",
    ];
    if line.n_words > 60 {
        return None;
    }
    if CAPTIONS.iter().any(|start| bare.starts_with(start)) {
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
    if !(PICTURE.contains(&first)
        || opened && first == "source"
        || ["courtesy", "featured", "cover"].contains(&first))
    {
        return false;
    }
    let rest = inner[first.len()..].trim_start();
    let rest = ["credit", "credits", "image", "photo", "source"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest)
        .trim_start();
    let by = ["by ", "courtesy", "via ", "© "].iter().any(|start| rest.starts_with(start));
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
    let labelled = PICTURE.iter().chain(["source", "courtesy", "via"].iter()).any(|label| {
        folded.strip_prefix(label).is_some_and(|rest| {
            rest.starts_with([':', '/'])
                || rest.starts_with(" by ")
                || rest.starts_with(" of ")
                || rest.starts_with(" via ")
        })
    });
    let named_by_agency = folded.split_once('/').is_some_and(|(name, agency)| {
        let letters = |part: &str| part.starts_with(char::is_alphabetic) && words::count(part) <= 4;
        letters(name.trim()) && letters(agency.trim_end_matches([')', ']']).trim()) && close == ']'
    });
    labelled || named_by_agency || folded.contains(" photo/") || folded.contains("file photo")
}
