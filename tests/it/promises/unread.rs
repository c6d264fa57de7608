//! What looks like a link or a citation and is not read as one never shows the id of a note that is left out.

use std::collections::BTreeSet;

use crate::site_test::SiteTest;

/// Links that are read: what they lead to is left out, and they show nothing of it.
const READ: [&str; 33] = [
    "Words <b>[[ACTOR]]</b>.",
    "[[ACTOR]]",
    "[[ACTOR|the group]]",
    "[[ACTOR|the\ngroup]]",
    "![[ACTOR]]",
    "[[Sentinel-League]]",
    "[the group](actors/ACTOR.md)",
    "[the group](/actors/ACTOR/)",
    "[@SOURCE#p1]",
    "[@SOURCE, p. 1; @SOURCE]",
    "[[ACTOR|the [armed] group]]",
    "[[ACTOR|the *armed* group]]",
    "[[ACTOR|the `armed` group]]",
    "[[ACTOR|the  \ngroup]]",
    "[[ACTOR#past [now]]]",
    "[[SentinelTitle League|the [armed] group]]",
    "![[ACTOR|the [armed] group]]",
    "@SOURCE",
    "@SOURCE#p1, as told",
    "[see @SOURCE#p1, p. 3]",
    "[-@SOURCE#p1]",
    "[ @SOURCE#p1 ]",
    "[@SOURCE#p1;]",
    "^[aside @SOURCE]",
    "[[Sentinel-League|the [armed] group]]",
    "[[sentinel%2Dleague|the [armed] group]]",
    "[[sentinel\u{ad}-league|the [armed] group]]",
    "[[actors/ACTOR|the [armed] group]]",
    "[[../actors/ACTOR.md|the [armed] group]]",
    "[[actors/ACTOR]]",
    "[[ACTOR.md]]",
    "[[sentinel%2Dleague]]",
    "[the group](../actors/sentinel%2Dleague.md)",
];

/// What may be meant for one, or is one that leads nowhere.
const UNREAD: [&str; 22] = [
    "[[*ACTOR*]]",
    "[[ **ACTOR** ]]",
    "[[`ACTOR`]]",
    "[[ACTOR",
    "[[ACTOR|the group",
    "[[ACTOR the group",
    "\\[\\[ACTOR|the group",
    "&#91;&#91;ACTOR|the group",
    "[[!ACTOR]]",
    "<b title=\"[[ACTOR]]\">Words</b>",
    "[the group](actors/ACTOR of the hills.md)",
    "[the group](actors/sentinel%2Dleague of the hills.md)",
    "[the group](ACTOR",
    "[the group](https://x.example/ \"[[ACTOR]]\")",
    "[the group][ACTOR]",
    "[ACTOR]",
    "[ACTOR][]",
    "[^ACTOR]",
    "[see @nobody-at-all#p1, p. 3]",
    "[@SOURCE; and others]",
    "[@*SOURCE*]",
    "(@Sentinel-Memo.)",
];

/// What is read or not by where it stands.
const EITHER: [&str; 3] = [
    "<div>[[ACTOR]]</div>",
    "[the group]: actors/ACTOR.md\n\n[the group]",
    "![the group](p.png \"[[ACTOR]]\")",
];

/// Where they may stand in a text.
const PLACES: [&str; 13] = [
    "MARK",
    "Words MARK and more.",
    "- Words\n- MARK",
    "> MARK",
    "**MARK**",
    "| a | b |\n|---|---|\n| MARK | c |",
    "Words.[^1]\n\n[^1]: MARK",
    "Words\n: MARK",
    "- [ ] MARK",
    "![MARK](p.png)",
    "> [!NOTE]\n> MARK",
    "> [!NOTE] MARK\n> Words.",
    "# MARK",
];

fn spelled(mark: &str) -> String {
    mark.replace("ACTOR", "sentinel-league").replace("SOURCE", "sentinel-memo")
}

/// A site with an actor and a source of this marking.
fn site(tlp: &str) -> SiteTest {
    let actor = "title = \"SentinelTitle League\"\nkind = \"armed-group\"\n";
    SiteTest::new()
        .note("actors/sentinel-league.md", &format!("+++\ntlp = \"{tlp}\"\n{actor}+++\n"))
        .note(
            "sources/sentinel-memo.md",
            &format!("+++\ntlp = \"{tlp}\"\nseed = \"deep.txt\"\n+++\n"),
        )
        .seed(
            "deep.txt",
            "The Deep\n\nNobody was at the deep sea, as far as anybody can tell of it.\n",
        )
        .file("content/p.png", PIXEL)
        .file("content/briefings/p.png", PIXEL)
}

