//! The links to a note from paragraphs of other notes.

use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::links::{Edge, NoteLinks};

use super::Backlink;

/// By note, the links to it from paragraphs of other notes.
pub(super) fn backlinks(links: &[Arc<NoteLinks>]) -> Vec<Vec<Backlink>> {
    let mut backlinks = vec![Vec::new(); links.len()];
    for (number, links) in links.iter().enumerate() {
        let from = NoteIx(number as u32);
        for Edge { target, paragraph, span } in
            links.edges.iter().filter(|edge| edge.target != from)
        {
            let (paragraph, span) = (paragraph.clone(), span.clone());
            backlinks[target.index()].push(Backlink { from, paragraph, span });
        }
    }
    backlinks
}
