//! The preview: builds a site, serves it, watches its files and builds it again.

#![allow(
    clippy::disallowed_methods,
    reason = "an edge of the program: it has a clock and a network"
)]

mod client;
mod cues;
mod decorate;
mod disclosure;
pub mod edition;
mod failure;
mod live;
mod problems;
mod reach;
mod rebuild;
pub mod server;
mod session;
mod signals;
#[cfg(test)]
mod tests;
mod unresolved;
mod unseen;
mod verify;
pub mod watch;
mod withheld;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::sync::{oneshot, watch as channel};

use crate::build::{self, Built};
use crate::diagnostic::Diagnostics;
use crate::disk::{self, Changes, Folders, Snapshot};
use crate::input::Inputs;

pub use rebuild::rebuild;

use edition::Edition;
use server::{Listen, Server};
use session::Session;
use watch::{Batch, How, Watcher};

/// How many pages are looked through at a time between two looks for changes.
const PAGES_AT_A_TIME: usize = 16;

/// The idle time before pages are checked in the background: saves take precedence.
const IDLE: Duration = Duration::from_millis(400);

/// What to preview, for whom, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site and its audience. The preview writes nothing, and does not watch the output folder.
    pub build: build::Options,
    /// The address and port to listen on.
    pub listen: Listen,
    /// How to learn of changes.
    pub how: How,
    /// Whether to compare every page with a full build after each rebuild.
    pub verify: bool,
}

/// Receives the events of a running preview, to report them to the user.
pub trait Listener: Send + Sync {
    /// The site is being served. `exposed` says who can reach it from other machines, and what they
    /// see.
    fn serving(&self, url: &str, exposed: Option<&str>, notices: &[String]);

    /// The site was built, or could not be.
    fn rebuilt(&self, rebuilt: &Rebuilt<'_>);

    /// A line about requests that were refused and the like.
    fn log(&self, line: &str);
}

/// The outcome of a rebuild.
#[derive(Debug)]
pub struct Rebuilt<'a> {
    /// The files that changed; empty at the start.
    pub changed: &'a [Arc<str>],
    /// How long it took since the first change was seen.
    pub took: Duration,
    /// The files, to show problems in.
    pub inputs: &'a Inputs,
    /// The problems of the files.
    pub diagnostics: &'a Diagnostics,
    /// Why there is no site at all, such as a folder that is gone.
    pub refused: Option<String>,
    /// Whether the last good site stays because of them.
    pub is_held: bool,
    /// The result of a comparison with a full build; `None` if not requested.
    pub verified: Option<String>,
    /// The written files, if the site goes to a folder.
    pub built: Option<&'a Built>,
}

/// Serves a preview until it is stopped by Ctrl-C, SIGTERM or SIGHUP.
///
/// # Errors
/// There is no site, the port is taken, or the files cannot be watched at all. Problems of the site
/// are no errors.
pub fn serve(options: &Options, listener: &Arc<dyn Listener>) -> Result<()> {
    disk::check_root(&options.build.folders.root)?;
    let watcher = Watcher::new(&options.build.folders, &options.build.output, options.how)?;
    let server = Server::bind(&options.listen, &fingerprint(&options.build.folders.root))?;
    let mut preview = Preview::new(options, Arc::clone(listener));
    let first = preview.rebuild(&Changes::Everything, Instant::now());
    let (editions, newest) = channel::channel(first);
    let (stop_server, server_stopped) = oneshot::channel::<()>();
    let stopper = watcher.stopper();
    signals::on_stop(move || stopper.stop())?;

    let notices = server.notice().map(str::to_owned).into_iter().chain(watcher.take_notice());
    let exposed = reach::warning(&options.listen, options.build.audience);
    listener.serving(&server.url(), exposed.as_deref(), &notices.collect::<Vec<_>>());
    let log = Arc::clone(listener);
    let serving = std::thread::spawn(move || {
        server.run(newest, move |line| log.log(line), async {
            let _ = server_stopped.await;
        });
    });
    preview.run(&watcher, &editions);
    let _ = stop_server.send(());
    let _ = serving.join();
    Ok(())
}

