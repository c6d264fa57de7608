//! How many each attack killed and injured, as the sources have it: from the least to the most.

use std::collections::BTreeSet;

use crate::catalogue::NoteIx;
use crate::graphic::{Bar, BarRow, Bars};
use crate::model::{ClaimRow, Figure, Reader};
use crate::render::view::ColumnKind::{Date, Figure as Cell, Text};
use crate::render::words::{claims, in_words, shown_title};
use crate::vocabulary::List;
use crate::vocabulary::known::{AT_LEAST, EXACT, INJURED, MORE_THAN, UP_TO};
use crate::words::Words;

use super::super::timeline::area;
use super::{Chart, Drawing, LEAST_VALUES, Table};

/// More rows are not taken in at a glance: those with the highest figures are drawn.
const MOST_ROWS: usize = 25;

/// The properties that are drawn where attacks have a figure for them: how many were killed, or what lists show first, and
/// how many were injured.
pub(crate) fn properties<'a>(site: &Reader<'a>) -> Vec<&'a str> {
    let first = area(site);
    let second = first.filter(|property| *property != INJURED).map(|_| INJURED);
    first.into_iter().chain(second).collect()
}

/// The figures of attacks, in the order that they come in; `None` for so few that a sentence says them. Names lead to what
/// `address` gives, which may be empty.
pub(crate) fn figures(
    site: &Reader<'_>,
    attacks: &[NoteIx],
    address: &dyn Fn(NoteIx) -> String,
) -> Option<Chart> {
    let (words, properties) = (site.words(), properties(site));
    let row = |ix: &NoteIx| {
        let dossier = site.dossier(*ix);
        let bars = properties.iter().enumerate().filter_map(|(nth, property)| {
            let bar = of_figure(words, &dossier.figure(property)?)?;
            Some(Bar { is_second: nth > 0, ..bar })
        });
        BarRow {
            name: shown_title(site, *ix).into_owned(),
            note: in_words(words, dossier.attack_summary().date),
            to: address(*ix),
            bars: bars.collect(),
        }
    };
    of_rows(words, &properties, attacks.iter().map(row).collect())
}

/// The bar of a figure; `None` if it is of a part only, or is no number.
fn of_figure(words: &Words, figure: &Figure<'_>) -> Option<Bar> {
    let (least, most) = (figure.least?, figure.most?);
    if figure.part.is_some() || least < 0.0 {
        return None;
    }
    let unit = figure.claims.rows.first().and_then(|row| row.unit);
    let at = |number: f64| {
        let is_it = move |row: &&ClaimRow<'_>| row.unit == unit && row.number() == Some(number);
        figure.claims.rows.iter().filter(is_it)
    };
    let qualifiers = |number| at(number).map(|row| row.qualifier);
    let is_listed = |qualifier: &str| [EXACT, AT_LEAST, MORE_THAN, UP_TO].contains(&qualifier);
    Some(Bar {
        least,
        most,
        is_open_below: qualifiers(least).any(|qualifier| qualifier == UP_TO),
        is_open_above: qualifiers(most).any(|it| it == AT_LEAST || it == MORE_THAN),
        is_about: qualifiers(most).any(|qualifier| !is_listed(qualifier)),
        differs: figure.claims.is_disagreement(),
        value: claims::figure(words, figure),
        ..Bar::default()
    })
}

