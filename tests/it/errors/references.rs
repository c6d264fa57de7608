//! What a note refers to: pages, headings, sources, passages, quotations, names, actors, articles.

use super::{actor, check, sound};

#[test]
fn a_broken_wikilink_says_what_may_have_been_meant() {
    check(
        "actors/green.md",
        &actor("Ties to [[red-hil]]."),
        &[
            "unknown-link content/actors/green.md:5:9 no page is called `red-hil` (did you mean `red-hill`?)",
        ],
    );
    check(
        "actors/green.md",
        &actor("Ünïcode before [[nobody at all]]."),
        &[
            "unknown-link content/actors/green.md:5:16 no page is called `nobody at all` (write a note's id, title or alias, or leave the brackets out)",
        ],
    );
    check(
        "actors/green.md",
        &actor("See [the group](red-hil.md)."),
        &[
            "unknown-link content/actors/green.md:5:5 no page is called `red-hil.md` (write a note's id, title or alias, or leave the brackets out)",
        ],
    );
}

#[test]
fn a_link_to_a_heading_that_is_not_there_is_broken() {
    let expected = [
        "unknown-heading content/actors/green.md:5:5 `green` has no heading `medai` (did you mean `Media`?)",
    ];
    check("actors/green.md", &actor("See [[#medai]].\n\n## Media\n\nText."), &expected);
    check("actors/green.md", &actor("See [it](#medai).\n\n## Media\n\nText."), &expected);
    let expected =
        ["unknown-heading content/actors/green.md:5:5 `red-hill` has no heading `media`"];
    check("actors/green.md", &actor("See [[red-hill#media]]."), &expected);
    check("actors/green.md", &actor("See [it](red-hill.md#media)."), &expected);
}

#[test]
fn a_citation_names_a_source_and_a_passage_that_are_there() {
    check(
        "actors/green.md",
        &actor("So [@lkae#p2], and [@lake#p9], and [@red-hill#p1], and [@lake#page]."),
        &[
            "unknown-source content/actors/green.md:5:5 there is no source `lkae` (did you mean `lake`?)",
            "unknown-passage content/actors/green.md:5:21 `lake` has no passage 9 (its passages are 1 to 3; see `briefing inspect seeds/lake.txt`)",
            "unknown-source content/actors/green.md:5:37 `red-hill` is an actor, not a source that can be cited",
            "bad-locator content/actors/green.md:5:57 `page` is not a passage",
        ],
    );
    check(
        "actors/green.md",
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = 0\n+++\n",
        &[
            "unknown-passage content/actors/green.md:8:11 `lake` has no passage 0 (its passages are 1 to 3; see `briefing inspect seeds/lake.txt`)",
        ],
    );
}

#[test]
fn a_quotation_that_is_no_longer_in_its_passage_has_drifted() {
    let claim = |passage: &str, quote: &str| {
        format!(
            "+++\ntitle = \"Green Field\"\nkind = \"movement\"\n[[claims]]\nproperty = \"guests\"\nvalue = 12\nsource = \"lake\"\n{passage}quote = \"{quote}\"\n+++\n"
        )
    };
    let check = |passage: &str, quote: &str, expected: &str| {
        check("actors/green.md", &claim(passage, quote), &[expected]);
    };
    check(
        "passage = 1\n",
        "13 people",
        "quote-drift content/actors/green.md:9:9 `13 people` is not in passage 1 of `lake` (read the passage with `briefing inspect seeds/lake.txt` and quote a few words of it)",
    );
    check(
        "passage = 2\n",
        "12 people",
        "quote-drift content/actors/green.md:9:9 `12 people` is not in passage 2 of `lake` (it stands in passage 1)",
    );
    check(
        "",
        "12 people",
        "quote-without-passage content/actors/green.md:8:9 a claim that quotes must name the passage (add `passage = ` to the claim)",
    );
    sound().note("actors/green.md", &claim("passage = 1\n", "12 people")).build().succeeds();
}

#[test]
fn an_alias_of_two_entities_names_both_notes() {
    check(
        "actors/green.md",
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\naliases = [\"GF\", \"Red Hill Group\"]\n+++\n",
        &[
            "shared-name content/actors/red-hill.md:2:9 `Red Hill Group` is a name of both `green` and `red-hill` (keep it in one note, or move it to `weak_aliases`, or say in which context it is meant); also content/actors/green.md:4:18",
        ],
    );
}

#[test]
fn an_id_of_two_notes_names_both() {
    check(
        "attacks/red-hill.md",
        "+++\ntitle = \"Raid of the hill\"\n+++\n",
        &[
            "duplicate-id content/attacks/red-hill.md:1:1 two notes have the id `red-hill` (rename one file: an id is its file name, and links find notes by it); also content/actors/red-hill.md:1:1",
        ],
    );
}

#[test]
fn whoever_is_said_to_have_done_it_must_be_an_actor() {
    let attack = |id: &str| {
        format!(
            "+++\ntitle = \"Raid of the lake\"\n[[perpetrators]]\nactor = \"{id}\"\ncertainty = \"alleged\"\nsource = \"lake\"\npassage = 1\n+++\n"
        )
    };
    let check = |id: &str, expected: &str| check("attacks/raid.md", &attack(id), &[expected]);
    check(
        "red-hil",
        "unknown-actor content/attacks/raid.md:4:9 there is no actor `red-hil` (did you mean `red-hill`?)",
    );
    check(
        "the-nameless",
        "unknown-actor content/attacks/raid.md:4:9 there is no actor `the-nameless` (write the note `content/actors/the-nameless.md`)",
    );
    check(
        "lima-wire",
        "unknown-actor content/attacks/raid.md:4:9 `lima-wire` is an outlet, not an actor (write the note `content/actors/lima-wire.md`)",
    );
}

#[test]
fn a_source_without_its_article_says_so() {
    check(
        "sources/sea.md",
        "+++\ntitle = \"The Sea\"\nseed = \"laek.txt\"\n+++\n",
        &[
            "missing-seed content/sources/sea.md:3:8 there is no file `seeds/laek.txt` (did you mean `lake.txt`?)",
        ],
    );
    check(
        "sources/sea.md",
        "+++\ntitle = \"The Sea\"\nseed = \"the-open-sea.txt\"\n+++\n",
        &[
            "missing-seed content/sources/sea.md:3:8 there is no file `seeds/the-open-sea.txt` (save the article there as plain text, or point --seeds at the folder that has it)",
        ],
    );
}

#[test]
fn what_is_kept_or_dropped_is_there() {
    let source = |keys: &str| format!("+++\nseed = \"lake.txt\"\n{keys}\n+++\n");
    for (key, selector) in [
        ("keep", "L99"),
        ("keep", "L6-3"),
        ("keep", "p1"),
        ("keep", "L0"),
        ("drop", "L5-99"),
        ("drop", "p0"),
        ("drop", "p9"),
        ("drop", "all"),
    ] {
        let expected = format!(
            "bad-selector content/sources/lake.md:3:9 `{selector}` selects nothing (write a line `L5`, lines `L5-9`, or in `drop` also a passage `p7`, of this article)"
        );
        check("sources/lake.md", &source(&format!("{key} = [\"{selector}\"]")), &[&expected]);
    }
    for keys in ["keep = [\"L7\"]", "drop = [\"L5\", \"L7-7\"]", "drop = [\"p3\", \"p2\"]"] {
        sound().note("sources/lake.md", &source(keys)).build().succeeds();
    }
}
