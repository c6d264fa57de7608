//! The phrasebook holds every phrase that any rule looks for, and finds them all in one pass over a text.
//!
//! A phrase begins where a word does, so each word is looked up once; nearly all words begin no phrase. Phrases with
//! the same first word are sorted, each linked to the longest other phrase that it begins with: one binary search finds
//! the longest phrase, and the links all shorter ones. All are needed: if only the longest were reported, one that
//! fails a rule would hide a shorter one that does not.

mod inflected;

use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::boundary::{closes, opens};
use super::forms::{Stems, Tables, each_form_key, n_tables};
use super::word_hash::{ByHash, word_hash};
use super::words::{FirstWords, WordFilter};
use crate::text::fold::Folded;
use crate::text::is_word;
use crate::text::token::{first_word, is_mark, word_end};
use inflected::{Pairs, Place};

/// The use of a phrase, with the number that its rule gave it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use {
    Name(u32),
    /// Another spelling of a name.
    Spelling(u32),
    Surname(u32),
    Term(u32),
    /// Another form of a term, in English.
    EnglishTerm(u32),
    /// A term that any letters may follow.
    Stem(u32),
    /// A noun or verb of events.
    Event(u32),
}

/// A find of a phrase, and its range in the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) id: u32,
    /// Whether the text has the phrase as it is, not in another form or spelling.
    pub(super) is_exact: bool,
}

/// All finds in one text, in order of their starts.
#[derive(Default)]
pub(super) struct Hits {
    pub(super) names: Vec<Hit>,
    pub(super) surnames: Vec<Hit>,
    pub(super) terms: Vec<Hit>,
    pub(super) events: Vec<Hit>,
}

/// Every phrase in lower case, and its uses.
#[derive(Default)]
pub(super) struct Phrasebook {
    /// Grouped by first word, each group sorted by text.
    phrases: Vec<Phrase>,
    /// The texts of all phrases, concatenated.
    texts: String,
    /// The uses of all phrases, concatenated.
    uses: Vec<Use>,
    /// By first word, the phrases that begin with it.
    by_first_word: ByHash<Range<u32>>,
    /// A filter of the same first words: most words of a text begin no phrase, and this rejects them faster.
    first_words: WordFilter,
    /// Stems of one word, which are found as a part of words.
    stems: ByHash<Vec<(String, u32)>>,
    /// The lengths of those stems.
    stem_lengths: Vec<usize>,
    /// Whether a phrase begins with a mark such as an apostrophe.
    has_marks_first: bool,
    /// By the number of a table of forms, the phrases by their stems; made when a text needs them.
    by_stem: Vec<OnceLock<Stems>>,
}

/// A phrase as ranges of the book's lists; small, since most time is spent waiting for memory.
struct Phrase {
    text: Range<u32>,
    uses: Range<u32>,
    /// The longest other phrase that this one begins with.
    shorter: Option<u32>,
}

impl Phrasebook {
    pub(super) fn new(phrases: Vec<(String, Use)>) -> Phrasebook {
        let mut book = Phrasebook::default();
        let mut ordered = Vec::with_capacity(phrases.len());
        for (phrase, used) in phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty()) {
            let first = first_word(&phrase);
            book.has_marks_first |= !phrase.starts_with(is_word);
            match used {
                Use::Stem(term) if first == phrase => book.add_stem(phrase, term),
                _ => ordered.push((word_hash(first.as_bytes()), phrase, used)),
            }
        }

