//! A mention is a span of a passage or note that speaks of an entity.
//!
//! Five things make one: a name, a weak name (found but never linked), the surname of a person introduced in full
//! before, a sentence that fits a cue, and one that refers back to an event. One pass over the folded text finds every phrase of the lexicon; the rules
//! below then only judge the finds:
//!
//! - [`fold`](crate::text::fold): when two spellings are the same;
//! - `forms`: case endings, suffixes and prefixes of names and of terms of cues;
//! - `spellings`: other spellings of a name;
//! - `boundary`: where a word begins and ends;
//! - `capitals`: which differences in capitals are allowed;
//! - `context`: words that may not be next to a name;
//! - `names`: the longest name wins, and which phrases hide a name;
//! - `longer`: a name within a longer one that no note has;
//! - `opening`: common words at the beginning of a sentence;
//! - `acronyms`, `initials`: acronyms that the document defines;
//! - `person`, `surnames`, `namesake`: the person a bare surname means;
//! - `cues`, `events`: sentences that indicate an entity without naming it, and those that refer back to it;
//! - `cue_terms`: the terms of cues alone.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

mod acronyms;
mod boundary;
mod capitals;
mod context;
mod cue_terms;
mod cues;
mod events;
mod forms;
mod full_name;
mod initials;
mod lexicon;
mod lists;
mod longer;
mod names;
mod namesake;
mod opening;
mod person;
mod phrasebook;
mod small_words;
mod spellings;
mod surnames;
mod term;
mod terms;
#[cfg(test)]
mod tests;
mod word_hash;
mod words;

pub(crate) use cue_terms::CueTerms;
pub(crate) use forms::has_ending;
pub use lexicon::{Cue, Event, EventSettings, Lexicon, Name, Strength};
pub(crate) use small_words::is_small_word;
pub(crate) use terms::Terms;
pub(crate) use words::FirstWords;
pub use words::WordFilter;

use crate::text::fold::Folded;
use acronyms::Acronyms;
use events::{Evidence, Search, Trail};
use forms::Tables;
use names::{Chosen, Names};
use phrasebook::{Phrasebook, Use};
use surnames::{Introductions, Surnames};

/// The entity number of the shields.
const NOBODY: u32 = u32::MAX;

/// How many texts of a document are read again for surnames of people who are introduced after them.
const READ_AGAIN: usize = 2;

/// Splits a text into sentences: byte ranges in order.
pub type Sentences = fn(&str) -> Vec<Range<usize>>;

/// A document in which mentions are searched for.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its texts in reading order (title, passages, ...).
    pub texts: &'a [&'a str],
    /// Its language (BCP 47), which decides the forms that names have in it.
    pub language: &'a str,
    /// Whether sentences are searched for that indicate an entity.
    pub has_evidence: bool,
    /// The numbers of the texts beside its course, such as footnotes, in order: they introduce no event and refer to
    /// none.
    pub asides: &'a [usize],
}

/// A span of a text that speaks of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The bytes of the text, without a possessive `'s`.
    pub span: Range<usize>,
    /// The entity, by the lexicon's number.
    pub entity: u32,
    /// The reason why the span is a mention.
    pub by: MatchKind,
}

/// A span that is written as a name of an entity is, and is no mention of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlinked {
    /// The bytes of the text: for a longer name, all of it.
    pub span: Range<usize>,
    /// The entity, by the lexicon's number.
    pub entity: u32,
    /// The reason why it is no mention.
    pub reason: UnlinkedReason,
}

/// The reason why a span is no mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnlinkedReason {
    /// It is a part of a longer name that no note has.
    LongerName,
    /// In a line in capitals it may be the name of another entity as well.
    Capitals,
}

/// What was found in a document.
#[derive(Debug, Default)]
pub struct Found {
    /// The mentions, a list for each text.
    pub mentions: Vec<Vec<Mention>>,
    /// What is no mention, a list for each text.
    pub unlinked: Vec<Vec<Unlinked>>,
    /// The words of the document.
    pub words: WordFilter,
}

/// The reason why a span is a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// A name that is linked.
    Name,
    /// A name that is searched and shown, never linked automatically.
    Weak,
    /// The surname of a person introduced in full earlier in the document.
    Surname,
    /// A sentence that fits a cue; the span is the sentence.
    Cue,
    /// A sentence that refers back to an event introduced earlier in the document; the span is the sentence.
    Anaphora,
}

