//! The place and date with which an agency's report begins: `KABUL, July 4, 2023 (Agency) — ...`.

use std::ops::Range;

use super::date::{self, CivilDate};

/// Returns the date in the dateline of a paragraph, with its range.
pub(crate) fn date(text: &str, paragraph: &Range<usize>) -> Option<(Range<usize>, CivilDate)> {
    const LONGEST: usize = 90;
    let line = &text[paragraph.clone()];
    let dash = [" — ", " – ", " -- ", " - "]
        .iter()
        .filter_map(|dash| line.find(dash))
        .min()
        .filter(|at| *at <= LONGEST)?;
    let head = &line[..dash];
    let place = head.split([',', ' ']).next().unwrap_or("");
    let in_capitals = place.chars().count() >= 3 && !place.contains(char::is_lowercase);
    let (span, read) = date::all(head).next().filter(|_| in_capitals)?;
    let date = read.date.in_year(None)?;
    Some((paragraph.start + span.start..paragraph.start + span.end, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_place_in_capitals_with_a_year_makes_a_dateline() {
        let found = |line: &str| date(line, &(0..line.len())).map(|(_, date)| date.edtf());
        assert_eq!(found("LIMA, July 4, 2023 (Wire) — It rained."), Some("2023-07-04".into()));
        assert_eq!(found("LIMA (Wire) — It rained on July 4, 2023."), None);
        assert_eq!(found("Lima was calm on July 4, 2023 — for once."), None);
    }
}
