//! Clippings of a vault: each becomes an article, as it is, with a note of its source.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::marking::Marking;
use crate::note::Kind;
use crate::text::fold;

/// A clipping, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipping {
    /// Its path in the vault.
    pub path: String,
    /// The folder of its note under `content/`.
    folder: String,
    /// The name of its article and of its note, without an ending.
    name: String,
    tlp: Marking,
}

impl Clipping {
    /// The clipping at a path, which is a note of this kind by its folder.
    pub(super) fn new(path: &str, kind: Kind, tlp: Marking) -> Clipping {
        let own = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = if kind == Kind::Source { own } else { Kind::Source.folder() };
        let (path, folder) = (path.to_owned(), folder.to_owned());
        Clipping { name: stem(&path).to_owned(), path, folder, tlp }
    }

    /// Gives it a name that is not taken, and takes it.
    pub(super) fn choose_name(&mut self, taken: &mut BTreeSet<String>) {
        let own = stem(&self.path);
        let names = (2..).map(|number| format!("{own} {number}"));
        let mut names = std::iter::once(own.to_owned()).chain(names);
        let free = names.find(|name| taken.insert(fold::key(name)));
        self.name = free.unwrap_or_default();
    }

    /// The path of its article in the site.
    pub fn seed_path(&self) -> String {
        format!("seeds/{}.md", self.name)
    }

    /// The path of its note in the site.
    pub fn note_path(&self) -> String {
        let separator = if self.folder.is_empty() { "" } else { "/" };
        format!("content/{}{separator}{}.md", self.folder, self.name)
    }

    /// The text of its note. It says nothing that the clipping says, but its level, which counts in notes alone.
    pub fn note(&self) -> String {
        let seed = toml::Value::from(format!("{}.md", self.name));
        let mut note = format!("+++\nseed = {seed}\n");
        if self.tlp != Marking::default() {
            let _ = writeln!(note, "tlp = \"{}\"", self.tlp);
        }
        note + "\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 100\n+++\n"
    }
}

/// The name of a file without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
