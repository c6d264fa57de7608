//! The lines between title and text, and what of the article's own blocks is no text: the title again, bylines, dates, credits,
//! buttons, lines that lead elsewhere.

use super::article::Part;
use super::blocks::Piece;
use super::dom::Page;
use super::facts::{letters, same, zone};
use super::furniture;
use super::lists::{PAGE, has_word};
use super::notes::Notes;
use crate::article::DropReason;
use crate::article::boilerplate;
use crate::article::line::Line;
use crate::article::masthead::{self, Region};
use crate::clip::{BlockKind, Head};
use crate::text::sentence::sentences;

/// Says anew what the blocks around the article's text are, now that title, authors and day are known.
pub(super) fn arrange(
    page: &Page,
    pieces: &mut [Piece],
    parts: &mut [Part],
    notes: &Notes,
    head: &mut Head,
) {
    let title = head.title.clone().unwrap_or_default();
    let title_at = title_at(pieces, parts, &title);
    let zone = zone::find(page, pieces, parts, title_at);
    let first_text = zone.first_text;
    let metadata: Vec<usize> = zone
        .lines
        .iter()
        .filter(|piece| is_metadata(page, piece, head))
        .map(|piece| piece.nodes.start)
        .collect();
    let texts = pieces.iter().zip(parts.iter()).filter(|(_, part)| **part == Part::Text);
    let length: usize = texts.map(|(piece, _)| piece.length).sum();
    for (piece, part) in pieces.iter().zip(parts.iter_mut()) {
        if *part == Part::Note {
            continue;
        }
        if metadata.contains(&piece.nodes.start) {
            *part = Part::Aside(DropReason::Metadata);
        } else if same(&piece.text, &title) && is_title(piece) {
            *part = Part::Aside(DropReason::DuplicateTitle);
        } else if *part == Part::Text {
            if let Some(reason) = boxed(page, piece, length).or_else(|| no_text(page, piece)) {
                *part = Part::Aside(reason);
            }
        } else if matches!(part, Part::Aside(DropReason::Outside | DropReason::Navigation))
            && let Some(reason) = boilerplate::reason(&Line::new(&piece.text))
        {
            *part = Part::Aside(reason);
        }
    }
    standfirst(
        page,
        pieces,
        parts,
        title_at.unwrap_or(first_text.saturating_sub(8))..first_text,
        head,
    );
    notes_heading(pieces, parts, notes);
    lone_headings(pieces, parts);
}

/// Returns the block of the title: the one nearest before the text.
fn title_at(pieces: &[Piece], parts: &[Part], title: &str) -> Option<usize> {
    let first_text = pieces
        .iter()
        .zip(parts)
        .position(|(piece, part)| *part == Part::Text && piece.length >= 120);
    let first_text =
        first_text.or_else(|| parts.iter().position(|part| *part == Part::Text)).unwrap_or(0);
    (0..pieces.len())
        .filter(|&index| same(&pieces[index].text, title))
        .min_by_key(|index| (*index > first_text + 3, index.abs_diff(first_text)))
}

fn is_title(piece: &Piece) -> bool {
    matches!(
        piece.kind,
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Caption
    )
}

/// Whether a line near the title says who wrote the article, or when.
fn is_metadata(page: &Page, piece: &Piece, head: &Head) -> bool {
    let text = piece.text.trim();
    if matches!(piece.kind, BlockKind::Heading(_) | BlockKind::Table(_)) && piece.length > 80 {
        return false;
    }
    if masthead::read(text, 0..text.len(), Region::Head).is_some() {
        return true;
    }
    let elements = || {
        page.up(piece.element)
            .take(3)
            .chain(page.elements_in(piece.element))
            .filter(|&at| page.length_in(at) <= 300)
    };
    let is_time = page
        .elements_in(piece.element)
        .chain([piece.element])
        .any(|at| page.name(at) == "time" && page.length_in(at) * 2 >= piece.length);
    let is_named = elements()
        .any(|at| has_word(page, at, |word| PAGE.bylines.has(word) || PAGE.dates.has(word)));
    let written = letters(text);
    let names_author = head.authors.iter().any(|author| written.contains(&letters(author)));
    let is_sentence = piece.length > 160 || text.ends_with('.') && piece.length > 80;
    let is_author_alone = head.authors.iter().any(|author| written == letters(author));
    is_author_alone
        || !is_sentence
            && (is_time
                || is_named && (names_author || piece.length <= 120)
                || names_author && piece.length <= 60)
}

/// What a block is in a small box that is named after what it is, such as an author's biography.
fn boxed(page: &Page, piece: &Piece, article: usize) -> Option<DropReason> {
    let (reason, at) = furniture::around(page, piece)?;
    let is_box = matches!(
        reason,
        DropReason::Biography
            | DropReason::Comments
            | DropReason::ShareLinks
            | DropReason::RelatedLinks
            | DropReason::SubscriptionNotice
            | DropReason::Advertisement
            | DropReason::CookieNotice
    );
    let is_frame = matches!(page.name(at), "footer" | "nav");
    ((is_box || is_frame) && page.length_in(at) * 6 < article).then_some(reason)
}

