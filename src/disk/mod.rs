//! The disk: a folder becomes inputs, finished files become a folder. No other part of the library touches it.

#![allow(clippy::disallowed_methods, reason = "this is the one place that may touch the disk")]

mod read;
mod stage;
mod standing;
mod tree;

pub use read::{Folders, read, read_notes};
pub use stage::{Stage, Written, clean};
