//! Resolves the links in notes: `[[wikilinks]]` and Markdown links to other notes.

use crate::attachment::is_attachment;
use crate::catalogue::{Catalogue, Lookup, NoteIx};
use crate::diagnostic::{Diagnostic, Location};
use crate::note::Note;
use crate::picture;
use crate::rule;

use super::address::{file_path, scheme};
use super::pages::page_path;

/// The destination of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A note of this site.
    Note(NoteIx),
    /// The page that contains the link.
    Here,
    /// A file that is published as it is, by the path under `content/` that the note gives.
    File(String),
    /// A page that is no note's, such as a list, by its path among the published files. The outputs know whether it is
    /// one of them.
    Page(String),
    /// An address of another site, with a scheme that may be linked.
    Web,
    /// A scheme that may not be linked, such as `javascript:`.
    Forbidden,
    /// A note that this build withholds.
    Withheld,
    /// A note that was not read because of an error that is reported for it.
    Reported,
    /// Several notes have this name.
    Ambiguous(Vec<NoteIx>),
    /// No note has this name; with the id that was perhaps meant.
    Unknown(Option<String>),
}

impl Target {
    /// The problem with a link to this destination, written as `target`; `None` if it is valid.
    pub(super) fn problem(&self, catalogue: &Catalogue, target: &str) -> Option<Diagnostic> {
        let problem = match self {
            Target::Ambiguous(owners) => {
                let names = owners.iter().map(|ix| format!("`{}`", catalogue[*ix].id));
                let names = names.collect::<Vec<_>>().join(" and ");
                let first = &catalogue[owners[0]];
                Diagnostic::new(&rule::AMBIGUOUS_LINK, format!("`{target}` is a name of {names}"))
                    .label("which one?")
                    .also(Location::new(&first.file, &(0..0)), "one of them")
                    .hint(format!("link one by its id: `[[{}|{target}]]`", first.id))
            }
            Target::Forbidden => {
                Diagnostic::new(&rule::FORBIDDEN_SCHEME, format!("`{target}` may not be linked"))
                    .label("this scheme is not allowed")
                    .hint("only http, https and mailto addresses may be linked")
            }
            Target::Unknown(nearest) => unknown(target, nearest.as_deref()),
            Target::Note(_)
            | Target::Here
            | Target::File(_)
            | Target::Page(_)
            | Target::Web
            | Target::Withheld
            | Target::Reported => return None,
        };
        Some(problem)
    }
}

/// The problem with a link to a page that there is not, with the id or path of the one that was perhaps meant.
pub(crate) fn unknown(target: &str, nearest: Option<&str>) -> Diagnostic {
    let meant = nearest.map(|name| format!("did you mean `{name}`?"));
    let ending = target.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = ending.is_some_and(|ending| {
        (2..=5).contains(&ending.len())
            && !ending.eq_ignore_ascii_case("md")
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_published = is_attachment(target) || picture::Kind::of_name(target).is_some();
    let of_file = match is_published {
        true => {
            "no file is there: a path begins at the folder of its note, or with `/` at `content/`"
        }
        false => "a file of this kind is not published; save it as PDF, text or a picture",
    };
    let hint = meant.or_else(|| is_file.then(|| of_file.to_owned()));
    Diagnostic::new(&rule::UNKNOWN_LINK, format!("no page is called `{target}`"))
        .label("links to nothing")
        .hint("write a note's id, title or alias, or leave the brackets out")
        .maybe_hint(hint)
}

/// The schemes that links in notes may have.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Resolves a wikilink's target or the address of a Markdown link, as written in `note`.
pub fn resolve(catalogue: &Catalogue, note: &Note, address: &str, is_wikilink: bool) -> Target {
    if address.is_empty() {
        return Target::Here;
    }
    if !is_wikilink && let Some(scheme) = scheme(address) {
        return if SCHEMES.contains(&scheme.as_str()) { Target::Web } else { Target::Forbidden };
    }
    // `//host/path` would lead to another site, with the scheme of the current page.
    if !is_wikilink && address.starts_with("//") {
        return Target::Forbidden;
    }
    let found = match is_wikilink {
        true => catalogue.look_up(note.folder(), address),
        false => catalogue.look_up_path(note.folder(), address),
    };
    match found {
        Lookup::Found(ix) => Target::Note(ix),
        Lookup::Withheld => Target::Withheld,
        Lookup::Ambiguous(owners) => Target::Ambiguous(owners),
        Lookup::Unknown => match file_path(note, address) {
            Some(path) => Target::File(path),
            None if catalogue.is_reported(address) => Target::Reported,
            None => match page_path(note, address, is_wikilink) {
                Some(path) => Target::Page(path),
                None => Target::Unknown(catalogue.nearest(address)),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_hidden_by_control_characters_is_still_one() {
        assert_eq!(scheme("java\u{1}script:alert(1)").as_deref(), Some("javascript"));
        assert_eq!(scheme(" JAVASCRIPT:x").as_deref(), Some("javascript"));
        assert_eq!(scheme("actors/a:b"), None);
        assert_eq!(scheme("../x.md"), None);
    }
}
