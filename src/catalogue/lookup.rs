//! Finds the note that a link means: by id, title or alias, or by the path of its file.

use percent_encoding::percent_decode_str;

use crate::id::Id;
use crate::note::{Kind, Note};
use crate::text::fold;

use super::{Catalogue, NoteIx};

/// The result of looking up a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// One note.
    Found(NoteIx),
    /// A note withheld for its marking, or a draft.
    Withheld,
    /// Several notes have the name.
    Ambiguous(Vec<NoteIx>),
    /// None has it.
    Unknown,
}

impl Catalogue {
    /// Resolves the target of a wikilink in a note of `folder`: an id, else a title or alias in any case, with or
    /// without `.md` and percent codes, else a path, else an id in any case. The first of these that a note has counts.
    pub fn look_up(&self, folder: &str, target: &str) -> Lookup {
        let as_written = self.look_up_name(target);
        if !matches!(as_written, Lookup::Unknown | Lookup::Withheld) {
            return as_written;
        }
        let decoded = percent_decode_str(target).decode_utf8_lossy();
        let name = without_extension(&decoded);
        let by_name = if name == target { Lookup::Unknown } else { self.look_up_name(name) };
        let by_path = match by_name {
            Lookup::Unknown | Lookup::Withheld => self.look_up_path(folder, target),
            found => return found,
        };
        match by_path {
            Lookup::Unknown if as_written == Lookup::Withheld => Lookup::Withheld,
            Lookup::Unknown => match self.with_id_in_any_case(name) {
                Some(ix) => Lookup::Found(ix),
                None if by_name == Lookup::Unknown => self.look_up_cited(name),
                None => by_name,
            },
            found => found,
        }
    }

    /// The note whose id is a name but for the case of its letters.
    fn with_id_in_any_case(&self, name: &str) -> Option<NoteIx> {
        let key = fold::key(name);
        let id = ids_of(name).find(|id| fold::key(id.as_str()) == key);
        id.and_then(|id| self.by_id(id.as_str()))
    }

    /// The source whose id follows an `@`, as in citations.
    fn look_up_cited(&self, name: &str) -> Lookup {
        let Some(id) = name.strip_prefix('@') else { return Lookup::Unknown };
        match self.of_kind(id, Kind::Source) {
            Some(ix) => Lookup::Found(ix),
            None if self.withholds(id) => Lookup::Withheld,
            None => Lookup::Unknown,
        }
    }

    /// Resolves the address of a Markdown link in a note of `folder`: the path of a file, relative to the folder, to
    /// `content/`, or the last parts of it, such as `people/Ada Lund.md` or `../actors/red-hill`; or an address on the
    /// site (`/actors/iskp/`). The file may be called by the id, title or an alias of its note.
    pub fn look_up_path(&self, folder: &str, path: &str) -> Lookup {
        let path = path.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy();
        let (base, inside) = path.strip_prefix('/').map_or((folder, &*path), |rest| ("", rest));
        // A step above `content/` is left out, as Obsidian does.
        let from_root = inside.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        let mut from_root = from_root.collect::<Vec<_>>();
        let mut relative = parts(base, inside).unwrap_or_else(|| from_root.clone());
        let Some(last) = take_name(&mut relative) else { return Lookup::Unknown };
        take_name(&mut from_root);
        let name = without_extension(last);
        // A file name alone finds a note in any folder; without `.md` it is the address of a page.
        let is_file_name = name != last && !path.contains('/');
        let rank = |ix: &NoteIx| rank(&self[*ix], &relative, &from_root, is_file_name);
        let mut found = self.with_name(name);
        let best = found.iter().filter_map(rank).min();
        found.retain(|ix| best.is_some() && rank(ix) == best);
        match found[..] {
            [ix] => Lookup::Found(ix),
            [] if self.withholds_id_of(name) => Lookup::Withheld,
            [] => Lookup::Unknown,
            _ => Lookup::Ambiguous(found),
        }
    }

    /// Whether this name, in a note of `folder`, is that of a withheld note and of no published one.
    pub(crate) fn withholds_named(&self, folder: &str, name: &str) -> bool {
        self.withholds_notes() && self.look_up(folder, name) == Lookup::Withheld
    }

