//! Readers' comments after an article: what strangers say is not what the article says.

use super::date;
use super::dropped::DropReason;
use super::lists::SHAPES;
use super::role::Role;
use super::state::Reading;
use crate::text::words;

/// Sets the comments aside, from their heading or the first of them to the end.
pub(super) fn classify_comments(reading: &mut Reading) {
    let Some(first) = by_heading(reading).or_else(|| by_replies(reading)) else { return };
    let end = (first..reading.blocks.len()).find(|&index| ends_comments(&reading.roles[index]));
    for index in first..end.unwrap_or(reading.blocks.len()) {
        if !reading.is_free(index) {
            continue;
        }
        if reading.is_prose(index) {
            reading.set_aside_in_doubt(index, DropReason::Comments);
        } else {
            reading.set_aside(index, DropReason::Comments);
        }
    }
}

/// Notes of the article may stand after the comments.
fn ends_comments(role: &Option<Role>) -> bool {
    matches!(role, Some(Role::Note(_) | Role::Dropped(DropReason::NotesHeading)))
}

/// The heading after the text that counts or announces comments, if comments or a form for one follow.
fn by_heading(reading: &Reading) -> Option<usize> {
    const LEAST_TEXT: usize = 2;
    /// How far from the heading the first sign of a comment is.
    const NEAR: usize = 6;
    let n_blocks = reading.blocks.len();
    let mut n_text = 0;
    for index in 0..n_blocks {
        n_text += usize::from(reading.roles[index].is_none() && reading.is_prose(index));
        if n_text < LEAST_TEXT || !is_heading(reading, index) {
            continue;
        }
        let counts = reading.line(index).contains(char::is_numeric);
        let near = index + 1..(index + 1 + NEAR).min(n_blocks);
        if counts && !near.is_empty() && is_last(reading, index)
            || near.clone().any(|index| is_sign(reading, index))
        {
            return Some(index + 1);
        }
    }
    None
}

/// A heading that counts comments twice on a page stands beside the title, and then before them.
fn is_last(reading: &Reading, heading: usize) -> bool {
    let n_text = |from: usize, to: usize| {
        (from..to)
            .filter(|&index| reading.roles[index].is_none())
            .map(|index| reading.n_words(index))
            .sum::<usize>()
    };
    let after = n_text(heading + 1, reading.blocks.len());
    // Comments that follow a text of a few lines are longer than the text; then their signs must tell.
    after <= 2 * n_text(0, heading)
}

fn is_heading(reading: &Reading, index: usize) -> bool {
    reading.roles[index] == Some(Role::Dropped(DropReason::Comments))
}

/// Comments without a heading: the first line of a comment, if two of them can be replied to.
fn by_replies(reading: &Reading) -> Option<usize> {
    const BEFORE: usize = 4;
    let n_blocks = reading.blocks.len();
    let second_text = (0..n_blocks)
        .filter(|&index| reading.roles[index].is_none() && reading.is_prose(index))
        .nth(1)?;
    let mut replies = (second_text + 1..n_blocks).filter(|&index| is_reply(reading, index));
    let (first, _second) = (replies.next()?, replies.next()?);
    let from = first.saturating_sub(BEFORE).max(second_text + 1);
    (from..=first).find(|&index| is_sign(reading, index))
}

fn is_reply(reading: &Reading, index: usize) -> bool {
    let bare = reading.bare(index);
    let ends = bare.rsplit(' ').next().is_some_and(|word| SHAPES.reply_words.has(word));
    SHAPES.reply_words.has(bare) || ends && is_head(reading, index)
}

/// A line that only comments have: who wrote one and when, or the button to answer it.
fn is_sign(reading: &Reading, index: usize) -> bool {
    let is_open = matches!(reading.roles[index], None | Some(Role::Metadata | Role::Dropped(_)));
    is_open && (is_head(reading, index) || is_reply(reading, index) || is_heading(reading, index))
}

/// `Jan Holm, Sat 14 May 2022 / 08:34`, `Jan Holm says:`, `2 days ago`.
fn is_head(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 14;
    let line = reading.line(index);
    if reading.n_words(index) > LONGEST || words::ends_sentence(line) {
        return false;
    }
    let bare = reading.bare(index);
    let says = SHAPES.comment_verbs.iter().any(|verb| bare.ends_with(verb));
    let has_time = line.contains(':') && line.contains(|c: char| c.is_numeric());
    let is_dated = || date::all(line).next().is_some() && (has_time || reading.n_words(index) <= 8);
    says && line.ends_with(':') || is_ago(bare) || is_dated()
}

/// `2 days ago`, `vor 2 Tagen`, `il y a 2 jours`.
fn is_ago(bare: &str) -> bool {
    let begins_number = |rest: &str| rest.trim_start().starts_with(char::is_numeric);
    let ends = SHAPES.ago_ends.iter().any(|end| {
        bare.strip_suffix(end)
            .is_some_and(|before| before.ends_with(' ') && before.contains(char::is_numeric))
    });
    ends || SHAPES.ago_starts.iter().any(|start| {
        bare.find(start).is_some_and(|at| {
            let is_word = at == 0 || bare[..at].ends_with(' ');
            is_word
                && bare[at + start.len()..].starts_with(' ')
                && begins_number(&bare[at + start.len()..])
        })
    })
}
