//! The results file: results of stages as bytes, so that the next run need not compute them again.
//!
//! One file holds the results of all stages. Its first line identifies the program that wrote it. Records follow, and
//! more are appended: checksum, number of the stage, key, length of the result, result. Damaged records are ignored.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;
use foldhash::quality::FixedState;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::input::Hash;

/// The first line of the file. It has the fingerprint of this program's source, so that no other version of the
/// program, not even one changed by hand, uses its results.
pub(crate) const HEADER: &str = concat!("briefing results ", env!("BRIEFING_FINGERPRINT"), "\n");

const CHECKSUM: usize = 8;
const KEY: Range<usize> = CHECKSUM + 1..CHECKSUM + 33;
const LENGTH: Range<usize> = KEY.end..KEY.end + 4;

/// A result that can be stored as bytes.
pub(crate) trait Stored {
    /// Appends the encoded result without what can be rebuilt from the input. Returns `None` for results with problems:
    /// those are computed again.
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()>;
}

/// The stored results of one stage, by their keys.
#[derive(Debug, Default)]
pub(crate) struct StageRecords {
    file: Arc<Vec<u8>>,
    // Only looked up, never iterated: the order of a hash map reaches no output.
    places: HashMap<Hash, Range<usize>>,
}

impl StageRecords {
    /// The record of a key, unless it is damaged.
    pub(crate) fn get(&self, key: &Hash) -> Option<Record<'_>> {
        let record = Record(&self.file[self.places.get(key)?.clone()]);
        record.checksum_ok().then_some(record)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The records as they are in the file, in its order.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let mut places = self.places.values().collect::<Vec<_>>();
        places.sort_unstable_by_key(|place| place.start);
        places.into_iter().map(|place| &self.file[place.clone()])
    }
}

/// A record of the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a>(&'a [u8]);

impl<'a> Record<'a> {
    /// The record at the start of the bytes, if it is complete.
    fn first(bytes: &'a [u8]) -> Option<Record<'a>> {
        let length = u32::from_le_bytes(bytes.get(LENGTH)?.try_into().ok()?);
        let end = LENGTH.end.checked_add(usize::try_from(length).ok()?)?;
        bytes.get(..end).map(Record)
    }

    /// Appends the record of a result, unless [`Stored::write`] returns `None` or the result is too long.
    pub(crate) fn write(records: &mut Vec<u8>, stage: u8, key: &Hash, result: &impl Stored) {
        let start = records.len();
        records.extend([0; CHECKSUM]);
        records.push(stage);
        records.extend(key.as_bytes());
        records.extend([0; LENGTH.end - LENGTH.start]);
        let written = result.write(records);
        let length = u32::try_from(records.len() - start - LENGTH.end);
        let (Some(()), Ok(length)) = (written, length) else { return records.truncate(start) };
        let record = &mut records[start..];
        record[LENGTH].copy_from_slice(&length.to_le_bytes());
        let sum = checksum(&record[CHECKSUM..]);
        record[..CHECKSUM].copy_from_slice(&sum);
    }

    /// The bytes of the result.
    pub(crate) fn result(self) -> &'a [u8] {
        &self.0[LENGTH.end..]
    }

    /// Its length in the file, in bytes.
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    fn stage(self) -> usize {
        usize::from(self.0[CHECKSUM])
    }

    fn key(self) -> Hash {
        Hash::from_slice(&self.0[KEY]).expect("a key has the length of a hash")
    }

    fn checksum_ok(self) -> bool {
        self.0[..CHECKSUM] == checksum(&self.0[CHECKSUM..])
    }
}

/// The checksum of a record or a list of kept pages.
pub(crate) fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    // It detects accidental damage, within one build of the program, so a fast hash with a fixed seed is enough.
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(bytes);
    hasher.finish().to_le_bytes()
}

