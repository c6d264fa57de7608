//! Which pages a site has and where they stand.

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::Diagnostic;
use crate::input::{Hash, Inputs};
use crate::memo::hash_of;
use crate::output::{self, StaticFile};

use super::{Page, Renderer, static_files};

/// The pages of a site by their paths.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Every page with its path, in order.
    pub(crate) pages: Vec<(String, Page)>,
    /// Paths that are not safe, and those that two inputs want.
    pub(crate) problems: Vec<Diagnostic>,
    by_path: HashMap<String, usize>,
}

impl Layout {
    /// Lays out the pages and checks the path of everything that would be written.
    pub(crate) fn new(renderer: &Renderer, inputs: &Inputs) -> Layout {
        let pages = renderer.pages().into_iter().map(|page| (renderer.path(&page), page));
        let pages = pages.collect::<Vec<_>>();
        let static_files = static_files(renderer.site(), inputs);
        let places = static_files.iter().map(StaticFile::place).collect::<Vec<_>>();
        let files = static_files.iter().zip(&places);
        let files = files.map(|(file, place)| (file.path.as_str(), place.as_ref()));
        let paths = pages.iter().map(|((path, place), _)| (path.as_str(), place.as_ref()));
        let reports = renderer.offers.iter();
        let reports = reports.map(|report| (report.path.as_str(), report.place.as_ref()));
        let problems = output::check_all(paths.chain(reports).chain(files));
        let mut by_path = HashMap::with_capacity(pages.len());
        for (number, ((path, _), _)) in pages.iter().enumerate() {
            by_path.entry(path.clone()).or_insert(number);
        }
        let pages = pages.into_iter().map(|((path, _), page)| (path, page)).collect();
        Layout { pages, problems, by_path }
    }

    /// The hash of all that a layout depends on: an edit of a text leaves it as it is.
    pub(crate) fn hash(renderer: &Renderer, inputs: &Inputs) -> Hash {
        let site = renderer.site();
        let redirecting =
            site.catalogue.iter().filter(|(_, note)| !note.common.redirects.is_empty());
        let mut hashes = redirecting.map(|(_, note)| note.hash).collect::<Vec<_>>();
        hashes.push(site.catalogue.ids_hash());
        let hashes = hashes.iter().map(|hash| hash.as_bytes().as_slice());
        let tags = site.index.tags.iter().map(|(id, _)| id.as_str().as_bytes());
        let sources = site.sources.iter().map(|source| source.id.as_str().as_bytes());
        let statics = static_files(site, inputs);
        let statics = statics.iter().map(|file| file.path.as_bytes());
        hash_of(
            hashes
                .chain([b"tags".as_slice()])
                .chain(tags)
                .chain([b"sources".as_slice()])
                .chain(sources)
                .chain([b"files".as_slice()])
                .chain(statics),
        )
    }

    /// The page at a path.
    pub(crate) fn page(&self, path: &str) -> Option<&Page> {
        self.by_path.get(path).map(|number| &self.pages[*number].1)
    }
}
