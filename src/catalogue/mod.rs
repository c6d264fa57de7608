//! The catalogue holds every note of the site that may be published, by id and by name.

mod cut;
mod lookup;
mod names;
mod publication;
mod renaming;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::fields::Spanned;
use crate::id::Id;
use crate::input::Hash;
use crate::memo::{Memo, hash_of};
use crate::mention::{EventSettings, Lexicon};
use crate::note::{Kind, Note};
use crate::text::fold;
use crate::text::similar::Known;

pub use lookup::Lookup;
use lookup::{is_named, spellings};
pub(crate) use lookup::{keys_of_link, parts};
pub use names::shared_names;
pub use publication::{Audience, Published, Reveal, publish};
pub(crate) use renaming::NameDiff;

/// The number of a note in the catalogue of one build. The matcher uses the same numbers for entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NoteIx(pub u32);

impl NoteIx {
    /// The number as an index into a list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every published note.
#[derive(Debug, Clone)]
pub struct Catalogue {
    notes: Vec<Arc<Note>>,
    names: Arc<NameIndex>,
    similar: Arc<Similar>,
}

/// The known words for "did you mean", built when the first unknown word is reported.
#[derive(Debug, Default)]
struct Similar {
    /// The ids, titles and aliases of all notes.
    names: OnceLock<Known>,
    /// Those of the notes of a kind.
    by_kind: OnceLock<BTreeMap<Kind, Known>>,
}

/// A name in place of the id of a note, where no note has that id. What it may mean depends on the names of all notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistyped {
    /// The name as it is written.
    pub name: String,
    /// The kinds of notes that may be meant, the likeliest first.
    pub kinds: &'static [Kind],
}

/// The names by which a note is found, each with its id: both spellings of the id, the title and the aliases.
fn names_with_id(note: &Note) -> impl Iterator<Item = (&str, &str)> {
    let names = note.common.strong_names().map(|name| name.as_str());
    let names = [note.title()].into_iter().chain(names);
    spellings(note).map(|id| (id, id)).chain(names.map(|name| (name, note.id.as_str())))
}

/// The notes by id and by name, and the names of withheld notes. It does not depend on the texts of notes.
#[derive(Debug)]
pub struct NameIndex {
    // Only looked up, never iterated: the order of a hash map reaches no output.
    /// By both spellings of their ids.
    by_id: HashMap<Arc<str>, NoteIx>,
    by_name: HashMap<Arc<str>, Vec<NoteIx>>,
    /// The folded names of notes that were not read because of errors that are reported for them.
    reported: BTreeSet<String>,
    /// The ids of withheld notes, in both spellings.
    withheld_ids: HashSet<Arc<str>>,
    /// The names of withheld notes, folded.
    withheld_names: HashSet<Arc<str>>,
    /// The strong names of withheld entities: they hide shorter names inside them, and link to nothing.
    shields: Vec<String>,
    hash: Hash,
    ids_hash: Hash,
    lexicon_hash: Hash,
}

