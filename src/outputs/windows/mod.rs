//! What small windows on links show: for each entity, briefing and source a script beside its page, `window.js`, that hands
//! one value to `briefingWindow`. A page opened from a folder may load scripts of the site, and nothing else.
//!
//! Nothing in a file is in it alone: it is said on the page that it stands beside, or was decided for all pages together
//! (`source::visible`). A file depends on what was read to make it, as a page does.

mod window;

use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::diagnostic::Diagnostic;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::model::Reader;
use crate::note::Kind;
use crate::render::address;
use crate::site::Site;
use crate::source::SourceIx;

use super::{Bytes, Dependencies, Item, Made, Output, Subject};
use window::{of_note, of_source};

/// The kinds of notes with a window. Sources have one with or without a note.
const KINDS: [Kind; 4] = [Kind::Actor, Kind::Attack, Kind::Outlet, Kind::Briefing];

/// The name of the files.
const FILE: &str = "window.js";

/// The windows of a site.
pub(super) struct Windows {
    site: Arc<Site>,
    subjects: Vec<About>,
}

/// The subject of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// A note.
    Note(NoteIx),
    /// A source, with the note that it may have.
    Source(SourceIx),
}

impl Windows {
    pub(super) fn new(site: Arc<Site>) -> Windows {
        let notes = site.catalogue.iter().filter(|(_, note)| KINDS.contains(&note.kind));
        let notes = notes.map(|(ix, _)| About::Note(ix));
        let sources = site.iter_sources().map(|(ix, _)| About::Source(ix));
        let subjects = notes.chain(sources).collect();
        Windows { site, subjects }
    }

    /// The file beside the page of a subject.
    fn path(&self, about: &About) -> String {
        let page = match about {
            About::Note(ix) => address::file_of_note(self.site.note(*ix)),
            About::Source(ix) => address::file_of_source(&self.site.source(*ix).id),
        };
        [page.strip_suffix(address::HOME).unwrap_or(&page), FILE].concat()
    }
}

impl Output for Windows {
    fn items(&self) -> Vec<Item> {
        let item = |about: &About| Item {
            path: self.path(about),
            place: None,
            subject: Subject::Data,
            counted: None,
        };
        self.subjects.iter().map(item).collect()
    }

    fn items_hash(&self) -> Hash {
        let ids = self.site.catalogue.ids_hash();
        let sources = self.site.sources.iter().map(|source| source.id.as_str().as_bytes());
        hash_of([ids.as_bytes().as_slice()].into_iter().chain(sources))
    }

    fn depends_on(&self, _: usize) -> Dependencies {
        Dependencies::Reads
    }

    fn make(&self, number: usize, reader: &Reader<'_>) -> Result<Made, Vec<Diagnostic>> {
        let windows = match self.subjects[number] {
            About::Note(ix) => of_note(reader, ix),
            About::Source(ix) => of_source(reader, ix),
        };
        let value = serde_json::to_string(&windows).expect("texts and lists of them are JSON");
        let bytes = format!("briefingWindow({value});\n").into_bytes();
        Ok(Made { bytes: Bytes::Made(bytes), warnings: Vec::new() })
    }

    fn can_fail(&self) -> bool {
        false
    }
}
