//! How bars begin and end, by what is known.

use super::*;

const YEAR: f64 = 365.25;

fn at(year: f64) -> f64 {
    (year - 1970.0) * YEAR
}

fn strand(start: Option<(f64, f64)>, end: Option<(f64, f64)>) -> Strand {
    let days = |range: Option<(f64, f64)>| range.map(|(from, to)| (at(from), at(to)));
    Strand {
        name: String::from("Red Hill"),
        start: days(start),
        end: days(end),
        ..Strand::default()
    }
}

fn drawn(strands: Vec<Strand>) -> Graphic {
    let descent = Descent { title: String::from("Descent"), strands };
    descent.draw(690.0, &Words::built_in("en")).expect("something has a date")
}

/// The pieces of bars, from left to right.
fn pieces(graphic: &Graphic) -> Vec<(&'static str, f64, f64)> {
    let pieces = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Rect { class, x, width, .. } => Some((*class, *x, *width)),
        _ => None,
    });
    let mut pieces = pieces.collect::<Vec<_>>();
    pieces.sort_by(|a, b| a.1.total_cmp(&b.1));
    pieces
}

#[test]
fn a_bar_is_no_more_exact_than_its_dates() {
    let day = 1.0 / YEAR;
    for (start, end, expected) in [
        // A day, a year and several years of beginning; all go on.
        (
            Some((2014.0, 2014.0 + day)),
            None,
            &["life soft", "life", "life faint", "life fainter"][..],
        ),
        (Some((2014.0, 2015.0)), None, &["life soft", "life", "life faint", "life fainter"]),
        (Some((2010.0, 2016.0)), Some((2020.0, 2021.0)), &["life soft", "life", "life soft"]),
        (None, Some((2020.0, 2021.0)), &["life fainter", "life faint", "life", "life soft"]),
        // It can have ended before it is sure to have begun: nothing is sure.
        (Some((2010.0, 2012.0)), Some((2011.0, 2013.0)), &["life soft", "life soft"]),
    ] {
        let graphic = drawn(vec![strand(start, end), strand(Some((2000.0, 2001.0)), None)]);
        let y = |mark: &&Mark| matches!(mark, Mark::Rect { y, .. } if *y < PITCH);
        let own =
            Graphic { marks: graphic.marks.iter().filter(y).cloned().collect(), ..graphic.clone() };
        let classes = pieces(&own).into_iter().map(|piece| piece.0).collect::<Vec<_>>();
        assert_eq!(classes, expected, "{start:?} to {end:?}");
    }
    // The soft part of a year is a year wide, that of a day not seen.
    let graphic = drawn(vec![
        strand(Some((2014.0, 2015.0)), None),
        strand(Some((2000.0, 2000.0 + day)), None),
    ]);
    let soft = pieces(&graphic).into_iter().filter(|piece| piece.0 == "life soft");
    let wide = soft.map(|piece| piece.2).collect::<Vec<_>>();
    assert!(wide[0] < 1.0 && wide[1] > 20.0, "{wide:?}");
}

#[test]
fn what_has_no_date_is_faint_from_end_to_end() {
    let graphic = drawn(vec![strand(None, None), strand(Some((2014.0, 2015.0)), None)]);
    let first = pieces(&graphic)[0];
    assert_eq!(first.0, "life fainter");
    assert!((first.1 + first.2 - 690.0).abs() < 0.2, "{first:?}");
    let nothing = Descent { title: String::new(), strands: vec![strand(None, None)] };
    assert!(nothing.draw(690.0, &Words::built_in("en")).is_none());
}

#[test]
fn a_joint_is_dashed_unless_its_date_is_exact() {
    for (joined, start, expected) in [
        (Some((2015.0, 2015.02)), None, "joint"),
        (Some((2015.0, 2019.0)), None, "joint dashed"),
        (None, Some((2015.0, 2015.02)), "joint"),
        (None, None, "joint dashed"),
    ] {
        let at = joined.map(|(from, to)| (at(from), at(to)));
        let child = Strand { joints: vec![Joint { from: 0, at }], ..strand(start, None) };
        let graphic = drawn(vec![strand(Some((2000.0, 2001.0)), None), child]);
        let joint = graphic.marks.iter().find_map(|mark| match mark {
            Mark::Line { class, x, to_x, y, to_y } if class.starts_with("joint") => {
                assert!(x == to_x && y < to_y, "downwards");
                Some(*class)
            }
            _ => None,
        });
        assert_eq!(joint, Some(expected), "{joined:?} {start:?}");
    }
}

#[test]
fn a_known_day_is_a_dot_and_a_month_a_bar() {
    let day = 1.0 / YEAR;
    for (seen, dots, bars) in [((2016.0, 2016.0 + day), 1, 0), ((2016.0, 2017.0), 0, 1)] {
        let seen = vec![(at(seen.0), at(seen.1))];
        let own = Strand { seen, ..strand(Some((2014.0, 2015.0)), None) };
        let graphic = drawn(vec![own]);
        let count = |wanted: &str| {
            let has = |mark: &&Mark| match mark {
                Mark::Circle { class, .. } | Mark::Line { class, .. } => *class == wanted,
                _ => false,
            };
            graphic.marks.iter().filter(has).count()
        };
        assert_eq!((count("dot"), count("bar")), (dots, bars));
    }
}
