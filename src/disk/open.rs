//! Opens files so that nobody waits for ever: regular files alone, and no more of them than the disk says there is.
//!
//! What stands at a path may be a pipe that nobody writes to, a device that never ends, or a link that somebody put
//! there. A file is opened without waiting and then asked what it is, so that nothing can take its place in between.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// The most bytes that are read of one file. No text or picture of a site comes near it, but a file full of holes that
/// takes no room on a disk may say any size.
const MOST_BYTES: u64 = 1 << 30;

/// Whether a link at the end of a path is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Follow,
    /// For files of our own: nobody but us makes them, and we make no links.
    Refuse,
}

/// Reads a file that was named on the command line or stands in a folder of the site.
///
/// # Errors
/// It is not there, is no file, or the disk refuses.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read(path, Links::Follow).map(|(bytes, _)| bytes)
}

/// Reads a file, and says what the disk knew of it before: what happens to it later makes that another.
///
/// # Errors
/// It is not there, is no file, or the disk refuses.
pub(super) fn read(path: &Path, links: Links) -> io::Result<(Vec<u8>, Metadata)> {
    let (file, data) = open(path, links, OpenOptions::new().read(true))?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(data.len() as usize)?;
    // Of a file that grows while it is read there is no end. Taken from the file as a whole, it would be asked for its
    // size once more.
    file.take(data.len()).read_to_end(&mut bytes)?;
    Ok((bytes, data))
}

/// Reads a file of our own as [`read`] does, through no link.
///
/// # Errors
/// It is not there, is no file, or the disk refuses.
pub(super) fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    read(path, Links::Refuse).map(|(bytes, _)| bytes)
}

/// Reads what the system says of a program: of such a file it tells no size.
///
/// # Errors
/// It is not there.
#[cfg(unix)]
pub(super) fn read_of_system(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(1 << 16).read_to_string(&mut text)?;
    Ok(text)
}

/// Opens a file of our own for reading and writing.
///
/// # Errors
/// It is not there, is no file, or the disk refuses.
pub(super) fn open_own(path: &Path) -> io::Result<File> {
    open(path, Links::Refuse, OpenOptions::new().read(true).write(true)).map(|(file, _)| file)
}

/// Opens the file that is locked by whoever writes in its folder, and makes it where it is missing. Nothing is written
/// to it.
///
/// # Errors
/// Something that is no file stands there, or the disk refuses.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let options = &mut OpenOptions::new();
    open(path, Links::Refuse, options.create(true).truncate(false).write(true))
        .map(|(file, _)| file)
}

/// Writes a file that is not there yet.
///
/// # Errors
/// Something stands there, or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_new(path)?.write_all(bytes)
}

/// Makes a file that is not there yet: nothing is written over, and no link is followed.
///
/// # Errors
/// Something stands there, or the disk refuses.
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
    // A terminal that is opened must not become the one that signals come from.
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | no_link);
}

#[cfg(not(unix))]
fn refuse_to_wait(_: &mut OpenOptions, _: Links) {}

/// Where the system cannot refuse links by itself, they are looked for.
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

/// Whether something may never end or never begin: neither a file nor a folder, nor a link.
pub(super) fn is_endless(data: &Metadata) -> bool {
    !data.is_file() && !data.is_dir() && !data.is_symlink()
}

/// What something is that is no file, in words; nothing for a file.
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

    /// A folder with one of each that is no file, and files with links to them.
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
