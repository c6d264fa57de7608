//! What is known of the site, as pages, reports and exports read it.

mod fingerprints;
mod reader;

pub(crate) use fingerprints::{Fingerprints, theme_hash};
pub(crate) use reader::{Reader, Reads};
