//! What a preview shows that a published site would not.

use super::running::Preview;
use super::*;

fn secretive_site() -> SiteTest {
    site()
        .note("actors/grey-wolf.md", "+++\ntitle = \"Grey Wolf\"\nkind = \"person\"\ntlp = \"red\"\n+++\nHe fears the Red Hill Group.\n")
        .note("plan.md", "+++\ntitle = \"Plan\"\ndraft = true\n+++\nNot yet done.\n")
        .seed("mill.txt", "The Mill\n\nA fire was laid by the Red Hill Group.\n")
        .note("sources/mill.md", "+++\nseed = \"mill.txt\"\n[rights]\ndisplay = \"metadata\"\n+++\n")
}

#[test]
fn drafts_and_red_notes_are_shown_with_what_a_published_build_would_leave_out() {
    let preview = Preview::of(&secretive_site());
    for (target, text, banner) in [
        ("/actors/grey-wolf/", "He fears the", "leave out this page: it is marked TLP:RED"),
        ("/plan/", "Not yet done.", "leave out this page: it is a draft"),
        (
            "/sources/mill/",
            "A fire was laid by",
            "leave out the text of the article, by its rights",
        ),
        ("/actors/red-hill/", "A fire was laid by", "what it says of Grey Wolf (marked TLP:RED)"),
    ] {
        let page = preview.page(target);
        for words in ["<strong>Preview</strong>", text, banner] {
            assert!(page.contains(words), "{words:?} is not on {target}: {page}");
        }
    }
    assert!(!preview.page("/about/").contains("leave out"));
}

#[test]
fn with_a_level_it_shows_what_that_level_may_see() {
    let mut preview = Preview::start(&secretive_site(), &["--port", "0", "--tlp", "clear"]);
    assert_eq!(preview.get("/actors/grey-wolf/").status, 404);
    for target in ["/", "/actors/", "/actors/red-hill/"] {
        assert!(!preview.page(target).contains("Grey Wolf"), "{target}");
    }
    preview.running.save("content/actors/grey-wolf.md", actor("Grey Wolf", "He may be named now."));
    preview.shows("/actors/grey-wolf/", "He may be named now.");
}

#[test]
fn the_bar_names_the_files_of_the_page_and_what_is_doubtful_in_them() {
    let preview = Preview::of(&site());
    let source = preview.page("/sources/lake/");
    assert!(source.contains("data-copy=\"content/sources/lake.md\""), "{source}");
    assert!(source.contains("data-copy=\"seeds/lake.txt\""), "{source}");
    assert!(preview.page("/about/").contains("data-copy=\"content/about.md\""));
    assert!(!preview.page("/actors/").contains("data-copy="));
}

#[test]
fn pages_are_marked_with_the_highest_marking_of_any_note() {
    let preview = Preview::of(&site());
    assert!(!preview.page("/about/").contains("TLP:RED"), "nothing is marked");
    let preview = Preview::of(&secretive_site());
    assert!(preview.page("/about/").contains("TLP:RED"), "any page may speak of a red note");
}

#[test]
fn the_bar_links_the_names_that_lead_nowhere() {
    let preview = Preview::of(
        &site()
            .note(
                "actors/council.md",
                "+++\ntitle = \"Hill Council\"\nkind = \"organisation\"\nweak_aliases = [\"Council\"]\n+++\nIt meets.\n",
            )
            .source(
                "mill",
                "The Mill in Autumn\n\nThe Council met the Red Hill Group there (Lima Wire, May 2, 2021).\n",
            ),
    );
    let outlet = "<a href=\"/sources/mill/#p1\">Lima Wire: no outlet has this name (passage 1)</a>";
    let vague =
        "<a href=\"/sources/mill/#p1\">Council: too vague to link to Hill Council (passage 1)</a>";
    for (target, expected, count) in [
        ("/sources/mill/", vec![outlet, vague], "2 names not resolved"),
        ("/actors/council/", vec![vague], "1 name not resolved"),
    ] {
        let page = preview.page(target);
        for words in expected.into_iter().chain([count]) {
            assert!(page.contains(words), "{words} is not on {target}: {page}");
        }
    }
    assert!(!preview.page("/actors/red-hill/").contains("not resolved"));
}
