//! The lexicon is the matcher's input from the catalogue: names, cues, and which entities are persons.

/// The names and cues of all entities. Entities are small numbers with a meaning only to the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// All names of all entities, in any order.
    pub names: Vec<Name>,
    /// Words that indicate an entity without naming it.
    pub cues: Vec<Cue>,
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
