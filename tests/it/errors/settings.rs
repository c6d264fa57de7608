//! The settings of the site: the theme they name must be there, their language must be one.

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{drawn, sound};

/// A site that has a theme `harbour`, with one more setting.
fn settings(key: &str, value: &str) -> SiteTest {
    let site = sound().file("themes/harbour/static/extra.css", "p {}");
    site.file("site.toml", format!("title = \"Test\"\n{key} = \"{value}\"\n"))
}

#[test]
fn the_messages() {
    let cases = [
        ("a theme of the site is mistyped", settings("theme", "harbor")),
        ("the built-in theme is mistyped", settings("theme", "defualt")),
        ("a theme is not there", settings("theme", "seaside")),
        ("a feature is mistyped", settings("disable", "serach")),
        ("a feature is not there", settings("disable", "comments")),
        ("a language is written as a locale", settings("language", "en_US")),
        ("a language is written as its name", settings("language", "Portuguese")),
        ("a language has an empty part", settings("language", "en-x")),
    ];
    assert_data_eq!(drawn(cases), file!["settings.txt"].raw());
}

#[test]
fn a_theme_of_the_site_and_the_built_in_one_are_there() {
    for theme in ["harbour", "default"] {
        settings("theme", theme).build().succeeds();
    }
}

#[test]
fn a_language_is_a_tag_of_bcp_47() {
    let run = settings("language", "sr-Latn-RS").build().succeeds();
    assert_eq!(run.page("index.html").one("html").attribute("lang"), Some("sr-Latn-RS"));
}
