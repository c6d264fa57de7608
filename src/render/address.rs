//! The addresses of pages. They end in `index.html`, so that a folder on a disk can be read without
//! a server.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::article::PassageRange;
use crate::catalogue::NoteIx;
use crate::id::Id;
use crate::note::{Kind, Note};
use crate::source::SourceIx;

use super::view::Link;
use super::words::shown_title;
use crate::model::Reader;

/// The home page.
pub(crate) const HOME: &str = "index.html";

/// The page of the network.
pub(crate) const NETWORK: &str = "network/index.html";
/// The page of the timeline.
pub(crate) const TIMELINE: &str = "timeline/index.html";

/// The page of the map.
pub(crate) const MAP: &str = "map/index.html";
/// The page of a year of the timeline, where it has one.
pub(crate) fn of_year(year: i16) -> String {
    format!("timeline/{year}/index.html")
}

/// The page of a further part of a year of the timeline.
pub(crate) fn of_part_of_year(name: &str) -> String {
    format!("timeline/{name}/index.html")
}

/// The script with the rows of a part of a year of the timeline, without `.js`.
pub(crate) fn of_rows_of_year(name: &str) -> String {
    format!("timeline/-rows/{name}")
}

/// The file of a page as an address: what has no place in one is percent-encoded.
pub(crate) fn encoded(path: String) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');
    match path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte)) {
        true => path,
        false => utf8_percent_encode(&path, PLAIN).to_string(),
    }
}

/// The page of a note.
pub(crate) fn of_note(note: &Note) -> String {
    encoded(file_of_note(note))
}

/// The file of a note's page. Pages hold hundreds of addresses, so they are put together without `format!`.
pub(crate) fn file_of_note(note: &Note) -> String {
    let folder = note.folder();
    match note.kind {
        Kind::Section if folder.is_empty() => String::from(HOME),
        Kind::Section => [folder, "/index.html"].concat(),
        Kind::Page if folder.is_empty() => [note.id.as_str(), "/index.html"].concat(),
        Kind::Page => [folder, "/", note.id.as_str(), "/index.html"].concat(),
        Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Source | Kind::Briefing => {
            [note.kind.folder(), "/", note.id.as_str(), "/index.html"].concat()
        }
    }
}

/// The page of a source.
pub(crate) fn of_source(site: &Reader<'_>, ix: SourceIx) -> String {
    of_source_id(site.source_id(ix))
}

/// The page of the source with this id.
fn of_source_id(id: &Id) -> String {
    encoded(file_of_source(id))
}

/// The file of the page of the source with this id.
pub(crate) fn file_of_source(id: &Id) -> String {
    ["sources/", id.as_str(), "/index.html"].concat()
}

/// The address of passages on their source's page, which is that of the first one.
pub(crate) fn of_passages(page: &str, passages: Option<PassageRange>) -> String {
    match passages {
        Some(range) => format!("{page}#p{}", range.first),
        None => page.to_owned(),
    }
}

/// The list of a section.
pub(crate) fn of_list(kind: Kind) -> String {
    format!("{}/index.html", kind.folder())
}

/// The page of a tag.
pub(crate) fn of_tag(tag: &Id) -> String {
    format!("tags/{tag}/index.html")
}

/// The relative path from a page to the root.
pub(crate) fn root(url: &str) -> String {
    "../".repeat(url.matches('/').count())
}

/// A link to a note, by its title.
pub(crate) fn link(site: &Reader<'_>, ix: NoteIx) -> Link {
    Link { text: shown_title(site, ix).into_owned(), url: of_note(site.named(ix)) }
}

/// The title of a note. The headline of a source may be in its article only.
pub(crate) fn title<'a>(site: &Reader<'a>, ix: NoteIx) -> &'a str {
    source_of(site, ix).map_or(site.named(ix).title(), |source| &site.source(source).title)
}

/// The source that a note describes.
pub(crate) fn source_of(site: &Reader<'_>, ix: NoteIx) -> Option<SourceIx> {
    let note = site.named(ix);
    (note.kind == Kind::Source).then(|| site.source_with_id(note.id.as_str())).flatten()
}

/// The address of a published file on the site, for a report; `None` if the site's own address is not known.
pub(crate) fn of_file(site: &Reader<'_>, written: &str) -> Option<String> {
    let base = site.config().base_url.as_deref()?.trim_end_matches('/');
    Some(format!("{base}/{}", site.file(written)?))
}

/// The path of a redirect, which is written as an address (`/old/name/`) or as a file (`old/name.html`).
pub(super) fn of_redirect(written: &str) -> String {
    let path = written.strip_prefix('/').unwrap_or(written);
    if path.ends_with(".html") {
        path.to_owned()
    } else {
        format!("{}/index.html", path.trim_end_matches('/'))
    }
}
