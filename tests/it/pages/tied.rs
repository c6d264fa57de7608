//! What is drawn of ties: the picture on the page of an entity, and the matrix and descent on that of the network.

use std::fmt::Write as _;

use crate::site_test::{Run, SiteTest};

use super::texts;

fn actor(title: &str, keys: &str, relations: &[(&str, &str, &str)]) -> String {
    let mut note = format!("+++\ntitle = \"{title}\"\n{keys}\n");
    for (kind, target, dates) in relations {
        let _ = write!(note, "[[relations]]\ntype = \"{kind}\"\ntarget = \"{target}\"\n{dates}\n");
    }
    note + "+++\n"
}

const GROUP: &str = "kind = \"armed-group\"";

/// A group with a founder, a branch, an opponent of amber marking, and what it came of.
fn hills() -> SiteTest {
    let red_hill = [
        ("led-by", "ann-lee", "until = \"2019\""),
        ("splinter-of", "old-hill", "since = \"2014~\""),
        ("opposes", "gray-otter", ""),
        ("opposes", "blue-river", ""),
    ];
    let founded = "kind = \"armed-group\"\nactive = \"2015/..\"";
    SiteTest::new()
        .note("actors/red-hill.md", &actor("Red Hill Group", GROUP, &red_hill))
        .note("actors/old-hill.md", &actor("Old Hill Front", GROUP, &[]))
        .note("actors/ann-lee.md", &actor("Ann Lee", "kind = \"person\"", &[]))
        .note("actors/blue-river.md", &actor("Blue River", GROUP, &[]))
        .note(
            "actors/gray-otter.md",
            &actor("Gray Otter", "tlp = \"amber\"\nkind = \"movement\"", &[]),
        )
        .note(
            "actors/hill-branch.md",
            &actor("Hill Branch", founded, &[("part-of", "red-hill", "since = \"2016-03-04\"")]),
        )
}

fn names(run: &Run, page: &str) -> Vec<String> {
    texts(run.page(page).one("figure.tied svg.wide"), "a text")
}

#[test]
fn the_ties_of_an_actor_are_drawn_by_what_they_are() {
    let run = hills().build().succeeds();
    let page = run.page("actors/red-hill/index.html");
    let figure = page.one("figure.tied");
    let title = "4 ties: splinter of (1), includes (1), opposes (1) and formerly led by (1)";
    assert_eq!(texts(figure, "p.finding").len(), 1);
    let said = texts(figure, "p.finding").concat();
    for kind in ["splinter of (1)", "includes (1)", "opposes (1)", "formerly led by (1)"] {
        assert!(said.contains(kind) && said.len() == title.len(), "{said}");
    }
    let drawing = page.one("figure.tied svg");
    assert_eq!(drawing.attribute("role"), Some("group"), "its links are read one by one");
    assert_eq!(texts(drawing, "text.value").concat(), "Red Hill Group");
    assert_eq!(drawing.all("path.faded").len(), 1, "who led points at what is led");
    assert_eq!(drawing.all("circle.ring").len(), 1, "what it came of has a ring");
    assert_eq!(drawing.all("path.dashed").len(), 1, "about 2014");
    let mut shown = names(&run, "actors/red-hill/index.html");
    shown.sort();
    assert_eq!(shown, ["Ann Lee", "Blue River", "Hill Branch", "Old Hill Front"]);
    assert!(drawing.all("a title").is_empty(), "names are whole, and dates are in the list");
    assert_eq!(figure.all("svg a")[0].href().split('/').next(), Some(".."));
    assert!(!page.html.contains("style="));
    // A tie or two are said in words.
    assert!(run.page("actors/blue-river/index.html").all("figure.tied").is_empty());
}

#[test]
fn a_picture_shows_nothing_withheld() {
    let run = hills().build().succeeds().publishes_nowhere(&["Gray Otter", "gray-otter"]);
    assert!(!names(&run, "actors/red-hill/index.html").contains(&String::from("Gray Otter")));
    let all = hills().run(&["build", "--tlp", "amber"]).succeeds();
    assert!(names(&all, "actors/red-hill/index.html").contains(&String::from("Gray Otter")));
}

#[test]
fn of_many_ties_some_are_drawn_and_the_rest_lead_to_the_list() {
    for (n, drawn, more) in [(3, 3, None), (24, 24, None), (60, 24, Some("and 36 more"))] {
        let mut site = SiteTest::new();
        let ids = (0..n).map(|number| format!("group-{number}")).collect::<Vec<_>>();
        let ties = ids.iter().map(|id| ("opposes", &**id, "")).collect::<Vec<_>>();
        site = site.note("actors/red-hill.md", &actor("Red Hill Group", GROUP, &ties));
        for id in &ids {
            site = site.note(&format!("actors/{id}.md"), &actor(&format!("The {id}"), GROUP, &[]));
        }
        let run = site.build().succeeds();
        let page = run.page("actors/red-hill/index.html");
        let drawing = page.one("figure.tied svg.wide");
        let links = drawing.all("a");
        let rest = links.iter().filter(|link| link.href().ends_with("#_ties"));
        let rest = rest.map(|link| link.text()).collect::<Vec<_>>();
        assert_eq!(rest.first().map(String::as_str), more);
        assert_eq!(links.len() - rest.len(), drawn);
        assert_eq!(page.all("dl#_ties dd").len(), n, "the list has all");
    }
}

