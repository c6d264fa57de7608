//! Readings of entire articles.

mod cited;
mod invented;
mod kinds;
mod originals;
mod properties;
mod remarks;
