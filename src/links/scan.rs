//! Walks a note's Markdown once and writes down everything it points at.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{LinkType, Tag, TagEnd};

use crate::catalogue::{Catalogue, NoteIx};
use crate::diagnostic::{Diagnostic, Severity};
use crate::markdown::heading::{Anchors, headings};
use crate::markdown::inline::{Piece, pieces};
use crate::markdown::{Item, ItemKind, Run, is_block, without_comments};
use crate::mention::{Matcher, fold};
use crate::note::Note;

use super::address::image_path;
use super::names::{self, TextPiece};
use super::never::{Never, host};
use super::resolve::{Target, resolve};
use super::unread::Unread;
use super::{AnchorLink, CitedPassage, Edge, NoteLinks, ShownPicture};
use super::{comment, paragraphs, shown};

/// Reads the links of a note. `never` are addresses that no text may link, in order.
pub fn scan(
    matcher: &Matcher,
    catalogue: &Catalogue,
    never: &[Never],
    note: &Note,
    own: Option<NoteIx>,
) -> NoteLinks {
    // One of these names may come to lead to a note of this build.
    let cut = RefCell::new(Vec::new());
    let note_down = |name: &str| cut.borrow_mut().push(fold::key(name));
    let items = shown::items_noting(catalogue, note, &note_down);
    let mut walk = Walk {
        catalogue,
        never,
        note,
        links: NoteLinks::default(),
        paragraphs: vec![0],
        pieces: Vec::new(),
        by_hand: Vec::new(),
        unread: Unread::after(cut.into_inner()),
        block: Block::default(),
    };
    walk.keys();
    walk.markdown(&items);
    let Walk { mut links, paragraphs: starts, pieces, by_hand, unread, .. } = walk;
    names::add(matcher, &pieces, &by_hand, own, &mut links);
    unread.looked_up.iter().for_each(|name| links.words.insert_first_of(name));
    paragraphs::keep_linking(&mut links, &starts);
    links
}

/// The block being walked.
#[derive(Default)]
struct Block {
    section: usize,
    /// How many headings, links and images it is inside of.
    closed: usize,
    /// Whether the last paragraph was finished, so that the next text begins another.
    done: bool,
}

struct Walk<'a> {
    catalogue: &'a Catalogue,
    never: &'a [Never],
    note: &'a Note,
    links: NoteLinks,
    /// Where each paragraph begins in the plain text; the last is the one that is added to.
    paragraphs: Vec<usize>,
    pieces: Vec<TextPiece<'a>>,
    /// Notes linked by hand: after which pieces, in which section.
    by_hand: Vec<(usize, usize, NoteIx)>,
    /// Marks that are not read, and all names that were looked up.
    unread: Unread,
    block: Block,
}

