//! What a note refers to: pages, headings, sources, passages, quotations, names, actors, articles.

use snapbox::{assert_data_eq, file};

use crate::site_test::SiteTest;

use super::{drawn, green, places, with};

/// A picture of one pixel.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// An actor with a claim that quotes the source.
fn quoting(passage: &str, quote: &str) -> SiteTest {
    let note = format!(
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\n[[claims]]\nproperty = \"guests\"\nvalue = 12\nsource = \"lake\"\n{passage}quote = \"{quote}\"\n+++\n"
    );
    with("actors/green.md", &note)
}

/// An attack that this actor is said to have done.
fn raid_by(actor: &str) -> SiteTest {
    let note = format!(
        "+++\ntitle = \"Raid of the lake\"\n[[perpetrators]]\nactor = \"{actor}\"\ncertainty = \"alleged\"\nsource = \"lake\"\npassage = 1\n+++\n"
    );
    with("attacks/raid.md", &note)
}

/// A source with this article.
fn source_of(seed: &str) -> SiteTest {
    with("sources/sea.md", &format!("+++\ntitle = \"The Sea\"\nseed = \"{seed}\"\n+++\n"))
}

/// The source of the lake with more keys.
fn lake(keys: &str) -> SiteTest {
    with("sources/lake.md", &format!("+++\nseed = \"lake.txt\"\n{keys}\n+++\n"))
}

#[test]
fn the_messages() {
    let cases = [
        ("an id is mistyped", green("Ties to [[red-hil]].")),
        ("nothing is called so", green("Ünïcode before [[nobody at all]].")),
        ("a file is mistyped", green("See [the group](red-hil.md).")),
        ("a heading is mistyped", green("See [[#medai]].\n\n## Media\n\nText.")),
        ("the same in Markdown", green("See [it](#medai).\n\n## Media\n\nText.")),
        ("a note has no headings", green("See [[red-hill#media]].")),
        ("its file has none", green("See [it](red-hill.md#media).")),
        (
            "citations lead nowhere",
            green("So [@lkae#p2], and [@lake#p9], and [@red-hill#p1], and [@lake#page]."),
        ),
        (
            "a word behind an @ is nearly the id of a source",
            with(
                "actors/green.md",
                "+++\ntitle = \"Green Field\"\nkind = \"movement\"\nsummary = \"As @leke says.\"\n+++\nSo @lkae, @laek [p. 2] and @sea#p2.[^1]\n\n| a |\n|---|\n| @lake1 |\n\n![Seen by @lkae](lake.gif)\n\n[^1]: By @lkae's author, not by @jane, \\@lkae, a@lkae or @lkae@social.example.\n",
            )
            .file("content/actors/lake.gif", GIF),
        ),
        ("a surname stands for a name", green("By [[River]], [[Ríver Blue Group]] and [[Blue-River]].")),
        (
            "ids of one series",
            green("See [[report-2024-05]] and [@lake-2].").note(
                "briefings/report-2024-06.md",
                "+++\ntitle = \"June\"\ndate = \"2024-06-30\"\n+++\n",
            ),
        ),
        (
            "a relation cites a passage that is not there",
            with(
                "actors/green.md",
                "+++\ntitle = \"Green Field\"\nkind = \"movement\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = 0\n+++\n",
            ),
        ),
        ("a quotation is nowhere", quoting("passage = 1\n", "13 people")),
        ("a quotation stands in another passage", quoting("passage = 2\n", "12 people")),
        ("a quotation names no passage", quoting("", "12 people")),
        (
            "an alias is the name of another",
            with(
                "actors/green.md",
                "+++\ntitle = \"Green Field\"\nkind = \"movement\"\naliases = [\"GF\", \"Red Hill Group\"]\n+++\n",
            ),
        ),
        (
            "two notes have one id",
            with("attacks/red-hill.md", "+++\ntitle = \"Raid of the hill\"\n+++\n"),
        ),
        ("an actor is mistyped", raid_by("red-hil")),
        ("an actor is called by its title", raid_by("Red Hill Group")),
        ("an actor has no note", raid_by("the-nameless")),
        ("a source is said to have done it", raid_by("lake").note("sources/lake.md", "+++\nseed = \"lake.txt\"\n+++\n")),
        ("an outlet is said to have done it", raid_by("lima-wire")),
        ("an article is mistyped", source_of("laek.txt")),
        ("an article is not there", source_of("the-open-sea.txt")),
        ("an article is no text file", source_of("sea.md").seed("sea.md", "The Sea\n")),
        ("lines to keep are not there", lake("keep = [\"L99\"]")),
    ];
    assert_data_eq!(drawn(cases), file!["references.txt"].raw());
}

#[test]
fn a_quotation_that_is_in_its_passage_has_not_drifted() {
    quoting("passage = 1\n", "12 people").assemble().succeeds();
}

#[test]
fn what_is_kept_or_dropped_is_there() {
    for keys in [
        "keep = [\"L99\"]",
        "keep = [\"L6-3\"]",
        "keep = [\"p1\"]",
        "keep = [\"L0\"]",
        "drop = [\"L5-99\"]",
        "drop = [\"p0\"]",
        "drop = [\"p9\"]",
        "drop = [\"all\"]",
    ] {
        assert_eq!(places(&lake(keys)), ["bad-selector content/sources/lake.md:3:9"], "{keys}");
    }
    for keys in ["keep = [\"L7\"]", "drop = [\"L5\", \"L7-7\"]", "drop = [\"p3\", \"p2\"]"] {
        lake(keys).assemble().succeeds();
    }
}
