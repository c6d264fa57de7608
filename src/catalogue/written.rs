//! Notes as links name them: by id, title or alias, or by the path of their file.

use percent_encoding::percent_decode_str;

use crate::id::Id;
use crate::note::{Kind, Note};
use crate::text::fold;

use super::{Catalogue, Lookup, NoteIx};

impl Catalogue {
    /// Resolves the target of a wikilink in a note of `folder`: an id, title or alias, with or without `.md` and
    /// percent codes, else a path. The first of these that a note has counts.
    pub fn look_up_written(&self, folder: &str, target: &str) -> Lookup {
        let as_written = self.look_up(target);
        if !matches!(as_written, Lookup::Unknown(_) | Lookup::Withheld) {
            return as_written;
        }
        let decoded = percent_decode_str(target).decode_utf8_lossy();
        let name = without_extension(&decoded);
        let by_name = if name == target { Lookup::Unknown(None) } else { self.look_up(name) };
        let by_path = match by_name {
            Lookup::Unknown(_) | Lookup::Withheld => self.look_up_path(folder, target),
            found => return found,
        };
        let is_withheld = [&as_written, &by_name].contains(&&Lookup::Withheld);
        match (by_path, as_written) {
            (Lookup::Unknown(_), _) if is_withheld => Lookup::Withheld,
            (Lookup::Unknown(nearest), Lookup::Unknown(of_all)) => {
                Lookup::Unknown(nearest.or(of_all))
            }
            (found, _) => found,
        }
    }

    /// The note with this path: relative to `folder`, to `content/`, or the last parts of it, with or without `.md`;
    /// or with this address on the site (`/actors/iskp/`). The file may be named by its id, title or alias.
    pub fn look_up_path(&self, folder: &str, path: &str) -> Lookup {
        let path = path.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy();
        let (base, inside) = path.strip_prefix('/').map_or((folder, &*path), |rest| ("", rest));
        // A step above `content/` is left out, as Obsidian does.
        let from_root = inside.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        let mut from_root = from_root.collect::<Vec<_>>();
        let mut relative = parts(base, inside).unwrap_or_else(|| from_root.clone());
        let Some(name) = take_name(&mut relative) else { return Lookup::Unknown(None) };
        take_name(&mut from_root);
        let name = without_extension(name);
        let rank = |ix: &NoteIx| rank(&self[*ix], &relative, &from_root);
        let mut found = self.with_name(name);
        let best = found.iter().filter_map(rank).min();
        found.retain(|ix| best.is_some() && rank(ix) == best);
        match found[..] {
            [ix] => Lookup::Found(ix),
            [] if self.withholds(name) || self.withholds_named(name) => Lookup::Withheld,
            [] if self.withholds(Id::slug(name).as_str()) => Lookup::Withheld,
            [] => Lookup::Unknown(self.nearest_name(name)),
            _ => Lookup::Ambiguous(found),
        }
    }

    /// Whether a wikilink in a note of `folder` leads to a note that this build withholds.
    pub(crate) fn withholds_written(&self, folder: &str, target: &str) -> bool {
        self.withholds_notes() && self.look_up_written(folder, target) == Lookup::Withheld
    }

    /// The notes with this id or name, or with the id that would be made of it.
    fn with_name(&self, name: &str) -> Vec<NoteIx> {
        let named = self.names.by_name.get(fold::key(name).as_str());
        let by_id = self.by_id(name).or_else(|| self.by_id(Id::slug(name).as_str()));
        let mut found = by_id.into_iter().chain(named.into_iter().flatten().copied());
        let mut list = Vec::new();
        found.by_ref().for_each(|ix| {
            if !list.contains(&ix) {
                list.push(ix);
            }
        });
        list
    }

    fn nearest_name(&self, name: &str) -> Option<String> {
        match &self.with_name(name)[..] {
            [ix] => Some(file_path(&self[*ix]).to_owned()),
            _ => self.nearest_id(name),
        }
    }
}

/// The path of a note's file under `content/`, without its extension.
fn file_path(note: &Note) -> &str {
    without_extension(note.file.strip_prefix("content/").unwrap_or(&note.file))
}

/// How well a folder fits that of a note, from best; `None` if it does not.
fn rank(note: &Note, relative: &[&str], from_root: &[&str]) -> Option<u8> {
    let own = note.folder().split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let are_equal = |a: &[&str], b: &[&str]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| fold::key(a) == fold::key(b))
    };
    let is_end =
        |path: &[&str]| path.len() <= own.len() && are_equal(&own[own.len() - path.len()..], path);
    match note.kind {
        _ if are_equal(&own, relative) => Some(0),
        _ if are_equal(&own, from_root) => Some(1),
        Kind::Page => Some(3),
        kind if [relative, from_root].iter().any(|path| path.first() == Some(&kind.folder())) => {
            Some(2)
        }
        _ if !from_root.is_empty() && is_end(from_root) => Some(3),
        _ => None,
    }
}

/// Takes the last part of a path, for `name/index.html` the one before it.
fn take_name<'a>(parts: &mut Vec<&'a str>) -> Option<&'a str> {
    let last = parts.pop()?;
    if last == "index.html" { parts.pop() } else { Some(last) }
}

/// A file name without `.md`, in any case.
pub(crate) fn without_extension(name: &str) -> &str {
    let end = name.len().saturating_sub(3);
    let is_note = end > 0 && name.is_char_boundary(end) && name[end..].eq_ignore_ascii_case(".md");
    if is_note { &name[..end] } else { name }
}

/// The parts of a path relative to a folder of `content/`; `None` if it leaves `content/`.
pub(crate) fn parts<'a>(folder: &'a str, path: &'a str) -> Option<Vec<&'a str>> {
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
    Some(parts)
}
