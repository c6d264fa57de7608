//! The texts of entries as HTML. Everything that is not a tag of ours goes through `escape`.

mod footnotes;
mod line;

#[cfg(test)]
mod tests;

use crate::escape;
use crate::highlight;
use crate::report::text::{Block, Inline, ListItem, has_leftward};
use crate::report::view::Entry;

use super::index::Named;
use super::picture::Pictures;
use super::uses::Uses;
use super::view::Cited;
use footnotes::Footnotes;

/// The level of the title of an entry: the report has the first, its parts have the second.
const TITLE: usize = 3;

/// What all texts of a page are written with, and what is known of them afterwards.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    pictures: &'a Pictures,
    /// How often each reference is used.
    pub(super) uses: Uses,
    /// Which entries name whom.
    pub(super) named: Named,
    /// Whether a text has code that may be in colour.
    pub(super) has_code: bool,
}

impl<'a> Texts<'a> {
    pub(super) fn new(pictures: &'a Pictures) -> Texts<'a> {
        Texts { pictures, uses: Uses::default(), named: Named::new(), has_code: false }
    }

    /// A row of the data with the uses of its references.
    pub(super) fn cited<'row, T>(&mut self, row: &'row T, refs: &[usize]) -> Cited<'row, T> {
        Cited { row, uses: self.uses.cite_all(refs) }
    }

    /// The text of an entry, with its footnotes at the end.
    pub(super) fn html(&mut self, entry: &Entry) -> String {
        let mut writer = Writer {
            texts: self,
            entry,
            html: String::new(),
            is_in_link: false,
            after_link: String::new(),
            n_tables: 0,
            footnotes: Footnotes::default(),
        };
        writer.blocks(&entry.body);
        writer.footnote_list();
        writer.html
    }
}

/// The state of one text.
struct Writer<'a, 'pictures> {
    texts: &'a mut Texts<'pictures>,
    entry: &'a Entry,
    html: String,
    is_in_link: bool,
    /// What belongs behind the link that is open, since a link may not hold another.
    after_link: String,
    n_tables: usize,
    footnotes: Footnotes<'a>,
}

