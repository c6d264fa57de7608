//! Files: what cannot be read, is in another encoding, has a bad name; templates that fail.

use std::os::unix::fs::symlink;

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{actor, drawn, green, places, sound, with};

/// A note that shows this picture.
fn showing(name: &str, bytes: &[u8]) -> SiteTest {
    let site = green(&format!("Text.\n\nA map: ![it](../{name})"));
    site.file(&format!("content/{name}"), bytes)
}

/// The head of a picture of 900 million pixels.
const HUGE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0";

/// A source with an article in these bytes.
fn article(bytes: impl AsRef<[u8]>) -> SiteTest {
    with("sources/sea.md", "+++\nseed = \"sea.txt\"\n+++\n").seed("sea.txt", bytes)
}

#[test]
fn the_messages() {
    let latin = sound().file("content/actors/green.md", b"+++\ntitle = \"Caf\xe9\"\n+++\n");
    let utf16 = "\u{feff}The Sea".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases = [
        ("an article is in Latin-1", article(b"The Sea\n\nThe caf\xe9 at the sea.\n")),
        ("an article is in UTF-16", article(utf16)),
        ("an article is a web page", article("<!DOCTYPE html>\n<html><p>The Sea</p></html>\n")),
        ("an article is a clip", article("---\ntitle: The Sea\n---\nNobody came.\n")),
        ("a note is in Latin-1", latin),
        ("the name of a file is no id", with("actors/con.md", &actor(""))),
        ("a picture is none", showing("map.png", b"<html>")),
        ("a picture has too many pixels", showing("map.png", HUGE)),
    ];
    assert_data_eq!(drawn(cases), file!["files.txt"].raw());
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let mut unsaid = Vec::new();
    for path in ["content/actors/green.md", "seeds/sea.txt", "site.toml", "content/pictures"] {
        let site = sound();
        let place = site.path(path);
        let _ = std::fs::remove_file(&place);
        symlink("nowhere", &place).expect("a link that leads nowhere");
        let run = site.run(&["build", "--messages", "json"]);
        let expected = format!("unreadable-file {path}:1:1 `{path}` cannot be read: ");
        if !run.problems().iter().any(|problem| problem.starts_with(&expected)) {
            unsaid.push((path, run.problems()));
        }
    }
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn a_site_whose_notes_have_gone_away_is_not_published_empty() {
    let site = sound();
    site.build().succeeds();
    let before = site.output();
    std::fs::rename(site.path("content"), site.path("elsewhere")).expect("content moves away");
    symlink("nowhere", site.path("content")).expect("a link that leads nowhere");
    site.build().fails().says("cannot be read");
    assert_eq!(site.output(), before);
}

#[test]
fn a_folder_that_leads_into_itself_is_named() {
    let site = sound();
    symlink("..", site.path("content/actors/loop")).expect("a link that leads in a circle");
    site.build().fails().says("`content/actors/loop` cannot be read");
}

#[test]
fn a_template_error_names_template_line_column_and_page() {
    let broken =
        "{% extends \"base.html\" %}\n{% block content %}\n  {{ view.wheather }}\n{% endblock %}\n";
    let site = sound().file("themes/default/templates/actor.html", broken);
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "one problem, not one a page: {problems:?}");
    let problem = &problems[0];
    assert!(problem.starts_with("template themes/default/templates/actor.html:3:"), "{problem}");
    assert!(problem.contains("wheather"), "{problem}");
    assert!(problem.contains("the page `actors/blue-river/index.html`"), "{problem}");
    let site = sound().file("themes/default/templates/actor.html", "one\n{% if %}\n");
    let problem = site.problems().join("\n");
    assert!(problem.starts_with("template themes/default/templates/actor.html:2:"), "{problem}");
    sound()
        .file("themes/default/templates/actor.html", broken)
        .run(&["check"])
        .fails()
        .says("actor.html:3:");
}

