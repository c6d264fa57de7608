//! A head that is not read is an error: what it would keep back is published nowhere.

use crate::site_test::SiteTest;

/// What makes a head one that is not read.
const SLIPS: [(&str, &str); 14] = [
    ("", "\nHEAD"),
    ("", " HEAD"),
    ("", "<!-- front page -->\nHEAD"),
    ("", "%% front page %%\nHEAD"),
    ("", "# Heading\nHEAD"),
    ("", "\u{feff}\u{feff}HEAD"),
    ("", "\u{200b}HEAD"),
    ("", "\u{202e}HEAD"),
    ("", "%YAML 1.2\nHEAD"),
    ("", "+++\n+++\nHEAD"),
    ("+++", "++++"),
    ("---", "--- # head"),
    ("+++", "```toml"),
    ("\n", "\r"),
];

const HEADS: [&str; 3] = [
    "+++\ntitle = \"SentinelTitle\"\ntlp = \"red\"\n+++\n",
    "---\ntlp: red\n---\n",
    "---\ndraft: true\n---\n",
];

fn slipped(head: &str, (from, to): (&str, &str)) -> String {
    match from {
        "" => to.replace("HEAD", head),
        from => head.replace(from, to),
    }
}

#[test]
fn a_text_whose_head_is_not_read_is_not_published() {
    let mut n_checked = 0;
    for path in ["_index.md", "actors/_index.md", "about.md", "actors/a.md", "sources/lake.md"] {
        for head in HEADS {
            for slip in SLIPS.into_iter().filter(|(from, _)| head.contains(from)) {
                let text = slipped(head, slip) + "SentinelBody of the text.\n";
                let site = SiteTest::new().note(path, &text);
                let problems = site.problems();
                let expected = format!("misplaced-front-matter content/{path}:");
                assert!(
                    problems.iter().any(|problem| problem.starts_with(&expected)),
                    "{text:?}: {problems:?}"
                );
                assert!(
                    !problems.iter().any(|problem| problem.starts_with("missing-key")),
                    "{problems:?}"
                );
                site.build().fails().publishes_nowhere(&["Sentinel"]);
                n_checked += 1;
            }
        }
    }
    assert!(n_checked > 150, "{n_checked}");
}

#[test]
fn a_text_with_rules_and_one_mark_at_its_beginning_is_published() {
    for text in [
        "\n---\n\nSentinelBody.\n\n---\n\nMore.\n",
        "SentinelBody\n---\n\nNote: more.\n\n---\n\nMore.\n",
        "\u{feff}---\ntitle: X\n---\nSentinelBody.\n",
        "\u{feff}+++\r\ntitle = \"X\"\r\n+++\r\nSentinelBody.\r\n\r\n---\r\n\r\nMore.\r\n",
    ] {
        let run = SiteTest::new().note("_index.md", text).run(&["build", "--strict"]);
        run.succeeds().publishes(&["SentinelBody"]);
    }
}
