//! Where ties stand, and with which signs.

use super::*;

fn line_of(bond: Bond, side: Side) -> TieLine {
    TieLine { bond, side, is_outward: Some(true), is_past: false }
}

fn group(bond: Bond, side: Side, label: &str, n: usize) -> TieGroup {
    let name = |number| TiedName { name: format!("{label} {number}"), ..TiedName::default() };
    TieGroup {
        line: line_of(bond, side),
        label: label.to_owned(),
        names: (0..n).map(name).collect(),
    }
}

fn ties(groups: Vec<TieGroup>) -> Ties {
    let (title, name) = (String::from("Ties"), String::from("Red Hill"));
    Ties { title, name, groups, ..Ties::default() }
}

fn text<'g>(graphic: &'g Graphic, wanted: &str) -> &'g Text {
    let texts = graphic.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some(text),
        _ => None,
    });
    let mut found = texts.filter(|text| text.text == wanted);
    found.next().unwrap_or_else(|| panic!("no text {wanted}"))
}

#[test]
fn each_class_of_ties_has_its_place() {
    let words = Words::built_in("en");
    // At which side of the entity a tie stands: to the right and downwards.
    for (bond, side, wide, narrow) in [
        (Bond::Part, Side::Above, (-1, 0), (1, -1)),
        (Bond::Member, Side::Below, (1, 0), (1, 1)),
        (Bond::Lead, Side::Above, (-1, 0), (1, -1)),
        (Bond::Lead, Side::Below, (1, 0), (1, 1)),
        (Bond::Origin, Side::Above, (-1, 0), (1, -1)),
        (Bond::Operation, Side::Below, (1, 0), (1, 1)),
        (Bond::Alliance, Side::Level, (1, -1), (1, -1)),
        (Bond::Opposition, Side::Level, (1, 1), (1, 1)),
        (Bond::Other, Side::Level, (1, 1), (1, 1)),
    ] {
        for (width, expected) in [(640.0, wide), (446.0, narrow)] {
            let graphic = ties(vec![group(bond, side, "tied", 1)]).draw(width, &words);
            let (own, other) = (text(&graphic, "Red Hill"), text(&graphic, "tied 0"));
            let sign = |length: f64| if length.abs() < 1.0 { 0 } else { length.signum() as i32 };
            assert_eq!(
                (sign(other.x - own.x), sign(other.y - own.y)),
                expected,
                "{bond:?} {side:?} at {width}"
            );
            assert!(graphic.width <= width, "{} of {width}", graphic.width);
        }
    }
}

#[test]
fn signs_tell_the_ends_of_a_tie_apart() {
    let count = |marks: &[Mark]| {
        let of = |is: fn(&Mark) -> bool| marks.iter().filter(|mark| is(mark)).count();
        [
            of(|mark| matches!(mark, Mark::Line { .. })),
            of(|mark| matches!(mark, Mark::Head { .. })),
            of(|mark| matches!(mark, Mark::Circle { .. })),
            of(|mark| matches!(mark, Mark::Rect { .. })),
        ]
    };
    // Lines, heads, rings and squares, and where the sign is.
    for (bond, side, signs, is_far) in [
        (Bond::Part, Side::Above, [1, 0, 1, 0], Some(true)),
        (Bond::Member, Side::Below, [1, 0, 1, 0], Some(false)),
        (Bond::Lead, Side::Below, [1, 1, 0, 0], Some(true)),
        (Bond::Lead, Side::Above, [1, 1, 0, 0], Some(false)),
        (Bond::Origin, Side::Above, [1, 0, 1, 0], Some(true)),
        (Bond::Origin, Side::Below, [1, 0, 1, 0], Some(false)),
        (Bond::Operation, Side::Below, [1, 0, 0, 1], Some(true)),
        (Bond::Operation, Side::Above, [1, 0, 0, 1], Some(false)),
        (Bond::Alliance, Side::Level, [2, 0, 0, 0], None),
        (Bond::Opposition, Side::Level, [3, 0, 0, 0], None),
        (Bond::Other, Side::Level, [3, 0, 0, 0], None),
    ] {
        let marks = line_of(bond, side).draw((0.0, 10.0), 30.0, false);
        assert_eq!(count(&marks), signs, "{bond:?} {side:?}");
        let at = marks.iter().find_map(|mark| match mark {
            Mark::Head { x, .. } | Mark::Circle { x, .. } | Mark::Rect { x, .. } => Some(*x > 15.0),
            _ => None,
        });
        assert_eq!(at, is_far, "{bond:?} {side:?}");
    }
    let both = TieLine { is_outward: None, ..line_of(Bond::Other, Side::Level) };
    assert_eq!(both.draw((0.0, 10.0), 30.0, false).len(), 1, "no direction");
}

