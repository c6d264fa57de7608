//! Biographies of the authors at the end of an article; often the only place that names them.

use std::ops::Range;

use super::lists::PEOPLE;
use super::role::Role;
use super::state::Reading;
use crate::article::person::is_person;
use crate::rule;
use crate::text::words;

/// Takes the biographies at the end of the text as metadata, and the authors from them.
pub(super) fn classify_biographies(reading: &mut Reading) {
    const MOST: usize = 6;
    let open = reading.open_blocks();
    let mut found = Vec::new();
    for &index in open.iter().rev().take(MOST) {
        if is_about_heading(reading.folded(index)) && !found.is_empty() {
            reading.roles[index] = Some(Role::Metadata);
            break;
        }
        let under_heading = open
            .iter()
            .rev()
            .take(MOST)
            .any(|&other| other < index && is_about_heading(reading.folded(other)));
        let Some(people) = people(reading, index, under_heading).filter(|_| reading.is_free(index))
        else {
            break;
        };
        found.push((index, people));
    }
    if let Some(first) = first_biography(reading, &open) {
        found.push(first);
    }
    // One paragraph must remain: a text of biographies alone is not an article with an author.
    if found.len() == open.len() {
        return;
    }
    for (index, people) in found.into_iter().rev() {
        for person in people {
            reading.about.add_author(reading.text, person);
        }
        reading.roles[index] = Some(Role::Metadata);
        reading.remark(index, &rule::METADATA_INFERRED, "read as the biography of the author");
    }
}

/// Finds a biography between title and text. Only what says how the author is reached is one: an article may begin with
/// a person as well.
fn first_biography(reading: &Reading, open: &[usize]) -> Option<(usize, Vec<Range<usize>>)> {
    const NEAR: usize = 3;
    let title = reading.title_block?;
    let mut near = open.iter().copied().filter(|&index| index > title && index <= title + NEAR);
    let index = near.find(|&index| reading.n_words(index) >= 8)?;
    let folded = reading.folded(index);
    let is_reached = PEOPLE.author_signs.stand_in(folded) || has_mail_address(folded);
    let people = people(reading, index, false).filter(|_| reading.is_free(index) && is_reached)?;
    Some((index, people))
}

fn has_mail_address(text: &str) -> bool {
    text.split(' ').any(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

fn is_about_heading(folded: &str) -> bool {
    PEOPLE.author_headings.has(folded.trim_end_matches(':'))
}

/// Returns the people a paragraph presents, if it does nothing else.
fn people(reading: &Reading, index: usize, under_heading: bool) -> Option<Vec<Range<usize>>> {
    const LONGEST: usize = 150;
    let line = reading.line(index);
    let start = reading.blocks[index].span.start;
    if reading.n_words(index) > LONGEST {
        return None;
    }
    let mut people = Vec::new();
    for sentence in crate::text::sentence::sentences(line) {
        if let Some(name) = presented(&line[sentence.clone()]) {
            people.push(start + sentence.start + name.start..start + sentence.start + name.end);
        }
    }
    let first = people.first()?;
    let opens = first.start <= start + 20;
    let name = &reading.text[first.clone()];
    let is_author =
        reading.about.authors.iter().any(|author| words::fold(&author.value) == words::fold(name));
    let folded = reading.folded(index);
    let has_office = words::bare_words(folded).any(|word| PEOPLE.offices.has(word));
    let sure = is_author
        || under_heading
        || PEOPLE.author_signs.stand_in(folded)
        || folded.contains("the author of this")
        || folded.starts_with("the author ");
    // Who is asked by the article says something, or is said to think it.
    let is_asked = || {
        let after = line.len().min(people_end(&people, start));
        PEOPLE.opinion_verbs.stand_in(&words::fold(&line[after..]))
    };
    let has_office = has_office && !is_asked();
    (opens && (sure || has_office && !is_named_elsewhere(reading, index, name))).then_some(people)
}

/// The offset in a paragraph after the first name.
fn people_end(people: &[Range<usize>], start: usize) -> usize {
    people.first().map_or(0, |name| name.end - start)
}

/// Finds the name in a sentence such as `Jane Doe is a fellow at ...`.
fn presented(sentence: &str) -> Option<Range<usize>> {
    let spaced = sentence.replace('\u{a0}', " ");
    // `contains` is vectorised, `find` with a closure is not.
    let verbs = PEOPLE.presenting_verbs.iter().filter(|verb| spaced.contains(**verb));
    let verb = verbs.filter_map(|verb| spaced.find(verb)).min()?;
    // No-break spaces are longer than plain ones, so the offset is counted in characters.
    let verb = sentence.char_indices().nth(spaced[..verb].chars().count()).map(|(at, _)| at)?;
    let before = &sentence[..verb];
    let lead = before.len() - before.trim_start().len();
    let lead = lead
        + PEOPLE
            .titles
            .iter()
            .find(|title| before[lead..].starts_with(**title))
            .map_or(0, |title| title.len());
    let name = before[lead..].split(',').next().unwrap_or("").trim_end();
    is_person(name).then_some(lead..lead + name.len())
}

/// Whether the text mentions the person elsewhere: then a paragraph about the person is part of it.
fn is_named_elsewhere(reading: &Reading, index: usize, name: &str) -> bool {
    let family_name = name.split_whitespace().next_back().unwrap_or(name);
    reading
        .open_blocks()
        .into_iter()
        .filter(|&other| other != index)
        .any(|other| reading.line(other).contains(family_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_presentation_begins_with_a_name() {
        let found = |sentence: &'static str| presented(sentence).map(|span| &sentence[span]);
        assert_eq!(found("Jane Doe is a fellow at the Institute."), Some("Jane Doe"));
        assert_eq!(found("Jane Doe\u{a0}is the head of it."), Some("Jane Doe"));
        assert_eq!(found("Dr. Jane Doe, PhD, is an analyst."), Some("Jane Doe"));
        assert_eq!(found("The war is a long one."), None);
        assert_eq!(found("It is a fellow."), None);
    }
}
