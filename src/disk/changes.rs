//! What happened to the files of a site, as far as is known.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Where to look again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// At these paths and, where they are folders or were, under them. Each begins as the site's folders do.
    Paths(BTreeSet<PathBuf>),
    /// Everywhere: something happened, and nobody can say where.
    Everything,
}

impl<P: Into<PathBuf>> FromIterator<P> for Changes {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Changes {
        Changes::Paths(paths.into_iter().map(Into::into).collect())
    }
}
