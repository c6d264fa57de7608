//! Clippings of other programs, and Markdown written by hand: a head of YAML and a text.

use std::sync::Arc;

use crate::clip::{self, Head};
use crate::import::{Finding, Reading, Refused, encoding};
use crate::source::clip::{self as source, ClipHead};

/// Reads a clipping.
///
/// # Errors
/// Refuses a file that is no text, whose head cannot be read, or without a word.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, Refused> {
    let decoded = encoding::decode(bytes)?;
    let text: &str = &decoded.text;
    let mut head = source::head(&Arc::from(""), text);
    if !source::has_head(text) {
        head.body = 0..text.len();
    }
    if let Some(problem) = head.problems.first() {
        let line = problem.place.as_ref().map(|place| text[..place.start].lines().count() + 1);
        let line = line.map_or_else(String::new, |line| format!("line {line}: "));
        let hint = problem.hint.clone();
        return Err(Refused {
            message: format!("{line}{}", problem.message),
            hint: hint.unwrap_or_else(|| String::from("mend the head and import it again")),
        });
    }
    let body = clip::read(text, head.body.clone());
    if body.elements.is_empty() {
        return Err(Refused {
            message: String::from("there is no word under the head"),
            hint: String::from("clip the page again, with its text"),
        });
    }
    let clip = clip::reread(body, head_of(&head), &head.fields);
    let mut remarks = decoded.remarks();
    if !head.unknown.is_empty() {
        let keys = head.unknown.iter().map(|key| format!("`{}`", key.value)).collect::<Vec<_>>();
        remarks.push(format!("left out of the head: {}", keys.join(", ")));
    }
    Ok(Reading { findings: findings(&clip.head), clip, remarks })
}

fn head_of(head: &ClipHead) -> Head {
    let fields = &head.fields;
    let value = |field: &Option<crate::article::Field>| field.as_ref().map(|it| it.value.clone());
    Head {
        title: value(&fields.title),
        authors: fields.authors.iter().map(|author| author.value.clone()).collect(),
        site: value(&fields.site),
        published: fields.published.as_ref().map(|(_, date)| date.edtf()),
        volume: value(&fields.volume),
        issue: value(&fields.issue),
        url: head.url.clone(),
        language: head.language.clone(),
        description: value(&fields.description),
        retrieved: head.retrieved.clone(),
        original: head.original.clone(),
    }
}

fn findings(head: &Head) -> Vec<Finding> {
    let one = |key, value: &Option<String>| {
        value.clone().map(|value| Finding { key, value, place: "head" })
    };
    let authors = head.authors.iter();
    let authors = authors.map(|name| Finding { key: "author", value: name.clone(), place: "head" });
    let first = one("title", &head.title).into_iter().chain(authors);
    let rest = [
        one("site", &head.site),
        one("published", &head.published),
        one("url", &head.url),
        one("language", &head.language),
    ];
    first.chain(rest.into_iter().flatten()).collect()
}
