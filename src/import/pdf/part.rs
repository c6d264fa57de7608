//! Parts lines into paragraphs: which lines belong together.

use super::caption;
use super::line::Line;
use super::marker;
use super::measure::Measures;
use super::paragraph::Paragraph;
use super::sentence::ends_sentence;
use super::table;

/// How many figures and tables with their texts may stand at the head of a column.
const MOST_FLOATS: usize = 8;

/// Parts lines in reading order into paragraphs.
pub(super) fn paragraphs(lines: Vec<Line>, measures: &Measures) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(mut line) = lines.next() {
        let bullet = marker::bullet(&line, lines.peek(), paragraphs.last());
        let begins = match paragraphs.last() {
            None => Some(true),
            Some(_) if bullet.is_some() => Some(gap(paragraphs.last(), &line, measures)),
            Some(last) => begins_paragraph(last, &line, measures),
        };
        match (begins, paragraphs.last_mut()) {
            (None, Some(last)) => last.lines.push(line),
            (begins, _) => {
                if let Some(bullet) = &bullet {
                    marker::take(&mut line, bullet);
                }
                paragraphs.push(Paragraph {
                    lines: vec![line],
                    bullet,
                    is_apart: begins.unwrap_or(true),
                });
            }
        }
    }
    over_floats(table::split_others(paragraphs), measures)
}

/// Joins paragraphs that go on after a figure or table at the head of the next column.
fn over_floats(paragraphs: Vec<Paragraph>, measures: &Measures) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let begins_small =
            paragraph.bullet.is_none() && paragraph.text().starts_with(char::is_lowercase);
        let floats = joined
            .iter()
            .rev()
            .take(MOST_FLOATS)
            .take_while(|other| is_float(other, &paragraph, measures))
            .count();
        let open = joined.len().checked_sub(floats + 1).filter(|_| begins_small && floats > 0);
        match open.and_then(|open| joined.get_mut(open)).filter(|open| goes_over(open, &paragraph))
        {
            Some(open) => open.lines.extend(paragraph.lines),
            None => joined.push(paragraph),
        }
    }
    joined
}

/// Whether a paragraph is a part of a figure or table in the column of another.
fn is_float(paragraph: &Paragraph, other: &Paragraph, measures: &Measures) -> bool {
    let is_in_column = (paragraph.first().page, paragraph.first().column)
        == (other.first().page, other.first().column);
    let is_small = paragraph.first().size < 0.95 * measures.body;
    is_in_column
        && (is_small || caption::is_caption(&paragraph.text()) || table::is_table(&paragraph.lines))
}

fn goes_over(open: &Paragraph, rest: &Paragraph) -> bool {
    let (last, next) = (open.last(), rest.first());
    let is_column_end = (last.page, last.column) != (next.page, next.column);
    is_column_end
        && !ends_sentence(&last.text())
        && (last.size - next.size).abs() < 0.05 * next.size
        && last.is_bold() == next.is_bold()
}

fn gap(last: Option<&Paragraph>, line: &Line, measures: &Measures) -> bool {
    last.is_none_or(|last| is_gap(last.last(), line, measures))
}

fn is_gap(before: &Line, line: &Line, measures: &Measures) -> bool {
    let distance = line.y - before.y;
    let usual = measures.leading * before.size.max(line.size).max(0.8 * measures.body);
    (before.page, before.column) != (line.page, line.column)
        || distance < 0.0
        || distance > 1.22 * usual + 0.5
}

