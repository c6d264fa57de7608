//! Results kept under the hash of what they were made from: the whole of the incremental core.
//!
//! A stage asks for the results of all its inputs; those it has are handed out again, the others are computed
//! on all cores. What nobody asked for in a build is forgotten, so a memo never grows beyond one site.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use crate::input::Hash;

/// The results of one stage, by the hash of their input.
#[derive(Debug)]
pub struct Memo<V> {
    // Looked up only, never walked: the order of a hash map reaches no output.
    results: HashMap<Hash, Arc<V>, FirstBytes>,
    computed: usize,
}

/// A key that is a hash already needs no second one: its first bytes will do.
type FirstBytes = BuildHasherDefault<FirstBytesHasher>;

#[derive(Debug, Default, Clone, Copy)]
struct FirstBytesHasher(u64);

impl Hasher for FirstBytesHasher {
    fn write(&mut self, bytes: &[u8]) {
        for (number, byte) in bytes.iter().take(8).enumerate() {
            self.0 ^= u64::from(*byte) << (8 * number);
        }
    }

    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo { results: HashMap::default(), computed: 0 }
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
        let kept = &self.results;
        let results = inputs
            .par_iter()
            .map(|input| {
                let key = key(input);
                match kept.get(&key) {
                    Some(result) => (key, Arc::clone(result), false),
                    None => (key, Arc::new(compute(input)), true),
                }
            })
            .collect::<Vec<_>>();
        self.computed = results.iter().filter(|(_, _, computed)| *computed).count();
        self.results = results.iter().map(|(key, result, _)| (*key, Arc::clone(result))).collect();
        results.into_iter().map(|(_, result, _)| result).collect()
    }

    /// The result of a stage that has one input, kept or computed.
    pub fn result(&mut self, key: Hash, compute: impl Fn() -> V + Sync) -> Arc<V> {
        self.results(&[()], |()| key, |()| compute()).remove(0)
    }

    /// How many results the last call had to compute.
    pub fn computed(&self) -> usize {
        self.computed
    }
}

/// The hash of several things in order.
pub fn hash_of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // The length keeps `ab` + `c` apart from `a` + `bc`.
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
