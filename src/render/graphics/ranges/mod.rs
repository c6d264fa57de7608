//! The ranges of claims: a graphic for each number or date of which the sources give several values.

use std::collections::BTreeSet;

use crate::edtf::Edtf;
use crate::fields::TextOrNumber;
use crate::graphic::{Axis, Range, RangeRow, Sign, Stated, days_of};
use crate::model::{ClaimGroup, ClaimRow, Reader};
use crate::note::Kind;
use crate::render::builder::Builder;
use crate::render::view::RangeView;
use crate::render::words::claims::{property_of, row_in_words};
use crate::source::SourceIx;
use crate::vocabulary::List;
use crate::vocabulary::known::{AT_LEAST, EXACT, MORE_THAN, UP_TO};
use crate::words::Words;

use super::svg;

/// More rows than this would be no graphic to take in at a glance.
const MOST_ROWS: usize = 12;

/// The widths of the two drawings in pixels: for a column of text, and for a telephone.
const WIDE: f64 = 640.0;
const NARROW: f64 = 328.0;

/// A range with what is said beneath it.
#[derive(Debug)]
pub(crate) struct RangeOfClaims {
    /// What is drawn.
    pub(crate) range: Range,
    /// What follows from the values, and what the signs mean.
    pub(crate) notes: Vec<String>,
}

/// The ranges of the claims on an entity: first those that lists of its kind show, of the total before its parts.
pub(crate) fn ranges(
    site: &Reader<'_>,
    kind: Kind,
    groups: &[ClaimGroup<'_>],
) -> Vec<RangeOfClaims> {
    let listed = site.list_properties(kind);
    let place = |group: &&ClaimGroup<'_>| {
        let place = listed.iter().position(|property| property == group.property);
        (place.unwrap_or(listed.len()), group.part().is_some())
    };
    let mut groups = groups.iter().collect::<Vec<_>>();
    groups.sort_by_key(place);
    groups.into_iter().flat_map(|group| of_group(site, group)).collect()
}

/// Whether the claims of a group have several values that can be drawn.
pub(crate) fn has_range(group: &ClaimGroup<'_>) -> bool {
    !parts(group).is_empty()
}

/// The graphics as pages show them.
pub(crate) fn views(builder: &Builder<'_>, ranges: Vec<RangeOfClaims>) -> Vec<RangeView> {
    let words = builder.words;
    let drawn =
        |range: &Range, class, width| svg::markup(&range.draw(width, words), class, &builder.root);
    let view = |it: RangeOfClaims| RangeView {
        wide: drawn(&it.range, "wide", WIDE),
        narrow: drawn(&it.range, "narrow", NARROW),
        title: it.range.title,
        notes: it.notes,
    };
    ranges.into_iter().map(view).collect()
}

/// Rows that can be drawn on one axis, each with its place.
type Part<'g, 'a> = (Axis, Vec<(&'g ClaimRow<'a>, Stated)>);

