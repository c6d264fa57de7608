//! A mention is a span of a passage or note that speaks of an entity.
//!
//! Four things make one: a name, a weak name (found but never linked), the surname of a person introduced in full
//! before, and a sentence that fits a cue. One pass over the folded text finds every phrase of the lexicon; the rules
//! below then only judge the finds:
//!
//! - [`fold`](crate::text::fold): when two spellings are the same;
//! - `boundary`: where a word begins and ends;
//! - `capitals`: which differences in capitals are allowed;
//! - `context`: words that may not be next to a name;
//! - `names`: the longest name wins, and which phrases hide a name;
//! - `person`, `surnames`, `namesake`: the person a bare surname means;
//! - `cues`: sentences that indicate an entity without naming it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

mod boundary;
mod capitals;
mod context;
mod cue_terms;
mod cues;
mod lexicon;
mod lists;
mod names;
mod namesake;
mod person;
mod phrasebook;
mod surnames;
mod term;
#[cfg(test)]
mod tests;
mod word_hash;
mod words;

pub use cue_terms::{CueTerms, Present};
pub use lexicon::{Cue, Lexicon, Name, Strength};
pub(crate) use words::FirstWords;
pub use words::WordFilter;

use crate::text::fold::Folded;
use cues::Cues;
use names::Names;
use phrasebook::{Phrasebook, Use};
use surnames::{Introductions, Surnames};

/// The entity number of the shields.
const NOBODY: u32 = u32::MAX;

/// Splits a text into sentences: byte ranges in order.
pub type Sentences = fn(&str) -> Vec<Range<usize>>;

/// A document in which mentions are searched for.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its texts in reading order (title, passages, ...).
    pub texts: &'a [&'a str],
    /// Its language (BCP 47), which decides the forms that names have in it.
    pub language: &'a str,
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
}

/// Everything needed to find the mentions of a lexicon's entities; made once, used for every document.
pub struct Matcher {
    phrasebook: Phrasebook,
    names: Names,
    surnames: Surnames,
    cues: Cues,
    sentences: Sentences,
}

impl Matcher {
    /// Prepares a lexicon for searching. `sentences` splits a text into sentences, for the cues.
    pub fn new(lexicon: &Lexicon, sentences: Sentences) -> Matcher {
        let Rules { phrases, names, surnames, cues } = Rules::new(lexicon);
        Matcher { phrasebook: Phrasebook::new(phrases), names, surnames, cues, sentences }
    }

    /// Finds the mentions in a document.
    ///
    /// Returns one list per text, in order of their starts, longer spans first. Mentions by name, weak name or surname
    /// never overlap each other; the sentence of a cue contains any others inside it.
    pub fn find(&self, document: &Document<'_>) -> Vec<Vec<Mention>> {
        self.find_and_know(document).0
    }

    /// Finds the mentions in a document, and the filter of its words.
    pub(crate) fn find_and_know(&self, document: &Document<'_>) -> (Vec<Vec<Mention>>, WordFilter) {
        let Document { texts, .. } = document;
        let mut introductions = Introductions::default();
        let mut words = WordFilter::of_bytes(texts.iter().map(|text| text.len()).sum());
        let read = |text: &&str| self.read(text, &mut introductions, &mut words);
        (texts.iter().map(read).collect(), words)
    }

    /// Finds the mentions in the next text of a document.
    fn read(
        &self,
        text: &str,
        introductions: &mut Introductions,
        words: &mut WordFilter,
    ) -> Vec<Mention> {
        let folded = Folded::new(text);
        let hits = self.phrasebook.hits(&folded, words);
        let found = self.names.choose(&folded, hits.names);
        let found = self.surnames.complete(&folded, found, hits.surnames, introductions);

        let mut mentions: Vec<Mention> = found
            .into_iter()
            .filter(|found| found.entity != NOBODY)
            .map(|found| Mention {
                span: folded.source(found.span),
                entity: found.entity,
                by: found.by,
            })
            .collect();
        mentions.extend(self.cues.fitting(&folded, hits.terms, self.sentences));
        mentions.sort_by(|a, b| {
            (a.span.start, b.span.end, a.by, a.entity).cmp(&(
                b.span.start,
                a.span.end,
                b.by,
                b.entity,
            ))
        });
        mentions
    }
}

/// A lexicon prepared: the rules, and all phrases that they look for.
struct Rules {
    phrases: Vec<(String, Use)>,
    names: Names,
    surnames: Surnames,
    cues: Cues,
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
        let named =
            || collect_phrases(|add| Names::new(&all, &mut |text, id| add(text, Use::Name(id))));
        let surnamed = || {
            collect_phrases(|add| {
                Surnames::new(lexicon, &mut |text, id| add(text, Use::Surname(id)))
            })
        };
        let cued = || collect_phrases(|add| Cues::new(&lexicon.cues, add));
        let ((names, mut phrases), ((surnames, more), (cues, most))) =
            rayon::join(named, || rayon::join(surnamed, cued));
        phrases.extend(more);
        phrases.extend(most);
        Rules { phrases, names, surnames, cues }
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
    phrasebook::first_words(&Rules::new(lexicon).phrases)
}