impl<'a> Writer<'a, '_> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph { children } => self.paragraph("", children),
            Block::Plain { children } => self.line(children),
            Block::Heading { level, id, children } => self.heading(TITLE + level, id, children),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { kind, blocks } => self.quote(kind, blocks),
            Block::Code { language, text } => self.code(language, text),
            Block::Rule => self.html.push_str("<hr>\n"),
            Block::Table { align, head, rows } => self.table(align, head, rows),
            Block::Definitions { items } => {
                self.html.push_str("<dl>\n");
                for item in items {
                    self.wrapped("<dt>", "</dt>\n", |writer| writer.line(&item.term));
                    for blocks in &item.definitions {
                        self.wrapped("<dd>", "</dd>\n", |writer| writer.blocks(blocks));
                    }
                }
                self.html.push_str("</dl>\n");
            }
        }
    }

    fn wrapped(&mut self, start: &str, end: &str, write: impl FnOnce(&mut Self)) {
        self.html.push_str(start);
        write(self);
        self.html.push_str(end);
    }

    fn paragraph(&mut self, before: &str, children: &'a [Inline]) {
        self.html.push_str(&format!("<p{}>", direction(children)));
        self.html.push_str(before);
        self.line(children);
        self.html.push_str("</p>\n");
    }

    /// HTML knows six levels; what stands more deeply is a heading of the sixth.
    fn heading(&mut self, level: usize, id: &str, children: &'a [Inline]) {
        let level = level.min(6);
        let direction = direction(children);
        let start = match id {
            "" => format!("<h{level}{direction}>"),
            id => format!("<h{level} id=\"{}\"{direction}>", self.anchor(id)),
        };
        self.wrapped(&start, &format!("</h{level}>\n"), |writer| writer.line(children));
    }

    /// The anchor of a part of the entry: no other entry has it.
    fn anchor(&self, part: &str) -> String {
        escape::escape(&format!("{}/{part}", self.entry.id)).into_owned()
    }

    fn list(&mut self, start: Option<u64>, items: &'a [ListItem]) {
        let direction = direction_of_list(items);
        let (start, end) = match start {
            None => (format!("<ul{direction}>\n"), "</ul>\n"),
            Some(1) => (format!("<ol{direction}>\n"), "</ol>\n"),
            Some(first) => (format!("<ol start=\"{first}\"{direction}>\n"), "</ol>\n"),
        };
        self.wrapped(&start, end, |writer| items.iter().for_each(|item| writer.item(item)));
    }

    /// An item of a list. The box of a task stands in the line that it is about.
    fn item(&mut self, item: &'a ListItem) {
        let task = item.done.map_or_else(String::new, |done| {
            let (mark, label) = if done { ("☑", "done") } else { ("☐", "open") };
            format!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> ")
        });
        self.html.push_str("<li>");
        match item.blocks.split_first() {
            Some((Block::Paragraph { children }, rest)) => {
                self.paragraph(&task, children);
                self.blocks(rest);
            }
            _ => {
                self.html.push_str(&task);
                self.blocks(&item.blocks);
            }
        }
        self.html.push_str("</li>\n");
    }

    fn quote(&mut self, kind: &str, blocks: &'a [Block]) {
        let title = match kind {
            "note" => "Note",
            "tip" => "Tip",
            "important" => "Important",
            "warning" => "Warning",
            "caution" => "Caution",
            _ => {
                let (start, end) = ("<blockquote>\n", "</blockquote>\n");
                return self.wrapped(start, end, |writer| writer.blocks(blocks));
            }
        };
        let start =
            format!("<div class=\"alert alert-{kind}\"><p class=\"alert-title\">{title}</p>\n");
        self.wrapped(&start, "</div>\n", |writer| writer.blocks(blocks));
    }

    fn code(&mut self, language: &str, text: &str) {
        self.texts.has_code = true;
        // A long line of code scrolls; the keyboard must reach what scrolls.
        self.html.push_str("<pre tabindex=\"0\"><code>");
        self.html.push_str(&highlight::html(language, text));
        self.html.push_str("</code></pre>\n");
    }

    /// A table of an author, in a frame that scrolls: nobody knows how wide it is.
    fn table(&mut self, align: &[&str], head: &'a [Vec<Inline>], rows: &'a [Vec<Vec<Inline>>]) {
        self.n_tables += 1;
        let label = format!("Table {} of {}", self.n_tables, self.entry.title);
        let label = escape::escape(&label);
        let frame = format!(
            "<div class=\"table\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><table>\n"
        );
        self.wrapped(&frame, "</table></div>\n", |writer| {
            writer.wrapped("<thead>", "</thead>\n", |writer| {
                writer.row("th scope=\"col\"", align, head);
            });
            writer.wrapped("<tbody>\n", "</tbody>", |writer| {
                rows.iter().for_each(|cells| writer.row("td", align, cells));
            });
        });
    }

    fn row(&mut self, tag: &str, align: &[&str], cells: &'a [Vec<Inline>]) {
        let end = format!("</{}>", &tag[..2]);
        self.html.push_str("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            let direction = direction(cell);
            let start = match align.get(at) {
                None | Some(&"") => format!("<{tag}{direction}>"),
                Some(side) => format!("<{tag} class=\"{side}\"{direction}>"),
            };
            self.wrapped(&start, &end, |writer| writer.line(cell));
        }
        self.html.push_str("</tr>\n");
    }
}

/// Lets the browser see which way a line runs, where that is not plain.
fn direction(line: &[Inline]) -> &'static str {
    if has_leftward(line) { " dir=\"auto\"" } else { "" }
}

/// The same for a list, whose numbers or bullets stand where its lines begin.
fn direction_of_list(items: &[ListItem]) -> &'static str {
    let lines = items.iter().flat_map(|item| &item.blocks).map(|block| match block {
        Block::Paragraph { children } | Block::Plain { children } => direction(children),
        _ => "",
    });
    lines.max().unwrap_or_default()
}
