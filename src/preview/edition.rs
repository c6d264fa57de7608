//! What the preview shows at one moment. A rebuild makes a new edition; the server swaps one for the other as a whole.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

/// The state of the preview after a rebuild.
#[derive(Clone)]
pub struct Edition {
    /// Counts the rebuilds since the start.
    pub number: u64,
    /// How long the rebuild took, from the first change that was seen.
    pub took: Duration,
    /// The last good site; nothing until there was one.
    pub site: Option<Arc<dyn Published>>,
    /// What is wrong with the files as they are now. While there are errors, `site` is that of an earlier edition.
    pub problems: Arc<[Problem]>,
}

/// A site that can be asked for its files. Pages may be rendered when they are asked for.
pub trait Published: Send + Sync {
    /// The file at this path of the output, such as `actors/iskp/index.html`; nothing where there is none.
    ///
    /// # Errors
    /// Its template fails.
    fn file(&self, path: &str) -> Result<Option<File>, Vec<Problem>>;

    /// The hash of everything a page loads besides itself: style sheets, scripts, pictures.
    fn assets(&self) -> &str;
}

/// A file of the site as the server sends it.
#[derive(Debug, Clone)]
pub struct File {
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// The hash of the bytes in hexadecimal.
    pub hash: String,
    /// Where a page comes from; nothing for other files.
    pub origin: Option<Arc<Origin>>,
}

/// Where a page comes from, for the bar at its foot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Origin {
    /// The files of the site it is made of, the first the one to edit: `content/actors/iskp.md`.
    pub files: Vec<String>,
    /// The problems of the files it is made of.
    pub problems: Vec<Problem>,
    /// The names on it that could not be resolved.
    pub unresolved: Vec<UnresolvedName>,
    /// What a published build would leave out of this page, in words for the banner; empty when nothing.
    pub withheld: Vec<String>,
}

/// A name that leads nowhere, with a link to where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnresolvedName {
    /// The name, and why it leads nowhere.
    pub text: String,
    /// Where it stands in the preview: `/sources/edm-2024-07/#p8`.
    pub href: String,
}

/// A problem as the preview shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Problem {
    /// Whether it keeps the site from being built.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// `content/actors/iskp.md:12:3`, where it stands somewhere.
    pub place: Option<String>,
    /// The lines around it with a mark, as the terminal shows them, without colours.
    pub frame: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// How many others of its kind it speaks for, which are not shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}
