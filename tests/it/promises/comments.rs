//! HTML comments are for whoever reads the note: nothing of one is in the output.

use crate::site_test::{PICTURE, SiteTest};

/// Texts with comments in every place one can stand; all but the comments is for readers.
const BODIES: [&str; 19] = [
    "<!-- SentinelComment -->\n\nText of [[blue-river]].",
    "<!--\nSentinelComment\n\nSentinelMore\n-->\n\nText of [[blue-river]].",
    "<!-- Sentinel\u{301}a -->\n<!-- SentinelComment -->\nText of [[blue-river]].",
    "Text of [[blue-river]] <!-- SentinelComment --> goes on.",
    "Text of [[blue-river]] <!-- SentinelComment\nSentinelMore --> goes on.",
    "Text of [[blue-river]] <!-- a --><!-- SentinelComment -->.",
    "<!-- SentinelComment --> Text of [[blue-river]].",
    "- <!-- SentinelComment --> Text of [[blue-river]].",
    "Text of [[blue-river]] and [words](https://example.org/ \"title <!-- SentinelComment --> %%SentinelMore%%\").",
    "Text of [[blue-river|Blue River Group %%Sentinel%% <!-- SentinelMore -->]].",
    "Text of [[blue-river]].\n\n![A map](a.png \"a caption <!-- SentinelComment --> %%SentinelMore%%\")",
    "Text of [[blue-river]] [see <!-- SentinelComment --> @gazette#p1, p. 2 %%SentinelMore%%].",
    "> [!note] Text of [[blue-river]] <!-- SentinelComment -->\n> %%\n> SentinelMore\n> %%",
    "Text of [[blue-river]].\n\n<div><!-- SentinelComment\n-- SentinelMore --></div>",
    "- Text of [[blue-river]]\n  <!-- SentinelComment -->\n- <!-- SentinelMore -->",
    "> Text of [[blue-river]]\n>\n> <!--\n> SentinelComment\n> -->",
    "| a |\n|---|\n| Text of [[blue-river]] <!-- SentinelComment --> |",
    "Text of [[blue-river]].[^1]\n\n[^1]: A note <!-- SentinelComment -->.",
    "## Heading <!-- SentinelComment -->\n\nText of [[blue-river]].",
];

/// Summaries with comments, which are lines of Markdown too.
const SUMMARIES: [&str; 5] = [
    "<!-- SentinelComment --> About the port.",
    "About the port %%SentinelComment%%.",
    "%%SentinelComment%%",
    "About.\n\nThe port <!-- SentinelComment -->.",
    "- About %%SentinelComment%%",
];

#[test]
fn a_comment_leaves_nothing_in_the_output() {
    for raw_html in [false, true] {
        let settings = format!("title = \"Test\"\nraw_html = {raw_html}\n");
        let site = SiteTest::new().file("site.toml", settings).note(
            "actors/blue-river.md",
            "+++\ntitle = \"Blue River Group\"\nkind = \"movement\"\n+++\n",
        );
        let site = site.file("content/briefings/a.png", PICTURE);
        let site =
            site.source("gazette", "A title\n\nThe port was closed in June, the council said.\n");
        let site = BODIES.iter().enumerate().fold(site, |site, (number, body)| {
            let summary = SUMMARIES[number % SUMMARIES.len()];
            let head =
                format!("+++\ntitle = \"Note {number}\"\nsummary = \"\"\"{summary}\"\"\"\n+++\n");
            site.note(&format!("briefings/note-{number}.md"), &format!("{head}{body}\n"))
        });
        let run = site.build().succeeds().publishes_nowhere(&["Sentinel", "<!--", "&lt;!--"]);
        for number in 0..BODIES.len() {
            let page = run.page(&format!("briefings/note-{number}/index.html"));
            let text = page.one("div.prose").text();
            assert!(text.contains("Text of Blue River Group"), "{number}: {text}");
        }
    }
}

