//! The pieces of a line: words, links, citations, pictures.

use std::borrow::Cow;
use std::ops::Range;

use super::run::Run;

/// The pieces of a line, in order.
pub type Line<'a> = Vec<Inline<'a>>;

/// A piece of a line. All spans are bytes of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline<'a> {
    /// Words; a line break is `\n`.
    Text(Run<'a>),
    /// Code.
    Code {
        /// The code.
        text: Cow<'a, str>,
        /// Where it is written.
        span: Range<usize>,
    },
    /// A forced line break.
    Break,
    /// What a quotation leaves out of its source.
    Omission {
        /// Whether words are left out, not white space alone.
        is_of_words: bool,
    },
    /// Words with a mark-up.
    Styled {
        /// Which.
        style: Style,
        /// The words.
        line: Line<'a>,
    },
    /// A link.
    Link(Box<Link<'a>>),
    /// `![[target]]`: a page, a part of one, or a picture shown in this place.
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
        /// Where it is written.
        span: Range<usize>,
    },
    /// Raw HTML, without its comments.
    Html {
        /// The HTML.
        html: Cow<'a, str>,
        /// Where it is written.
        span: Range<usize>,
    },
    /// What looks like a link, citation, footnote or comment and is none.
    Unread(Unread<'a>),
}

impl Inline<'_> {
    /// Where it is written; of words with a mark-up, the words. `None` for a line break.
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

/// Where the pieces of a line are written, from the first to the last; `None` where nothing of them is.
pub(super) fn span_of(line: &[Inline<'_>]) -> Option<Range<usize>> {
    let first = line.iter().find_map(Inline::span)?;
    let last = line.iter().rev().find_map(Inline::span)?;
    Some(first.start..last.end)
}

/// A mark-up of words.
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
    /// Where it leads.
    pub target: Target<'a>,
    /// What follows `#`, without it.
    pub heading: Option<Cow<'a, str>>,
    /// The title of a Markdown link; empty for none.
    pub title: Cow<'a, str>,
    /// How it is written.
    pub form: LinkForm,
    /// Its words; empty where the page it leads to gives them.
    pub line: Line<'a>,
    /// Where it is written.
    pub span: Range<usize>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target<'a> {
    /// As written, before anything is known of other notes; empty for the page it stands on.
    Written(Cow<'a, str>),
    /// The page it stands on.
    Here,
    /// A note, by its number in the catalogue.
    Note(u32),
    /// An address of another site.
    Web(Cow<'a, str>),
}

/// How a link is written.
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
    /// What is read out in its place.
    pub alt: Line<'a>,
    /// Where it is written.
    pub span: Range<usize>,
}

/// References to one or more sources, in Pandoc's syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation<'a> {
    /// How it is written.
    pub form: CitationForm,
    /// What is cited, in order.
    pub items: Vec<CitationItem<'a>>,
    /// Where it is written.
    pub span: Range<usize>,
}

impl Citation<'_> {
    /// Whether readers see more of it than the numbers of references.
    pub fn has_words(&self) -> bool {
        self.form == CitationForm::InText || self.items.iter().any(CitationItem::has_words)
    }
}

/// How a citation is written.
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
    /// Whether the author is left out: `-@source`.
    pub is_without_author: bool,
    /// The source's id.
    pub source: Cow<'a, str>,
    /// The passages after `#`; `None` where the whole source is cited.
    pub passages: Option<Passages<'a>>,
    /// The place in the publication, such as `p. 3`.
    pub locator: Option<Locator<'a>>,
    /// Words in quotation marks that must stand in the passage, with where they are written.
    pub words: Option<(Cow<'a, str>, Range<usize>)>,
    /// The words after it.
    pub suffix: Line<'a>,
    /// Where it is written between the words before and after it: its id with passages, locator and quoted words.
    pub key: Range<usize>,
    /// Where it is written, from the prefix to the suffix.
    pub span: Range<usize>,
}

impl CitationItem<'_> {
    /// The passages that are cited, one after the other; `None` for the whole source. Without `#`, `p. 2` is passage 2.
    pub fn cited(&self) -> Vec<Option<u32>> {
        match (&self.passages, &self.locator) {
            (Some(Passages::One(number)), _) => vec![Some(*number)],
            (Some(Passages::Several(first, last)), _) => (*first..=*last).map(Some).collect(),
            (Some(Passages::Unread(_)), _) => Vec::new(),
            (None, Some(locator)) => vec![locator.passage()],
            (None, None) => vec![None],
        }
    }

    /// Whether words or a place in the publication go with the reference.
    pub fn has_words(&self) -> bool {
        !self.prefix.is_empty() || !self.suffix.is_empty() || self.shown_locator().is_some()
    }

    /// The place in the publication that is shown beside the reference.
    pub fn shown_locator(&self) -> Option<&Locator<'_>> {
        let is_passage =
            |locator: &&Locator<'_>| self.passages.is_none() && locator.passage().is_some();
        self.locator.as_ref().filter(|locator| !is_passage(locator))
    }
}

impl Locator<'_> {
    fn passage(&self) -> Option<u32> {
        self.value.parse().ok().filter(|_| self.label == "page")
    }
}

/// The passages that are cited.
#[derive(Debug, Clone, PartialEq)]
pub enum Passages<'a> {
    /// `#p7`
    One(u32),
    /// `#p2-4`, both included.
    Several(u32, u32),
    /// What stands there is no passage.
    Unread(Cow<'a, str>),
}

/// A place in a publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator<'a> {
    /// Its CSL name, such as `page`.
    pub label: &'static str,
    /// The number or numbers, as written.
    pub value: Cow<'a, str>,
}

/// What looks like a piece of the text's syntax and is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread<'a> {
    /// What it looks like.
    pub kind: UnreadKind,
    /// The words as written.
    pub run: Run<'a>,
}

/// What a piece looks like that was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadKind {
    /// `[[` that no `]]` closes, or with nothing in it.
    Wikilink,
    /// A bracket with `@` that is no citation.
    Citation,
    /// `[^label]` without a definition.
    Footnote,
    /// `%%` that nothing closes.
    Comment,
}
