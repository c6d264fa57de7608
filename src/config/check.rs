//! `[check]` in `site.toml`: the severities of rules.

use crate::diagnostic::{Diagnostic, Severity};
use crate::fields::Fields;
use crate::rule::{self, Level, Levels};
use crate::text::similar::did_you_mean;
use crate::vocabulary::{List, Word};

/// A severity as it is written; `None` for `off`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Written(Level);

impl Word for Written {
    const LIST: List = List::Severity;
    const ALL: &'static [Written] = &[
        Written(Some(Severity::Error)),
        Written(Some(Severity::Warning)),
        Written(Some(Severity::Note)),
        Written(None),
    ];
}

/// Reads the table: its keys are the ids of rules.
pub(super) fn levels(fields: &mut Fields) -> Levels {
    let mut levels = Levels::default();
    for key in fields.keys() {
        let Some(rule) = rule::find(&key.value) else {
            let message = format!("there is no rule `{}`", key.value);
            let problem = Diagnostic::new(&rule::UNKNOWN_RULE, message).label("no such rule");
            let hint = did_you_mean(&key.value, rule::all().map(|rule| rule.id));
            let problem = problem.hint("`briefing explain` lists the rules").maybe_hint(hint);
            fields.refuse(&key, problem);
            continue;
        };
        let Some(level) = fields.word::<Written>(rule.id) else { continue };
        if let Err(guards) = levels.set(rule, level.value.0) {
            let lowest = rule.severity.name();
            let message = format!("`{rule}` guards {guards} and cannot be lowered");
            let problem = Diagnostic::new(&rule::GUARDED_RULE, message);
            let problem = problem.label(format!("at least \"{lowest}\""));
            let hint = "remove the line and mend what the rule finds; a rule may always be raised";
            fields.problem(problem.at(&fields.file(), &level.span).hint(hint));
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::diagnostic::Diagnostics;
    use crate::input::InputFile;
    use crate::rule::{self, Rule, Severity};

    /// What `[check]` with this line sets the rule to, and what is wrong with it.
    fn check(line: &str, rule: &'static Rule, level: Option<Severity>, problems: &[&str]) {
        let inputs = [InputFile::new("site.toml", format!("[check]\n{line}\n"))];
        let mut found = Diagnostics::default();
        let config = Config::read(&inputs.into_iter().collect(), &mut found);
        let found = found.iter().map(|problem| {
            let place = problem.place.as_ref().map_or(0, |place| place.start);
            let hint = problem.hint.as_deref().unwrap_or_default();
            format!("{} {place} {} ({hint})", problem.rule, problem.message)
        });
        assert_eq!(found.collect::<Vec<_>>(), problems, "{line}");
        assert_eq!(config.levels.of(rule), level, "{line}");
    }

    #[test]
    fn a_rule_is_set_to_a_severity_or_switched_off() {
        for (word, level) in [
            ("error", Some(Severity::Error)),
            ("warning", Some(Severity::Warning)),
            ("note", Some(Severity::Note)),
            ("off", None),
        ] {
            let line = format!("unused-footnote = \"{word}\"");
            check(&line, &rule::UNUSED_FOOTNOTE, level, &[]);
        }
        check("quote-drift = \"error\"", &rule::QUOTE_DRIFT, Some(Severity::Error), &[]);
    }

    #[test]
    fn what_cannot_be_set_is_an_error_and_changes_nothing() {
        let (error, warning) = (Some(Severity::Error), Some(Severity::Warning));
        check(
            "unused-footnotes = \"off\"",
            &rule::UNUSED_FOOTNOTE,
            warning,
            &[
                "unknown-rule 8 there is no rule `unused-footnotes` (did you mean `unused-footnote`?)",
            ],
        );
        check(
            "wombat = \"off\"",
            &rule::UNUSED_FOOTNOTE,
            warning,
            &["unknown-rule 8 there is no rule `wombat` (`briefing explain` lists the rules)"],
        );
        check(
            "unused-footnote = \"of\"",
            &rule::UNUSED_FOOTNOTE,
            warning,
            &["unknown-word 26 `unused-footnote` cannot be `of` (did you mean `off`?)"],
        );
        check(
            "unused-footnote = false",
            &rule::UNUSED_FOOTNOTE,
            warning,
            &["wrong-type 26 `unused-footnote` is true or false, not text ()"],
        );
        for word in ["warning", "note", "off"] {
            check(
                &format!("quote-drift = \"{word}\""),
                &rule::QUOTE_DRIFT,
                error,
                &[
                    "guarded-rule 22 `quote-drift` guards the wording of quotations and cannot be lowered (remove the line and mend what the rule finds; a rule may always be raised)",
                ],
            );
        }
    }
}
