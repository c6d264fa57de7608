//! Attacks: their summaries, the attacks of an actor, and related attacks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::note::Kind;
use crate::vocabulary::known;

use super::{Attribution, Dossier};

/// The data of an attack in a list.
#[derive(Debug, Clone)]
pub(crate) struct AttackSummary<'a> {
    /// The date; `None` if no source gives one.
    pub(crate) date: Option<&'a Edtf>,
    /// The name of its place.
    pub(crate) place: Option<&'a str>,
}

impl<'a> Dossier<'a> {
    /// The summary of an attack.
    pub(crate) fn attack_summary(&self) -> AttackSummary<'a> {
        let attack = self.attack();
        AttackSummary {
            date: attack.and_then(|attack| Some(&attack.date.as_ref()?.value)),
            place: attack.and_then(|attack| attack.place.as_ref()?.name.as_deref()),
        }
    }

    /// The attacks attributed to an actor in chronological order, each with its attributions to the actor, most certain
    /// first.
    pub(crate) fn attacks(&self) -> Vec<(NoteIx, Vec<Attribution<'a>>)> {
        let attacks = self.in_time(self.attributed_attacks());
        let with_attributions = |attack: NoteIx| {
            let all = self.site.dossier(attack).attributions().into_iter();
            let mut to_actor = all.filter(|it| it.actor == self.ix).collect::<Vec<_>>();
            to_actor.sort_by_key(|it| known::standing(it.certainty).rank);
            (attack, to_actor)
        };
        attacks.into_iter().map(with_attributions).collect()
    }

    /// Attacks mentioned in the same passages as the actor but not attributed to it, in chronological order.
    ///
    /// A commentator is mentioned in the same passages as many attacks. So people have such attacks only if one is
    /// attributed to them or to an entity related to them.
    pub(crate) fn other_attacks(&self) -> Vec<NoteIx> {
        let Some(actor) = self.actor() else { return Vec::new() };
        if actor.is_person() && !self.is_near_attacks() {
            return Vec::new();
        }
        let attributed = self.attributed_attacks();
        let mut others = self.attacks_beside();
        others.retain(|attack| !attributed.contains(attack));
        self.in_time(others)
    }

    /// The `most` attacks with the most perpetrators and passages in common with an attack, in chronological order.
    pub(crate) fn related_attacks(&self, most: usize) -> Vec<NoteIx> {
        let mut common = BTreeMap::<NoteIx, usize>::new();
        for actor in self.perpetrators() {
            let others = self.site.attacks(actor).iter().map(|by| by.attack);
            let others = others.collect::<BTreeSet<_>>();
            others.into_iter().for_each(|other| *common.entry(other).or_default() += 1);
        }
        for passage in self.site.firm_passages(self.ix) {
            let named = self.beside(passage).map(|mention| mention.entity);
            let attacks =
                named.filter(|other| self.site.is_attack(*other)).collect::<BTreeSet<_>>();
            attacks.into_iter().for_each(|other| *common.entry(other).or_default() += 1);
        }
        common.remove(&self.ix);
        let mut common = common.into_iter().collect::<Vec<_>>();
        let time = |ix: NoteIx| self.site.attack_in_time(ix);
        common.sort_by_cached_key(|(other, count)| (Reverse(*count), time(*other)));
        common.truncate(most);
        common.sort_by_cached_key(|(other, _)| time(*other));
        common.into_iter().map(|(other, _)| other).collect()
    }

    fn perpetrators(&self) -> BTreeSet<NoteIx> {
        let rows = self.attack().into_iter().flat_map(|attack| &attack.perpetrators);
        let catalogue = self.site.catalogue();
        rows.filter_map(|row| catalogue.of_kind(&row.actor.value, Kind::Actor)).collect()
    }

    fn attributed_attacks(&self) -> BTreeSet<NoteIx> {
        self.site.attacks(self.ix).iter().map(|by| by.attack).collect()
    }

    fn attacks_beside(&self) -> BTreeSet<NoteIx> {
        let mut seen = BTreeSet::new();
        for passage in self.site.firm_passages(self.ix) {
            let named = self.beside(passage).map(|mention| mention.entity);
            seen.extend(named.filter(|other| self.site.is_attack(*other)));
        }
        seen
    }

    fn in_time(&self, attacks: BTreeSet<NoteIx>) -> Vec<NoteIx> {
        let mut attacks = attacks.into_iter().collect::<Vec<_>>();
        attacks.sort_by_cached_key(|attack| self.site.attack_in_time(*attack));
        attacks
    }

    /// Whether any attack is attributed to the actor or to an entity related to it.
    fn is_near_attacks(&self) -> bool {
        let site = self.site;
        let relations = self.actor().into_iter().flat_map(|actor| &actor.relations);
        let targets =
            relations.filter_map(|relation| site.catalogue().by_id(&relation.target.value));
        let holders = site.relations_in(self.ix).iter().map(|incoming| incoming.from);
        [self.ix].into_iter().chain(targets).chain(holders).any(|ix| !site.attacks(ix).is_empty())
    }
}
