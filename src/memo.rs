//! Results by the hashes of their inputs: the core of incremental builds.
//!
//! A stage requests the results of all its inputs. Known results are reused, the others are computed in parallel.
//! Results that a build does not request are dropped, so a memo never grows beyond one site. Results of an earlier
//! run are decoded on first use.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::input::Hash;
use crate::stored::{Record, StageRecords, Stored};

/// The results of one stage, by the hash of their input.
#[derive(Debug)]
pub struct Memo<V> {
    // Only looked up, never iterated: the order of a hash map reaches no output.
    results: HashMap<Hash, Kept<V>>,
    /// Stored results of an earlier run, until the first build has taken those it needs.
    records: StageRecords,
    computed: usize,
}

/// A result with the length of its record in the results file; 0 if it has none.
#[derive(Debug)]
struct Kept<V> {
    result: Arc<V>,
    stored: usize,
}

impl<V> Clone for Kept<V> {
    fn clone(&self) -> Kept<V> {
        Kept { result: Arc::clone(&self.result), stored: self.stored }
    }
}

/// Which results to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that the file lacks.
    New,
    /// All of the last build.
    All,
}

/// The number of results that a thread encodes at a time.
const BATCH: usize = 256;

/// The approximate length of most records, in bytes.
const USUAL_LENGTH: usize = 1 << 10;

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo { results: HashMap::default(), records: StageRecords::default(), computed: 0 }
    }
}

impl<V: Send + Sync> Memo<V> {
    /// The result of each input, in order.
    pub fn results<I: Sync>(
        &mut self,
        inputs: &[I],
        key: impl Fn(&I) -> Hash + Sync,
        compute: impl Fn(&I) -> V + Sync,
    ) -> Vec<Arc<V>> {
        self.get_all(inputs, key, |_, _| None, compute)
    }

    /// The result of each input, in order. A stored result of an earlier run is restored from its input and its bytes;
    /// if that fails, it is computed.
    pub(crate) fn get_all<I: Sync>(
        &mut self,
        inputs: &[I],
        key: impl Fn(&I) -> Hash + Sync,
        restore: impl Fn(&I, &[u8]) -> Option<V> + Sync,
        compute: impl Fn(&I) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let records = std::mem::take(&mut self.records);
        let results =
            inputs.par_iter().map(|input| self.find(&records, input, &key, &restore, &compute));
        let results = results.collect();
        self.settle(results)
    }

    /// [`Memo::get_all`] on the calling thread alone, for a caller that others may wait for: a thread that shares work
    /// could be given the waiting itself.
    pub(crate) fn get_each<I>(
        &mut self,
        inputs: &[I],
        key: impl Fn(&I) -> Hash,
        restore: impl Fn(&I, &[u8]) -> Option<V>,
        compute: impl Fn(&I) -> V,
    ) -> Vec<Arc<V>> {
        let records = std::mem::take(&mut self.records);
        let results =
            inputs.iter().map(|input| self.find(&records, input, &key, &restore, &compute));
        let results = results.collect();
        self.settle(results)
    }

    /// The key and result of an input, and whether it was computed.
    fn find<I>(
        &self,
        records: &StageRecords,
        input: &I,
        key: &impl Fn(&I) -> Hash,
        restore: &impl Fn(&I, &[u8]) -> Option<V>,
        compute: &impl Fn(&I) -> V,
    ) -> (Hash, Kept<V>, bool) {
        let key = key(input);
        let restored = || {
            let record = records.get(&key)?;
            let result = Arc::new(restore(input, record.result())?);
            Some(Kept { result, stored: record.len() })
        };
        match self.results.get(&key).cloned().or_else(restored) {
            Some(kept) => (key, kept, false),
            None => (key, Kept { result: Arc::new(compute(input)), stored: 0 }, true),
        }
    }

    /// Keeps the results of a build, and no others.
    fn settle(&mut self, results: Vec<(Hash, Kept<V>, bool)>) -> Vec<Arc<V>> {
        self.computed = results.iter().filter(|(_, _, computed)| *computed).count();
        self.results = results.iter().map(|(key, kept, _)| (*key, kept.clone())).collect();
        results.into_iter().map(|(_, kept, _)| kept.result).collect()
    }

