//! The only file that prints: results on the output, problems on the error output.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what this file is for")]

use std::io::{IsTerminal, Write, stderr, stdout};

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use briefing::diagnostic::{Diagnostic, Diagnostics, Place, Severity, line_and_column};
use briefing::input::Inputs;
use clap_complete::Shell;
use serde_json::{Value, json};

use crate::args::{Common, Format};

/// How to speak to the user.
pub(crate) struct Terminal {
    format: Format,
    quiet: bool,
    renderer: Renderer,
}

impl Terminal {
    pub(crate) fn new(common: &Common) -> Terminal {
        #[allow(
            clippy::disallowed_methods,
            reason = "NO_COLOR speaks of the terminal, not of the site"
        )]
        let is_plain = !stderr().is_terminal()
            || std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty());
        let renderer = if is_plain { Renderer::plain() } else { Renderer::styled() };
        Terminal { format: common.format, quiet: common.quiet, renderer }
    }

    /// Says what was done.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            self.print(&format!("{text}\n"));
        }
    }

    /// Prints a result that was asked for. A closed pipe is no error: the reader has seen enough.
    pub(crate) fn print(&self, text: &str) {
        let _ = stdout().write_all(text.as_bytes());
    }

    /// Says why the world refused.
    pub(crate) fn failure(&self, error: &anyhow::Error) {
        match self.format {
            Format::Human => eprintln!("error: {error:#}"),
            Format::Json => eprintln!(
                "{}",
                json!({"severity": "error", "rule": "world", "message": format!("{error:#}")})
            ),
        }
    }

    /// Shows every problem with the line it stands on, then how many there are and whether they kept a site back.
    pub(crate) fn diagnostics(&self, diagnostics: &Diagnostics, inputs: &Inputs, is_refused: bool) {
        for diagnostic in diagnostics.iter() {
            match self.format {
                Format::Human => eprintln!("{}\n", self.frame(diagnostic, inputs)),
                Format::Json => eprintln!("{}", as_json(diagnostic, inputs)),
            }
        }
        let (errors, warnings) =
            (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
        if self.format == Format::Human && errors + warnings > 0 {
            let refused = if is_refused { "; nothing was written" } else { "" };
            eprintln!("{}, {}{refused}", plural(errors, "error"), plural(warnings, "warning"));
        }
    }

    fn frame(&self, diagnostic: &Diagnostic, inputs: &Inputs) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(&diagnostic.message)
            .id(diagnostic.rule)
            .elements(Vec::<Snippet<'_, Patch<'_>>>::new());
        let places = diagnostic
            .place
            .iter()
            .map(|place| (place, diagnostic.label.as_str(), AnnotationKind::Primary));
        let others = diagnostic
            .also
            .iter()
            .map(|(place, label)| (place, label.as_str(), AnnotationKind::Context));
        for (place, label, kind) in places.chain(others) {
            group = group.element(snippet(place, label, kind, inputs));
        }
        let hint = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(hint));
        let group: Group<'_> = match hint {
            Some(hint) => group.element(hint),
            None => group,
        };
        self.renderer.render(&[group]).to_string()
    }

    pub(crate) fn completions(&self, shell: Shell, command: &mut clap::Command) {
        let mut script = Vec::new();
        clap_complete::generate(shell, command, "briefing", &mut script);
        self.print(&String::from_utf8_lossy(&script));
    }
}

fn snippet<'a>(
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
    inputs: &'a Inputs,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = text_of(place, inputs);
    let end = place.end.min(text.len());
    let start = place.start.min(end);
    Snippet::source(text).path(&*place.file).annotation(kind.span(start..end).label(label))
}

/// The text of a file as far as it can be shown: up to the first byte that is no text.
fn text_of<'a>(place: &Place, inputs: &'a Inputs) -> &'a str {
    let bytes = inputs.get(&place.file).map_or(&[][..], |file| &file.bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// A problem as one JSON object. Lines and columns count from 1, columns in Unicode scalar values.
fn as_json(diagnostic: &Diagnostic, inputs: &Inputs) -> Value {
    let place = |place: &Place| {
        let text = text_of(place, inputs);
        let ((line, column), (end_line, end_column)) =
            (line_and_column(text, place.start), line_and_column(text, place.end));
        json!({"file": &*place.file, "line": line, "column": column, "end_line": end_line, "end_column": end_column})
    };
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let also = diagnostic
        .also
        .iter()
        .map(|(at, label)| json!({"place": place(at), "label": label}))
        .collect::<Vec<_>>();
    json!({
        "severity": severity,
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "place": diagnostic.place.as_ref().map(place),
        "label": diagnostic.label,
        "hint": diagnostic.hint,
        "also": also,
    })
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