/// The smallest picture.
const PIXEL: [u8; 67] = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 58, 126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 96, 0, 0, 0, 2, 0, 1, 72,
    175, 164, 113, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

/// The site with a page for each of these texts.
fn with_pages(tlp: &str, bodies: &[String]) -> SiteTest {
    bodies.iter().enumerate().fold(site(tlp), |site, (number, body)| {
        let head = format!("+++\ntitle = \"Page {number}\"\n+++\n");
        site.note(&format!("briefings/page-{number}.md"), &format!("{head}{body}\n"))
    })
}

/// The pages that some problems stand in.
fn pages(problems: &[String], rules: &[&str]) -> BTreeSet<usize> {
    let of_rule =
        problems.iter().filter(|problem| rules.iter().any(|rule| problem.starts_with(rule)));
    let number = |problem: &String| {
        let (_, after) = problem.split_once("briefings/page-")?;
        after.split_once(".md")?.0.parse().ok()
    };
    of_rule.filter_map(number).collect()
}

fn check_of(site: &SiteTest, level: &str) -> Vec<String> {
    site.run(&["check", "--tlp", level, "--messages", "json"]).problems()
}

#[test]
fn names_with_blanks_of_what_is_left_out_are_reported() {
    let marks = [
        "As @Hidden Memo says.",
        "[[*Sentinel Café*]]",
        "[[Sentinel Café",
        "[x](actors/Sentinel Café.md)",
        "[x](actors/Sentinel%20Caf%C3%A9 of the hills.md)",
        "[x][Sentinel Café]",
        "[^Hidden Memo]",
        "[@*Hidden Memo*]",
        "[see @Hidden Memo, p. 3]",
        "@{Hidden Memo says",
    ];
    let site = |tlp: &str, bodies: &[&str]| {
        let bodies = bodies.iter().map(|body| (*body).to_owned()).collect::<Vec<_>>();
        with_pages(tlp, &bodies)
            .note("actors/Sentinel Café.md", &format!("---\nkind: person\ntlp: {tlp}\n---\n"))
            .note("sources/Hidden Memo.md", &format!("---\nseed: memo.txt\ntlp: {tlp}\n---\n"))
            .seed(
                "memo.txt",
                "The Memo\n\nNobody was at the deep sea, as far as anybody can tell.\n",
            )
    };
    let rules = ["unread-withheld-link ", "unknown-source "];
    let reported = pages(&check_of(&site("red", &marks), "clear"), &rules);
    let silent = (0..marks.len()).filter(|number| !reported.contains(number));
    assert_eq!(silent.map(|number| marks[number]).collect::<Vec<_>>(), [""; 0]);
    let words = ["As Hidden Memo says, at noon.", "The Café (Sentinel Café)."];
    assert!(pages(&check_of(&site("red", &words), "clear"), &["unread-"]).is_empty());
    let read = ["[[Sentinel Café|x]] [@{Hidden Memo}#p1] [x](actors/Sentinel%20Caf%C3%A9.md)"];
    site("red", &read).build().succeeds().publishes_nowhere(&["Sentinel Café", "Hidden Memo"]);
}

#[test]
fn the_type_of_a_boxed_remark_is_no_name_of_what_is_left_out() {
    let bodies = ["> [!sentinel-league]\n> Words.", "> [!Sentinel-League]- Title\n> Words."];
    let site = with_pages("red", &bodies.map(str::to_owned));
    assert_eq!(pages(&check_of(&site, "clear"), &["unread-withheld-link "]).len(), bodies.len());
    assert!(pages(&check_of(&site, "red"), &["unread-"]).is_empty());
}

#[test]
fn every_spelling_is_reported_in_every_place() {
    for place in PLACES {
        let bodies = UNREAD.map(|mark| place.replace("MARK", &spelled(mark)));
        let all = (0..UNREAD.len()).collect::<BTreeSet<_>>();
        for (tlp, level) in
            [("red", "clear"), ("amber", "green"), ("red", "red"), ("clear", "clear")]
        {
            let problems = check_of(&with_pages(tlp, &bodies), level);
            let reported = pages(&problems, &["unread-", "unknown-link "]);
            // What is left out when it is not shown may be shown as words without a link.
            let may_be_shown = [
                "[[!ACTOR]]",
                "[ACTOR]",
                "[ACTOR][]",
                "[^ACTOR]",
                "\\[\\[ACTOR|the group",
                "&#91;&#91;ACTOR|the group",
            ];
            let silent = all
                .difference(&reported)
                .filter(|number| tlp != level || !may_be_shown.contains(&UNREAD[**number]));
            let silent = silent.map(|number| &bodies[*number]).collect::<Vec<_>>();
            assert!(silent.is_empty(), "{tlp} at {level}, nothing is said of {silent:#?}");
        }
    }
}

