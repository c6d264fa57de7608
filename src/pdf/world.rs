//! The files typst can see: those of the bundle, and nothing else.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;
use crate::report::{Bundle, DATA, MAIN};

/// The world of one report.
pub(super) struct BundleWorld<'a> {
    pub(super) bundle: &'a Bundle,
    built_in: LazyHash<Library>,
    fonts: Fonts,
    main: FileId,
    /// The template files by their paths, each parsed once.
    sources: BTreeMap<&'a str, Source>,
    /// The date of the report.
    date: Option<Datetime>,
}

impl<'a> BundleWorld<'a> {
    pub(super) fn new(bundle: &'a Bundle, fonts: Fonts) -> BundleWorld<'a> {
        let sources = bundle.files.iter().filter(|(path, _)| path.ends_with(".typ"));
        let sources = sources.filter_map(|(path, file)| {
            let text = std::str::from_utf8(&file.bytes).ok()?;
            Some((path.as_str(), Source::new(id(path)?, text.to_owned())))
        });
        BundleWorld {
            bundle,
            built_in: LazyHash::new(Library::default()),
            fonts,
            main: id(MAIN).expect("the name of the main file is a path"),
            sources: sources.collect(),
            date: date(bundle),
        }
    }

    /// The path of a file within the bundle; `None` for the files of packages, which no report has.
    pub(super) fn path(id: FileId) -> Option<&'static str> {
        let path: &'static RootedPath = id.get();
        matches!(path.root(), VirtualRoot::Project).then(|| path.vpath().get_without_slash())
    }
}

/// The id of a file of the bundle; `None` for a path that typst could not name.
fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// The date that the data gives as `iso_date`.
fn date(bundle: &Bundle) -> Option<Datetime> {
    let data: serde_json::Value = serde_json::from_slice(&bundle.files.get(DATA)?.bytes).ok()?;
    let mut parts = data.get("iso_date")?.as_str()?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd(year, month, day)
}

/// The path of a requested file.
fn asked(id: FileId) -> FileResult<&'static str> {
    let no_packages = || PackageError::Other(Some("a report uses no packages".into()));
    BundleWorld::path(id).ok_or_else(|| FileError::Package(no_packages()))
}

impl World for BundleWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.built_in
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = asked(id)?;
        match self.sources.get(path) {
            Some(source) => Ok(source.clone()),
            None if !self.bundle.files.contains_key(path) => Err(FileError::NotFound(path.into())),
            None if path.ends_with(".typ") => Err(FileError::InvalidUtf8),
            None => Err(FileError::NotSource),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = asked(id)?;
        let file = self.bundle.files.get(path).ok_or_else(|| FileError::NotFound(path.into()))?;
        Ok(Bytes::new(file.bytes.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.date
    }
}
