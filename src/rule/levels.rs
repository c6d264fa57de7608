//! The severities of rules that `[check]` in `site.toml` sets.

use std::collections::BTreeMap;

use super::{Rule, Severity};

/// The severity of a rule; `None` if it is switched off.
pub type Level = Option<Severity>;

/// The severities that are set, by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static Rule, Level>);

impl Levels {
    /// Sets the severity of a rule.
    ///
    /// # Errors
    /// The rule guards a promise and would be lowered; the error is the promise.
    pub fn set(&mut self, rule: &'static Rule, level: Level) -> Result<(), &'static str> {
        let is_lowered = level.is_none_or(|severity| severity > rule.severity);
        match rule.guards() {
            Some(guards) if is_lowered => Err(guards),
            _ => {
                self.0.insert(rule, level);
                Ok(())
            }
        }
    }

    /// The severity that is set for a rule, if any is.
    pub fn get(&self, rule: &'static Rule) -> Option<Level> {
        self.0.get(rule).copied()
    }

    /// The severity of problems of this rule; `None` if they are not reported.
    pub fn of(&self, rule: &'static Rule) -> Level {
        self.get(rule).unwrap_or(Some(rule.severity))
    }

    /// The rules whose severity is set.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    #[test]
    fn what_guards_a_promise_can_be_raised_and_not_lowered() {
        let (error, warning, note) =
            (Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note));
        for (rule, level, is_set) in [
            (&rule::QUOTE_DRIFT, error, true),
            (&rule::QUOTE_DRIFT, warning, false),
            (&rule::QUOTE_DRIFT, None, false),
            (&rule::UNUSED_FOOTNOTE, error, true),
            (&rule::UNUSED_FOOTNOTE, note, true),
            (&rule::UNUSED_FOOTNOTE, None, true),
            (&rule::NO_TITLE, error, true),
        ] {
            let mut levels = Levels::default();
            assert_eq!(levels.set(rule, level).is_ok(), is_set, "{rule} {level:?}");
            let expected = if is_set { level } else { Some(rule.severity) };
            assert_eq!(levels.of(rule), expected, "{rule} {level:?}");
        }
    }
}
