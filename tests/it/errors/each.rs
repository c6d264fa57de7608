//! One case for each rule whose place and words no other test looks at.

use briefing::rule;

use crate::site_test::SiteTest;

#[test]
fn each_rule_is_raised() {
    let picture = |address: &str| format!("+++\ntitle = \"A\"\n+++\n![x]({address})\n");
    let note = |text: &str| format!("+++\ntitle = \"A\"\n+++\n{text}");
    let site = SiteTest::new().source("lake", "The Lake in Spring\n\nNobody came to the lake.\n");
    for (rule, path, text) in [
        (
            &rule::BAD_PATH,
            "content/a.md",
            "+++\ntitle = \"A\"\nredirects = [\"../x\"]\n+++\n".to_owned(),
        ),
        (
            &rule::OUT_OF_RANGE,
            "content/attacks/raid.md",
            "+++\ntitle = \"Raid\"\n[place]\nlat = 340.5\nlon = 3.5\n+++\n".to_owned(),
        ),
        (&rule::BAD_THEME, "site.toml", "theme = \"../other\"\n".to_owned()),
        (&rule::BAD_IMAGE, "content/a.md", picture("https://example.org/x.png")),
        (&rule::MISSING_IMAGE, "content/a.md", picture("x.png")),
        (&rule::RAW_HTML, "content/a.md", "+++\ntitle = \"A\"\n+++\nThe <b>lake</b>.\n".to_owned()),
        (
            &rule::UNKNOWN_OUTLET,
            "content/sources/lake.md",
            "+++\nseed = \"lake.txt\"\noutlet = \"lima-wier\"\n+++\n".to_owned(),
        ),
        (&rule::NO_DESCRIPTION, "content/a.md", picture("x.png").replace("![x]", "![]")),
        (&rule::MISSING_FILE, "content/a.md", picture("x.pdf").replace('!', "")),
        (&rule::EMBED, "content/a.md", note("![[a]]\n")),
        (&rule::DOUBLE_MARK, "content/a.md", note("a ^x\n\nb ^x\n")),
        (&rule::TABLE_CELLS, "content/a.md", note("|a|\n|-|\n|b|c|\n")),
        (&rule::UNUSED_ADDRESS, "content/a.md", note("[Note]: confirmed\n")),
        (&rule::UNREAD_LINK, "content/a.md", note("[it](a b.pdf)\n")),
        (&rule::TEMPLATE, "themes/default/templates/home.html", "{{ no_such_value }}".to_owned()),
    ] {
        let problems =
            site.clone().file(path, text).run(&["check", "--messages", "json"]).problems();
        let is_raised = problems.iter().any(|problem| problem.starts_with(&format!("{rule} ")));
        assert!(is_raised, "{rule} is not in {problems:#?}");
    }
}
