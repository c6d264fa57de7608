//! The lexicon is what the catalogue tells the matcher: names, cues, and who is a person.

/// The names and cues of all entities. Entities are small numbers that the caller gives meaning to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// All names of all entities, in any order.
    pub names: Vec<Name>,
    /// How sources tell of entities without naming them.
    pub cues: Vec<Cue>,
    /// The entities that are persons: their surnames are found once they were introduced in full.
    pub people: Vec<u32>,
    /// Names of what is not spoken of: they hide what stands inside them, and a find of one is dropped.
    pub shields: Vec<String>,
}

/// One name of an entity. A name without a letter or digit is never found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as sources write it.
    pub text: String,
    /// Whose name it is.
    pub entity: u32,
    /// What a find of it means.
    pub strength: Strength,
    /// Words and phrases that may not stand directly before the name; a final `*` stands for any ending.
    pub not_after: Vec<String>,
    /// Words and phrases that may not stand directly after the name (and its possessive `'s`); a final `*` stands for
    /// any ending.
    pub not_before: Vec<String>,
}

/// What a find of a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It names the entity and is linked.
    Strong,
    /// It may name the entity: shown and searched, not linked.
    Weak,
    /// It is a phrase, written in whatever capitals, in which this entity's names do not mean the entity: it hides
    /// those inside it, and leaves the names of other entities alone.
    Not,
}

/// Words that, standing together in one sentence, tell of an entity. A final `*` in an entry stands for any ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The entity the sentence is evidence for.
    pub entity: u32,
    /// Words and phrases that must all stand in the sentence.
    pub all: Vec<String>,
    /// Words and phrases of which one must stand in the sentence, unless there are none here. A cue with neither
    /// `all` nor `any` fits no sentence.
    pub any: Vec<String>,
    /// Words and phrases that must not stand in the sentence.
    pub not: Vec<String>,
}
