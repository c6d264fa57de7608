//! The reading of one article: every pass in order, then all that is derived from the roles of the blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::about::About;
use super::block::Block;
use super::citation::{self, CitationItem};
use super::dropped::{DropReason, Dropped};
use super::footnote::{self, Note};
use super::masthead::Region;
use super::remark::Remark;
use super::role::Role;
use super::selector::Lines;
use super::state::Reading;
use super::{
    Article, Basis, DateReason, Issued, Overrides, Passage, PassageKind, Selector, back_matter,
    biography, body, issued, notice, standfirst, title,
};
use crate::rule;
use crate::text::words;

/// Reads an article: the most certain passes come first.
pub(super) fn read(text: &str, overrides: &Overrides) -> Article {
    let mut reading = Reading::new(text, overrides);
    title::classify_title(&mut reading, overrides.title.as_deref());
    set_aside(&mut reading);
    take_notes(&mut reading);
    reading.head_end = head_end(&reading);
    read_masthead(&mut reading);
    notice::classify_notices(&mut reading);
    back_matter::classify_back_matter(&mut reading);
    biography::classify_biographies(&mut reading);
    standfirst::classify_standfirst(&mut reading);
    body::classify_body(&mut reading);
    finish(reading, overrides)
}

/// Drops blocks that are boilerplate by their words.
fn set_aside(reading: &mut Reading) {
    for index in 0..reading.blocks.len() {
        if reading.is_free(index) {
            reading.roles[index] = reading.boilerplate(index).map(Role::Dropped);
        }
    }
}

/// Takes the notes, and under a heading of notes the lines that continue one.
fn take_notes(reading: &mut Reading) {
    let mut under_heading = false;
    for index in 0..reading.blocks.len() {
        if !reading.is_free(index) {
            continue;
        }
        let span = reading.blocks[index].span.clone();
        if let Some(note) = footnote::note(reading.text, span, under_heading) {
            reading.roles[index] = Some(Role::Note(note));
        } else if footnote::is_heading(reading.folded(index)) && notes_follow(reading, index) {
            reading.roles[index] = Some(Role::Dropped(DropReason::NotesHeading));
            under_heading = true;
        }
    }
}

/// Whether the first line without a role after a heading is a note.
fn notes_follow(reading: &Reading, heading: usize) -> bool {
    let next = (heading + 1..reading.blocks.len()).find(|&index| reading.is_free(index));
    next.is_some_and(|index| {
        footnote::note(reading.text, reading.blocks[index].span.clone(), true).is_some()
    })
}

/// Returns the first block after the title that is surely running text.
fn head_end(reading: &Reading) -> usize {
    const LONGEST_HEAD: usize = 12;
    const LONG: usize = 320;
    let first = reading.title_block.map_or(0, |title| title + 1);
    let is_text = |&index: &usize| {
        let line = reading.line(index);
        let several = || {
            reading.n_words(index) >= 15
                && words::ends_sentence(line)
                && crate::text::sentence::sentences(line).len() >= 2
        };
        reading.roles[index].is_none()
            && (line.chars().nth(LONG).is_some()
                || reading.blocks[index].marker.is_some()
                || several())
            && reading.masthead(index, Region::Head).is_none()
    };
    let limit = (first + LONGEST_HEAD).min(reading.blocks.len());
    (first..limit).find(is_text).unwrap_or(limit)
}

/// Reads the lines of metadata.
fn read_masthead(reading: &mut Reading) {
    const TAIL: usize = 10;
    let n_blocks = reading.blocks.len();
    for index in 0..n_blocks {
        if !reading.is_free(index) {
            continue;
        }
        let place = match index {
            _ if index < reading.head_end => Region::Head,
            _ if index + TAIL >= n_blocks => Region::Tail,
            _ => Region::Body,
        };
        if let Some(facts) = reading.masthead(index, place) {
            reading.about.add(reading.text, facts, &mut reading.remarks);
            reading.roles[index] = Some(Role::Metadata);
        }
    }
    reading.about.take_names_beside_dates(
        reading.text,
        &reading.blocks[..reading.head_end],
        &mut reading.roles,
        &mut reading.remarks,
    );
}