/// Distinguishes previews of different sites without revealing the folder.
fn fingerprint(root: &Path) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let hash =
        blake3::derive_key("briefing 2026 preview of a site", root.as_os_str().as_encoded_bytes());
    blake3::Hash::from(hash).to_hex()[..32].to_owned()
}

/// Why there is no site, for browsers: without the folders that only the terminal should name.
fn without_folders(error: &anyhow::Error, folders: &Folders) -> String {
    let mut message = format!("{error:#}");
    for (folder, name) in [(&folders.seeds, "seeds"), (&folders.root, ".")] {
        for path in [Some(folder.clone()), folder.canonicalize().ok()].into_iter().flatten() {
            // A path of one component occurs in too many words, and reveals nothing.
            if path.is_absolute() && path.components().count() > 1 {
                message = message.replace(&*path.to_string_lossy(), name);
            }
        }
    }
    message
}

/// The side of the preview that builds.
struct Preview<'a> {
    options: &'a Options,
    snapshot: Snapshot,
    session: Session,
    listener: Arc<dyn Listener>,
}

impl<'a> Preview<'a> {
    fn new(options: &'a Options, listener: Arc<dyn Listener>) -> Preview<'a> {
        Preview {
            options,
            snapshot: Snapshot::new(options.build.folders.clone()),
            session: Session::new(options.build.audience, options.build.strict),
            listener,
        }
    }

    /// Rebuilds on every change, and in between checks pages that were not requested.
    fn run(&mut self, watcher: &Watcher, editions: &channel::Sender<Arc<Edition>>) {
        let mut is_idle = false;
        loop {
            let batch = match (self.session.has_unseen_pages(), is_idle) {
                (true, true) => watcher.try_next(),
                (true, false) => watcher.next_within(IDLE),
                (false, _) => watcher.next(),
            };
            is_idle = batch.is_none();
            if let Some(notice) = watcher.take_notice() {
                self.listener.log(&notice);
            }
            match batch {
                Some(batch) => self.follow(&batch, editions),
                None if watcher.is_stopped() => return,
                None => {
                    let inputs = self.snapshot.inputs();
                    if let Some((edition, found)) =
                        self.session.look_through(PAGES_AT_A_TIME, inputs)
                    {
                        self.report(&[], &edition, &found, None, None);
                        editions.send_replace(edition);
                    }
                }
            }
        }
    }

    fn follow(&mut self, batch: &Batch, editions: &channel::Sender<Arc<Edition>>) {
        let before = editions.borrow().number;
        let edition = self.rebuild(&batch.changes, batch.since);
        if edition.number != before {
            editions.send_replace(edition);
        }
    }

    /// Reads what changed and builds the site. The edition is kept if nothing did.
    fn rebuild(&mut self, changes: &Changes, since: Instant) -> Arc<Edition> {
        match self.snapshot.refresh(changes) {
            Err(error) => {
                let message = without_folders(&error, &self.options.build.folders);
                let edition = self.session.refused(message, since);
                let refused = Some(format!("{error:#}"));
                self.report(&[], &edition, &Diagnostics::default(), refused, None);
                edition
            }
            Ok(refreshed) if self.session.is_current(&refreshed) => self.session.newest(),
            Ok(refreshed) => {
                let inputs = self.snapshot.inputs();
                let (edition, found) = self.session.rebuild(inputs, refreshed.problems, since);
                let verified = self
                    .options
                    .verify
                    .then(|| verify::compare(&self.options.build.folders, &self.session, &found));
                self.report(&refreshed.changed, &edition, &found, None, verified);
                edition
            }
        }
    }

    fn report(
        &self,
        changed: &[Arc<str>],
        edition: &Edition,
        diagnostics: &Diagnostics,
        refused: Option<String>,
        verified: Option<String>,
    ) {
        self.listener.rebuilt(&Rebuilt {
            changed,
            took: edition.took,
            inputs: self.snapshot.inputs(),
            diagnostics,
            refused,
            is_held: !edition.problems.is_empty(),
            verified,
            built: None,
        });
    }
}
