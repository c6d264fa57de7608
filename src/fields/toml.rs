//! TOML with the range of every key and value.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::Syntax;
use super::open_list;
use super::repair::{Repaired, SyntaxError};
use super::unquoted::in_quotes;
use super::value::{Kind, Span, Spanned, Table, Value};

/// Parses TOML that starts at byte `offset` of its file. Readable parts are returned even if others are not.
pub(crate) fn parse(text: &str, offset: usize) -> (Table, Vec<SyntaxError>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return (convert_table(table.get_ref(), &Source::new(text, offset)), Vec::new());
    }
    // The rest of a file is not read as items of a list that is never closed.
    let (repaired, mut found) = open_list::close(text, Syntax::Toml);
    let (table, errors) = DeTable::parse_recoverable(repaired.text());
    let source = Source { text: repaired.text(), repaired: Some(&repaired), offset };
    found.iter_mut().for_each(|error| error.span = shifted(&error.span, offset));
    found.extend(errors.into_iter().map(|error| {
        let at = error.span().unwrap_or_default();
        let hint = hint(source.text, at.start);
        SyntaxError { hint, ..SyntaxError::new(error.message(), source.place(at)) }
    }));
    found.sort_by_key(|error| error.span.start);
    (convert_table(table.get_ref(), &source), found)
}

/// What to write instead of a value that has no quotation marks, or typographic ones.
fn hint(text: &str, at: usize) -> Option<String> {
    const TYPOGRAPHIC: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let (key, value) = text[start..].lines().next()?.split_once('=')?;
    let value = value.trim();
    let is_typographic = value.starts_with(TYPOGRAPHIC);
    let is_bare = value.starts_with(char::is_alphabetic);
    if !is_typographic && !is_bare {
        return None;
    }
    let why =
        if is_typographic { "quotation marks are straight" } else { "a text has quotation marks" };
    let value = in_quotes(value.trim_matches(TYPOGRAPHIC));
    Some(format!("{why}; write `{} = {value}`", key.trim()))
}

/// The text that is parsed, and where it stands in its file.
struct Source<'a> {
    text: &'a str,
    repaired: Option<&'a Repaired>,
    offset: usize,
}

impl<'a> Source<'a> {
    fn new(text: &'a str, offset: usize) -> Source<'a> {
        Source { text, repaired: None, offset }
    }

    fn place(&self, span: Span) -> Span {
        let span = self.repaired.map_or(span.clone(), |repaired| repaired.place(&span));
        shifted(&span, self.offset)
    }
}

fn shifted(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}

fn convert_table(table: &DeTable<'_>, source: &Source<'_>) -> Table {
    let mut entries = table
        .iter()
        .map(|(key, value)| {
            let span = source.place(key.span());
            (Spanned::new(key.get_ref().to_string(), span), convert(value, source))
        })
        .collect::<Vec<_>>();
    entries.sort_by_key(|(key, _)| key.span.start);
    Table { entries }
}

fn convert(value: &TomlSpanned<DeValue<'_>>, source: &Source<'_>) -> Value {
    let is_number = matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_));
    let written = source.text.get(value.span()).filter(|_| is_number).map(str::to_owned);
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => integer(number.as_str(), number.radix()),
        DeValue::Float(number) => {
            Kind::Number(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN))
        }
        DeValue::Boolean(value) => Kind::Boolean(*value),
        DeValue::Datetime(date) => Kind::Date(date.to_string()),
        DeValue::Array(values) => {
            Kind::List(values.iter().map(|value| convert(value, source)).collect())
        }
        DeValue::Table(table) => Kind::Table(convert_table(table, source)),
    };
    Value { kind, span: source.place(value.span()), written }
}

fn integer(digits: &str, radix: u32) -> Kind {
    let number = i64::from_str_radix(digits, radix);
    match number.or_else(|_| i64::from_str_radix(&digits.replace('_', ""), radix)) {
        Ok(number) => Kind::Integer(number),
        // A number out of range is kept as text, so that the message can show it.
        Err(_) => Kind::Text(digits.to_owned()),
    }
}
