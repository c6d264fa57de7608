//! Texts that speak of notes in every way, and the same texts without what they say of some.

use proptest::prelude::*;

use super::site::{Drawn, NOTES, Note, SOURCES};

/// Whether a note is deleted.
pub(super) type IsGone<'a> = &'a dyn Fn(usize) -> bool;

/// A piece of a text. Notes go by their places in the site.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Words(&'static str),
    /// A name that may occur in any text, so that it does not reveal its note.
    Common(usize),
    Wikilink {
        to: usize,
        by: By,
        own: bool,
    },
    /// A link of Markdown; its words hold another link.
    Link {
        to: usize,
        inner: usize,
    },
    Citation {
        cited: Vec<(usize, u8)>,
        how: How,
    },
    Marked(&'static str, Vec<Part>),
    /// A name that is not to be linked.
    Unlinked(usize),
    NewLine,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    Id,
    Title,
    Alias,
}

/// How a citation stands in its text.
#[derive(Debug, Clone, Copy)]
pub(super) enum How {
    Plain,
    Touching,
    InParentheses,
    Wrapped,
}

#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(Vec<Part>),
    Heading(Vec<Part>),
    List(Vec<Vec<Part>>),
    Quotation(Vec<Part>),
    Definition(Vec<Part>, Vec<Part>),
    Table(Vec<Part>, Vec<Part>),
    Footnote(Vec<Part>, Vec<Part>),
    Picture(Vec<Part>),
}

fn simple_part() -> BoxedStrategy<Part> {
    let words = ["so", "it was", "near the lake,", "and then", "& <b> \\* \"x\""];
    let cited = prop::collection::vec((0..SOURCES, 0..3u8), 1..3);
    let how = [How::Plain, How::Plain, How::Touching, How::InParentheses, How::Wrapped];
    let by = [By::Id, By::Id, By::Title, By::Alias];
    prop_oneof![
        3 => prop::sample::select(words.to_vec()).prop_map(Part::Words),
        1 => (0..NOTES).prop_map(Part::Common),
        1 => (0..NOTES).prop_map(Part::Unlinked),
        4 => (0..NOTES, prop::sample::select(by.to_vec()), any::<bool>())
            .prop_map(|(to, by, own)| Part::Wikilink { to, by, own }),
        1 => (0..NOTES, 0..NOTES).prop_map(|(to, inner)| Part::Link { to, inner }),
        4 => (cited, prop::sample::select(how.to_vec()))
            .prop_map(|(cited, how)| Part::Citation { cited, how }),
    ]
    .boxed()
}

/// Pieces that stand in one line.
pub(super) fn line() -> BoxedStrategy<Vec<Part>> {
    let marks = prop::sample::select(vec!["**", "*", "~~"]);
    let marked = (marks, prop::collection::vec(simple_part(), 1..3));
    let marked = marked.prop_map(|(mark, parts)| Part::Marked(mark, parts));
    prop::collection::vec(prop_oneof![8 => simple_part(), 1 => marked], 1..6).boxed()
}

fn lines() -> impl Strategy<Value = Vec<Part>> {
    prop::collection::vec(line(), 1..3).prop_map(|lines| lines.join(&Part::NewLine))
}

pub(super) fn blocks() -> BoxedStrategy<Vec<Block>> {
    let block = prop_oneof![
        4 => lines().prop_map(Block::Paragraph),
        3 => line().prop_map(Block::Heading),
        1 => prop::collection::vec(lines(), 1..3).prop_map(Block::List),
        1 => lines().prop_map(Block::Quotation),
        1 => (line(), line()).prop_map(|(term, meaning)| Block::Definition(term, meaning)),
        1 => (line(), line()).prop_map(|(a, b)| Block::Table(a, b)),
        1 => (line(), line()).prop_map(|(text, noted)| Block::Footnote(text, noted)),
        1 => line().prop_map(Block::Picture),
    ];
    prop::collection::vec(block, 0..6).boxed()
}

/// Where a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph.
    Text,
    /// In a cell of a table, where a bar has to be written in another way.
    Cell,
    /// In a key of the head, where Markdown is none.
    Head,
}

/// Writes texts of a site without what is gone.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) site: &'a Drawn,
    pub(super) is_gone: IsGone<'a>,
    /// Where it is written.
    pub(super) place: Place,
}

