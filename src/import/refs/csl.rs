//! Libraries in CSL-JSON, as Zotero, Better BibTeX and citation processors write it.

use serde_json::{Map, Value};

use crate::edtf::Edtf;
use crate::import::Refused;

use super::{Draft, Problem, value};

/// Reads the items of a list, or of an object that has them under `items` or by their ids.
pub(super) fn read(text: &str) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let value: Value = serde_json::from_str(text).map_err(|error| Refused {
        message: format!("this is no JSON: {error}"),
        hint: "export the library as CSL JSON anew".into(),
    })?;
    let items: Vec<Value> = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ if object.contains_key("title") => vec![Value::Object(object)],
            _ => object.into_iter().map(|(_, item)| item).collect(),
        },
        _ => Vec::new(),
    };
    let mut problems = Vec::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    let drafts = items.iter().filter_map(|item| draft(item, &mut lines, &mut problems));
    let drafts = drafts.collect();
    Ok((drafts, problems))
}

/// Finds the lines of items, which are looked for in their order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the next place at which a text is quoted; the last one found if it is written in another way.
    fn of(&mut self, quoted: &str) -> usize {
        let found = memchr::memmem::find(&self.text.as_bytes()[self.at..], quoted.as_bytes());
        if let Some(found) = found {
            self.line +=
                memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..self.at + found]).count();
            self.at += found;
        }
        self.line
    }
}

fn draft(item: &Value, lines: &mut Lines, problems: &mut Vec<Problem>) -> Option<Draft> {
    let Value::Object(item) = item else {
        let message = "an item is no object; it is left out".to_owned();
        problems.push(Problem { line: lines.line, message });
        return None;
    };
    let id = item.get("id").map(Value::to_string).unwrap_or_default();
    let line = lines.of(if id.is_empty() { "{" } else { &id });
    let key = ["citation-key", "citekey", "id"].iter().find_map(|key| plain(item, key));
    let kind = plain(item, "type").unwrap_or_default();
    let csl_type = TYPES.iter().find(|known| **known == kind).copied().unwrap_or_else(|| {
        let message = format!("`{kind}` is no type of CSL; it is taken for a document");
        problems.push(Problem { line, message });
        "document"
    });
    Some(Draft {
        line,
        key: key.map(|key| of_address(&key).to_owned()).unwrap_or_default(),
        csl_type,
        title: plain(item, "title"),
        authors: names(item, &["author", "director", "interviewee", "reporter"]),
        editors: names(item, &["editor", "container-author"]),
        container_title: plain(item, "container-title"),
        volume: plain(item, "volume"),
        issue: plain(item, "issue")
            .or_else(|| plain(item, "number").filter(|_| csl_type == "report")),
        issued: issued(item, line, problems),
        url: plain(item, "URL").as_deref().and_then(value::address),
        doi: plain(item, "DOI").as_deref().and_then(value::doi),
        publisher: plain(item, "publisher"),
        language: plain(item, "language").as_deref().and_then(value::language),
        pages: plain(item, "page"),
    })
}

/// Zotero has addresses for ids, the last part of which is a key.
fn of_address(key: &str) -> &str {
    if key.contains("://") { key.rsplit('/').next().unwrap_or(key) } else { key }
}

/// A text or number on one line, without the few tags that CSL allows in it.
fn plain(item: &Map<String, Value>, key: &str) -> Option<String> {
    match item.get(key)? {
        Value::String(text) => value::text(&without_tags(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn without_tags(text: &str) -> String {
    const TAGS: [&str; 7] = ["i", "b", "sub", "sup", "sc", "span", "em"];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('>').map(|end| at + end + 1);
        let name = |end: usize| {
            let inner = rest[at + 1..end - 1].trim_start_matches('/');
            inner.split_whitespace().next().is_some_and(|name| TAGS.contains(&name))
        };
        match end.filter(|end| name(*end)) {
            Some(end) => rest = &rest[end..],
            None => {
                plain.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    plain.push_str(rest);
    plain.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

fn names(item: &Map<String, Value>, keys: &[&str]) -> Vec<String> {
    let lists = keys.iter().filter_map(|key| item.get(*key)?.as_array());
    let first = lists.into_iter().find(|list| !list.is_empty());
    first.into_iter().flatten().filter_map(name).collect()
}

fn name(value: &Value) -> Option<String> {
    let Value::Object(name) = value else { return value.as_str().and_then(value::name) };
    if let Some(literal) = plain(name, "literal") {
        return Some(literal);
    }
    let parts = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
    let parts: Vec<String> = parts.iter().filter_map(|part| plain(name, part)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `{"date-parts": [[2019, 3, 7]]}`, or what somebody wrote.
fn issued(item: &Map<String, Value>, line: usize, problems: &mut Vec<Problem>) -> Option<Edtf> {
    let issued = item.get("issued")?;
    let written = ["raw", "literal"].iter().find_map(|key| issued.get(*key)?.as_str());
    let written = written.or_else(|| issued.as_str());
    if let Some(written) = written {
        let date = Edtf::parse(written.trim()).ok();
        if date.is_none() {
            let message = format!("`{written}` is no date");
            problems.push(Problem { line, message });
        }
        return date;
    }
    let parts = issued.get("date-parts").and_then(Value::as_array)?;
    let is_circa =
        issued.get("circa").is_some_and(|circa| !matches!(circa, Value::Bool(false) | Value::Null));
    let dates: Option<Vec<Edtf>> = parts.iter().take(2).map(of_parts).collect();
    let Some(dates) = dates.filter(|dates| !dates.is_empty()) else {
        let message = format!("`{}` is no date", issued.get("date-parts").unwrap_or(&Value::Null));
        problems.push(Problem { line, message });
        return None;
    };
    let joined = dates.iter().map(Edtf::as_str).collect::<Vec<_>>().join("/");
    Edtf::parse(&format!("{joined}{}", if is_circa && dates.len() == 1 { "~" } else { "" })).ok()
}

fn of_parts(parts: &Value) -> Option<Edtf> {
    let number = |at: usize| match parts.get(at)? {
        Value::String(text) => text.trim().parse::<i64>().ok(),
        number => number.as_i64(),
    };
    let small = |at| number(at).and_then(|number| u32::try_from(number).ok());
    value::date(number(0)?, small(1), small(2))
}

/// The types of CSL 1.0.2.
const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];
