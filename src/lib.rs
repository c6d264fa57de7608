//! Briefing turns published articles and an analyst's notes into a cross-linked website, and into reports.
//!
//! The program `briefing` is a command line over this library. Everything between its two ends is pure: files in, pages
//! out, no disk, clock or environment. What is wrong with the content is no error of a function but a list of
//! [`Diagnostic`](diagnostic::Diagnostic)s, each with its place and with what to do.
//!
//! # The stages
//! ```text
//! disk::read ─► Inputs ─► check::site ─► (Site, Diagnostics)
//! Site ─► outputs: pages, reports, copied files ─► disk::Stage ─► the output folder
//! Site ─► report::compose ─► Report ─► a page of HTML, or a PDF
//! ```
//! - [`disk::read()`] reads the folders of a site into [`Inputs`](input::Inputs): every file, as path and bytes.
//! - [`site::assemble`] reads, links and joins them into a [`Site`](site::Site). Within it
//!     - [`note`] is a note: its keys and its Markdown; [`document`] the text of a note as a tree;
//!     - [`article`] is an article: passages, citations, footnotes, what was set aside; [`source`] is one with its note;
//!     - [`catalogue`] has every published note, by id and by name; [`mention`] finds the names in texts;
//!     - [`links`] are what a note names, links and cites; [`index`] leads from what is spoken of to where.
//! - [`check::site`] does that, and sees whether what notes refer to exists; [`rule`] has every kind of problem.
//! - [`outputs`] is all that a site is published as, file by file: pages, which [`render`] makes, reports, and files that
//!   are copied.
//! - [`disk::Stage`] moves the files into place, all or none; [`build`] does all of this for one folder.
//! - [`report::compose`] makes one document of a part of a site, [`preview`] a site that follows its files.
//!
//! # A site in memory
//! ```
//! use std::sync::Arc;
//!
//! use briefing::cache::Cache;
//! use briefing::catalogue::Audience;
//! use briefing::input::{InputFile, Inputs};
//! use briefing::render::Templates;
//! use briefing::{check, outputs};
//!
//! let actor = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\nIt is named after a hill.\n";
//! let source = "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"full\"\n+++\n";
//! let article = "The Lake in Spring\n\nThe fishers say that the Red Hill Group met at the lake.\n";
//! let files = [
//!     ("content/actors/red-hill.md", actor),
//!     ("content/sources/lake.md", source),
//!     ("seeds/lake.txt", article),
//! ];
//! let inputs: Inputs = files.into_iter().map(|(path, text)| InputFile::new(path, text)).collect();
//!
//! let (site, problems) = check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
//! assert!(problems.is_empty(), "{problems:?}");
//!
//! let templates = Templates::load(&inputs, "default").expect("the built-in templates are sound");
//! let files = outputs::files(Arc::new(site), Arc::new(templates), &inputs);
//! let files = files.expect("the built-in templates fit every page");
//! let page = String::from_utf8_lossy(&files["actors/red-hill/index.html"]);
//! assert!(page.contains("The fishers say that the"), "the actor's page quotes the article");
//! assert!(page.contains("sources/lake/"), "and links the page of the source");
//! ```

#![forbid(unsafe_code)]

pub(crate) mod work;

pub mod text;

pub mod content;
pub mod diagnostic;
pub mod edtf;
pub mod fields;
pub mod input;
pub mod memo;
pub(crate) mod picture;
pub(crate) mod pixels;
pub mod rule;
pub(crate) mod stored;

pub mod article;
pub mod mention;

pub mod id;
pub mod marking;

pub mod document;

pub mod note;

pub mod catalogue;
pub mod highlight;
pub mod links;
pub mod source;

pub mod config;
pub mod index;

pub mod cache;
pub mod site;

pub mod check;
pub(crate) mod model;

pub mod drawing;
pub mod inspect;
pub mod output;
pub mod render;
pub mod texts;
pub mod theme;

pub mod report;

pub mod outputs;

pub mod build;
pub mod disk;
pub(crate) mod kept;

pub mod preview;

#[cfg(feature = "pdf")]
pub mod pdf;
