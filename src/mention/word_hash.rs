//! A hash for short words, since every word of every text is looked up.
//!
//! Two words may share a hash, so a look-up has to compare the words. The tables hold only the analyst's lexicon, so no
//! outsider can provoke collisions.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by the hash of a word.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<IdentityHasher>>;

/// An odd number with its bits well spread.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes the word eight bytes at a time with a multiplication, as FxHash does.
pub(super) fn word_hash(word: &[u8]) -> u64 {
    let mix = |hash: u64, bits: u64| (hash.rotate_left(5) ^ bits).wrapping_mul(SPREAD);
    let (whole, _) = word.as_chunks::<8>();
    let hash =
        whole.iter().fold(word.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    let hash = mix(hash, last_bits(word));
    // A table looks at the low bits, a multiplication leaves its best ones high.
    hash ^ hash >> 32
}

/// The last up to eight bytes: reading some twice is faster than reading the rest one by one.
fn last_bits(word: &[u8]) -> u64 {
    if let Some(eight) = word.last_chunk() {
        u64::from_le_bytes(*eight)
    } else if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
    } else {
        word.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte))
    }
}

/// Uses a hash as the hash of itself.
#[derive(Default)]
pub(super) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
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
