//! `briefing init --from`, and what commands do with a vault's names.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::site_test::{BRIEFING, PICTURE, SiteTest};

/// A vault beside a site.
fn vault() -> SiteTest {
    SiteTest::new()
        .file("vault/.obsidian/app.json", "{}")
        .file("vault/.trash/old.md", "Old text.")
        .file("vault/Templates/Actor.md", "---\nkind: <% kind %>\n---\n")
        .file("vault/Board.canvas", "{}")
        .file("vault/Pictures/quay map.png", PICTURE)
        .file("vault/actors/Red Hill.md", "---\nkind: armed-group\ncreated: 2024-03-05 09:30\ntags: watch, hill\n---\nLed by [[Ada Lund]].\n")
        .file("vault/actors/people/Ada Lund.md", "---\nkind: person\n---\nLeads [[actors/Red Hill]].\n")
        .file("vault/Daily/2024-03-05.md", "Met [[red hill]].\n\n---\n\nMore of it.\n\n---\nstatus: open\n")
        .file("vault/unfinished.md", "---\ndraft: true\n---\nNot yet.\n")
}

fn init(site: &SiteTest, more: &[&str]) -> crate::site_test::Run {
    let (from, to) = (site.path("vault"), site.path("new"));
    let paths = [from, to].map(|path| path.to_string_lossy().into_owned());
    site.run(&[&["init", "--from", &paths[0], &paths[1]], more].concat())
}

#[test]
fn a_vault_becomes_a_site_that_builds_and_stays_as_it_was() {
    let site = vault();
    let before = site.files();
    init(&site, &["--check"])
        .succeeds()
        .says("2 actors, 1 page; 1 file beside them")
        .says("--kinds Daily=KIND changes it")
        .says("left out: 2 hidden (.obsidian, .trash)")
        .says("left out: 1 template (Templates/Actor.md)")
        .says("left out: 1 draft (unfinished.md)")
        .says("left out: 1 board or drawing (Board.canvas)")
        .says("nothing was written");
    assert_eq!(site.files(), before);
    init(&site, &["--kinds", "Daily=page"]).succeeds().does_not_say("problem");
    let mut after = site.files();
    after.retain(|path, _| !path.starts_with("new/"));
    assert_eq!(after, before, "nothing in the vault has changed");
    let copied = fs::read(site.path("new/content/Pictures/quay map.png")).expect("the picture");
    assert_eq!(copied, PICTURE);
    let root = site.path("new");
    let root = root.to_str().expect("a path in Unicode");
    site.run(&["build", "--root", root]).succeeds().does_not_say("warning");
    let page = fs::read_to_string(site.path("new/public/Daily/2024-03-05/index.html"));
    assert!(page.expect("the page").contains("actors/red-hill/"), "its link leads to the note");
    init(&site, &[]).refuses().says("is there already and holds files");
}

#[test]
fn a_site_is_not_made_in_its_vault_or_with_answers_for_nothing() {
    let site = vault();
    let vault = site.path("vault").to_string_lossy().into_owned();
    let inside = format!("{vault}/new");
    site.run(&["init", "--from", &vault, &inside]).refuses().says("is in the vault");
    init(&site, &["--kinds", "daily=page"]).refuses().says("did you mean `Daily`?");
    init(&site, &["--kinds", "Daily=pag"]).refuses().says("did you mean `page`?");
    assert!(!site.path("new").exists(), "nothing is left of what failed");
}

#[cfg(unix)]
/// Runs `briefing init --from` on a terminal and types these lines; `None` where there is no program for that.
fn on_terminal(site: &SiteTest, typed: &str) -> Option<String> {
    let quoted = |path: &Path| format!("'{}'", path.display());
    let (from, to) = (quoted(&site.path("vault")), quoted(&site.path("new")));
    let line = format!("{} init --from {from} {to}", quoted(Path::new(BRIEFING)));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut script = script.stderr(Stdio::null()).spawn().ok()?;
    let mut input = script.stdin.take().expect("a pipe");
    input.write_all(typed.as_bytes()).expect("the pipe takes it");
    drop(input);
    let output = script.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    // Other systems have another program of this name.
    site.path("new").exists().then_some(text)
}

