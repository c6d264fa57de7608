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
    let rows = page.all("#_network .index tbody tr");
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
    assert!(run.files().keys().all(|path| !path.starts_with("network/")));
}

#[test]
fn a_withheld_actor_is_in_no_tie() {
    let site = tied();
    let note = actor("Anna Holm", "person", &[("leads", "red-hill", "")]);
    let site = site.note("actors/anna-holm.md", &note.replace("kind =", "tlp = \"red\"\nkind ="));
    let run = site.build().succeeds();
    let page = run.page("network/index.html");
    assert!(!page.html.contains("anna-holm") && !page.html.contains("Anna Holm"));
    assert_eq!(page.all("#_network .index tbody tr").len(), 2);
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
    assert_eq!(page.all("#_network .index tbody tr").len(), 209);
}

#[test]
fn relations_are_drawn_by_type_and_direction_apart_from_mere_mentions() {
    let lake = "At the lake\nPublication: Lima Wire\n\nThe Red Hill Group met the Gray Otter Band. Hill Voice told Anna Holm of it.\n";
    let page = tied().seed("lake.txt", lake).build().succeeds().page("network/index.html");
    let drawing = page.one("figure.network svg.wide");
    assert_eq!(drawing.attribute("role"), Some("group"));
    assert_eq!(
        texts(drawing, "g.bond title"),
        [
            "Anna Holm, formerly led: Red Hill Group, until May 2021",
            "Blue River Group, allied with: Red Hill Group, since 2019",
            "Hill Voice, affiliated with: Red Hill Group",
        ]
    );
    for (line, heads) in [
        ("g.past path.leads", 1),
        ("path.leads", 1),
        ("path.alliance", 1),
        ("path.operation", 1),
        ("path.head", 2),
    ] {
        assert_eq!(drawing.all(line).len(), heads, "{line}: an alliance has no direction");
    }
    let nodes = drawing.all("a.node");
    let links = nodes.iter().map(|node| node.href()).collect::<Vec<_>>();
    assert_eq!(
        links,
        [
            "../actors/anna-holm/index.html",
            "../actors/blue-river/index.html",
            "../actors/red-hill/index.html",
            "../outlets/hill-voice/index.html",
        ]
    );
    assert_eq!(texts(nodes[0], "title"), ["Anna Holm, person"]);
    for shape in ["circle.person", "circle.group", "path.outlet"] {
        assert!(!drawing.all(shape).is_empty(), "{shape}");
    }
    let mere = texts(drawing, "path.together title");
    assert_eq!(
        mere,
        ["Anna Holm and Hill Voice: 1 passage"],
        "and not those with a declared relation"
    );
    let checked = page.one("input#_together").attribute("checked");
    assert_eq!(checked, None, "they are behind a switch");
    let said = texts(page.one("figure.network"), "figcaption p").concat();
    assert!(said.contains("1 more is only named together with others."), "{said}");
    assert!(page.html.contains("static/network.js"));
    assert!(!page.html.contains("style="));
}

#[test]
fn a_site_of_mere_mentions_draws_these() {
    let lake =
        "At the lake\nPublication: Lima Wire\n\nThe Red Hill Group met the Gray Otter Band.\n";
    let page = SiteTest::new()
        .note("sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n")
        .seed("lake.txt", lake)
        .note("actors/red-hill.md", &actor("Red Hill Group", "armed-group", &[]))
        .note("actors/gray-otter.md", &actor("Gray Otter Band", "armed-group", &[]))
        .build()
        .succeeds()
        .page("network/index.html");
    assert_eq!(page.all("svg.wide a.node").len(), 2);
    assert!(page.one("input#_together").attribute("checked").is_some());
    assert!(page.all("table").is_empty());
}

#[test]
fn a_language_that_begins_at_the_right_has_the_drawing_mirrored() {
    let places = |settings: &str| {
        let page = tied().file("site.toml", settings).build().succeeds().page("network/index.html");
        let drawing = page.one("figure.network svg.wide");
        let width = drawing.attribute("width").and_then(|it| it.parse::<f64>().ok());
        let marks = drawing.all("circle.group").into_iter();
        let at = marks.filter_map(|mark| mark.attribute("cx")?.parse::<f64>().ok());
        (width.expect("a width"), at.collect::<Vec<_>>())
    };
    let (width, left) = places("title = \"T\"\n");
    let (_, right) = places("title = \"T\"\nlanguage = \"ar\"\n");
    assert_eq!(left.len(), 2);
    for (left, right) in left.iter().zip(&right) {
        assert!((width - left - right).abs() < 0.2, "{left} {right} of {width}");
    }
}

