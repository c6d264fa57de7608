//! Makes the items of a site that differ from the last build, and hands each to the disk at once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use anyhow::Result;
use rayon::prelude::*;

use super::Meter;
use crate::diagnostic::{Diagnostic, Diagnostics, first_of_each_place};
use crate::disk::Stage;
use crate::kept::{KeptPage, KeptPages};
use crate::memo::hash_of;
use crate::model::{Fingerprints, Reader};
use crate::outputs::{Dependencies, Layout, Listed, Outputs};

/// The inputs for making items.
pub(super) struct Maker<'a> {
    pub(super) outputs: &'a Outputs,
    pub(super) fingerprints: &'a Fingerprints,
    pub(super) stage: &'a Stage,
    pub(super) meter: &'a Meter,
    /// The pages of the last build.
    pub(super) kept: &'a KeptPages,
}

/// Problems by the indexes of the items that they prevent.
#[derive(Default)]
pub(super) struct Problems(Mutex<BTreeMap<usize, Vec<Diagnostic>>>);

impl Problems {
    pub(super) fn keep(&self, number: usize, found: Vec<Diagnostic>) {
        if !found.is_empty() {
            let mut problems = self.0.lock().expect("no thread panics while it holds the lock");
            problems.insert(number, found);
        }
    }

    /// The problems in the order of their items.
    pub(super) fn in_order(self) -> Vec<Diagnostic> {
        let problems = self.0.into_inner().expect("no thread panics while it holds the lock");
        problems.into_values().flatten().collect()
    }
}

impl Maker<'_> {
    /// Makes the items that have changed, and returns the records for the next build.
    ///
    /// # Errors
    /// The disk cannot be written.
    pub(super) fn make_all<'l>(
        &self,
        layout: &'l Layout,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<(&'l str, KeptPage)>> {
        // An item goes to the disk as soon as it is made: a site of any size needs the memory of a
        // few.
        let problems = Problems::default();
        self.meter.begin(layout.items.len());
        let items = layout.items.par_iter().enumerate();
        let parallel = items.filter(|(_, listed)| self.outputs.is_parallel(listed));
        let made = parallel.filter_map(|(number, listed)| self.make(number, listed, &problems));
        let mut made = made.collect::<Result<Vec<_>>>()?;
        diagnostics.extend(first_of_each_place(problems.in_order()));
        let problems = Problems::default();
        let others = layout.items.iter().enumerate();
        let others = others.filter(|(_, listed)| !self.outputs.is_parallel(listed));
        for (number, listed) in others {
            made.extend(self.make(number, listed, &problems).transpose()?);
        }
        diagnostics.extend(problems.in_order());
        Ok(made.into_iter().flatten().collect())
    }

    /// Makes an item unless it is unchanged. There is no record of an item that costs nothing to
    /// make.
    fn make<'l>(
        &self,
        number: usize,
        listed: &'l Listed,
        problems: &Problems,
    ) -> Option<Result<Option<(&'l str, KeptPage)>>> {
        self.meter.step();
        let path = listed.item.path.as_str();
        let dependencies = self.outputs.depends_on(listed);
        if self.is_as_it_was(path, dependencies) {
            return None;
        }
        let reader = Reader::new(self.outputs.site());
        let made = match self.outputs.make(listed, &reader) {
            Ok(made) => made,
            Err(found) => {
                problems.keep(number, found);
                return None;
            }
        };
        let reads = reader.reads();
        let key = match dependencies {
            Dependencies::Reads => {
                let key = self.fingerprints.of(&reads);
                Some(key.expect("an item reads only what its site has"))
            }
            // An item with warnings is made again, so that the next build reports them as well.
            Dependencies::Hash(_) if !made.warnings.is_empty() => {
                Some(hash_of([b"with warnings".as_slice()]))
            }
            Dependencies::Hash(hash) => Some(hash),
            Dependencies::Bytes => None,
        };
        problems.keep(number, made.warnings);
        let put = self.stage.put(path, &made.bytes);
        Some(put.map(|(hash, stamp)| Some((path, KeptPage { reads, key: key?, hash, stamp }))))
    }

    fn is_as_it_was(&self, path: &str, dependencies: Dependencies) -> bool {
        let is_same = |page: &&KeptPage| match dependencies {
            Dependencies::Reads => self.fingerprints.of(&page.reads) == Some(page.key),
            Dependencies::Hash(hash) => hash == page.key,
            Dependencies::Bytes => false,
        };
        let known = self.kept.pages.get(path).filter(is_same);
        known.is_some_and(|page| self.stage.keep(path, &page.hash, &page.stamp))
    }
}