#[test]
fn what_the_notes_of_a_folder_are_is_asked_on_a_terminal() {
    let site = vault().file("vault/Notes/a.md", "A.").file("vault/Notes/b.md", "B.");
    let Some(said) = on_terminal(&site, "pagee\nbriefing\nperson\nactor:persn\nactor:person\n")
    else {
        return eprintln!("skipped: there is no `script` that makes a terminal");
    };
    for words in [
        "What is the 1 note in `Daily`: actor, attack, outlet, source, briefing, page or none? [page] ",
        "`pagee` is no kind of note: did you mean `page`?",
        "What are the 2 notes in `Notes`:",
        "`person` is no kind of note: write `actor:person`",
        "`persn` is no word for an actor: did you mean `person`?",
        "Notes/: 2 notes, actor:person\n",
    ] {
        assert!(said.contains(words), "{words:?} is not in\n{said}");
    }
    let settings = fs::read_to_string(site.path("new/site.toml")).expect("settings");
    assert!(
        settings.contains("\"Daily\" = \"briefing\"\n\"Notes\" = \"actor:person\""),
        "{settings}"
    );
}

#[test]
fn an_empty_line_and_the_end_of_the_input_make_pages() {
    let site = vault().file("vault/Notes/a.md", "A.").file("vault/Other/b.md", "B.");
    // The sign that ends the input of a terminal.
    let Some(said) = on_terminal(&site, "\n\u{4}") else { return };
    assert_eq!(said.matches("[page] ").count(), 2, "{said}");
    assert!(said.contains("2 actors, 3 pages"), "{said}");
}

#[test]
fn a_link_out_of_a_vault_is_not_followed() {
    let site = vault().file("outside/secret.md", "Not of the vault.");
    for (from, name) in [("outside/secret.md", "link.md"), ("outside", "linked")] {
        std::os::unix::fs::symlink(site.path(from), site.path("vault").join(name)).expect("a link");
    }
    init(&site, &[]).succeeds().says("left out: 2 links or unreadable files (link.md, linked)");
    let new = site.files();
    assert!(new.keys().all(|path| !path.starts_with("new/") || !path.contains("secret")));
}

#[test]
fn a_command_finds_the_site_in_the_folders_above() {
    let site = SiteTest::new()
        .note("actors/Red Hill.md", "---\nkind: armed-group\n---\n")
        .note("actors/deep/down/Ada.md", "---\nkind: person\n---\n");
    let run = |folder: &Path| {
        let output = Command::new(BRIEFING).arg("check").current_dir(folder).output();
        output.expect("the program runs").status.code()
    };
    assert_eq!(run(&site.path("content/actors/deep/down")), Some(0));
    assert_eq!(run(std::env::temp_dir().as_path()), Some(2), "there is none above");
    site.run(&["report", "actors/Red Hill", "--format", "html", "--output", "o.html"]).succeeds();
    let _ = fs::remove_file("o.html");
}

#[test]
fn the_help_of_a_command_has_its_own_options() {
    let site = SiteTest::new();
    site.run(&["explain", "--help"]).succeeds().does_not_say("--tlp").does_not_say("--root");
    site.run(&["build", "-h"]).succeeds().says("--tlp").says("--locked");
    site.run(&["help", "theme", "export"]).succeeds().says("theme export").does_not_say("--seeds");
}

#[test]
fn a_kind_of_note_that_does_not_exist_is_an_error_in_the_settings() {
    let settings = "title = \"T\"\n[vault.folders]\n\"Ships\" = \"actr\"\n";
    let site = SiteTest::new().file("site.toml", settings);
    site.run(&["check"]).fails().says("[bad-vault]").says("site.toml:3:11").says("`actor`?");
}

#[test]
fn files_of_a_theme_that_nothing_uses_are_named() {
    let site = SiteTest::new()
        .file("site.toml", "title = \"T\"\ntheme = \"own\"\n")
        .file("themes/own/templates/actors.html", "x")
        .file("themes/own/templates/part.html", "x")
        .file("themes/own/templates/prose.html", "{% include \"part.html\" %}")
        .file("themes/own/tempaltes/base.html", "x");
    site.run(&["check"])
        .succeeds()
        .says("warning[misnamed-template]: nothing uses the template `actors.html`")
        .says("did you mean `actor.html`?")
        .says("a theme has no folder `tempaltes/`")
        .does_not_say("part.html");
}

#[test]
fn inspect_says_which_notes_could_not_be_read() {
    let site = SiteTest::new()
        .note("actors/red.md", "---\ntitle: Red: Hill\nkind: person\n---\n")
        .file("seeds/one.txt", "One\n\nRed Hill met everybody at the lake, as the fishers say.\n");
    site.run(&["inspect", "one"])
        .succeeds()
        .says("names of them may be missing: content/actors/red.md");
}

