//! Names in the text of a note, and which of them become links.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::NoteIx;
use crate::mention::{Document, Found, MatchKind, Matcher};

use super::{Edge, NamedSpan, NoteLinks};

/// A run of plain words, with what decides whether names in it become links.
pub(super) struct TextPiece<'a> {
    /// The number of the run.
    pub(super) number: u32,
    pub(super) text: &'a str,
    /// The number of headings before it: a name is linked once in each section.
    pub(super) section: usize,
    /// The start of its paragraph in the plain text of the note.
    pub(super) paragraph: usize,
    /// The start of the run in the plain text of the note.
    pub(super) at: usize,
    /// Not in a heading or another link.
    pub(super) linkable: bool,
}

/// Finds names in all runs, as one document: a surname counts after the full name.
pub(super) fn add(
    matcher: &Matcher,
    language: &str,
    pieces: &[TextPiece<'_>],
    by_hand: &[(usize, usize, NoteIx)],
    own: Option<NoteIx>,
    links: &mut NoteLinks,
) {
    let texts = pieces.iter().map(|piece| piece.text).collect::<Vec<_>>();
    let mut linked = BTreeSet::new();
    let mut by_hand = by_hand.iter().peekable();
    let Found { mentions: found, words, .. } = matcher.find_and_know(&Document {
        texts: &texts,
        language,
        has_evidence: false,
        asides: &[],
    });
    links.words = words;
    for (number, (piece, found)) in pieces.iter().zip(found).enumerate() {
        while let Some((_, section, target)) = by_hand.next_if(|(after, ..)| *after <= number) {
            linked.insert((*section, *target));
        }
        for mention in found {
            let entity = NoteIx(mention.entity);
            let is_name = matches!(mention.by, MatchKind::Name | MatchKind::Surname);
            if !is_name || Some(entity) == own || is_quoted(piece.text, &mention.span) {
                continue;
            }
            let span = piece.at + mention.span.start..piece.at + mention.span.end;
            links.edges.push(Edge::unfinished(entity, piece.paragraph, span));
            if piece.linkable && linked.insert((piece.section, entity)) {
                links.names.push(NamedSpan { run: piece.number, span: mention.span, entity });
            }
        }
    }
}

/// Whether a name is the entire text between quotation marks: then the text is about the name itself.
fn is_quoted(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    matches!(
        (before, after),
        (Some('"' | '“' | '„' | '‘' | '«'), Some('"' | '”' | '“' | '’' | '»'))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_between_quotation_marks_is_spoken_of_as_a_name() {
        for (text, expected) in
            [("called “IS”", true), ("called \"IS\"", true), ("“IS said", false), ("IS", false)]
        {
            let at = text.find("IS").expect("the name");
            assert_eq!(is_quoted(text, &(at..at + 2)), expected, "{text}");
        }
    }
}
