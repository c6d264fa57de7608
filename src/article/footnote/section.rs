//! The lines that are notes: those with a sure sign, and those under a heading of notes or references.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::line::{self, Form, NoteLine};
use super::reference::{brackets, numbers};
use super::{Note, marker};
use crate::article::bibliography::{self, Entry};
use crate::article::dropped::DropReason;
use crate::article::heading::{self, Likeness};
use crate::article::lists::CITATIONS;
use crate::article::role::Role;
use crate::article::state::Reading;
use crate::text::words;

/// Takes the notes and the entries of bibliographies, and the lines that continue one.
pub(in crate::article) fn take_notes(reading: &mut Reading) {
    let mut before = Before::default();
    let mut index = 0;
    while index < reading.blocks.len() {
        let is_heading = reading.is_free(index) && is_heading(reading.folded(index));
        if let Some(section) = is_heading.then(|| section(reading, index, &mut before)).flatten() {
            reading.roles[index] = Some(Role::Dropped(DropReason::NotesHeading));
            index = section.end;
            take(reading, section);
            continue;
        }
        let note = reading.is_free(index).then(|| sure_note(reading, index)).flatten();
        if let Some(note) = note {
            reading.roles[index] = Some(Role::Note(note));
        }
        index += 1;
    }
}

/// A heading of notes and the lines under it.
struct Section {
    /// The blocks that are notes.
    notes: Vec<(usize, Note)>,
    /// Blocks that continue the note before them.
    continued: Vec<usize>,
    /// Headings within a bibliography.
    headings: Vec<usize>,
    /// The first block that is no part of it.
    end: usize,
}

impl Section {
    fn new(notes: Vec<(usize, Note)>) -> Section {
        let end = notes.last().map_or(0, |(last, _)| last + 1);
        Section { notes, continued: Vec::new(), headings: Vec::new(), end }
    }
}

impl Section {
    /// Adds lines to the last note.
    fn go_on(&mut self, reading: &Reading, lines: &mut Vec<usize>) {
        if let (Some((_, note)), Some(last)) = (self.notes.last_mut(), lines.last()) {
            note.span.end = reading.blocks[*last].span.end;
            self.end = last + 1;
            self.continued.append(lines);
        }
    }
}

fn take(reading: &mut Reading, section: Section) {
    for (index, note) in section.notes {
        reading.roles[index] = Some(Role::Note(note));
    }
    for index in section.continued {
        reading.roles[index] = Some(Role::Continued);
    }
    for index in section.headings {
        reading.roles[index] = Some(Role::Dropped(DropReason::NotesHeading));
    }
}

/// Whether a folded line is the heading over notes or references: with a number, marks or `[edit]` around it too.
fn is_heading(folded: &str) -> bool {
    const LONGEST: usize = 60;
    if folded.len() > LONGEST {
        return false;
    }
    let line = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != ']');
    let line = line.split(['[', '(']).next().unwrap_or(line).trim_end();
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    CITATIONS.note_headings.has(line)
}

fn sure_note(reading: &Reading, index: usize) -> Option<Note> {
    let note = line::read(reading.text, reading.blocks[index].span.clone())?;
    (note.form == Form::Sure).then(|| note.into_note())
}

/// Reads the lines under a heading; `None` if they are neither notes nor entries of a bibliography.
fn section(reading: &Reading, heading: usize, before: &mut Before) -> Option<Section> {
    let first = (heading + 1..reading.blocks.len()).find(|&index| reading.is_free(index))?;
    let line = |index: usize| line::read(reading.text, reading.blocks[index].span.clone());
    match line(first) {
        Some(note) if note.form == Form::Caret => {
            before.read_to(reading, heading);
            Some(without_numbers(reading, first, before))
        }
        Some(note) if note.form != Form::Letter || note.marker == "a" => {
            Some(numbered(reading, first))
        }
        _ => {
            before.read_to(reading, heading);
            by_order(reading, first, before).or_else(|| works(reading, first, before))
        }
    }
}

