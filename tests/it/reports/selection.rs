//! Which notes go into a report, and in which order.

use super::{data, entries, site};

fn check(args: &[&str], expected: &[&str]) {
    assert_eq!(entries(&data(&site(), args)), expected, "{args:?}");
}

#[test]
fn what_is_named_comes_with_what_it_is_about() {
    check(&["attacks/lake-raid"], &["attacks/lake-raid", "actors/red-hill"]);
    check(&["actors/red-hill"], &["attacks/lake-raid", "actors/red-hill"]);
    check(&["outlets/lima-wire"], &["outlets/lima-wire"]);
    check(&["briefings/spring"], &["briefings/spring", "actors/blue-river", "actors/red-hill"]);
    check(
        &["/outlets/hill-paper/", "attacks/hill-plot"],
        &["attacks/hill-plot", "outlets/hill-paper"],
    );
}

#[test]
fn a_period_holds_the_attacks_and_briefings_that_may_be_of_it() {
    check(
        &["--from", "2023"],
        &["briefings/spring", "attacks/lake-raid", "actors/blue-river", "actors/red-hill"],
    );
    check(&["--to", "2022-06"], &["attacks/hill-plot"]);
    check(
        &["--from", "2023-05-03", "--to", "2023-05-03"],
        &["attacks/lake-raid", "actors/red-hill"],
    );
    check(
        &["attacks/lake-raid", "attacks/hill-plot", "--from", "2023"],
        &["attacks/lake-raid", "actors/red-hill"],
    );
}

#[test]
fn a_period_holds_for_what_comes_along_too() {
    check(&["actors/red-hill", "--to", "2022"], &["actors/red-hill"]);
}

#[test]
fn tags_and_all_say_exactly_what_is_wanted() {
    check(&["--tag", "lakes"], &["attacks/lake-raid"]);
    check(&["--tag", "lakes", "--tag", "hills"], &["attacks/lake-raid", "actors/red-hill"]);
    check(
        &["--all"],
        &[
            "briefings/spring",
            "attacks/hill-plot",
            "attacks/lake-raid",
            "attacks/night-raid",
            "actors/blue-river",
            "actors/red-hill",
            "outlets/hill-paper",
            "outlets/lima-wire",
        ],
    );
    check(&["--all", "--tag", "hills"], &["actors/red-hill"]);
}

#[test]
fn entries_stand_in_the_order_that_is_asked_for() {
    let named = ["attacks/night-raid", "attacks/lake-raid", "attacks/hill-plot"];
    let in_order = |order: &[&str]| {
        let data = data(&site(), &[&named, order].concat());
        entries(&data)
            .iter()
            .filter_map(|id| id.strip_prefix("attacks/"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(in_order(&[]), "hill-plot lake-raid night-raid");
    assert_eq!(in_order(&["--order", "title"]), "hill-plot lake-raid night-raid");
    assert_eq!(in_order(&["--order", "given"]), "night-raid lake-raid hill-plot");
}

#[test]
fn a_report_of_the_settings_is_made_by_its_name() {
    let settings = "title = \"Test site\"\n[[reports]]\nname = \"lakes\"\ntitle = \"On lakes\"\nsubtitle = \"All of them\"\nselect = [\"attacks/lake-raid\"]\nfront_page = false\npaper = \"letter\"\nauthors = [\"D. Clerk\"]\ndate = \"2024-01-02\"\n";
    let site = site().file("site.toml", settings);
    let made = data(&site, &["lakes"]);
    assert_eq!(entries(&made), ["attacks/lake-raid", "actors/red-hill"]);
    let said = ["title", "subtitle", "date", "iso_date", "paper"].map(|key| made[key].as_str());
    let expected = ["On lakes", "All of them", "2 January 2024", "2024-01-02", "us-letter"];
    assert_eq!(said, expected.map(Some));
    assert_eq!(made["front_page"], false);
    assert_eq!(made["authors"][0], "D. Clerk");
    let overruled = data(&site, &["lakes", "--title", "Waters", "--paper", "a4", "--date", "2025"]);
    let said =
        ["title", "subtitle", "date", "iso_date", "paper"].map(|key| overruled[key].as_str());
    assert_eq!(said, ["Waters", "All of them", "2025", "2025-01-01", "a4"].map(Some));
}
