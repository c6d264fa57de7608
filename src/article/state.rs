//! The state of the reading of one article: its blocks, and the role of each.

use std::ops::Range;

use crate::rule::Rule;
use crate::text::words;

use super::about::About;
use super::block::{self, Block};
use super::dropped::DropReason;
use super::line::Line;
use super::masthead::{self, Region, Statement};
use super::remark::Remark;
use super::role::Role;
use super::selector::Lines;
use super::shape::Shape;
use super::{Overrides, Selector, boilerplate, encoding};

/// The number of lines before the title that may speak of the article.
pub(super) const ABOVE_TITLE: usize = 3;

/// The state of a reading. Each pass gives roles to blocks; a block has one role, given once.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) blocks: Vec<Block>,
    /// The texts of the blocks.
    pub(super) lines: Vec<Line<'t>>,
    pub(super) roles: Vec<Option<Role>>,
    /// Blocks that the source note keeps as passages.
    pub(super) kept: Vec<bool>,
    pub(super) about: About,
    pub(super) remarks: Vec<Remark>,
    /// The block that is the title.
    pub(super) title_block: Option<usize>,
    /// The long run of running text.
    pub(super) run: Range<usize>,
    /// What each block looks like, before the roles that its place gives it.
    pub(super) shapes: Vec<Shape>,
    /// The first block that is surely text.
    pub(super) text_start: usize,
    /// The first block of running text; the head is before it.
    pub(super) head_end: usize,
    /// Whether a whole page was copied, with its menus.
    pub(super) is_page: bool,
    /// Blocks that were set aside and may belong to the text.
    pub(super) doubts: Vec<usize>,
}

impl<'t> Reading<'t> {
    /// Splits a text into blocks without roles.
    pub(super) fn new(text: &'t str, overrides: &Overrides) -> Reading<'t> {
        let blocks = block::blocks(text);
        let keep = Lines::of(overrides.keep.iter().filter_map(Selector::lines));
        let kept = blocks.iter().map(|block| keep.meet(&block.lines)).collect();
        let roles = vec![None; blocks.len()];
        let lines = blocks.iter().map(|block| Line::new(&text[block.span.clone()])).collect();
        Reading {
            text,
            blocks,
            lines,
            roles,
            kept,
            about: About::default(),
            remarks: encoding::oddities(text),
            title_block: None,
            run: 0..0,
            shapes: Vec::new(),
            text_start: 0,
            head_end: 0,
            is_page: false,
            doubts: Vec::new(),
        }
    }

    /// Returns the first block of the head: a few lines above the title, or not far from the text.
    pub(super) fn head_start(&self) -> usize {
        const LONGEST: usize = 15;
        match self.title_block {
            Some(title) => title.saturating_sub(ABOVE_TITLE),
            None => self.head_end.saturating_sub(LONGEST),
        }
    }

    /// Returns the text of a block.
    pub(super) fn line(&self, index: usize) -> &'t str {
        self.lines[index].text
    }

    /// Returns the text of a block, folded.
    pub(super) fn folded(&self, index: usize) -> &str {
        &self.lines[index].folded
    }

    /// Returns the number of words of a block.
    pub(super) fn n_words(&self, index: usize) -> usize {
        self.lines[index].n_words
    }

    /// Returns the reason to drop a block; `None` if its words give none.
    pub(super) fn boilerplate(&self, index: usize) -> Option<DropReason> {
        boilerplate::reason(&self.lines[index])
    }

    /// Returns the text of a block, folded, without the punctuation around it.
    pub(super) fn bare(&self, index: usize) -> &str {
        self.lines[index].bare()
    }

    /// Whether a block is surely running text by its length and its stop.
    pub(super) fn is_prose(&self, index: usize) -> bool {
        const SHORTEST: usize = 12;
        const SURE: usize = 40;
        let n_words = self.n_words(index);
        n_words >= SURE || n_words >= SHORTEST && words::ends_sentence(self.line(index))
    }

    /// Sets a block aside that has no role.
    pub(super) fn set_aside(&mut self, index: usize, reason: DropReason) {
        self.roles[index] = Some(Role::Dropped(reason));
    }

    /// Sets a block aside that may belong to the text.
    pub(super) fn set_aside_in_doubt(&mut self, index: usize, reason: DropReason) {
        self.set_aside(index, reason);
        self.doubts.push(index);
    }

    /// Reads a block of metadata; a long block is never one.
    pub(super) fn masthead(&self, index: usize, place: Region) -> Option<Vec<Statement>> {
        const LONGEST: usize = 80;
        let is_short = self.n_words(index) <= LONGEST;
        is_short.then(|| masthead::read(self.text, self.blocks[index].span.clone(), place))?
    }

    /// Whether a block has no role yet and may be given any.
    pub(super) fn is_free(&self, index: usize) -> bool {
        self.roles[index].is_none() && !self.kept[index]
    }

    /// Returns the blocks that are passages so far: without a role, or kept.
    pub(super) fn open_blocks(&self) -> Vec<usize> {
        (0..self.blocks.len()).filter(|&index| self.roles[index].is_none()).collect()
    }

    pub(super) fn remark(&mut self, index: usize, rule: &'static Rule, message: &str) {
        self.remarks.push(Remark::new(self.blocks[index].span.clone(), rule, message));
    }
}
