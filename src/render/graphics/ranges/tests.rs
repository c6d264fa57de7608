//! Which claims are drawn, and what is said of them.

use super::*;
use crate::model::claims::{claim, group};

fn number(value: f64, unit: &str, qualifier: &str) -> crate::note::Claim {
    claim(TextOrNumber::Number(value), unit, qualifier)
}

fn text(value: &str) -> crate::note::Claim {
    claim(TextOrNumber::Text(value.to_owned()), "", "exact")
}

#[test]
fn only_values_of_one_kind_that_differ_are_drawn() {
    for (claims, expected) in [
        (vec![number(139.0, "", "at-least"), number(145.0, "", "at-least")], &[2][..]),
        (vec![number(6.0, "", "exact"), number(6.0, "", "exact")], &[]),
        (vec![number(6.0, "", "exact")], &[]),
        (vec![number(450.0, "km", "exact"), number(280.0, "miles", "exact")], &[]),
        (
            vec![
                number(450.0, "km", "exact"),
                number(280.0, "miles", "exact"),
                number(460.0, "km", "exact"),
            ],
            &[2],
        ),
        (vec![text("2014/2015"), text("2015")], &[2]),
        (vec![text("2014/2015"), number(2013.0, "", "exact"), text("before that")], &[2]),
        (vec![text("some"), text("others")], &[]),
    ] {
        let group = group(&claims, &[]);
        let drawn = parts(&group).iter().map(|(_, rows)| rows.len()).collect::<Vec<_>>();
        assert_eq!(drawn, expected, "{claims:?}");
    }
}

#[test]
fn what_follows_from_the_values_is_said() {
    let words = Words::built_in("en");
    let at = |low: f64, high: f64, sign| Stated { low: Some(low), high: Some(high), sign };
    for (stated, expected) in [
        (
            [at(139.0, 139.0, Sign::Minimum), at(145.0, 145.0, Sign::Minimum)],
            "Each is a minimum, so they do not contradict each other.",
        ),
        ([at(6.0, 6.0, Sign::Exact), at(8.0, 8.0, Sign::Minimum)], ""),
        (
            [at(9.0, 9.0, Sign::Exact), at(8.0, 8.0, Sign::Minimum)],
            "These values do not exclude each other.",
        ),
        ([at(9.0, 9.0, Sign::About), at(8.0, 8.0, Sign::Exact)], ""),
        (
            [at(0.0, 730.0, Sign::Exact), at(365.0, 730.0, Sign::Exact)],
            "These values do not exclude each other.",
        ),
    ] {
        assert_eq!(findings(&words, &stated).join(" "), expected, "{stated:?}");
    }
}

#[test]
fn sources_are_apart_by_what_their_dates_say() {
    let words = Words::built_in("en");
    for (dates, expected) in [
        (["2024-03-27", "2024-07"], Some("4 months apart")),
        (["2024-03-27", "2024-03-28"], Some("1 day apart")),
        (["2024-03-27", "2024-03-27"], None),
        (["2024-03-27", "2024-06-30"], Some("3 months apart")),
        (["2021-10-22", "2024-07"], Some("3 years apart")),
        (["2024-07", "2022"], Some("2 years apart")),
        (["2024-07", "2024~"], None),
        (["2024-07", "../2024"], None),
    ] {
        let dates = dates.map(|date| Edtf::parse(date).expect("a date"));
        let said = apart(&words, &dates.iter().collect::<Vec<_>>());
        assert_eq!(said.as_deref(), expected, "{dates:?}");
    }
}