#[test]
fn no_id_of_what_is_left_out_is_published() {
    for place in PLACES {
        // A heading with a link that is read is a matter of its anchor.
        let read = READ.iter().filter(|_| !place.starts_with('#'));
        let bodies = UNREAD.iter().chain(&EITHER).chain(read);
        let bodies = bodies.map(|mark| place.replace("MARK", &spelled(mark))).collect::<Vec<_>>();
        let mut site = with_pages("red", &bodies);
        let run = site.run(&["build", "--messages", "json"]).fails();
        for number in pages(&run.problems(), &[""]) {
            site = site.without(&format!("content/briefings/page-{number}.md"));
        }
        run.publishes_nowhere(&["sentinel"]);
        site.build().succeeds().publishes_nowhere(&["sentinel"]).shows_nowhere(&["[["]);
    }
}

#[test]
fn a_link_that_is_read_is_none_of_them() {
    for place in PLACES.into_iter().filter(|place| !place.contains(['|', '#'])) {
        let bodies = READ.map(|mark| place.replace("MARK", &spelled(mark)));
        for (tlp, level) in [("red", "clear"), ("clear", "clear")] {
            let problems = check_of(&with_pages(tlp, &bodies), level);
            let unread = problems.iter().filter(|problem| problem.starts_with("unread-"));
            assert_eq!(unread.collect::<Vec<_>>(), Vec::<&String>::new(), "{place}");
        }
    }
}

#[test]
fn a_link_over_a_line_break_is_a_link() {
    let bodies = [
        "It is [[sentinel-league|the\nleague]] of [[SentinelTitle\nLeague]].",
        "> It is [[sentinel-league|the\n> league]].",
    ];
    let site = with_pages("clear", &bodies.map(str::to_owned));
    let run = site.run(&["build", "--strict"]).succeeds();
    for (number, links) in
        [(0, vec!["the league", "SentinelTitle League"]), (1, vec!["the league"])]
    {
        let page = run.page(&format!("briefings/page-{number}/index.html"));
        let found =
            page.one("div.prose").all("a[href]").iter().map(|link| link.text()).collect::<Vec<_>>();
        assert_eq!(found, links);
    }
    assert!(run.page("actors/sentinel-league/index.html").text().contains("Page 0"));
}

#[test]
fn keys_hold_no_link_to_what_is_left_out() {
    let marks = [
        "[[ACTOR]]",
        "See [[ACTOR|the group]].",
        "So [@SOURCE#p1].",
        "So @SOURCE",
        "[a](actors/ACTOR.md)",
    ];
    let heads = [
        ("about.md", "title = 'MARK'"),
        ("about.md", "title = \"A\"\naliases = [\"B\", 'MARK']"),
        ("about.md", "title = \"A\"\naliases = [{ text = 'MARK' }]"),
        ("about.md", "title = \"A\"\nweak_aliases = ['MARK']"),
        ("about.md", "title = \"A\"\ntags = ['MARK']"),
        ("_index.md", "title = 'MARK'"),
        ("briefings/a.md", "title = \"A\"\nauthors = ['MARK']"),
        ("actors/a.md", "title = \"A\"\nkind = \"state\"\nstatus = 'MARK'"),
        (
            "actors/a.md",
            "title = \"A\"\nkind = \"state\"\n[[claims]]\nproperty = \"p\"\nvalue = 'MARK'\nsource = \"lake\"",
        ),
        (
            "actors/a.md",
            "title = \"A\"\nkind = \"state\"\n[[claims]]\nproperty = \"p\"\nvalue = 1\nsource = \"lake\"\nreason = 'MARK'",
        ),
        ("attacks/a.md", "title = \"A\"\n[place]\nname = 'MARK'"),
        (
            "outlets/a.md",
            "title = \"A\"\nclass = \"press\"\n[reliability]\ncode = \"A\"\nbasis = 'MARK'",
        ),
    ];
    let lake =
        "The Lake in Spring\n\nNobody came to the lake that year, as far as anybody knows.\n";
    for (number, mark) in marks.into_iter().enumerate() {
        let mark = spelled(mark);
        for (path, head) in heads {
            let head = head.replace("MARK", &mark);
            let note = format!("+++\n{head}\n+++\n");
            let run = site("red").source("lake", lake).note(path, &note).build();
            run.fails().says("error[unread-withheld-link]").publishes_nowhere(&["sentinel"]);
            if number == 0 {
                let run = site("clear").source("lake", lake).note(path, &note).run(&["check"]);
                run.succeeds().says("warning[unread-link]");
            }
        }
        for key in ["title", "description"] {
            let settings = format!("title = \"T\"\n{key} = '{mark}'\n")
                .replace("title = \"T\"\ntitle", "title");
            let run = site("red").file("site.toml", settings).build();
            run.fails()
                .says("error[unread-withheld-link]")
                .says("site.toml:")
                .publishes_nowhere(&["sentinel"]);
        }
    }
}

