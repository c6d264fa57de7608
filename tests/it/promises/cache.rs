//! What earlier builds have kept in `.briefing/` makes a build faster and nothing else.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;

use briefing::cache::{Cache, Change};
use briefing::catalogue::Audience;
use briefing::check;
use briefing::input::{InputFile, Inputs};
use briefing::render::{Renderer, Templates};
use proptest::prelude::*;

use crate::pages::rich_site;
use crate::site_test::{SiteTest, files_under};

const RESULTS: &str = ".briefing/results";

fn results(site: &SiteTest) -> Vec<u8> {
    fs::read(site.path(RESULTS)).expect("the results of the last build")
}

/// Every file that a build writes that knows of no other.
fn fresh_output(site: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    fresh_output_for(site, "clear")
}

fn fresh_output_for(site: &SiteTest, level: &str) -> BTreeMap<String, Vec<u8>> {
    let copy = SiteTest::new();
    let own = site.files().into_iter().filter(|(path, _)| !path.starts_with("public/"));
    let copy = own.fold(copy, |copy, (path, bytes)| copy.file(&path, bytes));
    copy.run(&["build", "--tlp", level]).succeeds();
    copy.output()
}

/// Builds into a folder that is not there yet, so that every page is written again.
#[track_caller]
fn rebuilt(site: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    let _ = fs::remove_dir_all(site.path("public"));
    site.build().succeeds();
    site.output()
}

#[test]
fn a_second_build_keeps_what_the_first_has_kept() {
    let site = rich_site();
    site.build().succeeds();
    let (output, kept) = (site.output(), results(&site));
    assert!(results(&site).len() > 1000, "there is something to keep");
    assert!(rebuilt(&site) == output);
    site.run(&["check"]);
    assert!(results(&site) == kept, "nothing was new");
}

#[test]
fn an_edit_adds_to_what_is_kept() {
    let site = rich_site();
    site.build().succeeds();
    let before = results(&site);
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nThe Red Hill Group again.\n");
    site.build().succeeds();
    let after = results(&site);
    assert!(after.starts_with(&before) && after.len() > before.len());
    assert!(after.len() < before.len() + before.len() / 4, "only what the edit touches is added");
    assert!(rebuilt(&site) == fresh_output(&site));
}

#[test]
fn what_no_build_asks_for_does_not_pile_up() {
    let site = rich_site();
    site.build().succeeds();
    let first = results(&site).len();
    let mut largest = 0;
    for number in 0..12 {
        let text = format!("+++\ntitle = \"Green Field {number}\"\nkind = \"person\"\n+++\n");
        site.clone().note("actors/green-field.md", &text).build().succeeds();
        largest = largest.max(results(&site).len());
    }
    assert!(largest < 3 * first, "{largest} bytes after {first}");
    assert!(rebuilt(&site) == fresh_output(&site));
}

#[test]
fn git_and_backups_leave_the_folder_out() {
    let site = rich_site();
    site.build().succeeds();
    let files = files_under(&site.path(".briefing"));
    let names = files.keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(names, [".gitignore", "CACHEDIR.TAG", "lock", "pages", "results"]);
    assert_eq!(files[".gitignore"], b"*\n");
    assert!(files["CACHEDIR.TAG"].starts_with(b"Signature: 8a477f597d28d172789f06886806bc55\n"));
}

#[test]
fn damage_to_the_file_changes_no_page_and_is_mended() {
    let site = rich_site();
    site.build().succeeds();
    let (output, kept) = (site.output(), results(&site));
    let cut = |length: usize| kept[..length].to_vec();
    let flipped = |at: usize| {
        let mut bytes = kept.clone();
        bytes[at] ^= 0x55;
        bytes
    };
    let places = [0, 20, 35, 40, 45, 80, 85, kept.len() / 2, kept.len() - 1];
    let mut damaged = places.map(cut).to_vec();
    damaged.extend(places.map(flipped));
    damaged.push(kept.iter().map(|byte| !byte).collect());
    damaged.push([kept.clone(), vec![0; 5000]].concat());
    damaged.push([kept.clone(), kept[100..300].to_vec()].concat());
    for (number, bytes) in damaged.into_iter().enumerate() {
        let site = site.clone().file(RESULTS, &bytes);
        assert!(rebuilt(&site) == output, "damage {number}");
        let mended = results(&site);
        assert!(rebuilt(&site) == output, "after damage {number}");
        assert!(results(&site) == mended, "damage {number} is not mended by one build");
    }
}

#[test]
fn results_of_another_version_are_not_read() {
    let site = rich_site();
    site.build().succeeds();
    let kept = results(&site);
    let line = kept.iter().position(|byte| *byte == b'\n').expect("a first line");
    let mut other = kept.clone();
    other[line - 1] ^= 1;
    let site = site.file(RESULTS, &other);
    site.build().succeeds();
    assert_eq!(results(&site).len(), kept.len(), "they are written anew, not added to");
    assert_eq!(results(&site)[..line], kept[..line]);
}

