//! Walks the text of a note once and collects all its references.

use std::ops::Range;

use crate::catalogue::{Catalogue, NoteIx};
use crate::diagnostic::Diagnostic;
use crate::document::cut::WITHHELD;
use crate::document::heading::{Anchors, headings, shown_text};
use crate::document::walk::{self, Role, Visitor};
use crate::document::{
    Block, BlockKind, Footnote, Inline, Line, Link, LinkForm, Run, Target as To,
};
use crate::mention::Matcher;
use crate::note::Note;
use crate::rule;

use super::address::file_name;
use super::marks::is_escaped;
use super::names::{self, TextPiece};
use super::never::BlockedHost;
use super::pages::words_of_page;
use super::resolve::resolve;
use super::text::Sentence;
use super::unread::Unread;
use super::{AnchorLink, Edge, NoteLinks, PageLink};
use super::{paragraphs, text};

/// Collects the links of a note in this language. `never` has the hosts that no text may link, sorted.
pub fn scan(
    matcher: &Matcher,
    catalogue: &Catalogue,
    never: &[BlockedHost],
    note: &Note,
    language: &str,
    own: Option<NoteIx>,
) -> NoteLinks {
    let mut looked_up = Vec::new();
    let document = text::read(catalogue, note, &mut looked_up);
    let sentences = text::sentences(catalogue, note, &mut looked_up);
    let mut walk = Walk {
        catalogue,
        never,
        note,
        links: NoteLinks::default(),
        paragraphs: vec![0],
        pieces: Vec::new(),
        by_hand: Vec::new(),
        unread: Unread::after(looked_up),
        section: 0,
        closed: 0,
        begins: true,
        sentence: None,
    };
    walk.keys(&sentences);
    walk.unused_footnotes(&document);
    walk.empty_footnotes(&document);
    walk.doubled_anchors(&document);
    walk.unused_addresses(&document);
    walk.captions_of_tables(&document.blocks);
    let title = |note: u32| catalogue[NoteIx(note)].title();
    walk.links.headings = headings(&document, &mut Anchors::default(), title);
    walk::document(&document, &mut walk);
    let Walk { mut links, paragraphs: starts, pieces, by_hand, unread, .. } = walk;
    names::add(matcher, language, &pieces, &by_hand, own, &mut links);
    unread.looked_up.iter().for_each(|name| links.words.insert_first_of(name));
    paragraphs::keep_linking(&mut links, &starts);
    links
}

pub(super) struct Walk<'d> {
    pub(super) catalogue: &'d Catalogue,
    pub(super) never: &'d [BlockedHost],
    pub(super) note: &'d Note,
    pub(super) links: NoteLinks,
    /// The start of each paragraph in the plain text; the last is the current one.
    paragraphs: Vec<usize>,
    pieces: Vec<TextPiece<'d>>,
    /// Notes linked by hand: the number of pieces before the link, and its section.
    by_hand: Vec<(usize, usize, NoteIx)>,
    /// The search for unparsed marks, with all names that were looked up.
    pub(super) unread: Unread,
    section: usize,
    /// The number of headings, links and images around the current piece.
    closed: usize,
    /// Whether the next text begins another paragraph.
    begins: bool,
    /// The sentence of the head that is walked through; `None` for the text.
    pub(super) sentence: Option<&'d Sentence<'d>>,
}

impl<'d, 'a> Visitor<'d, 'a> for Walk<'d> {
    fn footnote(&mut self, footnote: &'d Footnote<'a>) {
        self.section = footnote.section;
    }

    fn block(&mut self, block: &'d Block<'a>) {
        match &block.kind {
            BlockKind::Code { language, .. } => self.code_block(language, &block.span),
            BlockKind::Html(html) => self.raw_html(html, &block.span),
            BlockKind::Heading { line, .. } => self.braces_of_heading(block, line),
            BlockKind::Definitions(list) => self.colons_without_blank(list),
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.unknown_task(item)),
            // Its type is its title where it has no other.
            BlockKind::Callout(callout) => {
                if let Some(problem) = self.unread.unlinked(self.catalogue, &callout.word) {
                    self.problem(problem, &block.span);
                }
            }
            _ => {}
        }
    }

    fn line(&mut self, line: &'d Line<'a>, role: Role) {
        self.begins |= role != Role::Cell;
        self.foreign(line, role);
        self.marks_of_remarks(line);
        self.embeds(line, role);
        let is_heading = role == Role::Heading;
        self.section += usize::from(is_heading);
        self.closed += usize::from(is_heading);
        self.pieces(line);
        self.closed -= usize::from(is_heading);
        if matches!(role, Role::FirstCell | Role::Cell) {
            self.plain(" ");
        }
        self.unread.close();
    }
}

