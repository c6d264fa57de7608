//! A sentence as words, and what stands before and behind a noun of an event in it.

use std::ops::Range;

use super::language::Language;
use crate::article::date;
use crate::text::fold::Folded;
use crate::text::is_word;
use crate::text::word_list::Words;

/// How many words may stand between a determiner and its noun.
const MOST_BETWEEN: usize = 3;

/// The most words of a phrase in the data.
const LONGEST_PHRASE: usize = 4;

/// A sentence of a folded text.
pub(super) struct Sentence<'t> {
    lower: &'t str,
    cased: &'t str,
    /// Its words, as ranges of the folded text.
    words: Vec<Range<usize>>,
    pub(super) language: &'static Language,
    /// The sentence as it is written.
    pub(super) source: &'t str,
    /// Whether nouns have capitals in this language.
    has_capital_nouns: bool,
}

/// What a determiner says of its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// The thing is known: `the blast`.
    Definite,
    /// It is new: `a blast`.
    Indefinite,
    /// There is none: `no blast`.
    Negative,
    /// It is one of several, or somebody's: `a second blast`, `the Oldport blast`.
    Another,
    /// There is no determiner.
    None,
}

/// A noun or verb of an event in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    /// Its first word.
    pub(super) first: usize,
    /// The word behind it.
    pub(super) behind: usize,
    pub(super) is_verb: bool,
}

