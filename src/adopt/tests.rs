//! Vaults as they are.

use super::*;

fn plan(files: &[(&str, &str)], answers: &[&str]) -> Plan {
    let answers = answers.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let listed = files.iter().map(|(path, _)| ((*path).to_owned(), path.ends_with("link.md")));
    let read = |path: &str| {
        let found = files.iter().find(|(file, _)| *file == path);
        found.map(|(_, text)| text.as_bytes().to_vec())
    };
    let settings = [String::from("{\"folder\": \"Meta/New\"}"), String::from("not JSON")];
    let answers = Answers::parse(&answers).expect("answers");
    Plan::new(&listed.collect::<Vec<_>>(), &settings, answers, read, |_, _| None)
}

#[test]
fn what_is_no_part_of_a_site_is_left_out_with_its_reason() {
    for (path, text, reason) in [
        (".obsidian", "", Some(Reason::Hidden)),
        ("x/.trash/a.md", "", Some(Reason::Hidden)),
        ("99 - Templates/a.md", "", Some(Reason::Template)),
        ("_templates/pic.png", "", Some(Reason::Template)),
        ("Meta/New/a.md", "", Some(Reason::Template)),
        ("a.md", "---\ntitle: <% tp.file.title %>\n---\n", Some(Reason::Template)),
        ("x/Drafts/a.md", "", Some(Reason::Draft)),
        ("a.md", "---\ndraft: true\n---\n", Some(Reason::Draft)),
        ("a.md", "---\npublish: false\n---\n", Some(Reason::Draft)),
        ("Board.canvas", "", Some(Reason::Board)),
        ("a.excalidraw.md", "", Some(Reason::Board)),
        ("link.md", "", Some(Reason::Odd)),
        ("x/Thumbs.db", "", Some(Reason::System)),
        ("Meta/a.md", "Text <% in it %>", None),
        ("Meta/New notes/a.md", "", None),
        ("a.md", "---\ndraft: maybe\n---\n", None),
        ("pics/a.png", "", None),
    ] {
        let plan = plan(&[(path, text)], &[]);
        let found = plan.left_out.keys().next().copied();
        assert_eq!(found, reason, "{path} {text}");
        assert_eq!(plan.copied.len(), usize::from(reason.is_none()), "{path}");
    }
}

#[test]
fn folders_become_kinds_by_name_and_by_answer_and_are_pages_otherwise() {
    let files = [
        ("Actors/Ada.md", "---\nkind: person\n---\n"),
        ("Ships/Lamp.md", "---\ncreated: 2024\nkind: company\n---\n"),
        ("Ships/Old/Hope.md", "Text"),
        ("Daily/one.md", "---\ncreated: 2024\ntpl: red\n---\n"),
        ("Inbox/two.md", ""),
        ("briefings/three.md", "---\ntype: event\n---\n"),
        ("four.md", ""),
    ];
    let plan = plan(&files, &["Ships=actor:company", "Inbox=none", "type:event=attack"]);
    let folders = plan.folders.iter().map(|folder| {
        let role = folder.role.as_ref().map(Role::written);
        (folder.name.as_str(), role.unwrap_or_default(), folder.said)
    });
    let expected = [
        ("Actors", "actor", Said::Name),
        ("Daily", "page", Said::Nowhere),
        ("Inbox", "", Said::Answer),
        ("Ships", "actor:company", Said::Answer),
        ("briefings", "briefing", Said::Name),
    ];
    assert_eq!(folders.collect::<Vec<_>>(), expected.map(|(a, b, c)| (a, b.to_owned(), c)));
    assert_eq!(plan.notes, BTreeMap::from([(Kind::Actor, 3), (Kind::Attack, 1), (Kind::Page, 2)]));
    assert_eq!(plan.ignored, BTreeMap::from([(String::from("created"), 2)]));
    assert_eq!(
        plan.left_out,
        BTreeMap::from([(Reason::Asked, vec![String::from("Inbox/two.md")])])
    );
    let settings = plan.settings("My \"vault\"");
    let inputs = [InputFile::new("site.toml", settings)].into_iter().collect();
    let mut problems = crate::diagnostic::Diagnostics::default();
    let config = crate::config::Config::read(&inputs, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!((config.title.as_str(), config.vault), ("My \"vault\"", plan.vault));
}

#[test]
fn an_answer_that_cannot_be_taken_says_what_can() {
    for (answer, message) in [
        ("Ships", "`Ships` is no answer: write FOLDER=KIND"),
        ("Ships=actr", "`actr` is no kind of note: did you mean `actor`?"),
    ] {
        assert_eq!(Answers::parse(&[answer.to_owned()]).err().as_deref(), Some(message));
    }
}

#[test]
fn a_clipping_becomes_an_article_with_a_note_of_its_source() {
    const HEAD: &str = "source: https://a.example/x\ncreated: 2024-05-03\n";
    let clipping = |more: &str, body: &str| format!("---\n{HEAD}{more}---\n{body}");
    let whole = clipping("tags: [clippings]\n", "The harbour was closed.\n");
    for (path, text, answers, expected) in [
        (
            "Clippings/Harbour News.md",
            &whole,
            &[][..],
            Some(("seeds/Harbour News.md", "content/sources/Harbour News.md")),
        ),
        ("sources/web/x.md", &whole, &[], Some(("seeds/x.md", "content/sources/web/x.md"))),
        ("Web/x.md", &whole, &["Web=source"], Some(("seeds/x.md", "content/Web/x.md"))),
        ("Clippings/red.md", &whole, &[], Some(("seeds/red 2.md", "content/sources/red 2.md"))),
        ("Web/x.md", &whole, &["Web=page"], None),
        ("actors/x.md", &whole, &[], None),
        ("sources/x.md", &clipping("seed: x.md\n", "My words.\n"), &[], None),
        ("x.md", &clipping("", "\n"), &[], None),
        ("x.md", &whole.replace("https://a.example/x", "a book"), &[], None),
    ] {
        let plan = plan(&[("actors/Red.md", "kind: person\n"), (path, text)], answers);
        let found = plan.clippings.first().map(|it| (it.seed_path(), it.note_path()));
        let expected = expected.map(|(seed, note)| (seed.to_owned(), note.to_owned()));
        assert_eq!(found, expected, "{path} {text}");
        assert_eq!(plan.copied.len() + plan.clippings.len(), 2, "{path}");
        assert!(found.is_none() || plan.ignored.is_empty(), "{:?}", plan.ignored);
    }
    let red = clipping("tlp: red\n", "The harbour was closed.\n");
    let note = plan(&[("x.md", &red)], &[]).clippings[0].note();
    assert!(note.starts_with("+++\nseed = \"x.md\"\ntlp = \"red\"\n"), "{note}");
}
