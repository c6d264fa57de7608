//! The note of a reference, as an analyst would write it.

use crate::id::Id;

use super::Reference;

/// Writes the front matter. What a note has no key for stands in it as comments.
pub(super) fn text(reference: &Reference, outlet: Option<&Id>) -> String {
    let mut note = String::from("+++\n");
    let mut line = |key: &str, value: &str| note.push_str(&format!("{key} = {value}\n"));
    line("title", &quoted(&reference.title));
    line("csl_type", &quoted(reference.csl_type));
    line("authors", &list(&reference.authors));
    // A book is published by its publisher, and an article in its journal.
    let container = reference.container_title.as_ref().or(reference.publisher.as_ref());
    match (outlet, container) {
        (Some(outlet), _) => line("outlet", &quoted(outlet.as_str())),
        (None, Some(container)) => line("container_title", &quoted(container)),
        (None, None) => {}
    }
    let optional = [
        ("volume", reference.volume.clone()),
        ("issue", reference.issue.clone()),
        (
            "url",
            reference
                .url
                .clone()
                .or_else(|| reference.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"))),
        ),
        ("language", reference.language.clone()),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            line(key, &quoted(&value))
        }
    }
    let publisher = reference.publisher.clone().filter(|publisher| Some(publisher) != container);
    let doi = reference.doi.clone().filter(|_| reference.url.is_some());
    let comments = [("publisher", publisher), ("pages", reference.pages.clone()), ("doi", doi)];
    for (key, value) in comments {
        if let Some(value) = value {
            line(&format!("# {key}"), &quoted(&value))
        }
    }
    if !reference.editors.is_empty() {
        line("# editors", &list(&reference.editors));
    }
    if let Some(date) = &reference.issued {
        note.push_str(&format!(
            "\n[issued]\ndate = {}\nbasis = \"stated\"\n",
            quoted(date.as_str())
        ));
    }
    note + "+++\n"
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A text as a TOML string on one line.
fn quoted(text: &str) -> String {
    toml::Value::from(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}
