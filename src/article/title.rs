//! The title of an article, and its repetitions on the page.

use std::ops::Range;

use foldhash::HashSet;

use super::block::Mark;
use super::dropped::DropReason;
use super::lists::{BOILERPLATE, CREDITS, PEOPLE};
use super::masthead::{self, Region};
use super::remark::Remark;
use super::role::Role;
use super::shape::Shape;
use super::state::Reading;
use super::{Field, date, footnote, heading, run};
use crate::rule;
use crate::text::span::trimmed;
use crate::text::words;

/// The number of blocks before the text in which the title is searched for.
const SEARCHED: usize = 30;

/// Finds the title and its repetitions.
pub(super) fn classify_title(reading: &mut Reading, given: Option<&str>) {
    let said = given.and_then(|given| {
        let folded = words::fold(given);
        (0..reading.blocks.len())
            .find(|&index| reading.is_free(index) && reading.folded(index) == folded)
    });
    let found = said.or_else(|| shorter_than_page_title(reading)).or_else(|| likeliest(reading));
    let span = found.map(|index| reading.blocks[index].span.clone());
    reading.about.title = match (given, &span) {
        (Some(given), span) => {
            Some(Field { value: given.to_string(), span: span.clone().unwrap_or(0..0) })
        }
        (None, Some(span)) => Some(Field::read(reading.text, span.clone())),
        (None, None) => None,
    };
    if let Some(index) = found {
        reading.roles[index] = Some(Role::Metadata);
        reading.title_block = Some(index);
        let line = reading.line(index);
        set_repetitions_aside(reading, line);
    }
    match reading.about.title.clone() {
        Some(title) => set_repetitions_aside(reading, &title.value),
        None if !reading.blocks.is_empty() => {
            let first = reading.blocks[0].span.clone();
            reading.remarks.push(Remark::new(
                first,
                &rule::NO_TITLE,
                "no title was found before the text; give `title` in the source note",
            ));
        }
        None => {}
    }
}

