//! The timeline: what its entries are filtered by, and its pages where it is long.

use std::collections::BTreeMap;
use std::fs;

use crate::html::Page;
use crate::site_test::SiteTest;

use super::charts::with_sources;
use super::texts;

/// A site with so many attacks, of four years.
fn many(number: usize) -> SiteTest {
    (0..number).fold(with_sources(&["2023"]), |site, nth| {
        let date = format!("{}-{:02}-{:02}", 2019 + nth % 4, 1 + nth / 4 % 12, 1 + nth / 48);
        let by = match nth % 2 {
            0 => "[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"claimed\"\nsource = \"s0\"\npassage = 1\n",
            _ => "",
        };
        let note = format!("+++\ntitle = \"Raid {nth}\"\ndate = \"{date}\"\n{by}+++\n");
        site.note(&format!("attacks/raid-{nth}.md"), &note)
    })
}

#[test]
fn rows_and_marks_of_the_timeline_have_what_filters_know_them_by() {
    let page = many(26).build().succeeds().page("timeline/index.html");
    let form = page.one("form.filters");
    assert!(form.attribute("hidden").is_some(), "without a script it does nothing");
    let holder = format!("#{}", form.attribute("data-for").expect("what it filters"));
    assert_eq!(texts(form.all("select")[0], "option"), ["Kind: all", "Attack", "Source"]);
    let rows = page.all(&format!("{holder} tr[data-f]"));
    assert_eq!(rows.len(), 27);
    // What the form does not offer is left out: there is one actor.
    assert_eq!(rows[0].attribute("data-f"), Some("kind:sources year:2023"));
    assert_eq!(texts(form.all("select")[1], "option")[..2], ["Year: all", "2023"]);
    let groups = page.all(&format!("{holder} svg.wide g[data-f]"));
    assert_eq!(groups.len(), 27, "one for each row");
    for group in groups {
        assert_eq!(group.all("text").len(), 1, "with its label");
        let marks = ["circle", "rect", "line"].map(|mark| group.all(mark).len());
        assert!(marks.iter().sum::<usize>() > 0, "and its mark");
    }
    let few = many(20).build().succeeds().page("timeline/index.html");
    assert!(few.all("form.filters").is_empty() && !few.html.contains("data-f="));
}

#[test]
fn each_year_of_a_long_timeline_has_a_page() {
    let site = many(502);
    let run = site.build().succeeds();
    let page = run.page("timeline/index.html");
    let years = page.all(".counted-all table.index tbody tr th a");
    assert_eq!(
        years.iter().map(|year| year.text()).collect::<Vec<_>>(),
        ["2023", "2022", "2021", "2020", "2019"]
    );
    let columns = page.all("svg.wide g a");
    assert_eq!(columns.len(), 5, "a column leads to its year");
    let rows = |run: &crate::site_test::Run| {
        let pages = (2019..=2023).map(|year| run.page(&format!("timeline/{year}/index.html")));
        pages.map(|page| page.all("table.index tbody tr").len()).collect::<Vec<_>>()
    };
    assert_eq!(rows(&run), [126, 126, 125, 125, 1], "each row once");
    let page = run.page("timeline/2020/index.html");
    let links = page.all("nav.years a");
    assert_eq!(links.len(), 4, "no page links itself");
    assert!(
        links
            .iter()
            .all(|year| run.files().contains_key(&format!("timeline/{}/index.html", year.text())))
    );
    // An edit moves a row from a page to another, as a build from nothing has it.
    let moved = "+++\ntitle = \"Raid 0\"\ndate = \"2018\"\n+++\n";
    let site = site.note("attacks/raid-0.md", moved);
    let run = site.build().succeeds();
    assert_eq!(rows(&run), [125, 126, 125, 125, 1]);
    assert_eq!(run.page("timeline/2018/index.html").all("table.index tbody tr").len(), 1);
    let kept = site.output();
    site.run(&["clean"]).succeeds();
    site.build().succeeds();
    assert!(site.output() == kept, "a build from nothing writes the same");
    // A site without a timeline has none of these pages.
    let site = site.file("site.toml", "title = \"Test site\"\ndisable = [\"timeline\"]\n");
    assert!(site.build().succeeds().files().keys().all(|path| !path.starts_with("timeline/")));
    let site = site.file("site.toml", "title = \"Test site\"\n");
    // With two fewer, all is on one page again, and those of the years are gone.
    let site =
        (1..4).fold(site, |site, nth| site.without(&format!("content/attacks/raid-{nth}.md")));
    let run = site.build().succeeds();
    assert!(run.files().keys().all(|path| !path.starts_with("timeline/20")));
    assert_eq!(run.page("timeline/index.html").all("table.index tbody tr").len(), 500);
}

