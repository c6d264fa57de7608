//! What is above the build's marking, or a draft, is nowhere in the output: no byte and no file name.

use crate::pages::rich_site;
use crate::site_test::{PICTURE, SiteTest};

const GROUP: &str = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n";

/// Every word that must not be seen; each stands in one place of a withheld note or source.
pub(crate) const SECRETS: [&str; 24] = [
    "sentinel-actor-id",
    "SentinelTitle",
    "SentinelAlias",
    "SentinelWeak",
    "SentinelSummary",
    "SentinelTag",
    "SentinelBody",
    "SentinelHeading",
    "SentinelClaim",
    "SentinelReason",
    "sentinel-redirect",
    "SentinelStatus",
    "sentinel-source-id",
    "SentinelHeadline",
    "SentinelPassage",
    "SentinelAuthor",
    "SentinelCited",
    "SentinelNote",
    "sentinel-attack-id",
    "SentinelPlace",
    "sentinel-outlet-id",
    "SentinelOutlet",
    "sentinel-briefing-id",
    "SentinelJudgement",
];

/// A site whose withheld notes have `mark` in their head, and whose open notes refer to them in every way.
fn site(mark: &str) -> SiteTest {
    SiteTest::new()
        .note(
            "actors/sentinel-actor-id.md",
            &format!(
                "+++\n{mark}\ntitle = \"SentinelTitle Group\"\naliases = [\"SentinelAlias Band\"]\nweak_aliases = [\"SentinelWeak\"]\nsummary = \"SentinelSummary\"\ntags = [\"SentinelTag\", \"rivers\"]\nredirects = [\"/sentinel-redirect/\"]\nkind = \"armed-group\"\nstatus = \"SentinelStatus\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = 1\n[[claims]]\nproperty = \"SentinelClaim\"\nvalue = 7\nsource = \"lake\"\npassage = 1\nreason = \"SentinelReason\"\n+++\n## SentinelHeading\n\nSentinelBody of [[red-hill]] [@lake#p1].\n"
            ),
        )
        .seed(
            "deep.txt",
            "SentinelHeadline of the Sea\nBy SentinelAuthor Doe\n\nSentinelPassage: the Red Hill Group came to the sea (SentinelCited Wire, May 3, 2023), and stayed.[1]\n\nNotes\n[1] SentinelNote, May 3, 2023.\n",
        )
        .note(
            "sources/sentinel-source-id.md",
            &format!("+++\n{mark}\nseed = \"deep.txt\"\noutlet = \"lima-wire\"\n[rights]\ndisplay = \"full\"\n+++\n"),
        )
        .note(
            "attacks/sentinel-attack-id.md",
            &format!(
                "+++\n{mark}\ntitle = \"SentinelRaid\"\n[place]\nname = \"SentinelPlace\"\n[[perpetrators]]\nactor = \"red-hill\"\ncertainty = \"stated\"\nsource = \"lake\"\npassage = 1\n[[cues]]\nall = [\"lake\"]\n+++\n"
            ),
        )
        .note(
            "outlets/sentinel-outlet-id.md",
            &format!("+++\n{mark}\ntitle = \"SentinelOutlet\"\nclass = \"press\"\n[affiliation]\nactor = \"red-hill\"\n+++\n"),
        )
        .note(
            "briefings/sentinel-briefing-id.md",
            &format!("+++\n{mark}\ntitle = \"SentinelBriefing\"\n[[judgements]]\ntext = \"SentinelJudgement\"\n+++\nOf [[red-hill]].\n"),
        )
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .source(
            "lake",
            "The Lake in Spring\n\nThe Red Hill Group met at the lake (Lima Wire, May 3, 2023), and 12 people came to see it.\n\nNobody else came to the lake that year, as far as anybody knows.\n",
        )
        .note("actors/blue-river.md", "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n")
}

/// The same with an open note that refers to everything that is withheld.
pub(crate) fn marked_site(mark: &str) -> SiteTest {
    site(mark).note("actors/red-hill.md", &referring())
}

