//! The features of a site that `disable` in `site.toml` switches off.

use crate::vocabulary::{List, Word};

/// A part of a site that it may do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// The page of the search with its index, and the field in the head of every page.
    Search,
    /// The page of the timeline, with those of its years.
    Timeline,
    /// The page of the map.
    Map,
    /// The page of the network.
    Network,
    /// The small windows on links.
    Windows,
}

impl Word for Feature {
    const LIST: List = List::Feature;
    const ALL: &'static [Feature] =
        &[Feature::Search, Feature::Timeline, Feature::Map, Feature::Network, Feature::Windows];
}

impl Feature {
    /// The folder of its pages; `None` for one without.
    pub(crate) fn folder(self) -> Option<&'static str> {
        (self != Feature::Windows).then(|| self.id())
    }

    /// The scripts of the built-in theme that serve it alone, in `static/`.
    pub(crate) fn scripts(self) -> &'static [&'static str] {
        match self {
            Feature::Search => &["search.js", "search-page.js"],
            Feature::Network => &["network.js"],
            Feature::Windows => &["windows.js"],
            Feature::Timeline | Feature::Map => &[],
        }
    }
}