#[test]
fn sentences_of_heads_leave_out_what_their_links_lead_to() {
    for (path, head) in [
        ("about.md", "title = \"A\"\nsummary = 'MARK'"),
        ("about.md", "title = \"A\"\ncontent_warning = 'MARK'"),
        ("briefings/a.md", "title = \"A\"\n[[judgements]]\ntext = 'MARK'"),
    ] {
        let marks = READ.into_iter().filter(|mark| !mark.contains(['\n', '<', '!', '^']));
        let notes = marks.enumerate().map(|(number, mark)| {
            let note = format!("+++\n{}\n+++\n", head.replace("MARK", &spelled(mark)));
            (path.replace(".md", &format!("-{number}.md")), note)
        });
        let site = notes.fold(site("red"), |site, (path, note)| site.note(&path, &note));
        site.build().succeeds().publishes_nowhere(&["sentinel"]).shows_nowhere(&["[["]);
    }
}

#[test]
fn words_of_the_author_are_no_links() {
    let text = "The sentinel-league, `[[sentinel-league|x`, `@sentinel-memo`, mail@sentinel-memo, [so it was] \
                https://x.example/@sentinel-memo and [a] note, a list[i][j], f(x)[y].\n\n```text\n[[sentinel-league\n\
                @sentinel-memo\n```\n\n    [[sentinel-league\n\n\\@sentinel-memo\n\n<!-- [[sentinel-league [x]]] @sentinel-memo -->\n";
    assert_eq!(check_of(&with_pages("clear", &[text.to_owned()]), "clear"), Vec::<String>::new());
    let text = text.replace("\\@sentinel-memo", "");
    assert_eq!(check_of(&with_pages("red", &[text]), "clear"), Vec::<String>::new());
}

#[test]
fn the_message_has_its_place_and_says_what_to_write() {
    let body = "One\n[[sentinel-league|the [x] and [@sentinel-memo; but see].";
    let wikilink = "(write `[[id]]` or `[[id|words]]` with plain words";
    let citation = "(write `[see @id#p1, p. 3; @other#p2]`";
    let problems = check_of(&with_pages("red", &[body.to_owned()]), "clear");
    for (expected, hint) in [
        (
            "unread-withheld-link content/briefings/page-0.md:5:1 `[[sentinel-league` is not read as a link",
            wikilink,
        ),
        (
            "unread-withheld-link content/briefings/page-0.md:5:32 `@sentinel-memo` is not read as a citation",
            citation,
        ),
    ] {
        let is_it = |problem: &String| problem.starts_with(expected) && problem.contains(hint);
        assert!(problems.iter().any(is_it), "{expected}: {problems:#?}");
    }
}

#[test]
fn a_source_that_gets_an_id_makes_an_old_text_a_citation() {
    let site = site("clear").note("about.md", "+++\ntitle = \"About\"\n+++\nSo says @grey-band.\n");
    site.run(&["build", "--strict"]).succeeds();
    let text = "The Grey Band\n\nNobody was at the mill that night, as far as anybody knows.\n";
    let run = site.source("grey-band", text).build().succeeds();
    assert_eq!(run.page("about/index.html").one("div.prose").all("sup.ref").len(), 1);
}

#[test]
fn footnotes_that_are_not_shown_are_reported() {
    let site = SiteTest::new().note(
        "about.md",
        "+++\ntitle = \"About\"\n+++\nOne[^a].\n\n[^a]: Shown.\n\n[^A]: Doubled.\n\n[^b]: Unused.\n",
    );
    let problems = site.problems();
    let expected = [
        "unused-footnote content/about.md:8:1 the footnote `[^A]` is not shown",
        "unused-footnote content/about.md:10:1 the footnote `[^b]` is not shown",
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.starts_with(expected), "{problem}");
    }
}
