//! What every build promises, a file for each.

/// Writes with care: nothing is wiped, a build that fails changes nothing.
mod output;

/// Output paths are safe and never collide.
mod paths;

/// The same input gives the same bytes.
mod identical;

/// Links among notes, articles and themes lead out of the site only where its owner allows it.
mod linked;

/// Nothing waits for a pipe, a device or an endless file.
mod waiting;

/// What a build that fails or is stopped while it moves files leaves behind.
mod moving;

/// Temporary files and locks are never opened through links, and what a killed run leaves is cleared away.
mod temporary;

/// What makes a page harmful.
mod harm;
mod kept_pages;

/// No text of a note, a seed or a file name becomes mark-up.
mod escaping;

/// What is above the build's marking is nowhere in the output.
mod markings;

/// What a source's rights withhold is nowhere; propaganda outlets are named and not linked.
mod rights;

/// Addresses that no page may link.
mod unlinked;

/// Comments in notes.
mod comments;

/// Nothing of a file steers the terminal.
mod terminal;

/// Heads that are not where heads are read.
mod heads;

/// What looks like a link or citation and is none.
mod unread;

/// What is left out might as well not exist.
mod deleted;

/// What rests on something withheld goes with it.
mod withheld;

/// What earlier builds have kept changes no later one.
mod cache;

pub(crate) use markings::{SECRETS, marked_site};
