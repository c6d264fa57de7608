//! Whole files, written for each case.

mod hostile;
mod layout;
mod letters;
mod notes;
mod refused;
mod stated;
mod writer;

use crate::clip::{Block, BlockKind, Part, Run};
use crate::import::{File, Reading, Refused};

use self::writer::Writer;

fn try_read(bytes: &[u8]) -> Result<Reading, Refused> {
    super::read(File { name: "report.pdf", bytes })
}

fn read(writer: &Writer) -> Reading {
    try_read(&writer.bytes()).expect("the file can be read")
}

/// The parts of a reading, a line each: what they are, and their text with references as `[^1]`.
fn parts(reading: &Reading) -> Vec<String> {
    reading.clip.parts.iter().map(part).collect()
}

fn part(part: &Part) -> String {
    match part {
        Part::Page(label) => format!("page {label}"),
        Part::Block(Block { kind: BlockKind::Table(rows), .. }) => {
            let row = |row: &Vec<Vec<Run>>| {
                row.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" | ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join(" / ")
        }
        Part::Block(block) => {
            let kind = match &block.kind {
                BlockKind::Heading(level) => format!("{} ", "#".repeat(usize::from(*level))),
                BlockKind::Item { depth, number } => {
                    let mark = number.map_or("-".to_string(), |number| format!("{number}."));
                    format!("{}{mark} ", "  ".repeat(usize::from(*depth) - 1))
                }
                BlockKind::Caption => "caption: ".to_string(),
                _ => String::new(),
            };
            kind + &text(&block.runs)
        }
    }
}

fn text(runs: &[Run]) -> String {
    let pieces = runs.iter().map(|run| match run {
        Run::Text { text, style, .. } if style.strong => format!("**{text}**"),
        Run::Text { text, style, .. } if style.emphasis => format!("*{text}*"),
        Run::Text { text, .. } => text.clone(),
        Run::Note(marker) => format!("[^{marker}]"),
        Run::Break => "\n".to_string(),
    });
    pieces.collect()
}

/// The passages alone, without the marks of pages.
fn passages(reading: &Reading) -> Vec<String> {
    parts(reading).into_iter().filter(|part| !part.starts_with("page ")).collect()
}

fn aside(reading: &Reading) -> Vec<&str> {
    reading.clip.aside.iter().map(|aside| aside.text.as_str()).collect()
}
