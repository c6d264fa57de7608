//! Makes clips of what people have: saved web pages, PDF files, documents, e-mails, texts in any encoding.
//!
//! Each form has a module of its own that turns bytes into a [`Reading`]; nothing here touches the disk or the network.

pub mod docx;
pub mod encoding;
pub mod mail;
pub mod mhtml;
pub mod page;
pub mod pdf;
pub mod refs;
pub mod signature;
pub mod text;

use crate::clip::Clip;

/// A file to import.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, without folders; empty for standard input.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A clip, and what an analyst should know of how it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The clip.
    pub clip: Clip,
    /// What the file says of the publication, each with its place, in the order of preference.
    pub findings: Vec<Finding>,
    /// Doubts, as sentences without a stop at the end.
    pub remarks: Vec<String>,
}

/// A value that the file gives for a key of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key of the clip's head: `title`, `author`, `site`, `published` ...
    pub key: &'static str,
    /// The value.
    pub value: String,
    /// Where it stands, such as `JSON-LD` or `byline`.
    pub place: &'static str,
}

/// Why a file cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, with what was seen.
    pub message: String,
    /// What to do.
    pub hint: String,
}
