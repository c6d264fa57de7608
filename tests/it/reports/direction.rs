//! Letters that run from right to left stand among words of ours without turning them.

use std::fs;

use serde_json::json;

use super::{data, entry, report, site};

#[test]
fn a_name_in_another_script_is_held_together() {
    let site = site()
        .note("outlets/lima-wire.md", "+++\ntitle = \"صوت\"\nclass = \"agency\"\n+++\n")
        .note("actors/red-hill.md", "+++\ntitle = \"גבעה\"\naliases = [\"Hill\"]\nkind = \"armed-group\"\n+++\n## Media\n\nThe Blue River Group: גבעה, 27 of them.\n");
    let data = data(&site, &["actors/red-hill", "outlets/lima-wire"]);
    assert_eq!(data["references"][0]["outlet"], "\u{2068}صوت\u{2069}");
    assert_eq!(data["references"][0]["title"], "The Lake in Spring");
    assert_eq!(
        data["chronology"][0]["perpetrators"][0],
        "\u{2068}גבעה\u{2069} (claimed by the group)"
    );
    let actor = entry(&data, "actors/red-hill");
    assert_eq!(actor["title"], "\u{2068}גבעה\u{2069}");
    let text = |words: &str| json!({"type": "text", "text": words});
    assert_eq!(
        actor["body"][1]["children"],
        json!([
            text("The "),
            {"type": "name", "id": "actors/blue-river", "to": "", "children": [text("Blue River Group")]},
            text(": גבעה, 27 of them."),
        ])
    );
    let site = site.note("actors/blue-river.md", "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\nSee [[red-hill]], [גבעה](https://a.example), 27.\n");
    let data = super::data(&site, &["actors/blue-river", "actors/red-hill"]);
    let children = entry(&data, "actors/blue-river")["body"][0]["children"].to_string();
    let held = "[{\"text\":\"\u{2068}\",\"type\":\"text\"},{\"text\":\"גבעה\",\"type\":\"text\"},{\"text\":\"\u{2069}\",\"type\":\"text\"}]";
    assert_eq!(children.matches(held).count(), 2, "{children}");
}

#[test]
fn a_character_that_turns_text_around_is_reported_and_left_out() {
    let site = site()
        .note("attacks/hill-plot.md", "+++\ntitle = \"Plot\\u202E\"\n+++\nNothing\u{202e} `came\u{2067}` of it.\n\n```text\n\u{202d}x\n```\n")
        .seed("hill.txt", "The \u{202e}Hill in Spring\n\nThe Blue River Group came to the hill, and at least 14 people died there, at least.\n");
    report(&site, &["attacks/hill-plot", "attacks/lake-raid"])
        .succeeds()
        .says("content/attacks/hill-plot.md:2:9")
        .says("`title` holds a character that turns text around")
        .says("this character that turns text around is not in the report")
        .says("content/attacks/hill-plot.md:4:1")
        .says("content/attacks/hill-plot.md:4:10")
        .says("content/attacks/hill-plot.md:7:1");
    let data = fs::read_to_string(site.path("out/data.json")).expect("the data");
    assert!(data.contains("The Hill in Spring"), "{data}");
    assert!(!data.contains(['\u{202d}', '\u{202e}', '\u{2067}']), "{data}");
}

#[test]
fn the_page_lets_lines_of_other_scripts_run_their_way() {
    let note = "+++\ntitle = \"Plot\"\n+++\n## גבעה\n\nגבעה, 27.\n\n- גבעה\n\n| גבעה | b |\n|--|--|\n| c | d |\n\nNo others.\n";
    let site = site().note("attacks/hill-plot.md", note);
    let output = site.path("out.html");
    let path = output.to_str().expect("a path in Unicode");
    site.run(&["report", "attacks/hill-plot", "--output", path]).succeeds();
    let html = fs::read_to_string(output).expect("the page");
    for tag in [
        "\" dir=\"auto\">",
        "<p dir=\"auto\">גבעה",
        "<ul dir=\"auto\">",
        "<th scope=\"col\" dir=\"auto\">",
        "<p>No others",
    ] {
        assert!(html.contains(tag), "{tag}: {html}");
    }
}
