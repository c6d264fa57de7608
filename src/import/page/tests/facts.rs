//! What a page says of the publication.

use super::*;
use crate::clip::Head;

const BODY: &str = "<main><h1>Ferry to Skarr Cancelled</h1>";

fn head(head: &str, lines: &str) -> Head {
    reading(&page(head, &format!("{BODY}{lines}{LONG}{LONG}</main>"))).clip.head
}

#[test]
fn the_day_is_that_of_publication() {
    let json = |data: &str| format!("<script type=application/ld+json>{data}</script>");
    for (tags, lines, expected) in [
        (
            json(
                r#"{"@type":"NewsArticle","datePublished":"2021-03-04T08:00:00+01:00","dateModified":"2022-01-01"}"#,
            ),
            "",
            Some("2021-03-04"),
        ),
        (
            json(
                r#"{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2021-03-04"}]}"#,
            ),
            "",
            Some("2021-03-04"),
        ),
        (
            "<meta property=article:published_time content=2021-03-04T23:10:00Z>".into(),
            "",
            Some("2021-03-04"),
        ),
        (
            "<meta property=article:published_time content=2021-03-04T23:10:00Z>".into(),
            "<p class=date>5 March 2021</p>",
            Some("2021-03-05"),
        ),
        ("<meta name=pdate content=20210304>".into(), "", Some("2021-03-04")),
        ("<meta name=date content='Thu Mar 04 21:30:09 EST 2021'>".into(), "", Some("2021-03-04")),
        (String::new(), "<time datetime=2021-03-04>last week</time>", Some("2021-03-04")),
        (String::new(), "<p>Published on March 4, 2021</p>", Some("2021-03-04")),
        (String::new(), "<p>Updated on March 4, 2021</p>", None),
        ("<meta property=article:modified_time content=2022-01-01>".into(), "", None),
        (
            "<meta property=og:url content=https://post.example/2021/03/04/ferry>".into(),
            "",
            Some("2021-03-04"),
        ),
        ("<meta name=date content='03/04/2021'>".into(), "", None),
        ("<meta name=date content='2021-02-30'>".into(), "", None),
    ] {
        assert_eq!(head(&tags, lines).published.as_deref(), expected, "{tags} {lines}");
    }
}

#[test]
fn authors_are_people() {
    let json = |data: &str| {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":{data}}}</script>"
        )
    };
    for (tags, lines, expected) in [
        (json(r#"[{"@type":"Person","name":"Marit Solheim"},{"@type":"Person","name":"Jonas Ferrand"}]"#), "", &["Marit Solheim", "Jonas Ferrand"][..]),
        (json(r#"{"@type":"Organization","name":"Sound Post"}"#), "", &[]),
        ("<meta name=author content='Marit Solheim and Jonas Ferrand'>".into(), "", &["Marit Solheim", "Jonas Ferrand"]),
        ("<meta name=citation_author content='Solheim, Marit'><meta name=citation_author content='Ferrand, J.'>".into(), "", &["Marit Solheim", "J. Ferrand"]),
        ("<meta property=article:author content=https://social.example/marit>".into(), "", &[]),
        ("<meta name=author content=admin>".into(), "", &[]),
        ("<meta name=author content='The Sound Post'><meta property=og:site_name content='The Sound Post'>".into(), "", &[]),
        (String::new(), "<p>By Marit Solheim</p>", &["Marit Solheim"]),
        (String::new(), "<a rel=author href=/m>Marit Solheim</a>", &["Marit Solheim"]),
        ("<meta name=byl content='By MARIT SOLHEIM'>".into(), "", &["Marit Solheim"]),
    ] {
        assert_eq!(head(&tags, lines).authors, expected, "{tags} {lines}");
    }
}

#[test]
fn title_and_site_are_told_apart() {
    for (tags, title, site) in [
        (
            "<title>Ferry to Skarr Cancelled | The Sound Post</title><meta property=og:site_name content='The Sound Post'>",
            "Ferry to Skarr Cancelled",
            Some("The Sound Post"),
        ),
        (
            "<title>Ferry to Skarr Cancelled - Sea - Sound Post</title>",
            "Ferry to Skarr Cancelled",
            None,
        ),
        (
            "<meta property=og:title content='No ferry again - Sound Post'><meta property=og:site_name content='Sound Post'>",
            "Ferry to Skarr Cancelled",
            Some("Sound Post"),
        ),
        (
            "<meta name=citation_journal_title content='Journal of Leaks'><meta property=og:site_name content='Presses'>",
            "Ferry to Skarr Cancelled",
            Some("Journal of Leaks"),
        ),
    ] {
        let head = head(tags, "");
        assert_eq!((head.title.as_deref(), head.site.as_deref()), (Some(title), site), "{tags}");
    }
    let html = page(
        "<title>Ferry to Skarr Cancelled — The Sound Post</title><meta property=og:site_name content='The Sound Post'>",
        LONG,
    );
    assert_eq!(reading(&html).clip.head.title.as_deref(), Some("Ferry to Skarr Cancelled"));
}

#[test]
fn the_address_is_the_canonical_one_of_the_article() {
    for (tags, expected) in [
        ("<link rel=canonical href=https://post.example/a>", Some("https://post.example/a")),
        (
            "<link rel=canonical href=https://post.example/><meta property=og:url content=https://post.example/a>",
            Some("https://post.example/a"),
        ),
        ("<link rel=canonical href=javascript:x>", None),
        ("<!-- saved from url=(0022)https://post.example/b -->", Some("https://post.example/b")),
        ("", None),
    ] {
        assert_eq!(head(tags, "").url.as_deref(), expected, "{tags}");
    }
}

#[test]
fn places_that_disagree_are_remarked() {
    let html = page(
        "<meta property=article:published_time content=2021-03-04><meta name=author content='Jonas Ferrand'>",
        &format!("{BODY}<p>By Marit Solheim</p><p>Published 9 May 2020</p>{LONG}</main>"),
    );
    let remarks = reading(&html).remarks;
    assert!(
        remarks.iter().any(|remark| remark
            .contains("more than one date: `2021-03-04` (meta) and `2020-05-09` (dateline)")),
        "{remarks:?}"
    );
    assert!(
        remarks.iter().any(|remark| remark.contains("more than one authors")
            || remark.contains("different authors")),
        "{remarks:?}"
    );
}

#[test]
fn the_language_of_the_letters_overrules_that_of_a_template() {
    let german = "<p>Die Fähre nach Skarr fiel am Donnerstag erneut aus, weil die Mannschaft ein zweites Leck im Rumpf gefunden hatte \
                  und der Hafenmeister nicht sagen konnte, wann sie wieder auslaufen würde. Die Gesellschaft schwieg dazu.</p>";
    for (html, expected) in [
        (format!("<html lang=en><body><article>{german}{german}"), "de"),
        (format!("<html lang=de-AT><body><article>{german}"), "de-AT"),
        (format!("<html><body><article>{german}"), "de"),
        (format!("<html lang=x!><body><article>{LONG}"), "en"),
    ] {
        assert_eq!(reading(&html).clip.head.language.as_deref(), Some(expected), "{html}");
    }
}
