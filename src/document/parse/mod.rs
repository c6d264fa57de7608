//! From Markdown to the tree: the events of pulldown-cmark are assembled, then the syntax beyond Markdown is parsed.

mod address;
mod callout;
mod line;
mod mark;
mod mask;
mod nesting;
mod numbering;
mod row;
mod sentence;
mod table;
mod task;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag};

use super::Document;
use super::block::{Block, BlockKind, Definition, Footnote, Item, Task, folded};
use super::cut::{self, IsLeftOut};
use super::inline::{Inline, Line};
use super::run::{File, Run};
use super::syntax::Context;
use nesting::{Fate, Nesting};
pub(super) use numbering::place_footnotes;
pub use sentence::{LostBlock, has_markup, lost_block, parse_sentence};

/// Deeper nesting is ignored: trees are walked by recursion, and the stack is limited.
const DEEPEST: usize = 48;

/// The Markdown extensions of notes; mathematics stays off.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Facts about the site needed to parse a text.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// Whether a source has this id. A word `@id` that begins no bracket is a citation only then.
    pub is_source: &'k dyn Fn(&str) -> bool,
    /// Whether this build withholds a reference; `None` if it withholds nothing.
    pub is_left_out: Option<IsLeftOut<'k>>,
}

/// Parses the Markdown of a note, which begins at the byte `base` of its file. References to withheld notes are removed
/// before anything else is derived from it.
pub fn parse<'a>(markdown: &'a str, base: usize, known: Known<'_>) -> Document<'a> {
    let masked = mask::mask(markdown, OPTIONS);
    let text = masked.as_deref().unwrap_or(markdown);
    let file = File { text: markdown, base };
    let parser = Parser::new_ext(text, OPTIONS);
    let addresses = parser.reference_definitions().iter();
    let addresses = addresses.map(|(label, found)| (label.to_owned(), found.span.clone()));
    let addresses = addresses.collect::<Vec<_>>();
    let repeated = address::repeated(text, &addresses, OPTIONS);
    let mut reader = Reader {
        events: parser.into_offset_iter(),
        text,
        used_addresses: BTreeSet::new(),
        context: Context { file, is_source: known.is_source, has_footnotes: true },
        nesting: Nesting::default(),
        is_masked: masked.is_some(),
        n_headings: 0,
        task: None,
        n_links: 0,
        has_comment: false,
        definitions: Vec::new(),
    };
    let mut blocks = reader.blocks();
    let mut definitions = reader.definitions;
    let used = reader.used_addresses;
    let is_unused = |(label, _): &(String, _)| !used.contains(&folded(label));
    let unused = addresses.into_iter().filter(is_unused);
    let unused = unused.map(|(_, span)| span).chain(repeated);
    let mut unused = unused.map(|span| span.start + base..span.end + base).collect::<Vec<_>>();
    unused.sort_unstable_by_key(|span| span.start);
    if let Some(is_left_out) = known.is_left_out {
        cut::tree(&mut blocks, &mut definitions, is_left_out);
    }
    let mut document = place_footnotes(blocks, definitions);
    document.unused_addresses = unused;
    document.number_runs();
    document
}

/// Parses the links and citations of a line that is not Markdown.
pub(super) fn plain_line<'a>(
    text: &'a str,
    base: usize,
    is_source: &dyn Fn(&str) -> bool,
) -> Line<'a> {
    let context = Context { file: File { text, base }, is_source, has_footnotes: false };
    let span = base..base + text.len();
    context.read_plain(vec![Inline::Text(Run::new(Cow::Borrowed(text), span))])
}

/// The state of one parse. `'t` is the text that is parsed: the Markdown, or a copy that is partly masked.
struct Reader<'a, 't, 'k> {
    events: OffsetIter<'t>,
    text: &'t str,
    /// The labels of links to addresses that are defined elsewhere, folded.
    used_addresses: BTreeSet<String>,
    context: Context<'a, 'k>,
    nesting: Nesting,
    /// Whether part of the text is masked: see [`mask`].
    is_masked: bool,
    n_headings: usize,
    /// The state of the current item; `None` if it is no task.
    task: Option<Task>,
    /// The number of open links and pictures: no address in their words is a link.
    n_links: usize,
    /// Whether the current line had a comment.
    has_comment: bool,
    definitions: Vec<Footnote<'a>>,
}

/// One step through the events.
enum Step<'t> {
    /// An event other than the end of a tag, with its range in the file.
    Event(Event<'t>, Range<usize>),
    /// A block that is nested too deeply begins or ends: what follows is a separate block.
    Part,
}

