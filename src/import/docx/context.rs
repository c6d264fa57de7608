//! What the reader of a document looks things up in, and what it counts.

use std::collections::BTreeMap;

use super::left_out::LeftOut;
use super::note_markers::NoteMarkers;
use super::numbering::Numbering;
use super::package::Relation;
use super::styles::Styles;

/// What the reader of a story looks things up in, and what it counts.
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a mut Numbering,
    /// The relations of the part that is read.
    pub(super) relations: &'a BTreeMap<String, Relation>,
    pub(super) notes: &'a mut NoteMarkers,
    pub(super) left_out: &'a mut LeftOut,
    /// The fields that are open: they may go over several paragraphs.
    pub(super) fields: Vec<Field>,
    /// How many characters are marked as being in a language.
    pub(super) languages: BTreeMap<String, usize>,
}

/// A field, such as a hyperlink or a number of a page: an instruction and what it last gave.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    pub(super) is_result: bool,
}
