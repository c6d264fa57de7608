//! Parsing of valid and invalid notes.

use std::fmt::Debug;

use super::*;
use crate::fields::TextOrNumber;
use crate::vocabulary::Word;

/// Reads a note and shows its problems as `rule line: message`.
pub(super) fn problems(path: &str, text: &str) -> Vec<String> {
    let note = match parse(&InputFile::new(path, text.as_bytes())) {
        Ok(note) => note,
        Err(problem) => return vec![format!("{}: {}", problem.rule, problem.message)],
    };
    let line = |problem: &Diagnostic| {
        let place = problem.place.as_ref().expect("problems of a note have places");
        crate::text::lines::line_and_column(text, place.start).0
    };
    note.problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.rule, line(problem), problem.message))
        .collect()
}

fn read(path: &str, text: &str) -> Note {
    parse(&InputFile::new(path, text.as_bytes())).expect("a note")
}

#[test]
fn the_folder_decides_the_kind_and_the_file_the_id() {
    let cases = [
        ("content/actors/iskp.md", Kind::Actor, "iskp", "actors"),
        ("content/actors/states/russia.md", Kind::Actor, "russia", "actors/states"),
        ("content/about.md", Kind::Page, "about", ""),
        ("content/method/links.md", Kind::Page, "links", "method"),
        ("content/actors/_index.md", Kind::Section, "index", "actors"),
        ("content/_index.md", Kind::Section, "index", ""),
    ];
    for (path, kind, id, folder) in cases {
        let note = read(path, "Text");
        assert_eq!((note.kind, note.id.as_str(), note.folder()), (kind, id, folder), "{path}");
    }
}

#[test]
fn a_name_that_is_no_id_is_a_problem_that_hides_no_other() {
    let note = read("content/actors/con.md", "+++\nkind = \"perso\"\ntitel = \"x\"\n+++\n");
    let rules = note.problems.iter().map(|problem| problem.rule.id).collect::<Vec<_>>();
    assert_eq!(rules, ["bad-id", "unknown-key"]);
}

#[test]
fn the_name_of_a_file_is_the_title_of_a_note_that_gives_none() {
    let note = read("content/actors/Pier Brigade.md", "---\nkind: armed-group\n---\n");
    assert_eq!((note.title(), note.id.as_str()), ("Pier Brigade", "pier-brigade"));
    assert!(note.problems.is_empty() && note.is_called("Pier Brigade"));
    assert_eq!(note.names.keys.len(), 1, "it is linked by this name");
    let note = read("content/actors/pier-brigade.md", "---\nkind: armed-group\n---\n");
    assert_eq!(note.problems[0].rule.id, "missing-key", "an address is no title");
}

#[test]
fn spaces_around_a_text_are_no_part_of_it() {
    let note = read(
        "content/actors/x.md",
        "+++\ntitle = \" X \\t\"\naliases = [\"Y \"]\nkind = \"state\"\n+++\n",
    );
    assert_eq!((note.title(), note.common.aliases[0].text.as_str()), ("X", "Y"));
}

#[test]
fn toml_and_yaml_heads_say_the_same() {
    let toml = "+++\ntitle = \"X\"\naliases = [\"Y\", { text = \"Z\", not_after = [\"in\"] }]\nkind = \"state\"\n+++\nBody";
    let yaml =
        "---\ntitle: X\naliases:\n  - Y\n  - text: Z\n    not_after: in\nkind: state\n---\nBody";
    let notes = [toml, yaml].map(|text| read("content/actors/x.md", text));
    for note in &notes {
        assert_eq!(note.problems, []);
        assert_eq!((note.title(), note.markdown()), ("X", "Body"));
        let aliases = note
            .common
            .aliases
            .iter()
            .map(|alias| (alias.text.as_str(), alias.not_after.join(" ")));
        assert_eq!(aliases.collect::<Vec<_>>(), [("Y", String::new()), ("Z", String::from("in"))]);
    }
    let kinds = notes.map(|note| note.terms()[0].2.value.clone());
    assert_eq!(kinds, ["state", "state"]);
}

