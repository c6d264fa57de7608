//! The reading of one article: every pass in order, then all that is derived from the roles of the blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use super::about::About;
use super::block::Block;
use super::cited::{self, Signs};
use super::dropped::{DropReason, Dropped};
use super::footnote::{self, Note};
use super::remark::{self, Remark};
use super::role::Role;
use super::selector::Lines;
use super::state::Reading;
use super::{
    Article, Basis, DateReason, Field, Issued, Link, Overrides, Passage, PassageKind, Selector,
    back_matter, biography, body, caption, closing, comments, head, issued, notice, numbering,
    page, post, printed, related, standfirst, table, title, unsound,
};
use crate::rule;
use crate::text::{markdown, words};

/// Reads an article without its note, which numbers the passages, then with it.
pub(super) fn read(text: &str, links: &[Link], overrides: &Overrides) -> Article {
    let mut plain = classify(text, &Overrides::default());
    let found = passages(&plain.roles).map(|(_, _, span)| span.clone()).collect::<Vec<_>>();
    let reading = if gives_other_roles(&plain, overrides) {
        classify(text, overrides)
    } else {
        if let Some(title) = &overrides.title {
            let span = plain.about.title.as_ref().map_or(0..0, |title| title.span.clone());
            plain.about.title = Some(Field { value: title.clone(), span });
        }
        plain
    };
    finish(reading, links, overrides, &found)
}

/// Whether a note makes something else of a line than what was read without it, drops aside: if it keeps lines or has
/// a title that another line says.
fn gives_other_roles(plain: &Reading, overrides: &Overrides) -> bool {
    let says_title = |title: &String| {
        let folded = words::fold(title);
        let found = plain.title_block.map(|index| plain.folded(index));
        let is_said = || (0..plain.blocks.len()).any(|index| plain.folded(index) == folded);
        found.is_none_or(|found| found != folded && is_said())
    };
    !overrides.keep.is_empty() || overrides.title.as_ref().is_some_and(says_title)
}

/// Gives each block its role: the most certain passes come first.
fn classify<'t>(text: &'t str, overrides: &Overrides) -> Reading<'t> {
    let mut reading = Reading::new(text, overrides);
    printed::classify_running_lines(&mut reading);
    set_aside(&mut reading);
    reading.find_run();
    title::classify_title(&mut reading, overrides.title.as_deref());
    footnote::take_notes(&mut reading);
    reading.head_end = head::end(&reading);
    comments::classify_comments(&mut reading);
    page::classify_surroundings(&mut reading);
    head::read_masthead(&mut reading);
    notice::classify_notices(&mut reading);
    closing::classify_credits(&mut reading);
    back_matter::classify_back_matter(&mut reading);
    related::classify_boxes(&mut reading);
    caption::classify_captions(&mut reading);
    biography::classify_biographies(&mut reading);
    standfirst::classify_standfirst(&mut reading);
    table::join_tables(&mut reading);
    post::join_posts(&mut reading);
    body::classify_body(&mut reading);
    unsound::remark(&mut reading);
    reading
}

/// Drops blocks that are boilerplate by their words.
fn set_aside(reading: &mut Reading) {
    for index in 0..reading.blocks.len() {
        if reading.is_free(index) {
            let picture = markdown::is_picture(reading.line(index)).then_some(DropReason::ImageAlt);
            let reason = picture.or_else(|| reading.boilerplate(index));
            reading.roles[index] = reason.map(Role::Dropped);
        }
    }
}

