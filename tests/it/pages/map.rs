//! The map, and the small maps of attacks.

use crate::site_test::SiteTest;

use super::texts;

fn attack(title: &str, date: &str, place: &str) -> String {
    let place = if place.is_empty() { String::new() } else { format!("[place]\n{place}") };
    format!("+++\ntitle = \"{title}\"\ndate = \"{date}\"\n{place}+++\n")
}

const KABUL: &str =
    "name = \"Kabul\"\ncountry = \"AF\"\nlat = 34.53\nlon = 69.17\nprecision = \"city\"\n";
const TAJIKISTAN: &str = "country = \"TJ\"\n";
const AIRPORT: &str =
    "name = \"The airport\"\ncountry = \"UZ\"\nlat = 41.26\nlon = 69.28\nprecision = \"exact\"\n";
const VALLEY: &str = "name = \"A valley\"\nlat = 36.7\nlon = 62.1\nprecision = \"region\"\n";

fn site() -> SiteTest {
    SiteTest::new()
        .note("attacks/a.md", &attack("Raid A", "2023-03-02", KABUL))
        .note("attacks/b.md", &attack("Raid B", "2022-01-02", TAJIKISTAN))
        .note("attacks/c.md", &attack("Raid C", "2024-05-06", AIRPORT))
        .note("attacks/d.md", &attack("Raid D", "2024-05-07", VALLEY))
        .note("attacks/e.md", &attack("Raid E", "2024-05-05", ""))
}

#[test]
fn the_map_and_its_table_lead_to_each_other() {
    let run = site().build().succeeds();
    let page = run.page("map/index.html");
    let rows = page.all("table.index tbody tr").into_iter().map(|row| row.text());
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "Raid B 1 2 January 2022 Tajikistan",
            "Raid A 2 2 March 2023 Kabul, Afghanistan",
            "Raid E 5 May 2024",
            "Raid C 3 6 May 2024 The airport, Uzbekistan",
            "Raid D 4 7 May 2024 A valley",
        ],
        "numbers are in the order of time"
    );
    let drawings = page.all("figure.map svg");
    assert_eq!(drawings.len(), 3, "for a wide, a middling and a narrow screen");
    for drawing in drawings {
        assert_eq!(drawing.attribute("role"), Some("group"));
        assert_eq!(texts(drawing, "text.value"), ["1", "2", "3", "4"]);
        assert_eq!(drawing.all("circle.dot").len(), 1);
        assert_eq!(drawing.all("circle.spot").len(), 2, "a city and a region");
        assert_eq!(drawing.all("circle.dashed").len(), 1);
        assert_eq!(drawing.all("path.tint").len(), 1);
        for link in drawing.all("a") {
            let id = link.href().split_once('#').expect("an anchor").1;
            assert_eq!(page.all(&format!("tr#{id}")).len(), 1, "{id}");
        }
    }
    let back = page.all("td.number a").into_iter().map(|link| link.href().to_owned());
    assert!(back.into_iter().all(|href| href.ends_with("#_map")));
    assert_eq!(page.all("#_map figure.map").len(), 1);
    let said = texts(page.one("main"), "figcaption").concat();
    assert!(said.contains("1 has no place to show and is in the table only."), "{said}");
    assert!(said.contains("Natural Earth") && said.contains("de facto"), "{said}");
    assert!(page.all("form.filters").is_empty(), "few need no filter");
    assert!(!page.html.contains("style="));
    let home = run.page("index.html");
    assert!(home.all("nav.menu a").into_iter().any(|link| link.text() == "Map"));
}

#[test]
fn an_attack_has_a_small_map_that_says_how_exactly_its_place_is_known() {
    let run = site().build().succeeds();
    for (path, said) in [
        (
            "attacks/a/index.html",
            "Kabul, Afghanistan: the city. Borders: Natural Earth, as in force on the ground. The whole map",
        ),
        (
            "attacks/b/index.html",
            "Tajikistan: the country. Borders: Natural Earth, as in force on the ground. The whole map",
        ),
        (
            "attacks/c/index.html",
            "The airport, Uzbekistan: exact. Borders: Natural Earth, as in force on the ground. The whole map",
        ),
        (
            "attacks/d/index.html",
            "A valley: the region. Borders: Natural Earth, as in force on the ground. The whole map",
        ),
    ] {
        let page = run.page(path);
        let figure = page.one("figure.locator");
        assert_eq!(texts(figure, "figcaption"), [said]);
        assert_eq!(figure.all("figcaption a")[0].href(), "../../map/index.html");
        assert_eq!(figure.all("svg")[0].attribute("aria-hidden"), Some("true"), "it has a caption");
        let is_country = said.contains("country");
        assert_eq!(figure.all("path.tint").len(), usize::from(is_country), "{path}");
        assert_eq!(figure.all("circle").len(), usize::from(!is_country), "{path}");
    }
    assert!(run.page("attacks/e/index.html").all("figure.locator").is_empty());
}

