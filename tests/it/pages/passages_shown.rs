//! Passages of sources, and other notes, within the text of a note.

use crate::site_test::SiteTest;

const SEED: &str = "---\ntitle: Le port\nlanguage: fr\n---\n\nLe Red Hill Group a fermé le port, dit Red Hill Group.\n\nFin.\n";

fn site(body: &str) -> SiteTest {
    let note = "+++\ntitle = \"Le port\"\nseed = \"port.md\"\n[issued]\ndate = \"2024\"\nbasis = \"stated\"\n[rights]\ndisplay = \"full\"\n+++\n";
    SiteTest::new()
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\nlanguage = \"ar\"\n+++\nWords.\n")
        .file("seeds/port.md", SEED)
        .note("sources/port.md", note)
        .note("about.md", &format!("+++\ntitle = \"About\"\n+++\n{body}\n"))
}

#[test]
fn the_first_name_in_a_passage_is_a_link() {
    let page = site("![[port#p1]]").build().succeeds().page("about/index.html");
    let quote = "<div lang=\"fr\" dir=\"ltr\">\n<blockquote>\n<p>Le <a href=\"../actors/red-hill/index.html\">Red Hill Group</a> a fermé le port, dit Red Hill Group.<";
    let html = page.html.replace("&#39;", "'");
    assert!(html.contains(quote), "{html}");
}

#[test]
fn an_embedded_note_says_its_language() {
    let page = site("![[red-hill]]").build().succeeds().page("about/index.html");
    let expected = "<div lang=\"ar\" dir=\"rtl\">\n<p>Words.</p>\n</div>\n";
    assert!(page.html.contains(expected), "{}", page.html);
    let page = site("Text.\n\n![[port#p2]]")
        .note("about.md", "---\ntitle: About\nlanguage: fr\n---\n![[port#p2]]\n");
    let page = page.build().succeeds().page("about/index.html");
    assert_eq!(page.html.matches("lang=\"fr\"").count(), 1, "{}", page.html);
}
