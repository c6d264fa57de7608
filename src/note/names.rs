//! The names of a note, as other notes and articles use them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fields::Spanned;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::mention::fold;

use super::{Common, Details, Kind};

/// What finding and linking a note depends on, made once when the note is read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Names {
    /// Its names, folded, in the order of [`Common::names`].
    pub keys: Vec<Arc<str>>,
    /// The hash of all that other texts depend on: id, kind, names and cues. The body is not part of it, nor where
    /// the names stand: an edit of a text redoes no other text.
    pub hash: Hash,
}

impl Names {
    pub(super) fn new(file: &str, kind: Kind, common: &Common, details: &Details) -> Names {
        let mut parts = vec![file.to_owned(), format!("{kind:?}")];
        parts.extend(common.title.iter().map(|title| format!("title {:?}", title.value)));
        parts.extend(common.aliases.iter().map(|alias| {
            format!("{:?}", (&alias.text.value, &alias.not_after, &alias.not_before))
        }));
        parts.extend(common.weak_aliases.iter().map(|name| format!("weak {:?}", name.value)));
        parts.extend(common.not_names.iter().map(|name| format!("not {:?}", name.value)));
        match details {
            Details::Attack(attack) => {
                parts.push(format!("{:?} {:?}", attack.kind, attack.cues));
            }
            Details::Outlet(outlet) => parts.push(format!("{:?}", outlet.class)),
            Details::Actor(actor) => parts.push(format!("{:?}", actor.kind)),
            _ => {}
        }
        let keys = common.names().map(|name| Arc::from(fold::key(&name.value))).collect();
        Names { keys, hash: hash_of(parts.iter().map(String::as_bytes)) }
    }
}

impl Common {
    /// The names a wikilink may use: the title, the aliases, and the weak aliases.
    pub fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.strong_names().chain(&self.weak_aliases)
    }

    /// The names that link by themselves.
    pub fn strong_names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.title.iter().chain(self.aliases.iter().map(|alias| &alias.text))
    }
}
