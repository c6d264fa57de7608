//! Hashes of what pages read of a site: a page whose dependencies have the hashes of the last build is unchanged.

use rayon::prelude::*;

use crate::article::PassageNumber;
use crate::catalogue::NoteIx;
use crate::index::{Apart, UseRole};
use crate::input::{Hash, Inputs};
use crate::memo::{combine, hash_of};
use crate::site::Site;
use crate::source::{MentionKind, PartKind, SourceIx, Visible};
use crate::words::WORDS_FOLDER;

use super::Reader;
use super::dependency::{Dependency, ReadSet};

/// Half a hash: pages have many dependencies, and 128 bits are enough to rule out accidental collisions.
type Short = [u8; 16];

/// The hash of each dependency in a site, and of what every item depends on.
#[derive(Debug)]
pub(crate) struct Fingerprints {
    site_key: Hash,
    /// By kind of dependency, in the order of numbers.
    dependencies: [Vec<Short>; Dependency::KINDS],
}

impl Fingerprints {
    pub(crate) fn new(site: &Site, inputs: &Inputs) -> Fingerprints {
        let notes = (0..site.catalogue.len()).map(|number| NoteIx(number as u32));
        let notes = notes.collect::<Vec<_>>();
        let sources = site.iter_sources().map(|(ix, _)| ix).collect::<Vec<_>>();
        // In the order of the kinds in `Dependency::code`.
        let dependencies = [
            notes.iter().map(|ix| short(&site.note(*ix).head)).collect(),
            notes.iter().map(|ix| short(&site.note(*ix).hash)).collect(),
            notes.par_iter().map(|ix| short(&inbound(site, *ix))).collect(),
            sources.iter().map(|ix| short(&source(site, *ix))).collect(),
            sources.par_iter().map(|ix| short(&uses(site, *ix))).collect(),
            sources.par_iter().map(|ix| short(&visible(&site.visible[ix.index()]))).collect(),
        ];
        Fingerprints { site_key: site_key(site, inputs), dependencies }
    }

    /// Adds another hash to what every item depends on.
    pub(crate) fn on(self, more: &Hash) -> Fingerprints {
        Fingerprints { site_key: combine(&self.site_key, more), ..self }
    }

    /// The hash of everything a page read; `None` if this site lacks some of it.
    pub(crate) fn of(&self, reads: &ReadSet) -> Option<Hash> {
        let mut bytes = Vec::with_capacity(size_of::<Hash>() + reads.len() * size_of::<Short>());
        bytes.extend_from_slice(self.site_key.as_bytes());
        for code in reads {
            let (kind, number) = Dependency::parts(*code);
            bytes.extend_from_slice(self.dependencies[kind].get(number)?);
        }
        Some(blake3::hash(&bytes))
    }
}

fn short(hash: &Hash) -> Short {
    *hash.as_bytes().first_chunk().expect("a hash is longer than half of it")
}

/// The hash of what every item depends on besides what it reads: the settings and templates, and the sets of notes,
/// sources and pictures with their names, and the pages that the menu has only where there is something to show.
fn site_key(site: &Site, inputs: &Inputs) -> Hash {
    let marking = site.marking();
    let reader = Reader::new(site);
    let in_menu = [reader.has_timeline(), reader.has_map(), reader.has_network()];
    let rest = format!(
        "{:?} {marking:?} {in_menu:?} {:?} {:?} {:?}",
        site.audience, site.index.articles.kinship, site.never, site.index.list_properties
    );
    let sources = site
        .sources
        .iter()
        .flat_map(|source| [source.file.as_bytes(), source.id.as_str().as_bytes()]);
    let tags = site.catalogue.iter().flat_map(|(_, note)| {
        let tags = note.common.tags.iter().map(|tag| tag.value.as_bytes());
        [b"tags of".as_slice(), note.file.as_bytes()].into_iter().chain(tags)
    });
    let hashes = [site.catalogue.hash(), theme_hash(inputs)];
    let hashes = hashes.iter().map(|hash| hash.as_bytes().as_slice());
    let images = site.files.list.keys().map(String::as_bytes);
    let elsewhere = site.files.elsewhere.iter().flat_map(|(a, b)| [a.as_bytes(), b.as_bytes()]);
    let rest = [rest.as_bytes()];
    hash_of(
        hashes
            .chain(sources)
            .chain(tags)
            .chain(images)
            .chain([b"elsewhere".as_slice()])
            .chain(elsewhere)
            .chain(rest),
    )
}

