//! A site whose pages are rendered on request.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use foldhash::HashMap;

use crate::cues::{AttackReport, report};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Inputs;
use crate::memo::hash_of;
use crate::model::{ReadSet, Reader};
use crate::note::Kind;
use crate::outputs::{Bytes, Layout, Listed, Outputs, Subject};
use crate::site::Site;
use crate::texts::Texts;

use super::edition::{File, Origin, Problem, Published};
use super::{cues, unresolved, withheld};

/// How many rendered pages are kept; others are rendered again on request.
const KEPT_PAGES: usize = 64;

/// How many pages count as being looked at.
const VIEWED_PAGES: usize = 4;

/// A site in memory. It never changes: a rebuild makes another one.
pub(crate) struct LiveSite {
    outputs: Outputs,
    layout: Arc<Layout>,
    copied: BTreeMap<String, File>,
    assets: String,
    /// The warnings by file.
    warnings: BTreeMap<Arc<str>, Vec<Diagnostic>>,
    /// The files with warnings and those of the theme, to show the lines of problems.
    shown: Inputs,
    rendered: Mutex<Kept>,
    viewed: Arc<Viewed>,
}

/// The pages that were requested last, over all editions: after an edit these are rendered first.
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
        outputs: Outputs,
        layout: Arc<Layout>,
        inputs: &Inputs,
        diagnostics: &Diagnostics,
        viewed: Arc<Viewed>,
    ) -> LiveSite {
        let bytes = layout.items.iter().filter(|listed| outputs.is_at_hand(listed));
        let copied = bytes.filter_map(|listed| {
            let made = outputs.make(listed, &Reader::new(outputs.site())).ok()?;
            Some((listed.item.path.clone(), File::copied(made.bytes)))
        });
        let copied = copied.collect::<BTreeMap<_, _>>();
        let assets = copied.iter().flat_map(|(path, file)| [path.as_bytes(), file.hash.as_bytes()]);
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
            outputs,
            layout,
            copied,
            assets,
            warnings,
            shown,
            rendered: Mutex::default(),
            viewed,
        }
    }

    /// The pages that may fail, in order.
    pub(crate) fn pages(&self) -> Vec<&Listed> {
        let items = self.layout.items.iter().filter(|listed| self.is_rendered(listed));
        items.filter(|listed| self.outputs.can_fail(listed)).collect()
    }

    /// Whether an item is made on request, and not copied.
    fn is_rendered(&self, listed: &Listed) -> bool {
        !self.outputs.is_at_hand(listed)
    }

    /// The paths of all files.
    pub(crate) fn all_paths(&self) -> impl Iterator<Item = &String> {
        self.layout.items.iter().map(|listed| &listed.item.path)
    }

    pub(super) fn has_page(&self, path: &str) -> bool {
        self.layout.at(path).is_some_and(|listed| self.is_rendered(listed))
    }

    /// The site itself.
    pub(crate) fn site(&self) -> &Site {
        self.outputs.site()
    }

    /// Makes an item to find its problems, and returns what it read.
    ///
    /// # Errors
    /// Its template fails.
    pub(crate) fn try_item(&self, listed: &Listed) -> Result<ReadSet, Box<Diagnostic>> {
        let reader = Reader::new(self.outputs.site());
        self.make(listed, &reader)?;
        Ok(reader.reads())
    }

    fn make(&self, listed: &Listed, reader: &Reader<'_>) -> Result<Bytes, Box<Diagnostic>> {
        match self.outputs.make(listed, reader) {
            Ok(made) => Ok(made.bytes),
            Err(problems) => {
                let first = problems.into_iter().next();
                Err(Box::new(first.expect("what cannot be made has a reason")))
            }
        }
    }

    /// Renders the pages among some paths, keeps them for later requests, and returns the failures.
    pub(crate) fn prepare(&self, paths: &[String]) -> BTreeMap<String, Diagnostic> {
        let failed =
            paths.par_iter().filter_map(|path| Some((path.clone(), *self.page(path).err()?)));
        failed.collect()
    }

    /// Every file of the site, for a comparison.
    pub(crate) fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Some(listed) = self.layout.at(path) else { return Ok(None) };
        Ok(Some(self.make(listed, &Reader::new(self.site()))?.to_vec()))
    }

    fn page(&self, path: &str) -> Result<Option<File>, Box<Diagnostic>> {
        let listed = self.layout.at(path).filter(|listed| self.is_rendered(listed));
        let Some(listed) = listed else { return Ok(None) };
        if let Some(file) = self.rendered().files.get(path) {
            return Ok(Some(file.clone()));
        }
        let bytes = self.make(listed, &Reader::new(self.site()))?;
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let origin = Some(Arc::new(self.origin(listed.item.subject)));
        let file = File { bytes: Arc::from(&*bytes), hash, origin };
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

    fn origin(&self, subject: Subject) -> Origin {
        let site = self.outputs.site();
        let files = files(site, subject);
        let warnings = files.iter().filter_map(|file| self.warnings.get(file.as_str())).flatten();
        let problems = Problem::list(warnings, &mut Texts::of(&self.shown));
        Origin {
            problems,
            unresolved: unresolved::of(site, subject),
            cues: attack(site, subject).map(cues::address),
            withheld: withheld::in_words(site, subject),
            files,
        }
    }
}

