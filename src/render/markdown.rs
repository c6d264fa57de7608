//! The text of a note as HTML: links resolved, names linked, citations numbered, everything else escaped.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, LinkType, Tag, TagEnd};

use crate::catalogue::NoteIx;
use crate::highlight;
use crate::links::{NamedSpan, Target, resolve};
use crate::markdown::heading::{self, Anchors};
use crate::markdown::inline::{CitationItem, Piece, pieces};
use crate::markdown::{Item, ItemKind, Run, items, without_comments};
use crate::note::{Kind, Note};
use crate::site::Site;

use super::address;
use super::references::References;
use super::view::{Body, Heading};
use crate::escape;

/// Renders the text of a note on a page with the given way back to the root.
pub(crate) fn body(site: &Site, ix: NoteIx, root: &str, references: &mut References) -> Body {
    let note = site.note(ix);
    let items = items(note.markdown());
    let mut anchors = Anchors::default();
    if let Some(source) = site.index.source(note.id.as_str()).filter(|_| note.kind == Kind::Source)
    {
        (1..=site.source(source).article.passages.len())
            .for_each(|number| anchors.reserve(format!("p{number}")));
    }
    let headings = heading::headings(&items, &mut anchors);
    let second = headings.iter().filter(|heading| heading.level <= 2);
    let contents = second.map(|heading| Heading {
        text: heading.text.clone(),
        href: format!("#{}", heading.anchor),
    });
    let contents = contents.collect::<Vec<_>>();
    let mut writer = Writer {
        site,
        note,
        root,
        references,
        headings: headings.into_iter(),
        names: site.links[ix.index()].names.as_slice(),
        piece: 0,
        html: String::with_capacity(note.markdown().len() * 2),
        links: Vec::new(),
        alt: None,
        code: None,
        table: Table::default(),
        footnotes: Footnotes { shown: shown_footnotes(&items), ..Footnotes::default() },
    };
    writer.items(&items);
    let html = writer.finish();
    Body { html, contents: if contents.len() < 3 { Vec::new() } else { contents } }
}

/// The state of one walk. Each kind of mark-up that needs memory has its own small struct.
struct Writer<'a> {
    site: &'a Site,
    note: &'a Note,
    root: &'a str,
    references: &'a mut References,
    headings: std::vec::IntoIter<heading::Heading>,
    /// The names still to be linked, in order.
    names: &'a [NamedSpan],
    /// The number of the next piece of plain words.
    piece: usize,
    html: String,
    /// For each open link, whether it was written as one.
    links: Vec<bool>,
    /// The alternative text of an open picture, with how many pictures are open: mark-up in it leaves only its words.
    alt: Option<(String, usize)>,
    /// The language and text of an open code block.
    code: Option<(String, String)>,
    table: Table,
    footnotes: Footnotes,
}

