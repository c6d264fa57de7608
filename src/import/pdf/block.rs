//! The kinds of paragraphs: headings, items, captions, running text.

use std::ops::Range;

use crate::clip::{Block, BlockKind};

use super::caption;
use super::join::{self, Joiner, Vocabulary};
use super::measure::Measures;
use super::note::References;
use super::paragraph::Paragraph;
use super::part::has_leader;
use super::sentence::ends_sentence;
use super::table;

/// How a heading is set: the order of styles is the order of levels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Style {
    size: f32,
    bold: bool,
    capitals: bool,
}

/// The blocks of paragraphs, one each, and which of them are the title.
pub(super) fn blocks(
    paragraphs: &[Paragraph],
    measures: &Measures,
    references: &References,
    vocabulary: &Vocabulary,
) -> (Vec<Block>, Range<usize>) {
    let is_heading: Vec<bool> =
        (0..paragraphs.len()).map(|at| is_heading(paragraphs, at, measures)).collect();
    let title = title(paragraphs, &is_heading, measures);
    let headings = paragraphs
        .iter()
        .zip(&is_heading)
        .enumerate()
        .filter(|(at, (_, is))| **is && !title.contains(at));
    let levels = Levels::new(headings.map(|(_, (paragraph, _))| style(paragraph)));
    let depths = Depths::new(paragraphs);
    let block = |(paragraph, is_heading): (&Paragraph, &bool)| {
        let kind = if *is_heading {
            BlockKind::Heading(levels.level(style(paragraph)))
        } else if let Some(bullet) = &paragraph.bullet {
            BlockKind::Item { depth: depths.depth(bullet.start), number: bullet.number }
        } else if table::is_table(&paragraph.lines) {
            let joiner = Joiner { references, vocabulary, keeps_style: true };
            return Block {
                kind: BlockKind::Table(table::cells(&paragraph.lines, &joiner)),
                runs: Vec::new(),
            };
        } else if caption::is_caption(&paragraph.text()) {
            BlockKind::Caption
        } else {
            BlockKind::Paragraph
        };
        let keeps_style = !*is_heading && !paragraph.lines.iter().all(super::line::Line::is_bold);
        Block {
            runs: join::runs(&paragraph.lines, &Joiner { references, vocabulary, keeps_style }),
            kind,
        }
    };
    (paragraphs.iter().zip(&is_heading).map(block).collect(), title)
}

/// The headings of the first page that are set largest, if they are larger than the text.
fn title(paragraphs: &[Paragraph], is_heading: &[bool], measures: &Measures) -> Range<usize> {
    let first_page = paragraphs.first().map_or(0, |paragraph| paragraph.first().page);
    let n_first =
        paragraphs.iter().take_while(|paragraph| paragraph.first().page == first_page).count();
    let has_words =
        |at: &usize| paragraphs[*at].text().chars().filter(|c| c.is_alphabetic()).count() > 3;
    let size = |at: usize| paragraphs[at].first().size;
    let candidates: Vec<usize> =
        (0..n_first).filter(|&at| is_heading[at]).filter(has_words).collect();
    let largest = candidates.iter().map(|at| size(*at)).fold(0.0, f32::max);
    let start = if largest < 1.15 * measures.body {
        // Where all is of one size, the title is the first heading, if no text is before it.
        candidates.into_iter().find(|at| *at < 2)
    } else {
        candidates.into_iter().find(|at| size(*at) > 0.97 * largest)
    };
    let Some(start) = start else { return 0..0 };
    let goes_on = |&at: &usize| {
        let (last, next) = (paragraphs[at - 1].last(), paragraphs[at].first());
        is_heading[at]
            && (size(at) - size(start)).abs() < 0.03 * largest
            && next.y > last.y
            && next.y - last.y < 2.0 * largest
    };
    let end = (start + 1..n_first).take_while(goes_on).last().map_or(start + 1, |last| last + 1);
    start..end
}

fn style(paragraph: &Paragraph) -> Style {
    let line = paragraph.first();
    Style {
        size: (line.size * 2.0).round() / 2.0,
        bold: line.is_bold(),
        capitals: is_capitals(&paragraph.text()),
    }
}

fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 3 && letters.all(char::is_uppercase)
}

/// Whether a paragraph is a heading: larger or heavier than the text, short, and followed by text.
fn is_heading(paragraphs: &[Paragraph], at: usize, measures: &Measures) -> bool {
    let paragraph = &paragraphs[at];
    let text = paragraph.text();
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if paragraph.bullet.is_some()
        || n_letters < 2
        || text.chars().count() > 220
        || caption::is_caption(&paragraph.text())
    {
        return false;
    }
    let line = paragraph.first();
    if line.cells.len() > 2 || table::is_table(&paragraph.lines) || has_leader(&text) {
        return false;
    }
    let is_larger = line.size > 1.09 * measures.body;
    let is_bold = paragraph.lines.iter().all(super::line::Line::is_bold) && !measures.is_bold;
    let is_italic = paragraph
        .lines
        .iter()
        .all(|line| line.runs.iter().all(|run| run.italic || run.text.trim().is_empty()));
    let is_short = paragraph.lines.len() <= 3 && text.chars().count() <= 160;
    let is_sentence = ends_sentence(&text) && !text.ends_with(['?', '!', ':']);
    let leads = paragraphs.get(at + 1).is_some_and(|next| next.first().size <= line.size + 0.5);
    if is_larger {
        return (line.size > 1.25 * measures.body || !is_sentence) && paragraph.lines.len() <= 5;
    }
    if line.size < 0.93 * measures.body || !leads || is_sentence || !is_short {
        return false;
    }
    let is_one_line = paragraph.lines.len() == 1;
    is_bold
        || is_capitals(&text) && paragraph.lines.len() <= 2 && n_letters >= 4
        || is_italic
            && is_one_line
            && paragraph.is_apart
            && n_letters < 80
            && !text.ends_with([',', ';', ':'])
}

/// The levels of headings by their styles.
struct Levels(Vec<Style>);

impl Levels {
    fn new(styles: impl Iterator<Item = Style>) -> Levels {
        let mut known: Vec<Style> = Vec::new();
        for style in styles {
            if !known.contains(&style) && known.len() < 64 {
                known.push(style);
            }
        }
        let rank = |style: &Style| (style.size, style.bold, style.capitals);
        known.sort_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2))
        });
        Levels(known)
    }

    fn level(&self, style: Style) -> u8 {
        let rank = self.0.iter().position(|known| *known == style).unwrap_or(4);
        (rank as u8).saturating_add(2).min(6)
    }
}

/// How deep bullets stand, by where they stand.
struct Depths(Vec<f32>);

impl Depths {
    fn new(paragraphs: &[Paragraph]) -> Depths {
        let mut starts: Vec<f32> = paragraphs
            .iter()
            .filter_map(|paragraph| Some(paragraph.bullet.as_ref()?.start))
            .collect();
        starts.sort_by(f32::total_cmp);
        starts.dedup_by(|a, b| *a - *b < 6.0);
        Depths(starts)
    }

    fn depth(&self, start: f32) -> u8 {
        // In two columns bullets of one depth stand at two places: those near above count.
        let outer =
            self.0.iter().filter(|other| start - **other > 6.0 && start - **other < 40.0).count();
        (outer as u8).saturating_add(1).min(6)
    }
}
