//! Timelines: nothing hits anything, at any width and with many events.

use super::*;

fn event(lane: usize, from: &str, until: &str, name: &str, number: Option<f64>) -> Event {
    let day = |text: &str| text.parse().ok().map(scale::days_of);
    Event {
        lane,
        kind: EventKind::Event(number),
        from: day(from),
        until: day(until).map(|day| day + 1.0),
        is_vague: false,
        name: name.to_owned(),
        names: Vec::new(),
        figure: number.map(|number| format!("killed: {number}")).unwrap_or_default(),
        date: format!("{from} to {until}"),
        to: format!("{name}.html"),
        facets: String::new(),
    }
}

fn timeline(events: Vec<Event>) -> Timeline {
    let lanes = ["Attacks", "Plots", "Our sources"].map(str::to_owned).to_vec();
    Timeline { title: String::from("Attacks"), lanes, events, arcs: Vec::new() }
}

fn draw(timeline: &Timeline, width: f64) -> (Graphic, Vec<String>) {
    timeline.draw(width, &Words::built_in("en")).expect("there are events")
}

/// The left and right end of each label, with its base line.
fn labels(graphic: &Graphic) -> Vec<(f64, f64, f64)> {
    let label = |mark: &Mark| match mark {
        Mark::Text(text) if text.class == "name" => {
            let more =
                if text.more.is_empty() { 0.0 } else { letters::width(&text.more, SIZE) + 5.0 };
            let wide = letters::width(&text.text, SIZE) + more;
            let left = if text.anchor == Anchor::End { text.x - wide } else { text.x };
            Some((left, left + wide, text.y))
        }
        _ => None,
    };
    graphic.marks.iter().filter_map(label).collect()
}

fn many() -> Vec<Event> {
    let mut events = Vec::new();
    for number in 0..24_u8 {
        let month = 1 + number % 12;
        let (from, until) = (format!("2023-{month:02}-03"), format!("2023-{month:02}-17"));
        let killed = (number % 3 == 0).then(|| f64::from(number) * 40.0);
        let name = ["Raid on the harbour of the old town", "Fire", "Plot against a mill"];
        let until = if number % 4 == 0 { &until } else { &from };
        events.push(event(
            usize::from(number % 2),
            &from,
            until,
            name[usize::from(number) % 3],
            killed,
        ));
    }
    for month in ["01", "02", "02", "12"] {
        let day = format!("2023-{month}-05");
        let source = event(2, &day, &day, "River Weekly", None);
        events.push(Event { kind: EventKind::Source, ..source });
    }
    events
}

#[test]
fn labels_hit_neither_each_other_nor_the_edge() {
    for width in [640.0, 690.0, 1040.0] {
        let (graphic, _) = draw(&timeline(many()), width);
        let labels = labels(&graphic);
        assert_eq!(labels.len(), 28);
        for (at, (left, right, y)) in labels.iter().enumerate() {
            assert!(*left >= 60.0 && *right <= width, "{left} to {right} of {width}");
            assert!(*y < graphic.height);
            for (other_left, other_right, other_y) in &labels[at + 1..] {
                let is_apart = right <= other_left || other_right <= left;
                // Two links must be as far apart as a finger is wide.
                assert!(
                    is_apart || (y - other_y).abs() >= 23.9,
                    "{width}: {left} {y}, {other_left}"
                );
            }
        }
    }
}

#[test]
fn sources_of_one_day_all_have_a_place() {
    for number in [1, 2, 5, 12] {
        let source = |at: usize| {
            let day = if at.is_multiple_of(2) { "2023-12-05" } else { "2023-12-07" };
            let event = event(2, day, day, "The Lake and River Weekly of the old town", None);
            Event { kind: EventKind::Source, ..event }
        };
        let mut events = (0..number).map(source).collect::<Vec<_>>();
        events.push(event(0, "2023-01-01", "2023-01-01", "Fire", None));
        for width in [640.0, 1040.0] {
            assert_eq!(labels(&draw(&timeline(events.clone()), width).0).len(), number + 1);
        }
    }
}