    /// The note with this id, else with this title or alias.
    fn look_up_name(&self, name: &str) -> Lookup {
        if let Some(ix) = self.by_id(name) {
            return Lookup::Found(ix);
        }
        match self.owners(name) {
            [] if self.is_withheld(name) => Lookup::Withheld,
            [] => Lookup::Unknown,
            [ix] => Lookup::Found(*ix),
            // An exact title wins over names that are equal only when folded.
            several => {
                let is_exact = |ix: &&NoteIx| self[**ix].title() == name;
                match several.iter().filter(is_exact).collect::<Vec<_>>()[..] {
                    [ix] => Lookup::Found(*ix),
                    _ => Lookup::Ambiguous(several.to_vec()),
                }
            }
        }
    }

    /// The notes with this title or alias, in any case.
    fn owners(&self, name: &str) -> &[NoteIx] {
        self.names.by_name.get(fold::key(name).as_str()).map_or(&[], Vec::as_slice)
    }

    /// The notes with this id or name, or with the id that would be made of it.
    fn with_name(&self, name: &str) -> Vec<NoteIx> {
        let by_id =
            self.by_id(name).or_else(|| ids_of(name).find_map(|id| self.by_id(id.as_str())));
        let mut found = Vec::new();
        for ix in by_id.into_iter().chain(self.owners(name).iter().copied()) {
            if !found.contains(&ix) {
                found.push(ix);
            }
        }
        found
    }

    /// Whether a withheld note has this id or name, or the id that would be made of it, and no published note has it.
    fn withholds_id_of(&self, name: &str) -> bool {
        let has_id = |id: Id| self.withholds(id.as_str());
        let has_name = || self.owners(name).is_empty() && self.is_withheld(name);
        self.withholds(name) || ids_of(name).any(has_id) || self.by_id(name).is_none() && has_name()
    }

    /// What was perhaps meant by the target of a link that no note has: the path of the note that its last part names,
    /// else the nearest id, title or alias.
    pub fn nearest(&self, target: &str) -> Option<String> {
        let decoded = percent_decode_str(target).decode_utf8_lossy();
        let last = decoded.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = without_extension(last);
        match &self.with_name(name)[..] {
            [ix] => Some(file_path(&self[*ix]).to_owned()),
            _ => {
                let nearest = self.nearest_name(name).or_else(|| self.nearest_name(target));
                nearest.map(str::to_owned)
            }
        }
    }
}

/// The spellings of a note's id.
pub(super) fn spellings(note: &Note) -> impl Iterator<Item = &str> {
    [note.id.as_str()].into_iter().chain(Some(&*note.name).filter(|_| is_named(note)))
}

/// Whether a note has an id with two spellings.
pub(super) fn is_named(note: &Note) -> bool {
    note.kind != Kind::Section && note.id.as_str() != &*note.name
}

/// The folded names that the target of a link may give: all of it, and the last part of it as a path, with the ids that
/// would be made of that.
pub(crate) fn keys_of_link(target: &str) -> Vec<String> {
    let decoded = percent_decode_str(target).decode_utf8_lossy();
    let last = decoded.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let last = without_extension(last);
    let mut keys = vec![fold::key(target), fold::key(without_extension(&decoded)), fold::key(last)];
    keys.extend(ids_of(last).map(|id| fold::key(id.as_str())));
    keys.extend(last.strip_prefix('@').map(fold::key));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The ids that the file of a note with this name may have.
fn ids_of(name: &str) -> impl Iterator<Item = Id> {
    let of_name = Id::of_name(name).ok();
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let slug = fold::key(name).contains(is_latin).then(|| Id::slug(name));
    of_name.into_iter().chain(slug)
}

/// The path of a note's file under `content/`, without its extension.
fn file_path(note: &Note) -> &str {
    without_extension(note.file.strip_prefix("content/").unwrap_or(&note.file))
}

/// How well a folder fits that of a note, from best; `None` if it does not.
fn rank(note: &Note, relative: &[&str], from_root: &[&str], is_file_name: bool) -> Option<u8> {
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
        // The address that it has on the site.
        kind if [relative, from_root].contains(&&[kind.folder()][..]) => Some(2),
        _ if is_file_name || !from_root.is_empty() && is_end(from_root) => Some(3),
        _ => None,
    }
}

/// Takes the last part of a path, for `name/index.html` the one before it.
fn take_name<'a>(parts: &mut Vec<&'a str>) -> Option<&'a str> {
    let last = parts.pop()?;
    if last == "index.html" { parts.pop() } else { Some(last) }
}

