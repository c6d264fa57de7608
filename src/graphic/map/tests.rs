//! Tests of maps.

use super::*;

const SHEET: Sheet = Sheet { width: 1040.0, ratio: (0.36, 0.5), insets: 2 };

fn map(spots: &[Spot]) -> Map {
    let place = |(at, spot): (usize, &Spot)| Place {
        spot: *spot,
        number: at + 1,
        full: format!("Raid {}", at + 1),
        to: format!("#_m{}", at + 1),
        facets: format!("year:20{:02} kind:raid", at % 30),
    };
    Map { title: String::from("Raids"), places: spots.iter().enumerate().map(place).collect() }
}

fn city(longitude: f64, latitude: f64) -> Spot {
    Spot::at(longitude, latitude, SpotKind::City)
}

/// The drawing on one sheet, in which the title of a disc has the numbers that it counts.
fn drawn(map: &Map, sheet: Sheet) -> Graphic {
    let [graphic] = map.draw([sheet], &mut said);
    graphic
}

fn said(places: &[&Place]) -> Disc {
    let numbers = places.iter().map(|place| place.number.to_string()).collect::<Vec<_>>();
    Disc { full: numbers.join(" "), id: format!("_c{}-{}", places[0].number, places.len()) }
}

/// What the discs of a drawing count.
fn discs(marks: &[Mark]) -> Vec<&Group> {
    let groups = marks.iter().filter_map(|mark| match mark {
        Mark::Group(group) if !group.full.is_empty() && !group.of.is_empty() => Some(group),
        _ => None,
    });
    groups.collect()
}

fn circles(marks: &[Mark]) -> Vec<(&'static str, f64)> {
    let of = |mark: &Mark| match mark {
        Mark::Circle { class, radius, .. } => vec![(*class, *radius)],
        Mark::Group(group) => circles(&group.marks),
        _ => Vec::new(),
    };
    marks.iter().flat_map(of).collect()
}

fn texts(marks: &[Mark]) -> Vec<String> {
    let of = |mark: &Mark| match mark {
        Mark::Text(text) => vec![text.text.clone()],
        Mark::Group(group) => texts(&group.marks),
        _ => Vec::new(),
    };
    marks.iter().flat_map(of).collect()
}

fn tints(marks: &[Mark]) -> usize {
    let of = |mark: &Mark| match mark {
        Mark::Path { class: "tint", lines, .. } => usize::from(!lines.is_empty()),
        Mark::Group(group) => tints(&group.marks),
        _ => 0,
    };
    marks.iter().map(of).sum()
}

#[test]
fn a_place_is_drawn_no_more_exactly_than_it_is_known() {
    let spots = [
        Spot::at(69.17, 34.53, SpotKind::Exact),
        city(60.0, 40.0),
        Spot::at(50.0, 30.0, SpotKind::Region),
        Spot::country("TJ").expect("a country"),
        Spot::country("BH").expect("a country"),
    ];
    let marks = drawn(&map(&spots), SHEET).marks;
    assert_eq!(
        circles(&marks),
        [("dot", 4.0), ("spot", 8.0), ("spot dashed", 16.0), ("spot dashed", 16.0)],
        "a country has a tint and no point, but for one that is too small to draw"
    );
    assert_eq!(tints(&marks), 1);
    assert_eq!(texts(&marks), ["1", "2", "3", "4", "5"]);
}

#[test]
fn places_at_one_point_share_a_label_and_many_are_counted() {
    let (kabul, moscow) = (city(69.17, 34.53), city(37.62, 55.76));
    let marks = drawn(&map(&[kabul, moscow, kabul]), SHEET).marks;
    assert_eq!(texts(&marks), ["1", "3", "2"]);
    let many = [vec![kabul; 7], vec![moscow]].concat();
    let marks = drawn(&map(&many), SHEET).marks;
    assert_eq!(texts(&marks), ["7", "8"]);
    assert_eq!(circles(&marks)[0].0, "cluster");
    let discs = discs(&marks);
    let said = |group: &&Group| format!("{} {} {}", group.full, group.to, group.of);
    assert_eq!(discs.iter().map(said).collect::<Vec<_>>(), ["1 2 3 4 5 6 7 #_c1-7 _c1-7"]);
    assert_eq!(discs[0].facets, "", "filters count what is left of it");
}

#[test]
fn what_two_discs_count_is_nested_or_apart() {
    // A cloud around three towns, denser in the middle of each.
    let towns = [(69.17, 34.53), (70.45, 34.43), (37.62, 55.76)];
    let spots = (0..600).map(|at| {
        let (longitude, latitude) = towns[at % 3];
        let far = (at / 3 % 20) as f64 / 20.0;
        let (x, y) = ((at * 37 % 19) as f64 - 9.0, (at * 53 % 17) as f64 - 8.0);
        city(longitude + x * far * far / 4.0, latitude + y * far * far / 4.0)
    });
    let narrow = Sheet { width: 328.0, ratio: (0.49, 1.15), insets: 0 };
    let drawings = map(&spots.collect::<Vec<_>>()).draw([SHEET, narrow], &mut said);
    let sets = drawings.iter().flat_map(|drawing| discs(&drawing.marks));
    let set = |group: &Group| group.full.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let sets = sets.map(set).collect::<BTreeSet<_>>();
    let mut nested = 0;
    for (a, b) in sets.iter().flat_map(|a| sets.iter().map(move |b| (a, b))).filter(|(a, b)| a != b)
    {
        nested += usize::from(a.is_subset(b));
        assert!(a.is_subset(b) || b.is_subset(a) || a.is_disjoint(b), "{a:?} {b:?}");
    }
    assert!(nested > 1, "{nested} of {}", sets.len());
}

