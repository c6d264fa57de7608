//! Claims grouped by property and scope. A group whose claims differ is a disagreement.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::note::Claim;
use crate::source::{Independence, Kinship, Passages};
use crate::vocabulary::known::{TOTAL, rank_of_qualifier};

use super::{Dossier, Reader, Reference};

/// The claims on one property with one scope, sorted by value.
#[derive(Debug, Clone)]
pub(crate) struct ClaimGroup<'a> {
    /// The property, such as `killed`.
    pub(crate) property: &'a str,
    /// The scope, such as `staff`; `None` if no claim gives one.
    pub(crate) scope: Option<&'a str>,
    /// The claims.
    pub(crate) rows: Vec<ClaimRow<'a>>,
    /// The independence of the sources for this property.
    pub(crate) independence: Independence,
}

impl<'a> ClaimGroup<'a> {
    /// The scope, if it is a part; `None` for the total, which may be given or implied.
    pub(crate) fn part(&self) -> Option<&'a str> {
        self.scope.filter(|scope| *scope != TOTAL)
    }
}

/// The claim of a source.
#[derive(Debug, Clone)]
pub(crate) struct ClaimRow<'a> {
    /// The value: a number, a date or words.
    pub(crate) value: &'a TextOrNumber,
    /// The unit of the value.
    pub(crate) unit: Option<&'a str>,
    /// The qualifier of the value.
    pub(crate) qualifier: &'a str,
    /// The date for which the value is given, if that is not the date of the source.
    pub(crate) as_of: Option<&'a Edtf>,
    /// Whether the analyst prefers it to the others.
    pub(crate) is_preferred: bool,
    /// The reason for the preference, or how the value was derived.
    pub(crate) reason: Option<&'a str>,
    /// The source or passage.
    pub(crate) reference: Reference,
    /// The quotation, if the rights to the source allow it; always `None` in [`Dossier::attack_summary`].
    pub(crate) quote: Option<&'a str>,
    scope: Option<&'a str>,
}

impl ClaimGroup<'_> {
    /// Whether the claims differ in value or qualifier. Numbers of different units do not, as it is not known which is
    /// greater.
    pub(crate) fn is_disagreement(&self) -> bool {
        let is_number = |row: &&ClaimRow<'_>| matches!(row.value, TextOrNumber::Number(_));
        let (numbers, words) = self.rows.iter().partition::<Vec<_>, _>(is_number);
        let mut said = BTreeMap::<_, BTreeSet<_>>::new();
        for row in &numbers {
            said.entry(row.unit).or_default().insert(row.comparable());
        }
        let words = words.into_iter().map(ClaimRow::comparable).collect::<BTreeSet<_>>();
        let is_mixed = !words.is_empty() && !numbers.is_empty();
        is_mixed || words.len() > 1 || said.values().any(|said| said.len() > 1)
    }

    /// The claims in the order of the dates of their sources; those of one source by passage and then by value.
    pub(crate) fn by_date(&self, site: &Reader<'_>) -> Vec<&ClaimRow<'_>> {
        let mut rows = self.rows.iter().collect::<Vec<_>>();
        rows.sort_by_cached_key(|row| {
            (site.source_in_time(row.reference.source), row.reference.passage)
        });
        rows
    }

    /// The number of sources.
    pub(crate) fn n_sources(&self) -> usize {
        self.rows.iter().map(|row| row.reference.source).collect::<BTreeSet<_>>().len()
    }
}

impl<'a> ClaimRow<'a> {
    /// The value as a date: a text that is one, or a number that can be a year.
    pub(crate) fn date(&self) -> Option<Edtf> {
        match self.value {
            TextOrNumber::Text(text) => Edtf::parse(text.trim()).ok(),
            TextOrNumber::Number(year) => {
                let is_year =
                    self.unit.is_none() && year.fract() == 0.0 && (1000.0..3000.0).contains(year);
                Edtf::parse(&year.to_string()).ok().filter(|_| is_year)
            }
        }
    }

