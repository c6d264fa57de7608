//! Several blocks that are one passage: the rows of a table, a post and who wrote it.

use std::ops::Range;

use super::PassageKind;
use super::line::Line;
use super::role::Role;
use super::state::Reading;

/// Blocks that are one passage, and its kind.
pub(super) type Joined = (Range<usize>, PassageKind);

impl Reading<'_> {
    /// Makes one passage of each of the joined blocks, which are in order and apart.
    pub(super) fn join(&mut self, joined: &[Joined]) {
        if joined.is_empty() {
            return;
        }
        let mut stays = vec![true; self.blocks.len()];
        for (range, kind) in joined {
            stays[range.start + 1..range.end].fill(false);
            self.join_blocks(range, *kind);
        }
        let mut n_before = 0;
        let mut moved = Vec::with_capacity(stays.len() + 1);
        for stays in &stays {
            n_before += usize::from(*stays);
            moved.push(n_before.saturating_sub(1));
        }
        moved.push(n_before);
        retain(&mut self.blocks, &stays);
        retain(&mut self.lines, &stays);
        retain(&mut self.roles, &stays);
        retain(&mut self.kept, &stays);
        self.title_block = self.title_block.map(|title| moved[title]);
        self.head_end = moved[self.head_end];
        self.doubts.iter_mut().for_each(|index| *index = moved[*index]);
    }

    /// Extends the first block of a range over all of them.
    fn join_blocks(&mut self, range: &Range<usize>, kind: PassageKind) {
        let last = &self.blocks[range.end - 1];
        let (end, last_line) = (last.span.end, last.lines.last);
        let first = &mut self.blocks[range.start];
        first.span.end = end;
        first.lines.last = last_line;
        first.marker = None;
        let span = first.span.clone();
        self.lines[range.start] = Line::new(&self.text[span.clone()]);
        self.kept[range.start] = self.kept[range.clone()].contains(&true);
        self.roles[range.start] = Some(Role::Passage(kind, span));
    }
}

fn retain<T>(values: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    values.retain(|_| *stays.next().expect("there is a flag for each block"));
}
