//! The text of a mail that is a web page.

use crate::article::DropReason;
use crate::clip::{Aside, Block, Clip, Part, Run};
use crate::import::text::joined;
use crate::import::{File, Reading, Refused, page};

use super::envelope::Envelope;
use super::newsletter::plain;
use super::{forwarded, headed};

/// Reads the page of a mail, and takes the head of a forwarded mail and the title out of its text.
pub(super) fn reading(html: &str, envelope: &Envelope) -> Result<Reading, Refused> {
    // The mark says that it was decoded, whatever the page says of its encoding.
    let html = format!("\u{feff}{html}");
    let file = File { name: "", bytes: html.as_bytes() };
    let mut reading = page::read(file, page::Options::default())?;
    let (lines, starts) = first_lines(&reading.clip);
    let beside = lines_beside(&reading.clip);
    let found = forwarded::find(&lines);
    let envelope = match found.as_ref().or(forwarded::find(&beside).as_ref()) {
        None => envelope.clone(),
        Some(head) => {
            reading.remarks.push(
                "this mail forwards another; title, sender and day are those of the other".into(),
            );
            if let Some(found) = &found {
                let end = starts.partition_point(|start| *start < found.lines.end);
                set_first_aside(&mut reading.clip, end, DropReason::Metadata);
            }
            envelope.forwarded(head)
        }
    };
    let title = envelope.title.as_deref().map(joined);
    let is_title = |part: &Part| title.is_some() && title == Some(joined(&plain(part)));
    if reading.clip.parts.first().is_some_and(is_title) {
        set_first_aside(&mut reading.clip, 1, DropReason::DuplicateTitle);
    }
    Ok(headed(reading, &envelope))
}

/// The lines of the first parts, and where each part begins in them.
fn first_lines(clip: &Clip) -> (String, Vec<usize>) {
    const MOST: usize = 20;
    let (mut lines, mut starts) = (String::new(), Vec::new());
    for part in clip.parts.iter().take(MOST) {
        starts.push(lines.len());
        if let Part::Block(Block { runs, .. }) = part {
            for run in runs {
                match run {
                    Run::Text { text, .. } => lines.push_str(text),
                    Run::Break => lines.push('\n'),
                    Run::Note(_) => {}
                }
            }
        }
        lines.push('\n');
    }
    (lines, starts)
}

/// What the page has beside the text before it, with a line for each key of a mail: `From: ...`, `Date: ...`.
///
/// The head of a forwarded mail is often short and apart, so that it is no part of the page's text.
fn lines_beside(clip: &Clip) -> String {
    let is_before = |aside: &&Aside| {
        aside.after == 0 && matches!(aside.reason, DropReason::Outside | DropReason::Metadata)
    };
    let mut lines = String::new();
    for aside in clip.aside.iter().filter(is_before) {
        for word in aside.text.split_whitespace() {
            lines.push(if forwarded::begins_value(word) { '\n' } else { ' ' });
            lines.push_str(word);
        }
        lines.push('\n');
    }
    lines
}

/// Sets the first parts aside.
fn set_first_aside(clip: &mut Clip, n_parts: usize, reason: DropReason) {
    let gone: Vec<Part> = clip.parts.drain(..n_parts.min(clip.parts.len())).collect();
    for aside in &mut clip.aside {
        aside.after = aside.after.saturating_sub(gone.len());
    }
    let gone = gone.iter().map(|part| Aside { reason, after: 0, text: joined(&plain(part)) });
    clip.aside.splice(0..0, gone.filter(|aside| !aside.text.is_empty()));
}
