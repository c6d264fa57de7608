//! What a report refuses, and what it then leaves alone.

use std::fs;

use super::{named, report, site};

#[test]
fn a_selection_that_is_not_there_is_refused_with_what_may_be_meant() {
    let cases = [
        (
            &["attacks/lake-rade"][..],
            "no briefing, attack, actor or outlet is called `attacks/lake-rade`",
            "did you mean `attacks/lake-raid`?",
        ),
        (
            &["actors/lake-raid"],
            "is called `actors/lake-raid`",
            "did you mean `attacks/lake-raid`?",
        ),
        (&["sources/lake"], "is called `sources/lake`", "a report lists every source it rests on"),
        (&["--tag", "lake"], "no note has the tag `lake`", "did you mean `lakes`?"),
        (
            &["--from", "2031"],
            "nothing fits what this report asks for",
            "a period holds attacks and briefings",
        ),
        (&["attacks/night-raid", "--to", "2023"], "nothing fits", ""),
        (&[], "nothing to report", "use --all"),
    ];
    for (args, message, hint) in cases {
        let site = site();
        report(&site, args).refuses().says(message).says(hint);
        assert!(!site.path("out").exists(), "{args:?} wrote something");
    }
}

#[test]
fn dates_words_and_forms_are_checked_before_anything_is_read() {
    let site = site();
    for (args, message) in [
        (&["report", "--all", "--from", "soon"][..], "soon"),
        (&["report", "--all", "--paper", "a5"], "one of a4, letter"),
        (&["report", "--all", "--title= "], "it has no words"),
        (&["report", "--from", "2024", "--to", "2022"], "the period ends before it begins"),
        (&["report", "--all", "--format", "typst", "actors/red-hill"], "cannot be used with"),
        (
            &["report", "--all", "--format", "html", "--output", "x.pdf"],
            "x.pdf does not end in `.html`",
        ),
        #[cfg(feature = "pdf")]
        (&["report", "--all", "--output", "x.pdfx"], "x.pdfx does not end in `.pdf`"),
        (&["build", "--format", "pdf"], "unexpected argument '--format'"),
        (&["report", "--all", "--format", "json"], "[possible values: pdf, html, typst]"),
    ] {
        site.run(args).refuses().says(message);
    }
}

#[test]
fn a_report_of_the_settings_is_wrong_at_its_line() {
    let cases = [
        (
            "[[reports]]\nname = \"a\"\nselect = [\"attacks/nowhere\"]\n",
            "unknown-selection site.toml:4:11",
        ),
        ("[[reports]]\nname = \"a\"\ntags = [\"none\"]\n", "unknown-selection site.toml:4:9"),
        ("[[reports]]\nname = \"a\"\nfrom = \"2031\"\n", "empty-report site.toml:3:8"),
        ("[[reports]]\nname = \"a\"\n", "missing-key site.toml:2:1"),
        ("[[reports]]\nall = true\n", "missing-key site.toml:2:1"),
        ("[[reports]]\nname = \"A b\"\nall = true\n", "bad-report site.toml:3:8"),
        (
            "[[reports]]\nname = \"a\"\nall = true\n[[reports]]\nname = \"a\"\nall = true\n",
            "duplicate-report site.toml:6:8",
        ),
        ("[[reports]]\nname = \"a\"\nfrom = \"2024\"\nto = \"2022\"\n", "bad-report site.toml:5:6"),
        ("[[reports]]\nname = \"a\"\nall = true\ntitle = \"\"\n", "bad-report site.toml:5:9"),
        ("[[reports]]\nname = \"a\"\nall = true\norder = \"random\"\n", "site.toml:5:9"),
        (
            "[[reports]]\nname = \"a\"\nall = true\nlogo = \"logo.png\"\n",
            "unknown-logo site.toml:5:8",
        ),
        (
            "[[reports]]\nname = \"a\"\nall = true\nlogo = \"content/actors/red-hill.md\"\n",
            "unknown-logo site.toml:5:8",
        ),
        (
            "[[reports]]\nname = \"a\"\nall = true\nlogo = \"content/page.png\"\n",
            "unknown-logo site.toml:5:8",
        ),
        ("[[reports]]\nname = \"a\"\nall = true\ncolour = \"red\"\n", "unknown-key site.toml:5:1"),
    ];
    for (reports, expected) in cases {
        let site = named(reports).file("content/page.png", "<html>");
        let problems = site.run(&["check", "--messages", "json"]).fails().problems();
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{expected} is not in {problems:#?}"
        );
    }
}

