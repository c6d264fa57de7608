//! A grid of counts: how many things have a row and a column of two codes.

use crate::words::Words;

use super::super::{Anchor, Graphic, Mark, Text, letters, line, px, rect};

/// Counts by two codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Grid {
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// The code that rows have, from the top.
    pub(crate) rows: Vec<Head>,
    /// The code that columns have.
    pub(crate) columns: Vec<Head>,
    /// By row and column: how many have both.
    pub(crate) counts: Vec<Vec<usize>>,
}

/// The head of a row or column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// The code, such as `A`.
    pub(crate) sign: String,
    /// What it means.
    pub(crate) meaning: String,
}

const SIZE: f64 = 12.0;
const SIGN: f64 = 22.0;
const TOP: f64 = 24.0;
const PITCH: f64 = 28.0;
const WIDEST_CELL: f64 = 72.0;
/// A cell is the darker the more it counts.
const SHADES: [&str; 4] = ["cell shade-1", "cell shade-2", "cell shade-3", "cell shade-4"];

impl Grid {
    /// The graphic at a width in pixels: rows have their meanings beside them where there is room.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let meanings = self.rows.iter().map(|head| letters::width(&head.meaning, SIZE));
        let meanings = meanings.fold(0.0, f64::max) + 14.0;
        let left = SIGN + if width >= 480.0 { meanings.min(width / 3.0) } else { 0.0 };
        let columns = self.columns.len().max(1) as f64;
        let cell = ((width - left) / columns).min(WIDEST_CELL);
        let right = left + cell * columns;
        let most = self.counts.iter().flatten().copied().max().unwrap_or_default().max(1);
        let mut marks = Vec::new();
        let text =
            |class, place, anchor, text: &str| Mark::Text(Text::new(class, place, anchor, text));
        for (nth, head) in self.columns.iter().enumerate() {
            let middle = left + (nth as f64 + 0.5) * cell;
            marks.push(text("value", (middle, TOP - 8.0), Anchor::Middle, &head.sign));
        }
        for (nth, (head, counts)) in self.rows.iter().zip(&self.counts).enumerate() {
            let top = TOP + nth as f64 * PITCH;
            let base = top + PITCH / 2.0 + 4.5;
            marks.push(line("grid", (0.0, top), (right, top)));
            marks.push(text("value", (2.0, base), Anchor::Start, &head.sign));
            if left > SIGN {
                let meaning = letters::shortened(&head.meaning, SIZE, left - SIGN - 8.0);
                marks.push(text("note", (SIGN, base), Anchor::Start, &meaning));
            }
            for (column, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let x = left + column as f64 * cell;
                let shade =
                    SHADES[(count * SHADES.len()).div_ceil(most).clamp(1, SHADES.len()) - 1];
                marks.push(rect(shade, (x + 1.0, top + 1.0), cell - 2.0, PITCH - 2.0));
                let place = (x + cell / 2.0, base);
                marks.push(text("number", place, Anchor::Middle, &words.number(*count as f64)));
            }
        }
        let floor = TOP + self.rows.len() as f64 * PITCH;
        marks.push(line("axis", (0.0, floor), (right, floor)));
        let said = self.counted().map(|(row, column, count)| {
            let label = [row.in_words(words), column.in_words(words)];
            let label = words.join(label.iter().map(String::as_str));
            words.fill("labelled", &[("label", &label), ("value", &words.number(count as f64))])
        });
        let said = said.collect::<Vec<_>>();
        let graphic = Graphic {
            width,
            height: px(floor + 2.0),
            title: self.title.clone(),
            description: words.join_clauses(said.iter().map(String::as_str)),
            marks,
        };
        graphic.in_direction(words)
    }

    /// The cells that count something, by rows.
    pub(crate) fn counted(&self) -> impl Iterator<Item = (&Head, &Head, usize)> {
        let rows = self.rows.iter().zip(&self.counts);
        let cells = rows.flat_map(|(row, counts)| {
            self.columns.iter().zip(counts).map(move |(column, count)| (row, column, *count))
        });
        cells.filter(|(.., count)| *count > 0)
    }
}

impl Head {
    /// The code and what it means.
    pub(crate) fn in_words(&self, words: &Words) -> String {
        words.fill("rating", &[("code", &self.sign), ("meaning", &self.meaning)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let head = |sign: &str, meaning: &str| Head { sign: sign.into(), meaning: meaning.into() };
        Grid {
            title: String::from("Grades"),
            rows: vec![head("A", "completely reliable"), head("B", "usually reliable")],
            columns: vec![head("1", "confirmed"), head("2", "probably true")],
            counts: vec![vec![0, 1], vec![8, 4]],
        }
    }

    #[test]
    fn a_cell_is_as_dark_as_it_counts_and_an_empty_one_is_not_drawn() {
        for width in [328.0, 640.0] {
            let graphic = grid().draw(width, &Words::built_in("en"));
            let cells = graphic.marks.iter().filter_map(|mark| match mark {
                Mark::Rect { class, x, width: wide, .. } => {
                    assert!(*x >= 0.0 && x + wide <= width, "{mark:?}");
                    Some(*class)
                }
                _ => None,
            });
            let cells = cells.collect::<Vec<_>>();
            assert_eq!(cells, ["cell shade-1", "cell shade-4", "cell shade-2"], "{width}");
        }
    }

    #[test]
    fn the_description_has_every_count() {
        let graphic = grid().draw(640.0, &Words::built_in("en"));
        for said in ["completely reliable", "probably true", ": 8", ": 4", ": 1"] {
            assert!(graphic.description.contains(said), "{}", graphic.description);
        }
        let numbers = graphic.description.split("; ").count();
        assert_eq!(numbers, 3, "{}", graphic.description);
    }

    #[test]
    fn meanings_stand_where_there_is_room() {
        let has_meaning = |width| {
            let marks = grid().draw(width, &Words::built_in("en")).marks;
            marks.iter().any(|mark| matches!(mark, Mark::Text(text) if text.class == "note"))
        };
        assert!(has_meaning(640.0) && !has_meaning(328.0));
    }
}