/// The chart of the rows that have a bar.
fn of_rows(words: &Words, properties: &[&str], mut rows: Vec<BarRow>) -> Option<Chart> {
    let attacks = rows.len();
    rows.retain(|row| !row.bars.is_empty());
    let drawable = rows.len();
    if drawable < LEAST_VALUES {
        return None;
    }
    keep_highest(&mut rows);
    let has = |is_so: &dyn Fn(&Bar) -> bool| rows.iter().flat_map(|row| &row.bars).any(is_so);
    let is_counted = |nth: usize| has(&|bar| bar.is_second == (nth > 0));
    let properties = properties.iter().enumerate().filter(|(nth, _)| is_counted(*nth));
    let properties = properties.collect::<Vec<_>>();
    let heading = |property: &str| words.vocabulary.heading(List::Property, property);
    let label = |property: &str| words.vocabulary.label(List::Property, property).to_owned();
    let counted = properties.iter().enumerate().map(|(nth, (_, property))| match nth {
        0 => heading(property),
        _ => label(property),
    });
    let counted = words.list(&counted.collect::<Vec<_>>());
    let differing = rows.iter().filter(|row| row.bars.iter().any(|bar| bar.differs)).count();
    let all = words.count("n_attacks", rows.len());
    let values = [("property", counted.as_str()), ("attacks", &all)];
    let title = match differing {
        0 => words.fill("chart_figures", &values),
        n => words.count_with("chart_figures_differ", n, &values),
    };
    let mut notes = Vec::new();
    if drawable > rows.len() {
        let shown = words.number(rows.len() as f64);
        notes.push(words.count_with("chart_figures_most", drawable, &[("shown", &shown)]));
    }
    if let [_, (_, second)] = properties[..] {
        notes.push(words.fill("chart_figures_second", &[("property", &label(second))]));
    }
    let (above, below) = (has(&|bar| bar.is_open_above), has(&|bar| bar.is_open_below));
    for (id, is_there) in [
        ("chart_figures_bar", has(&|bar| bar.most > bar.least)),
        ("chart_figures_above", above && !below),
        ("chart_figures_below", below && !above),
        ("sign_minimum_and_maximum", above && below),
        ("sign_about", has(&|bar| bar.is_about && bar.most == bar.least)),
    ] {
        if is_there {
            notes.push(words.say(id).to_owned());
        }
    }
    if attacks > drawable {
        notes.push(words.count("chart_figures_none", attacks - drawable));
    }
    let of = |row: &BarRow, nth: usize| {
        let bar = row.bars.iter().find(|bar| bar.is_second == (nth > 0));
        bar.map(|bar| bar.value.clone()).unwrap_or_default()
    };
    let cells = |row: &BarRow| {
        let figures = properties.iter().map(|(nth, _)| of(row, *nth));
        [row.name.clone(), row.note.clone()].into_iter().chain(figures).collect()
    };
    let heads =
        [("attack", Text), ("date", Date)].map(|(id, kind)| (words.say(id).to_owned(), kind));
    let figures = properties.iter().map(|(_, property)| (heading(property), Cell));
    let table = Table {
        columns: heads.into_iter().chain(figures).collect(),
        rows: rows.iter().map(cells).collect(),
    };
    for bar in rows.iter_mut().flat_map(|row| &mut row.bars) {
        match properties[..] {
            [(_, first), (_, second)] => {
                bar.label = label(if bar.is_second { second } else { first })
            }
            _ => bar.is_second = false,
        }
    }
    Some(Chart { drawing: Drawing::Bars(Bars { title, rows }), notes, table })
}

