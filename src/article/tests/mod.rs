//! Readings of entire articles.

mod invented;
mod originals;
mod properties;
mod remarks;