#[test]
fn a_word_of_the_site_is_neutral_and_stands_under_the_entity() {
    let words = "title = \"T\"\n[vocabulary.relation]\npays = { label = \"pays\", inverse = \"paid by\" }\n";
    let opposed = ["ann-lee", "old-hill"].map(|id| ("opposes", id, ""));
    let ties = [&[("pays", "blue-river", "")][..], &opposed].concat();
    let run = hills()
        .file("site.toml", words)
        .note("actors/red-hill.md", &actor("Red Hill Group", GROUP, &ties))
        .build()
        .succeeds();
    let page = run.page("actors/red-hill/index.html");
    let drawing = page.one("figure.tied svg.wide");
    let y = |wanted: &str| {
        let texts = drawing.all("text").into_iter();
        let mut found = texts.filter(|text| text.text() == wanted);
        let y = found.next().and_then(|text| text.attribute("y")).expect("a text");
        y.parse::<f64>().expect("a length")
    };
    assert!(y("Red Hill Group") < y("opposes") && y("opposes") < y("pays"));
    assert!(y("pays") < y("Blue River"));
}

#[test]
fn the_matrix_has_ties_above_the_diagonal_and_passages_below_it() {
    let text = "The Lake in Spring\n\nThe Red Hill Group met Blue River at the lake.\n";
    let run = hills().source("lake", text).build().succeeds();
    let page = run.page("network/index.html");
    let matrix = page.one("table.matrix");
    let heads = texts(matrix, "tbody th");
    assert_eq!(heads, ["Blue River", "Hill Branch", "Old Hill Front", "Red Hill Group", "Ann Lee"]);
    assert_eq!(texts(matrix, "thead th"), heads, "rows and columns are in one order");
    let rows = matrix.all("tbody tr");
    let cell = |row: usize, column: usize| texts(rows[row].all("td")[column], "title").join("|");
    assert_eq!(cell(0, 3), "Blue River, opposed by: Red Hill Group");
    assert_eq!(cell(1, 3), "Hill Branch, part of: Red Hill Group, since 4 March 2016");
    assert_eq!(cell(3, 4), "Red Hill Group, formerly led by: Ann Lee, until 2019");
    assert_eq!(cell(3, 0), "1 passage names both");
    assert_eq!(cell(4, 3), "", "no passage names both");
    let legend = texts(page.one("ul.signs-of-ties"), "li");
    assert!(legend.contains(&String::from("opposed by")), "{legend:?}");
    let box_of = page.one(".matrix-box");
    assert_eq!(box_of.attribute("tabindex"), Some("0"), "it scrolls by keys");
}

#[test]
fn descent_joins_what_came_of_another_and_keeps_its_precision() {
    let run = hills().build().succeeds();
    let page = run.page("network/index.html");
    let section = page.section("_descent");
    let drawing = section.all("svg.wide")[0];
    assert_eq!(texts(drawing, "a text"), ["Old Hill Front", "Red Hill Group", "Hill Branch"]);
    assert_eq!(drawing.all("line.joint").len(), 2);
    assert_eq!(drawing.all("line.joint.dashed").len(), 1, "2014 is no day");
    assert!(!drawing.all("rect.soft").is_empty());
    let list = texts(section, "ol li");
    assert!(list[1].contains("splinter of: Old Hill Front, since"), "{list:?}");
    // Without any date nothing is drawn.
    let undated = SiteTest::new()
        .note("actors/a.md", &actor("Red Hill", GROUP, &[("splinter-of", "b", "")]))
        .note("actors/b.md", &actor("Old Hill", GROUP, &[]));
    let run = undated.build().succeeds();
    assert!(run.page("network/index.html").all("#_descent").is_empty());
    assert!(run.page("network/index.html").all("table.matrix").is_empty(), "two are no matrix");
}

#[test]
fn a_build_after_an_edit_draws_what_one_from_nothing_does() {
    let site = hills();
    site.build().succeeds();
    let edits = [
        ("actors/hill-branch.md", actor("Hill Branch", GROUP, &[("part-of", "red-hill", "")])),
        ("actors/ann-lee.md", actor("Ann Lee", "kind = \"person\"\nstatus = \"dead\"", &[])),
        ("actors/blue-river.md", actor("Blue Lake", GROUP, &[("allied-with", "ann-lee", "")])),
    ];
    let mut site = site;
    for (path, text) in edits {
        site = site.note(path, &text);
        site.build().succeeds();
        let kept = site.output();
        site.run(&["clean"]).succeeds();
        site.build().succeeds();
        assert!(site.output() == kept, "{path}");
    }
}