/// Whether a line begins a paragraph, and if so, whether it stands apart.
fn begins_paragraph(paragraph: &Paragraph, line: &Line, measures: &Measures) -> Option<bool> {
    let before = paragraph.last();
    if (before.page, before.column) != (line.page, line.column) {
        if caption::is_caption(&line.text()) || table::is_table(&paragraph.lines) {
            return Some(true);
        }
        return begins_column_with_paragraph(paragraph, line, measures).then_some(true);
    }
    if caption::is_caption(&line.text()) {
        return Some(true);
    }
    let is_near = line.y - before.y < 2.0 * measures.leading * before.size;
    if is_near && line.y > before.y && table::goes_on(&paragraph.lines, line) {
        return None;
    }
    if is_gap(before, line, measures) {
        return Some(true);
    }
    if table::is_table(&paragraph.lines) {
        return Some(false);
    }
    let sizes = (before.size.min(line.size), before.size.max(line.size));
    if sizes.0 < 0.93 * sizes.1 || is_change_of_weight(before, line, measures) {
        return Some(false);
    }
    if before.begins_right != line.begins_right && before.runs.len() + line.runs.len() > 2 {
        return Some(false);
    }
    if before.cells.len() > 1 && line.cells.len() > 1 && !measures.is_full(before) {
        return Some(false);
    }
    if is_centred(before, measures) && !is_centred(line, measures) && measures.is_full(line) {
        return Some(false);
    }
    if has_leader(&before.text()) {
        return Some(false);
    }
    let (full, ended) = (measures.is_full(before), ends_sentence(&before.text()));
    let shift = line.start() - before.start();
    let is_item = paragraph.bullet.is_some();
    if shift > 0.7 * line.size && !is_item {
        // After a line to the very end that ends no sentence, it is an entry whose other lines are indented.
        return (!full || ended).then_some(false);
    }
    if shift < -0.7 * line.size
        && (paragraph.lines.len() > 1 || is_item)
        && !is_tab_of_item(paragraph, line)
    {
        return Some(false);
    }
    let is_heading =
        |line: &Line| line.size > 1.09 * measures.body || line.is_bold() && !measures.is_bold;
    if is_heading(before) && is_heading(line) {
        return ended.then_some(false);
    }
    let is_short = !would_not_fit(before, line, measures);
    let width = measures.edges(before).end - measures.edges(before).start;
    let is_very_short = before.end() < measures.edges(before).end - 0.4 * width;
    let is_centred = is_centred(before, measures) && is_centred(line, measures);
    (is_short && ended || is_very_short && !is_centred && !before.text().ends_with('-'))
        .then_some(false)
}

/// Whether a line has the dots that lead to the page in a table of contents.
pub(super) fn has_leader(text: &str) -> bool {
    text.contains("....") || text.contains(". . . .") || text.contains("…………")
}

/// Whether a line of an item goes on under its text.
fn is_tab_of_item(paragraph: &Paragraph, line: &Line) -> bool {
    let first = paragraph.first();
    paragraph.bullet.as_ref().is_some_and(|bullet| {
        (line.start() - bullet.text_start).abs() < 0.7 * line.size
            || paragraph.lines.len() == 1 && (line.start() - first.start()).abs() < 0.3 * line.size
    })
}

fn is_centred(line: &Line, measures: &Measures) -> bool {
    let edges = measures.edges(line);
    let (before, after) = (line.start() - edges.start, edges.end - line.end());
    before.min(after) > 1.5 * line.size && (before - after).abs() < 1.5 * line.size
}

/// Whether the first word of a line would not have fitted on the line before.
fn would_not_fit(before: &Line, line: &Line, measures: &Measures) -> bool {
    let text = line.text();
    let n_first = text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let width = (line.x1 - line.x0) * n_first as f32 / text.chars().count().max(1) as f32;
    before.end() + width + 0.25 * line.size > measures.edges(before).end - 0.1 * line.size
}

fn is_change_of_weight(before: &Line, line: &Line, measures: &Measures) -> bool {
    let (was, is) = (before.is_bold(), line.is_bold());
    was != is && (!measures.is_full(before) || ends_sentence(&before.text()))
}

/// Whether the first line of a column or page begins a paragraph, rather than going on with the last one.
fn begins_column_with_paragraph(paragraph: &Paragraph, line: &Line, measures: &Measures) -> bool {
    let before = paragraph.last();
    let is_other =
        (before.size - line.size).abs() > 0.05 * line.size || before.is_bold() != line.is_bold();
    let text = line.text();
    let first = text.chars().next().unwrap_or(' ');
    let is_divided = before.text().ends_with(['-', '\u{ad}', '\u{2010}']) && first.is_lowercase();
    let goes_over = before.page != line.page || measures.are_of_one_width(before, line);
    if is_other || !goes_over {
        return true;
    }
    if is_divided || first.is_lowercase() {
        return false;
    }
    let is_indented = measures.is_indented(line) && paragraph.bullet.is_none();
    if ends_sentence(&before.text()) {
        !measures.is_full(before)
            || is_indented
            || !measures.indents && !measures.is_stretched(before)
    } else {
        !would_not_fit(before, line, measures) || is_indented && measures.indents
    }
}
