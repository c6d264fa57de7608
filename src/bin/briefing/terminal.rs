//! The only file that prints: results on standard output, problems on standard error.
//!
//! Titles, lines and file names are foreign text. Everything passes [`printable`] on its way out; a
//! drawn problem does so before it is coloured.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what this file is for")]

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

use briefing::diagnostic::{Diagnostic, Diagnostics, Location, Severity, and_more, to_draw};
use briefing::drawing::Drawing;
use briefing::input::Inputs;
pub(crate) use briefing::text::count::counted as plural;
use briefing::text::printable;
use briefing::texts::Texts;
use clap_complete::Shell;
use serde_json::{Value, json};

use crate::args::{Common, Messages};

/// The output settings for the user.
pub(crate) struct Terminal {
    messages: Messages,
    quiet: bool,
    drawing: Drawing,
}

impl Terminal {
    pub(crate) fn new(common: &Common) -> Terminal {
        let drawing = if is_coloured(&stderr()) { Drawing::coloured() } else { Drawing::plain() };
        Terminal { messages: common.messages, quiet: common.quiet, drawing }
    }

    /// Prints a confirmation, unless `--quiet` is given.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            self.print(&format!("{text}\n"));
        }
    }

    /// Asks a question on a terminal, without the end of the line.
    pub(crate) fn ask(&self, text: &str) {
        eprint!("{}", printable::text(text));
        let _ = stderr().flush();
    }

    /// Prints a requested result. A closed pipe is no error: the reader has seen enough.
    pub(crate) fn print(&self, text: &str) {
        let _ = stdout().write_all(printable::text(text).as_bytes());
    }

    /// Prints JSON. Hidden characters are written as JSON escapes.
    pub(crate) fn print_json(&self, json: &str) {
        let _ = stdout().write_all(printable::json(json).as_bytes());
    }

    /// Wraps a text to the width of the terminal, with this before each line. Text that is piped elsewhere keeps its
    /// lines.
    pub(crate) fn wrapped(&self, text: &str, indent: &str) -> String {
        const WIDEST: usize = 100;
        if !stdout().is_terminal() {
            return text
                .lines()
                .map(|line| format!("{indent}{line}"))
                .collect::<Vec<_>>()
                .join("\n");
        }
        let width = textwrap::termwidth().min(WIDEST);
        let options =
            textwrap::Options::new(width).initial_indent(indent).subsequent_indent(indent);
        textwrap::fill(text, options)
    }

    /// Prints what stands beside a requested result.
    pub(crate) fn print_dimmed(&self, text: &str) {
        let text = printable::text(text);
        let shown = match is_coloured(&stdout()) {
            true => format!("\u{1b}[2m{text}\u{1b}[0m"),
            false => text.into_owned(),
        };
        let _ = stdout().write_all(shown.as_bytes());
    }

    /// Prints an error of the system.
    pub(crate) fn failure(&self, error: &anyhow::Error) {
        self.remark("error", &format!("{error:#}"));
    }

    #[cfg(feature = "import")]
    /// Prints an error of one of several things that were to be done.
    pub(crate) fn error(&self, message: &str) {
        self.remark("error", message);
    }

    /// Whether somebody watches the program: progress is shown to nobody else.
    pub(crate) fn is_watched(&self) -> bool {
        stderr().is_terminal() && !self.quiet && self.messages == Messages::Human
    }

    /// Prints a warning, even with `--quiet`.
    pub(crate) fn warning(&self, message: &str) {
        self.remark("warning", message);
    }

    fn remark(&self, severity: &str, message: &str) {
        match self.messages {
            Messages::Json => {
                as_line(&json!({"severity": severity, "rule": "world", "message": message}));
            }
            // Further lines are indented, so that a name with a newline cannot imitate a message of
            // the program.
            _ => eprintln!("{severity}: {}", printable::text(message).replace('\n', "\n  ")),
        }
    }

    /// Shows the problems with their lines, then their number and whether they prevented the site.
    /// JSON has all of them; drawn output has at most a hundred of one rule and file.
    pub(crate) fn diagnostics(&self, diagnostics: &Diagnostics, inputs: &Inputs, is_refused: bool) {
        self.all(diagnostics.iter(), inputs);
        let (errors, warnings) =
            (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
        if self.messages != Messages::Json && errors + warnings > 0 {
            let refused = if is_refused { "; nothing was written" } else { "" };
            eprintln!("{}, {}{refused}", plural(errors, "error"), plural(warnings, "warning"));
        }
    }

    /// Shows the notes with their lines.
    pub(crate) fn notes(&self, diagnostics: &Diagnostics, inputs: &Inputs) {
        self.all(diagnostics.notes(), inputs);
    }

    /// Says how many notes there are, to people.
    pub(crate) fn count_of_notes(&self, diagnostics: &Diagnostics) {
        let count = diagnostics.notes().count();
        if count > 0 && self.messages == Messages::Human {
            let is_of_article = |note: &Diagnostic| note.rule.severity == Severity::Note;
            let what = if diagnostics.notes().all(is_of_article) { " on articles" } else { "" };
            self.say(&format!("{}{what}; --notes shows them", plural(count, "note")));
        }
    }

    fn all<'a>(&self, diagnostics: impl Iterator<Item = &'a Diagnostic>, inputs: &Inputs) {
        let mut texts = Texts::of(inputs);
        if self.messages == Messages::Json {
            return diagnostics.for_each(|it| as_line(&as_json(it, &mut texts)));
        }
        for (diagnostic, more) in to_draw(diagnostics) {
            eprintln!("{}\n", self.drawing.draw(diagnostic, &mut texts).as_str());
            if more > 0 {
                eprintln!("{}\n", printable::line(&and_more(diagnostic, more)));
            }
        }
    }

    pub(crate) fn completions(&self, shell: Shell, command: &mut clap::Command) {
        let mut script = Vec::new();
        clap_complete::generate(shell, command, "briefing", &mut script);
        self.print(&String::from_utf8_lossy(&script));
    }
}

/// Whether an output shows colours.
#[allow(clippy::disallowed_methods, reason = "NO_COLOR speaks of the terminal, not of the site")]
fn is_coloured(output: &impl IsTerminal) -> bool {
    output.is_terminal() && !std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty())
}

/// A path for a message.
pub(crate) fn shown(path: &Path) -> String {
    printable::line(&path.to_string_lossy()).into_owned()
}

/// Prints a JSON object as a line on standard error.
fn as_line(json: &Value) {
    eprintln!("{}", printable::json(&json.to_string()));
}

/// A problem as one JSON object. Lines and columns count from 1, columns in Unicode scalar values.
fn as_json(diagnostic: &Diagnostic, texts: &mut Texts<'_>) -> Value {
    let mut place = |place: &Location| {
        let [(line, column), (end_line, end_column)] = texts.lines_and_columns(place);
        json!({"file": &*place.file, "line": line, "column": column, "end_line": end_line, "end_column": end_column})
    };
    let also = diagnostic
        .also
        .iter()
        .map(|(at, label)| json!({"place": place(at), "label": label}))
        .collect::<Vec<_>>();
    json!({
        "severity": diagnostic.severity.name(),
        "rule": diagnostic.rule.id,
        "message": diagnostic.message,
        "place": diagnostic.place.as_ref().map(&mut place),
        "label": diagnostic.label,
        "hint": diagnostic.hint,
        "also": also,
    })
}
