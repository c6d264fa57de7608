//! What is watched and how: many files, links, saves in steps, polling.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::{Duration, SystemTime};

use super::running::Preview;
use super::*;

/// The path and text of one of many pages.
fn many(number: usize, words: &str) -> (String, String) {
    (format!("content/pages/page-{number}.md"), page(&format!("Page {number}"), words))
}

#[test]
fn a_hundred_files_changed_at_once_are_few_editions_and_right() {
    let site = (0..100)
        .map(|number| many(number, "Old words."))
        .fold(site(), |site, (path, text)| site.file(&path, text));
    let mut preview = Preview::of(&site);
    let number = preview.event.number();
    for (path, text) in (0..100).map(|number| many(number, "New words.")) {
        preview.running.save(&path, text);
    }
    preview.until("all pages are new", |preview| {
        (0..100)
            .all(|number| preview.page(&format!("/pages/page-{number}/")).contains("New words."))
    });
    let editions = preview.event.number() - number;
    assert!(
        (1..=3).contains(&editions),
        "{editions} editions:\n{}",
        preview.running.terminal.text()
    );
}

#[test]
fn a_file_touched_without_change_is_no_edition() {
    let site = site();
    let mut preview = Preview::of(&site);
    let number = preview.event.number();
    let file = fs::File::options().append(true).open(site.path(RED_HILL)).expect("the note");
    file.set_modified(SystemTime::now()).expect("it can be touched");
    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears the Red Hill Group."));
    preview.running.save(ABOUT, page("About", "Edited."));
    preview.shows("/about/", "Edited.");
    assert_eq!(preview.event.number(), number + 1);
    preview.running.terminal.says(&format!("built again after a change of {ABOUT}"));
}

#[test]
fn of_changes_during_rebuilds_the_newest_wins() {
    let mut preview = Preview::of(&site());
    let number = preview.event.number();
    let mut version = 0;
    // Saves come faster than editions, so that some of them come while one is in the making.
    while preview.event.number() < number + 5 {
        version += 1;
        assert!(version < 10_000, "the site is built again:\n{}", preview.running.terminal.text());
        preview.running.save(ABOUT, page("About", &format!("Version {version}.")));
        preview.hear(Duration::from_millis(12));
    }
    let newest = format!("Version {version}.");
    preview.shows("/about/", &newest);
    preview.running.save(RED_HILL, actor("Red Hill Group", "It is the last."));
    preview.shows("/actors/red-hill/", "It is the last.");
    assert!(preview.page("/about/").contains(&newest));
}

#[test]
fn what_links_lead_to_is_watched() {
    let site = site();
    let outside = tempfile::TempDir::new().expect("a folder outside of the site");
    fs::write(outside.path().join("field.md"), page("Field", "By a link.")).expect("a note");
    let mut preview = Preview::of(&site);
    symlink(outside.path(), site.path("content/linked")).expect("a link to a folder");
    preview.has_problems(&["content/linked:1:1 "]);
    assert_eq!(preview.get("/linked/field/").status, 404);
    preview.running.delete("content/linked");
    preview.is_mended();
    symlink(outside.path(), site.path("content/linked")).expect("a link to a folder");
    preview.has_problems(&["content/linked:1:1 "]);
    let allowed = format!("linked_folders = [{:?}]", outside.path().display().to_string());
    preview.running.save("site.toml", allowed);
    preview.shows("/linked/field/", "By a link.");
    fs::write(outside.path().join("field.md"), page("Field", "Edited where it lies."))
        .expect("an edit");
    preview.shows("/linked/field/", "Edited where it lies.");
    preview.running.delete("content/linked");
    preview.lacks("/linked/field/");
}

#[test]
fn a_folder_made_later_is_watched() {
    let mut preview = Preview::of(&SiteTest::new().note("about.md", &page("About", "The first.")));
    preview.running.save("seeds/lake.txt", "The Lake\n\nThe Red Hill Group met at the lake.\n");
    preview.running.save("content/deep/er/note.md", page("Deep", "In a new folder."));
    preview.shows("/deep/er/note/", "In a new folder.");
    preview.running.save(
        "content/sources/lake.md",
        "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"full\"\n+++\n",
    );
    preview.shows("/sources/lake/", "met at the lake.");
    preview.running.save("content/deep/er/note.md", page("Deep", "Edited there."));
    preview.shows("/deep/er/note/", "Edited there.");
}

#[test]
fn files_are_polled_where_that_is_asked_for() {
    let mut preview = Preview::start(&site(), &["--port", "0", "--poll"]);
    preview.running.save(RED_HILL, actor("Red Hill Group", "It was looked at again."));
    preview.shows("/actors/red-hill/", "It was looked at again.");
    preview.running.save("content/new/note.md", page("New", "In a new folder."));
    preview.shows("/new/note/", "In a new folder.");
    preview.running.delete(RED_HILL);
    preview.lacks("/actors/red-hill/");
}
