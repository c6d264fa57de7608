//! The text of a note as this build may show it, with its links resolved.
//!
//! Everything derived from a text - anchors, links, names, counts, pages and reports - is derived from this result.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalogue::{Catalogue, keys_of_link};
use crate::document::cut::{IsLeftOut, Reference};
use crate::document::{
    Document, Inline, Known, Line, Link, LinkForm, Target as To, has_markup, parse, parse_sentence,
    walk,
};
use crate::note::{Kind, Note};
use crate::text::fold;

use super::resolve::{Target, resolve};
use super::tags;
use super::{InlineTag, NamedSpan};

/// Parses the text of a note, and adds the folded names that its links look up. References to notes that this build
/// withholds are removed.
pub(super) fn read<'a>(
    catalogue: &Catalogue,
    note: &'a Note,
    looked_up: &mut Vec<String>,
) -> Document<'a> {
    let mut document =
        knowing(catalogue, note, looked_up, |known| parse(note.markdown(), note.body.start, known));
    walk::lines_mut(&mut document, &mut |line| find_targets(catalogue, note, line, looked_up));
    document
}

/// A sentence of a head.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) line: Line<'a>,
    /// The place of its text in the file, and of the pieces; 0 where it is written in another form.
    pub(super) base: usize,
    /// The place of its key, if it is written in another form.
    pub(super) key: Option<Range<usize>>,
}

/// Parses the sentences of a head that have mark-up.
pub(super) fn sentences<'a>(
    catalogue: &Catalogue,
    note: &'a Note,
    looked_up: &mut Vec<String>,
) -> Vec<Sentence<'a>> {
    let with_markup = note.sentences().filter(|key| has_markup(&key.value));
    let read = with_markup.map(|key| {
        let text = &*key.value;
        let (base, key) = match note.base_of(key) {
            Some(base) => (base, None),
            None => (0, Some(key.span.clone())),
        };
        let line = read_sentence(catalogue, note, text, base, looked_up);
        Sentence { text, line, base, key }
    });
    read.collect()
}

/// Parses a sentence of a note's head.
pub(crate) fn sentence<'a>(catalogue: &Catalogue, note: &Note, text: &'a str) -> Line<'a> {
    read_sentence(catalogue, note, text, 0, &mut Vec::new())
}

fn read_sentence<'a>(
    catalogue: &Catalogue,
    note: &Note,
    text: &'a str,
    base: usize,
    looked_up: &mut Vec<String>,
) -> Line<'a> {
    let mut line = knowing(catalogue, note, looked_up, |known| parse_sentence(text, base, known));
    find_targets(catalogue, note, &mut line, looked_up);
    line
}

/// Calls `parse` with what a parse of a note's texts must know.
fn knowing<T>(
    catalogue: &Catalogue,
    note: &Note,
    names: &mut Vec<String>,
    parse: impl FnOnce(Known<'_>) -> T,
) -> T {
    let looked_up = RefCell::new(std::mem::take(names));
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
            let is_withheld = catalogue.withholds_named(note.folder(), target);
            if is_withheld {
                // The name may later be that of a note of this build.
                looked_up.borrow_mut().extend(keys_of_link(target));
            }
            is_withheld
        }
        Reference::Address(address) => resolve(catalogue, note, address, false) == Target::Withheld,
        Reference::Source(id) => catalogue.withholds(id),
    };
    let is_left_out: IsLeftOut<'_> = &is_left_out;
    let parsed = parse(Known {
        is_source: &is_source,
        is_left_out: catalogue.withholds_notes().then_some(is_left_out),
    });
    *names = looked_up.take();
    parsed
}

/// Finds the targets of the links in a line.
fn find_targets(
    catalogue: &Catalogue,
    note: &Note,
    line: &mut Line<'_>,
    looked_up: &mut Vec<String>,
) {
    walk::pieces_mut(line, &mut |piece| match piece {
        Inline::Link(link) | Inline::Embed(link) => find_target(catalogue, note, link, looked_up),
        Inline::Citation(citation) => {
            for item in &mut citation.items {
                looked_up.push(fold::key(&item.source));
                find_targets(catalogue, note, &mut item.prefix, looked_up);
                find_targets(catalogue, note, &mut item.suffix, looked_up);
            }
        }
        _ => {}
    });
}

/// Parses the text of a note, with the names in it that become links.
pub(crate) fn with_names<'a>(
    catalogue: &Catalogue,
    note: &'a Note,
    names: &[NamedSpan],
    tags: &[InlineTag],
) -> Document<'a> {
    let mut document = read(catalogue, note, &mut Vec::new());
    if !names.is_empty() {
        walk::lines_mut(&mut document, &mut |line| link_names(line, names));
    }
    if !tags.is_empty() {
        let found = tags.iter().map(|tag| (tag.place.start, tag)).collect::<BTreeMap<_, _>>();
        walk::lines_mut(&mut document, &mut |line| link_tags(line, &found));
    }
    document
}

/// Makes links of the tags in a line, by their places in the file. A name within a tag is linked as a name.
fn link_tags(line: &mut Line<'_>, tags: &BTreeMap<usize, &InlineTag>) {
    for mut piece in std::mem::take(line) {
        let is_link = matches!(piece, Inline::Link(_) | Inline::Embed(_) | Inline::Image(_));
        let Inline::Text(run) = &piece else {
            if let Some(children) = piece.children_mut().filter(|_| !is_link) {
                link_tags(children, tags);
            }
            line.push(piece);
            continue;
        };
        let mut at = 0;
        for name in tags::tags(&run.text) {
            let span = name.start - 1..name.end;
            let Some(tag) = tags.get(&run.source(&span).start) else { continue };
            if tag.text != run.text[name] {
                continue;
            }
            if span.start > at {
                line.push(Inline::Text(run.slice(at..span.start)));
            }
            at = span.end;
            line.push(Inline::Link(Box::new(Link {
                target: To::Tag(Cow::Owned(tag.text.clone())),
                heading: None,
                title: Cow::Borrowed(""),
                form: LinkForm::Markdown,
                span: run.source(&span),
                line: vec![Inline::Text(run.slice(span))],
            })));
        }
        if at < run.text.len() {
            line.push(Inline::Text(run.slice(at..run.text.len())));
        }
    }
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
    let target = resolve(catalogue, note, address, is_wikilink);
    if !matches!(target, Target::Web | Target::Here | Target::Forbidden) {
        looked_up.extend(keys_of_link(address));
    }
    match target {
        Target::Note(ix) => link.target = To::Note(ix.0),
        Target::Here => link.target = To::Here,
        Target::File(path) => link.target = To::File(Cow::Owned(path)),
        Target::Page(path) => link.target = To::Page(Cow::Owned(path)),
        Target::Web => link.target = To::Web(address.clone()),
        Target::Withheld
        | Target::Reported
        | Target::Forbidden
        | Target::Ambiguous(_)
        | Target::Unknown(_) => {}
    }
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