impl<'a, 't> Reader<'a, 't, '_> {
    /// The next step within the open tag; `None` at its end.
    fn next(&mut self) -> Option<Step<'t>> {
        loop {
            let (event, span) = self.events.next()?;
            let fate = match &event {
                Event::Start(tag) => self.nesting.begin(tag),
                Event::End(_) => match self.nesting.end() {
                    Fate::Kept => return None,
                    fate => fate,
                },
                _ => Fate::Kept,
            };
            let base = self.context.file.base;
            match fate {
                Fate::Kept => return Some(Step::Event(event, span.start + base..span.end + base)),
                Fate::Parted => return Some(Step::Part),
                Fate::LeftOut => {}
            }
        }
    }

    /// The blocks up to the end of the open tag.
    fn blocks(&mut self) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        let mut loose = Loose::default();
        while let Some(step) = self.next() {
            match step {
                Step::Part => {
                    loose.is_parted = true;
                    self.flush(&mut loose, &mut blocks);
                }
                Step::Event(Event::Start(tag), span) if is_block(&tag) => {
                    self.flush(&mut loose, &mut blocks);
                    if let Some(kind) = self.block(tag, &span) {
                        mark::push(self.context, &mut blocks, kind, span);
                    }
                }
                Step::Event(Event::Rule, span) => {
                    self.flush(&mut loose, &mut blocks);
                    blocks.push(Block::new(BlockKind::Rule, span));
                }
                Step::Event(event, span) => {
                    loose.extend_to(&span);
                    self.piece(event, span, &mut loose.line);
                }
            }
        }
        self.flush(&mut loose, &mut blocks);
        blocks
    }

    /// Ends a line outside a paragraph: that of an item in a tight list.
    fn flush(&mut self, loose: &mut Loose<'a>, blocks: &mut Vec<Block<'a>>) {
        let line = self.finish(std::mem::take(&mut loose.line));
        let span = loose.span.take();
        if let Some(span) = span.filter(|_| !line.is_empty()) {
            let kind = match loose.is_parted {
                true => BlockKind::Paragraph(line),
                false => BlockKind::Plain(line),
            };
            mark::push(self.context, blocks, kind, span);
        }
    }

    fn block(&mut self, tag: Tag<'t>, span: &Range<usize>) -> Option<BlockKind<'a>> {
        Some(match tag {
            Tag::Paragraph => {
                let mut line = self.line();
                line.extend(self.table_mark(span));
                // A paragraph of comments alone is removed.
                if line.is_empty() {
                    return None;
                }
                self.figure(line)
            }
            Tag::Heading { level, id, .. } => {
                self.n_headings += 1;
                let id = id.map(|id| Cow::Owned(id.into_string()));
                BlockKind::Heading { level: level as u8, id, line: self.line() }
            }
            Tag::BlockQuote(_) => {
                let blocks = self.blocks();
                callout::quotation(self.context, blocks)
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split([' ', ',', '{']).next().unwrap_or_default()
                    }
                    CodeBlockKind::Indented => "",
                };
                let language = Cow::Owned(language.to_owned());
                let (text, inside) = self.raw();
                let span = inside.unwrap_or_else(|| span.clone());
                BlockKind::Code { language, text: Cow::Owned(text), span }
            }
            Tag::HtmlBlock => {
                let (html, _) = self.raw();
                return self.html_block(html, span);
            }
            Tag::List(start) => BlockKind::List { start, items: self.items() },
            Tag::DefinitionList => BlockKind::Definitions(self.definition_list()),
            Tag::Table(alignments) => self.table(&alignments),
            Tag::FootnoteDefinition(label) => {
                let (label, section) = (Cow::Owned(label.into_string()), self.n_headings);
                let blocks = self.blocks();
                self.definitions.push(Footnote { label, blocks, span: span.clone(), section });
                return None;
            }
            _ => BlockKind::Plain(self.line()),
        })
    }

    /// The text of a block of code or HTML, and its range in the file; `None` if it is empty.
    fn raw(&mut self) -> (String, Option<Range<usize>>) {
        let mut text = String::new();
        let mut whole = None::<Range<usize>>;
        while let Some(step) = self.next() {
            if let Step::Event(Event::Text(part) | Event::Html(part), span) = step {
                text.push_str(&part);
                whole = Some(whole.map_or(span.start, |whole| whole.start)..span.end);
            }
        }
        (text, whole)
    }

    fn items(&mut self) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        while self.next().is_some() {
            let outer = self.task.take();
            let blocks = self.blocks();
            let task = std::mem::replace(&mut self.task, outer);
            let mut item = Item { task, blocks };
            if item.task.is_none() {
                item.task = task::take(self.context, &mut item.blocks);
            }
            items.push(item);
        }
        items
    }

    fn definition_list(&mut self) -> Vec<Definition<'a>> {
        let mut list = Vec::<Definition<'a>>::new();
        while let Some(step) = self.next() {
            if matches!(step, Step::Event(Event::Start(Tag::DefinitionListTitle), _)) {
                list.push(Definition { term: self.line(), definitions: Vec::new() });
            } else {
                let blocks = self.blocks();
                if let Some(definition) = list.last_mut() {
                    definition.definitions.push(blocks);
                }
            }
        }
        list
    }
}

/// A line among blocks.
#[derive(Default)]
struct Loose<'a> {
    line: Line<'a>,
    span: Option<Range<usize>>,
    /// Whether blocks around it were left out, so that it is a paragraph.
    is_parted: bool,
}

impl Loose<'_> {
    fn extend_to(&mut self, span: &Range<usize>) {
        let start = self.span.as_ref().map_or(span.start, |span| span.start);
        self.span = Some(start..span.end);
    }
}

/// Whether a tag is a block, not mark-up within a line.
fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