#[test]
fn what_is_over_is_grey_and_what_is_uncertain_dashed() {
    for (is_past, is_vague, expected) in [
        (false, false, "tie"),
        (true, false, "tie past"),
        (false, true, "tie dashed"),
        (true, true, "tie past dashed"),
    ] {
        let tie = TieLine { is_past, ..line_of(Bond::Part, Side::Above) };
        let marks = tie.draw((0.0, 0.0), 30.0, is_vague);
        assert!(matches!(marks[0], Mark::Line { class, .. } if class == expected));
    }
}

#[test]
fn names_never_leave_the_picture_or_touch_each_other() {
    let words = Words::built_in("en");
    let sides = [
        (Bond::Part, Side::Above),
        (Bond::Operation, Side::Below),
        (Bond::Alliance, Side::Level),
        (Bond::Opposition, Side::Level),
    ];
    for n in [1, 2, 6] {
        for width in [640.0, 446.0, 340.0] {
            let long = "has been named as a long way from";
            let groups = sides.iter().map(|(bond, side)| group(*bond, *side, long, n));
            let graphic = ties(groups.collect()).draw(width, &words);
            assert!(graphic.width <= width);
            let mut boxes = Vec::<(f64, f64, f64)>::new();
            for mark in &graphic.marks {
                let Mark::Text(text) = mark else { continue };
                let wide = letters::width(&text.text, 12.0);
                let left = match text.anchor {
                    Anchor::Start => text.x,
                    Anchor::Middle => text.x - wide / 2.0,
                    Anchor::End => text.x - wide,
                };
                assert!(left >= -0.5 && left + wide <= width + 0.5, "{text:?} at {width}");
                assert!(text.y > 0.0 && text.y <= graphic.height, "{text:?}");
                for (x, end, y) in &boxes {
                    let is_apart = left >= *end || left + wide <= *x || (text.y - y).abs() > 9.0;
                    assert!(is_apart, "{text:?} of {n} at {width}");
                }
                boxes.push((left, left + wide, text.y));
            }
        }
    }
}

#[test]
fn a_language_from_the_right_has_the_picture_mirrored() {
    let groups = || {
        vec![group(Bond::Part, Side::Above, "part", 2), group(Bond::Lead, Side::Below, "leads", 1)]
    };
    let [english, arabic] =
        ["en", "ar"].map(|tag| ties(groups()).draw(640.0, &Words::built_in(tag)));
    for name in ["part 0", "leads 0", "Red Hill"] {
        let (left, right) = (text(&english, name), text(&arabic, name));
        assert_eq!(px(left.x + right.x), english.width, "{name}");
        assert_eq!((left.y, left.anchor), (right.y, right.anchor), "{name}");
    }
    let heads = |graphic: &Graphic| {
        let heads = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Head { is_left, .. } => Some(*is_left),
            _ => None,
        });
        heads.collect::<Vec<_>>()
    };
    assert_eq!((heads(&english), heads(&arabic)), (vec![false], vec![true]));
}

#[test]
fn what_is_left_out_leads_to_the_list() {
    let words = Words::built_in("en");
    let groups = vec![group(Bond::Opposition, Side::Level, "opposes", 24)];
    let (more, all) = (String::from("and 9 more"), String::from("a/#_ties"));
    let graphic = Ties { more, all, ..ties(groups) }.draw(640.0, &words);
    let more = text(&graphic, "and 9 more");
    assert_eq!(more.to, "a/#_ties");
    assert!(more.y < graphic.height && more.y > text(&graphic, "opposes 23").y + 20.0);
    assert!(graphic.description.ends_with("opposes 23; and 9 more"), "{}", graphic.description);
}

#[test]
fn a_name_that_is_cut_is_said_whole_with_its_tie() {
    let long = "The Combined Coordinating Council of the Northern and Eastern Hills".repeat(2);
    for (name, expected) in [("Hill", ""), (&long, "allied with: all of it")] {
        let (name, full) = (name.to_owned(), String::from("allied with: all of it"));
        let names = vec![TiedName { name, full, ..TiedName::default() }];
        let group = TieGroup { names, ..group(Bond::Alliance, Side::Level, "ally", 0) };
        let graphic = ties(vec![group]).draw(640.0, &Words::built_in("en"));
        let shown = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) if text.class == "name" => Some(text),
            _ => None,
        });
        let shown = shown.collect::<Vec<_>>();
        assert_eq!(shown.iter().map(|text| &*text.full).collect::<Vec<_>>(), [expected]);
        assert_eq!(shown[0].text.ends_with('…'), !expected.is_empty(), "{shown:?}");
    }
}
