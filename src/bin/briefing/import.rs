//! `briefing import`: clips and their source notes from what people have. Existing files are never overwritten, but for
//! a clip that is to be updated.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use briefing::disk::{self, Folders};
use briefing::id::Id;
use briefing::import::{File, Refused};
use briefing::intake::{self, Form, Intake, Known, Outcome, Prepared, Request};
use rayon::prelude::*;

use crate::Exit;
use crate::args::{Common, Import};
use crate::progress::Progress;
use crate::terminal::{Terminal, shown};

/// The most files of which everything is said.
const MOST_IN_FULL: usize = 20;

/// The labels of the lines that are said of each of many files.
const SHORT: [&str; 4] = ["title", "text", "look at", "earlier"];

/// A file that was named, or found in a folder that was named.
struct Input {
    /// Where it is; `None` for standard input.
    path: Option<PathBuf>,
}

/// A file as it was read, with its bytes where they are to be kept.
struct Read {
    prepared: Prepared,
    bytes: Option<Vec<u8>>,
}

/// Why nothing was written for a file.
enum Failure {
    /// The file cannot be imported as it is.
    Content(Refused),
    /// The disk refuses.
    World(anyhow::Error),
}

pub(crate) fn import(common: &Common, args: &Import, terminal: &Terminal) -> Result<Exit> {
    let folders = common.folders();
    let (inputs, skipped) = listed(&args.files)?;
    if inputs.is_empty() {
        bail!("no file to import; {}", Input::KINDS);
    }
    let id = args.id.as_deref().map(checked).transpose()?;
    if id.is_some() && inputs.len() > 1 {
        bail!("--as names one source, and {} files are to be imported", inputs.len());
    }
    let (site, _) = disk::read(&folders)?;
    let mut known = Known::of(&site);
    let progress = Progress::new("reading", inputs.len(), terminal.is_watched());
    let read = inputs.par_iter().map(|input| {
        let read = input.read(args);
        progress.step();
        read
    });
    let read = read.collect::<Vec<_>>();
    progress.finish();
    let mut request = Request { id, in_place: None, update: args.update, outlet: args.outlet };
    let is_short = inputs.len() > MOST_IN_FULL;
    let (folders, ids, offered) = (&folders, Vec::new(), BTreeSet::new());
    let mut writer = Writer { folders, args, terminal, is_short, ids, offered };
    let (mut refused, mut failed) = (Vec::new(), Vec::new());
    let mut needs_update = false;
    for (input, read) in inputs.iter().zip(read) {
        request.in_place = input.path_in(&folders.root);
        let done = read.and_then(|read| {
            let intake = known.take_in(&read.prepared, &request).map_err(Failure::Content)?;
            needs_update |= matches!(intake.outcome, Outcome::Earlier);
            writer.write(input, &read, intake).map_err(Failure::World)
        });
        match done {
            Ok(()) => {}
            Err(Failure::Content(why)) => refused.push((input.shown(), why)),
            Err(Failure::World(error)) => failed.push((input.shown(), error)),
        }
    }
    writer.say_next(inputs.len());
    if skipped > 0 {
        terminal.say(&match skipped {
            1 => format!("1 file of another kind was left alone; {}", Input::KINDS),
            _ => format!("{skipped} files of other kinds were left alone; {}", Input::KINDS),
        });
    }
    for (file, Refused { message, hint }) in &refused {
        terminal.error(&format!("{file}: {message}; {hint}"));
    }
    for (file, error) in &failed {
        terminal.error(&format!("{file}: {error:#}"));
    }
    Ok(match (failed.is_empty(), refused.is_empty() && !needs_update) {
        (false, _) => Exit::WrongUsage,
        (true, false) => Exit::ContentErrors,
        (true, true) => Exit::Done,
    })
}

fn checked(id: &str) -> Result<Id> {
    Id::new(id)
        .map_err(|rule| anyhow::anyhow!("the id `{id}` {rule}; how about `{}`?", Id::slug(id)))
}