/// Applies the drops of the source note, numbers the passages, and reads their contents.
fn finish(
    mut reading: Reading,
    links: &[Link],
    overrides: &Overrides,
    found: &[Range<usize>],
) -> Article {
    let (left_out, passages) = drop_by_note(&mut reading, overrides, found);
    let text = reading.text;
    let issued = match overrides.issued {
        Some(date) => Issued { date: Some(date), basis: Basis::Note, why: DateReason::SourceNote },
        None => {
            let metadata = spans_with(&reading.blocks, &reading.roles, |role, span| {
                (*role == Role::Metadata).then_some(span)
            });
            issued::decide(text, &reading.about, &passages, &metadata, &mut reading.remarks)
        }
    };
    let mut remarks = std::mem::take(&mut reading.remarks);
    let notes: Vec<Note> = reading
        .roles
        .iter()
        .filter_map(
            |role| if let Some(Role::Note(note)) = role { Some(note.clone()) } else { None },
        )
        .collect();
    let signs = Signs { links, references: Vec::new() };
    let (citations, footnotes) =
        cited::read(text, &passages, &notes, signs, issued.date, &mut remarks);
    let remarks = remark::merged(remarks, text);
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
        language: None,
        pages: Vec::new(),
        left_out,
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

/// The blocks that are passages, with their kinds and ranges.
fn passages(
    roles: &[Option<Role>],
) -> impl Iterator<Item = (usize, PassageKind, &Range<usize>)> + Clone {
    roles.iter().enumerate().filter_map(|(index, role)| match role {
        Some(Role::Passage(kind, span)) => Some((index, *kind, span)),
        _ => None,
    })
}

/// Drops what the note drops, and returns the passages that it drops and those that stay, numbered like those found
/// without the note.
fn drop_by_note(
    reading: &mut Reading,
    overrides: &Overrides,
    found: &[Range<usize>],
) -> (Vec<Passage>, Vec<Passage>) {
    let there = Lines::of(reading.blocks.iter().map(|block| block.lines));
    let lines = Lines::of(overrides.drop.iter().filter_map(Selector::lines));
    let selected = overrides.drop.iter().collect::<BTreeSet<_>>();
    let all = passages(&reading.roles);
    let numbers = numbering::numbers(found.iter(), all.clone().map(|(_, _, span)| span));
    let numbered = all
        .zip(numbers)
        .map(|((index, kind, span), number)| (index, Passage { number, kind, span: span.clone() }))
        .collect::<Vec<_>>();
    report_unused(reading, overrides, &there, &numbered);
    let mut is_dropped =
        reading.blocks.iter().map(|block| lines.meet(&block.lines)).collect::<Vec<_>>();
    for (index, passage) in &numbered {
        is_dropped[*index] |= selected.contains(&Selector::Passage(passage.number));
    }
    select_whole_notes(&reading.roles, &mut is_dropped);
    for (role, is_dropped) in reading.roles.iter_mut().zip(&is_dropped) {
        if *is_dropped {
            *role = Some(Role::Dropped(DropReason::Note));
        }
    }
    let (left_out, passages) =
        numbered.into_iter().partition::<Vec<_>, _>(|(index, _)| is_dropped[*index]);
    let of_each = |numbered: Vec<_>| numbered.into_iter().map(|(_, passage)| passage).collect();
    (of_each(left_out), of_each(passages))
}

/// Remarks on what the note keeps or drops where there is nothing.
fn report_unused(
    reading: &mut Reading,
    overrides: &Overrides,
    there: &Lines,
    passages: &[(usize, Passage)],
) {
    let is_there = |selector: &Selector| match selector {
        Selector::Lines(lines) => there.meet(lines),
        Selector::Passage(wanted) => {
            passages.binary_search_by_key(wanted, |(_, passage)| passage.number).is_ok()
        }
        // A text as it was copied has no such blocks.
        Selector::Aside(_) => false,
    };
    let drops = overrides.drop.iter().map(|selector| ("drops", selector));
    let keeps = overrides.keep.iter().map(|selector| ("keeps", selector));
    for (verb, selector) in drops.chain(keeps) {
        if !is_there(selector) {
            let message = format!("the source note {verb} `{selector}`, but there is nothing");
            reading.remarks.push(Remark::new(0..0, &rule::UNUSED_OVERRIDE, message));
        }
    }
}

/// Selects all lines of a note of which one is selected.
fn select_whole_notes(roles: &[Option<Role>], selected: &mut [bool]) {
    let mut start = 0;
    while start < roles.len() {
        let rest = roles[start + 1..].iter();
        let n_more = rest.take_while(|role| matches!(role, Some(Role::Continued))).count();
        let note = &mut selected[start..=start + n_more];
        if note.contains(&true) {
            note.fill(true);
        }
        start += 1 + n_more;
    }
}
