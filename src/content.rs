//! The content of a file: in memory, or loaded from the disk on first use.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The content of a file. Clones share it.
#[derive(Clone)]
pub struct Content(Arc<Inner>);

struct Inner {
    held: OnceLock<Held>,
    lazy: Option<Lazy>,
}

/// Content in memory.
struct Held {
    body: Body,
    failed_to_load: bool,
}

enum Body {
    /// The buffer that the file was read into: an `Arc` would copy it, and few texts are shared as bytes.
    Text(Box<str>),
    /// Content that is not UTF-8, such as a picture.
    Bytes(Arc<[u8]>),
}

/// A text to load on first use.
struct Lazy {
    length: usize,
    load: Loader,
}

/// Loads a text; `None` if it has changed.
pub(crate) type Loader = Box<dyn Fn() -> Option<String> + Send + Sync>;

impl Content {
    pub(crate) fn new(bytes: Vec<u8>) -> Content {
        let held = match String::from_utf8(bytes) {
            Ok(text) => Held::text(text),
            Err(error) => {
                Held { body: Body::Bytes(error.into_bytes().into()), failed_to_load: false }
            }
        };
        Content(Arc::new(Inner { held: OnceLock::from(held), lazy: None }))
    }

    /// A text of `length` bytes, loaded on first use.
    pub(crate) fn lazy(length: usize, load: Loader) -> Content {
        Content(Arc::new(Inner { held: OnceLock::new(), lazy: Some(Lazy { length, load }) }))
    }

    /// The content as shared bytes. A text is copied, other content is not.
    pub(crate) fn shared(&self) -> Arc<[u8]> {
        match &self.held().body {
            Body::Text(text) => Arc::from(text.as_bytes()),
            Body::Bytes(bytes) => Arc::clone(bytes),
        }
    }

    /// The content as text, without loading it; `None` if it is not UTF-8.
    pub(crate) fn text(&self) -> Option<Text> {
        let is_text = self.0.held.get().is_none_or(|held| matches!(held.body, Body::Text(_)));
        is_text.then(|| Text(self.clone()))
    }

    /// Whether loading failed because the file has changed. The text is then blanks of the old length, so that spans
    /// stay valid; the build is discarded.
    pub(crate) fn failed_to_load(&self) -> bool {
        self.0.held.get().is_some_and(|held| held.failed_to_load)
    }

    fn held(&self) -> &Held {
        self.0.held.get_or_init(|| {
            let loaded = self.0.lazy.as_ref().and_then(|lazy| (lazy.load)());
            let length = self.0.lazy.as_ref().map_or(0, |lazy| lazy.length);
            match loaded {
                Some(text) => Held::text(text),
                None => Held { failed_to_load: true, ..Held::text(" ".repeat(length)) },
            }
        })
    }
}

impl Held {
    fn text(text: String) -> Held {
        Held { body: Body::Text(text.into_boxed_str()), failed_to_load: false }
    }
}

impl Deref for Content {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.held().body {
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Content")
    }
}

/// The text of a file. Clones share it.
#[derive(Debug, Clone)]
pub struct Text(Content);

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text(Content::new(text.as_bytes().to_vec()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0.held().body {
            Body::Text(text) => text,
            Body::Bytes(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_cannot_be_loaded_keeps_its_length_and_is_marked() {
        let found = Content::lazy(3, Box::new(|| Some(String::from("abc"))));
        let lost = Content::lazy(3, Box::new(|| None));
        let text = |content: &Content| content.text().expect("it is text");
        assert!(!lost.failed_to_load(), "it is not loaded yet");
        assert_eq!((&*text(&found), &*text(&lost)), ("abc", "   "));
        assert!(lost.failed_to_load() && !found.failed_to_load());
    }
}
