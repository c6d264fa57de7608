//! The pieces of a line: words, links, citations, pictures.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::PassageRange;

use super::run::Run;

/// The pieces of a line, in order.
pub type Line<'a> = Vec<Inline<'a>>;

/// A piece of a line. All spans are byte ranges of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline<'a> {
    /// Words; a line break is `\n`.
    Text(Run<'a>),
    /// Code.
    Code {
        /// The code.
        text: Cow<'a, str>,
        /// Its range in the file.
        span: Range<usize>,
    },
    /// A forced line break.
    Break,
    /// An omission from a quoted source.
    Omission {
        /// Whether words are omitted, not white space alone.
        is_of_words: bool,
    },
    /// Words with a mark-up.
    Styled {
        /// The kind of mark-up.
        style: Style,
        /// The words.
        line: Line<'a>,
    },
    /// A link.
    Link(Box<Link<'a>>),
    /// `![[target]]`: a page, a part of one, or a picture embedded here.
    Embed(Box<Link<'a>>),
    /// A picture.
    Image(Box<Image<'a>>),
    /// `[[!Name]]`: a name that is not to be linked.
    Unlinked(Run<'a>),
    /// A name of an entity that becomes a link.
    Name {
        /// The entity's number in the catalogue.
        entity: u32,
        /// The name as written.
        run: Run<'a>,
    },
    /// References to sources.
    Citation(Box<Citation<'a>>),
    /// A reference to a footnote that the text defines.
    FootnoteReference {
        /// Its label, as written.
        label: Cow<'a, str>,
        /// From 1, by first reference.
        number: usize,
        /// Its range in the file.
        span: Range<usize>,
    },
    /// Raw HTML, without its comments.
    Html {
        /// The HTML.
        html: Cow<'a, str>,
        /// Its range in the file.
        span: Range<usize>,
    },
    /// Text that resembles a link, citation, footnote or comment and is none.
    Unread(Unread<'a>),
}

impl Inline<'_> {
    /// Its range in the file; for words with mark-up, that of the words. `None` for a line break.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Inline::Text(run) | Inline::Unlinked(run) | Inline::Name { run, .. } => {
                Some(run.span())
            }
            Inline::Unread(unread) => Some(unread.run.span()),
            Inline::Link(link) | Inline::Embed(link) => Some(link.span.clone()),
            Inline::Image(image) => Some(image.span.clone()),
            Inline::Citation(citation) => Some(citation.span.clone()),
            Inline::Code { span, .. }
            | Inline::FootnoteReference { span, .. }
            | Inline::Html { span, .. } => Some(span.clone()),
            Inline::Styled { line, .. } => span_of(line),
            Inline::Break | Inline::Omission { .. } => None,
        }
    }
}

/// The range of a line's pieces in the file, from the first to the last; `None` if none of them has one.
pub(super) fn span_of(line: &[Inline<'_>]) -> Option<Range<usize>> {
    let first = line.iter().find_map(Inline::span)?;
    let last = line.iter().rev().find_map(Inline::span)?;
    Some(first.start..last.end)
}

/// The mark-up of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `*words*`
    Emphasis,
    /// `**words**`
    Strong,
    /// `~~words~~`
    Deleted,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// `==words==`
    Highlight,
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link<'a> {
    /// Its destination.
    pub target: Target<'a>,
    /// The part after `#`; `None` without one.
    pub heading: Option<Cow<'a, str>>,
    /// The title of a Markdown link; empty for none.
    pub title: Cow<'a, str>,
    /// Its syntax.
    pub form: LinkForm,
    /// Its words; empty if the linked page provides them.
    pub line: Line<'a>,
    /// Its range in the file.
    pub span: Range<usize>,
}

/// The destination of a link.
#[derive(Debug, Clone, PartialEq)]
pub enum Target<'a> {
    /// As written, before it is resolved; empty for the page that contains it.
    Written(Cow<'a, str>),
    /// The page that contains the link.
    Here,
    /// A note, by its number in the catalogue.
    Note(u32),
    /// A file that is published as it is, by the path under `content/` that the text gives.
    File(Cow<'a, str>),
    /// The page of a tag.
    Tag(Cow<'a, str>),
    /// A page that is no note's, such as a list, by its path among the published files, if it is one of them.
    Page(Cow<'a, str>),
    /// An address of another site.
    Web(Cow<'a, str>),
}

/// The syntax of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkForm {
    /// `[[target|words]]`
    Wikilink,
    /// `[words](address)`
    Markdown,
    /// `<https://address>`, which shows its address.
    Address,
    /// `<somebody@example.org>`, which shows the address without `mailto:`.
    Mail,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image<'a> {
    /// Its address, as written.
    pub address: Cow<'a, str>,
    /// Its title; empty for none.
    pub title: Cow<'a, str>,
    /// The text read out in its place.
    pub alt: Line<'a>,
    /// Its width and height as the author wants them shown, in pixels: `|300` or `|300x200` behind its text.
    pub size: Option<(u32, Option<u32>)>,
    /// Its range in the file.
    pub span: Range<usize>,
}

/// References to one or more sources, in Pandoc's syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation<'a> {
    /// Its syntax.
    pub form: CitationForm,
    /// The cited sources, in order.
    pub items: Vec<CitationItem<'a>>,
    /// Its range in the file.
    pub span: Range<usize>,
}

impl Citation<'_> {
    /// Whether readers see more of it than the numbers of references.
    pub fn has_words(&self) -> bool {
        self.form == CitationForm::InText || self.items.iter().any(CitationItem::has_words)
    }
}

/// The syntax of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationForm {
    /// `[@source, p. 2]`
    Bracketed,
    /// `@source` or `@source [p. 2]`: a part of the sentence.
    InText,
}

/// One source in a citation.
#[derive(Debug, Clone, PartialEq)]
pub struct CitationItem<'a> {
    /// The words before it, such as `see`.
    pub prefix: Line<'a>,
    /// Whether the author is omitted: `-@source`.
    pub is_without_author: bool,
    /// The source's id.
    pub source: Cow<'a, str>,
    /// The passages after `#`; `None` if the entire source is cited.
    pub passages: Option<Passages<'a>>,
    /// The range in the file of what says the passages, behind the `#`.
    pub numbers: Option<Range<usize>>,
    /// The location in the publication, such as `p. 3`.
    pub locator: Option<Locator<'a>>,
    /// Quoted words that the passage must contain, with their range in the file.
    pub words: Option<(Cow<'a, str>, Range<usize>)>,
    /// The words after it.
    pub suffix: Line<'a>,
    /// The range in the file between prefix and suffix: its id with passages, locator and quoted words.
    pub key: Range<usize>,
    /// The range in the file from the prefix to the suffix.
    pub span: Range<usize>,
}

impl CitationItem<'_> {
    /// The cited passages, within `Some(None)` the entire source; `None` if they cannot be read. A locator such as `p. 2`
    /// is a place in the publication and no passage.
    pub fn cited(&self) -> Option<Option<PassageRange>> {
        match &self.passages {
            Some(Passages::Read(range)) => Some(Some(*range)),
            Some(Passages::Unread(_)) => None,
            None => Some(None),
        }
    }

    /// Whether the reference has words or a locator.
    pub fn has_words(&self) -> bool {
        !self.prefix.is_empty() || !self.suffix.is_empty() || self.locator.is_some()
    }
}

/// The passages after a `#`.
#[derive(Debug, Clone, PartialEq)]
pub enum Passages<'a> {
    /// `#p7`, `#p2-4`
    Read(PassageRange),
    /// Text after the `#` that is no passage.
    Unread(Cow<'a, str>),
}

/// A location in a publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator<'a> {
    /// Its CSL name, such as `page`.
    pub label: &'static str,
    /// The number or numbers, as written.
    pub value: Cow<'a, str>,
}

/// Text that resembles a piece of syntax and is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread<'a> {
    /// The syntax it resembles.
    pub kind: UnreadKind,
    /// The words as written.
    pub run: Run<'a>,
}

/// The syntax that a piece resembles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadKind {
    /// `[[` without its `]]`, or with nothing in it.
    Wikilink,
    /// A bracket with `@` that is no citation.
    Citation,
    /// `[^label]` without a definition, or without its `]`.
    Footnote,
    /// `%%` or `<!--` without its end: it hides nothing.
    Comment,
    /// `<!--` without its end, which hides the rest of its block.
    HidingComment,
    /// The cells of a row beyond those of the head of its table.
    Cells,
    /// A line as under the head of a table, with another number of cells than the line before it.
    Table,
    /// Rows of a table without a line of hyphens under the first.
    Rows,
}
