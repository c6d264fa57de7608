//! The keys of an actor: a group, a state or one of its bodies, an organisation, a person.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, Word};

use super::Cited;

/// The keys of an actor.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Actor {
    /// The kind of actor.
    pub kind: Option<ActorKind>,
    /// A free word, such as `active` or `defunct`.
    pub status: Option<String>,
    /// The period in which it is active.
    pub active: Option<Spanned<Edtf>>,
    /// Relations to other actors and outlets; a relation needs to be in one of the two notes only.
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
    /// The kind as shown to readers.
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
    /// The type of relation.
    pub kind: RelationType,
    /// The other entity's id.
    pub target: Spanned<String>,
    /// The start.
    pub since: Option<Spanned<Edtf>>,
    /// The end.
    pub until: Option<Spanned<Edtf>>,
    /// The source and passage that state it.
    pub cited: Cited,
}

/// The types of relation, each read from the holder, the actor whose note has it, to the target.
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
    /// The label on the holder's page.
    pub fn label(self, time: Time) -> &'static str {
        let [present, past, ..] = self.labels();
        if time == Time::Present { present } else { past }
    }

    /// The label on the target's page.
    pub fn reverse_label(self, time: Time) -> &'static str {
        let [.., present, past] = self.labels();
        if time == Time::Present { present } else { past }
    }

    /// The labels on the holder's page, present and past, then those on the target's page.
    fn labels(self) -> [&'static str; 4] {
        match self {
            RelationType::AffiliateOf => [
                "affiliate of",
                "formerly affiliate of",
                "has the affiliate",
                "formerly had the affiliate",
            ],
            RelationType::PartOf => {
                ["part of", "formerly part of", "includes", "formerly included"]
            }
            RelationType::MemberOf => {
                ["member of", "formerly member of", "has the member", "formerly had the member"]
            }
            RelationType::Leads => ["leads", "formerly led", "led by", "formerly led by"],
            RelationType::LedBy => ["led by", "formerly led by", "leads", "formerly led"],
            RelationType::SplinterOf => [
                "splinter of",
                "formerly splinter of",
                "has the splinter",
                "formerly had the splinter",
            ],
            RelationType::SuccessorOf => {
                ["successor of", "formerly successor of", "preceded", "formerly preceded"]
            }
            RelationType::AlliedWith => {
                ["allied with", "formerly allied with", "allied with", "formerly allied with"]
            }
            RelationType::Opposes => {
                ["opposes", "formerly opposed", "opposed by", "formerly opposed by"]
            }
            RelationType::Operates => {
                ["operates", "formerly operated", "operated by", "formerly operated by"]
            }
        }
    }

    /// The type that states the same from the target's end, if there is one.
    pub fn inverse(self) -> Option<RelationType> {
        match self {
            RelationType::Leads => Some(RelationType::LedBy),
            RelationType::LedBy => Some(RelationType::Leads),
            RelationType::AlliedWith => Some(RelationType::AlliedWith),
            RelationType::AffiliateOf
            | RelationType::PartOf
            | RelationType::MemberOf
            | RelationType::SplinterOf
            | RelationType::SuccessorOf
            | RelationType::Opposes
            | RelationType::Operates => None,
        }
    }

    /// Whether it states an origin, which stays true after holder or target has ended.
    fn is_origin(self) -> bool {
        matches!(self, RelationType::SplinterOf | RelationType::SuccessorOf)
    }
}

/// Whether a relation is present or past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// It holds, as far as the notes state.
    Present,
    /// It is over.
    Past,
}

impl Actor {
    /// Whether the actor has ended: its active period has an end, or its status begins with a word such as `defunct`.
    pub fn has_ended(&self) -> bool {
        const ENDED: [&str; 8] =
            ["dead", "deceased", "defunct", "died", "disbanded", "dissolved", "executed", "killed"];
        let is_over = self.active.as_ref().is_some_and(|active| active.value.has_closed_end());
        is_over || self.status_words().next().is_some_and(|word| ENDED.contains(&word.as_str()))
    }

    /// Whether the status is a former role, such as `former leader`.
    fn was(&self, role: &str) -> bool {
        self.status_words().take(2).eq(["former", role])
    }

