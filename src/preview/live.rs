//! A site that is rendered page by page, as they are asked for.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use foldhash::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Inputs;
use crate::memo::hash_of;
use crate::model::Reads;
use crate::output;
use crate::render::{Layout, Page, Renderer, static_files};
use crate::site::Site;
use crate::texts::Texts;

use super::edition::{File, Origin, Problem, Published};
use super::{doubts, withheld};

/// How many rendered pages are kept; others are rendered again when asked for.
const KEPT_PAGES: usize = 64;

/// How many pages count as being looked at.
const VIEWED_PAGES: usize = 4;

/// A site in memory. It never changes: a rebuild makes another one.
pub(crate) struct LiveSite {
    renderer: Renderer,
    layout: Arc<Layout>,
    static_files: BTreeMap<String, File>,
    assets: String,
    /// The warnings, by the file they stand in.
    warnings: BTreeMap<Arc<str>, Vec<Diagnostic>>,
    /// The files with warnings and those of the theme, to show the lines where something is wrong.
    shown: Inputs,
    rendered: Mutex<Kept>,
    viewed: Arc<Viewed>,
}

/// The pages that were asked for last, over all editions: after an edit these are rendered first.
#[derive(Debug, Default)]
pub(crate) struct Viewed(Mutex<VecDeque<String>>);

impl Viewed {
    fn note(&self, path: &str) {
        let mut viewed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        viewed.retain(|known| known != path);
        viewed.push_front(path.to_owned());
        viewed.truncate(VIEWED_PAGES);
    }

    pub(crate) fn list(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(crate) fn copy(&self) -> Viewed {
        Viewed(Mutex::new(self.list().into()))
    }
}

#[derive(Debug, Default)]
struct Kept {
    files: HashMap<String, File>,
    order: VecDeque<String>,
}

impl LiveSite {
    pub(crate) fn new(
        renderer: Renderer,
        layout: Arc<Layout>,
        inputs: &Inputs,
        diagnostics: &Diagnostics,
        viewed: Arc<Viewed>,
    ) -> LiveSite {
        let static_files = static_files(renderer.site(), inputs)
            .into_iter()
            .map(|file| (file.path, File::copied(file.from)))
            .collect::<BTreeMap<_, _>>();
        let assets =
            static_files.iter().flat_map(|(path, file)| [path.as_bytes(), file.hash.as_bytes()]);
        let assets = hash_of(assets).to_hex().to_string();
        let mut warnings = BTreeMap::<Arc<str>, Vec<Diagnostic>>::new();
        for diagnostic in diagnostics.iter() {
            if let Some(place) = &diagnostic.place {
                warnings.entry(Arc::clone(&place.file)).or_default().push(diagnostic.clone());
            }
        }
        let shown = warnings.keys().filter_map(|file| inputs.get(file));
        let shown = shown.chain(inputs.under("themes")).cloned().collect();
        LiveSite {
            renderer,
            layout,
            static_files,
            assets,
            warnings,
            shown,
            rendered: Mutex::default(),
            viewed,
        }
    }

    /// Every page with its path, in order.
    pub(crate) fn pages(&self) -> &[(String, Page)] {
        &self.layout.pages
    }

    /// The paths of all files, those that are copied first.
    pub(crate) fn all_paths(&self) -> impl Iterator<Item = &String> {
        self.static_files.keys().chain(self.pages().iter().map(|(path, _)| path))
    }

    pub(super) fn has_page(&self, path: &str) -> bool {
        self.layout.page(path).is_some()
    }

    /// The site itself.
    pub(crate) fn site(&self) -> &Site {
        self.renderer.site()
    }

    /// Renders a page to see whether it can be, and says what it was made of.
    ///
    /// # Errors
    /// Its template fails.
    pub(crate) fn try_page(&self, page: &Page) -> Result<Reads, Box<Diagnostic>> {
        self.renderer.render_and_tell(page).map(|(_, reads)| reads)
    }

    /// Renders those of some paths that are pages, to be kept for whoever asks, and says which of them fail.
    pub(crate) fn prepare(&self, paths: &[String]) -> BTreeMap<String, Diagnostic> {
        let failed =
            paths.par_iter().filter_map(|path| Some((path.clone(), *self.page(path).err()?)));
        failed.collect()
    }

    /// Every file of the site, for a comparison.
    pub(crate) fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        match (self.static_files.get(path), self.layout.page(path)) {
            (Some(file), _) => Ok(Some(file.bytes.to_vec())),
            (None, Some(page)) => Ok(Some(self.renderer.render(page)?.bytes)),
            (None, None) => Ok(None),
        }
    }

    fn page(&self, path: &str) -> Result<Option<File>, Box<Diagnostic>> {
        let Some(page) = self.layout.page(path) else { return Ok(None) };
        if let Some(file) = self.rendered().files.get(path) {
            return Ok(Some(file.clone()));
        }
        let bytes = self.renderer.render(page)?.bytes;
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let origin = Some(Arc::new(self.origin(page)));
        let file = File { bytes: Arc::from(bytes), hash, origin };
        let mut kept = self.rendered();
        if kept.files.insert(path.to_owned(), file.clone()).is_none() {
            kept.order.push_back(path.to_owned());
        }
        if kept.order.len() > KEPT_PAGES
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.files.remove(&oldest);
        }
        Ok(Some(file))
    }

    fn rendered(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.rendered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn origin(&self, page: &Page) -> Origin {
        let site = self.renderer.site();
        let files = files(site, page);
        let warnings = files.iter().filter_map(|file| self.warnings.get(file.as_str())).flatten();
        let problems = Problem::list(warnings, &mut Texts::of(&self.shown));
        Origin {
            problems,
            doubts: doubts::of(site, page),
            withheld: withheld::in_words(site, page),
            files,
        }
    }
}

/// The files a page is made of, the one to edit first.
fn files(site: &Site, page: &Page) -> Vec<String> {
    let of_note = |ix| site.note(ix).file.to_string();
    let of_section =
        |folder: &str| site.catalogue.section(folder).map(of_note).into_iter().collect();
    match page {
        Page::Note(ix) | Page::Redirect(ix, _) => vec![of_note(*ix)],
        Page::Source(ix) => {
            let source = site.source(*ix);
            source.note.map(of_note).into_iter().chain([source.file.to_string()]).collect()
        }
        Page::Home => of_section(""),
        Page::Section(kind) => of_section(kind.folder()),
        Page::Tags | Page::Tag(_) | Page::NotFound => Vec::new(),
    }
}

impl Published for LiveSite {
    fn file(&self, path: &str) -> Result<Option<File>, Vec<Problem>> {
        if let Some(file) = self.static_files.get(path) {
            return Ok(Some(file.clone()));
        }
        let page = self
            .page(path)
            .map_err(|problem| vec![Problem::new(&problem, &mut Texts::of(&self.shown))])?;
        // That a file is missing says nothing of what is looked at.
        if page.is_some() && self.layout.page(path) != Some(&Page::NotFound) {
            self.viewed.note(path);
        }
        Ok(page)
    }

    fn assets(&self) -> &str {
        &self.assets
    }
}

impl File {
    /// A file that is copied; one of the site's was hashed when it was read.
    fn copied(from: output::Origin<'_>) -> File {
        let (bytes, hash) = match from {
            output::Origin::BuiltIn(bytes) => (Arc::from(bytes), blake3::hash(bytes)),
            output::Origin::Input(file) => (file.bytes.shared(), file.hash),
        };
        File { bytes, hash: hash.to_hex().to_string(), origin: None }
    }
}