#[test]
fn a_day_is_a_dot_a_longer_time_a_bar_of_its_length_and_an_open_end_is_dashed() {
    let events = vec![
        event(0, "2023-01-01", "2023-01-01", "Fire", Some(10.0)),
        event(0, "2023-03-01", "2023-06-30", "Siege", None),
        event(1, "", "2023-09-01", "Plot", None),
    ];
    let (graphic, broken) = draw(&timeline(events), 1040.0);
    let count = |class: &str| {
        let of = |mark: &&Mark| match mark {
            Mark::Line { class: own, .. } | Mark::Circle { class: own, .. } => *own == class,
            _ => false,
        };
        graphic.marks.iter().filter(of).count()
    };
    assert_eq!([count("dot"), count("area"), count("bar"), count("bar dashed")], [1, 1, 2, 1]);
    let bar = graphic.marks.iter().find_map(|mark| match mark {
        Mark::Line { class: "bar", x, to_x, y, to_y } if y == to_y => Some(to_x - x),
        _ => None,
    });
    let wide = bar.expect("the siege has a bar");
    let whole = (243.0 + 30.0) / (1040.0 - LARGEST - 80.0);
    assert!((100.0..160.0).contains(&(wide * whole)), "122 days are {wide} px");
    assert_eq!(broken, [""; 0]);
    assert_eq!(graphic.description.matches("; ").count(), 2);
}

#[test]
fn the_scale_changes_once_where_most_of_the_time_is_empty() {
    let mut events = many();
    events.push(event(0, "1998-04-01", "1998-04-01", "First fire", None));
    let (graphic, broken) = draw(&timeline(events), 1040.0);
    assert_eq!(broken, ["2023"]);
    assert!(graphic.marks.iter().any(|mark| matches!(mark, Mark::Rect { class: "older", .. })));
    let even = (0..12).map(|year| {
        let day = format!("{}-05-05", 2000 + year);
        event(0, &day, &day, "Fire", None)
    });
    assert_eq!(draw(&timeline(even.collect()), 1040.0).1, [""; 0]);
    assert!(timeline(Vec::new()).draw(1040.0, &Words::built_in("en")).is_none());
}

#[test]
fn areas_are_in_the_proportion_of_their_numbers() {
    let events = vec![
        event(0, "2023-01-01", "2023-01-01", "Fire", Some(25.0)),
        event(0, "2023-05-01", "2023-05-01", "Raid", Some(100.0)),
        event(0, "2023-09-01", "2023-09-01", "Shots", Some(0.0)),
    ];
    let (graphic, _) = draw(&timeline(events), 1040.0);
    let radius = |mark: &Mark| match mark {
        Mark::Circle { class: "area", radius, .. } => Some(*radius),
        _ => None,
    };
    assert_eq!(graphic.marks.iter().filter_map(radius).collect::<Vec<_>>(), [9.0, 18.0]);
}

#[test]
fn the_marks_of_an_event_with_facets_are_a_group() {
    let raid = event(0, "2023-03-02", "2023-03-02", "Raid", Some(4.0));
    let source = |actor: &str| Event {
        kind: EventKind::Source,
        facets: format!("kind:sources actor:hill actor:{actor}"),
        ..event(2, "2023-05-09", "2023-05-09", "Weekly", None)
    };
    let mut timeline = timeline(vec![raid, source("lake"), source("river")]);
    timeline.arcs.push((2, 1));
    let (graphic, _) = draw(&timeline, 690.0);
    let groups = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Group(group) => Some((&*group.facets, &group.marks)),
        _ => None,
    });
    let is_arc = |mark: &Mark| matches!(mark, Mark::Arc { .. });
    let groups = groups.map(|(facets, marks)| (facets, marks.iter().any(is_arc)));
    // One for each event that filters know, and one for the arc, which is shown where both its ends are.
    let expected = [
        ("kind:sources actor:hill actor:river", false),
        ("kind:sources actor:hill", true),
        ("kind:sources actor:hill actor:lake", false),
    ];
    assert_eq!(groups.collect::<Vec<_>>(), expected);
}

/// The ticks of a graphic with their places.
fn ticks(graphic: &Graphic) -> Vec<(&str, f64)> {
    let ticks = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) if text.class == "tick" => Some((&*text.text, text.x)),
        _ => None,
    });
    ticks.collect()
}

fn dots(graphic: &Graphic) -> Vec<f64> {
    let dots = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Circle { class: "dot", x, .. } => Some(*x),
        _ => None,
    });
    dots.collect()
}

