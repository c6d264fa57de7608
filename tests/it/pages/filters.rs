//! Filters of lists, and lists on several pages.

use std::collections::BTreeMap;
use std::fs;

use super::texts;
use crate::site_test::SiteTest;

/// A site with so many actors, whose titles begin with the letters in turn.
fn actors(number: usize, letters: &str) -> SiteTest {
    let letters = letters.chars().collect::<Vec<_>>();
    (0..number).fold(SiteTest::new(), |site, n| {
        let kind = ["person", "armed-group"][n % 2];
        let title = format!("{}{n:04}", letters[n % letters.len()]);
        site.note(
            &format!("actors/n{n}.md"),
            &format!("+++\ntitle = \"{title}\"\nkind = \"{kind}\"\ntags = [\"t{}\"]\n+++\n", n % 3),
        )
    })
}

#[test]
fn a_list_has_a_form_from_26_entries() {
    let list = |number| actors(number, "ab").build().succeeds().page("actors/index.html");
    let few = list(25);
    assert!(few.all("form").is_empty() && few.all("tr[data-f]").is_empty());
    let many = list(26);
    let form = many.one("form");
    assert_eq!(form.attribute("data-for"), Some(many.one("table").attribute("id").expect("an id")));
    assert!(form.attribute("hidden").is_some(), "a page without scripts shows no form");
    let names = many.all("form select").into_iter();
    let names = names.map(|select| select.attribute("name").unwrap_or_default().to_owned());
    assert_eq!(names.collect::<Vec<_>>(), ["kind", "tag"]);
    let options = texts(many.all("form select")[0], "option");
    assert_eq!(options, ["Kind: all", "Armed group", "Person"]);
    assert_eq!(many.all("tr[data-f]").len(), 26);
    assert_eq!(many.all("tr[data-f]")[0].attribute("data-f"), Some("kind:person tag:t0"));
}

#[test]
fn attacks_are_filtered_by_all_that_is_known_of_them() {
    let sources = |site: SiteTest| {
        let site = site.source("first", "# First\n\nAt least 5 people were killed there.\n");
        site.source("second", "# Second\n\nAt least 9 people were killed there.\n")
    };
    let claim = |value: u8, source: &str| {
        format!("[[claims]]\nproperty = \"killed\"\nvalue = {value}\nsource = \"{source}\"\n\n")
    };
    let site = (0..30).fold(sources(actors(2, "ab")), |site, n| {
        let second = claim(if n == 3 { 9 } else { 5 }, "second");
        let (country, year) = (["AF", "IR"][n % 2], 2020 + n % 3);
        let keys = format!(
            "title = \"Raid {n}\"\nkind = \"raid\"\ndate = \"{year}-02-03\"\n[place]\ncountry = \"{country}\"\n\n\
             [[perpetrators]]\nactor = \"n{}\"\ncertainty = \"alleged\"\nsource = \"first\"\n\n{}{second}",
            n % 2,
            claim(5, "first")
        );
        site.note(&format!("attacks/r{n}.md"), &format!("+++\n{keys}+++\n"))
    });
    let page = site.build().succeeds().page("attacks/index.html");
    let fields = page.all("form [name]").into_iter();
    let fields = fields.map(|field| field.attribute("name").unwrap_or_default().to_owned());
    // All are raids.
    assert_eq!(fields.collect::<Vec<_>>(), ["q", "year", "country", "actor", "differs"]);
    let years = texts(page.all("form select")[0], "option");
    assert_eq!(years, ["Year: all", "2022", "2021", "2020"]);
    let rows = page.all("tr[data-f]").into_iter();
    let rows = rows.filter_map(|row| row.attribute("data-f").map(str::to_owned));
    let differing = rows.filter(|facets| facets.contains("differs:1")).collect::<Vec<_>>();
    assert_eq!(differing, ["kind:raid year:2020 country:IR actor:n1 differs:1"]);
}

