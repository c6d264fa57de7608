//! The keys of a note's head or of `site.toml`: typed reading that collects every problem with its place.
//!
//! Serde would stop at the first wrong key; an analyst needs all problems at once. So the text is parsed into a tree
//! with places, and a [`Fields`] takes the known keys out of a table and reports the rest.

pub(crate) mod country;
mod keys;
mod language;
mod lines;
mod open_list;
mod repair;
mod tables;
mod text;
mod toml;
mod typed;
mod unquoted;
mod value;
mod yaml;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rule;
use crate::text::comment;
use crate::text::similar::did_you_mean;

pub use typed::TextOrNumber;
use value::{Kind, Table, Value};
pub use value::{Span, Spanned};

/// The syntax of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Between `+++` lines, and `site.toml`.
    Toml,
    /// Between `---` lines.
    Yaml,
}

/// A table being read. Each reading method takes one key; [`Fields::finish`] reports the keys left over.
#[derive(Debug)]
pub struct Fields {
    file: Arc<str>,
    /// The owner of the keys, for messages: `an actor`, `[place]`.
    name: &'static str,
    /// The keys with their values, until they are taken, readable or not.
    entries: Vec<(Spanned<String>, Option<Value>)>,
    known: Vec<&'static str>,
    /// The keys with values of a wrong type.
    mistyped: Vec<String>,
    problems: Vec<Diagnostic>,
    /// The texts that may hold a link or a citation.
    linklike: Vec<Spanned<String>>,
    is_parsed: bool,
    syntax: Syntax,
    /// Whether a number is no text.
    is_strict: bool,
    /// The key that has this table's only value as a plain one, for messages.
    plain: Option<String>,
    /// Where keys that are not known here may be named.
    elsewhere: String,
    /// The range of the table in the file.
    pub span: Span,
}

impl Fields {
    /// Parses `text`, which starts at byte `offset` of `file`. `name` is the owner of the keys, for messages.
    pub fn parse(
        file: &Arc<str>,
        name: &'static str,
        syntax: Syntax,
        text: &str,
        offset: usize,
    ) -> Fields {
        let (table, errors) = match (syntax, lines::other_syntax(text, syntax)) {
            (Syntax::Toml, None) => toml::parse(text, offset),
            (Syntax::Yaml, None) => yaml::parse(text, offset),
            // It is read as what it is, so that the error hides no other problem.
            (Syntax::Toml, Some(error)) => {
                (yaml::parse(text, offset).0, vec![error.behind(offset)])
            }
            (Syntax::Yaml, Some(error)) => {
                (toml::parse(text, offset).0, vec![error.behind(offset)])
            }
        };
        let mut fields = Fields::new(file, name, table, offset..offset + text.len());
        fields.syntax = syntax;
        let language = if syntax == Syntax::Toml { "TOML" } else { "YAML" };
        fields.is_parsed = errors.is_empty();
        for error in errors {
            let problem = Diagnostic::new(
                &rule::FRONT_MATTER_SYNTAX,
                format!("this is not {language}: {}", error.message),
            );
            let problem = problem.at(file, &error.span).label("here");
            fields.problems.push(problem.maybe_hint(error.hint));
        }
        if syntax == Syntax::Yaml {
            for (span, what) in unquoted::lost(text) {
                let message = format!("`{}` {what}", &text[span.clone()]);
                let span = span.start + offset..span.end + offset;
                let problem = Diagnostic::new(&rule::UNQUOTED_VALUE, message).at(file, &span);
                let hint = "put the whole value in quotation marks, or take this away";
                fields.problems.push(problem.label("not read").hint(hint));
            }
        }
        fields
    }

    fn new(file: &Arc<str>, name: &'static str, table: Table, span: Span) -> Fields {
        let entries = table.entries.into_iter().map(|(key, value)| (key, Some(value)));
        Fields {
            file: Arc::clone(file),
            name,
            entries: entries.collect(),
            known: Vec::new(),
            mistyped: Vec::new(),
            problems: Vec::new(),
            linklike: Vec::new(),
            is_parsed: true,
            syntax: Syntax::Toml,
            elsewhere: String::new(),
            is_strict: false,
            plain: None,
            span,
        }
    }