#[test]
fn far_outliers_leave_most_of_the_axis_to_the_others() {
    for (days, expected) in [
        (&["2022-01-01", "2023-05-01", "9999-12-31"][..], &["2024"][..]),
        (&["-000044-03-15", "1066-10-14", "2022-05-01", "2023-02-01", "2024-01-01"], &["2022"]),
        (
            &["0476-09-04", "2021-05-01", "2022-02-01", "2023-01-01", "7000-01-01"],
            &["2021", "2024"],
        ),
        // Two events are no crowd and an outlier.
        (&["1998-04-01", "2024-01-01"], &[]),
        (&["2001-04-01", "2002-04-01", "2003-04-01", "2004-04-01"], &[]),
    ] {
        let events = days.iter().map(|day| event(0, day, day, "Fire", None));
        let events = events.collect::<Vec<_>>();
        for width in [640.0, 690.0, 1040.0] {
            let (graphic, broken) = draw(&timeline(events.clone()), width);
            assert_eq!(broken, expected, "{days:?}");
            let (ticks, dots) = (ticks(&graphic), dots(&graphic));
            assert!(ticks.len() > 1, "{days:?}: {ticks:?}");
            if let [.., a, b, _] = dots[..] {
                assert!(b - a > 60.0, "{days:?} on {width}: {dots:?}");
            }
            // The axis ends near the last of them.
            let last = dots.last().expect("a dot");
            assert!(width - last < width / 8.0, "{days:?} on {width}: {dots:?}");
        }
    }
}

#[test]
fn what_is_about_is_hollow_however_long_it_is() {
    for (from, until, dot, bar) in [
        ("2012-05-06", "2012-05-06", 1, 0),
        ("2012-05-01", "2012-05-31", 0, 1),
        ("2012-01-01", "2012-12-31", 0, 1),
        ("2012-01-01", "", 1, 0),
        ("", "2012-12-31", 1, 0),
    ] {
        for is_vague in [true, false] {
            let about = Event { is_vague, ..event(0, from, until, "Fault", None) };
            let other = event(0, "2014-01-01", "2014-01-01", "Fault", None);
            let (graphic, _) = draw(&timeline(vec![about, other]), 1040.0);
            let mut hollow = (0, 0);
            for mark in &graphic.marks {
                match mark {
                    Mark::Circle { class: "hollow", .. } => hollow.0 += 1,
                    Mark::Rect { class: "hollow", .. } => hollow.1 += 1,
                    _ => {}
                }
            }
            let expected = if is_vague { (dot, bar) } else { (0, 0) };
            assert_eq!(hollow, expected, "{from} to {until}");
        }
    }
}

#[test]
fn a_relation_says_who_and_what_and_uses_the_room_of_its_row() {
    let union = "Christian and Rural Union of the Harbours of the Greater Northern Lakes";
    let name = format!("{union} splinter of: {union}, the Elder");
    let names = vec![union.to_owned(), format!("{union}, the Elder")];
    let at = |from: &str, until: &str| Event {
        names: names.clone(),
        ..event(0, from, until, &name, None)
    };
    for width in [640.0, 1040.0] {
        let alone = at("2001-01-01", "2002-01-01");
        let later = event(0, "2012-01-01", "2012-01-01", "Fire", None);
        let (graphic, _) = draw(&timeline(vec![alone, later.clone()]), width);
        let text = graphic.marks.iter().find_map(|mark| match mark {
            Mark::Text(text) if text.class == "name" => Some(&text.text),
            _ => None,
        });
        let text = text.expect("a label");
        let parts = text.split(" splinter of: ").collect::<Vec<_>>();
        assert!(
            matches!(parts[..], [a, b] if a.starts_with("Christian") && b.starts_with("Christian")),
            "{text}"
        );
        let (left, right, _) = labels(&graphic)[0];
        assert!(right - left > width * 0.6, "{text} on {width}");
    }
}

#[test]
fn no_line_to_a_label_strikes_through_another() {
    for days in [
        &["2023-12-05", "2023-12-05", "2023-12-05", "2023-12-07", "2023-12-07"][..],
        &["2023-01-05", "2023-05-05", "2023-11-28", "2023-12-01", "2023-12-05", "2023-12-07"],
        &["2023-01-05", "2023-01-06", "2023-01-06", "2023-01-09", "2023-12-07", "2023-12-07"],
    ] {
        let source = |day: &&str| Event {
            kind: EventKind::Source,
            ..event(2, day, day, "Fire in the old town, The Lake and River Weekly", None)
        };
        for width in [446.0, 640.0, 1040.0] {
            let (graphic, _) = draw(&timeline(days.iter().map(source).collect()), width);
            let labels = labels(&graphic);
            assert_eq!(labels.len(), days.len());
            for mark in &graphic.marks {
                let Mark::Line { class: "lead", x, y, to_y, .. } = mark else { continue };
                assert!(y < to_y);
                for (left, right, base) in &labels {
                    let is_across = left < x && x < right && *y < base - 1.0 && base - 9.0 < *to_y;
                    assert!(
                        !is_across,
                        "{width}: {x} from {y} to {to_y}, {left} to {right} at {base}"
                    );
                }
            }
        }
    }
}