impl MatchKind {
    /// Whether the span is a sentence, and not a name.
    pub fn is_sentence(self) -> bool {
        matches!(self, MatchKind::Cue | MatchKind::Anaphora)
    }
}

/// Everything needed to find the mentions of a lexicon's entities; made once, used for every document.
pub struct Matcher {
    phrasebook: Phrasebook,
    names: Names,
    surnames: Surnames,
    evidence: Evidence,
    sentences: Sentences,
}

impl Matcher {
    /// Prepares a lexicon for searching. `sentences` splits a text into sentences, for the cues.
    pub fn new(lexicon: &Lexicon, sentences: Sentences) -> Matcher {
        let Rules { phrases, names, surnames, evidence } = Rules::new(lexicon);
        Matcher { phrasebook: Phrasebook::new(phrases), names, surnames, evidence, sentences }
    }

    /// Finds the mentions in a document.
    ///
    /// Returns one list per text, in order of their starts, longer spans first. Mentions by name, weak name or surname
    /// never overlap each other; the sentence of a cue contains any others inside it.
    pub fn find(&self, document: &Document<'_>) -> Vec<Vec<Mention>> {
        self.find_and_know(document).mentions
    }

    /// Finds the mentions in a document, what resembles some, and the filter of its words.
    pub(crate) fn find_and_know(&self, document: &Document<'_>) -> Found {
        let Document { texts, language, .. } = document;
        let tables = Tables::of(language);
        let length = texts.iter().map(|text| text.len()).sum::<usize>();
        // The words of an inflecting language are noted with their forms.
        let length = if tables.are_for_most_words() { 2 * length } else { length };
        let mut reading =
            Reading { words: WordFilter::of_bytes(length), tables, ..Reading::default() };
        let mut found = Found::default();
        for _ in *texts {
            let (mentions, unlinked) = self.read(document, found.mentions.len(), &mut reading);
            found.mentions.push(mentions);
            found.unlinked.push(unlinked);
        }
        // The title and the lead may have the surname of a person whom only the text after them introduces.
        if !reading.introductions.is_empty() {
            let document = &Document { has_evidence: false, ..*document };
            for number in std::mem::take(&mut reading.with_surnames) {
                let doubtful = std::mem::take(&mut reading.doubtful);
                reading.introductions.begin_again();
                let (again, _) = self.read(document, number, &mut reading);
                reading.doubtful = doubtful;
                add_surnames(&mut found.mentions[number], again);
            }
        }
        self.drop_doubtful(&mut found.mentions, &reading);
        Found { words: reading.words, ..found }
    }

    /// Finds the mentions in a text of a document.
    fn read(
        &self,
        document: &Document<'_>,
        number: usize,
        reading: &mut Reading,
    ) -> (Vec<Mention>, Vec<Unlinked>) {
        let folded = Folded::new(document.texts[number]);
        let mut hits = self.phrasebook.hits(&folded, reading.tables, &mut reading.words);
        let Chosen { found, mut unlinked, doubtful, in_small_letters } =
            self.names.choose(&folded, hits.names);
        reading.in_small_letters.extend(in_small_letters);
        // The surname in a longer name is the surname of nobody.
        hits.surnames.retain(|hit| {
            let is_inside =
                |longer: &Unlinked| longer.span.start <= hit.start && hit.end <= longer.span.end;
            !unlinked.iter().any(is_inside)
        });
        if number < READ_AGAIN && !hits.surnames.is_empty() {
            reading.with_surnames.push(number);
        }
        let (surnames, language) = (hits.surnames, document.language);
        let introductions = &mut reading.introductions;
        let found = self.surnames.complete(&folded, found, surnames, language, introductions);
        let found = reading.acronyms.complete(&folded, found, &self.names);

        let mut mentions = Vec::with_capacity(found.len());
        for found in found.into_iter().filter(|found| found.entity != NOBODY) {
            let is_doubtful = doubtful.binary_search(&found.span.start).is_ok();
            let span = folded.source(found.span);
            match found.name.filter(|_| is_doubtful) {
                Some(name) => {
                    reading.doubtful.push(Doubt { text: number, start: span.start, name })
                }
                None if found.by != MatchKind::Weak => _ = reading.sure.insert(found.entity),
                None => {}
            }
            mentions.push(Mention { span, entity: found.entity, by: found.by });
        }
        for unlinked in &mut unlinked {
            unlinked.span = folded.source(unlinked.span.clone());
        }
        unlinked.retain(|unlinked| unlinked.entity != NOBODY);
        if document.has_evidence {
            let search = Search {
                folded: &folded,
                terms: hits.terms,
                words: hits.events,
                language: document.language,
                sentences: self.sentences,
            };
            let is_aside = document.asides.binary_search(&number).is_ok();
            let trail = if is_aside { None } else { Some(&mut reading.trail) };
            self.evidence.add(search, &mut mentions, trail);
        }
        sort(&mut mentions);
        (mentions, unlinked)
    }

