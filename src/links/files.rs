//! Pictures in notes, and other files that they link.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::Image;
use crate::rule;

use super::ShownFile;
use super::address::image_path;
use super::scan::Walk;

impl Walk<'_> {
    pub(super) fn image(&mut self, image: &Image<'_>) {
        let place = &image.span;
        let Some(path) = image_path(self.note, &image.address) else {
            let message = format!("`{}` is not a picture of this site", image.address);
            let problem = Diagnostic::new(&rule::BAD_IMAGE, message);
            let hint = "put the file beside the note and give its relative path: a page loads nothing from elsewhere";
            return self.problem(problem.label("not under content/").hint(hint), place);
        };
        self.links.images.push(ShownFile { path, span: self.place(place) });
        // Its words as written: what this build leaves out of them is no slip.
        let written = self.key.is_none().then(|| &self.note.text[place.clone()]);
        if written.is_some_and(|written| !is_described(written)) {
            let problem = Diagnostic::new(&rule::NO_DESCRIPTION, "this picture is not described");
            let problem = problem.label("nothing is read out in its place");
            let hint = "say what it shows: `![A map of the port](map.png)`, or `![[map.png|A map of the port]]`";
            self.problem(problem.hint(hint), place);
        }
    }

    pub(super) fn file(&mut self, path: &str, span: &Range<usize>) {
        self.links.files.push(ShownFile { path: path.to_owned(), span: self.place(span) });
    }
}

/// Whether a picture has words: `![words](a.png)`, `![[a.png|words|300]]`.
fn is_described(written: &str) -> bool {
    let is_size = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    match written.strip_prefix("![[") {
        Some(inside) => {
            let mut words = inside.trim_end_matches("]]").split('|').skip(1);
            words.any(|words| !words.trim().is_empty() && !is_size(words.trim()))
        }
        None => {
            let inside = written.strip_prefix("![").unwrap_or(written);
            !inside.trim_start().starts_with([']', '|'])
        }
    }
}
