//! The pages that the search finds: their numbers, heads and names.

use serde::Serialize;

use crate::catalogue::NoteIx;
use crate::input::Hash;
use crate::memo::{combine, hash_of};
use crate::model::{Reader, hash_of_visible};
use crate::note::{Kind, Note};
use crate::render::address::{self, HOME};
use crate::render::words::facts::place_in_words;
use crate::render::words::{in_words, kind_label, shown_title, value_of};
use crate::search::{Extent, Terms, numbers};
use crate::site::Site;
use crate::source::SourceIx;

use super::units::{Unit, units};

/// The kinds of pages, as filters have them; facets have indexes into it.
pub(super) const KINDS: [Kind; 6] =
    [Kind::Actor, Kind::Attack, Kind::Outlet, Kind::Source, Kind::Briefing, Kind::Page];

/// A page that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SearchedPage {
    /// Its number in the index.
    pub(super) number: u32,
    /// What it is about.
    pub(super) about: About,
}

/// The subject of a page that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A note.
    Note(NoteIx),
    /// A source, with the note that it may have.
    Source(SourceIx),
}

/// A page at the head of what is found of it.
#[derive(Debug)]
pub(super) struct Head {
    /// Its title.
    pub(super) title: String,
    /// Its kind in a word or two.
    pub(super) label: String,
    /// Its address without `index.html`, with which all end.
    pub(super) address: String,
    /// Date and place of an attack, outlet and date of a source, date of a briefing; else empty.
    pub(super) detail: String,
}

/// The parts of a [`Head`] in its order, as shards have them.
pub(super) type Fields = [String; 4];

/// The text of a page in its shard: number, head, other names, summary, and the units from the third on, 0 for one without
/// text. Title, names and detail are the words of the first unit, the summary those of the second.
#[derive(Debug, Serialize)]
pub(super) struct PageText(u32, Fields, Vec<String>, String, Vec<UnitText>);

/// A unit with its anchor, text and heading; or nothing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum UnitText {
    Shown(Unit),
    Nothing(u8),
}

/// The pages of a site in the order of their numbers, with the size of their index.
pub(super) fn searched(site: &Site) -> (Extent, Vec<SearchedPage>) {
    let reader = Reader::new(site);
    let notes = site.catalogue.iter().filter(|(_, note)| is_searched(site, note));
    let notes = notes.map(|(ix, note)| (address::of_note(note), About::Note(ix)));
    let is_left_out = |note: Option<NoteIx>| note.is_some_and(|ix| site.note(ix).common.unsearched);
    let sources = site.iter_sources().filter(|(_, source)| !is_left_out(source.note));
    let sources = sources.map(|(ix, _)| (address::of_source(&reader, ix), About::Source(ix)));
    let mut pages = notes.chain(sources).collect::<Vec<_>>();
    pages.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let extent = Extent::of(pages.len());
    let numbers = numbers(pages.iter().map(|(address, _)| address.as_str()), extent.bits);
    let pages = numbers.into_iter().zip(pages);
    let mut pages =
        pages.map(|(number, (_, about))| SearchedPage { number, about }).collect::<Vec<_>>();
    pages.sort_unstable_by_key(|page| page.number);
    (extent, pages)
}

/// Whether a note is shown on a page. The text of a list has a page only if the list has entries.
fn is_searched(site: &Site, note: &Note) -> bool {
    let listed = Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == note.folder());
    let has_page = match (note.kind, listed) {
        (Kind::Source, _) => false,
        (Kind::Section, Some(Kind::Source)) => !site.sources.is_empty(),
        (Kind::Section, Some(kind)) => site.catalogue.of(kind).next().is_some(),
        _ => true,
    };
    has_page && !note.common.unsearched
}

impl Head {
    /// Its parts in order.
    pub(super) fn fields(self) -> Fields {
        [self.title, self.label, self.address, self.detail]
    }
}

impl SearchedPage {
    /// The note of the page; `None` for a source without one.
    pub(super) fn note(&self, site: &Reader<'_>) -> Option<NoteIx> {
        match self.about {
            About::Note(ix) => Some(ix),
            About::Source(ix) => site.source(ix).note,
        }
    }

    /// The head of the page.
    pub(super) fn head(&self, site: &Reader<'_>) -> Head {
        let words = site.words();
        match self.about {
            About::Note(ix) => {
                let note = site.note(ix);
                let title = match (note.kind, &note.common.title) {
                    (Kind::Section, None) => section_title(site, note),
                    _ => shown_title(site, ix).into_owned(),
                };
                let label = kind_label(words, note).to_owned();
                Head {
                    title,
                    label,
                    address: short(address::of_note(note)),
                    detail: detail(site, note),
                }
            }
            About::Source(ix) => {
                let source = site.source(ix);
                let outlet = source.outlet_name(site.catalogue()).unwrap_or_default();
                let date = in_words(words, source.issued.date.as_ref());
                let detail = words.join([outlet, &date].into_iter());
                let label = words.say("kind_source").to_owned();
                let address = short(address::of_source(site, ix));
                Head { title: source.title.clone(), label, address, detail }
            }
        }
    }

