//! The items of a site and the path of each.

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::Diagnostic;
use crate::input::Hash;
use crate::memo::hash_of;
use crate::output;

use super::{Item, Outputs};

/// The items of all outputs by their paths.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Every item, in the order of the outputs.
    pub(crate) items: Vec<Listed>,
    /// Unsafe paths, and paths that two inputs claim.
    pub(crate) problems: Vec<Diagnostic>,
    by_path: HashMap<String, usize>,
}

/// An item with its place in the list of outputs.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    /// The item.
    pub(crate) item: Item,
    /// The index of its output.
    pub(super) output: usize,
    /// Its index within the output.
    pub(super) number: usize,
}

impl Outputs {
    /// Lays out the items and checks the path of everything that would be written.
    pub(crate) fn layout(&self) -> Layout {
        let mut items = Vec::new();
        for (output, made) in self.list.iter().enumerate() {
            let listed = made.items().into_iter().enumerate();
            items.extend(listed.map(|(number, item)| Listed { item, output, number }));
        }
        let paths = items.iter().map(|it| (it.item.path.as_str(), it.item.place.as_ref()));
        let problems = output::check_all(paths);
        let mut by_path = HashMap::with_capacity(items.len());
        for (at, listed) in items.iter().enumerate() {
            by_path.entry(listed.item.path.clone()).or_insert(at);
        }
        Layout { items, problems, by_path }
    }

    /// The hash of everything that the layout depends on.
    pub(crate) fn layout_hash(&self) -> Hash {
        let hashes = self.list.iter().map(|output| output.items_hash()).collect::<Vec<_>>();
        hash_of(hashes.iter().map(|hash| hash.as_bytes().as_slice()))
    }
}

impl Layout {
    /// The item at a path; `None` if there is none.
    pub(crate) fn at(&self, path: &str) -> Option<&Listed> {
        self.by_path.get(path).map(|at| &self.items[*at])
    }
}
