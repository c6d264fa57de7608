//! The site: all files parsed, linked and indexed. It is immutable; pages and exports are functions of it.

mod files;
mod lock;
mod seeds;
mod visible;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalogue::{
    Audience, Catalogue, Mistyped, NameDiff, NoteIx, Published, Reveal, keys_of_link, publish,
    shared_names,
};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::index::{self, ArticleIndex, Index};
use crate::input::{Hash, InputFile, Inputs};
use crate::links::{self, BlockedHost, NoteLinks};
use crate::lock::Lock;
use crate::marking::Marking;
use crate::memo::{Memo, combine, hash_of};
use crate::mention::Matcher;
use crate::note::{self, Cited, Note, Rights, Vault};
use crate::rule;
use crate::source::{self, Mentions, Source, SourceIx, Visible};
use crate::stored::decode;
use crate::text::sentence;
use crate::words::Words;

pub use crate::cache::Cache;
pub use files::Files;

/// A whole site.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The words of its pages and reports.
    pub words: Arc<Words>,
    /// The audience.
    pub audience: Audience,
    /// The hash of what references by id depend on: the ids of all notes, and the articles.
    pub ids: Hash,
    /// Every published note.
    pub catalogue: Catalogue,
    /// The links of each note, in the order of the catalogue.
    pub links: Vec<Arc<NoteLinks>>,
    /// Every source, in the order of the files.
    pub sources: Arc<Vec<Source>>,
    /// The mentions of each source.
    pub mentions: Vec<Arc<Mentions>>,
    /// The parts of each source that may be shown.
    pub visible: Vec<Arc<Visible>>,
    /// The references to each note and source.
    pub index: Index,
    /// The addresses that no page may link.
    pub never: Vec<BlockedHost>,
    /// The pictures that notes show, and the other files that they link.
    pub files: Files,
    /// What cited passages said when they were cited.
    pub lock: Lock,
}

/// Builds the site from its files. It never fails: the diagnostics are the problems of single files and of ids, names
/// and articles shared by notes. [`crate::check`] finds those that need the whole site.
pub fn assemble(inputs: &Inputs, audience: Audience, cache: &mut Cache) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let config = Config::read(inputs, &mut diagnostics);
    let words = Arc::new(config.words(inputs, &mut diagnostics));
    let (notes, unread) = read_notes(inputs, &config.vault, cache, &mut diagnostics);
    let is_complete = !diagnostics.has_errors();
    let never = never_linked(&config, &notes);
    let mut published = publish(&notes, audience);
    published.reported.extend(unread);
    diagnostics.extend(seeds::problems(&notes, inputs));
    diagnostics.extend(words::problems(&notes, &config.vocabulary));
    let withheld_seeds = withheld_seeds(&published);
    let (mut catalogue, clashes) = rayon::join(
        || Catalogue::new(published, &mut cache.names),
        || [duplicate_ids(&notes), shared_names(notes.iter())],
    );
    diagnostics.extend(clashes.into_iter().flatten());
    let seeds =
        source::seeds(inputs.under("seeds").filter(|file| is_article(file)), &catalogue, |name| {
            withheld_seeds.contains(name)
        });
    let seeds = seeds.into_par_iter().map(|seed| (seed.hash(), seed)).collect::<Vec<_>>();
    let events = config.events();
    let setting = hash_of([config.language.as_bytes(), format!("{events:?}").as_bytes()]);
    let names_hash = combine(&catalogue.lexicon_hash(), &setting);
    // The matcher is built on one core while the others parse articles.
    let (matcher, readings) = rayon::join(
        || {
            let make = || Matcher::new(&catalogue.lexicon(&events), sentence::sentences);
            cache.matcher.result(names_hash, make)
        },
        || {
            cache.readings.get_all(
                &seeds,
                |(hash, _)| *hash,
                |(_, seed), bytes| source::restore(seed, bytes),
                |(_, seed)| source::read(seed),
            )
        },
    );
    diagnostics.extend(readings.iter().flat_map(|reading| reading.problems.iter().cloned()));
    let read = seeds.into_iter().zip(readings).filter(|(_, reading)| reading.is_source);
    let (seeds, readings) = read.unzip::<_, _, Vec<_>, Vec<_>>();
    let texts = seeds.iter().zip(&readings).collect::<Vec<_>>();
    let last = cache.last.take();
    let renaming = last.as_ref().and_then(|last| NameDiff::between(last, &catalogue, &events));
    if let (Some(last), Some(renaming)) = (&last, &renaming) {
        let last = combine(&last.lexicon_hash(), &setting);
        cache.mentions.rekey(
            &texts,
            |((seed, _), _)| combine(seed, &last),
            |((seed, _), _)| combine(seed, &names_hash),
            |mentions| !renaming.may_concern(&mentions.words),
        );
    }
    let mentions = cache.mentions.get_all(
        &texts,
        |((seed, _), _)| combine(seed, &names_hash),
        |_, bytes| decode(bytes),
        |((_, seed), reading)| {
            let language = seed.language(&reading.article, &config.language);
            source::find(&matcher, &catalogue, &reading.text, &reading.article, language)
        },
    );
    let renamed = last.as_ref().zip(renaming.as_ref());
    let seed_hashes = seeds.iter().map(|(hash, _)| *hash).collect::<Vec<_>>();
    // The articles are indexed on one core while the others link notes.
    let (links, (sources, articles)) = rayon::join(
        || {
            let memo = &mut cache.links;
            link_notes(&config, &catalogue, &matcher, &never, renamed, memo, &mut diagnostics)
        },
        || {
            let names = combined_hash(&catalogue.hash(), &seed_hashes);
            let sources = cache.sources.result(names, || {
                let seeds = texts.iter().map(|((_, seed), reading)| (seed, reading));
                seeds.map(|(seed, reading)| source::assemble(seed, reading, &catalogue)).collect()
            });
            let make = || ArticleIndex::new(&catalogue, &sources, &mentions);
            let articles = cache.articles.result(names, make);
            (sources, articles)
        },
    );
    if config.inline_tags {
        let tags = links.iter().map(|links| links.tags.as_slice());
        catalogue.add_tags(tags.map(|tags| tags.iter().map(|tag| (&*tag.text, &tag.place))));
    }
    let index = index::build(&catalogue, articles, &sources, &links);
    let files = Files::new(inputs, &links);
    let articles = sources.iter().zip(seed_hashes.iter().zip(&readings));
    let lock = lock::lock(inputs, &notes, &catalogue, articles, is_complete, cache);
    diagnostics.extend(lock.problems());
    let ids = combined_hash(&catalogue.ids_hash(), &seed_hashes);
    let mut site = Site {
        config,
        words,
        audience,
        ids,
        catalogue,
        links,
        sources,
        mentions,
        visible: Vec::new(),
        index,
        never,
        files,
        lock,
    };
    site.visible = site.decide_visible(&seed_hashes, &names_hash, &mut cache.visible);
    cache.last = Some(site.catalogue.clone());
    (site, diagnostics.sorted())
}

