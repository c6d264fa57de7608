//! Reports that are made with the website and linked from the pages they cover.

use std::fs;

use super::{named, site};
use crate::site_test::SiteTest;

const REPORTS: &str = "[[reports]]\nname = \"lakes\"\ntitle = \"On lakes\"\nselect = [\"attacks/lake-raid\"]\n[[reports]]\nname = \"closed\"\nmarking = \"amber\"\nselect = [\"attacks/hill-plot\"]\n";

/// The reports that a page links.
fn linked(site: &SiteTest, args: &[&str], page: &str) -> Vec<String> {
    let page = site.run(&[&["build"], args].concat()).succeeds().page(page);
    page.all(".report a").into_iter().map(|link| link.href().to_owned()).collect()
}

/// The PDFs of the website.
fn made(site: &SiteTest) -> Vec<String> {
    let files = site.output().into_keys();
    files.filter(|path| path.ends_with(".pdf")).collect()
}

#[test]
fn pages_link_the_reports_that_hold_them() {
    let site = named(REPORTS);
    let covered = ["attacks/lake-raid/index.html", "actors/red-hill/index.html"];
    for page in covered {
        assert_eq!(linked(&site, &["--reports"], page), ["../../reports/lakes.pdf"], "{page}");
    }
    assert_eq!(linked(&site, &["--reports"], "index.html"), ["reports/lakes.pdf"]);
    assert!(linked(&site, &["--reports"], "attacks/hill-plot/index.html").is_empty());
    assert_eq!(made(&site), ["reports/lakes.pdf"], "the other is marked above this build");
    // Without them, nothing is left of them.
    site.build().says("1 report of the last build deleted; add --reports to make them");
    site.build().succeeds().does_not_say("of the last build");
    assert!(linked(&site, &[], covered[0]).is_empty());
    assert!(made(&site).is_empty());
}

#[test]
fn a_marking_is_part_of_the_name() {
    let site = named(REPORTS);
    let links = linked(&site, &["--reports", "--tlp", "amber"], "attacks/hill-plot/index.html");
    assert_eq!(links, ["../../reports/closed-tlp-amber.pdf"]);
    assert_eq!(made(&site), ["reports/closed-tlp-amber.pdf", "reports/lakes-tlp-amber.pdf"]);
}

#[test]
fn a_report_is_made_again_only_when_something_in_it_has_changed() {
    let site = named(REPORTS);
    let build = || site.run(&["build", "--reports"]).succeeds();
    build();
    let file = site.path("public/reports/lakes.pdf");
    let state = || {
        let data = fs::metadata(&file).expect("the report");
        (data.modified().expect("a time"), fs::read(&file).expect("the report"))
    };
    let first = state();
    build().says("1 report in reports/").says("0 files written");
    assert_eq!(state(), first);
    let site = site.clone().note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\nupdated = 2023-04-01\n+++\n## Media\n\nNothing else.\n");
    build();
    assert_ne!(state().1, first.1);
    let cold = site.path("cold");
    fs::remove_dir_all(site.path(".briefing")).expect("what builds keep");
    site.run(&["build", "--reports", "--output", cold.to_str().expect("a path in Unicode")])
        .succeeds();
    assert_eq!(fs::read(cold.join("reports/lakes.pdf")).expect("the report"), state().1);
}

#[test]
fn a_report_for_more_people_than_the_website_holds_nothing_of_the_rest() {
    let secret = "+++\ntitle = \"Raid at the Lake\"\ntlp = \"amber\"\n+++\n";
    let reports = "[[reports]]\nname = \"open\"\nmarking = \"clear\"\nall = true\n[[reports]]\nname = \"only\"\nmarking = \"clear\"\nselect = [\"attacks/lake-raid\"]\n";
    let site = named(reports).note("attacks/lake-raid.md", secret);
    let links = linked(&site, &["--reports", "--tlp", "amber"], "index.html");
    assert_eq!(links, ["reports/open.pdf"]);
    assert!(
        linked(&site, &["--reports", "--tlp", "amber"], "attacks/lake-raid/index.html").is_empty()
    );
}

#[test]
fn a_report_that_cannot_be_made_keeps_the_website_back() {
    let site = site().file("themes/default/report/report.typ", "#nobody()");
    site.build().succeeds();
    let before = site.output();
    let site = site.file("site.toml", format!("title = \"T\"\n{REPORTS}"));
    site.run(&["build", "--reports"])
        .fails()
        .says("themes/default/report/report.typ:1:2")
        .says("nothing was written");
    assert_eq!(site.output(), before);
}

#[test]
fn two_files_of_one_name_are_reported() {
    let site = named("[[reports]]\nname = \"lakes\"\nall = true\n")
        .note("away.md", "+++\ntitle = \"Away\"\nredirects = [\"/reports/lakes.pdf/\"]\n+++\n");
    site.run(&["build", "--reports"]).fails().says("reports/lakes.pdf");
}

#[test]
fn a_report_of_which_nothing_may_be_shown_is_left_out() {
    let secret = "+++\ntitle = \"Plot\"\ndate = \"2031\"\ntags = [\"covert\"]\n";
    for mark in ["tlp = \"amber\"", "draft = true"] {
        for reports in [
            "tags = [\"covert\"]",
            "from = \"2030\"\nto = \"2032\"",
            "select = [\"attacks/hill-plot\"]",
        ] {
            let site = named(&format!("[[reports]]\nname = \"cov\"\n{reports}\n"))
                .note("attacks/hill-plot.md", &format!("{secret}{mark}\n+++\n"));
            assert!(linked(&site, &["--reports"], "index.html").is_empty(), "{reports}");
            site.run(&["check"]).succeeds().does_not_say("cov");
            let open = ["--reports", "--tlp", "amber", "--drafts"];
            assert_eq!(
                linked(&site, &open, "index.html"),
                ["reports/cov-tlp-amber.pdf"],
                "{reports}"
            );
        }
    }
}

#[test]
fn a_report_without_a_date_is_made_without_a_word() {
    let site = named("[[reports]]\nname = \"one\"\nselect = [\"attacks/night-raid\"]\n");
    let output = site.path("out.pdf");
    let output = output.to_str().expect("a path in Unicode");
    for args in [&["build", "--reports"][..], &["report", "one", "--output", output]] {
        for _ in 0..2 {
            site.run(args).succeeds().does_not_say("date").does_not_say("warning");
        }
    }
    site.build().says("1 report of the last build deleted");
}

#[test]
fn a_tag_that_only_left_out_notes_have_takes_no_report_from_the_others() {
    let tagged = |tags: &str, more: &str| {
        format!("+++\ntitle = \"Plot\"\ndate = \"2031\"\ntags = [\"{tags}\"]\n{more}+++\n")
    };
    let site = named("[[reports]]\nname = \"both\"\ntags = [\"open\", \"covert\"]\n")
        .note("attacks/hill-plot.md", &tagged("covert", "tlp = \"red\"\n"))
        .note("attacks/open-plot.md", &tagged("open", "").replace("Plot", "Open plot"));
    assert_eq!(linked(&site, &["--reports"], "index.html"), ["reports/both.pdf"]);
    let site = site.note("attacks/open-plot.md", "+++\ntitle = \"Open plot\"\n+++\n");
    site.run(&["build", "--reports"]).fails().says("no note has the tag `open`");
}
