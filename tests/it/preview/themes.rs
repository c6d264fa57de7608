//! Templates, styles and settings.

use super::running::Preview;
use super::*;

const TEMPLATE: &str = "themes/default/templates/actor.html";

/// A template of a page that says little besides the note's text.
fn template(words: &str) -> String {
    format!(
        "{{% extends \"base.html\" %}}\n{{% block main %}}<h1>{words}</h1>\n{{% include \"prose.html\" %}}\n{{% endblock %}}\n"
    )
}

#[test]
fn a_template_overrides_the_built_in_one_while_it_is_there() {
    let mut preview = Preview::of(&site());
    preview.running.save(TEMPLATE, template("Ours"));
    preview.shows("/actors/red-hill/", "<h1>Ours</h1>");
    assert!(preview.page("/actors/red-hill/").contains("It lives on the hill."));
    preview.running.save(TEMPLATE, template("Edited"));
    preview.shows("/actors/red-hill/", "<h1>Edited</h1>");
    preview.running.delete(TEMPLATE);
    preview.hides("/actors/red-hill/", "<h1>Edited</h1>");
}

#[test]
fn a_broken_template_holds_the_last_good_site() {
    let mut preview = Preview::of(&site().file(TEMPLATE, template("Good")));
    for broken in [
        "{% extends \"base.html\" %}\n{% if %}\n",
        "{% extends \"base.html\" %}\n{% block content %}{{ view.x.y }}{% endblock %}\n",
    ] {
        assert!(preview.page("/actors/red-hill/").contains("<h1>Good</h1>"));
        preview.running.save(TEMPLATE, broken);
        preview.has_problems(&["themes/default/templates/actor.html:2:"]);
        assert!(preview.page("/actors/red-hill/").contains("<h1>Good</h1>"), "{broken}");
        preview.running.save(TEMPLATE, template("Good"));
        preview.is_mended();
    }
}

#[test]
fn a_template_that_fails_where_nobody_looks_is_found_and_is_one_problem() {
    let fails_for_some = format!(
        "{}{{{{ view.nothing.at.all }}}}\n{{% endif %}}{{% endblock %}}\n",
        "{% extends \"base.html\" %}\n{% block content %}{% if page.title != \"Red Hill Group\" %}\n"
    );
    let site = site().note("actors/green-field.md", &actor("Green Field", "It is green."));
    let mut preview = Preview::of(&site);
    preview.page("/actors/red-hill/");
    preview.running.save(TEMPLATE, &fails_for_some);
    let place = "themes/default/templates/actor.html:3:";
    preview.has_problems(&[place]);
    assert_eq!(preview.get("/actors/red-hill/").status, 200, "it can be made");
    // It stays one problem, and is shown once, whatever else is edited.
    preview.running.save(ABOUT, page("About", "Another text."));
    preview.running.terminal.says(&format!("built again after a change of {ABOUT}"));
    preview.has_problems(&[place]);
    preview.running.terminal.says_times(place, 1);
    preview.running.save(TEMPLATE, template("Good"));
    preview.shows("/actors/green-field/", "<h1>Good</h1>");
    preview.is_mended();
    preview.shows("/about/", "Another text.");
}

#[test]
fn a_template_that_fails_for_the_first_page_of_its_kind_is_found() {
    let fails = "{% extends \"base.html\" %}{% block content %}{{ view.nothing }}{% endblock %}\n";
    let mut preview = Preview::of(&site().file("themes/default/templates/attack.html", fails));
    assert_eq!(preview.event.problems(), Vec::<String>::new(), "there is no attack yet");
    preview.running.save("content/attacks/raid.md", "+++\ntitle = \"Raid\"\n+++\n");
    preview.has_problems(&["themes/default/templates/attack.html:1:"]);
    preview.running.delete("content/attacks/raid.md");
    preview.is_mended();
}

#[test]
fn a_style_of_the_theme_changes_what_pages_load_and_no_page() {
    let style = "themes/default/static/style.css";
    let mut preview = Preview::of(&site().file(style, "p { color: black }"));
    let (assets, page) = (preview.event.assets(), preview.get("/about/"));
    preview.running.save(style, "p { color: green }");
    let event = preview.shows("/static/style.css", "green");
    assert_ne!(event.assets(), assets);
    let again = preview.get("/about/").text();
    assert!(
        again.contains("Who writes this.") && page.text() != again,
        "a page knows what it loads"
    );
}

#[test]
fn a_feature_goes_and_comes_back_with_the_settings() {
    let mut preview = Preview::of(&site());
    let (status, page) = (preview.get("/search/").status, preview.page("/about/"));
    assert!(status == 200 && page.contains("search-box"));
    preview.running.save("site.toml", "title = \"T\"\ndisable = [\"search\", \"windows\"]\n");
    preview.hides("/about/", "search-box");
    for gone in ["/search/", "/search/index.js", "/static/windows.js", "/actors/red-hill/window.js"]
    {
        assert_eq!(preview.get(gone).status, 404, "{gone}");
    }
    preview.running.save("site.toml", "title = \"T\"\n");
    preview.shows("/about/", "search-box");
    assert_eq!(preview.get("/search/index.js").status, 200);
}

#[test]
fn settings_change_every_page() {
    let mut preview = Preview::of(&site());
    preview.running.save("site.toml", "title = \"The Valley\"\nlanguage = \"en-GB\"\n");
    preview.shows("/actors/red-hill/", "The Valley");
    assert!(preview.page("/about/").contains("<html lang=\"en-GB\""));
    preview.running.save("themes/valley/templates/actor.html", template("In the valley"));
    preview.running.save("site.toml", "title = \"The Valley\"\ntheme = \"valley\"\n");
    preview.shows("/actors/red-hill/", "<h1>In the valley</h1>");
}