/// The hash of everything that notes may refer to: the notes, by a hash from the catalogue, and the articles.
fn combined_hash(notes: &Hash, seeds: &[Hash]) -> Hash {
    let seeds = seeds.iter().map(|hash| hash.as_bytes().as_slice());
    hash_of(seeds.chain([notes.as_bytes().as_slice()]))
}

/// The notes, and the folded names of those that could not be read.
fn read_notes(
    inputs: &Inputs,
    vault: &Vault,
    cache: &mut Cache,
    diagnostics: &mut Diagnostics,
) -> (Vec<Arc<Note>>, Vec<String>) {
    let files =
        inputs.under("content").filter(|file| note::is_note(&file.path)).collect::<Vec<_>>();
    let read = cache.notes.get_all(
        &files,
        |file| vault.hash_of(&file.hash),
        |file, bytes| note::restore(file, vault, bytes).map(|note| Ok(Arc::new(note))),
        |file| note::parse_in(file, vault).map(Arc::new),
    );
    let (mut notes, mut unread) = (Vec::new(), Vec::new());
    for (file, result) in files.iter().zip(&read) {
        match &**result {
            Ok(note) => {
                diagnostics.extend(note.problems.iter().cloned());
                notes.push(Arc::clone(note));
            }
            Err(problem) => {
                diagnostics.push((**problem).clone());
                unread.extend(keys_of_link(&file.path));
            }
        }
    }
    (notes, unread)
}

fn is_article(file: &InputFile) -> bool {
    source::is_article(&file.path)
}

