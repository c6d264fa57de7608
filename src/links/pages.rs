//! Links to pages that are no notes': the lists of the site, its tags and whatever else is published. Which of them
//! there are, the outputs know.

use percent_encoding::percent_decode_str;

use crate::catalogue::parts;
use crate::id::Id;
use crate::note::{Kind, Note};

use super::address::scheme;

/// The folder of the pages of tags.
const TAGS: &str = "tags";

/// The folders of pages besides those of notes, by which a link may call them without a slash.
const FOLDERS: [&str; 5] = [TAGS, "timeline", "network", "map", "search"];

/// The names of the first page of a folder.
const FIRST_PAGES: [&str; 5] = ["_index", "_index.md", "index", "index.md", "index.html"];

/// The path among the published files of the page that an address means, if no note has it: `/actors/`,
/// `../actors/_index.md`, `tags/ports`, `/`. `None` if it has the form of a note's name.
pub(super) fn page_path(note: &Note, address: &str, is_wikilink: bool) -> Option<String> {
    if scheme(address).is_some() {
        return None;
    }
    let written = address.split('?').next().unwrap_or_default();
    let written = percent_decode_str(written).decode_utf8().ok()?;
    let is_absolute = written.starts_with('/');
    let folder = if is_absolute || is_wikilink { "" } else { note.folder() };
    // A step above `content/` is left out, as for notes.
    let path = parts(folder, &written).or_else(|| {
        let inside = written.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        Some(inside.collect())
    });
    let mut path = path?;
    let is_first = path.pop_if(|last| FIRST_PAGES.contains(last)).is_some();
    let is_folder = match path[..] {
        [name] => {
            FOLDERS.contains(&name) || Kind::WITH_FOLDER.iter().any(|kind| kind.folder() == name)
        }
        [TAGS, _] => true,
        _ => false,
    };
    if !(is_first || is_folder || is_absolute || written.ends_with('/')) {
        return None;
    }
    if path.last().is_some_and(|last| last.ends_with(".html")) {
        return Some(path.join("/"));
    }
    if path.last().is_some_and(|last| last.contains('.')) {
        return None;
    }
    if let [TAGS, tag] = path[..] {
        return Some(format!("{TAGS}/{}/index.html", Id::slug(tag)));
    }
    path.push("index.html");
    Some(path.join("/"))
}

/// The folder of a page with this path; empty for the home page.
pub(crate) fn folder_of_page(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/')
}

/// The words of a page that is known by its path alone: the name of its folder.
pub(crate) fn words_of_page(path: &str) -> String {
    let last = folder_of_page(path).rsplit('/').next().unwrap_or_default();
    if last.is_empty() { String::from("/") } else { last.to_owned() }
}

/// The address on the site of a page with this path: `/actors/`.
pub(crate) fn address_of_page(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;
    use crate::note;

    #[test]
    fn an_address_of_a_page_is_known_by_its_form() {
        let file = InputFile::new("content/actors/a.md", b"---\ntitle: A\nkind: person\n---\n");
        let note = note::parse(&file).expect("a note");
        for (address, path) in [
            ("/", Some("index.html")),
            ("/actors/", Some("actors/index.html")),
            ("/actors", Some("actors/index.html")),
            ("../actors/", Some("actors/index.html")),
            ("_index.md", Some("actors/index.html")),
            ("../_index.md", Some("index.html")),
            ("../../timeline/?x", Some("timeline/index.html")),
            ("../timeline", Some("timeline/index.html")),
            ("/tags/Red%20Sea/", Some("tags/red-sea/index.html")),
            ("/404.html", Some("404.html")),
            ("b", None),
            ("b.md", None),
            ("/actors/b.md", None),
            ("/files/x.zip", None),
            ("https://example.org/", None),
        ] {
            assert_eq!(page_path(&note, address, false).as_deref(), path, "{address}");
        }
        for (target, path) in [
            ("actors/_index", Some("actors/index.html")),
            ("actors", Some("actors/index.html")),
            ("timeline", Some("timeline/index.html")),
            ("tags/ports", Some("tags/ports/index.html")),
            ("index", Some("index.html")),
            ("Timeline of 2024", None),
            ("people/b", None),
        ] {
            assert_eq!(page_path(&note, target, true).as_deref(), path, "{target}");
        }
    }
}