#[test]
fn a_cache_that_cannot_be_read_or_written_is_no_error() {
    let expected = fresh_output(&rich_site());
    let check = |site: &SiteTest, what: &str| {
        let run = site.build().succeeds();
        assert!(run.files() == expected, "{what}");
        assert!(!run.text().contains("briefing/"), "{what} is reported: {}", run.text());
        assert!(rebuilt(site) == expected, "{what}, second build");
    };
    check(&rich_site().file(".briefing", "a file"), "a file in place of the folder");
    check(&rich_site().file(".briefing/results/x", ""), "a folder in place of the file");
    let site = rich_site();
    site.build().succeeds();
    for file in ["results", "lock"] {
        fs::remove_file(site.path(".briefing").join(file)).expect("a file of ours");
        check(&site.clone().file(&format!(".briefing/{file}/x"), ""), "a folder in its place");
        fs::remove_dir_all(site.path(".briefing").join(file)).expect("the folder");
    }
    // The one who may write anywhere reads and writes all the same.
    let other = tempfile::tempdir().expect("a folder");
    let site = rich_site();
    fs::set_permissions(site.root(), Permissions::from_mode(0o555)).expect("its permissions");
    site.clone().arg("--output").arg(other.path().join("public")).build().succeeds();
    fs::set_permissions(site.root(), Permissions::from_mode(0o755)).expect("its permissions");
    assert!(files_under(&other.path().join("public")) == expected, "a folder to read only");
}

#[test]
fn of_two_builds_at_once_one_keeps_its_results() {
    let site = rich_site();
    site.build().succeeds();
    let kept = results(&site);
    let lock = File::open(site.path(".briefing/lock")).expect("the lock");
    lock.lock().expect("locked");
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nSomebody else.\n");
    site.build().succeeds();
    assert!(results(&site) == kept);
    drop(lock);
    site.build().succeeds();
    assert!(results(&site).len() > kept.len());
}

#[test]
fn errors_in_the_content_keep_nothing_from_being_kept() {
    let site = rich_site().note("about.md", "+++\ntitle = \"About\"\n+++\nSee [[nobody]].\n");
    let first = site.build().fails().text();
    assert!(results(&site).len() > 1000);
    assert_eq!(site.build().fails().text(), first, "each build reports problems");
    let site = site.note("about.md", "+++\ntitle = \"About\"\n+++\nSee [[lake]].\n");
    assert!(rebuilt(&site) == fresh_output(&site));
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let site = rich_site().file(".briefing/thesis.txt", "years of work");
    site.build().succeeds();
    site.run(&["clean"]).succeeds();
    assert_eq!(
        files_under(&site.path(".briefing")).into_keys().collect::<Vec<_>>(),
        ["thesis.txt"]
    );
}

#[test]
fn clean_deletes_what_is_kept_and_nothing_else() {
    let site = rich_site();
    site.build().succeeds();
    site.run(&["clean"]).succeeds();
    assert!(!site.path(".briefing").exists());
    site.build().succeeds();
    let site = site.file(".briefing/thesis.txt", "years of work");
    site.run(&["clean"]).succeeds();
    assert_eq!(
        files_under(&site.path(".briefing")).into_keys().collect::<Vec<_>>(),
        ["thesis.txt"]
    );
}

#[test]
fn what_one_audience_may_see_reaches_no_other() {
    let secret =
        "+++\ntitle = \"Secret Lodge\"\nkind = \"person\"\ntlp = \"red\"\n+++\nRed Hill.\n";
    let site = rich_site().note("actors/lodge.md", secret);
    let levels = ["red", "clear", "amber"];
    let expected = levels.map(|level| (level, fresh_output_for(&site, level)));
    assert!(expected[0].1 != expected[1].1, "the note shows");
    for (level, expected) in expected.iter().cycle().take(7) {
        let _ = fs::remove_dir_all(site.path("public"));
        site.run(&["build", "--tlp", level]).succeeds();
        assert!(site.output() == *expected, "{level}");
    }
}

/// A generated site: what its files say is decided by the numbers in it.
#[derive(Debug, Clone, Default)]
struct Generated {
    notes: BTreeMap<u8, [u8; 4]>,
    seeds: BTreeMap<u8, [u8; 2]>,
    never: bool,
}

const NAMES: [&str; 6] =
    ["Red Hill", "Blue River", "Lima Wire", "Hill Voice", "Anna Holm", "Red Hill Council"];

impl Generated {
    /// One edit: of a note, of an article, or of the settings.
    fn edit(&mut self, [what, which, value]: [u8; 3]) {
        let (note, seed) = (which % 8, which % 3);
        match what % 8 {
            0 => drop(self.notes.remove(&note)),
            1 => drop(self.seeds.remove(&seed)),
            2 => self.seeds.entry(seed).or_default()[usize::from(value) % 2] = value,
            3 => self.never = !self.never,
            _ => {
                let part = usize::from(what / 8) % 4;
                self.notes.entry(note).or_insert([note, value, note, value])[part] = value;
            }
        }
    }

