//! A reference supports a fact: a source, or a passage of it.

use crate::article::{PassageNumber, PassageRange};
use crate::note::Cited;
use crate::source::SourceIx;

use super::Reader;

/// A source, or a passage of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reference {
    /// The source.
    pub(crate) source: SourceIx,
    /// The passage; `None` for the whole source.
    pub(crate) passage: Option<PassageNumber>,
}

impl Reference {
    /// The passage as a range.
    pub(crate) fn passages(&self) -> Option<PassageRange> {
        self.passage.map(PassageRange::of)
    }
}

impl Reader<'_> {
    /// The reference of a row of a head; `None` if this build has no such source.
    pub(crate) fn reference(&self, cited: &Cited) -> Option<Reference> {
        let source = self.cited(cited)?;
        Some(Reference { source, passage: cited.passage.as_ref().map(|passage| passage.value) })
    }
}