impl Writer<'_> {
    fn note(&self, number: usize) -> Note {
        self.site.note(number)
    }

    /// The lines of a text. What is empty after something was deleted is no line any more.
    pub(super) fn lines(&self, parts: &[Part]) -> Vec<String> {
        let lines = parts.split(|part| matches!(part, Part::NewLine));
        let lines = lines.map(|parts| self.line(parts));
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Pieces with spaces between them.
    pub(super) fn line(&self, parts: &[Part]) -> String {
        let mut line = String::new();
        for part in parts {
            let Some(text) = self.part(part) else { continue };
            let touches = matches!(part, Part::Citation { how: How::Touching, .. });
            if !line.is_empty() && !touches {
                line.push(' ');
            }
            line.push_str(&text);
        }
        line
    }

    fn part(&self, part: &Part) -> Option<String> {
        Some(match part {
            Part::Words(words) => (*words).to_owned(),
            Part::Common(number) => self.note(*number).common(),
            Part::NewLine => String::from("\n"),
            Part::Wikilink { to, by, own } => self.wikilink(*to, *by, *own),
            Part::Link { to, inner } => {
                let words = format!("see {} there", self.wikilink(*inner, By::Id, false));
                match (self.is_gone)(*to) || self.place == Place::Head {
                    true => words,
                    false => format!("[{words}]({})", self.note(*to).address()),
                }
            }
            Part::Citation { cited, how } => {
                let left = cited.iter().filter(|(source, _)| {
                    SOURCES == *source + 1 || !(self.is_gone)(self.site.source(*source))
                });
                let left = left.map(|(source, passage)| self.cited(*source, *passage));
                let left = left.collect::<Vec<_>>();
                if left.is_empty() {
                    return None;
                }
                match how {
                    How::InParentheses => format!("([{}])", left.join("; ")),
                    How::Wrapped if self.place == Place::Text => format!("[{}]", left.join(";\n")),
                    _ => format!("[{}]", left.join("; ")),
                }
            }
            Part::Unlinked(number) => format!("[[!{}]]", self.note(*number).common()),
            Part::Marked(..) if self.place == Place::Head => return None,
            Part::Marked(mark, parts) => match self.line(parts) {
                words if words.is_empty() => return None,
                words => format!("{mark}{words}{mark}"),
            },
        })
    }

    fn wikilink(&self, to: usize, by: By, own: bool) -> String {
        let note = self.note(to);
        let bar = if self.place == Place::Cell { "\\|" } else { "|" };
        let words = if own { "its own words" } else { "" };
        match ((self.is_gone)(to), own) {
            (true, true) => words.to_owned(),
            (true, false) => String::from("[withheld]"),
            (false, true) => format!("[[{}{bar}{words}]]", note.called(by)),
            (false, false) => format!("[[{}]]", note.called(by)),
        }
    }

    /// The last source has no note, so nothing can withhold it.
    fn cited(&self, source: usize, passage: u8) -> String {
        let id = match source + 1 == SOURCES {
            true => String::from("loose"),
            false => self.note(self.site.source(source)).id(),
        };
        if passage == 0 { format!("@{id}") } else { format!("@{id}#p{passage}") }
    }

    /// A text of blocks.
    pub(super) fn blocks(&self, blocks: &[Block]) -> String {
        let mut markdown = String::new();
        for (number, block) in blocks.iter().enumerate() {
            let text = self.block(number, block);
            if !text.is_empty() {
                markdown += &format!("{text}\n\n");
            }
        }
        markdown
    }

    fn block(&self, number: usize, block: &Block) -> String {
        let cell = Writer { place: Place::Cell, ..*self };
        match block {
            Block::Paragraph(parts) => self.lines(parts).join("\n"),
            Block::Heading(parts) => format!("## {}", self.heading(parts)),
            // Two lists with a paragraph between them that is deleted would be one.
            Block::List(items) => {
                let items = items.iter().map(|parts| {
                    format!("- {}", self.lines(parts).join("\n  ").replace(";\n", ";\n  "))
                });
                format!("Then:\n\n{}", items.collect::<Vec<_>>().join("\n"))
            }
            Block::Quotation(parts) => {
                let text = self.lines(parts).join("\n");
                format!("> {}", text.replace('\n', "\n> "))
            }
            // Without a word there is no term.
            Block::Definition(term, meaning) => {
                format!("Then:\n\nOf {}\n: It is {}", self.heading(term), self.heading(meaning))
            }
            Block::Table(a, b) => {
                format!("| a | b |\n|---|---|\n| {} | {} |", cell.line(a), cell.line(b))
            }
            Block::Footnote(text, noted) => {
                let (text, noted) = (self.heading(text), self.heading(noted));
                match noted.is_empty() {
                    true => text,
                    false => format!("{text}[^{number}]\n\n[^{number}]: {noted}"),
                }
            }
            Block::Picture(parts) => format!("So ![{}](pic.png) it.", self.heading(parts)),
        }
    }

    /// A text in one line.
    fn heading(&self, parts: &[Part]) -> String {
        self.line(parts).replace(";\n", "; ")
    }

    /// A text for a key of the head.
    pub(super) fn quoted(&self, parts: &[Part]) -> String {
        let text = Writer { place: Place::Head, ..*self }.line(parts);
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
