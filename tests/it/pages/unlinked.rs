//! Names in articles that are no mentions, as candidates for notes of their own.

use crate::site_test::SiteTest;

#[test]
fn a_longer_name_without_a_note_is_a_candidate() {
    let body = "Hope fell by a metre in spring, and the fishers of Hope could not say why it did.";
    let site = SiteTest::new()
        .note("actors/hope.md", "+++\ntitle = \"Hope\"\nkind = \"organisation\"\n+++\n")
        .note("outlets/dawn.md", "+++\ntitle = \"Dawn\"\nclass = \"press\"\n+++\n")
        .note("outlets/dawn-agency.md", "+++\ntitle = \"DAWN\"\nclass = \"agency\"\n+++\n")
        .seed(
            "lake.txt",
            format!(
                "The Lake\n\n{body} They met in Hope Street, and again in Hope Street.\n\n\
                 WHAT DAWN SAID OF IT\n\n{body} The Dawn and the DAWN said so.\n"
            ),
        );
    let problems = site.run(&["check", "--notes", "--messages", "json"]).problems();
    let found = problems.iter().filter_map(|it| it.strip_prefix("unlinked-name seeds/lake.txt:"));
    let found = found.collect::<Vec<_>>();
    assert!(
        found[0].starts_with("3:95 `Hope Street` is not linked as `Hope`, 2 times"),
        "{found:?}"
    );
    assert!(found[1].starts_with("5:6 `DAWN` is not linked"), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
    let json = site.run(&["inspect", "--json", "seeds/lake.txt"]).stdout();
    assert!(
        json.contains("\"id\": \"dawn\"") && json.contains("\"id\": \"dawn-agency\""),
        "{json}"
    );
}

#[test]
fn a_citation_is_of_the_outlet_that_is_written_so() {
    let site = SiteTest::new()
        .note("outlets/a.md", "+++\ntitle = \"DAWN\"\nclass = \"agency\"\n+++\n")
        .note("outlets/b.md", "+++\ntitle = \"Dawn\"\nclass = \"press\"\n+++\n")
        .seed(
            "lake.txt",
            "The Lake\n\nThe lake fell by a metre in spring, and nobody in the village could say why it \
             did so (Dawn, May 3, 2021). It rose again in autumn, as the fishers had said (DAWN, June 4, 2021).\n",
        );
    let json = site.run(&["inspect", "--json", "seeds/lake.txt"]).stdout();
    let at = |id: &str| json.find(&format!("\"outlet\": \"{id}\"")).expect("the outlet is cited");
    assert!(at("b") < at("a"), "{json}");
}
