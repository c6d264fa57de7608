//! YAML with the range of every key and value.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::lines;
use super::repair::{Repaired, SyntaxError};
use super::unquoted::Mending;
use super::value::{Kind, Span, Spanned, Table, Value};

/// The most mistakes that are looked for in one head.
const MOST_ERRORS: usize = 20;

/// Parses YAML that starts at byte `offset` of its file. After a mistake it goes on with the line as it was probably
/// meant, so that the other problems are found as well.
pub(crate) fn parse(text: &str, offset: usize) -> (Table, Vec<SyntaxError>) {
    if let Some(at) = too_deep(text) {
        let at = offset + at;
        return (Table::default(), vec![SyntaxError::new("it is nested too deeply", at..at)]);
    }
    let (mut repaired, mut errors) = (Repaired::new(text), Vec::new());
    let mut mending = Mending::default();
    loop {
        let read = match MarkedYaml::load_from_str(repaired.text()) {
            Ok(documents) => Ok(documents.first().map(|document| {
                let places = Places::new(&repaired, offset);
                convert(document, &places)
            })),
            Err(error) => {
                let at = error.marker().index();
                let at = repaired.text().char_indices().nth(at);
                Err((at.map_or(repaired.text().len(), |(at, _)| at), error.info().to_owned()))
            }
        };
        match read {
            Ok(None | Some(Value { kind: Kind::Null, .. })) => return (Table::default(), errors),
            Ok(Some(Value { kind: Kind::Table(table), .. })) => return (table, errors),
            Ok(Some(value)) => {
                let message = "front matter is a list of `key: value` lines";
                let mut error = SyntaxError::new(message, value.span);
                error.hint = Some(match text.starts_with(['\n', '\r']) {
                    true => String::from(
                        "if it is no head but a rule across the page, write it as `***`",
                    ),
                    false => lines::hint_for(text.lines().next().unwrap_or_default()),
                });
                errors.push(error);
                return (Table::default(), errors);
            }
            Err(_) if errors.len() >= MOST_ERRORS => return (Table::default(), errors),
            Err((at, message)) => {
                let found = mending.mend(&mut repaired, at, &message);
                errors.extend(found.into_iter().map(|error| SyntaxError {
                    span: error.span.start + offset..error.span.end + offset,
                    ..error
                }));
            }
        }
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

/// Converts the parser's character offsets to bytes of the file.
struct Places<'a> {
    text: &'a str,
    repaired: &'a Repaired,
    offset: usize,
    bytes: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(repaired: &'a Repaired, offset: usize) -> Places<'a> {
        let text = repaired.text();
        let bytes = text.char_indices().map(|(at, _)| at).collect();
        Places { text, repaired, offset, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes.get(character).copied().unwrap_or(self.text.len())
    }

    /// The range of a node in the text that was parsed.
    fn range(&self, node: &MarkedYaml<'_>) -> Span {
        self.byte(node.span.start.index())..self.byte(node.span.end.index())
    }

    fn span(&self, node: &MarkedYaml<'_>) -> Span {
        let place = self.repaired.place(&self.range(node));
        place.start + self.offset..place.end + self.offset
    }
}

fn convert(node: &MarkedYaml<'_>, places: &Places<'_>) -> Value {
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
    let is_plain = !matches!(kind, Kind::List(_) | Kind::Table(_));
    let written = places.text.get(places.range(node)).filter(|_| is_plain);
    let written = written.filter(|text| !text.starts_with(['"', '\'', '|', '>']));
    Value { kind, span: places.span(node), written: written.map(str::to_owned) }
}

fn convert_key(key: &MarkedYaml<'_>, places: &Places<'_>) -> Spanned<String> {
    let value = convert(key, places);
    let name = match value.kind {
        Kind::Text(text) => text,
        _ => value.written.unwrap_or_default(),
    };
    Spanned::new(name, value.span)
}
