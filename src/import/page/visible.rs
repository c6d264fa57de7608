//! What of a page is seen: not scripts, not the insides of pictures and players, not what is hidden.

use super::dom::Page;

/// Whether each node is seen, in the order of the nodes.
pub(super) fn seen(page: &Page) -> Vec<bool> {
    let mut seen = vec![true; page.nodes.len()];
    let whole = page.length(0..page.nodes.len());
    let mut at = 0;
    while at < page.nodes.len() {
        let end = page.nodes[at].end;
        // What says that it is hidden may be the article behind a dialog that was open when the page was saved.
        let hidden = has_no_text(page, at)
            || is_hidden(page, at)
            || is_silent(page, at) && page.length_in(at) * 3 < whole;
        if hidden {
            seen[at..end].fill(false);
            at = end;
        } else {
            at += 1;
        }
    }
    seen
}

/// Elements whose text is code, or a substitute for what they are.
fn has_no_text(page: &Page, at: usize) -> bool {
    matches!(
        page.name(at),
        "applet"
            | "area"
            | "audio"
            | "canvas"
            | "datalist"
            | "embed"
            | "frame"
            | "frameset"
            | "head"
            | "iframe"
            | "img"
            | "map"
            | "noembed"
            | "noframes"
            | "noscript"
            | "object"
            | "param"
            | "picture"
            | "progress"
            | "script"
            | "source"
            | "style"
            | "template"
            | "textarea"
            | "title"
            | "track"
            | "video"
            | "annotation"
            | "annotation-xml"
            | "rp"
    )
}

fn is_hidden(page: &Page, at: usize) -> bool {
    let style = || page.attribute(at, "style").is_some_and(hides);
    let by_class = || {
        page.attribute(at, "class").is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|word| super::lists::PAGE.hidden.has_in_any_case(word))
        })
    };
    page.attribute(at, "hidden").is_some_and(|how| !how.eq_ignore_ascii_case("until-found"))
        || page.name(at) == "dialog" && page.attribute(at, "open").is_none()
        || page.name(at) == "input"
        || style()
        || by_class()
}

fn is_silent(page: &Page, at: usize) -> bool {
    page.attribute(at, "aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let value = value.trim().trim_end_matches("!important").trim_end();
        let is = |own: &str, hides: &str| {
            property.trim().eq_ignore_ascii_case(own) && value.eq_ignore_ascii_case(hides)
        };
        is("display", "none") || is("visibility", "hidden")
    })
}
