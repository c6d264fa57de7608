//! What a site is published as: a list of outputs. An output says which items it makes, and makes one of them as bytes
//! from what it reads of the site. Pages, files that are copied and reports differ in nothing else; another output is one
//! module here and one line in `Outputs::new`.

mod copied;
mod layout;
mod pages;
mod reports;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::diagnostic::{Diagnostic, Place};
use crate::input::{Hash, InputFile, Inputs};
use crate::model::Reader;
use crate::render::view::MenuItem;
use crate::render::{Renderer, Templates, offers_hash};
use crate::report::{NamedReport, Typesetter};
use crate::site::Site;
use crate::source::SourceIx;

use copied::CopiedFiles;
pub(crate) use layout::{Layout, Listed};
use pages::Pages;
use reports::Reports;

/// A kind of files that a site is published as.
pub(crate) trait Output: Send + Sync {
    /// Which items it makes, in a fixed order.
    fn items(&self) -> Vec<Item>;

    /// The hash of all that its items and their paths depend on: an edit of a text leaves it as it is.
    fn items_hash(&self) -> Hash;

    /// The lines of the menu that lead to its items.
    fn menu(&self) -> Vec<MenuItem> {
        Vec::new()
    }

    /// Takes the menu of all outputs, for items that show it.
    fn show_menu(&mut self, _menu: Vec<MenuItem>) {}

    /// Makes what many items share, before all of them are made.
    fn prepare(&self) {}

    /// What an item depends on, by its number in [`Output::items`].
    fn depends_on(&self, number: usize) -> Dependencies;

    /// Makes an item.
    ///
    /// # Errors
    /// What is wrong with the content or the theme keeps it from being made.
    fn make(&self, number: usize, reader: &Reader<'_>) -> Result<Made, Vec<Diagnostic>>;

    /// Whether several items may be made at once.
    fn is_parallel(&self) -> bool {
        true
    }
}

/// What an item depends on: one that depends on the same as at the last build need not be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dependencies {
    /// On what is read while it is made.
    Reads,
    /// On what has this hash.
    Hash(Hash),
    /// On bytes that are there: it costs nothing to make.
    Bytes,
}

/// One file that an output makes.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The path within the output folder, with `/`.
    pub(crate) path: String,
    /// The input that asks for it.
    pub(crate) place: Option<Place>,
    /// What it is about.
    pub(crate) subject: Subject,
    /// How it is counted; `None` for what only goes with others.
    pub(crate) counted: Option<Counted>,
}

/// What an item is about, for those who show where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A note.
    Note(NoteIx),
    /// A former address of a note.
    Redirect(NoteIx),
    /// A source.
    Source(SourceIx),
    /// A list of the notes of a folder; of the whole site for the empty name.
    Section(&'static str),
    /// What a host shows for an unknown address.
    NotFound,
    /// No single note.
    Nothing,
}

/// What items are counted as, in the order in which they are told.
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

/// A file that was made.
#[derive(Debug)]
pub(crate) struct Made {
    /// What is in it.
    pub(crate) bytes: Bytes,
    /// What is wrong with it all the same. An item with warnings is made again by the next build, which tells them too.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// What is in a file.
#[derive(Debug, Clone)]
pub(crate) enum Bytes {
    /// It was made.
    Made(Vec<u8>),
    /// It is a part of the program.
    BuiltIn(&'static [u8]),
    /// It is that of a file of the site.
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

/// All that a site is published as.
pub(crate) struct Outputs {
    site: Arc<Site>,
    /// The hash of what items show of each other.
    shared: Hash,
    list: Vec<Box<dyn Output>>,
}

impl Outputs {
    /// The outputs of a site. `reports` are those that `site.toml` names, as far as they are wanted, with what makes
    /// them; without it they are only checked.
    pub(crate) fn new(
        site: Arc<Site>,
        templates: Arc<Templates>,
        inputs: &Inputs,
        (reports, typesetter): (Vec<NamedReport>, Option<Typesetter>),
    ) -> Outputs {
        let offers = reports::offers(&reports);
        let shared = offers_hash(&offers);
        let renderer = Renderer::new(Arc::clone(&site), templates).with_offers(offers);
        let mut list: Vec<Box<dyn Output>> = vec![
            Box::new(Pages::new(renderer)),
            Box::new(Reports::new(reports, typesetter)),
            Box::new(CopiedFiles::of(&site, inputs)),
        ];
        let menu = list.iter().flat_map(|output| output.menu()).collect::<Vec<_>>();
        list.iter_mut().for_each(|output| output.show_menu(menu.clone()));
        Outputs { site, shared, list }
    }

    /// The hash of what items show of each other, which no read of the site tells.
    pub(crate) fn shared_hash(&self) -> &Hash {
        &self.shared
    }

    /// Makes what many items share: for those who are going to make nearly all of them.
    pub(crate) fn prepare(&self) {
        self.list.iter().for_each(|output| output.prepare());
    }

    /// The site.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// Makes one item.
    ///
    /// # Errors
    /// As [`Output::make`] says.
    pub(crate) fn make(
        &self,
        listed: &Listed,
        reader: &Reader<'_>,
    ) -> Result<Made, Vec<Diagnostic>> {
        self.list[listed.output].make(listed.number, reader)
    }

    /// What one item depends on.
    pub(crate) fn depends_on(&self, listed: &Listed) -> Dependencies {
        self.list[listed.output].depends_on(listed.number)
    }

    /// Whether an item may be made while others are.
    pub(crate) fn is_parallel(&self, listed: &Listed) -> bool {
        self.list[listed.output].is_parallel()
    }
}

/// Every file of a site by its path, in memory: all that a build writes but its reports and the manifest.
///
/// # Errors
/// A template fails, or a path cannot be one of a file.
pub fn files(
    site: Arc<Site>,
    templates: Arc<Templates>,
    inputs: &Inputs,
) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let outputs = Outputs::new(site, templates, inputs, (Vec::new(), None));
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
