//! Names of entities link by themselves.

use crate::site_test::{PICTURE, SiteTest};

/// The automatic and written links of a text about two groups, as `text>id`.
fn links(body: &str) -> Vec<String> {
    let actor = |keys: &str| format!("+++\nkind = \"armed-group\"\n{keys}+++\n");
    let run = SiteTest::new()
        .note("actors/red-hill.md", &actor("title = \"Red Hill Group\"\naliases = [\"RHG\"]\nweak_aliases = [\"the Movement\"]\nnot_names = [\"Red Hill Group of Shops\"]\n"))
        .note("actors/blue-river.md", &actor("title = \"Blue River\"\naliases = [{ text = \"Hilltop\", not_after = [\"in\", \"near\"], not_before = [\"road\"] }]\n"))
        .note("actors/river-people.md", &actor("title = \"Blue River People\"\n"))
        .note("attacks/raid.md", "+++\ntitle = \"Raid on the Harbour\"\n+++\n")
        .file("content/briefings/pic.png", PICTURE)
        .note("briefings/one.md", &format!("+++\ntitle = \"One\"\n+++\n{body}\n"))
        .build()
        .succeeds();
    let page = run.page("briefings/one/index.html");
    let links = page.all("div.prose a").into_iter().map(|link| {
        let id = link.href().split('/').rev().nth(1).unwrap_or_default();
        format!("{}>{id}", link.text())
    });
    links.collect()
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(links(body), expected, "{body}");
}

#[test]
fn the_first_mention_in_each_section_is_a_link() {
    check(
        "The Red Hill Group and RHG.\n\nRed Hill Group.\n\n## Later\n\nRHG, Red Hill Group.\n",
        &["Red Hill Group>red-hill", "RHG>red-hill"],
    );
    check("- RHG\n- RHG\n\n> RHG\n", &["RHG>red-hill"]);
    check("| a |\n|---|\n| RHG |\n", &["RHG>red-hill"]);
}

#[test]
fn nothing_links_in_code_headings_links_or_quoted_names() {
    check("`RHG` and\n\n```text\nRHG\n```\n\n    RHG\n", &[]);
    check("## RHG\n\nText.\n", &[]);
    check("[RHG said](https://x.example/a/b/)", &["RHG said>b"]);
    check("![RHG](pic.png)", &[]);
    check("They call it “RHG” or \"Red Hill Group\".", &[]);
    check("“RHG men came,” they said.", &["RHG>red-hill"]);
}

#[test]
fn a_link_that_is_not_wanted_is_prevented() {
    check("[[!RHG]] came.", &[]);
    check("[[!RHG]] came. Later RHG left.", &["RHG>red-hill"]);
}

#[test]
fn a_name_linked_by_hand_is_not_linked_again() {
    check("[[Red Hill Group]] came. RHG left.", &["Red Hill Group>red-hill"]);
    check("RHG came. [[red-hill|They]] left.", &["RHG>red-hill", "They>red-hill"]);
}

#[test]
fn vague_names_do_not_link() {
    check("The Movement came; the Movement left.", &[]);
}

#[test]
fn the_longest_name_wins_and_what_only_looks_like_a_name_is_none() {
    check("The Blue River People came.", &["Blue River People>river-people"]);
    check("The Red Hill Group of Shops is open.", &[]);
    check("Red Hill Groups and xRHG, rhg, RHGs.", &[]);
    check("The raid on the Harbour.", &["raid on the Harbour>raid"]);
}

#[test]
fn context_decides_on_names_of_places() {
    check("Hilltop said so.", &["Hilltop>blue-river"]);
    check("It was said in Hilltop, near Hilltop and on Hilltop road.", &[]);
}

#[test]
fn possessives_hyphens_and_typographic_marks_do_not_hide_a_name() {
    check("RHG's men", &["RHG>red-hill"]);
    check("RHG’s men", &["RHG>red-hill"]);
    check("pro-RHG men", &["RHG>red-hill"]);
    check("Red\u{a0}Hill\u{a0}Group", &["Red Hill Group>red-hill"]);
    check("The *Red Hill* Group and **RHG**.", &["RHG>red-hill"]);
}

#[test]
fn a_page_does_not_link_to_itself() {
    let run = SiteTest::new()
        .note(
            "actors/a.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"movement\"\n+++\nThe Red Hill Group.\n",
        )
        .build();
    assert!(run.page("actors/a/index.html").all("div.prose a").is_empty());
}

#[test]
fn a_name_that_two_notes_share_is_linked_by_id_alone() {
    let site = SiteTest::new()
        .note("actors/a.md", "+++\ntitle = \"A\"\nkind = \"movement\"\nweak_aliases = [\"Shared\"]\n+++\n")
        .note("actors/b.md", "+++\ntitle = \"B\"\nkind = \"movement\"\nweak_aliases = [\"Shared\"]\n+++\n[[Shared]]\n");
    assert_eq!(
        site.problems(),
        [
            "ambiguous-link content/actors/b.md:6:1 `Shared` is a name of `a` and `b` (link one by its id: `[[a|Shared]]`); also content/actors/a.md:1:1"
        ]
    );
}
