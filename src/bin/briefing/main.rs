//! The `briefing` command: arguments, one command, an exit code.

#![forbid(unsafe_code)]

mod args;
mod build;
mod common;
mod cues;
mod explain;
mod fix;
mod help;
#[cfg(feature = "import")]
mod import;
mod inspect;
mod new;
mod pdf;
mod preview;
mod progress;
#[cfg(feature = "import")]
mod refs;
mod report;
mod show;
mod sources;
mod terminal;
mod theme;
mod vault;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::{CommandFactory, Parser};

use args::{Args, Command};
use terminal::Terminal;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The outcome of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Success.
    Done,
    /// The content has errors.
    ContentErrors,
    /// The arguments do not fit the content.
    WrongUsage,
}

/// The exit code for wrong usage or a failure of the system.
const REFUSED: u8 = 2;

fn main() -> ExitCode {
    let mut args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) if help::is_asked(&error) => return help::print(),
        Err(error) => return args::refused(error),
    };
    args.common.find_root();
    let terminal = Arc::new(Terminal::new(&args.common));
    match run(&args, &terminal) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::ContentErrors) => ExitCode::FAILURE,
        Ok(Exit::WrongUsage) => ExitCode::from(REFUSED),
        Err(error) => {
            terminal.failure(&error);
            ExitCode::from(REFUSED)
        }
    }
}

fn run(args: &Args, terminal: &Arc<Terminal>) -> Result<Exit> {
    let common = &args.common;
    if let Some(jobs) = common.jobs {
        // Fails only if the pool was started before, which does not happen.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    match &args.command {
        Command::Build(build) => build::build(common, build, terminal),
        Command::Report(report) => report::report(common, report, terminal),
        Command::Serve(serve) => preview::serve(common, serve, terminal),
        Command::Check(check) => build::check(common, check, terminal),
        Command::Explain(explain) => Ok(explain::explain(explain, terminal)),
        Command::Clean => build::clean(common, terminal),
        Command::Fix(fix) => fix::fix(common, fix, terminal),
        Command::Inspect(inspect) => inspect::inspect(common, inspect, terminal),
        Command::Cues(cues) => cues::cues(common, cues, terminal),
        Command::Show(show) => show::show(common, show, terminal),
        Command::Init(init) => new::init(init, terminal),
        #[cfg(feature = "import")]
        Command::Import(import) if import.refs => refs::import(common, import, terminal),
        #[cfg(feature = "import")]
        Command::Import(import) => import::import(common, import, terminal),
        Command::New(new) => new::new(common, new, terminal),
        Command::Theme(theme) => theme::theme(common, theme, terminal),
        Command::Completions { shell } => {
            terminal.completions(*shell, &mut Args::command());
            Ok(Exit::Done)
        }
    }
}
