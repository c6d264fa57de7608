//! A build that follows another renders only the pages whose making has changed, and its output is that of a build
//! from nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::build::{self, Options};
use briefing::catalogue::Audience;
use briefing::disk::Folders;
use proptest::prelude::*;

use crate::pages::rich_site;
use crate::site_test::files_under;

#[test]
fn an_edit_writes_the_pages_it_shows_on_and_no_other() {
    let site = rich_site();
    site.build().succeeds();
    site.build().succeeds().says("0 files written");
    let before = site.output();
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nNothing is named here.\n");
    site.build().succeeds();
    let changed = changed(&before, &site.output());
    let pages = changed.iter().filter(|path| !path.starts_with("search/")).collect::<Vec<_>>();
    assert_eq!(pages, ["about/index.html", "manifest.json", "sources/lake/index.html"]);
    let before = site.output();
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nNothing is named there.\n");
    site.build().succeeds();
    let changed = self::changed(&before, &site.output());
    let (search, pages) = changed.iter().partition::<Vec<_>, _>(|path| path.starts_with("search/"));
    assert_eq!(pages, ["about/index.html", "manifest.json"]);
    // The text of the page, the word that it has now, and the dictionary.
    assert_eq!(search.len(), 3, "{search:?}");
}

/// The paths of files that are new or have other bytes.
fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    changed.map(|(path, _)| path.clone()).collect()
}

#[test]
fn a_label_of_the_settings_is_changed_on_every_page() {
    let site = rich_site();
    let settings = fs::read_to_string(site.path("site.toml")).expect("the settings");
    site.build().succeeds();
    let site = site.file("site.toml", settings + "[vocabulary.actor]\nstate-body = \"board\"\n");
    site.build().succeeds().publishes_nowhere(&["state body"]).publishes(&["board"]);
    let kept = site.output();
    site.run(&["clean"]).succeeds();
    site.build().succeeds();
    assert!(site.output() == kept, "a build from nothing writes the same");
}

#[test]
fn a_feature_that_is_switched_off_and_on_leaves_what_a_build_from_nothing_writes() {
    let site = rich_site();
    let settings = fs::read_to_string(site.path("site.toml")).expect("the settings");
    site.build().succeeds();
    let with = site.output();
    let off = "disable = [\"search\", \"timeline\", \"map\", \"network\", \"windows\"]\n";
    let site = site.file("site.toml", format!("{settings}{off}"));
    site.build().succeeds();
    let without = site.output();
    site.run(&["clean"]).succeeds();
    site.build().succeeds();
    assert!(site.output() == without, "off");
    let site = site.file("site.toml", settings);
    site.build().succeeds();
    assert!(site.output() == with, "on again");
}

#[test]
fn a_word_that_the_settings_no_longer_have_is_found_without_an_edit_of_its_note() {
    let words = "title = \"T\"\n[vocabulary.actor]\nferry = \"ferry\"\n";
    let site = rich_site().file("site.toml", words);
    let site = site.note("actors/swan.md", "+++\ntitle = \"Swan\"\nkind = \"ferry\"\n+++\n");
    site.build().succeeds();
    let site = site.file("site.toml", "title = \"T\"\n");
    site.build().fails().says("`kind` cannot be `ferry`");
    site.file("site.toml", words).build().succeeds();
}

#[test]
fn a_page_that_somebody_changed_is_made_anew() {
    let site = rich_site();
    site.build().succeeds();
    let expected = site.output();
    fs::write(site.path("public/about/index.html"), "mine").expect("a page");
    fs::remove_file(site.path("public/index.html")).expect("a page");
    site.build().succeeds().says("2 files written");
    assert!(site.output() == expected);
}

#[test]
fn what_is_kept_of_pages_may_be_damaged_or_of_another_folder() {
    let site = rich_site();
    site.build().succeeds();
    let (expected, kept) = (site.output(), fs::read(site.path(".briefing/pages")).expect("pages"));
    for at in [0, 20, 40, 60, kept.len() / 2, kept.len() - 1] {
        let mut damaged = kept.clone();
        damaged[at] ^= 1;
        fs::write(site.path(".briefing/pages"), damaged).expect("written");
        site.build().succeeds().says("0 files written");
        assert!(site.output() == expected, "{at}");
    }
    site.run(&["build", "--output", site.path("other").to_str().expect("a path")]).succeeds();
    assert!(files_under(&site.path("other")) == files_under(&site.path("public")));
}