/// Notes with numbers or letters that go up.
fn numbered(reading: &Reading, first: usize) -> Section {
    const GAP: u16 = 5;
    let mut last: Option<NoteLine> = None;
    collect(reading, first, |note| {
        let goes_on = match (note.form, &last) {
            (Form::Sure, _) | (_, None) => true,
            (Form::Caret, _) => false,
            (Form::Letter, Some(last)) => note.marker == "a" || follows(&last.marker, &note.marker),
            (Form::Plain, Some(last)) => match (last.number(), note.number()) {
                (Some(last), Some(number)) => (last + 1..=last + GAP).contains(&number),
                (None, number) => number == Some(1),
                _ => false,
            },
        };
        if goes_on {
            last = Some(note.clone());
        }
        goes_on
    })
}

/// Collects the notes of a section. A few lines between two notes continue the first of them, as does the rest of a line
/// that was broken at a link.
fn collect(reading: &Reading, first: usize, mut is_note: impl FnMut(&NoteLine) -> bool) -> Section {
    const MOST: usize = 3;
    let mut section = Section::new(Vec::new());
    let mut between = Vec::new();
    for index in first..reading.blocks.len() {
        let span = reading.blocks[index].span.clone();
        let is_separator =
            matches!(reading.roles[index], Some(Role::Dropped(DropReason::Separator)));
        let read = reading.is_free(index).then(|| line::read(reading.text, span)).flatten();
        if let Some(note) = read.filter(&mut is_note) {
            section.go_on(reading, &mut between);
            section.notes.push((index, note.into_note()));
            section.end = index + 1;
            continue;
        }
        between.push(index);
        // Another heading of notes begins its own section.
        let ends = !reading.is_free(index) && !is_separator || is_heading(reading.folded(index));
        if between.len() > MOST || ends {
            break;
        }
    }
    let is_rest = |index: &usize| {
        let line = reading.line(*index);
        reading.is_free(*index) && line.starts_with(['.', ',', ';', ')'])
    };
    let mut rest = between.into_iter().take_while(is_rest).collect();
    section.go_on(reading, &mut rest);
    section
}

fn follows(last: &str, next: &str) -> bool {
    let byte = |marker: &str| marker.bytes().next().filter(|_| marker.len() == 1);
    byte(last).zip(byte(next)).is_some_and(|(last, next)| next == last + 1)
}

/// Notes that begin with a link back to the text, without a number: the first is note 1, unless the text points to as many
/// letters as there are notes.
fn without_numbers(reading: &Reading, first: usize, before: &mut Before) -> Section {
    let mut section = collect(reading, first, |note| note.form == Form::Caret);
    let n_notes = section.notes.len();
    let numbers = (1..=n_notes).map(|number| number.to_string()).collect();
    let may_be_letters = before.letters.len() == n_notes;
    // Of as many letters as numbers, the letters are those of the first list.
    let is_first_of_two = || {
        let mut rest = section.end..reading.blocks.len();
        rest.any(|index| reading.is_free(index) && is_heading(reading.folded(index)))
    };
    let are_letters = may_be_letters && (before.highest() != n_notes || is_first_of_two());
    let markers = match are_letters {
        true => std::mem::take(&mut before.letters),
        false => numbers,
    };
    for ((_, note), marker) in section.notes.iter_mut().zip(markers) {
        note.marker = marker;
    }
    section
}

/// Lines of a numbered list whose numbers were not copied: there are exactly as many as the text points to.
fn by_order(reading: &Reading, first: usize, before: &Before) -> Option<Section> {
    const LONGEST: usize = 120;
    let n_notes = before.n_complete()?;
    let is_note = |index: &usize| {
        reading.is_free(*index)
            && reading.n_words(*index) <= LONGEST
            && !is_heading(reading.folded(*index))
    };
    let lines: Vec<usize> =
        (first..reading.blocks.len()).take_while(is_note).take(n_notes + 1).collect();
    let ends_there = lines.len() == n_notes
        || lines.get(n_notes).is_some_and(|&next| {
            entry(reading, next).is_none()
                || reading.blocks[next].gap > reading.blocks[next - 1].gap
        });
    (lines.len() >= n_notes && ends_there).then(|| {
        let notes = lines.into_iter().take(n_notes).enumerate();
        Section::new(
            notes
                .map(|(at, index)| {
                    (index, Note::new((at + 1).to_string(), text_of(reading, index)))
                })
                .collect(),
        )
    })
}

/// The text of a block without the sign of a list.
fn text_of(reading: &Reading, index: usize) -> Range<usize> {
    let block = &reading.blocks[index];
    block.marker.map_or(block.span.start, |marker| marker.text_start)..block.span.end
}

