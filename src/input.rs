//! The files of a site as paths and content. Only the code that fills [`Inputs`] reads the disk.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::str::Utf8Error;
use std::sync::Arc;

use crate::content::{Content, Loader, Text};

/// The hash of some bytes or of everything a result was made from.
pub type Hash = blake3::Hash;

/// One file of the site.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// The path within the site with `/`, such as `content/actors/iskp.md`. Seeds are always under `seeds/`,
    /// wherever they were read from.
    pub path: Arc<str>,
    /// Its content.
    pub bytes: Content,
    /// The hash of path and bytes, so files with the same bytes differ.
    pub hash: Hash,
}

impl InputFile {
    /// A file with its hash.
    pub fn new(path: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
        let bytes = bytes.into();
        let hash = hash(path, &bytes);
        InputFile { path: path.into(), bytes: Content::new(bytes), hash }
    }

    /// A text of this length and hash, loaded on first use.
    pub(crate) fn lazy(path: &str, hash: Hash, length: usize, load: Loader) -> InputFile {
        InputFile { path: path.into(), bytes: Content::lazy(length, load), hash }
    }

    /// The file as text, without a copy of it.
    ///
    /// # Errors
    /// It is not UTF-8.
    pub fn text(&self) -> Result<Text, Utf8Error> {
        match self.bytes.text() {
            Some(text) => Ok(text),
            None => std::str::from_utf8(&self.bytes).map(Text::from),
        }
    }
}

/// The hash of a file.
pub(crate) fn hash(path: &str, bytes: &[u8]) -> Hash {
    // The bytes come first: a path before them would shift them against the chunks that BLAKE3 hashes in parallel.
    blake3::Hasher::new().update(bytes).update(&[0]).update(path.as_bytes()).finalize()
}

/// Every file of a site.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    files: BTreeMap<Arc<str>, InputFile>,
}

impl Inputs {
    /// Adds a file, or replaces the one of the same path.
    pub fn insert(&mut self, file: InputFile) {
        self.files.insert(Arc::clone(&file.path), file);
    }

    /// Removes and returns the file at `path`, if there is one.
    pub fn remove(&mut self, path: &str) -> Option<InputFile> {
        self.files.remove(path)
    }

    /// Removes and returns the file at `path` and, if it was a folder, the files under it.
    pub fn remove_all(&mut self, path: &str) -> Vec<InputFile> {
        let under = self.under(path).map(|file| Arc::clone(&file.path)).collect::<Vec<_>>();
        let at = self.remove(path);
        at.into_iter().chain(under.iter().filter_map(|path| self.files.remove(path))).collect()
    }

    /// The file at `path`.
    pub fn get(&self, path: &str) -> Option<&InputFile> {
        self.files.get(path)
    }

    /// The files under `folder`, in the order of their paths.
    pub fn under<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a InputFile> {
        let files = self
            .files
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded))
            .map(|(_, file)| file);
        files
            .take_while(move |file| file.path.starts_with(folder))
            .filter(move |file| file.path.as_bytes().get(folder.len()) == Some(&b'/'))
    }

    /// Whether a file had changed when it was loaded. Results of such inputs are discarded.
    pub(crate) fn has_failed_loads(&self) -> bool {
        self.iter().any(|file| file.bytes.failed_to_load())
    }

    /// All files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &InputFile> {
        self.files.values()
    }
}

impl FromIterator<InputFile> for Inputs {
    fn from_iter<I: IntoIterator<Item = InputFile>>(files: I) -> Inputs {
        Inputs { files: files.into_iter().map(|file| (Arc::clone(&file.path), file)).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_its_files_and_not_its_namesakes() {
        let inputs = ["seeds.txt", "seeds/a.txt", "seeds/b/c.txt", "seeds2/d.txt"]
            .map(|path| InputFile::new(path, *b""))
            .into_iter()
            .collect::<Inputs>();
        let paths = inputs.under("seeds").map(|file| &*file.path).collect::<Vec<_>>();
        assert_eq!(paths, ["seeds/a.txt", "seeds/b/c.txt"]);
    }

    #[test]
    fn a_folder_is_taken_out_with_its_files_and_without_its_namesakes() {
        let mut inputs = ["a", "a.md", "a/b.md", "a/c/d.md", "ab/e.md"]
            .map(|path| InputFile::new(path, *b""))
            .into_iter()
            .collect::<Inputs>();
        assert_eq!(inputs.remove_all("a").len(), 3);
        let left = inputs.iter().map(|file| &*file.path).collect::<Vec<_>>();
        assert_eq!(left, ["a.md", "ab/e.md"]);
    }
}
