//! `briefing report`.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use briefing::build::{Form, Printed, ReportOptions, is_of_usage, report as make};
use briefing::config::{ReportConfig, Selection};
use briefing::fields::Spanned;
use briefing::marking::Marking;

use crate::Exit;
use crate::args::{Common, Format, Report};
use crate::build::let_moves_finish;
use crate::pdf;
use crate::progress::Progress;
use crate::terminal::{Terminal, plural, shown};

pub(crate) fn report(common: &Common, report: &Report, terminal: &Terminal) -> Result<Exit> {
    let started = Instant::now();
    let options = options(common, report)?;
    let_moves_finish()?;
    let progress = Progress::over("printing", terminal.is_watched(), || (0, 0));
    let outcome = make(&options);
    progress.finish();
    let outcome = outcome?;
    terminal.diagnostics(&outcome.diagnostics, &outcome.inputs, outcome.written.is_empty());
    for printed in &outcome.written {
        terminal.say(&in_words(printed, started.elapsed()));
    }
    if outcome.diagnostics.iter().any(is_of_usage) {
        return Ok(Exit::WrongUsage);
    }
    let is_refused = outcome.diagnostics.forbid(common.strict);
    Ok(if is_refused { Exit::ContentErrors } else { Exit::Done })
}

fn options(common: &Common, report: &Report) -> Result<ReportOptions> {
    let selection = Selection {
        notes: Vec::new(),
        all: report.all,
        tags: report.tag.iter().map(|tag| Spanned::new(tag.clone(), 0..0)).collect(),
        from: report.from.clone(),
        to: report.to.clone(),
    };
    let config = ReportConfig {
        title: report.title.clone(),
        subtitle: report.subtitle.clone(),
        selection,
        order: report.order,
        marking: common.tlp,
        paper: report.paper,
        date: report.date.clone(),
        ..ReportConfig::default()
    };
    Ok(ReportOptions {
        folders: common.folders(),
        words: report.selection.clone(),
        config,
        drafts: common.drafts,
        strict: common.strict,
        form: form(report.format, common.output.as_deref())?,
        output: common.output.clone(),
    })
}

/// The form by the option, or else by the extension of the output file.
fn form(format: Option<Format>, output: Option<&Path>) -> Result<Form> {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_ascii_lowercase());
    let ending = ending.as_ref().and_then(|ending| ending.to_str());
    let form = match (format, ending) {
        (Some(Format::Html), _) | (None, Some("html" | "htm")) => Form::Html,
        (Some(Format::Typst), _) => Form::Typst,
        (Some(Format::Pdf) | None, _) => Form::Pdf(pdf::typesetter()?),
    };
    let is_folder = output.is_some_and(Path::is_dir);
    let fits = |wanted: &str| ending == Some(wanted) || (wanted, ending) == ("html", Some("htm"));
    if let (Some(output), Some(wanted), false) = (output, form.ending(), is_folder)
        && !fits(wanted)
    {
        bail!(
            "{} does not end in `.{wanted}`: name a file of that kind, or a folder that is there",
            output.display()
        );
    }
    Ok(form)
}

fn in_words(printed: &Printed, took: Duration) -> String {
    let marking = match printed.marking {
        Marking::Clear => String::new(),
        marking => format!(", {}", marking.label()),
    };
    format!(
        "wrote {}: {}, {}{marking} in {:.2} s",
        shown(&printed.path),
        plural(printed.entries, "entry"),
        plural(printed.references, "reference"),
        took.as_secs_f64()
    )
}
