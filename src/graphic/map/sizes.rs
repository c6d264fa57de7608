//! How large the signs of places are, and how many numbers have room at one place.

use super::bounds::Bounds;
use super::{Point, SpotKind, letters};

/// The size of the numbers.
pub(super) const SIZE: f64 = 12.0;
/// More numbers than this at one place are counted.
const MOST: usize = 4;
/// With more clusters than this on a drawing of a width, each that has more than one number is counted.
const CROWD: f64 = 40.0;
const CROWDED: f64 = 1040.0;
/// A drawing has room for so many clusters per pixel of its area: 120 on 1040 × 500.
const ROOM: f64 = 120.0 / (1040.0 * 500.0);

const DOT: f64 = 4.0;
const CITY: f64 = 8.0;
const REGION: f64 = 16.0;

/// The radius of the sign of a place; a country has none.
pub(super) fn radius(kind: SpotKind) -> f64 {
    match kind {
        SpotKind::Exact => DOT,
        SpotKind::City => CITY,
        SpotKind::Region => REGION,
        SpotKind::Country(_) => 0.0,
    }
}

/// The radius of the disc that counts so many places.
pub(super) fn disc(places: usize) -> f64 {
    (letters::width(&places.to_string(), SIZE) / 2.0 + 5.0).max(10.0)
}

/// So many numbers a cluster may have among so many others in a frame before they are counted.
pub(super) fn most(clusters: usize, frame: &Bounds) -> usize {
    if clusters as f64 > CROWD * frame.width() / CROWDED { 1 } else { MOST }
}

/// Whether a frame has no room for so many clusters.
pub(super) fn is_crowded(clusters: usize, frame: &Bounds) -> bool {
    clusters as f64 > ROOM * frame.width() * frame.height()
}

/// Whether the sign of a place is whole in a frame.
pub(super) fn fits(kind: SpotKind, at: Point, frame: &Bounds) -> bool {
    let radius = radius(kind);
    radius > 0.0 && frame.holds(&Bounds::around(at, radius, radius))
}
