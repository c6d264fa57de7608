//! Compares the preview with a build from nothing.

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::disk::{self, Folders};

use super::live::LiveSite;
use super::session::Session;

/// Builds the site from nothing and compares every file and every problem with the session's.
/// Returns the result in words, beginning with `verified` if all is equal.
pub(super) fn compare(folders: &Folders, session: &Session, found: &Diagnostics) -> String {
    let (inputs, read) = match disk::read(folders) {
        Ok(read) => read,
        Err(error) => return format!("could not verify: {error:#}"),
    };
    let mut fresh = session.anew();
    let (_, expected) = fresh.rebuild(&inputs, read, std::time::Instant::now());
    if expected != *found {
        return String::from("NOT EQUAL to a full build: other problems were found");
    }
    match (session.site(), fresh.site()) {
        _ if found.has_errors() => String::from("verified: the same problems"),
        (Some(shown), Some(full)) => compare_files(shown, full),
        (None, None) => String::from("verified: no site in either"),
        _ => String::from("NOT EQUAL to a full build: only one of them has a site"),
    }
}

fn compare_files(shown: &LiveSite, full: &LiveSite) -> String {
    let paths = full.all_paths().collect::<Vec<_>>();
    if !shown.all_paths().eq(paths.iter().copied()) {
        return String::from("NOT EQUAL to a full build: there are other files");
    }
    let differing = paths.par_iter().filter(|path| {
        let same = shown.bytes(path).ok().flatten() == full.bytes(path).ok().flatten();
        !same
    });
    let differing = differing.map(|path| path.as_str()).collect::<Vec<_>>();
    if differing.is_empty() {
        format!("verified: {} files equal a full build", paths.len())
    } else {
        format!("NOT EQUAL to a full build: {}", differing.join(", "))
    }
}
