//! Each kind of change shows, on every page that it touches.

use super::running::Preview;
use super::*;

#[test]
fn an_edit_shows_with_the_next_edition() {
    let mut preview = Preview::of(&site());
    let (number, assets) = (preview.event.number(), preview.event.assets());
    assert!(preview.page("/actors/red-hill/").contains("It lives on the hill."));
    preview.running.save(RED_HILL, actor("Red Hill Group", "It lives by the sea."));
    let event = preview.shows("/actors/red-hill/", "It lives by the sea.");
    assert_eq!((event.number(), event.assets()), (number + 1, assets));
    preview.running.terminal.says(&format!("built again after a change of {RED_HILL} in "));
}

#[test]
fn a_window_on_a_link_shows_the_edit_as_well() {
    let mut preview = Preview::of(&site());
    assert!(preview.page("/actors/red-hill/window.js").contains("Red Hill Group"));
    let text = actor("Red Hill Group", "It lives by the sea.");
    let text = text.replacen("+++\n", "+++\nsummary = \"By the sea.\"\n", 1);
    preview.running.save(RED_HILL, text);
    preview.shows("/actors/red-hill/", "It lives by the sea.");
    assert!(preview.page("/actors/red-hill/window.js").contains("By the sea."));
}

#[test]
fn a_new_note_has_a_page_stands_in_its_list_and_is_linked() {
    let mut preview = Preview::of(&site());
    assert_eq!(preview.get("/actors/green-field/").status, 404);
    preview.running.save(ABOUT, page("About", "Who fears the Green Field?"));
    preview.shows("/about/", "Green Field?");
    preview.running.save("content/actors/green-field.md", actor("Green Field", "It is new."));
    preview.shows("/actors/green-field/", "It is new.");
    assert!(preview.page("/actors/").contains("Green Field"));
    assert!(preview.page("/about/").contains(">Green Field</a>?"));
}

#[test]
fn a_deleted_note_is_gone_at_once_and_linked_no_more() {
    let mut preview = Preview::of(&site());
    assert!(preview.page("/actors/blue-river/").contains(">Red Hill Group</a>."));
    preview.running.delete(RED_HILL);
    preview.lacks("/actors/red-hill/");
    assert!(!preview.page("/actors/blue-river/").contains(">Red Hill Group</a>."));
    assert!(!preview.page("/actors/").contains("Red Hill Group"));
    let missing = preview.get("/actors/red-hill/").text();
    assert!(missing.contains("There is no page at this address"), "{missing}");
}

#[test]
fn a_renamed_note_moves_with_the_links_to_it() {
    let mut preview = Preview::of(&site());
    preview.running.rename(RED_HILL, "content/actors/old-hill.md");
    preview.lacks("/actors/red-hill/");
    assert!(preview.page("/actors/old-hill/").contains("It lives on the hill."));
    assert!(
        preview
            .page("/actors/blue-river/")
            .contains("actors/old-hill/index.html\">Red Hill Group</a>.")
    );
}

#[test]
fn a_moved_folder_takes_its_pages_along() {
    let site = site()
        .note("reports/one.md", &page("One", "The first."))
        .note("reports/two.md", &page("Two", "The second."));
    let mut preview = Preview::of(&site);
    assert!(preview.page("/reports/one/").contains("The first."));
    preview.running.rename("content/reports", "content/papers");
    preview.lacks("/reports/one/");
    assert!(preview.page("/papers/one/").contains("The first."));
    assert!(preview.page("/papers/two/").contains("The second."));
    preview.running.save("content/papers/two.md", page("Two", "Edited in its new place."));
    preview.shows("/papers/two/", "Edited in its new place.");
}

#[test]
fn an_alias_links_other_pages_while_it_is_there() {
    let mut preview = Preview::of(&site());
    preview.running.save(ABOUT, page("About", "The Hillmen came."));
    preview.shows("/about/", "The Hillmen came.");
    let with_alias = "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"Hillmen\"]\n+++\nIt lives on the hill.\n";
    preview.running.save(RED_HILL, with_alias);
    preview.shows("/about/", ">Hillmen</a> came.");
    preview.running.save(RED_HILL, actor("Red Hill Group", "It lives on the hill."));
    preview.shows("/about/", "The Hillmen came.");
}

#[test]
fn an_edited_article_shows_on_its_page_and_where_it_is_quoted() {
    let mut preview = Preview::of(&site());
    assert!(preview.page("/sources/lake/").contains("at the lake."));
    preview
        .running
        .save("seeds/lake.txt", "The Lake in Spring\n\nThe Red Hill Group swam across.\n");
    preview.shows("/sources/lake/", "swam across.");
    assert!(preview.page("/actors/red-hill/").contains("swam across."));
    assert!(!preview.page("/actors/blue-river/").contains("at the lake."));
}

#[test]
fn a_new_article_with_its_note_is_a_new_source() {
    let mut preview = Preview::of(&site());
    preview.running.save("seeds/mill.txt", "The Mill\n\nA fire was laid by the Red Hill Group.\n");
    preview.running.save(
        "content/sources/mill.md",
        "+++\nseed = \"mill.txt\"\n[rights]\ndisplay = \"full\"\n+++\n",
    );
    preview.shows("/sources/mill/", "A fire was laid by");
    preview.shows("/actors/red-hill/", "A fire was laid by");
}

#[test]
fn articles_that_lie_elsewhere_are_watched_there() {
    let site = site();
    std::fs::rename(site.path("seeds"), site.path("articles")).expect("seeds/ moves");
    let folder = site.path("articles").display().to_string();
    let mut preview = Preview::start(&site, &["--port", "0", "--seeds", &folder]);
    preview
        .running
        .save("articles/lake.txt", "The Lake in Spring\n\nThe Red Hill Group swam across.\n");
    preview.shows("/sources/lake/", "swam across.");
}
