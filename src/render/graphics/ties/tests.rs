//! Which ties are one group, and what is left out of many.

use super::*;
use crate::vocabulary::{Bond, Side};

fn found(kind: &str, end: End, time: Time, other: u32) -> Found {
    let (words, kind) = (Words::built_in("en"), Term::new(kind));
    let name = TiedName { name: format!("{other}"), ..TiedName::default() };
    Found {
        line: line_of(&words, &kind, end, time),
        label: words.vocabulary.relation(&kind, end, time).to_owned(),
        other: NoteIx(other),
        name,
    }
}

#[test]
fn the_table_of_the_vocabulary_says_where_a_tie_stands() {
    let words = Words::built_in("en");
    for (kind, end, bond, side, is_outward) in [
        ("affiliate-of", End::Holder, Bond::Part, Side::Above, Some(true)),
        ("affiliate-of", End::Target, Bond::Part, Side::Below, Some(false)),
        ("part-of", End::Target, Bond::Part, Side::Below, Some(false)),
        ("member-of", End::Holder, Bond::Member, Side::Above, Some(true)),
        ("leads", End::Holder, Bond::Lead, Side::Below, Some(true)),
        ("led-by", End::Holder, Bond::Lead, Side::Above, Some(true)),
        ("splinter-of", End::Holder, Bond::Origin, Side::Above, Some(true)),
        ("successor-of", End::Target, Bond::Origin, Side::Below, Some(false)),
        ("allied-with", End::Holder, Bond::Alliance, Side::Level, None),
        ("opposes", End::Target, Bond::Opposition, Side::Level, Some(false)),
        ("operates", End::Target, Bond::Operation, Side::Above, Some(false)),
        ("pays", End::Holder, Bond::Other, Side::Level, Some(true)),
    ] {
        let line = line_of(&words, &Term::new(kind), end, Time::Present);
        assert_eq!((line.bond, line.side, line.is_outward), (bond, side, is_outward), "{kind}");
    }
}

#[test]
fn ties_of_one_word_are_a_group_and_those_that_are_over_come_last() {
    let ties = vec![
        found("opposes", End::Holder, Time::Past, 7),
        found("opposes", End::Holder, Time::Present, 5),
        found("led-by", End::Holder, Time::Present, 3),
        found("opposes", End::Target, Time::Present, 1),
        found("opposes", End::Holder, Time::Present, 2),
        found("affiliate-of", End::Holder, Time::Present, 9),
    ];
    let groups = grouped(ties, |ix| ix.0);
    let said = groups.iter().map(|group| {
        let names = group.names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>();
        format!("{}: {}", group.label, names.join(" "))
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        ["affiliate of: 9", "led by: 3", "opposed by: 1", "opposes: 2 5", "formerly opposed: 7"]
    );
}

#[test]
fn of_too_many_each_group_keeps_its_share() {
    for (sizes, most, expected) in [
        (&[3, 2][..], 24, &[3, 2][..]),
        (&[20, 10, 3], 24, &[11, 10, 3]),
        (&[60], 24, &[24]),
        (&[30, 30, 30], 24, &[8, 8, 8]),
        (&[5, 5, 5], 2, &[1, 1]),
    ] {
        let group = |size: &usize| TieGroup {
            line: line_of(
                &Words::built_in("en"),
                &Term::new("opposes"),
                End::Holder,
                Time::Present,
            ),
            label: String::new(),
            names: vec![TiedName::default(); *size],
        };
        let mut groups = sizes.iter().map(group).collect::<Vec<_>>();
        cut(&mut groups, most);
        let kept = groups.iter().map(|group| group.names.len()).collect::<Vec<_>>();
        assert_eq!(kept, expected, "{sizes:?}");
    }
}