#[test]
fn a_tinted_country_goes_with_the_attacks_that_it_stands_for() {
    let (one, other) = (Spot::country("TJ").expect("a country"), Spot::country("AF").expect("one"));
    let marks = drawn(&map(&[one, other, one]), SHEET).marks;
    let tint = |mark: &Mark| match mark {
        Mark::Group(group) if tints(&group.marks) > 0 => {
            Some((group.facets.clone(), group.of.clone()))
        }
        _ => None,
    };
    let mut tints = marks.iter().filter_map(tint).collect::<Vec<_>>();
    tints.sort();
    let text = str::to_owned;
    assert_eq!(tints, [(text(""), text("_c1-2")), (text("year:2001 kind:raid"), text(""))]);
}

#[test]
fn near_places_are_drawn_larger_in_a_corner_that_hides_nothing() {
    let (moscow, town, suburb) = (city(37.62, 55.76), city(37.0, 55.3), city(37.39, 55.826));
    let (kabul, rome) = (city(69.17, 34.53), city(10.0, 40.0));
    let germany = Spot::country("DE").expect("a country");
    for (name, spots, is_larger) in [
        ("two that are apart when larger", &[moscow, town, kabul, rome][..], true),
        ("the same point", &[moscow, moscow, kabul, rome], false),
        ("one cluster when larger", &[moscow, suburb, kabul, rome], false),
        ("a tint in the corner", &[moscow, town, kabul, rome, germany], false),
        ("a sign in the corner", &[moscow, town, kabul, rome, city(10.0, 50.0)], false),
    ] {
        let numbers = |sheet| texts(&drawn(&map(spots), sheet).marks);
        let own = numbers(Sheet { insets: 0, ..SHEET });
        assert_eq!(own.len(), spots.len(), "{name}");
        let larger = if is_larger { ["1", "2"].map(String::from).to_vec() } else { Vec::new() };
        assert_eq!(numbers(SHEET), [own, larger].concat(), "{name}");
    }
}

#[test]
fn discs_do_not_overlap_on_any_width() {
    let spots = (0..3000).map(|at| {
        let (longitude, latitude) = (f64::from(at * 37 % 40) / 2.0, f64::from(at * 53 % 31) / 2.0);
        city(longitude, 30.0 + latitude)
    });
    let map = map(&spots.collect::<Vec<_>>());
    for width in [1040.0, 690.0, 328.0] {
        let marks = drawn(&map, Sheet { width, insets: 0, ..SHEET }).marks;
        let disc = |group: &&Group| match group.marks.first() {
            Some(Mark::Circle { x, y, radius, .. }) => Some((*x, *y, *radius)),
            _ => None,
        };
        let discs = discs(&marks).iter().filter_map(disc).collect::<Vec<_>>();
        assert!(discs.len() > 5, "{width}: {discs:?}");
        for (at, (x, y, radius)) in discs.iter().enumerate() {
            for (a, b, other) in &discs[at + 1..] {
                let far = ((x - a) * (x - a) + (y - b) * (y - b)).sqrt();
                assert!(far >= radius + other - 0.01, "{width}: {far} {radius} {other}");
            }
        }
    }
}

#[test]
fn labels_hit_neither_signs_nor_each_other() {
    let spots = (0..40).map(|at| city(f64::from(at % 8) * 3.0, f64::from(at / 8) * 3.0));
    let map = map(&spots.collect::<Vec<_>>());
    let window = Window::around(map.places.iter().map(|place| place.spot), 1040.0, (0.36, 0.5));
    let clusters = Clusters::new(&map.places, &[window]).on_map(&window);
    assert_eq!(clusters.len(), 40);
    let mut taken = Taken::new(&clusters);
    let mut marks = Vec::new();
    let on = Ground { window: &window, tinted: Vec::new() };
    symbol::draw(&clusters, &on, &mut taken, &mut said, &mut marks);
    assert_eq!(texts(&marks).len(), 40);
    assert_eq!(taken.overlaps(), 0);
}

#[test]
fn thousands_of_places_are_a_drawing_of_limited_size() {
    let spots = (0..3000).map(|at| {
        let (longitude, latitude) =
            (f64::from(at * 37 % 340) - 170.0, f64::from(at * 53 % 130) - 60.0);
        city(longitude, latitude)
    });
    let marks = drawn(&map(&spots.collect::<Vec<_>>()), SHEET).marks;
    assert!(marks.len() < 400, "{}", marks.len());
}

#[test]
fn the_small_map_shows_the_place_in_its_middle() {
    let graphic = city(69.17, 34.53).locator(String::from("Kabul"), String::new());
    assert_eq!((graphic.width, graphic.height), LOCATOR);
    let Some(Mark::Circle { x, y, .. }) =
        graphic.marks.iter().find(|mark| matches!(mark, Mark::Circle { .. }))
    else {
        panic!("a ring")
    };
    assert_eq!((*x, *y), (160.0, 80.0));
}

#[test]
fn a_map_of_a_place_at_sea_shows_a_coast() {
    for (longitude, latitude) in [(-40.0, 35.0), (173.0, 1.4), (-179.9, -16.9)] {
        let graphic = city(longitude, latitude).locator(String::from("Sea"), String::new());
        let Mark::Path { lines, .. } = &graphic.marks[0] else { panic!("land comes first") };
        assert!(lines.iter().map(Vec::len).sum::<usize>() > 10, "{graphic:?}");
    }
}
