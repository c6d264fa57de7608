//! The words that code names, and what the table says of a word: sites add others, which have the meaning of none of
//! these.

use super::List;
use super::table::{self, Bond, Former, Side, Standing};

/// A person: found by the surname alone after the full name.
pub const PERSON: &str = "person";
/// The kind of an attack whose note gives none.
pub const ATTACK: &str = "attack";
/// An outlet that no page links without a stated reason.
pub const PROPAGANDA: &str = "propaganda";
/// An outlet that shows what others publish.
pub const PLATFORM: &str = "platform";
/// A relation between an actor and its outlet.
pub const OPERATES: &str = "operates";
/// A relation of what belongs to another.
pub const AFFILIATE_OF: &str = "affiliate-of";
/// The actor has claimed it.
pub const CLAIMED: &str = "claimed";
/// A source states it as a fact.
pub const STATED: &str = "stated";
/// Others accuse the actor.
pub const ALLEGED: &str = "alleged";
/// Others suspect the actor.
pub const SUSPECTED: &str = "suspected";
/// A value that is meant as it is written.
pub const EXACT: &str = "exact";
/// The value or more.
pub const AT_LEAST: &str = "at-least";
/// More than the value.
pub const MORE_THAN: &str = "more-than";
/// `qualifier` of a figure that may be less.
pub const UP_TO: &str = "up-to";
/// What a claim counts if its note does not say.
pub const TOTAL: &str = "total";
/// The property of an attack that its own date answers.
pub const DATE: &str = "date";
/// The property that says when something began.
pub const FOUNDED: &str = "founded";
/// The property that lists of attacks show.
pub const KILLED: &str = "killed";
/// The property that is drawn with those killed.
pub const INJURED: &str = "injured";

/// Whether a relation may lead to an outlet: those that a site adds may lead to whatever has a page.
pub(crate) fn may_lead_to_outlet(relation: &str) -> bool {
    relation == OPERATES || table::find(List::Relation, relation).is_none()
}

/// How a certainty compares with others. A certainty that a site adds is a little less sure than an allegation.
pub(crate) fn standing(certainty: &str) -> Standing {
    table::find(List::Certainty, certainty).map_or(Standing::ADDED, |row| row.standing)
}

/// The place of a qualifier among those of equal values. One that a site adds compares as `about`.
pub(crate) fn rank_of_qualifier(qualifier: &str) -> usize {
    let place = |id: &str| table::rows(List::Qualifier).iter().position(|row| row.id == id);
    place(qualifier).or_else(|| place("about")).unwrap_or_default()
}

/// Whether a relation says where something came from: that stays true when one of both is no more.
pub(crate) fn is_origin(relation: &str) -> bool {
    table::find(List::Relation, relation).is_some_and(|row| row.bond == Bond::Origin)
}

/// What a relation says of its ends, and where its target stands seen from its holder. Those that a site adds are neutral.
pub(crate) fn bond(relation: &str) -> (Bond, Side) {
    let row = table::find(List::Relation, relation);
    row.map_or((Bond::Other, Side::Level), |row| (row.bond, row.side))
}

/// Who was once what a relation says, by its status.
pub(crate) fn former(relation: &str) -> Former {
    table::find(List::Relation, relation).map_or(Former::Nobody, |row| row.former)
}
