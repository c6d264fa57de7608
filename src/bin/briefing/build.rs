//! `briefing build`, `check` and `clean`.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use briefing::build::{self, Built, Outcome};
use briefing::disk;

use crate::Exit;
use crate::args::{Build, Check, Common};
use crate::pdf;
use crate::preview;
use crate::progress::Progress;
use crate::terminal::{Terminal, shown};

pub(crate) fn build(common: &Common, build: &Build, terminal: &Arc<Terminal>) -> Result<Exit> {
    let started = Instant::now();
    let reports = if build.reports { Some(pdf::typesetter()?) } else { None };
    let options = build::Options { reports, locked: build.locked, ..common.build_options() };
    if build.watch {
        return preview::watch(&options, build.poll, terminal);
    }
    let_moves_finish()?;
    let progress = watched("building", &options.meter, terminal);
    let outcome = build::build(&options);
    progress.finish();
    let outcome = outcome?;
    terminal.diagnostics(&outcome.diagnostics, &outcome.inputs, outcome.built.is_none());
    if let Some(built) = &outcome.built {
        terminal.say(&in_words(built, &options.output, started.elapsed()));
    }
    let exit = exit(common, &outcome);
    // The program ends after this, and the system frees memory faster as a whole.
    std::mem::forget(outcome);
    Ok(exit)
}

/// Delays the end by a signal until files are moved into place.
pub(crate) fn let_moves_finish() -> Result<()> {
    disk::finish_moves_before_ending().context("could not wait for signals")
}

pub(crate) fn check(common: &Common, check: &Check, terminal: &Terminal) -> Result<Exit> {
    let outcome = {
        let meter = build::Meter::default();
        let progress = watched("checking", &meter, terminal);
        let outcome =
            build::check(&common.folders(), common.audience(), check.locked, pdf::check(), &meter);
        progress.finish();
        outcome?
    };
    if check.notes {
        terminal.notes(&outcome.diagnostics, &outcome.inputs);
    }
    terminal.diagnostics(&outcome.diagnostics, &outcome.inputs, false);
    if outcome.diagnostics.is_empty() {
        terminal.say("no problems found");
    }
    if !check.notes {
        terminal.count_of_notes(&outcome.diagnostics);
    }
    Ok(exit(common, &outcome))
}

/// A bar over the items that a build makes.
fn watched(what: &'static str, meter: &build::Meter, terminal: &Terminal) -> Progress {
    let meter = meter.clone();
    Progress::over(what, terminal.is_watched(), move || meter.state())
}

pub(crate) fn clean(common: &Common, terminal: &Terminal) -> Result<Exit> {
    let output = common.output();
    let deleted = disk::clean(&output)?;
    disk::clean_cache(&common.root)?;
    terminal.say(&format!("deleted {} from {}", numbered(deleted, "files"), shown(&output)));
    Ok(Exit::Done)
}

fn exit(common: &Common, outcome: &Outcome) -> Exit {
    if outcome.diagnostics.forbid(common.strict) { Exit::ContentErrors } else { Exit::Done }
}

pub(crate) fn in_words(built: &Built, output: &Path, took: Duration) -> String {
    let total = built.pages.iter().map(|(_, count)| count).sum::<usize>();
    let kinds = built.pages.iter().map(|(kind, count)| numbered(*count, kind)).collect::<Vec<_>>();
    let written = &built.written;
    let mut lines = vec![
        format!("{}: {}", numbered(total, "pages"), kinds.join(", ")),
        format!(
            "{} linked, {} too vague to link",
            numbered(built.mentions, "mentions"),
            built.weak_mentions
        ),
    ];
    if !built.unknown_outlets.is_empty() {
        lines.push(format!(
            "{} without a note: {}",
            numbered(built.unknown_outlets.len(), "cited outlets"),
            built.unknown_outlets.join(", ")
        ));
    }
    if built.reports > 0 {
        lines.push(format!("{} in reports/", numbered(built.reports, "reports")));
    }
    if built.unwanted_reports > 0 {
        let reports = numbered(built.unwanted_reports, "reports");
        lines.push(format!("{reports} of the last build deleted; add --reports to make them"));
    }
    if built.has_new_lock {
        lines.push(String::from("seeds/passages.lock written: commit it with the notes"));
    }
    lines.push(format!(
        "{} written, {} unchanged, {} deleted in {:.2} s; open {}",
        numbered(written.written, "files"),
        written.unchanged,
        written.deleted,
        took.as_secs_f64(),
        shown(&output.join("index.html"))
    ));
    lines.join("\n")
}

/// A number with its noun, given in the plural.
fn numbered(count: usize, nouns: &str) -> String {
    let noun = if count == 1 { nouns.strip_suffix('s').unwrap_or(nouns) } else { nouns };
    format!("{count} {noun}")
}