    /// The value as a number.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.value {
            TextOrNumber::Number(number) => Some(*number),
            TextOrNumber::Text(_) => None,
        }
    }

    /// Whether the value is written as a date: a number alone may count anything.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.value, TextOrNumber::Text(_)) && self.date().is_some()
    }

    /// The value and qualifier in the form in which claims are compared: as text, in lower case.
    pub(crate) fn comparable(&self) -> (String, Option<&'a str>, usize) {
        let value = match self.value {
            TextOrNumber::Number(number) => number.to_string(),
            TextOrNumber::Text(text) => text.trim().to_lowercase(),
        };
        (value, self.unit, rank_of_qualifier(self.qualifier))
    }

    fn cmp(&self, other: &ClaimRow<'_>) -> Ordering {
        let values = match (self.value, other.value) {
            (TextOrNumber::Number(x), TextOrNumber::Number(y)) => {
                let rank = |row: &ClaimRow<'_>| rank_of_qualifier(row.qualifier);
                let values = x.total_cmp(y).then(rank(self).cmp(&rank(other)));
                self.unit.cmp(&other.unit).then(values)
            }
            (TextOrNumber::Text(x), TextOrNumber::Text(y)) => {
                x.to_lowercase().cmp(&y.to_lowercase())
            }
            (TextOrNumber::Number(_), TextOrNumber::Text(_)) => Ordering::Less,
            (TextOrNumber::Text(_), TextOrNumber::Number(_)) => Ordering::Greater,
        };
        values.then(self.reference.source.cmp(&other.reference.source))
    }
}

impl<'a> Dossier<'a> {
    /// The claims of the note by property and scope, in the order of the first claim of each group.
    pub(crate) fn claims(&self) -> Vec<ClaimGroup<'a>> {
        let mut groups = self.claims_on(|_| true);
        let mut passages = Passages::default();
        let rows = groups.iter_mut().flat_map(|group| &mut group.rows);
        for row in rows {
            row.quote =
                row.quote.filter(|quote| is_shown(self.site, row.reference, quote, &mut passages));
            let issued = &self.site.source(row.reference.source).issued;
            row.as_of = row.as_of.filter(|as_of| issued.date.as_ref() != Some(as_of));
        }
        groups
    }

    /// The claims on certain properties, without their quotations.
    pub(crate) fn claims_about(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<ClaimGroup<'a>> {
        let mut groups = self.claims_on(is_wanted);
        groups.iter_mut().flat_map(|group| &mut group.rows).for_each(|row| row.quote = None);
        groups
    }

    fn claims_on(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<ClaimGroup<'a>> {
        let claims = self.note.claims.iter().filter(|claim| is_wanted(claim.property.as_str()));
        let sourced = claims.filter_map(|claim| Some((claim, self.site.reference(&claim.cited)?)));
        groups(sourced, self.site.kinship())
    }
}

/// Groups claims by property and scope. `kinship` has the sources that rest on each other, and those that do not.
fn groups<'a>(
    claims: impl Iterator<Item = (&'a Claim, Reference)>,
    kinship: &Kinship,
) -> Vec<ClaimGroup<'a>> {
    let mut places = BTreeMap::new();
    let mut groups = Vec::<ClaimGroup<'_>>::new();
    for (claim, reference) in claims {
        let (property, part) = (claim.property.as_str(), claim.part());
        let place = *places.entry((property, part)).or_insert_with(|| {
            let (rows, independence) = (Vec::new(), Independence::Single);
            groups.push(ClaimGroup { property, scope: part, rows, independence });
            groups.len() - 1
        });
        groups[place].rows.push(row(claim, reference));
    }
    for group in &mut groups {
        group.rows.sort_by(ClaimRow::cmp);
        // Claims without a scope are in the group of `total`, which is its scope if any claim gives it.
        group.scope = group.scope.or_else(|| group.rows.iter().find_map(|row| row.scope));
        let sources = group.rows.iter().map(|row| row.reference.source);
        group.independence = kinship.independence(Some(group.property), sources);
    }
    groups
}

fn row(claim: &Claim, reference: Reference) -> ClaimRow<'_> {
    ClaimRow {
        value: &claim.value.value,
        unit: claim.unit.as_deref(),
        qualifier: claim.qualifier(),
        as_of: claim.as_of.as_ref().map(|as_of| &as_of.value),
        is_preferred: claim.preferred,
        reason: claim.reason.as_deref(),
        reference,
        quote: claim.quote.as_ref().map(|quote| quote.as_str()),
        scope: claim.scope.as_deref(),
    }
}

