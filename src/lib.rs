//! Briefing turns published articles and an analyst's notes into a cross-linked website, and into reports.
//!
//! The program `briefing` is a command line over this library. Everything between reading files and writing pages is
//! pure: no disk, clock or environment. Problems in the content are not errors of functions but a list of
//! [`Diagnostic`](diagnostic::Diagnostic)s, each with its place and a hint.
//!
//! # The stages
//! ```text
//! disk::read ─► Inputs ─► check::site ─► (Site, Diagnostics)
//! Site ─► outputs: pages, reports, copied files ─► disk::Stage ─► the output folder
//! Site ─► report::compose ─► Report ─► a page of HTML, or a PDF
//! ```
//! - [`disk::read()`] reads the folders of a site into [`Inputs`](input::Inputs): every file, as path and bytes.
//! - [`site::assemble`] reads, links and joins them into a [`Site`](site::Site). Its parts:
//!     - [`note`] is a note: its keys and its Markdown; [`document`] the text of a note as a tree;
//!     - [`article`] has the passages, citations and footnotes of an article; [`source`] is an article with its note;
//!     - [`catalogue`] has every published note, by id and by name; [`mention`] finds the names in texts;
//!     - [`links`] has what a note names, links and cites; [`index`] leads from notes and sources to their uses.
//! - [`check::site`] assembles a site and checks what needs all of it, such as references; [`rule`] has every kind of
//!   problem.
//! - [`outputs`] makes the published files: pages, which [`render`] writes, reports, and copied files.
//! - [`disk::Stage`] moves the files into place, all or none; [`build`] runs all of these stages for one folder.
//! - [`report::compose`] makes a report of a selection of notes; [`preview`] serves a site and follows changes of its
//!   files.
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
//! let templates = Templates::load(&inputs, "default", &site.words).expect("the built-in templates are sound");
//! let files = outputs::files(Arc::new(site), Arc::new(templates), &inputs);
//! let files = files.expect("the built-in templates fit every page");
//! let page = String::from_utf8_lossy(&files["actors/red-hill/index.html"]);
//! assert!(page.contains("The fishers say that the"), "the actor's page quotes the article");
//! assert!(page.contains("sources/lake/"), "and links the page of the source");
//! ```

#![forbid(unsafe_code)]

pub(crate) mod work;

pub mod text;

pub(crate) mod attachment;
pub mod content;
pub mod diagnostic;
pub mod edtf;
pub mod fields;
pub mod id;
pub mod input;
pub(crate) mod leftover;
pub mod memo;
pub(crate) mod picture;
pub(crate) mod pixels;
pub mod rule;
pub(crate) mod stored;
pub mod theme;
pub mod vocabulary;

pub mod article;
pub mod clip;
#[cfg(feature = "import")]
pub mod import;
pub mod mention;
pub(crate) mod search;

pub mod marking;

pub mod document;

pub mod note;

pub mod catalogue;
pub mod highlight;
pub mod links;
pub mod source;

pub mod lock;

pub mod words;

pub mod config;
pub(crate) mod graphic;
pub mod index;

pub mod adopt;

#[cfg(feature = "import")]
pub mod intake;

pub mod cache;
pub mod site;

pub mod check;
pub(crate) mod model;

pub mod cues;
pub mod drawing;
pub mod inspect;
pub mod output;
pub mod render;
pub mod texts;

pub mod report;

pub mod outputs;

pub mod build;
pub mod disk;
pub(crate) mod kept;

pub mod preview;

#[cfg(feature = "pdf")]
pub mod pdf;