/// Finds the records of a file by their stage, and the end of the last complete record: 0 for a file of another
/// program, and less than the length of a file whose end was not written. Of two records with one key, the later one
/// counts.
pub(crate) fn index_records<const STAGES: usize>(file: Vec<u8>) -> ([StageRecords; STAGES], usize) {
    if !file.starts_with(HEADER.as_bytes()) {
        return (std::array::from_fn(|_| StageRecords::default()), 0);
    }
    let file = Arc::new(file);
    let mut stages = std::array::from_fn(|_| StageRecords {
        file: Arc::clone(&file),
        places: HashMap::default(),
    });
    let mut at = HEADER.len();
    while let Some(record) = Record::first(&file[at..]) {
        let place = at..at + record.len();
        at = place.end;
        if let Some(records) = stages.get_mut(record.stage()) {
            records.places.insert(record.key(), place);
        }
    }
    (stages, at)
}

/// Encodes a value as compact bytes.
pub(crate) fn encode(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

/// Appends an encoded value.
pub(crate) fn encode_after(bytes: &mut Vec<u8>, value: &impl Serialize) -> Option<()> {
    *bytes = postcard::to_extend(value, std::mem::take(bytes)).ok()?;
    Some(())
}

/// Decodes a value; `None` if the bytes do not encode one.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A result that is bytes already.
    impl Stored for &[u8] {
        fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
            bytes.extend(*self);
            Some(())
        }
    }

    /// A result that turns out not to be storable after bytes were written.
    impl Stored for () {
        fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
            bytes.extend(b"half");
            None
        }
    }

    fn key(text: &str) -> Hash {
        blake3::hash(text.as_bytes())
    }

    /// A file of two stages: `one` and `two` in the first, `three` in the second.
    fn file() -> Vec<u8> {
        let mut file = HEADER.as_bytes().to_vec();
        Record::write(&mut file, 0, &key("one"), &&b"first"[..]);
        Record::write(&mut file, 0, &key("none"), &());
        Record::write(&mut file, 0, &key("two"), &&b""[..]);
        Record::write(&mut file, 1, &key("three"), &&b"third"[..]);
        file
    }

    /// The results of `one`, `two` and `three`, and the end of the last complete record.
    fn read(file: Vec<u8>) -> ([Option<Vec<u8>>; 3], usize) {
        let ([a, b], end) = index_records::<2>(file);
        let results = [a.get(&key("one")), a.get(&key("two")), b.get(&key("three"))];
        (results.map(|record| record.map(|record| record.result().to_vec())), end)
    }

    #[test]
    fn records_are_read_as_they_were_written() {
        let (results, end) = read(file());
        assert_eq!(results, [Some(b"first".to_vec()), Some(Vec::new()), Some(b"third".to_vec())]);
        assert_eq!(end, file().len());
    }

    #[test]
    fn the_later_of_two_records_counts() {
        let mut file = file();
        Record::write(&mut file, 0, &key("one"), &&b"newer"[..]);
        assert_eq!(read(file).0[0].as_deref(), Some(&b"newer"[..]));
    }

    #[test]
    fn a_file_cut_anywhere_holds_the_records_before_the_cut() {
        let whole = file();
        let expected = read(whole.clone()).0;
        for length in 0..whole.len() {
            let (results, end) = read(whole[..length].to_vec());
            assert!(end <= length, "{length}");
            for (result, expected) in results.iter().zip(&expected) {
                assert!(result.is_none() || result == expected, "{length}");
            }
            assert!(results[2].is_none(), "the last record is not whole: {length}");
            assert_eq!(read(whole[..end].to_vec()), (results, end), "cut after a record");
        }
    }

    #[test]
    fn a_bit_that_flips_takes_a_result_away_and_changes_none() {
        let whole = file();
        let expected = read(whole.clone()).0;
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut file = whole.clone();
                file[at] ^= 1 << bit;
                let (results, _) = read(file);
                assert_ne!(results, expected, "nobody noticed bit {bit} of byte {at}");
                for (result, expected) in results.iter().zip(&expected) {
                    assert!(result.is_none() || result == expected, "bit {bit} of byte {at}");
                }
            }
        }
    }

    #[test]
    fn files_of_other_programs_have_no_records() {
        let other = file()[1..].to_vec();
        for file in [Vec::new(), b"briefing".to_vec(), vec![0; 1000], vec![255; 1000], other] {
            assert_eq!(read(file), ([None, None, None], 0));
        }
        let mut file = HEADER.as_bytes().to_vec();
        file.extend([0; 1000]);
        assert_eq!(read(file).0, [None, None, None], "a disk may leave zeros for what was lost");
    }
}
