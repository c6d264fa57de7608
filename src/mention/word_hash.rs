//! A hash for short words: looking up every word of every text has to cost next to nothing.
//!
//! Two words may share a hash; who looks one up has to compare. The tables hold the lexicon alone, which is the
//! analyst's own, so that nobody gains from making words collide.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by the hash of a word.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Itself>>;

/// An odd number with its bits well spread.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes the word eight bytes at a time with a multiplication, as FxHash does.
pub(super) fn word_hash(word: &str) -> u64 {
    let mix = |hash: u64, bits: u64| (hash.rotate_left(5) ^ bits).wrapping_mul(SPREAD);
    let (whole, rest) = word.as_bytes().as_chunks::<8>();
    let hash =
        whole.iter().fold(word.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    let hash = mix(hash, rest.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)));
    // A table looks at the low bits, a multiplication leaves its best ones high.
    hash ^ hash >> 32
}

/// Takes a hash for the hash of itself.
#[derive(Default)]
pub(super) struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 | u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
