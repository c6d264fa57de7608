//! The paths to watch so that every change of a site is seen: its folders, their parents, and the
//! targets of links in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use notify::RecursiveMode;

use super::names::Names;
use crate::disk::{self, Borders, Folders, Part, SETTINGS};

/// The paths to watch, and the site's names of what is there.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Real folders; where one is watched with all that is in it, nothing in it is named again.
    pub(super) watches: BTreeMap<PathBuf, RecursiveMode>,
    /// The names of real places.
    pub(super) names: Names,
}

impl Plan {
    /// Looks at the folders of a site as they are now. Parts that are missing are watched for.
    pub(super) fn of(folders: &Folders) -> Plan {
        let mut plan = Plan::default();
        let borders = Borders::new(folders);
        for part in Part::all(folders) {
            plan.follow(&part.folder);
            for (link, is_allowed) in part.links(&borders) {
                if is_allowed {
                    plan.follow(&link);
                } else {
                    // What is at its end is none of the site's, but another link there may lead back into it.
                    plan.watch_way(&disk::symlink_chain(&link), &link);
                }
            }
        }
        // Where these lead decides on links, as the settings do.
        for folder in disk::linked_folders(folders) {
            plan.watch_way(&disk::symlink_chain(&folder), &folders.root.join(SETTINGS));
        }
        plan.drop_what_is_watched_twice();
        plan
    }

    /// Whether a watched path is at or under a place.
    pub(super) fn concerns(&self, place: &Path) -> bool {
        let watched = self.watches.range(place.to_owned()..).next();
        watched.is_some_and(|(watched, _)| watched.starts_with(place))
            || !self.names.under(place).is_empty()
    }

    /// Watches each link on the way that a path of the site leads, and what is at its end.
    fn follow(&mut self, name: &Path) {
        let symlink_chain = disk::symlink_chain(name);
        self.watch_way(&symlink_chain, name);
        let end =
            symlink_chain.into_iter().next_back().filter(|end| end.is_dir() && !end.is_symlink());
        if let Some(folder) = end {
            self.watches.insert(folder, RecursiveMode::Recursive);
        }
    }

    /// Watches each link on a way and the place at its end, but nothing in a folder that is there.
    fn watch_way(&mut self, symlink_chain: &[PathBuf], name: &Path) {
        for place in symlink_chain {
            self.watches.entry(nearest_folder(place)).or_insert(RecursiveMode::NonRecursive);
            self.names.insert(place.clone(), name);
        }
    }

    fn drop_what_is_watched_twice(&mut self) {
        let whole = self.watches.iter().filter(|(_, mode)| **mode == RecursiveMode::Recursive);
        let whole = whole.map(|(folder, _)| folder.clone()).collect::<BTreeSet<_>>();
        let is_inside = |place: &Path| place.ancestors().skip(1).any(|above| whole.contains(above));
        self.watches.retain(|place, _| !is_inside(place));
    }
}

/// The folder that something stands in; where that is missing, the one in which it would be made.
fn nearest_folder(place: &Path) -> PathBuf {
    let above = place.ancestors().skip(1).find(|folder| folder.is_dir());
    above.unwrap_or(place).to_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    /// The watches of a site with some links, with `*` where all in a folder is watched; the root is cut off.
    fn watches(settings: &str, links: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        for made in ["site/content/a", "site/seeds", "beside/b/c"] {
            fs::create_dir_all(root.join(made)).expect("can be made");
        }
        fs::write(root.join("site/site.toml"), settings).expect("can be written");
        for (target, link) in links {
            symlink(target, root.join(link)).expect("can be linked");
        }
        let plan = Plan::of(&Folders::new(&root.join("site"), None));
        let watches = plan.watches.iter().map(|(place, mode)| {
            let place = place.strip_prefix(&root).expect("nothing else is watched").display();
            let all = if *mode == RecursiveMode::Recursive { "*" } else { "" };
            format!("{place}{all}")
        });
        watches.collect()
    }

    #[test]
    fn the_root_is_watched_for_parts_that_come_later() {
        assert_eq!(watches("", &[]), ["site", "site/content*", "site/seeds*"]);
    }

    #[test]
    fn what_links_lead_to_is_watched_where_it_is() {
        let allow = "linked_folders = [\"../beside/b\"]";
        let site = ["site", "site/content*", "site/seeds*"];
        let folder = [("../../beside/b", "site/content/b")];
        assert_eq!(watches(allow, &folder), [&["beside", "beside/b*"], &site[..]].concat());
        let file = [("../../beside/b/c/d.md", "site/content/d.md")];
        assert_eq!(watches(allow, &file), [&["beside", "beside/b/c"], &site[..]].concat());
        let chain = [("../../beside/e", "site/content/d.md"), ("b/c/d.md", "beside/e")];
        assert_eq!(watches(allow, &chain), [&["beside", "beside/b/c"], &site[..]].concat());
    }

    #[test]
    fn the_folder_that_a_refused_link_leads_to_is_not_watched() {
        let site = ["site", "site/content*", "site/seeds*"];
        for settings in ["", "linked_folders = [\"content\"]"] {
            let link = [("../../beside/b", "site/content/b")];
            assert_eq!(watches(settings, &link), [&["beside"], &site[..]].concat());
        }
        let chain = [("../../beside/e", "site/content/b"), ("b/c", "beside/e")];
        assert_eq!(watches("", &chain), [&["beside", "beside/b"], &site[..]].concat());
    }

    #[test]
    fn links_in_a_circle_end() {
        let links = [("..", "site/content/a/up"), ("y", "site/content/x"), ("x", "site/content/y")];
        assert_eq!(watches("", &links), ["site", "site/content*", "site/seeds*"]);
    }
}