fn link_notes(
    config: &Config,
    catalogue: &Catalogue,
    matcher: &Matcher,
    never: &[BlockedHost],
    renamed: Option<(&Catalogue, &NameDiff)>,
    memo: &mut Memo<NoteLinks>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<NoteLinks>> {
    let setting = hash_of([format!("{never:?}").as_bytes(), config.language.as_bytes()]);
    let notes = catalogue.iter().collect::<Vec<_>>();
    let key = |catalogue: &Catalogue| {
        let names = combine(&catalogue.hash(), &setting);
        move |(ix, note): &(NoteIx, &Arc<Note>)| {
            hash_of([note.hash.as_bytes().as_slice(), names.as_bytes(), &ix.0.to_le_bytes()])
        }
    };
    if let Some((last, renaming)) = renamed {
        memo.rekey(&notes, key(last), key(catalogue), |links| {
            links.problems.is_empty()
                && !renaming.may_concern(&links.words)
                && !links.edges.iter().any(|edge| renaming.has_retitled(edge.target))
        });
    }
    let links = memo.get_all(
        &notes,
        key(catalogue),
        |_, bytes| decode(bytes),
        |(ix, note)| {
            let language = note.common.language.as_deref().unwrap_or(&config.language);
            links::scan(matcher, catalogue, never, note, language, Some(*ix))
        },
    );
    diagnostics.extend(
        links
            .iter()
            .flat_map(|links| links.problems.iter().cloned())
            .filter(|problem| !(config.raw_html && problem.rule == &rule::RAW_HTML))
            .filter(|problem| !(config.inline_tags && problem.rule == &rule::INLINE_TAG)),
    );
    links
}

/// The seeds of withheld source notes. They must not be read, not even as articles without a note.
fn withheld_seeds(published: &Published) -> BTreeSet<String> {
    let keys = published.withheld.iter().filter_map(|note| note.details.source());
    let seeds = keys.filter_map(|keys| keys.seed.as_ref());
    seeds.map(|seed| seed.value.clone()).collect()
}

/// The addresses of outlets that must not be linked, including withheld outlets, and the hosts blocked in `site.toml`.
fn never_linked(config: &Config, notes: &[Arc<Note>]) -> Vec<BlockedHost> {
    let outlets = notes.iter().filter_map(|note| note.details.outlet());
    let refused = outlets.filter(|outlet| outlet.is_never_linked());
    let addresses = refused.filter_map(|outlet| BlockedHost::address(&outlet.url.as_ref()?.value));
    let mut never = addresses.chain(config.never_link.iter().cloned()).collect::<Vec<_>>();
    never.sort();
    never.dedup();
    never
}

/// Reports notes with the same id: their pages would have the same address.
fn duplicate_ids(notes: &[Arc<Note>]) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let mut problems = Vec::new();
    for note in notes.iter().filter(|note| note.kind != note::Kind::Section) {
        let Some(owner) = first.insert(&note.id, note) else { continue };
        let message = match owner.name == note.name {
            true => format!("two notes have the id `{}`", note.name),
            false => {
                format!("`{}` and `{}` have one address, `{}`", owner.name, note.name, note.id)
            }
        };
        let problem = Diagnostic::new(&rule::DUPLICATE_ID, message)
            .at(&note.file, &(0..0))
            .label("the second");
        let problem = problem.also(Location::new(&owner.file, &(0..0)), "the first");
        problems.push(
            problem.hint("rename one file: an id is its file name, and links find notes by it"),
        );
    }
    problems
}

impl Site {
    /// The marking of every page: that of the audience in a build, the highest of any note in a preview that shows
    /// everything.
    pub fn marking(&self) -> Marking {
        match self.audience.reveal {
            Reveal::ByRights => self.audience.marking,
            Reveal::Everything => {
                let markings = self.catalogue.iter().map(|(_, note)| note.common.tlp);
                markings.max().unwrap_or_default()
            }
        }
    }

    /// The id that may be meant in place of one that no note has; for a source also that of an article without a note.
    pub(crate) fn meant(&self, mistyped: &Mistyped) -> Option<&str> {
        let of_article = || {
            let may_be = mistyped.kinds.contains(&note::Kind::Source);
            may_be.then(|| self.index.articles.similar_ids().nearest(&mistyped.name)).flatten()
        };
        self.catalogue.meant(mistyped).or_else(of_article)
    }

    /// The source of a reference; `None` if it names none, or one that is unknown or withheld.
    pub fn cited(&self, cited: &Cited) -> Option<SourceIx> {
        self.index.source(&cited.source.as_ref()?.value)
    }

    /// Whether the original of a source may be linked: not if its outlet must not be linked, or its note names an
    /// unknown one.
    pub fn may_link(&self, source: &Source) -> bool {
        let keys = source.note.and_then(|note| self.catalogue[note].details.source());
        let outlet = source.outlet.and_then(|outlet| self.catalogue[outlet].details.outlet());
        match outlet {
            Some(outlet) => outlet.may_link(),
            None => keys.is_none_or(|keys| keys.outlet.is_none()),
        }
    }

    /// A source by its number.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.index()]
    }

    /// The rights to a source, by its note; the default ones without a note.
    pub fn rights(&self, source: &Source) -> Rights {
        let keys = source.note.and_then(|note| self.catalogue[note].details.source());
        keys.map(|keys| keys.rights.clone()).unwrap_or_default()
    }

    /// The language of a source (BCP 47): that of its note or article, or else of the site.
    pub fn language_of<'a>(&'a self, source: &'a Source) -> &'a str {
        let of_note = source.note.and_then(|ix| self.note(ix).common.language.as_deref());
        of_note.or(source.article.language.as_deref()).unwrap_or(&self.config.language)
    }

    /// The sources with their numbers.
    pub fn iter_sources(&self) -> impl Iterator<Item = (SourceIx, &Source)> {
        self.sources.iter().enumerate().map(|(number, source)| (SourceIx(number as u32), source))
    }

    /// A note by its number.
    pub fn note(&self, ix: NoteIx) -> &Note {
        &self.catalogue[ix]
    }
}

#[cfg(test)]
mod tests;
