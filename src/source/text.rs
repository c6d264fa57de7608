//! The text of a source: it is searched, numbered and quoted, with offsets back to its file.

use std::ops::{Deref, Range};

use crate::content::Text;
use crate::document::Map;

/// The text of a source. All spans of its article are byte ranges of this text.
#[derive(Debug, Clone)]
pub struct SourceText {
    text: Text,
    file: Text,
    map: Map,
}

impl SourceText {
    /// The text of a file without conversion.
    pub fn plain(file: Text) -> SourceText {
        // The length of a text is unknown before it is loaded.
        SourceText { text: file.clone(), file, map: Map::Same(0..usize::MAX) }
    }

    /// The entire file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The range in the file of a span of the text.
    pub fn written(&self, span: &Range<usize>) -> Range<usize> {
        self.map.source(span)
    }
}

impl Deref for SourceText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_text_is_found_in_the_file() {
        let plain = SourceText::plain(Text::from("Red Hill"));
        assert_eq!(plain.written(&(4..8)), 4..8);
        let marked = SourceText {
            text: Text::from("Red Hill"),
            file: Text::from("<p>Red&nbsp;Hill</p>"),
            map: Map::Parts(vec![(0, 3..6), (3, 6..12), (4, 12..16)]),
        };
        for (span, written) in
            [(0..3, "Red"), (4..8, "Hill"), (0..4, "Red&nbsp;"), (3..5, "&nbsp;H")]
        {
            assert_eq!(&marked.file()[marked.written(&span)], written, "{}", &marked[span]);
        }
    }
}