/// The files to import, and the number of those in folders that have another kind of name.
fn listed(paths: &[PathBuf]) -> Result<(Vec<Input>, usize)> {
    let (mut inputs, mut skipped) = (Vec::new(), 0);
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input { path: None });
        } else if path.is_dir() {
            let files = disk::files_under(path)
                .with_context(|| format!("could not read the folder {}", path.display()))?;
            let n_files = files.len();
            let of_kinds = files
                .into_iter()
                .filter(|file| Form::named(&name_of(file)).is_some() && !is_part_of_page(file));
            let n_before = inputs.len();
            inputs.extend(of_kinds.map(|file| Input { path: Some(file) }));
            skipped += n_files - (inputs.len() - n_before);
        } else {
            inputs.push(Input { path: Some(path.clone()) });
        }
    }
    Ok((inputs, skipped))
}

/// Whether a file is in the folder that a browser saves beside a page.
fn is_part_of_page(file: &Path) -> bool {
    let mut folders = file.parent().into_iter().flat_map(Path::components);
    folders.any(|folder| folder.as_os_str().to_string_lossy().ends_with("_files"))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Input {
    const KINDS: &str =
        "web pages (.html, .mhtml), PDF, .docx, .eml, clippings (.md) and .txt can be imported";

    /// Its path within a site.
    fn path_in(&self, root: &Path) -> Option<String> {
        let path = self.path.as_deref()?.canonicalize().ok()?;
        let inside = path.strip_prefix(root.canonicalize().ok()?).ok()?;
        let parts = inside.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
        Some(parts.join("/"))
    }

    fn shown(&self) -> String {
        self.path.as_deref().map_or_else(|| String::from("standard input"), shown)
    }

    fn read(&self, args: &Import) -> Result<Read, Failure> {
        let bytes = match &self.path {
            Some(path) => disk::read_file(path).map_err(anyhow::Error::from),
            None => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map(|_| bytes).map_err(anyhow::Error::from)
            }
        };
        let bytes = bytes.context("could not read it").map_err(Failure::World)?;
        let name = self.path.as_deref().map(name_of).unwrap_or_default();
        let file = File { name: &name, bytes: &bytes };
        let form = Form::of(&name, &bytes);
        if args.include.is_some() && !matches!(form, Form::Page | Form::Mhtml) {
            let form = form.name();
            let problem = anyhow::anyhow!(
                "it is {form}: `--include` has no effect, as it selects elements of web pages; leave it out"
            );
            return Err(Failure::World(problem));
        }
        let prepared = Prepared::read(file, args.include.as_deref()).map_err(Failure::Content)?;
        Ok(Read { prepared, bytes: args.keep_original.then_some(bytes) })
    }
}

/// Writes what was taken in.
struct Writer<'a> {
    folders: &'a Folders,
    args: &'a Import,
    terminal: &'a Terminal,
    /// Whether little is said of each file, as there are many.
    is_short: bool,
    /// The sources that were written.
    ids: Vec<Id>,
    /// The outlets whose notes were offered or written.
    offered: BTreeSet<Id>,
}