/// The hash of what pages are rendered with besides the content: templates, words and settings.
pub(crate) fn theme_hash(inputs: &Inputs) -> Hash {
    let files = inputs.under("themes").chain(inputs.under(WORDS_FOLDER));
    let files = files.chain(inputs.get("site.toml"));
    let hashes = files.map(|file| file.hash).collect::<Vec<_>>();
    hash_of(hashes.iter().map(|hash| hash.as_bytes().as_slice()))
}

/// A source, and what tells its short name apart from those of others.
fn source(site: &Site, ix: SourceIx) -> Hash {
    let hash = site.source(ix).hash;
    match site.index.same_names.apart(&site.catalogue, &site.sources, ix) {
        Apart::Nothing => hash,
        Apart::Further => combine(&hash, &hash),
        Apart::Numbered(number) => combine(&hash, &hash_of([number.to_le_bytes().as_slice()])),
    }
}

fn inbound(site: &Site, ix: NoteIx) -> Hash {
    let (index, articles, at) = (&site.index, &site.index.articles, ix.index());
    let mut row = Row::default();
    for evidence in &articles.evidence[at] {
        let list = &site.mentions[evidence.source.index()].list;
        row.push(evidence.source.0);
        row.numbers(match evidence.part {
            PartKind::Title => [0, 0, 0],
            PartKind::Passage(number) => {
                let [number, letter] = number.parts();
                [1, number, letter]
            }
            PartKind::Footnote(number) => [2, number, 0],
        });
        for (number, mention) in evidence.mentions(list) {
            row.push(number);
            let by = u32::from(mention.by == MentionKind::WeakName);
            row.push(by | u32::from(mention.by == MentionKind::Anaphora) << 1);
        }
        row.end();
    }
    row.end();
    // The range of the paragraph belongs to the text of the linking note, another dependency.
    row.list(index.backlinks[at].iter().map(|backlink| [backlink.from.0]));
    for citation in &articles.outlet_citations[at] {
        row.push(citation.source.0);
        row.numbers(citation.passage.map_or([0, 0], PassageNumber::parts));
        row.text(citation.date.as_deref().unwrap_or_default());
    }
    row.end();
    row.list(articles.published[at].iter().map(|source| [source.0]));
    for (date, published) in &articles.published_on[at] {
        row.text(date);
        row.list(published.iter().map(|source| [source.0]));
    }
    row.end();
    row.list(index.relations_in[at].iter().map(|inward| [inward.from.0, inward.relation as u32]));
    for by in &index.attacks[at] {
        row.push(by.attack.0);
        row.text(&by.certainty);
    }
    row.end();
    row.list(index.affiliates[at].iter().map(|outlet| [outlet.0]));
    row.hash()
}

fn uses(site: &Site, ix: SourceIx) -> Hash {
    let mut row = Row::default();
    for used in &site.index.uses[ix.index()] {
        row.push(used.note.0);
        row.numbers(used.passage.map_or([u32::MAX, 0], PassageNumber::parts));
        row.numbers(match used.role {
            UseRole::Text => [0, 0],
            UseRole::Claim(number) => [1, number as u32],
            UseRole::Relation(number) => [2, number as u32],
            UseRole::Perpetrator(number) => [3, number as u32],
        });
    }
    row.hash()
}

/// The hash of the parts of a source that may be shown.
pub(crate) fn visible(visible: &Visible) -> Hash {
    let mut row = Row::default();
    match visible {
        Visible::Whole => row.text("whole"),
        Visible::Parts(parts) => {
            row.list(parts.iter().map(|part| [part.start as u32, part.end as u32]));
        }
    }
    row.hash()
}

/// Numbers and texts as bytes to hash, with lengths and ends of lists, so that different rows differ in bytes.
#[derive(Default)]
struct Row(Vec<u8>);

impl Row {
    fn push(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.push(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn numbers<const N: usize>(&mut self, numbers: [u32; N]) {
        numbers.into_iter().for_each(|number| self.push(number));
    }

    fn list<const N: usize>(&mut self, items: impl Iterator<Item = [u32; N]>) {
        items.for_each(|numbers| self.numbers(numbers));
        self.end();
    }

    fn end(&mut self) {
        self.push(u32::MAX);
    }

    fn hash(self) -> Hash {
        blake3::hash(&self.0)
    }
}
