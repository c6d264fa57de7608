//! Whatever is edited in whatever order, the preview shows what a build from nothing would write.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::edition::Published;
use super::session::Session;
use crate::catalogue::{Audience, Reveal};
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::input::{InputFile, Inputs};
use crate::marking::Marking;
use crate::model::Reader;
use crate::outputs::{KeptTerms, Outputs};
use crate::render::Templates;
use crate::site::Cache;

/// An analyst sees everything in the preview, unless she looks as the public would.
fn audience(is_public: bool) -> Audience {
    match is_public {
        false => Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything },
        true => Audience { marking: Marking::Clear, drafts: false, reveal: Reveal::ByRights },
    }
}

/// The files that are edited. The last actor is there only when another one is renamed to it.
const PLACES: [&str; 14] = [
    "content/actors/alpha.md",
    "content/actors/beta.md",
    "content/actors/gamma.md",
    "content/actors/delta.md",
    "content/actors/epsilon.md",
    "content/attacks/raid.md",
    "content/outlets/wire.md",
    "content/sources/lake.md",
    "seeds/lake.txt",
    "seeds/mill.txt",
    "content/about.md",
    "themes/default/templates/page.html",
    "themes/default/static/style.css",
    "site.toml",
];

const N_ACTORS: usize = 5;
const MILL: usize = 9;
const TEMPLATE: usize = 11;

const NAMES: [[&str; 2]; N_ACTORS] = [
    ["Alpha League", "Alphans"],
    ["Beta Front", "Betans"],
    ["Gamma Council", "Gammans"],
    ["Delta Union", "Deltans"],
    ["Epsilon Party", "Epsilonians"],
];

const TEXTS: [&str; 8] = [
    "It met the Beta Front and the Gammans, says the Lima Wire.",
    "The Alphans came first, then the Delta Union.",
    "## Past\n\nThe Alpha League, the Beta Front, the Gamma Council, the Delta Union.\n\n## Now\n\nThe Betans.",
    "The Deltans took part in the [[raid]], and so did the Epsilon Party.",
    "All was said before [@lake#p1], by the [Alpha League](https://wire.example/alpha).",
    "The [[!Beta Front]] is not meant, the Epsilonians are.",
    "It knows [[Gamma Council|the council]] and [[beta]].",
    "",
];

/// One thing done to the files of the site.
#[derive(Debug, Clone)]
enum Edit {
    Write(usize, u8),
    Delete(usize),
    Rename(usize, usize),
}

/// Mostly actors: their names are on the pages of all the others.
fn edit() -> impl Strategy<Value = Edit> {
    let actor = || 0..N_ACTORS;
    prop_oneof![
        5 => (0..N_ACTORS - 1, any::<u8>()).prop_map(|(at, text)| Edit::Write(at, text)),
        5 => (N_ACTORS..PLACES.len(), any::<u8>()).prop_map(|(at, text)| Edit::Write(at, text)),
        1 => actor().prop_map(Edit::Delete),
        1 => Just(Edit::Delete(MILL)),
        1 => (TEMPLATE..PLACES.len()).prop_map(Edit::Delete),
        2 => (actor(), actor()).prop_map(|(from, to)| Edit::Rename(from, to)),
    ]
}

impl Edit {
    fn apply(&self, inputs: &mut Inputs) {
        match *self {
            Edit::Write(at, text) => inputs.insert(InputFile::new(PLACES[at], text_of(at, text))),
            Edit::Delete(at) => drop(inputs.remove(PLACES[at])),
            Edit::Rename(from, to) => {
                if let Some(file) = inputs.remove(PLACES[from]) {
                    inputs.insert(InputFile::new(PLACES[to], file.bytes.to_vec()));
                }
            }
        }
    }
}

