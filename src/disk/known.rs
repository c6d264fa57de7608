//! The stat cache: which files the last build read, with their stat data. A text with unchanged
//! stat data is read only when it is needed.

use std::path::Path;

use foldhash::HashMap;

use super::listing::read_file;
use super::open;
use super::stamp::FileStat;
use crate::diagnostic::Diagnostic;
use crate::input::{self, Hash, InputFile};
use crate::stored::{self, HEADER};

/// The files of the last build by their paths within the site.
#[derive(Debug)]
pub(super) struct Known {
    files: HashMap<String, (FileStat, Hash)>,
    /// Taken before any file is looked at.
    now: i128,
}

/// A file that was read or is known.
#[derive(Debug)]
pub(super) struct FoundFile {
    pub(super) file: InputFile,
    /// The stat data; `None` if a change might not be noticed by it.
    stamp: Option<FileStat>,
    is_known: bool,
}

impl Known {
    /// Reads the output of [`Known::bytes`]; no files if it is damaged, or from another version of
    /// the program.
    pub(super) fn from_bytes(bytes: &[u8], now: i128) -> Known {
        Known { files: files(bytes).unwrap_or_default(), now }
    }

    /// The file at a path, read now only if it has to be.
    ///
    /// # Errors
    /// It is there and cannot be read.
    pub(super) fn find(
        &self,
        file: &Path,
        path: &str,
    ) -> Result<Option<FoundFile>, Box<Diagnostic>> {
        let known = self.files.get(path).filter(|(known, _)| {
            known.is_settled(self.now) && FileStat::through_links(file).as_ref() == Some(known)
        });
        if let Some((stamp, hash)) = known {
            return Ok(Some(FoundFile {
                file: lazy(file, path, *hash, stamp.size()),
                stamp: Some(*stamp),
                is_known: true,
            }));
        }
        Ok(read_file(file, path)?.map(|(file, stamp)| FoundFile {
            file,
            stamp: stamp.filter(|stamp| stamp.is_settled(self.now)),
            is_known: false,
        }))
    }

    /// The records of these files for the next build; `None` if they are unchanged.
    pub(super) fn bytes(&self, files: &[FoundFile]) -> Option<Vec<u8>> {
        // Pictures and the like are read each time: they are few, and copied as they are.
        let texts =
            files.iter().filter(|found| found.is_known || found.file.bytes.text().is_some());
        let settled =
            texts.filter_map(|found| Some((&*found.file.path, (found.stamp?, found.file.hash))));
        let rows = settled.collect::<Vec<_>>();
        let n_known = files.iter().filter(|found| found.is_known).count();
        if n_known == rows.len() && n_known == self.files.len() {
            return None;
        }
        let body = stored::encode(&rows)?;
        Some([HEADER.as_bytes(), &stored::checksum(&body), &body].concat())
    }
}

fn files(bytes: &[u8]) -> Option<HashMap<String, (FileStat, Hash)>> {
    let (checksum, body) = bytes.strip_prefix(HEADER.as_bytes())?.split_first_chunk()?;
    if *checksum != stored::checksum(body) {
        return None;
    }
    let files = stored::decode::<Vec<(String, (FileStat, Hash))>>(body)?;
    Some(files.into_iter().collect())
}

/// A file that is read on first use. It may have changed by then.
fn lazy(file: &Path, path: &str, hash: Hash, size: u64) -> InputFile {
    let (file, name) = (file.to_owned(), path.to_owned());
    let load = move || {
        let text = String::from_utf8(open::read_file(&file).ok()?).ok()?;
        (input::hash(&name, text.as_bytes()) == hash).then_some(text)
    };
    InputFile::lazy(path, hash, size as usize, Box::new(load))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::folders::Folders;
    use super::super::read::{Found, find_but};
    use super::super::stamp::now;
    use super::*;

    const ABOUT: &str = "content/about.md";

    /// A site on the disk.
    fn site() -> (tempfile::TempDir, Folders) {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join("content")).expect("made");
        for (path, bytes) in [
            ("site.toml", b"title = \"A\"\n".as_slice()),
            (ABOUT, b"+++\ntitle = \"About\"\n+++\nOne.\n"),
            ("content/map.png", b"\x89PNG \xff"),
        ] {
            fs::write(root.path().join(path), bytes).expect("written");
        }
        let folders = Folders::new(root.path(), None);
        (root, folders)
    }

    /// Finds the files as if they had been as they are for a day.
    fn find(folders: &Folders, known: &[u8]) -> Found {
        let tomorrow = now() + 86_400_000_000_000;
        find_but(folders, |_| Known::from_bytes(known, tomorrow)).expect("there is a site")
    }

    fn about(found: &Found) -> String {
        let file = found.inputs.get(ABOUT).expect("it is there");
        file.text().expect("it is text").to_string()
    }

    #[test]
    fn what_nobody_has_touched_is_as_it_was_read() {
        let (root, folders) = site();
        let known = find(&folders, &[]).known.expect("all of it is new");
        let second = find(&folders, &known);
        assert_eq!(second.known, None);
        let bytes = |found: &Found| {
            let files = found.inputs.iter();
            files.map(|file| (file.hash, file.bytes.to_vec())).collect::<Vec<_>>()
        };
        assert_eq!(bytes(&second), bytes(&find(&folders, &[])));
        fs::write(root.path().join(ABOUT), "Another text.").expect("written");
        let third = find(&folders, &known);
        assert_eq!(about(&third), "Another text.");
        assert!(third.known.is_some() && !third.inputs.has_failed_loads());
        let damaged = known.iter().rev().copied().collect::<Vec<_>>();
        assert_eq!(about(&find(&folders, &damaged)), "Another text.");
    }

    #[test]
    fn what_was_touched_a_moment_ago_is_read_again() {
        let (_root, folders) = site();
        let found = find_but(&folders, |_| Known::from_bytes(&[], now())).expect("a site");
        assert_eq!(found.known, None);
    }

    #[test]
    fn a_text_that_changes_before_it_is_asked_for_is_lost() {
        let (root, folders) = site();
        let known = find(&folders, &[]).known.expect("all of it is new");
        let found = find(&folders, &known);
        let length = about(&find(&folders, &[])).len();
        fs::remove_file(root.path().join(ABOUT)).expect("it was there");
        assert!(!found.inputs.has_failed_loads());
        assert_eq!(about(&found), " ".repeat(length));
        assert!(found.inputs.has_failed_loads());
    }
}
