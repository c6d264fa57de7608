//! A program that runs beside its test and watches a site.

use std::fs;
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::http::{self, Answer, BOUND, Event, Events};
use super::terminal::Terminal;
use crate::site_test::{SiteTest, files_under};

/// `briefing` with a command that runs until it is stopped.
pub(super) struct Running {
    site: SiteTest,
    child: Child,
    pub(super) terminal: Terminal,
    /// For files on their way into the site, and for whatever the program might leave behind.
    beside: TempDir,
}

impl Running {
    pub(super) fn start(site: &SiteTest, args: &[&str]) -> Running {
        let beside = TempDir::new().expect("a temporary folder");
        fs::create_dir(beside.path().join("tmp")).expect("its tmp/");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = site.command();
        command.args(args).env("TMPDIR", beside.path().join("tmp")).stdin(Stdio::null());
        command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
        let child = command.spawn().expect("the program runs");
        // The command holds the pipe too: what is printed ends only when nobody has it.
        drop(command);
        Running { site: site.clone(), child, terminal: Terminal::of(reader), beside }
    }

    /// Writes a file as careful editors do: whole, then moved into its place.
    pub(super) fn save(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.site.path(path);
        fs::create_dir_all(place.parent().expect("a file in a folder")).expect("its folder");
        let new = self.beside.path().join("new");
        fs::write(&new, text).expect("the file");
        fs::rename(new, place).expect("its place");
    }

    pub(super) fn delete(&self, path: &str) {
        fs::remove_file(self.site.path(path)).expect("a file to delete");
    }

    pub(super) fn rename(&self, from: &str, to: &str) {
        let to = self.site.path(to);
        fs::create_dir_all(to.parent().expect("a place in a folder")).expect("its folder");
        fs::rename(self.site.path(from), to).expect("something to rename");
    }

    /// Sends a signal and waits for the end. Says how long that took.
    #[track_caller]
    pub(super) fn stop(&mut self, signal: &str) -> (ExitStatus, Duration) {
        let start = Instant::now();
        // The shell's own `kill` is there wherever a shell is.
        let kill = format!("kill -s {signal} {}", self.child.id());
        let sent = std::process::Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.expect("a shell").success(), "it ran until now:\n{}", self.terminal.text());
        assert!(self.terminal.ends(), "it does not stop:\n{}", self.terminal.text());
        let status = self.child.wait().expect("it has ended");
        (status, start.elapsed())
    }

    /// Nothing was left in the folder for temporary files.
    #[track_caller]
    pub(super) fn leaves_nothing(&self) {
        let left = fs::read_dir(self.beside.path().join("tmp")).expect("its tmp/").count();
        assert_eq!(left, 0, "{:?}", files_under(self.beside.path()).keys());
    }

    /// Waits for the end that it comes to by itself.
    pub(super) fn ends(&mut self) -> ExitStatus {
        assert!(self.terminal.ends(), "it goes on:\n{}", self.terminal.text());
        self.child.wait().expect("it has ended")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `briefing serve`, and a browser that hears of its editions.
pub(super) struct Preview {
    pub(super) running: Running,
    pub(super) address: String,
    events: Events,
    /// The last edition that was heard of.
    pub(super) event: Event,
}

impl Preview {
    /// Serves a site on a port of the system's choice.
    #[track_caller]
    pub(super) fn of(site: &SiteTest) -> Preview {
        Preview::start(site, &["--port", "0"])
    }

    /// Serves a site with these arguments.
    #[track_caller]
    pub(super) fn start(site: &SiteTest, args: &[&str]) -> Preview {
        let running = Running::start(site, &[&["serve"], args].concat());
        let address = running.terminal.wait("where it serves", |text| {
            let (_, after) = text.split_once("serving http://")?;
            Some(after.split_once('/')?.0.to_owned())
        });
        let mut events = Events::open(&address);
        let event = events.next(Instant::now() + BOUND).expect("the state of now");
        Preview { running, address, events, event }
    }

    pub(super) fn get(&self, target: &str) -> Answer {
        self.request("GET", target, "")
    }

    pub(super) fn request(&self, method: &str, target: &str, headers: &str) -> Answer {
        http::request(&self.address, method, target, headers)
    }

    /// The text of a page that is there.
    #[track_caller]
    pub(super) fn page(&self, target: &str) -> String {
        let answer = self.get(target);
        assert_eq!(answer.status, 200, "{target}: {}", answer.text());
        answer.text()
    }

    /// Waits until the preview is in some state. It can have come with the last edition; else one after it brings it.
    #[track_caller]
    pub(super) fn until(&mut self, what: &str, is_so: impl Fn(&Preview) -> bool) -> &Event {
        let deadline = Instant::now() + BOUND;
        while !is_so(self) {
            let Some(event) = self.events.next(deadline) else {
                let terminal = self.running.terminal.text();
                panic!("never: {what}; last edition {:?}\n{terminal}", self.event);
            };
            self.event = event;
        }
        &self.event
    }

    /// Hears of the next edition, if it comes soon.
    pub(super) fn hear(&mut self, within: Duration) {
        if let Some(event) = self.events.next(Instant::now() + within) {
            self.event = event;
        }
    }

    /// Waits until a page shows these words.
    #[track_caller]
    pub(super) fn shows(&mut self, target: &str, words: &str) -> &Event {
        self.until(&format!("{target} shows {words:?}"), |preview| {
            let answer = preview.get(target);
            answer.status == 200 && answer.text().contains(words)
        })
    }

    /// Waits until a page is there without these words.
    #[track_caller]
    pub(super) fn hides(&mut self, target: &str, words: &str) -> &Event {
        self.until(&format!("{target} is without {words:?}"), |preview| {
            let answer = preview.get(target);
            answer.status == 200 && !answer.text().contains(words)
        })
    }

    /// Waits until there is no page at an address.
    #[track_caller]
    pub(super) fn lacks(&mut self, target: &str) {
        self.until(&format!("{target} is gone"), |preview| preview.get(target).status == 404);
    }

    /// Waits until exactly these are the problems, each given by words that it begins with.
    #[track_caller]
    pub(super) fn has_problems(&mut self, expected: &[&str]) -> &Event {
        self.until(&format!("the problems are {expected:?}"), |preview| {
            let problems = preview.event.problems();
            let fits = |(problem, words): (&String, &&str)| problem.starts_with(words);
            problems.len() == expected.len() && problems.iter().zip(expected).all(fits)
        })
    }

    /// Waits until nothing is wrong.
    #[track_caller]
    pub(super) fn is_mended(&mut self) -> &Event {
        self.has_problems(&[])
    }
}
