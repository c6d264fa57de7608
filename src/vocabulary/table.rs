//! The words of this program: id, what they are in exports, and what the code decides by them.
//!
//! The mapping is a term of STIX 2.1: of an open vocabulary (`individual` is an `identity_class`), the type of an object
//! (`threat-actor`, `incident`), a type of relationship, or a confidence of its appendix A; empty where none fits.

use super::List;

/// A word of this program.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: &'static str,
    /// The word for it in exports.
    pub(super) mapping: &'static str,
    /// Of a relation: the one that says the same from the other end.
    pub(super) inverse: Option<&'static str>,
    /// Of an actor: what drawings tell it from others by.
    pub(super) nature: Nature,
    /// Of a relation: what it says of its ends.
    pub(super) bond: Bond,
    /// Of a relation: where its target stands, seen from the actor that holds it.
    pub(super) side: Side,
    /// Of a relation: who was once what it says.
    pub(super) former: Former,
    /// Of a certainty.
    pub(super) standing: Standing,
}

/// What actors of a kind are, as drawings tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// People who are organised.
    Group,
    /// A state, or a body of one.
    State,
    /// One human being.
    Person,
    /// All else, such as ships.
    Thing,
}

/// What a relation says of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bond {
    /// One is a part of the other, or belongs to it.
    Part,
    /// One is a member of the other, next to others.
    Member,
    /// One leads the other.
    Lead,
    /// One came from the other.
    Origin,
    /// One runs the other, such as an outlet.
    Operation,
    /// Both are on one side.
    Alliance,
    /// One is against the other.
    Opposition,
    /// Something else: every relation that a site adds.
    Other,
}

/// Where one end of a relation stands, seen from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Above: what it is part of, led by or came from.
    Above,
    /// Below: what it includes, leads or runs, and what came from it.
    Below,
    /// Neither.
    Level,
}

impl Side {
    /// The side on which the one stands, seen from the other.
    pub(crate) fn turned(self) -> Side {
        match self {
            Side::Above => Side::Below,
            Side::Below => Side::Above,
            Side::Level => Side::Level,
        }
    }
}

/// The end of a relation whose status may say that it was something once, such as `former leader`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Former {
    /// Neither.
    Nobody,
    /// The actor that holds it was once this.
    Holder(&'static str),
    /// Its target was once this.
    Target(&'static str),
}

/// How a certainty compares with others; a lesser one is surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Whether others say it of the actor.
    pub is_accusation: bool,
    /// The place among all.
    pub rank: u8,
}

impl Standing {
    /// That of a certainty which a site adds.
    pub(super) const ADDED: Standing = Standing::accusation(4);

    const fn accusation(rank: u8) -> Standing {
        Standing { is_accusation: true, rank }
    }
}

const fn word(id: &'static str, mapping: &'static str) -> Row {
    let standing = Standing { is_accusation: false, rank: 0 };
    let (nature, bond, side) = (Nature::Thing, Bond::Other, Side::Level);
    Row { id, mapping, inverse: None, nature, bond, side, former: Former::Nobody, standing }
}

/// A word for which exports have none.
const fn plain(id: &'static str) -> Row {
    word(id, "")
}

const fn actor(id: &'static str, mapping: &'static str, nature: Nature) -> Row {
    Row { nature, ..word(id, mapping) }
}

/// A relation. STIX has types for few of them, and all may be exported as the general one.
const fn relation(id: &'static str, bond: Bond, side: Side) -> Row {
    Row { bond, side, ..word(id, "related-to") }
}

const fn certainty(id: &'static str, standing: Standing) -> Row {
    Row { standing, ..plain(id) }
}

impl Row {
    const fn inverse(self, inverse: &'static str) -> Row {
        Row { inverse: Some(inverse), ..self }
    }

    const fn former(self, former: Former) -> Row {
        Row { former, ..self }
    }
}

