//! Small invented pages, and what is read of them.

mod facts;
mod properties;
mod text;

use super::{Options, read};
use crate::clip::{BlockKind, Part, Run};
use crate::import::{File, Reading, Refused};

/// A paragraph that any reader takes for one of an article.
const LONG: &str = "<p>The ferry to Skarr was cancelled again on Thursday, because its crew had found a second leak in the \
                    hull, and the harbour master said that nobody could tell when it would sail.</p>";

fn reading(html: &str) -> Reading {
    attempt(html, None).expect("the page has an article")
}

fn attempt(html: &str, include: Option<&str>) -> Result<Reading, Refused> {
    read(File { name: "a.html", bytes: html.as_bytes() }, Options { include })
}

/// A page around an article's text.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    )
}

/// Returns the parts of a clip, a line each, without the paragraphs that are [`LONG`].
fn shown(reading: &Reading) -> String {
    let clip = &reading.clip;
    let mut lines = Vec::new();
    for part in &clip.parts {
        let Part::Block(block) = part else { continue };
        let text = written(&block.runs);
        if text.starts_with("The ferry to Skarr was cancelled") {
            continue;
        }
        lines.push(match &block.kind {
            BlockKind::Heading(level) => format!("h{level} {text}"),
            BlockKind::Paragraph => format!("p {text}"),
            BlockKind::Item { depth, number: None } => {
                format!("{} {text}", "*".repeat(usize::from(*depth)))
            }
            BlockKind::Item { depth, number: Some(number) } => {
                format!("{}{number}. {text}", " ".repeat(usize::from(*depth) - 1))
            }
            BlockKind::Quotation => format!("> {text}"),
            BlockKind::Caption => format!("caption {text}"),
            BlockKind::Preformatted => format!("pre {text}"),
            BlockKind::Table(rows) => {
                let row = |row: &Vec<Vec<Run>>| {
                    row.iter().map(|cell| written(cell)).collect::<Vec<_>>().join(" | ")
                };
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
        });
    }
    lines.extend(
        clip.footnotes.iter().map(|note| format!("[^{}] {}", note.marker, written(&note.runs))),
    );
    lines.extend(
        clip.aside.iter().map(|aside| format!("{}: {}", aside.reason.name(), aside.text.trim())),
    );
    lines.join("\n")
}

/// Returns runs with marks for their styles, links and notes.
fn written(runs: &[Run]) -> String {
    let mut all = String::new();
    for run in runs {
        match run {
            Run::Text { text, style, link } => {
                let mut text = text.clone();
                for (is_set, mark) in
                    [(style.emphasis, "_"), (style.strong, "*"), (style.code, "`")]
                {
                    if is_set {
                        text = format!("{mark}{text}{mark}");
                    }
                }
                if let Some(link) = link {
                    text = format!("[{text}]({link})");
                }
                all.push_str(&text);
            }
            Run::Note(marker) => all.push_str(&format!("[^{marker}]")),
            Run::Break => all.push('/'),
        }
    }
    all
}

/// Checks what is read of some blocks that stand between long paragraphs of an article.
#[track_caller]
fn check(body: &str, expected: &str) {
    let html = page(
        "",
        &format!("<article><h1>Ferry to Skarr Cancelled</h1>{LONG}{body}{LONG}{LONG}</article>"),
    );
    let shown = shown(&reading(&html));
    let shown = shown
        .replace("\nduplicate-title: Ferry to Skarr Cancelled", "")
        .replace("duplicate-title: Ferry to Skarr Cancelled", "");
    assert_eq!(shown, expected, "{body}");
}
