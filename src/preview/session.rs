//! The state that lasts from rebuild to rebuild: kept results, the last good site, the number of
//! the edition.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::cache::Cache;
use crate::catalogue::Audience;
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, first_of_each_place};
use crate::disk::Refreshed;
use crate::input::Inputs;
use crate::memo::Memo;
use crate::model::theme_hash;
use crate::outputs::{Layout, Outputs};
use crate::render::Templates;

use super::disclosure::Disclosure;
use super::edition::{Edition, Problem, Published};
use super::live::{LiveSite, Viewed};
use super::problems::without_folders;
use super::unseen::Unseen;

/// A preview over time.
pub(crate) struct Session {
    audience: Audience,
    strict: bool,
    cache: Cache,
    templates: Memo<Result<Arc<Templates>, Box<Diagnostic>>>,
    layout: Memo<Layout>,
    good: Option<Arc<LiveSite>>,
    /// What browsers may receive of the newest files.
    disclosure: Disclosure,
    viewed: Arc<Viewed>,
    newest: Arc<Edition>,
    /// The problems of reading at the last rebuild; `None` while the files cannot be read at all.
    read: Option<Diagnostics>,
    /// The problems of the last rebuild.
    found: Diagnostics,
    unseen: Unseen,
}

impl Session {
    pub(crate) fn new(audience: Audience, strict: bool) -> Session {
        let newest =
            Edition { number: 0, took: Duration::ZERO, site: None, problems: Arc::default() };
        Session {
            audience,
            strict,
            cache: Cache::default(),
            templates: Memo::default(),
            layout: Memo::default(),
            good: None,
            disclosure: Disclosure::before(audience),
            viewed: Arc::default(),
            newest: Arc::new(newest),
            read: None,
            found: Diagnostics::default(),
            unseen: Unseen::default(),
        }
    }

    /// A session that has built nothing yet. It tries the same pages first, and so finds the same
    /// problems first.
    pub(crate) fn anew(&self) -> Session {
        let unseen = self.unseen.anew();
        let viewed = Arc::new(self.viewed.copy());
        Session { viewed, unseen, ..Session::new(self.audience, self.strict) }
    }

    /// The state of the preview.
    pub(crate) fn newest(&self) -> Arc<Edition> {
        Arc::clone(&self.newest)
    }

    /// The site that is shown.
    pub(crate) fn site(&self) -> Option<&Arc<LiveSite>> {
        self.good.as_ref()
    }

    /// Whether a refresh of the files found nothing new.
    pub(crate) fn is_current(&self, refreshed: &Refreshed) -> bool {
        refreshed.changed.is_empty() && self.read.as_ref() == Some(&refreshed.problems)
    }

    /// Builds the site from its files as they are now. `read` has the problems of reading; they are
    /// returned with all others.
    pub(crate) fn rebuild(
        &mut self,
        inputs: &Inputs,
        read: Diagnostics,
        started: Instant,
    ) -> (Arc<Edition>, Diagnostics) {
        let mut found = read.clone();
        self.read = Some(read);
        let (site, problems) = check::site(inputs, self.audience, &mut self.cache);
        found.set_levels(&site.config.levels);
        found.extend(problems);
        self.disclosure = Disclosure::of(&site, inputs);
        let theme = theme_hash(inputs);
        let name = site.config.theme.as_str();
        let templates = self
            .templates
            .result(theme, || Templates::load(inputs, name, &site.words).map(Arc::new));
        match &*templates {
            Err(problem) => found.push((**problem).clone()),
            Ok(templates) => {
                let (site, templates) = (Arc::new(site), Arc::clone(templates));
                let (reports, terms) = ((Vec::new(), None), &self.cache.terms);
                let outputs = Outputs::new(site, templates, inputs, reports, terms);
                self.publish(outputs, inputs, &mut found);
            }
        }
        self.found = found.sorted();
        let problems = match self.found.forbid(self.strict) {
            true => {
                // We keep showing the old site, so background checking of the new one stops.
                self.unseen.stop();
                self.shown(inputs)
            }
            false => Vec::new(),
        };
        (self.next_edition(problems, started), self.found.clone())
    }

    /// Says that the files cannot be read at all; the last good site stays.
    pub(crate) fn refused(&mut self, message: String, started: Instant) -> Arc<Edition> {
        self.read = None;
        self.unseen.stop();
        self.next_edition(vec![self.disclosure.of_world(message)], started)
    }

    /// Makes the site the shown one, unless errors forbid it.
    fn publish(&mut self, outputs: Outputs, inputs: &Inputs, found: &mut Diagnostics) {
        let layout = self.layout.result(outputs.layout_hash(), || outputs.layout());
        found.extend(outputs.problems.iter().chain(&layout.problems).cloned());
        if found.forbid(self.strict) {
            return;
        }
        let warnings = self.disclosure.of_these(found, inputs);
        let live = LiveSite::new(outputs, layout, inputs, &warnings, Arc::clone(&self.viewed));
        // Viewed pages and those that failed before are tried before the site is shown.
        let first = self.viewed.list().into_iter().chain(self.unseen.failed.iter().cloned());
        let problems = live.prepare(&first.collect::<Vec<_>>());
        if !problems.is_empty() {
            found.extend(first_of_each_place(problems.into_values()));
            return;
        }
        self.good = Some(Arc::new(live));
        self.unseen.restart();
    }

    /// Whether there are pages that were not checked in their current state.
    pub(crate) fn has_unseen_pages(&self) -> bool {
        self.unseen.is_due()
    }

    /// Renders some unchecked pages. After the last of them it returns an edition with the
    /// problems, if there are any.
    pub(crate) fn look_through(
        &mut self,
        most: usize,
        inputs: &Inputs,
    ) -> Option<(Arc<Edition>, Diagnostics)> {
        let live = Arc::clone(self.good.as_ref()?);
        let started = Instant::now();
        let problems = self.unseen.look(&live, inputs, most);
        if problems.is_empty() {
            return None;
        }
        let mut found = self.found.clone();
        found.extend(problems);
        self.found = found.sorted();
        let problems = self.shown(inputs);
        Some((self.next_edition(problems, started), self.found.clone()))
    }

    /// The problems for browsers.
    fn shown(&self, inputs: &Inputs) -> Vec<Problem> {
        let of_disk = self.read.iter().flat_map(|read| read.iter().map(|problem| problem.rule));
        let of_disk = of_disk.collect::<BTreeSet<_>>();
        let mut shown = Diagnostics::default();
        shown.extend(self.found.iter().map(|problem| match of_disk.contains(problem.rule) {
            true => without_folders(problem),
            false => problem.clone(),
        }));
        self.disclosure.problems(&shown, inputs)
    }

    fn next_edition(&mut self, problems: Vec<Problem>, started: Instant) -> Arc<Edition> {
        let site = self.good.clone().map(|good| good as Arc<dyn Published>);
        let (number, took) = (self.newest.number + 1, started.elapsed());
        self.newest = Arc::new(Edition { number, took, site, problems: problems.into() });
        self.newest()
    }
}
