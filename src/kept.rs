//! The pages of the last build: what each was made of, and how its file stood on the disk. A page that would come out
//! the same and whose file nobody touched is neither rendered nor written again.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::disk::Stamp;
use crate::input::Hash;
use crate::render::Reads;
use crate::stored::HEADER;

/// The pages of the last build into one output folder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptPages {
    /// The output folder.
    pub(crate) output: String,
    // Looked up only, never walked into an output.
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
    /// Reads what [`KeptPages::to_bytes`] wrote; no pages where it is damaged or from another build of the program.
    pub(crate) fn from_bytes(bytes: &[u8], output: &str) -> KeptPages {
        let empty = || KeptPages { output: output.to_owned(), pages: HashMap::new() };
        let body = bytes.strip_prefix(HEADER.as_bytes()).and_then(|rest| rest.split_first_chunk());
        let Some((checksum, body)) = body else { return empty() };
        if blake3::hash(body).as_bytes() != checksum {
            return empty();
        }
        let kept = postcard::from_bytes::<KeptPages>(body).ok();
        kept.filter(|kept| kept.output == output).unwrap_or_else(empty)
    }

    /// The pages as bytes, with a checksum.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let Ok(body) = postcard::to_stdvec(self) else { return Vec::new() };
        [HEADER.as_bytes(), blake3::hash(&body).as_bytes(), &body].concat()
    }
}
