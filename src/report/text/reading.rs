//! The state of reading one text for a report, and what cannot be shown in it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::catalogue::NoteIx;
use crate::diagnostic::Location;
use crate::document::headings::Heading;
use crate::model::{Embeds, Reader};
use crate::note::Note;
use crate::render::References;
use crate::report::levels::Levels;
use crate::text::direction;

use super::footnotes::Texts;

/// The possible targets of a text besides its headings.
pub(crate) struct Target<'a> {
    /// The entry of each note of the report.
    pub(crate) entries: &'a BTreeMap<NoteIx, String>,
    /// The pictures in the texts, by their path under `content/`, each with the place of its first
    /// use.
    pub(crate) images: &'a mut BTreeMap<String, Location>,
    /// The entities that the texts name.
    pub(crate) named: &'a mut BTreeSet<NoteIx>,
    /// Content that cannot be shown.
    pub(crate) lost: &'a mut Vec<Unsupported>,
}

/// Content that a page shows and a report cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unsupported {
    /// Such as `HTML`.
    pub(crate) what: &'static str,
    /// The alternative to write.
    pub(crate) hint: Cow<'static, str>,
    /// The note.
    pub(crate) note: NoteIx,
    /// Its span in the file, in bytes.
    pub(crate) span: Range<usize>,
}

/// The state of one text.
pub(super) struct Reading<'a> {
    pub(super) site: &'a Reader<'a>,
    pub(super) ix: NoteIx,
    pub(super) note: &'a Note,
    pub(super) references: &'a mut References,
    pub(super) target: Target<'a>,
    pub(super) headings: std::slice::Iter<'a, Heading>,
    pub(super) levels: Levels,
    /// How many blocks within each other are open, and how many marks within a line.
    pub(super) n_blocks: usize,
    pub(super) n_marks: usize,
    pub(super) has_lost_nesting: bool,
    /// The places of marked blocks so far.
    pub(super) marks: BTreeSet<String>,
    pub(super) embeds: Embeds,
    /// The texts of the footnotes so far, and how many there are in all texts that were begun.
    pub(super) texts: Texts,
    pub(super) n_footnotes: usize,
    /// The number of footnotes before the first of the text that is read.
    pub(super) footnotes_before: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        site: &'a Reader<'a>,
        ix: NoteIx,
        references: &'a mut References,
        target: Target<'a>,
    ) -> Reading<'a> {
        Reading {
            site,
            ix,
            note: site.note(ix),
            references,
            target,
            headings: site.links(ix).headings.iter(),
            levels: Levels::default(),
            n_blocks: 0,
            n_marks: 0,
            has_lost_nesting: false,
            marks: BTreeSet::new(),
            embeds: Embeds::of(ix),
            texts: Texts::new(),
            n_footnotes: 0,
            footnotes_before: 0,
        }
    }

    /// Records content that a page shows and a report cannot.
    pub(super) fn lose(
        &mut self,
        what: &'static str,
        hint: impl Into<Cow<'static, str>>,
        span: &Range<usize>,
    ) {
        let (note, span, hint) = (self.ix, span.clone(), hint.into());
        self.target.lost.push(Unsupported { what, hint, note, span });
    }

    /// The text without bidi controls that would affect the text after it; these are reported.
    pub(super) fn settle<'t>(&mut self, text: &'t str, span: &Range<usize>) -> Cow<'t, str> {
        let settled = direction::strip_bidi_controls(text);
        if matches!(settled, Cow::Owned(_)) {
            let hint = "delete it: letters of any script turn the right way by themselves";
            self.lose("character that turns text around", hint, span);
        }
        settled
    }
}
