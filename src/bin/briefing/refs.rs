//! `briefing import --refs`: source notes from libraries of references. A note that is there stays.

use std::path::Path;

use anyhow::{Context, Result};
use briefing::disk;
use briefing::import::{File, Refused, refs};
use briefing::intake::Known;

use crate::Exit;
use crate::args::{Common, Import};
use crate::terminal::{Terminal, shown};

pub(crate) fn import(common: &Common, args: &Import, terminal: &Terminal) -> Result<Exit> {
    let folders = common.folders();
    let (site, _) = disk::read(&folders)?;
    let mut known = Known::of(&site);
    let mut is_whole = true;
    for file in &args.files {
        let bytes = disk::read_file(file);
        let bytes = bytes.with_context(|| format!("could not read {}", file.display()))?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let library = match refs::library(File { name: &name.unwrap_or_default(), bytes: &bytes }) {
            Ok(library) => library,
            Err(Refused { message, hint }) => {
                terminal.error(&format!("{}: {message}; {hint}", shown(file)));
                is_whole = false;
                continue;
            }
        };
        let (mut written, mut there) = (0, 0);
        for reference in &library.references {
            let Some((path, text)) = known.take_in_reference(reference) else {
                there += 1;
                continue;
            };
            written += 1;
            if !args.dry_run {
                let place = common.root.join(&path);
                disk::refuse_outside(&folders, &place)?;
                disk::write_new_file(&place, text.as_bytes())?;
            }
        }
        say(file, written, there, args.dry_run, &library.remarks, terminal);
        for problem in &library.problems {
            terminal.error(&format!("{}:{}: {}", shown(file), problem.line, problem.message));
        }
        is_whole &= library.problems.is_empty();
    }
    Ok(if is_whole { Exit::Done } else { Exit::ContentErrors })
}

fn say(
    file: &Path,
    written: usize,
    there: usize,
    is_dry: bool,
    remarks: &[String],
    terminal: &Terminal,
) {
    let verb = if is_dry { "would write" } else { "wrote" };
    let notes = if written == 1 { "source note" } else { "source notes" };
    let rest = match there {
        0 => String::new(),
        1 => String::from("; 1 id is taken already"),
        _ => format!("; {there} ids are taken already"),
    };
    terminal.say(&format!("{}: {verb} {written} {notes} to content/sources/{rest}", shown(file)));
    remarks.iter().for_each(|remark| terminal.say(&format!("  look at    {remark}")));
}
