//! The outputs of a site. An output lists its items and makes one of them as bytes from what it
//! reads of the site. Pages, copied files and reports differ in nothing else; another output is one
//! module here and one line in `Outputs::new`.

mod copied;
mod layout;
mod linked;
mod pages;
mod reports;
mod search;
mod windows;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::diagnostic::{Diagnostic, Location};
use crate::input::{Hash, InputFile, Inputs};
use crate::memo::hash_of;
use crate::model::Reader;
use crate::render::view::MenuItem;
use crate::render::{Renderer, Templates, offers_hash};
use crate::report::{NamedReport, Typesetter};
use crate::site::Site;
use crate::source::SourceIx;

use copied::CopiedFiles;
pub(crate) use layout::{Layout, Listed};
use linked::LinkedPages;
use pages::Pages;
use reports::Reports;
pub(crate) use search::KeptTerms;
use search::Search;
use windows::Windows;

/// A kind of published files.
pub(crate) trait Output: Send + Sync {
    /// Its items, in a fixed order.
    fn items(&self) -> Vec<Item>;

    /// The hash of everything that its items and their paths depend on; an edit of a text does not
    /// change it.
    fn items_hash(&self) -> Hash;

    /// The menu entries that lead to its items.
    fn menu(&self) -> Vec<MenuItem> {
        Vec::new()
    }

    /// Sets the menu of all outputs, for items that show it.
    fn show_menu(&mut self, _menu: Vec<MenuItem>) {}

    /// Sets the paths of the pages that are no notes' and that notes may link.
    fn show_linked_pages(&mut self, _paths: &BTreeSet<String>) {}

    /// Computes what many items share, before all of them are made.
    fn prepare(&self) {}

    /// Computes what the dependencies and contents of its items are made of, with all threads. Without it that happens when
    /// the first item is asked for.
    fn gather(&self) {}

    /// The dependencies of an item, by its index in [`Output::items`].
    fn depends_on(&self, number: usize) -> Dependencies;

    /// Makes an item.
    ///
    /// # Errors
    /// Problems of the content or the theme that prevent it.
    fn make(&self, number: usize, reader: &Reader<'_>) -> Result<Made, Vec<Diagnostic>>;

    /// Whether its items are bytes that exist already: [`Dependencies::Bytes`].
    fn is_at_hand(&self) -> bool {
        false
    }

    /// Whether the content or the theme may have problems that only making its items finds.
    fn can_fail(&self) -> bool {
        true
    }

    /// Whether several items may be made in parallel.
    fn is_parallel(&self) -> bool {
        true
    }
}

/// The dependencies of an item: if they are unchanged since the last build, it need not be made
/// again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dependencies {
    /// Everything that is read while it is made.
    Reads,
    /// Content with this hash.
    Hash(Hash),
    /// Existing bytes: making it costs nothing.
    Bytes,
}

/// One file that an output makes.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The path within the output folder, with `/`.
    pub(crate) path: String,
    /// The input that it comes from.
    pub(crate) place: Option<Location>,
    /// Its subject.
    pub(crate) subject: Subject,
    /// The heading under which it is counted; `None` for files that belong to other items.
    pub(crate) counted: Option<Counted>,
}

/// The subject of an item, to show where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A note.
    Note(NoteIx),
    /// A former address of a note.
    Redirect(NoteIx),
    /// The page of a source.
    Source(SourceIx),
    /// A list of the notes of a folder; of the whole site if the name is empty.
    Section(&'static str),
    /// The page that a host shows for an unknown address.
    NotFound,
    /// No single note.
    Nothing,
    /// Nothing that a reader opens: a part of what a script reads.
    Data,
}

/// The headings under which items are counted, in the order of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(crate) enum Counted {
    Actors,
    Attacks,
    Outlets,
    Sources,
    Briefings,
    Pages,
    Tags,
    Lists,
    Redirects,
    Reports,
}

impl Counted {
    /// Its name in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Counted::Actors => "actors",
            Counted::Attacks => "attacks",
            Counted::Outlets => "outlets",
            Counted::Sources => "sources",
            Counted::Briefings => "briefings",
            Counted::Pages => "pages",
            Counted::Tags => "tags",
            Counted::Lists => "lists and others",
            Counted::Redirects => "redirects",
            Counted::Reports => "reports",
        }
    }
}

