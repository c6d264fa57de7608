//! HTML comments are for whoever reads the note: nothing of one is in the output.

use crate::site_test::SiteTest;

/// Texts with comments in every place one can stand; all but the comments is for readers.
const BODIES: [&str; 14] = [
    "<!-- SentinelComment -->\n\nText of [[blue-river]].",
    "<!--\nSentinelComment\n\nSentinelMore\n-->\n\nText of [[blue-river]].",
    "<!-- Sentinel\u{301}a -->\n<!-- SentinelComment -->\nText of [[blue-river]].",
    "Text of [[blue-river]] <!-- SentinelComment --> goes on.",
    "Text of [[blue-river]] <!-- SentinelComment\nSentinelMore --> goes on.",
    "Text of [[blue-river]] <!-- a --><!-- SentinelComment -->.",
    "Text of [[blue-river]].\n\n<!-- SentinelComment",
    "Text of [[blue-river]].\n\n<!-- SentinelComment\n\nSentinelMore [[blue-river]]\n\n## SentinelHeading",
    "Text of [[blue-river]].\n\n<div><!-- SentinelComment\n-- SentinelMore --></div>",
    "- Text of [[blue-river]]\n  <!-- SentinelComment -->\n- <!-- SentinelMore -->",
    "> Text of [[blue-river]]\n>\n> <!--\n> SentinelComment\n> -->",
    "| a |\n|---|\n| Text of [[blue-river]] <!-- SentinelComment --> |",
    "Text of [[blue-river]].[^1]\n\n[^1]: A note <!-- SentinelComment -->.",
    "## Heading <!-- SentinelComment -->\n\nText of [[blue-river]].",
];

#[test]
fn a_comment_leaves_nothing_in_the_output() {
    for raw_html in [false, true] {
        let settings = format!("title = \"Test\"\nraw_html = {raw_html}\n");
        let site = SiteTest::new().file("site.toml", settings).note(
            "actors/blue-river.md",
            "+++\ntitle = \"Blue River Group\"\nkind = \"movement\"\n+++\n",
        );
        let site = BODIES.iter().enumerate().fold(site, |site, (number, body)| {
            let head = format!("+++\ntitle = \"Note {number}\"\n+++\n");
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
fn a_comment_that_hides_less_than_it_seems_to_is_an_error() {
    for (body, column) in [
        ("Text <!-- SentinelComment", 6),
        ("Text <!-- Sentinel\n\nSentinelMore -->", 6),
        ("> <!-- Sentinel\n\nSentinelMore -->", 3),
        ("- <!-- Sentinel\n\nSentinelMore -->", 3),
        ("<div>\n<!-- Sentinel\n\nSentinelMore -->\n</div>", 1),
    ] {
        let note = format!("+++\ntitle = \"About\"\n+++\n{body}\n");
        let site = SiteTest::new().note("about.md", &note);
        let site = site.file("site.toml", "title = \"Test\"\nraw_html = true\n");
        let expected = format!(
            "open-comment content/about.md:4:{column} a comment is not closed where its text ends"
        );
        let problems = site.problems();
        assert!(problems.iter().any(|problem| problem.starts_with(&expected)), "{problems:?}");
        site.build().fails().publishes_nowhere(&["Sentinel"]);
    }
    let code = "+++\ntitle = \"About\"\n+++\nA comment is `<!--` and:\n\n```html\n<!-- a\n```\n";
    SiteTest::new().note("about.md", code).build().succeeds();
}
