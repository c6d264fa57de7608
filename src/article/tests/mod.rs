//! Readings of entire articles.

mod cited;
mod invented;
mod originals;
mod properties;
mod remarks;
