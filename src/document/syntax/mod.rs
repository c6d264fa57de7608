//! Syntax beyond CommonMark: `[[links]]`, `![[embeds]]`, `[@citations]` and `==highlights==`, found in the pieces that
//! the Markdown parser returns.
//!
//! Mark-up may be in the words of each: `[[target|the *old* name]]` spans a run of words, a piece of emphasis and the
//! next run. So the pieces of one level are searched together, and those inside a construct become its words. An
//! escaped bracket belongs to no construct.

mod address;
mod citation;
mod highlight;
mod locator;
mod picture;
mod wikilink;

use std::borrow::Cow;
use std::ops::Range;

use super::inline::{Inline, Line, Unread, UnreadKind};
use super::run::{File, Run};
use crate::text::plain::{run_length, table_of};
use crate::work;
pub(super) use picture::take_size;

/// The text of the file around the lines, and facts about the site.
#[derive(Clone, Copy)]
pub(super) struct Context<'a, 'k> {
    pub(super) file: File<'a>,
    /// Whether a source has this id. Outside brackets that begin with it, `@word` is a citation only then.
    pub(super) is_source: &'k dyn Fn(&str) -> bool,
    /// Whether the text has a place for footnotes.
    pub(super) has_footnotes: bool,
}

/// A place in a line: the index of a piece, and the byte within its words.
type Position = (usize, usize);