impl NameIndex {
    fn new(published: &Published, hash: Hash) -> NameIndex {
        let Published { notes, withheld, reported } = published;
        let mut by_id = HashMap::<Arc<str>, NoteIx>::with_capacity(notes.len());
        let mut by_name = HashMap::<Arc<str>, Vec<NoteIx>>::with_capacity(notes.len());
        for (number, note) in notes.iter().enumerate() {
            let ix = NoteIx(number as u32);
            if note.kind == Kind::Section {
                continue;
            }
            by_id.entry(note.id.shared()).or_insert(ix);
            for key in &note.names.keys {
                let owners = by_name.entry(Arc::clone(key)).or_default();
                if owners.last() != Some(&ix) {
                    owners.push(ix);
                }
            }
        }
        // The name of a file gives way to an id and to a name that a head gives.
        for (number, note) in notes.iter().enumerate().filter(|(_, note)| is_named(note)) {
            let ix = NoteIx(number as u32);
            by_id.entry(Arc::clone(&note.name)).or_insert(ix);
            let key = Arc::<str>::from(fold::key(&note.name));
            by_name.entry(key).or_insert_with(|| vec![ix]);
        }
        let ids_hash = {
            let files = notes.iter().map(|note| note.file.as_bytes());
            let names = withheld.iter().map(|note| note.names.hash.as_bytes().as_slice());
            let reported = reported.iter().map(|name| name.as_bytes());
            let others = [b"withheld".as_slice()].into_iter().chain(names);
            hash_of(files.chain(others).chain([b"reported".as_slice()]).chain(reported))
        };
        // Sections cannot be found by id or name.
        let hidden = withheld.iter().filter(|note| note.kind != Kind::Section);
        let ids = hidden.clone().flat_map(|note| [note.id.shared(), Arc::clone(&note.name)]);
        let withheld_ids = ids.collect();
        let file_names = hidden.clone().filter(|note| is_named(note));
        let file_names = file_names.map(|note| Arc::from(fold::key(&note.name)));
        let withheld_names = hidden.flat_map(|note| note.names.keys.iter().cloned());
        let withheld_names = withheld_names.chain(file_names).collect();
        let shields = withheld.iter().filter(|note| note.kind.is_entity());
        let shields =
            shields.flat_map(|note| note.common.strong_names().map(|name| name.value.clone()));
        let shields = shields.collect::<Vec<_>>();
        let entities = notes.iter().filter(|note| note.kind.is_entity());
        let lexicon_hash = names::hash(entities, shields.iter().map(String::as_bytes));
        NameIndex {
            reported: reported.clone(),
            by_id,
            by_name,
            withheld_ids,
            withheld_names,
            shields,
            hash,
            ids_hash,
            lexicon_hash,
        }
    }
}

impl Catalogue {
    /// Takes the notes; their order decides their numbers, so they come sorted. References to withheld notes are cut;
    /// of withheld notes only the names are kept, to distinguish a link to one from a slip. The memo has the name
    /// index of the last build.
    pub fn new(published: Published, memo: &mut Memo<NameIndex>) -> Catalogue {
        let withheld = published.withheld.iter().map(|note| note.names.hash.as_bytes().as_slice());
        let reported = published.reported.iter().map(|name| name.as_bytes());
        let hash = names::hash(published.notes.iter(), withheld.chain(reported));
        let names = memo.result(hash, || NameIndex::new(&published, hash));
        let mut catalogue = Catalogue { notes: published.notes, names, similar: Arc::default() };
        catalogue.cut();
        catalogue
    }

    /// The hash of all that the links of notes depend on: the set of notes and all their names.
    pub fn hash(&self) -> Hash {
        self.names.hash
    }

    /// The hash of all that references by id depend on: the files of published notes, and the names of withheld ones. A
    /// new alias of a published note does not change it.
    pub fn ids_hash(&self) -> Hash {
        self.names.ids_hash
    }

    /// The hash of all that finding names in articles depends on: the entities alone. They come first in the order of
    /// notes, so a new page or briefing changes none of their numbers.
    pub fn lexicon_hash(&self) -> Hash {
        self.names.lexicon_hash
    }

    /// The input of the matcher.
    pub fn lexicon(&self, settings: &EventSettings) -> Lexicon {
        names::lexicon(self, settings)
    }

    /// The note with this id, as its file has it or as its address does.
    pub fn by_id(&self, id: &str) -> Option<NoteIx> {
        self.names.by_id.get(id).copied()
    }

    /// The note with this id, if it is of this kind.
    pub fn of_kind(&self, id: &str, kind: Kind) -> Option<NoteIx> {
        self.by_id(id).filter(|ix| self[*ix].kind == kind)
    }

    /// The outlet with this name; of `Dawn` and `DAWN` the one that is written so.
    pub fn outlet_named(&self, name: &str) -> Option<NoteIx> {
        let owners = self.names.by_name.get(fold::key(name).as_str())?;
        let mut outlets = owners.iter().copied().filter(|ix| self[*ix].kind == Kind::Outlet);
        let has_name = |ix: &NoteIx| self[*ix].common.strong_names().any(|it| it.as_str() == name);
        outlets.clone().find(has_name).or_else(|| outlets.next())
    }

    /// Whether this is the id or a name of a withheld note.
    pub(crate) fn is_withheld(&self, name: &str) -> bool {
        let names = &self.names.withheld_names;
        self.names.withheld_ids.contains(name) || names.contains(fold::key(name).as_str())
    }

    /// Whether a link target or an id may mean a note that was not read because of an error that is reported for it.
    pub(crate) fn is_reported(&self, target: &str) -> bool {
        let reported = &self.names.reported;
        !reported.is_empty() && keys_of_link(target).iter().any(|key| reported.contains(key))
    }

