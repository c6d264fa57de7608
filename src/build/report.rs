//! Reports by themselves: from the folders of a site to the requested files, or to the list of
//! problems.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::catalogue::{Audience, Reveal};
use crate::check;
use crate::config::{Config, ReportConfig, Selection};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::disk::{self, Folders, Shield};
use crate::fields::Spanned;
use crate::id::Id;
use crate::input::Inputs;
use crate::marking::Marking;
use crate::report::{
    Bundle, Typesetter, bundle, compose, file_name, html, note_parts, place, placed,
};
use crate::rule;
use crate::site::Site;
use crate::text::similar::nearest;

/// What to report, and in which form.
#[derive(Debug, Clone)]
pub struct ReportOptions {
    /// The folders of the site.
    pub folders: Folders,
    /// Notes such as `actors/red-hill`, or the names of reports in `site.toml`.
    pub words: Vec<String>,
    /// The options of the command line; if `words` name reports, they override those in
    /// `site.toml`.
    pub config: ReportConfig,
    /// Whether drafts are used.
    pub drafts: bool,
    /// Whether warnings prevent writing it.
    pub strict: bool,
    /// The form.
    pub form: Form,
    /// The file to write, or the folder for the typst files; by default named after the report.
    pub output: Option<PathBuf>,
}

/// The form of a report.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A PDF, with the function that makes one.
    Pdf(Typesetter),
    /// One page of HTML that holds everything.
    Html,
    /// The source files of a PDF, in a folder.
    Typst,
}

impl Form {
    /// The file name extension of this form; `None` for a folder.
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Form::Pdf(_) => Some("pdf"),
            Form::Html => Some("html"),
            Form::Typst => None,
        }
    }
}

/// The outcome of making reports.
#[derive(Debug)]
pub struct ReportOutcome {
    /// The files that were read, to show problems with their lines.
    pub inputs: Inputs,
    /// The problems of the content or the selection.
    pub diagnostics: Diagnostics,
    /// The written reports; empty if there are errors.
    pub written: Vec<Printed>,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file, or the folder.
    pub path: PathBuf,
    /// The number of entries.
    pub entries: usize,
    /// The number of references.
    pub references: usize,
    /// Its marking.
    pub marking: Marking,
}

/// A report ready to be written.
struct Ready {
    printed: Printed,
    content: Content,
}

enum Content {
    File(Vec<u8>),
    Folder(Bundle),
}

/// Makes reports. None is written before all are made, and each is written as a whole.
///
/// # Errors
/// The disk refuses, or nothing is selected.
pub fn report(options: &ReportOptions) -> Result<ReportOutcome> {
    disk::refuse_odd_cache(&options.folders.root)?;
    let (inputs, mut diagnostics) = disk::read(&options.folders)?;
    let config = Config::read(&inputs, &mut Diagnostics::default());
    diagnostics.set_levels(&config.levels);
    let requests = requests(&inputs, &config, options)?;
    if requests.len() > 1 && options.output.as_ref().is_some_and(|output| !output.is_dir()) {
        bail!("several reports need a folder that is there: name one with --output");
    }
    let mut cache = disk::load_cache(&options.folders.root);
    let mut ready = Vec::new();
    for request in &requests {
        let audience = Audience {
            marking: request.marking.unwrap_or_default(),
            drafts: options.drafts,
            reveal: Reveal::ByRights,
        };
        let (site, found) = assemble(&inputs, audience, &mut cache);
        let is_sound = !found.has_errors();
        diagnostics.extend(found);
        if is_sound {
            ready.extend(make(&site, &inputs, request, options, &mut diagnostics));
        }
    }
    disk::save_cache(&options.folders.root, &cache);
    let diagnostics = diagnostics.sorted();
    if diagnostics.forbid(options.strict) {
        return Ok(ReportOutcome { inputs, diagnostics, written: Vec::new() });
    }
    for report in &ready {
        refuse_own(&report.printed.path, &options.folders)?;
    }
    let _shield = Shield::raise();
    for report in &ready {
        write(report)?;
    }
    let written = ready.into_iter().map(|report| report.printed).collect();
    Ok(ReportOutcome { inputs, diagnostics, written })
}

/// Only the results of one audience are kept: those of another would replace them without benefit.
fn assemble(inputs: &Inputs, audience: Audience, cache: &mut Cache) -> (Site, Diagnostics) {
    if audience == Audience::PUBLIC {
        check::site(inputs, audience, cache)
    } else {
        check::site(inputs, audience, &mut Cache::default())
    }
}

/// The requested reports: those of `site.toml`, or one of the selection.
fn requests(
    inputs: &Inputs,
    config: &Config,
    options: &ReportOptions,
) -> Result<Vec<ReportConfig>> {
    let asked = &options.config;
    let named = |word: &String| {
        let has_name = |report: &&ReportConfig| {
            report.name.as_ref().is_some_and(|name| name.value.as_str() == word)
        };
        config.reports.iter().find(has_name)
    };
    let names = config.reports.iter().filter_map(|report| report.name.as_ref());
    let names = names.map(|name| name.value.as_str()).collect::<Vec<_>>();
    if options.words.is_empty() && asked.selection.is_empty() {
        let known = match names.as_slice() {
            [] => String::new(),
            names => format!("; this site names the reports {}", names.join(", ")),
        };
        bail!(
            "nothing to report: name notes such as `attacks/<id>`, or use --all, --tag, --from or --to{known}"
        );
    }
    if asked.selection.is_reversed() {
        bail!("the period ends before it begins: --from is later than --to");
    }
    let found = options.words.iter().map(named).collect::<Option<Vec<_>>>();
    if let Some(found) = found.filter(|found| !found.is_empty()) {
        if !asked.selection.is_empty() {
            bail!("the report `{}` has its own selection in site.toml", options.words[0]);
        }
        let mut seen = BTreeSet::new();
        let once = found
            .into_iter()
            .filter(|report| seen.insert(report.name.as_ref().map(|name| &name.value)));
        return Ok(once.map(|report| overruled(report, asked)).collect());
    }
    if let Some(word) = options.words.iter().find(|word| named(word).is_some()) {
        bail!(
            "`{word}` is a report of site.toml, the others are not: ask for reports or for notes"
        );
    }
    let is_note = |word: &str| {
        inputs.under("content").any(|file| file.path.ends_with(&format!("/{word}.md")))
    };
    for word in options.words.iter().filter(|word| !word.contains('/') && !is_note(word)) {
        if let Some(meant) = nearest(word, names.iter().copied()) {
            bail!("site.toml names no report `{word}`; did you mean `{meant}`?");
        }
    }
    let mut request = asked.clone();
    request.selection.notes =
        options.words.iter().map(|word| Spanned::new(word.clone(), 0..0)).collect();
    Ok(vec![request])
}

