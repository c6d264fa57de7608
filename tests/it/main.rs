//! Whole-site tests: small sites written to a folder, built by the real binary, read back from the disk.
//!
//! One binary, so that the program is linked once. A new case goes where its promise stands.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "tests write sites, run the program, read what it wrote and say what they skip"
)]

/// The sites and what is asked of a run.
mod site_test;

/// Reads the pages as a browser would take them apart, and finds things in them.
mod html;

/// What is wrong with the content: each error with its place and its words.
mod errors;

/// Vaults of another program.
mod vault;

/// The rules: their documentation, their severities, and notes.
mod rules;

/// What every build promises.
mod promises;

/// What each kind of page holds.
mod pages;

/// What a report holds and what it refuses.
mod reports;

/// The index of the search.
mod search;

/// The windows on links.
mod windows;

/// Themes: rows, fonts, the exported theme.
mod themes;

/// The documentation for authors of themes.
mod theme_docs;

/// The preview: `serve` and `build --watch`.
mod preview;

/// The lock of cited passages, and the commands on passages.
mod passages;

/// The stable JSON of `inspect`.
mod inspect;

/// What the cues of attacks catch.
mod cues;

/// Clips: read, shown, inspected, and files in their folder that are none.
mod clips;

/// The command that makes clips.
#[cfg(feature = "import")]
mod import;

/// Linking on the original articles.
mod annotations;

/// Linking on annotated invented texts.
mod linking;

/// The layout of the source code itself.
mod tidy;

/// The words of the theme, and its templates, which have none of their own.
mod words;