#[test]
fn every_problem_of_a_head_is_reported_with_its_line() {
    let text = "+++\ntitle = \"X\"\nkind = [\"state\"]\nactive = \"soon\"\nstatsu = \"active\"\n[[relations]]\ntype = \"leads\"\n+++\n";
    assert_eq!(
        problems("content/actors/x.md", text),
        [
            "wrong-type 3: `kind` is a list, not text",
            "bad-date 4: `active` is not an EDTF date: a year has four digits",
            "missing-key 6: [[relations]] needs `target`",
            "unknown-key 5: an actor has no key `statsu`",
        ]
    );
}

#[test]
fn missing_required_keys_are_reported() {
    assert_eq!(
        problems("content/actors/x.md", ""),
        ["missing-key 1: an actor needs `title`", "missing-key 1: an actor needs `kind`"]
    );
    assert_eq!(problems("content/sources/x.md", ""), ["missing-key 1: a source needs `seed`"]);
    let of_source = |head: &str| problems("content/sources/x.md", &format!("+++\n{head}\n+++\n"));
    assert_eq!(of_source("title = \"X\""), Vec::<String>::new());
    for key in ["[rights]\ndisplay = \"full\"", "keep = [\"L5\"]", "drop = [\"p1\"]"] {
        let found = of_source(&format!("title = \"X\"\n{key}"));
        // Where the first key of the head is: the new one is written there.
        assert_eq!(found, ["missing-key 2: a source needs `seed`"], "{key}");
    }
    assert_eq!(problems("content/actors/_index.md", ""), Vec::<String>::new());
}

#[test]
fn half_a_place_is_reported() {
    let place = |keys: &str| {
        let head = format!("+++\ntitle = \"X\"\n[place]\n{keys}+++\n");
        problems("content/attacks/x.md", &head)
    };
    assert_eq!(place("lat = 9\n"), ["missing-key 3: [place] needs `lon`"]);
    assert_eq!(place("lon = 9\n"), ["missing-key 3: [place] needs `lat`"]);
    assert_eq!(place("lat = 9\nlon = 9\n"), Vec::<String>::new());
    assert_eq!(place("name = \"Y\"\n"), Vec::<String>::new());
}

#[test]
fn a_relation_does_not_end_before_it_begins() {
    let relation = |since: &str, until: &str| {
        let head = format!(
            "+++\ntitle = \"X\"\nkind = \"state\"\n[[relations]]\ntype = \"leads\"\ntarget = \"y\"\nsince = \"{since}\"\nuntil = \"{until}\"\n+++\n"
        );
        problems("content/actors/x.md", &head)
    };
    for (since, until) in
        [("2000", "2010"), ("2010-05", "2010"), ("2010", "2010-01"), ("2010~", "..2009")]
    {
        let found = relation(since, until);
        assert!(!found.iter().any(|it| it.contains("is before")), "{since} {until} {found:?}");
    }
    for (since, until) in [("2010", "2000"), ("2010-05", "2010-04"), ("2010/2012", "2009~")] {
        assert_eq!(relation(since, until), ["bad-date 8: `until` is before `since`"]);
    }
}

#[test]
fn an_unclosed_head_is_reported() {
    assert_eq!(
        problems("content/about.md", "+++\ntitle = \"X\"\n"),
        ["open-front-matter 1: the front matter that `+++` opens is never closed"]
    );
    let note = read("content/about.md", "---\n\nA rule was here.\n");
    let hint = note.problems.first().and_then(|problem| problem.hint.clone());
    assert!(hint.is_some_and(|hint| hint.contains("`***`")));
}

