//! Claims in words.

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::model::{ClaimGroup, ClaimRow, Figure};
use crate::source::Independence;
use crate::text::apostrophe;
use crate::vocabulary::List;
use crate::vocabulary::known::{AT_LEAST, EXACT, MORE_THAN};
use crate::words::Words;

/// The values of a group in few words: each if they are few, else from the least to the greatest, for each unit; every value
/// if they are words. A least figure says so at its end: `139 or 145 and more`, `6, or 8 and more`.
pub(crate) fn range(words: &Words, group: &ClaimGroup<'_>) -> String {
    let is_number = |row: &ClaimRow<'_>| matches!(row.value, TextOrNumber::Number(_));
    if !group.rows.iter().all(is_number) {
        let mut shown = group.rows.iter().collect::<Vec<_>>();
        shown.dedup_by_key(|row| row.comparable());
        let shown = shown.into_iter().map(|row| row_in_words(words, row));
        return apart(words, shown.collect());
    }
    // Rows of one unit are adjacent, in the order of their values.
    let ranges = group.rows.chunk_by(|a, b| a.unit == b.unit).map(|rows| {
        let mut rows = rows.iter().collect::<Vec<_>>();
        rows.dedup_by_key(|row| row.comparable());
        of_unit(words, &rows)
    });
    apart(words, ranges.collect())
}

/// How many values with different qualifiers are listed one by one.
const FEW: usize = 3;

