//! The names of a note, as other notes and articles use them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fields::Spanned;
use crate::input::Hash;
use crate::stored::encode;
use crate::text::fold;
use crate::vocabulary::Term;

use super::{Common, Details, Kind};

/// The names by which a note is found and linked, computed once when it is parsed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Names {
    /// Its names, folded, in the order of [`Common::names`].
    pub keys: Vec<Arc<str>>,
    /// The hash of all that other texts depend on: id, kind, names, language, cues and what an attack is, but not the
    /// body or the places of the names. So the edit of a text invalidates no other text.
    pub hash: Hash,
}

impl Names {
    pub(super) fn new(file: &str, kind: Kind, common: &Common, details: &Details) -> Names {
        let aliases = common.aliases.iter();
        let aliases =
            aliases.map(|alias| (alias.text.as_str(), &alias.not_after, &alias.not_before));
        let names = (
            common.title.as_ref().map(Spanned::as_str),
            aliases.collect::<Vec<_>>(),
            common.weak_aliases.iter().map(Spanned::as_str).collect::<Vec<_>>(),
            common.not_names.iter().map(Spanned::as_str).collect::<Vec<_>>(),
        );
        let of_kind = match details {
            Details::Attack(attack) => {
                let target = attack.target.as_ref().and_then(|target| target.name.as_ref());
                let date = attack.date.as_ref().map(|date| &date.value);
                let of_event = (date, &attack.place, target, attack.goes_on);
                let types = (&attack.attack_type, &attack.weapon_type);
                encode(&(word(&attack.kind), &attack.cues, of_event, types))
            }
            Details::Outlet(outlet) => encode(&word(&outlet.class)),
            Details::Actor(actor) => encode(&word(&actor.kind)),
            // A number in a citation is a passage or, without a text, a page.
            Details::Source(source) => encode(&source.seed.is_some()),
            Details::Briefing(_) | Details::Plain => encode(&()),
        };
        let of_kind = of_kind.expect("names can be written down");
        let encoded = encode(&(file, kind, names, of_kind, &common.language))
            .expect("names can be written down");
        let keys = common.names().map(|name| Arc::from(fold::key(&name.value))).collect();
        Names { keys, hash: blake3::hash(&encoded) }
    }
}

/// The word without its place in the head.
fn word(written: &Option<Spanned<Term>>) -> Option<&Term> {
    written.as_ref().map(|written| &written.value)
}

impl Common {
    /// The names a wikilink may use: the title, the aliases, and the weak aliases.
    pub fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.strong_names().chain(&self.weak_aliases)
    }

    /// The names that are linked wherever a text mentions them.
    pub fn strong_names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.title.iter().chain(self.aliases.iter().map(|alias| &alias.text))
    }
}
