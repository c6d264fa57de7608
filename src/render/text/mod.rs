//! The text of a note as HTML: the only way from a document to HTML, for pages and for reports alike.

mod footnotes;
mod line;
mod page;
mod table;
#[cfg(test)]
mod tests;

use crate::document::{Block, BlockKind, Callout, Document, Inline, Item, Line};
use crate::highlight;
use crate::source::SourceIx;
use crate::text::direction;
use crate::text::escape;

use super::view::RefUse;

pub(crate) use page::body;

/// What a text is written into: a page of the website, or an entry of a report.
pub(crate) trait Place {
    /// The anchor of a part of the text, unique where it is written.
    fn anchor(&self, part: &str) -> String;

    /// The anchor of the next heading, and its level in HTML for its level as written.
    fn heading(&mut self, written: u8) -> (String, u8);

    /// Whether lines and names that may run from right to left are marked, as no style does it.
    fn marks_direction(&self) -> bool;

    /// The attributes of a table's frame, which scrolls by itself. `nth` counts the tables of the text.
    fn table_frame(&self, nth: usize) -> String;

    /// The address of a note; `None` where it cannot be linked from here.
    fn note(&mut self, note: u32, heading: Option<&str>) -> Option<String>;

    /// The words of a link to a note that has none.
    fn title(&self, note: u32) -> &str;

    /// The address of a heading of the same text, and the words of a link to it that has none. What leads to no heading
    /// has no address: it may spell what is left out.
    fn here(&self, heading: &str) -> (Option<String>, String);

    /// Writes the name of an entity, linked where it can be.
    fn name(&mut self, html: &mut String, entity: u32, words: &str, is_in_link: bool);

    /// Where a picture is to be found from here.
    fn picture(&self, address: &str) -> Option<String>;

    /// The source with an id.
    fn source(&self, id: &str) -> Option<SourceIx>;

    /// The name of a source in a sentence.
    fn source_name(&self, source: SourceIx) -> String;

    /// Notes a use of a reference.
    fn cite(&mut self, source: SourceIx, passage: Option<u32>) -> RefUse;

    /// What becomes of raw HTML.
    fn html(&self) -> RawHtml;
}

/// What becomes of raw HTML in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RawHtml {
    /// It is markup.
    Markup,
    /// It is shown as it is written.
    Text,
    /// It is left out.
    LeftOut,
}

/// Writes a document.
pub(crate) fn write(document: &Document<'_>, place: &mut impl Place, html: String) -> String {
    let mut writer =
        Writer { place, html, n_tables: 0, uses: vec![0; document.footnotes.len()], link: None };
    writer.blocks(&document.blocks);
    writer.footnotes(&document.footnotes);
    writer.html
}

/// The state of one text.
struct Writer<'p, P> {
    place: &'p mut P,
    html: String,
    n_tables: usize,
    /// How often each footnote has been referred to.
    uses: Vec<usize>,
    /// What belongs behind the link that is open, since a link holds no other.
    link: Option<String>,
}

