//! Themes: rows of their own, fonts, and the files of the built-in theme as a theme to change.

use std::collections::BTreeMap;
use std::path::Path;

use briefing::theme;

use crate::pages::rich_site;
use crate::site_test::{SiteTest, files_under};

/// A site of the repository, copied.
fn copied(folder: &str) -> SiteTest {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let settings = std::fs::read(folder.join("site.toml")).expect("the settings");
    let site = SiteTest::new().file("site.toml", settings);
    ["content", "seeds"].into_iter().fold(site, |site, name| {
        let files = files_under(&folder.join(name));
        files.iter().fold(site, |site, (path, bytes)| site.file(&format!("{name}/{path}"), bytes))
    })
}

/// The site with all rows made by templates: those of the built-in theme, after `change`.
fn with_own_rows(site: &SiteTest, change: impl Fn(&str, &str) -> String) -> SiteTest {
    theme::ROW_TEMPLATES.iter().fold(site.clone(), |site, (name, text)| {
        site.file(&format!("themes/default/templates/{name}"), change(name, text))
    })
}

#[track_caller]
fn assert_same(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) {
    assert!(before.keys().eq(after.keys()));
    let differs = before.iter().find(|(path, bytes)| after[*path] != **bytes);
    if let Some((path, bytes)) = differs {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let (before, after) = (text(bytes), text(&after[path]));
        let line = before.lines().zip(after.lines()).find(|(before, after)| before != after);
        panic!("{path}: {line:#?}");
    }
}

#[test]
fn templates_of_rows_make_what_the_program_writes() {
    for site in [rich_site(), copied("tests/sites/cables"), copied(".")] {
        let written = site.build().succeeds().files();
        // A template as exported is not used, so each gets a comment.
        let site = with_own_rows(&site, |_, text| format!("{{#- changed -#}}\n{text}"));
        assert_same(&written, &site.build().succeeds().files());
    }
}

#[test]
fn a_theme_may_make_every_row_itself() {
    let marked = |name: &str, text: &str| format!("<!-- row of {name} -->{text}");
    let run = with_own_rows(&rich_site(), marked).build().succeeds();
    let rows = theme::ROW_TEMPLATES.iter().map(|(name, _)| format!("<!-- row of {name} -->"));
    run.publishes(&rows.collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>());
}

const TAG: &str = "themes/default/templates/rows/tag.html";

#[test]
fn a_theme_makes_one_row_and_leaves_the_others() {
    let row = "<li class=\"own\" data-root=\"{{ page.root }}\">{{ words.tags }}: {{ row.link.text }} ({{ say(id=\"n_sources\", n=2) }})</li>\n";
    let site = SiteTest::new().note(
        "actors/red-hill.md",
        "+++\ntitle = \"Red Hill\"\nkind = \"person\"\ntags = [\"A & <i>\"]\n+++\n",
    );
    let path = "actors/red-hill/index.html";
    let before = site.build().succeeds().page(path);
    let after = site.clone().file(TAG, row).build().succeeds().page(path);
    let tag = after.one("ul.tags li");
    assert_eq!(tag.attribute("class"), Some("own"));
    assert_eq!(tag.attribute("data-root"), Some("../../"));
    assert_eq!(tag.text(), "Tags: A & <i> (2 sources)");
    assert_eq!(after.one("nav.menu").text(), before.one("nav.menu").text());
    let again = site.without(TAG).build().succeeds().page(path);
    assert_eq!(again.one("ul.tags li").text(), before.one("ul.tags li").text());
}

#[test]
fn a_fault_in_the_template_of_a_row_is_one_problem_with_its_place() {
    for (text, place, words) in [
        ("<li>\n{{ row.wheather }}</li>\n", "2:", "the page `"),
        ("<li>{{ say(id=\"tagz\") }}</li>\n", "1:", "there are no words `tagz`"),
        ("<li>\n{% if %}</li>\n", "2:", ""),
    ] {
        let site = rich_site().file(TAG, text);
        let problems = site.problems();
        assert_eq!(problems.len(), 1, "one problem, not one a row: {problems:?}");
        assert!(problems[0].starts_with(&format!("template {TAG}:{place}")), "{problems:?}");
        assert!(problems[0].contains(words), "{problems:?}");
        site.build().fails();
        assert!(site.output().is_empty(), "nothing is written");
    }
}

#[test]
fn templates_in_a_circle_have_a_place() {
    for text in ["{% include \"rows/tag.html\" %}", "{% extends \"rows/tag.html\" %}"] {
        let site = rich_site().file(TAG, text);
        let problems = site.problems();
        assert!(problems[0].starts_with(&format!("template {TAG}:1:")), "{text}: {problems:?}");
    }
}

#[test]
fn a_row_that_no_list_has_is_a_problem() {
    let site = rich_site().file("themes/default/templates/rows/evidnce.html", "x");
    site.build().fails().says("there are no rows `evidnce`").says("did you mean `evidence`?");
}

#[test]
fn only_a_theme_with_fonts_may_load_fonts() {
    for (file, may_load) in [
        ("static/fonts/own.woff2", true),
        ("static/Own.TTF", true),
        ("static/own.otf", true),
        ("static/own.woff", true),
        ("static/own.css", false),
        ("report/fonts/own.ttf", false),
    ] {
        let site = SiteTest::new().file(&format!("themes/default/{file}"), "");
        let page = site.build().succeeds().page("index.html");
        let policy = page.one("meta[http-equiv]");
        let policy = policy.attribute("content").expect("a policy").to_owned();
        assert_eq!(policy.contains("; font-src 'self';"), may_load, "{file}: {policy}");
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
    }
}

#[test]
fn the_exported_theme_makes_the_same_site() {
    for site in [rich_site(), copied("tests/sites/cables")] {
        let made = |site: &SiteTest| {
            let pages = site.build().succeeds().files();
            for (form, name) in [("html", "report.html"), ("typst", "report")] {
                let output = site.path(name);
                let output = output.to_str().expect("a path in Unicode");
                site.run(&["report", "--all", "--format", form, "--output", output]).succeeds();
            }
            let reports = site.files().into_iter().filter(|(path, _)| path.starts_with("report"));
            let reports = reports.collect::<BTreeMap<_, _>>();
            assert!(reports.len() > 2, "a page, and files for typst: {:?}", reports.keys());
            std::fs::remove_dir_all(site.path("report")).expect("the files for typst");
            (pages, reports)
        };
        let before = made(&site);
        site.run(&["theme", "export", "mine"]).succeeds();
        let settings = std::fs::read_to_string(site.path("site.toml")).expect("the settings");
        let site = site.file("site.toml", format!("theme = \"mine\"\n{settings}"));
        let exported = files_under(&site.path("themes/mine"));
        for file in ["templates/rows/evidence.html", "words/en.toml", "report/report.typ"] {
            assert!(exported.contains_key(file), "{file}");
        }
        let after = made(&site);
        assert_same(&before.0, &after.0);
        assert_same(&before.1, &after.1);
    }
}
