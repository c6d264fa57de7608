//! Readings of whole articles.

mod invented;
mod originals;
mod properties;
mod remarks;
