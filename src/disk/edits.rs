//! Random edits of a site on the disk, for tests: files and folders made, deleted, moved and linked.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::symlink_chain;

/// One thing done to the files of a site.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Write(usize, u8),
    Delete(usize),
    Move(usize, usize),
    Link(usize, usize),
}

/// Few places, so that edits meet: files become folders, links lead in circles, targets vanish.
const PLACES: [&str; 16] = [
    "site/content",
    "site/content/a.md",
    "site/content/b.md",
    "site/content/x",
    "site/content/x/a.md",
    "site/content/x/y",
    "site/content/x/y/b.md",
    "site/content/z.md",
    "site/content/z.md/c.md",
    "site/seeds",
    "site/seeds/a.txt",
    "site/themes/t/a.html",
    "site/site.toml",
    "beside",
    "beside/b.md",
    "beside/x/d.md",
];

/// At most `most` edits.
pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec(edit(), 1..most)
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = || 0..PLACES.len();
    prop_oneof![
        4 => (place(), 0..3_u8).prop_map(|(at, text)| Edit::Write(at, text)),
        2 => place().prop_map(Edit::Delete),
        2 => (place(), place()).prop_map(|(from, to)| Edit::Move(from, to)),
        2 => (place(), place()).prop_map(|(target, at)| Edit::Link(target, at)),
    ]
}

impl Edit {
    /// The paths that it is done to.
    fn paths(&self, folder: &Path) -> Vec<PathBuf> {
        match self {
            Edit::Write(at, _) | Edit::Delete(at) => vec![folder.join(PLACES[*at])],
            Edit::Move(a, b) | Edit::Link(a, b) => [a, b].map(|at| folder.join(PLACES[*at])).into(),
        }
    }

    /// Does it as far as the disk allows.
    pub(crate) fn apply(&self, folder: &Path) {
        let paths = self.paths(folder);
        let _ = paths.iter().filter_map(|path| path.parent()).try_for_each(fs::create_dir_all);
        let _ = match self {
            // Links to what is beside the site are allowed now and then.
            Edit::Write(_, 0) if paths[0].ends_with("site.toml") => {
                fs::write(&paths[0], "linked_folders = [\"../beside\"]")
            }
            Edit::Write(_, text) => fs::write(&paths[0], [b'a' + text]),
            Edit::Delete(_) => {
                fs::remove_file(&paths[0]).or_else(|_| fs::remove_dir_all(&paths[0]))
            }
            Edit::Move(..) => fs::rename(&paths[0], &paths[1]),
            #[cfg(unix)]
            Edit::Link(..) => std::os::unix::fs::symlink(&paths[0], &paths[1]),
            #[cfg(not(unix))]
            Edit::Link(..) => Ok(()),
        };
    }

    /// The places that an edit touches: its paths, their targets, and the folders it makes.
    pub(crate) fn places(&self, folder: &Path) -> Vec<PathBuf> {
        let mut places = Vec::new();
        for path in self.paths(folder) {
            for path in symlink_chain(&path) {
                let missing = path.ancestors().skip(1).filter(|above| !above.exists());
                places.extend(missing.map(Path::to_owned));
                places.push(path);
            }
        }
        places
    }
}
