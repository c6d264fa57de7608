//! `build --watch`: the output follows, published as `build` would.

use std::fs;
use std::time::Duration;

use super::running::Running;
use super::*;
use crate::site_test::files_under;

fn watch(site: &SiteTest, args: &[&str]) -> Running {
    let running = Running::start(site, &[&["build", "--watch"], args].concat());
    running.terminal.says("open ");
    running
}

#[test]
fn the_output_is_always_what_a_build_would_write() {
    let site = site().note("plan.md", "+++\ntitle = \"Plan\"\ntlp = \"red\"\n+++\nNot for all.\n");
    let mut running = watch(&site, &[]);
    let check = |what: &str| {
        running.terminal.says(what);
        let elsewhere = tempfile::TempDir::new().expect("a folder");
        let built = elsewhere.path().join("built");
        site.run(&["build", "--output", built.to_str().expect("Unicode")]).succeeds();
        assert!(files_under(&built) == site.output(), "after {what}");
    };
    check("files written");
    assert!(!site.path("public/plan/index.html").exists());
    running.save(RED_HILL, actor("Red Hill Group", "It has moved."));
    check(&format!("built again after a change of {RED_HILL} in "));
    running.save("content/actors/green-field.md", actor("Green Field", "It is new."));
    check("built again after a change of content/actors/green-field.md in ");
    running.delete(BLUE_RIVER);
    check(&format!("built again after a change of {BLUE_RIVER} in "));
    assert!(!site.path("public/actors/blue-river").exists());
    running.save("seeds/lake.txt", "The Lake in Spring\n\nThe Green Field was empty.\n");
    check("built again after a change of seeds/lake.txt in ");
    let (status, time) = running.stop("INT");
    assert_eq!(status.code(), Some(0));
    assert!(time < Duration::from_secs(5), "{time:?}");
    running.leaves_nothing();
}

#[test]
fn a_claim_that_quotes_a_source_changes_what_its_rights_let_be_shown() {
    let article =
        "The Mill\n\nThe Red Hill Group came to the mill. Nobody saw the twelve others.\n";
    let site = site().seed("mill.txt", article).note(
        "sources/mill.md",
        "+++\nseed = \"mill.txt\"\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 9\n+++\n",
    );
    let running = watch(&site, &[]);
    let page = || fs::read_to_string(site.path("public/sources/mill/index.html")).expect("a page");
    assert!(page().contains("came to the mill") && !page().contains("twelve others"));
    let claim = "[[claims]]\nproperty = \"members\"\nvalue = 12\nsource = \"mill\"\npassage = 1\nquote = \"twelve others\"\n";
    running.save(BLUE_RIVER, format!("+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n{claim}+++\nIt fears the Red Hill Group.\n"));
    running.terminal.says(&format!("built again after a change of {BLUE_RIVER} in "));
    assert!(page().contains("twelve others"), "{}", page());
}

#[test]
fn problems_keep_the_output_and_are_shown_once() {
    let site = site();
    let running = watch(&site, &["--poll"]);
    let before = site.output();
    running.save(BLUE_RIVER, actor("Blue River Group", "It fears [[nobody]]."));
    running.terminal.says(&format!("built again after a change of {BLUE_RIVER} in "));
    running.save(ABOUT, page("About", "Edited."));
    running.terminal.says(&format!("built again after a change of {ABOUT} in "));
    running.terminal.says_times("content/actors/blue-river.md:5:10", 1);
    assert!(site.output() == before);
    running.save(BLUE_RIVER, actor("Blue River Group", "It fears nobody."));
    running.terminal.says("all problems are mended");
    running.terminal.wait("the next build", |text| {
        let (_, after) = text.split_once("all problems are mended")?;
        after.contains("built again").then_some(())
    });
    let about = fs::read_to_string(site.path("public/about/index.html")).expect("a page");
    assert!(about.contains("Edited."), "{about}");
}

#[test]
fn it_starts_on_a_broken_site() {
    let site = site().file("site.toml", "title = \"The La\n");
    let running = Running::start(&site, &["build", "--watch"]);
    running.terminal.says("site.toml:1:");
    assert!(site.output().is_empty());
    running.save("site.toml", "title = \"The Lakes\"\n");
    running.terminal.says("all problems are mended");
    running.terminal.says("built again after a change of site.toml in ");
    assert!(site.path("public/actors/red-hill/index.html").exists());
}
