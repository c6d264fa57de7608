//! The blocks of a text: paragraphs, headings, lists, quotations, tables.

use std::borrow::Cow;
use std::ops::Range;

use super::inline::Line;

/// A block of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<'a> {
    /// Its kind, with its contents.
    pub kind: BlockKind<'a>,
    /// Its range in the file.
    pub span: Range<usize>,
    /// The name given by ` ^name` at its end. It is not shown.
    pub mark: Option<Cow<'a, str>>,
}

impl<'a> Block<'a> {
    /// A block without a mark.
    pub fn new(kind: BlockKind<'a>, span: Range<usize>) -> Block<'a> {
        Block { kind, span, mark: None }
    }
}

/// The kind of a block.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind<'a> {
    /// A paragraph.
    Paragraph(Line<'a>),
    /// The text of an item in a tight list, which is no paragraph.
    Plain(Line<'a>),
    /// A heading.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// The anchor given by the author: `{#anchor}`.
        id: Option<Cow<'a, str>>,
        /// Its text.
        line: Line<'a>,
    },
    /// A list.
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// Its items.
        items: Vec<Item<'a>>,
    },
    /// A quotation.
    Quote(Vec<Block<'a>>),
    /// A boxed remark, such as `> [!NOTE]`.
    Callout(Box<Callout<'a>>),
    /// A block of code.
    Code {
        /// The language after the fence; empty for none.
        language: Cow<'a, str>,
        /// The code.
        text: Cow<'a, str>,
        /// Its range in the file, without its fences.
        span: Range<usize>,
    },
    /// A thematic break.
    Rule,
    /// A table.
    Table(Box<Table<'a>>),
    /// Terms with their definitions.
    Definitions(Vec<Definition<'a>>),
    /// A picture with a caption.
    Figure(Box<Figure<'a>>),
    /// Raw HTML between blocks, without its comments.
    Html(Cow<'a, str>),
}

/// A picture that stands by itself and has a title, which is its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'a> {
    /// The picture: one piece.
    pub picture: Line<'a>,
    /// The caption.
    pub caption: Line<'a>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// The state of a task; `None` if the item is no task.
    pub task: Option<Task>,
    /// Its contents.
    pub blocks: Vec<Block<'a>>,
}

/// The state of a task: `- [ ]`, `- [x]`, and as in Obsidian `- [/]` and `- [-]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Begun.
    Started,
    /// Not to be done any more.
    Cancelled,
}

impl Task {
    /// Its name in words and data.
    pub fn name(self) -> &'static str {
        match self {
            Task::Open => "open",
            Task::Done => "done",
            Task::Started => "started",
            Task::Cancelled => "cancelled",
        }
    }

    /// The sign of it in a list.
    pub fn sign(self) -> &'static str {
        match self {
            Task::Open => "☐",
            Task::Done => "☑",
            Task::Started => "◪",
            Task::Cancelled => "☒",
        }
    }
}

/// A boxed remark.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout<'a> {
    /// Its type as written, in lower case.
    pub word: Cow<'a, str>,
    /// Its title; empty if its type is the title.
    pub title: Line<'a>,
    /// Whether readers can fold it; `None` if they cannot.
    pub fold: Option<Fold>,
    /// Its contents.
    pub blocks: Vec<Block<'a>>,
}

/// The initial state of a remark that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// `[!note]+`
    Open,
    /// `[!note]-`
    Closed,
}

impl Callout<'_> {
    /// Its style: one of the five types of GitHub, to which the types of Obsidian are mapped. See
    /// <https://help.obsidian.md/callouts>.
    pub fn style(&self) -> &'static str {
        match &*self.word {
            "tip" | "hint" | "success" | "check" | "done" => "tip",
            "important" | "question" | "help" | "faq" => "important",
            "warning" | "attention" | "failure" | "fail" | "missing" => "warning",
            "caution" | "danger" | "error" | "bug" => "caution",
            _ => "note",
        }
    }

    /// The title of a remark without one: its type, with a capital.
    pub fn default_title(&self) -> String {
        let mut letters = self.word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'a> {
    /// The alignment of each column.
    pub align: Vec<Align>,
    /// The cells of its head.
    pub head: Vec<Line<'a>>,
    /// The cells of its rows.
    pub rows: Vec<Vec<Line<'a>>>,
}

/// The alignment of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Not specified: the direction of the language decides.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

impl Align {
    /// Its name in classes and data; empty for [`Align::None`].
    pub fn name(self) -> &'static str {
        match self {
            Align::None => "",
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        }
    }
}

/// A term with its definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition<'a> {
    /// The term.
    pub term: Line<'a>,
    /// Its definitions, each a list of blocks.
    pub definitions: Vec<Vec<Block<'a>>>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote<'a> {
    /// Its label, as written in the definition.
    pub label: Cow<'a, str>,
    /// Its contents.
    pub blocks: Vec<Block<'a>>,
    /// The range of its definition in the file.
    pub span: Range<usize>,
    /// The number of headings before its definition.
    pub section: usize,
}

impl Footnote<'_> {
    /// Its label in the form in which labels are compared.
    pub fn folded_label(&self) -> String {
        folded(&self.label)
    }
}

/// A footnote's label in the form in which labels are compared: in any case, with any white space.
pub(super) fn folded(label: &str) -> String {
    let words = label.split_whitespace().map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}
