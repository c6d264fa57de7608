//! Tags in running text: `#harbour`, `#region/coast`. They count where `site.toml` says so.

use std::ops::Range;

/// The tags of a text, each with its range and without its `#`.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'#', text.as_bytes()) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace() && c != '(') {
            continue;
        }
        let rest = &text[at + 1..];
        let is_of_tag = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
        let end = rest.find(|c| !is_of_tag(c)).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches(['/', '-']);
        if name.contains(char::is_alphabetic) {
            found.push(at + 1..at + 1 + name.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_a_letter_and_stands_apart() {
        let found = |text| tags(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        for (text, expected) in [
            (
                "#harbour and (#region/coast, #2024-raid-)",
                vec!["harbour", "region/coast", "2024-raid"],
            ),
            ("#порт #1 # a#b C# ##c #", vec!["порт"]),
            ("", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
