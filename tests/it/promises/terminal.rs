//! Nothing of a file reaches the terminal that steers it, turns its lines around or hides in them.

use serde_json::Value;

use crate::site_test::{Run, SiteTest};

/// Codes of a terminal, a carriage return over printed text, a byte of C1, reversed text, and invisible characters.
const NASTY: &str =
    "\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}2J\u{202e}\u{200b}\u{feff}\u{e0041}\u{2067}";

/// What of all this must not be printed as it is.
const RAW: [char; 9] = [
    '\u{1b}',
    '\u{7}',
    '\u{9b}',
    '\r',
    '\u{202e}',
    '\u{200b}',
    '\u{feff}',
    '\u{e0041}',
    '\u{2067}',
];

/// What stands for the beginning of it.
const SHOWN: &str =
    "\\u{1b}]0;owned\\u{7}\\u{1b}[31m\\u{9b}2J\\u{202e}\\u{200b}\\u{feff}\\u{e0041}\\u{2067}";

#[track_caller]
fn prints_nothing_raw(run: &Run) {
    let text = run.text();
    assert!(!text.contains(RAW), "{text:?}");
}

/// An article, a note and a folder with all of it in their names, titles and lines.
fn site() -> SiteTest {
    SiteTest::new()
        .seed("esc.txt", format!("A head{NASTY}line\n\nText of it{NASTY} went on for a while.\n"))
        .seed(&format!("b{NASTY}.txt"), "A head\n\nText of it went on for a while.\n")
        .note(
            &format!("a{NASTY}/two.md"),
            &format!("+++\ntitle = \"Two\"\nsize = 1\n+++\n{NASTY} [[nobody]]\n"),
        )
        .note(&format!("c{NASTY}.md"), "+++\ntitle = \"C\"\n+++\n")
}

#[test]
fn inspect_shows_an_article_without_running_its_codes() {
    let site = site();
    for seed in ["esc.txt".to_owned(), format!("b{NASTY}.txt")] {
        let file = site.path(format!("seeds/{seed}"));
        let file = file.to_str().expect("Unicode");
        let run = site.run(&["inspect", file]).succeeds();
        prints_nothing_raw(&run);
        // What cannot be seen is no part of an article, but its codes are, and names are shown whole.
        let run = run.says("\\u{1b}]0;owned\\u{7}\\u{1b}[31m\\u{9b}2J");
        assert!(run.stdout().lines().count() >= 4, "{}", run.stdout());
        let run = site.run(&["inspect", "--json", file]).succeeds();
        prints_nothing_raw(&run);
        // Who reads the JSON gets the characters themselves.
        let json = serde_json::from_str::<Value>(&run.stdout()).expect("JSON");
        assert_eq!(json[0]["file"], seed);
    }
}

#[test]
fn problems_are_shown_without_running_codes_of_names_and_lines() {
    let site = site();
    for command in [
        &["build"][..],
        &["check"],
        &["report", "--all", "--format", "typst", "--output", "out"],
        &["report", NASTY, "--format", "html"],
        &["new", "actor", NASTY],
        &["new", "source", NASTY],
        &["inspect", NASTY],
        &["--seeds", NASTY, "build"],
        &["--root", NASTY, "check"],
        &["--root", NASTY, "serve"],
        &["--tlp", NASTY, "check"],
        &[NASTY],
    ] {
        for messages in ["human", "json"] {
            let run = site.run(&[&["--messages", messages][..], command].concat());
            prints_nothing_raw(&run);
            assert!(!run.text().is_empty(), "{command:?}");
        }
    }
    let run = site.build().fails();
    let run = run.says(&format!("--> content/a{SHOWN}/two.md:5:"));
    let problems = site.run(&["check", "--messages", "json"]).fails().problems();
    assert!(
        problems.iter().any(|problem| problem.contains(&format!("content/a{NASTY}/two.md:5:")))
    );
    run.says(&format!("{SHOWN} [[nobody]]"));
}

#[test]
fn a_foreign_file_in_the_output_folder_is_named_without_running_its_codes() {
    let site = SiteTest::new().note("about.md", "+++\ntitle = \"About\"\n+++\n");
    let site = site.file(&format!("public/x{NASTY}\nerror: y.html"), "");
    let run = site.build().refuses();
    prints_nothing_raw(&run);
    let run = run.says(&format!("`x{SHOWN}"));
    assert!(run.text().lines().skip(1).all(|line| line.starts_with("  ")), "{}", run.text());
}

#[test]
fn a_mark_points_at_its_word_however_wide_the_line_becomes() {
    for (before, letters) in [
        ("", ""),
        ("a\u{1b}[31mb\u{202e}", "a\\u{1b}[31mb\\u{202e}"),
        ("عم\u{200c}م ", "عم\u{200c}م "),
        ("👩\u{200d}👧 ", "👩\u{200d}👧 "),
        ("\u{feff}\u{ad}", "\\u{feff}\\u{ad}"),
    ] {
        let text = format!("+++\ntitle = \"A\"\n+++\n{before}[[nobody]] at all\r\n");
        let site = SiteTest::new().note("a.md", &text);
        let run = site.build().fails();
        prints_nothing_raw(&run);
        // The column is that of the file, as in the JSON messages.
        let problem = site.problems().remove(0);
        let place = problem.split(' ').nth(1).expect("a place");
        let run = run.says(&format!("--> {place}\n"));
        let text = run.text();
        let line = text.lines().find(|line| line.starts_with("4 |")).expect("the line");
        assert_eq!(line, format!("4 | {letters}[[nobody]] at all"));
        if before.is_ascii() || letters.is_ascii() {
            let mark = text.lines().find(|line| line.contains('^')).expect("a mark");
            assert_eq!(mark.find('^'), line.find("[[nobody"), "{text}");
        }
    }
}
