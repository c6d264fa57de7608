//! Addresses in notes: of other sites, and of pictures.

use crate::note::Note;

use super::resolve::scheme;

/// The host of a web address as a browser reads it, however it is spelt.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    url.host_str().map(|host| host.trim_end_matches('.').to_owned())
}

pub(crate) fn is_under(host: &str, never: &str) -> bool {
    host == never || host.strip_suffix(never).is_some_and(|rest| rest.ends_with('.'))
}

/// A path relative to a folder of `content/`, when it stays inside.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts = folder.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path under `content/` of a picture that a note shows.
pub(crate) fn image_path(note: &Note, address: &str) -> Option<String> {
    let is_local = scheme(address).is_none() && !address.starts_with('/');
    let path = join(note.folder(), address).filter(|_| is_local)?;
    let (_, extension) = path.rsplit_once('.')?;
    IMAGES.contains(&extension.to_ascii_lowercase().as_str()).then_some(path)
}

/// The kinds of picture a page may show. SVG is not among them: opened by itself, it could run a script.
const IMAGES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "avif"];
