//! The labels of a masthead: `Publication:`, `Published on:`, `Tags:`.

use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Container,
    Volume,
    Issue,
    Author,
    Published,
    Updated,
    Subjects,
    Other,
}

const LABELS: [(Label, &[&str]); 9] = [
    (Label::Title, &["title", "headline"]),
    (
        Label::Container,
        &[
            "publication",
            "journal",
            "published in",
            "originally published in",
            "publisher",
            "newspaper",
            "magazine",
        ],
    ),
    (Label::Volume, &["volume", "vol", "vol."]),
    (Label::Issue, &["issue", "issue no.", "no.", "issue number", "number"]),
    (
        Label::Author,
        &[
            "by",
            "author",
            "authors",
            "author(s)",
            "written by",
            "reported by",
            "reporting by",
            "byline",
        ],
    ),
    (
        Label::Published,
        &[
            "published",
            "published on",
            "published at",
            "date",
            "date published",
            "publication date",
            "publish date",
            "posted",
            "posted on",
            "first published",
            "release date",
        ],
    ),
    (
        Label::Updated,
        &[
            "updated",
            "updated on",
            "last updated",
            "last updated on",
            "last modified",
            "modified",
            "last update",
        ],
    ),
    (
        Label::Subjects,
        &[
            "topic",
            "topics",
            "region",
            "regions",
            "tag",
            "tags",
            "keyword",
            "keywords",
            "category",
            "categories",
            "subject",
            "subjects",
            "filed under",
            "filed in",
            "in this story",
            "country",
            "countries",
        ],
    ),
    (
        Label::Other,
        &[
            "blog",
            "brand",
            "blog brand",
            "series",
            "program",
            "programme",
            "section",
            "edited by",
            "editor",
            "editors",
            "editing by",
            "url",
            "link",
            "doi",
            "issn",
            "isbn",
            "language",
            "document type",
            "article type",
            "location",
            "source url",
            "permalink",
            "translated by",
        ],
    ),
];

/// Returns the labels of a line with their places, colon included; the longest label wins.
pub(super) fn find_labels(text: &str, span: Range<usize>) -> Vec<(Label, Range<usize>)> {
    let line = &text[span.clone()];
    let mut found: Vec<(Label, Range<usize>)> = Vec::new();
    for colon in memchr::memchr_iter(b':', line.as_bytes()) {
        let before = line[..colon].trim_end();
        let last = before.bytes().next_back().map(|byte| byte.to_ascii_lowercase());
        let longest = LABELS
            .iter()
            .flat_map(|(label, names)| names.iter().map(move |name| (*label, *name)))
            // Their last letters alone tell of nearly all labels that they do not stand there.
            .filter(|(_, name)| name.bytes().next_back() == last)
            .filter(|(_, name)| ends_with_label(before, name))
            .max_by_key(|(_, name)| name.len());
        if let Some((label, name)) = longest {
            found.push((label, span.start + before.len() - name.len()..span.start + colon + 1));
        }
    }
    found
}

/// Says whether the text ends with the label, begun with a capital letter and standing by itself.
fn ends_with_label(before: &str, name: &str) -> bool {
    let start =
        before.len().checked_sub(name.len()).filter(|start| before.is_char_boundary(*start));
    let Some(start) = start else { return false };
    let label = &before[start..];
    label.eq_ignore_ascii_case(name)
        && !before[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        && label.starts_with(char::is_uppercase)
}
