//! Lists that were copied without marks: lines without blank lines between them, lines after a sentence that announces
//! them, and short lines under a heading that are none themselves.

use std::collections::BTreeSet;

use super::heading::{self, Likeness};
use super::state::Reading;
use crate::text::words;

/// Returns the blocks that are items of such lists.
pub(super) fn find(reading: &Reading, open: &[usize]) -> BTreeSet<usize> {
    let is_spaced = is_spaced(reading, open);
    let mut items = BTreeSet::new();
    let mut position = 0;
    // Before it, close lines are known to be no list.
    let mut no_list = 0;
    while position < open.len() {
        let leads_in = position > 0 && leads_in(reading.line(open[position - 1]));
        let end = if leads_in {
            announced(reading, open, position, is_spaced)
        } else if is_spaced && position >= no_list {
            let (end, is_list) = close_lines(reading, open, position);
            no_list = if is_list { no_list } else { end };
            position += usize::from(is_list && heads_list(reading, &open[position..end]));
            if is_list { end } else { position }
        } else {
            position
        };
        let end = if end == position { stacked(reading, open, position) } else { end };
        items.extend(&open[position..end]);
        position = end.max(position + 1);
    }
    items
}

/// Whether blank lines part most paragraphs of the text.
fn is_spaced(reading: &Reading, open: &[usize]) -> bool {
    let prose = open.iter().skip(1).filter(|&&index| reading.is_prose(index));
    let (n_spaced, n_close) = prose.fold((0, 0), |(spaced, close), &index| {
        if reading.blocks[index].gap > 0 { (spaced + 1, close) } else { (spaced, close + 1) }
    });
    n_spaced > 0 && n_spaced >= 3 * n_close
}

fn leads_in(line: &str) -> bool {
    line.trim_end().ends_with([':', '：']) && heading::likeness(line) == Likeness::None
}

/// Whether a block directly follows the one before it, without a blank line or anything between.
fn is_close(reading: &Reading, open: &[usize], position: usize) -> bool {
    position > 0
        && open[position] == open[position - 1] + 1
        && reading.blocks[open[position]].gap == 0
}

/// The end of the items that a lead-in announces: lines close to each other, or lines that no stop ends.
fn announced(reading: &Reading, open: &[usize], first: usize, is_spaced: bool) -> usize {
    const LONGEST: usize = 45;
    let is_plain = |position: usize| {
        reading.blocks[open[position]].marker.is_none() && reading.roles[open[position]].is_none()
    };
    let mut close = first;
    while is_spaced
        && close < open.len()
        && is_plain(close)
        && (close == first || is_close(reading, open, close))
    {
        close += 1;
    }
    if close >= first + 2 {
        return close;
    }
    let mut end = first;
    let mut continues = true;
    while continues && end < open.len() && is_plain(end) && reading.n_words(open[end]) <= LONGEST {
        let line = reading.line(open[end]).trim_end();
        let goes_on = line.ends_with([';', ',', '؛', '،']);
        let is_open = !words::ends_sentence(line) && !line.ends_with(':');
        // The last item of a list that semicolons part ends with a stop.
        let is_last =
            end > first && reading.line(open[end - 1]).trim_end().ends_with([';', ',', '؛', '،']);
        if !(goes_on || is_open || is_last) {
            break;
        }
        continues = goes_on || is_open;
        end += 1;
    }
    // A heading over the next paragraph is no item.
    if end > first
        && end < open.len()
        && reading.is_prose(open[end])
        && is_heading_after(reading, open, first, end)
    {
        end -= 1;
    }
    if end >= first + 2 { end } else { first }
}

/// Whether the last line of some is a title among lines that are none, or stands apart.
fn is_heading_after(reading: &Reading, open: &[usize], first: usize, end: usize) -> bool {
    let is_title =
        |position: usize| heading::likeness(reading.line(open[position])) == Likeness::Strong;
    let gap = |position: usize| reading.blocks[open[position]].gap;
    let last = end - 1;
    let others = first..last;
    let apart =
        others.len() >= 2 && others.clone().skip(1).all(|position| gap(position) < gap(last));
    apart || is_title(last) && !others.clone().any(is_title)
}

/// The end of some lines without blank lines between them, where paragraphs have them, and whether three or more of
/// them are a list.
fn close_lines(reading: &Reading, open: &[usize], first: usize) -> (usize, bool) {
    const FEWEST: usize = 3;
    const LONGEST: usize = 40;
    let is_plain = |position: usize| {
        let index = open[position];
        reading.blocks[index].marker.is_none()
            && reading.roles[index].is_none()
            && reading.n_words(index) <= LONGEST
            && !reading.line(index).trim_end().ends_with(['?', '؟', '？'])
            && heading::edit_mark(reading.line(index)).is_none()
    };
    if !is_plain(first) {
        return (first + 1, false);
    }
    let mut end = first + 1;
    while end < open.len() && is_plain(end) && is_close(reading, open, end) {
        end += 1;
    }
    // The first line may announce the others, or head them.
    let goes_on = end < open.len() && is_close(reading, open, end);
    (end, !goes_on && end - first >= FEWEST && !leads_in(reading.line(open[first])))
}

/// Whether the first of some lines is a title over the others.
fn heads_list(reading: &Reading, lines: &[usize]) -> bool {
    let is_title = |index: &usize| {
        let line = reading.line(*index);
        heading::likeness(line) == Likeness::Strong && !words::ends_sentence(line)
    };
    lines.len() > 2 && is_title(&lines[0]) && !lines[1..].iter().any(is_title)
}

/// The end of short lines between a heading and a heading, or a numbered one: the heads of a list copied from a
/// newsletter.
fn stacked(reading: &Reading, open: &[usize], first: usize) -> usize {
    let is_short = |position: usize| {
        let index = open[position];
        reading.blocks[index].marker.is_none()
            && reading.roles[index].is_none()
            && heading::likeness(reading.line(index)) == Likeness::Some
            && !is_numbered(reading.line(index))
    };
    let heads = |position: usize| {
        let index = open[position];
        reading.roles[index].is_none()
            && (is_numbered(reading.line(index))
                || heading::likeness(reading.line(index)) == Likeness::Strong)
    };
    if first == 0 || !heads(first - 1) {
        return first;
    }
    let end = (first..open.len()).find(|&position| !is_short(position)).unwrap_or(open.len());
    let is_closed = end == open.len() || heads(end);
    if is_closed && end >= first + 2 { end } else { first }
}

/// `3. Worth your time`, `1 big thing`.
fn is_numbered(line: &str) -> bool {
    let digits = line.find(|c: char| !c.is_numeric()).unwrap_or(0);
    (1..=2).contains(&digits)
        && line[digits..].starts_with(['.', ')', ' ', ':'])
        && words::count(line) <= 12
}
