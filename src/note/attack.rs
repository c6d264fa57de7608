//! The keys of an attack, plot, raid or strike.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::vocabulary::{List, Term, Word, known};

use super::Cited;
use super::common::plain;

/// The keys of an attack.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Attack {
    /// The kind of event: plots and raids are not attacks, and pages label them as what they are.
    pub kind: Option<Spanned<Term>>,
    /// The date; `None` if no source gives one.
    pub date: Option<Spanned<Edtf>>,
    /// The place.
    pub place: Option<Place>,
    /// The types of attack, such as `suicide-bombing`.
    pub attack_type: Vec<Term>,
    /// The types of weapon, such as `explosives`, only if a source gives them.
    pub weapon_type: Vec<Term>,
    /// The target of the attack.
    pub target: Option<Target>,
    /// The attributions to actors.
    pub perpetrators: Vec<Perpetrator>,
    /// The words by which sources mention it without a name.
    pub cues: Vec<Cue>,
    /// Whether later sentences of a source may refer back to it.
    pub goes_on: bool,
}

/// The place of an attack, and the precision of its coordinates.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The name.
    pub name: Option<String>,
    /// The country, as an ISO 3166-1 alpha-2 code or one that the site names.
    pub country: Option<Spanned<Term>>,
    /// The latitude in degrees, positive to the north.
    pub lat: Option<f64>,
    /// The longitude in degrees, positive to the east.
    pub lon: Option<f64>,
    /// The precision of the coordinates.
    pub precision: Option<Precision>,
}

/// The precision of coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Precision {
    Exact,
    City,
    Region,
    Country,
}

impl Word for Precision {
    const LIST: List = List::Precision;
    const ALL: &'static [Precision] =
        &[Precision::Exact, Precision::City, Precision::Region, Precision::Country];
}

/// The target of the attack.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Target {
    /// The name, such as `Russian embassy`.
    pub name: Option<String>,
    /// The type, such as `diplomatic`.
    pub kind: Option<Term>,
    /// The nationality, as an ISO 3166-1 alpha-2 code or one that the site names.
    pub nationality: Option<Spanned<Term>>,
}

/// An attribution of an attack to an actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Perpetrator {
    /// The actor's id.
    pub actor: Spanned<String>,
    /// The certainty.
    pub certainty: Spanned<Term>,
    /// The accuser, if it is neither the actor nor the cited source: the id of an actor or outlet, or words.
    pub by: Option<Spanned<String>>,
    /// A qualification, such as `some part, denied by the council`.
    pub note: Option<String>,
    /// The source and passage that state it.
    pub cited: Cited,
}

/// Words by which a sentence mentions the attack without its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cue {
    /// The sentence must have all of these words.
    pub all: Vec<String>,
    /// It must have one of these, if there are any.
    pub any: Vec<String>,
    /// It must have none of these.
    pub not: Vec<String>,
}

impl Attack {
    /// The kind of event, an attack where the note gives none.
    pub fn kind(&self) -> &str {
        self.kind.as_ref().map_or(known::ATTACK, |kind| &kind.value)
    }

    pub(super) fn read(fields: &mut Fields) -> Attack {
        Attack {
            kind: fields.term("kind"),
            date: fields.date("date"),
            place: fields.table("place", "[place]", Place::read),
            attack_type: fields.terms("attack_type"),
            weapon_type: fields.terms("weapon_type"),
            target: fields.table("target", "[target]", Target::read),
            perpetrators: fields.tables("perpetrators", "[[perpetrators]]", Perpetrator::read),
            cues: fields.tables("cues", "[[cues]]", Cue::read),
            goes_on: fields.flag_or("anaphora", true),
        }
    }
}

impl Place {
    fn read(fields: &mut Fields) -> Place {
        let (lat, lon) = (fields.degrees("lat", 90.0), fields.degrees("lon", 180.0));
        for (key, other) in [("lat", "lon"), ("lon", "lat")] {
            if fields.has_read(other) && !fields.has_read(key) {
                fields.missing(
                    key,
                    "`lat` and `lon` are a place together, such as `lat = -18.1` and `lon = 178.4`",
                );
            }
        }
        Place {
            name: fields.text("name").map(|name| name.value),
            country: fields.country("country"),
            lat,
            lon,
            precision: fields.word("precision").map(|precision| precision.value),
        }
    }
}

impl Target {
    fn read(fields: &mut Fields) -> Target {
        Target {
            name: fields.text("name").map(|name| name.value),
            kind: fields.term("type").map(|kind| kind.value),
            nationality: fields.country("nationality"),
        }
    }
}

impl Perpetrator {
    fn read(fields: &mut Fields) -> Option<Perpetrator> {
        let actor = fields.id("actor");
        let certainty = fields.term("certainty");
        if actor.is_none() {
            fields.missing("actor", "name the actor's id");
        }
        if certainty.is_none() && !fields.has_read("certainty") {
            fields.missing("certainty", "write `stated`, `claimed`, `alleged` or `disputed`");
        }
        let (by, note) = (fields.text("by"), fields.text("note").map(|note| note.value));
        let cited = Cited::read(fields);
        Some(Perpetrator { actor: actor?, certainty: certainty?, by, note, cited })
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
