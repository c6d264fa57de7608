//! Links to pages that are no notes': lists, tags, the home page.

use crate::site_test::SiteTest;

fn site(body: &str) -> SiteTest {
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            &format!("+++\ntitle = \"Red Hill\"\nkind = \"armed-group\"\ntags = [\"Red Sea\"]\n+++\n{body}\n"),
        )
        .note("outlets/_index.md", "+++\ntitle = \"Media\"\n+++\n## Who writes\n\nAll.\n")
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
}

#[test]
fn a_page_that_is_published_is_linked_by_its_address_or_file() {
    for (written, address, words) in [
        ("[all](/actors/)", "../../actors/index.html", "all"),
        ("[all](../actors/_index.md)", "../../actors/index.html", "all"),
        ("[[actors/_index]]", "../../actors/index.html", "Actors"),
        ("[[outlets]]", "../../outlets/index.html", "Media"),
        ("[[outlets/_index#Who writes|W]]", "../../outlets/index.html#who-writes", "W"),
        ("[x](/tags/red-sea/)", "../../tags/red-sea/index.html", "x"),
        ("[[tags/Red Sea]]", "../../tags/red-sea/index.html", "Red Sea"),
        ("[[tags]]", "../../tags/index.html", "Tags"),
        ("[home](/)", "../../index.html", "home"),
        ("[home](../_index.md)", "../../index.html", "home"),
    ] {
        let run = site(written).build().succeeds();
        let page = run.page("actors/red-hill/index.html");
        let links = page.all("div.prose a").into_iter();
        let links = links.map(|link| (link.href().to_owned(), link.text())).collect::<Vec<_>>();
        assert_eq!(links, [(address.to_owned(), words.to_owned())], "{written}");
    }
}

#[test]
fn a_page_that_is_not_published_is_an_error_that_says_which_are() {
    for (written, message) in [
        ("[t](/timelines/)", "no page is called `/timelines/`"),
        ("[[network]]", "the lists of this site are `/actors/`, `/outlets/`, `/search/`, `/tags/`"),
        ("[a](/actor/)", "did you mean `/actors/`?"),
        ("[b](/attacks/)", "no page is called `/attacks/`"),
        ("[x](/tags/redsea/)", "did you mean `/tags/red-sea/`?"),
        ("[w](/outlets/#Who-wrote)", "has no heading `Who-wrote`"),
    ] {
        site(written).build().fails().says(message);
        site(written).run(&["check"]).fails().says(message);
    }
    // Where a site makes light of it, the words are there without a link.
    let settings = "title = \"T\"\n[check]\nunknown-link = \"warning\"\n";
    let run = site("[all](/attacks/)").file("site.toml", settings).build().succeeds();
    let page = run.page("actors/red-hill/index.html");
    assert!(page.html.contains("<p>all</p>") && page.all("div.prose a").is_empty());
}

#[test]
fn a_page_is_linked_as_soon_as_it_is_there_and_no_longer() {
    let site = site("[all](/attacks/)");
    let (note, settings) =
        ("attacks/raid.md", "title = \"T\"\n[check]\nunknown-link = \"warning\"\n");
    let site = site.file("site.toml", settings);
    let n_links = |site: &SiteTest| {
        let run = site.build().succeeds();
        run.page("actors/red-hill/index.html").all("div.prose a").len()
    };
    assert_eq!(n_links(&site), 0);
    let site = site.note(note, "+++\ntitle = \"Raid\"\nkind = \"raid\"\ndate = \"2024\"\n+++\n");
    assert_eq!(n_links(&site), 1);
    let site = site.without(&format!("content/{note}"));
    assert_eq!(n_links(&site), 0);
}
