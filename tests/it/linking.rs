//! The least that linking reaches on the annotated texts of `tests/linking`, as `bench/linking` scores them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Precision and recall of names and of evidence, over all invented texts.
const LEAST: [[f64; 2]; 2] = [[0.97, 0.98], [0.95, 0.90]];

#[test]
fn names_and_evidence_are_found_as_annotated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("python3")
        .arg(root.join("bench/linking"))
        .args(["--json", "--bin", env!("CARGO_BIN_EXE_briefing")])
        .output()
        .expect("Python runs the script");
    let report = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let scores: Value = serde_json::from_str(&report).expect("JSON");
    for (scores, least) in scores["all invented"].as_array().expect("scores").iter().zip(LEAST) {
        for (share, least) in ["precision", "recall"].into_iter().zip(least) {
            let reached = scores[share].as_f64().expect("a share");
            assert!(reached >= least, "{share} is {reached}, less than {least}: {report}");
        }
    }
}
