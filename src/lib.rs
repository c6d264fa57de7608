//! Briefing turns published articles and an analyst's notes into a cross-linked website.
//!
//! The pipeline, from files to files. Everything between the two ends is pure: strings in, values out.
//!
//! ```text
//! disk::read -> Inputs -> site::assemble -> (Site, Diagnostics)
//!     text       folding, words, sentences, spans, direction, escaping
//!     note       a note: its keys and its Markdown
//!     document   the text of a note as a tree, without what is left out
//!     article    an article: passages, citations, footnotes, what was set aside
//!     catalogue  every published note, by id and by name
//!     mention    names of entities in text
//!     links      what a note names, links and cites
//!     index      from what is spoken of to where
//!     check      does what notes refer to exist?
//! Site -> render::Renderer -> OutputFile -> disk::Stage -> the output folder
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
pub mod check;
pub mod site;

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
