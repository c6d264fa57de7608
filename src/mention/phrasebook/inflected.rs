//! Finds of phrases in other forms: inflected, with prefixes, and two words of a text that make one of a phrase.

use std::ops::Range;

use super::super::boundary::{closes, opens};
use super::super::forms::{Stems, Table, Tables, form_key};
use super::super::word_hash::word_hash;
use super::super::words::WordFilter;
use super::{Hits, Phrasebook, Use};
use crate::text::fold::Folded;

/// How far behind a prefix that replaces letters of a phrase the phrase is compared.
const LONGEST: usize = 160;

/// The place where phrases may begin.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The start of a find: of the whole word.
    pub(super) start: usize,
    /// What the phrases are compared with.
    pub(super) tail: &'a str,
    /// Where `tail` begins; a beginning that is not in the text counts.
    pub(super) base: usize,
    pub(super) is_exact: bool,
    pub(super) tables: Tables,
}

impl<'a> Place<'a> {
    /// The place of a word as it is written.
    pub(super) fn at(folded: &'a Folded<'_>, start: usize, tables: Tables) -> Place<'a> {
        Place { start, tail: &folded.lower()[start..], base: start, is_exact: true, tables }
    }
}

/// Pairs of neighbouring words that may be one: `Nord-Bank` and `Nord Bank`.
#[derive(Default)]
pub(super) struct Pairs {
    before: Range<usize>,
    fused: String,
}

/// The least letters of each of two words that are taken as one.
const SHORTEST_PART: usize = 3;

impl Pairs {
    /// Returns the word that this one makes with the word before it, and where that begins; `None` if it makes none.
    pub(super) fn fuse(
        &mut self,
        folded: &Folded<'_>,
        start: usize,
        end: usize,
    ) -> Option<(usize, &str)> {
        let before = std::mem::replace(&mut self.before, start..end);
        let (lower, cased) = (folded.lower(), folded.cased().as_bytes());
        let is_joined = start == before.end + 1 && matches!(cased[before.end], b' ' | b'-');
        let is_capital = |at: usize| {
            cased[at].is_ascii_uppercase()
                || !cased[at].is_ascii() && folded.cased()[at..].starts_with(char::is_uppercase)
        };
        let is_pair = is_joined
            && before.len() >= SHORTEST_PART
            && end - start >= SHORTEST_PART
            && is_capital(before.start)
            && is_capital(start);
        if !is_pair {
            return None;
        }
        self.fused.clear();
        self.fused.push_str(&lower[before.clone()]);
        self.fused.push_str(&lower[start..end]);
        Some((before.start, &self.fused))
    }
}

impl Phrasebook {
    /// Adds the phrases of which a word begins another form, and notes the forms that it may be of.
    pub(super) fn add_forms(
        &self,
        folded: &Folded<'_>,
        word: Range<usize>,
        tables: Tables,
        words: &mut WordFilter,
        hits: &mut Hits,
    ) {
        let text = &folded.lower()[word.clone()];
        let (of_names, of_terms) = (tables.for_word(text), tables.for_term(text));
        if let Some(key) = form_key(text).filter(|_| of_names.is_some() || of_terms.is_some()) {
            words.insert(key);
        }
        if let Some((table, number)) = of_names {
            if table.has_prefixes() {
                self.add_behind_prefixes(folded, word.clone(), (table, tables), words, hits);
            }
            self.add_inflected(folded, word.clone(), (table, number, tables), has_forms, hits);
        }
        if let Some((table, number)) = of_terms {
            self.add_inflected(folded, word, (table, number, tables), is_term, hits);
        }
    }

