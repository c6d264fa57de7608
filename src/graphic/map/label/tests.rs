//! Tests of the places of labels.

use super::*;
use crate::graphic::map::cluster::Clusters;
use crate::graphic::map::{Place, Spot, SpotKind};

/// The labels of spots on a map of the world of a width, in the order of their clusters.
fn labels(spots: &[Spot], width: f64) -> Vec<(Vec<usize>, Label, Window)> {
    let place = |(at, spot): (usize, &Spot)| Place {
        spot: *spot,
        number: at + 1,
        full: String::new(),
        to: String::new(),
        facets: String::new(),
    };
    let places = spots.iter().enumerate().map(place).collect::<Vec<_>>();
    let world = Bounds { left: 0.0, top: 0.0, right: 10_000.0, bottom: 4867.0 };
    let frame = Bounds { left: 0.0, top: 0.0, right: width, bottom: width / 2.0 };
    let window = Window::new(world, frame);
    let clusters = Clusters::new(&places, &[window]).on_map(&window);
    let tinted = clusters.iter().filter_map(|it| it.country).collect();
    let (ground, mut taken) = (Ground { window: &window, tinted }, Taken::new(&clusters));
    let mut labels = Vec::new();
    for (nth, cluster) in clusters.iter().enumerate() {
        let label = ground.label(cluster, nth, (15.0, 14.0), &taken);
        taken.take(label.place);
        label.line.into_iter().for_each(|line| taken.take_line(line));
        labels.push((cluster.places.iter().map(|it| it.number).collect(), label, window));
    }
    assert_eq!(taken.overlaps(), 0);
    labels
}

fn country(code: &str) -> Spot {
    Spot::country(code).expect("a country")
}

#[test]
fn a_label_is_on_the_shape_of_its_country_or_a_line_leads_to_it() {
    for (code, width, is_on_shape) in [
        ("RU", 1040.0, true),
        ("RU", 328.0, true),
        ("DE", 1040.0, true),
        ("DE", 328.0, false),
        ("TW", 1040.0, false),
        ("TW", 328.0, false),
    ] {
        let spot = country(code);
        let (_, label, window) = labels(&[spot], width).remove(0);
        let SpotKind::Country(number) = spot.kind else { panic!("{code} has an outline") };
        let rings = &OUTLINES.area(number).expect("an area").rings;
        assert_eq!(is_in(rings, window.unplaced(label.place.middle())), is_on_shape, "{code}");
        let Some((from, to)) = label.line else {
            assert!(is_on_shape, "{code} at {width}: no line");
            continue;
        };
        assert!(!is_on_shape, "{code} at {width}: a line");
        assert!(is_in(rings, window.unplaced(from)), "{code}: the line begins on it");
        assert!(distance(from, to) < 60.0, "{code}: {label:?}");
    }
}

#[test]
fn a_label_off_its_country_stands_on_no_other_where_the_sea_is_near() {
    let (_, label, window) = labels(&[country("TW")], 1040.0).remove(0);
    assert!(!is_in(&OUTLINES.land, window.unplaced(label.place.middle())), "{label:?}");
}

#[test]
fn a_label_that_has_no_room_beside_its_sign_has_a_line() {
    let dot = Spot::at(-30.0, 20.0, SpotKind::Exact);
    let alone = labels(&[dot], 1040.0);
    assert!(alone[0].1.line.is_none());
    let around = [(-38.0, 20.0), (-22.0, 20.0), (-30.0, 13.0), (-30.0, 27.0)];
    let around = around.map(|(lon, lat)| Spot::at(lon, lat, SpotKind::Region));
    let labels = labels(&[&[dot], &around[..]].concat(), 1040.0);
    let lines = labels.iter().map(|(numbers, label, _)| (numbers[0], label.line.is_some()));
    let lines = lines.collect::<Vec<_>>();
    assert_eq!(lines, [(1, true), (2, false), (3, false), (4, false), (5, false)]);
}

#[test]
fn each_of_many_countries_has_a_label() {
    let codes =
        ["DE", "FR", "PL", "CZ", "AT", "CH", "BE", "NL", "DK", "LU", "IT", "SI", "HU", "SK"];
    for width in [1040.0, 328.0] {
        let spots = codes.map(country);
        let labels = labels(&spots, width);
        assert_eq!(labels.len(), codes.len());
        for ((_, label, window), spot) in labels.iter().zip(spots) {
            let SpotKind::Country(number) = spot.kind else { panic!("an outline") };
            let rings = &OUTLINES.area(number).expect("an area").rings;
            let is_on = is_in(rings, window.unplaced(label.place.middle()));
            assert!(is_on || label.line.is_some(), "{label:?}");
        }
    }
}
