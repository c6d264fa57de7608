//! The lists of the site: what is on each, what its entries are filtered by, and the pages that a long one has.

mod key;
mod parts;
mod rows;
mod values;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::id::Id;
use crate::model::Reader;
use crate::note::Kind;
use crate::site::Site;
use crate::source::SourceIx;

use super::address;
use super::attack::newest_first;
use super::filters::{FEW, Filters};
use super::overview::Shared;
use super::words::{shown_title, tag_label, value_of};
pub(crate) use key::Key;
pub(crate) use parts::{By, MOST, Part, Parts};
pub(crate) use rows::table;
pub(super) use rows::{figure_columns, with_figures};

/// A list that has several pages if it is long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listing {
    /// The list of a section.
    Section(Kind),
    /// The list of tags.
    Tags,
    /// The list of what has a tag.
    Tag(Id),
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entry {
    Note(NoteIx),
    Source(SourceIx),
    Tag(Id),
}

/// The fields of the form of a list, and the `data-f` of each entry; both are empty for a short list.
#[derive(Debug, Default)]
pub(crate) struct ListFilters {
    pub(crate) filters: Filters,
    attributes: BTreeMap<Entry, String>,
}

impl Listing {
    /// Every list of a site that may have entries.
    pub(super) fn all(tags: impl Iterator<Item = Id>) -> impl Iterator<Item = Listing> {
        let sections = Kind::WITH_FOLDER.into_iter().map(Listing::Section);
        sections.chain([Listing::Tags]).chain(tags.map(Listing::Tag))
    }

    /// The file of its first page.
    pub(crate) fn path(&self) -> String {
        match self {
            Listing::Section(kind) => address::of_list(*kind),
            Listing::Tags => String::from(super::TAGS_PAGE),
            Listing::Tag(id) => address::of_tag(id),
        }
    }

    fn folder(&self) -> String {
        let mut path = self.path();
        path.truncate(path.len() - address::HOME.len());
        path
    }

    /// The file of a part. No id begins with a hyphen, so no note has this address.
    pub(crate) fn path_of(&self, number: usize, part: &Part<Entry>) -> String {
        match number {
            0 => self.path(),
            _ => [&self.folder(), "-", &part.name, "/index.html"].concat(),
        }
    }

    /// The script with the rows of a part, without `.js`. The page of a part called `rows` is in the same folder under
    /// another name.
    pub(crate) fn rows_of(&self, part: &Part<Entry>) -> String {
        [&self.folder(), "-rows/", &part.name].concat()
    }

    /// Its entries, in any order. Lists of notes and sources depend on all of them.
    fn entries(&self, site: &Reader<'_>) -> Vec<Entry> {
        match self {
            Listing::Section(Kind::Source) => {
                site.sources().map(|(ix, _)| Entry::Source(ix)).collect()
            }
            Listing::Section(kind) => site.of(*kind).map(|(ix, _)| Entry::Note(ix)).collect(),
            Listing::Tags => site.tags().iter().map(|(id, _)| Entry::Tag(id.clone())).collect(),
            Listing::Tag(id) => {
                let notes = site.tags().get(id).map_or(&[][..], |tag| &tag.notes);
                notes.iter().map(|ix| Entry::Note(*ix)).collect()
            }
        }
    }

    fn by(&self) -> By {
        match self {
            Listing::Section(Kind::Attack | Kind::Briefing) => By::Newest,
            Listing::Section(Kind::Source) => By::Date,
            Listing::Section(_) | Listing::Tags | Listing::Tag(_) => By::Title,
        }
    }

    fn key(&self, site: &Reader<'_>, entry: &Entry) -> Key {
        let words = site.words();
        if self.by() == By::Title {
            return match entry {
                Entry::Note(ix) => Key::of_title(words, &shown_title(site, *ix)),
                Entry::Source(ix) => Key::of_title(words, &site.source(*ix).title),
                Entry::Tag(id) => Key::of_title(words, &label_of_tag(site, id)),
            };
        }
        Key::of_date(date_of(site, entry))
    }

