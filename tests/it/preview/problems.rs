//! All problems are shown, each once; the last good site stays until they are mended.

use super::running::Preview;
use super::*;

#[test]
fn a_problem_holds_the_last_good_page_and_goes_away_when_mended() {
    let mut preview = Preview::of(&site());
    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears [[nobody]]. New words."));
    let event = preview.has_problems(&["content/actors/blue-river.md:5:10 "]);
    let problem = event.first_problem();
    assert_eq!(problem["is_error"], true);
    assert!(
        problem["frame"].as_str().is_some_and(|frame| frame.contains("[[nobody]]")),
        "{problem}"
    );
    assert!(problem["hint"].is_string(), "{problem}");
    let page = preview.page("/actors/blue-river/");
    assert!(page.contains("It fears the") && !page.contains("New words."), "{page}");
    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears nobody. New words."));
    preview.is_mended();
    assert!(preview.page("/actors/blue-river/").contains("New words."));
}

#[test]
fn all_problems_are_shown() {
    let mut preview = Preview::of(&site());
    preview
        .running
        .save(BLUE_RIVER, "+++\ntitle = \"Blue\"\nknd = \"armed-group\"\n+++\n[[nobody]]\n");
    preview.running.save(RED_HILL, actor("Red Hill Group", "[@nothing#p1]"));
    preview.running.save("site.toml", "titel = \"x\"\n");
    preview.has_problems(&[
        "content/actors/blue-river.md:2:1 ",
        "content/actors/blue-river.md:3:1 ",
        "content/actors/blue-river.md:5:1 ",
        "content/actors/red-hill.md:5:",
        "site.toml:1:1 ",
    ]);
}

#[test]
fn a_problem_is_printed_once_however_often_the_site_is_built() {
    let mut preview = Preview::of(&site());
    let terminal = preview.running.terminal.clone();
    let broken = "content/actors/blue-river.md:5:10";
    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears [[nobody]]."));
    preview.has_problems(&[broken]);
    for text in ["One.", "Two.", "Three."] {
        let number = preview.event.number();
        preview.running.save(ABOUT, page("About", text));
        preview.until("it is built again", |preview| preview.event.number() > number);
        terminal.says(&format!("built again after a change of {ABOUT}"));
    }
    terminal.says_times(broken, 1);
    terminal.says("problems keep the last good site");

    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears nobody."));
    preview.is_mended();
    terminal.says_times("all problems are mended", 1);
    preview.running.save(BLUE_RIVER, actor("Blue River Group", "It fears [[nobody]]."));
    preview.has_problems(&[broken]);
    terminal.says_times(broken, 2);
}

#[test]
fn a_file_half_saved_is_waited_out() {
    let mut preview = Preview::of(&site());
    let whole = actor("Red Hill Group", "It has left the hill.");
    preview.running.save(RED_HILL, &whole[..20]);
    preview.until("half a file is a problem", |preview| !preview.event.problems().is_empty());
    assert!(preview.page("/actors/red-hill/").contains("It lives on the hill."));
    preview.running.save(RED_HILL, whole);
    preview.shows("/actors/red-hill/", "It has left the hill.");
    preview.is_mended();
}

#[test]
fn warnings_keep_a_site_back_only_where_they_are_taken_for_errors() {
    let warning =
        |site: SiteTest| site.seed("alone.txt", "An Article\n\nNobody wrote a note on it.\n");
    let lenient = Preview::of(&warning(site()));
    assert_eq!(lenient.event.problems(), Vec::<String>::new());
    lenient.page("/actors/red-hill/");
    lenient.running.terminal.says("1 warning");

    let mut strict = Preview::start(&site(), &["--port", "0", "--strict"]);
    strict.running.save("seeds/alone.txt", "An Article\n\nNobody wrote a note on it.\n");
    strict.running.save(ABOUT, page("About", "New."));
    strict.has_problems(&["seeds/alone.txt:"]);
    assert!(!strict.page("/about/").contains("New."));
    strict.running.delete("seeds/alone.txt");
    strict.is_mended();
    strict.shows("/about/", "New.");
}
