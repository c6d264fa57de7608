//! The rules: every kind of problem or remark on a site, with its documentation.
//!
//! Each file holds the rules of one family; [`all`] has them all. A [`crate::diagnostic::Diagnostic`] names its rule.
//! The checks are in other modules: a rule may be checked in several places, and one place may check several rules.

mod articles;
mod claims;
mod clips;
mod explain;
mod files;
mod keys;
mod levels;
mod links;
mod lock;
mod references;
mod reports;
mod settings;
mod text;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use articles::*;
pub use claims::*;
pub use clips::*;
pub use explain::{explanation, list, markdown};
pub use files::*;
pub use keys::*;
pub use levels::{Level, Levels};
pub use links::*;
pub use lock::*;
pub use references::*;
pub use reports::*;
pub use settings::*;
pub use text::*;

/// How bad a problem is, in order from worst to mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published as it is; the exit code is 1.
    Error,
    /// The site can be published, but the author probably meant something else.
    Warning,
    /// Worth a look; shown on request, and never counted as a problem.
    Note,
}

impl Severity {
    /// Its name in messages and settings.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A kind of problem, with one static value for each: code compares rules, not the text of ids.
pub struct Rule {
    /// Its name in kebab case, such as `unknown-link`; stable, for settings and scripts.
    pub id: &'static str,
    /// Its severity, unless `[check]` in `site.toml` sets another.
    pub severity: Severity,
    /// What is wrong with the input, in one sentence.
    pub says: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// An input that causes it.
    pub example: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// The promise that depends on it; empty if none does.
    guards: &'static str,
}

impl Rule {
    /// The promise that depends on this rule: its severity may be raised, never lowered.
    pub fn guards(&self) -> Option<&'static str> {
        Some(self.guards).filter(|guards| !guards.is_empty())
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Rule) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Rule) -> Ordering {
        self.id.cmp(other.id)
    }
}

impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl<'de> Deserialize<'de> for &'static Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<&'static Rule, D::Error> {
        let id = <&str>::deserialize(deserializer)?;
        find(id).ok_or_else(|| serde::de::Error::custom("no such rule"))
    }
}

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let families = [
        files::RULES,
        keys::RULES,
        settings::RULES,
        links::RULES,
        text::RULES,
        references::RULES,
        lock::RULES,
        claims::RULES,
        clips::RULES,
        reports::RULES,
        articles::RULES,
    ];
    families.into_iter().flatten().copied()
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// Declares the rules of a family: a static for each, and `RULES` with all of them, so that [`all`] misses none.
macro_rules! rules {
    ($($name:ident = $severity:ident $id:literal {
        says: $says:literal,
        why: $why:literal,
        example: $example:literal,
        mend: $mend:literal,
        $(guards: $guards:literal,)?
    })*) => {
        $(
            #[doc = $says]
            pub static $name: $crate::rule::Rule = $crate::rule::Rule {
                id: $id,
                severity: $crate::rule::Severity::$severity,
                says: $says,
                why: $why,
                example: $example,
                mend: $mend,
                guards: concat!($($guards)?),
            };
        )*
        pub(super) static RULES: &[&$crate::rule::Rule] = &[$(&$name),*];
    };
}
use rules;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let ids = all().map(|rule| rule.id).collect::<Vec<_>>();
        let is_kebab = |id: &&&str| {
            let is_part = |part: &str| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            !id.split('-').all(is_part)
        };
        assert_eq!(ids.iter().filter(is_kebab).collect::<Vec<_>>(), Vec::<&&str>::new());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn every_part_of_the_documentation_is_there() {
        for rule in all() {
            for part in [rule.says, rule.why, rule.mend] {
                let is_sentence = part.starts_with(|c: char| c.is_uppercase() || c == '`');
                assert!(is_sentence && part.ends_with('.'), "{rule}: {part:?}");
            }
            assert!(!rule.example.trim().is_empty(), "{rule}");
            let guards = rule.guards().unwrap_or("it");
            assert!(guards.starts_with(char::is_lowercase) && !guards.ends_with('.'), "{rule}");
        }
    }

    #[test]
    fn a_rule_is_read_back_by_its_id() {
        for rule in all() {
            let bytes = postcard::to_stdvec(rule).expect("a text");
            assert_eq!(postcard::from_bytes::<&'static Rule>(&bytes), Ok(rule));
        }
        let bytes = postcard::to_stdvec("no-such-rule").expect("a text");
        assert!(postcard::from_bytes::<&'static Rule>(&bytes).is_err());
    }
}
