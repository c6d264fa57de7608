//! The pieces of a line, from the events of the Markdown parser.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::block::{Block, BlockKind, Figure, Footnote, Task, folded};
use crate::document::inline::{
    Image, Inline, Line, Link, LinkForm, Style, Target, Unread, UnreadKind,
};
use crate::document::run::Run;
use crate::document::syntax;

use super::{Reader, Step, mask};

impl<'a, 't> Reader<'a, 't, '_> {
    /// The line up to the end of the open tag.
    pub(super) fn line(&mut self) -> Line<'a> {
        let mut line = Vec::new();
        while let Some(step) = self.next() {
            if let Step::Event(event, span) = step {
                self.piece(event, span, &mut line);
            }
        }
        self.finish(line)
    }

    /// Parses the syntax beyond Markdown in a line, and removes its comments.
    pub(super) fn finish(&mut self, mut line: Line<'a>) -> Line<'a> {
        for piece in &mut line {
            if let Inline::Html { html, .. } = piece
                && html.contains("<!--")
            {
                *html = Cow::Owned(without_comments(html));
            }
        }
        line.retain(|piece| !matches!(piece, Inline::Html { html, .. } if html.is_empty()));
        if std::mem::take(&mut self.has_comment) {
            line = syntax::trim(line);
        }
        let (line, notes) = self.context.inline_footnotes(line);
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
                    true => text.replace(mask::BAR, "|"),
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
                let title = Cow::Owned(title.into_string());
                let link = self.link(link_type, &dest_url, title, span);
                return line.push(Inline::Link(Box::new(link)));
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.use_address(link_type, &id);
                let address = Cow::Owned(dest_url.into_string());
                let title = Cow::Owned(title.into_string());
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
    pub(super) fn figure(&self, mut line: Line<'a>) -> BlockKind<'a> {
        let [Inline::Image(image)] = &mut line[..] else { return BlockKind::Paragraph(line) };
        if image.title.trim().is_empty() {
            return BlockKind::Paragraph(line);
        }
        let title = std::mem::take(&mut image.title).into_owned();
        let file = self.context.file;
        let written = file.slice(&image.span).rfind(&title).map(|at| image.span.start + at);
        let run = match written {
            Some(start) => {
                let span = start..start + title.len();
                Run::new(Cow::Borrowed(file.slice(&span)), span)
            }
            None => Run::new(Cow::Owned(title), image.span.clone()),
        };
        let caption = self.context.read(vec![Inline::Text(run)], false);
        BlockKind::Figure(Box::new(Figure { picture: line, caption }))
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
        let has_bar = || self.is_masked && text.contains(mask::BAR) && text.len() == written.len();
        let words = match text == written || has_bar() {
            true => Cow::Borrowed(written),
            false => Cow::Owned(text.to_owned()),
        };
        self.context.push(line, Inline::Text(Run::new(words, span)));
    }

    /// Raw HTML between blocks. An unclosed comment hides nothing after it, so it is reported as a problem.
    pub(super) fn html_block(
        &mut self,
        html: String,
        span: &Range<usize>,
    ) -> Option<BlockKind<'a>> {
        let after_last = html.rsplit_once("<!--").map_or("-->", |(_, comment)| comment);
        let file = self.context.file;
        let follows = !file.text[span.end - file.base..].trim().is_empty();
        if follows && !after_last.contains("-->") {
            let run = Run::new(Cow::Borrowed(""), span.clone());
            let unread = Unread { kind: UnreadKind::Comment, run };
            return Some(BlockKind::Plain(vec![Inline::Unread(unread)]));
        }
        let html = without_comments(&html);
        (!html.trim().is_empty()).then_some(BlockKind::Html(Cow::Owned(html)))
    }
}

/// Raw HTML without its comments; an unclosed one includes everything after it.
fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}
