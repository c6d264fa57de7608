//! Readers' comments after an article: what strangers say is not what the article says.

use super::date;
use super::dropped::DropReason;
use super::lists::SHAPES;
use super::role::Role;
use super::state::Reading;
use crate::text::words;

/// Sets the comments aside, from their heading or the first of them to the end.
pub(super) fn classify_comments(reading: &mut Reading) {
    let found = [by_heading(reading), by_replies(reading)];
    let Some(first) = found.into_iter().flatten().min() else { return };
    let n_blocks = reading.blocks.len();
    let end = (first..n_blocks).find(|&index| ends_comments(&reading.roles[index]));
    let comments = first..end.unwrap_or(n_blocks);
    let is_sure = comments.clone().filter(|&index| is_sign(reading, index)).nth(1).is_some();
    for index in comments {
        if !reading.is_free(index) {
            continue;
        }
        if reading.is_prose(index) && !is_sure {
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
        let mut near = index + 1..(index + 1 + NEAR).min(n_blocks);
        let is_followed = near.clone().any(|index| is_sign(reading, index));
        if is_followed || counts && near.any(|index| is_name(reading, index)) {
            return Some(index + 1);
        }
    }
    None
}

/// A name on a line of its own before what its owner says.
fn is_name(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 3;
    let line = reading.line(index);
    let is_free = |index: usize| reading.roles.get(index).is_some_and(Option::is_none);
    is_free(index)
        && is_free(index + 1)
        && reading.n_words(index) <= LONGEST
        && line.split_whitespace().all(words::is_capitalised)
        && !line.contains(['.', ':', '?', '!'])
        && (reading.n_words(index) > 1 || reading.blocks[index + 1].gap == 0)
        && words::ends_sentence(reading.line(index + 1))
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
