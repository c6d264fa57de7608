//! Notes within notes: which are open while a text is written, so that none holds itself, and a page stays of a size.

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::document::Document;
use crate::links::passages_of;
use crate::note::Kind;
use crate::source::SourceIx;

use super::{Reader, quoted};

/// The most notes within each other, besides the outermost.
const DEEPEST: usize = 4;

/// The most embeds of a text, those in embeds among them: each may hold several others.
const MOST: usize = 100;

/// The passages of a source that an embed shows; `None` if it shows the text of a note.
fn passages(site: &Reader<'_>, ix: NoteIx, part: Option<&str>) -> Option<(SourceIx, PassageRange)> {
    let note = site.named(ix);
    let passages = part.and_then(passages_of).filter(|_| note.kind == Kind::Source)?;
    Some((site.source_with_id(note.id.as_str())?, passages))
}

/// The open embeds of a text.
#[derive(Debug)]
pub(crate) struct Embeds {
    /// The note of the text, then each open embed, with the anchor of its part.
    open: Vec<(NoteIx, Option<String>)>,
    /// The number of embeds so far.
    count: usize,
    /// The number of the open embed; 0 for the text itself.
    numbers: Vec<usize>,
}

impl Embeds {
    /// Begins with the text of a note.
    pub(crate) fn of(ix: NoteIx) -> Embeds {
        Embeds { open: vec![(ix, None)], count: 0, numbers: Vec::new() }
    }

    /// Opens an embed of a note, or of a part of it, or of passages of a source; `None` if it cannot be shown: it holds itself, there is no such part,
    /// or there are too many.
    pub(crate) fn open<'a>(
        &mut self,
        site: &Reader<'a>,
        ix: NoteIx,
        part: Option<&str>,
    ) -> Option<Document<'a>> {
        let headings = &site.links(ix).headings;
        let part = part.filter(|part| !part.is_empty());
        let passages = passages(site, ix, part);
        let anchor = match part {
            Some(part) if passages.is_some() => Some(part.to_owned()),
            Some(part) => Some(headings.anchor(part)?.into_owned()),
            None => None,
        };
        let key = (ix, anchor);
        let is_within_itself =
            self.open.contains(&key) || self.open.contains(&(ix, None)) && part.is_none();
        if is_within_itself || self.numbers.len() == DEEPEST || self.count == MOST {
            return None;
        }
        let document = match (passages, part) {
            (Some((source, passages)), _) => quoted::passages(site, source, passages)?,
            (None, Some(part)) => site.document(ix).part(headings, part)?,
            (None, None) => site.document(ix),
        };
        self.open.push(key);
        self.count += 1;
        self.numbers.push(self.count);
        Some(document)
    }

    /// The language of what an embed shows, if it is another than that of the note around it.
    pub(crate) fn language<'a>(
        site: &Reader<'a>,
        (outer, ix): (NoteIx, NoteIx),
        part: Option<&str>,
    ) -> Option<&'a str> {
        let language = match passages(site, ix, part) {
            Some((source, _)) => site.language_of(source),
            None => site.language(site.note(ix)),
        };
        (language != site.language(site.note(outer))).then_some(language)
    }

    /// Closes the innermost embed.
    pub(crate) fn close(&mut self) {
        self.open.pop();
        self.numbers.pop();
    }

    /// Whether an embed is open.
    pub(crate) fn is_open(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// An anchor in the open embed that no other part of the text has.
    pub(crate) fn anchor(&self, part: &str) -> String {
        match self.numbers.last() {
            Some(number) => format!("{part}-e{number}"),
            None => part.to_owned(),
        }
    }
}