/// The words of a list, in the order to show them.
pub(super) const fn rows(list: List) -> &'static [Row] {
    match list {
        List::Actor => ACTOR,
        List::Attack => ATTACK,
        List::Class => CLASS,
        List::Relation => RELATION,
        List::Certainty => CERTAINTY,
        List::Qualifier => QUALIFIER,
        List::Degree => DEGREE,
        List::AttackType => ATTACK_TYPE,
        List::WeaponType => WEAPON_TYPE,
        List::TargetType => TARGET_TYPE,
        List::Property => PROPERTY,
        List::Scope => SCOPE,
        // Tags are the site's own.
        List::Tag => &[],
        // The codes of ISO 3166-1 are those of a library.
        List::Country => &[],
        List::Precision => PRECISION,
        List::Likelihood => LIKELIHOOD,
        List::Confidence => CONFIDENCE,
        List::Reliability => RELIABILITY,
        List::Credibility => CREDIBILITY,
        List::Marking => MARKING,
        List::Display => DISPLAY,
        List::LinkPolicy => LINK_POLICY,
        List::Basis => BASIS,
        List::Order => ORDER,
        List::Paper => PAPER,
        List::Severity => SEVERITY,
        List::Feature => FEATURE,
    }
}

/// The word of a list with this id. Lists are short enough to be walked.
pub(super) fn find(list: List, id: &str) -> Option<&'static Row> {
    rows(list).iter().find(|row| row.id == id)
}

const ACTOR: &[Row] = &[
    actor("armed-group", "threat-actor", Nature::Group),
    actor("state", "organization", Nature::State),
    actor("state-body", "organization", Nature::State),
    actor("organisation", "organization", Nature::Group),
    actor("company", "organization", Nature::Group),
    actor("person", "individual", Nature::Person),
    actor("movement", "group", Nature::Group),
    actor("ship", "system", Nature::Thing),
    actor("facility", "infrastructure", Nature::Thing),
];

const ATTACK: &[Row] = &[
    word("attack", "incident"),
    word("plot", "incident"),
    word("raid", "incident"),
    word("strike", "incident"),
    word("claim-only", "incident"),
    word("incident", "incident"),
    word("accident", "incident"),
];

const CLASS: &[Row] = &[
    word("propaganda", "organization"),
    word("press", "organization"),
    word("state-media", "organization"),
    word("agency", "organization"),
    word("research", "organization"),
    word("journal", "organization"),
    word("government", "organization"),
    word("archive", "organization"),
    word("platform", "organization"),
];

const RELATION: &[Row] = &[
    relation("affiliate-of", Bond::Part, Side::Above),
    relation("part-of", Bond::Part, Side::Above),
    relation("member-of", Bond::Member, Side::Above).former(Former::Holder("member")),
    relation("leads", Bond::Lead, Side::Below).inverse("led-by").former(Former::Holder("leader")),
    relation("led-by", Bond::Lead, Side::Above).inverse("leads").former(Former::Target("leader")),
    relation("splinter-of", Bond::Origin, Side::Above),
    relation("successor-of", Bond::Origin, Side::Above),
    relation("allied-with", Bond::Alliance, Side::Level).inverse("allied-with"),
    relation("opposes", Bond::Opposition, Side::Level),
    relation("operates", Bond::Operation, Side::Below),
];

const CERTAINTY: &[Row] = &[
    certainty("stated", Standing { is_accusation: false, rank: 0 }),
    certainty("claimed", Standing { is_accusation: false, rank: 1 }),
    certainty("suspected", Standing::accusation(2)),
    certainty("alleged", Standing::accusation(3)),
    certainty("disputed", Standing::accusation(5)),
];

const QUALIFIER: &[Row] =
    &[plain("exact"), plain("at-least"), plain("more-than"), plain("about"), plain("up-to")];

const DEGREE: &[Row] = &[
    plain("official-central"),
    plain("official-branch"),
    plain("supporter"),
    plain("independent"),
];

