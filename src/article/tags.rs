//! The subjects under which a publisher files an article.

use std::ops::Range;

use super::Field;
use super::remark::Remark;
use crate::rule;
use crate::text::span::trimmed;

/// Returns the subjects in a value such as `Security; Asia` or `#Security #Asia`.
///
/// Joined tags (`PeruChile`) are split only if each part is a name in the rest of the text.
pub(crate) fn read(text: &str, value: Range<usize>, remarks: &mut Vec<Remark>) -> Vec<Field> {
    let mut tags = Vec::new();
    let is_row_of_hashtags = text[value.clone()].starts_with('#');
    let between = |c: char| {
        matches!(c, ',' | ';' | '|' | '•' | '·') || is_row_of_hashtags && c.is_whitespace()
    };
    let mut start = value.start;
    for part in text[value.clone()].split(between) {
        let span = trimmed(text, start..start + part.len());
        let hash = usize::from(text[span.clone()].starts_with('#'));
        let span = span.start + hash..span.end;
        start += part.len() + text[start + part.len()..].chars().next().map_or(0, char::len_utf8);
        if span.is_empty() {
            continue;
        }
        if !is_row_of_hashtags && is_glued(&text[span.clone()]) {
            tags.extend(unglue(text, span, &value, remarks));
        } else {
            tags.push(Field::read(text, span));
        }
    }
    tags
}

/// Whether a small letter or digit is followed by a capital: `PeruChile`.
fn is_glued(tag: &str) -> bool {
    let letters: Vec<char> = tag.chars().collect();
    let changes =
        letters.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()).count();
    changes >= 1
}

fn unglue(
    text: &str,
    span: Range<usize>,
    own_value: &Range<usize>,
    remarks: &mut Vec<Remark>,
) -> Vec<Field> {
    let parts = parts_named_elsewhere(text, &span, own_value);
    let message = match &parts {
        Some(_) => {
            "the tags run into each other; they were parted where every part is a name in the text"
        }
        None => {
            "the tags may run into each other; they were left as they are, give them in the source note"
        }
    };
    remarks.push(Remark::new(span.clone(), &rule::GLUED_TAGS, message));
    parts.unwrap_or_else(|| vec![span]).into_iter().map(|part| Field::read(text, part)).collect()
}

/// Splits a run of joined names into the fewest that each occur elsewhere in the text as a separate word.
fn parts_named_elsewhere(
    text: &str,
    span: &Range<usize>,
    own_value: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    const LONGEST: usize = 400;
    let glued = &text[span.clone()];
    if glued.len() > LONGEST {
        return None;
    }
    let capitals = glued
        .char_indices()
        .filter(|(_, c)| c.is_uppercase() || c.is_ascii_digit())
        .map(|(at, _)| at);
    let mut cuts: Vec<usize> = std::iter::once(0).chain(capitals).chain([glued.len()]).collect();
    cuts.dedup();
    // best[i] holds the smallest number of parts of the text before cut i.
    let mut best: Vec<Option<Vec<usize>>> = vec![None; cuts.len()];
    best[0] = Some(vec![0]);
    for end in 1..cuts.len() {
        for start in 0..end {
            let part = &glued[cuts[start]..cuts[end]];
            let Some(before) =
                best[start].clone().filter(|_| stands_elsewhere(text, part, own_value))
            else {
                continue;
            };
            let is_better = best[end].as_ref().is_none_or(|known| before.len() + 1 < known.len());
            if is_better {
                best[end] = Some(before.into_iter().chain([end]).collect());
            }
        }
    }
    let chosen = best.pop()??;
    Some(
        chosen
            .windows(2)
            .map(|pair| span.start + cuts[pair[0]]..span.start + cuts[pair[1]])
            .collect(),
    )
}

fn stands_elsewhere(text: &str, part: &str, own_value: &Range<usize>) -> bool {
    let is_name = part.trim() == part && part.chars().count() >= 2;
    is_name
        && text.match_indices(part).any(|(at, _)| {
            let end = at + part.len();
            let outside = end <= own_value.start || at >= own_value.end;
            let alone = !text[..at].ends_with(char::is_alphanumeric)
                && !text[end..].starts_with(char::is_alphanumeric);
            outside && alone
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str], n_remarks: usize) {
        let mut remarks = Vec::new();
        let end = text.find('\n').unwrap_or(text.len());
        let found: Vec<String> =
            read(text, 0..end, &mut remarks).into_iter().map(|tag| tag.value).collect();
        assert_eq!(found, expected);
        assert_eq!(remarks.len(), n_remarks, "{text}");
    }

    #[test]
    fn tags_are_parted_by_their_separators() {
        check("Security; Central Asia, Iran", &["Security", "Central Asia", "Iran"], 0);
        check("#Security #Iran", &["Security", "Iran"], 0);
        check("", &[], 0);
    }

    #[test]
    fn glued_tags_are_parted_only_where_the_text_knows_the_parts() {
        check(
            "PeruAB-CChileBolivia\nPeru, AB-C and Bolivia, but not in Chile.",
            &["Peru", "AB-C", "Chile", "Bolivia"],
            1,
        );
        check("PeruBrazil\nPeru alone.", &["PeruBrazil"], 1);
    }
}
