//! How many each attack killed, as the sources have it: from the least to the most.

use crate::catalogue::NoteIx;
use crate::graphic::{Bar, Bars};
use crate::model::{ClaimRow, Figure, Reader};
use crate::render::words::{claims, in_words, shown_title};
use crate::vocabulary::List;
use crate::vocabulary::known::{AT_LEAST, EXACT, MORE_THAN, UP_TO};
use crate::words::Words;

use super::super::timeline::area;
use super::{Chart, Drawing, LEAST_VALUES, Table};

/// More rows are not taken in at a glance: those with the highest figures are drawn.
const MOST_ROWS: usize = 25;

/// The anchor of the table of attacks on their list.
const TABLE: &str = "_list";

/// The figures of attacks, in the order that they come in; `None` for so few that a sentence says them.
pub(crate) fn figures(site: &Reader<'_>, attacks: &[NoteIx]) -> Option<Chart> {
    let (words, property) = (site.words(), area(site)?);
    let bar = |ix: &NoteIx| {
        let dossier = site.dossier(*ix);
        let figures = dossier.figures().into_iter();
        let figure = figures.filter(|(listed, _)| *listed == property).find_map(|it| it.1)?;
        let date = in_words(words, dossier.attack_summary().date);
        of_figure(words, shown_title(site, *ix).into_owned(), date, &figure)
    };
    let bars = attacks.iter().filter_map(bar).collect();
    of_bars(words, words.vocabulary.heading(List::Property, property), bars, attacks.len())
}

/// The bar of a figure; `None` if it is of a part only, or is no number.
fn of_figure(words: &Words, name: String, note: String, figure: &Figure<'_>) -> Option<Bar> {
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
        name,
        note,
        least,
        most,
        is_open_below: qualifiers(least).any(|qualifier| qualifier == UP_TO),
        is_open_above: qualifiers(most).any(|it| it == AT_LEAST || it == MORE_THAN),
        is_about: qualifiers(most).any(|qualifier| !is_listed(qualifier)),
        differs: figure.claims.is_disagreement(),
        value: claims::figure(words, figure),
    })
}

/// The bars of all attacks that have one.
fn of_bars(words: &Words, property: String, mut bars: Vec<Bar>, attacks: usize) -> Option<Chart> {
    let drawable = bars.len();
    if drawable < LEAST_VALUES {
        return None;
    }
    if drawable > MOST_ROWS {
        let mut highest = bars.iter().map(|bar| bar.most).collect::<Vec<_>>();
        highest.sort_by(|a, b| b.total_cmp(a));
        let least = highest[MOST_ROWS - 1];
        // Of those with the same figure as the last, the first are drawn.
        let above = highest.iter().filter(|most| **most > least).count();
        let mut room = MOST_ROWS - above;
        bars.retain(|bar| {
            let is_last = bar.most == least;
            let is_drawn = bar.most > least || (is_last && room > 0);
            room -= usize::from(is_last && is_drawn);
            is_drawn
        });
    }
    let differing = bars.iter().filter(|bar| bar.differs).count();
    let all = words.count("n_attacks", bars.len());
    let title = match differing {
        0 => words.fill("chart_figures", &[("property", &property), ("attacks", &all)]),
        n => words.count_with(
            "chart_figures_differ",
            n,
            &[("property", &property), ("attacks", &all)],
        ),
    };
    let mut notes = Vec::new();
    if drawable > bars.len() {
        let shown = words.number(bars.len() as f64);
        notes.push(words.count_with("chart_figures_most", drawable, &[("shown", &shown)]));
    }
    let has = |is_so: &dyn Fn(&Bar) -> bool| bars.iter().any(is_so);
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
    let drawing = Drawing::Bars(Bars { title, rows: bars });
    Some(Chart { drawing, notes, table: Table::OnPage(TABLE) })
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
        let (words, none) = (Words::built_in("en"), String::new);
        of_figure(&words, none(), none(), &figure).expect("a number")
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

    fn bars(most: impl Iterator<Item = usize>) -> Vec<Bar> {
        most.map(|most| Bar { least: most as f64, most: most as f64, ..Bar::default() }).collect()
    }

    fn chart(bars: Vec<Bar>, attacks: usize) -> Option<(Bars, Vec<String>)> {
        let words = Words::built_in("en");
        let chart = of_bars(&words, String::from("Killed"), bars, attacks)?;
        let Drawing::Bars(bars) = chart.drawing else { panic!("bars") };
        Some((bars, chart.notes))
    }

    #[test]
    fn two_figures_are_no_chart() {
        assert!(chart(bars(0..2), 9).is_none());
        let (drawn, notes) = chart(bars(0..3), 9).expect("three figures");
        assert_eq!(drawn.rows.len(), 3);
        assert!(notes[0].starts_with('6'), "{notes:?}");
    }

    #[test]
    fn of_many_the_highest_are_drawn_in_their_order() {
        let (drawn, notes) = chart(bars((0..40).map(|nth| nth % 30)), 41).expect("a chart");
        let most = drawn.rows.iter().map(|bar| bar.most as usize).collect::<Vec<_>>();
        assert_eq!(most.len(), MOST_ROWS);
        // 25 of 0 to 29, 0 to 9: all from 8 on, and one of both 7.
        let expected = (7..30).chain([8, 9]).collect::<Vec<_>>();
        assert_eq!(most, expected);
        assert!(notes[0].contains("40") && notes[0].contains("25"), "{notes:?}");
        assert!(notes[1].starts_with('1'), "{notes:?}");
    }
}
