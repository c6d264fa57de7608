//! The chain of links on a path, whether its target exists or not.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How many links are followed, as many as Linux does.
const MOST_LINKS: usize = 40;

/// Every link on a path, each at its resolved place, and at last the target.
///
/// A change at any of these places may change the target of the path.
pub(crate) fn symlink_chain(path: &Path) -> Vec<PathBuf> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut symlink_chain = Vec::new();
    let mut real = PathBuf::new();
    let mut left = parts(&path);
    while let Some(part) = left.pop_front() {
        match Path::new(&part).components().next() {
            Some(Component::ParentDir) => {
                real.pop();
                continue;
            }
            Some(Component::CurDir) | None => continue,
            Some(Component::Prefix(_) | Component::RootDir | Component::Normal(_)) => {
                real.push(&part);
            }
        }
        let target =
            if symlink_chain.len() < MOST_LINKS { fs::read_link(&real).ok() } else { None };
        if let Some(target) = target {
            symlink_chain.push(real.clone());
            real.pop();
            for part in parts(&target).into_iter().rev() {
                left.push_front(part);
            }
        }
    }
    symlink_chain.push(real);
    symlink_chain
}

fn parts(path: &Path) -> VecDeque<OsString> {
    path.components().map(|part| part.as_os_str().to_owned()).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_trail_names_every_link_and_its_end() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        fs::create_dir_all(root.join("a/b")).expect("can be made");
        for (target, link) in
            [("a", "x"), ("../x/b", "a/y"), ("nowhere", "a/b/z"), ("q", "p"), ("p", "q")]
        {
            symlink(target, root.join(link)).expect("can be linked");
        }
        let check = |path: &str, expected: &[&str]| {
            let expected = expected.iter().map(|place| root.join(place)).collect::<Vec<_>>();
            assert_eq!(symlink_chain(&root.join(path)), expected, "{path}");
        };
        check("a/b/c", &["a/b/c"]);
        check("x/y/c/../d", &["x", "a/y", "x", "a/b/d"]);
        check("a/b/z", &["a/b/z", "a/b/nowhere"]);
        assert_eq!(symlink_chain(&root.join("p")).len(), MOST_LINKS + 1, "a circle ends");
    }
}
