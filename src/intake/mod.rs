//! Taking a file into a site: the clip and the notes that are written for it, and what is said about it.
//!
//! [`Prepared::read`] reads a file, independent of all others; [`Known::take_in`] gives it an id among what the site has.
//! Nothing here touches the disk.

mod clipping;
mod difference;
mod form;
mod known;
mod name;
mod note;
mod report;

use crate::article::Overrides;
use crate::clip::{self, Original};
use crate::content::Text;
use crate::id::Id;
use crate::import::refs::{self, Reference};
use crate::import::{File, Reading, Refused, docx, mail, mhtml, page, pdf, text};
use crate::source;

pub use form::Form;
pub use known::{Known, Same};

/// A file as it was read.
#[derive(Debug)]
pub struct Prepared {
    /// Its name, without folders; empty for standard input.
    name: String,
    form: Form,
    reading: Reading,
    hash: String,
}

/// How to take in a file.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The id of the source; found if it is not given.
    pub id: Option<Id>,
    /// The path of the clipping in the folder of notes that is to become the note of its source.
    pub in_place: Option<String>,
    /// Whether an earlier clip of the same file or address is written anew.
    pub update: bool,
    /// Whether the note of an outlet that has none is written.
    pub outlet: bool,
}

/// What is to be written for a file.
#[derive(Debug)]
pub struct Intake {
    /// The id of the source.
    pub id: Id,
    /// What was found and what was left out, a line each.
    pub report: Vec<String>,
    /// What to write.
    pub outcome: Outcome,
    /// A note of an outlet that has none: its id and its text.
    pub outlet: Option<(Id, String)>,
}

/// What is to be written for a file. Paths are within the site.
#[derive(Debug)]
pub enum Outcome {
    /// A new clip, and its note: paths and texts.
    New {
        /// The path and text of the clip.
        clip: (String, String),
        /// The path and text of the note.
        note: (String, String),
    },
    /// An earlier clip anew: path and text, and the path and text of a note if it has none.
    Update {
        /// The path and text of the clip.
        clip: (String, String),
        /// The path and text of its note; `None` if it has one.
        note: Option<(String, String)>,
    },
    /// A new clip, and its note in place of the clipping: paths and texts.
    InPlace {
        /// The path and text of the clip.
        clip: (String, String),
        /// The path and text of the note.
        note: (String, String),
    },
    /// Nothing: the site has a clip of the same file.
    Unchanged,
    /// Nothing: the site has an earlier clip, which was not to be written anew.
    Earlier,
}

impl Prepared {
    /// Reads a file. `include` selects the elements of a web page that are the article.
    ///
    /// # Errors
    /// Refuses a file that has no form that can be read, or no text.
    pub fn read(file: File<'_>, include: Option<&str>) -> Result<Prepared, Refused> {
        let form = Form::of(file.name, file.bytes);
        let options = page::Options { include };
        let mut reading = match form {
            Form::Mail => mail::read(file),
            Form::Docx => docx::read(file),
            Form::Pdf => pdf::read(file),
            Form::Page => page::read(file, options),
            Form::Mhtml => mhtml::read(file, options),
            Form::Clipping => clipping::read(file.bytes),
            _ => text::read(file),
        }?;
        let hash = blake3::hash(file.bytes).to_hex().to_string();
        let name = if file.name.is_empty() { "standard input" } else { file.name };
        // The original of a clip that is taken in again is the page that it was made from.
        let original = || Original { file: name.to_owned(), blake3: hash.clone() };
        reading.clip.head.original.get_or_insert_with(original);
        Ok(Prepared { name: file.name.to_owned(), form, reading, hash })
    }
}

