//! The page shown in place of one that failed: it lists the problems, and needs no script to do so. The other pages of
//! the preview itself are made like it.

use super::client;
use super::decorate::{self, Page};
use super::edition::Problem;
use super::problems;
use crate::text::escape::escape;

/// What the preview's own pages may load. They are sent with it; a page of the site has the policy of its theme.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                                 worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The page for a site, or a page of it, that could not be made.
pub(super) fn broken(problems: &[Problem]) -> Page {
    let (title, text) = match problems {
        [] => ("This page is not there yet", "The site is being built for the first time."),
        _ => ("This page could not be made", "It will show as soon as these problems are mended."),
    };
    page(title, text, problems)
}

/// The page for an unknown address, if the theme has no page for it.
pub(super) fn missing() -> Page {
    page("There is no page at this address", "It will show as soon as there is one.", &[])
}

fn page(title: &str, text: &str, problems: &[Problem]) -> Page {
    let count = problems::count(problems);
    let count = if count.is_empty() { count } else { format!("{count}: ") };
    let list = if problems.is_empty() { String::new() } else { problems::list(problems) };
    titled(&format!("{count}{title}"), title, &format!("<p>{text}</p>\n{list}"))
}

/// A page of the preview itself; all but its title is HTML.
pub(super) fn own(title: &str, content: &str) -> Page {
    titled(title, &escape(title), content)
}

fn titled(head: &str, title: &str, content: &str) -> Page {
    decorate::decorate_own(&format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{} · Preview</title>\n\
         <link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body class=\"own\">\n\
         <main>\n<h1>{title}</h1>\n{content}</main>\n</body>\n</html>\n",
        escape(head),
        client::address("preview.css")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::problems::tests::nasty;

    #[test]
    fn the_page_lists_all_problems_without_a_script() {
        let html =
            broken(&[nasty(), Problem { message: String::from("the second"), ..nasty() }]).html;
        assert!(html.contains("the second") && html.contains("2 errors"), "{html}");
        assert!(!html.contains("<script>"), "{html}");
    }

    #[test]
    fn other_problems_make_another_page() {
        assert_ne!(broken(&[]).hash, broken(&[nasty()]).hash);
    }
}
