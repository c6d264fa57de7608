//! The least that linking reaches on the annotated texts of `tests/linking`, as `bench/linking` scores them, and how
//! pages show sentences that refer back to an attack.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::site_test::SiteTest;

/// Precision and recall of names and of evidence, over all invented texts.
const LEAST: [[f64; 2]; 2] = [[0.97, 0.98], [0.95, 0.90]];

#[test]
fn names_and_evidence_are_found_as_annotated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("python3")
        .arg(root.join("bench/linking"))
        .args(["--json", "--bin", env!("CARGO_BIN_EXE_briefing")])
        .output()
        .expect("Python runs the script");
    let report = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let scores: Value = serde_json::from_str(&report).expect("JSON");
    for (scores, least) in scores["all invented"].as_array().expect("scores").iter().zip(LEAST) {
        for (share, least) in ["precision", "recall"].into_iter().zip(least) {
            let reached = scores[share].as_f64().expect("a share");
            assert!(reached >= least, "{share} is {reached}, less than {least}: {report}");
        }
    }
}

/// A site with a source whose second passage only refers back to an attack. The keys stand in its note.
fn pier(keys: &str) -> SiteTest {
    let note = format!(
        "+++\ntitle = \"Fire at the pier\"\n{keys}[[cues]]\nall = [\"pier\"]\nany = [\"fire\"]\n+++\n"
    );
    SiteTest::new()
        .note("attacks/pier-fire.md", &note)
        .source("spring", "Spring in Lima\n\nA fire took the pier.\n\nThe blaze burnt for a day.\n")
}

#[test]
fn a_passage_that_refers_back_is_shown_as_such() {
    let site = pier("");
    let page = site.build().succeeds().page("attacks/pier-fire/index.html");
    assert!(
        page.text().contains("The blaze burnt for a day. refers back to it"),
        "{}",
        page.text()
    );
    assert_eq!(page.text().matches("refers back to it").count(), 1);
    let seed = site.path("seeds/spring.txt");
    let run = site.run(&["inspect", "--json", seed.to_str().expect("Unicode")]).succeeds();
    let sources: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    let mentions = sources[0]["mentions"].as_array().expect("mentions").iter();
    assert_eq!(mentions.map(|mention| &mention["by"]).collect::<Vec<_>>(), ["cue", "anaphora"]);
}

#[test]
fn references_back_are_switched_off_for_an_attack_or_a_site() {
    let off = pier("anaphora = false\n");
    assert!(!off.build().succeeds().page("attacks/pier-fire/index.html").text().contains("blaze"));
    let off = pier("").file("site.toml", "title = \"Lima\"\nanaphora = false\n");
    assert!(!off.build().succeeds().page("attacks/pier-fire/index.html").text().contains("blaze"));
    let named = "[vocabulary.attack]\nfire-accident = { label = \"fire\", nouns = { en = [\"mishap\"] } }\n";
    let named = pier("kind = \"fire-accident\"\n")
        .file("site.toml", format!("title = \"Lima\"\n{named}"))
        .source(
            "autumn",
            "Autumn in Lima\n\nA fire took the pier.\n\nThe mishap was soon forgotten.\n",
        );
    assert!(
        named.build().succeeds().page("attacks/pier-fire/index.html").text().contains("mishap")
    );
}
