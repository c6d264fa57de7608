//! The pages of the last build: what each was made of, and the state of its file. A page is neither rendered nor
//! written again if both are unchanged.

use foldhash::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::disk::FileStat;
use crate::input::Hash;
use crate::model::ReadSet;
use crate::stored::{self, HEADER};

/// The number of pages that a thread encodes at a time.
const BATCH: usize = 256;

/// The pages of the last build into one output folder, by their paths.
#[derive(Debug, Default)]
pub(crate) struct KeptPages {
    /// The output folder.
    output: String,
    pub(crate) pages: HashMap<String, KeptPage>,
    /// Whether they differ from those that were read from the disk.
    pub(crate) has_changed: bool,
}

/// A page of the last build.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptPage {
    /// What it was made of.
    pub(crate) reads: ReadSet,
    /// The combined hash of all that was read.
    pub(crate) key: Hash,
    /// The hash of the page.
    pub(crate) hash: Hash,
    /// The state of its file on the disk.
    pub(crate) stamp: FileStat,
}

impl KeptPages {
    /// Reads the bytes of [`KeptPages::to_bytes`]. There are no pages if the bytes are damaged, or of another build of
    /// the program or another output folder.
    pub(crate) fn from_bytes(bytes: &[u8], output: String) -> KeptPages {
        let pages = pages(bytes, &output).unwrap_or_default().into_iter().collect();
        KeptPages { output, pages, has_changed: false }
    }

    /// Adds the items that a build has made, and drops those that no longer exist.
    pub(crate) fn update(
        &mut self,
        rendered: Vec<(String, KeptPage)>,
        is_there: impl Fn(&str) -> bool,
    ) {
        let before = self.pages.len();
        self.pages.retain(|path, _| is_there(path));
        self.has_changed |= !rendered.is_empty() || self.pages.len() != before;
        self.pages.extend(rendered);
    }

    /// The pages as bytes, in the order of their paths, with a checksum.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut pages = self.pages.iter().collect::<Vec<_>>();
        pages.par_sort_unstable_by_key(|(path, _)| *path);
        let Some(body) = body(&self.output, &pages) else { return Vec::new() };
        [HEADER.as_bytes(), &stored::checksum(&body), &body].concat()
    }
}

/// Encodes the output folder and the list of rows as [`stored::encode`] would, with the rows in parallel.
fn body(output: &str, rows: &[(&String, &KeptPage)]) -> Option<Vec<u8>> {
    let piece = |rows: &[(&String, &KeptPage)]| {
        let mut piece = Vec::new();
        rows.iter().try_for_each(|row| stored::encode_after(&mut piece, row))?;
        Some(piece)
    };
    let pieces = rows.par_chunks(BATCH).map(piece);
    let pieces = pieces.collect::<Option<Vec<_>>>()?;
    Some([stored::encode(&(output, rows.len()))?, pieces.concat()].concat())
}

fn pages(bytes: &[u8], output: &str) -> Option<Vec<(String, KeptPage)>> {
    let (checksum, body) = bytes.strip_prefix(HEADER.as_bytes())?.split_first_chunk()?;
    if *checksum != stored::checksum(body) {
        return None;
    }
    let (folder, pages) = stored::decode::<(String, Vec<(String, KeptPage)>)>(body)?;
    (folder == output).then_some(pages)
}
