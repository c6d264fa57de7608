//! Moves the files of a build into place, one after the other, and remembers each move: when one of them fails, all are
//! taken back, and the output folder is as it was.
//!
//! A file that is replaced keeps a second name in the temporary folder until the end. At each moment every file in its
//! place is whole, the old one or the new one, so a program that is killed in between leaves nothing half.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::standing::is_absence;

/// Moves that may be taken back.
#[derive(Debug)]
pub(super) struct Moves {
    /// The folder for second names, on the disk of everything that is moved.
    aside: PathBuf,
    done: Vec<Move>,
}

#[derive(Debug)]
enum Move {
    /// A file or folder that was moved to a free path.
    Moved { from: PathBuf, to: PathBuf },
    /// A file that replaced another, which has a second name.
    Replaced { to: PathBuf, aside: PathBuf },
    /// A file that replaced another without a second name, as some file systems have no hard links.
    Overwritten,
    /// A folder without anything in it.
    Removed(PathBuf),
}

impl Moves {
    /// No moves yet; the folder for second names is there and empty.
    pub(super) fn new(aside: PathBuf) -> Moves {
        Moves { aside, done: Vec::new() }
    }

    /// Moves a file or folder to its place. A file may replace another atomically.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn put(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let aside = self.second_name();
        // Folders have no hard links, so none is replaced. A symbolic link can have one.
        let step = match fs::hard_link(to, &aside) {
            Ok(()) => Move::Replaced { to: to.to_owned(), aside },
            Err(error) if is_absence(&error) => {
                Move::Moved { from: from.to_owned(), to: to.to_owned() }
            }
            Err(_) => Move::Overwritten,
        };
        fs::rename(from, to)?;
        self.done.push(step);
        Ok(())
    }

    /// Moves a file or folder to a free path.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn put_new(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)?;
        self.done.push(Move::Moved { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Removes a file from its place. Returns whether there was one.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn take(&mut self, file: &Path) -> io::Result<bool> {
        let aside = self.second_name();
        match fs::rename(file, &aside) {
            Err(error) if is_absence(&error) => Ok(false),
            Err(error) => Err(error),
            Ok(()) => {
                self.done.push(Move::Moved { from: file.to_owned(), to: aside });
                Ok(true)
            }
        }
    }

    /// Removes a folder if it is empty. Returns whether it did.
    pub(super) fn remove_empty(&mut self, folder: &Path) -> bool {
        let is_gone = fs::remove_dir(folder).is_ok();
        if is_gone {
            self.done.push(Move::Removed(folder.to_owned()));
        }
        is_gone
    }

    /// Takes everything back, the last move first, as far as the disk allows.
    pub(super) fn undo(self) {
        for step in self.done.into_iter().rev() {
            let _ = match step {
                Move::Moved { from, to } => fs::rename(to, from),
                Move::Replaced { to, aside } => fs::rename(aside, to),
                Move::Overwritten => Ok(()),
                Move::Removed(folder) => fs::create_dir(folder),
            };
        }
    }

    fn second_name(&self) -> PathBuf {
        self.aside.join(self.done.len().to_string())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::collections::BTreeMap;
    use std::os::unix::fs::symlink;

    use super::*;

    /// Every file under a folder with its text, every folder, and every link with its target.
    fn everything(folder: &Path) -> BTreeMap<PathBuf, String> {
        let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| {
            let path = entry.expect("an entry").into_path();
            let data = fs::symlink_metadata(&path).expect("it is there");
            let what = match () {
                () if data.is_symlink() => {
                    fs::read_link(&path).expect("a link").display().to_string()
                }
                () if data.is_dir() => String::from("folder"),
                () => fs::read_to_string(&path).expect("a text"),
            };
            (path, what)
        });
        entries.collect()
    }

    #[test]
    fn moves_that_end_in_an_error_leave_everything_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |path: &str| folder.path().join(path);
        for made in ["new/folder", "old/empty", "old/full", "old/blocked/file", "aside"] {
            fs::create_dir_all(at(made)).expect("can be made");
        }
        for (path, text) in [
            ("new/a", "new"),
            ("new/b", "new"),
            ("new/c", "new"),
            ("new/folder/d", "new"),
            ("new/blocked", "new"),
            ("old/a", "old"),
            ("old/full/e", "old"),
            ("old/gone", "old"),
        ] {
            fs::write(at(path), text).expect("can be written");
        }
        symlink("nowhere", at("old/b")).expect("can be linked");
        let before = everything(&at("old"));
        let mut moves = Moves::new(at("aside"));
        moves.put(&at("new/a"), &at("old/a")).expect("a file over a file");
        moves.put(&at("new/b"), &at("old/b")).expect("a file over a link");
        moves.put(&at("new/c"), &at("old/full/c")).expect("a new file");
        moves.put_new(&at("new/folder"), &at("old/folder")).expect("a new folder");
        assert!(moves.take(&at("old/full/e")).expect("a file"));
        assert!(!moves.take(&at("old/full/e")).expect("no file"));
        assert!(moves.take(&at("old/gone")).expect("a file"));
        assert!(moves.remove_empty(&at("old/empty")) && !moves.remove_empty(&at("old/full")));
        moves.put(&at("new/blocked"), &at("old/blocked")).expect_err("a folder stands there");
        let after = everything(&at("old"));
        assert_eq!(after[&at("old/a")], "new");
        assert_eq!(after[&at("old/b")], "new");
        moves.undo();
        assert_eq!(everything(&at("old")), before);
    }
}