/// The id of the attack that a page is about.
fn attack(site: &Site, subject: Subject) -> Option<&str> {
    let Subject::Note(ix) = subject else { return None };
    let note = site.note(ix);
    (note.kind == Kind::Attack).then(|| note.id.as_str())
}

/// The source files of a page, the one to edit first.
fn files(site: &Site, subject: Subject) -> Vec<String> {
    let of_note = |ix| site.note(ix).file.to_string();
    match subject {
        Subject::Note(ix) | Subject::Redirect(ix) => vec![of_note(ix)],
        Subject::Source(ix) => {
            let source = site.source(ix);
            let text = source.has_text.then(|| source.file.to_string());
            source.note.map(of_note).into_iter().chain(text).collect()
        }
        Subject::Section(folder) => {
            site.catalogue.section(folder).map(of_note).into_iter().collect()
        }
        Subject::NotFound | Subject::Nothing | Subject::Data => Vec::new(),
    }
}

impl Published for LiveSite {
    fn file(&self, path: &str) -> Result<Option<File>, Vec<Problem>> {
        if let Some(file) = self.copied.get(path) {
            return Ok(Some(file.clone()));
        }
        let page = self
            .page(path)
            .map_err(|problem| vec![Problem::new(&problem, &mut Texts::of(&self.shown))])?;
        // Neither a missing file nor what a script loads says anything about the viewed page.
        let subject = self.layout.at(path).map(|listed| listed.item.subject);
        if page.is_some() && !matches!(subject, Some(Subject::NotFound | Subject::Data)) {
            self.viewed.note(path);
        }
        Ok(page)
    }

    fn cues(&self, attack: &str) -> Option<AttackReport> {
        let ix = self.site().catalogue.of_kind(attack, Kind::Attack)?;
        report(self.site(), &[ix]).pop()
    }

    fn assets(&self) -> &str {
        &self.assets
    }
}

impl File {
    /// A copied file; one of the site's was hashed when it was read.
    fn copied(from: Bytes) -> File {
        let (bytes, hash) = match from {
            Bytes::Input(file) => (file.bytes.shared(), file.hash),
            Bytes::BuiltIn(bytes) => (Arc::from(bytes), blake3::hash(bytes)),
            Bytes::Made(bytes) => {
                let hash = blake3::hash(&bytes);
                (Arc::from(bytes), hash)
            }
        };
        File { bytes, hash: hash.to_hex().to_string(), origin: None }
    }
}
