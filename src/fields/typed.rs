//! Values with a meaning: dates, words of a list, countries, languages, degrees, addresses.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::edtf::Edtf;
use crate::rule::{self, Rule};
use crate::text::similar::did_you_mean;
use crate::vocabulary::{Term, Word};

use super::value::{Kind, Spanned};
use super::{Fields, country, language};

impl Fields {
    /// A whole number between two bounds, both inclusive.
    pub fn count_within(&mut self, key: &'static str, low: u32, high: u32) -> Option<u32> {
        let count = self.count(key)?;
        if (low..=high).contains(&count.value) {
            return Some(count.value);
        }
        let problem = Diagnostic::new(
            &rule::OUT_OF_RANGE,
            format!("`{key}` is {}, not {low} to {high}", count.value),
        );
        self.problems
            .push(problem.at(&self.file, &count.span).label(format!("expected {low} to {high}")));
        None
    }

    /// Degrees of latitude or longitude, at most `limit` in both directions.
    pub fn degrees(&mut self, key: &'static str, limit: f64) -> Option<f64> {
        let number = self.number(key)?;
        if number.value.abs() <= limit {
            return Some(number.value);
        }
        let message = format!("`{key}` is {}, outside -{limit} to {limit} degrees", number.value);
        self.problems.push(
            Diagnostic::new(&rule::OUT_OF_RANGE, message)
                .at(&self.file, &number.span)
                .label("degrees"),
        );
        None
    }

    /// A country as an ISO 3166-1 alpha-2 code, or as a code that ISO 3166-1 leaves to its users: whether the site names
    /// that is for a check of the whole site to say.
    pub fn country(&mut self, key: &'static str) -> Option<Spanned<Term>> {
        let code = self.code(key, &rule::BAD_COUNTRY, "a country code", country::check)?;
        Some(Spanned::new(Term::new(&code.value), code.span))
    }

    /// A language as a BCP 47 tag.
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        Some(self.code(key, &rule::BAD_LANGUAGE, "a language tag", language::check)?.value)
    }

    /// A code of a standard; `check` returns a hint for one that is none.
    fn code(
        &mut self,
        key: &'static str,
        rule: &'static Rule,
        name: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<Spanned<String>> {
        let code = self.text(key)?;
        let Err(hint) = check(&code.value) else { return Some(code) };
        let problem = Diagnostic::new(rule, format!("`{}` is not {name}", code.value));
        let problem = problem.at(&self.file, &code.span).label(format!("not {name}"));
        self.problems.push(problem.hint(hint));
        None
    }

    /// An address on the web: `http` or `https`, nothing else.
    pub fn web_address(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let address = self.text(key)?;
        if address.value.starts_with("https://") || address.value.starts_with("http://") {
            return Some(address);
        }
        let problem = Diagnostic::new(
            &rule::BAD_ADDRESS,
            format!("`{}` is not a web address", address.value),
        );
        self.problems.push(problem.at(&self.file, &address.span).label("expected https://..."));
        None
    }

    /// An EDTF date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Edtf>> {
        let written = self.text(key)?;
        match Edtf::parse(&written.value) {
            Ok(date) => Some(Spanned::new(date, written.span)),
            Err(error) => {
                let message = format!("`{key}` is not an EDTF date: {error}");
                let hint = "write 2022-09-05, 2022-09, 2022, 2014/2015, 2015/.., 2024~ (about) or 2024? (uncertain)";
                let problem =
                    Diagnostic::new(&rule::BAD_DATE, message).at(&self.file, &written.span);
                self.problems.push(problem.label("not a date").hint(hint));
                None
            }
        }
    }

    /// Two EDTF dates of which the second does not end before the first begins.
    pub fn period(&mut self, from: &'static str, to: &'static str) -> [Option<Spanned<Edtf>>; 2] {
        let [start, end] = [from, to].map(|key| self.date(key));
        let begins = start.as_ref().and_then(|date| date.value.earliest());
        let ends = end.as_ref().and_then(|date| date.value.latest());
        if let (Some(begins), Some(ends), Some(end)) = (begins, ends, &end)
            && ends < begins
        {
            let message = format!("`{to}` is before `{from}`");
            let problem = Diagnostic::new(&rule::BAD_DATE, message).at(&self.file, &end.span);
            let hint = format!("write the earlier date in `{from}`");
            self.problems.push(problem.label("ends before it begins").hint(hint));
        }
        [start, end]
    }

    /// A word of a list that a site may add to. Whether the list has it is for a check of the whole site to say.
    pub fn term(&mut self, key: &'static str) -> Option<Spanned<Term>> {
        let written = self.text(key)?;
        Some(Spanned::new(Term::new(&written.value), written.span))
    }

    /// Words of a list that takes any.
    pub fn terms(&mut self, key: &'static str) -> Vec<Term> {
        self.texts(key).iter().map(|written| Term::new(&written.value)).collect()
    }

    /// One word from a fixed list.
    pub fn word<W: Word>(&mut self, key: &'static str) -> Option<Spanned<W>> {
        let written = self.text(key)?;
        self.as_word(key, &written)
    }

    /// Words from a fixed list.
    pub fn words<W: Word>(&mut self, key: &'static str) -> Vec<Spanned<W>> {
        let written = self.texts(key);
        written.iter().filter_map(|written| self.as_word(key, written)).collect()
    }

    fn as_word<W: Word>(
        &mut self,
        key: &'static str,
        written: &Spanned<String>,
    ) -> Option<Spanned<W>> {
        if let Some(word) = W::from_id(&written.value) {
            return Some(Spanned::new(word, written.span.clone()));
        }
        let hint = did_you_mean(&written.value, W::ids());
        let hint = hint.unwrap_or_else(|| format!("write one of {}", W::explained()));
        let message = format!("`{key}` cannot be `{}`", written.value);
        let problem = Diagnostic::new(&rule::UNKNOWN_WORD, message).at(&self.file, &written.span);
        self.problems.push(problem.label("not one of the words known here").hint(hint));
        None
    }

    /// Something written as a whole number or as text; `expected` names it in messages.
    pub fn parsed<T: FromStr>(
        &mut self,
        key: &'static str,
        expected: &'static str,
    ) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        let parsed = match &value.kind {
            Kind::Text(text) => text.trim().parse().ok(),
            Kind::Integer(number) => number.to_string().parse().ok(),
            _ => None,
        };
        if parsed.is_none() {
            self.wrong_type(key, &value, expected);
        }
        parsed.map(|parsed| Spanned::new(parsed, value.span))
    }

    /// A text or a number, for the value of a claim.
    pub fn text_or_number(&mut self, key: &'static str) -> Option<Spanned<TextOrNumber>> {
        let value = self.take(key)?;
        let item = match value.kind {
            Kind::Text(text) | Kind::Date(text) => TextOrNumber::Text(text),
            Kind::Integer(number) => TextOrNumber::Number(number as f64),
            Kind::Number(number) if number.is_finite() => TextOrNumber::Number(number),
            _ => {
                self.wrong_type(key, &value, "text or a number");
                return None;
            }
        };
        Some(Spanned::new(item, value.span))
    }
}

/// The value of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum TextOrNumber {
    /// A word, a name or a date.
    Text(String),
    /// A figure.
    Number(f64),
}
