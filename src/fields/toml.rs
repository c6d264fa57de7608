//! TOML with the range of every key and value.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::value::{Kind, Span, Spanned, Table, Value};

/// A syntax error: its message and its range.
pub(crate) type SyntaxError = (String, Span);

/// Parses TOML that starts at byte `offset` of its file. Readable parts are returned even if others are not.
pub(crate) fn parse(text: &str, offset: usize) -> (Table, Vec<SyntaxError>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let errors = errors.into_iter().map(|error| {
        let span = error.span().unwrap_or_default();
        (error.message().to_owned(), span.start + offset..span.end + offset)
    });
    (convert_table(table.get_ref(), offset), errors.collect())
}

fn convert_table(table: &DeTable<'_>, offset: usize) -> Table {
    let mut entries = table
        .iter()
        .map(|(key, value)| {
            let span = key.span().start + offset..key.span().end + offset;
            (Spanned::new(key.get_ref().to_string(), span), convert(value, offset))
        })
        .collect::<Vec<_>>();
    entries.sort_by_key(|(key, _)| key.span.start);
    Table { entries }
}

fn convert(value: &TomlSpanned<DeValue<'_>>, offset: usize) -> Value {
    let span = value.span().start + offset..value.span().end + offset;
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => integer(number.as_str(), number.radix()),
        DeValue::Float(number) => {
            Kind::Number(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN))
        }
        DeValue::Boolean(value) => Kind::Boolean(*value),
        DeValue::Datetime(date) => Kind::Date(date.to_string()),
        DeValue::Array(values) => {
            Kind::List(values.iter().map(|value| convert(value, offset)).collect())
        }
        DeValue::Table(table) => Kind::Table(convert_table(table, offset)),
    };
    Value { kind, span }
}

fn integer(digits: &str, radix: u32) -> Kind {
    let number = i64::from_str_radix(digits, radix);
    match number.or_else(|_| i64::from_str_radix(&digits.replace('_', ""), radix)) {
        Ok(number) => Kind::Integer(number),
        // A number out of range is kept as text, so that the message can show it.
        Err(_) => Kind::Text(digits.to_owned()),
    }
}