/// Applies the drops of the source note, numbers the passages, and reads their contents.
fn finish(mut reading: Reading, overrides: &Overrides) -> Article {
    drop_by_note(&mut reading, overrides);
    let text = reading.text;
    let passages = number(&reading.roles);
    let issued = match overrides.issued {
        Some(date) => Issued { date: Some(date), basis: Basis::Note, why: DateReason::SourceNote },
        None => {
            issued::decide(text, &reading.about, &passages, &reading.blocks, &mut reading.remarks)
        }
    };
    let mut remarks = std::mem::take(&mut reading.remarks);
    let mut citations = Vec::new();
    for passage in passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        citations.extend(citation::find(
            text,
            passage.span.clone(),
            passage.number,
            issued.date,
            &mut remarks,
        ));
    }
    let notes: Vec<Note> = reading
        .roles
        .iter()
        .filter_map(
            |role| if let Some(Role::Note(note)) = role { Some(note.clone()) } else { None },
        )
        .collect();
    let items = items_of_notes(text, &notes, &issued, &mut remarks);
    let known = footnote::markers_of(&notes);
    let references = passages
        .iter()
        .flat_map(|passage| footnote::references(text, passage.span.clone(), &known))
        .collect();
    let footnotes = footnote::join(
        references,
        &notes,
        |note| items.get(&note.span.start).cloned().unwrap_or_default(),
        &mut remarks,
    );
    remarks.sort_by(|a, b| {
        (a.span.start, a.span.end, a.rule, &a.message).cmp(&(
            b.span.start,
            b.span.end,
            b.rule,
            &b.message,
        ))
    });
    remarks.dedup();
    let About { title, container_title, volume, issue, authors, tags, .. } = reading.about;
    Article {
        title,
        container_title,
        volume,
        issue,
        authors,
        issued,
        tags,
        passages,
        dropped: spans_with(&reading.blocks, &reading.roles, |role, span| match role {
            Role::Dropped(reason) => Some(Dropped { span, reason: *reason }),
            _ => None,
        }),
        citations,
        footnotes,
        metadata: spans_with(&reading.blocks, &reading.roles, |role, span| {
            (*role == Role::Metadata).then_some(span)
        }),
        remarks,
    }
}

fn spans_with<T>(
    blocks: &[Block],
    roles: &[Option<Role>],
    pick: impl Fn(&Role, Range<usize>) -> Option<T>,
) -> Vec<T> {
    let with_roles = blocks.iter().zip(roles);
    with_roles
        .filter_map(|(block, role)| role.as_ref().and_then(|role| pick(role, block.span.clone())))
        .collect()
}

fn number(roles: &[Option<Role>]) -> Vec<Passage> {
    let mut passages = Vec::new();
    for role in roles.iter().flatten() {
        if let Role::Passage(kind, span) = role {
            passages.push(Passage {
                number: passages.len() as u32 + 1,
                kind: *kind,
                span: span.clone(),
            });
        }
    }
    passages
}

fn drop_by_note(reading: &mut Reading, overrides: &Overrides) {
    let mut number = 0;
    let numbers: Vec<Option<u32>> = reading
        .roles
        .iter()
        .map(|role| {
            let is_passage = matches!(role, Some(Role::Passage(..)));
            number += u32::from(is_passage);
            is_passage.then_some(number)
        })
        .collect();
    let there = Lines::of(reading.blocks.iter().map(|block| block.lines));
    let lines = overrides.drop.iter().filter_map(|selector| match selector {
        Selector::Lines(lines) => Some(*lines),
        Selector::Passage(_) => None,
    });
    let (lines, selected) = (Lines::of(lines), overrides.drop.iter().collect::<BTreeSet<_>>());
    for (index, block) in reading.blocks.iter().enumerate() {
        let is_selected = |number: &u32| selected.contains(&Selector::Passage(*number));
        if lines.meet(&block.lines) || numbers[index].as_ref().is_some_and(is_selected) {
            reading.roles[index] = Some(Role::Dropped(DropReason::Note));
        }
    }
    for selector in &overrides.drop {
        let is_used = match selector {
            Selector::Lines(lines) => there.meet(lines),
            Selector::Passage(wanted) => (1..=number).contains(wanted),
        };
        if !is_used {
            let message = format!("the source note drops `{selector}`, but there is nothing");
            reading.remarks.push(Remark::new(0..0, &rule::UNUSED_OVERRIDE, message));
        }
    }
    for lines in &overrides.keep {
        if !there.meet(lines) {
            let message = format!("the source note keeps `{lines}`, but there is nothing");
            reading.remarks.push(Remark::new(0..0, &rule::UNUSED_OVERRIDE, message));
        }
    }
}

/// Reads the citations of each note, with or without brackets; a note is read once, however often it is referred to.
fn items_of_notes(
    text: &str,
    notes: &[Note],
    issued: &Issued,
    remarks: &mut Vec<Remark>,
) -> BTreeMap<usize, Vec<CitationItem>> {
    let mut items = BTreeMap::new();
    for note in notes {
        let bare = citation::read_bare(text, note.span.clone(), issued.date, remarks);
        let bracketed = citation::find(text, note.span.clone(), 0, issued.date, remarks);
        let all = bare
            .into_iter()
            .chain(bracketed.into_iter().flat_map(|citation| citation.items))
            .collect();
        items.insert(note.span.start, all);
    }
    items
}