const ATTACK_TYPE: &[Row] = &[
    plain("ambush"),
    plain("armed-assault"),
    plain("arson"),
    plain("assassination"),
    plain("attack-on-aircraft"),
    plain("bombing"),
    plain("cross-border-strike"),
    plain("cyber-attack"),
    plain("drone-attack"),
    plain("hostage-taking"),
    plain("kidnapping"),
    plain("killing"),
    plain("mass-casualty-attack"),
    plain("raid"),
    plain("rocket-attack"),
    plain("sabotage"),
    plain("security-raid"),
    plain("shelling"),
    plain("shooting"),
    plain("stabbing"),
    plain("suicide-bombing"),
    plain("vehicle-attack"),
];

const WEAPON_TYPE: &[Row] = &[
    plain("blade"),
    plain("drones"),
    plain("explosives"),
    plain("firearms"),
    plain("incendiaries"),
    plain("missiles"),
    plain("mortars"),
    plain("rockets"),
    plain("vehicle"),
];

/// The mapping is an industry sector, where there is one.
const TARGET_TYPE: &[Row] = &[
    plain("armed-group"),
    word("civil-aviation", "aerospace"),
    word("commercial", "commercial"),
    word("diplomatic", "government"),
    word("energy", "energy"),
    word("government", "government"),
    word("infrastructure", "infrastructure"),
    word("media", "communications"),
    word("military", "defense"),
    plain("person"),
    plain("place-of-worship"),
    plain("public-venue"),
    plain("state-territory"),
    word("telecommunications", "telecommunications"),
    word("transport", "transportation"),
];

const PROPERTY: &[Row] = &[
    plain("affiliation"),
    plain("arrested"),
    plain("damage"),
    plain("date"),
    plain("duration"),
    plain("founded"),
    plain("hostages"),
    plain("injured"),
    plain("kidnapped"),
    plain("killed"),
    plain("length"),
    plain("members"),
    plain("missing"),
    plain("motive"),
    plain("responsibility"),
    plain("role"),
    plain("size"),
    plain("strength"),
];

const SCOPE: &[Row] = &[
    plain("attackers"),
    plain("civilians"),
    plain("others"),
    plain("staff"),
    plain("suspects"),
    plain("total"),
];

const PRECISION: &[Row] = &[plain("exact"), plain("city"), plain("region"), plain("country")];

const LIKELIHOOD: &[Row] = &[
    word("almost no chance", "confidence 5"),
    word("very unlikely", "confidence 15"),
    word("unlikely", "confidence 30"),
    word("roughly even chance", "confidence 50"),
    word("likely", "confidence 70"),
    word("very likely", "confidence 85"),
    word("almost certain", "confidence 95"),
];

const CONFIDENCE: &[Row] = &[
    word("low", "confidence 15"),
    word("moderate", "confidence 50"),
    word("high", "confidence 85"),
];

const RELIABILITY: &[Row] =
    &[plain("A"), plain("B"), plain("C"), plain("D"), plain("E"), plain("F")];

const CREDIBILITY: &[Row] = &[
    word("1", "confidence 90"),
    word("2", "confidence 70"),
    word("3", "confidence 50"),
    word("4", "confidence 30"),
    word("5", "confidence 10"),
    plain("6"),
];

const MARKING: &[Row] =
    &[plain("clear"), plain("green"), plain("amber"), plain("amber+strict"), plain("red")];

const DISPLAY: &[Row] = &[plain("metadata"), plain("excerpt"), plain("full")];

const LINK_POLICY: &[Row] = &[plain("none"), plain("name-only"), plain("link")];

const BASIS: &[Row] = &[plain("stated"), plain("inferred")];

const ORDER: &[Row] = &[plain("standard"), plain("title"), plain("given")];

const PAPER: &[Row] = &[plain("a4"), plain("letter")];

const SEVERITY: &[Row] = &[plain("error"), plain("warning"), plain("note"), plain("off")];

const FEATURE: &[Row] =
    &[plain("search"), plain("timeline"), plain("map"), plain("network"), plain("windows")];
