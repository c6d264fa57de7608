//! The keys of an outlet: its class, affiliation, reliability, and whether it may be linked.

use serde::{Deserialize, Serialize};

use crate::fields::{Fields, Spanned};
use crate::vocabulary::known::PROPAGANDA;
use crate::vocabulary::{List, Term, Word};

use super::common::plain;

/// The keys of an outlet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Outlet {
    /// The class of outlet.
    pub class: Option<Spanned<Term>>,
    /// The affiliation with an actor.
    pub affiliation: Option<Affiliation>,
    /// The publisher, if it differs from the outlet.
    pub publisher: Option<String>,
    /// The country, as an ISO 3166-1 alpha-2 code or one that the site names.
    pub country: Option<Spanned<Term>>,
    /// The languages, as BCP 47 tags such as `ru`.
    pub languages: Vec<String>,
    /// The reliability, by the Admiralty code.
    pub reliability: Option<Reliability>,
    /// Whether its name may be a link to it.
    pub link_policy: Option<Spanned<LinkPolicy>>,
    /// The reason for linking a propaganda outlet.
    pub link_reason: Option<String>,
    /// Its home page. It is kept even if it is never linked, so that links to it can be refused.
    pub url: Option<Spanned<String>>,
}

/// The affiliation with an actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Affiliation {
    /// The actor's id.
    pub actor: Spanned<String>,
    /// The degree.
    pub degree: Option<Spanned<Term>>,
}

/// The reliability of an outlet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// The letter.
    pub code: ReliabilityCode,
    /// The reason for the letter.
    pub basis: Option<String>,
}

/// Source reliability by the Admiralty code (NATO AJP-2.1): the letter rates an outlet, the number an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ReliabilityCode {
    A,
    B,
    C,
    D,
    E,
    F,
}

impl Word for ReliabilityCode {
    const LIST: List = List::Reliability;
    const ALL: &'static [ReliabilityCode] = &[
        ReliabilityCode::A,
        ReliabilityCode::B,
        ReliabilityCode::C,
        ReliabilityCode::D,
        ReliabilityCode::E,
        ReliabilityCode::F,
    ];
}

/// Whether an outlet's name may be a link to the outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LinkPolicy {
    /// No link and no address anywhere.
    None,
    /// Named, not linked.
    NameOnly,
    /// Linked.
    Link,
}

impl Word for LinkPolicy {
    const LIST: List = List::LinkPolicy;
    const ALL: &'static [LinkPolicy] = &[LinkPolicy::None, LinkPolicy::NameOnly, LinkPolicy::Link];
}

impl Outlet {
    pub(super) fn read(fields: &mut Fields) -> Outlet {
        let class = fields.term("class");
        if class.is_none() && !fields.has_read("class") && fields.is_parsed() {
            fields.missing("class", "add `class = \"press\"` or another class of outlet");
        }
        Outlet {
            class,
            affiliation: fields.table("affiliation", "[affiliation]", Affiliation::read).flatten(),
            publisher: fields.text("publisher").map(|publisher| publisher.value),
            country: fields.country("country"),
            languages: plain(fields.texts("languages")),
            reliability: fields.table("reliability", "[reliability]", Reliability::read).flatten(),
            link_policy: fields.word("link_policy"),
            link_reason: fields.text("link_reason").map(|reason| reason.value),
            url: fields.web_address("url"),
        }
    }

    /// Whether it is an outlet of propaganda.
    pub fn is_propaganda(&self) -> bool {
        self.class.as_ref().is_some_and(|class| class.value == PROPAGANDA)
    }

    /// Whether the outlet may be linked: never a propaganda outlet without a stated reason.
    pub fn may_link(&self) -> bool {
        let policy = self.link_policy.as_ref().map(|policy| policy.value);
        match (self.is_propaganda(), policy) {
            (true, Some(LinkPolicy::Link)) => self.link_reason.is_some(),
            (true, _) => false,
            (false, policy) => policy.unwrap_or(LinkPolicy::Link) == LinkPolicy::Link,
        }
    }

    /// Whether no page may link any address of the outlet: its policy forbids it, or it is a propaganda outlet that may
    /// not be linked.
    pub fn is_never_linked(&self) -> bool {
        let is_none =
            self.link_policy.as_ref().is_some_and(|policy| policy.value == LinkPolicy::None);
        is_none || (self.is_propaganda() && !self.may_link())
    }
}

impl Affiliation {
    fn read(fields: &mut Fields) -> Option<Affiliation> {
        let actor = fields.id("actor");
        let degree = fields.term("degree");
        if actor.is_none() {
            fields.missing("actor", "name the actor's id");
        }
        Some(Affiliation { actor: actor?, degree })
    }
}

impl Reliability {
    fn read(fields: &mut Fields) -> Option<Reliability> {
        let code = fields.word("code");
        let basis = fields.text("basis").map(|basis| basis.value);
        Some(Reliability { code: code?.value, basis })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn propaganda_alone_is_not_linked_by_its_class() {
        for (class, policy, has_reason, may_link, is_never_linked) in [
            ("press", None, false, true, false),
            ("state-media", None, false, true, false),
            ("state-media", Some(LinkPolicy::None), false, false, true),
            ("a-class-of-the-site", None, false, true, false),
            ("propaganda", None, false, false, true),
            ("propaganda", Some(LinkPolicy::Link), false, false, true),
            ("propaganda", Some(LinkPolicy::Link), true, true, false),
        ] {
            let outlet = Outlet {
                class: Some(Spanned::new(Term::new(class), 0..0)),
                link_policy: policy.map(|policy| Spanned::new(policy, 0..0)),
                link_reason: has_reason.then(|| String::from("It is studied.")),
                ..Outlet::default()
            };
            let found = (outlet.may_link(), outlet.is_never_linked());
            assert_eq!(found, (may_link, is_never_linked), "{class} {policy:?}");
        }
    }
}
