//! References that were joined to a word when the text was saved: `the end.12 The`, `the lake1 was`, `2,0003 boats`.
//!
//! A number after a stop is a reference if there is such a note. A number after a letter or a digit may be part of a name or
//! figure: it is a reference if the numbers of the notes go up through the text and it stands where its number is due.

use std::collections::BTreeMap;
use std::ops::Range;

use super::marker::{LONGEST, is_letter};
use super::reference::{Reference, numbers};
use crate::article::lists::CITATIONS;
use crate::text::words;
use crate::work;

/// What a number is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A stop, a quote or a bracket.
    Stop,
    /// A letter.
    Letter,
    /// The last digit of a figure.
    Figure,
}

/// A number that may refer to notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) joint: Joint,
    /// The numbers of notes; several in `end.3,5 The`.
    pub(super) markers: Vec<String>,
    first: u16,
    pub(super) span: Range<usize>,
    /// The figure or word with the number.
    pub(super) whole: Range<usize>,
}

/// Finds the numbers of a passage that may refer to notes.
pub(super) fn candidates(text: &str, passage: Range<usize>) -> Vec<Candidate> {
    let line = &text[passage.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        work::step();
        let token =
            line[start..].find(|c: char| !c.is_ascii_digit()).map_or(line.len(), |end| start + end);
        at = token;
        let joined = line[..start].chars().next_back();
        let candidate = match joined {
            Some(stop) if is_stop(stop) => after_stop(line, start, stop),
            Some(letter) if letter.is_alphabetic() => after_letter(line, start),
            // The end of a sentence may be a year.
            _ if ends_with_year(&line[..token]) && line[token..].starts_with('.') => None,
            _ => {
                let (candidate, end) = after_figure(line, start);
                at = end;
                candidate
            }
        };
        if let Some(mut candidate) = candidate {
            at = at.max(candidate.span.end);
            candidate.span =
                passage.start + candidate.span.start..passage.start + candidate.span.end;
            candidate.whole =
                passage.start + candidate.whole.start..passage.start + candidate.whole.end;
            found.push(candidate);
        }
    }
    found
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '”'
            | '"'
            | '’'
            | ')'
            | ']'
            | '»'
            | '…'
            | '%'
            | '؟'
            | '،'
    )
}

/// `the end.12 The`, `“the end”3,5 said`.
fn after_stop(line: &str, start: usize, stop: char) -> Option<Candidate> {
    let before = line[..start - stop.len_utf8()].chars().next_back()?;
    if before.is_whitespace() {
        return None;
    }
    // `3.14`, `2,000`, `10:30`; but `in 2019.1 It rose` may be a reference.
    let after_digit = before.is_ascii_digit() && matches!(stop, '.' | ',' | ';' | ':');
    if after_digit && !(stop == '.' && ends_with_year(&line[..start - 1])) {
        return None;
    }
    let word = line[..start].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let folded = words::fold(word);
    // `no.5`, `p.12`, `e.g.3`
    let is_label = CITATIONS.detail_starts.begin(&folded)
        || CITATIONS.no_name_starts.has(&folded)
        || CITATIONS.before_numbers.has(folded.trim_end_matches('.'));
    if stop == '.' && is_label {
        return None;
    }
    let rest = &line[start..];
    let length = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '-' | '–')))
        .unwrap_or(rest.len());
    let list = rest[..length].trim_end_matches([',', '-', '–']);
    let markers = numbers(list)?;
    ends(&rest[list.len()..]).then(|| Candidate {
        joint: if after_digit { Joint::Letter } else { Joint::Stop },
        first: markers.first().and_then(|first| first.parse().ok()).unwrap_or_default(),
        markers,
        span: start..start + list.len(),
        whole: start - stop.len_utf8()..start + list.len(),
    })
}

fn ends_with_year(text: &str) -> bool {
    let digits = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text[digits..].parse::<u16>().ok().filter(|_| text.len() - digits == 4);
    year.is_some_and(|year| (1500..2100).contains(&year))
}

