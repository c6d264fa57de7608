//! Problems of the content: each is found in one run, stands where it was written, and says what to do.

use std::os::unix::fs::symlink;

use crate::site_test::SiteTest;

/// Two actors, an outlet and a source of three passages, all sound.
fn sound() -> SiteTest {
    SiteTest::new()
        .note(
            "actors/red-hill.md",
            "+++\ntitle = \"Red Hill Group\"\nkind = \"armed-group\"\n+++\n",
        )
        .note(
            "actors/blue-river.md",
            "+++\ntitle = \"Blue River Group\"\nkind = \"armed-group\"\n+++\n",
        )
        .note("outlets/lima-wire.md", "+++\ntitle = \"Lima Wire\"\nclass = \"agency\"\n+++\n")
        .source(
            "lake",
            "The Lake in Spring\n\nThe Red Hill Group met at the lake, and 12 people came.\n\nNobody else came to the lake that year, as far as anybody knows.\n\nThe water was high until the summer came and the fishers went home.\n",
        )
}

/// Builds the sound site with one more note and compares the problems.
#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let site = sound().note(path, text);
    let run = site.run(&["build", "--format", "json"]).fails();
    assert_eq!(run.problems(), expected);
    assert!(site.output().is_empty(), "a site with errors is not written");
}

fn actor(body: &str) -> String {
    format!("+++\ntitle = \"Green Field\"\nkind = \"movement\"\n+++\n{body}\n")
}

#[test]
fn a_sound_site_has_no_problems() {
    sound().build().succeeds().does_not_say("error").does_not_say("warning");
}

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
fn a_date_is_edtf() {
    let hint =
        "(write 2022-09-05, 2022-09, 2022, 2014/2015, 2015/.., 2024~ (about) or 2024? (uncertain))";
    for (date, problem) in [
        ("5 September 2022", "a year has four digits"),
        ("2022-13", "months are 01 to 12, seasons 21 to 24"),
        ("2022-02-30", "there is no such day in the calendar"),
    ] {
        let run = sound()
            .note("attacks/raid.md", &format!("+++\ntitle = \"Raid\"\ndate = \"{date}\"\n+++\n"))
            .problems();
        let expected = format!(
            "bad-date content/attacks/raid.md:3:8 `date` is not an EDTF date: {problem} {hint}"
        );
        assert_eq!(run, [expected]);
    }
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
    site.build().fails().says("`content` cannot be read");
    assert_eq!(site.output(), before);
}

#[test]
fn a_folder_that_leads_into_itself_is_named() {
    let site = sound();
    symlink("..", site.path("content/actors/loop")).expect("a link that leads in a circle");
    site.build().fails().says("`content/actors/loop` cannot be read");
}

#[test]
fn an_unknown_key_says_what_may_have_been_meant() {
    check(
        "actors/green.md",
        "+++\ntitle = \"Green Field\"\nkind = \"movement\"\nalaises = [\"GF\"]\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsicne = \"2020\"\n+++\n",
        &[
            "unknown-key content/actors/green.md:4:1 an actor has no key `alaises` (did you mean `aliases`?)",
            "unknown-key content/actors/green.md:8:1 [[relations]] has no key `sicne` (did you mean `since`?)",
        ],
    );
    check(
        "actors/green.md",
        "---\ntitle: Grünfeld\nkind: movement\nalaises: [GF]\nrelations:\n  - type: opposes\n    target: red-hill\n    sicne: 2020\n---\n",
        &[
            "unknown-key content/actors/green.md:4:1 an actor has no key `alaises` (did you mean `aliases`?)",
            "unknown-key content/actors/green.md:8:5 [[relations]] has no key `sicne` (did you mean `since`?)",
        ],
    );
    let run = sound().file("site.toml", "title = \"x\"\nthem = \"default\"\n").problems();
    assert_eq!(
        run,
        ["unknown-key site.toml:2:1 site.toml has no key `them` (did you mean `theme`?)"]
    );
}

