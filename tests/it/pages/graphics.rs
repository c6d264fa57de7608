//! What is drawn: ranges of claims, and the timeline.

use std::fmt::Write as _;

use crate::site_test::SiteTest;

use super::{rich_site, texts};

/// An attack with claims on those killed.
fn attack(date: &str, claims: &[(u32, &str)]) -> String {
    let mut note = format!("+++\ntitle = \"Raid of {date}\"\ndate = \"{date}\"\n");
    for (killed, source) in claims {
        let _ = write!(
            note,
            "[[claims]]\nproperty = \"killed\"\nvalue = {killed}\nqualifier = \"at-least\"\nsource = \"{source}\"\npassage = 1\n"
        );
    }
    note + "+++\n"
}

fn with_sources() -> SiteTest {
    SiteTest::new()
        .note("sources/one.md", "+++\nseed = \"one.txt\"\n+++\n")
        .note("sources/two.md", "+++\nseed = \"two.txt\"\n+++\n")
        .seed("one.txt", "A raid\nPublication: Lima Wire\nDate: March 3, 2023\n\nA raid came to the hills.\n")
        .seed("two.txt", "More\nPublication: River Weekly\nDate: May 9, 2023\n\nMore of the raid is known now.\n")
}

#[test]
fn a_number_with_two_values_is_drawn_with_what_follows_from_them() {
    let site =
        with_sources().note("attacks/raid.md", &attack("2023-03-02", &[(7, "two"), (4, "one")]));
    let page = site.build().succeeds().page("attacks/raid/index.html");
    let figure = page.one("figure.range");
    assert_eq!(texts(figure, "p.finding"), ["Killed: 2 sources, 2 months apart"]);
    let drawings = figure.all("svg");
    assert_eq!(drawings.len(), 2, "for a wide and for a narrow screen");
    for drawing in drawings {
        assert_eq!(drawing.attribute("role"), Some("img"));
        assert_eq!(texts(drawing, "title"), ["Killed: 2 sources, 2 months apart"]);
        assert_eq!(
            texts(drawing, "desc"),
            ["Lima Wire, 3 March 2023: at least 4; River Weekly, 9 May 2023: at least 7"]
        );
        assert_eq!(texts(drawing, "text.value"), ["at least 4", "at least 7"], "the oldest first");
        assert_eq!(drawing.all("path.head").len(), 2);
        assert_eq!(drawing.all("rect.wash").len(), 1);
    }
    assert_eq!(
        texts(figure, "figcaption"),
        [
            "Each is a minimum, so they do not contradict each other. A dot with an arrow is a minimum. Table and wording"
        ]
    );
    let link = figure.all("figcaption a")[0].href();
    assert!(page.html.contains(&format!("id=\"{}\"", link.trim_start_matches('#'))), "{link}");
    assert!(!page.html.contains("style="));
}

#[test]
fn what_the_analyst_prefers_is_marked() {
    let page = rich_site().build().succeeds().page("actors/red-hill/index.html");
    let drawing = page.all("figure.range svg")[0];
    assert_eq!(drawing.all("circle.prefer").len(), 1);
    assert_eq!(drawing.all("circle.hollow").len(), 1, "about 400");
    assert!(texts(drawing, "text.note").iter().any(|note| note.ends_with("Preferred")));
}

#[test]
fn one_value_is_not_drawn() {
    let site =
        with_sources().note("attacks/raid.md", &attack("2023-03-02", &[(4, "two"), (4, "one")]));
    let run = site.build().succeeds();
    assert!(run.page("attacks/raid/index.html").all("svg").is_empty());
    assert!(!run.page("index.html").html.contains("_differences"));
}

