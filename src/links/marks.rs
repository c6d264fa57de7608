//! The marks in plain text that begin a link or a citation elsewhere, with the names in them.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::id::Id;
use crate::text::fold;
use crate::text::span::trimmed;
use crate::work;

/// The syntax that a mark resembles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// `[[name`
    Wikilink,
    /// `](address`, or `]: address`
    Address,
    /// `[words][id]`
    Reference,
    /// `[id]`: a link, if its address were defined elsewhere.
    Bracketed,
    /// `@id`
    Citation,
}

/// A mark in plain text, with the name in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) looks: Looks,
    pub(super) name: Range<usize>,
    /// From its first character to the end of the name.
    pub(super) span: Range<usize>,
}

/// Whether a mark in the file is plain text by the author's will: with a backslash before it or before the bracket that
/// it stands in, or as an entity.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let ends = ["\\", "\\[", "&#91;", "&lbrack;", "&lsqb;", "&#64;", "&commat;"];
    text[at..].starts_with('&') || ends.iter().any(|end| before.ends_with(end))
}

/// All marks of a text, in order.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'[', b']', b'@', &text.as_bytes()[at..]) {
        let start = at + found;
        let (before, rest) = text.split_at(start);
        let looks = match rest.as_bytes() {
            [b'[', b'[', ..] => Some((Looks::Wikilink, 2)),
            [b']', b'(', ..] => Some((Looks::Address, 2)),
            [b']', b':', ..] => Some((Looks::Address, 2)),
            [b']', b'[', b'[', ..] => None,
            [b']', b'[', ..] => Some((Looks::Reference, 2)),
            [b'[', ..] => Some((Looks::Bracketed, 1)),
            [b'@', b' ', after, ..] if before.ends_with('[') && after.is_ascii_alphanumeric() => {
                Some((Looks::Citation, 2))
            }
            // In a mail address or a handle it begins no citation.
            [b'@', ..] if !before.ends_with(is_of_address) => Some((Looks::Citation, 1)),
            _ => None,
        };
        at = start + looks.map_or(1, |(_, length)| length);
        if let Some((looks, length)) = looks {
            let name = name(text, looks, start + length);
            let is_mark = match looks {
                // Words may follow a colon as well.
                Looks::Address if rest.starts_with("]:") => text[name.clone()].contains(['/', '.']),
                Looks::Bracketed => text[name.end..].starts_with(']'),
                _ => true,
            };
            // Of `[name]]` the first bracket is missing.
            let is_half = looks == Looks::Bracketed && text[name.end..].starts_with("]]");
            let looks = if is_half { Looks::Wikilink } else { looks };
            if is_mark {
                marks.push(Mark { looks, span: start..name.end.max(at), name });
            }
        }
    }
    marks
}

/// Whether words in parentheses behind a bracket are an address, which a space in it keeps from being read.
pub(super) fn is_address(written: &str) -> bool {
    let last = written.rsplit('/').next().unwrap_or_default();
    let has_ending = last.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    written.contains(' ') && (written.contains("://") || has_ending)
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '.' | '_')
}

/// The range of the name in a mark, after its opening.
pub(super) fn name(text: &str, looks: Looks, from: usize) -> Range<usize> {
    // Limited to the length of a name: otherwise each of a row of openings would be read to the end of the row.
    let rest = &text[from..text.floor_char_boundary(from + MOST)];
    let until = |ends: &[char]| {
        let is_end = |c: char| {
            work::step();
            ends.contains(&c)
        };
        from + rest.find(is_end).unwrap_or(rest.len())
    };
    let name = match looks {
        Looks::Wikilink => from..until(&['|', '#', '[', ']']),
        Looks::Address => from..until(&[')', '(', '[', ']', '\n', '"']),
        Looks::Reference | Looks::Bracketed => from..until(&['[', ']', '\n']),
        Looks::Citation => {
            let rest = rest.strip_prefix('{').unwrap_or(rest);
            let from = from + usize::from(text[from..].starts_with('{'));
            let ends = |c: char| {
                work::step();
                c.is_whitespace() || "[](){}<>;,|#\\\"“”!?*".contains(c)
            };
            let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
            let name = name.trim_end_matches([':', '.', '…', '_', '-', '\'', '’']);
            from..from + name.len()
        }
    };
    trimmed(text, name)
}

/// The greatest length of a name in bytes.
const MOST: usize = 300;

/// The mark whose opening is at the end of a text.
pub(super) fn opening(text: &str) -> Option<Looks> {
    let text = text.trim_end();
    let citation = text.strip_suffix('@').filter(|before| !before.ends_with(is_of_address));
    match text {
        _ if text.ends_with("[[") => Some(Looks::Wikilink),
        _ if citation.is_some() => Some(Looks::Citation),
        _ => None,
    }
}