#[test]
fn two_reports_of_one_name_are_one_problem() {
    let reports = "[[reports]]\nname = \"a\"\nall = true\n".repeat(2);
    let problems = named(&reports).run(&["check", "--messages", "json"]).fails().problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
}

#[test]
fn the_name_of_a_report_may_be_mistyped() {
    let site = named("[[reports]]\nname = \"overview\"\nall = true\n");
    report(&site, &["overveiw"]).refuses().says("did you mean `overview`?");
    report(&site, &["overview", "--tag", "lakes"]).refuses().says("has its own selection");
    report(&site, &[]).refuses().says("this site names the reports overview");
}

#[test]
fn a_site_with_errors_is_not_reported() {
    let site =
        site().note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\nSee [[nobody-here]].\n");
    report(&site, &["attacks/lake-raid"]).fails().says("nobody-here").says("nothing was written");
    assert!(!site.path("out").exists());
}

#[test]
fn what_may_have_been_edited_is_not_overwritten() {
    let site = site();
    report(&site, &["attacks/lake-raid"]).succeeds();
    fs::write(site.path("out/report.typ"), "mine").expect("an edit");
    let out = site.path("out");
    let out = out.to_str().expect("a path in Unicode");
    site.run(&["report", "--format", "typst", "--output", out, "--all"])
        .refuses()
        .says("may hold your edits");
    assert_eq!(fs::read_to_string(site.path("out/report.typ")).expect("the file"), "mine");
}

#[test]
fn a_place_that_cannot_be_written_is_refused() {
    let site = site().file("taken", "a file");
    let output = site.path("taken/out");
    let output = output.to_str().expect("a path in Unicode");
    site.run(&["report", "--all", "--format", "typst", "--output", output])
        .refuses()
        .says("could not");
    assert_eq!(fs::read_to_string(site.path("taken")).expect("the file"), "a file");
}

#[test]
fn no_report_takes_the_place_of_what_the_site_is_made_of() {
    let site = site().file("themes/default/report/report.html", "mine");
    let before = site.files();
    for (form, output) in [
        ("html", "themes/default/report/report.html"),
        ("html", "content/new.html"),
        ("html", "new/../seeds/new.html"),
        ("html", ".briefing/new.html"),
        ("typst", "content/new"),
        ("typst", "site.toml"),
    ] {
        let output = site.path(output);
        let output = output.to_str().expect("a path in Unicode");
        site.run(&["report", "--all", "--format", form, "--output", output])
            .refuses()
            .says("a report cannot be written to");
    }
    assert_eq!(site.files(), before);
}

#[test]
fn the_templates_of_reports_are_checked_with_the_site() {
    for (file, text, place) in [
        ("report.html", &b"{% if %}"[..], "report.html:1:"),
        ("parts.html", b"ab\xff", "parts.html:1:3"),
        #[cfg(feature = "pdf")]
        ("figures.typ", b"Words\n#let (", "figures.typ:2:6"),
        #[cfg(feature = "pdf")]
        ("style.typ", b"ab\xff", "style.typ:1:3"),
    ] {
        let site = site().file(&format!("themes/default/report/{file}"), text);
        site.run(&["check"]).fails().says(&format!("themes/default/report/{place}"));
    }
    site().run(&["check"]).succeeds().says("no problems found");
}
