//! The folder `.briefing/` of a site: results of earlier builds. It may be deleted at any time.
//!
//! Nothing here is worth an error: a build that cannot read its cache computes the results, and one
//! that cannot write it leaves it unchanged. Reading takes no lock; one build writes at a time, and
//! the others give up.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::open::{create_new, is_endless, open_lock, open_own, read_own, what_is_no_file};
use crate::cache::{Cache, Change};
use crate::stored::HEADER;

/// The folder's name in the site's folder.
const FOLDER: &str = ".briefing";

/// The results, and the temporary name while they are rewritten.
const RESULTS: &str = "results";
const NEW_RESULTS: &str = "results.new";

/// The pages of the last build, and the temporary name while they are rewritten.
const PAGES: &str = "pages";
const NEW_PAGES: &str = "pages.new";

/// The stat data of the files of the last build, and the temporary name while it is rewritten.
const FILES: &str = "files";
const NEW_FILES: &str = "files.new";

/// Held by the build that writes.
const LOCK: &str = "lock";

/// Every file of ours in the folder, with the tag that marks it as ours at the end.
const NAMES: [&str; 9] =
    [RESULTS, NEW_RESULTS, FILES, NEW_FILES, PAGES, NEW_PAGES, LOCK, IGNORE, TAG];

/// Marks the folder as a cache for backup programs, and as ours.
const TAG: &str = "CACHEDIR.TAG";
const SIGNATURE: &str = "Signature: 8a477f597d28d172789f06886806bc55\n";
const COMMENT: &str = "# Results of earlier builds, kept by Briefing; safe to delete. See https://bford.info/cachedir/\n";
const IGNORE: &str = ".gitignore";

/// Reads the results that earlier builds of a site have kept.
pub fn load_cache(root: &Path) -> Cache {
    Cache::load(load(root, RESULTS))
}

/// Reads the records of the pages of the last build; empty if there are none.
pub(crate) fn load_pages(root: &Path) -> Vec<u8> {
    load(root, PAGES)
}

/// Reads the records of the files of the last build; empty if there are none.
pub(super) fn load_files(root: &Path) -> Vec<u8> {
    load(root, FILES)
}

fn load(root: &Path, name: &str) -> Vec<u8> {
    let folder = root.join(FOLDER);
    if is_link(&folder) { Vec::new() } else { read_own(&folder.join(name)).unwrap_or_default() }
}

/// Keeps the page records of a build, if the disk allows it.
pub(crate) fn save_pages(root: &Path, bytes: Vec<u8>) {
    // The next build renders every page without a record.
    let _ = write_whole(&root.join(FOLDER), NEW_PAGES, PAGES, bytes);
}

/// Keeps the file records of a build, if they are new and the disk allows it.
pub(crate) fn save_files(root: &Path, bytes: Option<Vec<u8>>) {
    // The next build reads every file without a record.
    let _ = bytes.map(|bytes| write_whole(&root.join(FOLDER), NEW_FILES, FILES, bytes));
}

fn write_whole(folder: &Path, new_name: &str, name: &str, bytes: Vec<u8>) -> io::Result<()> {
    let Some(_lock) = lock(folder)? else { return Ok(()) };
    replace(folder, new_name, name, &[bytes])
}

/// No file of ours is a pipe, a socket or a device: opening one could block for ever.
///
/// # Errors
/// One of our names is such a file.
pub(crate) fn refuse_odd_cache(root: &Path) -> Result<()> {
    let files = NAMES.iter().map(|name| root.join(FOLDER).join(name));
    for file in files.chain([root.join(FOLDER)]) {
        let found = fs::symlink_metadata(&file).ok().filter(is_endless);
        if let Some(kind) = found.as_ref().and_then(what_is_no_file) {
            bail!("{} is {kind}, not a file; delete it", file.display());
        }
    }
    Ok(())
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
}

/// The folder of a site's results.
pub(crate) fn cache_folder(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

/// Keeps the results of a build for the next one, if the disk allows it.
pub fn save_cache(root: &Path, cache: &Cache) {
    save_change(root, &cache.change());
}

/// Applies a change to the file of results, if the disk allows it.
pub(crate) fn save_change(root: &Path, change: &Change) {
    // The next build computes the results that could not be kept.
    let _ = write(&root.join(FOLDER), change);
}

/// Deletes the cache of a site, and nothing else.
///
/// # Errors
/// The disk refuses.
pub fn clean_cache(root: &Path) -> Result<()> {
    let folder = root.join(FOLDER);
    if !is_ours(&folder) {
        return Ok(());
    }
    // The tag goes last: while any file of ours is there, it marks the folder.
    for name in NAMES {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let path = folder.join(name);
                return Err(error).with_context(|| format!("could not delete {}", path.display()));
            }
            _ => {}
        }
    }
    // Foreign files stay, and the folder with them.
    let _ = fs::remove_dir(&folder);
    Ok(())
}

