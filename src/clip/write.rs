//! Writes a clip as Markdown.

use std::fmt::Write;

use super::escape::{Place, clean, label, line, longest_row};
use super::{Aside, Block, BlockKind, Clip, Footnote, Head, Part, Run};

/// The word after the fence of what was set aside.
pub(super) const SET_ASIDE: &str = "set-aside";
/// What a caption stands in.
pub(super) const CAPTION: (&str, &str) = ("<figcaption>", "</figcaption>");
/// What the label of a page stands in.
pub(super) const PAGE: (&str, &str) = ("<!-- page ", " -->");
/// The greatest number of an item that Markdown can hold.
const LARGEST_NUMBER: u32 = 999_999_999;

/// Writes a clip. What has no words is left out.
pub fn write(clip: &Clip) -> String {
    let mut text = head(&clip.head);
    let mut list = List::default();
    for part in &clip.parts {
        let block = match part {
            Part::Page(name) => page(name),
            Part::Block(block) => written(block, &mut list),
        };
        let is_item = matches!(part, Part::Block(Block { kind: BlockKind::Item { .. }, .. }));
        if !is_item && !block.is_empty() {
            list = List::default();
        }
        push(&mut text, &block, list.continues);
    }
    for note in &clip.footnotes {
        push(&mut text, &footnote(note), false);
    }
    push(&mut text, &set_aside(clip), false);
    text
}

/// Adds a block; items of one list stand in lines one after the other.
fn push(text: &mut String, block: &str, continues_list: bool) {
    if block.is_empty() {
        return;
    }
    text.push_str(if continues_list { "" } else { "\n" });
    text.push_str(block);
    text.push('\n');
}

fn head(head: &Head) -> String {
    let mut text = String::from("---\n");
    let mut key = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{name}: {}", quoted(value));
        }
    };
    key("title", &head.title);
    key("site", &head.site);
    key("published", &head.published);
    key("volume", &head.volume);
    key("issue", &head.issue);
    key("url", &head.url);
    key("language", &head.language);
    key("description", &head.description);
    key("retrieved", &head.retrieved);
    if !head.authors.is_empty() {
        text.push_str("author:\n");
        head.authors.iter().for_each(|author| {
            let _ = writeln!(text, "  - {}", quoted(author));
        });
    }
    if let Some(original) = &head.original {
        let _ = writeln!(text, "original:\n  file: {}", quoted(&original.file));
        let _ = writeln!(text, "  blake3: {}", quoted(&original.blake3));
    }
    text.push_str("---\n");
    text
}