    fn inputs(&self) -> Inputs {
        let never = if self.never { "never_link = [\"example.org\"]\n" } else { "" };
        let settings = InputFile::new("site.toml", format!("title = \"Lakes\"\n{never}"));
        let notes = self.notes.iter().map(|(number, note)| Generated::note(*number, *note));
        let seeds = self.seeds.iter().map(|(number, [title, text])| {
            let (title, first, second) = (name(*title), name(*text), name(text / 7));
            let text = format!(
                "{title}\n\nOn Monday {first} met {second} by the lake (Lima Wire, May 2, 2021).\n\nNobody \
                 else came, and {title} said so in a long statement to everybody.\n"
            );
            InputFile::new(&format!("seeds/{number}.txt"), text)
        });
        [settings].into_iter().chain(notes).chain(seeds).collect()
    }

    fn note(number: u8, [title, alias, body, other]: [u8; 4]) -> InputFile {
        let (names, text) = (NAMES.len() as u8, NAMES);
        let folder = ["actors", "actors", "outlets", "sources", "attacks"][usize::from(number) % 5];
        let keys = match folder {
            "actors" => String::from("kind = \"person\"\n"),
            "outlets" => String::from("class = \"press\"\nurl = \"https://lima.example/\"\n"),
            "sources" => format!("seed = \"{}.txt\"\n", number % 3),
            _ => format!(
                "[[claims]]\nproperty = \"killed\"\nvalue = {other}\nsource = \"n3\"\npassage = 1\n\
                 [[cues]]\nall = [\"lake\"]\nany = [\"met\"]\n"
            ),
        };
        let tlp = ["clear", "clear", "clear", "amber"][usize::from(other) % 4];
        let (alias, body) = (format!("{} {}", name(alias), alias / names), name(body));
        let other = text[usize::from(other % names)];
        let text = format!(
            "+++\ntitle = \"{} {number}\"\naliases = [\"{alias}\"]\ntlp = \"{tlp}\"\n{keys}+++\n{body} knows \
             {other}, says [it](https://example.org/). See [[n{}]] and [@n3#p1].\n",
            name(title),
            number % 5
        );
        InputFile::new(&format!("content/{folder}/n{number}.md"), text)
    }
}

fn name(number: u8) -> &'static str {
    NAMES[usize::from(number) % NAMES.len()]
}

/// Everything a build makes of some files: its pages, and what is wrong with the files.
fn built(inputs: &Inputs, cache: &mut Cache) -> (BTreeMap<String, Vec<u8>>, String) {
    let (site, diagnostics) = check::site(inputs, Audience::PUBLIC, cache);
    let linked = format!("{:?} {:?} {:?}", site.mentions, site.links, site.visible);
    let templates = Templates::load(inputs, "default", &site.words).expect("the built-in theme");
    let renderer = Renderer::new(site.into(), templates.into());
    let pages = renderer.pages();
    let pages = pages.iter().map(|page| renderer.render(page).expect("a page"));
    let pages = pages.map(|file| (file.path, file.bytes)).collect();
    (pages, format!("{diagnostics:?} {linked}"))
}

/// What a file holds after a change of it.
fn changed(mut file: Vec<u8>, change: Change) -> Vec<u8> {
    match change {
        Change::Nothing => file,
        Change::Append { length, at, records } => {
            assert_eq!(length, file.len());
            file.truncate(at);
            file.extend(records.concat());
            file
        }
        Change::Replace(records) => records.concat(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_and_damage_a_build_with_kept_results_is_one_without(
        steps in prop::collection::vec((any::<[u8; 3]>(), prop::option::weighted(0.2, any::<usize>())), 1..10)
    ) {
        let mut site = Generated::default();
        for number in 0..8 {
            site.edit([4, number, 3 * number + 1]);
            site.edit([2, number, 5 * number]);
        }
        let mut file = Vec::new();
        for (edit, damage) in steps {
            let inputs = site.inputs();
            let mut cache = Cache::load(file.clone());
            let with = built(&inputs, &mut cache);
            prop_assert!(with == built(&inputs, &mut Cache::default()), "before {edit:?}");
            file = changed(file, cache.change());
            let mut again = Cache::load(file.clone());
            check::site(&inputs, Audience::PUBLIC, &mut again);
            prop_assert_eq!(&again.change(), &Change::Nothing);
            site.edit(edit);
            if let Some(damage) = damage {
                let at = damage % file.len();
                if damage % 3 == 0 { file.truncate(at) } else { file[at] ^= (damage % 255) as u8 + 1 }
            }
        }
    }
}
