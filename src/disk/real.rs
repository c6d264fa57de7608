//! The resolved path behind links.

use std::path::{Component, Path, PathBuf};

/// Resolves a path, whether it exists or not: links in its existing part are followed.
pub(crate) fn real_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            part => real.push(part),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    real
}
