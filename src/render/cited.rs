//! The text of a citation: author, title, outlet, volume, date.

use super::html::Html;
use super::view::Citation;
use crate::words::Words;

/// Writes the citation of a source, with links relative to `root`.
pub(crate) fn write(html: &mut Html, words: &Words, citation: &Citation, root: &str) {
    authors(html, words, citation);
    html.markup("<a class=\"work\"").leading_to(root, &citation.url, &citation.title);
    rest(html, words, citation, root);
}

/// Writes the citation on the source's page, which does not link itself.
pub(crate) fn write_on_own_page(html: &mut Html, words: &Words, citation: &Citation, root: &str) {
    authors(html, words, citation);
    html.markup("<span class=\"work\">").text(&citation.title).markup("</span>");
    rest(html, words, citation, root);
}

/// Writes the citation of a source on the page of its outlet, which does not name itself.
pub(crate) fn write_at_outlet(html: &mut Html, words: &Words, citation: &Citation, root: &str) {
    authors(html, words, citation);
    html.markup("<a class=\"work\"").leading_to(root, &citation.url, &citation.title);
    dated(html, words, citation);
}

fn authors(html: &mut Html, words: &Words, citation: &Citation) {
    if !citation.authors.is_empty() {
        html.markup("<bdi>").text(&citation.authors).markup("</bdi>").comma(words);
    }
}

fn rest(html: &mut Html, words: &Words, citation: &Citation, root: &str) {
    if !citation.outlet.text.is_empty() {
        html.comma(words).markup("<i>").anchor(root, &citation.outlet).markup("</i>");
    }
    dated(html, words, citation);
}

fn dated(html: &mut Html, words: &Words, citation: &Citation) {
    for part in [&citation.volume, &citation.date] {
        if !part.is_empty() {
            html.comma(words).text(part);
        }
    }
    // The reason for an inferred date is on the source's page.
    if !citation.date_basis.is_empty() {
        html.markup(" <span class=\"basis\">(").text(&citation.date_basis).markup(")</span>");
    }
}

#[cfg(test)]
mod tests {

    use super::super::view::{Anchor, Link};
    use super::*;

    fn citation(outlet: &str, url: &str, date_basis: &str) -> Citation {
        Citation {
            authors: String::from("A and B"),
            title: String::from("Fire & Smoke"),
            url: String::from("sources/fire/index.html"),
            outlet: Anchor::new(Link { text: outlet.to_owned(), url: url.to_owned() }),
            volume: String::new(),
            date: String::from("May 2021"),
            date_basis: date_basis.to_owned(),
        }
    }

    fn written(write: fn(&mut Html, &Words, &Citation, &str), citation: &Citation) -> String {
        let mut html = Html::default();
        write(&mut html, &Words::built_in("en"), citation, "../");
        html.into_string()
    }

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        let work = "<bdi>A and B</bdi>, <a class=\"work\" href=\"../sources/fire/index.html\">Fire &amp; Smoke</a>";
        let cases = [
            (citation("", "", ""), ", May 2021"),
            (citation("Post", "", ""), ", <i>Post</i>, May 2021"),
            (
                citation("Post", "outlets/post/index.html", "date inferred"),
                ", <i><a href=\"../outlets/post/index.html\">Post</a></i>, May 2021 <span class=\"basis\">(date inferred)</span>",
            ),
        ];
        for (citation, rest) in cases {
            assert_eq!(written(write, &citation), format!("{work}{rest}"));
        }
    }

    #[test]
    fn the_page_of_a_source_does_not_link_itself() {
        let html = written(write_on_own_page, &citation("", "", ""));
        assert_eq!(
            html,
            "<bdi>A and B</bdi>, <span class=\"work\">Fire &amp; Smoke</span>, May 2021"
        );
    }
}
