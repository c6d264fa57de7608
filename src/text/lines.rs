//! The lines of a text: line and column of a byte, without scanning the text again for each.

use crate::work;

/// A text with its line starts.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    /// The offset of each line start.
    starts: Vec<usize>,
    /// The number of characters before each block of the text, and at last their total.
    characters: Vec<usize>,
}

/// The size of a block in bytes: a column is found by counting at most so many, however long the line.
const BLOCK: usize = 256;

impl<'t> Lines<'t> {
    /// Finds the lines of a text.
    pub fn of(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let starts = [0].into_iter().chain(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1));
        let mut characters = vec![0];
        let mut count = 0;
        characters.extend(bytes.chunks(BLOCK).map(|block| {
            count += n_characters(block);
            count
        }));
        Lines { text, starts: starts.collect(), characters }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line and column of a byte, both from 1; columns count Unicode scalar values.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let before = self.characters_before(self.starts[line - 1]);
        (line, self.characters_before(offset) - before + 1)
    }

    /// The line of a byte, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The range of the line that contains a byte, without its line feed.
    pub fn around(&self, offset: usize) -> std::ops::Range<usize> {
        let line = self.line(offset);
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.starts[line - 1]..end
    }

    /// The number of characters before a byte.
    pub fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        work::step();
        self.characters[block] + n_characters(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

fn n_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The line and column of one byte of a text, both from 1.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    Lines::of(text).line_and_column(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        assert_eq!(line_and_column("ab\nčd", 5), (2, 2));
        assert_eq!(line_and_column("", 9), (1, 1));
        assert_eq!(line_and_column("ab\n", 3), (2, 1));
    }

    #[test]
    fn every_place_of_a_long_text_is_found() {
        let text = format!("{}\n\n{}\nč", "čd".repeat(300), "x".repeat(511));
        let lines = Lines::of(&text);
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices() {
            assert_eq!(lines.line_and_column(at), (line, column));
            assert_eq!(&text[lines.around(at)], text.split('\n').nth(line - 1).expect("a line"));
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(lines.line_and_column(text.len()), (line, column));
    }
}