#[test]
fn actors_are_filtered_by_the_countries_of_the_attacks_attributed_to_them() {
    let site = actors(30, "ab").source("first", "# First\n\nSomething was done there.\n");
    let raid = |name: &str, country: &str, actor: &str, keys: &str| {
        format!(
            "+++\ntitle = \"Raid {name}\"\nkind = \"raid\"\n{keys}[place]\ncountry = \"{country}\"\n\n\
             [[perpetrators]]\nactor = \"{actor}\"\ncertainty = \"alleged\"\nsource = \"first\"\n+++\n"
        )
    };
    let site = site
        .note("attacks/one.md", &raid("one", "AF", "n1", ""))
        .note("attacks/two.md", &raid("two", "IR", "n1", ""))
        .note("attacks/three.md", &raid("three", "IR", "n2", ""))
        .note("attacks/hidden.md", &raid("hidden", "PE", "n2", "tlp = \"red\"\n"));
    let run = site.build().succeeds();
    let page = run.page("actors/index.html");
    let field = page.all("form select")[1];
    assert_eq!(field.attribute("name"), Some("attacks-in"));
    let choices = texts(field, "option");
    assert_eq!(choices, ["Attacks attributed in: all", "Afghanistan", "Iran"]);
    let rows = page.all("tr[data-f]").into_iter();
    let rows = rows.filter_map(|row| row.attribute("data-f").map(str::to_owned));
    let rows = rows.filter(|facets| facets.contains("attacks-in")).collect::<Vec<_>>();
    let expected =
        ["kind:person attacks-in:IR tag:t2", "kind:armed-group attacks-in:AF attacks-in:IR tag:t1"];
    assert_eq!(rows, expected);
    let moved = site.note("attacks/two.md", &raid("two", "AF", "n1", ""));
    let page = moved.build().succeeds().page("actors/index.html");
    assert!(page.html.contains("kind:armed-group attacks-in:AF tag:t1"), "an attack has moved");
}

#[test]
fn what_is_withheld_is_no_choice() {
    let hidden =
        "+++\ntitle = \"Smew\"\nkind = \"ship\"\ntlp = \"red\"\ntags = [\"gadwall\"]\n+++\n";
    let site = actors(30, "ab").note("actors/secret.md", hidden);
    site.build().succeeds().publishes_nowhere(&["Smew", "gadwall", "kind:ship", ">Ship<"]);
}

#[test]
fn a_list_of_more_than_500_rows_has_a_page_for_each_letter() {
    let one = actors(500, "abc").build().succeeds();
    assert!(one.page("actors/index.html").all("nav.parts").is_empty());
    let run = actors(501, "abc").build().succeeds();
    let files = run.files();
    let of_list = |path: &&String| path.starts_with("actors/-");
    let files = files.keys().filter(of_list).collect::<Vec<_>>();
    assert_eq!(
        files,
        [
            "actors/-b/index.html",
            "actors/-c/index.html",
            "actors/-rows/a.js",
            "actors/-rows/b.js",
            "actors/-rows/c.js"
        ]
    );
    let first = run.page("actors/index.html");
    assert_eq!(first.all("table tbody tr").len(), 167);
    let parts = first.all("nav.parts a").into_iter();
    let parts = parts.map(|link| (link.text(), link.href().to_owned())).collect::<Vec<_>>();
    let to = |text: &str, href: &str| (text.to_owned(), href.to_owned());
    let (b, c) = ("../actors/-b/index.html", "../actors/-c/index.html");
    assert_eq!(parts, [to("B", b), to("C", c), to("Next: B", b)]);
    let second = run.page("actors/-b/index.html");
    assert_eq!(second.one("h1").text(), "Actors: B");
    assert_eq!(second.one("nav.parts b").text(), "B");
    let rows = second.one("form").attribute("data-rows").map(str::to_owned);
    assert_eq!(rows.as_deref(), Some("actors/-rows/a actors/-rows/b actors/-rows/c"));
    let script = String::from_utf8(run.files()["actors/-rows/b.js"].clone()).expect("UTF-8");
    assert!(script.starts_with("briefingRows(\"actors/-rows/b\",\"<tr data-f"), "{script:.80}");
    assert_eq!(script.matches("</tr>").count(), 167);
    assert!(script.contains("href=\\\"actors/n1/index.html\\\""), "links from the root");
}

