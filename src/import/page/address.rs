//! The address of a page, and absolute addresses for its links.

use url::Url;

use super::facts::Tags;

/// The address by which links are made absolute.
pub(super) struct Base(Option<Url>);

impl Base {
    /// Returns the base of a page: its `<base>` if that is an address of the web, else its own address.
    pub(super) fn new(tags: &Tags, own: Option<&str>) -> Base {
        let own = own.and_then(web);
        let base = tags.base.as_deref().and_then(|base| match &own {
            Some(own) => own.join(base).ok().filter(is_web),
            None => web(base),
        });
        Base(base.or(own))
    }

    /// Returns the absolute address of a link; `None` for scripts, data and places within the page.
    pub(super) fn absolute(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') || href.len() > 4096 {
            return None;
        }
        let url = match &self.0 {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        (is_web(&url) || url.scheme() == "mailto").then(|| url.into())
    }
}

/// Returns an address of the web.
pub(super) fn web(address: &str) -> Option<Url> {
    Url::parse(address.trim()).ok().filter(is_web)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// Returns the address that a page was saved from, as browsers and SingleFile write it into a comment at its start.
pub(super) fn saved_from(html: &str) -> Option<String> {
    let head = start(html);
    let after = |mark: &str| head.find(mark).map(|at| &head[at + mark.len()..]);
    let by_browser =
        after("saved from url=(").and_then(|rest| rest.split_once(')')).map(|(_, url)| url);
    let by_single_file = || {
        after("saved with SingleFile").and_then(|rest| rest.split_once("url:")).map(|(_, url)| url)
    };
    let url = by_browser.or_else(by_single_file)?.split_whitespace().next()?;
    web(url).map(Url::into)
}

/// Returns the day on which SingleFile saved a page.
pub(super) fn saved_on(html: &str) -> Option<String> {
    let head = start(html);
    let at = head.find("saved with SingleFile")?;
    let (_, date) = head[at..].split_once("saved date:")?;
    let line = date.lines().next()?.split("-->").next()?.split('(').next()?;
    let words: Vec<&str> = line.split_whitespace().collect();
    // `Thu Mar 07 2024 08:00:00 GMT+0100`
    let date = words.get(1..4)?;
    let date = jiff::civil::Date::strptime("%b %d %Y", date.join(" ")).ok()?;
    Some(date.to_string())
}

/// The start of a page, where such comments stand.
fn start(html: &str) -> &str {
    const LENGTH: usize = 8192;
    let end =
        (0..=html.len().min(LENGTH)).rev().find(|end| html.is_char_boundary(*end)).unwrap_or(0);
    &html[..end]
}
