//! The long run of running text. On a page that was copied whole, menus stand before it and lists of other articles after
//! it; what an article says of itself stands just before it or in it.

use std::ops::Range;

use super::dropped::DropReason;
use super::heading;
use super::masthead::Region;
use super::role::Role;
use super::shape::Shape;
use super::state::Reading;
use crate::text::character::is_unspaced;
use crate::text::words;

/// How much a block speaks for the run, in half words: running text for it, short lines in a row against it.
type Weight = i64;

/// Words of a paragraph beyond these add nothing: one long notice is no article.
const COUNTED: usize = 60;
/// The weight of a line that stands alone, such as a heading.
const ALONE: Weight = -2;
/// The weight of a line of some length, or of an item of a list.
const ITEM: Weight = -4;
/// The weight of a short line among others, as in a menu.
const IN_A_ROW: Weight = -12;
/// The weight of a line that leads elsewhere.
const LEADING_ELSEWHERE: Weight = -40;
/// The weight of the heading over readers' comments.
const COMMENTS: Weight = -400;

/// The words that make a sentence a paragraph of running text.
const SENTENCE: usize = 8;
/// The same in a text that has no longer one.
const SHORT_SENTENCE: usize = 3;

/// The words that make several sentences one.
const SEVERAL_SENTENCES: usize = 5;

impl Reading<'_> {
    /// Finds the run of running text among the blocks without a role.
    pub(super) fn find_run(&mut self) {
        (self.run, self.shapes) = find(self);
        self.text_start = text_start(self, &self.run, &self.shapes);
    }
}

/// Finds the run and the shape of each block.
fn find(reading: &Reading) -> (Range<usize>, Vec<Shape>) {
    let mut shapes = shapes(reading, SENTENCE);
    if !shapes.contains(&Shape::Prose) {
        shapes = self::shapes(reading, SHORT_SENTENCE);
    }
    let run = densest(reading, &shapes);
    (grown(reading, &shapes, run), shapes)
}

/// Whether a block is a paragraph of running text by its length and its end.
fn is_prose(reading: &Reading, index: usize, sentence: usize) -> bool {
    const LONG: usize = 25;
    let n_words = n_words(reading, index);
    let line = reading.line(index);
    let is_several =
        || n_words >= SEVERAL_SENTENCES && crate::text::sentence::sentences(line).len() >= 2;
    n_words >= LONG || words::ends_sentence(line) && (n_words >= sentence || is_several())
}

/// Whether a block is a line of a paragraph that goes on in the next line, or began in the one before.
fn is_wrapped(reading: &Reading, index: usize) -> bool {
    let goes_on = |index: usize| {
        const LONG: usize = 40;
        let Some(next) = reading.blocks.get(index + 1).filter(|next| next.gap == 0) else {
            return false;
        };
        let begins_small = reading.text[next.span.start..].starts_with(char::is_lowercase);
        begins_small && reading.line(index).len() >= LONG && reading.n_words(index) >= 6
    };
    goes_on(index) || index > 0 && goes_on(index - 1)
}

/// The number of words of a block; in scripts without spaces, two characters count as one.
pub(super) fn n_words(reading: &Reading, index: usize) -> usize {
    let n_words = reading.n_words(index);
    let line = reading.line(index);
    if line.is_ascii() || n_words > COUNTED {
        return n_words;
    }
    n_words.max(line.chars().filter(|c| is_unspaced(*c)).take(2 * COUNTED).count() / 2)
}

fn shapes(reading: &Reading, sentence: usize) -> Vec<Shape> {
    const SOME_LENGTH: usize = 12;
    let n_blocks = reading.blocks.len();
    let is_text =
        |index: usize| reading.roles[index].is_none() && is_prose(reading, index, sentence);
    let gap_after = |index: usize| reading.blocks.get(index + 1).map_or(1, |next| next.gap);
    let shape = |index: usize| {
        let block = &reading.blocks[index];
        if reading.roles[index].is_some() {
            return Shape::Known;
        }
        if is_prose(reading, index, sentence) || is_wrapped(reading, index) {
            return Shape::Prose;
        }
        let is_alone = block.gap > 0 && gap_after(index) > 0;
        if is_alone || index + 1 < n_blocks && is_text(index + 1) {
            return Shape::Alone;
        }
        let is_item = block.marker.is_some()
            || reading.n_words(index) >= SOME_LENGTH
            || is_row(reading.line(index));
        if is_item { Shape::Item } else { Shape::InARow }
    };
    (0..n_blocks).map(shape).collect()
}

/// Whether a line is the row of a table, or of code.
fn is_row(line: &str) -> bool {
    let is_code = line.ends_with([';', '{', '}']) || line.contains("()") || line.contains("=>");
    is_code || line.contains('\t')
}

/// Returns the first stretch of blocks whose weights add up to nearly as much as those of any: after an article stand the
/// beginnings of others.
fn densest(reading: &Reading, shapes: &[Shape]) -> Range<usize> {
    let is_spaced = is_spaced(reading, shapes);
    let mut stretches: Vec<(Range<usize>, Weight)> = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for index in 0..shapes.len() {
        if sum <= 0 {
            (start, sum) = (index, 0);
        }
        sum += weight(reading, shapes, index, is_spaced);
        match stretches.last_mut().filter(|(known, _)| known.start == start) {
            Some((stretch, most)) if sum > *most => (stretch.end, *most) = (index + 1, sum),
            Some(_) => {}
            None if sum > 0 => stretches.push((start..index + 1, sum)),
            None => {}
        }
    }
    let most = stretches.iter().map(|(_, sum)| *sum).max().unwrap_or(0);
    let nearly = stretches.into_iter().find(|(_, sum)| sum * 4 >= most * 3);
    nearly.map_or(0..0, |(stretch, _)| stretch)
}