    /// The other names of the page, strong ones first, and how many those are; for a source its authors.
    pub(super) fn other_names(&self, site: &Reader<'_>) -> (Vec<String>, usize) {
        match self.about {
            About::Note(ix) => {
                let common = &site.note(ix).common;
                let strong = common.aliases.iter().map(|alias| &alias.text.value);
                let names = strong.chain(common.weak_aliases.iter().map(|alias| &alias.value));
                (names.cloned().collect(), common.aliases.len())
            }
            About::Source(ix) => (site.source(ix).authors.clone(), 0),
        }
    }

    /// The summary, and the judgements of a briefing.
    fn summary(&self, site: &Reader<'_>) -> String {
        let Some(ix) = self.note(site) else { return String::new() };
        let judgements = site.note(ix).details.briefing().map_or(&[][..], |keys| &keys.judgements);
        let judgements =
            judgements.iter().map(|judgement| site.words_of(ix, &judgement.text.value));
        let texts = [site.summary(ix)].into_iter().chain(judgements);
        let text = texts.collect::<Vec<_>>().join(" ");
        // A sentence may be written over several lines.
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The hash of everything that its words and its text are made of.
    pub(super) fn key(&self, site: &Reader<'_>) -> Hash {
        let Head { title, label, address, detail } = self.head(site);
        let (names, _) = self.other_names(site);
        let own = match self.about {
            About::Note(ix) => site.named(ix).hash,
            About::Source(ix) => {
                let (source, visible) = (site.source(ix).hash, hash_of_visible(site.visible(ix)));
                combine(&source, &visible)
            }
        };
        let note = self.note(site);
        let linked = note.map_or(&[][..], |ix| &site.links(ix).edges);
        let linked = linked.iter().map(|edge| address::title(site, edge.target).as_bytes());
        let language = note.map_or("", |ix| site.language(site.named(ix)));
        let (summary, ids) = (self.summary(site), site.catalogue().ids_hash());
        let fixed = [&title, &label, &address, &detail, &summary].map(|text| text.as_bytes());
        let names = names.iter().map(|name| name.as_bytes());
        let hashes = [own.as_bytes().as_slice(), ids.as_bytes(), language.as_bytes()];
        hash_of(
            hashes
                .into_iter()
                .chain(fixed)
                .chain(names)
                .chain([b"linked".as_slice()].into_iter().chain(linked)),
        )
    }

    /// The text of the page as its shard has it.
    pub(super) fn text(&self, site: &Reader<'_>) -> PageText {
        let source = match self.about {
            About::Source(ix) => Some(ix),
            About::Note(_) => None,
        };
        let units = units(site, source, self.note(site)).into_iter().map(|unit| match unit {
            Unit(_, text, heading) if text.is_empty() && heading.is_empty() => UnitText::Nothing(0),
            unit => UnitText::Shown(unit),
        });
        let (names, _) = self.other_names(site);
        let head = self.head(site).fields();
        PageText(self.number, head, names, self.summary(site), units.collect())
    }
}

impl PageText {
    /// The words of the page.
    pub(super) fn terms(&self) -> Terms {
        let PageText(_, [title, _, _, detail], names, summary, units) = self;
        let first =
            [title, detail].into_iter().chain(names).map(String::as_str).collect::<Vec<_>>();
        let units = units.iter().map(|unit| match unit {
            UnitText::Shown(Unit(_, text, heading)) => vec![heading.as_str(), text],
            UnitText::Nothing(_) => Vec::new(),
        });
        Terms::of([first, vec![summary]].into_iter().chain(units))
    }
}

/// An address without the name of the file, which all pages have.
fn short(mut address: String) -> String {
    address.truncate(address.len() - address.strip_suffix(HOME).map_or(0, |_| HOME.len()));
    address
}

/// The name of the home page, or of a list whose `_index.md` gives none.
fn section_title(site: &Reader<'_>, note: &Note) -> String {
    let kind = Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == note.folder());
    match kind {
        Some(kind) => crate::render::section_title(site, kind).to_owned(),
        None if note.folder().is_empty() => site.config().title.clone(),
        None => note.folder().to_owned(),
    }
}

fn detail(site: &Reader<'_>, note: &Note) -> String {
    let words = site.words();
    if let Some(attack) = note.details.attack() {
        let date = in_words(words, value_of(&attack.date));
        let place = attack.place.as_ref().map(|place| place_in_words(words, place));
        return words.join([date.as_str(), place.as_deref().unwrap_or_default()].into_iter());
    }
    let date = note.details.briefing().and_then(|briefing| value_of(&briefing.date));
    in_words(words, date)
}
