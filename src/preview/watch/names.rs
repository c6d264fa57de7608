//! The paths by which the site knows a resolved path of the disk.
//!
//! The system reports resolved paths; the site knows its files by the paths that lead there,
//! perhaps through links, perhaps by several.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::disk::has_scratch;

/// The paths that lead to real places.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<PathBuf, BTreeSet<PathBuf>>);

impl Names {
    /// Says that `name` leads to `place`.
    pub(super) fn insert(&mut self, place: PathBuf, name: &Path) {
        self.0.entry(place).or_default().insert(name.to_owned());
    }

    /// The paths that lead to a place, each in the way of the longest part of it that has a name.
    pub(super) fn of(&self, place: &Path) -> BTreeSet<PathBuf> {
        let mut paths = BTreeSet::new();
        for above in place.ancestors() {
            let Some(names) = self.0.get(above) else { continue };
            let inside = place.strip_prefix(above).unwrap_or(Path::new(""));
            if has_scratch(inside) {
                continue;
            }
            let is_itself = inside.as_os_str().is_empty();
            paths.extend(names.iter().map(|name| match is_itself {
                true => name.clone(),
                false => name.join(inside),
            }));
        }
        paths
    }

    /// The paths that lead to something at or under a place.
    pub(super) fn under(&self, place: &Path) -> BTreeSet<PathBuf> {
        let from_here = self.0.range(place.to_owned()..);
        let under = from_here.take_while(|(named, _)| named.starts_with(place));
        under.flat_map(|(_, names)| names.iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for (place, name) in [
            ("/real/content", "site/content"),
            ("/real/content/a", "site/content/b"),
            ("/x/s", "site/seeds"),
        ] {
            names.insert(PathBuf::from(place), Path::new(name));
        }
        names
    }

    fn check(found: BTreeSet<PathBuf>, expected: &[&str]) {
        assert_eq!(found, expected.iter().map(PathBuf::from).collect());
    }

    #[test]
    fn a_place_has_every_name_that_leads_to_it() {
        let names = names();
        check(names.of(Path::new("/real/content/c.md")), &["site/content/c.md"]);
        check(
            names.of(Path::new("/real/content/a/c.md")),
            &["site/content/a/c.md", "site/content/b/c.md"],
        );
        check(names.of(Path::new("/real/other/c.md")), &[]);
        check(names.of(Path::new("/x/s")), &["site/seeds"]);
    }

    #[test]
    fn scratch_has_no_name() {
        check(names().of(Path::new("/real/content/.git/index")), &[]);
        check(names().of(Path::new("/real/content/4913")), &[]);
    }

    #[test]
    fn what_is_above_several_names_concerns_them_all() {
        check(names().under(Path::new("/real")), &["site/content", "site/content/b"]);
        check(names().under(Path::new("/x/y")), &[]);
    }
}
