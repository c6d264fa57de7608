//! The state of the preview at one moment. A rebuild makes a new edition; the server replaces the
//! old one as a whole.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::cues::AttackReport;

/// The state of the preview after a rebuild.
#[derive(Clone)]
pub struct Edition {
    /// Counts the rebuilds since the start.
    pub number: u64,
    /// How long the rebuild took, from the first change that was seen.
    pub took: Duration,
    /// The last good site; `None` before the first.
    pub site: Option<Arc<dyn Published>>,
    /// The problems of the files as they are now. While there are errors, `site` is that of an
    /// earlier edition.
    pub problems: Arc<[Problem]>,
}

/// A site as files by path. Pages may be rendered on request.
pub trait Published: Send + Sync {
    /// The file at this path of the output, such as `actors/iskp/index.html`; `None` if there is
    /// none.
    ///
    /// # Errors
    /// Its template fails.
    fn file(&self, path: &str) -> Result<Option<File>, Vec<Problem>>;

    /// What the cues of the attack with this id do to the sources; `None` if there is none.
    fn cues(&self, attack: &str) -> Option<AttackReport>;

    /// The hash of everything a page loads: style sheets, scripts, pictures.
    fn assets(&self) -> &str;
}

/// A file of the site as the server sends it.
#[derive(Debug, Clone)]
pub struct File {
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// The hash of the bytes in hexadecimal.
    pub hash: String,
    /// The origin of a page; `None` for other files.
    pub origin: Option<Arc<Origin>>,
}

/// The origin of a page, for the bar at its foot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Origin {
    /// Its source files, the first the one to edit: `content/actors/iskp.md`.
    pub files: Vec<String>,
    /// The problems of these files.
    pub problems: Vec<Problem>,
    /// The names on it that could not be resolved.
    pub unresolved: Vec<UnresolvedName>,
    /// The address of the page on the cues of the attack that it is about.
    pub cues: Option<String>,
    /// The content that a published build would leave out of this page, in words for the banner;
    /// empty if none.
    pub withheld: Vec<String>,
}

/// An unresolved name, with a link to its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnresolvedName {
    /// The name, and why it leads nowhere.
    pub text: String,
    /// Its place in the preview: `/sources/edm-2024-07/#p8`.
    pub href: String,
}

/// A problem as the preview shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Problem {
    /// Whether it prevents building the site.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// `content/actors/iskp.md:12:3`; `None` if it has no place.
    pub place: Option<String>,
    /// The lines around it with a mark, as the terminal shows them, without colours.
    pub frame: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The number of similar problems that are not shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}