    /// Whether any note is withheld.
    pub fn withholds_notes(&self) -> bool {
        !self.names.withheld_ids.is_empty()
    }

    /// Whether this is the id of a withheld note.
    pub fn is_withheld_id(&self, id: &str) -> bool {
        self.names.withheld_ids.contains(id)
    }

    /// The ids and folded names of the withheld notes, in no particular order.
    pub fn withheld(&self) -> impl Iterator<Item = &str> {
        let ids = self.names.withheld_ids.iter().map(|id| &**id);
        ids.chain(self.names.withheld_names.iter().map(|name| &**name))
    }

    /// Whether this is the id or a name of a published note.
    pub fn is_known(&self, name: &str) -> bool {
        self.by_id(name).is_some() || self.names.by_name.contains_key(fold::key(name).as_str())
    }

    /// Whether the note with this id is withheld: what rests on it must go with it.
    pub fn withholds(&self, id: &str) -> bool {
        self.names.withheld_ids.contains(id) && self.by_id(id).is_none()
    }

    fn nearest_name(&self, target: &str) -> Option<&str> {
        let known = self.similar.names.get_or_init(|| {
            let notes = self.notes.iter().filter(|note| note.kind != Kind::Section);
            Known::with_ids(notes.flat_map(|note| names_with_id(note)))
        });
        known.nearest(target)
    }

    /// Whether this is within two letters of the id of a source.
    pub(crate) fn is_near_source(&self, name: &str) -> bool {
        self.similar_of(Kind::Source).is_some_and(|known| known.is_near_id(name))
    }

    /// The id of the note of this kind that a mistyped id, or a title or alias in its place, may mean.
    pub fn nearest_of_kind(&self, name: &str, kind: Kind) -> Option<&str> {
        self.similar_of(kind)?.nearest_id(name)
    }

    fn similar_of(&self, kind: Kind) -> Option<&Known> {
        let known = self.similar.by_kind.get_or_init(|| {
            let kinds = self.notes.chunk_by(|a, b| a.kind == b.kind);
            let known = |notes: &[Arc<Note>]| {
                Known::with_ids(notes.iter().flat_map(|note| names_with_id(note)))
            };
            kinds.map(|notes| (notes[0].kind, known(notes))).collect()
        });
        known.get(&kind)
    }

    /// The id that may be meant in place of one that no note has.
    pub(crate) fn meant(&self, mistyped: &Mistyped) -> Option<&str> {
        mistyped.kinds.iter().find_map(|kind| self.nearest_of_kind(&mistyped.name, *kind))
    }

    /// Adds the tags in the texts of the notes, in their order, to those of their heads.
    pub(crate) fn add_tags<'t, T>(&mut self, tags: impl Iterator<Item = T>)
    where
        T: Iterator<Item = (&'t str, &'t std::ops::Range<usize>)>,
    {
        for (note, tags) in self.notes.iter_mut().zip(tags) {
            for (text, place) in tags {
                let known = &note.common.tags;
                if !known.iter().any(|tag| Id::slug(&tag.value) == Id::slug(text)) {
                    let tag = Spanned::new(text.to_owned(), place.clone());
                    Arc::make_mut(note).common.tags.push(tag);
                }
            }
        }
    }

    /// All notes with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (NoteIx, &Arc<Note>)> {
        self.notes.iter().enumerate().map(|(number, note)| (NoteIx(number as u32), note))
    }

    /// The `_index.md` of a folder under `content/`; for the empty path, that of the home page.
    pub fn section(&self, folder: &str) -> Option<NoteIx> {
        self.of(Kind::Section).find(|(_, note)| note.folder() == folder).map(|(ix, _)| ix)
    }

    /// The notes of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (NoteIx, &Arc<Note>)> {
        // Notes are sorted by kind first.
        let first = self.notes.partition_point(|note| note.kind < kind);
        let end = self.notes.partition_point(|note| note.kind <= kind);
        (first..end).map(|number| (NoteIx(number as u32), &self.notes[number]))
    }

    /// The number of notes.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether there are no notes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }
}

impl Index<NoteIx> for Catalogue {
    type Output = Arc<Note>;

    fn index(&self, ix: NoteIx) -> &Arc<Note> {
        &self.notes[ix.index()]
    }
}