impl<'d> Walk<'d> {
    fn pieces(&mut self, line: &'d Line<'_>) {
        for (nth, piece) in line.iter().enumerate() {
            match piece {
                Inline::Text(run) => {
                    self.look_through(run);
                    let at = self.plain(&run.text).start;
                    let (section, paragraph) = (self.section, self.paragraph());
                    let linkable = self.closed == 0;
                    let text = &*run.text;
                    let Some(number) = run.number else { continue };
                    self.tags(number, run);
                    self.pieces.push(TextPiece { number, text, section, paragraph, at, linkable });
                }
                Inline::Code { text, span } => {
                    self.plain(text);
                    if let Some((_, problem)) = self.unread.after_opening(self.catalogue, text) {
                        self.problem(problem, span);
                    }
                }
                Inline::Unlinked(run) => {
                    self.plain(&run.text);
                    if let Some(problem) = self.unread.unlinked(self.catalogue, &run.text) {
                        self.problem(problem, &run.span());
                    }
                }
                Inline::Name { run, .. } => _ = self.plain(&run.text),
                Inline::Break | Inline::Omission { .. } => _ = self.plain(" "),
                Inline::Styled { line, .. } => self.pieces(line),
                Inline::Link(link) | Inline::Embed(link) if link.form == LinkForm::Wikilink => {
                    self.wikilink(link);
                }
                Inline::Link(link) | Inline::Embed(link) => {
                    self.address_with_a_gap(nth.checked_sub(1).and_then(|nth| line.get(nth)), link);
                    self.address_before_markup(link, line.get(nth + 1));
                    self.markdown_link(link);
                }
                Inline::Image(image) => {
                    self.look_through_words(&image.title, |_| image.span.clone());
                    self.image(image);
                    self.closed += 1;
                    self.pieces(&image.alt);
                    self.closed -= 1;
                }
                Inline::Citation(citation) => self.citation(citation),
                Inline::FootnoteReference { .. } => {}
                Inline::Html { html, span } => self.raw_html(html, span),
                Inline::Unread(unread) => self.unread_piece(unread, line.get(nth + 1)),
            }
        }
    }

    /// The start of the current paragraph.
    fn paragraph(&self) -> usize {
        self.paragraphs.last().copied().unwrap_or_default()
    }

    /// Begins another paragraph after the end of a block.
    fn go_on(&mut self) {
        let end = self.links.text.len();
        if std::mem::take(&mut self.begins) && self.paragraph() != end {
            self.paragraphs.push(end);
        }
    }

    /// Adds plain text to the paragraph and returns its range.
    pub(super) fn plain(&mut self, text: &str) -> Range<usize> {
        self.go_on();
        let plain = &mut self.links.text;
        let start = plain.len();
        let mut rest = text;
        while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
            plain.push_str(&rest[..end]);
            plain.push(' ');
            rest = &rest[end + 1..];
        }
        plain.push_str(rest);
        start..plain.len()
    }

    /// Removes the space before a citation, which is not part of the plain text.
    pub(super) fn close_gap(&mut self) {
        if self.begins {
            return;
        }
        let here = self.paragraph();
        // Edges are in the order of the text, which is never truncated before the end of one of them.
        let last = self.links.edges.last().filter(|edge| edge.paragraph.start == here);
        let linked = last.map_or(here, |edge| edge.span.end);
        let words = here + self.links.text[here..].trim_end().len();
        self.links.text.truncate(words.max(linked));
    }
}

/// Collects the references of the pieces, and their problems.
impl<'d> Walk<'d> {
    fn wikilink(&mut self, link: &'d Link<'_>) {
        self.unread.close();
        let title = |note: u32| self.catalogue[NoteIx(note)].title();
        let words = match (&link.target, link.line.is_empty()) {
            (_, false) => shown_text(&link.line, &title, &|wanted| {
                self.links.headings.shown(wanted, self.note.title()).to_owned()
            }),
            (To::Note(note), true) => title(*note).to_owned(),
            (To::File(path), true) => file_name(path).to_owned(),
            (To::Page(path), true) => words_of_page(path),
            (To::Here, true) => {
                let wanted = link.heading.as_deref().unwrap_or_default();
                self.links.headings.shown(wanted, self.note.title()).to_owned()
            }
            (_, true) => String::from(WITHHELD),
        };
        walk::pieces(&link.line, &mut |piece| {
            if let Inline::Unread(unread) = piece {
                self.unread_syntax(unread);
            }
        });
        let span = self.plain(&words);
        self.target(link, span);
        self.look_through_line(&link.line);
    }

