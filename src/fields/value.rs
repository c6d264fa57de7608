//! A value as an analyst wrote it, in TOML or YAML, with its range in the file.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Byte offsets into the file.
pub type Span = Range<usize>;

/// A value read from a file, with its range.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Its range in the file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its range.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

impl Spanned<String> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The range in `file` of a stretch of the text; of the entire value if its spelling there differs from the text.
    pub(crate) fn place_of(&self, stretch: &Span, file: &str) -> Span {
        let found = file[self.span.clone()].find(&self.value[stretch.clone()]);
        let start = found.map(|at| self.span.start + at);
        start.map_or(self.span.clone(), |start| start..start + stretch.len())
    }
}

/// One value of either syntax.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// The spelling of an unquoted value of YAML and of a number of TOML.
    pub(crate) written: Option<String>,
}

impl Value {
    /// A value without a spelling of its own.
    pub(crate) fn new(kind: Kind, span: Span) -> Value {
        Value { kind, span, written: None }
    }

    /// The items of a text `a, b` without quotation marks; any other value as it is.
    pub(crate) fn split(self) -> Vec<Value> {
        let text = match (&self.kind, &self.written) {
            (Kind::Text(text), Some(_)) if text.contains(',') => text.clone(),
            _ => return vec![self],
        };
        let is_as_written = text.len() == self.span.len();
        let mut values = Vec::new();
        let mut at = 0;
        for part in text.split(',') {
            let item = part.trim();
            let start = self.span.start + at + (part.len() - part.trim_start().len());
            let span = if is_as_written { start..start + item.len() } else { self.span.clone() };
            at += part.len() + 1;
            if !item.is_empty() {
                values.push(Value::new(Kind::Text(item.to_owned()), span));
            }
        }
        values
    }
}

/// The type of a value. Dates stay text: their precision is interpreted later.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(String),
    List(Vec<Value>),
    Table(Table),
    /// YAML's empty value.
    Null,
}

/// Keys in their order, with their ranges.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<(Spanned<String>, Value)>,
}

impl Kind {
    /// The name of the value's type in a message.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Kind::Text(_) => "text",
            Kind::Integer(_) => "a whole number",
            Kind::Number(_) => "a number",
            Kind::Boolean(_) => "true or false",
            Kind::Date(_) => "a date",
            Kind::List(_) => "a list",
            Kind::Table(_) => "a table",
            Kind::Null => "nothing",
        }
    }
}