/// `the lake1 was`.
fn after_letter(line: &str, start: usize) -> Option<Candidate> {
    let begin = line[..start].rfind(|c: char| !c.is_alphabetic() && !matches!(c, '’' | '\''));
    let begin = begin.map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
    let word = &line[begin..start];
    // `F16`, `COVID19`, `H2`, `v2`: the names of things end so.
    let n_letters = word.chars().count();
    let has_name = word.chars().skip(1).any(char::is_uppercase) || n_letters < 3;
    let before = line[..begin].chars().next_back();
    let is_part = before.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '.' | '/' | '@' | '_' | '#' | '\\' | '=')
    });
    if has_name || is_part {
        return None;
    }
    one(line, start, begin, Joint::Letter)
}

/// `2,0003 boats`, `in 20224`: a figure with too many digits in its last group. Returns the end of the figure.
fn after_figure(line: &str, start: usize) -> (Option<Candidate>, usize) {
    let rest = &line[start..];
    let length =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let figure = rest[..length].trim_end_matches([',', '.']);
    let end = start + figure.len();
    let groups: Vec<&str> = figure.split([',', '.']).collect();
    let is_group = |group: &&str| group.len() == 3;
    let due = match groups.as_slice() {
        // A year and a number.
        [year] if (5..=4 + LONGEST).contains(&year.len()) => {
            ["18", "19", "20"].iter().any(|century| year.starts_with(century)).then_some(start + 4)
        }
        [first, between @ .., last]
            if (1..=3).contains(&first.len())
                && between.iter().all(is_group)
                && (4..=3 + LONGEST).contains(&last.len()) =>
        {
            Some(end - last.len() + 3)
        }
        _ => None,
    };
    let is_whole = !line[..start].ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '#' | '.' | '$' | '№')
    });
    let found = due.filter(|_| is_whole || line[..start].ends_with('$')).and_then(|due| {
        let mut found = one(&line[..end], due, start, Joint::Figure)?;
        found.whole.start = start;
        ends(&line[end..]).then_some(found)
    });
    (found, end)
}

/// A single number to the end of the digits.
fn one(line: &str, start: usize, whole: usize, joint: Joint) -> Option<Candidate> {
    let rest = &line[start..];
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let first: u16 = rest[..length].parse().ok().filter(|_| length <= LONGEST)?;
    let is_number = first > 0 && !rest.starts_with('0');
    (is_number && ends(&rest[length..])).then(|| Candidate {
        joint,
        markers: vec![first.to_string()],
        first,
        span: start..start + length,
        whole: whole..start + length,
    })
}

/// Whether a reference may end before this text: before a space, or a stop that no letter or digit follows.
fn ends(after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        None => true,
        Some('—' | '–' | ')' | ']' | '”' | '»') => true,
        Some('.' | ',' | ';' | ':' | '!' | '?' | '"' | '’' | '…') => {
            rest.next().is_none_or(|next| !next.is_alphanumeric())
        }
        Some(next) => next.is_whitespace(),
    }
}

