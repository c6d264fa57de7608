//! A clip as it was read, without places: a clipping of another program becomes a clip of ours.

use super::body::{Body, Element, PlacedBlock};
use super::piece::{Piece, plain_text};
use super::plain::{HeadFields, is_first_heading, is_title};
use super::{Aside, Block, BlockKind, Clip, Footnote, Head, Part, Run};
use crate::article::DropReason;

/// Makes the clip of what was read. A title that is missing from the head is that of the text.
pub(crate) fn clip(body: Body, head: Head, fields: &HeadFields) -> Clip {
    let mut clip = Clip { head, ..Clip::default() };
    let has_passage = |parts: &[Part]| parts.iter().any(|part| matches!(part, Part::Block(_)));
    let mut after_passage = vec![0];
    for element in body.elements {
        match element {
            Element::Block(block) if is_title(&block, fields) => {
                let aside = aside(DropReason::DuplicateTitle, &clip, words(&block));
                clip.aside.push(aside);
            }
            Element::Block(block)
                if is_first_heading(&block, fields) && !has_passage(&clip.parts) =>
            {
                clip.head.title = Some(words(&block));
            }
            Element::Block(block) => {
                clip.parts.push(Part::Block(without_places(block)));
                after_passage.push(clip.parts.len());
            }
            Element::Page(name) => clip.parts.push(Part::Page(name)),
            Element::Picture(pieces) => {
                let aside = aside(DropReason::ImageAlt, &clip, plain_text(&pieces));
                clip.aside.push(aside);
            }
            Element::Markup(pieces) => {
                let aside = aside(DropReason::Separator, &clip, plain_text(&pieces));
                clip.aside.extend(Some(aside).filter(|it| it.text.contains(char::is_alphanumeric)));
            }
            Element::Comment(piece) => {
                let aside = aside(DropReason::Hidden, &clip, plain_text(&[piece]));
                clip.aside.push(aside);
            }
        }
    }
    clip.footnotes = body
        .notes
        .into_iter()
        .map(|note| Footnote { marker: note.marker, runs: runs(note.pieces) })
        .collect();
    clip.aside.extend(body.asides.into_iter().map(|aside| {
        let lines = aside.lines.iter().map(|line| plain_text(std::slice::from_ref(line)));
        let last = after_passage.len() - 1;
        Aside {
            reason: aside.reason,
            after: after_passage[aside.after.min(last)],
            text: lines.collect::<Vec<_>>().join("\n"),
        }
    }));
    clip
}

fn aside(reason: DropReason, clip: &Clip, text: String) -> Aside {
    Aside { reason, after: clip.parts.len(), text }
}

fn words(block: &PlacedBlock) -> String {
    let text = block.rows.iter().flatten().map(|pieces| plain_text(pieces)).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_places(block: PlacedBlock) -> Block {
    match block.kind {
        BlockKind::Table(_) => {
            let rows = block.rows.into_iter();
            let rows = rows.map(|row| row.into_iter().map(runs).collect()).collect();
            Block { kind: BlockKind::Table(rows), runs: Vec::new() }
        }
        kind => Block { kind, runs: block.rows.into_iter().flatten().flat_map(runs).collect() },
    }
}

/// Runs of one style and link are one.
fn runs(pieces: Vec<Piece>) -> Vec<Run> {
    let mut runs = Vec::<Run>::new();
    for piece in pieces {
        match (runs.last_mut(), piece.run) {
            (
                Some(Run::Text { text, style, link }),
                Run::Text { text: more, style: its, link: to },
            ) if *style == its && *link == to => text.push_str(&more),
            (_, run) => runs.push(run),
        }
    }
    runs
}
