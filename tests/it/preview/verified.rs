//! `serve --verify` compares every page with a full build after each edit, of each kind.

use super::running::Preview;
use super::*;

#[test]
fn after_edits_of_each_kind_all_pages_equal_a_full_build() {
    let template = "themes/default/templates/page.html";
    let mut preview = Preview::start(&site(), &["--port", "0", "--verify"]);
    let terminal = preview.running.terminal.clone();
    let mut verified = 1;
    terminal.says_times("verified: ", verified);
    let mut check = |what: &str, preview: &mut Preview| {
        let number = preview.event.number();
        preview.until(what, |preview| preview.event.number() > number);
        verified += 1;
        terminal.says_times("verified: ", verified);
        assert!(!terminal.text().contains("NOT EQUAL"), "after {what}:\n{}", terminal.text());
    };
    for (path, text) in [
        (RED_HILL, actor("Red Hill Group", "Another text.")),
        (
            RED_HILL,
            String::from(
                "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\naliases = [\"Hillmen\"]\n+++\n",
            ),
        ),
        (RED_HILL, actor("Red Hill Movement", "With another name.")),
        ("content/actors/green-field.md", actor("Green Field", "It knows the Red Hill Movement.")),
        ("seeds/lake.txt", String::from("The Lake\n\nThe Green Field was by the lake.\n")),
        (
            template,
            String::from(
                "{% extends \"base.html\" %}{% block content %}{{ page.title }}{% endblock %}",
            ),
        ),
        ("site.toml", String::from("title = \"The Valley\"\n")),
        ("site.toml", String::from("title = \"V\"\n[vocabulary.actor]\narmed-group = \"band\"\n")),
        (BLUE_RIVER, actor("Blue River Group", "It fears [[nobody]].")),
        (ABOUT, page("About", "While something is wrong.")),
        (BLUE_RIVER, actor("Blue River Group", "It fears nobody.")),
        ("themes/default/static/style.css", String::from("p {}")),
    ] {
        preview.running.save(path, &text);
        check(path, &mut preview);
    }
    preview.running.delete("content/actors/green-field.md");
    check("a note is deleted", &mut preview);
    preview.running.rename(BLUE_RIVER, "content/actors/blue-lake.md");
    check("a note is renamed", &mut preview);
    preview.running.delete(template);
    check("a template is deleted", &mut preview);
}

#[test]
fn a_template_that_fails_where_nobody_looks_is_the_same_problem_in_a_full_build() {
    let fails =
        "{% extends \"base.html\" %}{% block content %}{{ view.nothing.at.all }}{% endblock %}\n";
    let mut preview = Preview::start(&site(), &["--port", "0", "--verify"]);
    preview.running.save("themes/default/templates/actor.html", fails);
    preview.has_problems(&["themes/default/templates/actor.html:1:"]);
    for text in ["One.", "Two."] {
        let number = preview.event.number();
        preview.running.save(ABOUT, page("About", text));
        preview.until("it is built again", |preview| preview.event.number() > number);
    }
    preview.running.delete("themes/default/templates/actor.html");
    preview.is_mended();
    let terminal = preview.running.terminal.clone();
    terminal.says("all problems are mended");
    assert!(!terminal.text().contains("NOT EQUAL"), "{}", terminal.text());
}