/// Picks the candidates whose numbers go up through the text: those that make the best chain, and after a stop any number
/// that is known. Numbers in words and figures count only where the chain leaves hardly a gap before and after them.
pub(super) fn in_sequence(
    text: &str,
    candidates: Vec<Candidate>,
    is_known: impl Fn(&str) -> bool,
    n_notes: usize,
) -> Vec<Candidate> {
    const GAP: u16 = 2;
    // `Falcon9` twice is the name of a thing.
    let mut wholes = BTreeMap::<&str, usize>::new();
    for candidate in &candidates {
        *wholes.entry(&text[candidate.whole.clone()]).or_default() += 1;
    }
    let is_name = |candidate: &Candidate| {
        candidate.joint == Joint::Letter && wholes[&text[candidate.whole.clone()]] > 1
    };
    let known: Vec<Candidate> = candidates
        .into_iter()
        .filter(|candidate| candidate.markers.iter().all(|marker| is_known(marker)))
        .filter(|candidate| !is_name(candidate))
        .collect();
    let chain = best_chain(&known);
    let mut due = vec![false; known.len()];
    let is_usual = chain.len() * 2 >= n_notes && (n_notes > 2 || chain.len() == n_notes);
    for (position, &at) in chain.iter().enumerate().filter(|_| is_usual) {
        let before = position.checked_sub(1).map_or(0, |before| known[chain[before]].last());
        let after = chain.get(position + 1).map(|after| known[*after].first);
        let (mine, gap) = (&known[at], if known[at].joint == Joint::Figure { 1 } else { GAP });
        due[at] =
            mine.first - before <= gap && after.is_none_or(|after| after - mine.last() <= gap);
    }
    let mut due = due.into_iter();
    known
        .into_iter()
        .filter(|found| due.next() == Some(true) || found.joint == Joint::Stop)
        .collect()
}

impl Candidate {
    fn last(&self) -> u16 {
        self.markers.last().and_then(|last| last.parse().ok()).unwrap_or(self.first)
    }

    /// What speaks for the candidate.
    fn weight(&self) -> u32 {
        match self.joint {
            Joint::Stop => 4,
            Joint::Letter => 3,
            Joint::Figure => 1,
        }
    }
}

/// The heaviest chain of candidates whose numbers go up.
fn best_chain(candidates: &[Candidate]) -> Vec<usize> {
    // By number: the heaviest chain that ends with it, and its last candidate.
    let mut best: BTreeMap<u16, (u32, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        work::step();
        let (weight, previous) = match best.range(..candidate.first).next_back() {
            Some((_, &(weight, previous))) => (weight, Some(previous)),
            None => (0, None),
        };
        before[at] = previous;
        let weight = weight + candidate.weight();
        let last = candidate.last();
        let is_better =
            best.range(..=last).next_back().is_none_or(|(_, (known, _))| *known < weight);
        if is_better {
            best.insert(last, (weight, at));
            // Chains that end later and weigh no more are of no use.
            let worse: Vec<u16> = best
                .range(last + 1..)
                .take_while(|(_, (known, _))| *known <= weight)
                .map(|(number, _)| *number)
                .collect();
            worse.iter().for_each(|number| _ = best.remove(number));
        }
    }
    let mut chain = Vec::new();
    let mut next = best.last_key_value().map(|(_, (_, at))| *at);
    while let Some(at) = next {
        chain.push(at);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// Finds the letters of a passage that refer to notes: `the end.a The`, `the end.2 a The`.
pub(super) fn letters(
    text: &str,
    passage: Range<usize>,
    is_known: impl Fn(&str) -> bool,
) -> Vec<Reference> {
    let line = &text[passage.clone()];
    let mut found = Vec::new();
    let mut previous = ['\0'; 2];
    for (at, character) in line.char_indices() {
        let [before_last, last] = previous;
        previous = [last, character];
        if !(character.is_ascii_lowercase()
            && is_letter(&line[at..=at])
            && is_known(&line[at..=at]))
        {
            continue;
        }
        let after_end = |c: char| {
            matches!(c, '.' | '!' | '?' | '”' | '"' | '’' | ')' | ']') || c.is_ascii_digit()
        };
        let joined = after_end(last)
            && !before_last.is_whitespace()
            && before_last != '.'
            && !before_last.is_uppercase();
        let apart = last.is_whitespace() && after_end(before_last);
        let mut rest = line[at + 1..].chars();
        let parted = rest.next().is_none_or(char::is_whitespace);
        // A sentence begins after it.
        let begins =
            rest.next().is_none_or(|next| next.is_uppercase() || matches!(next, '“' | '"'));
        if (joined || apart) && parted && begins {
            let span = passage.start + at..passage.start + at + 1;
            found.push(Reference { marker: character.to_string(), span });
        }
    }
    found
}

#[cfg(test)]
mod tests;