#[derive(Default)]
struct Table {
    number: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

/// The footnotes that the text refers to, directly or from another footnote that is shown.
fn shown_footnotes(items: &[Item<'_>]) -> BTreeSet<String> {
    let mut inside = None;
    let mut references = Vec::new();
    for item in items {
        match &item.kind {
            ItemKind::Start(Tag::FootnoteDefinition(name)) => inside = Some(name.to_string()),
            ItemKind::End(TagEnd::FootnoteDefinition) => inside = None,
            ItemKind::FootnoteReference(name) => {
                references.push((inside.clone(), name.to_string()))
            }
            _ => {}
        }
    }
    let mut shown = BTreeSet::new();
    let mut known = usize::MAX;
    while known != shown.len() {
        known = shown.len();
        let reached = references
            .iter()
            .filter(|(from, _)| from.as_ref().is_none_or(|from| shown.contains(from)));
        let reached = reached.map(|(_, to)| to.clone()).collect::<Vec<_>>();
        shown.extend(reached);
    }
    shown
}

/// Footnotes are numbered by first use and shown at the end, with a link back for each use.
#[derive(Default)]
struct Footnotes {
    numbers: BTreeMap<String, usize>,
    uses: BTreeMap<String, usize>,
    texts: BTreeMap<String, String>,
    /// The footnote being written, with the text before it.
    open: Option<(String, String)>,
    /// Those that the text refers to, directly or from another footnote that is shown. The others are not shown,
    /// so nothing in them may be counted.
    shown: BTreeSet<String>,
}

impl Footnotes {
    /// Whether what is being written now will not be on the page.
    fn is_muted(&self) -> bool {
        self.open.as_ref().is_some_and(|(name, _)| !self.shown.contains(name))
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
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
                ItemKind::HardBreak if self.alt.is_some() => self.text(" "),
                ItemKind::HardBreak => self.html.push_str("<br>\n"),
                ItemKind::Rule => self.html.push_str("<hr>\n"),
                ItemKind::Html(html) => self.raw_html(html),
                ItemKind::FootnoteReference(name) => self.footnote_reference(name),
                ItemKind::Task(done) => self.task(*done),
            }
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.alt {
            Some((alt, _)) => alt.push_str(text),
            None => escape::push(&mut self.html, text),
        }
    }

    fn wrapped(&mut self, tag: &str, text: &str) {
        if let Some((alt, _)) = &mut self.alt {
            alt.push_str(text);
            return;
        }
        let text = escape::escape(text);
        self.html.push_str(&format!("<{tag}>{text}</{tag}>"));
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Some((_, depth)) = &mut self.alt {
            *depth += usize::from(matches!(tag, Tag::Image { .. }));
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
            Tag::FootnoteDefinition(name) => {
                let before = std::mem::take(&mut self.html);
                self.footnotes.open = Some((name.to_string(), before));
            }
            Tag::Table(alignments) => {
                // Each scrolling region of a page needs a name of its own.
                let number = self.table.number + 1;
                self.table = Table { number, alignments: alignments.clone(), ..Table::default() };
                self.html.push_str(&format!("<div class=\"table\" role=\"region\" aria-label=\"Table {number}\" tabindex=\"0\"><table>\n"));
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.cell_start(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Superscript => self.html.push_str("<sup>"),
            Tag::Subscript => self.html.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_start(*link_type, dest_url, title)
            }
            Tag::Image { dest_url, title, .. } => self.image_start(dest_url, title),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some((_, depth)) = &mut self.alt {
            *depth -= usize::from(tag == TagEnd::Image);
            if *depth > 0 {
                return;
            }
        }
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.html.push_str(&format!("</h{}>\n", on_page(level as u8)))
            }
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
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.html.push_str(if self.table.in_head { "</th>" } else { "</td>" })
            }
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Superscript => self.html.push_str("</sup>"),
            TagEnd::Subscript => self.html.push_str("</sub>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.html.push_str("</a>");
                }
            }
            TagEnd::Image => self.image_end(),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn heading_start(&mut self, level: u8) {
        let anchor = self.headings.next().map(|heading| heading.anchor).unwrap_or_default();
        self.html.push_str(&format!("<h{} id=\"{}\">", on_page(level), escape::escape(&anchor)));
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

    fn code_start(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.code = Some((language.to_owned(), String::new()));
    }

    fn code_text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
        }
    }

    fn code_end(&mut self) {
        if let Some((language, code)) = self.code.take() {
            // A long line of code scrolls; the keyboard must reach what scrolls.
            self.html.push_str("<pre tabindex=\"0\"><code>");
            self.html.push_str(&highlight::html(&language, &code));
            self.html.push_str("</code></pre>\n");
        }
    }

