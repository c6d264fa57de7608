//! Sentences about the publication itself: a subscription notice, or `This article first appeared in ...`.

use std::ops::Range;

use super::Field;
use super::dropped::DropReason;
use super::lists::{MASTHEAD, PEOPLE};
use super::remark::Remark;
use super::role::Role;
use super::state::Reading;
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;

/// Takes the name of the publication from a notice if nothing else states it; such a notice is metadata.
pub(super) fn classify_notices(reading: &mut Reading) {
    for index in 0..reading.blocks.len() {
        let is_notice = matches!(
            reading.roles[index],
            Some(Role::Dropped(DropReason::SubscriptionNotice | DropReason::Promotion))
        );
        let is_origin = reading.is_free(index) && states_origin(reading, index);
        if !is_notice && !is_origin {
            continue;
        }
        let Some(name) = publication(reading.text, reading.blocks[index].span.clone()) else {
            continue;
        };
        if reading.about.container_title.is_none() {
            let message = "the publication was read from this notice, nothing else names it";
            reading.remarks.push(Remark::new(name.clone(), &rule::METADATA_INFERRED, message));
            reading.about.container_title = Some(Field::read(reading.text, name));
            reading.roles[index] = Some(Role::Metadata);
        } else if is_origin {
            reading.roles[index] = Some(Role::Metadata);
        }
    }
}

/// `This article was originally published in ...`, and nothing else.
fn states_origin(reading: &Reading, index: usize) -> bool {
    let folded = reading.folded(index);
    MASTHEAD.origin_starts.begin(folded)
        && MASTHEAD.origin_verbs.stand_in(folded)
        && reading.n_words(index) <= 35
}

/// Returns the name after words such as `offering from` or `published in`.
fn publication(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let line = &text[span.clone()];
    let before = &MASTHEAD.before_publication;
    let start =
        before.iter().filter_map(|before| line.find(before).map(|at| at + before.len())).min()?;
    let name = span.start + start..span.start + start + name_length(&line[start..]);
    let name = trimmed(text, without_owner(text, name.clone(), &text[name.end..span.end]));
    (!name.is_empty()).then_some(name)
}

/// Returns the length of the name with which the text begins: capitalised words, with small ones between them.
fn name_length(text: &str) -> usize {
    let mut length = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let is_small = PEOPLE.small_words.has(bare) && bare != "on" && bare != "at" && bare != "as";
        let is_large = words::is_capitalised(bare) && !bare.starts_with(['(', '[']);
        if !is_small && !is_large {
            break;
        }
        let ends = bare.ends_with(['.', ',', ';', ':', '!', '?']);
        if is_large {
            length = at + bare.trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
        }
        at += word.len();
        if ends {
            break;
        }
    }
    length
}

/// Cuts the owner off `Owner’s Name of a Journal` if a following acronym in brackets shows where the name begins.
fn without_owner(text: &str, name: Range<usize>, after: &str) -> Range<usize> {
    let acronym = after
        .trim_start()
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
        .map(|(acronym, _)| acronym)
        .unwrap_or("");
    let written = &text[name.clone()];
    for owner in ["'s ", "’s "] {
        let Some(at) = written.find(owner) else { continue };
        let start = at + owner.len();
        if !acronym.is_empty() && initials(&written[start..]) == acronym.to_uppercase() {
            return name.start + start..name.end;
        }
    }
    name
}

fn initials(name: &str) -> String {
    let large = name.split_whitespace().filter(|word| words::is_capitalised(word));
    large
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(publication(line, 0..line.len()).map(|span| &line[span]), expected, "{line}");
    }

    #[test]
    fn the_name_ends_where_capitals_end() {
        check(
            "This article was originally published in The Review of Rivers and Lakes.",
            Some("The Review of Rivers and Lakes"),
        );
        check("This report is a free offering from the editors.", None);
        check("A version of this first appeared in River Weekly on May 3.", Some("River Weekly"));
    }

    #[test]
    fn an_acronym_shows_where_the_name_begins() {
        check(
            "This is an offering from ACME's River and Lake Monitor (RLM).",
            Some("River and Lake Monitor"),
        );
        check("This is an offering from Anna’s River Weekly.", Some("Anna’s River Weekly"));
    }
}
