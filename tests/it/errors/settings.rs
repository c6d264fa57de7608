//! The settings of the site: the theme they name must be there, their language must be one.

use super::sound;

#[test]
fn a_theme_that_is_not_there_says_what_may_have_been_meant() {
    let settings = |theme: &str| format!("title = \"Test\"\ntheme = \"{theme}\"\n");
    let site = sound().file("themes/harbour/static/extra.css", "p {}");
    for (theme, hint) in [
        ("harbor", "did you mean `harbour`?"),
        ("defualt", "did you mean `default`?"),
        ("seaside", "make the folder, or write `theme = \"default\"`"),
    ] {
        let problems = site.clone().file("site.toml", settings(theme)).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("unknown-theme site.toml:"), "{problems:?}");
        let expected = format!("there is no theme `themes/{theme}/` ({hint})");
        assert!(problems[0].ends_with(&expected), "{problems:?}");
    }
    for theme in ["harbour", "default"] {
        site.clone().file("site.toml", settings(theme)).build().succeeds();
    }
}

#[test]
fn a_language_is_a_tag_of_bcp_47() {
    let settings = |language: &str| format!("title = \"Test\"\nlanguage = \"{language}\"\n");
    for (language, hint) in [
        ("en_US", "did you mean `en-US`?"),
        ("Portuguese", "write a tag of BCP 47, such as `en`, `pt-BR` or `sr-Latn`"),
        ("en-x", "write a tag of BCP 47, such as `en`, `pt-BR` or `sr-Latn`"),
    ] {
        let problems = sound().file("site.toml", settings(language)).problems();
        let expected =
            format!("bad-language site.toml:2:12 `{language}` is not a language tag ({hint})");
        assert_eq!(problems, [expected]);
    }
    let run = sound().file("site.toml", settings("sr-Latn-RS")).build().succeeds();
    assert_eq!(run.page("index.html").one("html").attribute("lang"), Some("sr-Latn-RS"));
}