    /// Adds the phrases of such a use of which a word begins a form in a table.
    fn add_inflected(
        &self,
        folded: &Folded<'_>,
        word: Range<usize>,
        (table, number, tables): (&Table, usize, Tables),
        is_meant: fn(&Use) -> bool,
        hits: &mut Hits,
    ) {
        let text = &folded.lower()[word.clone()];
        let by_stem = self.by_stem[number].get_or_init(|| Stems::new(table, self.of_use(is_meant)));
        let mut candidates = Vec::new();
        by_stem.add_candidates(table, text, &mut candidates);
        let tail = &folded.lower()[word.start..];
        for candidate in candidates {
            let Some(length) = table.end_of_form(self.text(candidate), tail) else { continue };
            let (start, end) = (word.start, word.start + length);
            if opens(folded, start) {
                let closes = closes(folded, end)
                    || tables.has_suffix_behind_apostrophe(&folded.lower()[end..]);
                self.add_uses(candidate, start..end, closes, is_meant, hits);
            }
        }
    }

    /// Adds the phrases that begin behind a prefix of a word.
    fn add_behind_prefixes(
        &self,
        folded: &Folded<'_>,
        word: Range<usize>,
        (table, tables): (&Table, Tables),
        words: &mut WordFilter,
        hits: &mut Hits,
    ) {
        let lower = folded.lower();
        table.each_bare(&lower[word.clone()], &mut |prefix, replaced| {
            let from = word.start + prefix;
            let (whole, tail);
            let bare = if replaced.is_empty() {
                tail = &lower[from..];
                &lower[from..word.end]
            } else {
                let to = lower.floor_char_boundary(from + LONGEST).max(word.end);
                whole = format!("{replaced}{}", &lower[from..to]);
                tail = whole.as_str();
                &tail[..replaced.len() + word.end - from]
            };
            let hash = word_hash(bare.as_bytes());
            words.insert(hash);
            if let Some(same_first) = self.by_first_word.get(&hash) {
                let base = from - replaced.len();
                let place = Place { start: word.start, tail, base, is_exact: false, tables };
                self.add_phrases(folded, place, same_first.clone(), hits);
            }
        });
    }

    /// Adds the names of one word that two words of a text make together.
    pub(super) fn add_fused(
        &self,
        folded: &Folded<'_>,
        span: Range<usize>,
        fused: &str,
        words: &mut WordFilter,
        hits: &mut Hits,
    ) {
        let hash = word_hash(fused.as_bytes());
        words.insert(hash);
        if !self.first_words.may_have(hash) {
            return;
        }
        let same_first = self.by_first_word.get(&hash).cloned().unwrap_or_default();
        if let Some(phrase) = same_first.into_iter().find(|phrase| self.text(*phrase) == fused)
            && opens(folded, span.start)
        {
            let is_name = |used: &Use| matches!(used, Use::Name(_) | Use::Surname(_));
            self.add_uses(phrase, span.clone(), closes(folded, span.end), is_name, hits);
        }
    }

    fn add_uses(
        &self,
        phrase: u32,
        span: Range<usize>,
        closes: bool,
        is_meant: impl Fn(&Use) -> bool,
        hits: &mut Hits,
    ) {
        let uses = &self.phrases[phrase as usize].uses;
        for used in &self.uses[uses.start as usize..uses.end as usize] {
            if is_meant(used) {
                hits.add(*used, span.start, span.end, closes, false);
            }
        }
    }

    /// The phrases of such a use, with their numbers.
    fn of_use(&self, is_meant: fn(&Use) -> bool) -> impl Iterator<Item = (u32, &str)> {
        let numbered = self.phrases.iter().zip(0..).filter(move |(phrase, _)| {
            self.uses[phrase.uses.start as usize..phrase.uses.end as usize].iter().any(is_meant)
        });
        numbered.map(|(_, number)| (number, self.text(number)))
    }
}

fn is_term(used: &Use) -> bool {
    matches!(used, Use::Term(_))
}

/// Whether a phrase has the forms of its words: another spelling of a name has none.
fn has_forms(used: &Use) -> bool {
    matches!(used, Use::Name(_) | Use::Surname(_) | Use::Term(_))
}
