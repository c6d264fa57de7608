//! Pictures, and the words that stand for them.

use crate::escape;
use crate::links;

use super::{Writer, title_attribute};

/// A picture being written. Mark-up in its alternative text leaves only its words.
pub(super) struct Picture {
    pub(super) alt: String,
    /// How many pictures are open: one may stand in the words of another.
    pub(super) depth: usize,
    /// Whether it is shown, and not only its words.
    is_shown: bool,
}

impl Writer<'_> {
    pub(super) fn picture_start(&mut self, address: &str, title: &str) {
        let path = links::image_path(self.note, address).filter(|path| self.site.has_image(path));
        let is_shown = path.is_some();
        self.picture = Some(Picture { alt: String::new(), depth: 1, is_shown });
        if let Some(path) = path {
            let src = escape::address(&format!("{}{path}", self.root));
            let title = title_attribute(title);
            self.html.push_str(&format!("<img src=\"{src}\"{title} alt=\""));
        }
    }

    pub(super) fn picture_end(&mut self) {
        if let Some(picture) = self.picture.take() {
            self.html.push_str(&escape::escape(&picture.alt).replace('\n', " "));
            if picture.is_shown {
                self.html.push_str("\">");
            }
        }
    }
}
