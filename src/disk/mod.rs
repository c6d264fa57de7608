//! The disk: a folder becomes inputs, finished files become a folder. No other part of the library touches it.

#![allow(clippy::disallowed_methods, reason = "this is the one place that may touch the disk")]

mod borders;
mod cache;
mod changes;
mod document;
#[cfg(test)]
pub(crate) mod edits;
mod known;
mod listing;
mod open;
mod read;
mod real;
mod scratch;
mod snapshot;
mod stage;
mod stamp;
mod standing;
mod trail;
mod tree;

pub(crate) use borders::{Borders, linked_folders};
pub use cache::{clean_cache, load_cache, save_cache};
pub(crate) use cache::{load_pages, save_change, save_files, save_pages};
pub use changes::Changes;
pub use document::{write_file, write_folder};
pub(crate) use listing::{Part, SETTINGS};
pub use open::{read_file, write_new};
pub use read::{Folders, read, read_notes};
pub(crate) use read::{Found, find, read_all};
pub(crate) use real::real_path;
pub(crate) use scratch::has_scratch;
pub use snapshot::{Refreshed, Snapshot};
pub use stage::{Moved, Stage, Written, clean};
pub use stamp::Stamp;
pub(crate) use standing::is_absence;
pub(crate) use trail::trail;
