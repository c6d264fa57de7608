//! The facts of an entity or source: properties with their values and references.

use std::collections::BTreeMap;

use crate::article::{Basis, DateReason};
use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::fields::Spanned;
use crate::index::Coverage;
use crate::note::{
    self, Actor, Attack, OtherSource, Outlet, Place, ReliabilityCode, SourceNote, Target,
};
use crate::source::SourceIx;
use crate::vocabulary::known::OPERATES;
use crate::vocabulary::{List, Term};

use super::{Attribution, Dossier, Reader, Reference, Tie};

/// A property with its known values.
#[derive(Debug, Clone)]
pub(crate) struct Fact<'a> {
    /// The property.
    pub(crate) property: Property,
    /// One or several values.
    pub(crate) values: Vec<FactValue<'a>>,
}

/// The properties of entities and sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) enum Property {
    Kind,
    Status,
    Active,
    Coverage,
    Date,
    Place,
    Coordinates,
    Target,
    AttackType,
    Weapon,
    AttributedTo,
    Class,
    Affiliation,
    OperatedBy,
    /// Another relation that leads here.
    HeldBy,
    Publisher,
    Country,
    Languages,
    Reliability,
    Authors,
    Outlet,
    Volume,
    Published,
    WhyThisDate,
    Credibility,
    RightsHolder,
    Licence,
    RestsOn,
    IndependentOf,
    Passages,
}

/// A value with a remark and its references.
#[derive(Debug, Clone)]
pub(crate) struct FactValue<'a> {
    /// The value.
    pub(crate) value: Value<'a>,
    /// The remark.
    pub(crate) remark: Remark<'a>,
    /// The sources and passages that state it.
    pub(crate) references: Vec<Reference>,
}