#[test]
fn the_page_of_all_years_is_filtered_by_the_rows_of_each() {
    let site =
        many(500).note("attacks/old.md", "+++\ntitle = \"Old raid\"\ndate = \"1999\"\n+++\n");
    let run = site.build().succeeds();
    let page = run.page("timeline/index.html");
    let form = page.one("form.filters");
    let selects = form.all("select");
    let options = selects.iter().map(|select| texts(select, "option")).collect::<Vec<_>>();
    assert_eq!(options[0], ["Kind: all", "Attack", "Source"]);
    assert_eq!(options[1][..3], ["Year: all", "2023", "2022"]);
    // Without a filter there are the latest.
    let table = format!("table#{}", form.attribute("data-for").expect("what it filters"));
    let heads = texts(page.one(&table), "thead th");
    let latest = page.all(&format!("{table} tbody tr"));
    assert_eq!(latest.len(), 25);
    let facets = latest.iter().map(|row| row.attribute("data-f").unwrap_or_default());
    assert_eq!(
        facets.collect::<Vec<_>>()[..2],
        ["kind:sources year:2023", "kind:attack year:2022"]
    );
    // With one, the rows of all scripts, from the latest to the earliest.
    let scripts = form.attribute("data-rows").expect("scripts").split(' ');
    let scripts = scripts.map(|name| run.files()[&format!("{name}.js")].clone());
    let scripts = scripts.map(|script| String::from_utf8(script).expect("UTF-8"));
    let scripts = scripts.collect::<Vec<_>>();
    let rows = scripts.iter().map(|script| script.matches("</tr>").count());
    assert_eq!(rows.collect::<Vec<_>>(), [502], "years on one page each have one script");
    for script in &scripts {
        let cells = script.matches("</th>").count() + script.matches("</td>").count();
        assert_eq!(cells, heads.len() * script.matches("</tr>").count(), "{script}");
    }
    let places = ["2022", "2021", "2020", "2019", "1999"]
        .map(|year| scripts[0].find(&format!("kind:attack year:{year}")));
    assert!(places[0].is_some() && places.is_sorted(), "from the latest to the earliest");
    // The page of a year offers no years, and has no form for few.
    let of_year = run.page("timeline/2022/index.html");
    assert_eq!(of_year.one("form.filters").all("select").len(), 0);
    assert!(!run.page("timeline/1999/index.html").html.contains("data-f="));
}

/// A raid with a name on a date.
fn raid(name: &str, date: &str) -> String {
    format!("+++\ntitle = \"Raid {name} of {date}\"\ndate = \"{date}\"\n+++\n")
}

/// A site with raids: 30 of 2022, and of 2023 110 in each month from July to November, 60 in December and 10 in no known
/// month.
fn long_year() -> SiteTest {
    let site = (0..30).fold(SiteTest::new(), |site, n| {
        site.note(&format!("attacks/a{n}.md"), &raid(&format!("a{n}"), "2022-01"))
    });
    (0..620).fold(site, |site, n| {
        let date = match n {
            0..550 => format!("2023-{:02}-{:02}", 7 + n / 110, 2 + n % 20),
            550..610 => String::from("2023-12"),
            _ => String::from("2023"),
        };
        site.note(&format!("attacks/b{n}.md"), &raid(&format!("b{n}"), &date))
    })
}

