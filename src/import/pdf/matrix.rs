//! Matrices that place letters on a page.

/// An affine map: `[a b c d e f]` as a PDF file writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `inner`, then this.
    pub(super) fn after(self, inner: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, inner.0);
        Matrix([
            a * p + c * q,
            b * p + d * q,
            a * r + c * s,
            b * r + d * s,
            a * t + c * u + e,
            b * t + d * u + f,
        ])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The direction of lines, in quarter turns, and whether it is one of these but for a slight slant.
    pub(super) fn turn(self) -> Option<u8> {
        let [a, b, ..] = self.0;
        let (along, across) = (a.abs().max(b.abs()), a.abs().min(b.abs()));
        (along > 0.0 && across < along * 0.06).then_some(
            match (a.abs() > b.abs(), a > 0.0, b > 0.0) {
                (true, true, _) => 0,
                (false, _, true) => 1,
                (true, false, _) => 2,
                (false, _, false) => 3,
            },
        )
    }

    /// How much larger lines get across their direction.
    pub(super) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        let along = a.hypot(b);
        if along > 0.0 { ((a * d - b * c) / along).abs() } else { c.hypot(d) }
    }
}
