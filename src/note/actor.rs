//! The keys of an actor: a group, a state or one of its bodies, an organisation, a person.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, Word};

use super::Cited;

/// What an actor's note says in its head.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Actor {
    /// What kind of actor.
    pub kind: Option<ActorKind>,
    /// A free word, such as `active` or `defunct`.
    pub status: Option<String>,
    /// Since when, and until when.
    pub active: Option<Spanned<Edtf>>,
    /// Relations to other actors and outlets, written at one end only.
    pub relations: Vec<Relation>,
}

/// The kinds of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ActorKind {
    ArmedGroup,
    State,
    StateBody,
    Organisation,
    Person,
    Movement,
}

impl Word for ActorKind {
    const WORDS: &'static [(&'static str, ActorKind)] = &[
        ("armed-group", ActorKind::ArmedGroup),
        ("state", ActorKind::State),
        ("state-body", ActorKind::StateBody),
        ("organisation", ActorKind::Organisation),
        ("person", ActorKind::Person),
        ("movement", ActorKind::Movement),
    ];
}

impl ActorKind {
    /// The kind as a reader reads it.
    pub fn label(self) -> &'static str {
        match self {
            ActorKind::ArmedGroup => "armed group",
            ActorKind::State => "state",
            ActorKind::StateBody => "state body",
            ActorKind::Organisation => "organisation",
            ActorKind::Person => "person",
            ActorKind::Movement => "movement",
        }
    }
}

/// A relation to another entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// What kind of relation.
    pub kind: RelationType,
    /// The other entity's id.
    pub target: Spanned<String>,
    /// From when.
    pub since: Option<Spanned<Edtf>>,
    /// Until when.
    pub until: Option<Spanned<Edtf>>,
    /// What says so.
    pub cited: Cited,
}

/// The types of relation, each read from the actor that holds it to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RelationType {
    AffiliateOf,
    PartOf,
    MemberOf,
    Leads,
    LedBy,
    SplinterOf,
    SuccessorOf,
    AlliedWith,
    Opposes,
    Operates,
}

impl Word for RelationType {
    const WORDS: &'static [(&'static str, RelationType)] = &[
        ("affiliate-of", RelationType::AffiliateOf),
        ("part-of", RelationType::PartOf),
        ("member-of", RelationType::MemberOf),
        ("leads", RelationType::Leads),
        ("led-by", RelationType::LedBy),
        ("splinter-of", RelationType::SplinterOf),
        ("successor-of", RelationType::SuccessorOf),
        ("allied-with", RelationType::AlliedWith),
        ("opposes", RelationType::Opposes),
        ("operates", RelationType::Operates),
    ];
}

impl RelationType {
    /// How the relation reads on the page of the actor that holds it.
    pub fn label(self) -> &'static str {
        match self {
            RelationType::AffiliateOf => "affiliate of",
            RelationType::PartOf => "part of",
            RelationType::MemberOf => "member of",
            RelationType::Leads => "leads",
            RelationType::LedBy => "led by",
            RelationType::SplinterOf => "splinter of",
            RelationType::SuccessorOf => "successor of",
            RelationType::AlliedWith => "allied with",
            RelationType::Opposes => "opposes",
            RelationType::Operates => "operates",
        }
    }

    /// How the same relation reads on the target's page.
    pub fn reverse_label(self) -> &'static str {
        match self {
            RelationType::AffiliateOf => "has the affiliate",
            RelationType::PartOf => "includes",
            RelationType::MemberOf => "has the member",
            RelationType::Leads => "led by",
            RelationType::LedBy => "leads",
            RelationType::SplinterOf => "has the splinter",
            RelationType::SuccessorOf => "preceded",
            RelationType::AlliedWith => "allied with",
            RelationType::Opposes => "opposed by",
            RelationType::Operates => "operated by",
        }
    }
}

impl Actor {
    pub(super) fn read(fields: &mut Fields) -> Actor {
        let kind = fields.word("kind").map(|kind| kind.value);
        if kind.is_none() && !fields.has_read("kind") && fields.is_sound() {
            fields.missing("kind", "add `kind = \"armed-group\"` or another kind of actor");
        }
        Actor {
            kind,
            status: fields.text("status").map(|status| status.value),
            active: fields.date("active"),
            relations: fields.tables("relations", "[[relations]]", Relation::read),
        }
    }
}

impl Relation {
    fn read(fields: &mut Fields) -> Option<Relation> {
        let kind = fields.word("type");
        let target = fields.text("target");
        let (since, until) = (fields.date("since"), fields.date("until"));
        let cited = Cited::read(fields);
        if target.is_none() {
            fields.missing("target", "name the id of the other actor or outlet");
        }
        Some(Relation { kind: kind?.value, target: target?, since, until, cited })
    }
}
