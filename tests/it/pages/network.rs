//! The page of the network: who is tied to whom.

use crate::site_test::SiteTest;

use super::texts;

fn actor(title: &str, kind: &str, relations: &[(&str, &str, &str)]) -> String {
    let mut note = format!("+++\ntitle = \"{title}\"\nkind = \"{kind}\"\n");
    for (relation, target, dates) in relations {
        note += &format!("[[relations]]\ntype = \"{relation}\"\ntarget = \"{target}\"\n{dates}");
    }
    note + "+++\n"
}

const AFFILIATED: &str =
    "class = \"press\"\n[affiliation]\nactor = \"red-hill\"\ndegree = \"supporter\"\n+++\n";

fn tied() -> SiteTest {
    let cited = "since = \"2019\"\nsource = \"lake\"\npassage = 1\n";
    let red_hill = [("allied-with", "blue-river", cited), ("led-by", "anna-holm", "")];
    SiteTest::new()
        .note("sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n")
        .seed(
            "lake.txt",
            "At the lake\nPublication: Lima Wire\n\nThe Red Hill Group met the Gray Otter Band.\n",
        )
        .note("actors/red-hill.md", &actor("Red Hill Group", "armed-group", &red_hill))
        .note(
            "actors/blue-river.md",
            &actor("Blue River Group", "movement", &[("allied-with", "red-hill", "")]),
        )
        .note(
            "actors/anna-holm.md",
            &actor("Anna Holm", "person", &[("leads", "red-hill", "until = \"2021-05\"\n")]),
        )
        .note("actors/gray-otter.md", &actor("Gray Otter Band", "armed-group", &[]))
        .note("outlets/hill-voice.md", &format!("+++\ntitle = \"Hill Voice\"\n{AFFILIATED}"))
}

#[test]
fn each_relation_is_listed_once_with_its_sources() {
    let run = tied().build().succeeds();
    let page = run.page("network/index.html");
    let rows = page.all("#_network tbody tr");
    let said = rows.iter().map(|row| row.text()).collect::<Vec<_>>();
    assert_eq!(
        said,
        [
            "Anna Holm formerly led Red Hill Group until May 2021",
            "Blue River Group allied with Red Hill Group since 2019[1]",
            "Hill Voice affiliated with supporters Red Hill Group",
        ]
    );
    let facets = rows.iter().map(|row| row.attribute("data-f").unwrap_or_default());
    assert_eq!(
        facets.collect::<Vec<_>>(),
        [
            "kind:person kind:armed-group type:leads year:2021",
            "kind:movement kind:armed-group type:allied-with year:2019",
            "kind:outlet kind:armed-group type:affiliation",
        ]
    );
    assert_eq!(page.all(".references .entry").len(), 1);
    assert!(texts(page.one("nav.menu"), "a").contains(&String::from("Network")));
}

#[test]
fn a_site_without_ties_has_no_network() {
    let site = SiteTest::new().note("actors/a.md", &actor("Red Hill Group", "armed-group", &[]));
    let run = site.build().succeeds();
    assert!(!run.page("index.html").text().contains("Network"));
    assert!(run.files().keys().all(|path| !path.contains("network")));
}

#[test]
fn a_withheld_actor_is_in_no_tie() {
    let site = tied();
    let note = actor("Anna Holm", "person", &[("leads", "red-hill", "")]);
    let site = site.note("actors/anna-holm.md", &note.replace("kind =", "tlp = \"red\"\nkind ="));
    let run = site.build().succeeds();
    let page = run.page("network/index.html");
    assert!(!page.html.contains("anna-holm") && !page.html.contains("Anna Holm"));
    assert_eq!(page.all("#_network tbody tr").len(), 2);
}

#[test]
fn relations_of_a_large_site_are_folded_by_type() {
    let site = (0..210).fold(SiteTest::new(), |site, nth| {
        let kind = if nth % 3 == 0 { "opposes" } else { "part-of" };
        let relation = [(kind, &*format!("a{}", nth / 2), "")];
        let relations = if nth == 0 { &relation[..0] } else { &relation[..] };
        site.note(
            &format!("actors/a{nth}.md"),
            &actor(&format!("Band {nth}"), "armed-group", relations),
        )
    });
    let page = site.build().succeeds().page("network/index.html");
    assert_eq!(texts(page.one("#_network"), "summary"), ["Part of 140", "Opposes 69"]);
    assert_eq!(page.all("#_network tbody tr").len(), 209);
}
