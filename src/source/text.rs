//! The text of a source: it is searched, numbered and quoted, with offsets back to its file.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use crate::content::Text;
use crate::text::map::Map;

/// The text of a source. All spans of its article are byte ranges of this text.
#[derive(Debug, Clone)]
pub struct SourceText {
    file: Text,
    /// The text and its places in the file; `None` if it is the file itself.
    derived: Option<Arc<Derived>>,
}

/// A text that is made from a file, when it is first read.
#[derive(Debug)]
struct Derived {
    /// Its length, as spans were made for it.
    length: usize,
    made: OnceLock<(String, Map)>,
    make: fn(&str) -> (String, Map),
}

impl SourceText {
    /// The text of a file without conversion.
    pub fn plain(file: Text) -> SourceText {
        SourceText { file, derived: None }
    }

    /// A text that was made from a file, with its places in it.
    pub(super) fn derived(file: Text, text: String, map: Map) -> SourceText {
        let length = text.len();
        let made = OnceLock::from((text, map));
        SourceText { file, derived: Some(Arc::new(Derived { length, made, make: nothing })) }
    }

    /// A text of this length that is made from a file on first use.
    pub(super) fn to_derive(
        file: Text,
        length: usize,
        make: fn(&str) -> (String, Map),
    ) -> SourceText {
        SourceText {
            file,
            derived: Some(Arc::new(Derived { length, made: OnceLock::new(), make })),
        }
    }

    /// The length of the text, if it was made from the file.
    pub(super) fn derived_length(&self) -> Option<usize> {
        self.derived.as_ref().map(|derived| derived.length)
    }

    /// The entire file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The range in the file of a span of the text.
    pub fn written(&self, span: &Range<usize>) -> Range<usize> {
        match &self.derived {
            Some(derived) => derived.get(&self.file).1.source(span),
            None => span.clone(),
        }
    }
}

impl Deref for SourceText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.derived {
            Some(derived) => &derived.get(&self.file).0,
            None => &self.file,
        }
    }
}

impl Derived {
    /// A file that has changed since is blank, and its build is discarded: until then, spans must stay valid.
    fn get(&self, file: &str) -> &(String, Map) {
        self.made.get_or_init(|| {
            let (text, map) = (self.make)(file);
            match text.len() == self.length {
                true => (text, map),
                false => (" ".repeat(self.length), Map::Parts(vec![(0, 0..0)])),
            }
        })
    }
}

fn nothing(_: &str) -> (String, Map) {
    (String::new(), Map::Same(0..0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::copied;

    #[test]
    fn what_cannot_be_seen_is_left_out_and_places_stay_those_of_the_file() {
        let file = Text::from("\u{200b}Red\u{ad}dish Hill\u{200b}\u{2060}.");
        let (made, map) = copied::text(&file);
        let text = SourceText::derived(file.clone(), made, map);
        let again = SourceText::to_derive(file, "Reddish Hill.".len(), copied::text);
        for text in [&text, &again] {
            assert_eq!(&**text, "Reddish Hill.");
            for (span, written) in
                [(0..7, "Red\u{ad}dish"), (3..7, "dish"), (8..12, "Hill"), (12..13, ".")]
            {
                assert_eq!(&text.file()[text.written(&span)], written, "{}", &text[span]);
            }
        }
    }

    #[test]
    fn a_place_in_the_text_is_found_in_the_file() {
        let plain = SourceText::plain(Text::from("Red Hill"));
        assert_eq!(plain.written(&(4..8)), 4..8);
        let map = Map::Parts(vec![(0, 3..6), (3, 6..12), (4, 12..16)]);
        let file = Text::from("<p>Red&nbsp;Hill</p>");
        let marked = SourceText::derived(file, String::from("Red Hill"), map);
        for (span, written) in
            [(0..3, "Red"), (4..8, "Hill"), (0..4, "Red&nbsp;"), (3..5, "&nbsp;H")]
        {
            assert_eq!(&marked.file()[marked.written(&span)], written, "{}", &marked[span]);
        }
    }

    #[test]
    fn a_text_of_a_file_that_has_changed_keeps_its_length() {
        let make = |file: &str| (file.trim().to_owned(), Map::Same(1..1 + file.trim().len()));
        let kept = SourceText::to_derive(Text::from(" Hill "), 4, make);
        let changed = SourceText::to_derive(Text::from("      "), 4, make);
        assert_eq!((&*kept, kept.written(&(1..3))), ("Hill", 2..4));
        assert_eq!((&*changed, changed.written(&(1..3)).end), ("    ", 0));
    }
}