    /// Drops names at the beginnings of sentences that may be common words, unless the document names their entity
    /// elsewhere.
    fn drop_doubtful(&self, mentions: &mut [Vec<Mention>], reading: &Reading) {
        for Doubt { text, start, name } in &reading.doubtful {
            if self.names.is_common(*name) || reading.in_small_letters.contains(name) {
                mentions[*text].retain(|mention| {
                    mention.span.start != *start
                        || mention.by.is_sentence()
                        || reading.sure.contains(&mention.entity)
                });
            }
        }
    }
}

/// Adds the surnames of a second reading that no mention of the first overlaps.
fn add_surnames(mentions: &mut Vec<Mention>, again: Vec<Mention>) {
    let is_name = |mention: &&Mention| !mention.by.is_sentence();
    let free = again.into_iter().filter(|found| {
        let overlaps = |other: &Mention| {
            other.span.start < found.span.end && found.span.start < other.span.end
        };
        found.by == MatchKind::Surname && !mentions.iter().filter(is_name).any(overlaps)
    });
    let free = free.collect::<Vec<_>>();
    mentions.extend(free);
    sort(mentions);
}

/// Puts mentions in the order of their starts, longer ones first.
fn sort(mentions: &mut [Mention]) {
    mentions
        .sort_by_key(|found| (found.span.start, Reverse(found.span.end), found.by, found.entity));
}

/// What is known of a document while it is read.
#[derive(Default)]
struct Reading {
    introductions: Introductions,
    acronyms: Acronyms,
    trail: Trail,
    words: WordFilter,
    tables: Tables,
    doubtful: Vec<Doubt>,
    /// The entities with a mention that is not doubtful.
    sure: BTreeSet<u32>,
    in_small_letters: BTreeSet<u32>,
    /// The first texts that have surnames.
    with_surnames: Vec<usize>,
}

/// A mention that needs a second sign.
struct Doubt {
    text: usize,
    start: usize,
    name: u32,
}

/// A lexicon prepared: the rules, and all phrases that they look for.
struct Rules {
    phrases: Vec<(String, Use)>,
    names: Names,
    surnames: Surnames,
    evidence: Evidence,
}

impl Rules {
    fn new(lexicon: &Lexicon) -> Rules {
        let shields = lexicon.shields.iter().map(|text| Name {
            text: text.clone(),
            entity: NOBODY,
            strength: Strength::Strong,
            not_after: Vec::new(),
            not_before: Vec::new(),
        });
        let shields = shields.collect::<Vec<_>>();
        let all = lexicon.names.iter().chain(&shields).collect::<Vec<_>>();
        let named = || collect_phrases(|add| Names::new(&all, &lexicon.people, add));
        let surnamed = || {
            collect_phrases(|add| {
                Surnames::new(lexicon, &mut |text, id| add(text, Use::Surname(id)))
            })
        };
        let indicated = || collect_phrases(|add| Evidence::new(lexicon, add));
        let ((names, mut phrases), ((surnames, more), (evidence, most))) =
            rayon::join(named, || rayon::join(surnamed, indicated));
        phrases.extend(more);
        phrases.extend(most);
        Rules { phrases, names, surnames, evidence }
    }
}

/// Makes rules, and collects the phrases that they look for.
fn collect_phrases<T>(
    make: impl FnOnce(&mut dyn FnMut(String, Use)) -> T,
) -> (T, Vec<(String, Use)>) {
    let mut phrases = Vec::new();
    let rules = make(&mut |text, used| phrases.push((text, used)));
    (rules, phrases)
}

/// The first words of all phrases of a lexicon: a document that has none of them has the same mentions with these names
/// as without. `None` if words cannot decide that.
pub(crate) fn first_words(lexicon: &Lexicon) -> Option<FirstWords> {
    let mut first = phrasebook::first_words(&Rules::new(lexicon).phrases)?;
    // A name decides also whether its acronym means another.
    let acronyms = lexicon.names.iter().filter_map(|name| initials::initials(&name.text));
    acronyms.for_each(|acronym| first.insert(&acronym));
    Some(first)
}
