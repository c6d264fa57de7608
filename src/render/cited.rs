//! How a source is cited: author, title, outlet, volume, date. Every page with references holds several of these,
//! so they are written here and not by a template.

use crate::escape;

use super::view::{Citation, Link};

/// A source as it is cited, with links from a page that has this way back to the root.
pub(crate) fn html(citation: &Citation, root: &str) -> String {
    let mut html = String::with_capacity(320);
    authors(&mut html, citation);
    html.push_str("<a class=\"work\"");
    linked(&mut html, root, &citation.url, &citation.title);
    rest(&mut html, citation, root);
    html
}

/// The same on the source's own page, which does not link itself.
pub(crate) fn html_on_own_page(citation: &Citation, root: &str) -> String {
    let mut html = String::with_capacity(320);
    authors(&mut html, citation);
    html.push_str("<span class=\"work\">");
    escape::push(&mut html, &citation.title);
    html.push_str("</span>");
    rest(&mut html, citation, root);
    html
}

fn authors(html: &mut String, citation: &Citation) {
    if !citation.authors.is_empty() {
        escape::push(html, &citation.authors);
        html.push_str(", ");
    }
}

fn rest(html: &mut String, citation: &Citation, root: &str) {
    outlet(html, &citation.outlet, root);
    for part in [&citation.volume, &citation.date] {
        if !part.is_empty() {
            html.push_str(", ");
            escape::push(html, part);
        }
    }
    // Why a date is inferred stands on the source's page.
    if !citation.date_basis.is_empty() {
        html.push_str(" <span class=\"basis\">(date ");
        escape::push(html, &citation.date_basis);
        html.push_str(")</span>");
    }
}

fn outlet(html: &mut String, outlet: &Link, root: &str) {
    if outlet.text.is_empty() {
        return;
    }
    html.push_str(", <i>");
    if outlet.url.is_empty() {
        escape::push(html, &outlet.text);
    } else {
        html.push_str("<a");
        linked(html, root, &outlet.url, &outlet.text);
    }
    html.push_str("</i>");
}

/// What follows the opening of a link.
fn linked(html: &mut String, root: &str, url: &str, text: &str) {
    html.push_str(" href=\"");
    html.push_str(root);
    html.push_str(&escape::address(url));
    html.push_str("\">");
    escape::push(html, text);
    html.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::super::view::Shared;
    use super::*;

    fn citation(outlet: &str, url: &str, date_basis: &str) -> Citation {
        Citation {
            authors: String::from("A and B"),
            title: String::from("Fire & Smoke"),
            url: String::from("sources/fire/index.html"),
            outlet: Shared::new(Link { text: outlet.to_owned(), url: url.to_owned() }),
            volume: String::new(),
            date: String::from("May 2021"),
            date_basis: date_basis.to_owned(),
            date_why: String::new(),
        }
    }

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        let work =
            "A and B, <a class=\"work\" href=\"../sources/fire/index.html\">Fire &amp; Smoke</a>";
        let cases = [
            (citation("", "", ""), ", May 2021"),
            (citation("Post", "", ""), ", <i>Post</i>, May 2021"),
            (
                citation("Post", "outlets/post/index.html", "inferred"),
                ", <i><a href=\"../outlets/post/index.html\">Post</a></i>, May 2021 <span class=\"basis\">(date inferred)</span>",
            ),
        ];
        for (citation, rest) in cases {
            assert_eq!(html(&citation, "../"), format!("{work}{rest}"));
        }
    }

    #[test]
    fn the_page_of_a_source_does_not_link_itself() {
        let html = html_on_own_page(&citation("", "", ""), "../");
        assert_eq!(html, "A and B, <span class=\"work\">Fire &amp; Smoke</span>, May 2021");
    }
}
