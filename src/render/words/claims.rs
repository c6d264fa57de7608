//! Claims in words.

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::model::{ClaimGroup, ClaimRow, Killed};
use crate::source::Independence;
use crate::vocabulary::known::EXACT;
use crate::vocabulary::{List, Vocabulary};

/// From the least to the greatest value, such as `at least 139 to 145`, for each unit; every value if they are words.
pub(crate) fn range(vocabulary: &Vocabulary, group: &ClaimGroup<'_>) -> String {
    let is_number = |row: &ClaimRow<'_>| matches!(row.value, TextOrNumber::Number(_));
    if !group.rows.iter().all(is_number) {
        let mut shown = group.rows.iter().collect::<Vec<_>>();
        shown.dedup_by_key(|row| row.comparable());
        let shown = shown.into_iter().map(|row| row_in_words(vocabulary, row));
        return shown.collect::<Vec<_>>().join(" or ");
    }
    // Rows of one unit are adjacent.
    let ranges = group.rows.chunk_by(|a, b| a.unit == b.unit).map(|rows| {
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        if first.comparable() == last.comparable() {
            return row_in_words(vocabulary, first);
        }
        let is_same = rows.iter().all(|row| row.qualifier == first.qualifier);
        let qualifier = if is_same { EXACT } else { last.qualifier };
        let last = in_words(vocabulary, last.value, qualifier);
        let range = format!("{} to {last}", in_words(vocabulary, first.value, first.qualifier));
        measured(range, first.unit)
    });
    ranges.collect::<Vec<_>>().join(" or ")
}

/// A row's value, with its qualifier and its unit.
pub(crate) fn row_in_words(vocabulary: &Vocabulary, row: &ClaimRow<'_>) -> String {
    value_in_words(vocabulary, row.value, row.unit, row.qualifier)
}

/// A claim's value with its qualifier and its unit, such as `at least 145`, `450 km` or `2014 to 2015`.
pub(crate) fn value_in_words(
    vocabulary: &Vocabulary,
    value: &TextOrNumber,
    unit: Option<&str>,
    qualifier: &str,
) -> String {
    measured(in_words(vocabulary, value, qualifier), unit)
}

/// A figure with its unit, which stays in its line.
fn measured(mut figure: String, unit: Option<&str>) -> String {
    if let Some(unit) = unit {
        figure.push('\u{a0}');
        figure.push_str(unit);
    }
    figure
}

fn in_words(vocabulary: &Vocabulary, value: &TextOrNumber, qualifier: &str) -> String {
    let value = match value {
        TextOrNumber::Number(number) => number_in_words(*number),
        TextOrNumber::Text(text) => match Edtf::parse(text) {
            Ok(date) => date.in_words(),
            Err(_) => text.clone(),
        },
    };
    match qualifier {
        EXACT => value,
        _ => format!("{} {value}", vocabulary.label(List::Qualifier, qualifier)),
    }
}

/// Whole numbers without a fraction, thousands with a thin no-break space.
fn number_in_words(number: f64) -> String {
    let shown = number.to_string();
    let (whole, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 && digits.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// How many sources there are and how far they are known to be independent, such as `3 sources, 2 independent`.
pub(crate) fn basis(sources: usize, independence: Independence) -> String {
    match independence {
        Independence::Single => String::from("1 source"),
        Independence::OneFamily => format!("{sources} sources, which rest on each other"),
        Independence::Judged(independent) => {
            format!("{sources} sources, {independent} independent")
        }
        Independence::NotJudged => format!("{sources} sources, independence not judged"),
    }
}

/// The same of all sources of a report, with what their group numbers mean.
pub(crate) fn report_rests_on(sources: usize, independence: Independence) -> String {
    let groups = match independence {
        Independence::Single => "",
        Independence::Judged(_) => {
            " Sources with the same group number rest on each other and count once."
        }
        _ => " Sources with the same group number rest on each other.",
    };
    format!("This report rests on {}.{groups}", basis(sources, independence))
}

/// The total killed according to the sources, with the least number to sort by: a range if they
/// differ.
pub(crate) fn killed(vocabulary: &Vocabulary, killed: &Killed<'_>) -> (String, String) {
    let part = killed.part.map(|scope| format!(" ({})", vocabulary.label(List::Scope, scope)));
    let least = killed.least.map_or_else(String::new, |number| number.to_string());
    (range(vocabulary, &killed.claims) + &part.unwrap_or_default(), least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claims::{claim, group};

    fn check(values: &[(f64, &str, &str)], expected: &str) {
        let claims = values
            .iter()
            .map(|(number, unit, qualifier)| claim(TextOrNumber::Number(*number), unit, qualifier));
        let claims = claims.collect::<Vec<_>>();
        assert_eq!(range(&Vocabulary::default(), &group(&claims, &[])), expected);
    }

    #[test]
    fn figures_that_differ_are_a_range() {
        check(&[(145.0, "", "at-least"), (139.0, "", "at-least")], "at least 139 to 145");
        check(&[(6.0, "", "exact"), (8.0, "", "at-least")], "6 to at least 8");
        check(&[(6.0, "", "exact"), (6.0, "", "exact")], "6");
        check(&[(12500.0, "", "exact")], "12\u{202f}500");
        check(
            &[(500.0, "", "more-than"), (500.0, "", "at-least")],
            "at least 500 to more than 500",
        );
    }

    #[test]
    fn the_unit_of_a_range_stands_at_its_end() {
        check(&[(450.0, "km", "about")], "about 450\u{a0}km");
        check(&[(460.0, "km", "exact"), (450.0, "km", "exact")], "450 to 460\u{a0}km");
        check(
            &[(280.0, "miles", "exact"), (460.0, "km", "exact"), (450.0, "km", "up-to")],
            "up to 450 to 460\u{a0}km or 280\u{a0}miles",
        );
    }

    #[test]
    fn values_of_words_and_dates_are_all_shown() {
        let text = |text: &str| claim(TextOrNumber::Text(text.into()), "", "exact");
        let claims = [text("2014/2015"), text("2015")];
        let shown = range(&Vocabulary::default(), &group(&claims, &[]));
        assert_eq!(shown, "2014 to 2015 or 2015");
    }
}
