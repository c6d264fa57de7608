//! What the head of a page says in `<meta>`, `<link>`, `<title>` and `<html>`.

use super::super::dom::Page;

/// The tags of a page that say something of it.
pub(in crate::import::page) struct Tags {
    /// Names in lower case with their contents, in the order of the page.
    metas: Vec<(String, String)>,
    /// The `<title>`.
    pub(super) title: Option<String>,
    /// The language of the root.
    pub(super) language: Option<String>,
    /// The address in `<link rel=canonical>`, as written.
    pub(in crate::import::page) canonical: Option<String>,
    /// The address in `<base>`, as written.
    pub(in crate::import::page) base: Option<String>,
}

impl Tags {
    pub(in crate::import::page) fn read(page: &Page) -> Tags {
        let mut metas = Vec::new();
        for at in page.elements("meta") {
            let content = page.attribute(at, "content").or_else(|| page.attribute(at, "value"));
            let Some(content) = content.map(single_spaced).filter(|content| !content.is_empty())
            else {
                continue;
            };
            // A tag may have several names: Open Graph in one, microdata in the other.
            for key in ["name", "property", "itemprop", "http-equiv"] {
                if let Some(name) = page.attribute(at, key) {
                    metas.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
        }
        let link = |rel: &str| {
            let href = page.elements("link").find(|&at| page.has_word(at, "rel", rel))?;
            page.attribute(href, "href")
                .map(|href| href.trim().to_owned())
                .filter(|href| !href.is_empty())
        };
        let base = page
            .elements("base")
            .find_map(|at| page.attribute(at, "href"))
            .map(|href| href.trim().to_owned());
        let title =
            page.elements("title").next().map(|at| page.text(at)).filter(|title| !title.is_empty());
        let root = |name: &str| {
            let roots = page.elements("html").chain(page.elements("body")).take(2);
            roots
                .filter_map(|at| page.attribute(at, name))
                .map(|tag| tag.trim().to_owned())
                .find(|tag| !tag.is_empty())
        };
        let language = root("lang").or_else(|| root("xml:lang"));
        Tags { metas, title, language, canonical: link("canonical"), base }
    }

    /// Returns the first content under one of these names, in the order of the names.
    pub(in crate::import::page) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.metas.iter().find(|(own, _)| own == name).map(|(_, content)| content.as_str())
        })
    }

    /// Returns all contents under a name.
    pub(super) fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.metas.iter().filter(move |(own, _)| own == name).map(|(_, content)| content.as_str())
    }
}

pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