    fn status_words(&self) -> impl Iterator<Item = String> {
        let words = self.status.iter().flat_map(|status| status.split_whitespace());
        words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
    }
}

impl Relation {
    /// Whether it is present or past. It is past if `until` gives an end, if holder or target has ended, or if a status
    /// gives the role in the relation as a former one. `target` is `None` if it is not an actor.
    pub fn time(&self, holder: &Actor, target: Option<&Actor>) -> Time {
        let is_past = if self.until.as_ref().is_some_and(|until| until.value.latest().is_some()) {
            true
        } else if self.kind.is_origin() {
            false
        } else {
            let was = match self.kind {
                RelationType::Leads => holder.was("leader"),
                RelationType::LedBy => target.is_some_and(|target| target.was("leader")),
                RelationType::MemberOf => holder.was("member"),
                _ => false,
            };
            was || holder.has_ended() || target.is_some_and(Actor::has_ended)
        };
        if is_past { Time::Past } else { Time::Present }
    }
}

impl Actor {
    pub(super) fn read(fields: &mut Fields) -> Actor {
        let kind = fields.word("kind").map(|kind| kind.value);
        if kind.is_none() && !fields.has_read("kind") && fields.is_parsed() {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(status: &str, active: &str) -> Actor {
        let date = |text| Spanned::new(Edtf::parse(text).expect("a date"), 0..0);
        let active = (!active.is_empty()).then(|| date(active));
        let status = (!status.is_empty()).then(|| status.to_owned());
        Actor { status, active, ..Actor::default() }
    }

    fn time(kind: RelationType, until: &str, holder: &Actor, target: &Actor) -> Time {
        let date = |text| Spanned::new(Edtf::parse(text).expect("a date"), 0..0);
        let until = (!until.is_empty()).then(|| date(until));
        let (target_id, cited) = (Spanned::default(), Cited::default());
        Relation { kind, target: target_id, since: None, until, cited }.time(holder, Some(target))
    }

    #[test]
    fn an_actor_has_ended_by_its_status_or_period() {
        for (status, active, expected) in [
            ("dead", "", true),
            ("Killed in 2020", "", true),
            ("defunct, since 2011", "", true),
            ("", "2001/2011", true),
            ("active", "2001/2011~", true),
            ("", "../2011", true),
            ("active", "", false),
            ("", "2001/..", false),
            ("", "2001/", false),
            ("active in 2006", "2006", false),
            ("former leader", "", false),
            ("feared by the dead", "", false),
            ("deadly", "", false),
        ] {
            assert_eq!(actor(status, active).has_ended(), expected, "{status:?} {active:?}");
        }
    }

    #[test]
    fn a_relation_is_past_when_it_or_either_end_has_ended() {
        use RelationType::{Leads, LedBy, MemberOf, Opposes, SplinterOf};
        let (alive, dead) = (actor("active", ""), actor("dead", ""));
        let (leader, member) = (actor("former leader", ""), actor("Former member", ""));
        for (kind, until, holder, target, expected) in [
            (LedBy, "", &alive, &alive, Time::Present),
            (LedBy, "2019", &alive, &alive, Time::Past),
            (LedBy, "2019/..", &alive, &alive, Time::Present),
            (LedBy, "", &alive, &dead, Time::Past),
            (Opposes, "", &dead, &alive, Time::Past),
            (LedBy, "", &alive, &leader, Time::Past),
            (LedBy, "", &leader, &alive, Time::Present),
            (Leads, "", &leader, &alive, Time::Past),
            (MemberOf, "", &leader, &alive, Time::Present),
            (MemberOf, "", &member, &alive, Time::Past),
            (SplinterOf, "", &alive, &dead, Time::Present),
            (SplinterOf, "2019", &alive, &dead, Time::Past),
        ] {
            assert_eq!(time(kind, until, holder, target), expected, "{kind:?} {until:?}");
        }
    }

    #[test]
    fn every_relation_has_different_labels_for_present_and_past() {
        for (_, kind) in RelationType::WORDS {
            assert_ne!(kind.label(Time::Present), kind.label(Time::Past));
            assert_ne!(kind.reverse_label(Time::Present), kind.reverse_label(Time::Past));
        }
    }
}