/// The labels of the links between the parts of a year, and where they lead.
fn parts(page: &Page) -> Vec<(String, String)> {
    let parts = page.all("nav.parts")[0].all("li").into_iter().map(|part| {
        let link = part.all("a").first().map(|link| link.href().to_owned());
        (part.text(), link.unwrap_or_default())
    });
    parts.collect()
}

#[test]
fn a_year_of_more_than_500_entries_has_a_page_for_its_months() {
    let run = long_year().build().succeeds();
    let files = run.files();
    let of_years = |path: &&String| path.starts_with("timeline/2") && path.ends_with(".html");
    let pages = files.keys().filter(of_years).map(|path| run.page(path)).collect::<Vec<_>>();
    let rows = |page: &Page| page.all("table.index tbody tr").len();
    let found = pages.iter().map(|page| (page.one("h1").text(), rows(page))).collect::<Vec<_>>();
    let july = pages.iter().find(|page| page.one("h1").text() == "Timeline: July 2023");
    let said = "content=\"Timeline: July 2023: Attacks (110)\"";
    assert!(july.is_some_and(|page| page.html.contains(said)), "not of the whole year");
    let expected = [
        ("Timeline: 2022", 30),
        ("Timeline: July 2023", 110),
        ("Timeline: August 2023", 110),
        ("Timeline: September 2023", 110),
        ("Timeline: October 2023", 110),
        ("Timeline: 2023 (month unknown)", 10),
        ("Timeline: 2023", 170),
    ];
    assert_eq!(found, expected.map(|(title, rows)| (title.to_owned(), rows)));
    let page = run.page("timeline/2023/index.html");
    let to = |name: &str| format!("../../timeline/{name}/index.html");
    let expected = [
        ("November 2023 to December 2023", String::new()),
        ("October 2023", to("2023-10")),
        ("September 2023", to("2023-09")),
        ("August 2023", to("2023-08")),
        ("July 2023", to("2023-07")),
        ("2023 (month unknown)", to("2023-xx")),
    ];
    assert_eq!(parts(&page), expected.map(|(text, href)| (text.to_owned(), href)));
    assert!(page.all("table.index tbody tr")[0].text().contains("of 2023-12 "), "newest first");
    let years = page.all("nav.years a").into_iter().map(|link| link.text()).collect::<Vec<_>>();
    assert_eq!(years, ["2022"], "no page links itself");
    let july = run.page("timeline/2023-07/index.html");
    let years = july.all("nav.years a").into_iter().map(|link| link.text()).collect::<Vec<_>>();
    assert_eq!(years, ["2023", "2022"]);
    // The form has the rows of the whole year.
    let form = july.one("form.filters");
    assert_eq!(form.attribute("data-for"), july.one("table.index").attribute("id"));
    let scripts = form.attribute("data-rows").unwrap_or_default().split(' ');
    let scripts =
        scripts.map(|name| String::from_utf8_lossy(&files[&format!("{name}.js")]).into_owned());
    let of_scripts = scripts.map(|script| script.matches("</tr>").count()).collect::<Vec<_>>();
    assert_eq!(of_scripts, [170, 110, 110, 110, 110, 10]);
    let all = run.page("timeline/index.html");
    let all = all.one("form.filters").attribute("data-rows").unwrap_or_default().to_owned();
    assert_eq!(
        all,
        [form.attribute("data-rows").unwrap_or_default(), " timeline/-rows/years-2022"].concat()
    );
    assert!(run.page("timeline/2022/index.html").all("nav.parts").is_empty());
}

