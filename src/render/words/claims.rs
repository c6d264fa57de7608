//! Claims in words.

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::model::{ClaimGroup, Killed};
use crate::note::Qualifier;
use crate::source::Independence;

/// From the least to the greatest value, such as `at least 139 to 145`, or every value if they are
/// words.
pub(crate) fn range(group: &ClaimGroup<'_>) -> String {
    let mut shown = group.rows.iter().collect::<Vec<_>>();
    shown.dedup_by_key(|row| row.comparable());
    let shown = shown.into_iter().map(|row| value_in_words(row.value, row.qualifier));
    let shown = shown.collect::<Vec<_>>();
    let all_numbers = group.rows.iter().all(|row| matches!(row.value, TextOrNumber::Number(_)));
    match (shown.as_slice(), all_numbers) {
        ([only], _) => only.clone(),
        ([first, .., last], true) => {
            let qualifier = group.rows[0].qualifier;
            let same = group.rows.iter().all(|row| row.qualifier == qualifier);
            let last =
                if same { last.strip_prefix(qualifier.label()).unwrap_or(last) } else { last };
            format!("{first} to {last}")
        }
        (several, _) => several.join(" or "),
    }
}

/// A claim's value with its qualifier, such as `at least 145` or `2014 to 2015`.
pub(crate) fn value_in_words(value: &TextOrNumber, qualifier: Qualifier) -> String {
    let qualifier = qualifier.label();
    match value {
        TextOrNumber::Number(number) => format!("{qualifier}{}", number_in_words(*number)),
        TextOrNumber::Text(text) => match Edtf::parse(text) {
            Ok(date) => format!("{qualifier}{}", date.in_words()),
            Err(_) => format!("{qualifier}{text}"),
        },
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
pub(crate) fn killed(killed: &Killed<'_>) -> (String, String) {
    let part = killed.part.map_or_else(String::new, |scope| format!(" ({scope})"));
    let least = killed.least.map_or_else(String::new, |number| number.to_string());
    (format!("{}{part}", range(&killed.claims)), least)
}

/// `date-of-birth` as `Date of birth`.
pub(crate) fn capitalised(text: &str) -> String {
    let text = text.replace(['-', '_'], " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claims::{claim, group};

    fn check(values: &[(f64, Qualifier)], expected: &str) {
        let claims =
            values.iter().map(|(n, qualifier)| claim(TextOrNumber::Number(*n), *qualifier));
        assert_eq!(range(&group(&claims.collect::<Vec<_>>(), &[])), expected);
    }

    #[test]
    fn figures_that_differ_are_a_range() {
        let (at_least, exact) = (Qualifier::AtLeast, Qualifier::Exact);
        check(&[(145.0, at_least), (139.0, at_least)], "at least 139 to 145");
        check(&[(6.0, exact), (8.0, at_least)], "6 to at least 8");
        check(&[(6.0, exact), (6.0, exact)], "6");
        check(&[(12500.0, exact)], "12\u{202f}500");
        check(&[(500.0, Qualifier::MoreThan), (500.0, at_least)], "at least 500 to more than 500");
    }

    #[test]
    fn values_of_words_and_dates_are_all_shown() {
        let text = |text: &str| claim(TextOrNumber::Text(text.into()), Qualifier::Exact);
        assert_eq!(range(&group(&[text("2014/2015"), text("2015")], &[])), "2014 to 2015 or 2015");
    }
}
