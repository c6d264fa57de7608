//! Linking on the original articles, against what a careful reader found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Start, end and id of a span, by file.
type Spans = BTreeMap<String, Vec<(u64, u64, String)>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The articles; nothing where they are not to be had.
fn originals() -> Vec<PathBuf> {
    let folder = root().join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: the original articles are not in {}", folder.display());
        return Vec::new();
    };
    let mut files = entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

fn annotated(name: &str) -> Spans {
    let text =
        std::fs::read_to_string(root().join("tests/annotations").join(name)).expect("annotations");
    serde_json::from_str(&text).expect("spans by file")
}

/// What the program finds, by file: mentions of actors and outlets, or the sentences that speak of attacks.
fn found(files: &[PathBuf], of_attacks: bool) -> Spans {
    let run = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["inspect", "--json", "--root"])
        .arg(root())
        .args(files)
        .output()
        .expect("the program runs");
    let inspections: Vec<Value> = serde_json::from_slice(&run.stdout).expect("JSON");
    let spans = |inspection: &Value| {
        let mentions = inspection["mentions"].as_array().expect("mentions").iter();
        let wanted = mentions.filter(|mention| (mention["kind"] == "attack") == of_attacks);
        let span = |mention: &Value| {
            let offset = |key: &str| mention[key].as_u64().expect("an offset");
            (offset("start"), offset("end"), mention["id"].as_str().expect("an id").to_owned())
        };
        wanted.map(span).collect::<Vec<_>>()
    };
    let file = |inspection: &Value| inspection["file"].as_str().expect("a name").to_owned();
    inspections.iter().map(|inspection| (file(inspection), spans(inspection))).collect()
}

/// Precision and recall, where a span is right if it overlaps one of the same id.
fn precision_and_recall(annotated: &Spans, found: &Spans) -> (f64, f64) {
    let share = |ours: &Spans, theirs: &Spans| {
        let (mut right, mut all) = (0, 0);
        for (file, spans) in ours {
            let others = theirs.get(file).map_or(&[][..], Vec::as_slice);
            let is_right = |(start, end, id): &&(u64, u64, String)| {
                others.iter().any(|(from, to, other)| other == id && from < end && start < to)
            };
            right += spans.iter().filter(is_right).count();
            all += spans.len();
        }
        right as f64 / f64::from(u32::try_from(all).expect("not so many").max(1))
    };
    (share(found, annotated), share(annotated, found))
}

#[test]
fn actors_and_outlets_are_found_as_a_reader_finds_them() {
    let files = originals();
    if files.is_empty() {
        return;
    }
    let annotated = annotated("mentions.json");
    let known = annotated.values().flatten().map(|(_, _, id)| id).collect::<BTreeSet<_>>();
    assert!(known.len() > 80, "so many actors and outlets are named");
    let (precision, recall) = precision_and_recall(&annotated, &found(&files, false));
    assert!(precision > 0.97 && recall > 0.97, "precision {precision:.3}, recall {recall:.3}");
}

#[test]
fn sentences_that_speak_of_attacks_are_found_by_their_cues() {
    let files = originals();
    if files.is_empty() {
        return;
    }
    let (precision, recall) =
        precision_and_recall(&annotated("attacks.json"), &found(&files, true));
    assert!(precision > 0.9 && recall > 0.9, "precision {precision:.3}, recall {recall:.3}");
}
