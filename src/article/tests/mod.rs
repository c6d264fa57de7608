//! Readings of entire articles.

mod cited;
mod invented;
mod kinds;
mod originals;
mod pages;
mod properties;
mod remarks;