/// One of the texts that a file may have.
fn text_of(at: usize, number: u8) -> String {
    let chosen = |bit: u8| number & bit != 0;
    let text = TEXTS[usize::from(number >> 5)];
    match at {
        0..N_ACTORS => {
            let [name, nick] = NAMES[at];
            let aliases =
                if chosen(1) { format!("aliases = [\"{nick}\"]\n") } else { String::new() };
            let weak = if chosen(2) { "weak_aliases = [\"the group\"]\n" } else { "" };
            let tags = if chosen(4) { "tags = [\"hills\"]\n" } else { "" };
            let tlp = if chosen(8) { "tlp = \"amber\"\n" } else { "" };
            let claim = match chosen(16) {
                true => format!(
                    "[[claims]]\nproperty = \"members\"\nvalue = {number}\nsource = \"lake\"\npassage = 1\nquote = \"at the lake\"\n"
                ),
                false => String::new(),
            };
            format!(
                "+++\ntitle = \"{name}\"\nkind = \"armed-group\"\n{aliases}{weak}{tags}{tlp}{claim}+++\n{text}\n"
            )
        }
        5 => {
            let cue = if chosen(1) { "[[cues]]\nall = [\"lake\"]\n" } else { "" };
            let date = if chosen(2) { "date = \"2023-05\"\n" } else { "" };
            let by = if chosen(4) {
                "[[perpetrators]]\nactor = \"gamma\"\ncertainty = \"alleged\"\nsource = \"lake\"\npassage = 2\n"
            } else {
                ""
            };
            format!("+++\ntitle = \"Raid on the harbour\"\n{date}{by}{cue}+++\n{text}\n")
        }
        6 => {
            let class = if number.is_multiple_of(5) { "propaganda" } else { "agency" };
            let url = if chosen(2) { "url = \"https://wire.example/\"\n" } else { "" };
            format!("+++\ntitle = \"Lima Wire\"\nclass = \"{class}\"\n{url}+++\n{text}\n")
        }
        7 => {
            let display = ["full", "excerpt", "metadata"][usize::from(number % 3)];
            format!(
                "+++\nseed = \"lake.txt\"\n[rights]\ndisplay = \"{display}\"\nexcerpt_words = 10\n+++\n{text}\n"
            )
        }
        8 | MILL => format!(
            "By the Water {at}\n\nThe Alpha League met the Betans (Lima Wire, May 3, 2016). It was cold at the lake.\n\n{}\n",
            [
                "Nobody came.",
                "The Delta Union and the Gammans went home.",
                "The group said no word."
            ][usize::from(number % 3)]
        ),
        TEMPLATE => match number % 10 {
            0 => String::from("{% if %}"),
            1 => String::from("{{ view.nothing.at.all }}"),
            _ => format!(
                "{{% extends \"base.html\" %}}{{% block content %}}{number} {{{{ view.body.html }}}}{{% endblock %}}"
            ),
        },
        12 => format!("p {{ margin: {number}px }}"),
        13 if number.is_multiple_of(16) => String::from("title = \"no end"),
        13 => {
            let never =
                if number.is_multiple_of(5) { "never_link = [\"wire.example\"]\n" } else { "" };
            let label = if chosen(1) { "armed-group = \"band\"\n" } else { "" };
            format!("title = \"Site {number}\"\n{never}[vocabulary.actor]\n{label}")
        }
        _ => format!("+++\ntitle = \"About\"\n+++\n{text}\n"),
    }
}

/// A site that is sound.
fn site() -> Inputs {
    let texts = [0x21, 0, 0x47, 0x80, 0, 0x23, 1, 1, 1, 2, 0, 2, 0, 1].into_iter().enumerate();
    let texts = texts.filter(|(at, _)| at + 1 != N_ACTORS);
    texts.map(|(at, text)| InputFile::new(PLACES[at], text_of(at, text))).collect()
}

/// What a build from nothing finds, and every file that it writes unless errors forbid it.
fn built(inputs: &Inputs, audience: Audience) -> (Diagnostics, Option<BTreeMap<String, Vec<u8>>>) {
    let (site, mut found) = check::site(inputs, audience, &mut Cache::default());
    let templates = match Templates::load(inputs, site.config.theme.as_str(), &site.words) {
        Ok(templates) => Arc::new(templates),
        Err(problem) => {
            found.push(*problem);
            return (found.sorted(), None);
        }
    };
    let outputs =
        Outputs::new(Arc::new(site), templates, inputs, (Vec::new(), None), &KeptTerms::default());
    let layout = outputs.layout();
    found.extend(layout.problems.iter().cloned());
    if found.has_errors() {
        return (found.sorted(), None);
    }
    let mut files = BTreeMap::new();
    for listed in &layout.items {
        match outputs.make(listed, &Reader::new(outputs.site())) {
            Ok(made) => drop(files.insert(listed.item.path.clone(), made.bytes.to_vec())),
            Err(problems) => {
                let is_new = |problem: &crate::diagnostic::Diagnostic| {
                    found.iter().all(|known| known.place != problem.place)
                };
                let problems = problems.into_iter().filter(is_new).collect::<Vec<_>>();
                found.extend(problems);
            }
        }
    }
    let files = (!found.has_errors()).then_some(files);
    (found.sorted(), files)
}

