//! Markdown as a stream of items with exact places.
//!
//! pulldown-cmark splits text at every bracket and underscore; here neighbouring pieces are joined into [`Run`]s,
//! in which names are looked for and `[[links]]` and `[@citations]` are read. Reading a note and writing its HTML
//! both walk the same items, so that the n-th piece of text is the same in both.

pub(crate) mod cut;
pub mod heading;
pub mod inline;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// One step through a Markdown text.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// What it is.
    pub kind: ItemKind<'a>,
    /// Where it stands in the Markdown.
    pub span: Range<usize>,
}

/// What one step is.
#[derive(Debug, Clone)]
pub enum ItemKind<'a> {
    /// A paragraph, list, link ... begins.
    Start(Tag<'a>),
    /// It ends.
    End(TagEnd),
    /// Text without mark-up in it, line breaks as `\n`.
    Run(Run<'a>),
    /// `code` within a line.
    Code(CowStr<'a>),
    /// Text inside a code block, as it stands.
    CodeText(CowStr<'a>),
    /// A forced line break.
    HardBreak,
    /// A rule across the page.
    Rule,
    /// Raw HTML, block or inline.
    Html(Cow<'a, str>),
    /// `[^1]`
    FootnoteReference(CowStr<'a>),
    /// `[ ]` or `[x]`
    Task(bool),
}

/// Joined text with the way back to where each part stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text as a reader sees it; that of the Markdown itself, where that reads the same.
    pub text: Cow<'a, str>,
    /// Start in `text`, start in the Markdown; each part is as long in both unless an entity stood there.
    parts: Vec<(usize, Range<usize>)>,
}

impl<'a> Run<'a> {
    fn new(markdown: &'a str, text: &str, source: Range<usize>) -> Run<'a> {
        let same = Some(&markdown[source.clone()]).filter(|written| *written == text);
        let text = same.map_or_else(|| Cow::Owned(text.to_owned()), Cow::Borrowed);
        Run { text, parts: vec![(0, source)] }
    }

    fn push(&mut self, markdown: &'a str, text: &str, source: Range<usize>) {
        if let (Cow::Borrowed(before), [(_, whole)]) = (&mut self.text, &mut self.parts[..])
            && whole.end == source.start
            && markdown[source.clone()] == *text
        {
            whole.end = source.end;
            *before = &markdown[whole.clone()];
            return;
        }
        self.parts.push((self.text.len(), source));
        self.text.to_mut().push_str(text);
    }

    /// Adds what follows it.
    fn append(&mut self, next: &Run<'a>) {
        self.keep(next, 0..next.text.len());
    }

    /// The same with stretches of the text cut, or with other words in their places.
    fn edited(&self, edits: &[cut::Edit]) -> Run<'a> {
        let mut edited = Run { text: Cow::Owned(String::new()), parts: Vec::new() };
        let mut at = 0;
        for (span, put) in edits {
            edited.keep(self, at..span.start);
            if !put.is_empty() {
                edited.parts.push((edited.text.len(), self.source(span)));
                edited.text.to_mut().push_str(put);
            }
            at = span.end;
        }
        edited.keep(self, at..self.text.len());
        edited
    }

    /// Adds a stretch of another run.
    fn keep(&mut self, other: &Run<'a>, span: Range<usize>) {
        let first = other.parts.partition_point(|(start, _)| *start <= span.start);
        let parts = &other.parts[first.saturating_sub(1)..];
        let ends = parts.iter().skip(1).map(|(next, _)| *next).chain([other.text.len()]);
        let parts = parts.iter().zip(ends).take_while(|((start, _), _)| *start < span.end);
        for ((start, source), end) in parts {
            let kept = span.start.max(*start)..span.end.min(end);
            if kept.is_empty() {
                continue;
            }
            // What an entity stands for is never parted: it is as long as its part.
            let is_whole = kept == (*start..end);
            let to = if is_whole { source.end } else { source.start + (kept.end - start) };
            let source = source.start + (kept.start - start)..to.min(source.end);
            self.parts.push((self.text.len(), source));
            self.text.to_mut().push_str(&other.text[kept]);
        }
    }

    /// The place in the Markdown of a stretch of the text.
    pub fn source(&self, span: &Range<usize>) -> Range<usize> {
        self.place(span.start, false)..self.place(span.end, true)
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let index = self.parts.partition_point(|(start, _)| *start <= probe).saturating_sub(1);
        let Some((start, source)) = self.parts.get(index) else { return 0 };
        (source.start + (at - start)).min(source.end)
    }
}

/// What the Markdown of notes may hold: DESIGN asks for these, mathematics stays off.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// Walks a Markdown text.
pub fn items(markdown: &str) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut in_code_block = false;
    for (event, span) in Parser::new_ext(markdown, options()).into_offset_iter() {
        let kind = match event {
            Event::Text(text) if in_code_block => ItemKind::CodeText(text),
            Event::Text(text) => {
                join(&mut items, markdown, &text, span);
                continue;
            }
            Event::SoftBreak => {
                join(&mut items, markdown, "\n", span);
                continue;
            }
            Event::Start(tag) => {
                in_code_block |= matches!(tag, Tag::CodeBlock(_));
                ItemKind::Start(tag)
            }
            Event::End(tag) => {
                in_code_block &= tag != TagEnd::CodeBlock;
                ItemKind::End(tag)
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                ItemKind::Code(text)
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                join_html(&mut items, text.into(), span);
                continue;
            }
            Event::FootnoteReference(name) => ItemKind::FootnoteReference(name),
            Event::HardBreak => ItemKind::HardBreak,
            Event::Rule => ItemKind::Rule,
            Event::TaskListMarker(done) => ItemKind::Task(done),
        };
        items.push(Item { kind, span });
    }
    items
}

/// Adds raw HTML to that before it: a block comes line by line, and a comment must be seen whole.
fn join_html<'a>(items: &mut Vec<Item<'a>>, text: Cow<'a, str>, span: Range<usize>) {
    if let Some(Item { kind: ItemKind::Html(html), span: whole }) = items.last_mut() {
        whole.end = span.end;
        html.to_mut().push_str(&text);
        return;
    }
    items.push(Item { kind: ItemKind::Html(text), span });
}

/// Whether a tag stands between lines and not in one.
pub fn is_block(tag: &Tag<'_>) -> bool {
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

/// Raw HTML without its comments; one that is never closed takes everything after it along.
pub fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Adds text to the run before it, or begins one.
fn join<'a>(items: &mut Vec<Item<'a>>, markdown: &'a str, text: &str, span: Range<usize>) {
    if let Some(Item { kind: ItemKind::Run(run), span: whole }) = items.last_mut() {
        whole.end = span.end;
        run.push(markdown, text, span);
        return;
    }
    let run = Run::new(markdown, text, span.clone());
    items.push(Item { kind: ItemKind::Run(run), span });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(markdown: &str) -> Vec<(Cow<'_, str>, &str)> {
        items(markdown)
            .into_iter()
            .filter_map(|item| match item.kind {
                ItemKind::Run(run) => {
                    let source = run.source(&(0..run.text.len()));
                    Some((run.text, &markdown[source]))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn text_split_by_the_parser_is_joined_again() {
        let one = "Foo [Bar] a_b and ^c\nnext";
        assert_eq!(runs(one), [(Cow::Borrowed(one), one)]);
        assert!(matches!(runs(one)[..], [(Cow::Borrowed(_), _)]), "nothing is copied");
    }

    #[test]
    fn places_survive_entities_and_escapes() {
        for markdown in ["A &amp; B \\* ISKP", "&amp;ISKP", "A [B]\r\nISKP", "A\n  B ISKP [x]"] {
            let items = items(markdown);
            let ItemKind::Run(run) = &items[1].kind else { panic!("a run") };
            let at = run.text.find("ISKP").expect("the name");
            assert_eq!(&markdown[run.source(&(at..at + 4))], "ISKP", "{markdown:?}");
        }
    }

    #[test]
    fn a_comment_leaves_nothing_of_itself() {
        let cases = [
            ("<!-- a -->", ""),
            ("<b><!--\na\n--></b>", "<b></b>"),
            ("x <!-- a", "x "),
            ("<!--a--><!--b-->c", "c"),
        ];
        for (html, kept) in cases {
            assert_eq!(without_comments(html), kept, "{html}");
        }
        let items = items("<!--\nnot for readers\n-->\n\nText");
        let html = items.iter().filter_map(|item| match &item.kind {
            ItemKind::Html(html) => Some(without_comments(html)),
            _ => None,
        });
        assert_eq!(html.collect::<String>().trim(), "");
    }

    #[test]
    fn a_rule_in_mid_text_hides_nothing() {
        let text = "One\n\n---\nkey: value\n---\n\nTwo";
        assert_eq!(runs(text).len(), 3);
    }
}