impl<'a> Walk<'a> {
    fn markdown(&mut self, items: &'a [Item<'a>]) {
        let words = |text: &str| shown::words(self.catalogue, self.note, text);
        self.links.headings = headings(items, &mut Anchors::default(), words).into();
        let end = self.note.markdown().trim_end().len();
        for item in items {
            let span = self.in_file(item.span.clone());
            if let Some(open) = comment::left_open(item, end) {
                self.problem(comment::problem(), self.in_file(open));
            }
            match &item.kind {
                ItemKind::Start(tag) => self.start(tag, span),
                ItemKind::End(tag) => self.end(*tag),
                ItemKind::Run(run) => self.run(run),
                ItemKind::Code(code) => {
                    self.plain(code);
                    if let Some((_, problem)) = self.unread.after_opening(self.catalogue, code) {
                        self.problem(problem, span);
                    }
                }
                ItemKind::HardBreak => {
                    self.plain(" ");
                }
                ItemKind::Html(html) => self.raw_html(html, span),
                _ => {}
            }
        }
    }

    fn in_file(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.note.body.start..span.end + self.note.body.start
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { .. } => {
                self.block.section += 1;
                self.block.closed += 1;
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.block.closed += 1;
                self.unread(title, |_| span.clone());
                self.markdown_link(*link_type, dest_url, span);
            }
            Tag::Image { dest_url, title, .. } => {
                self.block.closed += 1;
                self.unread(title, |_| span.clone());
                self.image(dest_url, span);
            }
            Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(info)) => {
                self.code_block(info, span)
            }
            _ => {}
        }
        self.block.done |= is_block(tag) && !matches!(tag, Tag::TableCell);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image => self.block.closed -= 1,
            _ => {}
        }
        let ends_block = matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::DefinitionListDefinition
                | TagEnd::DefinitionListTitle
                | TagEnd::FootnoteDefinition
        );
        self.block.done |= ends_block;
        if tag == TagEnd::TableCell {
            self.plain(" ");
        }
        if ends_block || tag == TagEnd::TableCell {
            self.unread.close();
        }
    }

    /// Where the paragraph begins that was last added to.
    fn paragraph(&self) -> usize {
        self.paragraphs.last().copied().unwrap_or_default()
    }

    /// After the end of a block, another paragraph begins.
    fn go_on(&mut self) {
        let end = self.links.text.len();
        if std::mem::take(&mut self.block.done) && self.paragraph() != end {
            self.paragraphs.push(end);
        }
    }

    /// Adds plain text to the paragraph and says where it went.
    fn plain(&mut self, text: &str) -> Range<usize> {
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

    fn run(&mut self, run: &'a Run<'a>) {
        for piece in pieces(&run.text) {
            match piece {
                Piece::Text(span) => {
                    let (body, start) = (self.note.body.start, span.start);
                    self.unread(&run.text[span.clone()], |at| {
                        let place = run.source(&(start + at.start..start + at.end));
                        body + place.start..body + place.end
                    });
                    self.text(&run.text[span]);
                }
                Piece::Unlinked { name } => {
                    let words = &run.text[name.clone()];
                    self.plain(words);
                    if let Some(problem) = self.unread.unlinked(self.catalogue, words) {
                        self.problem(problem, self.in_file(run.source(&name)));
                    }
                }
                Piece::Link { target, heading, text, span } => {
                    self.unread.close();
                    let place = self.in_file(run.source(&span));
                    let heading = heading.map(|heading| &run.text[heading]);
                    self.wikilink(
                        &run.text[target],
                        heading,
                        text.map(|text| &run.text[text]),
                        place,
                    );
                }
                Piece::Citation { items, .. } => {
                    self.close_gap();
                    for item in items {
                        let place = self.in_file(run.source(&item.span));
                        self.citation(
                            &run.text[item.source],
                            item.passage.map(|passage| passage.map_err(|at| &run.text[at])),
                            place,
                        );
                    }
                }
            }
        }
    }

    /// Takes away the space before a citation, which leaves no trace in the plain text.
    fn close_gap(&mut self) {
        if self.block.done {
            return;
        }
        let here = self.paragraph();
        // Edges come in the order of the text, which is never cut off before one of them ends.
        let last = self.links.edges.last().filter(|edge| edge.paragraph.start == here);
        let linked = last.map_or(here, |edge| edge.span.end);
        let words = here + self.links.text[here..].trim_end().len();
        self.links.text.truncate(words.max(linked));
    }

    fn text(&mut self, text: &'a str) {
        let at = self.plain(text).start;
        let (section, paragraph) = (self.block.section, self.paragraph());
        let linkable = self.block.closed == 0;
        self.pieces.push(TextPiece { text, section, paragraph, at, linkable });
    }

    fn wikilink(
        &mut self,
        target: &str,
        heading: Option<&str>,
        text: Option<&str>,
        place: Range<usize>,
    ) {
        let resolved = resolve(self.catalogue, self.note, target, true);
        self.unread.looked_up.push(fold::key(target));
        let named = heading.map(|heading| self.links.headings.shown(heading));
        let shown = shown::of_wikilink(self.catalogue, &resolved, named, text).to_owned();
        let span = self.plain(&shown);
        match resolved {
            Target::Note(ix) => {
                self.edge(ix, span);
                self.anchor(Some(ix), heading, place);
            }
            Target::Here => self.anchor(None, heading, place),
            other => self.unresolved(target, &other, place),
        }
    }

    fn edge(&mut self, target: NoteIx, span: Range<usize>) {
        self.by_hand.push((self.pieces.len(), self.block.section, target));
        self.links.edges.push(Edge::unfinished(target, self.paragraph(), span));
    }

    /// Notes down a link to a heading or passage. Whether it is there depends on another text, so it is checked
    /// with the whole site.
    fn anchor(&mut self, target: Option<NoteIx>, anchor: Option<&str>, span: Range<usize>) {
        if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
            self.links.anchors.push(AnchorLink { target, anchor: anchor.to_owned(), span });
        }
    }

    fn problem(&mut self, problem: Diagnostic, place: Range<usize>) {
        self.links.problems.push(problem.at(&self.note.file, &place));
    }

    fn unresolved(&mut self, target: &str, resolved: &Target, place: Range<usize>) {
        if let Some(problem) = resolved.problem(self.catalogue, target) {
            self.problem(problem, place);
        }
    }

    /// Reports what looks like a link or citation in text that is shown as it stands. `place` is where a stretch of it
    /// stands in the file.
    fn unread(&mut self, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) {
        for (at, problem) in self.unread.find(self.catalogue, text) {
            let place = place(at);
            let is_meant = self.note.text[..place.start].ends_with('\\');
            if problem.severity == Severity::Error || !is_meant {
                self.problem(problem, place);
            }
        }
    }

    /// The texts of keys are shown as they stand.
    fn keys(&mut self) {
        for text in &self.note.linklike {
            self.unread(&text.value, |at| text.place_of(&at, &self.note.text));
            self.unread.close();
        }
    }

    fn markdown_link(&mut self, link_type: LinkType, address: &str, place: Range<usize>) {
        let address = if link_type == LinkType::Email {
            format!("mailto:{address}")
        } else {
            address.to_owned()
        };
        let bare = address.split('#').next().unwrap_or_default();
        match resolve(self.catalogue, self.note, bare, false) {
            Target::Note(ix) => {
                self.go_on();
                let at = self.links.text.len();
                self.edge(ix, at..at);
                self.anchor(Some(ix), address.split_once('#').map(|(_, anchor)| anchor), place);
            }
            Target::Web => self.check_address(&address, place),
            Target::Here => self.anchor(None, address.strip_prefix('#'), place),
            other => self.unresolved(&address, &other, place),
        }
    }

    fn check_address(&mut self, address: &str, place: Range<usize>) {
        if let Some(never) = Never::first_covering(self.never, address) {
            let shown = host(address).unwrap_or_default();
            let problem = never.refusal(&shown);
            let hint = "name it without a link, or cite the source that reports it";
            self.problem(problem.hint(hint), place);
        }
    }

    fn image(&mut self, address: &str, place: Range<usize>) {
        match image_path(self.note, address) {
            Some(path) => self.links.images.push(ShownPicture { path, span: place }),
            None => {
                let problem = Diagnostic::error(
                    "bad-image",
                    format!("`{address}` is not a picture of this site"),
                );
                let hint = "put the file beside the note and give its relative path: a page loads nothing from elsewhere";
                self.problem(problem.label("not under content/").hint(hint), place);
            }
        }
    }

    fn code_block(&mut self, info: &str, place: Range<usize>) {
        let language = info.split([' ', ',', '{']).next().unwrap_or_default();
        if !language.is_empty() && !crate::highlight::knows(language) {
            let message = format!("no grammar for the language `{language}`");
            let problem =
                Diagnostic::warning("unknown-language", message).label("shown without colours");
            let first_line = place.start..(place.start + 3 + info.len()).min(place.end);
            self.problem(problem.hint("write `text` to say that this is meant"), first_line);
        }
    }

    fn raw_html(&mut self, html: &str, place: Range<usize>) {
        let html = without_comments(html);
        self.unread(&html, |_| place.clone());
        self.unread.close();
        if let Some(never) = Never::first_named_in(self.never, &html) {
            let problem = never.refusal(never.host());
            self.problem(problem.label("names an address not to be linked"), place);
        } else if !html.trim().is_empty() {
            let problem = Diagnostic::warning("raw-html", "raw HTML in a note is shown as text");
            let hint = "use Markdown, or allow it with `raw_html = true` in site.toml";
            self.problem(problem.label("not read as mark-up").hint(hint), place);
        }
    }

    fn citation(&mut self, source: &str, passage: Option<Result<u32, &str>>, place: Range<usize>) {
        let passage = match passage {
            None => None,
            Some(Ok(number)) => Some(number),
            Some(Err(locator)) => {
                let problem =
                    Diagnostic::error("bad-locator", format!("`{locator}` is not a passage"));
                self.problem(problem.label("expected a passage such as `p7`"), place);
                return;
            }
        };
        self.links.citations.push(CitedPassage { source: source.to_owned(), passage, span: place });
    }
}
