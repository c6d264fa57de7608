//! The disk: a folder becomes inputs, finished files become a folder. No other part of the library touches it.

#![allow(clippy::disallowed_methods, reason = "this is the one place that may touch the disk")]

mod changes;
#[cfg(test)]
pub(crate) mod edits;
mod listing;
mod cache;
mod read;
mod scratch;
mod snapshot;
mod stage;
mod standing;
mod trail;
mod tree;

pub use changes::Changes;
pub(crate) use listing::Part;
pub use cache::{clean_cache, load_cache, save_cache};
pub use read::{Folders, read, read_notes};
pub(crate) use scratch::has_scratch;
pub use snapshot::{Refreshed, Snapshot};
pub use stage::{Stage, Written, clean};
pub(crate) use trail::trail;