fn write(folder: &Path, change: &Change) -> io::Result<()> {
    if *change == Change::Nothing {
        return Ok(());
    }
    let Some(_lock) = lock(folder)? else { return Ok(()) };
    match change {
        Change::Nothing => Ok(()),
        Change::Append { length, at, records } => append(folder, *length, *at, records),
        Change::Replace(records) => replace(folder, NEW_RESULTS, RESULTS, records),
    }
}

/// Makes the folder and takes its lock, which is held until it is dropped; `None` if the folder is
/// foreign or another build writes to it.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    if !prepare(folder)? {
        return Ok(None);
    }
    let lock = open_lock(&folder.join(LOCK))?;
    Ok(lock.try_lock().is_ok().then_some(lock))
}

/// Makes the folder, unless a foreign one has its name. Returns whether it is ours.
fn prepare(folder: &Path) -> io::Result<bool> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        Err(_) if !is_ours(folder) => return Ok(false),
        _ => {}
    }
    for (name, text) in [(TAG, [SIGNATURE, COMMENT].concat()), (IGNORE, String::from("*\n"))] {
        match create_new(&folder.join(name)) {
            Ok(mut file) => file.write_all(text.as_bytes())?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

/// Whether a folder has our tag or is empty: a build may have been killed before it wrote the tag.
fn is_ours(folder: &Path) -> bool {
    match read_own(&folder.join(TAG)) {
        // In files received from others, such a link could lead anywhere.
        _ if is_link(folder) => false,
        Ok(tag) => tag.starts_with(SIGNATURE.as_bytes()),
        Err(_) => fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none()),
    }
}

/// Adds records where the file ends, unless another build has written to it since it was read.
fn append(folder: &Path, length: usize, at: usize, records: &[Vec<u8>]) -> io::Result<()> {
    let mut file = open_own(&folder.join(RESULTS))?;
    let mut header = [0; HEADER.len()];
    file.read_exact(&mut header)?;
    if file.metadata()?.len() != length as u64 || header != HEADER.as_bytes() {
        return Ok(());
    }
    file.set_len(at as u64)?;
    file.seek(SeekFrom::End(0))?;
    records.iter().try_for_each(|piece| file.write_all(piece)).inspect_err(|_| {
        // A full disk is not filled with half a record.
        let _ = file.set_len(at as u64);
    })
}

/// Writes a file under another name and renames it over the old one.
fn replace(folder: &Path, new_name: &str, name: &str, pieces: &[Vec<u8>]) -> io::Result<()> {
    let new = folder.join(new_name);
    // A killed build may have left one; no link of this name is written through.
    let _ = fs::remove_file(&new);
    let mut file = create_new(&new)?;
    let written = pieces.iter().try_for_each(|piece| file.write_all(piece));
    drop(file);
    written.and_then(|()| fs::rename(&new, folder.join(name))).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Audience;
    use crate::check;
    use crate::input::{InputFile, Inputs};

    /// Builds a site of one note with the loaded results.
    fn build(cache: &mut Cache, text: &str) {
        let file = InputFile::new("content/about.md", format!("+++\ntitle = \"A\"\n+++\n{text}"));
        let inputs = [file].into_iter().collect::<Inputs>();
        check::site(&inputs, Audience::PUBLIC, cache);
    }

    #[test]
    fn a_file_that_another_build_has_written_to_is_left_as_it_is() {
        let root = tempfile::tempdir().expect("a folder");
        let mut first = load_cache(root.path());
        build(&mut first, "One.");
        save_cache(root.path(), &first);
        let [mut slow, mut fast] = [load_cache(root.path()), load_cache(root.path())];
        build(&mut slow, "Two.");
        build(&mut fast, "Three.");
        save_cache(root.path(), &fast);
        let results = || fs::read(root.path().join(FOLDER).join(RESULTS)).expect("results");
        let kept = results();
        save_cache(root.path(), &slow);
        assert!(results() == kept);
        let mut next = load_cache(root.path());
        build(&mut next, "Three.");
        assert_eq!(next.change(), Change::Nothing);
    }
}
