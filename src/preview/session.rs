//! What lasts from rebuild to rebuild: kept results, the last good site, the number of the edition.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Error;

use crate::build;
use crate::catalogue::Audience;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::input::Inputs;
use crate::memo::{Memo, hash_of};
use crate::render::{Renderer, Templates, static_files};
use crate::site::{self, Cache};

use super::edition::{Edition, Problem, Published};
use super::live::{LiveSite, Viewed};

/// A preview over time.
pub(crate) struct Session {
    audience: Audience,
    strict: bool,
    cache: Cache,
    templates: Memo<Result<Arc<Templates>, Box<Diagnostic>>>,
    good: Option<Arc<LiveSite>>,
    viewed: Arc<Viewed>,
    number: u64,
}

impl Session {
    pub(crate) fn new(audience: Audience, strict: bool) -> Session {
        Session {
            audience,
            strict,
            cache: Cache::default(),
            templates: Memo::default(),
            good: None,
            viewed: Arc::default(),
            number: 0,
        }
    }

    /// Builds the site from its files as they are now. `found` is what reading them found; it comes back with all
    /// the rest that is wrong.
    pub(crate) fn rebuild(
        &mut self,
        inputs: &Inputs,
        mut found: Diagnostics,
        started: Instant,
    ) -> (Edition, Diagnostics) {
        let (site, problems) = site::assemble(inputs, self.audience, &mut self.cache);
        found.extend(problems);
        let key = hash_of(
            [site.config.theme.as_str().as_bytes()]
                .into_iter()
                .chain(inputs.under("themes").map(|file| file.hash.as_bytes().as_slice())),
        );
        let theme = site.config.theme.as_str();
        let templates = self.templates.result(key, || Templates::load(inputs, theme).map(Arc::new));
        match &*templates {
            Err(problem) => found.push((**problem).clone()),
            Ok(templates) => {
                let renderer = Renderer::new(Arc::new(site), Arc::clone(templates));
                let problem = self.publish(renderer, inputs, &mut found);
                found.extend(problem.map(|problem| *problem));
            }
        }
        let found = found.sorted();
        let problems = match self.is_refused(&found) {
            true => found.iter().map(|problem| Problem::new(problem, inputs)).collect(),
            false => Vec::new(),
        };
        (self.edition(problems, started), found)
    }

    /// Says that the files cannot be read at all; the last good site stays.
    pub(crate) fn refused(&mut self, error: &Error, started: Instant) -> Edition {
        self.edition(vec![Problem::of_world(error)], started)
    }

    /// Makes the site the one to show, unless something forbids it.
    fn publish(
        &mut self,
        renderer: Renderer,
        inputs: &Inputs,
        found: &mut Diagnostics,
    ) -> Option<Box<Diagnostic>> {
        let pages = renderer.pages();
        let statics = static_files(renderer.site(), inputs);
        found.extend(build::check_paths(&renderer, &pages, &statics));
        if self.is_refused(found) {
            return None;
        }
        let pages = pages.into_iter().map(|page| (renderer.path(&page).0, page)).collect();
        let live = LiveSite::new(renderer, pages, inputs, found, Arc::clone(&self.viewed));
        match live.render_viewed() {
            Ok(()) => {
                self.good = Some(Arc::new(live));
                None
            }
            Err(problem) => Some(problem),
        }
    }

    fn is_refused(&self, found: &Diagnostics) -> bool {
        found.has_errors() || (self.strict && found.count(Severity::Warning) > 0)
    }

    fn edition(&mut self, problems: Vec<Problem>, started: Instant) -> Edition {
        self.number += 1;
        let site = self.good.clone().map(|good| good as Arc<dyn Published>);
        Edition { number: self.number, took: started.elapsed(), site, problems: problems.into() }
    }
}