    /// Copies each result for which `is_same` holds from the key `last(input)` to the key `next(input)`.
    pub(crate) fn rekey<I: Sync>(
        &mut self,
        inputs: &[I],
        last: impl Fn(&I) -> Hash + Sync,
        next: impl Fn(&I) -> Hash + Sync,
        is_same: impl Fn(&V) -> bool + Sync,
    ) {
        let kept = &self.results;
        let handed_on = inputs.par_iter().filter_map(|input| {
            let result = &kept.get(&last(input))?.result;
            is_same(result).then(|| (next(input), Kept { result: Arc::clone(result), stored: 0 }))
        });
        let handed_on = handed_on.collect::<Vec<_>>();
        self.results.extend(handed_on);
    }

    /// The result of a stage with one input, reused or computed.
    pub fn result(&mut self, key: Hash, compute: impl Fn() -> V + Sync) -> Arc<V> {
        self.results(&[()], |()| key, |()| compute()).remove(0)
    }

    /// The number of results that the last call computed.
    pub fn computed(&self) -> usize {
        self.computed
    }

    /// A memo with the stored results of an earlier run.
    pub(crate) fn of(records: StageRecords) -> Memo<V> {
        Memo { records, ..Memo::default() }
    }
}

/// A stage as the results file uses it, independent of the type of its results.
pub(crate) trait Stage {
    /// Encodes results as records for the file, in several pieces that are made in parallel.
    fn records(&self, number: u8, which: Which) -> Vec<Vec<u8>>;

    /// The total length of the file's records that the last build used.
    fn stored_length(&self) -> usize;

    /// The number of results that the last build computed.
    fn computed(&self) -> usize;
}

impl<V: Stored + Send + Sync> Stage for Memo<V> {
    fn records(&self, number: u8, which: Which) -> Vec<Vec<u8>> {
        let wanted = self.results.iter();
        let wanted = wanted.filter(|(_, kept)| which == Which::All || kept.stored == 0);
        let wanted = wanted.collect::<Vec<_>>();
        let pieces = wanted.par_chunks(BATCH).map(|batch| {
            let mut records = Vec::with_capacity(batch.len() * USUAL_LENGTH);
            for (key, kept) in batch {
                Record::write(&mut records, number, key, &*kept.result);
            }
            records
        });
        let mut pieces = pieces.filter(|records| !records.is_empty()).collect::<Vec<_>>();
        // A command that did not run the stage says nothing of its results.
        if which == Which::All && !self.records.is_empty() {
            pieces.push(self.records.bytes().collect::<Vec<_>>().concat());
        }
        pieces
    }

    fn stored_length(&self) -> usize {
        let used = self.results.values().map(|kept| kept.stored).sum::<usize>();
        used + self.records.bytes().map(<[u8]>::len).sum::<usize>()
    }

    fn computed(&self) -> usize {
        self.computed
    }
}

/// A stage whose results several sites in memory may ask for.
impl<V: Stored + Send + Sync> Stage for Mutex<Memo<V>> {
    fn records(&self, number: u8, which: Which) -> Vec<Vec<u8>> {
        lock(self).records(number, which)
    }

    fn stored_length(&self) -> usize {
        lock(self).stored_length()
    }

    fn computed(&self) -> usize {
        lock(self).computed
    }
}

/// The results of a shared stage. A thread that panicked while it held them has changed none.
pub(crate) fn lock<V>(memo: &Mutex<Memo<V>>) -> MutexGuard<'_, Memo<V>> {
    memo.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The hash of several things in order.
pub fn hash_of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // The length distinguishes `ab` + `c` from `a` + `bc`.
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    hasher.finalize()
}

/// The hash of two results together.
pub fn combine(a: &Hash, b: &Hash) -> Hash {
    hash_of([a.as_bytes().as_slice(), b.as_bytes().as_slice()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_computed_again() {
        let mut memo = Memo::<String>::default();
        let key = |text: &&str| blake3::hash(text.as_bytes());
        let upper = |text: &&str| text.to_uppercase();
        assert_eq!(*memo.results(&["a", "b"], key, upper)[1], "B");
        assert_eq!(memo.computed(), 2);
        memo.results(&["b", "c"], key, upper);
        assert_eq!(memo.computed(), 1);
        memo.results(&["a", "b", "c"], key, upper);
        assert_eq!(memo.computed(), 1, "`a` was forgotten when nobody asked for it");
    }
}
