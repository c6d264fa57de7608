//! The lock of a site: it speaks of what notes of every level cite, whatever this build shows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::cache::Cache;
use crate::catalogue::Catalogue;
use crate::input::{Hash, InputFile, Inputs};
use crate::lock::{CitingNote, Lock, LockedSource, Stand, citings};
use crate::marking::Marking;
use crate::memo::{combine, hash_of};
use crate::note::{Display, Kind, Note};
use crate::source::{self, ReadSource, Source};
use crate::stored::decode;

/// A cited article.
struct Cited<'a> {
    id: &'a str,
    hash: Hash,
    file: &'a Arc<str>,
    from: From<'a>,
}

/// Where the passages of an article are from.
enum From<'a> {
    /// It takes part in this build. Whether everybody may see it in full.
    Build(&'a Arc<ReadSource>, bool),
    /// This build withholds it.
    Withheld(&'a InputFile, &'a Note),
}

/// Joins the lock with all notes and the articles that they cite.
pub(super) fn lock<'a>(
    inputs: &'a Inputs,
    notes: &'a [Arc<Note>],
    catalogue: &Catalogue,
    articles: impl Iterator<Item = (&'a Source, (&'a Hash, &'a Arc<ReadSource>))>,
    is_complete: bool,
    cache: &mut Cache,
) -> Lock {
    let citing = citing_notes(notes, catalogue, cache);
    let ids = citing.iter().flat_map(|note| note.citings.sources()).collect::<BTreeSet<_>>();
    // Where the text is not at hand there are pages, and no passages.
    let has_text = |source: &Source| {
        let keys = source.note.and_then(|ix| catalogue[ix].details.source());
        keys.is_none_or(|keys| keys.seed.is_some())
    };
    let of_build = articles.filter(|(source, _)| has_text(source));
    let of_build = of_build.map(|(source, (hash, reading))| Cited {
        id: source.id.as_str(),
        hash: *hash,
        file: &source.file,
        from: From::Build(reading, source.note.is_some_and(|ix| is_shown(&catalogue[ix]))),
    });
    let mut cited = of_build.filter(|cited| ids.contains(cited.id)).collect::<Vec<_>>();
    let known = cited.iter().map(|cited| cited.id).collect::<BTreeSet<_>>();
    let is_withheld =
        |note: &&Arc<Note>| ids.contains(note.id.as_str()) && !known.contains(note.id.as_str());
    let others = notes.iter().filter(is_withheld).filter_map(|note| withheld(inputs, note));
    let others = others.collect::<Vec<_>>();
    cited.extend(others);
    let stands = cache.stands.get_all(
        &cited,
        |cited| cited.hash,
        |_, bytes| decode(bytes),
        |cited| match cited.from {
            From::Build(reading, _) => Stand::of(&reading.text, &reading.article),
            From::Withheld(file, note) => {
                let reading = source::read_article(file, Some(note));
                Stand::of(&reading.text, &reading.article)
            }
        },
    );
    let mut sources = BTreeMap::new();
    for (cited, stand) in cited.iter().zip(stands) {
        let shown = match cited.from {
            From::Build(reading, true) => Some(Arc::clone(reading)),
            _ => None,
        };
        let source = LockedSource { file: Arc::clone(cited.file), stand, shown };
        sources.entry(cited.id.to_owned()).or_insert(source);
    }
    Lock::new(inputs, sources, citing, is_complete)
}

/// All notes with what they cite.
fn citing_notes(notes: &[Arc<Note>], catalogue: &Catalogue, cache: &mut Cache) -> Vec<CitingNote> {
    let sources = notes.iter().filter(|note| note.kind == Kind::Source);
    // By both spellings of their ids.
    let sources = sources.flat_map(|note| [&*note.name, note.id.as_str()].map(|it| (it, &note.id)));
    let sources = sources.collect::<BTreeMap<_, _>>();
    let names = hash_of(sources.keys().map(|id| id.as_bytes()));
    let found = cache.citings.get_all(
        notes,
        |note| combine(&note.hash, &names),
        |_, bytes| decode(bytes),
        |note| {
            let found = citings(note, &|id| sources.contains_key(id));
            found.with_ids(|written| sources.get(written).map(|id| id.as_str()))
        },
    );
    let published = catalogue.iter().map(|(_, note)| &*note.file).collect::<BTreeSet<_>>();
    let notes = notes.iter().zip(found).map(|(note, citings)| CitingNote {
        note: Arc::clone(note),
        citings,
        is_published: published.contains(&*note.file),
    });
    notes.collect()
}

/// The article of a source note that this build withholds.
fn withheld<'a>(inputs: &'a Inputs, note: &'a Note) -> Option<Cited<'a>> {
    let seed = note.details.source()?.seed.as_ref()?;
    let file = inputs.get(&format!("seeds/{}", seed.value))?;
    let hash = combine(&file.hash, &note.hash);
    let from = From::Withheld(file, note);
    Some(Cited { id: note.id.as_str(), hash, file: &file.path, from })
}

/// Whether everybody may see the text of a source in full.
fn is_shown(note: &Note) -> bool {
    let keys = note.details.source();
    note.common.tlp == Marking::Clear
        && !note.common.draft
        && keys.is_some_and(|keys| keys.rights.display == Display::Full)
}
