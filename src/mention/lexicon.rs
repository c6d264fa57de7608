//! The lexicon is the matcher's input from the catalogue: names, cues, events, and which entities are persons.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// The names and cues of all entities. Entities are small numbers with a meaning only to the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// All names of all entities, in any order.
    pub names: Vec<Name>,
    /// Words that indicate an entity without naming it.
    pub cues: Vec<Cue>,
    /// What notes say of events: it decides which sentences are evidence for them.
    pub events: Vec<Event>,
    /// The entities that are persons: after their full name, their surname is found too.
    pub people: Vec<u32>,
    /// Names of things outside the catalogue: they hide names inside them, and finds of them are dropped.
    pub shields: Vec<String>,
}

/// One name of an entity. A name without a letter or digit is never found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as sources write it.
    pub text: String,
    /// The entity it names.
    pub entity: u32,
    /// The meaning of a find.
    pub strength: Strength,
    /// Words and phrases that may not directly precede the name; a final `*` matches any ending.
    pub not_after: Vec<String>,
    /// Words and phrases that may not directly follow the name (and its possessive `'s`); a final `*` matches any
    /// ending.
    pub not_before: Vec<String>,
}

/// The meaning of a find of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It names the entity and is linked.
    Strong,
    /// It may name the entity: shown and searched, not linked.
    Weak,
    /// It is a phrase, in any capitals, in which this entity's names do not mean the entity: it hides those inside it,
    /// and leaves the names of other entities alone.
    Not,
}

/// Words that together in one sentence indicate an entity. A final `*` in an entry matches any ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The entity the sentence is evidence for.
    pub entity: u32,
    /// Words and phrases that must all be in the sentence.
    pub all: Vec<String>,
    /// Words and phrases of which one must be in the sentence, unless the list is empty. A cue with neither `all` nor
    /// `any` fits no sentence.
    pub any: Vec<String>,
    /// Words and phrases that must not be in the sentence.
    pub not: Vec<String>,
}

/// What a note says of an event. Without any cue for its entity it makes some itself: a word of its kind together with
/// its place, target or date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The entity that is the event.
    pub entity: u32,
    /// Its title.
    pub title: String,
    /// Its kind, a word of the vocabulary.
    pub kind: String,
    /// The types of attack and weapon, words of the vocabulary.
    pub types: Vec<String>,
    /// What the site calls events of this kind, in any language: `rupture`.
    pub nouns: Vec<String>,
    /// The name of its place.
    pub place: Option<String>,
    /// Whether the place is a region or country, where much else happens.
    pub is_wide: bool,
    /// The name of its target.
    pub target: Option<String>,
    /// The first day on which it may have been.
    pub first_day: Option<Date>,
    /// The last such day.
    pub last_day: Option<Date>,
    /// Whether later sentences may refer back to it: `the blast`.
    pub goes_on: bool,
}

/// What a site says of all events.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventSettings {
    /// Whether later sentences may refer back to an event.
    pub go_on: bool,
    /// What the site calls events of a kind, by the word of the vocabulary.
    pub nouns: BTreeMap<String, Vec<String>>,
}

impl Default for EventSettings {
    fn default() -> EventSettings {
        EventSettings { go_on: true, nouns: BTreeMap::new() }
    }
}
