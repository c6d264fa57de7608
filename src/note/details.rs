//! The keys that only one kind of note has.

use serde::{Deserialize, Serialize};

use super::{Actor, Attack, Briefing, Outlet, SourceNote};

/// The keys of one kind of note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Details {
    /// An actor's keys.
    Actor(Actor),
    /// An attack's keys.
    Attack(Box<Attack>),
    /// An outlet's keys.
    Outlet(Box<Outlet>),
    /// A source's keys.
    Source(Box<SourceNote>),
    /// A briefing's keys.
    Briefing(Briefing),
    /// Pages and sections have the common keys only.
    Plain,
}

impl Details {
    /// The keys of an actor; `None` for other notes.
    pub fn actor(&self) -> Option<&Actor> {
        match self {
            Details::Actor(actor) => Some(actor),
            Details::Attack(_)
            | Details::Outlet(_)
            | Details::Source(_)
            | Details::Briefing(_)
            | Details::Plain => None,
        }
    }

    /// The keys of an attack; `None` for other notes.
    pub fn attack(&self) -> Option<&Attack> {
        match self {
            Details::Attack(attack) => Some(attack),
            Details::Actor(_)
            | Details::Outlet(_)
            | Details::Source(_)
            | Details::Briefing(_)
            | Details::Plain => None,
        }
    }

    /// The keys of an outlet; `None` for other notes.
    pub fn outlet(&self) -> Option<&Outlet> {
        match self {
            Details::Outlet(outlet) => Some(outlet),
            Details::Actor(_)
            | Details::Attack(_)
            | Details::Source(_)
            | Details::Briefing(_)
            | Details::Plain => None,
        }
    }

    /// The keys of a source; `None` for other notes.
    pub fn source(&self) -> Option<&SourceNote> {
        match self {
            Details::Source(source) => Some(source),
            Details::Actor(_)
            | Details::Attack(_)
            | Details::Outlet(_)
            | Details::Briefing(_)
            | Details::Plain => None,
        }
    }

    /// The keys of a briefing; `None` for other notes.
    pub fn briefing(&self) -> Option<&Briefing> {
        match self {
            Details::Briefing(briefing) => Some(briefing),
            Details::Actor(_)
            | Details::Attack(_)
            | Details::Outlet(_)
            | Details::Source(_)
            | Details::Plain => None,
        }
    }
}
