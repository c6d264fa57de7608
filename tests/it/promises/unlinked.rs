//! Addresses that no page may link, wherever they come from.

use crate::html::Page;
use crate::site_test::SiteTest;

/// A site with a propaganda outlet at this address and a page with this text, which may hold raw HTML.
fn site(address: &str, body: &str) -> SiteTest {
    let outlet =
        format!("+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"{address}\"\n+++\n");
    SiteTest::new()
        .file("site.toml", "title = \"Test\"\nraw_html = true\n")
        .note("outlets/hill-voice.md", &outlet)
        .note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}\n"))
}

#[track_caller]
fn check_refused(address: &str, body: &str) {
    let problems = site(address, body).problems();
    assert_eq!(problems.len(), 1, "{body}: {problems:?}");
    assert!(problems[0].starts_with("propaganda-link content/about.md:4:"), "{problems:?}");
}

#[test]
fn an_outlet_with_www_is_refused_without_it() {
    for address in ["https://www.hill.example", "https://hill.example/home"] {
        for body in [
            "[it](https://hill.example/a)",
            "[it](http://www.hill.example/)",
            "<https://m.hill.example>",
        ] {
            check_refused(address, body);
        }
    }
    for body in ["[it](https://uphill.example/)", "[it](https://hill.example.org/)"] {
        site("https://www.hill.example", body).build().succeeds();
    }
}

#[test]
fn a_mailbox_at_an_outlet_is_refused() {
    for body in
        ["[mail](mailto:a@hill.example)", "[mail](mailto:a@Hill.Example)", "<a@mail.hill.example>"]
    {
        check_refused("https://hill.example", body);
    }
    site("https://hill.example", "[mail](mailto:hill.example@good.example)").build().succeeds();
}

#[test]
fn raw_html_that_names_an_outlet_is_refused() {
    for body in [
        "<a href=\"https://hill.example/\">it</a>",
        "Text <a href='HTTPS://WWW.Hill.Example'>it</a>.",
        "<div>\n<a\nhref=https://hill.example>it</a>\n</div>",
    ] {
        let problems = site("https://www.hill.example", body).problems();
        assert!(!problems.is_empty(), "{body}");
        for problem in problems {
            assert!(problem.starts_with("propaganda-link content/about.md:"), "{body}: {problem}");
        }
    }
    site("https://hill.example", "<b>Text</b> <!-- https://hill.example/ -->").build().succeeds();
}

#[test]
fn the_settings_forbid_hosts_by_name_alone() {
    let problems = |names: &str| {
        let settings = format!("title = \"Test\"\nnever_link = [{names}]\n");
        SiteTest::new().file("site.toml", settings).problems()
    };
    for name in
        ["https://hill.example/", "*.hill.example", "hill.example/home", "hill", "", "127.0.0.1"]
    {
        let expected = format!(
            "bad-host site.toml:2:15 `{name}` is not the name of a host (write `example.org`; its subdomains go with it)"
        );
        assert_eq!(problems(&format!("\"{name}\"")), [expected]);
    }
    let second = problems("\"hill.example\", \"a b\"");
    assert!(second.len() == 1 && second[0].starts_with("bad-host site.toml:2:31"), "{second:?}");
    assert_eq!(problems("\"www.Hill.example\", \"пример.рф\""), Vec::<String>::new());
}

#[test]
fn a_host_named_with_www_is_forbidden_without_it() {
    for body in ["[it](https://hill.example/)", "[it](mailto:a@www.hill.example)"] {
        SiteTest::new()
            .file("site.toml", "title = \"Test\"\nnever_link = [\"www.hill.example\"]\n")
            .note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}\n"))
            .build()
            .fails()
            .says("never linked on this site");
    }
}

#[test]
fn a_source_of_a_withheld_outlet_is_not_linked() {
    let site = |mark: &str| {
        SiteTest::new()
            .note("outlets/weekly.md", &format!("+++\n{mark}\ntitle = \"River Weekly\"\nclass = \"press\"\n+++\n"))
            .seed("lake.txt", "The Lake in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n")
            .note("sources/lake.md", "+++\nseed = \"lake.txt\"\noutlet = \"weekly\"\nurl = \"https://weekly.example/lake\"\n+++\n")
    };
    for (mark, reveal) in
        [("tlp = \"red\"", &["--tlp", "red"][..]), ("draft = true", &["--drafts"])]
    {
        site(mark).build().succeeds().publishes_nowhere(&["weekly.example"]);
        let run = site(mark).run(&[&["build"], reveal].concat()).succeeds();
        assert!(links_to_weekly(&run.page("sources/lake/index.html")), "{mark}");
    }
    assert!(links_to_weekly(&site("").build().succeeds().page("sources/lake/index.html")));
}

fn links_to_weekly(page: &Page) -> bool {
    page.all("a[href]").iter().any(|link| link.href() == "https://weekly.example/lake")
}
