//! The keys of an attack, plot, raid or strike.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, Word};

use super::Cited;
use super::common::plain;

/// What an attack's note says in its head.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Attack {
    /// What kind of event.
    pub kind: Option<AttackKind>,
    /// When; left out when no source says.
    pub date: Option<Spanned<Edtf>>,
    /// Where.
    pub place: Option<Place>,
    /// Such as `suicide-bombing`.
    pub attack_type: Vec<String>,
    /// Such as `explosives`, only where a source says so.
    pub weapon_type: Vec<String>,
    /// What it was aimed at.
    pub target: Option<Target>,
    /// To whom it is attributed.
    pub perpetrators: Vec<Perpetrator>,
    /// How sources speak of it.
    pub cues: Vec<Cue>,
}

/// Kinds of event. Plots and raids are not attacks, and the page says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum AttackKind {
    #[default]
    Attack,
    Plot,
    Raid,
    Strike,
    ClaimOnly,
}

impl Word for AttackKind {
    const WORDS: &'static [(&'static str, AttackKind)] = &[
        ("attack", AttackKind::Attack),
        ("plot", AttackKind::Plot),
        ("raid", AttackKind::Raid),
        ("strike", AttackKind::Strike),
        ("claim-only", AttackKind::ClaimOnly),
    ];
}

impl AttackKind {
    /// The kind as a reader reads it.
    pub fn label(self) -> &'static str {
        match self {
            AttackKind::Attack => "attack",
            AttackKind::Plot => "plot",
            AttackKind::Raid => "raid",
            AttackKind::Strike => "strike",
            AttackKind::ClaimOnly => "claimed, not confirmed",
        }
    }
}

/// Where it happened, and how exactly that is known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The place's name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exact the coordinates are.
    pub precision: Option<Precision>,
}

/// How exact coordinates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Precision {
    Exact,
    City,
    Region,
    Country,
}

impl Word for Precision {
    const WORDS: &'static [(&'static str, Precision)] = &[
        ("exact", Precision::Exact),
        ("city", Precision::City),
        ("region", Precision::Region),
        ("country", Precision::Country),
    ];
}

/// What it was aimed at.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Target {
    /// Such as `Russian embassy`.
    pub name: Option<String>,
    /// Such as `diplomatic`.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub nationality: Option<String>,
}

/// An actor to whom an attack is attributed, how sure that is, and who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Perpetrator {
    /// The actor's id.
    pub actor: Spanned<String>,
    /// How sure.
    pub certainty: Certainty,
    /// Who says so, where it is neither the actor nor the source itself: the id of an actor or outlet, or words.
    pub by: Option<Spanned<String>>,
    /// What is said, where it is not simply that the actor did it: `some part, denied by the council`.
    pub note: Option<String>,
    /// What says so.
    pub cited: Cited,
}

/// How sure it is who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// A source states it as a fact.
    Stated,
    /// The actor has claimed it.
    Claimed,
    /// Somebody accuses the actor.
    Alleged,
    /// Somebody accuses the actor and others deny it.
    Disputed,
}

impl Word for Certainty {
    const WORDS: &'static [(&'static str, Certainty)] = &[
        ("stated", Certainty::Stated),
        ("claimed", Certainty::Claimed),
        ("alleged", Certainty::Alleged),
        ("disputed", Certainty::Disputed),
    ];
}

impl Certainty {
    /// The certainty as a reader reads it where it is not known who says so.
    pub fn label(self) -> &'static str {
        match self {
            Certainty::Stated => "stated by a source",
            Certainty::Claimed => "claimed",
            Certainty::Alleged => "alleged",
            Certainty::Disputed => "disputed",
        }
    }
}

/// Words that tell that a sentence speaks of the attack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cue {
    /// All of these stand in the sentence.
    pub all: Vec<String>,
    /// And one of these, when there are any.
    pub any: Vec<String>,
    /// And none of these.
    pub not: Vec<String>,
}

impl Attack {
    pub(super) fn read(fields: &mut Fields) -> Attack {
        Attack {
            kind: fields.word("kind").map(|kind| kind.value),
            date: fields.date("date"),
            place: fields.table("place", "[place]", Place::read),
            attack_type: plain(fields.texts("attack_type")),
            weapon_type: plain(fields.texts("weapon_type")),
            target: fields.table("target", "[target]", Target::read),
            perpetrators: fields.tables("perpetrators", "[[perpetrators]]", Perpetrator::read),
            cues: fields.tables("cues", "[[cues]]", Cue::read),
        }
    }
}

impl Place {
    fn read(fields: &mut Fields) -> Place {
        Place {
            name: fields.text("name").map(|name| name.value),
            country: fields.country("country"),
            lat: fields.degrees("lat", 90.0),
            lon: fields.degrees("lon", 180.0),
            precision: fields.word("precision").map(|precision| precision.value),
        }
    }
}

impl Target {
    fn read(fields: &mut Fields) -> Target {
        Target {
            name: fields.text("name").map(|name| name.value),
            kind: fields.text("type").map(|kind| kind.value),
            nationality: fields.country("nationality"),
        }
    }
}

impl Perpetrator {
    fn read(fields: &mut Fields) -> Option<Perpetrator> {
        let actor = fields.text("actor");
        let certainty = fields.word("certainty");
        if actor.is_none() {
            fields.missing("actor", "name the actor's id");
        }
        if certainty.is_none() && !fields.has_read("certainty") {
            fields.missing("certainty", "write `stated`, `claimed`, `alleged` or `disputed`");
        }
        let (by, note) = (fields.text("by"), fields.text("note").map(|note| note.value));
        let cited = Cited::read(fields);
        Some(Perpetrator { actor: actor?, certainty: certainty?.value, by, note, cited })
    }
}

impl Cue {
    fn read(fields: &mut Fields) -> Option<Cue> {
        let cue = Cue {
            all: plain(fields.texts("all")),
            any: plain(fields.texts("any")),
            not: plain(fields.texts("not")),
        };
        if cue.all.is_empty() && cue.any.is_empty() {
            fields.missing(
                "all",
                "a cue needs words in `all` or `any`, or it would fit every sentence",
            );
            return None;
        }
        Some(cue)
    }
}