/// The rows of a group by axis: numbers of each unit, and dates. Units are not converted into each other.
fn parts<'g, 'a>(group: &'g ClaimGroup<'a>) -> Vec<Part<'g, 'a>> {
    let has_dates = group.rows.iter().any(ClaimRow::is_date);
    let mut dates = Vec::new();
    let mut numbers = Vec::<(Option<&str>, Vec<_>)>::new();
    for row in &group.rows {
        // Among dates, a number of four digits is a year.
        if let Some(date) = row.date().filter(|_| has_dates) {
            dates.push((row, place_of_date(&date, row.qualifier)));
        } else if let TextOrNumber::Number(number) = row.value {
            let stated =
                Stated { low: Some(*number), high: Some(*number), sign: sign_of(row.qualifier) };
            match numbers.iter_mut().find(|(unit, _)| *unit == row.unit) {
                Some((_, rows)) => rows.push((row, stated)),
                None => numbers.push((row.unit, vec![(row, stated)])),
            }
        }
    }
    let is_whole = |rows: &[(&ClaimRow<'_>, Stated)]| {
        rows.iter().all(|(_, stated)| stated.low.is_some_and(|low| low.fract() == 0.0))
    };
    let numbers = numbers.into_iter().map(|(_, rows)| (Axis::Numbers(is_whole(&rows)), rows));
    let several = |(_, rows): &Part<'_, '_>| {
        rows.iter().map(|(row, _)| row.comparable()).collect::<BTreeSet<_>>().len() > 1
    };
    numbers.chain([(Axis::Dates, dates)]).filter(several).collect()
}

fn place_of_date(date: &Edtf, qualifier: &str) -> Stated {
    let (first, last) = (date.earliest(), date.latest());
    let sign = match sign_of(qualifier) {
        Sign::Exact if date.is_vague() => Sign::About,
        sign => sign,
    };
    if first.is_some() && first == last {
        let middle = first.map(|day| days_of(day) + 0.5);
        return Stated { low: middle, high: middle, sign };
    }
    Stated { low: first.map(days_of), high: last.map(|day| days_of(day) + 1.0), sign }
}

/// How a value is meant; a qualifier that a site adds is read as `about`.
fn sign_of(qualifier: &str) -> Sign {
    match qualifier {
        EXACT => Sign::Exact,
        AT_LEAST | MORE_THAN => Sign::Minimum,
        UP_TO => Sign::Maximum,
        _ => Sign::About,
    }
}

fn of_group(site: &Reader<'_>, group: &ClaimGroup<'_>) -> Vec<RangeOfClaims> {
    let words = site.words();
    let parts = parts(group).into_iter();
    let range = |(axis, mut rows): Part<'_, '_>| {
        // Oldest source first; what a source says twice is shown once.
        rows.sort_by_key(|(row, _)| site.source_in_time(row.reference.source));
        let mut seen = BTreeSet::new();
        rows.retain(|(row, _)| seen.insert((row.reference.source, row.comparable())));
        bounded(&mut rows);
        let stated = rows.iter().map(|(_, stated)| *stated).collect::<Vec<_>>();
        let sources = rows.iter().map(|(row, _)| row.reference.source).collect::<Vec<_>>();
        let is_remarked = |row: &ClaimRow<'_>| row.reason.is_some() && !row.is_preferred;
        let compared = rows.iter().map(|(row, stated)| compared(row, stated)).collect::<Vec<_>>();
        let mut notes = findings(words, &compared);
        notes.extend(signs(words, axis, &stated));
        if rows.iter().any(|(row, _)| is_remarked(row)) {
            notes.push(words.say("sign_remarked").to_owned());
        }
        let left_out = group
            .rows
            .iter()
            .filter(|row| !seen.contains(&(row.reference.source, row.comparable())));
        let left_out = left_out.count() + seen.len() - rows.len();
        if left_out > 0 {
            notes.push(words.count("values_not_drawn", left_out));
        }
        let rows = rows.iter().map(|(row, stated)| RangeRow {
            source: source_name(site, row.reference.source),
            note: note(site, row),
            value: row_in_words(words, row),
            stated: *stated,
            is_preferred: row.is_preferred,
            is_remarked: is_remarked(row),
        });
        let range = Range { title: title(site, group, &sources), axis, rows: rows.collect() };
        RangeOfClaims { range, notes }
    };
    parts.map(range).collect()
}

/// Leaves out what does not fit: first sources that say what another says, then all but the extremes and the oldest.
fn bounded(rows: &mut Vec<(&ClaimRow<'_>, Stated)>) {
    if rows.len() > MOST_ROWS {
        let mut seen = BTreeSet::new();
        rows.retain(|(row, _)| seen.insert(row.comparable()));
    }
    if rows.len() > MOST_ROWS {
        let least = |stated: &Stated| stated.low.or(stated.high).unwrap_or_default();
        let most = |stated: &Stated| stated.high.or(stated.low).unwrap_or_default();
        let at = |a: &f64, b: &f64| a.total_cmp(b);
        let lowest = rows.iter().map(|(_, stated)| least(stated)).min_by(at);
        let highest = rows.iter().map(|(_, stated)| most(stated)).max_by(at);
        let mut room = MOST_ROWS - 2;
        rows.retain(|(_, stated)| {
            let is_end = Some(least(stated)) == lowest || Some(most(stated)) == highest;
            room = room.saturating_sub(usize::from(!is_end));
            is_end || room > 0
        });
        rows.truncate(MOST_ROWS);
    }
}

/// The outlet of a source, or its title if the outlet is not known.
fn source_name(site: &Reader<'_>, ix: SourceIx) -> String {
    let source = site.source(ix);
    source.outlet_name(site.catalogue()).unwrap_or(&source.title).to_owned()
}

/// The date of the source, and whether the analyst prefers what it says.
fn note(site: &Reader<'_>, row: &ClaimRow<'_>) -> String {
    let words = site.words();
    let date = site.source(row.reference.source).issued.date.as_ref();
    let date = date.map(|date| words.date(date)).unwrap_or_default();
    let preferred = if row.is_preferred { words.say("preferred") } else { "" };
    words.join_clauses([date.as_str(), preferred].into_iter())
}

/// What is drawn, of how many sources, and how far these are apart in time: `Killed: 2 sources, 4 months apart`.
fn title(site: &Reader<'_>, group: &ClaimGroup<'_>, sources: &[SourceIx]) -> String {
    let words = site.words();
    let heading = words.vocabulary.heading(List::Property, group.property);
    let property = property_of(words, &heading, group);
    let mut own = sources.to_vec();
    own.sort();
    own.dedup();
    let dates = own.iter().filter_map(|ix| site.source(*ix).issued.date.as_ref());
    let dates = dates.collect::<Vec<_>>();
    let apart = if dates.len() == own.len() { apart(words, &dates) } else { None };
    let counted = words.count("n_sources", own.len());
    let said = words.join([counted.as_str(), apart.as_deref().unwrap_or("")].into_iter());
    words.fill("labelled", &[("label", &property), ("value", &said)])
}

/// How far the first and the last of several dates are apart, as exact as they are; `None` for no time.
fn apart(words: &Words, dates: &[&Edtf]) -> Option<String> {
    let first = dates.iter().min_by_key(|date| date.sort_key())?;
    let last = dates.iter().max_by_key(|date| date.sort_key())?;
    let [(from, from_end), (to, to_end)] =
        [first, last].map(|date| (date.earliest(), date.latest()));
    let (from, from_end, to, to_end) = (from?, from_end?, to?, to_end?);
    let is_day = from == from_end && to == to_end;
    let month = |day: jiff::civil::Date| i64::from(day.year()) * 12 + i64::from(day.month());
    let is_month = month(from) == month(from_end) && month(to) == month(to_end);
    let days = crate::graphic::day_number(to) - crate::graphic::day_number(from);
    let months = month(to) - month(from);
    let years = i64::from(to.year()) - i64::from(from.year());
    let (id, n) = match () {
        () if is_day && days < 60 => ("days_apart", days),
        () if is_month && months < 24 => ("months_apart", months),
        () => ("years_apart", years),
    };
    let n = usize::try_from(n).ok().filter(|n| *n > 0)?;
    Some(words.count(id, n))
}

/// What follows from the values: whether all can be right.
fn findings(words: &Words, stated: &[Stated]) -> Vec<String> {
    let all = |sign: Sign| stated.iter().all(|stated| stated.sign == sign);
    let id = match () {
        () if all(Sign::Minimum) => Some("all_minimums"),
        () if all(Sign::Maximum) => Some("all_maximums"),
        () if are_compatible(stated) => Some("values_compatible"),
        () => None,
    };
    id.map(|id| words.say(id).to_owned()).into_iter().collect()
}

/// The place of a value for comparison: `more than 8` is not 8, and the last day of a month ends before the next.
fn compared(row: &ClaimRow<'_>, stated: &Stated) -> Stated {
    const LITTLE: f64 = 1e-6;
    let low = stated.low.map(|low| if row.qualifier == MORE_THAN { low + LITTLE } else { low });
    let is_point = stated.low == stated.high;
    let high = stated.high.map(|high| if is_point { high } else { high - LITTLE });
    Stated { low, high, sign: stated.sign }
}

/// Whether there is a value that all of these can mean. Of what is approximate that is not known.
fn are_compatible(stated: &[Stated]) -> bool {
    let ends = |stated: &Stated| match stated.sign {
        Sign::Exact => (stated.low, stated.high),
        Sign::Minimum => (stated.low, None),
        Sign::Maximum => (None, stated.high),
        Sign::About => (None, None),
    };
    let is_known = stated.iter().all(|stated| stated.sign != Sign::About);
    let lows = stated.iter().filter_map(|stated| ends(stated).0);
    let highs = stated.iter().filter_map(|stated| ends(stated).1);
    is_known && lows.fold(f64::NEG_INFINITY, f64::max) <= highs.fold(f64::INFINITY, f64::min)
}

/// What the signs of a graphic mean, only those that it has.
fn signs(words: &Words, axis: Axis, stated: &[Stated]) -> Vec<String> {
    let has = |is_so: fn(&Stated) -> bool| stated.iter().any(is_so);
    let is_bar = |stated: &Stated| stated.low != stated.high;
    let has_minimum = has(|stated| stated.sign == Sign::Minimum);
    let has_maximum = has(|stated| stated.sign == Sign::Maximum);
    let known = [
        ("sign_minimum", has_minimum && !has_maximum),
        ("sign_maximum", has_maximum && !has_minimum),
        ("sign_minimum_and_maximum", has_minimum && has_maximum),
        ("sign_about", has(|stated| stated.sign == Sign::About)),
        ("sign_bar", axis == Axis::Dates && has(is_bar)),
        ("sign_open", has(|stated| stated.low.is_none() || stated.high.is_none())),
    ];
    known.into_iter().filter(|(_, has)| *has).map(|(id, _)| words.say(id).to_owned()).collect()
}

#[cfg(test)]
mod tests;