#[test]
fn a_wrong_type_is_named_with_line_and_column() {
    check(
        "actors/green.md",
        "+++\ntitle = [\"Green Field\"]\nkind = \"movment\"\ndraft = \"false\"\n[[relations]]\ntype = \"opposes\"\ntarget = \"red-hill\"\nsource = \"lake\"\npassage = \"two\"\n+++\n",
        &[
            "missing-key content/actors/green.md:2:1 an actor needs `title` (add `title = \"...\"`: it is the name shown and linked)",
            "wrong-type content/actors/green.md:2:9 `title` is a list, not text",
            "unknown-word content/actors/green.md:3:8 `kind` cannot be `movment` (did you mean `movement`?)",
            "wrong-type content/actors/green.md:4:9 `draft` is text, not true or false",
            "wrong-type content/actors/green.md:9:11 `passage` is text, not a whole number of at least 0",
        ],
    );
    check(
        "attacks/raid.md",
        "---\ntitle: Raid of the läke\nplace:\n  name: Läke\n  lat: north\nclaims: 12\n---\n",
        &[
            "wrong-type content/attacks/raid.md:5:8 `lat` is text, not a number",
            "wrong-type content/attacks/raid.md:6:9 `claims` is a whole number, not a list of tables",
        ],
    );
}

