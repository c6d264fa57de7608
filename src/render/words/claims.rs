//! Claims in words.

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::model::{ClaimGroup, ClaimRow, Figure};
use crate::source::Independence;
use crate::vocabulary::List;
use crate::vocabulary::known::EXACT;
use crate::words::Words;

/// From the least to the greatest value, such as `at least 139 to 145`, for each unit; every value if they are words.
pub(crate) fn range(words: &Words, group: &ClaimGroup<'_>) -> String {
    let is_number = |row: &ClaimRow<'_>| matches!(row.value, TextOrNumber::Number(_));
    if !group.rows.iter().all(is_number) {
        let mut shown = group.rows.iter().collect::<Vec<_>>();
        shown.dedup_by_key(|row| row.comparable());
        let shown = shown.into_iter().map(|row| row_in_words(words, row));
        return either(words, shown);
    }
    // Rows of one unit are adjacent.
    let ranges = group.rows.chunk_by(|a, b| a.unit == b.unit).map(|rows| {
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        if first.comparable() == last.comparable() {
            return row_in_words(words, first);
        }
        let is_same = rows.iter().all(|row| row.qualifier == first.qualifier);
        let qualifier = if is_same { EXACT } else { last.qualifier };
        let last = in_words(words, last.value, qualifier);
        let first_value = in_words(words, first.value, first.qualifier);
        let range = words.fill("range", &[("from", &first_value), ("to", &last)]);
        measured(range, first.unit)
    });
    either(words, ranges)
}

fn either(words: &Words, values: impl Iterator<Item = String>) -> String {
    let joined = values.reduce(|a, b| words.fill("either", &[("a", &a), ("b", &b)]));
    joined.unwrap_or_default()
}

/// A row's value, with its qualifier and its unit.
pub(crate) fn row_in_words(words: &Words, row: &ClaimRow<'_>) -> String {
    value_in_words(words, row.value, row.unit, row.qualifier)
}

/// A claim's value with its qualifier and its unit, such as `at least 145`, `450 km` or `2014 to 2015`.
pub(crate) fn value_in_words(
    words: &Words,
    value: &TextOrNumber,
    unit: Option<&str>,
    qualifier: &str,
) -> String {
    measured(in_words(words, value, qualifier), unit)
}

/// A figure with its unit, which stays in its line.
fn measured(mut figure: String, unit: Option<&str>) -> String {
    if let Some(unit) = unit {
        figure.push('\u{a0}');
        figure.push_str(unit);
    }
    figure
}

fn in_words(words: &Words, value: &TextOrNumber, qualifier: &str) -> String {
    let value = match value {
        TextOrNumber::Number(number) => words.number(*number),
        TextOrNumber::Text(text) => match Edtf::parse(text) {
            Ok(date) => words.date(&date),
            Err(_) => text.clone(),
        },
    };
    match qualifier {
        EXACT => value,
        _ => {
            let qualifier = words.vocabulary.label(List::Qualifier, qualifier);
            words.fill("qualified", &[("qualifier", qualifier), ("value", &value)])
        }
    }
}

/// How many sources there are and how far they are known to be independent, such as `3 sources, 2 independent`.
pub(crate) fn basis(words: &Words, sources: usize, independence: Independence) -> String {
    let counted = words.count("n_sources", sources);
    let counted = [("sources", counted.as_str())];
    match independence {
        Independence::Single => words.count("n_sources", sources),
        Independence::OneFamily => words.fill("one_family", &counted),
        Independence::Judged(independent) => words.count_with("independent", independent, &counted),
        Independence::NotJudged => words.fill("independence_not_judged", &counted),
    }
}

/// The same of all sources of a report, with what their group numbers mean.
pub(crate) fn report_rests_on(words: &Words, sources: usize, independence: Independence) -> String {
    let id = match independence {
        Independence::Single => "report_rests_on",
        Independence::Judged(_) => "report_rests_on_judged",
        Independence::OneFamily | Independence::NotJudged => "report_rests_on_groups",
    };
    words.fill(id, &[("sources", &basis(words, sources, independence))])
}

/// A property with the part of it that is counted, such as `killed (staff)`.
pub(crate) fn property_of_scope(words: &Words, property: &str, scope: &str) -> String {
    let scope = words.vocabulary.label(List::Scope, scope);
    words.fill("property_of_scope", &[("property", property), ("scope", scope)])
}

/// What the sources say of a figure in few words: a range if they differ.
pub(crate) fn figure(words: &Words, figure: &Figure<'_>) -> String {
    let range = range(words, &figure.claims);
    match figure.part {
        Some(part) => property_of_scope(words, &range, part),
        None => range,
    }
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
        assert_eq!(range(&Words::built_in("en"), &group(&claims, &[])), expected);
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
        let shown = range(&Words::built_in("en"), &group(&claims, &[]));
        assert_eq!(shown, "2014 to 2015 or 2015");
    }
}
