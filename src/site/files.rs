//! The files that notes show or link: found where a note says, else anywhere under `content/` by their name.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::input::{InputFile, Inputs};
use crate::links::NoteLinks;
use crate::text::fold;

/// The published files besides pages, and where notes give other paths for them.
#[derive(Debug, Default)]
pub struct Files {
    /// By their paths under `content/`.
    pub list: BTreeMap<String, InputFile>,
    /// By the path as notes give it, the one where the file is: it was found by its name.
    pub elsewhere: BTreeMap<String, String>,
    /// By the path as notes give it, the files of that name of which none is nearer than another.
    pub ambiguous: BTreeMap<String, Vec<String>>,
}

impl Files {
    pub(super) fn new(inputs: &Inputs, links: &[Arc<NoteLinks>]) -> Files {
        let mut files = Files::default();
        let mut by_name = None;
        let shown = links.iter().flat_map(|links| links.images.iter().chain(&links.files));
        for written in shown.map(|file| &file.path) {
            if let Some(file) = inputs.get(&format!("content/{written}")) {
                files.list.entry(written.clone()).or_insert_with(|| file.clone());
                continue;
            }
            if files.elsewhere.contains_key(written) || files.ambiguous.contains_key(written) {
                continue;
            }
            let by_name = by_name.get_or_insert_with(|| ByName::of(inputs));
            match &by_name.nearest(written)[..] {
                [] => {}
                [path] => {
                    let file = inputs.get(&format!("content/{path}")).expect("it was listed");
                    files.list.entry((*path).to_owned()).or_insert_with(|| file.clone());
                    files.elsewhere.insert(written.clone(), (*path).to_owned());
                }
                several => {
                    let paths = several.iter().map(|path| (*path).to_owned()).collect();
                    files.ambiguous.insert(written.clone(), paths);
                }
            }
        }
        files
    }

    /// The path of a file under `content/` for the one that a note gives; `None` if it is not there.
    pub fn path(&self, written: &str) -> Option<&str> {
        let path = self.elsewhere.get(written).map_or(written, String::as_str);
        self.list.get_key_value(path).map(|(path, _)| path.as_str())
    }

    /// The file at the path that a note gives.
    pub fn get(&self, written: &str) -> Option<&InputFile> {
        self.list.get(self.path(written)?)
    }
}

/// The files under `content/` that are no notes, by their folded names.
struct ByName<'a>(HashMap<String, Vec<&'a str>>);

impl<'a> ByName<'a> {
    fn of(inputs: &'a Inputs) -> ByName<'a> {
        let mut by_name = HashMap::<String, Vec<&str>>::new();
        for file in inputs.under("content").filter(|file| !crate::note::is_note(&file.path)) {
            let path = &file.path["content/".len()..];
            by_name.entry(name_of(path)).or_default().push(path);
        }
        ByName(by_name)
    }

    /// The files with the name of a path whose folders are most like those of the path.
    fn nearest(&self, written: &str) -> Vec<&'a str> {
        let found = self.0.get(&name_of(written)).map_or(&[][..], Vec::as_slice);
        let n_common = |path: &&&str| {
            let parts = path.rsplit('/').zip(written.rsplit('/'));
            parts.take_while(|(a, b)| fold::key(a) == fold::key(b)).count()
        };
        let most = found.iter().map(|path| n_common(&path)).max();
        found.iter().filter(|path| Some(n_common(path)) == most).copied().collect()
    }
}

fn name_of(path: &str) -> String {
    fold::key(path.rsplit('/').next().unwrap_or_default())
}
