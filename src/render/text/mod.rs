//! Documents as HTML: the texts of notes and sources, for pages and for reports alike. This is the
//! only writer of such HTML.

mod footnotes;
mod line;
mod page;
mod source;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::article::PassageRange;
use crate::document::headings::mark_anchor;
use crate::document::{
    Block, BlockKind, Callout, Document, Fold, Inline, Item, Line, Link, Target, Task, embeds_of,
};
use crate::highlight;
use crate::links::words_of_page;
use crate::text::apostrophe::Apostrophes;
use crate::text::direction;
use crate::text::escape;
use crate::words::{self, Words};

use super::html::Html;
use super::view::RefUse;

pub(crate) use page::{anchors, body, other_language, sentence};
pub(crate) use source::{Names, SourcePlace};

/// The destination of a text: a page of the website, an entry of a report, or a quotation.
pub(crate) trait TextPlace {
    /// The words of the destination.
    fn words(&self) -> &Words;

    /// The anchor of a part of the text, unique at the destination.
    fn anchor(&self, part: &str) -> String;

    /// The anchor of the next heading, and its level in HTML for its level as written.
    fn heading(&mut self, written: u8) -> (String, u8);

    /// Whether lines and names that may run from right to left are marked here, since no style does
    /// it.
    fn marks_direction(&self) -> bool;

    /// The attributes of a table's frame, which scrolls by itself. `nth` counts the tables of the text.
    fn table_frame(&mut self, nth: usize) -> String;

    /// The address of a note; `None` if it cannot be linked from here.
    fn note(&mut self, note: u32, heading: Option<&str>) -> Option<String>;

    /// The text of a link to a note if the link has none.
    fn title(&self, note: u32) -> &str;

    /// The address of a heading of the same text, and the text of a link to it that has none. A
    /// link to a missing heading has no address: it may spell withheld words.
    fn here(&self, heading: &str) -> (Option<String>, String);

    /// Writes the name of an entity, linked if possible.
    fn name(&mut self, html: &mut String, entity: u32, words: &str, is_in_link: bool);

    /// The address of a picture from here; `None` if it cannot be shown.
    fn picture(&self, address: &str) -> Option<String>;

    /// The address of a published file from here, by the path that the text gives; `None` if it cannot be linked.
    fn file(&self, _path: &str) -> Option<String> {
        None
    }

    /// The address of the page of a tag; `None` if it cannot be linked.
    fn tag(&self, _tag: &str) -> Option<String> {
        None
    }

    /// The address of a page that is no note's, by its path, and the text of a link to it that has none. The address is
    /// `None` if it cannot be linked.
    fn page(&self, path: &str, _heading: Option<&str>) -> (Option<String>, String) {
        (None, words_of_page(path))
    }

    /// The name of a source in a sentence; `None` if there is no such source.
    fn source_name(&self, source: &str) -> Option<String>;

    /// Records a use of a reference; `None` if there is no such source.
    fn cite(&mut self, source: &str, passages: Option<PassageRange>) -> Option<RefUse>;

    /// The text of a note, the text itself for `None`, or a part of it, written into this place; `None` if it cannot be
    /// shown here.
    fn embed(&mut self, _note: Option<u32>, _part: Option<&str>) -> Option<String> {
        None
    }

    /// Whether readers can fold a boxed remark here, as its author says.
    fn folds(&self) -> bool {
        false
    }

    /// The language of words that an author wrote for this text, to set their apostrophes; `None` for the words of a source.
    fn language(&self) -> Option<&str> {
        None
    }

    /// The treatment of raw HTML.
    fn html(&self) -> RawHtml;
}

/// Finished HTML in another language than the text around it.
pub(crate) fn in_language(html: String, language: Option<&str>) -> String {
    let Some(language) = language else { return html };
    let (tag, direction) = (escape::escape(language), words::direction(language));
    format!("<div lang=\"{tag}\" dir=\"{direction}\">\n{html}</div>\n")
}

/// The treatment of raw HTML in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RawHtml {
    /// Written as markup.
    Markup,
    /// Shown as text.
    Text,
    /// Left out.
    LeftOut,
}

/// Writes a document.
pub(crate) fn write(document: &Document<'_>, place: &mut impl TextPlace, html: String) -> String {
    let mut writer = Writer::new(place, html, document.footnotes.len());
    writer.blocks(&document.blocks);
    writer.footnotes(&document.footnotes);
    writer.html
}

/// Writes a block outside of a document, such as a passage of a source.
pub(crate) fn write_block(block: &Block<'_>, place: &mut impl TextPlace, html: &mut Html) {
    Html::append_with(html, |html| {
        let mut writer = Writer::new(place, html, 0);
        writer.block(block);
        writer.html
    });
}

/// Writes a line outside of a document, such as a quotation.
pub(crate) fn write_line(line: &Line<'_>, place: &mut impl TextPlace, html: &mut Html) {
    Html::append_with(html, |html| {
        let mut writer = Writer::new(place, html, 0);
        writer.line(line);
        writer.html
    });
}

/// The state of one text.
struct Writer<'p, P> {
    place: &'p mut P,
    html: String,
    n_tables: usize,
    /// How often each footnote has been referred to.
    uses: Vec<usize>,
    /// HTML to be written after the open link, since links do not nest.
    link: Option<String>,
    /// The anchors of marked blocks so far: of equal ones the first counts.
    marks: BTreeSet<String>,
    /// Sets the apostrophes of a line; `None` where words stay as they are.
    apostrophes: Option<Apostrophes>,
    /// How many lines are open: those in others go on with the same words.
    n_lines: usize,
}