#[test]
fn a_tag_without_words_is_none() {
    let note = read("content/about.md", "---\ntitle: X\ntags: [\"\", \" \", \"#a\", b]\n---\n");
    let tags = note.common.tags.iter().map(|tag| tag.value.as_str());
    assert_eq!(tags.collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn dots_close_a_head_in_yaml() {
    for (text, body) in [
        ("---\ntitle: X\n...\nText.\n\n---\n\nMore.\n", "Text.\n\n---\n\nMore.\n"),
        ("---\r\ntitle: X\r\n...  \r\nText.\r\n", "Text.\r\n"),
        ("---\ntitle: X\n---\nText.\n\n...\n", "Text.\n\n...\n"),
        ("---\ntitle: X ...\n---\nText.\n", "Text.\n"),
    ] {
        assert_eq!(problems("content/about.md", text), Vec::<String>::new(), "{text:?}");
        let note = read("content/about.md", text);
        assert_eq!(&text[note.body.clone()], body, "{text:?}");
    }
    assert_eq!(
        problems("content/about.md", "+++\ntitle = \"X\"\n...\n"),
        ["open-front-matter 1: the front matter that `+++` opens is never closed"]
    );
}

#[test]
fn an_id_may_be_written_as_a_link() {
    for written in
        ["red-hill", "[[red-hill]]", "[[actors/red-hill.md|the group]]", "[[red-hill#x]]"]
    {
        let text = format!(
            "---\ntitle: X\nkind: person\nrelations:\n  - type: member-of\n    target: \"{written}\"\n---\n"
        );
        let note = read("content/actors/x.md", &text);
        let Details::Actor(actor) = &note.details else { panic!("an actor") };
        assert_eq!(actor.relations[0].target.value, "red-hill", "{written}");
        assert!(note.linklike.is_empty() && note.problems.is_empty(), "{written}");
    }
}

#[test]
fn what_cannot_be_read_stays_restricted() {
    let note = read(
        "content/actors/x.md",
        "+++\ntitle = \"X\"\nkind = \"state\"\ntlp = \"ambr\"\ndraft = \"no\"\n+++\n",
    );
    assert_eq!((note.common.tlp, note.common.draft), (crate::marking::Marking::Red, true));
    let note = read("content/sources/x.md", "+++\nseed = \"x.txt\"\nrights = \"all\"\n+++\n");
    let Details::Source(source) = &note.details else { panic!("a source") };
    assert_eq!(source.rights.display, Display::Metadata);
}

#[test]
fn claims_hold_numbers_words_and_dates() {
    let text = "+++\ntitle = \"X\"\nkind = \"state\"\n[[claims]]\nproperty = \"killed\"\nvalue = 145\nqualifier = \"at-least\"\nsource = \"s\"\npassage = 8\n\
                [[claims]]\nproperty = \"founded\"\nvalue = \"2014/2015\"\nsource = \"s\"\n[[claims]]\nproperty = \"x\"\n+++\n";
    let note = read("content/actors/x.md", text);
    let values = note.claims.iter().map(|claim| claim.value.value.clone()).collect::<Vec<_>>();
    assert_eq!(values, [TextOrNumber::Number(145.0), TextOrNumber::Text("2014/2015".into())]);
    assert_eq!(note.problems.len(), 2, "the third claim lacks its value and source");
}

#[test]
fn bytes_that_are_not_utf8_are_reported() {
    let problem = parse(&InputFile::new("content/about.md", *b"ab\xff")).expect_err("not UTF-8");
    assert_eq!(problem.message, "byte 2 of this file is not UTF-8");
}

#[test]
fn the_words_of_enums_are_their_names() {
    fn check<W: Word + Debug>() {
        let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "").to_lowercase();
        for word in W::ALL {
            assert_eq!(letters(word.id()), letters(&format!("{word:?}")));
            assert_eq!(W::from_id(word.id()), Some(*word));
        }
        assert_eq!(W::from_id("no such word"), None);
    }
    check::<Basis>();
    check::<Confidence>();
    check::<Display>();
    check::<Likelihood>();
    check::<LinkPolicy>();
    check::<Marking>();
    check::<Precision>();
    check::<ReliabilityCode>();
    check::<crate::config::Order>();
    check::<crate::config::Paper>();
}

#[test]
fn the_hash_of_names_depends_on_the_kind_and_not_on_its_place() {
    let hash = |head: &str| read("content/actors/x.md", head).names.hash;
    let one = hash("+++\ntitle = \"X\"\nkind = \"ship\"\n+++\n");
    assert_eq!(hash("+++\nkind = \"ship\"\ntitle = \"X\"\n+++\n"), one);
    assert_ne!(hash("+++\ntitle = \"X\"\nkind = \"state\"\n+++\n"), one);
}