/// Returns the line before the text that is most likely the title.
fn likeliest(reading: &Reading) -> Option<usize> {
    const LEAST: i32 = 5;
    let candidates = Candidates::of(reading);
    if let Some(only) = candidates.only() {
        return Some(only);
    }
    let mut best: Option<(i32, usize)> = None;
    for index in candidates.range.clone() {
        let score = candidates.score(index).filter(|score| *score >= LEAST);
        if let Some(score) = score.filter(|score| best.is_none_or(|(known, _)| *score > known)) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The lines before the text.
struct Candidates<'r, 't> {
    reading: &'r Reading<'t>,
    range: Range<usize>,
    /// For each line, whether it states facts about the article, or has a date among few words.
    states_facts: Vec<bool>,
    /// The longer words of the text, folded.
    words_of_text: HashSet<&'r str>,
}

/// The number of blocks of the text whose words a title is compared with.
const COMPARED: usize = 40;

impl<'r, 't> Candidates<'r, 't> {
    fn of(reading: &'r Reading<'t>) -> Self {
        let range = reading.text_start.saturating_sub(SEARCHED)..reading.text_start;
        let states = |index: usize| {
            let span = reading.blocks[index].span.clone();
            reading.masthead(index, Region::Head).is_some()
                || masthead::names_alone(reading.text, span).is_some_and(|it| it.len() >= 2)
                || reading.n_words(index) <= 12 && has_date(reading.line(index))
        };
        let states_facts = range.clone().map(states).collect();
        let text = reading.text_start..reading.run.end.min(reading.text_start + COMPARED);
        let words_of_text = text.flat_map(|index| longer_words(reading.folded(index))).collect();
        Candidates { reading, states_facts, words_of_text, range }
    }

    /// The share of the longer words of a line that the text has, of six.
    fn shared(&self, index: usize) -> i32 {
        let words = longer_words(self.reading.folded(index)).collect::<HashSet<_>>();
        let shared = words.iter().filter(|word| self.words_of_text.contains(*word)).count();
        if words.len() < 2 { 0 } else { (6 * shared / words.len()) as i32 }
    }

    fn is_fact(&self, index: usize) -> bool {
        self.range.contains(&index) && self.states_facts[index - self.range.start]
    }

    /// Whether a line may be a title at all.
    fn is_possible(&self, index: usize) -> bool {
        const LONGEST: usize = 35;
        let reading = self.reading;
        self.range.contains(&index)
            && reading.is_free(index)
            && !self.is_fact(index)
            && reading.blocks[index].marker.is_none()
            && (1..=LONGEST).contains(&run::n_words(reading, index))
            && !reading.line(index).ends_with([',', ';'])
            && !footnote::begins_note(reading.text, reading.blocks[index].span.clone())
    }

    /// The first line of the text, if it is short and only sentences may be the title besides: it needs no other sign.
    fn only(&self) -> Option<usize> {
        const LONGEST: usize = 20;
        let is_sentence = |index: usize| self.reading.shapes[index] == Shape::Prose;
        let possible = self.range.clone().filter(|&index| self.is_possible(index));
        let mut possible = possible.filter(|&index| !is_sentence(index));
        let first = possible.next().filter(|&first| first == 0)?;
        let folded = self.reading.folded(first);
        let is_short = run::n_words(self.reading, first) <= LONGEST
            && !self.reading.line(first).ends_with(':');
        let is_desk = words::bare_words(folded).all(|word| CREDITS.beside_names.has(word));
        (is_short && !is_desk && possible.all(|other| self.reading.folded(other) == folded))
            .then_some(first)
    }

    /// Whether facts about the article follow a line closely.
    fn is_before_facts(&self, index: usize) -> bool {
        const NEAR: usize = 5;
        (index + 1..=index + NEAR).any(|next| self.is_fact(next))
    }

    /// Whether facts about the article stand some lines before this one, and none after it.
    fn is_after_facts(&self, index: usize) -> bool {
        const NEAR: usize = 8;
        let mut before = index.saturating_sub(NEAR)..index.saturating_sub(1);
        before.any(|before| self.is_fact(before)) && !self.is_before_facts(index)
    }

    fn score(&self, index: usize) -> Option<i32> {
        let reading = self.reading;
        if !self.is_possible(index) {
            return None;
        }
        let line = reading.line(index);
        let n_words = run::n_words(reading, index);
        let by_length = match n_words {
            1 => 0,
            2 => 2,
            3 => 4,
            4..=20 => 8,
            _ => 4,
        };
        let is_repeated = n_words >= 3 && self.is_repeated(index);
        let by_end = match line.chars().next_back() {
            Some(':') => -8,
            Some('.') if n_words > 3 && !is_repeated => {
                let is_title =
                    heading::likeness(line) != heading::Likeness::None || self.is_fact(index + 1);
                if is_title { -1 } else { -8 }
            }
            _ => 0,
        };
        let is_alone = reading.blocks[index].gap > 0
            || reading.blocks.get(index + 1).is_some_and(|next| next.gap > 0);
        let distance =
            (index + 1..self.range.end).filter(|&other| self.is_possible(other)).count() as i32;
        let bonus = |holds: bool, bonus: i32| if holds { bonus } else { 0 };
        let score = by_length + by_end - distance
            + bonus(reading.blocks[index].mark == Some(Mark::Heading(1)), 20)
            + bonus(is_repeated, 6)
            + bonus(self.is_before_facts(index), 5)
            + bonus(index > 0 && self.is_fact(index - 1), 2)
            + bonus(index == 0, 3)
            + bonus(is_alone, 1)
            + bonus(heading::likeness(line) == heading::Likeness::Strong, 2)
            + bonus(is_of_section_words(reading.folded(index)), -6)
            + bonus(self.is_after_facts(index), -4)
            + bonus(self.may_be_standfirst(index), -6)
            + bonus(is_bar(line), -4)
            + bonus(is_of_picture(reading.folded(index)), -5)
            + self.shared(index);
        Some(score)
    }

    /// Whether a line before may be the title, and this one the standfirst under it.
    fn may_be_standfirst(&self, index: usize) -> bool {
        const NEAR: usize = 2;
        let is_title = |other: usize| {
            self.is_possible(other)
                && self.reading.n_words(other) >= 3
                && !is_bar(self.reading.line(other))
                && (self.shared(other) >= 2 || other == 0)
        };
        (index.saturating_sub(NEAR)..index).any(is_title)
    }

    /// Whether another line is the same, or has it with the name of a section or a site.
    fn is_repeated(&self, index: usize) -> bool {
        const LONGEST: usize = 300;
        let title = self.reading.folded(index);
        self.range.clone().filter(|&other| other != index).any(|other| {
            let line = self.reading.folded(other);
            line == title || line.len() < LONGEST && line.contains(title)
        })
    }
}

/// Returns the words of a folded text that say what it is about.
fn longer_words(folded: &str) -> impl Iterator<Item = &str> {
    words::bare_words(folded).filter(|word| word.chars().nth(4).is_some())
}

fn has_date(line: &str) -> bool {
    date::of_any_calendar(line).any(|(_, read)| read.date.day.is_some())
}

/// Whether a line speaks of a picture and its maker.
fn is_of_picture(folded: &str) -> bool {
    words::bare_words(folded).any(|word| BOILERPLATE.picture_words.has(word))
}

/// Whether a line joins names of a site and its parts, as a title alone does not.
fn is_bar(line: &str) -> bool {
    [" | ", " » ", " › "].iter().any(|separator| line.contains(separator))
}

/// Whether every word is one of names of sections and outlets: `News Desk`.
fn is_of_section_words(folded: &str) -> bool {
    words::bare_words(folded).all(|word| PEOPLE.no_name_words.has(word))
}

/// Finds the title of a page title such as `The Winter War | The Example Post`, by a line that repeats its first part.
fn shorter_than_page_title(reading: &mut Reading) -> Option<usize> {
    for page in 0..reading.blocks.len().min(3) {
        for index in page + 1..reading.blocks.len().min(SEARCHED) {
            let is_free = reading.is_free(page) && reading.is_free(index);
            if !is_free
                || reading.n_words(index) < 3
                || !continues(reading.folded(index), reading.folded(page))
            {
                continue;
            }
            reading.roles[page] = Some(Role::Dropped(DropReason::DuplicateTitle));
            if let Some(site) = site_name(reading.text, reading.blocks[page].span.clone()) {
                reading.remarks.push(Remark::new(
                    site.clone(),
                    &rule::METADATA_INFERRED,
                    "read as the publication, because it follows the title of the page",
                ));
                reading.about.container_title.get_or_insert(Field::read(reading.text, site));
            }
            return Some(index);
        }
    }
    None
}

/// Whether the page title is the title followed by a site's name, both folded.
fn continues(title: &str, page_title: &str) -> bool {
    let rest = page_title.strip_prefix(title);
    rest.is_some_and(|rest| {
        [" | ", " - ", " · ", " :: ", " » "].iter().any(|separator| rest.starts_with(separator))
            && words::count(rest) <= 10
    })
}

fn site_name(text: &str, page_title: Range<usize>) -> Option<Range<usize>> {
    let line = &text[page_title.clone()];
    let (at, separator) = line.char_indices().rfind(|(at, c)| {
        matches!(c, '|' | '-' | '–' | '—' | '·' | '»') && line[..*at].ends_with(char::is_whitespace)
    })?;
    let site = trimmed(text, page_title.start + at + separator.len_utf8()..page_title.end);
    (!site.is_empty()).then_some(site)
}

fn set_repetitions_aside(reading: &mut Reading, title: &str) {
    let folded = words::fold(title);
    let n_words = words::count(title);
    for index in 0..reading.blocks.len() {
        let line = reading.folded(index);
        let is_early = index < SEARCHED;
        let repeats = line == folded || is_early && n_words >= 3 && continues(&folded, line);
        if reading.is_free(index) && repeats {
            reading.roles[index] = Some(Role::Dropped(DropReason::DuplicateTitle));
        }
    }
}
