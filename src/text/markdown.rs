//! Marks of Markdown in a copied text: emphasis and links say nothing to a reader and stand between the words of names.

use std::ops::Range;

use crate::work;

/// The marks of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Marks {
    /// What is no part of the words, in order.
    pub(crate) cuts: Vec<Range<usize>>,
    /// The links, in order.
    pub(crate) links: Vec<Link>,
}

/// Words that lead to an address, as ranges of the text with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) words: Range<usize>,
    pub(crate) address: Range<usize>,
}

/// Finds the marks of a text; none unless it has a heading, a link or strong words as only Markdown writes them.
pub(crate) fn marks(text: &str) -> Marks {
    let mut marks = Marks::default();
    if !is_markdown(text) {
        return marks;
    }
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        read_line(text, at..at + line.trim_end_matches(['\n', '\r']).len(), &mut marks);
        at += line.len();
    }
    marks.cuts.sort_by_key(|cut| cut.start);
    marks
}

/// Whether a line is nothing but a picture.
pub(crate) fn is_picture(line: &str) -> bool {
    let after_target = |text: &'_ str| -> Option<usize> {
        let open = text.find("](")? + 2;
        Some(open + target_length(&text[open..])? + 1)
    };
    let linked = line.strip_prefix("[![");
    let Some(inside) = linked.or_else(|| line.strip_prefix("![")) else { return false };
    let Some(end) = after_target(inside) else { return false };
    let rest = &inside[end..];
    match linked {
        Some(_) => rest.starts_with("](") && after_target(rest) == Some(rest.len()),
        None => rest.is_empty(),
    }
}

/// The number of `#` before a heading, if a line is one, and the offset of its words.
pub(crate) fn heading(line: &str) -> Option<(u8, usize)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line[level..].trim_start();
    let is_heading = (1..=6).contains(&level)
        && line[level..].starts_with([' ', '\t'])
        && words.starts_with(|c: char| !matches!(c, '#' | '!'));
    is_heading.then(|| (level as u8, line.len() - words.len()))
}

fn is_markdown(text: &str) -> bool {
    let has_link = || text.match_indices("](").any(|(at, _)| is_address(&text[at + 2..]));
    let has_heading = || text.contains('#') && text.lines().any(|line| heading(line).is_some());
    let has_strong = || {
        let mut marks = text
            .match_indices("**")
            .filter(|(at, _)| text[at + 2..].starts_with(char::is_alphanumeric));
        marks.next().is_some_and(|(at, _)| {
            text[at + 2..].lines().next().is_some_and(|line| line.contains("**"))
        })
    };
    has_link() || has_heading() || has_strong()
}

fn is_address(text: &str) -> bool {
    let starts = ["http://", "https://", "mailto:", "/", "./", "../", "#", "<http"];
    starts.iter().any(|start| text.starts_with(start))
}

/// Finds the marks of a line. An image that fills a line is left as it is, to be set aside.
fn read_line(text: &str, line: Range<usize>, marks: &mut Marks) {
    if is_picture(text[line.clone()].trim()) {
        return;
    }
    let mut open = Open::default();
    let mut at = line.start;
    let bytes = text.as_bytes();
    let is_mark = |byte: &u8| matches!(byte, b'\\' | b'[' | b']' | b'*' | b'_' | b'<');
    while let Some(ahead) = bytes[at..line.end].iter().position(is_mark) {
        work::step();
        at += ahead;
        let (here, rest) = (bytes[at], &text[at..line.end]);
        at += match here {
            b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                marks.cuts.push(at..at + 1);
                2
            }
            b'[' => {
                open.brackets.push(at);
                1
            }
            b']' => close_bracket(text, at, line.end, &mut open, marks),
            b'*' | b'_' => {
                let n_marks = rest.bytes().take_while(|byte| *byte == here).count();
                emphasis(text, line.clone(), at..at + n_marks, &mut open, marks);
                n_marks
            }
            b'<' if rest[1..].starts_with("http") => {
                let end = rest.find(['>', ' ']).filter(|end| rest[*end..].starts_with('>'));
                if let Some(end) = end {
                    marks.cuts.extend([at..at + 1, at + end..at + end + 1]);
                }
                end.map_or(1, |end| end + 1)
            }
            _ => 1,
        };
    }
}

/// What is open in a line.
#[derive(Default)]
struct Open {
    brackets: Vec<usize>,
    /// Runs of marks of emphasis.
    emphasis: Vec<Range<usize>>,
}

/// Reads `](address)` after `[words`, and returns the length of what was read.
fn close_bracket(text: &str, at: usize, end: usize, open: &mut Open, marks: &mut Marks) -> usize {
    let Some(start) = open.brackets.pop() else { return 1 };
    let words = start + 1..at;
    let rest = &text[at..end];
    let target = rest
        .strip_prefix("](")
        .and_then(|target| target_length(target).map(|length| (&target[..length], length)));
    let Some((target, length)) = target.filter(|_| !words.is_empty()) else { return 1 };
    let address = target.split([' ', '\t']).next().unwrap_or("").trim_matches(['<', '>']);
    if !is_address(target) && !address.contains('.') {
        return 1;
    }
    let whole = length + 3;
    let inner = &text[words.clone()];
    // `[1](#note)` stays `[1]`.
    if inner.bytes().all(|byte| byte.is_ascii_digit()) || inner.starts_with('^') {
        marks.cuts.push(at + 1..at + whole);
        return whole;
    }
    let is_picture = start > 0 && text.as_bytes()[start - 1] == b'!';
    marks.cuts.push(start - usize::from(is_picture)..start + 1);
    marks.cuts.push(at..at + whole);
    if !is_picture {
        let from = at + 2 + target.find(address).unwrap_or(0);
        marks.links.push(Link { words, address: from..from + address.len() });
    }
    whole
}