#[test]
fn no_note_is_too_odd_to_be_read() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(5000), close.repeat(5000));
    for text in [
        String::new(),
        String::from("+++"),
        String::from("+++\n+++"),
        String::from("---\n- a\n---\n"),
        String::from("\u{feff}+++\r\ntitle = \"Green\"\r\nkind = \"movement\"\r\n+++\r\nText.\r\n"),
        format!("+++\ntitle = \"Green\"\nsummary = {}\n+++\n", deep("[", "]")),
        format!("---\ntitle: Green\nsummary: {}\n---\n", deep("[", "]")),
        actor(&deep("[", "")),
        actor(&deep("> ", "")),
        actor(&deep("*", "a*")),
        actor("[[ [[a|]] [[|b]] [[#]] [[!]] [@] [@;] [^] [^a]: x\n[^a]: [^a]: y"),
    ] {
        let run = sound().note("actors/green.md", &text).build();
        let text = run.text();
        assert!(!text.contains("panicked") && !text.contains("overflow"), "{text}");
    }
}

#[test]
fn a_picture_is_known_by_its_bytes() {
    for (name, bytes) in [
        ("map.png", b"<html><script>alert(1)</script>".as_slice()),
        ("map.jpg", b"secret=1\n"),
        ("map.gif", b""),
        ("map.webp", b"RIFF\x04\0\0\0WAVE"),
        ("map.avif", b"\0\0\0\x14ftypisom\0\0\0\0mp42"),
        ("map.PNG", b"%PDF-1.7"),
    ] {
        let site = showing(name, bytes);
        assert_eq!(places(&site), ["bad-picture content/actors/green.md:7:8"], "{name}");
        site.assemble().fails();
        // What no note shows is not published, whatever it is.
        site.without("content/actors/green.md").assemble().succeeds();
    }
}

#[test]
fn a_picture_that_is_none_is_named_by_every_command() {
    let site = showing("map.jpg", b"secret=1\n");
    let output = site.path("report.html");
    let output = output.to_str().expect("Unicode");
    for command in [&["build"][..], &["check"], &["report", "--all", "--output", output]] {
        site.run(command).fails().says("is no PNG, JPEG, GIF, WebP or AVIF picture");
    }
    assert!(site.output().is_empty());
    assert!(!site.path("report.html").exists());
    site.without("content/actors/green.md").build().succeeds().publishes_nowhere(&["secret"]);
}

#[test]
fn an_article_is_a_text_file_or_a_clip_by_its_extension_in_any_case() {
    let text = "The Sea\n\nNobody came to the sea that year, as far as anybody knows.\n";
    let note = |seed: &str| format!("+++\nseed = \"{seed}\"\n+++\n");
    // Without a head it is no clip, and there it is: only what to do with it is to be said.
    let site = sound().seed("sea.md", text).note("sources/sea.md", &note("sea.md"));
    assert_eq!(places(&site), ["unread-seed seeds/sea.md:1:1"]);
    let clip = format!("---\ntitle: The Sea\n---\n{}", text.trim_start_matches("The Sea"));
    let site = sound().seed("sea.md", &clip).note("sources/sea.md", &note("sea.md"));
    assert_eq!(site.build().succeeds().page("sources/sea/index.html").one("h1").text(), "The Sea");
    for name in ["sea", "sea.txt.bak"] {
        let site = sound().seed(name, text).note("sources/sea.md", &note(name));
        let unread = format!("unread-seed seeds/{name}:1:1");
        assert_eq!(places(&site), ["missing-seed content/sources/sea.md:2:8", &unread], "{name}");
    }
    for name in ["SEA.TXT", "sea.Txt"] {
        let site = sound().seed(name, text).note("sources/sea.md", &note(name));
        let page = site.build().succeeds().page("sources/sea/index.html");
        assert_eq!(page.one("h1").text(), "The Sea", "{name}");
    }
}

#[test]
fn a_picture_with_too_many_pixels_is_never_decoded() {
    let site = showing("map.png", HUGE);
    site.build().fails();
    assert!(site.output().is_empty());
    for (form, name) in [("html", "report.html"), ("typst", "report"), ("pdf", "report.pdf")] {
        if form == "pdf" && !cfg!(feature = "pdf") {
            continue;
        }
        let output = site.path(name);
        let output = output.to_str().expect("Unicode");
        let command = ["report", "--all", "--format", form, "--output", output];
        site.run(&command).fails().says("30000 × 30000 pixels");
        assert!(!site.path(name).exists(), "{form}");
    }
}
