//! One mistake gives one message: what refers to a note or source that has a problem of its own is no slip.

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{actor, drawn, green, with};

/// An actor of whom a text and a head refer to other notes and sources.
fn referring(site: SiteTest) -> SiteTest {
    let head = "[[relations]]\ntype = \"opposes\"\ntarget = \"ada\"\nsource = \"sea\"\npassage = 1";
    let text = "See [[ada]], [her](ada.md), [@sea#p1] and @sea.";
    let note = actor(text).replace("+++\nSee", &format!("{head}\n+++\nSee"));
    site.note("actors/green.md", &note)
}

#[test]
fn what_is_reported_where_it_is_wrong_is_reported_nowhere_else() {
    let ada = "+++\ntitle = \"Ada\"\nkind = \"person\"\n+++\n";
    let sea = "+++\ntitle = \"The Sea\"\nseed = \"sea.txt\"\n+++\n";
    let text = "The Sea\n\nNobody went to the sea in all of that year, it is said.\n";
    let sound = || with("actors/ada.md", ada).note("sources/sea.md", sea).seed("sea.txt", text);
    referring(sound()).run(&["check"]).succeeds();
    let cases = [
        (
            "two notes have one id, and both are linked",
            green("See [[red-hill]], [[attacks/red-hill]] and [[Raid of the hill]].")
                .note("attacks/red-hill.md", "+++\ntitle = \"Raid of the hill\"\n+++\n"),
        ),
        (
            "a note cannot be read",
            referring(sound().file("content/actors/ada.md", b"+++\ntitle = \"Ada \xff\"\n+++\n")),
        ),
        ("an article is missing", referring(sound().without("seeds/sea.txt"))),
        (
            "an article cannot be read",
            referring(sound().file("seeds/sea.txt", b"The Sea\n\nNobody \xff.\n")),
        ),
        (
            "a note does not say which article it is about",
            referring(sound().note("sources/sea.md", "+++\n[rights]\ndisplay = \"full\"\n+++\n")),
        ),
        (
            "a clipping is among the notes",
            referring(sound().without("seeds/sea.txt").note(
                "sources/sea.md",
                "---\ntitle: The Sea\nsource: https://a.example/sea\nauthor: Jo Berg\npublished: 2024-05-02\ncreated: 2024-05-03\n---\nNobody went to the sea.\n",
            )),
        ),
        (
            "a folder is mistyped",
            with("actor/ada.md", "+++\ntitle = \"Ada\"\nkind = \"person\"\n+++\n"),
        ),
        ("a note has other headings", green("See [[#nothing]].\n\n## Media\n\nText.\n\n## Money")),
    ];
    assert_data_eq!(drawn(cases), file!["once.txt"].raw());
}