/// The length of the target of a link, before its closing bracket.
fn target_length(target: &str) -> Option<usize> {
    const LONGEST: usize = 2_000;
    let mut depth = 0;
    for (at, character) in target.char_indices().take(LONGEST) {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Reads a run of `*` or `_`: it closes an open one of its kind, or opens.
fn emphasis(text: &str, line: Range<usize>, run: Range<usize>, open: &mut Open, marks: &mut Marks) {
    const LONGEST: usize = 3;
    let before = text[line.start..run.start].chars().next_back();
    let after = text[run.end..line.end].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let kind = &text[run.start..run.start + 1];
    let within_word = is_word(before) && is_word(after);
    if run.len() > LONGEST || within_word && kind == "_" {
        return;
    }
    let is_single = run.len() == 1;
    let closes = !(is_space(before) || is_single && is_word(after));
    let opener = open.emphasis.last().filter(|open| {
        closes && text[open.start..open.end] == text[run.clone()] && open.end < run.start
    });
    if let Some(opener) = opener.cloned() {
        open.emphasis.pop();
        marks.cuts.extend([opener, run]);
        return;
    }
    let opens = !(is_space(after) || is_single && is_word(before));
    if opens {
        open.emphasis.push(run);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text without its marks.
    fn words(text: &str) -> String {
        let mut words = String::new();
        let mut at = 0;
        for cut in marks(text).cuts {
            assert!(at <= cut.start, "{text}");
            words.push_str(&text[at..cut.start]);
            at = cut.end;
        }
        words.push_str(&text[at..]);
        words
    }

    #[test]
    fn marks_are_cut_and_words_stay() {
        for (text, expected) in [
            ("**Ann Lee**, a spokeswoman", "Ann Lee, a spokeswoman"),
            ("***Ann*** and **Bo**", "Ann and Bo"),
            ("**By** *Ann Lee* and _Bo Roe_", "By Ann Lee and Bo Roe"),
            ("[the lake](https://post.example/a) fell", "the lake fell"),
            ("([Post](https://post.example/a_(b)), May 3)", "(Post, May 3)"),
            ("[the lake](/a \"a title\") fell", "the lake fell"),
            ("[**Post**](https://post.example)", "Post"),
            (
                "It fell.[1](https://post.example#1) It rose.[[2]](https://post.example#2)",
                "It fell.[1] It rose.[2]",
            ),
            ("[a](https://a.example) see <https://post.example>", "a see https://post.example"),
            ("**a** \\[sic\\] 1\\. b\\*c", "a [sic] 1. b*c"),
            ("**a** ![a boat](https://post.example/b.jpg) fell", "a a boat fell"),
            ("# The lake\n\n*fell*", "# The lake\n\nfell"),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_without_markdown_is_left_alone() {
        for text in [
            "It fell by 3 * 4 * 5 and snake_case_names, *so it was*.",
            "A footnote* here.\n\n* The note.",
            "[sic] (see [1]) [it](then) fell",
            "Issue #4 of # and #lake",
            "2 ** 3",
            "",
        ] {
            assert_eq!(words(text), text);
        }
        for text in [
            "**a** * one\n* two",
            "**a** 2 * 3 * 4 and snake_case_name and a*b",
            "**a** [sic] and [1] and [it](then) fell",
            "![a boat](https://post.example/b.jpg)",
            "**a** [](https://post.example)",
        ] {
            assert_eq!(words(text), text.replace("**a**", "a"), "{text}");
        }
    }

    #[test]
    fn links_lead_to_their_addresses() {
        let text = "[The lake](https://post.example/a \"b\") and [Post](<https://post.example>).";
        let links: Vec<(&str, &str)> = marks(text)
            .links
            .into_iter()
            .map(|link| (&text[link.words], &text[link.address]))
            .collect();
        assert_eq!(
            links,
            [("The lake", "https://post.example/a"), ("Post", "https://post.example")]
        );
    }

    #[test]
    fn headings_and_pictures_are_known_by_their_lines() {
        assert_eq!(heading("## The lake"), Some((2, 3)));
        for line in ["#lake", "# ", "####### a", "The # lake", "#! a", ""] {
            assert_eq!(heading(line), None, "{line}");
        }
        assert!(is_picture("![A boat](https://post.example/b.jpg)"));
        assert!(is_picture("[![A boat](b.jpg)](https://post.example)"));
        assert!(!is_picture("![A boat](b.jpg) It fell. (So it was.)"));
    }

    #[test]
    fn each_mark_is_met_once() {
        for piece in ["*a", "**a ", "[a](", "[a](https://a.example) ", "[", "](/", "\\*", "_a_ "] {
            work::assert_linear(500, |size| {
                let text = format!("**a** {}", piece.repeat(size));
                marks(&text);
            });
        }
    }

    const PIECES: [&str; 20] = [
        "*",
        "**",
        "_",
        "[",
        "]",
        "(",
        ")",
        "](",
        "](https://a.example/b)",
        "!",
        "\\",
        "\n",
        " ",
        "a",
        "é",
        "<http",
        ">",
        "# ",
        "1",
        "“",
    ];

    proptest! {
        #[test]
        fn no_two_cuts_meet(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
            let text = format!("**a** {}", pieces.concat());
            let marks = marks(&text);
            for pair in marks.cuts.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start, "{text}: {pair:?}");
            }
            for place in marks.cuts.iter().chain(marks.links.iter().map(|link| &link.words)) {
                prop_assert!(place.start < place.end && text.get(place.clone()).is_some());
            }
        }
    }
}
