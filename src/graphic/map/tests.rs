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
    let marks = map(&spots).draw(&SHEET).marks;
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
    let marks = map(&[kabul, moscow, kabul]).draw(&SHEET).marks;
    assert_eq!(texts(&marks), ["1", "3", "2"]);
    let many = [vec![kabul; 7], vec![moscow]].concat();
    let marks = map(&many).draw(&SHEET).marks;
    assert_eq!(texts(&marks), ["7", "8"]);
    assert_eq!(circles(&marks)[0].0, "cluster");
}

#[test]
fn near_places_are_drawn_larger_in_a_free_corner() {
    let (moscow, suburb, kabul) = (city(37.62, 55.76), city(37.39, 55.826), city(69.17, 34.53));
    let marks = map(&[moscow, suburb, kabul]).draw(&SHEET).marks;
    assert_eq!(texts(&marks), ["1", "2", "3", "1", "2"]);
    let none = map(&[moscow, suburb, kabul]).draw(&Sheet { insets: 0, ..SHEET });
    assert_eq!(texts(&none.marks), ["1", "2", "3"]);
    let same = map(&[moscow, moscow, kabul]).draw(&SHEET);
    assert_eq!(texts(&same.marks), ["1", "2", "3"], "the same point does not part");
}

#[test]
fn labels_hit_neither_signs_nor_each_other() {
    let spots = (0..40).map(|at| city(f64::from(at % 8) * 3.0, f64::from(at / 8) * 3.0));
    let map = map(&spots.collect::<Vec<_>>());
    let window = Window::around(map.places.iter().map(|place| place.spot), 1040.0, (0.36, 0.5));
    let clusters = cluster::clusters(&window, &map.places);
    assert_eq!(clusters.len(), 40);
    let mut taken = Taken::new(&clusters);
    let mut marks = Vec::new();
    symbol::draw(&clusters, &window.frame, &mut taken, &mut marks);
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
    let marks = map(&spots.collect::<Vec<_>>()).draw(&SHEET).marks;
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
