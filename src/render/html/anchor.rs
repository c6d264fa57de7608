//! Links that many pages show: each is escaped once.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Link, RelocatableHtml};

/// A link within the site with its finished HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    link: Link,
    html: RelocatableHtml,
}

impl Anchor {
    pub(crate) fn new(link: Link) -> Anchor {
        let html = RelocatableHtml::new(|html, root| _ = html.link(root, &link));
        Anchor { link, html }
    }

    /// The link as HTML; plain text if it has no address.
    pub(crate) fn html(&self) -> &RelocatableHtml {
        &self.html
    }
}

impl Deref for Anchor {
    type Target = Link;

    fn deref(&self) -> &Link {
        &self.link
    }
}

impl Serialize for Anchor {
    /// Serializes the link for templates.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.link.serialize(serializer)
    }
}