#[test]
fn a_network_too_large_to_take_in_is_shown_by_its_communities() {
    let site = (0..700).fold(SiteTest::new(), |site, nth: usize| {
        // Seventy groups of ten, each around its first.
        let relation = [("part-of", &*format!("a{}", nth - nth % 10), "")];
        let relations = if nth.is_multiple_of(10) { &relation[..0] } else { &relation[..] };
        site.note(
            &format!("actors/a{nth}.md"),
            &actor(&format!("Band {nth}"), "armed-group", relations),
        )
    });
    let run = site.build().succeeds();
    let page = run.page("network/index.html");
    let nodes = page.all("figure.network svg.graph a.node").into_iter();
    let discs = nodes.map(|node| node.href().to_owned()).collect::<Vec<_>>();
    assert_eq!(discs.len(), 60);
    assert_eq!(discs[0], "../network/-a0/index.html");
    let links = page.all("ul.members a").into_iter().map(|link| link.href().to_owned());
    let links = links.collect::<Vec<_>>();
    assert_eq!(links[..60], discs);
    assert_eq!(links[60..], ["../network/--smaller/index.html"]);
    assert_eq!(texts(page.one("ul.members"), "li")[0], "Band 0 9", "the relations on its page");
    // Filters count what is left of these, in the drawing and in the list.
    for of in ["a.node[data-of]", "ul.members li[data-of]"] {
        let of = page.all(of).into_iter().filter_map(|mark| mark.attribute("data-of"));
        assert_eq!(of.collect::<Vec<_>>()[..3], ["in:0", "in:1", "in:2"]);
    }
    assert!(page.one("figure.network p.wider").text().contains("a wider screen"));
    assert!(
        page.all("table.index tbody tr").is_empty(),
        "each stands on the page of its community"
    );
    let community = run.page("network/-a0/index.html");
    assert_eq!(texts(community.one("body"), "h1"), ["Network: Band 0"]);
    assert_eq!(community.all("figure.network svg.wide a.node").len(), 10);
    assert_eq!(community.all("ul.members a").len(), 10);
    assert_eq!(community.all("table.index tbody tr").len(), 9);
    assert_eq!(community.all("svg.narrow a.node").len(), 10, "small enough for narrow screens");
    assert!(community.all("p.wider").is_empty());
    let smaller = run.page("network/--smaller/index.html");
    assert_eq!(texts(smaller.one("body"), "h1"), ["Network: 10 smaller communities"]);
    assert_eq!(smaller.all("table.index tbody tr").len(), 90);
    let rows = String::from_utf8_lossy(&run.files()["network/-rows.js"]).into_owned();
    assert_eq!(rows.matches("<tr data-f=").count(), 630, "filters find all");
    assert_eq!(rows.matches(" in:0\\\">").count(), 9, "by their communities");
    assert!(rows.contains(r#"<a href=\"actors/a0/index.html\">Band 0</a>"#), "from the root");
    for page in [&page, &community] {
        assert_eq!(page.one("form.filters").attribute("data-rows"), Some("network/-rows"));
    }
    assert!(page.all("form.filters select").is_empty(), "all are alike");
    let site = site.file("site.toml", "title = \"Test site\"\ndisable = [\"network\"]\n");
    let files = site.build().succeeds().files();
    assert!(files.keys().all(|path| !path.starts_with("network/")), "with all communities");
}

#[test]
fn many_relations_of_few_entities_are_shown_by_communities_as_well() {
    // Two groups of 28, in which all are tied to all.
    let site = (0..56).fold(SiteTest::new(), |site, nth: usize| {
        let others = (nth - nth % 28..nth).map(|other| format!("a{other}")).collect::<Vec<_>>();
        let relations = others.iter().map(|other| ("opposes", other.as_str(), ""));
        let relations = relations.collect::<Vec<_>>();
        site.note(
            &format!("actors/a{nth}.md"),
            &actor(&format!("Band {nth}"), "armed-group", &relations),
        )
    });
    let page = site.build().succeeds().page("network/index.html");
    assert_eq!(texts(page.one("ul.members"), "li"), ["Band 0 378", "Band 28 378"]);
}

#[test]
fn kinds_and_relations_that_a_site_adds_are_drawn_as_it_says() {
    let settings = "title = \"T\"\n[vocabulary.actor]\nclan = { label = \"clan\", like = \"armed-group\" }\nferry = \"ferry\"\n\
        [vocabulary.relation]\nowns = { label = \"owns\", inverse = \"owned by\" }\nborders = { label = \"lies beside\", inverse = \"lies beside\" }\n";
    let page = SiteTest::new()
        .file("site.toml", settings)
        .note("actors/red-hill.md", &actor("Red Hill", "clan", &[("owns", "swan", "")]))
        .note("actors/swan.md", &actor("Swan", "ferry", &[("borders", "tern", "")]))
        .note("actors/tern.md", &actor("Tern", "ferry", &[]))
        .build()
        .succeeds()
        .page("network/index.html");
    let drawing = page.one("figure.network svg.wide");
    for (form, number) in [
        ("a.node circle.group", 1),
        ("a.node path.other", 2),
        ("g.bond path.further", 2),
        ("g.bond path.head", 1),
    ] {
        assert_eq!(drawing.all(form).len(), number, "{form}");
    }
}
