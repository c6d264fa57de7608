//! The sources that a command is told of: by a path, an id, or a name in the folder of articles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use briefing::catalogue::{Audience, Reveal};
use briefing::diagnostic::{Diagnostic, Diagnostics, Severity};
use briefing::disk::{self, Folders};
use briefing::input::{InputFile, Inputs};
use briefing::marking::Marking;
use briefing::note::Kind;
use briefing::rule::{self, Rule};
use briefing::site::{self, Cache, Site};
use briefing::source::SourceIx;
use briefing::text::similar::did_you_mean;

use crate::terminal::{Terminal, plural};

/// A site of which only some articles were read.
pub(crate) struct Named {
    pub(crate) site: Site,
    /// The notes whose heads could not be read as a whole: names of them may be missing.
    pub(crate) doubtful: BTreeSet<String>,
    /// The articles, in the order in which they were named.
    pub(crate) sources: Vec<SourceIx>,
}

/// Reads the notes of a site and the named articles. A file from elsewhere takes the place of the article of its name.
pub(crate) fn read(folders: &Folders, named: &[&str]) -> Result<Named> {
    let (mut inputs, unread) = disk::read_notes(folders);
    let mut cache = Cache::default();
    let notes = assemble(&inputs, &mut cache).0;
    let mut paths = Vec::new();
    for typed in named {
        let file = locate(folders, &notes, typed)?;
        let bytes = disk::read_file(&file);
        let bytes = bytes.with_context(|| format!("could not read {}", file.display()))?;
        let path = seed_path(folders, &file);
        inputs.insert(InputFile::new(&path, bytes));
        paths.push((path, file));
    }
    let (site, found) = assemble(&inputs, &mut cache);
    let doubtful = unread.iter().chain(found.iter()).filter_map(doubtful).collect();
    let problems = problems(&found);
    let by_file = site.iter_sources().map(|(ix, source)| (source.file.to_string(), ix));
    let by_file = by_file.collect::<BTreeMap<_, _>>();
    let mut sources = Vec::new();
    for (path, file) in paths {
        // What cannot be read has a problem that says so.
        if let Some(problem) = problems.get(&path) {
            bail!("{}: {problem}", file.display());
        }
        let source = by_file.get(&path);
        sources.push(*source.with_context(|| format!("{} is no article", file.display()))?);
    }
    Ok(Named { site, doubtful, sources })
}

fn assemble(inputs: &Inputs, cache: &mut Cache) -> (Site, Diagnostics) {
    // An analyst looks at her own files: nothing is withheld from her.
    let audience = Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything };
    site::assemble(inputs, audience, cache)
}

/// The note with a problem that may have cost it names.
fn doubtful(problem: &Diagnostic) -> Option<String> {
    let file = &problem.place.as_ref()?.file;
    let is_of_head = problem.severity == Severity::Error && HEADS.contains(&problem.rule);
    (file.starts_with("content/") && is_of_head).then(|| file.to_string())
}

/// The rules on notes whose heads are not read as a whole.
static HEADS: [&Rule; 9] = [
    &rule::NOT_UTF8,
    &rule::UNREADABLE_FILE,
    &rule::BAD_ID,
    &rule::DUPLICATE_ID,
    &rule::FRONT_MATTER_SYNTAX,
    &rule::OPEN_FRONT_MATTER,
    &rule::MISPLACED_FRONT_MATTER,
    &rule::MISSING_KEY,
    &rule::WRONG_TYPE,
];

impl Named {
    /// Says of which notes names may be missing.
    pub(crate) fn warn(&self, terminal: &Terminal) {
        const FEW: usize = 5;
        if self.doubtful.is_empty() {
            return;
        }
        let mut files = self.doubtful.iter().take(FEW).cloned().collect::<Vec<_>>();
        if self.doubtful.len() > FEW {
            files.push(format!("{} more", self.doubtful.len() - FEW));
        }
        let (notes, have) = match self.doubtful.len() {
            1 => (String::from("1 note"), "has"),
            count => (plural(count, "note"), "have"),
        };
        terminal.warning(&format!(
            "{notes} of the site {have} errors, so names of them may be missing: {}; `briefing check` shows them",
            files.join(", ")
        ));
    }
}

/// Why articles cannot be read, by their files.
fn problems(diagnostics: &Diagnostics) -> BTreeMap<String, String> {
    let of_seeds = diagnostics.iter().filter_map(|problem| {
        let file = &problem.place.as_ref()?.file;
        let is_unread = UNREAD.contains(&problem.rule);
        (file.starts_with("seeds/") && is_unread)
            .then(|| (file.to_string(), problem.message.clone()))
    });
    of_seeds.collect()
}

/// The rules on files of which nothing is read.
static UNREAD: [&Rule; 3] = [&rule::NOT_UTF8, &rule::WRONG_FORM, &rule::UNREAD_SEED];

/// The file that is meant.
fn locate(folders: &Folders, notes: &Site, typed: &str) -> Result<PathBuf> {
    let id = typed.strip_prefix('@').unwrap_or(typed);
    // An id with blanks is cited in braces.
    let id = id.strip_prefix('{').and_then(|id| id.strip_suffix('}')).unwrap_or(id);
    let as_typed = PathBuf::from(typed);
    if is_no_folder(&as_typed) {
        return Ok(as_typed);
    }
    if let Some(note) = notes.catalogue.of_kind(id, Kind::Source) {
        let keys = notes.note(note).details.source();
        if let Some(seed) = keys.and_then(|keys| keys.seed.as_ref()) {
            return Ok(folders.seeds.join(&seed.value));
        }
        bail!("the note of `{id}` names no article: add `seed = \"...\"`");
    }
    let name = typed.strip_prefix("seeds/").unwrap_or(id);
    let names = [name.to_owned(), format!("{name}.md"), format!("{name}.txt")];
    if let Some(file) =
        names.iter().map(|name| folders.seeds.join(name)).find(|file| is_no_folder(file))
    {
        return Ok(file);
    }
    let known = notes.catalogue.of(Kind::Source).map(|(_, note)| note.id.as_str());
    let hint = did_you_mean(id, known).map(|hint| format!("; {hint}")).unwrap_or_default();
    bail!(
        "there is no article `{typed}`: neither a file, nor the id of a source, nor a name in {}{hint}",
        folders.seeds.display()
    )
}

/// Whether something is at a path that may be read as a file. What is none, such as a pipe, is refused when it is read.
fn is_no_folder(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| !found.is_dir())
}

/// The path of a file within the site: below the folder of articles if it is there, else its bare name.
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