#[test]
fn front_matter_that_is_no_toml_or_yaml_is_shown_where_it_breaks() {
    let first = |text: &str| {
        let problems = sound().note("actors/green.md", text).problems();
        problems.into_iter().next().unwrap_or_default()
    };
    let toml = first("+++\ntitle = \"Green\nkind = \"movement\"\n+++\n");
    assert!(toml.starts_with("front-matter-syntax content/actors/green.md:2:"), "{toml}");
    let yaml = first("---\ntitle: [Green\nkind: movement\n---\n");
    assert!(yaml.starts_with("front-matter-syntax content/actors/green.md:"), "{yaml}");
    check(
        "actors/green.md",
        "+++\ntitle = \"Green\"\nText without an end.\n",
        &[
            "open-front-matter content/actors/green.md:1:1 the front matter that `+++` opens is never closed (put a line `+++` after the last key)",
        ],
    );
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
fn a_propaganda_outlet_is_not_linked_without_a_reason() {
    let outlet = |keys: &str| {
        format!(
            "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/\"\n{keys}+++\n"
        )
    };
    check(
        "outlets/hill-voice.md",
        &outlet("link_policy = \"link\"\n"),
        &[
            "propaganda-link content/outlets/hill-voice.md:5:15 `Hill Voice` is a propaganda outlet and may not be linked (write `link_policy = \"none\"`, or give a `link_reason`)",
        ],
    );
    let site = sound().note("outlets/hill-voice.md", &outlet(""));
    let site = site.note("actors/green.md", &actor("See [this](https://www.hill.example/a)."));
    assert_eq!(
        site.problems(),
        [
            "propaganda-link content/actors/green.md:5:5 `www.hill.example` is never linked on this site (name it without a link, or cite the source that reports it)"
        ]
    );
    sound()
        .note(
            "outlets/hill-voice.md",
            &outlet("link_policy = \"link\"\nlink_reason = \"closed\"\n"),
        )
        .build()
        .succeeds();
}

#[test]
fn however_it_is_spelt_the_address_of_a_propaganda_outlet_is_refused() {
    let note = "+++\ntitle = \"Hill Voice\"\nclass = \"propaganda\"\nurl = \"https://hill.example/\"\n+++\n";
    let mut missed = Vec::new();
    for address in [
        "https://hill.example",
        "<HTTPS://Hill.Example/A>",
        "https://hill.example./",
        "https://hill.example:443/",
        "https://good.example@hill.example/",
        "https:/hill.example/",
        "https:hill.example/",
        "https:///hill.example/",
        "https://h&#9;ill.example/",
        "https://h&shy;ill.example/",
        "https://h%69ll.example/",
        "https://ｈill.example/",
    ] {
        let site = sound().note("outlets/hill-voice.md", note);
        let site = site.note("actors/green.md", &actor(&format!("See [this]({address}).")));
        let problems = site.problems();
        if problems.len() != 1 || !problems[0].starts_with("propaganda-link") {
            missed.push(address);
        }
    }
    assert!(missed.is_empty(), "not refused: {missed:?}");
}

#[test]
fn a_scheme_that_runs_code_is_refused() {
    for address in [
        "javascript:alert(1)",
        "<JaVaScript:alert(1)>",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//elsewhere.example/",
    ] {
        let problems =
            sound().note("actors/green.md", &actor(&format!("See [it]({address})."))).problems();
        assert_eq!(problems.len(), 1, "{address}: {problems:?}");
        let expected = "forbidden-scheme content/actors/green.md:5:5";
        assert!(problems[0].starts_with(expected), "{address}: {problems:?}");
    }
    for key in ["url = \"javascript:alert(1)\"", "url = \"ftp://x.example\""] {
        let note = format!("+++\ntitle = \"Sea Post\"\nclass = \"press\"\n{key}\n+++\n");
        let problems = sound().note("outlets/sea-post.md", &note).problems();
        assert!(
            problems[0].starts_with("bad-address content/outlets/sea-post.md:4:7"),
            "{problems:?}"
        );
    }
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
fn all_problems_come_in_one_run_in_the_order_of_the_files() {
    let site = sound()
        .note("actors/green.md", &actor("[[nobody]] and [[noone]]."))
        .note("attacks/raid.md", "+++\ntitle = \"Raid\"\ndate = \"soon\"\nplcae = \"x\"\n+++\n")
        .note("sources/sea.md", "+++\nseed = \"sea.txt\"\n+++\n")
        .file("site.toml", "titel = \"x\"\n");
    let rules = site.problems().into_iter();
    let rules = rules.map(|problem| problem.split(' ').take(2).collect::<Vec<_>>().join(" "));
    assert_eq!(
        rules.collect::<Vec<_>>(),
        [
            "unknown-link content/actors/green.md:5:1",
            "unknown-link content/actors/green.md:5:16",
            "bad-date content/attacks/raid.md:3:8",
            "unknown-key content/attacks/raid.md:4:1",
            "missing-seed content/sources/sea.md:2:8",
            "unknown-key site.toml:1:1",
        ]
    );
    site.build().fails().says("6 errors, 0 warnings; nothing was written");
    site.run(&["check"]).fails().says("6 errors");
}

#[test]
fn a_problem_is_drawn_with_its_line_and_a_hint() {
    let run = sound().note("actors/green.md", &actor("Ties to [[red-hil]] and others.")).build();
    let expected = "\
error[unknown-link]: no page is called `red-hil`
 --> content/actors/green.md:5:9
  |
5 | Ties to [[red-hil]] and others.
  |         ^^^^^^^^^^^ links to nothing
  |
  = help: did you mean `red-hill`?

1 error, 0 warnings; nothing was written
";
    assert_eq!(run.fails().text(), expected);
}

#[test]
fn the_exit_code_tells_content_from_the_world() {
    sound().build().succeeds();
    sound().run(&["check"]).succeeds().says("no problems found");
    sound().run(&["build", "--tlp", "purple"]).refuses();
    sound().run(&["bulid"]).refuses();
    sound().run(&["build", "--seeds", "/nowhere/at/all"]).refuses();
    sound().run(&["inspect", "/nowhere.txt"]).refuses();
    let nothing = SiteTest::new().without("site.toml");
    std::fs::remove_dir(nothing.path("content")).expect("an empty folder");
    nothing.build().refuses().says("is not a site");
}

#[test]
fn a_warning_is_an_error_only_when_asked() {
    let site = sound().note("actors/green.md", &actor("```klingon\nx\n```"));
    let expected = "unknown-language content/actors/green.md:5:1 no grammar for the language `klingon` (write `text` to say that this is meant)";
    assert_eq!(site.problems(), [expected]);
    site.build().succeeds();
    let strict = site.clone().arg("--strict");
    let before = site.output();
    strict.build().fails().says("nothing was written");
    assert_eq!(site.output(), before);
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
