//! Where a path really leads.

use std::path::{Component, Path, PathBuf};

/// Where a path really leads, whether it is there yet or not: links in the part that is there are followed.
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
