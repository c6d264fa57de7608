//! Sizes of pictures as Obsidian has them: `![words|300x200](a.png)`, `![[a.png|300]]`.

use crate::document::inline::{Inline, Line};

use super::trim;

/// Takes the size from the end of a picture's words.
pub(in crate::document) fn take_size(line: &mut Line<'_>) -> Option<(u32, Option<u32>)> {
    let Some(Inline::Text(run)) = line.last_mut() else { return None };
    let (at, written) = match run.text.rfind('|') {
        Some(bar) => (bar, &run.text[bar + 1..]),
        None => (0, &*run.text),
    };
    let size = size(written.trim())?;
    *run = run.slice(0..at);
    *line = trim(std::mem::take(line));
    Some(size)
}

fn size(written: &str) -> Option<(u32, Option<u32>)> {
    let number = |text: &str| {
        let is_number = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<u32>().ok().filter(|number| is_number && *number > 0)
    };
    match written.split_once('x') {
        Some((width, height)) => Some((number(width)?, Some(number(height)?))),
        None => Some((number(written)?, None)),
    }
}