/// A finished file.
#[derive(Debug)]
pub(crate) struct Made {
    /// Its content.
    pub(crate) bytes: Bytes,
    /// Problems that did not prevent it. An item with warnings is made again by the next build,
    /// which reports them again.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// The content of a file.
#[derive(Debug, Clone)]
pub(crate) enum Bytes {
    /// Generated bytes.
    Made(Vec<u8>),
    /// A part of the program.
    BuiltIn(&'static [u8]),
    /// The content of a file of the site.
    Input(InputFile),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Made(bytes) => bytes,
            Bytes::BuiltIn(bytes) => bytes,
            Bytes::Input(file) => &file.bytes,
        }
    }
}

/// All outputs of a site.
pub(crate) struct Outputs {
    site: Arc<Site>,
    /// The hash of what items show of each other.
    shared: Hash,
    list: Vec<Box<dyn Output>>,
    /// The problems of links between items.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Outputs {
    /// The outputs of a site. `reports` are those to make of the ones in `site.toml`, with the
    /// function that makes them; without it they are only checked. `terms` are the words of pages
    /// that earlier builds found.
    pub(crate) fn new(
        site: Arc<Site>,
        templates: Arc<Templates>,
        inputs: &Inputs,
        (reports, typesetter): (Vec<NamedReport>, Option<Typesetter>),
        terms: &KeptTerms,
    ) -> Outputs {
        let offers = reports::offers(&reports);
        let shared = offers_hash(&offers);
        let renderer = Renderer::new(Arc::clone(&site), templates).with_offers(offers);
        let mut list: Vec<Box<dyn Output>> = vec![
            Box::new(Pages::new(renderer)),
            Box::new(Reports::new(reports, typesetter)),
            Box::new(CopiedFiles::of(&site, inputs)),
        ];
        if site.config.has(Feature::Search) {
            list.push(Box::new(Search::new(Arc::clone(&site), Arc::clone(terms))));
        }
        if site.config.has(Feature::Windows) {
            list.push(Box::new(Windows::new(Arc::clone(&site))));
        }
        let menu = list.iter().flat_map(|output| output.menu()).collect::<Vec<_>>();
        list.iter_mut().for_each(|output| output.show_menu(menu.clone()));
        let LinkedPages { paths, problems } = LinkedPages::of(&site, &list);
        list.iter_mut().for_each(|output| output.show_linked_pages(&paths));
        let shared =
            hash_of(paths.iter().map(String::as_bytes).chain([shared.as_bytes().as_slice()]));
        Outputs { site, shared, list, problems }
    }

    /// The hash of what items show of each other, which reads of the site do not record.
    pub(crate) fn shared_hash(&self) -> &Hash {
        &self.shared
    }

    /// Computes what many items share, before nearly all of them are made.
    pub(crate) fn prepare(&self) {
        self.list.iter().for_each(|output| output.prepare());
    }

    /// Computes what items are made of, before all of them are made or found unchanged.
    pub(crate) fn gather(&self) {
        self.list.iter().for_each(|output| output.gather());
    }

    /// The site.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// Makes one item.
    ///
    /// # Errors
    /// See [`Output::make`].
    pub(crate) fn make(
        &self,
        listed: &Listed,
        reader: &Reader<'_>,
    ) -> Result<Made, Vec<Diagnostic>> {
        self.list[listed.output].make(listed.number, reader)
    }

    /// The dependencies of an item.
    pub(crate) fn depends_on(&self, listed: &Listed) -> Dependencies {
        self.list[listed.output].depends_on(listed.number)
    }

    /// Whether an item is bytes that exist already.
    pub(crate) fn is_at_hand(&self, listed: &Listed) -> bool {
        self.list[listed.output].is_at_hand()
    }

    /// Whether making an item may find problems of the content or the theme.
    pub(crate) fn can_fail(&self, listed: &Listed) -> bool {
        self.list[listed.output].can_fail()
    }

    /// Whether an item may be made in parallel with others.
    pub(crate) fn is_parallel(&self, listed: &Listed) -> bool {
        self.list[listed.output].is_parallel()
    }
}

/// Every file of a site by its path, in memory: everything that a build writes except reports and
/// the manifest.
///
/// # Errors
/// A template fails, or a path is not valid for a file.
pub fn files(
    site: Arc<Site>,
    templates: Arc<Templates>,
    inputs: &Inputs,
) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let outputs = Outputs::new(site, templates, inputs, (Vec::new(), None), &KeptTerms::default());
    let layout = outputs.layout();
    if !layout.problems.is_empty() {
        return Err(layout.problems);
    }
    let make = |listed: &Listed| {
        let made = outputs.make(listed, &Reader::new(outputs.site()))?;
        Ok((listed.item.path.clone(), made.bytes.to_vec()))
    };
    layout.items.iter().map(make).collect()
}