#[test]
fn the_timeline_leads_to_what_it_shows() {
    let site = with_sources()
        .note("attacks/first.md", &attack("2023-03-02", &[(4, "one")]))
        .note("attacks/second.md", &attack("2023-04", &[]))
        .note("attacks/third.md", "+++\ntitle = \"Raid without a day\"\n+++\n");
    let run = site.build().succeeds();
    let page = run.page("index.html");
    let section = page.section("_timeline");
    assert_eq!(
        texts(section, "ol li"),
        [
            "2023 Raid of 2023-03-02 2 March 2023, killed: at least 4",
            "A raid, Lima Wire 3 March 2023",
            "Raid of 2023-04 April 2023",
            "More, River Weekly 9 May 2023",
        ]
    );
    for drawing in section.all("svg") {
        assert_eq!(drawing.attribute("role"), Some("group"), "its links are read one by one");
        let hrefs = drawing.all("a").iter().map(|link| link.href().to_owned()).collect::<Vec<_>>();
        assert_eq!(hrefs.len(), 4, "{hrefs:?}");
        assert!(hrefs.contains(&String::from("attacks/first/index.html")), "{hrefs:?}");
        assert!(hrefs.contains(&String::from("sources/two/index.html")), "{hrefs:?}");
    }
    let said = texts(section, "figcaption").concat();
    assert!(said.contains("1 has no date: Raid without a day."), "{said}");
    assert_eq!(run.page("attacks/index.html").all("figure.timeline svg.wide").len(), 1);
}

#[test]
fn of_many_attacks_the_latest_are_shown_and_the_list_has_all() {
    let site = (1..=28).fold(with_sources(), |site, day| {
        let note = attack(&format!("2023-02-{day:02}"), &[]);
        site.note(&format!("attacks/raid-{day}.md"), &note)
    });
    let page = site.build().succeeds().page("index.html");
    let section = page.section("_timeline");
    assert_eq!(section.all("ol li.event").len(), 24);
    assert!(!section.text().contains("Raid of 2023-02-04"), "{}", section.text());
    let said = texts(section, "figcaption").concat();
    assert!(
        said.contains("The latest 24 of 28 with a date are shown: all on the timeline."),
        "{said}"
    );
}

#[test]
fn the_timeline_has_everything_with_a_date() {
    let claim = |value: &str, source: &str| {
        format!(
            "[[claims]]\nproperty = \"founded\"\nvalue = \"{value}\"\nsource = \"{source}\"\npassage = 1\n"
        )
    };
    let group = [
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n".to_owned(),
        claim("2014/2015", "one"),
        claim("2016", "two"),
        String::from(
            "[[relations]]\ntype = \"allied-with\"\ntarget = \"blue-river\"\nsince = \"2019\"\n+++\n",
        ),
    ];
    let other = "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n[[relations]]\ntype = \"allied-with\"\n\
                 target = \"red-hill\"\nsince = \"2019\"\n+++\n";
    let site = with_sources()
        .note("actors/red-hill.md", &group.concat())
        .note("actors/blue-river.md", other)
        .note("attacks/first.md", &attack("2023-03-02", &[(4, "one")]))
        .note("briefings/spring.md", "+++\ntitle = \"Spring\"\ndate = \"2024-05-01\"\n+++\n");
    let run = site.build().succeeds();
    let page = run.page("timeline/index.html");
    let rows = page.all("table.index tbody tr").into_iter().map(|row| row.text());
    let rows = rows.filter(|row| !row.contains("Source")).collect::<Vec<_>>();
    assert_eq!(
        rows,
        [
            "Spring 1 May 2024 Briefing",
            "Raid of 2023-03-02 2 March 2023 Attack killed: at least 4",
            "Blue River Group, allied with: Red Hill Group since 2019 Relation",
            "Red Hill Group, founded 2014 to 2015, or 2016 Date that sources give",
        ]
    );
    let years = page.all("nav.years a").into_iter().map(|year| year.href().to_owned());
    for href in years {
        let id = href.split_once('#').expect("an anchor").1;
        assert_eq!(page.all(&format!("tr#{id}")).len(), 1, "{href}");
    }
    let lanes = page.all("svg.wide text.note").into_iter().map(|lane| lane.text());
    let expected = ["Attacks", "Dates that sources give", "Relations", "Briefings", "Our sources"];
    assert_eq!(lanes.collect::<Vec<_>>(), expected);
}