fn weight(reading: &Reading, shapes: &[Shape], index: usize, is_spaced: bool) -> Weight {
    match shapes[index] {
        Shape::Prose => {
            let words = 2 * n_words(reading, index).min(COUNTED) as Weight;
            let is_teaser = is_spaced && is_teaser(reading, shapes, index);
            if is_teaser { words / 3 } else { words }
        }
        Shape::Alone => ALONE,
        Shape::Item => ITEM,
        Shape::InARow => IN_A_ROW,
        Shape::Known => match reading.roles[index] {
            Some(Role::Dropped(DropReason::Comments)) => COMMENTS,
            Some(Role::Dropped(
                DropReason::Navigation
                | DropReason::RelatedLinks
                | DropReason::SubscriptionNotice
                | DropReason::CookieNotice
                | DropReason::Promotion,
            )) => LEADING_ELSEWHERE,
            _ => ALONE,
        },
    }
}

/// Whether most paragraphs of running text have a blank line before them.
fn is_spaced(reading: &Reading, shapes: &[Shape]) -> bool {
    let is_prose = |index: &usize| shapes[*index] == Shape::Prose;
    let n_prose = (1..shapes.len()).filter(is_prose).count();
    let spaced = (1..shapes.len()).filter(is_prose).filter(|&it| reading.blocks[it].gap > 0);
    spaced.count() * 3 > n_prose * 2
}

/// Whether a paragraph is the beginning of another article: it stands under its title, without a blank line.
fn is_teaser(reading: &Reading, shapes: &[Shape], index: usize) -> bool {
    let is_short = |index: usize| shapes.get(index).is_some_and(|shape| *shape != Shape::Prose);
    let before = reading.blocks[index].gap == 0 && index > 0 && is_short(index - 1);
    let after = reading.blocks.get(index + 1).is_some_and(|next| next.gap == 0);
    before && after && is_short(index + 1)
}

/// Takes in the running text that a few lines part from the run.
fn grown(reading: &Reading, shapes: &[Shape], mut run: Range<usize>) -> Range<usize> {
    const JUMP: usize = 4;
    let ends = |index: usize| matches!(reading.roles[index], Some(Role::Dropped(reason)) if reason == DropReason::Comments);
    let next = |from: usize| {
        let near = (from..shapes.len()).take(JUMP).take_while(|&index| !ends(index));
        near.into_iter().find(|&index| shapes[index] == Shape::Prose)
    };
    while let Some(prose) = next(run.end).filter(|_| !run.is_empty()) {
        run.end = prose + 1;
    }
    let before = |from: usize| {
        let near = (0..from).rev().take(JUMP).take_while(|&index| !ends(index));
        near.into_iter().find(|&index| shapes[index] == Shape::Prose)
    };
    while let Some(prose) = before(run.start).filter(|_| !run.is_empty()) {
        run.start = prose;
    }
    run
}

/// `Welcome back. Thanks for reading.`: short sentences that nothing about the article follows; else they may be its
/// title.
fn is_greeting(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 12;
    const NEAR: usize = 3;
    let near = index + 1..(index + 1 + NEAR).min(reading.blocks.len());
    let states_facts =
        |index| reading.is_free(index) && reading.masthead(index, Region::Head).is_some();
    index > 0
        && n_words(reading, index) <= LONGEST
        && crate::text::sentence::sentences(reading.line(index)).len() >= 2
        && !near.into_iter().any(states_facts)
}

/// Whether a sentence is written as titles are: `Ten Years On, the Lake Is Back in the U.S.`
fn is_like_title(reading: &Reading, index: usize) -> bool {
    const LONGEST: usize = 20;
    n_words(reading, index) <= LONGEST
        && heading::likeness(reading.line(index)) != heading::Likeness::None
}

/// Returns the first block that is surely text of the article.
fn text_start(reading: &Reading, run: &Range<usize>, shapes: &[Shape]) -> usize {
    const LONG: usize = 320;
    const SENTENCES: usize = 15;
    const FULL_SENTENCE: usize = 12;
    let is_sentence = |index: usize| {
        shapes.get(index) == Some(&Shape::Prose)
            && n_words(reading, index) >= FULL_SENTENCE
            && !is_like_title(reading, index)
    };
    let is_text = |&index: &usize| {
        let line = reading.line(index);
        let is_long = || line.chars().nth(LONG).is_some();
        let several = || {
            n_words(reading, index) >= SENTENCES
                && words::ends_sentence(line)
                && crate::text::sentence::sentences(line).len() >= 2
        };
        shapes[index] == Shape::Prose
            && (is_long()
                || several()
                || is_sentence(index) && is_sentence(index + 1)
                || is_greeting(reading, index))
            || shapes[index] == Shape::Item && reading.blocks[index].marker.is_some()
    };
    let first = run.clone().find(is_text).unwrap_or(run.start);
    // A text of short lines alone begins with its title.
    if run.is_empty() { shapes.len().min(1) } else { first }
}
