//! Charts: what is counted or stated of several things, on one scale or in one grid.

mod bars;
mod grid;

pub(crate) use bars::{Bar, BarRow, Bars};
pub(crate) use grid::{Grid, Head};
