//! Claims on one property with one scope, side by side; where they differ, they are a disagreement.

use std::collections::{BTreeMap, BTreeSet};

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::note::Claim;
use crate::source::{Families, SourceIx};

/// A claim with the source that makes it, found.
#[derive(Debug, Clone, Copy)]
pub struct Sourced<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The source.
    pub source: SourceIx,
}

/// All claims on one property with one scope, in the order of their values.
#[derive(Debug, Clone)]
pub struct ClaimGroup<'a> {
    /// Such as `killed`.
    pub property: &'a str,
    /// Such as `staff`.
    pub scope: Option<&'a str>,
    /// A row per claim.
    pub claims: Vec<Sourced<'a>>,
    /// How many of the sources do not rest on each other.
    pub independent: usize,
}

impl ClaimGroup<'_> {
    /// Whether the claims differ in value or in how the value is meant.
    pub fn is_disagreement(&self) -> bool {
        let mut stated = self
            .claims
            .iter()
            .map(|sourced| (comparable(&sourced.claim.value.value), sourced.claim.qualifier));
        let first = stated.next();
        stated.any(|next| Some(next) != first)
    }

    /// From the least to the greatest value, such as `at least 139 to 145`, or every value where they are words.
    pub fn range(&self) -> String {
        let mut shown = self.claims.iter().map(|sourced| sourced.claim).collect::<Vec<_>>();
        shown.dedup_by_key(|claim| (comparable(&claim.value.value), claim.qualifier));
        let shown = shown.into_iter().map(value_in_words).collect::<Vec<_>>();
        let all_numbers = self
            .claims
            .iter()
            .all(|sourced| matches!(sourced.claim.value.value, TextOrNumber::Number(_)));
        match (shown.as_slice(), all_numbers) {
            ([only], _) => only.clone(),
            ([first, .., last], true) => {
                let qualifier = self.claims[0].claim.qualifier;
                let same = self.claims.iter().all(|sourced| sourced.claim.qualifier == qualifier);
                let last =
                    if same { last.strip_prefix(qualifier.label()).unwrap_or(last) } else { last };
                format!("{first} to {last}")
            }
            (several, _) => several.join(" or "),
        }
    }
}

/// A claim's value with its qualifier, such as `at least 145` or `2014 to 2015`.
pub fn value_in_words(claim: &Claim) -> String {
    let qualifier = claim.qualifier.label();
    match &claim.value.value {
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

/// Values are equal as numbers, as dates or as words without regard to case.
fn comparable(value: &TextOrNumber) -> String {
    match value {
        TextOrNumber::Number(number) => number.to_string(),
        TextOrNumber::Text(text) => text.trim().to_lowercase(),
    }
}

/// Groups claims by property and scope, in the order in which the note first speaks of each.
/// `families` tells which sources rest on each other.
pub fn groups<'a>(claims: &[Sourced<'a>], families: &Families) -> Vec<ClaimGroup<'a>> {
    let mut order = Vec::new();
    let mut grouped = BTreeMap::<_, Vec<Sourced<'a>>>::new();
    for sourced in claims {
        let key = (sourced.claim.property.as_str(), sourced.claim.part());
        let group = grouped.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(*sourced);
    }
    let group = |key: (&'a str, Option<&'a str>)| {
        let mut claims = grouped[&key].clone();
        claims.sort_by(|a, b| compare(a.claim, b.claim).then(a.source.cmp(&b.source)));
        let says_total = claims.iter().find_map(|sourced| sourced.claim.scope.as_deref());
        ClaimGroup {
            property: key.0,
            scope: key.1.or(says_total),
            independent: independent(key.0, &claims, families),
            claims,
        }
    };
    order.into_iter().map(group).collect()
}

