//! Pictures in notes, and other files that they link.

use std::ops::Range;

use crate::attachment::is_attachment;
use crate::diagnostic::Diagnostic;
use crate::document::Image;
use crate::picture::Kind;
use crate::rule;

use super::ShownFile;
use super::address::{file_name, image_path, path};
use super::scan::Walk;

impl Walk<'_> {
    pub(super) fn image(&mut self, image: &Image<'_>) {
        let place = &image.span;
        let Some(path) = image_path(self.note, &image.address) else {
            let message = format!("`{}` is not a picture of this site", image.address);
            let problem = Diagnostic::new(&rule::BAD_IMAGE, message);
            let (label, hint) = self.why_no_picture(&image.address);
            return self.problem(problem.label(label).hint(hint), place);
        };
        self.links.images.push(ShownFile { path, span: self.place(place) });
        // Its words as written: what this build leaves out of them is no slip.
        if !is_described(&self.written()[place.clone()]) {
            let problem = Diagnostic::new(&rule::NO_DESCRIPTION, "this picture is not described");
            let problem = problem.label("nothing is read out in its place");
            let hint = "say what it shows: `![A map of the port](map.png)`, or `![[map.png|A map of the port]]`";
            self.problem(problem.hint(hint), place);
        }
    }

    /// Why an address is no picture that a page can show, and what to write.
    fn why_no_picture(&self, address: &str) -> (String, String) {
        let Some(path) = path(self.note, address) else {
            let hint = "put the file beside the note and give its relative path: a page loads nothing from elsewhere";
            return (String::from("not under content/"), hint.to_owned());
        };
        let name = file_name(&path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ending.is_empty() || ending.eq_ignore_ascii_case("md") {
            let name = name.strip_suffix(".md").unwrap_or(name);
            let hint = format!("write `![[{name}]]` in a paragraph by itself to show a note");
            return (String::from("the name of a note"), hint);
        }
        let label = format!("no {} by its name", Kind::list(Kind::is_for_pages));
        let hint = match is_attachment(&path) {
            true => format!("link it: `[words]({address})`"),
            false => String::from("save it as one of these"),
        };
        (label, hint)
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