/// A site in a folder, of which a list of numbers decides what its files say.
#[derive(Debug, Clone)]
struct Generated {
    /// By number of note: what each of its parts says.
    notes: BTreeMap<u8, [u8; PARTS]>,
    seeds: [u8; 3],
    theme: u8,
    title: u8,
    disabled: u8,
}

/// Title, alias, body, summary, relation or perpetrator or affiliation, claim, tag, kind, date, marking.
const PARTS: usize = 10;

const WORDS: [&str; 5] = ["Red Hill", "Blue River", "Lima Wire", "Hill Voice", "Anna Holm"];

const FOLDERS: [&str; 5] = ["actors", "attacks", "outlets", "sources", "briefings"];

/// How many notes there may be; every fifth is of one kind, and those below this number are never deleted.
const NOTES: u8 = 15;
const LASTING: u8 = 5;

fn word(number: u8) -> &'static str {
    WORDS[usize::from(number) % WORDS.len()]
}

impl Generated {
    fn new() -> Generated {
        let notes = (0..NOTES - 3).map(|number| (number, [number; PARTS])).collect();
        Generated { notes, seeds: [0, 1, 2], theme: 0, title: 0, disabled: 0 }
    }

    fn edit(&mut self, [what, which, value]: [u8; 3]) {
        let note = which % NOTES;
        match what % 16 {
            0 if note >= LASTING => drop(self.notes.remove(&note)),
            1 => self.theme = value % 2,
            2 => self.title = value % 2,
            6 => self.disabled = value,
            3..6 => self.seeds[usize::from(which) % 3] = value,
            _ => {
                let part = usize::from(what / 16) % PARTS;
                self.notes.entry(note).or_insert([note; PARTS])[part] = value;
            }
        }
    }

    fn files(&self) -> BTreeMap<String, String> {
        let features = ["search", "timeline", "map", "network", "windows"].into_iter().enumerate();
        let disabled = features.filter(|(bit, _)| self.disabled >> bit & 1 == 1);
        let disabled = disabled.map(|(_, feature)| feature).collect::<Vec<_>>();
        let mut files = BTreeMap::from([(
            String::from("site.toml"),
            format!(
                "title = \"Lakes\"\ndisable = {disabled:?}\n[vocabulary.actor]\nstate = \"state {}\"\n",
                self.title
            ),
        )]);
        if self.theme == 1 {
            let template = "{% extends \"base.html\" %}{% block content %}gone{% endblock %}";
            files.insert(String::from("themes/default/templates/404.html"), template.into());
        }
        for (number, text) in self.seeds.iter().enumerate() {
            let (first, second) = (word(*text), word(text / 5));
            let seed = format!(
                "The lake\n\nOn Monday {first} met {second} by the lake (Lima Wire 2, May 2, 2021).\n\n{second} \
                 killed {} people there, said {first} in a long statement to everybody who wanted to hear it.\n",
                text % 4
            );
            files.insert(format!("seeds/{number}.txt"), seed);
        }
        for (number, parts) in &self.notes {
            let folder = FOLDERS[usize::from(*number) % FOLDERS.len()];
            files.insert(format!("content/{folder}/n{number}.md"), note(*number, folder, parts));
        }
        files
    }

    /// Writes the files that a folder lacks or has otherwise, and deletes what it has too many.
    fn write(&self, root: &Path) {
        let files = self.files();
        for (path, text) in &files {
            let file = root.join(path);
            if fs::read(&file).is_ok_and(|old| old == text.as_bytes()) {
                continue;
            }
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("written");
        }
        for part in ["content", "seeds", "themes"] {
            for (path, _) in files_under(&root.join(part)) {
                if !files.contains_key(&format!("{part}/{path}")) {
                    fs::remove_file(root.join(part).join(path)).expect("deleted");
                }
            }
        }
    }
}