#[test]
fn a_comment_without_an_end_is_an_error_at_its_opening() {
    const SHOWS: &str = "hides nothing of what follows";
    const HIDES: &str = "hides the rest of its block";
    for (body, place, label) in [
        ("Text <!-- SentinelComment", "4:6", SHOWS),
        ("Text <!-- Sentinel\n\nSentinelMore -->", "4:6", SHOWS),
        ("Text %% SentinelComment", "4:6", SHOWS),
        ("%%\nSentinelComment\n\nMore", "4:1", SHOWS),
        ("**Text <!-- Sentinel** more", "4:8", SHOWS),
        ("[[#a|Text <!-- Sentinel]]\n\n# A", "4:11", SHOWS),
        ("[Text %% Sentinel](https://example.org/)", "4:7", SHOWS),
        ("# Text <!-- Sentinel", "4:8", SHOWS),
        ("| a |\n|---|\n| b <!-- Sentinel |", "6:5", SHOWS),
        ("Text.[^1]\n\n[^1]: Note <!-- Sentinel", "6:12", SHOWS),
        ("Text ^[a note %% Sentinel].", "4:15", SHOWS),
        ("> [!note] Text <!-- Sentinel\n> More", "4:16", SHOWS),
        ("![A map <!-- Sentinel](a.gif)", "4:9", SHOWS),
        ("![A map](a.gif \"The port %% Sentinel\")", "4:26", SHOWS),
        ("Text <!-- a --> and <!-- Sentinel", "4:21", SHOWS),
        ("<!-- a --> Text <!-- Sentinel", "4:17", SHOWS),
        ("Text.\n\n<!-- SentinelComment", "6:1", HIDES),
        ("Text.\n\n<!-- Sentinel\n\nSentinelMore\n\n## Sentinel", "6:1", HIDES),
        ("<!-- a -->\n<!-- Sentinel\n\nMore", "5:1", HIDES),
        ("- Text\n- <!-- Sentinel", "5:3", HIDES),
        ("> <!-- Sentinel\n\nSentinelMore -->", "4:3", HIDES),
        ("> Text\n>\n> <!-- Sentinel", "6:3", HIDES),
        ("- <!-- Sentinel\n\nSentinelMore -->", "4:3", HIDES),
        ("Text.[^1]\n\n[^1]: <!-- Sentinel", "6:7", HIDES),
        ("Term\n: <!-- Sentinel", "5:3", HIDES),
        ("<div>\n<!-- Sentinel\n\nSentinelMore -->\n</div>", "5:1", HIDES),
    ] {
        let note = format!("+++\ntitle = \"About\"\n+++\n{body}\n");
        let site = SiteTest::new().note("about.md", &note).file("content/a.gif", PICTURE);
        let site = site.file("site.toml", "title = \"Test\"\nraw_html = true\n");
        let (problems, drawn) = (site.assemble().problems(), site.assemble().drawn());
        let expected = format!("open-comment content/about.md:{place} ");
        assert!(problems.iter().any(|it| it.starts_with(&expected)), "{body:?}: {problems:?}");
        assert!(drawn.contains(label), "{drawn}");
    }
    for body in ["Text <!-- Sentinel", "Text.\n\n<!-- Sentinel\n\nSentinel"] {
        let note = format!("+++\ntitle = \"About\"\n+++\n{body}\n");
        let site = SiteTest::new().note("about.md", &note);
        site.build().fails().publishes_nowhere(&["Sentinel"]);
    }
    let code = "+++\ntitle = \"About\"\n+++\nA comment is `<!--` and:\n\n```html\n<!-- a\n```\n";
    SiteTest::new().note("about.md", code).build().succeeds();
}

#[test]
fn a_comment_in_a_head_is_read_or_reported() {
    for (head, expected) in [
        (
            "title = \"A\"\nsummary = \"The port <!-- Sentinel\"",
            "open-comment content/about.md:3:21",
        ),
        ("title = \"A\"\nsummary = \"<!-- Sentinel\"", "open-comment content/about.md:3:12"),
        (
            "title = \"A\"\nsummary = \"\"\"One.\n\nTwo %% b\"\"\"",
            "open-comment content/about.md:5:5",
        ),
        ("title = \"The port %%Sentinel%%\"", "comment-in-key content/about.md:2:9"),
        (
            "title = \"A\"\naliases = [\"The <!-- Sentinel\"]",
            "comment-in-key content/about.md:3:12",
        ),
    ] {
        let site = SiteTest::new().note("about.md", &format!("+++\n{head}\n+++\nText.\n"));
        let problems = site.assemble().problems();
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{head}: {problems:?}");
    }
    let site = SiteTest::new().file("site.toml", "title = \"Test <!-- Sentinel -->\"\n");
    let problems = site.assemble().problems();
    assert!(problems[0].starts_with("comment-in-key site.toml:1:9"), "{problems:?}");
    let per_cent = "+++\ntitle = \"A rise of 100 %%\"\n+++\nText.\n";
    SiteTest::new().note("about.md", per_cent).build().succeeds();
}
