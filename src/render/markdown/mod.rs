//! The text of a note as HTML: links resolved, names linked, citations numbered, everything else escaped.

mod code;
mod footnotes;
mod link;
mod picture;
mod run;
mod table;

use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

use crate::catalogue::NoteIx;
use crate::escape;
use crate::links::NamedSpan;
use crate::markdown::heading::Anchors;
use crate::markdown::{Item, ItemKind, without_comments};
use crate::note::{Kind, Note};

use super::overview::Overview;
use super::reader::Reader;
use super::references::References;
use super::view::{Body, ContentsItem, Markup};
use code::CodeBlock;
use footnotes::Footnotes;
pub(crate) use footnotes::shown as shown_footnotes;
use picture::Picture;
use table::Table;

/// Renders the text of a note on a page with the given way back to the root.
pub(crate) fn body(
    site: &Reader<'_>,
    overview: &Overview,
    ix: NoteIx,
    root: &str,
    references: &mut References,
) -> Body {
    let note = site.note(ix);
    let items = site.items(ix);
    let source = site.source_with_id(note.id.as_str()).filter(|_| note.kind == Kind::Source);
    let passages = source.map_or(0, |source| site.source(source).article.passages.len());
    let links = site.links(ix);
    let mut taken = Anchors::beside_passages(passages);
    let anchors = links.headings.iter().map(|heading| taken.next(Some(&heading.anchor), ""));
    let anchors = anchors.collect::<Vec<_>>();
    let second = links.headings.iter().zip(&anchors).filter(|(heading, _)| heading.level <= 2);
    let contents = second.map(|(heading, anchor)| ContentsItem {
        text: heading.text.clone(),
        href: format!("#{anchor}"),
    });
    let contents = contents.collect::<Vec<_>>();
    let mut writer = Writer {
        site,
        overview,
        ix,
        note,
        root,
        references,
        anchors: anchors.into_iter(),
        names: links.names.as_slice(),
        piece: 0,
        html: String::with_capacity(note.markdown().len() * 2),
        links: Vec::new(),
        picture: None,
        code: None,
        table: Table::default(),
        footnotes: Footnotes::of(&items),
    };
    writer.items(&items);
    let html = writer.finish();
    let html = Markup::finished(&html);
    Body { html, contents: if contents.len() < 3 { Vec::new() } else { contents } }
}

/// The state of one walk. Each kind of mark-up that needs memory has its own small struct.
struct Writer<'a> {
    site: &'a Reader<'a>,
    overview: &'a Overview,
    ix: NoteIx,
    note: &'a Note,
    root: &'a str,
    references: &'a mut References,
    /// The anchors of the headings still to come.
    anchors: std::vec::IntoIter<String>,
    /// The names still to be linked, in order.
    names: &'a [NamedSpan],
    /// The number of the next piece of plain words.
    piece: usize,
    html: String,
    /// For each open link, whether it was written as one.
    links: Vec<bool>,
    picture: Option<Picture>,
    code: Option<CodeBlock>,
    table: Table,
    footnotes: Footnotes,
}

impl Writer<'_> {
    fn items(&mut self, items: &[Item<'_>]) {
        for item in items {
            match &item.kind {
                ItemKind::Start(tag) => self.start(tag),
                ItemKind::End(tag) => self.end(*tag),
                ItemKind::Run(run) => self.run(run),
                ItemKind::Code(code) => self.wrapped("code", code),
                ItemKind::CodeText(text) => self.code_text(text),
                ItemKind::HardBreak if self.picture.is_some() => self.text(" "),
                ItemKind::HardBreak => self.html.push_str("<br>\n"),
                ItemKind::Rule => self.html.push_str("<hr>\n"),
                ItemKind::Html(html) => self.raw_html(html),
                ItemKind::FootnoteReference(name) => self.footnote_reference(name),
                ItemKind::Task(done) => self.task(*done),
            }
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.picture {
            Some(picture) => picture.alt.push_str(text),
            None => escape::push(&mut self.html, text),
        }
    }

    fn wrapped(&mut self, tag: &str, text: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
            return;
        }
        let text = escape::escape(text);
        self.html.push_str(&format!("<{tag}>{text}</{tag}>"));
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Some(picture) = &mut self.picture {
            picture.depth += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => self.heading_start(*level as u8),
            Tag::BlockQuote(kind) => self.quote_start(*kind),
            Tag::CodeBlock(kind) => self.code_start(kind),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.html.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.html.push_str("<li>"),
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::FootnoteDefinition(name) => self.footnote_start(name),
            Tag::Table(alignments) => self.table_start(alignments),
            Tag::TableHead => self.table_head_start(),
            Tag::TableRow => self.row_start(),
            Tag::TableCell => self.cell_start(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Superscript => self.html.push_str("<sup>"),
            Tag::Subscript => self.html.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_start(*link_type, dest_url, title)
            }
            Tag::Image { dest_url, title, .. } => self.picture_start(dest_url, title),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(picture) = &mut self.picture {
            picture.depth -= usize::from(tag == TagEnd::Image);
            if picture.depth > 0 {
                return;
            }
        }
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => self.html.extend(["</h", on_page(level as u8), ">\n"]),
            TagEnd::BlockQuote(kind) => {
                self.html.push_str(if kind.is_some() { "</div>\n" } else { "</blockquote>\n" })
            }
            TagEnd::CodeBlock => self.code_end(),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::FootnoteDefinition => self.footnote_end(),
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => self.table_head_end(),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.cell_end(),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Superscript => self.html.push_str("</sup>"),
            TagEnd::Subscript => self.html.push_str("</sub>"),
            TagEnd::Link => self.link_end(),
            TagEnd::Image => self.picture_end(),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn heading_start(&mut self, level: u8) {
        let anchor = self.anchors.next().unwrap_or_default();
        self.html.extend(["<h", on_page(level), " id=\"", &escape::escape(&anchor), "\">"]);
    }

    fn quote_start(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.html.push_str("<blockquote>\n");
            return;
        };
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", "Note"),
            BlockQuoteKind::Tip => ("tip", "Tip"),
            BlockQuoteKind::Important => ("important", "Important"),
            BlockQuoteKind::Warning => ("warning", "Warning"),
            BlockQuoteKind::Caution => ("caution", "Caution"),
        };
        self.html.push_str(&format!(
            "<div class=\"alert alert-{class}\"><p class=\"alert-title\">{title}</p>\n"
        ));
    }

    fn raw_html(&mut self, html: &str) {
        // Comments are for whoever reads the note, never for whoever reads the page.
        let html = without_comments(html);
        if self.site.config().raw_html {
            self.html.push_str(&html);
        } else if !html.trim().is_empty() {
            self.text(&html);
        }
    }

    fn task(&mut self, done: bool) {
        let (mark, label) = if done { ("☑", "done") } else { ("☐", "open") };
        self.html.push_str(&format!(
            "<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> "
        ));
    }
}

/// The page's title is its only first-level heading, so a note's `#` becomes the second.
fn on_page(level: u8) -> &'static str {
    ["2", "2", "2", "3", "4", "5", "6"][usize::from(level.min(6))]
}

/// The attribute of a link's or picture's title; nothing where it has none.
fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape::escape(title)) }
}
