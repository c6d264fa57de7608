//! HTML that many pages show, on one of them.

use serde::{Serialize, Serializer};

use super::{Html, RelocatableHtml};

/// A piece of HTML that many pages show, for templates: finished on the page with a path to the root.
#[derive(Debug, Clone, Copy)]
pub struct PlacedHtml<'a> {
    piece: &'a RelocatableHtml,
    root: &'a str,
}

impl<'a> PlacedHtml<'a> {
    pub(crate) fn new(piece: &'a RelocatableHtml, root: &'a str) -> PlacedHtml<'a> {
        PlacedHtml { piece, root }
    }

    pub(crate) fn write<'h>(&self, html: &'h mut Html) -> &'h mut Html {
        html.portable(self.root, self.piece)
    }
}

impl Serialize for PlacedHtml<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Html::finished(|html| _ = self.write(html)).serialize(serializer)
    }
}
