//! Removes from a text what refers to withheld notes, as if it had been written without: a link leaves its words or
//! `[withheld]`, a citation leaves nothing, not even the space before it.
//!
//! A tree is cut before its headings, names and footnotes are numbered, so nothing can be derived from what is cut.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::block::{Block, BlockKind, Footnote, folded};
use super::inline::{Citation, CitationForm, CitationItem, Inline, Line, Link, LinkForm, Target};
use super::run::Run;

/// The replacement of a removed link without words.
pub const WITHHELD: &str = "[withheld]";

/// A reference from a text to another note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference<'a> {
    /// The target of a `[[wikilink]]`.
    Wikilink(&'a str),
    /// The address of a Markdown link, without the part after `#`.
    Address(&'a str),
    /// The id in a citation.
    Source(&'a str),
}

/// Whether a build withholds the target of a reference.
pub type IsLeftOut<'k> = &'k dyn Fn(Reference<'_>) -> bool;

/// Cuts a line that is an entire text; returns whether anything was cut.
pub(super) fn line(line: &mut Line<'_>, is_left_out: IsLeftOut<'_>) -> bool {
    let mut cutter = Cutter::new(is_left_out);
    cutter.line(line, true, true);
    cutter.has_cut
}

/// Cuts a tree whose footnotes have not been placed yet. A footnote with nothing left goes, with its references.
pub(super) fn tree(
    blocks: &mut Vec<Block<'_>>,
    footnotes: &mut Vec<Footnote<'_>>,
    is_left_out: IsLeftOut<'_>,
) {
    let mut cutter = Cutter::new(is_left_out);
    let mut gone = BTreeSet::new();
    footnotes.retain_mut(|footnote| {
        let is_gone = cutter.blocks(&mut footnote.blocks) && footnote.blocks.is_empty();
        if is_gone {
            gone.insert(footnote.folded_label());
        }
        !is_gone
    });
    cutter.gone = gone;
    cutter.blocks(blocks);
    if !cutter.gone.is_empty() {
        footnotes.iter_mut().for_each(|footnote| _ = cutter.blocks(&mut footnote.blocks));
    }
}

struct Cutter<'k> {
    is_left_out: IsLeftOut<'k>,
    /// The labels of the footnotes with nothing left.
    gone: BTreeSet<String>,
    /// Whether anything was cut so far.
    has_cut: bool,
}

impl<'k> Cutter<'k> {
    fn new(is_left_out: IsLeftOut<'k>) -> Cutter<'k> {
        Cutter { is_left_out, gone: BTreeSet::new(), has_cut: false }
    }

    fn is_gone(&self, label: &str) -> bool {
        !self.gone.is_empty() && self.gone.contains(&folded(label))
    }

    /// Whether a piece may refer to another note, or to a removed footnote.
    fn may_refer(&self, piece: &Inline<'_>) -> bool {
        match piece {
            Inline::Link(_) | Inline::Embed(_) | Inline::Citation(_) => true,
            Inline::FootnoteReference { label, .. } => self.is_gone(label),
            piece => piece.children().is_some_and(|line| line.iter().any(|it| self.may_refer(it))),
        }
    }

    /// Cuts some blocks; returns whether anything was cut. A paragraph that becomes empty is removed.
    fn blocks(&mut self, blocks: &mut Vec<Block<'_>>) -> bool {
        let before = std::mem::replace(&mut self.has_cut, false);
        blocks.retain_mut(|block| self.block(block));
        let has_cut = self.has_cut;
        self.has_cut |= before;
        has_cut
    }

    /// Cuts a block; returns `false` if nothing is left of it.
    fn block(&mut self, block: &mut Block<'_>) -> bool {
        match &mut block.kind {
            BlockKind::Paragraph(line) | BlockKind::Plain(line) => {
                let was_empty = line.is_empty();
                self.line(line, true, true);
                return was_empty || !line.is_empty();
            }
            BlockKind::Heading { line, .. } => self.line(line, true, true),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| _ = self.blocks(&mut item.blocks));
            }
            BlockKind::Quote(blocks) => _ = self.blocks(blocks),
            BlockKind::Callout(callout) => {
                self.line(&mut callout.title, true, true);
                self.blocks(&mut callout.blocks);
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                rows.flatten().for_each(|cell| self.line(cell, true, true));
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    self.line(&mut definition.term, true, true);
                    definition.definitions.iter_mut().for_each(|blocks| _ = self.blocks(blocks));
                }
            }
            BlockKind::Figure(figure) => {
                self.line(&mut figure.picture, true, true);
                self.line(&mut figure.caption, true, true);
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
        true
    }

    /// Cuts a line. `begins` and `ends` are whether a line of the page begins and ends with it.
    fn line(&mut self, line: &mut Line<'_>, begins: bool, ends: bool) {
        if !line.iter().any(|piece| self.may_refer(piece)) {
            return;
        }
        let mut rest = std::mem::take(line).into_iter().peekable();
        while let Some(mut piece) = rest.next() {
            match &mut piece {
                Inline::Link(link) | Inline::Embed(link) => {
                    if self.is_cut(link) {
                        self.has_cut = true;
                        let (words, span) = (std::mem::take(&mut link.line), link.span.clone());
                        let mut words = match words.is_empty() {
                            true => vec![Inline::Text(withheld(span))],
                            false => words,
                        };
                        self.line(&mut words, false, false);
                        words.into_iter().for_each(|piece| push(line, piece));
                    } else {
                        self.line(&mut link.line, true, false);
                        push(line, piece);
                    }
                }
                Inline::Citation(citation) => match self.citation(citation) {
                    Kept::All => push(line, piece),
                    Kept::Word(run) => push(line, Inline::Text(run)),
                    Kept::Nothing => close(line, &mut rest, begins, ends),
                },
                Inline::Styled { line: words, .. } => {
                    let was_empty = words.is_empty();
                    self.line(words, true, false);
                    match words.is_empty() && !was_empty {
                        true => close(line, &mut rest, begins, ends),
                        false => push(line, piece),
                    }
                }
                Inline::FootnoteReference { label, .. } if self.is_gone(label) => {
                    self.has_cut = true;
                }
                Inline::Image(image) => {
                    self.line(&mut image.alt, true, false);
                    push(line, piece);
                }
                _ => push(line, piece),
            }
        }
    }

    fn is_cut(&self, link: &Link<'_>) -> bool {
        let Target::Written(target) = &link.target else { return false };
        let may_be_note = !target.is_empty() && link.form != LinkForm::Mail;
        may_be_note
            && (self.is_left_out)(match link.form {
                LinkForm::Wikilink => Reference::Wikilink(target),
                _ => Reference::Address(target),
            })
    }

    fn citation<'a>(&mut self, citation: &mut Citation<'a>) -> Kept<'a> {
        let before = citation.items.len();
        let is_left_out =
            |item: &CitationItem<'_>| (self.is_left_out)(Reference::Source(&item.source));
        // The sentence needs a subject, and what is in the bracket behind it goes with it.
        if citation.form == CitationForm::InText && citation.items.first().is_some_and(is_left_out)
        {
            self.has_cut = true;
            return Kept::Word(withheld(citation.span.clone()));
        }
        citation.items.retain(|item| !is_left_out(item));
        self.has_cut |= citation.items.len() < before;
        for item in &mut citation.items {
            self.line(&mut item.prefix, true, false);
            self.line(&mut item.suffix, true, true);
        }
        if citation.items.is_empty() { Kept::Nothing } else { Kept::All }
    }
}