fn entry(reading: &Reading, index: usize) -> Option<Entry> {
    bibliography::entry::read(reading.text, text_of(reading, index))
}

/// The entries of a bibliography: lines that name a work each. Up to two lines between entries are further works, or
/// headings over a part of them.
fn works(reading: &Reading, first: usize, before: &mut Before) -> Option<Section> {
    const MOST: usize = 2;
    let mut found: Vec<(usize, Option<Entry>)> = Vec::new();
    let mut section = Section::new(Vec::new());
    let mut between = Vec::new();
    for index in first..reading.blocks.len() {
        if !reading.is_free(index) || is_heading(reading.folded(index)) {
            break;
        }
        let Some(entry) = entry(reading, index) else {
            between.push(index);
            // A paragraph of text ends it, as does a heading over more than entries.
            let is_text = words::count(reading.line(index)) > 40
                || crate::text::sentence::sentences(reading.line(index)).len() > 4;
            if between.len() > MOST || is_text {
                break;
            }
            continue;
        };
        for index in between.drain(..) {
            match is_part(reading, index) {
                true => section.headings.push(index),
                false => found.push((index, None)),
            }
        }
        found.push((index, Some(entry)));
    }
    let n_entries = found.iter().filter(|(_, entry)| entry.is_some()).count();
    if n_entries == 0 || n_entries * 2 < found.len() {
        return None;
    }
    section.end = found.last().map_or(first, |(last, _)| last + 1);
    section.notes = found
        .into_iter()
        .map(|(index, entry)| (index, work(reading, index, entry.as_ref(), before)))
        .collect();
    Some(section)
}

/// Whether a line is the heading over a part of a bibliography.
fn is_part(reading: &Reading, index: usize) -> bool {
    let line = reading.line(index);
    words::count(line) <= 5 && !line.ends_with('.') && heading::likeness(line) != Likeness::None
}

fn work(reading: &Reading, index: usize, entry: Option<&Entry>, before: &mut Before) -> Note {
    let span = text_of(reading, index);
    let label = bibliography::label(reading.text, &span, entry);
    let n_same = before.labels.entry(label.clone()).or_default();
    *n_same += 1;
    let marker = if *n_same == 1 { label } else { format!("{label} ({n_same})") };
    Note { marker, span, is_entry: true }
}

/// What was read before a heading.
#[derive(Default)]
struct Before {
    /// The numbers in brackets that the text points to.
    numbers: BTreeSet<u16>,
    /// The letters and names in brackets, by their first use.
    letters: Vec<String>,
    /// The labels of the entries, with how often each is given.
    labels: BTreeMap<String, usize>,
    /// The first block that was not searched yet.
    next: usize,
}

impl Before {
    /// Finds the references to notes up to a heading.
    fn read_to(&mut self, reading: &Reading, heading: usize) {
        let blocks = std::mem::replace(&mut self.next, heading)..heading;
        for index in blocks.filter(|&index| reading.is_free(index)) {
            for span in brackets(reading.text, reading.blocks[index].span.clone()) {
                self.add(&reading.text[span.start + 1..span.end - 1]);
            }
        }
    }

    fn add(&mut self, inner: &str) {
        const LONGEST: usize = 12;
        const MOST: usize = 100;
        if let Some(markers) = numbers(inner) {
            self.numbers.extend(markers.iter().filter_map(|marker| marker.parse::<u16>().ok()));
            return;
        }
        let is_named = || {
            let number = inner.split_once([' ', '\u{a0}']).map(|(_, number)| number);
            number.is_some_and(|number| marker::number(number).is_some())
        };
        let is_label = inner.len() <= LONGEST && (marker::is_letter(inner) || is_named());
        let is_new = || !self.letters.iter().any(|letter| letter == inner);
        if is_label && self.letters.len() < MOST && is_new() {
            self.letters.push(inner.to_owned());
        }
    }

    fn highest(&self) -> usize {
        self.numbers.last().copied().map_or(0, usize::from)
    }

    /// The number of notes if hardly one from 1 to the last is missing.
    fn n_complete(&self) -> Option<usize> {
        let highest = self.highest();
        (highest > 0 && self.numbers.len() * 5 >= highest * 4).then_some(highest)
    }
}