/// A file name without `.md`, in any case.
fn without_extension(name: &str) -> &str {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalogue::Published;
    use crate::input::InputFile;
    use crate::memo::Memo;
    use crate::note;

    fn read(path: &str, head: &str) -> Arc<Note> {
        let text = format!("---\n{head}\n---\n");
        Arc::new(note::parse(&InputFile::new(path, text.as_bytes())).expect("a note"))
    }

    fn catalogue() -> Catalogue {
        let person = "kind: person";
        let mut notes = vec![
            read("content/actors/people/My Note.md", person),
            read("content/actors/Отчёт Берег.md", "kind: person\naliases: [Shore Report]"),
            read("content/actors/50% Rule.md", person),
            read("content/actors/east/twin.md", "kind: person\ntitle: Old Twin"),
            read("content/sources/Harbour Log.md", "title: The Log"),
        ];
        notes.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        let withheld = vec![
            read("content/actors/Deep Café.md", person),
            read("content/sources/Глубина.md", "title: Deep"),
        ];
        let published = Published { notes, withheld, ..Published::default() };
        Catalogue::new(published, &mut Memo::default())
    }

    /// The title of the note that is found, or what is said of there being none.
    fn words(catalogue: &Catalogue, found: &Lookup) -> String {
        match found {
            Lookup::Found(ix) => catalogue[*ix].id.to_string(),
            Lookup::Withheld => String::from("withheld"),
            Lookup::Ambiguous(owners) => format!("{} notes", owners.len()),
            Lookup::Unknown => String::from("unknown"),
        }
    }

    #[test]
    fn a_note_is_found_however_its_file_is_written() {
        let catalogue = catalogue();
        for (target, expected) in [
            ("My Note", "my-note"),
            ("my note", "my-note"),
            ("my-note", "my-note"),
            ("My%20Note", "my-note"),
            ("My Note.md", "my-note"),
            ("My%20Note.MD", "my-note"),
            ("people/My Note", "my-note"),
            ("actors/people/My%20Note.md", "my-note"),
            ("../../actors/people/my-note", "my-note"),
            ("/actors/my-note/", "my-note"),
            ("west/My Note", "unknown"),
            ("Отчёт Берег.md", "отчёт-берег"),
            ("actors/отчёт-берег", "отчёт-берег"),
            ("actors/%D0%9E%D1%82%D1%87%D1%91%D1%82%20Берег.md", "отчёт-берег"),
            ("actors/Shore Report.md", "отчёт-берег"),
            ("50% Rule", "50-rule"),
            ("50%25%20Rule.md", "50-rule"),
            ("Old Twin", "twin"),
            ("nobody", "unknown"),
            ("actors/nobody.md", "unknown"),
            ("", "unknown"),
            ("/", "unknown"),
            (".md", "unknown"),
        ] {
            for folder in ["", "actors", "actors/people", "briefings/2024"] {
                let found = words(&catalogue, &catalogue.look_up(folder, target));
                assert_eq!(found, expected, "[[{target}]] in {folder:?}");
                // An address is a path: only with `.md` does a name alone find a note elsewhere.
                if target.contains('/') || target.to_lowercase().ends_with(".md") {
                    let found = words(&catalogue, &catalogue.look_up_path(folder, target));
                    assert_eq!(found, expected, "[x]({target}) in {folder:?}");
                }
            }
        }
    }

    #[test]
    fn a_name_of_a_withheld_note_is_one_in_every_spelling() {
        let catalogue = catalogue();
        for target in [
            "Deep Café",
            "deep café",
            "deep-café",
            "Deep%20Caf%C3%A9.md",
            "actors/Deep Café",
            "../actors/deep-café.md",
            "Глубина",
            "sources/глубина.md",
            "/sources/%D0%93лубина/",
            "Deep",
        ] {
            for folder in ["", "actors", "briefings/2024"] {
                assert!(catalogue.withholds_named(folder, target), "[[{target}]] in {folder:?}");
                if target.contains('/') {
                    let found = catalogue.look_up_path(folder, target);
                    assert_eq!(found, Lookup::Withheld, "[x]({target}) in {folder:?}");
                }
            }
        }
        for target in ["My Note", "people/my-note.md", "nobody", "actors/nobody", ""] {
            assert!(!catalogue.withholds_named("actors", target), "{target}");
        }
    }

    #[test]
    fn a_link_rests_on_every_name_that_may_be_meant() {
        let keys = keys_of_link("people/My%20Note.md");
        for name in ["My Note", "my-note", "people/My Note"] {
            assert!(keys.contains(&fold::key(name)), "{name}: {keys:?}");
        }
    }
}
