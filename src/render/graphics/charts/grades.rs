//! How sources are graded: the reliability of their outlets by their own credibility.

use crate::graphic::{Grid, Head};
use crate::model::Reader;
use crate::note::ReliabilityCode;
use crate::render::view::ColumnKind::{Number, Text};
use crate::render::words::facts::{credibility_meaning, reliability_meaning};
use crate::source::SourceIx;
use crate::vocabulary::Word;
use crate::words::Words;

use super::{Chart, Drawing, LEAST_VALUES, Table};

/// The numbers of credibility.
const NUMBERS: u32 = 6;

/// The two codes of a source, of which each may be missing.
type Grade = (Option<ReliabilityCode>, Option<u32>);

/// How many of these sources have each pair of codes; `None` for so few pairs that a sentence says them.
pub(crate) fn grades(site: &Reader<'_>, sources: impl Iterator<Item = SourceIx>) -> Option<Chart> {
    let grade = |ix| {
        let source = site.source(ix);
        let keys = source.note.and_then(|note| site.note(note).details.source());
        let outlet = source.outlet.and_then(|outlet| site.note(outlet).details.outlet());
        let reliability = outlet.and_then(|outlet| Some(outlet.reliability.as_ref()?.code));
        let credibility = keys.and_then(|keys| keys.credibility);
        (reliability, credibility.filter(|number| (1..=NUMBERS).contains(number)))
    };
    of_grades(site.words(), &sources.map(grade).collect::<Vec<_>>())
}

fn of_grades(words: &Words, grades: &[Grade]) -> Option<Chart> {
    let both = || grades.iter().filter_map(|(letter, number)| letter.zip(*number));
    let half =
        grades.iter().filter(|(letter, number)| letter.is_some() != number.is_some()).count();
    let none = grades.iter().filter(|grade| **grade == (None, None)).count();
    let unknown =
        || Head { sign: String::from("–"), meaning: words.say("not_judged").to_owned() };
    let letter = |code: &ReliabilityCode| Head {
        sign: code.id().to_owned(),
        meaning: reliability_meaning(words, *code).to_owned(),
    };
    let number = |number: u32| Head {
        sign: number.to_string(),
        meaning: credibility_meaning(words, number).to_owned(),
    };
    // What has one code stands in a row or column of its own, which is there if something is in it.
    let has = |is_in: &dyn Fn(&Grade) -> bool| grades.iter().any(is_in);
    let has_row = has(&|grade| grade.0.is_none() && grade.1.is_some());
    let has_column = has(&|grade| grade.0.is_some() && grade.1.is_none());
    let letters = ReliabilityCode::ALL.iter().copied().map(Some).chain(has_row.then_some(None));
    let numbers = (1..=NUMBERS).map(Some).chain(has_column.then_some(None));
    let count = |grade: Grade| match grade {
        (None, None) => 0,
        _ => grades.iter().filter(|other| **other == grade).count(),
    };
    let counts =
        letters.map(|letter| numbers.clone().map(|number| count((letter, number))).collect());
    let rows = ReliabilityCode::ALL.iter().map(letter).chain(has_row.then(unknown));
    let columns = (1..=NUMBERS).map(number).chain(has_column.then(unknown));
    let is_good =
        |(letter, number): &(ReliabilityCode, u32)| *letter <= ReliabilityCode::B && *number <= 2;
    let good = both().filter(is_good).count();
    let all = words.count("n_sources", grades.len());
    let title = words.fill("chart_grades", &[("good", &words.number(good as f64)), ("all", &all)]);
    let grid =
        Grid { title, rows: rows.collect(), columns: columns.collect(), counts: counts.collect() };
    let pairs = grid.counted().filter(|(row, column, _)| row.sign != "–" && column.sign != "–");
    if pairs.count() < LEAST_VALUES {
        return None;
    }
    let meanings = grid.columns.iter().map(|head| {
        words.fill("rating_label", &[("code", &head.sign), ("meaning", &head.meaning)])
    });
    let meanings = meanings.collect::<Vec<_>>();
    let meanings = words.join_clauses(meanings.iter().map(String::as_str));
    let mut notes = vec![words.fill("chart_grades_axes", &[("numbers", &meanings)])];
    for (id, count) in [("chart_grades_half", half), ("chart_grades_none", none)] {
        if count > 0 {
            notes.push(words.count(id, count));
        }
    }
    let cells = grid.counted().map(|(row, column, count)| {
        vec![row.in_words(words), column.in_words(words), words.number(count as f64)]
    });
    let rows = cells.collect();
    let columns = [("reliability", Text), ("credibility", Text), ("sources", Number)];
    let columns = columns.map(|(id, kind)| (words.say(id).to_owned(), kind)).to_vec();
    let drawing = Drawing::Grid(grid);
    Some(Chart { drawing, notes, table: Table { columns, rows } })
}

#[cfg(test)]
mod tests {
    use super::*;

    use ReliabilityCode::{A, B, F};

    fn grid(grades: &[Grade]) -> Option<(Grid, Vec<String>)> {
        let chart = of_grades(&Words::built_in("en"), grades)?;
        let Drawing::Grid(grid) = chart.drawing else { panic!("a grid") };
        Some((grid, chart.notes))
    }

    #[test]
    fn sources_are_counted_once_and_the_ungraded_are_said() {
        let grades = [
            (Some(A), Some(1)),
            (Some(B), Some(2)),
            (Some(B), Some(2)),
            (Some(F), Some(6)),
            (Some(B), None),
            (None, Some(3)),
            (None, None),
            (None, None),
        ];
        let (grid, notes) = grid(&grades).expect("three pairs");
        assert_eq!(grid.counts.iter().flatten().sum::<usize>(), 6);
        assert_eq!((grid.rows.len(), grid.columns.len()), (7, 7));
        assert_eq!((grid.counts[1][1], grid.counts[1][6], grid.counts[6][2]), (2, 1, 1));
        assert_eq!(grid.title, "3 of 8 sources are graded B2 or better");
        assert!(notes[1].starts_with('2') && notes[2].starts_with('2'), "{notes:?}");
    }

    #[test]
    fn a_row_of_what_is_not_judged_is_there_only_if_something_is_in_it() {
        let grades = [(Some(A), Some(1)), (Some(B), Some(2)), (Some(F), Some(6)), (None, None)];
        let (grid, _) = grid(&grades).expect("three pairs");
        assert_eq!((grid.rows.len(), grid.columns.len()), (6, 6));
    }

    #[test]
    fn few_pairs_are_no_chart() {
        assert!(grid(&[]).is_none());
        let grades = [(Some(A), Some(1)), (Some(A), Some(1)), (Some(B), Some(2)), (None, Some(1))];
        assert!(grid(&grades).is_none());
    }
}