impl<P: Place> Writer<'_, P> {
    fn blocks(&mut self, blocks: &[Block<'_>]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block<'_>) {
        match &block.kind {
            BlockKind::Paragraph(line) => self.paragraph(line, ""),
            BlockKind::Plain(line) => self.line(line),
            BlockKind::Heading { level, line, .. } => self.heading(*level, line),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Quote(blocks) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.html.push_str("</blockquote>\n");
            }
            BlockKind::Callout(kind, blocks) => self.callout(*kind, blocks),
            BlockKind::Code { language, text, .. } => {
                // A long line of code scrolls; the keyboard must reach what scrolls.
                self.html.push_str("<pre tabindex=\"0\"><code>");
                self.html.push_str(&highlight::html(language, text));
                self.html.push_str("</code></pre>\n");
            }
            BlockKind::Rule => self.html.push_str("<hr>\n"),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(list) => {
                self.html.push_str("<dl>\n");
                for definition in list {
                    self.html.push_str("<dt>");
                    self.line(&definition.term);
                    self.html.push_str("</dt>\n");
                    for meaning in &definition.definitions {
                        self.html.push_str("<dd>");
                        self.blocks(meaning);
                        self.html.push_str("</dd>\n");
                    }
                }
                self.html.push_str("</dl>\n");
            }
            BlockKind::Html(html) => self.raw_html(html),
        }
    }

    fn paragraph(&mut self, line: &Line<'_>, before: &str) {
        self.html.extend(["<p", self.direction(line), ">", before]);
        self.line(line);
        self.html.push_str("</p>\n");
    }

    fn heading(&mut self, written: u8, line: &Line<'_>) {
        let (anchor, level) = self.place.heading(written);
        let level = ["1", "2", "3", "4", "5", "6"][usize::from(level.clamp(1, 6)) - 1];
        self.html.extend(["<h", level]);
        if !anchor.is_empty() {
            self.html.extend([" id=\"", &escape::escape(&anchor), "\""]);
        }
        self.html.extend([self.direction(line), ">"]);
        self.line(line);
        self.html.extend(["</h", level, ">\n"]);
    }

    fn list(&mut self, start: Option<u64>, items: &[Item<'_>]) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        self.html.extend(["<", tag]);
        if let Some(first) = start.filter(|first| *first != 1) {
            self.html.push_str(&format!(" start=\"{first}\""));
        }
        let direction = self.direction_of_list(items);
        self.html.extend([direction, ">\n"]);
        items.iter().for_each(|item| self.item(item));
        self.html.extend(["</", tag, ">\n"]);
    }

    /// Numbers and bullets are on the side where the lines of their list begin.
    fn direction_of_list(&self, items: &[Item<'_>]) -> &'static str {
        let lines = items.iter().flat_map(|item| &item.blocks).map(|block| match &block.kind {
            BlockKind::Paragraph(line) | BlockKind::Plain(line) => self.direction(line),
            _ => "",
        });
        lines.max().unwrap_or_default()
    }

    /// An item of a list. The box of a task is in the line that it is about.
    fn item(&mut self, item: &Item<'_>) {
        let task = match item.done {
            None => "",
            Some(true) => "<span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> ",
            Some(false) => "<span class=\"task\" role=\"img\" aria-label=\"open\">☐</span> ",
        };
        self.html.push_str("<li>");
        match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(line), .. }, rest)) => {
                self.paragraph(line, task);
                self.blocks(rest);
            }
            _ => {
                self.html.push_str(task);
                self.blocks(&item.blocks);
            }
        }
        self.html.push_str("</li>\n");
    }

    fn callout(&mut self, kind: Callout, blocks: &[Block<'_>]) {
        self.html.extend(["<div class=\"alert alert-", kind.name()]);
        self.html.extend(["\"><p class=\"alert-title\">", kind.title(), "</p>\n"]);
        self.blocks(blocks);
        self.html.push_str("</div>\n");
    }

    fn raw_html(&mut self, html: &str) {
        match self.place.html() {
            RawHtml::Markup => self.html.push_str(html),
            RawHtml::Text if !html.trim().is_empty() => escape::push(&mut self.html, html),
            RawHtml::Text | RawHtml::LeftOut => {}
        }
    }

    /// The attribute that lets a browser see how a line runs, with a space before it.
    fn direction(&self, line: &Line<'_>) -> &'static str {
        if self.place.marks_direction() && has_leftward(line) { " dir=\"auto\"" } else { "" }
    }
}

/// Whether a line holds letters that run from right to left.
fn has_leftward(line: &Line<'_>) -> bool {
    line.iter().any(|piece| match piece {
        Inline::Text(run) | Inline::Unlinked(run) | Inline::Name { run, .. } => {
            direction::has_leftward(&run.text)
        }
        Inline::Code { text, .. } => direction::has_leftward(text),
        piece => piece.children().is_some_and(has_leftward),
    })
}
