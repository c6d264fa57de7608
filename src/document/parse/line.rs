//! The pieces of a line, from the events of the Markdown parser.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::document::block::{Block, BlockKind, Figure, Footnote, Task, folded};
use crate::document::inline::{
    Image, Inline, Line, Link, LinkForm, Style, Target, Unread, UnreadKind,
};
use crate::document::run::{File, Run};
use crate::document::syntax;
use crate::text::comment;

use super::{Context, Nesting, OPTIONS, Reader, Step, mask};

impl<'a, 't> Reader<'a, 't, '_> {
    /// The line up to the end of the open tag.
    pub(super) fn line(&mut self) -> Line<'a> {
        let mut line = Vec::new();
        let outer = std::mem::take(&mut self.has_comment);
        while let Some(step) = self.next() {
            if let Step::Event(event, span) = step {
                self.piece(event, span, &mut line);
            }
        }
        let line = self.finish(line);
        self.has_comment = outer;
        line
    }

    /// Parses the syntax beyond Markdown in a line, and removes its comments.
    pub(super) fn finish(&mut self, mut line: Line<'a>) -> Line<'a> {
        for piece in &mut line {
            if let Inline::Html { html, .. } = piece {
                *html = Cow::Owned(self.shown(&comment::without(html).0));
            }
        }
        line.retain(|piece| !matches!(piece, Inline::Html { html, .. } if html.is_empty()));
        if std::mem::take(&mut self.has_comment) {
            line = syntax::trim(line);
        }
        let (line, notes) = match self.context.has_footnotes {
            true => self.context.inline_footnotes(line),
            false => (line, Vec::new()),
        };
        for (words, span) in notes {
            let line = self.context.read(words, false);
            let block = Block::new(BlockKind::Paragraph(line), span.clone());
            let (label, section) = (Cow::Owned(syntax::label_of(&span)), self.n_headings);
            self.definitions.push(Footnote { label, blocks: vec![block], span, section });
        }
        self.context.read(line, self.n_links > 0)
    }

    /// The words of a link or picture.
    fn words(&mut self) -> Line<'a> {
        self.n_links += 1;
        let line = self.line();
        self.n_links -= 1;
        line
    }

    /// Reads one piece with its contents.
    pub(super) fn piece(&mut self, event: Event<'t>, span: Range<usize>, line: &mut Line<'a>) {
        match event {
            Event::Text(text) => self.text(&text, span, line),
            Event::SoftBreak => self.text("\n", span, line),
            Event::HardBreak => line.push(Inline::Break),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let text = match self.is_masked {
                    true => text.replace(mask::SIGN, "|"),
                    false => text.into_string(),
                };
                line.push(Inline::Code { text: Cow::Owned(text), span });
            }
            Event::InlineHtml(html) | Event::Html(html) => match line.last_mut() {
                Some(Inline::Html { html: before, span: whole }) => {
                    before.to_mut().push_str(&html);
                    whole.end = span.end;
                }
                _ => line.push(Inline::Html { html: Cow::Owned(html.into_string()), span }),
            },
            Event::FootnoteReference(label) => {
                let label = Cow::Owned(label.into_string());
                line.push(Inline::FootnoteReference { label, number: 0, span });
            }
            Event::TaskListMarker(true) => self.task = Some(Task::Done),
            Event::TaskListMarker(false) => self.task = Some(Task::Open),
            Event::Start(tag) => self.marked(tag, span, line),
            Event::Rule | Event::End(_) => {}
        }
    }

    /// Reads words with mark-up, a link or a picture.
    fn marked(&mut self, tag: Tag<'t>, span: Range<usize>, line: &mut Line<'a>) {
        let style = match tag {
            Tag::Emphasis => Style::Emphasis,
            Tag::Strong => Style::Strong,
            Tag::Strikethrough => Style::Deleted,
            Tag::Superscript => Style::Superscript,
            Tag::Subscript => Style::Subscript,
            Tag::Link { link_type, dest_url, title, id } => {
                self.use_address(link_type, &id);
                let title = Cow::Owned(self.shown(&title));
                let link = self.link(link_type, &dest_url, title, span);
                return line.push(Inline::Link(Box::new(link)));
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.use_address(link_type, &id);
                let address = Cow::Owned(dest_url.into_string());
                let title = Cow::Owned(self.shown(&title));
                let mut alt = self.words();
                let has_bar = memchr::memchr(b'|', self.context.file.slice(&span).as_bytes());
                let size = has_bar.and_then(|_| syntax::take_size(&mut alt));
                return line.push(Inline::Image(Box::new(Image {
                    address,
                    title,
                    alt,
                    size,
                    span,
                })));
            }
            // The parser puts no block inside a line; if it did, the words would be kept.
            _ => return line.extend(self.line()),
        };
        line.push(Inline::Styled { style, line: self.line() });
    }

    /// A paragraph; a figure if it is a picture with a title.
    pub(super) fn figure(&mut self, mut line: Line<'a>) -> BlockKind<'a> {
        let [Inline::Image(image)] = &mut line[..] else { return BlockKind::Paragraph(line) };
        if image.title.trim().is_empty() {
            return BlockKind::Paragraph(line);
        }
        let title = std::mem::take(&mut image.title);
        let base = self.context.file.base;
        let written = &self.text[image.span.start - base..image.span.end - base];
        let caption = place_of_title(written).and_then(|place| {
            let start = image.span.start + place.start;
            self.line_of(&written[place], start)
        });
        let caption = caption.unwrap_or_else(|| {
            let run = Run::new(title, image.span.clone());
            self.context.read(vec![Inline::Text(run)], false)
        });
        BlockKind::Figure(Box::new(Figure { picture: line, caption }))
    }

    /// Parses part of the text, at a place of the file, as a line; `None` if it would be more than a paragraph.
    fn line_of(&mut self, text: &'t str, start: usize) -> Option<Line<'a>> {
        let span = start..start + text.len();
        let file = File { text: self.context.file.slice(&span), base: start };
        let mut reader = Reader {
            events: Parser::new_ext(text, OPTIONS).into_offset_iter(),
            text,
            used_addresses: BTreeSet::new(),
            context: Context { file, ..self.context },
            nesting: Nesting::default(),
            is_masked: self.is_masked,
            n_headings: self.n_headings,
            task: None,
            n_links: 0,
            has_comment: false,
            definitions: Vec::new(),
        };
        let mut blocks = reader.blocks();
        let block = blocks.pop_if(|_| true).filter(|_| blocks.is_empty())?;
        let BlockKind::Paragraph(line) = block.kind else { return None };
        self.definitions.append(&mut reader.definitions);
        Some(line)
    }

    fn use_address(&mut self, link_type: LinkType, label: &str) {
        if let LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut = link_type {
            self.used_addresses.insert(folded(label));
        }
    }

    fn link(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: Cow<'a, str>,
        span: Range<usize>,
    ) -> Link<'a> {
        let form = match link_type {
            LinkType::Autolink => LinkForm::Address,
            LinkType::Email => LinkForm::Mail,
            _ => LinkForm::Markdown,
        };
        let (target, heading) = match form {
            LinkForm::Mail => (format!("mailto:{address}"), None),
            _ => match address.split_once('#') {
                Some((page, heading)) => (page.to_owned(), Some(Cow::Owned(heading.to_owned()))),
                None => (address.to_owned(), None),
            },
        };
        Link {
            target: Target::Written(Cow::Owned(target)),
            heading,
            title,
            form,
            line: self.words(),
            span,
        }
    }

    /// Adds words. Comments are left out, and masked characters are restored from the file.
    fn text(&mut self, text: &str, span: Range<usize>, line: &mut Line<'a>) {
        if self.is_masked && text.contains(mask::COMMENT) {
            self.has_comment = true;
            let mut at = span.start;
            for words in text.split(mask::COMMENT) {
                if !words.is_empty() {
                    self.text(words, at..at + words.len(), line);
                }
                at += words.len() + mask::COMMENT.len_utf8();
            }
            return;
        }
        let written = self.context.file.slice(&span);
        let restored = || mask::restored(text, written).filter(|_| self.is_masked);
        let words = match text == written {
            true => Cow::Borrowed(written),
            false => restored().unwrap_or_else(|| Cow::Owned(text.to_owned())),
        };
        self.context.push(line, Inline::Text(Run::new(words, span)));
    }

    /// Raw HTML between blocks. A comment without an end is a problem: everything after it in the block is hidden.
    pub(super) fn html_block(
        &mut self,
        html: String,
        span: &Range<usize>,
    ) -> Option<BlockKind<'a>> {
        let base = self.context.file.base;
        let (kept, open) = comment::without(&html);
        if open.is_some() {
            let (_, open) = comment::without(&self.text[span.start - base..span.end - base]);
            let start = span.start + open.unwrap_or_default();
            let run = Run::new(Cow::Borrowed(""), start..start);
            let unread = Unread { kind: UnreadKind::HidingComment, run };
            return Some(BlockKind::Plain(vec![Inline::Unread(unread)]));
        }
        let html = self.shown(&kept);
        (!html.trim().is_empty()).then_some(BlockKind::Html(Cow::Owned(html)))
    }

    /// A text that holds no mark-up, without its comments.
    fn shown(&self, text: &str) -> String {
        if self.is_masked { text.replace(mask::COMMENT, "") } else { text.to_owned() }
    }
}

/// The place of a title at the end of a picture as it is written, without its quotation marks; `None` if it is elsewhere.
fn place_of_title(written: &str) -> Option<Range<usize>> {
    let inside = written.strip_suffix(')')?.trim_end();
    let open = match inside.chars().next_back()? {
        ')' => '(',
        quote @ ('"' | '\'') => quote,
        _ => return None,
    };
    let end = inside.len() - 1;
    let mut starts = inside[..end].rmatch_indices(open).map(|(at, _)| at);
    let start = starts.find(|at| !comment::is_escaped(inside, *at))?;
    Some(start + 1..end)
}
