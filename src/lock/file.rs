//! The lock as a file: a line for each source and each cited passage, in an order that lets two people add lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::article::PassageNumber;
use crate::diagnostic::{Diagnostic, Location};
use crate::input::InputFile;
use crate::rule;

use super::stand::Shape;
use super::words::Digest;

/// The path within a site.
pub const LOCK: &str = "seeds/passages.lock";

/// The first line. Another number means another form.
const HEAD: &str = "# passages.lock 1";

/// What the lines are.
const ABOUT: &str = "\
# What the passages that notes cite said when they were cited. Commit this file with the notes: `briefing build` adds to
# it, and `briefing fix` mends citations of passages that have moved. After a merge, keep the lines of both sides.
";

/// What the passages of all sources said, by the ids of the sources.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lines(pub(super) BTreeMap<String, SourceLines>);

/// The lines on one source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SourceLines {
    pub(super) shape: Option<Shape>,
    pub(super) passages: BTreeMap<PassageNumber, Said>,
}

/// What a passage said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) digest: Digest,
    /// Its first words; `None` if its source is not shown to everybody in full.
    pub(super) words: Option<String>,
}

/// One line.
enum Line<'t> {
    Source(&'t str, Shape),
    Passage(&'t str, PassageNumber, Said),
}

impl Lines {
    /// Reads the file.
    ///
    /// # Errors
    /// The lines that cannot be read, and those that contradict others.
    pub(super) fn read(file: &InputFile) -> Result<Lines, Vec<Diagnostic>> {
        let Ok(text) = file.text() else {
            return Err(vec![damaged(file, &(0..0), "it is not UTF-8")]);
        };
        let mut lines = Lines::default();
        let mut problems = Vec::new();
        let mut places = BTreeMap::<(&str, PassageNumber), Range<usize>>::new();
        let mut at = 0;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim_start_matches('\u{feff}').trim();
            let start = at + (whole.len() - whole.trim_start().len());
            let span = start..start + line.len();
            at += whole.len();
            if is_of_a_conflict(line) {
                problems.push(conflict(file, &span));
                continue;
            }
            if line.is_empty() || line.starts_with('#') {
                if line.starts_with("# passages.lock ") && line != HEAD {
                    problems.push(damaged(
                        file,
                        &span,
                        "another version of briefing has written it",
                    ));
                }
                continue;
            }
            match parse(line) {
                None => problems.push(damaged(file, &span, "this line is none of a lock")),
                Some(Line::Source(id, shape)) => {
                    // Of two, the next build writes the right one.
                    lines.0.entry(id.to_owned()).or_default().shape = Some(shape);
                }
                Some(Line::Passage(id, number, said)) => {
                    let passages = &mut lines.0.entry(id.to_owned()).or_default().passages;
                    let before = passages.insert(number, said.clone());
                    let first = places.entry((id, number)).or_insert(span.clone());
                    if before.is_some_and(|before| before.digest != said.digest) {
                        problems.push(contradiction(file, id, number, [first, &span]));
                    }
                }
            }
        }
        if problems.is_empty() { Ok(lines) } else { Err(problems) }
    }

    /// The file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEAD}\n{ABOUT}");
        for (id, SourceLines { shape, passages }) in &self.0 {
            let write = |text: &mut String, line: std::fmt::Arguments<'_>| {
                writeln!(text, "{line}").expect("a string takes all");
            };
            if let Some(shape) = shape.as_ref().filter(|_| !passages.is_empty()) {
                write(&mut text, format_args!("{id} {shape}"));
            }
            for (number, Said { digest, words }) in passages {
                let words = words.iter().map(|words| format!(" {words}")).collect::<String>();
                write(&mut text, format_args!("{id}#p{number} {digest:016x}{words}"));
            }
        }
        text
    }

    /// Whether there is no line.
    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(|source| source.passages.is_empty())
    }
}

fn parse(line: &str) -> Option<Line<'_>> {
    let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let Some((id, number)) = key.split_once("#p") else {
        return Some(Line::Source(key, Shape::parse(rest)?));
    };
    let (digest, words) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
    let is_digest = digest.len() == 16 && digest.bytes().all(|digit| digit.is_ascii_hexdigit());
    let digest = Digest::from_str_radix(digest, 16).ok().filter(|_| is_digest)?;
    let words = Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    Some(Line::Passage(id, number.parse().ok()?, Said { digest, words }))
}

/// Whether a line is one that git leaves where two sides differ.
fn is_of_a_conflict(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}

fn damaged(file: &InputFile, span: &Range<usize>, why: &str) -> Diagnostic {
    let message = format!("`{LOCK}` cannot be read: {why}");
    let hint = "restore the file from version control; without it, the next build begins a new one \
                that holds what the passages say now";
    Diagnostic::new(&rule::DAMAGED_LOCK, message).at(&file.path, span).hint(hint)
}

fn conflict(file: &InputFile, span: &Range<usize>) -> Diagnostic {
    let message = format!("`{LOCK}` has marks of a conflict");
    let hint = "keep the lines of both sides, in any order, and delete the marks";
    let problem = Diagnostic::new(&rule::DAMAGED_LOCK, message).at(&file.path, span);
    problem.label("left by a merge").hint(hint)
}

fn contradiction(
    file: &InputFile,
    id: &str,
    number: PassageNumber,
    [first, second]: [&Range<usize>; 2],
) -> Diagnostic {
    let message = format!("two lines say different things of `{id}#p{number}`");
    let hint = format!(
        "delete the one that is out of date: `briefing show @{id}#p{number}` prints the passage"
    );
    let problem = Diagnostic::new(&rule::DAMAGED_LOCK, message).at(&file.path, second);
    let first = Location::new(&Arc::clone(&file.path), first);
    problem.label("the second").also(first, "the first").hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Lines, Vec<String>> {
        let problems = |problems: Vec<Diagnostic>| {
            problems.into_iter().map(|problem| problem.message).collect()
        };
        Lines::read(&InputFile::new(LOCK, text)).map_err(problems)
    }

    const LAKE: &str = "\
hill#p0a 00000000000000ff
lake p4f h10 - p9c
lake#p2 0123456789abcdef Ice on the lake ...
lake#p2a 1123456789abcdef
lake#p10 2123456789abcdef Snow.
";

    #[test]
    fn a_file_is_written_as_it_is_read() {
        let whole = format!("{HEAD}\n{ABOUT}{LAKE}");
        assert_eq!(read(&whole).expect("lines").text(), whole);
        assert_eq!(read("").expect("no lines"), Lines::default());
    }

    #[test]
    fn lines_may_come_in_any_order_and_twice() {
        let mut lines = LAKE.lines().rev().collect::<Vec<_>>();
        lines.push(lines[0]);
        let text = format!("\u{feff}{}\r\n", lines.join("\r\n"));
        assert_eq!(read(&text).expect("lines"), read(LAKE).expect("lines"));
    }

    #[test]
    fn what_is_no_lock_is_a_problem() {
        let cases = [
            "lake#p2",
            "lake#p2 123",
            "lake#p2 +123456789abcdef",
            "lake#p 0123456789abcdef",
            "lake#p0 0123456789abcdef",
            "lake x9",
            "# passages.lock 2",
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> theirs",
            "lake#p2 0123456789abcdef\nlake#p2 1123456789abcdef",
        ];
        for text in cases {
            let problems = read(
                &format!("{LAKE}\n{text}\n")
                    .replace("lake#p2 0123456789abcdef Ice on the lake ...\n", ""),
            );
            assert_eq!(problems.expect_err(text).len(), 1, "{text}");
        }
    }
}
