//! What is above a report's marking, or what the rights in a source withhold, is nowhere in it.

use serde_json::Value;

use super::{data, report, site};
use crate::site_test::SiteTest;

fn all(site: &SiteTest, args: &[&str]) -> String {
    data(site, &[&["--all"], args].concat()).to_string()
}

#[test]
fn what_is_marked_above_a_report_is_nowhere_in_it() {
    for mark in ["tlp = \"amber\"", "draft = true"] {
        let site = crate::promises::marked_site(mark);
        let text = all(&site, &[]);
        let found = crate::promises::SECRETS.iter().filter(|secret| text.contains(**secret));
        assert_eq!(found.collect::<Vec<_>>(), Vec::<&&str>::new(), "{mark}");
    }
    let open = all(&crate::promises::marked_site("tlp = \"amber\""), &["--tlp", "amber"]);
    for secret in ["SentinelTitle", "SentinelBody", "SentinelHeadline", "SentinelJudgement"] {
        assert!(open.contains(secret), "{secret} is not in the report for those who may read it");
    }
}

#[test]
fn a_page_of_html_holds_nothing_of_it_either() {
    let site = crate::promises::marked_site("tlp = \"amber\"");
    let output = site.path("out.html");
    let args = ["report", "--all", "--output", output.to_str().expect("a path in Unicode")];
    site.run(&args).succeeds();
    let html = std::fs::read_to_string(&output).expect("the page");
    let found = crate::promises::SECRETS.iter().filter(|secret| html.contains(**secret));
    assert_eq!(found.collect::<Vec<_>>(), Vec::<&&str>::new());
    assert!(html.contains("Red Hill Group"));
    site.run(&[&args[..], &["--tlp", "amber"]].concat()).succeeds();
    let html = std::fs::read_to_string(&output).expect("the page");
    assert!(html.contains("SentinelBody") && html.contains("TLP:AMBER"));
}

#[test]
fn a_report_says_for_whom_it_is() {
    let site = crate::promises::marked_site("tlp = \"amber\"");
    let clear = data(&site, &["--all"]);
    assert_eq!(clear["marking"], "TLP:CLEAR");
    let amber = data(&site, &["--all", "--tlp", "amber+strict"]);
    assert_eq!(amber["marking"], "TLP:AMBER+STRICT");
    let is_marked = |entry: &&Value| entry["marking"] == "TLP:AMBER";
    let parts = amber["parts"].as_array().into_iter().flatten();
    let entries = parts.flat_map(|part| part["entries"].as_array().into_iter().flatten());
    assert!(entries.filter(is_marked).count() > 2);
}

#[test]
fn a_named_note_that_is_left_out_is_reported() {
    let site = site().note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\ntlp = \"green\"\n+++\n");
    report(&site, &["attacks/hill-plot"])
        .refuses()
        .says("`attacks/hill-plot` is marked above this report, or a draft")
        .says("use --tlp");
    report(&site, &["attacks/hill-plot", "attacks/lake-raid"])
        .succeeds()
        .says("warning[left-out]: `attacks/hill-plot` is not in the report");
    report(&site, &["attacks/hill-plot", "--tlp", "green"]).succeeds().does_not_say("left-out");
}

#[test]
fn a_report_of_which_one_note_is_left_is_called_after_it() {
    let site = site().note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\ntlp = \"green\"\n+++\n");
    let of_two = data(&site, &["attacks/hill-plot", "attacks/lake-raid"]);
    assert_eq!(of_two["title"], data(&site, &["attacks/lake-raid"])["title"]);
    assert_ne!(of_two["title"], data(&site, &["--all"])["title"]);
}

#[test]
fn words_that_rights_withhold_are_not_quoted() {
    let site = site().note(
        "sources/lake.md",
        "+++\nseed = \"lake.txt\"\noutlet = \"lima-wire\"\n[rights]\ndisplay = \"metadata\"\n+++\n",
    );
    let text = all(&site, &[]);
    assert!(text.contains("The Lake in Spring"), "the title is metadata");
    assert!(!text.contains("12 people"), "{text}");
}

#[test]
fn an_outlet_that_may_not_be_linked_has_no_address() {
    let address = "https://hill.example/paper";
    let site = site()
        .note(
            "outlets/hill-paper.md",
            &format!("+++\ntitle = \"Hill Paper\"\nclass = \"propaganda\"\nurl = \"{address}\"\n+++\n"),
        )
        .note(
            "sources/hill.md",
            &format!("+++\nseed = \"hill.txt\"\noutlet = \"hill-paper\"\nurl = \"{address}/1\"\n[rights]\ndisplay = \"full\"\n+++\n"),
        );
    let text = all(&site, &[]);
    assert!(text.contains("The Hill in Spring") && !text.contains("hill.example"), "{text}");
}