/// A value.
#[derive(Debug, Clone)]
pub(crate) enum Value<'a> {
    /// A word of a list.
    Word(List, &'a str),
    /// The reliability of an outlet.
    Reliability(ReliabilityCode),
    /// The analyst's words.
    Text(&'a str),
    /// Words of a list.
    Words(List, &'a [Term]),
    /// Tags of languages.
    Languages(&'a [String]),
    /// A date.
    Date(&'a Edtf),
    /// No source gives it.
    NotGiven,
    /// The place of an attack.
    Place(&'a Place),
    /// The coordinates of a place.
    Coordinates(&'a Place),
    /// The target of an attack.
    Target(&'a Target),
    /// The coverage of an entity.
    Coverage(Coverage),
    /// An entity.
    Entity(NoteIx),
    /// Names of people.
    Names(&'a [String]),
    /// The volume and the issue of a journal.
    Volume {
        /// The volume.
        volume: Option<&'a str>,
        /// The issue.
        issue: Option<&'a str>,
    },
    /// The publication date of a source.
    Published {
        /// The date; `None` if it is unknown.
        date: Option<&'a Edtf>,
        /// Whether it is inferred, not stated.
        is_inferred: bool,
    },
    /// The reason for a date of publication.
    DateReason(&'a DateReason),
    /// The credibility of a source, 1 to 6.
    Credibility(u32),
    /// A source.
    Source(SourceIx),
    /// A number of passages.
    Count(usize),
}

/// A remark on a value.
#[derive(Debug, Clone)]
pub(crate) enum Remark<'a> {
    /// No remark.
    None,
    /// The attribution of an attack.
    Attribution(Attribution<'a>),
    /// The degree of an outlet's affiliation.
    Degree(&'a Term),
    /// The relation of an actor to an outlet.
    Tie(Tie<'a>),
    /// The analyst's words.
    Text(&'a str),
    /// The properties for which a source rests on another; empty for all.
    Properties(Vec<&'a str>),
}

/// Collects facts, leaving out properties without a value.
#[derive(Default)]
struct Facts<'a>(Vec<Fact<'a>>);

impl<'a> Facts<'a> {
    fn add(&mut self, property: Property, value: Option<Value<'a>>) {
        self.add_remarked(property, value, Remark::None);
    }

    fn add_remarked(&mut self, property: Property, value: Option<Value<'a>>, remark: Remark<'a>) {
        let values = value.into_iter().map(|value| FactValue {
            value,
            remark: remark.clone(),
            references: Vec::new(),
        });
        self.add_all(property, values.collect());
    }

    fn add_all(&mut self, property: Property, values: Vec<FactValue<'a>>) {
        if !values.is_empty() {
            self.0.push(Fact { property, values });
        }
    }
}

impl<'a> Dossier<'a> {
    /// The facts of an actor, attack or outlet, in the order in which they are shown; empty for other notes.
    pub(crate) fn facts(&self) -> Vec<Fact<'a>> {
        let mut facts = Facts::default();
        if let Some(actor) = self.actor() {
            self.facts_of_actor(actor, &mut facts);
        } else if let Some(attack) = self.attack() {
            self.facts_of_attack(attack, &mut facts);
        } else if let Some(outlet) = self.outlet() {
            self.facts_of_outlet(outlet, &mut facts);
        } else {
            return Vec::new();
        }
        facts.add(Property::Coverage, Some(Value::Coverage(self.site.coverage(self.ix))));
        facts.0
    }

    fn facts_of_actor(&self, actor: &'a Actor, facts: &mut Facts<'a>) {
        facts.add(Property::Kind, word(List::Actor, &actor.kind));
        facts.add(Property::Status, text(&actor.status));
        facts.add(Property::Active, actor.active.as_ref().map(|active| Value::Date(&active.value)));
    }

    fn facts_of_attack(&self, attack: &'a Attack, facts: &mut Facts<'a>) {
        facts.add(Property::Kind, Some(Value::Word(List::Attack, attack.kind())));
        let date = attack.date.as_ref().map(|date| Value::Date(&date.value));
        facts.add(Property::Date, Some(date.unwrap_or(Value::NotGiven)));
        facts.add(Property::Place, attack.place.as_ref().map(Value::Place));
        let located =
            attack.place.as_ref().filter(|place| place.lat.is_some() && place.lon.is_some());
        facts.add(Property::Coordinates, located.map(Value::Coordinates));
        facts.add(Property::Target, attack.target.as_ref().map(Value::Target));
        facts.add(Property::AttackType, words(List::AttackType, &attack.attack_type));
        facts.add(Property::Weapon, words(List::WeaponType, &attack.weapon_type));
        let attributed = self.attributions().into_iter().map(|attribution| FactValue {
            value: Value::Entity(attribution.actor),
            references: attribution.references.clone(),
            remark: Remark::Attribution(attribution),
        });
        facts.add_all(Property::AttributedTo, attributed.collect());
    }

    fn facts_of_outlet(&self, outlet: &'a Outlet, facts: &mut Facts<'a>) {
        facts.add(Property::Class, word(List::Class, &outlet.class));
        if let Some(affiliation) = &outlet.affiliation {
            let actor = self.site.catalogue().by_id(&affiliation.actor.value).map(Value::Entity);
            let degree = affiliation.degree.as_ref();
            let remark = degree.map_or(Remark::None, |degree| Remark::Degree(&degree.value));
            facts.add_remarked(Property::Affiliation, actor, remark);
        }
        let mut by_kind = BTreeMap::<_, Vec<_>>::new();
        for tie in self.held_by() {
            let order = (tie.kind != OPERATES, tie.kind.clone());
            by_kind.entry(order).or_default().push(FactValue {
                value: Value::Entity(tie.other),
                references: tie.references.clone(),
                remark: Remark::Tie(tie),
            });
        }
        for ((is_other, _), holders) in by_kind {
            let property = if is_other { Property::HeldBy } else { Property::OperatedBy };
            facts.add_all(property, holders);
        }
        facts.add(Property::Publisher, text(&outlet.publisher));
        facts.add(Property::Country, word(List::Country, &outlet.country));
        let languages = Some(&*outlet.languages).filter(|languages| !languages.is_empty());
        facts.add(Property::Languages, languages.map(Value::Languages));
        if let Some(reliability) = &outlet.reliability {
            let remark = reliability.basis.as_deref().map_or(Remark::None, Remark::Text);
            facts.add_remarked(
                Property::Reliability,
                Some(Value::Reliability(reliability.code)),
                remark,
            );
        }
    }
}

impl<'a> Reader<'a> {
    /// The facts of a source, in the order in which they are shown.
    pub(crate) fn facts_of_source(&'a self, ix: SourceIx) -> Vec<Fact<'a>> {
        let source = self.source(ix);
        let mut facts = Facts::default();
        let authors = Some(&*source.authors).filter(|authors| !authors.is_empty());
        facts.add(Property::Authors, authors.map(Value::Names));
        let named = source.outlet.map(Value::Entity);
        facts.add(Property::Outlet, named.or_else(|| text(&source.container_title)));
        let (volume, issue) = (source.volume.as_deref(), source.issue.as_deref());
        let volume =
            (volume.is_some() || issue.is_some()).then_some(Value::Volume { volume, issue });
        facts.add(Property::Volume, volume);
        let (date, is_inferred) = (source.issued.date.as_ref(), self.is_date_inferred(ix));
        facts.add(Property::Published, Some(Value::Published { date, is_inferred }));
        let is_stated = source.issued.basis == Basis::Stated;
        // Of a source without a text there is nothing to say where it gives no date.
        let is_known = source.has_text || date.is_some();
        let why = Some(&source.issued.why).filter(|_| !is_stated && is_known);
        facts.add(Property::WhyThisDate, why.map(Value::DateReason));
        let keys = source.note.and_then(|note| self.dossier(note).source_keys());
        if let Some(keys) = keys {
            self.facts_of_keys(ix, keys, &mut facts);
            let n_passages = source.has_text.then_some(source.article.passages.len());
            facts.add(Property::Passages, n_passages.map(Value::Count));
        }
        facts.0
    }

    fn facts_of_keys(&self, ix: SourceIx, keys: &'a SourceNote, facts: &mut Facts<'a>) {
        facts.add(Property::Credibility, keys.credibility.map(Value::Credibility));
        facts.add(Property::RightsHolder, text(&keys.rights.holder));
        facts.add(Property::Licence, text(&keys.rights.license));
        let values = |others| {
            let others = self.others(ix, others).map(|(other, properties)| FactValue {
                value: Value::Source(other),
                remark: Remark::Properties(properties),
                references: Vec::new(),
            });
            others.collect()
        };
        facts.add_all(Property::RestsOn, values(&keys.derived_from));
        facts.add_all(Property::IndependentOf, values(&keys.independent_of));
    }

    /// The other sources that the note of a source names, each with the properties concerned; empty for all.
    pub(crate) fn others(
        &self,
        ix: SourceIx,
        others: &'a [OtherSource],
    ) -> impl Iterator<Item = (SourceIx, Vec<&'a str>)> {
        others.iter().filter_map(move |entry| {
            let parent = self.source_with_id(&entry.source.value).filter(|it| *it != ix)?;
            Some((parent, entry.properties.iter().map(|property| property.as_str()).collect()))
        })
    }

    /// Whether the date of a source is inferred, and stated neither by its text nor by its note.
    pub(crate) fn is_date_inferred(&'a self, ix: SourceIx) -> bool {
        let source = self.source(ix);
        if source.issued.date.is_none() {
            return false;
        }
        let keys = source.note.and_then(|note| self.dossier(note).source_keys());
        let known = keys.and_then(|keys| keys.issued.as_ref()).map(|issued| issued.basis);
        match source.issued.basis {
            Basis::Stated => false,
            Basis::Note => known != Some(note::Basis::Stated),
            Basis::Inferred | Basis::Unknown => true,
        }
    }
}

fn text(text: &Option<String>) -> Option<Value<'_>> {
    text.as_deref().filter(|text| !text.is_empty()).map(Value::Text)
}

fn word(list: List, word: &Option<Spanned<Term>>) -> Option<Value<'_>> {
    word.as_ref().map(|word| Value::Word(list, &word.value))
}

fn words(list: List, words: &[Term]) -> Option<Value<'_>> {
    (!words.is_empty()).then_some(Value::Words(list, words))
}