fn note(number: u8, folder: &str, parts: &[u8; PARTS]) -> String {
    let [title, alias, body, summary, target, claim, tag, kind, date, marking] = *parts;
    let target = target % NOTES;
    // Actors are 0, 5, 10; attacks 1, 6, 11; outlets 2, 7, 12; sources 3, 8, 13.
    let actor = target - target % 5;
    let mut keys = format!(
        "title = \"{} {number}\"\nsummary = \"About {}\"\ntags = [\"tag {}\"]\ntlp = \"{}\"\n",
        word(title),
        word(summary),
        tag % 3,
        if marking % 7 == 6 && number >= LASTING { "amber" } else { "clear" },
    );
    let mut tables = String::new();
    match folder {
        "actors" => {
            keys +=
                &format!("kind = \"{}\"\n", ["person", "movement", "state"][usize::from(kind) % 3]);
            tables = format!(
                "[[relations]]\ntype = \"allied-with\"\ntarget = \"n{actor}\"\nsource = \"n3\"\npassage = 1\n"
            );
        }
        "attacks" => {
            keys += &format!("date = \"2021-05-0{}\"\n", 1 + date % 9);
            let place = match kind % 4 {
                0 => "",
                1 => "[place]\ncountry = \"AF\"\n",
                2 => "[place]\nname = \"Kabul\"\nlat = 34.53\nlon = 69.17\nprecision = \"city\"\n",
                _ => "[place]\nlat = 55.76\nlon = 37.62\n",
            };
            tables = format!(
                "{place}[[perpetrators]]\nactor = \"n{actor}\"\ncertainty = \"alleged\"\nsource = \"n3\"\npassage = 1\n\
                 [[cues]]\nall = [\"lake\"]\nany = [\"met\"]\n"
            );
        }
        "outlets" => {
            keys += &format!("class = \"{}\"\n", ["press", "agency"][usize::from(kind) % 2]);
            tables = format!("[affiliation]\nactor = \"n{actor}\"\ndegree = \"supporter\"\n");
        }
        "sources" => {
            keys += &format!("seed = \"{}.txt\"\noutlet = \"n2\"\n", number / 5);
            tables = format!(
                "[issued]\ndate = \"2021-05-1{}\"\nbasis = \"stated\"\n[rights]\ndisplay = \"{}\"\nexcerpt_words = 19\n",
                date % 9,
                ["full", "excerpt"][usize::from(kind) % 2]
            );
        }
        _ => keys += &format!("date = \"2022-01-0{}\"\n", 1 + date % 9),
    }
    if folder != "sources" {
        keys += &format!(
            "aliases = [\"{} {}\"]\n",
            word(alias),
            u16::from(alias) + 100 * u16::from(number)
        );
    }
    if matches!(folder, "actors" | "attacks" | "outlets") {
        tables += &format!(
            "[[claims]]\nproperty = \"killed\"\nvalue = {}\nsource = \"n3\"\npassage = 2\n",
            claim % 5
        );
        // What is quoted decides which words of the article may be shown on other pages.
        if claim % 4 == 3 {
            let quotes = ["long statement", "everybody who wanted", "there, said"];
            tables += &format!("quote = \"{}\"\n", quotes[usize::from(claim / 5) % 3]);
        }
    }
    // The address of a link to a heading depends on the text of the note that has it.
    format!(
        "+++\n{keys}{tables}+++\n{} knows [[n{}]] and {} {}.\n\n## Where {{#part-{}}}\n\nAs [@n3#p{}] says, {} \
         was there; see [[n{}#Where]].\n",
        word(body),
        body % LASTING,
        word(body / 5),
        body % NOTES,
        body % 4,
        1 + body % 2,
        word(body / 3),
        body % 3
    )
}

fn options(root: &Path, output: PathBuf) -> Options {
    Options {
        meter: Default::default(),
        folders: Folders::new(root, None),
        output,
        audience: Audience::PUBLIC,
        strict: false,
        reports: None,
        locked: false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_output_is_that_of_a_build_from_nothing(
        edits in prop::collection::vec(any::<[u8; 3]>(), 12..20)
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut site = Generated::new();
        let mut built = 0;
        let mut messages = String::new();
        for edit in edits {
            site.write(folder.path());
            let kept = build::build(&options(folder.path(), folder.path().join("public"))).expect("a build");
            let fresh = tempfile::tempdir().expect("a folder");
            site.write(fresh.path());
            let new = build::build(&options(fresh.path(), fresh.path().join("public"))).expect("a build");
            prop_assert_eq!(kept.built.is_some(), new.built.is_some());
            if new.built.is_none() {
                messages = format!("{:?}", new.diagnostics.iter().map(|problem| &problem.message).collect::<Vec<_>>());
            } else {
                built += 1;
                let (kept, new) = (files_under(&folder.path().join("public")), files_under(&fresh.path().join("public")));
                let differing = new.iter().filter(|(path, bytes)| kept.get(*path) != Some(bytes));
                let differing = differing.map(|(path, _)| path).collect::<Vec<_>>();
                prop_assert!(kept == new, "before {:?}: {:?}", edit, differing);
            }
            site.edit(edit);
        }
        prop_assert!(built > 0, "nothing was built: {messages}");
    }
}
