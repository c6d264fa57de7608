//! Files: what cannot be read, is in another encoding, has a bad name; templates that fail.

use std::os::unix::fs::symlink;

use super::{actor, check, sound};

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let mut unsaid = Vec::new();
    for path in ["content/actors/green.md", "seeds/sea.txt", "site.toml", "content/pictures"] {
        let site = sound();
        let place = site.path(path);
        let _ = std::fs::remove_file(&place);
        symlink("nowhere", &place).expect("a link that leads nowhere");
        let run = site.run(&["build", "--format", "json"]);
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
fn text_in_another_encoding_is_named_with_its_byte() {
    let site = sound().seed("sea.txt", b"The Sea\n\nThe caf\xe9 at the sea.\n");
    let site = site.note("sources/sea.md", "+++\nseed = \"sea.txt\"\n+++\n");
    let expected = "not-utf8 seeds/sea.txt:3:8 this article is not UTF-8: byte 16 is not UTF-8; save the file as UTF-8 (convert the file to UTF-8; nothing of it is read until then)";
    assert_eq!(site.problems(), [expected]);
    let site = sound().file("content/actors/green.md", b"+++\ntitle = \"Caf\xe9\"\n+++\n");
    let expected = "not-utf8 content/actors/green.md:2:13 byte 16 of this file is not UTF-8 (save the file as UTF-8 in your editor)";
    assert_eq!(site.problems(), [expected]);
    let utf16 = "The Sea".encode_utf16().flat_map(u16::to_le_bytes);
    let bytes = [0xff, 0xfe].into_iter().chain(utf16).collect::<Vec<u8>>();
    let site = sound().seed("sea.txt", bytes);
    site.build().fails().says("the file is UTF-16 (little endian)");
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
fn a_file_name_that_is_no_id_says_what_to_call_it() {
    check(
        "actors/Green Field.md",
        &actor(""),
        &[
            "bad-id content/actors/Green Field.md:1:1 the name `Green Field` must begin with a lower-case letter or a digit (rename the file to `green-field.md`)",
        ],
    );
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
fn a_picture_that_is_none_is_named_by_every_command() {
    for (name, bytes) in [
        ("map.png", b"<html><script>alert(1)</script>".as_slice()),
        ("map.jpg", b"secret=1\n"),
        ("map.gif", b""),
        ("map.webp", b"RIFF\x04\0\0\0WAVE"),
        ("map.avif", b"\0\0\0\x14ftypisom\0\0\0\0mp42"),
        ("map.PNG", b"%PDF-1.7"),
    ] {
        let shown = format!("Text.\n\nA map: ![it](../{name})");
        let site = sound().note("actors/green.md", &actor(&shown));
        let site = site.file(&format!("content/{name}"), bytes);
        let expected = format!(
            "bad-picture content/actors/green.md:7:8 `content/{name}` is no PNG, JPEG, GIF, WebP or AVIF picture (save it again with a program for pictures, or leave it out)"
        );
        assert_eq!(site.problems(), [expected]);
        assert!(site.output().is_empty(), "{name}");
        let output = site.path("report.html");
        let output = output.to_str().expect("Unicode");
        for command in [&["check"][..], &["report", "--all", "--output", output]] {
            site.run(command).fails().says("is no PNG, JPEG, GIF, WebP or AVIF picture");
        }
        assert!(!site.path("report.html").exists(), "{name}");
        // What no note shows is not published, whatever it is.
        site.without("content/actors/green.md").build().succeeds();
    }
}

#[test]
fn an_article_is_a_text_file_by_its_extension_in_any_case() {
    let text = "The Sea\n\nNobody came to the sea that year, as far as anybody knows.\n";
    let note = |seed: &str| format!("+++\nseed = \"{seed}\"\n+++\n");
    for name in ["sea.md", "sea", "sea.txt.bak"] {
        let site = sound().seed(name, text).note("sources/sea.md", &note(name));
        let expected = format!(
            "missing-seed content/sources/sea.md:2:8 there is no file `seeds/{name}` (an article's file ends in `.txt`)"
        );
        assert_eq!(site.problems(), [expected]);
    }
    for name in ["SEA.TXT", "sea.Txt"] {
        let site = sound().seed(name, text).note("sources/sea.md", &note(name));
        let page = site.build().succeeds().page("sources/sea/index.html");
        assert_eq!(page.one("h1").text(), "The Sea", "{name}");
    }
}

#[test]
fn a_picture_with_too_many_pixels_is_never_decoded() {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0";
    let site = sound().note("actors/green.md", &actor("Text.\n\nA map: ![it](../map.png)"));
    let site = site.file("content/map.png", head);
    let expected = "huge-picture content/actors/green.md:7:8 `content/map.png` has 30000 × 30000 pixels, more than 100 million (save it smaller: whoever sees the page or makes a report would need memory for all of them)";
    assert_eq!(site.problems(), [expected]);
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