/// An open note that refers to everything that is withheld, except in its text.
fn referring() -> String {
    format!(
        "{GROUP}tags = [\"rivers\"]\n[[relations]]\ntype = \"allied-with\"\ntarget = \"sentinel-actor-id\"\nsource = \"sentinel-source-id\"\npassage = 1\n[[relations]]\ntype = \"operates\"\ntarget = \"sentinel-outlet-id\"\n[[claims]]\nproperty = \"guests\"\nvalue = 12\nsource = \"lake\"\npassage = 1\n[[claims]]\nproperty = \"guests\"\nvalue = 7719\nsource = \"sentinel-source-id\"\npassage = 1\nquote = \"came to the sea\"\n+++\nSeen [@sentinel-source-id#p1] and [@lake#p1; @sentinel-source-id].\n"
    )
}

#[track_caller]
fn check(mark: &str, reveal: &[&str]) {
    let site = site(mark).note("actors/red-hill.md", &referring());
    let open = site.run(&["build", "--strict"]).succeeds();
    open.publishes_nowhere(&SECRETS).publishes_nowhere(&[
        "SentinelRaid",
        "SentinelBriefing",
        "7719",
    ]);
    let args = [&["build"], reveal].concat();
    site.run(&args).succeeds().publishes(&SECRETS).publishes(&["7719"]);
    site.build().succeeds().publishes_nowhere(&SECRETS);
}

#[test]
fn a_marked_note_is_published_at_its_level_alone() {
    check("tlp = \"amber\"", &["--tlp", "amber"]);
    check("tlp = \"green\"", &["--tlp", "red"]);
}

#[test]
fn a_draft_is_published_when_asked_for() {
    check("draft = true", &["--drafts"]);
}

#[test]
fn a_level_that_is_not_enough_withholds() {
    let site = site("tlp = \"amber+strict\"").note("actors/red-hill.md", &referring());
    for level in ["clear", "green", "amber"] {
        site.run(&["build", "--tlp", level]).succeeds().publishes_nowhere(&SECRETS);
    }
}

#[test]
fn pages_of_a_marked_edition_say_so() {
    let site = site("tlp = \"amber\"").note("actors/red-hill.md", &referring());
    let run = site.run(&["build", "--tlp", "amber"]).succeeds();
    let page = run.page("actors/sentinel-actor-id/index.html");
    assert!(page.all("p.marking").iter().all(|marking| marking.text() == "TLP:AMBER"));
    assert_eq!(page.all("p.marking").len(), 2);
    let run = site.run(&["build", "--drafts"]).succeeds();
    assert!(run.page("actors/red-hill/index.html").all("p.marking").is_empty());
}

#[test]
fn a_link_to_a_withheld_page_is_no_slip_and_names_nothing() {
    for body in [
        "It knows [[blue-river]] and [[sentinel-actor-id]].",
        "It knows [[blue-river]] and [[SentinelTitle Group]].",
        "It knows [[blue-river]] and [[sentinel-actor-id#SentinelHeading]].",
        "It knows [[blue-river]] and [others](sentinel-actor-id.md).",
        "It knows [[blue-river]] and [others](../attacks/sentinel-attack-id.md).",
        "It knows [[blue-river]] and [[sentinel-source-id#p1]].",
        "It knows [[blue-river]] and [[sentinel-actor-id|others]].",
    ] {
        let site =
            site("tlp = \"amber\"").note("actors/red-hill.md", &format!("{GROUP}+++\n{body}\n"));
        site.run(&["build", "--tlp", "amber"]).succeeds();
        let run = site.run(&["build", "--messages", "json"]);
        assert_eq!(run.problems(), Vec::<String>::new(), "{body}");
        let run = run.succeeds().publishes_nowhere(&SECRETS);
        assert!(
            run.page("actors/red-hill/index.html").text().contains("It knows Blue River Group")
        );
    }
}

#[test]
fn a_source_is_withheld_though_its_note_misspells_its_seed() {
    for seed in ["./lake.txt", "Lake.txt", "lake"] {
        let note = format!("+++\ntlp = \"red\"\nseed = \"{seed}\"\n+++\n");
        let site = SiteTest::new()
            .seed(
                "lake.txt",
                "The Lake\n\nSentinelPassage: nobody came to the lake that year, or the next.\n",
            )
            .note("sources/lake-note.md", &note);
        let run = site.build();
        run.fails().says("there is no file").publishes_nowhere(&["SentinelPassage"]);
    }
}

