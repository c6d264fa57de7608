//! The context of a name is the word before it and the word after it: `in Moscow` is a city, `Moscow said` a government.

use super::boundary::{closes, opens, possessive};
use super::lexicon::Name;
use super::lists::NAMES;
use super::term::Term;
use crate::text::fold::Folded;
use crate::text::is_word;
use crate::text::token::trailing_word;

/// Characters between two neighbouring words. A comma or a full stop separates them.
const GLUE: [char; 8] = [' ', '-', '"', '\'', '(', ')', '[', ']'];

/// The words that may not be next to a name.
#[derive(Debug)]
pub(super) struct Context {
    not_after: Vec<Term>,
    not_before: Vec<Term>,
    /// Whether the name is a place behind `in`, and so behind all that says where.
    is_place: bool,
}

impl Context {
    pub(super) fn new(name: &Name) -> Context {
        let terms = |texts: &[String]| {
            texts.iter().filter_map(|text| Term::parse(text.trim_matches(GLUE))).collect()
        };
        let not_after: Vec<Term> = terms(&name.not_after);
        let is_place = not_after.iter().any(|term| NAMES.locatives.has(&term.lower));
        Context { not_after, not_before: terms(&name.not_before), is_place }
    }

    /// Whether neither neighbour of the name at `start..end` forbids it. The word before a possessive belongs to
    /// what is possessed: `in Moscow's efforts` is no place.
    pub(super) fn allows(&self, folded: &Folded<'_>, start: usize, end: usize) -> bool {
        let is_possessive = possessive(folded.lower(), end) > 0;
        let is_forbidden = || {
            self.not_after.iter().any(|term| stands_before(term, folded, start))
                || self.is_place
                    && (is_where(&folded.lower()[..start]) || is_dateline(folded, start, end))
        };
        (is_possessive || !is_forbidden())
            && !self.not_before.iter().any(|term| stands_after(term, folded, end))
    }
}

/// How many words stand between a preposition and the name of a place: `in the far north of`.
const MOST_BETWEEN: usize = 5;

/// Whether a text ends in words that say where something is: `across eastern and southern`.
fn is_where(head: &str) -> bool {
    let mut text = head.trim_end_matches([' ', '-']);
    let mut has_direction = false;
    for _ in 0..=MOST_BETWEEN {
        let word = trailing_word(text);
        if NAMES.locatives.has(word) {
            return has_direction;
        }
        let is_direction = NAMES.directions.has(word);
        has_direction |= is_direction;
        if !is_direction && !NAMES.between_directions.has(word) {
            break;
        }
        text = text[..text.len() - word.len()].trim_end_matches([' ', '-']);
    }
    has_direction
}

/// How far the mark that ends a dateline is from its place.
const DATELINE: usize = 48;

/// Whether a name is the place at the beginning of a report: `MOSCOW, March 3 (Agency) - `.
fn is_dateline(folded: &Folded<'_>, start: usize, end: usize) -> bool {
    let cased = folded.cased();
    if !cased[..start].trim().is_empty() {
        return false;
    }
    let tail = &cased[end..];
    let near = &tail[..tail.floor_char_boundary(DATELINE)];
    let is_marked = |near: &str| near.find(" - ").is_some_and(|at| !near[..at].contains(". "));
    tail.starts_with(": ")
        || tail.starts_with(" - ")
        || (tail.starts_with(',') || tail.starts_with(" (")) && is_marked(near)
}

fn stands_before(term: &Term, folded: &Folded<'_>, start: usize) -> bool {
    let head = folded.lower()[..start].trim_end_matches(GLUE);
    if head.len() == start {
        return false;
    }
    let stem = if term.is_open { through_stem(term, head) } else { Some(head) };
    let Some(at) = stem.and_then(|stem| stem.strip_suffix(term.lower.as_str())).map(str::len)
    else {
        return false;
    };
    opens(folded, at) && term.fits(folded, at)
}

/// Cuts the ending from the last word of a text, if the last word of the term is a stem of it.
fn through_stem<'a>(term: &Term, head: &'a str) -> Option<&'a str> {
    let start_of_word = |text: &str| text.trim_end_matches(is_word).len();
    let stem = term.lower.len() - start_of_word(&term.lower);
    head.get(..start_of_word(head) + stem)
}

fn stands_after(term: &Term, folded: &Folded<'_>, end: usize) -> bool {
    let lower = folded.lower();
    let end = end + possessive(lower, end);
    let tail = lower[end..].trim_start_matches(GLUE);
    let at = lower.len() - tail.len();
    at > end
        && tail.starts_with(&term.lower)
        && (term.is_open || closes(folded, at + term.lower.len()))
        && term.fits(folded, at)
}
