//! Links and anchors of all pages; and the theme that pages are made with.

use std::collections::BTreeSet;

use crate::html::Page;
use crate::site_test::{Run, SiteTest};

use super::rich_site;

/// Every link of every page that leads nowhere, every anchor given twice, every address that leaves the site.
pub(super) fn broken(run: &Run) -> Vec<String> {
    let pages = run.pages();
    let anchors = |page: &Page| {
        let ids = page.all("[id]").into_iter().filter_map(|element| element.attribute("id"));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let files = run.files().into_keys().collect::<BTreeSet<_>>();
    let mut broken = Vec::new();
    for page in &pages {
        let mut known = BTreeSet::new();
        broken.extend(
            anchors(page)
                .into_iter()
                .filter(|id| !known.insert(id.clone()))
                .map(|id| format!("{}: two #{id}", page.path)),
        );
        broken.extend(page.problems.iter().map(|problem| format!("{}: {problem}", page.path)));
        for element in [page.all("[href]"), page.all("[src]")].concat() {
            let address =
                element.attribute("href").or(element.attribute("src")).unwrap_or_default();
            let is_outward = address.starts_with("https://");
            if is_outward && element.name == "a" {
                continue;
            }
            let (path, fragment) =
                address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
            let Some(target) = resolve(&page.path, path).filter(|path| files.contains(path)) else {
                broken.push(format!("{}: {address} leads nowhere", page.path));
                continue;
            };
            if let Some(id) = fragment {
                let target = pages.iter().find(|page| page.path == target);
                if !target.is_some_and(|target| anchors(target).iter().any(|known| known == id)) {
                    broken.push(format!("{}: {address} has no such anchor", page.path));
                }
            }
        }
    }
    broken
}

/// The file that a relative address means; nothing where it is absolute or leaves the site.
fn resolve(page: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(page.to_owned());
    }
    if address.starts_with('/') || address.contains(':') {
        return None;
    }
    let mut parts = page.split('/').collect::<Vec<_>>();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_is_relative_and_leads_somewhere() {
    let run = rich_site().build().succeeds();
    assert!(run.pages().len() > 20);
    assert_eq!(broken(&run), Vec::<String>::new());
}

#[test]
fn odd_notes_have_no_dead_links_either() {
    let run = rich_site()
        .note(
            "briefings/odd.md",
            "+++\ntitle = \"Odd\"\n+++\n## One[^1] [@lake#p1] {#Ö}\n\n## One\n\n[[#Ö]] [it](#Ö) [[#One]]\n\nText[^2].\n\n[^1]: Note[^2] [@lake#p2].\n\n[^2]: Other.\n\n[^3]: Nobody refers to it[^4], though it cites [@lake#p3].\n\n[^4]: Hidden.\n\n- a\n\n  - b [@lake#p2]\n",
        )
        .note("deep/er/page.md", "+++\ntitle = \"Deep\"\n+++\n[[odd#One]] [[lake#p2]] [x](../../actors/red-hill.md#media)\n")
        .note("deep/_index.md", "+++\ntitle = \"Section\"\n+++\n[[page]]\n")
        .build()
        .succeeds();
    assert_eq!(broken(&run), Vec::<String>::new());
}

#[test]
fn a_theme_replaces_one_template_and_keeps_the_others() {
    let page = "{% extends \"base.html\" %}\n{% block main %}<h1>Own: {{ page.title }}</h1>{% endblock %}\n";
    let run = rich_site()
        .file("site.toml", "title = \"The Lakes\"\ntheme = \"own\"\n")
        .file("themes/own/templates/page.html", page)
        .file("themes/own/static/style.css", "body { color: black }")
        .file("themes/own/static/fonts/own.woff2", "font")
        .file("themes/default/templates/actor.html", "not used")
        .build()
        .succeeds();
    assert_eq!(run.page("about/index.html").one("h1").text(), "Own: About");
    assert_eq!(run.page("actors/red-hill/index.html").one("h1").text(), "Red Hill Group");
    let files = run.files();
    assert_eq!(files["static/style.css"], b"body { color: black }");
    assert_eq!(files["static/fonts/own.woff2"], b"font");
    assert!(files.contains_key("static/site.js"), "what the theme lacks is built in");
}

#[test]
fn the_default_theme_is_overridden_file_by_file_too() {
    let run = rich_site()
        .file(
            "themes/default/templates/404.html",
            "{% extends \"base.html\" %}{% block main %}<h1>Lost</h1>{% endblock %}",
        )
        .build()
        .succeeds();
    assert_eq!(run.page("404.html").one("h1").text(), "Lost");
    assert_eq!(run.page("about/index.html").one("h1").text(), "About");
}

#[test]
fn what_a_template_prints_is_escaped() {
    let page = "{% extends \"base.html\" %}{% block main %}<p title=\"{{ page.title }}\">{{ page.title }}</p>{% endblock %}";
    let run = rich_site()
        .note("about.md", "+++\ntitle = '<b> & \"x\"'\n+++\n")
        .file("themes/default/templates/page.html", page)
        .build()
        .succeeds();
    let page = run.page("about/index.html");
    assert_eq!(page.one("main p").text(), "<b> & \"x\"");
    assert_eq!(page.one("main p").attribute("title"), Some("<b> & \"x\""));
}

#[test]
fn a_theme_that_is_not_there_is_the_built_in_one() {
    let run = rich_site().file("site.toml", "title = \"T\"\ntheme = \"../../etc\"\n").build();
    run.fails().says("the theme's name `../../etc`");
}

#[test]
fn a_link_that_shows_its_address_has_a_class() {
    let note = "+++\ntitle = \"A\"\n+++\n<https://a.example/> and [there](https://b.example/).\n";
    let page = SiteTest::new().note("a.md", note).build().succeeds().page("a/index.html");
    let links = page.all("a[rel]").into_iter();
    let links = links.map(|link| (link.href(), link.attribute("class"))).collect::<Vec<_>>();
    assert_eq!(links, [("https://a.example/", Some("bare")), ("https://b.example/", None)]);
}