impl Known {
    /// Decides what to write for a file, and knows its id from then on.
    ///
    /// # Errors
    /// The wanted id is taken.
    pub fn take_in(&mut self, file: &Prepared, request: &Request) -> Result<Intake, Refused> {
        let head = &file.reading.clip.head;
        let wanted = request.id.as_ref().map(Id::as_str);
        let named = wanted.and_then(|id| Some((self.clip_named(id)?, Same::Id)));
        let earlier = named.or_else(|| self.clip_of(&file.hash, head.url.as_deref()));
        let outlet = self.outlet(head.url.as_deref(), head.site.as_deref());
        let is_never_linked =
            head.url.as_deref().is_some_and(|url| self.is_never_linked(url, outlet));
        let mut report = report::of(file, outlet);
        let new_outlet = note::of_outlet(head).filter(|_| outlet.is_none());
        let new_outlet = new_outlet.map(|(id, note)| (self.free_outlet(id), note));
        let written = new_outlet.as_ref().filter(|_| request.outlet).map(|(id, _)| id.to_string());
        let outlet = outlet.map(|outlet| outlet.id.clone()).or(written);
        let note_of = |seed: &str| {
            let findings = &file.reading.findings;
            note::of_source(seed, head, outlet.as_deref(), is_never_linked, findings)
        };
        let text = clip::write(&file.reading.clip);
        if let Some((earlier, same)) = earlier {
            let id = Id::slug(&self.id_of(earlier));
            let path = earlier.path.clone();
            let note_path = format!("content/sources/{id}.md");
            let seed = path.strip_prefix("seeds/").unwrap_or(&path);
            let note = (!self.has_note(earlier)).then(|| (note_path, note_of(seed)));
            let outcome = match (request.update, same) {
                (true, _) => Outcome::Update { clip: (path, text), note },
                (false, Same::File) => Outcome::Unchanged,
                (false, _) => Outcome::Earlier,
            };
            report.push(report::earlier(&earlier.path, same, request.update));
            return Ok(Intake { id, report, outcome, outlet: new_outlet });
        }
        let place = outlet.clone().or(new_outlet.as_ref().map(|(id, _)| id.to_string()));
        if let Some(path) = &request.in_place
            && let Some(id) = self.clippings.remove(path)
        {
            let seed = format!("{id}.md");
            let note = (path.clone(), note_of(&seed));
            let clip = (format!("seeds/{seed}"), text);
            self.remember(&id, &clip.0, head);
            return Ok(Intake {
                id,
                report,
                outcome: Outcome::InPlace { clip, note },
                outlet: new_outlet,
            });
        }
        let id = match &request.id {
            Some(id) if self.ids.contains(id.as_str()) => return Err(taken(id)),
            Some(id) => id.clone(),
            None => name::free(head, place.as_deref(), &file.name, &self.ids),
        };
        let seed = format!("{id}.md");
        let note = (format!("content/sources/{id}.md"), note_of(&seed));
        let clip = (format!("seeds/{seed}"), text);
        self.remember(&id, &clip.0, head);
        if request.outlet
            && let Some((id, _)) = &new_outlet
        {
            self.remember_outlet(id, head);
        }
        Ok(Intake { id, report, outcome: Outcome::New { clip, note }, outlet: new_outlet })
    }
}

impl Known {
    /// The path and text of the note of a reference; `None` if its id is taken, as it is after the first time.
    pub fn take_in_reference(&mut self, reference: &Reference) -> Option<(String, String)> {
        if !self.ids.insert(reference.id.to_string()) {
            return None;
        }
        let mut reference = reference.clone();
        let container = reference.container_title.as_ref().or(reference.publisher.as_ref());
        let outlet = self.outlet(reference.url.as_deref(), container.map(String::as_str));
        let doi = reference.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
        let url = reference.url.clone().or(doi);
        if url.as_deref().is_some_and(|url| self.is_never_linked(url, outlet)) {
            (reference.url, reference.doi) = (None, None);
        }
        let outlet = outlet.map(|outlet| Id::slug(&outlet.id));
        let text = refs::note(&reference, outlet.as_ref());
        Some((format!("content/sources/{}.md", reference.id), text))
    }
}

fn taken(id: &Id) -> Refused {
    Refused {
        message: format!("`{id}` is the id of another note or source"),
        hint: String::from("choose another with --as; --update writes a clip anew"),
    }
}

/// What differs between the passages of two clips, a line each.
pub fn differences(path: &str, old: &str, new: &str) -> Vec<String> {
    let passages = |text: &str| {
        let path = std::sync::Arc::from(path);
        let read = source::clip::read(&path, Text::from(text), &Overrides::default());
        let passages = read.article.passages.iter();
        passages.map(|passage| read.text[passage.span.clone()].to_owned()).collect::<Vec<_>>()
    };
    report::differences(&passages(old), &passages(new))
}