/// A text as YAML: in quotes, on one line.
fn quoted(text: &str) -> String {
    let text = clean(text);
    let words = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push('"');
    for character in words.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            // Line ends, or no characters at all, to readers of YAML.
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

fn page(name: &str) -> String {
    let kept = clean(name);
    let kept = kept.replace(['<', '>'], "").replace("--", "-");
    let name = kept.trim().trim_end_matches('-');
    if name.is_empty() { String::new() } else { format!("{}{name}{}", PAGE.0, PAGE.1) }
}

/// The lists that the last item stands in.
#[derive(Default)]
struct List {
    /// Of each, the outer first.
    levels: Vec<Level>,
    /// Whether the last item stands in the same list as one before it.
    continues: bool,
}

#[derive(Clone)]
struct Level {
    /// The number of its last item; `None` in a list with bullets.
    number: Option<u32>,
    /// The sign that ends numbers: another one begins another list.
    sign: char,
    /// How far its items' text is from the start of the line.
    indent: usize,
}

impl List {
    /// The indentation and marker of the next item.
    fn marker(&mut self, depth: u8, number: Option<u32>) -> String {
        let depth = usize::from(depth.max(1)).min(self.levels.len() + 1);
        let last = self.levels.get(depth - 1).cloned();
        self.levels.truncate(depth - 1);
        let before = self.levels.last().map_or(0, |level| level.indent);
        let number = number.filter(|number| *number <= LARGEST_NUMBER);
        self.continues = last.as_ref().is_some_and(|level| match (level.number, number) {
            (Some(last), Some(number)) => last.checked_add(1) == Some(number),
            (last, number) => last == number,
        });
        let sign = match last {
            Some(Level { sign: '.', .. }) if !self.continues => ')',
            Some(level) if self.continues => level.sign,
            _ => '.',
        };
        let marker = number.map_or_else(|| String::from("- "), |number| format!("{number}{sign} "));
        self.levels.push(Level { number, sign, indent: before + marker.len() });
        format!("{}{marker}", " ".repeat(before))
    }

    fn indent(&self) -> usize {
        self.levels.last().map_or(0, |level| level.indent)
    }
}

fn written(block: &Block, list: &mut List) -> String {
    let framed = |before: &str, text: String, after: &str| match text.is_empty() {
        true => text,
        false => format!("{before}{text}{after}"),
    };
    match &block.kind {
        BlockKind::Heading(level) => {
            let sign = "#".repeat(usize::from((*level).clamp(2, 6)));
            framed(&format!("{sign} "), line(&one_line(&block.runs), Place::Block("")), "")
        }
        BlockKind::Paragraph => line(&block.runs, Place::Block("")),
        BlockKind::Item { depth, number } => item(&block.runs, *depth, *number, list),
        BlockKind::Quotation => framed("> ", line(&block.runs, Place::Block("> ")), ""),
        BlockKind::Caption => {
            framed(CAPTION.0, line(&one_line(&block.runs), Place::Block("")), CAPTION.1)
        }
        BlockKind::Table(rows) => table(rows),
        BlockKind::Preformatted => preformatted(&block.runs),
    }
}

/// The runs with spaces for line ends, for blocks of one line.
fn one_line(runs: &[Run]) -> Vec<Run> {
    let space =
        || Run::Text { text: String::from(" "), style: super::Style::default(), link: None };
    runs.iter().map(|run| if *run == Run::Break { space() } else { run.clone() }).collect()
}

fn item(runs: &[Run], depth: u8, number: Option<u32>, list: &mut List) -> String {
    if line(runs, Place::Cell).is_empty() {
        return String::new();
    }
    let marker = list.marker(depth, number);
    // Further lines of the paragraph need no indentation; with it they are read by people as well.
    let text = line(runs, Place::Block(""));
    let indent = " ".repeat(list.indent());
    format!("{marker}{}", text.replace('\n', &format!("\n{indent}")))
}

fn table(rows: &[Vec<Vec<Run>>]) -> String {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = rows.iter().map(|row| {
        let written = row.iter().map(|cell| line(cell, Place::Cell));
        let missing = std::iter::repeat_n(String::new(), n_columns - row.len());
        written.chain(missing).collect::<Vec<_>>()
    });
    let cells = cells.collect::<Vec<_>>();
    if cells.iter().flatten().all(String::is_empty) {
        return String::new();
    }
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut lines = cells.iter().map(|cells| row(cells)).collect::<Vec<_>>();
    lines.insert(1, row(&vec![String::from("---"); n_columns]));
    lines.join("\n")
}

/// The text with its line ends. Only what no file of text should hold is left out.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

fn preformatted(runs: &[Run]) -> String {
    let pieces = runs.iter().map(|run| match run {
        Run::Text { text, .. } => plain(text),
        Run::Note(marker) => format!("[{marker}]"),
        Run::Break => String::from("\n"),
    });
    let text = pieces.collect::<String>();
    let text = text.trim_matches('\n');
    if text.trim().is_empty() { String::new() } else { fenced("", text) }
}

/// Text in a fence that is longer than any inside.
fn fenced(word: &str, text: &str) -> String {
    let fence = "`".repeat(longest_row(text, '`').max(2) + 1);
    format!("{fence}{word}\n{text}\n{fence}")
}

fn footnote(note: &Footnote) -> String {
    let text = line(&note.runs, Place::Block("    "));
    if text.is_empty() { text } else { format!("[^{}]: {text}", label(&note.marker)) }
}

/// All that was set aside, each block with its number, its reason and its place.
fn set_aside(clip: &Clip) -> String {
    let is_written = |part: &Part| match part {
        Part::Page(_) => false,
        Part::Block(block) => !written(block, &mut List::default()).is_empty(),
    };
    // The number of passages before each part.
    let mut before = vec![0];
    for part in &clip.parts {
        before.push(before[before.len() - 1] + usize::from(is_written(part)));
    }
    let mut number = 0;
    let blocks = clip.aside.iter().filter_map(|aside| {
        let text = indented(aside)?;
        number += 1;
        let after = before[aside.after.min(clip.parts.len())];
        let place = match after {
            0 => String::from("before the text"),
            after => format!("after p{after}"),
        };
        Some(format!("s{number} {}, {place}:\n{text}", aside.reason.name()))
    });
    let blocks = blocks.collect::<Vec<_>>();
    if blocks.is_empty() { String::new() } else { fenced(SET_ASIDE, &blocks.join("\n\n")) }
}

fn indented(aside: &Aside) -> Option<String> {
    let text = plain(&aside.text);
    let lines = text.trim_matches('\n').lines().map(|line| match line.trim_end() {
        "" => String::new(),
        line => format!("  {line}"),
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    (!lines.trim().is_empty()).then_some(lines)
}
