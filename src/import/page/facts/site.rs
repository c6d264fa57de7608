//! The name of the site or publication.

use super::super::dom::Page;
use super::Found;
use super::json_ld::JsonLd;
use super::tags::Tags;
use super::title::{last_part, letters};

/// Returns the names that a page gives its site, the best first.
pub(super) fn find(
    page: &Page,
    tags: &Tags,
    json_ld: &JsonLd,
    address: Option<&str>,
) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add =
        |value: Option<&str>, place| found.extend(value.map(|value| Found::new(value, place)));
    add(
        tags.first(&["citation_journal_title", "prism.publicationname"]),
        "meta citation_journal_title",
    );
    add(tags.first(&["og:site_name"]), "Open Graph");
    add(json_ld.publisher.as_deref(), "JSON-LD");
    add(json_ld.site.as_deref(), "JSON-LD");
    add(tags.first(&["application-name", "apple-mobile-web-app-title"]), "meta application-name");
    add(tags.first(&["cre", "dc.publisher", "dcterms.publisher", "publisher"]), "meta publisher");
    let in_title =
        tags.title.as_deref().and_then(last_part).filter(|name| is_confirmed(page, name, address));
    add(in_title, "title");
    for name in &mut found {
        name.value = shortened(&name.value, tags.title.as_deref());
    }
    found.retain(|found| is_name(&found.value));
    // A name is better than the host that is the same with an ending: `Libra` than `Libra.example`.
    let is_host_of = |host: &str, name: &str| {
        let (host, name) = (host.to_lowercase(), name.to_lowercase());
        host.strip_prefix(&name).is_some_and(|rest| rest.starts_with('.') && rest.len() <= 5)
    };
    if let Some(better) =
        found.iter().skip(1).position(|name| is_host_of(&found[0].value, &name.value))
    {
        found.swap(0, better + 1);
    }
    found
}

/// Cuts a motto off a name: a part of the name is the end of the page's title.
fn shortened(name: &str, title: Option<&str>) -> String {
    let Some(end) = title.and_then(last_part) else { return name.to_owned() };
    let (whole, end_letters) = (letters(name), letters(end));
    let is_start = whole.starts_with(&end_letters)
        && whole.len() > end_letters.len()
        && end_letters.len() >= 3;
    let has_motto = [" - ", " – ", " — ", " | ", ": "].iter().any(|separator| {
        name.split_once(separator).is_some_and(|(head, _)| letters(head) == end_letters)
    });
    if is_start && has_motto { end.to_owned() } else { name.to_owned() }
}

fn is_name(name: &str) -> bool {
    let n = name.chars().count();
    (2..=80).contains(&n)
        && !name.contains("://")
        && !name.starts_with('@')
        && name.chars().any(char::is_alphabetic)
}

/// Whether the page has the end of its title as a name elsewhere: in its address, or as a link, picture or heading of its own.
fn is_confirmed(page: &Page, name: &str, address: Option<&str>) -> bool {
    let name = letters(name);
    if name.len() < 2 {
        return false;
    }
    let host = address
        .and_then(|address| url::Url::parse(address).ok())
        .and_then(|url| url.host_str().map(letters));
    if host.is_some_and(|host| name.len() >= 3 && host.contains(&name)) {
        return true;
    }
    let in_picture =
        |at: usize| page.attribute(at, "alt").is_some_and(|alt| letters(alt).starts_with(&name));
    let is_home = |at: usize| page.attribute(at, "href").is_some_and(|href| is_home(href, address));
    let in_link =
        |at: usize| is_home(at) && page.length_in(at) < 100 && letters(&page.text(at)) == name;
    page.elements("a").any(in_link) || page.elements("img").take(10).any(in_picture)
}

fn is_home(href: &str, address: Option<&str>) -> bool {
    let href = href.trim();
    let path = href
        .split_once("://")
        .map_or(href, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    let is_own = !href.contains("://")
        || address.is_none_or(|address| {
            let host = |url: &str| {
                url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned))
            };
            host(address) == host(href)
        });
    is_own
        && (path.is_empty() && href.contains("://")
            || matches!(path, "/" | "./" | "index.html" | "/index.html"))
}