    fn cell_start(&mut self) {
        let alignment =
            self.table.alignments.get(self.table.column).copied().unwrap_or(Alignment::None);
        self.table.column += 1;
        let class = match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"left\"",
            Alignment::Center => " class=\"center\"",
            Alignment::Right => " class=\"right\"",
        };
        let tag = if self.table.in_head { "th scope=\"col\"" } else { "td" };
        self.html.push_str(&format!("<{tag}{class}>"));
    }

    fn raw_html(&mut self, html: &str) {
        // Comments are for whoever reads the note, never for whoever reads the page.
        let html = without_comments(html);
        if self.site.config.raw_html {
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

    fn link_start(&mut self, link_type: LinkType, address: &str, title: &str) {
        let address = if link_type == LinkType::Email {
            format!("mailto:{address}")
        } else {
            address.to_owned()
        };
        let href = self.href(&address);
        self.links.push(href.is_some());
        if let Some((href, rel)) = href {
            let title = if title.is_empty() {
                String::new()
            } else {
                format!(" title=\"{}\"", escape::escape(title))
            };
            self.html.push_str(&format!("<a href=\"{}\"{rel}{title}>", escape::address(&href)));
        }
    }

    /// The address of a Markdown link on this page; nothing where it may not or cannot be linked.
    fn href(&self, address: &str) -> Option<(String, &'static str)> {
        let (page, fragment) =
            address.split_once('#').map_or((address, None), |(page, hash)| (page, Some(hash)));
        match resolve(&self.site.catalogue, self.note, page, false) {
            Target::Note(ix) => Some((self.link_to(ix, fragment), "")),
            Target::Here => {
                fragment.map(|fragment| (format!("#{}", self.anchor_here(fragment)), ""))
            }
            Target::Web => Some((address.to_owned(), " rel=\"nofollow noreferrer\"")),
            Target::Withheld | Target::Forbidden | Target::Ambiguous(_) | Target::Unknown(_) => {
                None
            }
        }
    }

    fn link_to(&self, ix: NoteIx, heading: Option<&str>) -> String {
        let note = self.site.note(ix);
        let url = format!("{}{}", self.root, address::of_note(note));
        let anchor = heading.map(|wanted| match note.kind {
            Kind::Source => wanted.to_owned(),
            _ => anchor(note, wanted),
        });
        anchor.map_or(url.clone(), |anchor| format!("{url}#{anchor}"))
    }

    fn anchor_here(&self, wanted: &str) -> String {
        anchor(self.note, wanted)
    }

    fn image_start(&mut self, address: &str, title: &str) {
        let path = crate::links::image_path(self.note, address)
            .filter(|path| self.site.images.contains_key(path));
        self.alt = Some((String::new(), 1));
        let Some(path) = path else { return };
        let title = if title.is_empty() {
            String::new()
        } else {
            format!(" title=\"{}\"", escape::escape(title))
        };
        let src = escape::address(&format!("{}{path}", self.root));
        self.html.push_str(&format!("<img src=\"{src}\"{title} alt=\""));
    }

    fn image_end(&mut self) {
        let alt = self.alt.take().map(|(alt, _)| alt).unwrap_or_default();
        let alt = escape::escape(&alt).replace('\n', " ");
        let is_open = self.html.ends_with(" alt=\"");
        self.html.push_str(&alt);
        if is_open {
            self.html.push_str("\">");
        }
    }

    fn run(&mut self, run: &Run) {
        for piece in pieces(&run.text) {
            match piece {
                Piece::Text(span) => self.plain_words(&run.text[span]),
                Piece::Unlinked { name } => self.text(&run.text[name]),
                Piece::Link { target, heading, text, .. } => {
                    let part = |span: std::ops::Range<usize>| &run.text[span];
                    self.wikilink(part(target), heading.map(part), text.map(part));
                }
                Piece::Citation { items, .. } => self.citation(run, &items),
            }
        }
    }

    /// Words with the names in them linked, as the scan has decided.
    fn plain_words(&mut self, text: &str) {
        let piece = self.piece;
        self.piece += 1;
        let here = self.names.iter().take_while(|name| name.piece == piece).count();
        let (names, rest) = self.names.split_at(here);
        self.names = rest;
        let mut at = 0;
        for name in names.iter().filter(|_| self.alt.is_none()) {
            escape::push(&mut self.html, &text[at..name.span.start]);
            let url = format!("{}{}", self.root, address::of_note(self.site.note(name.entity)));
            let words = escape::escape(&text[name.span.clone()]);
            self.html.push_str(&format!("<a href=\"{}\">{words}</a>", escape::address(&url)));
            at = name.span.end;
        }
        self.text(&text[at..]);
    }

    fn wikilink(&mut self, target: &str, heading: Option<&str>, text: Option<&str>) {
        let href = match resolve(&self.site.catalogue, self.note, target, true) {
            Target::Note(ix) => {
                let shown = text.unwrap_or_else(|| address::title(self.site, ix)).to_owned();
                Some((self.link_to(ix, heading), shown))
            }
            Target::Here => heading.map(|heading| {
                (format!("#{}", self.anchor_here(heading)), text.unwrap_or(heading).to_owned())
            }),
            _ => None,
        };
        match href {
            Some((href, shown)) if self.links.is_empty() && self.alt.is_none() => {
                let shown = escape::escape(&shown);
                self.html.push_str(&format!("<a href=\"{}\">{shown}</a>", escape::address(&href)));
            }
            Some((_, shown)) => self.text(&shown),
            // The id of a page that is withheld or missing is not shown: only words the author wrote for readers.
            None => self.text(text.unwrap_or("[withheld]")),
        }
    }

    fn citation(&mut self, run: &Run, items: &[CitationItem]) {
        if self.footnotes.is_muted() {
            return;
        }
        for item in items {
            let source = self.site.index.source(&run.text[item.source.clone()]);
            let passage = item.passage.clone().map(Result::ok);
            let (Some(source), None | Some(Some(_)), None) = (source, passage, &self.alt) else {
                continue;
            };
            let used = self.references.cite(source, passage.flatten());
            // No space before the number, so that it stays with the words it supports.
            let end = self.html.trim_end_matches(' ').len();
            self.html.truncate(end);
            self.html.push_str(&format!(
                "<sup class=\"ref\"><a id=\"{}\" href=\"{}\">[{}]</a></sup>",
                used.id, used.href, used.number
            ));
        }
    }

    fn footnote_reference(&mut self, name: &str) {
        if self.footnotes.is_muted() || self.alt.is_some() {
            return;
        }
        let number = self.footnotes.number(name);
        let uses = self.footnotes.uses.entry(name.to_owned()).or_default();
        *uses += 1;
        let id = format!("_fnref-{number}-{uses}");
        self.html.push_str(&format!(
            "<sup class=\"footnote\"><a id=\"{id}\" href=\"#_fn-{number}\">{number}</a></sup>"
        ));
    }

    fn footnote_end(&mut self) {
        if let Some((name, before)) = self.footnotes.open.take() {
            let text = std::mem::replace(&mut self.html, before);
            self.footnotes.texts.insert(name, text);
        }
    }

    /// Adds the footnotes that are referred to. One that nobody refers to would have no number.
    fn finish(mut self) -> String {
        if self.footnotes.numbers.is_empty() {
            return self.html;
        }
        let mut names = self
            .footnotes
            .numbers
            .iter()
            .map(|(name, number)| (*number, name.clone()))
            .collect::<Vec<_>>();
        names.sort();
        self.html.push_str("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n");
        for (number, name) in names {
            let text = self.footnotes.texts.get(&name).cloned().unwrap_or_default();
            let uses = self.footnotes.uses.get(&name).copied().unwrap_or_default();
            let back = (1..=uses).map(|nth| {
                format!(" <a href=\"#_fnref-{number}-{nth}\" aria-label=\"Back to reference {number}, use {nth}\">↩</a>")
            });
            let back = back.collect::<String>();
            let text = text.trim_end();
            let text = match text.strip_suffix("</p>") {
                Some(text) => format!("{text}{back}</p>"),
                None => format!("{text}{back}"),
            };
            self.html.push_str(&format!("<li id=\"_fn-{number}\">{text}</li>\n"));
        }
        self.html.push_str("</ol>\n</section>\n");
        self.html
    }
}

fn anchor(note: &Note, wanted: &str) -> String {
    let known = heading::anchors(note.markdown());
    heading::find(&known, wanted)
        .map_or_else(|| wanted.to_owned(), |heading| heading.anchor.clone())
}

/// The page's title is its only first-level heading, so a note's `#` becomes the second.
fn on_page(level: u8) -> u8 {
    level.clamp(2, 6)
}