fn compare(a: &Claim, b: &Claim) -> std::cmp::Ordering {
    match (&a.value.value, &b.value.value) {
        (TextOrNumber::Number(x), TextOrNumber::Number(y)) => {
            x.total_cmp(y).then(a.qualifier.cmp(&b.qualifier))
        }
        (TextOrNumber::Text(x), TextOrNumber::Text(y)) => x.to_lowercase().cmp(&y.to_lowercase()),
        (TextOrNumber::Number(_), TextOrNumber::Text(_)) => std::cmp::Ordering::Less,
        (TextOrNumber::Text(_), TextOrNumber::Number(_)) => std::cmp::Ordering::Greater,
    }
}

/// How many of the sources do not rest on each other for this property: those linked by `derived_from`, through any
/// number of steps, count once.
fn independent(property: &str, claims: &[Sourced<'_>], families: &Families) -> usize {
    let families = claims.iter().map(|sourced| families.for_claims(property, sourced.source));
    families.collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Spanned;
    use crate::note::{Cited, Qualifier};
    use crate::source::Derived;

    fn claim(value: TextOrNumber, qualifier: Qualifier) -> Claim {
        let property = Spanned::new(String::from("killed"), 0..0);
        let (value, cited) = (Spanned::new(value, 0..0), Cited::default());
        let (scope, quote, as_of, reason) = (None, None, None, None);
        Claim { property, value, qualifier, scope, cited, quote, as_of, preferred: false, reason }
    }

    /// Groups number claims of sources 0, 1, ... and shows the range, whether they differ, the independent count.
    fn check(values: &[(f64, Qualifier)], derived: &[(u32, u32)], expected: (&str, bool, usize)) {
        let claims = values
            .iter()
            .map(|(n, qualifier)| claim(TextOrNumber::Number(*n), *qualifier))
            .collect::<Vec<_>>();
        let sourced = claims
            .iter()
            .enumerate()
            .map(|(n, claim)| Sourced { claim, source: SourceIx(n as u32) });
        let derived = derived.iter().map(|(child, parent)| Derived {
            child: SourceIx(*child),
            parent: SourceIx(*parent),
            property: None,
        });
        let families = Families::new(8, &derived.collect::<Vec<_>>());
        let groups = groups(&sourced.collect::<Vec<_>>(), &families);
        let group = &groups[0];
        assert_eq!((group.range().as_str(), group.is_disagreement(), group.independent), expected);
    }

    #[test]
    fn figures_that_differ_are_a_range_and_a_disagreement() {
        let (at_least, exact) = (Qualifier::AtLeast, Qualifier::Exact);
        check(&[(145.0, at_least), (139.0, at_least)], &[], ("at least 139 to 145", true, 2));
        check(&[(6.0, exact), (8.0, at_least)], &[], ("6 to at least 8", true, 2));
        check(&[(6.0, exact), (6.0, exact)], &[], ("6", false, 2));
        check(&[(12500.0, exact)], &[], ("12\u{202f}500", false, 1));
        check(
            &[(500.0, Qualifier::MoreThan), (500.0, at_least)],
            &[],
            ("at least 500 to more than 500", true, 2),
        );
    }

    #[test]
    fn sources_that_rest_on_each_other_count_once() {
        let exact = Qualifier::Exact;
        check(&[(1.0, exact), (2.0, exact), (3.0, exact)], &[(1, 0)], ("1 to 3", true, 2));
        check(&[(1.0, exact), (2.0, exact)], &[(0, 7), (1, 7)], ("1 to 2", true, 1));
    }

    #[test]
    fn values_of_words_and_dates_are_all_shown() {
        let claims = [
            claim(TextOrNumber::Text("2014/2015".into()), Qualifier::Exact),
            claim(TextOrNumber::Text("2015".into()), Qualifier::Exact),
        ];
        let sourced =
            claims.iter().map(|claim| Sourced { claim, source: SourceIx(0) }).collect::<Vec<_>>();
        assert_eq!(groups(&sourced, &Families::default())[0].range(), "2014 to 2015 or 2015");
    }
}
