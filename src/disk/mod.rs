//! The disk: a folder becomes inputs, finished files become a folder. No other part of the library touches it.

#![allow(clippy::disallowed_methods, reason = "this is the one place that may touch the disk")]

mod borders;
mod cache;
mod changes;
mod document;
#[cfg(test)]
pub(crate) mod edits;
mod folders;
mod known;
mod listing;
mod moves;
mod open;
mod previous;
mod read;
mod real;
mod scratch;
mod shield;
mod snapshot;
mod stage;
mod stamp;
mod standing;
mod symlink_chain;
mod tree;
mod vault;

pub use borders::refuse_outside;
pub(crate) use borders::{Borders, linked_folders};
pub(crate) use cache::{cache_folder, load_pages, refuse_odd_cache};
pub use cache::{clean_cache, load_cache, save_cache};
pub(crate) use cache::{save_change, save_files, save_pages};
pub use changes::Changes;
pub use document::{edit_file, files_under, write_file, write_folder, write_new_file};
pub use folders::Folders;
pub(crate) use folders::SETTINGS;
pub(crate) use listing::Part;
pub use open::{read_file, write_new};
pub use previous::clean;
pub(crate) use read::{Found, check_root, find, read_all};
pub use read::{read, read_notes};
pub(crate) use real::real_path;
pub(crate) use scratch::has_scratch;
pub(crate) use shield::Shield;
pub use shield::finish_moves_before_ending;
#[cfg(unix)]
pub(crate) use shield::is_ignored;
pub use snapshot::{Refreshed, Snapshot};
pub(crate) use stage::refuse_site_folders;
pub use stage::{Moved, Stage, Written};
pub use stamp::FileStat;
pub(crate) use stamp::now;
pub(crate) use standing::is_absence;
pub(crate) use symlink_chain::symlink_chain;
pub use vault::{VaultFile, adopt_vault, list_vault, refuse_within};