impl<'t> Sentence<'t> {
    /// Splits the part of a text into words.
    pub(super) fn new(
        folded: &'t Folded<'_>,
        span: Range<usize>,
        source: &'t str,
        language: &'static Language,
    ) -> Sentence<'t> {
        let lower = folded.lower();
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in lower[span.clone()].char_indices() {
            match (is_word(c), start) {
                (true, None) => start = Some(span.start + at),
                (false, Some(from)) => {
                    words.push(from..span.start + at);
                    start = None;
                }
                _ => {}
            }
        }
        words.extend(start.map(|from| from..span.end));
        let has_capital_nouns = std::ptr::eq(language, Language::german());
        Sentence { lower, cased: folded.cased(), words, language, source, has_capital_nouns }
    }

    pub(super) fn n_words(&self) -> usize {
        self.words.len()
    }

    /// The words of a range of the folded text; `None` if a word does not begin there.
    pub(super) fn trigger(&self, span: &Range<usize>) -> Option<Trigger> {
        let first = self.words.binary_search_by_key(&span.start, |word| word.start).ok()?;
        let behind = self.words.partition_point(|word| word.start < span.end);
        let is_verb = self.is_verb(&self.lower[span.clone()], first);
        Some(Trigger { first, behind, is_verb })
    }

    /// Whether a word is an infinitive: `to attack`, but not `began to attack`.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        let mut before = self.before(at);
        let is = |at: Option<usize>, words: &Words| at.is_some_and(|at| words.has(self.word(at)));
        is(before.next(), &self.language.infinitives) && !is(before.next(), &self.language.begins)
    }

    /// Whether a word is a verb; one that is a noun as well is a verb behind `could`, `to` or `not`.
    fn is_verb(&self, word: &str, at: usize) -> bool {
        let language = self.language;
        let makes_verb = |at: usize| {
            let before = self.word(at);
            language.modals.has(before)
                || language.infinitives.has(before)
                || language.negations.has(before)
        };
        language.verbs.get(word).is_some()
            && (language.nouns.get(word).is_none() || self.before(at).take(2).any(makes_verb))
    }

    /// The word of a number in small letters.
    pub(super) fn word(&self, number: usize) -> &str {
        &self.lower[self.words[number].clone()]
    }

    pub(super) fn starts_capital(&self, number: usize) -> bool {
        self.cased[self.words[number].start..].starts_with(char::is_uppercase)
    }

    /// The words before one, the nearest first, up to the beginning of its clause.
    pub(super) fn before(&self, number: usize) -> impl Iterator<Item = usize> {
        (0..number).rev().take_while(|at| !self.is_break(*at + 1))
    }

    /// The words from one on, up to the end of its clause.
    pub(super) fn after(&self, number: usize) -> impl Iterator<Item = usize> {
        (number..self.words.len()).take_while(move |at| *at == 0 || !self.is_break(*at))
    }

    /// Whether a clause ends before a word.
    fn is_break(&self, number: usize) -> bool {
        let gap = &self.lower[self.words[number - 1].end..self.words[number].start];
        gap.contains([',', ';', ':', '(', ')', '،', '؛', '…']) || gap.contains(" -")
    }

    /// Whether one of the phrases begins at a word and ends before another.
    pub(super) fn has_phrase(&self, phrases: &Words, at: usize, end: usize) -> bool {
        let most = end.min(at + LONGEST_PHRASE).min(self.words.len());
        (at + 1..=most).any(|behind| {
            phrases.has(&self.lower[self.words[at].start..self.words[behind - 1].end])
        })
    }

    /// What the words before a noun say of it, and the number of the determiner or of the noun itself. `own` has the
    /// words of the events that may be meant.
    pub(super) fn determiner(
        &self,
        noun: usize,
        is_own: impl Fn(&str) -> bool,
    ) -> (Determiner, usize) {
        let language = self.language;
        if language.definite_prefixes.iter().any(|prefix| {
            let bare = self.word(noun).strip_prefix(prefix);
            bare.is_some_and(|bare| language.nouns.get(bare).is_some())
        }) {
            // Arabic puts what distinguishes an event behind its noun.
            let next = noun + 1;
            let another = next < self.words.len() && language.others.has(self.word(next));
            return (if another { Determiner::Another } else { Determiner::Definite }, noun);
        }
        for at in self.before(noun).take(MOST_BETWEEN + 1) {
            let word = self.word(at);
            let found = if language.others.has(word) {
                let is_denied = self.before(at).take(2).any(|at| {
                    let word = self.word(at);
                    language.negatives.has(word) || language.negations.has(word)
                });
                if is_denied { Determiner::Negative } else { Determiner::Another }
            } else if language.negatives.has(word) {
                Determiner::Negative
            } else if language.indefinites.has(word) {
                Determiner::Indefinite
            } else if language.articles.has(word)
                || language.demonstratives.has(word)
                || language.pronouns.has(word)
            {
                Determiner::Definite
            } else if self.is_possessive(at) {
                self.of_owner(at - 1, &is_own)
            } else if self.is_name(at) && !is_own(word) {
                Determiner::Another
            } else if language.stops.has(word)
                || language.places.has(word)
                || language.spans.has(word)
            {
                break;
            } else {
                continue;
            };
            return (found, at);
        }
        (Determiner::None, noun)
    }

    /// Whether a word is an article or demonstrative, or has one at its beginning.
    pub(super) fn is_article(&self, at: usize) -> bool {
        let (language, word) = (self.language, self.word(at));
        language.articles.has(word)
            || language.demonstratives.has(word)
            || language.definite_prefixes.iter().any(|prefix| word.starts_with(prefix))
    }

    /// Whether a word is the `s` of a possessive.
    fn is_possessive(&self, at: usize) -> bool {
        at > 0 && self.word(at) == "s" && self.lower[..self.words[at].start].ends_with('\'')
    }

    /// What a possessive says: `Friday's blast` and `the city's blast` are known, `Oldport's blast` is another one.
    fn of_owner(&self, owner: usize, is_own: &impl Fn(&str) -> bool) -> Determiner {
        let is_time = date::is_weekday(&self.cased[self.words[owner].clone()]);
        let is_known = is_time || !self.starts_capital(owner) || is_own(self.word(owner));
        if is_known { Determiner::Definite } else { Determiner::Another }
    }

    /// Whether a word is written as a name, and is not the first of the sentence.
    fn is_name(&self, at: usize) -> bool {
        at > 0 && !self.has_capital_nouns && self.starts_capital(at)
    }

    /// Whether the word behind a noun makes another thing of it: `fire brigade`.
    pub(super) fn is_compound(&self, behind: usize) -> bool {
        self.after(behind).next().is_some_and(|at| self.language.compounds.has(self.word(at)))
    }

    /// Whether the words behind a noun put it at a place that is not one of the event's: `the blast in Oldport`.
    pub(super) fn is_elsewhere(&self, behind: usize, is_own: impl Fn(&str) -> bool) -> bool {
        let mut next = self.after(behind);
        let (first, second) = (next.next(), next.next());
        first.zip(second).is_some_and(|(first, second)| self.is_other_place(first, second, &is_own))
    }

    /// Whether the sentence names a place that is not one of the event's.
    pub(super) fn names_other_place(&self, is_own: impl Fn(&str) -> bool) -> bool {
        (1..self.words.len()).any(|at| self.is_other_place(at - 1, at, &is_own))
    }

    fn is_other_place(&self, before: usize, at: usize, is_own: &impl Fn(&str) -> bool) -> bool {
        self.language.places.has(self.word(before))
            && self.starts_capital(at)
            && !is_own(self.word(at))
            && !self.is_time(at)
    }

    /// Whether a word is a weekday or month.
    fn is_time(&self, at: usize) -> bool {
        let word = &self.cased[self.words[at].clone()];
        date::is_weekday(word) || date::is_month(word)
    }

    /// Whether it goes on about somebody: `He fired again`.
    pub(super) fn begins_with_pronoun(&self) -> bool {
        !self.words.is_empty() && self.language.pronouns.has(self.word(0))
    }

    /// Whether it is a question, which states nothing new.
    pub(super) fn is_question(&self) -> bool {
        let end = self.source.trim_end_matches(['"', '”', '»', '’', ')', ' ']);
        end.ends_with(['?', '؟'])
    }

    /// Whether a term in it is written as a common noun is.
    pub(super) fn is_common_noun(&self, at: usize) -> bool {
        self.has_capital_nouns || !self.starts_capital(at)
    }

    /// The number of the word at an offset of the sentence as it is written.
    pub(super) fn word_at(&self, folded_offset: usize) -> usize {
        self.words.partition_point(|word| word.end <= folded_offset)
    }
}
