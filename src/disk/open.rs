//! Opens files without blocking for ever: regular files alone, and no more bytes of them than the
//! disk reports.
//!
//! A path may be a pipe without a writer, an endless device, or a link made by another user. A file
//! is opened without blocking and then inspected by its handle, so that no other can take its place
//! in between.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// The most bytes that are read of one file. No text or picture of a site comes near it, but a
/// sparse file may report any size.
const MOST_BYTES: u64 = 1 << 30;

/// Whether a link at the end of a path is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Follow,
    /// For files of ours: only the program makes them, and it makes no links.
    Refuse,
}

/// Reads a file that is named on the command line or is in a folder of the site.
///
/// # Errors
/// It does not exist, is no regular file, or the disk refuses.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read(path, Links::Follow).map(|(bytes, _)| bytes)
}

/// Reads a file, and returns its stat data from before: a later change makes that differ.
///
/// # Errors
/// It does not exist, is no regular file, or the disk refuses.
pub(super) fn read(path: &Path, links: Links) -> io::Result<(Vec<u8>, Metadata)> {
    let (file, data) = open(path, links, OpenOptions::new().read(true))?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(data.len() as usize)?;
    // A file that grows while it is read has no end. `take` avoids a second `fstat` in
    // `read_to_end`.
    file.take(data.len()).read_to_end(&mut bytes)?;
    Ok((bytes, data))
}

/// Reads a file of ours as [`read`] does, through no link.
///
/// # Errors
/// It does not exist, is no regular file, or the disk refuses.
pub(super) fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    read(path, Links::Refuse).map(|(bytes, _)| bytes)
}

/// Reads a file of the system about a process, which reports no size.
///
/// # Errors
/// It does not exist.
#[cfg(unix)]
pub(super) fn read_of_system(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(1 << 16).read_to_string(&mut text)?;
    Ok(text)
}

/// Opens a file of ours for reading and writing.
///
/// # Errors
/// It does not exist, is no regular file, or the disk refuses.
pub(super) fn open_own(path: &Path) -> io::Result<File> {
    open(path, Links::Refuse, OpenOptions::new().read(true).write(true)).map(|(file, _)| file)
}

/// Opens the file that serves as the lock of a folder, and makes it if missing. Nothing is written
/// to it.
///
/// # Errors
/// The path is not one of a regular file, or the disk refuses.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let options = &mut OpenOptions::new();
    open(path, Links::Refuse, options.create(true).truncate(false).write(true))
        .map(|(file, _)| file)
}

/// Writes a new file.
///
/// # Errors
/// The path exists, or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_new(path)?.write_all(bytes)
}

/// Makes a new file: nothing is overwritten, and no link is followed.
///
/// # Errors
/// The path exists, or the disk refuses.
pub(super) fn create_new(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

fn open(path: &Path, links: Links, options: &mut OpenOptions) -> io::Result<(File, Metadata)> {
    refuse_to_wait(options, links);
    refuse_links(path, links)?;
    let file = options.open(path).map_err(|error| in_words(error, path, links))?;
    let data = file.metadata()?;
    match what_is_no_file(&data) {
        Some(kind) => Err(no_file(kind)),
        None if data.len() > MOST_BYTES => {
            let error =
                format!("it has {} bytes, and no more than {MOST_BYTES} are read", data.len());
            Err(io::Error::new(ErrorKind::FileTooLarge, error))
        }
        None => Ok((file, data)),
    }
}

#[cfg(unix)]
fn refuse_to_wait(options: &mut OpenOptions, links: Links) {
    use std::os::unix::fs::OpenOptionsExt;
    let no_link = if links == Links::Refuse { libc::O_NOFOLLOW } else { 0 };
    // Opening a terminal must not make it the controlling one, from which signals come.
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | no_link);
}

#[cfg(not(unix))]
fn refuse_to_wait(_: &mut OpenOptions, _: Links) {}

/// If the system cannot refuse links by itself, they are looked for.
fn refuse_links(path: &Path, links: Links) -> io::Result<()> {
    let refuses = cfg!(not(unix)) && links == Links::Refuse;
    if refuses && fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink()) {
        return Err(no_file("a link"));
    }
    Ok(())
}

/// Why a file cannot be opened: the system has odd words for links and sockets.
fn in_words(error: io::Error, path: &Path, links: Links) -> io::Error {
    let looked_at = match links {
        Links::Follow => fs::metadata(path),
        Links::Refuse => fs::symlink_metadata(path),
    };
    match looked_at.ok().as_ref().and_then(what_is_no_file) {
        Some(kind) => no_file(kind),
        None => error,
    }
}

fn no_file(kind: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, format!("it is {kind}, not a file"))
}

/// Whether reading may block or never end: neither a regular file, a folder nor a link.
pub(super) fn is_endless(data: &Metadata) -> bool {
    !data.is_file() && !data.is_dir() && !data.is_symlink()
}

/// The kind of an entry that is no regular file, in words; `None` for a file.
pub(super) fn what_is_no_file(data: &Metadata) -> Option<&'static str> {
    let kind = data.file_type();
    if kind.is_file() {
        return None;
    }
    Some(match () {
        () if kind.is_dir() => "a folder",
        () if kind.is_symlink() => "a link",
        () => special(kind),
    })
}

#[cfg(unix)]
fn special(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_fifo() => "a pipe",
        () if kind.is_socket() => "a socket",
        () => "a device",
    }
}

#[cfg(not(unix))]
fn special(_: fs::FileType) -> &'static str {
    "a device"
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    /// A folder with one entry of each kind that is no file, and files with links to them.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "text").expect("a file");
        let pipe = Command::new("mkfifo").arg(at("pipe")).status().expect("mkfifo is there");
        assert!(pipe.success());
        drop(UnixListener::bind(at("socket")).expect("a socket"));
        fs::create_dir(at("folder")).expect("a folder");
        symlink("file", at("link")).expect("a link");
        symlink("/dev/zero", at("zero")).expect("a link");
        symlink("nowhere", at("lost")).expect("a link");
        symlink("circle", at("circle")).expect("a link");
        File::create(at("holes")).expect("made").set_len(MOST_BYTES + 1).expect("no room is taken");
        folder
    }

    #[test]
    fn nothing_but_a_file_is_read() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(read_file(&at("file")).expect("read"), b"text");
        assert_eq!(read_file(&at("link")).expect("read"), b"text");
        for (name, expected) in [
            ("pipe", "it is a pipe"),
            ("socket", "it is a socket"),
            ("folder", "it is a folder"),
            ("zero", "it is a device"),
            ("holes", "it has 1073741825 bytes"),
            ("lost", "No such file"),
        ] {
            let error = read_file(&at(name)).expect_err(name).to_string();
            assert!(error.contains(expected), "{name}: {error}");
            let own = read_own(&at(name)).expect_err(name).to_string();
            let expected = if ["zero", "lost"].contains(&name) { "it is a link" } else { expected };
            assert!(own.contains(expected), "{name}: {own}");
        }
        assert!(read_file(&at("circle")).is_err());
    }

    #[test]
    fn what_is_ours_is_opened_through_no_link_and_not_emptied() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        for name in ["link", "lost", "pipe", "socket", "zero", "folder"] {
            assert!(open_lock(&at(name)).is_err(), "{name}");
            assert!(open_own(&at(name)).is_err(), "{name}");
            assert!(write_new(&at(name), b"new").is_err(), "{name}");
        }
        assert!(!at("nowhere").exists());
        open_lock(&at("file")).expect("a file");
        open_lock(&at("new")).expect("made");
        assert_eq!(read_own(&at("file")).expect("read"), b"text");
    }
}
