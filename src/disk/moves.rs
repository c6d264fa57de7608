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
    /// The folder for second names, beside everything that is moved. It is made when it is needed.
    aside: PathBuf,
    done: Vec<Move>,
}

#[derive(Debug)]
enum Move {
    /// A file or folder from where it was to where nothing was.
    Moved { from: PathBuf, to: PathBuf },
    /// A file to where another was, which has a second name.
    Replaced { from: PathBuf, to: PathBuf, aside: PathBuf },
    /// A file to where another was that could be given no second name, as some disks have none.
    Overwritten,
    /// A folder without anything in it.
    Removed(PathBuf),
}

impl Moves {
    pub(super) fn new(aside: PathBuf) -> Moves {
        Moves { aside, done: Vec::new() }
    }

    /// Puts a file or a folder where it belongs. A file may take the place of another, at once.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn put(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let aside = self.second_name()?;
        // No folder has a second name, so none is replaced. A link has one itself.
        let step = match fs::hard_link(to, &aside) {
            Ok(()) => Move::Replaced { from: from.to_owned(), to: to.to_owned(), aside },
            Err(error) if is_absence(&error) => {
                Move::Moved { from: from.to_owned(), to: to.to_owned() }
            }
            Err(_) => Move::Overwritten,
        };
        fs::rename(from, to)?;
        self.done.push(step);
        Ok(())
    }

    /// Puts a file or a folder where nothing is.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn put_new(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)?;
        self.done.push(Move::Moved { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Takes a file out of its place. Says whether there was one.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn take(&mut self, file: &Path) -> io::Result<bool> {
        let aside = self.second_name()?;
        match fs::rename(file, &aside) {
            Err(error) if is_absence(&error) => Ok(false),
            Err(error) => Err(error),
            Ok(()) => {
                self.done.push(Move::Moved { from: file.to_owned(), to: aside });
                Ok(true)
            }
        }
    }

    /// Takes a folder away if nothing is in it. Says whether it did.
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
                // The new file keeps a name as well: folders are taken back with all that was in them.
                Move::Replaced { from, to, aside } => {
                    fs::rename(&to, &from).and_then(|()| fs::rename(&aside, &to))
                }
                Move::Overwritten => Ok(()),
                Move::Removed(folder) => fs::create_dir(folder),
            };
        }
    }

    fn second_name(&self) -> io::Result<PathBuf> {
        if self.done.is_empty() {
            match fs::create_dir(&self.aside) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
        }
        Ok(self.aside.join(self.done.len().to_string()))
    }
}