/// The folded names that a mark may mean: as written, without folder and extension, or its first word.
pub(super) fn forms(written: &str) -> Vec<String> {
    let decoded = percent_decode_str(written).decode_utf8_lossy();
    let whole = decoded.trim_start_matches(['!', '^', '@']).trim_end_matches('\\').trim();
    let path = whole.split(['#', '?']).next().unwrap_or_default().trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let last = path.rsplit('/').next().unwrap_or_default();
    let first = last.split_whitespace().next().unwrap_or_default();
    let stem = |name: &str| {
        let is_file = name.len() > 3 && name.is_char_boundary(name.len() - 3);
        let is_file = is_file && name[name.len() - 3..].eq_ignore_ascii_case(".md");
        fold::key(if is_file { &name[..name.len() - 3] } else { name })
    };
    let mut forms = vec![fold::key(whole), stem(last), stem(first)];
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

/// The most words of a file's name that are looked for.
const MOST_WORDS: usize = 8;

/// The ids of the files whose names may begin a text: such names may have blanks and capitals.
pub(super) fn ids_of_words(looks: Looks, text: &str) -> Vec<String> {
    let line = text.lines().next().unwrap_or_default();
    let decoded = percent_decode_str(line).decode_utf8_lossy();
    let mut words = decoded.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '/');
    if looks == Looks::Address {
        let address = words.split(')').next().unwrap_or_default();
        words = address.rsplit('/').next().unwrap_or_default();
    }
    let is_end = |c: char| "[](){}<>|#*`\",;:".contains(c);
    let words = words.split(is_end).next().unwrap_or_default();
    let ends = words.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends = ends.chain([words.len()]).take(MOST_WORDS);
    let names = ends.map(|end| words[..end].trim_end_matches(['.', '!', '?']));
    let ids = names.filter_map(|name| Id::of_name(name.strip_suffix(".md").unwrap_or(name)).ok());
    ids.map(|id| id.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the marks of a text, each as `looks name`.
    fn shown(text: &str) -> Vec<String> {
        let marks = marks(text).into_iter();
        marks.map(|mark| format!("{:?} {}", mark.looks, &text[mark.name])).collect()
    }

    #[test]
    fn every_mark_gives_its_name() {
        for (text, expected) in [
            ("see [[red-hill|the\ngroup", vec!["Wikilink red-hill"]),
            ("[[red-hill|the [armed] group]]", vec!["Wikilink red-hill", "Bracketed armed"]),
            ("[[Red\nHill", vec!["Wikilink Red\nHill"]),
            ("[see @lake#p1, p. 3]", vec!["Citation lake"]),
            ("[-@lake#p1]; @lake.", vec!["Citation lake", "Citation lake"]),
            ("@{lake}, ^[@lake]", vec!["Citation lake", "Citation lake"]),
            (
                "[the group](actors/red hill.md)",
                vec!["Bracketed the group", "Address actors/red hill.md"],
            ),
            ("[the group][red-hill]", vec!["Bracketed the group", "Reference red-hill"]),
            ("[red-hill]] and [@ lake#p1]", vec!["Wikilink red-hill", "Citation lake"]),
            ("a@lake.example or https://x.example/@lake", vec![]),
            ("", vec![]),
        ] {
            let shown = shown(text).into_iter().filter(|mark| {
                let [_, name] = mark.split_once(' ').map(<[&str; 2]>::from).expect("two words");
                !name.starts_with(['@', '-', 's'])
            });
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_read_no_further_than_it_may_be_long() {
        for opening in ["@", "@{", "[[", "](", "[a]["] {
            let text = format!("{opening}{}", "č@".repeat(1_000));
            let longest = marks(&text).into_iter().map(|mark| mark.name.len()).max();
            assert!(longest.is_some_and(|longest| longest <= MOST), "{opening} {longest:?}");
        }
        for kind in ["@", "[[a ", "](", "[a", "a]["] {
            work::assert_linear(20 * MOST, |size| _ = marks(&kind.repeat(size)));
        }
    }

    #[test]
    fn a_name_is_known_in_every_spelling() {
        for written in [
            "red-hill",
            "Red-Hill",
            "actors/red-hill",
            "../actors/red-hill.md",
            "red-hill.MD",
            "red%2Dhill",
            "/actors/red-hill/",
            "actors/red-hill/index.html",
            "red-hill\\",
            "red-hill the group",
            "red\u{ad}-hill",
            "!red-hill",
            "red-hill/#x",
        ] {
            assert!(forms(written).iter().any(|form| form == "red-hill"), "{written:?}");
        }
    }

    #[test]
    fn every_stretch_is_looked_at_once() {
        // Names end at the next bracket, so openings without an end do not add up to quadratic cost.
        for text in
            ["[[ ".repeat(2000), "@ ".repeat(2000), "](".repeat(2000), "[[a](b)][c]@".repeat(500)]
        {
            let looked = marks(&text).iter().map(|mark| mark.name.len()).sum::<usize>();
            assert!(looked <= 2 * text.len(), "{looked} of {}", text.len());
        }
    }
}