/// Why a block among the article's is no text of it.
fn no_text(page: &Page, piece: &Piece) -> Option<DropReason> {
    match piece.kind {
        BlockKind::Caption => credited(page, piece),
        BlockKind::Table(_) | BlockKind::Preformatted | BlockKind::Quotation => None,
        // A paragraph of running text is never set aside for a phrase in it.
        _ if piece.length > 300
            || piece.length > 120
                && piece.link_density() < 0.5
                && sentences(&piece.text).len() > 1 =>
        {
            None
        }
        _ => {
            let reason = boilerplate::reason(&Line::new(&piece.text))?;
            let is_heading = matches!(piece.kind, BlockKind::Heading(_));
            // A heading may be a word that is a button elsewhere, and a sentence may say what a notice says.
            let is_sure = match reason {
                DropReason::Separator => true,
                DropReason::Caption
                | DropReason::Promotion
                | DropReason::Disclaimer
                | DropReason::Copyright => false,
                DropReason::ImageCredit | DropReason::ImageAlt => {
                    !is_heading && piece.length <= 120 && !piece.text.contains(". ")
                }
                _ => !is_heading || piece.link_density() > 0.9,
            };
            is_sure.then_some(reason)
        }
    }
}

/// A caption that names the maker of the picture.
fn credited(page: &Page, piece: &Piece) -> Option<DropReason> {
    let is_credit =
        |text: &str| boilerplate::reason(&Line::new(text)) == Some(DropReason::ImageCredit);
    let by_words = is_credit(&piece.text)
        || sentences(&piece.text).into_iter().any(|sentence| is_credit(&piece.text[sentence]));
    let is_named = |at: usize| {
        page.length_in(at) > 0 && furniture::by_name(page, at) == Some(DropReason::ImageCredit)
    };
    let inside =
        page.elements_in(piece.element).filter(|&at| piece.nodes.contains(&at)).any(is_named);
    (by_words || inside).then_some(DropReason::Caption)
}

/// The summary between title and text: a line that says what the page's description says, or that is named so.
fn standfirst(
    page: &Page,
    pieces: &mut [Piece],
    parts: &mut [Part],
    range: std::ops::Range<usize>,
    head: &mut Head,
) {
    let description = head.description.as_deref().map(letters).unwrap_or_default();
    let begins = |text: &str| {
        let text = letters(text);
        let (shorter, longer) = if text.len() < description.len() {
            (&text, &description)
        } else {
            (&description, &text)
        };
        shorter.len() >= 30
            && longer.starts_with(shorter.as_str())
            && shorter.len() * 10 >= text.len() * 6
    };
    let mut found = None;
    for index in range.start..pieces.len().min(range.end + 1) {
        let piece = &pieces[index];
        let is_line = matches!(piece.kind, BlockKind::Paragraph | BlockKind::Heading(_))
            && (30..=700).contains(&piece.length);
        let is_free = matches!(
            parts[index],
            Part::Text
                | Part::Aside(
                    DropReason::Outside | DropReason::Promotion | DropReason::RelatedLinks
                )
        );
        if !is_line || !is_free || piece.link_density() > 0.5 {
            continue;
        }
        let is_named = |n| {
            page.up(piece.element)
                .take(n)
                .any(|at| has_word(page, at, |word| PAGE.standfirsts.has(word)))
        };
        let is_summary = if index < range.end {
            begins(&piece.text) || is_named(2)
        } else {
            is_named(1) || letters(&piece.text) == description
        };
        if is_summary {
            found = Some(index);
            break;
        }
    }
    let first_paragraph =
        pieces.get(range.end).map(|piece| letters(&piece.text)).unwrap_or_default();
    if let Some(index) = found {
        let says_same = begins(&pieces[index].text);
        if !matches!(parts[index], Part::Text) || says_same {
            pieces[index].kind = BlockKind::Paragraph;
        }
        parts[index] = Part::Text;
        head.description = Some(pieces[index].text.trim().to_owned());
    } else if !description.is_empty()
        && first_paragraph
            .starts_with(description.get(..description.len().min(60)).unwrap_or(&description))
    {
        // What tags give is often the beginning of the text, and no summary.
        head.description = None;
    }
}

/// The heading over the notes.
fn notes_heading(pieces: &[Piece], parts: &mut [Part], notes: &Notes) {
    let Some(first) = parts.iter().position(|part| *part == Part::Note) else { return };
    let Some(before) = first.checked_sub(1) else { return };
    let is_heading =
        matches!(pieces[before].kind, BlockKind::Heading(_)) || pieces[before].length <= 20;
    if is_heading
        && !notes.bodies.is_empty()
        && matches!(parts[before], Part::Text | Part::Aside(DropReason::Outside))
    {
        parts[before] = Part::Aside(DropReason::NotesHeading);
    }
}

/// A heading with nothing of the text under it belongs to what was set aside.
fn lone_headings(pieces: &[Piece], parts: &mut [Part]) {
    let mut under: Option<Part> = None;
    let mut has_text = false;
    for index in (0..pieces.len()).rev() {
        let is_heading = matches!(pieces[index].kind, BlockKind::Heading(_));
        if parts[index] == Part::Text
            && is_heading
            && !has_text
            && let Some(Part::Aside(reason)) = under
            && reason != DropReason::Metadata
        {
            parts[index] = Part::Aside(reason);
        }
        match parts[index] {
            Part::Text => has_text = true,
            Part::Aside(_) => under = Some(parts[index]),
            Part::Note => {}
        }
    }
}