    /// Records where a link leads, with the range of its words in the plain text.
    pub(super) fn target(&mut self, link: &'d Link<'_>, words: Range<usize>) {
        let heading = link.heading.as_deref();
        let is_wikilink = link.form == LinkForm::Wikilink;
        match &link.target {
            To::Note(ix) => {
                let ix = NoteIx(*ix);
                self.edge(ix, words);
                // A passage that is shown here is one that is cited.
                let place = self.place(&link.span);
                if self.links.citations.iter().all(|cited| cited.span != place) {
                    self.anchor(Some(ix), heading, &link.span);
                }
            }
            To::Here => {
                self.link_without_address(link);
                self.anchor(None, heading, &link.span);
            }
            To::Written(target) => self.unresolved(target, is_wikilink, &link.span),
            To::File(path) => self.file(path, &link.span),
            To::Page(path) => {
                let (path, span) = (path.to_string(), self.place(&link.span));
                let anchor = heading.unwrap_or_default().to_owned();
                self.links.pages.push(PageLink { path, anchor, span });
            }
            To::Web(address) => self.check_address(address, &link.span),
            To::Tag(_) => {}
        }
    }

    fn markdown_link(&mut self, link: &'d Link<'_>) {
        self.look_through_words(&link.title, |_| link.span.clone());
        if let To::Note(_) = link.target {
            self.go_on();
        }
        let at = self.links.text.len();
        self.target(link, at..at);
        self.closed += 1;
        self.pieces(&link.line);
        self.closed -= 1;
    }

    fn edge(&mut self, target: NoteIx, span: Range<usize>) {
        self.by_hand.push((self.pieces.len(), self.section, target));
        self.links.edges.push(Edge::unfinished(target, self.paragraph(), span));
    }

    /// Records a link to a heading or passage. Whether the target exists depends on another text, so this is checked
    /// with the entire site.
    fn anchor(&mut self, target: Option<NoteIx>, anchor: Option<&str>, span: &Range<usize>) {
        if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
            let (anchor, span) = (anchor.to_owned(), self.place(span));
            self.links.anchors.push(AnchorLink { target, anchor, span });
        }
    }

    pub(super) fn problem(&mut self, problem: Diagnostic, place: &Range<usize>) {
        let place = self.place(place);
        self.links.problems.push(problem.at(&self.note.file, &place));
    }

    /// The place in the file of a piece.
    pub(super) fn place(&self, span: &Range<usize>) -> Range<usize> {
        let of_key = self.sentence.and_then(|sentence| sentence.key.as_ref());
        of_key.unwrap_or(span).clone()
    }

    /// The text that the places of the current pieces are of.
    pub(super) fn written(&self) -> &'d str {
        match self.sentence {
            Some(Sentence { text, key: Some(_), .. }) => text,
            _ => &self.note.text,
        }
    }

    fn unresolved(&mut self, target: &str, is_wikilink: bool, place: &Range<usize>) {
        let resolved = resolve(self.catalogue, self.note, target, is_wikilink);
        if let Some(problem) = resolved.problem(self.catalogue, target) {
            self.problem(problem, place);
        }
    }

    /// Searches words for marks that are not parsed.
    pub(super) fn look_through_words(
        &mut self,
        words: &str,
        place: impl Fn(Range<usize>) -> Range<usize>,
    ) {
        for (at, problem) in self.unread.find(self.catalogue, words) {
            let place = place(at);
            // `[\[id]]` is plain by the backslash within.
            let written = &self.written()[place.start..];
            let is_meant = is_escaped(self.written(), place.start) || written.starts_with("[\\[");
            if problem.rule == &rule::UNREAD_WITHHELD_LINK || !is_meant {
                self.problem(problem, &place);
            }
        }
    }

    /// Searches the words of a line that is shown without being read, such as those of a wikilink.
    pub(super) fn look_through_line(&mut self, line: &Line<'_>) {
        walk::pieces(line, &mut |piece| {
            if let Inline::Text(run) = piece {
                self.look_through(run);
            }
        });
        self.unread.close();
    }

    pub(super) fn look_through(&mut self, run: &Run<'_>) {
        self.look_through_words(&run.text, |at| run.source(&at));
    }

    fn code_block(&mut self, language: &str, place: &Range<usize>) {
        if !language.is_empty() && !crate::highlight::knows(language) {
            let message = format!("no grammar for the language `{language}`");
            let problem =
                Diagnostic::new(&rule::UNKNOWN_LANGUAGE, message).label("shown without colours");
            let first_line = place.start..(place.start + 3 + language.len()).min(place.end);
            self.problem(problem.hint("write `text` to say that this is meant"), &first_line);
        }
    }

    fn raw_html(&mut self, html: &str, place: &Range<usize>) {
        self.look_through_words(html, |_| place.clone());
        self.unread.close();
        if let Some(never) = BlockedHost::first_named_in(self.never, html) {
            let problem = never.refusal(never.host());
            self.problem(problem.label("names an address not to be linked"), place);
        } else if !html.trim().is_empty() {
            let problem = Diagnostic::new(&rule::RAW_HTML, "raw HTML in a note is shown as text");
            let hint = "use Markdown, or allow it with `raw_html = true` in site.toml";
            self.problem(problem.label("not read as mark-up").hint(hint), place);
        }
    }
}