#[test]
fn an_incremental_build_of_a_year_on_pages_is_a_full_one() {
    let pages = |site: &SiteTest| -> BTreeMap<String, Vec<u8>> {
        let files = site.build().succeeds().files().into_iter();
        files.filter(|(path, _)| path.starts_with("timeline/")).collect()
    };
    let mut site = long_year();
    pages(&site);
    let mut found = Vec::new();
    // A month gets another raid, then so many that it is divided.
    for more in [1, 420] {
        site = (0..more).fold(site, |site, n| {
            let name = format!("c{more}-{n}");
            site.note(&format!("attacks/{name}.md"), &raid(&name, "2023-08-31"))
        });
        let incremental = pages(&site);
        for folder in ["public", ".briefing"] {
            fs::remove_dir_all(site.path(folder)).expect("a folder of the build before");
        }
        assert!(incremental == pages(&site), "as a build from nothing");
        let is_of_august = |path: &&String| path.starts_with("timeline/2023-08");
        found.push(incremental.keys().filter(is_of_august).cloned().collect::<Vec<_>>());
    }
    assert_eq!(
        found,
        [
            &["timeline/2023-08/index.html"][..],
            &["timeline/2023-08-02/index.html", "timeline/2023-08-21/index.html"]
        ]
    );
}

#[test]
fn sources_and_briefings_are_filtered_by_the_actors_that_they_speak_of() {
    let actor = |title: &str| format!("+++\ntitle = \"{title}\"\nkind = \"armed-group\"\n+++\n");
    let resting = actor("Blue River Group") + "Seen at the mill [@s2].\n";
    let site = with_sources(&["2021-03-01", "2022-04-01", "2023-05-01"])
        .seed("s2.txt", "Report 2\n\nSomebody was seen at the mill.\n")
        .note("actors/blue-river.md", &resting)
        .note("actors/grey-lake.md", &actor("Grey Lake Group"))
        .note("actors/hidden.md", &actor("Smew Group").replacen("+++", "+++\ntlp = \"red\"", 1))
        .note(
            "briefings/spring.md",
            "+++\ntitle = \"Spring\"\ndate = \"2024-05-01\"\n+++\nThe Red Hill Group met [[grey-lake|others]] and the Smew Group.\n",
        )
        .note("briefings/winter.md", "+++\ntitle = \"Winter\"\ndate = \"2024-12\"\n+++\nNothing.\n");
    let site = (0..25).fold(site, |site, n| {
        site.note(&format!("attacks/r{n}.md"), &raid("", &format!("2020-01-{:02}", 1 + n)))
    });
    let run = site.build().succeeds();
    let page = run.page("timeline/index.html");
    let facets = page.all("table.index tr[data-f]").into_iter();
    let facets = facets.filter_map(|row| row.attribute("data-f").map(str::to_owned));
    let facets = facets.filter(|facets| !facets.starts_with("kind:attack")).collect::<Vec<_>>();
    assert_eq!(
        facets,
        [
            "kind:briefings year:2024",
            "kind:briefings year:2024 actor:grey-lake actor:red-hill",
            "kind:sources year:2023 actor:blue-river",
            "kind:sources year:2022 actor:red-hill",
            "kind:sources year:2021 actor:red-hill",
        ]
    );
    let actors = page.all("form select")[2];
    let expected = ["Actor: all", "Blue River Group", "Grey Lake Group", "Red Hill Group"];
    assert_eq!(texts(actors, "option"), expected);
    run.publishes_nowhere(&["actor:hidden"]);
    // What a source says, and what rests on it, is read again.
    let site = site.seed("s1.txt", "Report 1\n\nThe Grey Lake Group was seen in the hills.\n");
    let site = site.note("actors/blue-river.md", &actor("Blue River Group"));
    let incremental = site.build().succeeds().files();
    site.run(&["clean"]).succeeds();
    let run = site.build().succeeds();
    assert!(run.files() == incremental, "a build from nothing writes the same");
    let facets = run.page("timeline/index.html").html;
    assert!(facets.contains("year:2022 actor:grey-lake") && !facets.contains("actor:blue-river"));
}
