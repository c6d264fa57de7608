//! What the preview adds to pages in the browser: a script, the worker that listens for it, and a style sheet.
//!
//! A page's own policy mostly forbids it to connect to anything. The policy is left as it is, so that a page in the preview
//! may do just what it may do when published: a worker, which has a policy of its own, connects instead. One shared worker
//! serves all open pages, because browsers allow six connections to a host and each stream of events would take one.

use std::sync::LazyLock;

/// The folder of everything that belongs to the preview and not to the site.
pub(super) const FOLDER: &str = crate::output::PREVIEW;

/// The files by their names.
const FILES: [(&str, &str); 3] = [
    ("preview.css", include_str!("preview.css")),
    ("preview.js", include_str!("preview.js")),
    ("worker.js", include_str!("worker.js")),
];

/// Changes with any of the files: an open page never meets the worker of another version.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for (name, text) in FILES {
        hasher.update(name.as_bytes()).update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

/// The text of a file.
pub(super) fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The address of a file, for pages.
pub(super) fn address(name: &str) -> String {
    format!("/{FOLDER}/{name}?{}", *VERSION)
}

/// Whether an address with this query will always give the same file.
pub(super) fn is_for_ever(query: Option<&str>) -> bool {
    query == Some(VERSION.as_str())
}