/// The remainder of a citation.
enum Kept<'a> {
    All,
    Word(Run<'a>),
    Nothing,
}

fn withheld<'a>(span: Range<usize>) -> Run<'a> {
    Run::new(Cow::Borrowed(WITHHELD), span)
}

/// Adds a piece to a line. Words that become neighbours are joined to one run, in which names are found.
fn push<'a>(line: &mut Line<'a>, piece: Inline<'a>) {
    match (line.last_mut(), piece) {
        (Some(Inline::Text(before)), Inline::Text(run)) => before.join(run),
        (_, piece) => line.push(piece),
    }
}

/// The rest of a line.
type Rest<'a> = std::iter::Peekable<std::vec::IntoIter<Inline<'a>>>;

/// Closes the gap left by a citation: the space before it, parentheses that held nothing else, and its line.
fn close<'a>(line: &mut Line<'a>, rest: &mut Rest<'a>, begins: bool, ends: bool) {
    loop {
        trim_end(line, &[' ']);
        let words = words_of(rest.peek());
        let after = words.trim_start_matches(' ');
        if !(words_of(line.last()).ends_with('(') && after.starts_with(')')) {
            break;
        }
        let behind = words.len() - after.len() + 1;
        trim_last(line, 1);
        skip(rest, behind);
    }
    let begins_here = match line.last() {
        None => begins,
        Some(Inline::Text(run)) => run.text.ends_with('\n'),
        Some(piece) => matches!(piece, Inline::Break),
    };
    if begins_here {
        let words = words_of(rest.peek());
        let after = words.trim_start_matches(' ');
        // A line that holds nothing else is removed entirely.
        let after = after.strip_prefix('\n').map_or(after, |next| next.trim_start_matches(' '));
        let behind = words.len() - after.len();
        skip(rest, behind);
    }
    if ends && rest.peek().is_none() {
        trim_end(line, &['\n', ' ']);
        while line.pop_if(|piece| matches!(piece, Inline::Break)).is_some() {
            trim_end(line, &['\n', ' ']);
        }
    }
}

/// The words of a piece; empty if it is no words.
fn words_of<'l>(piece: Option<&'l Inline<'_>>) -> &'l str {
    match piece {
        Some(Inline::Text(run)) => &run.text,
        _ => "",
    }
}

fn trim_end(line: &mut Line<'_>, blanks: &[char]) {
    let words = words_of(line.last());
    let blank = words.len() - words.trim_end_matches(blanks).len();
    trim_last(line, blank);
}

/// Removes bytes from the end of a line's last words.
fn trim_last(line: &mut Line<'_>, bytes: usize) {
    if let Some(Inline::Text(run)) = line.last_mut() {
        run.truncate(run.text.len() - bytes);
        line.pop_if(|piece| matches!(piece, Inline::Text(run) if run.text.is_empty()));
    }
}

/// Removes bytes from the beginning of the rest of a line.
fn skip(rest: &mut Rest<'_>, bytes: usize) {
    if let Some(Inline::Text(run)) = rest.peek_mut() {
        *run = run.slice(bytes..run.text.len());
        rest.next_if(|piece| matches!(piece, Inline::Text(run) if run.text.is_empty()));
    }
}

#[cfg(test)]
mod tests;
