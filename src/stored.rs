//! Results as bytes, so that the next build of the same files need not compute them again.
//!
//! One file holds the results of all stages. Its first line names the program that wrote it; after that come records,
//! and more are added at its end: a checksum, the number of the stage, the key, the length of the result, the result.
//! Whatever happens to the file, a record is either as it was written or it is not there.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;
use foldhash::quality::FixedState;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::input::Hash;

/// The first line of the file. The fingerprint is that of the source of this program: no other build of it, older,
/// newer or changed by hand, shares results with this one.
pub(crate) const HEADER: &str = concat!("briefing results ", env!("BRIEFING_FINGERPRINT"), "\n");

const CHECKSUM: usize = 8;
const KEY: Range<usize> = CHECKSUM + 1..CHECKSUM + 33;
const LENGTH: Range<usize> = KEY.end..KEY.end + 4;

/// A result that can be kept as bytes.
pub(crate) trait Stored {
    /// Appends the encoded result without what can be rebuilt from the input. Returns `None` for results with problems:
    /// those are computed again.
    fn write(&self, bytes: &mut Vec<u8>) -> Option<()>;
}

/// The results of one stage that are still bytes, by their key.
#[derive(Debug, Default)]
pub(crate) struct StageRecords {
    file: Arc<Vec<u8>>,
    // Looked up only, never walked: the order of a hash map reaches no output.
    places: HashMap<Hash, Range<usize>>,
}

impl StageRecords {
    /// The record of a key, unless it was damaged.
    pub(crate) fn get(&self, key: &Hash) -> Option<Record<'_>> {
        let record = Record(&self.file[self.places.get(key)?.clone()]);
        record.checksum_ok().then_some(record)
    }
}

/// A record of the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a>(&'a [u8]);

impl<'a> Record<'a> {
    /// The record that begins the bytes, if all of it is there.
    fn first(bytes: &'a [u8]) -> Option<Record<'a>> {
        let length = u32::from_le_bytes(bytes.get(LENGTH)?.try_into().ok()?);
        let end = LENGTH.end.checked_add(usize::try_from(length).ok()?)?;
        bytes.get(..end).map(Record)
    }

    /// Adds the record of a result to others, unless nothing comes of it or it is too long for one.
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

    /// The result.
    pub(crate) fn result(self) -> &'a [u8] {
        &self.0[LENGTH.end..]
    }

    /// How many bytes of the file it takes.
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

/// The checksum of some bytes.
pub(crate) fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    // Guards against accidents, and only within one build of the program, so a fast hash with a fixed seed will do.
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(bytes);
    hasher.finish().to_le_bytes()
}

/// Finds the records of a file by their stage, and how much of the file is records at all: nothing of a file that
/// another program wrote, and less than all of one whose end was never written. Of two records with one key, the later
/// one counts.
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

/// A value as compact bytes.
pub(crate) fn encode(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

/// Writes a value as compact bytes after others.
pub(crate) fn encode_after(bytes: &mut Vec<u8>, value: &impl Serialize) -> Option<()> {
    *bytes = postcard::to_extend(value, std::mem::take(bytes)).ok()?;
    Some(())
}

/// The value that some bytes stand for; nothing where they stand for none.
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

    /// A result of which nothing comes, found out late.
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

    /// What is read for `one`, `two` and `three`, and how much of the file is sound.
    fn read(file: Vec<u8>) -> ([Option<Vec<u8>>; 3], usize) {
        let ([a, b], sound) = index_records::<2>(file);
        let results = [a.get(&key("one")), a.get(&key("two")), b.get(&key("three"))];
        (results.map(|record| record.map(|record| record.result().to_vec())), sound)
    }

    #[test]
    fn records_are_read_as_they_were_written() {
        let (results, sound) = read(file());
        assert_eq!(results, [Some(b"first".to_vec()), Some(Vec::new()), Some(b"third".to_vec())]);
        assert_eq!(sound, file().len());
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
            let (results, sound) = read(whole[..length].to_vec());
            assert!(sound <= length, "{length}");
            for (result, expected) in results.iter().zip(&expected) {
                assert!(result.is_none() || result == expected, "{length}");
            }
            assert!(results[2].is_none(), "the last record is not whole: {length}");
            assert_eq!(read(whole[..sound].to_vec()), (results, sound), "cut where it is sound");
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
    fn bytes_that_are_none_of_ours_hold_nothing() {
        let other = file()[1..].to_vec();
        for file in [Vec::new(), b"briefing".to_vec(), vec![0; 1000], vec![255; 1000], other] {
            assert_eq!(read(file), ([None, None, None], 0));
        }
        let mut file = HEADER.as_bytes().to_vec();
        file.extend([0; 1000]);
        assert_eq!(read(file).0, [None, None, None], "a disk may leave zeros for what was lost");
    }
}
