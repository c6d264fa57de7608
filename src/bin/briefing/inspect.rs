//! `briefing inspect`: how articles were read, for people and, in a stable form, for programs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use briefing::catalogue::{Audience, Reveal};
use briefing::disk::{self, Folders};
use briefing::input::InputFile;
use briefing::inspect::{Inspection, inspect as inspect_source, to_json};
use briefing::marking::Marking;
use briefing::rule;
use briefing::site::{self, Cache, Site};
use briefing::text::printable;

use crate::Exit;
use crate::args::{Common, Inspect};
use crate::terminal::Terminal;

/// The problems of files of which nothing is read.
const UNREAD: [&rule::Rule; 3] = [&rule::NOT_UTF8, &rule::WRONG_FORM, &rule::UNREAD_SEED];

pub(crate) fn inspect(common: &Common, args: &Inspect, terminal: &Terminal) -> Result<Exit> {
    let folders = common.folders();
    let site = read(&folders, args)?;
    let by_file = site.iter_sources().map(|(ix, source)| (&*source.file, ix));
    let by_file = by_file.collect::<BTreeMap<_, _>>();
    let mut inspections = Vec::new();
    for file in &args.files {
        let ix = by_file.get(&*seed_path(&folders, file));
        let ix = ix.with_context(|| format!("{} is no source: neither a clip (.md) nor a copied text (.txt); `briefing import` makes a clip of it", file.display()))?;
        inspections.push(inspect_source(&site, *ix));
    }
    if args.json {
        terminal.print_json(&to_json(&inspections));
    } else {
        inspections.iter().for_each(|inspection| terminal.print(&for_people(inspection)));
    }
    Ok(Exit::Done)
}

/// Reads the site's notes and the given files; a file replaces the seed of its name.
fn read(folders: &Folders, args: &Inspect) -> Result<Site> {
    let (mut inputs, _) = disk::read_notes(folders);
    for file in &args.files {
        let bytes = disk::read_file(file);
        let bytes = bytes.with_context(|| format!("could not read {}", file.display()))?;
        inputs.insert(InputFile::new(&seed_path(folders, file), bytes));
    }
    // An analyst inspects her own files: nothing is withheld from her.
    let audience = Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything };
    let (site, diagnostics) = site::assemble(&inputs, audience, &mut Cache::default());
    let unread = diagnostics.iter().filter(|problem| UNREAD.contains(&problem.rule));
    let unread = unread.filter_map(|problem| Some((&*problem.place.as_ref()?.file, problem)));
    let unread = unread.collect::<BTreeMap<_, _>>();
    for file in &args.files {
        if let Some(problem) = unread.get(&*seed_path(folders, file)) {
            let hint = problem.hint.as_deref().unwrap_or_default();
            bail!("{}: {}; {hint}", file.display(), problem.message);
        }
    }
    Ok(site)
}

/// The path of a file within the site: below the folder of articles if it is there, else its bare
/// name.
fn seed_path(folders: &Folders, file: &Path) -> String {
    let real = |path: &Path| path.canonicalize().ok();
    let inside = real(file).zip(real(&folders.seeds)).and_then(|(file, seeds)| {
        let parts =
            file.strip_prefix(seeds).ok()?.iter().map(|part| part.to_string_lossy().into_owned());
        Some(parts.collect::<Vec<_>>().join("/"))
    });
    let name =
        || file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("seeds/{}", inside.unwrap_or_else(name))
}

fn for_people(inspection: &Inspection) -> String {
    let mut text = String::new();
    let mut line = |words: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{words}");
    };
    line(format!("{} ({})", printable::line(&inspection.file), inspection.id));
    for (label, value) in inspection.metadata() {
        line(format!("  {label:<12} {}", printable::line(&value)));
    }
    for shown in inspection.lines() {
        line(format!("  {:>6}  {:<12} {}", shown.place, shown.kind, shown.text));
    }
    for remark in inspection.remarks() {
        line(format!("  look at {remark}"));
    }
    line(String::new());
    text
}
