//! What an editor should look at in the reading of an article.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Something in the text that was guessed, is missing, or looks wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where it stands.
    pub span: Range<usize>,
    /// What kind of thing it is.
    pub kind: RemarkKind,
    /// What there is to see, and what to do about it.
    pub message: String,
}

impl Remark {
    pub(crate) fn new(span: Range<usize>, kind: RemarkKind, message: impl Into<String>) -> Remark {
        Remark { span, kind, message: message.into() }
    }
}

/// The kinds of remarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// No title was found.
    NoTitle,
    /// The date of issue was concluded, not read.
    DateInferred,
    /// Two dates of issue disagree.
    DateConflict,
    /// An author, a publication or a tag was concluded from its place.
    MetadataInferred,
    /// Tags run into each other.
    GluedTags,
    /// A citation names no publication.
    CitationWithoutOutlet,
    /// A citation has no year, and the article's own is not known.
    CitationWithoutYear,
    /// A citation has no date that can be read.
    CitationWithoutDate,
    /// A citation is dated more vaguely than it is written: a range of days, or a day and month that could be swapped.
    CitationDateCoarse,
    /// A citation would be later than the article.
    CitationAfterIssue,
    /// Looks somewhat like a citation and was not taken for one, or the other way round.
    DoubtfulCitation,
    /// A bracket without its other half.
    UnbalancedParenthesis,
    /// The text points to a note that is not there.
    ReferenceWithoutNote,
    /// Nothing in the text points to this note.
    NoteWithoutReference,
    /// Two notes have one number.
    DuplicateNote,
    /// Extra blank lines where other headings stand.
    LostHeading,
    /// It is not sure what this line is.
    DoubtfulLine,
    /// A passage says almost the same as another, so that its facts would count twice.
    RepeatedText,
    /// Characters that come from a wrong encoding, or that cannot be seen.
    EncodingOddity,
    /// The source note points at something that is not there.
    UnusedOverride,
}
