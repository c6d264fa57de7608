//! The text of a note as this build may show it, with its links resolved.
//!
//! Everything derived from a text - anchors, links, names, counts, pages and reports - is derived from this result.

use std::cell::RefCell;

use crate::catalogue::Catalogue;
use crate::document::cut::{IsLeftOut, Reference};
use crate::document::{
    CitationItem, Document, Inline, Known, Line, Link, LinkForm, Target as To, parse, walk,
};
use crate::note::{Kind, Note};
use crate::text::fold;

use super::NamedSpan;
use super::resolve::{Target, resolve};

/// Parses the text of a note, and returns the folded names that its wikilinks look up. References to notes that this
/// build withholds are removed.
pub(super) fn read<'a>(catalogue: &Catalogue, note: &'a Note) -> (Document<'a>, Vec<String>) {
    let looked_up = RefCell::new(Vec::new());
    let is_source = |id: &str| {
        // A source may get this id later.
        looked_up.borrow_mut().push(fold::key(id));
        match catalogue.by_id(id) {
            Some(ix) => catalogue[ix].kind == Kind::Source,
            None => catalogue.is_withheld_id(id),
        }
    };
    let is_left_out = |reference: Reference<'_>| match reference {
        Reference::Wikilink(target) => {
            let is_withheld = catalogue.withholds_named(target);
            if is_withheld {
                // The name may later be that of a note of this build.
                looked_up.borrow_mut().push(fold::key(target));
            }
            is_withheld
        }
        Reference::Address(address) => resolve(catalogue, note, address, false) == Target::Withheld,
        Reference::Source(id) => catalogue.withholds(id),
    };
    let is_left_out: IsLeftOut<'_> = &is_left_out;
    let known = Known {
        is_source: &is_source,
        is_left_out: catalogue.withholds_notes().then_some(is_left_out),
    };
    let mut document = parse(note.markdown(), note.body.start, known);
    let mut looked_up = looked_up.take();
    walk::lines_mut(&mut document, &mut |line| {
        walk::pieces_mut(line, &mut |piece| match piece {
            Inline::Link(link) | Inline::Embed(link) => {
                find_target(catalogue, note, link, &mut looked_up);
            }
            Inline::Citation(citation) => {
                for item in &mut citation.items {
                    looked_up.push(fold::key(&item.source));
                    find_pages(catalogue, item);
                }
            }
            _ => {}
        });
    });
    (document, looked_up)
}

/// Parses the text of a note, with the names in it that become links.
pub(crate) fn with_names<'a>(
    catalogue: &Catalogue,
    note: &'a Note,
    names: &[NamedSpan],
) -> Document<'a> {
    let (mut document, _) = read(catalogue, note);
    if !names.is_empty() {
        walk::lines_mut(&mut document, &mut |line| link_names(line, names));
    }
    document
}

/// Resolves a link. An invalid one stays as written: the links of the note have the problem.
fn find_target(
    catalogue: &Catalogue,
    note: &Note,
    link: &mut Link<'_>,
    looked_up: &mut Vec<String>,
) {
    let To::Written(address) = &link.target else { return };
    let is_wikilink = link.form == LinkForm::Wikilink;
    if is_wikilink {
        looked_up.push(fold::key(address));
    }
    match resolve(catalogue, note, address, is_wikilink) {
        Target::Note(ix) => link.target = To::Note(ix.0),
        Target::Here => link.target = To::Here,
        Target::Web => link.target = To::Web(address.clone()),
        Target::Withheld | Target::Forbidden | Target::Ambiguous(_) | Target::Unknown(_) => {}
    }
}

/// Notes down whether a cited source has no text.
fn find_pages(catalogue: &Catalogue, item: &mut CitationItem<'_>) {
    let source = catalogue.of_kind(&item.source, Kind::Source);
    let keys = source.and_then(|ix| catalogue[ix].details.source());
    item.is_paged = keys.is_some_and(|keys| keys.seed.is_none());
}

/// Splits the names in a line off as separate pieces.
fn link_names(line: &mut Line<'_>, names: &[NamedSpan]) {
    for mut piece in std::mem::take(line) {
        if let Inline::Text(run) = &piece
            && let Some(number) = run.number
        {
            let first = names.partition_point(|name| name.run < number);
            let here = names[first..].iter().take_while(|name| name.run == number);
            let mut at = 0;
            for name in here {
                if name.span.start > at {
                    line.push(Inline::Text(run.slice(at..name.span.start)));
                }
                let entity = name.entity.0;
                line.push(Inline::Name { entity, run: run.slice(name.span.clone()) });
                at = name.span.end;
            }
            if at == 0 {
                line.push(piece);
            } else if at < run.text.len() {
                line.push(Inline::Text(run.slice(at..run.text.len())));
            }
            continue;
        }
        if let Some(children) = piece.children_mut() {
            link_names(children, names);
        }
        line.push(piece);
    }
}
