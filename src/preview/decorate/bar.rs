//! The bar at the foot of a page: a notice that this is a preview, the content a published build
//! would leave out, the page's source files, and unresolved names. It is in a shadow tree: neither
//! the theme's style nor its scripts reach it.

use crate::preview::client;
use crate::preview::edition::{Origin, UnresolvedName};
use crate::preview::problems::{self, copy_button, plural};
use crate::text::escape::escape;

/// The bar as HTML in two halves, between which the hash of the page belongs.
pub(super) struct Bar {
    pub(super) before_hash: String,
    pub(super) after_hash: String,
}

/// The bar of a page of the site.
pub(super) fn of(origin: Option<&Origin>, assets: &str) -> Bar {
    let content = origin.map_or_else(note_without_origin, content);
    let attributes = format!("data-assets=\"{}\"", escape(assets));
    element(&attributes, &content)
}

/// The bar of a page that stands for one that could not be made.
pub(super) fn of_own_page() -> Bar {
    element("data-own", &note_without_origin())
}

/// The element. Its hash comes last among the attributes.
fn element(attributes: &str, content: &str) -> Bar {
    let style = client::address("preview.css");
    Bar {
        before_hash: format!("<briefing-preview {attributes} data-page=\""),
        after_hash: format!(
            "\"><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{style}\">\n\
             <aside class=\"bar\" aria-label=\"Preview\">\n{content}\
             <p class=\"rebuilt\" data-rebuilt>not connected: reload by hand</p>\n\
             <p class=\"said\" role=\"status\" data-said></p>\n\
             </aside></template></briefing-preview>\n"
        ),
    }
}

fn note_without_origin() -> String {
    String::from("<p class=\"preview\"><strong>Preview</strong></p>\n")
}

fn content(origin: &Origin) -> String {
    [
        banner(&origin.withheld),
        files(&origin.files),
        cues(origin.cues.as_deref()),
        problems(origin),
        unresolved(&origin.unresolved),
    ]
    .concat()
}

/// A notice that this is no published page, and what that would lack.
fn banner(withheld: &[String]) -> String {
    match withheld {
        [] => note_without_origin(),
        [only] => format!(
            "<p class=\"preview\"><strong>Preview</strong> A published build would leave out {}</p>\n",
            escape(only)
        ),
        many => {
            let items = many.iter().map(|item| format!("<li>{}</li>\n", escape(item)));
            let count = many.len();
            format!(
                "<details class=\"preview\"><summary><strong>Preview</strong> A published build would leave out \
                 {count} things</summary>\n<ul>\n{}</ul></details>\n",
                items.collect::<String>()
            )
        }
    }
}

/// The file to edit, and those that the page is made of besides.
fn files(files: &[String]) -> String {
    let Some((first, rest)) = files.split_first() else { return String::new() };
    let mut html = copy_button(first, first);
    if !rest.is_empty() {
        let items = rest.iter().map(|file| format!("<li>{}</li>\n", copy_button(file, file)));
        html.push_str(&format!(
            "<details><summary>and {}</summary>\n<ul>\n{}</ul></details>\n",
            plural(rest.len(), "more file"),
            items.collect::<String>()
        ));
    }
    html
}

/// The link to what the cues of an attack do.
fn cues(address: Option<&str>) -> String {
    let link = |address| format!("<p><a href=\"{}\">cues</a></p>\n", escape(address));
    address.map(link).unwrap_or_default()
}

fn problems(origin: &Origin) -> String {
    if origin.problems.is_empty() {
        return String::new();
    }
    format!(
        "<details class=\"unresolved\"><summary>{} on this page</summary>\n{}</details>\n",
        problems::count(&origin.problems),
        problems::list(&origin.problems)
    )
}

/// The unresolved names, each a link to its place.
fn unresolved(unresolved: &[UnresolvedName]) -> String {
    if unresolved.is_empty() {
        return String::new();
    }
    let items = unresolved.iter().map(|UnresolvedName { text, href }| {
        format!("<li><a href=\"{}\">{}</a></li>\n", escape(href), escape(text))
    });
    format!(
        "<details class=\"unresolved\"><summary>{} not resolved</summary>\n<ul>\n{}</ul></details>\n",
        plural(unresolved.len(), "name"),
        items.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::problems::tests::nasty;

    fn html(origin: &Origin) -> String {
        let bar = of(Some(origin), "\"><b>");
        bar.before_hash + &bar.after_hash
    }

    #[test]
    fn everything_in_the_bar_is_escaped() {
        let nasty_text = vec![String::from("<b>\"'"), String::from("<i>")];
        let origin = Origin {
            files: nasty_text.clone(),
            problems: vec![nasty()],
            unresolved: vec![UnresolvedName {
                text: nasty_text[0].clone(),
                href: nasty_text[0].clone(),
            }],
            cues: Some(nasty_text[0].clone()),
            withheld: nasty_text.clone(),
        };
        for origin in [origin.clone(), Origin { withheld: nasty_text[..1].to_vec(), ..origin }] {
            let html = html(&origin);
            for tag in ["<b>", "<i>", "<script"] {
                assert!(!html.contains(tag), "{tag} in {html}");
            }
        }
    }

    #[test]
    fn the_bar_says_what_it_knows_and_no_more() {
        let empty = html(&Origin::default());
        for word in ["leave out", "data-copy", "on this page", "not resolved", "cues"] {
            assert!(!empty.contains(word), "{word} in {empty}");
        }
        let origin = Origin {
            files: ["a.md", "b.txt", "c.txt"].map(String::from).to_vec(),
            problems: vec![nasty()],
            unresolved: vec![UnresolvedName {
                text: String::from("Lima Wire: no outlet has this name (passage 2)"),
                href: String::from("/sources/lake/#p2"),
            }],
            cues: Some(String::from("/_briefing/cues/raid")),
            withheld: vec![String::from("2 passages")],
        };
        let full = html(&origin);
        for word in [
            "leave out 2 passages",
            "data-copy=\"a.md\"",
            "and 2 more files",
            "1 error on this page",
            "<a href=\"/_briefing/cues/raid\">cues</a>",
            "1 name not resolved",
            "<a href=\"/sources/lake/#p2\">Lima Wire: no outlet",
        ] {
            assert!(full.contains(word), "{word} not in {full}");
        }
    }
}
