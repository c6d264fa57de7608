//! YAML with the range of every key and value.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::toml::SyntaxError;
use super::value::{Kind, Span, Spanned, Table, Value};

/// Parses YAML that starts at byte `offset` of its file.
pub(crate) fn parse(text: &str, offset: usize) -> (Table, Vec<SyntaxError>) {
    let places = Places::new(text, offset);
    if let Some(at) = too_deep(text) {
        let at = offset + at;
        return (Table::default(), vec![(String::from("it is nested too deeply"), at..at)]);
    }
    let documents = match MarkedYaml::load_from_str(text) {
        Ok(documents) => documents,
        Err(error) => {
            let at = places.byte(error.marker().index());
            return (Table::default(), vec![(error.info().to_owned(), at..at)]);
        }
    };
    match documents.first().map(|document| convert(document, &places)) {
        None | Some(Value { kind: Kind::Null, .. }) => (Table::default(), Vec::new()),
        Some(Value { kind: Kind::Table(table), .. }) => (table, Vec::new()),
        Some(value) => (
            Table::default(),
            vec![(String::from("front matter is a list of `key: value` lines"), value.span)],
        ),
    }
}

/// The offset of a line that is nested too deeply; `None` if there is none. The parser recurses for each level and
/// would overflow the stack. A level takes one column at least: of space, of `-`, `?` or `:`, or of a tag or an anchor.
fn too_deep(text: &str) -> Option<usize> {
    const DEEPEST: usize = 100;
    let mut start = 0;
    for line in text.split('\n') {
        let mut depth = 0;
        let mut at = 0;
        while let Some(sign) = line[at..].chars().next() {
            at += match sign {
                ' ' | '-' | '?' | ':' | '\t' => 1,
                '&' | '!' => line[at..].find([' ', '\t']).unwrap_or(line.len() - at),
                _ => break,
            };
            depth += 1;
            if depth > DEEPEST {
                return Some(start + at);
            }
        }
        start += line.len() + 1;
    }
    None
}

/// Converts the parser's character offsets to bytes.
struct Places {
    bytes: Vec<usize>,
    end: usize,
}

impl Places {
    fn new(text: &str, offset: usize) -> Places {
        let bytes = text.char_indices().map(|(at, _)| at + offset).collect();
        Places { bytes, end: text.len() + offset }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes.get(character).copied().unwrap_or(self.end)
    }

    fn span(&self, node: &MarkedYaml<'_>) -> Span {
        self.byte(node.span.start.index())..self.byte(node.span.end.index())
    }
}

fn convert(node: &MarkedYaml<'_>, places: &Places) -> Value {
    let kind = match &node.data {
        YamlData::Value(Scalar::Null) | YamlData::BadValue => Kind::Null,
        YamlData::Value(Scalar::Boolean(value)) => Kind::Boolean(*value),
        YamlData::Value(Scalar::Integer(number)) => Kind::Integer(*number),
        YamlData::Value(Scalar::FloatingPoint(number)) => Kind::Number(number.into_inner()),
        YamlData::Value(Scalar::String(text)) => Kind::Text(text.to_string()),
        YamlData::Representation(text, ..) => Kind::Text(text.to_string()),
        YamlData::Sequence(values) => {
            Kind::List(values.iter().map(|value| convert(value, places)).collect())
        }
        YamlData::Mapping(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (convert_key(key, places), convert(value, places)));
            Kind::Table(Table { entries: entries.collect() })
        }
        YamlData::Tagged(_, value) => return convert(value, places),
        YamlData::Alias(_) => Kind::Null,
    };
    Value { kind, span: places.span(node) }
}

fn convert_key(key: &MarkedYaml<'_>, places: &Places) -> Spanned<String> {
    let value = convert(key, places);
    let name = match value.kind {
        Kind::Text(text) => text,
        Kind::Integer(number) => number.to_string(),
        Kind::Boolean(value) => value.to_string(),
        _ => String::new(),
    };
    Spanned::new(name, value.span)
}