impl<'p, P: TextPlace> Writer<'p, P> {
    fn new(place: &'p mut P, html: String, n_footnotes: usize) -> Writer<'p, P> {
        let (uses, marks) = (vec![0; n_footnotes], BTreeSet::new());
        let is_set = place.language().is_some_and(Apostrophes::are_in);
        let apostrophes = is_set.then(Apostrophes::default);
        Writer { place, html, n_tables: 0, uses, link: None, marks, apostrophes, n_lines: 0 }
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block<'_>) {
        self.mark(block);
        match &block.kind {
            BlockKind::Paragraph(line) => match embeds_of(line) {
                Some(embeds) => embeds.into_iter().for_each(|link| self.embed(link)),
                None => self.paragraph(line, ""),
            },
            BlockKind::Plain(line) => match embeds_of(line) {
                Some(embeds) => embeds.into_iter().for_each(|link| self.embed(link)),
                None => self.line(line),
            },
            BlockKind::Heading { level, line, .. } => self.heading(*level, line),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Quote(blocks) => {
                // What is quoted stays as somebody else wrote it.
                let apostrophes = self.apostrophes.take();
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.html.push_str("</blockquote>\n");
                self.apostrophes = apostrophes;
            }
            BlockKind::Callout(callout) => self.callout(callout),
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
            BlockKind::Figure(figure) => {
                self.html.push_str("<figure>");
                self.line(&figure.picture);
                self.html.extend(["<figcaption", self.direction(&figure.caption), ">"]);
                self.line(&figure.caption);
                self.html.push_str("</figcaption></figure>\n");
            }
            BlockKind::Html(html) => self.raw_html(html),
        }
    }

    /// The anchor of a marked block, before it.
    fn mark(&mut self, block: &Block<'_>) {
        let Some(mark) = &block.mark else { return };
        let anchor = self.place.anchor(&mark_anchor(mark));
        let id = escape::escape(&anchor).into_owned();
        if self.marks.insert(anchor) {
            self.html.extend(["<span class=\"mark\" id=\"", &id, "\"></span>"]);
        }
    }

    /// The text of another note, or a part of it, with a link to it above; only the link where it cannot be shown.
    fn embed(&mut self, link: &Link<'_>) {
        let part = link.heading.as_deref();
        let shown = match link.target {
            Target::Note(note) => self.place.embed(Some(note), part),
            Target::Here => self.place.embed(None, part),
            _ => None,
        };
        let Some(shown) = shown else {
            self.html.push_str("<p>");
            self.link(link);
            return self.html.push_str("</p>\n");
        };
        self.html.push_str("<div class=\"embed\">\n<p class=\"embed-title\">");
        self.link(link);
        self.html.extend(["</p>\n", &shown, "</div>\n"]);
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

    /// Numbers and bullets are on the side on which the lines of their list begin.
    fn direction_of_list(&self, items: &[Item<'_>]) -> &'static str {
        let lines = items.iter().flat_map(|item| &item.blocks).map(|block| match &block.kind {
            BlockKind::Paragraph(line) | BlockKind::Plain(line) => self.direction(line),
            _ => "",
        });
        lines.max().unwrap_or_default()
    }

    /// An item of a list. The box of a task is in its first line.
    fn item(&mut self, item: &Item<'_>) {
        let task = item.task.map_or_else(String::new, |task| {
            let (id, sign) = match task {
                Task::Open => ("task_open", task.sign()),
                Task::Done => ("task_done", task.sign()),
                Task::Started => ("task_started", task.sign()),
                Task::Cancelled => ("task_cancelled", task.sign()),
            };
            let label = escape::escape(self.place.words().say(id));
            format!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{sign}</span> ")
        });
        self.html.push_str("<li>");
        match item.blocks.split_first() {
            Some((block @ Block { kind: BlockKind::Paragraph(line), .. }, rest)) => {
                self.mark(block);
                self.paragraph(line, &task);
                self.blocks(rest);
            }
            _ => {
                self.html.push_str(&task);
                self.blocks(&item.blocks);
            }
        }
        self.html.push_str("</li>\n");
    }

    fn callout(&mut self, callout: &Callout<'_>) {
        let fold = callout.fold.filter(|_| self.place.folds());
        let (tag, title, open) = match fold {
            None => ("div", "p", ""),
            Some(Fold::Open) => ("details", "summary", " open"),
            Some(Fold::Closed) => ("details", "summary", ""),
        };
        self.html.extend(["<", tag, " class=\"alert alert-", callout.style(), "\"", open, "><"]);
        self.html.extend([title, " class=\"alert-title\""]);
        self.html.extend([self.direction(&callout.title), ">"]);
        match callout.title.is_empty() {
            true => {
                let words = self.place.words();
                let title = words.find(&format!("callout_{}", callout.word));
                let title = title.map_or_else(|| callout.default_title(), str::to_owned);
                escape::push(&mut self.html, &title);
            }
            false => self.line(&callout.title),
        }
        self.html.extend(["</", title, ">\n"]);
        self.blocks(&callout.blocks);
        self.html.extend(["</", tag, ">\n"]);
    }

    fn raw_html(&mut self, html: &str) {
        match self.place.html() {
            RawHtml::Markup => self.html.push_str(html),
            RawHtml::Text if !html.trim().is_empty() => escape::push(&mut self.html, html),
            RawHtml::Text | RawHtml::LeftOut => {}
        }
    }

    /// The attribute for the direction of a line, with a space before it; empty if not needed.
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