/// A report of `site.toml`, with the options of the command line.
fn overruled(report: &ReportConfig, asked: &ReportConfig) -> ReportConfig {
    let either = |asked: &Option<String>, own: &Option<String>| asked.clone().or(own.clone());
    ReportConfig {
        title: either(&asked.title, &report.title),
        subtitle: either(&asked.subtitle, &report.subtitle),
        order: asked.order.or(report.order),
        paper: asked.paper.or(report.paper),
        marking: asked.marking.or(report.marking),
        date: asked.date.clone().or(report.date.clone()),
        ..report.clone()
    }
}

fn make(
    site: &Site,
    inputs: &Inputs,
    request: &ReportConfig,
    options: &ReportOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Ready> {
    let report = match compose(site, inputs, request) {
        Ok(report) => report,
        Err(problems) => {
            diagnostics.extend(problems);
            return None;
        }
    };
    diagnostics.extend(report.warnings.iter().cloned());
    let place = place(request, inputs);
    let with_place = |problem: Diagnostic| placed(problem, place.as_ref());
    let marking = site.audience.marking;
    let printed = Printed {
        path: path(options, &file_name(&name(request, &report.view.title), marking)),
        entries: report.covers.len(),
        references: report.view.references.iter().map(|source| source.places.len()).sum(),
        marking,
    };
    let content = match options.form {
        Form::Pdf(typesetter) => typesetter(&bundle(&report, site, inputs)).map(|pdf| {
            diagnostics.extend(pdf.warnings.into_iter().map(with_place));
            Content::File(pdf.bytes)
        }),
        Form::Html => {
            html(&report, site, inputs).map(Content::File).map_err(|problem| vec![*problem])
        }
        Form::Typst => Ok(Content::Folder(bundle(&report, site, inputs))),
    };
    match content {
        Ok(content) => Some(Ready { printed, content }),
        Err(problems) => {
            diagnostics.extend(problems.into_iter().map(with_place));
            None
        }
    }
}

/// The name of a report: its configured name, else the requested title, else its content, so that
/// the next report does not replace it.
fn name(request: &ReportConfig, title: &str) -> String {
    if let Some(name) = &request.name {
        return name.value.to_string();
    }
    let Selection { notes, tags, from, to, .. } = &request.selection;
    let said = match notes.len() {
        1 => None,
        _ => request.title.as_deref(),
    };
    let period = [("from", from), ("to", to)].into_iter();
    let period = period.filter_map(|(word, date)| Some(format!("{word}-{}", date.as_ref()?)));
    let notes = notes.iter().map(|note| note_parts(&note.value).1.to_owned());
    let tags = tags.iter().map(|tag| format!("tag-{}", tag.value));
    let held = notes.chain(tags).chain(period).collect::<Vec<_>>().join("-");
    let held = Some(held.as_str()).filter(|held| !held.is_empty());
    match said.or(held).unwrap_or(title) {
        id if Id::new(id).is_ok() => id.to_owned(),
        words => Id::slug(words).to_string(),
    }
}

/// The path of a report: the requested one, else in the current directory.
fn path(options: &ReportOptions, name: &str) -> PathBuf {
    let name = match options.form.ending() {
        Some(ending) => format!("{name}.{ending}"),
        None => name.to_owned(),
    };
    match &options.output {
        Some(folder) if folder.is_dir() && options.form.ending().is_some() => folder.join(name),
        Some(output) => output.clone(),
        None => PathBuf::from(name),
    }
}

/// A report may not be written among the site's sources: it would overwrite one, or be read as one.
fn refuse_own(path: &Path, Folders { root, seeds }: &Folders) -> Result<()> {
    let real = disk::real_path(path);
    let own = ["content", "themes", "static", "site.toml"].map(|name| root.join(name));
    for own in own.iter().chain([seeds, &disk::cache_folder(root)]) {
        if real.starts_with(disk::real_path(own)) {
            bail!(
                "a report cannot be written to {}: the site is made of {}",
                path.display(),
                own.display()
            );
        }
    }
    Ok(())
}

fn write(report: &Ready) -> Result<()> {
    let path: &Path = &report.printed.path;
    match &report.content {
        Content::File(bytes) => disk::write_file(path, bytes),
        Content::Folder(bundle) => {
            let files = bundle.files.iter();
            disk::write_folder(path, files.map(|(path, file)| (path.as_str(), &*file.bytes)))
        }
    }
}

/// Whether a problem is one of the command, not of the site.
pub fn is_of_usage(problem: &Diagnostic) -> bool {
    let of_usage = [&rule::UNKNOWN_SELECTION, &rule::EMPTY_REPORT, &rule::UNKNOWN_LOGO];
    problem.place.is_none() && of_usage.contains(&problem.rule)
}
