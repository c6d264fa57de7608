//! A page as the preview shows it: its own HTML, the preview's script, and a bar at its foot.

mod bar;
mod scan;

use std::ops::Range;

use self::bar::Bar;
use self::scan::Spots;
use super::client;
use super::edition::Origin;

/// A page with its hash. The page holds the hash too, so that its script can check whether it is
/// current.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) html: String,
    pub(super) hash: String,
}

/// Adds what the preview needs to a page of a site whose style sheets and scripts have the hash `assets`.
pub(super) fn decorate(html: String, origin: Option<&Origin>, assets: &str) -> Page {
    let spots = scan::spots(&html);
    if spots.is_redirect {
        // It is gone before a bar could be read, and its policy may forbid the script.
        let hash = hash(&[&html]);
        return Page { html, hash };
    }
    join(&html, &spots, &bar::of(origin, assets))
}

/// Adds the preview's script, and a bar that knows of no file, to a page of the preview itself.
pub(super) fn decorate_own(html: &str) -> Page {
    join(html, &scan::spots(html), &bar::of_own_page())
}

fn join(html: &str, spots: &Spots, bar: &Bar) -> Page {
    let head = head();
    // Without a head the script is put before the bar: it runs once the page is parsed, wherever it
    // is.
    let head_end = spots.head.unwrap_or(spots.body);
    let part = |range: Range<usize>| &html[range];
    let before = [part(0..head_end), &head, part(head_end..spots.body), &bar.before_hash];
    let after = [bar.after_hash.as_str(), part(spots.body..html.len())];
    let hash = hash(&[&before[..], &after[..]].concat());
    let html = [&before[..], &[hash.as_str()], &after[..]].concat().concat();
    Page { html, hash }
}

/// The additions to the head. The style sheet is the bar's alone; it is only fetched early.
fn head() -> String {
    format!(
        "<link rel=\"preload\" as=\"style\" href=\"{}\">\n<script src=\"{}\" defer></script>\n",
        client::address("preview.css"),
        client::address("preview.js")
    )
}

fn hash(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::edition::Problem;

    fn page(html: &str, origin: &Origin) -> Page {
        decorate(html.to_owned(), Some(origin), "a1")
    }

    fn origin() -> Origin {
        Origin { files: vec![String::from("content/a.md")], ..Origin::default() }
    }

    #[test]
    fn a_page_gets_a_script_in_its_head_and_a_bar_at_its_end() {
        let page = page("<head></head><body><p>x</p></body>", &origin());
        let (head, body) = page.html.split_once("</head>").unwrap();
        assert!(
            head.contains("/_briefing/preview.js?") && head.ends_with("defer></script>\n"),
            "{head}"
        );
        assert!(body.starts_with("<body><p>x</p><briefing-preview "), "{body}");
        assert!(body.ends_with("</briefing-preview>\n</body>"), "{body}");
        assert!(body.contains("content/a.md"), "{body}");
    }

    #[test]
    fn a_page_without_head_and_body_gets_both_at_its_end() {
        let page = page("<p>x<!-- open", &origin());
        assert!(page.html.starts_with("<p>x<link "), "{}", page.html);
        assert!(page.html.ends_with("</briefing-preview>\n<!-- open"), "{}", page.html);
    }

    #[test]
    fn a_page_has_its_hash_which_depends_on_all_its_content() {
        let first = page("<p>x", &origin());
        assert!(first.html.contains(&format!("data-page=\"{}\"", first.hash)), "{}", first.html);
        assert_eq!(page("<p>x", &origin()), first);
        let problem = Problem {
            is_error: false,
            message: String::from("no such name"),
            place: None,
            frame: None,
            hint: None,
            more: 0,
        };
        let others = [
            page("<p>y", &origin()),
            page("<p>x", &Origin::default()),
            page("<p>x", &Origin { problems: vec![problem], ..origin() }),
            decorate(String::from("<p>x"), Some(&origin()), "a2"),
            decorate_own("<p>x"),
        ];
        for other in others {
            assert_ne!(other.hash, first.hash, "{}", other.html);
        }
    }

    #[test]
    fn a_page_that_sends_away_stays_as_it_is() {
        let html = "<meta http-equiv=\"refresh\" content=\"0; url=x\"><p>x";
        assert_eq!(page(html, &origin()).html, html);
    }
}
