//! The input of a PDF report: the theme's typst files, the data, pictures and fonts. `--format
//! typst` writes exactly these files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Location;
use crate::input::{Hash, InputFile, Inputs};
use crate::memo::hash_of;
use crate::site::Site;
use crate::theme;

use super::Report;
use super::view::ReportView;

/// The main file of every report.
pub const MAIN: &str = "report.typ";

/// The data that the main file reads.
pub const DATA: &str = "data.json";

/// The files of a report by their paths, such as `report.typ`, `data.json`, `images/map.png` or `fonts/Naskh.ttf`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The files.
    pub files: BTreeMap<String, BundleFile>,
}

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Its origin for messages: a path below the site's root, or that of the built-in theme.
    pub origin: Arc<str>,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// The place of its first use in the site, if it is a picture.
    pub shown: Option<Location>,
}

impl Bundle {
    /// The hash of all its files.
    pub fn hash(&self) -> Hash {
        let names = self.files.keys().map(String::as_bytes);
        let bytes = self.files.values().map(|file| &*file.bytes);
        hash_of(names.zip(bytes).flat_map(|(name, bytes)| [name, bytes]))
    }
}

impl BundleFile {
    /// A file of this program's.
    pub fn new(origin: Arc<str>, bytes: impl Into<Arc<[u8]>>) -> BundleFile {
        BundleFile { origin, bytes: bytes.into(), shown: None }
    }

    fn of(file: &InputFile) -> BundleFile {
        BundleFile::new(Arc::clone(&file.path), file.bytes.shared())
    }

    fn shown(file: &InputFile, shown: Option<Location>) -> BundleFile {
        BundleFile { shown, ..BundleFile::of(file) }
    }
}

/// The theme's files under `report/`, and the built-in one for each that it lacks.
pub(super) fn of_theme(site: &Site, inputs: &Inputs) -> Bundle {
    let mut files = BTreeMap::new();
    for (name, bytes) in theme::REPORT {
        let origin = theme::origin(&format!("report/{name}"));
        files.insert((*name).to_owned(), BundleFile::new(origin, *bytes));
    }
    let folder = format!("themes/{}/report", site.config.theme);
    for file in inputs.under(&folder).filter(|file| !is_of_page(&file.path)) {
        files.insert(file.path[folder.len() + 1..].to_owned(), BundleFile::of(file));
    }
    Bundle { files }
}

/// The files of a report: those of the theme, the data and the pictures.
pub fn bundle(report: &Report, site: &Site, inputs: &Inputs) -> Bundle {
    let Bundle { mut files } = of_theme(site, inputs);
    for (path, file) in &site.files.list {
        if let Some(place) = report.images.get(path) {
            files.insert(format!("images/{path}"), BundleFile::shown(file, Some(place.clone())));
        }
    }
    if let Some(logo) = &report.logo
        && let Some(file) = inputs.get(&logo.path)
    {
        files.insert(logo.file.clone(), BundleFile::shown(file, logo.place.clone()));
    }
    let data = BundleFile::new(Arc::from(DATA), json(&report.view));
    files.insert(DATA.to_owned(), data);
    Bundle { files }
}

/// Whether a file of the theme is for reports that are one page.
fn is_of_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".css")
}

/// The data of a report as JSON, one key per line for readability.
pub(super) fn json(view: &ReportView) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(view).expect("plain data has a form as JSON");
    json.push(b'\n');
    json
}
