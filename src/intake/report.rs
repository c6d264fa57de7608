//! What is said about a file that was taken in, a line each.

use crate::article::DropReason;
use crate::clip::{Aside, BlockKind, Clip, Part};
use crate::import::Finding;

use super::Prepared;
use super::difference::{Difference, between};
use super::known::{KnownOutlet, Same};
use super::note;

/// The lines about a file: what was found and where, what was left out, and doubts.
pub(super) fn of(file: &Prepared, outlet: Option<&KnownOutlet>) -> Vec<String> {
    let (clip, findings) = (&file.reading.clip, &file.reading.findings);
    let head = &clip.head;
    let mut lines = Vec::new();
    let mut line = |label: &str, text: String| lines.push(format!("  {label:<10} {text}"));
    line("form", file.form.name().to_owned());
    let found = |key: &'static str, value: &Option<String>| match value {
        Some(value) => format!("{value}{}", place(findings, key, value)),
        None => String::from("-"),
    };
    line("title", found("title", &head.title));
    let authors = head.authors.iter();
    let authors = authors.map(|name| format!("{name}{}", place(findings, "author", name)));
    let authors = authors.collect::<Vec<_>>().join(", ");
    line("author", if authors.is_empty() { String::from("-") } else { authors });
    line("site", found("site", &head.site));
    if let Some(outlet) = outlet {
        line("outlet", note::known(outlet));
    }
    line("published", found("published", &head.published));
    line("url", found("url", &head.url));
    line("language", found("language", &head.language));
    line("text", passages(clip));
    if !clip.aside.is_empty() {
        line("set aside", set_aside(&clip.aside));
    }
    for (key, values) in note::disagreements(findings) {
        line(
            "look at",
            format!("the file says different things of `{key}`: {}", note::listed(&values)),
        );
    }
    for remark in &file.reading.remarks {
        line("look at", remark.clone());
    }
    lines
}

/// Where a value stands.
fn place(findings: &[Finding], key: &str, value: &str) -> String {
    let finding = findings.iter().find(|finding| finding.key == key && finding.value == value);
    finding.map_or_else(String::new, |finding| format!(" ({})", finding.place))
}

/// `7 passages: 4 paragraphs, 1 heading, 2 list items; 1 note`
fn passages(clip: &Clip) -> String {
    const KINDS: [(&str, &str); 7] = [
        ("heading", "headings"),
        ("paragraph", "paragraphs"),
        ("list item", "list items"),
        ("quotation", "quotations"),
        ("table", "tables"),
        ("caption", "captions"),
        ("preformatted block", "preformatted blocks"),
    ];
    let blocks = clip.parts.iter().filter_map(|part| match part {
        Part::Block(block) => Some(&block.kind),
        Part::Page(_) => None,
    });
    let mut counts = [0; KINDS.len()];
    for kind in blocks {
        counts[match kind {
            BlockKind::Heading(_) => 0,
            BlockKind::Paragraph => 1,
            BlockKind::Item { .. } => 2,
            BlockKind::Quotation => 3,
            BlockKind::Table(_) => 4,
            BlockKind::Caption => 5,
            BlockKind::Preformatted => 6,
        }] += 1;
    }
    let kinds = KINDS.iter().zip(counts).filter(|(_, count)| *count > 0);
    let kinds = kinds.map(|((one, many), count)| counted(count, one, many));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let all = counted(counts.iter().sum(), "passage", "passages");
    match clip.footnotes.len() {
        0 => format!("{all}: {kinds}"),
        notes => format!("{all}: {kinds}; {}", counted(notes, "note", "notes")),
    }
}

/// `5 blocks: 3 navigation, 2 related-links`
fn set_aside(asides: &[Aside]) -> String {
    let mut counts = Vec::<(DropReason, usize)>::new();
    for aside in asides {
        match counts.iter_mut().find(|(reason, _)| *reason == aside.reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((aside.reason, 1)),
        }
    }
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let reasons = counts.iter().map(|(reason, count)| format!("{count} {}", reason.name()));
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    format!("{}: {reasons}", counted(asides.len(), "block", "blocks"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is said of an earlier clip.
pub(super) fn earlier(path: &str, same: Same, is_updated: bool) -> String {
    let why = match same {
        Same::File => "was made from this very file",
        Same::Address => "is a clip of the same address",
        Same::Id => "has this id",
    };
    let hint = match (is_updated, same) {
        (true, _) => "",
        (false, Same::File) => "; nothing to do (--update reads it anew)",
        (false, _) => "; --update writes it anew and shows what changed",
    };
    format!("  {:<10} {path} {why}{hint}", "earlier")
}

/// The differences between the passages of two clips.
pub(super) fn differences(old: &[String], new: &[String]) -> Vec<String> {
    let differences = between(old, new);
    if differences.is_empty() {
        return vec![String::from("  no passage has changed")];
    }
    let lines = differences.iter().map(|difference| match difference {
        Difference::Added(at) => format!("  + p{:<4} {}", at + 1, beginning(&new[*at])),
        Difference::Gone(at) => format!("  - p{:<4} {}", at + 1, beginning(&old[*at])),
        Difference::Changed(was, at) => {
            let moved = if was == at { String::new() } else { format!(" (was p{})", was + 1) };
            let (old, new) = around_change(&old[*was], &new[*at]);
            format!("  ~ p{:<4} “{old}” is “{new}” now{moved}", at + 1)
        }
    });
    lines.collect()
}

/// The words that differ, with a few before them.
fn around_change(old: &str, new: &str) -> (String, String) {
    const BEFORE: usize = 3;
    let (old, new) = (words(old), words(new));
    let begin = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let behind = old[begin..].iter().rev().zip(new[begin..].iter().rev());
    let end = behind.take_while(|(one, other)| one == other).count();
    let from = begin.saturating_sub(BEFORE);
    let part = |words: &[&str]| {
        let to = (words.len() - end + 1).min(words.len()).max(from);
        let before = if from > 0 { "… " } else { "" };
        let after = if to < words.len() { " …" } else { "" };
        format!("{before}{}{after}", beginning(&words[from..to].join(" ")))
    };
    (part(&old), part(&new))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// As much of a text as a line holds.
fn beginning(text: &str) -> String {
    const MOST: usize = 80;
    let text = words(text).join(" ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_what_is_around_it() {
        let cases = [
            (
                "It fell by 3 feet on Monday.",
                "It fell by 4 feet on Monday.",
                "It fell by 3 feet …",
                "It fell by 4 feet …",
            ),
            (
                "At noon the lake was full of fish.",
                "At noon the lake was empty.",
                "… the lake was full of fish.",
                "… the lake was empty.",
            ),
            ("It rose.", "It rose. It fell.", "It rose.", "It rose. It fell."),
        ];
        for (old, new, was, is) in cases {
            assert_eq!(around_change(old, new), (was.to_owned(), is.to_owned()), "{old}");
        }
    }
}
