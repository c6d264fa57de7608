//! Changes to the files of a site, as far as they are known.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// The paths to read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// At these paths and, where they are folders or were, under them. Each begins as the site's folders do.
    Paths(BTreeSet<PathBuf>),
    /// Everywhere: something changed at an unknown path.
    Everything,
}

impl<P: Into<PathBuf>> FromIterator<P> for Changes {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Changes {
        Changes::Paths(paths.into_iter().map(Into::into).collect())
    }
}