#[test]
fn a_timeline_of_very_many_events_counts_them() {
    let site = (0..130).fold(with_sources(), |site, nth| {
        let note = attack(&format!("{}-02-0{}", 1990 + nth % 30, 1 + nth / 30), &[]);
        site.note(&format!("attacks/raid-{nth}.md"), &note)
    });
    let page = site.build().succeeds().page("timeline/index.html");
    assert!(page.all("svg.wide rect.count").len() >= 30);
    assert!(texts(page.one("main"), "figcaption").concat().contains("counts what began in a year"));
    assert!(page.all("table.index tbody tr").len() >= 130);
    // A column leads to the rows of its year, and no filter contradicts it.
    let links = page.all("figure.counted-all svg.wide a");
    assert_eq!(links.len(), 31, "thirty years of raids, and that of the sources");
    for link in links {
        let id = link.href().split_once('#').expect("an anchor").1;
        assert_eq!(page.all(&format!("tr#{id}")).len(), 1, "{id}");
    }
}

#[test]
fn a_drawing_too_high_for_paper_says_so() {
    for (number, is_tall) in [(3, false), (40, true)] {
        let site = (0..number).fold(with_sources(), |site, nth| {
            let note = format!("+++\ntitle = \"Raid {nth}\"\ndate = \"1990-02-01\"\n+++\n");
            site.note(&format!("attacks/raid-{nth}.md"), &note)
        });
        let page = site.build().succeeds().page("timeline/index.html");
        assert_eq!(page.all("figure.timeline.tall").len(), usize::from(is_tall), "{number}");
    }
}

#[test]
fn what_is_about_is_hollow_and_explained() {
    let site = ["2012", "2012~", "2012-05?", "2012-05-06%", "2013~/.."].iter().fold(
        SiteTest::new(),
        |site, date| {
            let id = date.replace(|letter: char| !letter.is_ascii_digit(), "-");
            site.note(&format!("attacks/raid{}{id}.md", date.len()), &attack(date, &[]))
        },
    );
    let page = site.build().succeeds().page("timeline/index.html");
    assert_eq!(page.all("svg.wide rect.hollow").len(), 2);
    assert_eq!(page.all("svg.wide circle.hollow").len(), 2);
    let said = texts(page.one("figure.timeline"), "figcaption").concat();
    assert!(said.contains("A hollow dot or bar is approximate or uncertain."), "{said}");
}

#[test]
fn a_site_without_dates_has_no_timeline() {
    let note = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n";
    let run = SiteTest::new().note("actors/red-hill.md", note).build().succeeds();
    assert!(!run.page("index.html").text().contains("Timeline"));
    assert!(run.files().keys().all(|path| !path.contains("timeline")));
}

#[test]
fn what_is_left_out_is_not_drawn_either() {
    let secret = attack("2023-03-05", &[(40, "one"), (90, "two")]).replacen(
        "+++\n",
        "+++\ntlp = \"red\"\n",
        1,
    );
    let site = with_sources()
        .note("attacks/first.md", &attack("2023-03-02", &[(4, "one"), (7, "two")]))
        .note("attacks/second.md", &attack("2023-04", &[]))
        .note("attacks/secret.md", &secret);
    let run = site.build().succeeds();
    for page in ["index.html", "attacks/index.html"] {
        let page = run.page(page);
        assert!(!page.html.contains("2023-03-05") && !page.html.contains("to 90"), "{page}");
    }
    let differences = texts(run.page("index.html").section("_differences"), "li");
    assert_eq!(differences, ["Raid of 2023-03-02, killed at least 4 or 7"]);
}

#[test]
fn a_site_of_one_note_has_no_empty_heads() {
    let note =
        "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\nIt is named after a hill.\n";
    let page =
        SiteTest::new().note("actors/red-hill.md", note).build().succeeds().page("index.html");
    assert_eq!(texts(page.one("main"), "h2"), [""; 0]);
    assert!(page.all("svg").is_empty() && page.all("section").is_empty());
    assert_eq!(texts(page.one("p.numbers"), "span"), ["1 Actor"]);
}
