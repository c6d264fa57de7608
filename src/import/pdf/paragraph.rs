//! A paragraph: lines that belong together.

use super::bullet::Bullet;
use super::line::Line;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
    /// What it begins with if it is an item of a list; taken off its first line.
    pub(super) bullet: Option<Bullet>,
    /// Whether there is more room above it than between its lines.
    pub(super) is_apart: bool,
}

impl Paragraph {
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn first(&self) -> &Line {
        &self.lines[0]
    }

    pub(super) fn last(&self) -> &Line {
        &self.lines[self.lines.len() - 1]
    }
}
