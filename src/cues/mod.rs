//! What the cues of attacks do to the sources of a site, for `briefing cues` and the preview: the sentences that each
//! cue catches or misses by one word, those that several attacks claim, and those that no cue catches although they
//! speak of an attack's actors, place or date. The JSON form is a stable contract, described in `docs/cues.md`.
//!
//! - `rules`: whether a sentence fits a cue or misses it by one word;
//! - `sentence`: the sentences of sources with their places;
//! - `date`: the dates in sentences;
//! - `gather`: goes through all sentences once and makes the lists;
//! - `candidate`: cues made of what a note says of its attack;
//! - `propose`: those of them that work.

mod candidate;
mod date;
mod gather;
mod lists;
mod propose;
mod rules;
mod sentence;
mod stem;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

pub use gather::report;
pub use propose::{Draft, Proposal, propose};
pub use sentence::{Sentence, shortened};

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The attacks, in the order in which they were named, else in that of their ids.
    pub attacks: Vec<AttackReport>,
    /// Drafts of cues, if they were asked for.
    pub proposals: Vec<Proposal>,
}

/// What the cues of an attack do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttackReport {
    /// The id of the attack.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The file of its note.
    pub file: Arc<str>,
    /// Its cues, in the order of the note.
    pub cues: Vec<CueReport>,
    /// The sentences that it claims by its cues, and others by theirs.
    pub shared: Vec<Shared>,
    /// The sentences that refer back to it, in sources that have spoken of it before.
    pub referring: Vec<Arc<Sentence>>,
    /// The sentences that speak of its actors, place or date and that no cue of any attack catches: those with most
    /// signs first.
    pub uncued: Vec<Uncued>,
}

/// What a cue does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CueReport {
    /// Its number in the note, from 1.
    pub number: usize,
    /// The words that must all be in a sentence.
    pub all: Vec<String>,
    /// The words of which one must be.
    pub any: Vec<String>,
    /// The words that must not be.
    pub not: Vec<String>,
    /// The sentences that fit.
    pub catches: Vec<Caught>,
    /// The sentences that one word keeps from fitting, and that are not evidence for the attack otherwise.
    pub misses: Vec<Missed>,
}

/// A sentence that fits a cue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caught {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// Whether it is evidence for the attack: another rule of the matching may speak against it.
    pub evidence: bool,
    /// The part of its text with the words of the cue, in bytes.
    #[serde(skip)]
    pub focus: Range<usize>,
}

/// A sentence that misses a cue by one word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// What keeps it from fitting.
    pub because: Because,
    /// The words that it lacks, one of which would do, or the word that excludes it.
    pub words: Vec<String>,
    /// The part of its text with the words of the cue, in bytes.
    #[serde(skip)]
    pub focus: Range<usize>,
}

/// What keeps a sentence from fitting a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Because {
    /// It lacks a word of `all`, or has none of `any`.
    Lacks,
    /// It has a word of `not`.
    Excluded,
}

/// A sentence that several attacks claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// The cues of the attack that it fits.
    pub cues: Vec<usize>,
    /// The other attacks, with the cues of theirs that it fits.
    pub others: Vec<Claimant>,
}

/// An attack that claims a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claimant {
    /// Its id.
    pub attack: String,
    /// The numbers of its cues.
    pub cues: Vec<usize>,
}

/// A sentence that may speak of an attack, and that no cue catches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncued {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// Why it may speak of it, in the order of [`Sign`].
    pub signs: Vec<Sign>,
}

/// Why a sentence may speak of an attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// It names its place.
    Place,
    /// It has its date.
    Date,
    /// It names an actor to whom it is attributed.
    Actor,
}

impl Sign {
    /// The sign as a word.
    pub fn name(self) -> &'static str {
        match self {
            Sign::Place => "place",
            Sign::Date => "date",
            Sign::Actor => "actor",
        }
    }
}

/// The stable JSON form.
pub fn to_json(report: &Report) -> String {
    let mut json =
        serde_json::to_string_pretty(report).expect("numbers and strings always serialise");
    json.push('\n');
    json
}
