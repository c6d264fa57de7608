//! The lists of words: one for each key of a note or of `site.toml` that takes words.

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum List {
    Actor,
    Attack,
    Class,
    Relation,
    Certainty,
    Qualifier,
    Degree,
    AttackType,
    WeaponType,
    TargetType,
    Property,
    Scope,
    Tag,
    Country,
    Precision,
    Likelihood,
    Confidence,
    Reliability,
    Credibility,
    Marking,
    Display,
    LinkPolicy,
    Basis,
    Order,
    Paper,
    Severity,
    Feature,
}

/// Who may add words to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Every word may be used; one with a label is shown by it.
    Any,
    /// Words of the program and those that `site.toml` adds.
    Site,
    /// Words of the program; `site.toml` may change their labels.
    Labels,
    /// Words of the program that readers never see.
    Closed,
}

impl List {
    /// Every list, in the order of the documentation.
    pub const ALL: [List; 27] = [
        List::Actor,
        List::Attack,
        List::Class,
        List::Relation,
        List::Certainty,
        List::Qualifier,
        List::Degree,
        List::AttackType,
        List::WeaponType,
        List::TargetType,
        List::Property,
        List::Scope,
        List::Tag,
        List::Country,
        List::Precision,
        List::Likelihood,
        List::Confidence,
        List::Reliability,
        List::Credibility,
        List::Marking,
        List::Display,
        List::LinkPolicy,
        List::Basis,
        List::Order,
        List::Paper,
        List::Severity,
        List::Feature,
    ];

    /// Its table in `site.toml`, under `[vocabulary]`.
    pub const fn name(self) -> &'static str {
        match self {
            List::Actor => "actor",
            List::Attack => "attack",
            List::Class => "class",
            List::Relation => "relation",
            List::Certainty => "certainty",
            List::Qualifier => "qualifier",
            List::Degree => "degree",
            List::AttackType => "attack_type",
            List::WeaponType => "weapon_type",
            List::TargetType => "target_type",
            List::Property => "property",
            List::Scope => "scope",
            List::Tag => "tag",
            List::Country => "country",
            List::Precision => "precision",
            List::Likelihood => "likelihood",
            List::Confidence => "confidence",
            List::Reliability => "reliability",
            List::Credibility => "credibility",
            List::Marking => "marking",
            List::Display => "display",
            List::LinkPolicy => "link_policy",
            List::Basis => "basis",
            List::Order => "order",
            List::Paper => "paper",
            List::Severity => "severity",
            List::Feature => "feature",
        }
    }

    /// The keys that take its words, for the documentation.
    pub(super) const fn keys(self) -> &'static str {
        match self {
            List::Actor => "`kind` of an actor",
            List::Attack => "`kind` of an attack",
            List::Class => "`class` of an outlet",
            List::Relation => "`type` of `[[relations]]`",
            List::Certainty => "`certainty` of `[[perpetrators]]`",
            List::Qualifier => "`qualifier` of `[[claims]]`",
            List::Degree => "`degree` of `[affiliation]`",
            List::AttackType => "`attack_type` of an attack",
            List::WeaponType => "`weapon_type` of an attack",
            List::TargetType => "`type` of `[target]`",
            List::Property => "`property` of `[[claims]]`",
            List::Scope => "`scope` of `[[claims]]`",
            List::Tag => "`tags`, by their ids",
            List::Country => "`country` and `nationality`",
            List::Precision => "`precision` of `[place]`",
            List::Likelihood => "`likelihood` of `[[judgements]]`",
            List::Confidence => "`confidence` of `[[judgements]]`",
            List::Reliability => "`code` of `[reliability]`",
            List::Credibility => "`credibility` of a source",
            List::Marking => "`tlp`",
            List::Display => "`display` of `[rights]`",
            List::LinkPolicy => "`link_policy` of an outlet",
            List::Basis => "`basis` of `[issued]`",
            List::Order => "`order` of `[[reports]]`",
            List::Paper => "`paper` of `[[reports]]`",
            List::Severity => "the rules of `[check]`",
            List::Feature => "`disable` of `site.toml`",
        }
    }

    /// Who may add words to it.
    pub const fn openness(self) -> Openness {
        match self {
            List::AttackType
            | List::WeaponType
            | List::TargetType
            | List::Property
            | List::Scope
            | List::Tag => Openness::Any,
            List::Actor
            | List::Attack
            | List::Class
            | List::Relation
            | List::Certainty
            | List::Qualifier
            | List::Degree
            | List::Country => Openness::Site,
            List::Precision
            | List::Likelihood
            | List::Confidence
            | List::Reliability
            | List::Credibility => Openness::Labels,
            List::Marking
            | List::Display
            | List::LinkPolicy
            | List::Basis
            | List::Order
            | List::Paper
            | List::Severity
            | List::Feature => Openness::Closed,
        }
    }

    /// The lists whose words readers see: those that `[vocabulary]` of `site.toml` may have.
    pub fn shown() -> impl Iterator<Item = List> {
        List::ALL.into_iter().filter(|list| list.openness() != Openness::Closed)
    }
}