/// Whether the rights to a source allow showing the quotation of a claim.
fn is_shown<'a>(
    site: &Reader<'a>,
    reference: Reference,
    words: &str,
    passages: &mut Passages<'a>,
) -> bool {
    let source = site.source(reference.source);
    let span = reference.passage.and_then(|number| source.passage_span(number));
    let found = span.and_then(|span| passages.find(&source.text, &span, words));
    found.is_some_and(|found| site.visible(reference.source).covers(&found))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::fields::Spanned;
    use crate::note::Cited;
    use crate::source::{SourceIx, SourcePair};
    use crate::vocabulary::Term;

    /// A claim on `killed`.
    pub(crate) fn claim(value: TextOrNumber, unit: &str, qualifier: &str) -> Claim {
        Claim {
            property: Spanned::new(String::from("killed"), 0..0),
            value: Spanned::new(value, 0..0),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            qualifier: Some(Spanned::new(Term::new(qualifier), 0..0)),
            scope: None,
            cited: Cited::default(),
            quote: None,
            as_of: None,
            preferred: false,
            reason: None,
        }
    }

    /// The group of claims by sources 0, 1, ...; `derived` has pairs of a source and one that it rests on.
    pub(crate) fn group<'a>(claims: &'a [Claim], derived: &[(u32, u32)]) -> ClaimGroup<'a> {
        let sourced = (0..)
            .zip(claims)
            .map(|(number, claim)| (claim, Reference { source: SourceIx(number), passage: None }));
        let derived = derived.iter().map(|(child, parent)| SourcePair {
            source: SourceIx(*child),
            other: SourceIx(*parent),
            property: None,
        });
        let kinship = Kinship::new(8, &derived.collect::<Vec<_>>(), &[]);
        groups(sourced, &kinship).remove(0)
    }

    fn check(values: &[f64], derived: &[(u32, u32)], expected: (bool, Independence)) {
        let claim = |number: &f64| claim(TextOrNumber::Number(*number), "", "exact");
        let claims = values.iter().map(claim).collect::<Vec<_>>();
        let group = group(&claims, derived);
        assert_eq!((group.is_disagreement(), group.independence), expected, "{values:?}");
    }

    #[test]
    fn sources_are_not_independent_because_nothing_is_known() {
        check(&[1.0, 2.0, 3.0], &[(1, 0)], (true, Independence::NotJudged));
        check(&[1.0, 2.0], &[(0, 7), (1, 7)], (true, Independence::OneFamily));
        check(&[6.0, 6.0], &[], (false, Independence::NotJudged));
        check(&[6.0], &[], (false, Independence::Single));
    }

    #[test]
    fn values_with_different_qualifiers_disagree() {
        let number = |qualifier| claim(TextOrNumber::Number(500.0), "", qualifier);
        let is_disagreement = |claims: &[Claim]| group(claims, &[]).is_disagreement();
        assert!(is_disagreement(&[number("more-than"), number("at-least")]));
        assert!(!is_disagreement(&[number("about"), number("some-say")]), "as a site may add");
        assert!(is_disagreement(&[number("at-least"), number("some-say")]));
        let words = |text: &str| claim(TextOrNumber::Text(text.into()), "", "exact");
        assert!(!is_disagreement(&[words("Some"), words("some ")]));
        assert!(is_disagreement(&[words("Some"), number("exact")]));
    }

    #[test]
    fn numbers_of_different_units_are_not_compared() {
        for (claims, expected) in [
            (&[(450.0, "km"), (280.0, "miles")][..], false),
            (&[(450.0, "km"), (450.0, "")], false),
            (&[(450.0, "km"), (280.0, "miles"), (460.0, "km")], true),
        ] {
            let claim =
                |(number, unit): &(f64, &str)| claim(TextOrNumber::Number(*number), unit, "exact");
            let claims = claims.iter().map(claim).collect::<Vec<_>>();
            assert_eq!(group(&claims, &[]).is_disagreement(), expected, "{claims:?}");
        }
    }
}
