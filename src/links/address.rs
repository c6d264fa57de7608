//! Addresses and paths in notes, and the pictures that they refer to.

use percent_encoding::percent_decode_str;

use crate::attachment::is_attachment;
use crate::catalogue::parts;
use crate::note::Note;
use crate::picture::Kind;

/// The scheme of an address, by RFC 3986, in lower case. Control characters and spaces that a browser would
/// skip are skipped too, or `java\nscript:` would pass.
pub(super) fn scheme(address: &str) -> Option<String> {
    let visible =
        address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>();
    let (scheme, _) = visible.split_once(':')?;
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // After a slash, a question mark or a hash there is no scheme: `a/b:c` is a path.
    well_formed.then(|| scheme.to_ascii_lowercase())
}

/// The path under `content/` of a picture in a note; `None` if the address is no such path.
pub(crate) fn image_path(note: &Note, address: &str) -> Option<String> {
    let path = path(note, address)?;
    Kind::of_name(&path).is_some_and(Kind::is_for_pages).then_some(path)
}

/// The path under `content/` of a file that a note may link; `None` if the address is no such path.
pub(super) fn file_path(note: &Note, address: &str) -> Option<String> {
    // A step above `content/` is left out, as for notes.
    let path =
        path(note, address).or_else(|| path(note, &format!("/{}", address.replace("../", ""))))?;
    let is_picture = Kind::of_name(&path).is_some_and(Kind::is_for_pages);
    (is_picture || is_attachment(&path)).then_some(path)
}

/// A path relative to the folder of a note, or after a slash to `content/`.
pub(super) fn path(note: &Note, address: &str) -> Option<String> {
    if scheme(address).is_some() || address.starts_with("//") {
        return None;
    }
    let address = percent_decode_str(address).decode_utf8().ok()?;
    let (folder, inside) = match address.strip_prefix('/') {
        Some(inside) => ("", inside),
        None => (note.folder(), &*address),
    };
    Some(parts(folder, inside)?.join("/"))
}

/// The name of a file, the last part of its path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
