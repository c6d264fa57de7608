//! Whole-site tests: small sites written to a folder, built by the real binary, read back from the disk.
//!
//! One binary, so that the program is linked once. A new case goes where its promise stands.

#![allow(
    clippy::disallowed_methods,
    reason = "tests write sites, run the program and read what it wrote"
)]

/// The sites and what is asked of a run.
mod site_test;

/// Reads the pages as a browser would take them apart, and finds things in them.
mod html;

/// What is wrong with the content: each error with its place and its words.
mod errors;

/// What every build promises.
mod promises;

/// What each kind of page holds.
mod pages;

/// The stable JSON of `inspect`.
mod inspect;

/// The layout of the source code itself.
mod tidy;
