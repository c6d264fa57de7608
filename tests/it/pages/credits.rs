//! Outlets that an article credits, as candidates for `derived_from`.

use crate::site_test::SiteTest;

/// The notes of `check --notes` that are about credits, without their rule.
fn credits(site: &SiteTest) -> Vec<String> {
    let problems = site.run(&["check", "--notes", "--messages", "json"]).problems().into_iter();
    let credits = problems.filter_map(|it| it.strip_prefix("credited-outlet ").map(String::from));
    credits.collect()
}

/// A site with an agency, a newspaper, and an article of the newspaper; its note has these keys.
fn newspaper(keys: &str, article: &str) -> SiteTest {
    let outlet =
        |title: &str, class: &str| format!("+++\ntitle = \"{title}\"\nclass = \"{class}\"\n+++\n");
    let keys = format!("+++\nseed = \"post.txt\"\noutlet = \"lima-post\"\n{keys}\n+++\n");
    SiteTest::new()
        .note("outlets/lima-wire.md", &outlet("Lima Wire", "agency"))
        .note("outlets/lima-post.md", &outlet("Lima Post", "press"))
        .note("outlets/chat.md", &outlet("Chatter", "platform"))
        .note("sources/post.md", &keys)
        .seed("post.txt", article)
}

#[test]
fn a_credited_outlet_is_a_candidate() {
    let body = "The lake fell by a metre in spring, and the fishers of the village could not say why it did.";
    for (article, place) in [
        (format!("The Lake\n\n{body}\n\nAdditional reporting by Lima Wire.\n"), "5:25"),
        (format!("The Lake\n\n{body}\n\n{body} (Lima Wire)\n"), "5:95"),
        (format!("The Lake\n\nLIMA (Lima Wire) — {body}\n\n{body}\n"), "3:7"),
        (format!("The Lake\n\nBy Lima Wire\n\nMay 3, 2021\n\n{body}\n"), "3:4"),
        (format!("The Lake\n\n{body}\n\n© 2021 Lima Wire. All rights reserved.\n"), "5:8"),
        (
            format!(
                "The Lake\n\n{body}\n\nThe Lima Wire and Lima Wire contributed to this report.\n"
            ),
            "5:5",
        ),
    ] {
        let expected = format!(
            "seeds/post.txt:{place} this article credits `Lima Wire`, and its note does not say whether it rests on it (if it does, add the report of `Lima Wire` under seeds/ with a note, and write `derived_from = [\"its-id\"]` in content/sources/post.md)"
        );
        assert_eq!(credits(&newspaper("", &article)), [expected], "{article}");
    }
    for last in [
        "It rose again (Lima Wire, July 19, 2020).",
        "It rose again (Lima Wire).",
        "Lima Wire said that it rose again.",
        "Additional reporting by Lima Post.",
        "Source: Chatter",
    ] {
        let article = format!("The Lake\n\n{body}\n\n{last}\n");
        assert_eq!(credits(&newspaper("", &article)), Vec::<String>::new(), "{last}");
    }
}

#[test]
fn a_credit_that_the_note_has_judged_is_no_candidate() {
    let article =
        "The Lake\n\nThe lake fell by a metre in spring.\n\nAdditional reporting by Lima Wire.\n";
    let site = |keys: &str| {
        newspaper(keys, article)
            .seed("wire.txt", "The Lake Falls\n\nIt fell by a metre in spring.\n")
            .note("sources/wire.md", "+++\nseed = \"wire.txt\"\noutlet = \"lima-wire\"\n+++\n")
    };
    assert_eq!(
        credits(&site("")),
        [
            "seeds/post.txt:5:25 this article credits `Lima Wire`, and its note does not say whether it rests on it (write `derived_from = [\"wire\"]` in content/sources/post.md if it rests on that, `independent_of = [\"wire\"]` if it does not (sources of `Lima Wire`: `wire`))"
        ]
    );
    for keys in ["derived_from = [\"wire\"]", "independent_of = [\"wire\"]"] {
        assert_eq!(credits(&site(keys)), Vec::<String>::new(), "{keys}");
    }
    let problems = site("")
        .file("site.toml", "title = \"Test site\"\n[check]\ncredited-outlet = \"warning\"\n")
        .problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
}
