//! The parts of a Word document, in a ZIP archive, and how they refer to each other.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::import::{Refused, encoding};

use super::xml::{damaged, each};

/// The size of a part, unpacked, at most. A book of a thousand pages has a fifth of it.
const LARGEST: u64 = 64 << 20;
/// The number of parts, at most: pictures are parts as well.
const MOST_PARTS: usize = 20_000;

/// A document, whose parts are unpacked when they are asked for.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The path of the main part.
    main: String,
    /// The relations of the document as a whole.
    document: BTreeMap<String, Relation>,
}

/// What a relation leads to.
#[derive(Debug)]
pub(super) struct Relation {
    /// Its kind, such as `footnotes`.
    pub(super) kind: String,
    /// A path in the package, or an address.
    pub(super) target: String,
    pub(super) is_outside: bool,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|error| damaged(&error.to_string()))?;
        if archive.len() > MOST_PARTS {
            return Err(damaged("it has too many parts"));
        }
        let mut package = Package { archive, main: String::new(), document: BTreeMap::new() };
        package.document = package.relations_in("_rels/.rels", "")?;
        let main = package.path_of("officeDocument");
        package.main = main.unwrap_or_else(|| "word/document.xml".into());
        Ok(package)
    }

    fn path_of(&self, kind: &str) -> Option<String> {
        let relation = self.document.values().find(|relation| relation.kind == kind)?;
        Some(relation.target.clone())
    }

    /// The text of a part that the document as a whole refers to.
    pub(super) fn of_document(&mut self, kind: &str) -> Result<Option<String>, Refused> {
        match self.path_of(kind) {
            Some(path) => self.part(&path),
            None => Ok(None),
        }
    }

    /// The text of the main part.
    pub(super) fn main(&mut self) -> Result<String, Refused> {
        let path = self.main.clone();
        self.part(&path)?.ok_or_else(|| damaged("it has no text"))
    }

    /// The relations of the main part, by their ids.
    pub(super) fn relations(&mut self) -> Result<BTreeMap<String, Relation>, Refused> {
        let path = self.main.clone();
        self.relations_of(&path)
    }

    /// The relations of a part.
    pub(super) fn relations_of(
        &mut self,
        path: &str,
    ) -> Result<BTreeMap<String, Relation>, Refused> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let separator = if folder.is_empty() { "" } else { "/" };
        self.relations_in(&format!("{folder}{separator}_rels/{name}.rels"), folder)
    }

    fn relations_in(
        &mut self,
        path: &str,
        folder: &str,
    ) -> Result<BTreeMap<String, Relation>, Refused> {
        let mut relations = BTreeMap::new();
        let Some(xml) = self.part(path)? else { return Ok(relations) };
        each(&xml, &["Relationship"], |element| {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            let is_outside = attribute("TargetMode") == "External";
            let target = attribute("Target");
            let target = if is_outside { target.to_owned() } else { within(folder, target) };
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(attribute("Id").to_owned(), Relation { kind, target, is_outside });
        })?;
        Ok(relations)
    }

    /// The text of a part, if there is one of this path.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Refused> {
        let mut part = match self.archive.by_name(path) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error.to_string())),
        };
        let mut bytes = Vec::new();
        let read = part.by_ref().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|error| damaged(&format!("`{path}` cannot be unpacked: {error}")))?;
        if bytes.len() as u64 > LARGEST {
            return Err(damaged(&format!("`{path}` is larger than {} MB", LARGEST >> 20)));
        }
        Ok(Some(encoding::decode(&bytes)?.text.into_owned()))
    }
}

/// The path of a part that another part names.
fn within(folder: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            ".." => drop(path.pop()),
            "." | "" => {}
            name => path.push(name),
        }
    }
    path.join("/")
}
