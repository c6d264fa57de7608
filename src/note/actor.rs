//! The keys of an actor: a group, a state or one of its bodies, an organisation, a person.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::vocabulary::known::{self, PERSON};
use crate::vocabulary::{Former, Term, Time};

use super::Cited;

/// The keys of an actor.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Actor {
    /// The kind of actor.
    pub kind: Option<Spanned<Term>>,
    /// A free word, such as `active` or `defunct`.
    pub status: Option<String>,
    /// The period in which it is active.
    pub active: Option<Spanned<Edtf>>,
    /// Relations to other actors and outlets; a relation needs to be in one of the two notes only.
    pub relations: Vec<Relation>,
}

/// A relation to another entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The type of relation.
    pub kind: Spanned<Term>,
    /// The other entity's id.
    pub target: Spanned<String>,
    /// The start.
    pub since: Option<Spanned<Edtf>>,
    /// The end.
    pub until: Option<Spanned<Edtf>>,
    /// The source and passage that state it.
    pub cited: Cited,
}

impl Actor {
    /// Whether it is a person.
    pub fn is_person(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.value == PERSON)
    }

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
        } else if known::is_origin(&self.kind.value) {
            false
        } else {
            let was = match known::former(&self.kind.value) {
                Former::Holder(role) => holder.was(role),
                Former::Target(role) => target.is_some_and(|target| target.was(role)),
                Former::Nobody => false,
            };
            was || holder.has_ended() || target.is_some_and(Actor::has_ended)
        };
        if is_past { Time::Past } else { Time::Present }
    }
}

impl Actor {
    pub(super) fn read(fields: &mut Fields) -> Actor {
        let kind = fields.term("kind");
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
        let kind = fields.term("type");
        let target = fields.id("target");
        let [since, until] = fields.period("since", "until");
        let cited = Cited::read(fields);
        if target.is_none() {
            fields.missing("target", "name the id of the other actor or outlet");
        }
        Some(Relation { kind: kind?, target: target?, since, until, cited })
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

    fn time(kind: &str, until: &str, holder: &Actor, target: &Actor) -> Time {
        let date = |text| Spanned::new(Edtf::parse(text).expect("a date"), 0..0);
        let until = (!until.is_empty()).then(|| date(until));
        let (target_id, cited) = (Spanned::default(), Cited::default());
        let kind = Spanned::new(Term::new(kind), 0..0);
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
        let (alive, dead) = (actor("active", ""), actor("dead", ""));
        let (leader, member) = (actor("former leader", ""), actor("Former member", ""));
        for (kind, until, holder, target, expected) in [
            ("led-by", "", &alive, &alive, Time::Present),
            ("led-by", "2019", &alive, &alive, Time::Past),
            ("led-by", "2019/..", &alive, &alive, Time::Present),
            ("led-by", "", &alive, &dead, Time::Past),
            ("opposes", "", &dead, &alive, Time::Past),
            ("led-by", "", &alive, &leader, Time::Past),
            ("led-by", "", &leader, &alive, Time::Present),
            ("leads", "", &leader, &alive, Time::Past),
            ("member-of", "", &leader, &alive, Time::Present),
            ("member-of", "", &member, &alive, Time::Past),
            ("splinter-of", "", &alive, &dead, Time::Present),
            ("splinter-of", "2019", &alive, &dead, Time::Past),
        ] {
            assert_eq!(time(kind, until, holder, target), expected, "{kind} {until:?}");
        }
    }
}
