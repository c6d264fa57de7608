//! The help of a command: its own options, without those that only other commands use.

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::args::Args;

/// The options for all commands that a command uses, by its name; a command that is not listed uses all.
const USED: [(&str, &[&str]); 12] = [
    ("serve", &["given_root", "seeds", "tlp", "messages", "jobs", "quiet"]),
    ("check", &["given_root", "seeds", "tlp", "drafts", "strict", "messages", "jobs", "quiet"]),
    ("explain", &[]),
    ("import", &["given_root", "seeds", "messages", "jobs", "quiet"]),
    ("inspect", &["given_root", "seeds", "jobs"]),
    ("show", &["given_root", "seeds", "jobs"]),
    ("fix", &["given_root", "seeds", "messages", "jobs", "quiet"]),
    ("new", &["given_root", "seeds", "quiet"]),
    ("init", &["quiet"]),
    ("theme", &["given_root", "quiet"]),
    ("clean", &["given_root", "output", "quiet"]),
    ("completions", &[]),
];

/// Whether the error is a request for the help of a command.
pub(crate) fn is_asked(error: &clap::Error) -> bool {
    error.kind() == ErrorKind::DisplayHelp && !path().is_empty()
}

/// Prints the help of the command that the arguments name.
pub(crate) fn print() -> ExitCode {
    let (mut command, mut name) = (Args::command(), String::from("briefing"));
    let common = command.get_arguments().filter(|arg| arg.is_global_set());
    let common = common.cloned().collect::<Vec<_>>();
    let path = path();
    for part in &path {
        let Some(found) = command.find_subcommand(part) else { break };
        name = format!("{name} {part}");
        command = found.clone();
    }
    let used =
        USED.into_iter().find(|(command, _)| Some(*command) == path.first().map(String::as_str));
    let is_used = |arg: &Arg| {
        let id = arg.get_id().as_str();
        id == "help" || used.is_none_or(|(_, used)| used.contains(&id))
    };
    for arg in common.into_iter().filter(is_used) {
        let arg = if arg.get_id() == "help" { arg.action(ArgAction::HelpShort) } else { arg };
        command = command.arg(arg.global(false));
    }
    let command = command.bin_name(name).disable_help_flag(true).max_term_width(100);
    // A closed pipe is no error: the reader has seen enough.
    let _ = command.disable_help_subcommand(true).print_help();
    ExitCode::SUCCESS
}

/// The names of the command and its command that the arguments name, as in `theme export`.
fn path() -> Vec<String> {
    let words = std::env::args().skip(1);
    let words = words.filter(|word| !matches!(word.as_str(), "-h" | "--help" | "help"));
    let mut command: Command = Args::command();
    let mut path = Vec::new();
    for word in words {
        let Some(found) = command.find_subcommand(&word).cloned() else { continue };
        path.push(found.get_name().to_owned());
        command = found;
    }
    path
}