#[test]
fn many_attacks_have_filters() {
    let site = (0..30).fold(SiteTest::new(), |site, nth| {
        let place = KABUL.replace("69.17", &format!("{}.17", 40 + nth));
        let note = attack(&format!("Raid {nth}"), &format!("{}-03-02", 2020 + nth % 3), &place);
        let kind = if nth % 2 == 0 { "raid" } else { "plot" };
        let note = note.replacen("date", &format!("kind = \"{kind}\"\ndate"), 1);
        site.note(&format!("attacks/raid-{nth}.md"), &note)
    });
    let page = site.build().succeeds().page("map/index.html");
    let form = page.one("form.filters");
    assert_eq!(form.attribute("data-for"), Some("_map"));
    assert!(form.attribute("hidden").is_some(), "a script shows it");
    let names = form.all("select").into_iter().map(|field| field.attribute("name"));
    assert_eq!(names.collect::<Vec<_>>(), [Some("kind"), Some("year")], "no actor is known");
    let years = texts(form.all("select")[1], "option");
    assert_eq!(years, ["Year: all", "2022", "2021", "2020"]);
    let rows = page.all("table.index tbody tr");
    assert_eq!(rows[0].attribute("data-f"), Some("year:2020 kind:raid"));
    for drawing in page.all("figure.map svg") {
        assert!(!drawing.all("g[data-f]").is_empty());
    }
}

/// So many attacks in Kabul, each on a day of its own.
fn crowd(site: SiteTest, attacks: usize) -> SiteTest {
    (0..attacks).fold(site, |site, nth| {
        let date = format!("20{:02}-01-{:02}", nth / 28, nth % 28 + 1);
        site.note(
            &format!("attacks/crowd-{nth}.md"),
            &attack(&format!("Crowd {nth}"), &date, KABUL),
        )
    })
}

#[test]
fn a_disc_says_what_it_counts_and_leads_to_a_list_of_that_alone() {
    let page = crowd(site(), 6).build().succeeds().page("map/index.html");
    for drawing in page.all("figure.map svg") {
        let discs = drawing.all("g[data-of] a");
        let [disc] = discs[..] else { panic!("{} discs", discs.len()) };
        assert_eq!(texts(disc, "title"), ["7 attacks: Crowd 0, Crowd 1, Crowd 2 and 4 more"]);
        assert_eq!(texts(disc, "text"), ["7"]);
        assert_eq!(disc.href(), "#_c1-7");
    }
    let list = page.one("ul.places li#_c1-7");
    assert_eq!(list.attribute("data-of"), Some("_c1-7"));
    assert_eq!(texts(list, "b"), ["Kabul, Afghanistan"]);
    assert_eq!(texts(list, ".count"), ["7"]);
    let entries = texts(list, "li");
    assert_eq!((entries.len(), entries[0].as_str()), (7, "1 Crowd 0 1 January 2000"));
    assert_eq!(entries[6], "8 Raid A 2 March 2023");
    let links = list.all("li")[6].all("a").into_iter().map(|link| link.href().to_owned());
    assert_eq!(links.collect::<Vec<_>>(), ["#_m8", "../attacks/a/index.html"]);
    assert_eq!(page.all("ul.places li[data-f]").len(), 7, "what no disc counts is in the table");
    assert_eq!(page.all("table.index tbody tr").len(), 11);
}

#[test]
fn of_hundreds_of_attacks_there_is_a_list_by_place_and_no_table() {
    let page = crowd(site(), 500).build().succeeds().page("map/index.html");
    assert!(page.all("table").is_empty());
    assert_eq!(
        texts(page.one("ul.places"), "b"),
        ["Kabul, Afghanistan", "Other places", "Without a place on the map"]
    );
    assert_eq!(page.all("ul.places li[data-f]").len(), 505, "each attack once");
    let table = texts(page.one("main"), "p.lead a");
    assert_eq!(table, ["Attacks, as a table"]);
    for drawing in page.all("figure.map svg") {
        for link in drawing.all("a") {
            let id = link.href().split_once('#').expect("an anchor").1;
            assert_eq!(page.all(&format!("li#{id}")).len(), 1, "{id}");
        }
    }
    let said = texts(page.one("main"), "figcaption").concat();
    assert!(said.contains("1 has no place to show and stands at the end of the list."), "{said}");
}

#[test]
fn what_is_left_out_is_on_no_map() {
    let secret = attack("Secret raid", "2021-03-05", "name = \"Riga\"\ncountry = \"LV\"\n");
    let secret = secret.replacen("+++\n", "+++\ntlp = \"red\"\n", 1);
    let run = site().note("attacks/secret.md", &secret).build().succeeds();
    let without = site().build().succeeds();
    assert_eq!(run.page("map/index.html").html, without.page("map/index.html").html);
}

#[test]
fn without_places_there_is_no_map() {
    let run = SiteTest::new()
        .note("attacks/e.md", &attack("Raid E", "2024-05-05", "name = \"Somewhere\"\n"))
        .build()
        .succeeds();
    assert!(run.files().keys().all(|path| !path.starts_with("map/")));
    assert!(!run.page("index.html").html.contains("map/"));
    assert!(run.page("attacks/e/index.html").all("figure.map").is_empty());
}

#[test]
fn east_is_at_the_right_in_every_language() {
    let drawing = |language: &str| {
        let settings = format!("title = \"T\"\nlanguage = \"{language}\"\n");
        let page = site().file("site.toml", settings).build().succeeds().page("map/index.html");
        let circles = page.all("svg.wide circle").into_iter();
        circles.map(|it| it.attribute("cx").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(drawing("en"), drawing("ar"));
}