    /// Whether the text could be parsed at all, so that missing keys are worth reporting.
    pub fn is_parsed(&self) -> bool {
        self.is_parsed
    }

    /// Declares that a number is no text: a file of TOML has quotation marks for that.
    pub fn refuse_numbers_as_text(&mut self) {
        self.is_strict = true;
    }

    /// A table within this one.
    fn within(&self, name: &'static str, table: Table, span: Span) -> Fields {
        let mut fields = Fields::new(&self.file, name, table, span);
        (fields.syntax, fields.is_strict) = (self.syntax, self.is_strict);
        fields
    }

    /// Declares that keys may be missing for a reason reported elsewhere.
    pub fn doubt(&mut self) {
        self.is_parsed = false;
    }

    /// The keys that were queried, present or not.
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }

    /// The texts read so far that may hold a link, a citation or a comment. Keys hold none, so these would be shown as written.
    pub fn take_linklike(&mut self) -> Vec<Spanned<String>> {
        std::mem::take(&mut self.linklike)
    }

    /// Adds a problem found by the caller.
    pub fn problem(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }

    /// Reports that the required `key` is missing.
    pub fn missing(&mut self, key: &'static str, hint: &str) {
        let hint = match self.syntax {
            Syntax::Toml => hint.to_owned(),
            Syntax::Yaml => hint.replace(" = ", ": "),
        };
        let message = format!("{} needs `{key}`", self.name);
        let span = self.span.start..self.span.start;
        self.problems
            .push(Diagnostic::new(&rule::MISSING_KEY, message).at(&self.file, &span).hint(hint));
    }

    /// Adds the problems to `diagnostics`, with one for each key that was not taken.
    pub fn finish(mut self, diagnostics: &mut Diagnostics) {
        for (key, value) in std::mem::take(&mut self.entries) {
            if value.is_none() {
                continue;
            }
            let message = format!("{} has no key `{}`", self.name, key.value);
            let mut known = self.known.clone();
            known.sort_unstable();
            let hint = did_you_mean(&key.value, known.iter().copied());
            let hint = hint.unwrap_or_else(|| {
                format!("the keys are {}{}", list_words(&known), self.elsewhere)
            });
            let problem = Diagnostic::new(&rule::UNKNOWN_KEY, message).at(&self.file, &key.span);
            self.problems.push(problem.label("not a key of this table").hint(hint));
        }
        diagnostics.extend(self.problems);
    }

    /// Whether `key` is present and has not been taken yet.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(entry, value)| value.is_some() && entry.value == key)
    }

    /// Whether `key` was present, even if its value could not be understood.
    pub fn has_read(&self, key: &str) -> bool {
        self.entries.iter().any(|(entry, value)| value.is_none() && entry.value == key)
    }

    /// Whether the value of `key` is of a wrong type.
    pub fn has_problem_with(&self, key: &str) -> bool {
        self.mistyped.iter().any(|mistyped| mistyped == key)
    }

    /// Reports a key without a value, if omitting it would have another meaning.
    pub fn refuse_empty(&mut self, key: &'static str, hint: &str) {
        let is_empty = |value: &Value| value.kind == Kind::Null;
        let empty = self
            .entries
            .iter()
            .find(|(entry, value)| entry.value == key && value.as_ref().is_some_and(is_empty));
        if let Some((entry, _)) = empty {
            let problem = Diagnostic::new(&rule::EMPTY_KEY, format!("`{key}` has no value"));
            self.problems
                .push(problem.at(&self.file, &entry.span).label("nothing follows").hint(hint));
        }
    }

    fn take(&mut self, key: &'static str) -> Option<Value> {
        self.known.push(key);
        let mut left = self.entries.iter_mut().filter(|(_, value)| value.is_some());
        let (_, value) = left.find(|(entry, _)| entry.value == key)?;
        let value = value.take().filter(|value| value.kind != Kind::Null)?;
        self.note_linklike(&value);
        Some(value)
    }

    fn note_linklike(&mut self, value: &Value) {
        match &value.kind {
            Kind::Text(text)
                if memchr::memchr2(b'[', b'@', text.as_bytes()).is_some()
                    || comment::is_in(text) =>
            {
                self.linklike.push(Spanned::new(text.clone(), value.span.clone()));
            }
            Kind::List(values) => values.iter().for_each(|value| self.note_linklike(value)),
            _ => {}
        }
    }

    /// The key as a message names it.
    fn named<'k>(&'k self, key: &'k str) -> &'k str {
        self.plain.as_deref().unwrap_or(key)
    }

    fn wrong_type(&mut self, key: &str, value: &Value, expected: &str) {
        self.mistyped.push(key.to_owned());
        // A value with a mistake in its syntax may be of another type than was meant.
        let is_within = |at: usize| value.span.start <= at && at < value.span.end;
        if self.problems.iter().any(|problem| {
            problem.rule == &rule::FRONT_MATTER_SYNTAX
                && problem.place.as_ref().is_some_and(|place| is_within(place.start))
        }) {
            return;
        }
        let key = self.named(key);
        let message = format!("`{key}` is {}, not {expected}", value.kind.name());
        let problem = Diagnostic::new(&rule::WRONG_TYPE, message).at(&self.file, &value.span);
        let problem = problem.label(format!("expected {expected}"));
        let wants_text = expected.contains("text");
        let hint = match (self.syntax, &value.kind) {
            (Syntax::Yaml, Kind::List(_)) if wants_text => Some(
                "YAML reads `[...]` as a list: put a text that begins with `[` in quotation marks",
            ),
            (Syntax::Yaml, Kind::Table(_)) if wants_text => {
                Some("a colon with a blank begins a key in YAML: put the text in quotation marks")
            }
            (Syntax::Toml, Kind::Integer(_) | Kind::Number(_)) if wants_text => {
                Some("put it in quotation marks")
            }
            _ => None,
        };
        self.problems.push(problem.maybe_hint(hint.map(str::to_owned)));
    }

    /// A list of texts; a single text is a list of one, and `a, b` without quotation marks, in YAML, one of two.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let values = self.list(key, "a list of texts").into_iter();
        let values = match values.len() {
            1 => values.flat_map(Value::split).collect::<Vec<_>>(),
            _ => values.collect(),
        };
        values.into_iter().filter_map(|value| self.as_text(key, value)).collect()
    }

    /// A list of texts that may hold commas, such as sentences.
    pub fn whole_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let values = self.list(key, "a list of texts");
        values.into_iter().filter_map(|value| self.as_text(key, value)).collect()
    }

    fn list(&mut self, key: &'static str, expected: &str) -> Vec<Value> {
        match self.take(key) {
            None => Vec::new(),
            Some(Value { kind: Kind::List(values), .. }) => values,
            Some(value @ Value { kind: Kind::Table(_) | Kind::Boolean(_), .. }) => {
                self.wrong_type(key, &value, expected);
                Vec::new()
            }
            Some(value) => vec![value],
        }
    }

    /// A whole number of at least zero.
    pub fn count(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let value = self.take(key)?;
        match value.kind {
            Kind::Integer(number) if u32::try_from(number).is_ok() => {
                Some(Spanned::new(number as u32, value.span))
            }
            _ => {
                self.wrong_type(key, &value, "a whole number of at least 0");
                None
            }
        }
    }

    /// A number, with or without a fraction.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let value = self.take(key)?;
        match value.kind {
            Kind::Integer(number) => Some(Spanned::new(number as f64, value.span)),
            Kind::Number(number) if number.is_finite() => Some(Spanned::new(number, value.span)),
            _ => {
                self.wrong_type(key, &value, "a number");
                None
            }
        }
    }

    /// `true` or `false`; `false` if omitted. A quoted "false" is refused: it has made private pages public elsewhere.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.flag_or(key, false)
    }

    /// True or false; what is left out has the value given.
    pub fn flag_or(&mut self, key: &'static str, left_out: bool) -> bool {
        match self.take(key) {
            None => left_out,
            Some(Value { kind: Kind::Boolean(value), .. }) => value,
            Some(value) => {
                self.wrong_type(key, &value, "true or false");
                // The safer value for an unreadable flag: what it guards stays guarded.
                true
            }
        }
    }

    /// The path of the file, for problems that the caller adds.
    pub fn file(&self) -> Arc<str> {
        Arc::clone(&self.file)
    }
}

fn list_words(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
