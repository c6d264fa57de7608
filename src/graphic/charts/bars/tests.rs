//! Which marks bars have, and where.

use super::*;

fn bar(least: f64, most: f64) -> Bar {
    let value = if least < most { format!("{least} to {most}") } else { most.to_string() };
    Bar { least, most, value, ..Bar::default() }
}

fn row(name: &str, bars: Vec<Bar>) -> BarRow {
    BarRow { name: name.to_owned(), note: String::from("March 2024"), bars, ..BarRow::default() }
}

/// A bar of those killed, or of those injured.
fn labelled(label: &str, bar: Bar) -> Bar {
    Bar { label: label.to_owned(), is_second: label == "injured", ..bar }
}

/// The classes of the marks of a bar alone.
fn marks(bar: Bar) -> String {
    let bars = Bars { title: String::new(), rows: vec![row("A raid", vec![bar])] };
    let drawn = bars.draw(640.0, &Words::built_in("en")).marks;
    let classes = drawn.iter().filter_map(|mark| match mark {
        Mark::Line { class, .. } => Some(*class).filter(|class| class.starts_with("bar")),
        Mark::Circle { class, .. } => Some(*class),
        Mark::Head { is_left, .. } => Some(if *is_left { "<" } else { ">" }),
        _ => None,
    });
    classes.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_mark_says_what_is_stated() {
    let open_above = Bar { is_open_above: true, ..bar(4.0, 4.0) };
    let open_below = Bar { is_open_below: true, ..bar(4.0, 4.0) };
    let about = Bar { is_about: true, ..bar(4.0, 4.0) };
    let differs = Bar { differs: true, ..bar(4.0, 7.0) };
    for (row, expected) in [
        (bar(4.0, 4.0), "dot"),
        (bar(0.0, 0.0), "dot"),
        (about, "hollow"),
        (open_above.clone(), "dot bar >"),
        (open_below, "dot bar <"),
        (bar(4.0, 7.0), "bar bar bar"),
        (differs.clone(), "bar differs bar differs bar differs"),
        (
            Bar { is_open_above: true, ..differs },
            "bar differs bar differs bar differs bar differs >",
        ),
        (Bar { differs: true, ..open_above.clone() }, "dot differs bar differs >"),
        (Bar { is_second: true, ..open_above }, "dot second bar second >"),
        (Bar { is_second: true, ..bar(4.0, 7.0) }, "bar second bar second bar second"),
    ] {
        assert_eq!(marks(row.clone()), expected, "{row:?}");
    }
}

#[test]
fn lengths_are_counted_from_zero() {
    let bars = Bars {
        title: String::new(),
        rows: vec![row("A", vec![bar(50.0, 100.0)]), row("B", vec![bar(0.0, 100.0)])],
    };
    let graphic = bars.draw(640.0, &Words::built_in("en"));
    let long = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Line { class: "bar", x, to_x, .. } if to_x > x => Some(to_x - x),
        _ => None,
    });
    let long = long.collect::<Vec<_>>();
    assert!((long[0] * 2.0 - long[1]).abs() < 0.3, "{long:?}");
}

#[test]
fn no_mark_leaves_the_graphic() {
    let long = Bar {
        value: String::from("139 to 145 and more"),
        is_open_above: true,
        ..bar(139.0, 145.0)
    };
    let below = Bar { is_open_below: true, ..bar(3.0, 3.0) };
    let name = "A raid on a place with a long name ".repeat(4);
    let two = vec![labelled("killed", long.clone()), labelled("injured", bar(500.0, 551.0))];
    let of_one = vec![row(&name, vec![long]), row("B", vec![bar(0.0, 0.0)]), row("C", vec![below])];
    let of_two = vec![row(&name, two), row("B", vec![labelled("injured", bar(2.0, 2.0))])];
    for (rows, width) in [of_one, of_two]
        .into_iter()
        .flat_map(|rows| [328.0, 446.0, 640.0].map(|width| (rows.clone(), width)))
    {
        let bars = Bars { title: String::new(), rows };
        for mark in bars.draw(width, &Words::built_in("en")).marks {
            let (from, to) = match &mark {
                Mark::Line { x, to_x, .. } => (x.min(*to_x), x.max(*to_x)),
                Mark::Circle { x, radius, .. } => (x - radius, x + radius),
                Mark::Head { x, is_left, .. } => {
                    if *is_left {
                        (*x, x + 9.0)
                    } else {
                        (x - 9.0, *x)
                    }
                }
                Mark::Text(text) => {
                    let wide = letters::width(&text.text, 13.0) + letters::width(&text.more, 12.0);
                    match text.anchor {
                        Anchor::Start => (text.x, text.x + wide),
                        Anchor::Middle => (text.x - wide / 2.0, text.x + wide / 2.0),
                        Anchor::End => (text.x - wide, text.x),
                    }
                }
                _ => continue,
            };
            assert!(from >= -0.5 && to <= width + 0.5, "{width}: {mark:?}");
        }
    }
}

#[test]
fn a_second_bar_is_there_only_where_something_is_stated() {
    let both = vec![labelled("killed", bar(4.0, 7.0)), labelled("injured", bar(30.0, 30.0))];
    let one = vec![labelled("killed", bar(2.0, 2.0))];
    let rows = vec![row("A", both), row("B", one)];
    let bars = Bars { title: String::new(), rows };
    for (width, heights) in [(640.0, [13.0, 31.0, 55.0]), (328.0, [47.0, 79.0, 137.0])] {
        let graphic = bars.draw(width, &Words::built_in("en"));
        let leads = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Line { class: "grid", y, .. } => Some(*y - 2.0),
            _ => None,
        });
        assert_eq!(leads.collect::<Vec<_>>(), heights, "{width}");
        let values = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) if text.class.starts_with("value") => Some(&*text.text),
            _ => None,
        });
        let values = values.collect::<Vec<_>>();
        assert_eq!(values, ["killed: 4 to 7", "injured: 30", "killed: 2"], "{width}");
        assert_eq!(
            graphic.description,
            "A, March 2024, killed: 4 to 7, injured: 30; B, March 2024, killed: 2"
        );
    }
}
