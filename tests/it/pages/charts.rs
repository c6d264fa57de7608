//! Charts: by year, of grades and of figures.

use std::fmt::Write as _;

use crate::html::Page;
use crate::site_test::SiteTest;

use super::texts;

/// Dates of three certain years.
const KNOWN: [&str; 6] = ["2021", "2021-03", "2021", "2022-05-01", "2022", "2023"];

/// A site with an outlet that sources cite and a group that they name, by the dates of the sources.
pub(super) fn with_sources(dates: &[&str]) -> SiteTest {
    let group = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n";
    let wire = "+++\ntitle = \"Lima Wire\"\nclass = \"press\"\n[reliability]\ncode = \"B\"\n+++\n";
    let site = SiteTest::new().note("actors/red-hill.md", group).note("outlets/lima-wire.md", wire);
    dates.iter().enumerate().fold(site, |site, (nth, date)| source(site, nth, date, ""))
}

/// Another source with this date, and with these keys.
fn source(site: SiteTest, nth: usize, date: &str, keys: &str) -> SiteTest {
    let issued = match date {
        "" => String::new(),
        date => format!("[issued]\ndate = \"{date}\"\nbasis = \"stated\"\nwhy = \"It says so.\"\n"),
    };
    let seed = format!(
        "Report {nth}\n\nThe Red Hill Group was seen in the hills (Lima Wire, March {}, 202{}).\n",
        nth + 1,
        nth % 3
    );
    site.note(
        &format!("sources/s{nth}.md"),
        &format!("+++\nseed = \"s{nth}.txt\"\n{keys}{issued}+++\n"),
    )
    .seed(&format!("s{nth}.txt"), seed)
}

fn description(page: &Page) -> String {
    let said = page.all("figure.chart svg").into_iter().map(|drawing| {
        assert_eq!(drawing.attribute("role"), Some("img"));
        texts(drawing, "desc").concat()
    });
    let said = said.collect::<Vec<_>>();
    assert!(said.iter().all(|other| *other == said[0]), "{said:?}");
    said[0].clone()
}

#[test]
fn evidence_is_counted_by_the_years_of_its_sources() {
    let dates = [&KNOWN[..], &["2021~", "2020/2022", ""]].concat();
    let page = with_sources(&dates).build().succeeds().page("actors/red-hill/index.html");
    assert_eq!(description(&page), "2021: 3; 2022: 2; 2023: 1");
    let figure = page.section("_evidence").all("figure.chart")[0];
    assert_eq!(texts(figure, "p.finding"), ["Most passages are from 2021: 3 of 9"]);
    assert_eq!(figure.all("svg").len(), 1, "three columns are as wide on every screen");
    let said = texts(figure, "#_chart-notes").concat();
    assert!(said.ends_with("3 whose year is unknown or not certain are not drawn."), "{said}");
    let rows = texts(figure, "tbody tr");
    assert_eq!(rows, ["2021 3", "2022 2", "2023 1", "Year unknown 3"], "the same as a table");
    assert!(!page.html.contains("style="));
}

#[test]
fn citations_are_counted_by_the_years_of_what_is_cited() {
    let page = with_sources(&["2023"; 7]).build().succeeds().page("outlets/lima-wire/index.html");
    assert_eq!(description(&page), "2020: 3; 2021: 2; 2022: 2");
    let title = texts(page.section("_citations"), "p.finding");
    assert_eq!(title, ["Cited most with what it published in 2020: 3 of 7"]);
}

#[test]
fn two_years_or_single_counts_are_no_chart() {
    for dates in [&["2021", "2021", "2022", "2022"][..], &["2021", "2022", "2023"]] {
        let page = with_sources(dates).build().succeeds().page("actors/red-hill/index.html");
        assert!(page.all("figure.chart").is_empty(), "{dates:?}");
    }
}

#[test]
fn what_is_left_out_is_not_counted() {
    let site = with_sources(&KNOWN);
    let site = source(site, 9, "2023-09", "tlp = \"red\"\n");
    let page = site.build().succeeds().page("actors/red-hill/index.html");
    assert_eq!(description(&page), "2021: 3; 2022: 2; 2023: 1");
    let page = site.run(&["build", "--tlp", "red"]).succeeds().page("actors/red-hill/index.html");
    assert_eq!(description(&page), "2021: 3; 2022: 2; 2023: 2");
}

#[test]
fn grades_stand_on_the_list_of_sources() {
    let keys = ["1", "2", "2", "4", ""].map(|number| match number {
        "" => String::from("outlet = \"lima-wire\"\n"),
        number => format!("outlet = \"lima-wire\"\ncredibility = {number}\n"),
    });
    let site = keys
        .iter()
        .enumerate()
        .fold(with_sources(&[]), |site, (nth, keys)| source(site, nth, "2021", keys));
    let page = source(site, 9, "2021", "").build().succeeds().page("sources/index.html");
    assert_eq!(texts(page.one("main"), "p.finding"), ["3 of 6 sources are graded B2 or better"]);
    let said = texts(page.one("main"), "#_chart-notes").concat();
    assert!(said.contains("1 has one of the two only. 1 is not graded and not drawn."), "{said}");
    assert_eq!(page.all("svg.column rect.cell").len(), 4);
}

