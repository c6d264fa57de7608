//! A value as an analyst wrote it, in TOML or YAML, with the place it stands at.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Byte offsets into the file.
pub type Span = Range<usize>;

/// Something read from a file, with where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

impl Spanned<String> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where a stretch of the text stands in `file`; the whole value where it is written in another way.
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
}

/// What kind of value it is. Dates keep their text: precision is ours to read.
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

/// Keys in the order they stand, with their places.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<(Spanned<String>, Value)>,
}

impl Kind {
    /// What the value is called in a message.
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
