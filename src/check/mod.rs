//! The checks that need the whole site: does what notes refer to exist, and does it say what they say?
//!
//! One rule, one function. What is wrong with a single note is found where it is read.

mod anchors;
mod outlets;
mod quotes;
mod references;
mod seeds;
mod settings;
mod tags;

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::site::Site;

pub use quotes::find_quote;
pub use seeds::missing_seeds;

/// Runs every check.
pub fn run(site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    references::check(site, &mut problems);
    anchors::check(site, &mut problems);
    quotes::check(site, &mut problems);
    seeds::check(site, inputs, &mut problems);
    settings::check(site, inputs, &mut problems);
    tags::check(site, &mut problems);
    outlets::check(site, &mut problems);
    problems
}