        // A stable sort keeps the uses of one phrase in registration order.
        ordered.par_sort_by(|(hash, phrase, _), other| (hash, phrase).cmp(&(&other.0, &other.1)));
        for same in ordered.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            let uses = same.iter().map(|(_, _, used)| *used).collect::<Vec<_>>();
            book.add(same[0].0, &same[0].1, &uses);
        }
        book.first_words = WordFilter::of_number(book.by_first_word.len());
        book.by_first_word.keys().for_each(|hash| book.first_words.insert(*hash));
        book.stem_lengths.sort_unstable();
        book.stem_lengths.dedup();
        book.by_stem.resize_with(n_tables(), OnceLock::new);
        book
    }

    fn add_stem(&mut self, stem: String, term: u32) {
        self.stem_lengths.push(stem.len());
        self.stems.entry(word_hash(stem.as_bytes())).or_default().push((stem, term));
    }

    /// Adds a phrase that sorts after all others.
    fn add(&mut self, hash_of_first: u64, text: &str, uses: &[Use]) {
        let number = self.phrases.len() as u32;
        let same_first = self.by_first_word.entry(hash_of_first).or_insert(number..number);
        let mut shorter = if same_first.start == number { None } else { Some(number - 1) };
        same_first.end = number + 1;
        while let Some(candidate) =
            shorter.filter(|candidate| !text.starts_with(self.text(*candidate)))
        {
            shorter = self.phrases[candidate as usize].shorter;
        }
        let phrase = Phrase {
            text: self.texts.len() as u32..(self.texts.len() + text.len()) as u32,
            uses: self.uses.len() as u32..(self.uses.len() + uses.len()) as u32,
            shorter,
        };
        self.texts.push_str(text);
        self.uses.extend(uses);
        self.phrases.push(phrase);
    }

    fn text(&self, phrase: u32) -> &str {
        let text = &self.phrases[phrase as usize].text;
        &self.texts[text.start as usize..text.end as usize]
    }

    /// Finds every phrase that begins and ends at a word boundary, also in the forms of the tables, and adds the words to
    /// `words`.
    pub(super) fn hits(&self, folded: &Folded<'_>, tables: Tables, words: &mut WordFilter) -> Hits {
        let mut hits = Hits::default();
        let lower = folded.lower();
        let has_latin = tables.has_latin();
        let mut pairs = Pairs::default();
        let mut at = 0;
        while let Some(byte) = lower.as_bytes().get(at) {
            if !self.has_marks_first && is_mark(*byte) {
                at += 1;
                continue;
            }
            let end = word_end(lower, at);
            if self.has_marks_first || byte.is_ascii() || lower[at..].starts_with(is_word) {
                let hash = word_hash(&lower.as_bytes()[at..end]);
                words.insert(hash);
                if self.first_words.may_have(hash)
                    && let Some(same_first) = self.by_first_word.get(&hash)
                {
                    let place = Place::at(folded, at, tables);
                    self.add_phrases(folded, place, same_first.clone(), &mut hits);
                }
                self.add_stems(folded, at, end, &mut hits);
                if has_latin || !byte.is_ascii() {
                    self.add_forms(folded, at..end, tables, words, &mut hits);
                }
                if let Some((start, fused)) = pairs.fuse(folded, at, end) {
                    self.add_fused(folded, start..end, fused, words, &mut hits);
                }
            }
            at = end;
        }
        hits
    }

    /// Adds the phrases that begin at a place, of those that share the first word.
    fn add_phrases(
        &self,
        folded: &Folded<'_>,
        place: Place<'_>,
        same_first: Range<u32>,
        hits: &mut Hits,
    ) {
        let mut phrase = self.last_not_after(same_first, place.tail);
        let mut opens_here = None;
        while let Some(number) = phrase {
            let Phrase { uses, shorter, .. } = &self.phrases[number as usize];
            phrase = *shorter;
            let text = self.text(number);
            if !place.tail.starts_with(text) {
                continue;
            }
            if !*opens_here.get_or_insert_with(|| opens(folded, place.start)) {
                return;
            }
            let end = place.base + text.len();
            let closes = closes(folded, end);
            let tail = &folded.lower()[end..];
            let has_suffix = !closes && place.tables.has_suffix_behind_apostrophe(tail);
            for used in &self.uses[uses.start as usize..uses.end as usize] {
                if !matches!(used, Use::EnglishTerm(_)) || place.tables.are_english() {
                    hits.add(*used, place.start, end, closes || has_suffix, place.is_exact);
                }
            }
        }
    }

    /// Returns the last of some phrases that is not after `tail` in order: it begins with all of them that `tail` does.
    /// A single phrase needs no comparison.
    fn last_not_after(&self, phrases: Range<u32>, tail: &str) -> Option<u32> {
        if phrases.end - phrases.start == 1 {
            return Some(phrases.start);
        }
        let mut undecided = phrases.clone();
        while undecided.start < undecided.end {
            let middle = undecided.start.midpoint(undecided.end);
            if self.text(middle) <= tail {
                undecided.start = middle + 1;
            } else {
                undecided.end = middle;
            }
        }
        (undecided.start > phrases.start).then(|| undecided.start - 1)
    }

    /// Adds the stems that the word at `start..end` begins with.
    fn add_stems(&self, folded: &Folded<'_>, start: usize, end: usize, hits: &mut Hits) {
        for length in self.stem_lengths.iter().take_while(|length| start + **length <= end) {
            let Some(beginning) = folded.lower().get(start..start + *length) else { continue };
            for (stem, term) in
                self.stems.get(&word_hash(beginning.as_bytes())).into_iter().flatten()
            {
                if stem == beginning && opens(folded, start) {
                    let end = start + length;
                    hits.terms.push(Hit { start, end, id: *term, is_exact: true });
                }
            }
        }
    }
}

impl Hits {
    fn add(&mut self, used: Use, start: usize, end: usize, closes: bool, is_exact: bool) {
        let hit = |id| Hit { start, end, id, is_exact };
        match used {
            Use::Name(id) if closes => self.names.push(hit(id)),
            Use::Spelling(id) if closes => {
                self.names.push(Hit { is_exact: false, ..hit(id) });
            }
            Use::Surname(id) if closes => self.surnames.push(hit(id)),
            Use::Term(id) if closes => self.terms.push(hit(id)),
            Use::EnglishTerm(id) if closes && is_exact => self.terms.push(hit(id)),
            Use::Event(id) if closes && is_exact => self.events.push(hit(id)),
            Use::Stem(id) if is_exact => self.terms.push(hit(id)),
            Use::Name(_)
            | Use::Spelling(_)
            | Use::Surname(_)
            | Use::Term(_)
            | Use::EnglishTerm(_)
            | Use::Event(_)
            | Use::Stem(_) => {}
        }
    }
}

/// Returns the first words of phrases; `None` if one begins with a mark or is a stem, since whole words cannot find
/// those.
pub(super) fn first_words(phrases: &[(String, Use)]) -> Option<FirstWords> {
    let mut first = FirstWords::default();
    for (phrase, used) in phrases.iter().filter(|(phrase, _)| !phrase.is_empty()) {
        let is_part = matches!(used, Use::Stem(_)) && first_word(phrase) == phrase;
        if is_part || !phrase.starts_with(is_word) {
            return None;
        }
        first.insert(phrase);
        if matches!(used, Use::Name(_) | Use::Surname(_) | Use::Term(_)) {
            each_form_key(first_word(phrase), &mut |key| first.insert_hash(key));
        }
    }
    Some(first)
}