/// An attack that killed so many, as it is said with these qualifiers.
fn attack(date: &str, claims: &[(u32, &str)]) -> String {
    let mut note = format!("+++\ntitle = \"Raid of {date}\"\ndate = \"{date}\"\n");
    for (nth, (killed, qualifier)) in claims.iter().enumerate() {
        let _ = write!(
            note,
            "[[claims]]\nproperty = \"killed\"\nvalue = {killed}\nqualifier = \"{qualifier}\"\nsource = \"s{nth}\"\npassage = 1\n"
        );
    }
    note + "+++\n"
}

#[test]
fn figures_of_attacks_are_bars_from_the_least_to_the_most() {
    let site = with_sources(&["2023", "2023"])
        .note("attacks/a.md", &attack("2023-03-02", &[(4, "exact"), (7, "at-least")]))
        .note("attacks/b.md", &attack("2023-04", &[(2, "at-least")]))
        .note("attacks/c.md", &attack("2023-05", &[(0, "exact")]))
        .note("attacks/d.md", &attack("2023-06", &[]));
    let page = site.build().succeeds().page("attacks/index.html");
    assert_eq!(
        description(&page),
        "Raid of 2023-05, May 2023: 0; Raid of 2023-04, April 2023: at least 2; \
         Raid of 2023-03-02, 2 March 2023: 4, or 7 and more",
        "by date, as the table"
    );
    let main = page.one("main");
    assert_eq!(texts(main, "p.finding"), ["Killed: 3 attacks, the sources differ on 1"]);
    assert_eq!(page.all("figure.chart svg.wide path.head").len(), 2);
    assert_eq!(page.all("figure.chart svg.wide text.differs").len(), 1);
    let said = texts(main, "#_chart-notes").concat();
    assert!(said.ends_with("1 without a figure for all of it is not drawn."), "{said}");
    let rows = texts(page.one("figure.chart"), "tr");
    assert_eq!(rows[0], "Attack Date Killed", "the same as a table");
    assert_eq!(rows[3], "Raid of 2023-03-02 2 March 2023 4, or 7 and more");
}

#[test]
fn those_injured_are_bars_of_their_own_where_a_source_says_how_many() {
    let site = with_sources(&["2023", "2023"])
        .note("attacks/a.md", &attack("2023-03-02", &[(4, "exact"), (7, "exact")]))
        .note("attacks/b.md", &attack("2023-04", &[(2, "exact")]))
        .note("attacks/c.md", &attack("2023-05", &[]));
    let few = site.build().succeeds().page("attacks/index.html");
    assert!(few.all("figure.chart").is_empty(), "two figures are no chart");
    let injured = |killed: &str| {
        killed.replace("+++\n", "").trim_end().to_owned()
            + "\n[[claims]]\nproperty = \"injured\"\nvalue = 30\nsource = \"s0\"\npassage = 1\n+++\n"
    };
    let with =
        |date: &str, claims: &[(u32, &str)]| format!("+++\n{}", injured(&attack(date, claims)));
    let site = site
        .note("attacks/a.md", &with("2023-03-02", &[(4, "exact"), (7, "exact")]))
        .note("attacks/c.md", &with("2023-05", &[]));
    let page = site.build().succeeds().page("attacks/index.html");
    assert_eq!(
        description(&page),
        "Raid of 2023-05, May 2023, injured: 30; Raid of 2023-04, April 2023, killed: 2; \
         Raid of 2023-03-02, 2 March 2023, killed: 4 or 7, injured: 30"
    );
    let figure = page.one("figure.chart");
    assert_eq!(
        texts(figure, "p.finding"),
        ["Killed and injured: 3 attacks, the sources differ on 1"]
    );
    assert_eq!(figure.all("svg.wide circle.second").len(), 2, "no bar without a figure");
    assert_eq!(figure.all("svg.narrow circle.second").len(), 2);
    assert!(texts(figure, "#_chart-notes").concat().contains("Grey marks count the injured."));
    let rows = texts(figure, "tr");
    assert_eq!(rows[0], "Attack Date Killed Injured");
    assert_eq!(rows[3], "Raid of 2023-03-02 2 March 2023 4 or 7 30");
}

#[test]
fn charts_begin_at_the_right_where_the_language_does() {
    let x = |language: &str| {
        let site = with_sources(&KNOWN);
        let site = site.file("site.toml", format!("title = \"T\"\nlanguage = \"{language}\"\n"));
        let page = site.build().succeeds().page("actors/red-hill/index.html");
        let first = page.all("figure.chart svg.only rect.count")[0];
        first.attribute("x").and_then(|x| x.parse::<f64>().ok()).expect("a place")
    };
    assert!(x("en") < 100.0 && x("ar") > 250.0, "{} {}", x("en"), x("ar"));
}