/// The problems without the name of the page on which a template failed first: it depends on who looked where.
fn in_words(found: &Diagnostics) -> Vec<String> {
    let words = found.iter().map(|problem| {
        let (message, _) = problem.message.split_once(" (while").unwrap_or((&problem.message, ""));
        format!("{:?} {:?} {message}", problem.severity, problem.place)
    });
    words.collect()
}

/// A preview after some edits.
struct Edited {
    audience: Audience,
    inputs: Inputs,
    session: Session,
}

impl Edited {
    fn begin(audience: Audience) -> Edited {
        let session = Session::new(audience, false);
        let mut edited = Edited { audience, inputs: site(), session };
        edited.look();
        edited
    }

    /// Rebuilds, looks through all pages, and says what was found.
    fn look(&mut self) -> Diagnostics {
        let (_, mut found) =
            self.session.rebuild(&self.inputs, Diagnostics::default(), Instant::now());
        while self.session.has_unseen_pages() {
            if let Some((_, more)) = self.session.look_through(8, &self.inputs) {
                found = more;
            }
        }
        found
    }

    /// Rebuilds and compares with a build from nothing. Says whether there was one.
    fn check(&mut self) -> Result<bool, TestCaseError> {
        let found = self.look();
        let (expected, files) = built(&self.inputs, self.audience);
        prop_assert_eq!(in_words(&found), in_words(&expected));
        let Some(files) = files else { return Ok(false) };
        let site = self.session.site().expect("a site without errors is shown");
        let mut paths = site.all_paths().cloned().collect::<Vec<_>>();
        paths.sort();
        prop_assert_eq!(&paths, &files.keys().cloned().collect::<Vec<_>>());
        for (path, bytes) in &files {
            let shown = site.file(path).expect("it can be made").expect("it is there");
            prop_assert!(*shown.bytes == **bytes, "{} differs", path);
        }
        Ok(true)
    }
}

#[test]
fn after_every_edit_the_preview_equals_a_build_from_nothing() {
    let config =
        ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (checked, good) = (Cell::new(0), Cell::new(0));
    let edits = (any::<bool>(), proptest::collection::vec(edit(), 20..=20));
    let outcome = TestRunner::new_with_rng(config, rng).run(&edits, |(is_public, edits)| {
        let mut edited = Edited::begin(audience(is_public));
        for edit in &edits {
            edit.apply(&mut edited.inputs);
            checked.set(checked.get() + 1);
            good.set(good.get() + usize::from(edited.check()?));
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        checked.get() >= 200 && good.get() * 3 > checked.get(),
        "{good:?} of {checked:?} are sites"
    );
}

#[test]
fn a_severity_of_the_settings_counts_in_the_preview() {
    let note = "+++\ntitle = \"A\"\n+++\nWords.\n\n[^a]: A footnote.\n";
    let mut session = Session::new(audience(false), false);
    let mut held = |level: &str| {
        let settings = format!("[check]\nunused-footnote = \"{level}\"\n");
        let files = [("content/a.md", note), ("site.toml", &settings)];
        let inputs = files.into_iter().map(|(path, text)| InputFile::new(path, text)).collect();
        let (_, found) = session.rebuild(&inputs, Diagnostics::default(), Instant::now());
        (found.has_errors(), found.is_empty())
    };
    for (level, expected) in [
        ("warning", (false, false)),
        ("error", (true, false)),
        ("note", (false, true)),
        ("off", (false, true)),
    ] {
        assert_eq!(held(level), expected, "{level}");
    }
}