    /// Puts entries in the order of the list.
    fn sort(&self, site: &Reader<'_>, entries: &mut [Entry]) {
        let rank = |entry: &Entry| match entry {
            Entry::Note(ix) if self.by() == By::Title => Some(site.rank_by_title(*ix)),
            Entry::Note(ix) => site.attack_in_time(*ix),
            Entry::Source(ix) => Some(site.source_in_time(*ix)),
            Entry::Tag(_) => None,
        };
        match self {
            Listing::Tags => {
                let labels = entries.iter().map(|entry| match entry {
                    Entry::Tag(id) => label_of_tag(site, id),
                    Entry::Note(_) | Entry::Source(_) => String::new(),
                });
                let mut labelled = labels.zip(entries.iter().cloned()).collect::<Vec<_>>();
                labelled.sort_by(|(a, _), (b, _)| site.words().compare(a, b));
                labelled.into_iter().zip(entries).for_each(|((_, entry), place)| *place = entry);
            }
            Listing::Section(Kind::Briefing) => entries.sort_by_cached_key(|entry| {
                (Reverse(date_of(site, entry).map(Edtf::sort_key)), entry.clone())
            }),
            Listing::Section(Kind::Attack) => {
                entries.sort_by_cached_key(rank);
                newest_first(entries, |entry| date_of(site, entry).is_some());
            }
            Listing::Section(_) => entries.sort_by_cached_key(rank),
            // On one page they stand in the order of notes.
            Listing::Tag(_) if entries.len() <= MOST => {}
            Listing::Tag(_) => entries.sort_by_cached_key(rank),
        }
    }

    /// The number of its entries.
    pub(crate) fn count(&self, site: &Reader<'_>) -> usize {
        match self {
            Listing::Section(Kind::Source) => site.n_sources(),
            Listing::Section(kind) => site.catalogue().of(*kind).count(),
            Listing::Tags => site.tags().iter().count(),
            Listing::Tag(id) => site.tags().get(id).map_or(0, |tag| tag.notes.len()),
        }
    }

    /// Its parts.
    pub(super) fn parts(&self, site: &Reader<'_>) -> Parts<Entry> {
        if self.count(site) <= MOST {
            return Parts::default();
        }
        let entries = self.sorted(site).into_iter().map(|entry| (self.key(site, &entry), entry));
        Parts::of(site.words(), self.by(), entries.collect())
    }

    /// All its entries in order.
    pub(super) fn sorted(&self, site: &Reader<'_>) -> Vec<Entry> {
        let mut entries = self.entries(site);
        self.sort(site, &mut entries);
        entries
    }

    /// What its entries are filtered by.
    pub(super) fn filters(&self, site: &Reader<'_>) -> ListFilters {
        if self.count(site) <= FEW {
            return ListFilters::default();
        }
        let entries = self.entries(site);
        let values = entries.iter().map(|entry| values::values(site, self, entry));
        let values = values.collect::<Vec<_>>();
        let filters = Filters::of(site.words(), &values);
        let attributes = values.iter().map(|values| values.attribute());
        ListFilters { filters, attributes: entries.into_iter().zip(attributes).collect() }
    }
}

/// The date of an attack, briefing or source.
pub(crate) fn date_of<'a>(site: &Reader<'a>, entry: &Entry) -> Option<&'a Edtf> {
    let note = match entry {
        Entry::Note(ix) => site.note(*ix),
        Entry::Source(ix) => return site.source(*ix).issued.date.as_ref(),
        Entry::Tag(_) => return None,
    };
    let attack = note.details.attack().map(|attack| &attack.date);
    let date = attack.or(note.details.briefing().map(|briefing| &briefing.date));
    date.and_then(value_of)
}

fn label_of_tag(site: &Reader<'_>, id: &Id) -> String {
    site.tags().get(id).map(|tag| tag_label(site, &tag.text)).unwrap_or_default()
}

/// What the pages of lists share.
#[derive(Debug)]
pub(crate) struct Lists(BTreeMap<Listing, (Shared<Parts<Entry>>, Shared<ListFilters>)>);

impl Lists {
    /// The lists of a site.
    pub(super) fn of(site: &Site) -> Lists {
        let lists = Listing::all(site.index.tags.iter().map(|(id, _)| id.clone()));
        Lists(lists.map(|listing| (listing, (Shared::default(), Shared::default()))).collect())
    }

    /// Every list.
    pub(super) fn all(&self) -> impl Iterator<Item = &Listing> {
        self.0.keys()
    }

    /// The parts of a list.
    pub(super) fn parts(&self, site: &Reader<'_>, listing: &Listing) -> &Parts<Entry> {
        self.0[listing].0.get(site, |site| listing.parts(site))
    }

    /// What the entries of a list are filtered by.
    pub(super) fn filters(&self, site: &Reader<'_>, listing: &Listing) -> &ListFilters {
        self.0[listing].1.get(site, |site| listing.filters(site))
    }
}

impl ListFilters {
    /// The `data-f` of an entry; `None` on a list without a form.
    pub(crate) fn of(&self, entry: &Entry) -> Option<&str> {
        self.attributes.get(entry).map(String::as_str)
    }

    /// Whether the list has enough entries for a form.
    pub(crate) fn is_shown(&self) -> bool {
        !self.attributes.is_empty()
    }
}
