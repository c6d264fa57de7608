//! One file, or one folder of files, that the user names.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use walkdir::{DirEntry, WalkDir};

use super::open::{create_new, open_own, read_file, write_new};
use super::real::real_path;
use super::standing::is_absence;

/// Writes a file atomically, replacing an existing one.
///
/// # Errors
/// The disk refuses, or the path is not one of a regular file.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("could not write {}", path.display());
    match fs::metadata(path) {
        Ok(data) if !data.is_file() => bail!("{} is not a file", path.display()),
        Err(error) if !is_absence(&error) => return Err(error).with_context(refused),
        _ => {}
    }
    let temporary = beside(path)?;
    let file = claim(&temporary, path)?;
    let written = (&file).write_all(bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // A partial file is of no use.
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(refused)
}

/// Writes a new file as a whole: it is there with all of its bytes, or not at all.
///
/// # Errors
/// The path exists, or the disk refuses.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("could not write {}", path.display());
    if fs::symlink_metadata(path).is_ok() {
        bail!("{} is there already", path.display());
    }
    let temporary = beside(path)?;
    let file = claim(&temporary, path)?;
    let written = (&file).write_all(bytes).and_then(|()| match fs::hard_link(&temporary, path) {
        Ok(()) => fs::remove_file(&temporary),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Some disks have no links.
        Err(_) => fs::rename(&temporary, path),
    });
    if written.is_err() {
        // A partial file is of no use.
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(refused)
}

/// The files in a folder and the folders in it, in the order of their paths, without hidden ones. No link is followed.
///
/// # Errors
/// A folder cannot be read.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_hidden = |entry: &DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| !is_hidden(entry));
    let files = entries.filter_map(|entry| match entry {
        Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(error.into())),
    });
    files.collect()
}

/// Replaces the text of a file that the user edits, atomically. A link to the file stays a link, and whoever may read or
/// write the file still may.
///
/// # Errors
/// The disk refuses, or the file is not what it was when it was read: an edit would be lost.
pub fn edit_file(path: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    let path = real_path(path);
    let refused = || format!("could not read {}", path.display());
    if read_file(&path).with_context(refused)? != before {
        bail!("{} was changed just now; run the command again", path.display());
    }
    let permissions = fs::metadata(&path).with_context(refused)?.permissions();
    if permissions.readonly() {
        bail!("{} may not be written", path.display());
    }
    write_file(&path, after)?;
    fs::set_permissions(&path, permissions)
        .with_context(|| format!("could not set who may read {}", path.display()))
}

/// Makes our temporary file. One left by a killed run is removed first; a running program locks the
/// one it writes.
fn claim(temporary: &Path, path: &Path) -> Result<File> {
    let refused = || format!("could not write {}", temporary.display());
    let is_left = match open_own(temporary) {
        Ok(file) => file.try_lock().is_ok(),
        // Whatever else has the name, it is not written through.
        Err(error) => !is_absence(&error),
    };
    if is_left {
        fs::remove_file(temporary).with_context(refused)?;
    }
    let file = create_new(temporary);
    if file.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists)
        || file.as_ref().is_ok_and(|file| file.try_lock().is_err())
    {
        bail!("another run is writing {}", path.display());
    }
    file.with_context(refused)
}

/// Writes a new folder, with files by their paths in it: all of them, or none.
///
/// # Errors
/// The disk refuses, or the folder exists and is not empty: its files may have been edited.
pub fn write_folder<'a>(
    folder: &Path,
    files: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<()> {
    write_folder_of(folder, files.map(|(path, bytes)| Ok((path.to_owned(), bytes.to_vec()))))
}

/// Writes a new folder as [`write_folder`] does, with files that may fail to be there.
pub(super) fn write_folder_of(
    folder: &Path,
    files: impl Iterator<Item = Result<(String, Vec<u8>)>>,
) -> Result<()> {
    let is_empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if fs::symlink_metadata(folder).is_ok() && !is_empty {
        bail!(
            "{} is there already and may hold your edits; name another folder, or delete it",
            folder.display()
        );
    }
    let temporary = beside(folder)?;
    // A killed run may have left one. Links in it are not followed.
    match fs::remove_dir_all(&temporary) {
        Err(error) if !is_absence(&error) => {
            return Err(error).with_context(|| format!("could not clear {}", temporary.display()));
        }
        _ => {}
    }
    let written = write_all(&temporary, files).and_then(|()| {
        fs::rename(&temporary, folder)
            .with_context(|| format!("could not write {}", folder.display()))
    });
    if written.is_err() {
        let _ = fs::remove_dir_all(&temporary);
    }
    written
}

fn write_all(folder: &Path, files: impl Iterator<Item = Result<(String, Vec<u8>)>>) -> Result<()> {
    for file in files {
        let (path, bytes) = file?;
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| write_new(&path, &bytes))
            .with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(())
}

/// A temporary name in the same folder, which is made if missing: a rename stays on one disk. Every
/// run uses the same name, so that it finds what a killed one has left.
fn beside(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().with_context(|| format!("{} has no name", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty() {
        fs::create_dir_all(folder)
            .with_context(|| format!("could not make the folder {}", folder.display()))?;
    }
    Ok(folder.join(format!(".{}.briefing.tmp", name.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder").flatten();
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names = names.by_ref().collect::<Vec<_>>();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/report.pdf");
        for text in ["one", "two"] {
            write_file(&file, text.as_bytes()).expect("written");
            assert_eq!(fs::read_to_string(&file).expect("the file"), text);
        }
        assert_eq!(names(&folder.path().join("new")), ["report.pdf"]);
    }

    #[test]
    fn a_new_file_replaces_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/lake.md");
        write_new_file(&file, b"one").expect("written");
        assert!(write_new_file(&file, b"two").is_err());
        assert_eq!(fs::read(&file).expect("the file"), b"one");
        assert_eq!(names(&folder.path().join("new")), ["lake.md"]);
        assert_eq!(files_under(folder.path()).expect("a folder"), [file]);
    }

    #[test]
    fn an_edit_that_came_between_is_not_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("note.md");
        fs::write(&file, "one").expect("a file");
        edit_file(&file, b"one", b"two").expect("written");
        let refused = edit_file(&file, b"one", b"three").expect_err("it was changed").to_string();
        assert!(refused.contains("changed just now"), "{refused}");
        assert_eq!(fs::read_to_string(&file).expect("the file"), "two");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_an_edited_file_stays_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("note.md"), folder.path().join("link.md"));
        fs::write(&file, "one").expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        edit_file(&link, b"one", b"two").expect("written");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(fs::read_to_string(&file).expect("the file"), "two");
    }

    #[test]
    fn what_is_no_file_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write_file(folder.path(), b"x").is_err());
        fs::write(folder.path().join("a"), "").expect("a file");
        assert!(write_file(&folder.path().join("a/b"), b"x").is_err());
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_folder_with_edits_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = folder.path().join("sources");
        let files = || [("report.typ", b"x".as_slice()), ("fonts/a.ttf", b"y")].into_iter();
        write_folder(&sources, files()).expect("written");
        assert_eq!(names(&sources), ["fonts", "report.typ"]);
        fs::write(sources.join("report.typ"), "mine").expect("an edit");
        let refused = write_folder(&sources, files()).expect_err("it is there").to_string();
        assert!(refused.contains("may hold your edits"), "{refused}");
        assert_eq!(fs::read_to_string(sources.join("report.typ")).expect("the file"), "mine");
        assert_eq!(names(folder.path()), ["sources"]);
    }
}