impl<'a> Context<'a, '_> {
    /// Parses one level of a line. In the words of a link no address is a link.
    pub(super) fn read(self, mut line: Line<'a>, is_in_link: bool) -> Line<'a> {
        let marks = Marks::of(&line);
        if marks.has_address && !is_in_link {
            line = self.addresses(line);
        }
        let mut line = self.links_and_citations(line, &marks);
        if marks.has_highlight {
            line = self.highlights(line);
        }
        if marks.has_footnote {
            line = self.unread_footnotes(line);
        }
        if marks.has_comment {
            line = self.open_comments(line);
        }
        line
    }

    /// The places of an ASCII delimiter in the words of a line, if it is not escaped. They may overlap.
    fn find_all(&self, line: &[Inline<'a>], delimiter: &str) -> Vec<Position> {
        let (bytes, mut places) = (delimiter.as_bytes(), Vec::new());
        for (piece, run) in runs(line) {
            for at in memchr::memchr_iter(bytes[0], run.text.as_bytes()) {
                let is_here = run.text.as_bytes()[at..].starts_with(bytes);
                if is_here && (at..at + bytes.len()).all(|at| self.is_plain(run, at)) {
                    places.push((piece, at));
                }
            }
        }
        places
    }

    /// Parses the links and citations of one level of a line.
    fn links_and_citations(self, mut line: Line<'a>, marks: &Marks) -> Line<'a> {
        if marks.has_wikilink {
            line = self.wikilinks(line);
        }
        if marks.has_key {
            line = self.citations(line);
        }
        line
    }

    /// Parses the links and citations of a line that is not Markdown.
    pub(super) fn read_plain(self, line: Line<'a>) -> Line<'a> {
        let marks = Marks::of(&line);
        self.links_and_citations(line, &marks)
    }

    /// `%%` and `<!--` that are unclosed at the end of the Markdown text: they hide nothing.
    pub(super) fn open_comments(self, line: Line<'a>) -> Line<'a> {
        let mut marks = self.find_all(&line, "%%");
        marks.extend(self.find_all(&line, "<!--"));
        marks.sort_unstable();
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        for mark in marks.into_iter() {
            if mark >= pieces.place() {
                self.extend(&mut read, pieces.take_to(mark));
                let is_html = pieces.words().is_some_and(|words| words.starts_with('<'));
                let run = pieces.take_bytes(if is_html { 4 } else { 2 });
                read.push(Inline::Unread(Unread { kind: UnreadKind::Comment, run }));
            }
        }
        self.extend(&mut read, pieces.finish());
        read
    }

    /// Adds a piece to a line; words are joined to the words before them.
    pub(super) fn push(&self, line: &mut Line<'a>, piece: Inline<'a>) {
        match (line.last_mut(), piece) {
            (Some(Inline::Text(before)), Inline::Text(run)) => before.append(&self.file, run),
            (_, piece) => line.push(piece),
        }
    }

    fn extend(&self, line: &mut Line<'a>, pieces: impl IntoIterator<Item = Inline<'a>>) {
        pieces.into_iter().for_each(|piece| self.push(line, piece));
    }

    pub(super) fn is_plain(&self, run: &Run<'a>, at: usize) -> bool {
        run.is_plain(&self.file, at)
    }

    /// Takes the footnotes within a line, `^[words]`, out of it: each becomes a reference, with its words and their place.
    pub(super) fn inline_footnotes(
        self,
        line: Line<'a>,
    ) -> (Line<'a>, Vec<(Line<'a>, Range<usize>)>) {
        let opening = self.find_all(&line, "^[");
        if opening.is_empty() {
            return (line, Vec::new());
        }
        let mut brackets =
            self.find_all(&line, "[").into_iter().map(|at| (at, 1)).collect::<Vec<_>>();
        brackets.extend(self.find_all(&line, "]").into_iter().map(|at| (at, -1)));
        brackets.sort_unstable();
        let mut pieces = Pieces::new(line);
        let (mut read, mut notes) = (Vec::new(), Vec::new());
        for open in opening {
            let from = brackets.partition_point(|(at, _)| *at <= open);
            let mut depth = 0;
            let close = brackets[from..].iter().find(|(_, step)| {
                work::step();
                depth += step;
                depth == 0
            });
            if open < pieces.place() {
                continue;
            }
            self.extend(&mut read, pieces.take_to(open));
            let Some((close, _)) = close else {
                let run = pieces.take_bytes(2);
                read.push(Inline::Unread(Unread { kind: UnreadKind::Footnote, run }));
                continue;
            };
            let start = pieces.take_bytes(2).span().start;
            let words = pieces.take_to(*close);
            let span = start..pieces.take_bytes(1).span().end;
            let label = Cow::Owned(label_of(&span));
            read.push(Inline::FootnoteReference { label, number: 0, span: span.clone() });
            notes.push((trim(words), span));
        }
        self.extend(&mut read, pieces.finish());
        (read, notes)
    }

    /// `[^label]` that the Markdown parser left as words: no footnote has this label, or it has none. In a text without
    /// footnotes `^[words]` as well.
    fn unread_footnotes(self, line: Line<'a>) -> Line<'a> {
        let mut opening = self.find_all(&line, "[^");
        if !self.has_footnotes {
            opening.extend(self.find_all(&line, "^["));
            opening.sort_unstable();
        }
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        for open in opening {
            if open < pieces.place() {
                continue;
            }
            self.extend(&mut read, pieces.take_to(open));
            let words = pieces.words().unwrap_or_default();
            let label = words[2..].find([']', '[']);
            let length = match label.filter(|end| words[2 + end..].starts_with(']')) {
                _ if words.starts_with('^') => Some(2),
                Some(end) => Some(2 + end + 1),
                None if words[2..].starts_with(char::is_alphanumeric) && !words.contains(']') => {
                    Some(2)
                }
                None => None,
            };
            match length {
                Some(length) => {
                    let run = pieces.take_bytes(length);
                    read.push(Inline::Unread(Unread { kind: UnreadKind::Footnote, run }));
                }
                None => self.push(&mut read, Inline::Text(pieces.take_bytes(2))),
            }
        }
        self.extend(&mut read, pieces.finish());
        read
    }
}

/// The label of a footnote within a line: one that no author can write.
pub(super) fn label_of(span: &Range<usize>) -> String {
    format!("[{}", span.start)
}

/// The runs of words on one level of a line, with the indices of their pieces.
fn runs<'l, 'a>(line: &'l [Inline<'a>]) -> impl Iterator<Item = (usize, &'l Run<'a>)> {
    line.iter().enumerate().filter_map(|(piece, inline)| match inline {
        Inline::Text(run) => Some((piece, run)),
        _ => None,
    })
}

/// The syntax that may occur in one level of a line: most have none, which one scan finds.
#[derive(Default)]
struct Marks {
    has_wikilink: bool,
    has_key: bool,
    has_address: bool,
    has_highlight: bool,
    has_footnote: bool,
    has_comment: bool,
}

impl Marks {
    fn of(line: &[Inline<'_>]) -> Marks {
        let mut marks = Marks::default();
        for (_, run) in runs(line) {
            let bytes = run.text.as_bytes();
            marks.has_address |= bytes.len() > 4 && memchr::memmem::find(bytes, b"www.").is_some();
            let mut at = run_length(bytes, is_no_mark, &NO_MARK);
            while let Some(mark) = bytes.get(at) {
                let next = bytes.get(at + 1);
                match mark {
                    b'[' if next == Some(&b'[') => marks.has_wikilink = true,
                    b'[' if next == Some(&b'^') => marks.has_footnote = true,
                    b'[' if at > 0 && bytes[at - 1] == b'^' => marks.has_footnote = true,
                    b'@' => {
                        marks.has_key = true;
                        marks.has_address |= is_in_address(bytes, at);
                    }
                    b':' => marks.has_address |= bytes[at..].starts_with(b"://"),
                    b'=' if next == Some(&b'=') => marks.has_highlight = true,
                    b'%' if next == Some(&b'%') => marks.has_comment = true,
                    b'<' if bytes[at..].starts_with(b"<!--") => marks.has_comment = true,
                    _ => {}
                }
                at += 1;
                at += run_length(&bytes[at..], is_no_mark, &NO_MARK);
            }
        }
        marks
    }
}

/// Whether an `@` may be that of a mail address: a letter or digit is before it and after it.
fn is_in_address(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric());
    at > 0 && is_word(at - 1) && is_word(at + 1)
}

const fn is_no_mark(byte: u8) -> bool {
    let is_mark = (byte == b'[') | (byte == b'@') | (byte == b':');
    !(is_mark | (byte == b'=') | (byte == b'%') | (byte == b'<'))
}

const NO_MARK: [bool; 256] = table_of!(is_no_mark);

/// A line that is consumed from its beginning.
struct Pieces<'a> {
    rest: std::vec::IntoIter<Inline<'a>>,
    /// The index of the piece being consumed, and the number of its bytes already taken.
    number: usize,
    open: Option<Inline<'a>>,
    gone: usize,
}

impl<'a> Pieces<'a> {
    fn new(line: Line<'a>) -> Pieces<'a> {
        let mut rest = line.into_iter();
        let open = rest.next();
        Pieces { rest, number: 0, open, gone: 0 }
    }

    /// The rest of the piece being consumed.
    fn take_open(&mut self) -> Option<Inline<'a>> {
        let gone = std::mem::take(&mut self.gone);
        let piece = match self.open.take()? {
            Inline::Text(run) if gone > 0 => Inline::Text(run.slice(gone..run.text.len())),
            piece => piece,
        };
        Some(piece).filter(|piece| !is_empty(piece))
    }

    /// Everything up to a place, which is in a run of words.
    fn take_to(&mut self, (piece, at): Position) -> Line<'a> {
        work::step();
        let mut taken = Vec::new();
        while self.number < piece {
            taken.extend(self.take_open());
            self.open = self.rest.next();
            self.number += 1;
        }
        if let Some(Inline::Text(run)) = &self.open
            && at > self.gone
        {
            taken.push(Inline::Text(run.slice(self.gone..at)));
            self.gone = at;
        }
        taken
    }

    /// The next `n` bytes of the next run.
    fn take_bytes(&mut self, n: usize) -> Run<'a> {
        let place = (self.number, self.gone + n);
        match self.take_to(place).pop() {
            Some(Inline::Text(run)) => run,
            _ => unreachable!("a delimiter is in one run of words"),
        }
    }

    /// The place where the rest begins.
    fn place(&self) -> Position {
        (self.number, self.gone)
    }

    /// The next words; `None` if the next piece is no words.
    fn words(&self) -> Option<&str> {
        match &self.open {
            Some(Inline::Text(run)) => Some(&run.text[self.gone..]),
            _ => None,
        }
    }

    /// The rest of the line.
    fn finish(mut self) -> Line<'a> {
        let open = self.take_open();
        open.into_iter().chain(self.rest.filter(|piece| !is_empty(piece))).collect()
    }
}

fn is_empty(piece: &Inline<'_>) -> bool {
    matches!(piece, Inline::Text(run) if run.text.is_empty())
}

/// A line without white space at its ends, and without empty words.
pub(super) fn trim(mut line: Line<'_>) -> Line<'_> {
    if let Some(Inline::Text(run)) = line.first_mut() {
        let blank = run.text.len() - run.text.trim_start().len();
        *run = run.slice(blank..run.text.len());
    }
    if let Some(Inline::Text(run)) = line.last_mut() {
        *run = run.slice(0..run.text.trim_end().len());
    }
    line.retain(|piece| !is_empty(piece));
    line
}