#[test]
fn problems_of_a_head_in_yaml_say_what_to_write_there() {
    let site = SiteTest::new()
        .note("actors/Pier Brigade.md", "---\ncreated: 2024-01-02\nalias: PB\n---\nText.\n")
        .note("actors/red-hill.md", "+++\ntitle = \"Red Hill\"\ncreated = \"2024\"\n+++\nText.\n");
    let run = site.run(&["check"]).fails();
    let run = run.says("add `kind: \"armed-group\"`").says("add `kind = \"armed-group\"`");
    let run = run.says("did you mean `aliases`?");
    let hint = "one of another program belongs in `ignore` under `[vault]` in site.toml";
    assert_eq!(run.text().matches(hint).count(), 1, "{}", run.text());
    let settings = "title = \"T\"\n[vault]\nignore = [\"created\", \"alias\"]\n";
    site.file("site.toml", settings).run(&["check"]).fails().does_not_say("has no key `alias`");
}

#[test]
fn a_source_whose_name_has_blanks_is_cited_in_braces_or_by_its_address() {
    let log = "The Log of Days\n\nNobody came to the quay that year, as far as anybody knows.\n";
    let site = SiteTest::new()
        .note("sources/My Log.md", "---\nseed: My Log.txt\n---\n")
        .seed("My Log.txt", log);
    let note = |text: &str| {
        let note = format!("+++\ntitle = \"About\"\n+++\n{text}\n");
        site.clone().note("about.md", &note).run(&["check", "--notes"])
    };
    note("[@{My Log}#p1] [@my-log#p1] [[My Log]] [[sources/My Log]] [x](sources/My%20Log.md) [x](My%20Log.md)")
        .succeeds()
        .says("no problems found");
    note("[@My Log#p1]").fails().says("write `@{My Log}`, or `@my-log`");
    note("[@{My Log}, p. 1]").succeeds().says("write `@my-log#p1` if the passage is meant");
}

/// A file of a program that saves web pages.
const CLIPPING: &str = "---\ntitle: Harbour news\nsource: https://lima.example/harbour\nauthor:\n  - \"[[Jo Berg]]\"\npublished: 2024-05-02\ncreated: 2024-05-03\ndescription: What happened.\ntags:\n  - clippings\n---\n## The harbour\n\nThe harbour was closed on Monday, said the mayor.\n";

#[test]
fn a_clipping_in_a_vault_becomes_a_source_that_can_be_cited() {
    let site = vault().file("vault/Clippings/Harbour News.md", CLIPPING).file(
        "vault/actors/Berg.md",
        "---\nkind: person\n---\nIn [[Harbour News]], [@harbour-news#p2].\n",
    );
    init(&site, &["--check"])
        .succeeds()
        .says("3 actors, 1 source, 1 page; 1 file beside them")
        .says("to seeds/, with a note of the source: 1 clipping (Clippings/Harbour News.md)");
    init(&site, &["--kinds", "Daily=page"]).succeeds().does_not_say("problem");
    let copied = fs::read_to_string(site.path("new/seeds/Harbour News.md")).expect("the clip");
    assert_eq!(copied, CLIPPING);
    let root = site.path("new");
    let root = root.to_str().expect("a path in Unicode");
    site.run(&["build", "--root", root]).succeeds().does_not_say("warning");
}

#[test]
fn a_clipping_among_the_notes_is_told_once_with_the_command_that_moves_it() {
    let site = SiteTest::new().file("content/sources/harbour.md", CLIPPING).file(
        "content/actors/berg.md",
        "+++\ntitle = \"Berg\"\nkind = \"person\"\n+++\nSaid in [@harbour#p2].\n",
    );
    site.run(&["check"])
        .fails()
        .says("error[clipping-as-note]")
        .says("`briefing import content/sources/harbour.md` moves the text to `seeds/`")
        .says("1 error");
    let file = site.path("content/sources/harbour.md");
    let file = file.to_str().expect("a path in Unicode");
    site.run(&["import", "--dry-run", file]).succeeds().says("would write seeds/harbour.md");
    site.run(&["import", file])
        .succeeds()
        .says("wrote seeds/harbour.md")
        .says("wrote the note over content/sources/harbour.md");
    let clip = fs::read_to_string(site.path("seeds/harbour.md")).expect("the clip");
    assert!(clip.contains("The harbour was closed on Monday"), "{clip}");
    site.run(&["check"]).succeeds();
}