#[test]
fn each_page_of_a_long_list_of_a_tag_is_in_the_order_of_titles() {
    let site = (0..501).fold(SiteTest::new(), |site, n| {
        let title = format!("{}{:03}", ["A", "B"][n % 2], 900 - n);
        let note = format!("+++\ntitle = \"{title}\"\nkind = \"ship\"\ntags = [\"t\"]\n+++\n");
        site.note(&format!("actors/n{n}.md"), &note)
    });
    let page = site.build().succeeds().page("tags/t/-b/index.html");
    let titles = texts(page.one("table"), "tbody th");
    assert_eq!(titles.len(), 250);
    assert!(titles.is_sorted(), "{titles:?}");
}

#[test]
fn a_year_of_more_than_500_attacks_has_a_page_for_each_month() {
    let attack =
        |n: usize, date: &str| format!("+++\ntitle = \"Raid {n}\"\ndate = \"{date}\"\n+++\n");
    let site = (0..601).fold(SiteTest::new(), |site, n| {
        let date = match n {
            0 => String::from("2021"),
            1..301 => format!("2021-03-{:02}", 1 + n % 28),
            _ => String::from("2021-05"),
        };
        site.note(&format!("attacks/r{n}.md"), &attack(n, &date))
    });
    let run = site.build().succeeds();
    let titles = ["", "-2021-03/", "-2021-xx/"].map(|part| {
        let page = run.page(&format!("attacks/{part}index.html"));
        (page.one("h1").text(), page.one("nav.parts b").text(), page.all("tbody tr").len())
    });
    let of = |title: &str, part: &str, rows| (title.to_owned(), part.to_owned(), rows);
    assert_eq!(
        titles,
        [
            of("Attacks", "May 2021", 300),
            of("Attacks: March 2021", "March 2021", 300),
            of("Attacks: 2021 (month unknown)", "2021 (month unknown)", 1),
        ]
    );
    let form = run.page("attacks/index.html");
    let rows = form.one("form").attribute("data-rows").map(str::to_owned);
    let expected = "attacks/-rows/2021-05 attacks/-rows/2021-03 attacks/-rows/2021-xx";
    assert_eq!(rows.as_deref(), Some(expected));
    // One day has more than a page holds, and its rows are in the order of the list.
    let site = (0..601)
        .fold(site, |site, n| site.note(&format!("attacks/r{n}.md"), &attack(n, "2021-04-01")));
    let run = site.build().succeeds();
    let page = run.page("attacks/-2021-04-01-2/index.html");
    assert_eq!(page.one("h1").text(), "Attacks: 1 April 2021, part 2 of 2");
    assert_eq!(page.all("tbody tr").len(), 101);
    let links = |page: &crate::html::Page| {
        page.all("tbody th a").into_iter().map(|link| link.href().to_owned()).collect::<Vec<_>>()
    };
    let first = links(&run.page("attacks/index.html"));
    assert_eq!(first.len(), 500);
    assert!(first.iter().all(|link| !links(&page).contains(link)), "each row once");
}

#[test]
fn an_incremental_build_of_a_list_on_pages_is_a_full_one() {
    let renamed = |name: &str| format!("+++\ntitle = \"C {name}\"\nkind = \"ship\"\n+++\n");
    let changes: [&dyn Fn(SiteTest) -> SiteTest; 3] = [
        &|site| site.note("actors/n0.md", &renamed("one")),
        &|site| site.without("content/actors/n1.md").without("content/actors/n2.md"),
        &|site| site.note("actors/n1.md", &renamed("two")).note("actors/n2.md", &renamed("three")),
    ];
    let pages = |site: &SiteTest| -> BTreeMap<String, Vec<u8>> {
        let files = site.build().succeeds().files().into_iter();
        files.filter(|(path, _)| path.ends_with(".html") || path.contains("-rows")).collect()
    };
    let afresh = |site: &SiteTest| {
        for folder in ["public", ".briefing"] {
            fs::remove_dir_all(site.path(folder)).expect("a folder of the build before");
        }
        pages(site)
    };
    let mut site = actors(501, "abc");
    let mut before = pages(&site);
    for change in changes {
        // The site of 501 actors, of 499 and of 501 again.
        site = change(site);
        let incremental = pages(&site);
        assert!(incremental == afresh(&site), "as a build from nothing");
        let changed = incremental.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
        // The pages of the list and what is counted on other pages, not the pages of the actors.
        assert!(changed.count() < 30);
        before = incremental;
    }
}
