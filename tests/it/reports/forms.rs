//! The forms of a report, and the files they are written to.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::{named, site};
use crate::site_test::{SiteTest, files_under};

/// Runs the program in a folder of its own, where reports without a name of their own are written.
fn run_in(folder: &Path, site: &SiteTest, args: &[&str]) -> Output {
    let mut command = site.command();
    command.current_dir(folder).arg("report").args(args).output().expect("the program runs")
}

#[track_caller]
fn check(args: &[&str], expected: &[&str]) {
    let site = named(
        "[[reports]]\nname = \"lakes\"\nselect = [\"attacks/lake-raid\"]\n[[reports]]\nname = \"hills\"\nmarking = \"green\"\ntags = [\"hills\"]\n",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let output = run_in(folder.path(), &site, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
    let files = files_under(folder.path());
    assert_eq!(files.keys().collect::<Vec<_>>(), expected, "{args:?}");
    for (path, bytes) in files {
        let begins: &[u8] = if path.ends_with("pdf") { b"%PDF-1.7" } else { b"<!doctype html>" };
        assert!(bytes.starts_with(begins), "{path}");
    }
}

#[test]
#[cfg(feature = "pdf")]
fn a_file_is_called_after_what_is_in_it_and_who_may_read_it() {
    check(&["attacks/lake-raid"], &["lake-raid.pdf"]);
    check(&["attacks/lake-raid", "--tlp", "amber+strict"], &["lake-raid-tlp-amber-strict.pdf"]);
    check(
        &["attacks/lake-raid", "attacks/hill-plot", "--title", "Two attacks"],
        &["two-attacks.pdf"],
    );
    check(&["lakes", "hills", "lakes"], &["hills-tlp-green.pdf", "lakes.pdf"]);
    check(&["attacks/lake-raid", "attacks/hill-plot"], &["lake-raid-hill-plot.pdf"]);
    check(&["--from", "2022", "--to", "2023-05"], &["from-2022-to-2023-05.pdf"]);
    check(&["--tag", "lakes"], &["tag-lakes.pdf"]);
    check(&["--all"], &["t.pdf"]);
    check(&["lakes", "--output", "new/some.pdf"], &["new/some.pdf"]);
}

#[test]
fn a_page_of_html_holds_everything() {
    check(&["lakes", "--format", "html"], &["lakes.html"]);
    check(&["lakes", "--output", "some.html"], &["some.html"]);
    let site = site();
    let folder = tempfile::tempdir().expect("a folder");
    run_in(folder.path(), &site, &["--all", "--output", "all.html"]);
    let html = fs::read_to_string(folder.path().join("all.html")).expect("the page");
    assert!(html.contains("default-src 'none'; img-src data:; style-src 'sha256-"), "{html}");
    let asks = ["src=\"http", "<link rel=\"stylesheet\"", "<script", "url(http", "@import"];
    let found = asks.iter().filter(|ask| html.contains(**ask)).collect::<Vec<_>>();
    assert!(found.is_empty(), "{found:?}");
    for words in
        ["Raid at the Lake", "Plot on the Hill", "Lima Wire", "TLP:CLEAR", "12, or 14 and more"]
    {
        assert!(html.contains(words), "{words} is not in it");
    }
}

#[test]
fn a_template_of_the_theme_fails_at_its_line_and_nothing_is_written() {
    let cases = [
        ("report/report.html", "{{ nobody }}", "html", "themes/default/report/report.html:1:4"),
        ("report/report.css", "p {}\n</style>", "html", "themes/default/report/report.css:2:1"),
        #[cfg(feature = "pdf")]
        ("report/report.typ", "= Title\n#nobody()", "pdf", "themes/default/report/report.typ:2:2"),
        #[cfg(feature = "pdf")]
        ("report/figures.typ", "#let (", "pdf", "themes/default/report/figures.typ:1:6"),
    ];
    for (file, text, form, place) in cases {
        let site = site().file(&format!("themes/default/{file}"), text);
        let output = site.path(format!("out.{form}"));
        let output = output.to_str().expect("a path in Unicode");
        let run = site.run(&["report", "attacks/lake-raid", "--format", form, "--output", output]);
        run.fails().says(place).says("nothing was written");
        assert!(!Path::new(output).exists());
    }
}

#[test]
#[cfg(feature = "pdf")]
fn a_character_that_no_font_has_is_reported_with_its_place() {
    let site = site().note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\nCalled 中 once.\n");
    let output = site.path("out.pdf");
    let output = output.to_str().expect("a path in Unicode");
    let args = ["report", "attacks/hill-plot", "--output", output];
    site.run(&args)
        .succeeds()
        .says("no font has the character `中` (U+4E2D)")
        .says("attacks/hill-plot");
    assert!(Path::new(output).exists());
    fs::remove_file(output).expect("it was there");
    site.run(&[&args[..], &["--strict"]].concat()).fails().says("nothing was written");
    assert!(!Path::new(output).exists());
}

#[test]
#[cfg(feature = "pdf")]
fn a_picture_that_is_damaged_is_named() {
    let site = site()
        .file("content/images/map.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01broken")
        .note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\n![A map](../images/map.png)\n");
    let output = site.path("out.pdf");
    let output = output.to_str().expect("a path in Unicode");
    site.run(&["report", "attacks/hill-plot", "--output", output])
        .fails()
        .says("the picture `content/images/map.png` cannot be shown")
        .says("content/attacks/hill-plot.md:4:1");
    assert!(!Path::new(output).exists());
}

#[test]
#[cfg(feature = "pdf")]
fn a_picture_of_another_kind_than_its_name_is_shown() {
    let site = named("[[reports]]\nname = \"one\"\nselect = [\"attacks/hill-plot\"]\ndate = \"2024\"\nlogo = \"themes/logo.jpg\"\n")
        .file("themes/logo.jpg", crate::site_test::PICTURE)
        .file("content/images/map.png", crate::site_test::PICTURE)
        .note("attacks/hill-plot.md", "+++\ntitle = \"Plot\"\n+++\n![A map](../images/map.png)\n\nAnd ![](../images/map.png).\n");
    let output = site.path("out.pdf");
    let output = output.to_str().expect("a path in Unicode");
    site.run(&["report", "one", "--output", output]).succeeds().does_not_say("standard");
}

#[test]
#[cfg(feature = "pdf")]
fn a_place_in_the_built_in_theme_is_shown() {
    // The own file names something that the built-in one does not have.
    let site = site().file("themes/default/report/style.typ", "#let families = ()\n");
    let run = site.run(&["report", "attacks/hill-plot", "--output", "never.pdf"]);
    run.fails().says("the built-in theme's report/").says("#import \"style.typ\"");
}

#[test]
fn any_language_of_a_site_will_do() {
    let run = |language: &str| {
        let site = site().file("site.toml", format!("title = \"T\"\nlanguage = '{language}'\n"));
        let form = if cfg!(feature = "pdf") { "out.pdf" } else { "out.html" };
        let output = site.path(form);
        let output = output.to_str().expect("a path in Unicode");
        site.run(&["report", "attacks/hill-plot", "--output", output])
    };
    for language in ["en-GB", "zh-Hans-CN", "ru", "de-1996", "fil", "i-klingon", "x-desk"] {
        run(language).succeeds();
    }
    for language in ["", "klingon", "no language", "d", "en_US", "de\"<b>", "en-", "1a"] {
        run(language).fails().says("is not a language tag").says("site.toml:2:12");
    }
}
