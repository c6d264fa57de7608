//! Lines, columns and excerpts of places in files. The lines of a file are found once, however many problems it has.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::Location;
use crate::input::Inputs;
use crate::text::lines::Lines;
use crate::theme;

/// The texts of files, with a line index of each that is built on first use.
#[derive(Debug)]
pub struct Texts<'a> {
    inputs: &'a Inputs,
    known: HashMap<Arc<str>, Lines<'a>>,
}

/// The excerpt of a text that is shown with a problem: the lines of its place, or of very long lines the part around
/// it.
#[derive(Debug, Clone)]
pub(crate) struct Extract<'a> {
    pub(crate) text: &'a str,
    /// The number of its first line, from 1.
    pub(crate) line: usize,
    /// The column of the place in its whole line, from 1, in Unicode scalar values.
    pub(crate) column: usize,
    /// The place within `text`.
    pub(crate) span: Range<usize>,
}

/// The most bytes that are shown before and after a place, more than a line of a terminal has.
const AROUND: usize = 1_000;

/// The most bytes of a place that are shown.
const LONGEST: usize = 10_000;

impl<'a> Texts<'a> {
    /// The texts of these files, and of the built-in theme.
    pub fn of(inputs: &'a Inputs) -> Texts<'a> {
        Texts { inputs, known: HashMap::new() }
    }

    fn lines(&mut self, file: &Arc<str>) -> &Lines<'a> {
        let inputs = self.inputs;
        self.known.entry(Arc::clone(file)).or_insert_with(|| Lines::of(text_of(file, inputs)))
    }

    /// The line and column of the start and of the end of a place, from 1; columns count Unicode scalar values.
    pub fn lines_and_columns(&mut self, place: &Location) -> [(usize, usize); 2] {
        let lines = self.lines(&place.file);
        [place.start, place.end].map(|offset| lines.line_and_column(offset))
    }

    pub(crate) fn extract(&mut self, place: &Location) -> Extract<'a> {
        let lines = self.lines(&place.file);
        let text = lines.text();
        let start = text.floor_char_boundary(place.start.min(place.end));
        let end = text.floor_char_boundary(place.end.min(start + LONGEST));
        let from = text.floor_char_boundary(start.saturating_sub(AROUND));
        let from = from.max(lines.around(start).start);
        let to = text.floor_char_boundary(end + AROUND).min(lines.around(end).end);
        let shown = &text[from..to];
        // The mark has to come before the line end of Windows.
        let shown = shown.strip_suffix('\r').unwrap_or(shown);
        let within = |offset: usize| (offset - from).min(shown.len());
        let span = within(start)..within(end);
        let (line, column) = lines.line_and_column(from + span.start);
        Extract { text: shown, line, column, span }
    }
}

/// The text of a file up to the first byte that is not UTF-8.
fn text_of<'a>(file: &str, inputs: &'a Inputs) -> &'a str {
    let built_in = || theme::built_in(file).unwrap_or_default();
    let bytes = inputs.get(file).map_or_else(built_in, |file| &file.bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;
    use crate::work;

    #[test]
    fn what_is_shown_holds_the_place() {
        let long = format!("{}\r\n{}\n", "č".repeat(3_000), "x ".repeat(9_000));
        for text in ["", "\n", "a\n\nb", "čč\n", &long] {
            let inputs = Inputs::from_iter([InputFile::new("a.md", text)]);
            let mut texts = Texts::of(&inputs);
            for (start, end) in [(0, 0), (0, 3), (2, 3), (3, 9), (5_999, 7_000), (100, 90_000)] {
                let place = Location { file: "a.md".into(), start, end };
                let [(line, column), _] = texts.lines_and_columns(&place);
                let extract = texts.extract(&place);
                assert!(extract.text.len() <= LONGEST + 2 * AROUND);
                assert_eq!((extract.line, extract.column), (line, column), "{start}");
                let at = text.floor_char_boundary(start);
                assert!(text[at..].starts_with(&extract.text[extract.span]));
            }
        }
    }

    #[test]
    fn many_places_of_one_line_take_no_longer_each() {
        work::assert_linear(500, |size| {
            let inputs = Inputs::from_iter([InputFile::new("a.md", "[[a]] ".repeat(size))]);
            let mut texts = Texts::of(&inputs);
            for number in 0..size {
                let place =
                    Location { file: "a.md".into(), start: number * 6, end: number * 6 + 5 };
                texts.lines_and_columns(&place);
                texts.extract(&place);
            }
        });
    }
}
