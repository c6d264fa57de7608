//! The documentation of the rules as text: one rule, the list, and all of them in Markdown.

use std::fmt::Write;

use super::{Rule, all};

/// The command that writes `docs/rules.md`.
const COMMAND: &str = "briefing explain --markdown > docs/rules.md";

/// A rule for the terminal.
pub fn explanation(rule: &Rule) -> String {
    let Rule { id, severity, says, why, example, mend, .. } = rule;
    let example = example.lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{id} ({})\n\n{says}\n\nWhy: {why}\n\nFor example:\n\n{example}\nWhat to do: {mend}\n\n{}\n",
        severity.name(),
        setting(rule)
    )
}

/// All rules by their ids, one a line.
pub fn list() -> String {
    let rules = by_id();
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let line =
        |rule: &&Rule| format!("{:<7} {:<width$} {}\n", rule.severity.name(), rule.id, rule.says);
    rules.iter().map(line).collect()
}

/// All rules as a page in Markdown.
pub fn markdown() -> String {
    let mut page = format!(
        "<!-- Made by `{COMMAND}`. -->\n\n# Rules\n\nEvery problem that Briefing reports names its rule, as in `error[unknown-link]`. `briefing explain RULE` prints what is\nsaid here.\n\n\
        An **error** keeps the site from being written, a **warning** does so with `--strict`, a **note** is shown by\n`briefing check --notes` alone. `[check]` in `site.toml` sets another severity, or `\"off\"`:\n\n\
        ```toml\n[check]\nunused-footnote = \"error\"\n```\n\n\
        A rule that guards a promise can be raised and not lowered.\n\n| rule | severity | |\n|---|---|---|\n"
    );
    // Writing to a string cannot fail.
    let mut write = |text: std::fmt::Arguments<'_>| _ = page.write_fmt(text);
    for Rule { id, severity, says, .. } in by_id() {
        write(format_args!("| [{id}](#{id}) | {} | {says} |\n", severity.name()));
    }
    for rule in by_id() {
        let Rule { id, severity, says, why, example, mend, .. } = rule;
        let fence = if example.contains("```") { "````" } else { "```" };
        write(format_args!("\n## {id}\n{}. {says}\n\n{why}\n\n", capital(severity.name())));
        write(format_args!("{fence}text\n{example}\n{fence}\n\n{mend}\n\n{}\n", setting(rule)));
    }
    page
}

fn by_id() -> Vec<&'static Rule> {
    let mut rules = all().collect::<Vec<_>>();
    rules.sort();
    rules
}

/// The severities that `[check]` may set.
fn setting(rule: &Rule) -> String {
    match rule.guards() {
        Some(guards) => format!("`[check]` may raise it, not lower it: it guards {guards}."),
        None => String::from("`[check]` may set it to error, warning, note or off."),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    #[test]
    fn an_explanation_has_every_part() {
        let shown = explanation(&rule::UNUSED_FOOTNOTE);
        let rule::Rule { says, why, mend, .. } = &rule::UNUSED_FOOTNOTE;
        for part in ["unused-footnote (warning)\n", says, why, "\n    ", mend, "error, warning"] {
            assert!(shown.contains(part), "{part:?} in {shown}");
        }
        assert!(explanation(&rule::QUOTE_DRIFT).contains("may raise it, not lower it"));
    }

    #[test]
    fn every_rule_has_a_line_and_a_section() {
        let (list, page) = (list(), markdown());
        assert_eq!(list.lines().count(), all().count());
        for rule in all() {
            assert!(list.contains(&format!(" {} ", rule.id)), "{rule}");
            assert!(page.contains(&format!("\n## {}\n", rule.id)), "{rule}");
        }
    }
}