/// Numbers of one unit that differ in value or qualifier, from the least to the greatest.
fn of_unit(words: &Words, rows: &[&ClaimRow<'_>]) -> String {
    let [first, .., last] = rows else {
        return rows.first().map(|row| row_in_words(words, row)).unwrap_or_default();
    };
    let qualifier = first.qualifier;
    if rows.iter().all(|row| row.qualifier == qualifier) {
        let ends = [first, last].map(|row| in_words(words, row.value, EXACT));
        let range = match rows.len() {
            2 => words.fill("either", &[("a", &ends[0]), ("b", &ends[1])]),
            _ => words.fill("range", &[("from", &ends[0]), ("to", &ends[1])]),
        };
        return said_first(words, &measured(range, first.unit), qualifier);
    }
    // The same number twice is told apart by the words that the sources have.
    let is_one_number = first.value == last.value;
    if is_one_number || rows.len() <= FEW {
        let shown = rows.iter().map(|row| {
            let value = measured(in_words(words, row.value, EXACT), row.unit);
            match is_one_number {
                true => row_in_words(words, row),
                false => qualified(words, &value, row.qualifier),
            }
        });
        return apart(words, shown.collect());
    }
    // At the lower end "at least" says nothing that the range does not say; nor does "up to" at the upper end.
    let from = match first.qualifier {
        AT_LEAST | MORE_THAN => in_words(words, first.value, EXACT),
        qualifier => in_words(words, first.value, qualifier),
    };
    let to = in_words(words, last.value, EXACT);
    let is_open = matches!(last.qualifier, AT_LEAST | MORE_THAN);
    let to = if is_open { qualified(words, &to, AT_LEAST) } else { to };
    words.fill("range", &[("from", &from), ("to", &measured(to, last.unit))])
}

/// A figure of several with what is said of it alone.
fn qualified(words: &Words, figure: &str, qualifier: &str) -> String {
    match qualifier {
        AT_LEAST => words.fill("and_more", &[("value", figure)]),
        _ => said_first(words, figure, qualifier),
    }
}

/// Figures after what is said of all of them.
fn said_first(words: &Words, figures: &str, qualifier: &str) -> String {
    if qualifier == EXACT {
        return figures.to_owned();
    }
    let qualifier = words.vocabulary.label(List::Qualifier, qualifier);
    words.fill("qualified", &[("qualifier", qualifier), ("value", figures)])
}

/// Values that differ, with "or" before the last, and a comma before that where a value has several words.
fn apart(words: &Words, mut values: Vec<String>) -> String {
    // Commas within values would be taken for those between them.
    if values.iter().any(|value| value.contains([',', '،'])) {
        return words.join_clauses(values.iter().map(String::as_str));
    }
    let has_words = values.iter().any(|value| value.contains(' '));
    let Some(last) = values.pop() else { return String::new() };
    if values.is_empty() {
        return last;
    }
    let before = words.join(values.iter().map(String::as_str));
    let id = if has_words { "or_else" } else { "either" };
    words.fill(id, &[("a", &before), ("b", &last)])
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
            Err(_) => apostrophe::set(text, words.language()).into_owned(),
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

/// The property of a group by its `name`, with the part of it that is counted if that is not the total.
pub(crate) fn property_of(words: &Words, name: &str, group: &ClaimGroup<'_>) -> String {
    match group.part() {
        Some(part) => property_of_scope(words, name, part),
        None => name.to_owned(),
    }
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
    fn figures_that_differ_are_said_as_the_sources_have_them() {
        let exact = |number| (number, "", "exact");
        let least = |number| (number, "", "at-least");
        check(&[exact(6.0), exact(6.0)], "6");
        check(&[exact(12500.0)], "12\u{202f}500");
        check(&[least(145.0)], "at least 145");
        check(&[exact(139.0), exact(145.0)], "139 or 145");
        check(&[exact(139.0), exact(141.0), exact(145.0)], "139 to 145");
        check(&[least(145.0), least(139.0)], "at least 139 or 145");
        check(&[least(139.0), least(141.0), least(145.0)], "at least 139 to 145");
        check(&[exact(6.0), least(8.0)], "6, or 8 and more");
        check(&[least(6.0), exact(8.0)], "6 and more, or 8");
        check(&[exact(6.0), (7.0, "", "about"), least(8.0)], "6, about 7, or 8 and more");
        check(&[(500.0, "", "more-than"), (600.0, "", "more-than")], "more than 500 or 600");
        check(&[(500.0, "", "more-than"), least(500.0)], "at least 500, or more than 500");
        check(&[exact(500.0), least(500.0)], "500, or at least 500");
        check(&[(5.0, "", "up-to"), (9.0, "", "up-to")], "up to 5 or 9");
        check(&[least(5.0), exact(6.0), exact(7.0), least(9.0)], "5 to 9 and more");
        check(&[(5.0, "", "about"), exact(6.0), exact(7.0), (9.0, "", "up-to")], "about 5 to 9");
    }

    #[test]
    fn the_unit_stands_with_its_figures() {
        check(&[(450.0, "km", "about")], "about 450\u{a0}km");
        check(&[(460.0, "km", "exact"), (450.0, "km", "exact")], "450 or 460\u{a0}km");
        check(
            &[(450.0, "km", "exact"), (460.0, "km", "at-least")],
            "450\u{a0}km, or 460\u{a0}km and more",
        );
        check(
            &[(280.0, "miles", "exact"), (460.0, "km", "exact"), (450.0, "km", "up-to")],
            "up to 450\u{a0}km, or 460\u{a0}km; 280\u{a0}miles",
        );
    }

    #[test]
    fn values_of_words_and_dates_are_all_shown() {
        let text = |text: &str| claim(TextOrNumber::Text(text.into()), "", "exact");
        let claims = [text("2014/2015"), text("2015")];
        let shown = range(&Words::built_in("en"), &group(&claims, &[]));
        assert_eq!(shown, "2014 to 2015, or 2015");
        let claims = [text("dozens"), text("scores")];
        let shown = range(&Words::built_in("en"), &group(&claims, &[]));
        assert_eq!(shown, "dozens or scores");
        let claims = [text("fear, anger"), text("revenge")];
        let shown = range(&Words::built_in("en"), &group(&claims, &[]));
        assert_eq!(shown, "fear, anger; revenge");
    }
}