impl Writer<'_> {
    fn write(&mut self, input: &Input, read: &Read, intake: Intake) -> Result<()> {
        let Intake { id, report, outcome, outlet } = intake;
        let is_dry = self.args.dry_run;
        let mut lines = vec![input.shown()];
        let is_said =
            |line: &String| SHORT.iter().any(|label| line.trim_start().starts_with(label));
        lines.extend(report.into_iter().filter(|line| !self.is_short || is_said(line)));
        match &outcome {
            Outcome::New { clip, note } => {
                lines.push(self.new_file(clip)?);
                lines.push(self.new_file(note)?);
            }
            Outcome::InPlace { clip, note } => {
                lines.push(self.new_file(clip)?);
                lines.push(self.replace(note)?);
            }
            Outcome::Update { clip, note } => {
                lines.push(self.update(clip)?);
                lines.extend(note.as_ref().map(|note| self.new_file(note)).transpose()?);
            }
            Outcome::Unchanged | Outcome::Earlier => {}
        }
        let is_written = !matches!(outcome, Outcome::Unchanged | Outcome::Earlier);
        if is_written {
            lines.extend(self.keep_original(input, read, &id)?);
            let outlet = outlet.filter(|(id, _)| self.offered.insert(id.clone()));
            lines.extend(outlet.map(|(id, note)| self.outlet(&id, note)).transpose()?.flatten());
            if !is_dry {
                self.ids.push(id);
            }
        }
        self.terminal.say(&lines.join("\n"));
        Ok(())
    }

    /// The place on the disk of a path within the site.
    fn place(&self, path: &str) -> PathBuf {
        match path.strip_prefix("seeds/") {
            Some(inside) => self.folders.seeds.join(inside),
            None => self.folders.root.join(path),
        }
    }

    fn new_file(&self, (path, text): &(String, String)) -> Result<String> {
        if self.args.dry_run {
            return Ok(format!("  would write {path}"));
        }
        self.write_new(path, text.as_bytes())?;
        Ok(format!("  wrote {path}"))
    }

    fn write_new(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let place = self.place(path);
        disk::refuse_outside(self.folders, &place)?;
        disk::write_new_file(&place, bytes).with_context(|| format!("could not write {path}"))
    }

    /// Writes a note over the clipping that its clip was made of.
    fn replace(&self, (path, text): &(String, String)) -> Result<String> {
        if self.args.dry_run {
            return Ok(format!("  would write the note over {path}"));
        }
        let place = self.place(path);
        disk::refuse_outside(self.folders, &place)?;
        disk::write_file(&place, text.as_bytes())?;
        Ok(format!("  wrote the note over {path}"))
    }

    fn update(&self, (path, text): &(String, String)) -> Result<String> {
        let place = self.place(path);
        disk::refuse_outside(self.folders, &place)?;
        let old = disk::read_file(&place).with_context(|| format!("could not read {path}"));
        // A dry run has not written what it found before.
        let old = if self.args.dry_run { old.unwrap_or_default() } else { old? };
        let old = String::from_utf8_lossy(&old);
        let mut lines = intake::differences(path, &old, text);
        if self.args.dry_run {
            lines.push(format!("  would write {path} anew"));
        } else if *old == *text {
            lines.push(format!("  {path} stays as it is"));
        } else {
            disk::write_file(&place, text.as_bytes())?;
            lines.push(format!("  wrote {path} anew"));
        }
        Ok(lines.join("\n"))
    }

    /// Copies the file beside the clips. One of its name that is there already stays.
    fn keep_original(&self, input: &Input, read: &Read, id: &Id) -> Result<Option<String>> {
        let Some(bytes) = &read.bytes else { return Ok(None) };
        let name = input.path.as_deref().map_or_else(|| String::from("standard-input"), name_of);
        for name in [name.clone(), format!("{id}-{name}")] {
            let path = format!("seeds/originals/{name}");
            let place = self.place(&path);
            match disk::read_file(&place) {
                Ok(there) if there == *bytes => {
                    return Ok(Some(format!("  {path} is kept already")));
                }
                Ok(_) => continue,
                Err(_) if self.args.dry_run => return Ok(Some(format!("  would write {path}"))),
                Err(_) => {
                    self.write_new(&path, bytes)?;
                    return Ok(Some(format!("  wrote {path}")));
                }
            }
        }
        bail!("seeds/originals/ has other files of the name {name}")
    }

    /// Writes the note of an outlet, or offers it. A note that is there stays.
    fn outlet(&self, id: &Id, note: String) -> Result<Option<String>> {
        let path = format!("content/outlets/{id}.md");
        if disk::read_file(&self.place(&path)).is_ok() {
            return Ok(None);
        }
        if self.args.outlet {
            return self.new_file(&(path, note)).map(Some);
        }
        let lines = note.lines().map(|line| format!("    {line}\n")).collect::<String>();
        let offer = format!("  its outlet has no note; --outlet writes {path}:\n{lines}");
        Ok(Some(offer.trim_end().to_owned()))
    }

    fn say_next(&self, n_files: usize) {
        match &self.ids[..] {
            [] => {}
            [id] => self.terminal.say(&format!("next: `briefing show @{id}`, `briefing check`")),
            [first, ..] => self.terminal.say(&format!(
                "{} of {n_files} files are sources now; next: `briefing show @{first}`, `briefing check`",
                self.ids.len()
            )),
        }
    }
}
