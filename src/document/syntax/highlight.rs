//! `==words==`, as in Obsidian.

use crate::document::inline::{Inline, Line, Style};

use super::{Context, Pieces, Position};

impl<'a> Context<'a, '_> {
    pub(super) fn highlights(self, line: Line<'a>) -> Line<'a> {
        let delimiters = self.find_all(&line, "==");
        let text = |(piece, at): Position| match &line[piece] {
            Inline::Text(run) => (&run.text[..at], &run.text[at + 2..]),
            _ => ("", ""),
        };
        // A row of three or more is no delimiter; one opens before words and closes after them.
        let is_pair = |place: &Position| {
            let (before, after) = text(*place);
            !before.ends_with('=') && !after.starts_with('=')
        };
        let delimiters = delimiters.into_iter().filter(is_pair).collect::<Vec<_>>();
        let opens = |place| text(place).1.chars().next().is_none_or(|c| !c.is_whitespace());
        let closes = |place| text(place).0.chars().next_back().is_none_or(|c| !c.is_whitespace());
        let mut pairs = Vec::new();
        let mut open = None;
        for place in delimiters {
            match open {
                None if opens(place) => open = Some(place),
                Some(start) if closes(place) => {
                    pairs.push((start, place));
                    open = None;
                }
                _ => {}
            }
        }
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        for (open, close) in pairs {
            self.extend(&mut read, pieces.take_to(open));
            pieces.take_bytes(2);
            let words = pieces.take_to(close);
            pieces.take_bytes(2);
            self.push(&mut read, Inline::Styled { style: Style::Highlight, line: words });
        }
        self.extend(&mut read, pieces.finish());
        read
    }
}