/// Leaves so many rows as are drawn, in their order: those with the most killed, and of these with the most injured.
fn keep_highest(rows: &mut Vec<BarRow>) {
    let most = |row: &BarRow, is_second: bool| {
        let bar = row.bars.iter().find(|bar| bar.is_second == is_second);
        bar.map_or(-1.0, |bar| bar.most)
    };
    let mut order = (0..rows.len()).collect::<Vec<_>>();
    order.sort_by(|a, b| {
        let of = |row: usize| [false, true].map(|is_second| most(&rows[row], is_second));
        let ([a_first, a_second], [b_first, b_second]) = (of(*a), of(*b));
        b_first.total_cmp(&a_first).then(b_second.total_cmp(&a_second))
    });
    let kept = order.into_iter().take(MOST_ROWS).collect::<BTreeSet<_>>();
    let mut nth = 0..;
    rows.retain(|_| nth.next().is_some_and(|nth| kept.contains(&nth)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::TextOrNumber;
    use crate::model::claims::{claim, group};

    /// The bar of claims with these values and qualifiers.
    fn bar(values: &[(f64, &str)]) -> Bar {
        let claims = values.iter().map(|(number, it)| claim(TextOrNumber::Number(*number), "", it));
        let claims = claims.collect::<Vec<_>>();
        let numbers = || values.iter().map(|(number, _)| *number);
        let figure = Figure {
            claims: group(&claims, &[]),
            part: None,
            least: numbers().min_by(f64::total_cmp),
            most: numbers().max_by(f64::total_cmp),
        };
        of_figure(&Words::built_in("en"), &figure).expect("a number")
    }

    #[test]
    fn an_arrow_is_at_the_end_that_is_open() {
        for (values, below, above, differs) in [
            (&[(4.0, "exact")][..], false, false, false),
            (&[(4.0, "at-least")], false, true, false),
            (&[(4.0, "more-than")], false, true, false),
            (&[(4.0, "up-to")], true, false, false),
            (&[(4.0, "exact"), (4.0, "exact")], false, false, false),
            (&[(4.0, "exact"), (4.0, "at-least")], false, true, true),
            (&[(4.0, "at-least"), (7.0, "exact")], false, false, true),
            (&[(4.0, "exact"), (7.0, "at-least")], false, true, true),
            (&[(4.0, "up-to"), (7.0, "at-least")], true, true, true),
        ] {
            let bar = bar(values);
            let found = (bar.is_open_below, bar.is_open_above, bar.differs);
            assert_eq!(found, (below, above, differs), "{values:?}");
        }
        assert!(bar(&[(4.0, "about")]).is_about);
    }

    /// The rows of attacks that killed and injured so many, as far as that is known.
    fn rows(figures: impl IntoIterator<Item = (Option<usize>, Option<usize>)>) -> Vec<BarRow> {
        let bar = |number: Option<usize>, is_second| {
            let number = number? as f64;
            let value = number.to_string();
            Some(Bar { least: number, most: number, value, is_second, ..Bar::default() })
        };
        let row = |(killed, injured)| BarRow {
            name: String::from("A raid"),
            bars: [bar(killed, false), bar(injured, true)].into_iter().flatten().collect(),
            ..BarRow::default()
        };
        figures.into_iter().map(row).collect()
    }

    fn killed(numbers: impl Iterator<Item = usize>) -> Vec<BarRow> {
        rows(numbers.map(|number| (Some(number), None)))
    }

    fn chart(rows: Vec<BarRow>) -> Option<(Bars, Vec<String>, Table)> {
        let chart = of_rows(&Words::built_in("en"), &["killed", "injured"], rows)?;
        let Drawing::Bars(bars) = chart.drawing else { panic!("bars") };
        Some((bars, chart.notes, chart.table))
    }

    #[test]
    fn two_figures_are_no_chart() {
        let none = || rows([(None, None); 6]);
        assert!(chart([killed(0..2), none()].concat()).is_none());
        let (drawn, notes, _) = chart([killed(0..3), none()].concat()).expect("three figures");
        assert_eq!(drawn.rows.len(), 3);
        assert!(notes[0].starts_with('6'), "{notes:?}");
    }

    #[test]
    fn of_many_the_highest_are_drawn_in_their_order() {
        let all = [killed((0..40).map(|nth| nth % 30)), rows([(None, None)])].concat();
        let (drawn, notes, _) = chart(all).expect("a chart");
        let most = drawn.rows.iter().map(|row| row.bars[0].most as usize).collect::<Vec<_>>();
        assert_eq!(most.len(), MOST_ROWS);
        // 25 of 0 to 29, 0 to 9: all from 8 on, and one of both 7.
        let expected = (7..30).chain([8, 9]).collect::<Vec<_>>();
        assert_eq!(most, expected);
        assert!(notes[0].contains("40") && notes[0].contains("25"), "{notes:?}");
        assert!(notes[1].starts_with('1'), "{notes:?}");
    }

    #[test]
    fn of_those_who_killed_as_many_the_ones_who_injured_more_are_drawn() {
        let all = (0..26).map(|nth| (Some(4), Some(nth))).chain([(None, Some(900))]);
        let (drawn, ..) = chart(rows(all)).expect("a chart");
        let injured = drawn.rows.iter().map(|row| row.bars[1].most as usize);
        assert_eq!(injured.collect::<Vec<_>>(), (1..26).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_counted_is_said_where_it_is_not_the_same_everywhere() {
        let (one, two) = (Some(1), Some(2));
        for (figures, title, labels, heads, second) in [
            (
                [(one, None), (two, None), (one, None)],
                "Killed:",
                [""; 3].as_slice(),
                "Killed",
                false,
            ),
            (
                [(one, two), (two, None), (None, one)],
                "Killed and injured:",
                &["killed", "injured", "killed", "injured"],
                "Killed Injured",
                true,
            ),
            ([(None, one), (None, two), (None, one)], "Injured:", &[""; 3], "Injured", false),
        ] {
            let (drawn, notes, table) = chart(rows(figures)).expect("a chart");
            assert!(drawn.title.starts_with(title), "{}", drawn.title);
            let found = drawn.rows.iter().flat_map(|row| &row.bars).map(|bar| bar.label.as_str());
            assert_eq!(found.collect::<Vec<_>>(), labels, "{title}");
            let found = table.columns[2..].iter().map(|(head, _)| head.as_str());
            assert_eq!(found.collect::<Vec<_>>().join(" "), heads, "{title}");
            let grey = "Grey marks count the injured.";
            assert_eq!(notes.iter().any(|note| note == grey), second, "{title}: {notes:?}");
        }
        let (_, _, table) = chart(rows([(one, two), (two, None), (None, one)])).expect("a chart");
        let cells = table.rows.iter().map(|row| row[2..].join("/"));
        assert_eq!(cells.collect::<Vec<_>>(), ["1/2", "2/", "/1"]);
    }
}
