//! The entries of a library of references, as source notes without a text: BibTeX and BibLaTeX, CSL-JSON, RIS.

mod bibtex;
mod csl;
mod key;
mod latex;
mod note;
mod ris;
mod value;

use crate::edtf::Edtf;
use crate::id::Id;

use super::{File, Refused, encoding};

/// An entry of a library.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The id of its note, made of its citation key.
    pub id: Id,
    /// The citation key as it is written in the library.
    pub key: String,
    /// The line on which it begins.
    pub line: usize,
    /// A CSL item type, such as `article-journal`.
    pub csl_type: &'static str,
    /// Its title.
    pub title: String,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// The names of its editors.
    pub editors: Vec<String>,
    /// The name of the journal, newspaper, book or site that it is in.
    pub container_title: Option<String>,
    /// The volume.
    pub volume: Option<String>,
    /// The issue.
    pub issue: Option<String>,
    /// The date of publication.
    pub issued: Option<Edtf>,
    /// Its address in the web.
    pub url: Option<String>,
    /// Its DOI, without an address.
    pub doi: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Its pages.
    pub pages: Option<String>,
}

/// Something in a library that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it stands.
    pub line: usize,
    /// What it is.
    pub message: String,
}

/// A library as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    /// Its entries, in the order of the file.
    pub references: Vec<Reference>,
    /// What was not understood, in the order of the file.
    pub problems: Vec<Problem>,
    /// Doubts about the whole, as sentences without a stop.
    pub remarks: Vec<String>,
}

/// An entry before its key is made an id, as all three forms give it.
#[derive(Debug, Clone, Default)]
struct Draft {
    line: usize,
    key: String,
    csl_type: &'static str,
    title: Option<String>,
    authors: Vec<String>,
    editors: Vec<String>,
    container_title: Option<String>,
    volume: Option<String>,
    issue: Option<String>,
    issued: Option<Edtf>,
    url: Option<String>,
    doi: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
    pages: Option<String>,
}

/// Reads a library of references.
///
/// # Errors
/// Refuses what is no library, with what to export instead.
pub fn library(file: File<'_>) -> Result<Library, Refused> {
    let decoded = encoding::decode(file.bytes)?;
    let text = &*decoded.text;
    let (drafts, problems) = match Form::of(file.name, text) {
        Some(Form::BibTex) => bibtex::read(text),
        Some(Form::Csl) => csl::read(text)?,
        Some(Form::Ris) => ris::read(text),
        None => return Err(refused(text)),
    };
    let mut library = Library { problems, remarks: decoded.remarks(), ..Library::default() };
    key::number(drafts, &mut library);
    library.problems.sort_by_key(|problem| problem.line);
    if library.references.is_empty() && library.problems.is_empty() {
        return Err(refused(text));
    }
    Ok(library)
}

/// Returns the text of the note of a reference. `outlet` is the id of the outlet's note, if there is one.
pub fn note(reference: &Reference, outlet: Option<&Id>) -> String {
    note::text(reference, outlet)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    BibTex,
    Csl,
    Ris,
}

impl Form {
    /// The form of a library: by what it begins with, and only then by its name.
    fn of(name: &str, text: &str) -> Option<Form> {
        let text = text.trim_start();
        let is_ris = |line: &str| line.starts_with("TY  - ") || line.starts_with("TY  -\t");
        let is_entry = |line: &str| {
            let kind =
                line.trim_start().strip_prefix('@').and_then(|rest| rest.split(['{', '(']).next());
            kind.is_some_and(|kind| {
                kind.trim().chars().all(char::is_alphabetic) && line.contains(['{', '('])
            })
        };
        if text.starts_with(['[', '{']) {
            Some(Form::Csl)
        } else if text.lines().take(50).any(is_ris) {
            Some(Form::Ris)
        } else if text.lines().any(is_entry) || name.to_lowercase().ends_with(".bib") {
            Some(Form::BibTex)
        } else {
            None
        }
    }
}

fn refused(text: &str) -> Refused {
    let start = text.trim_start();
    let what = if start.starts_with("<?xml") || start.starts_with('<') {
        "this is XML, not a library in BibTeX, CSL-JSON or RIS"
    } else {
        "there is no reference in this file"
    };
    Refused {
        message: what.into(),
        hint: "export the library as BibTeX, Better BibTeX, CSL JSON or RIS (in Zotero: File, Export Library)".into(),
    }
}

#[cfg(test)]
mod tests;