#[test]
fn two_notes_for_one_seed_are_an_error_at_every_level() {
    let seed = "The Lake\n\nSentinelPassage: nobody came to the lake that year, or the next.\n";
    let metadata = "[rights]\ndisplay = \"metadata\"\n";
    for (file, first, second) in [
        ("lake.txt", "lake.txt", "lake.txt"),
        ("lake.txt", "lake.txt", "./lake.txt"),
        ("lake.txt", "Lake.TXT", "lake.txt"),
        ("a/caf\u{e9}.txt", "a/cafe\u{301}.txt", "a//caf\u{e9}.txt"),
    ] {
        for marks in [
            ["tlp = \"red\"", ""],
            ["", "tlp = \"red\""],
            ["draft = true", ""],
            ["tlp = \"red\""; 2],
            ["", ""],
        ] {
            let site = SiteTest::new().seed(file, seed);
            let note =
                |mark: &str, seed: &str| format!("+++\nseed = \"{seed}\"\n{mark}\n{metadata}+++\n");
            let site = site.note("sources/one.md", &note(marks[0], first));
            let site = site.note("sources/two.md", &note(marks[1], second));
            for args in [
                &["--tlp", "clear"][..],
                &["--tlp", "green"],
                &["--tlp", "red"],
                &["--tlp", "red", "--drafts"],
            ] {
                let run = site.run(&[&["build", "--messages", "json"], args].concat()).fails();
                let problems = run.problems();
                let shared = problems.iter().filter(|problem| {
                    problem.starts_with("shared-seed content/sources/two.md:2:8 ")
                });
                let shared = shared.collect::<Vec<_>>();
                assert!(
                    shared.len() == 1 && shared[0].contains("content/sources/one.md:2:8"),
                    "{problems:?}"
                );
                run.publishes_nowhere(&["SentinelPassage"]);
            }
        }
    }
    let two = SiteTest::new().source("lake", seed).source("mill", seed);
    two.run(&["build", "--strict"]).succeeds();
}

#[test]
fn a_withheld_page_that_was_public_before_is_taken_down() {
    let site = site("").note("actors/red-hill.md", &referring());
    site.build().succeeds().publishes(&SECRETS);
    let marked =
        "+++\ntlp = \"red\"\ntitle = \"SentinelTitle Group\"\nkind = \"armed-group\"\n+++\n";
    let site = site.note("actors/sentinel-actor-id.md", marked);
    site.build().succeeds().publishes_nowhere(&[
        "sentinel-actor-id",
        "SentinelTitle",
        "SentinelBody",
    ]);
}

#[test]
fn a_file_that_only_withheld_notes_use_is_not_published() {
    let site = SiteTest::new()
        .file("content/actors/sentinel-picture.gif", [PICTURE, b"SentinelPixels"].concat())
        .file("content/files/sentinel-minutes.pdf", "SentinelPages");
    let body = "![A](/actors/sentinel-picture.gif) [minutes](../files/sentinel-minutes.pdf) [[sentinel-minutes.pdf]]";
    for key in ["tlp = \"red\"", "draft = true"] {
        let note = format!("+++\n{key}\ntitle = \"A\"\nkind = \"person\"\n+++\n{body}\n");
        let site = site.clone().note("actors/a.md", &note);
        site.build().succeeds().publishes_nowhere(&["sentinel", "Sentinel"]);
        let all = site.run(&["build", "--tlp", "red", "--drafts"]).succeeds();
        assert!(all.files().contains_key("files/sentinel-minutes.pdf"), "{}", all.text());
        site.build().succeeds().publishes_nowhere(&["sentinel", "Sentinel"]);
    }
    let body = body.replace("../files", "files");
    let both = site.note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}\n"));
    assert!(both.build().succeeds().files().contains_key("files/sentinel-minutes.pdf"));
}

#[test]
fn every_page_of_an_edition_for_few_says_so() {
    let site = rich_site();
    for (level, label) in
        [("green", "TLP:GREEN"), ("amber", "TLP:AMBER"), ("amber+strict", "TLP:AMBER+STRICT")]
    {
        let run = site.run(&["build", "--tlp", level]).succeeds();
        let pages = run.pages();
        let pages = pages.iter().filter(|page| page.all("meta[http-equiv]").len() == 1);
        let mut seen = 0;
        for page in pages {
            let banners = page.all("p.marking").into_iter().map(|banner| banner.text());
            assert_eq!(banners.collect::<Vec<_>>(), [label, label], "{}", page.path);
            seen += 1;
        }
        assert!(seen > 20, "home, lists, tags, sources and the rest: {seen}");
    }
    let run = site.build().succeeds();
    assert!(run.pages().iter().all(|page| page.all("p.marking").is_empty()));
}
