//! The Equal Earth projection (Šavrič, Patterson and Jenny 2018), as d3-geo has it: areas stay comparable.
//!
//! Only `+`, `-`, `*`, `/` and square roots are used, and a sine made of them: their results are the same on every machine.

use std::f64::consts::PI;

use super::Point;

/// The width of the world in the units of the outlines.
pub(super) const WIDTH: f64 = 10_000.0;
/// The height of the world in the same units.
pub(super) const HEIGHT: f64 = 4867.2;

/// The scale at which d3-geo draws a world of that width, and the place of 0° N, 0° E in it.
const SCALE: f64 = 1847.316;
const MIDDLE: Point = (5000.0, 2433.58);

const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

/// The place of a longitude and latitude in degrees.
pub(super) fn project(longitude: f64, latitude: f64) -> Point {
    let (lambda, phi) = (longitude * PI / 180.0, latitude * PI / 180.0);
    let root = 3_f64.sqrt();
    let sine_theta = root / 2.0 * sine(phi);
    let theta = arcsine(sine_theta);
    let square = theta * theta;
    let sixth = square * square * square;
    let [a1, a2, a3, a4] = A;
    let stretch = a1 + 3.0 * a2 * square + sixth * (7.0 * a3 + 9.0 * a4 * square);
    let x = lambda * cosine_of(sine_theta) / (root / 2.0 * stretch);
    let y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square));
    (MIDDLE.0 + SCALE * x, MIDDLE.1 - SCALE * y)
}

/// The sine of an angle of at most a right angle, by its series.
fn sine(angle: f64) -> f64 {
    let (square, mut term, mut sum) = (angle * angle, angle, angle);
    for n in 1..=12 {
        let n = f64::from(2 * n);
        term = -term * square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

/// The angle with a sine of at most half the root of 3, by Newton's method.
fn arcsine(wanted: f64) -> f64 {
    let mut angle = wanted + wanted * wanted * wanted / 6.0;
    for _ in 0..6 {
        let found = sine(angle);
        angle -= (found - wanted) / cosine_of(found);
    }
    angle
}

/// The cosine of an acute angle with this sine.
fn cosine_of(sine: f64) -> f64 {
    (1.0 - sine * sine).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of d3-geo 3.1.2: `geoEqualEarth().scale(1847.316).translate([5000, 2433.58])`.
    #[test]
    fn places_are_those_of_d3() {
        for ((longitude, latitude), (x, y)) in [
            ((69.17, 34.53), (6757.5956, 1183.3653)),
            ((0.0, 0.0), (5000.0, 2433.58)),
            ((180.0, 0.0), (10000.0009, 2433.58)),
            ((-180.0, 0.0), (-0.0009, 2433.58)),
            ((178.4, -18.1), (9837.9854, 3105.0098)),
            ((-150.0, 64.8), (2011.92, 310.0434)),
            ((160.0, 56.0), (8479.5525, 526.3589)),
            ((37.62, 55.76), (5819.9472, 532.7868)),
            ((0.0, 90.0), (5000.0, -0.0053)),
            ((0.0, -90.0), (5000.0, 4867.1653)),
            ((-179.9999, -90.0), (2037.6667, 4867.1653)),
            ((31.0, -26.0), (5819.1701, 3388.8676)),
            ((179.99, 89.5), (7962.4941, 0.1325)),
        ] {
            let found = project(longitude, latitude);
            assert!(
                (found.0 - x).abs() < 1e-4 && (found.1 - y).abs() < 1e-4,
                "{longitude} {latitude}: {found:?}"
            );
        }
    }
}
