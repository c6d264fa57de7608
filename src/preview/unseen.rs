//! Background checking of pages that are not viewed: each is rendered once when it is new and
//! whenever one of its dependencies has changed, to find templates that fail on it.

use std::collections::BTreeSet;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::input::{Hash, Inputs};
use crate::model::{Fingerprints, ReadSet};

use super::live::LiveSite;

/// The records of pages that were rendered without an error.
#[derive(Default)]
pub(super) struct Unseen {
    /// By path: what the page read, and the hash of all that.
    sound: HashMap<String, (ReadSet, Hash)>,
    /// A page for each place where a template failed: these are rendered again first.
    pub(super) failed: BTreeSet<String>,
    round: Option<Round>,
    is_due: bool,
}

/// One look at all pages of a site.
struct Round {
    fingerprints: Fingerprints,
    /// The pages to render, by their number.
    queue: Vec<usize>,
    next: usize,
    problems: Vec<Diagnostic>,
}

impl Unseen {
    /// A state without records, with the same pages to try first.
    pub(super) fn anew(&self) -> Unseen {
        Unseen { failed: self.failed.clone(), ..Unseen::default() }
    }

    /// There is a new site to look through.
    pub(super) fn restart(&mut self) {
        self.round = None;
        self.is_due = true;
    }

    /// Stops checking until there is a new site.
    pub(super) fn stop(&mut self) {
        self.round = None;
        self.is_due = false;
    }

    /// Whether pages are left to check.
    pub(super) fn is_due(&self) -> bool {
        self.is_due
    }

    /// Renders some pages of the site. After the last of them it returns the problems.
    pub(super) fn look(
        &mut self,
        live: &LiveSite,
        inputs: &Inputs,
        most: usize,
    ) -> Vec<Diagnostic> {
        if self.round.is_none() {
            self.sound.retain(|path, _| live.has_page(path));
            self.failed.retain(|path| live.has_page(path));
        }
        let (sound, pages) = (&self.sound, live.pages());
        let round = self.round.get_or_insert_with(|| {
            let fingerprints = Fingerprints::new(live.site(), inputs);
            let is_sound = |path: &String| {
                let known = sound.get(path);
                known.is_some_and(|(reads, key)| fingerprints.of(reads).as_ref() == Some(key))
            };
            let queue = (0..pages.len()).into_par_iter();
            let queue = queue.filter(|number| !is_sound(&pages[*number].item.path)).collect();
            Round { fingerprints, queue, next: 0, problems: Vec::new() }
        });
        let end = round.queue.len().min(round.next + most);
        let rendered = round.queue[round.next..end].par_iter().map(|number| {
            let listed = pages[*number];
            (&listed.item.path, live.try_item(listed))
        });
        for (path, result) in rendered.collect::<Vec<_>>() {
            match result {
                Ok(reads) => {
                    self.failed.remove(path);
                    if let Some(key) = round.fingerprints.of(&reads) {
                        self.sound.insert(path.clone(), (reads, key));
                    }
                }
                Err(problem) => {
                    self.sound.remove(path);
                    self.failed.remove(path);
                    if round.problems.iter().all(|known| known.place != problem.place) {
                        self.failed.insert(path.clone());
                        round.problems.push(*problem);
                    }
                }
            }
        }
        round.next = end;
        if end < round.queue.len() {
            return Vec::new();
        }
        self.is_due = false;
        self.round.take().map(|round| round.problems).unwrap_or_default()
    }
}
