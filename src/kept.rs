//! The pages of the last build: what each was made of, and how its file stood on the disk. A page that would come out
//! the same and whose file nobody touched is neither rendered nor written again.

use std::borrow::Cow;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::disk::Stamp;
use crate::input::Hash;
use crate::render::Reads;
use crate::stored::{self, HEADER};

/// The pages of the last build into one output folder, by their paths.
#[derive(Debug, Default)]
pub(crate) struct KeptPages {
    /// The output folder.
    pub(crate) output: String,
    // Looked up only, never walked: the order of a hash map reaches no output.
    pub(crate) pages: HashMap<String, KeptPage>,
}

/// A page of the last build.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptPage {
    /// What it was made of.
    pub(crate) reads: Reads,
    /// The hash of all of that.
    pub(crate) key: Hash,
    /// The hash of the page.
    pub(crate) hash: Hash,
    /// How its file stands on the disk.
    pub(crate) stamp: Stamp,
}

impl KeptPages {
    /// Reads what [`to_bytes`] wrote; no pages where it is damaged, of another build of the program, or of another folder.
    pub(crate) fn from_bytes(bytes: &[u8], output: String) -> KeptPages {
        let pages = pages(bytes, &output).unwrap_or_default().into_iter().collect();
        KeptPages { output, pages }
    }
}

fn pages(bytes: &[u8], output: &str) -> Option<Vec<(String, KeptPage)>> {
    let (checksum, body) = bytes.strip_prefix(HEADER.as_bytes())?.split_first_chunk()?;
    if *checksum != stored::checksum(body) {
        return None;
    }
    let (folder, pages) = stored::decode::<(String, Vec<(String, KeptPage)>)>(body)?;
    (folder == output).then_some(pages)
}

/// The pages of a build into a folder as bytes, with a checksum.
pub(crate) fn to_bytes(output: &str, pages: &[(&str, Cow<'_, KeptPage>)]) -> Vec<u8> {
    let Some(body) = stored::encode(&(output, pages)) else { return Vec::new() };
    [HEADER.as_bytes(), &stored::checksum(&body), &body].concat()
}
