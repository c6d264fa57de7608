//! `briefing serve` and `briefing build --watch`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use briefing::build;
use briefing::catalogue::{Audience, Reveal};
use briefing::diagnostic::Diagnostics;
use briefing::marking::Marking;
use briefing::preview::server::Listen;
use briefing::preview::watch::How;
use briefing::preview::{self, Listener, Options, Rebuilt};
use briefing::text::printable;

use crate::Exit;
use crate::args::{Common, Serve};
use crate::build::in_words;
use crate::terminal::Terminal;

/// The polling interval with `--poll`.
const POLL: Duration = Duration::from_millis(500);

pub(crate) fn serve(common: &Common, serve: &Serve, terminal: &Arc<Terminal>) -> Result<Exit> {
    let audience = Audience {
        // All levels, unless one is given: the preview is for the analyst alone.
        marking: common.tlp.unwrap_or(Marking::Red),
        drafts: true,
        reveal: Reveal::Everything,
    };
    let options = Options {
        build: build::Options { audience, ..common.build_options() },
        listen: Listen { ip: serve.bind, port: serve.port, hosts: serve.host.clone() },
        how: how(serve.poll),
        verify: serve.verify,
    };
    let listener = TerminalListener::new(terminal, serve.open);
    preview::serve(&options, &(Arc::new(listener) as Arc<dyn Listener>))?;
    Ok(Exit::Done)
}

pub(crate) fn watch(
    options: &build::Options,
    poll: bool,
    terminal: &Arc<Terminal>,
) -> Result<Exit> {
    let listener = TerminalListener {
        output: Some(options.output.clone()),
        ..TerminalListener::new(terminal, false)
    };
    preview::rebuild(options, how(poll), &listener)?;
    Ok(Exit::Done)
}

fn how(poll: bool) -> How {
    if poll { How::Poll(POLL) } else { How::Native }
}

/// Reports events on the terminal: each rebuild in a line, and problems when they are new.
struct TerminalListener {
    terminal: Arc<Terminal>,
    open: bool,
    output: Option<PathBuf>,
    /// The problems that were shown last.
    last: Mutex<Shown>,
    has_built: AtomicBool,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    diagnostics: Diagnostics,
    refused: Option<String>,
}

impl TerminalListener {
    fn new(terminal: &Arc<Terminal>, open: bool) -> TerminalListener {
        TerminalListener {
            terminal: Arc::clone(terminal),
            open,
            output: None,
            last: Mutex::default(),
            has_built: AtomicBool::new(false),
        }
    }

    /// Shows the problems, unless they equal those shown last.
    fn problems(&self, rebuilt: &Rebuilt<'_>) {
        let shown =
            Shown { diagnostics: rebuilt.diagnostics.clone(), refused: rebuilt.refused.clone() };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == shown {
            return;
        }
        if let Some(refused) = &rebuilt.refused {
            self.terminal.failure(&anyhow::anyhow!("{refused}"));
        }
        self.terminal.diagnostics(rebuilt.diagnostics, rebuilt.inputs, false);
        let had_problems = *last != Shown::default();
        if had_problems && shown == Shown::default() {
            self.terminal.say("all problems are mended");
        }
        *last = shown;
    }
}

impl Listener for TerminalListener {
    fn serving(&self, url: &str, exposed: Option<&str>, notices: &[String]) {
        if let Some(exposed) = exposed {
            self.terminal.warning(exposed);
        }
        for notice in notices {
            self.terminal.say(notice);
        }
        self.terminal.say(&format!("serving {url} - Ctrl-C stops it"));
        if self.open && open::that_detached(url).is_err() {
            self.terminal.say("no browser could be opened; open the address by hand");
        }
    }

    fn rebuilt(&self, rebuilt: &Rebuilt<'_>) {
        self.problems(rebuilt);
        let first = !self.has_built.swap(true, Ordering::Relaxed);
        if let (Some(built), Some(output)) = (rebuilt.built, &self.output)
            && first
        {
            self.terminal.say(&in_words(built, output, rebuilt.took));
        }
        let what = match rebuilt.changed {
            _ if first => String::from("built"),
            [] => String::from("built again"),
            [one] => format!("built again after a change of {}", printable::line(one)),
            several => format!("built again after changes of {} files", several.len()),
        };
        let held = if rebuilt.is_held { "; problems keep the last good site" } else { "" };
        let milliseconds = rebuilt.took.as_millis();
        if !(first && rebuilt.built.is_some()) {
            self.terminal.say(&format!("{what} in {milliseconds} ms{held}"));
        }
        if let Some(verified) = &rebuilt.verified {
            self.terminal.say(verified);
        }
    }

    fn log(&self, line: &str) {
        self.terminal.say(line);
    }
}
