//! One build: from the folders of a site to its output folder, or to the list of problems.

mod make;
mod meter;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use crate::cache::Cache;
use crate::catalogue::Audience;
use crate::check;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, first_of_each_place};
use crate::disk::{self, Folders, Found, Stage, Written};
use crate::input::Inputs;
use crate::kept::{KeptPage, KeptPages};
use crate::model::{Fingerprints, Reader};
use crate::outputs::{Counted, Dependencies, KeptTerms, Layout, Outputs};
use crate::render::Templates;
use crate::report::{Typesetter, TypstCheck, named as named_reports, template_problems};
use crate::site::Site;
use crate::source::MentionKind;

use make::{Maker, Problems};

pub use meter::Meter;
pub use report::{Form, Printed, ReportOptions, ReportOutcome, is_of_usage, report};

/// What to build, and for which audience.
#[derive(Debug, Clone)]
pub struct Options {
    /// Counts what is made.
    pub meter: Meter,
    /// The folders of the site.
    pub folders: Folders,
    /// The output folder.
    pub output: PathBuf,
    /// The audience of the site.
    pub audience: Audience,
    /// Whether warnings prevent writing the site.
    pub strict: bool,
    /// Makes the reports of `site.toml`; `None` if they are not requested.
    pub reports: Option<Typesetter>,
    /// Whether notes may cite only passages that `passages.lock` has already.
    pub locked: bool,
}

/// The outcome of a build.
#[derive(Debug)]
pub struct Outcome {
    /// The files that were read, to show problems with their lines.
    pub inputs: Inputs,
    /// The problems of the content.
    pub diagnostics: Diagnostics,
    /// The result; `None` if errors prevent it.
    pub built: Option<Built>,
}

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Built {
    /// How many pages of each kind, with the kind's name.
    pub pages: Vec<(&'static str, usize)>,
    /// How many mentions were found in the sources.
    pub mentions: usize,
    /// The outlets that are cited and have no note.
    pub unknown_outlets: Vec<String>,
    /// The number of names found that are too vague to link.
    pub weak_mentions: usize,
    /// The changes on the disk.
    pub written: Written,
    /// The number of reports.
    pub reports: usize,
    /// Whether `passages.lock` has new lines.
    pub has_new_lock: bool,
    /// Number of previously built report PDFs this build deletes because `--reports` was not given.
    pub unwanted_reports: usize,
}

/// Builds a site, using the results that earlier builds kept in its folder.
///
/// # Errors
/// A folder is missing, or the disk cannot be written.
pub fn build(options: &Options) -> Result<Outcome> {
    let outcome = build_found(options, disk::find)?;
    if outcome.inputs.has_failed_loads() {
        // A file was saved during the build. Files that are read in full at once cannot be lost.
        return build_found(options, disk::read_all);
    }
    Ok(outcome)
}

/// Finds the files of a site, with the records of them for the next build.
type Find = fn(&Folders) -> Result<Found>;

fn build_found(options: &Options, find: Find) -> Result<Outcome> {
    let root = &options.folders.root;
    disk::refuse_odd_cache(root)?;
    // Before the results of an earlier build are replaced by those of this one.
    with_output(options, disk::refuse_site_folders)?;
    let (found, (mut cache, mut kept)) =
        rayon::join(|| find(&options.folders), || (disk::load_cache(root), load_pages(options)));
    let Found { inputs, diagnostics, known } = found?;
    let built = build_from(&inputs, diagnostics, options, &mut cache, &mut kept);
    // Results are kept even if the content has errors: most of it will not change.
    if !inputs.has_failed_loads() {
        save(options, &cache, &kept);
        disk::save_files(root, known);
    }
    let (diagnostics, built) = built?;
    // The program ends after this: freeing the data piece by piece would cost a twentieth of a
    // second build.
    std::mem::forget((cache, kept));
    Ok(Outcome { inputs, diagnostics, built })
}

/// The records of pages of the last build into the same folder.
pub(crate) fn load_pages(options: &Options) -> KeptPages {
    // Another folder has other files.
    let output = std::path::absolute(&options.output).unwrap_or_else(|_| options.output.clone());
    KeptPages::from_bytes(&disk::load_pages(&options.folders.root), output.display().to_string())
}

/// Keeps the results and page records for the next run.
pub(crate) fn save(options: &Options, cache: &Cache, kept: &KeptPages) {
    let root = &options.folders.root;
    let (change, pages) =
        rayon::join(|| cache.change(), || kept.has_changed.then(|| kept.to_bytes()));
    disk::save_change(root, &change);
    if let Some(pages) = pages {
        disk::save_pages(root, pages);
    }
}

/// Builds a site from files that are read already; `diagnostics` are the problems found in reading
/// them.
///
/// # Errors
/// The disk cannot be written.
pub(crate) fn build_from(
    inputs: &Inputs,
    mut diagnostics: Diagnostics,
    options: &Options,
    cache: &mut Cache,
    kept: &mut KeptPages,
) -> Result<(Diagnostics, Option<Built>)> {
    // Some of the assembly runs on one core, so another loads the templates meanwhile.
    let ((site, found), templates) =
        rayon::join(|| check::site(inputs, options.audience, cache), || templates(inputs));
    diagnostics.set_levels(&site.config.levels);
    diagnostics.extend(found);
    if options.locked {
        diagnostics.extend(site.lock.missing());
    }
    let made = (kept, &cache.terms);
    let built = write(options, inputs, site, templates, made, &mut diagnostics)?;
    Ok((diagnostics.sorted(), built))
}

/// Reads and checks a site, writing nothing but its cache; `typst` checks the templates of PDFs.
///
/// # Errors
/// The disk refuses.
pub fn check(
    folders: &Folders,
    audience: Audience,
    locked: bool,
    typst: Option<TypstCheck>,
    meter: &Meter,
) -> Result<Outcome> {
    disk::refuse_odd_cache(&folders.root)?;
    let (inputs, mut diagnostics) = disk::read(folders)?;
    let mut cache = disk::load_cache(&folders.root);
    let (site, found) = check::site(&inputs, audience, &mut cache);
    disk::save_cache(&folders.root, &cache);
    diagnostics.set_levels(&site.config.levels);
    diagnostics.extend(found);
    diagnostics.extend(check::notes(&site));
    if locked {
        diagnostics.extend(site.lock.missing());
    }
    if let Some(templates) = sound(templates(&inputs), &mut diagnostics) {
        let (reports, found) = named_reports(&site, &inputs);
        diagnostics.extend(found);
        diagnostics.extend(template_problems(&site, &inputs, typst));
        let outputs =
            Outputs::new(Arc::new(site), templates, &inputs, (reports, None), &cache.terms);
        let layout = outputs.layout();
        diagnostics.extend(outputs.problems.iter().chain(&layout.problems).cloned());
        outputs.prepare();
        let problems = Problems::default();
        meter.begin(layout.items.len());
        let rendered = layout.items.par_iter().enumerate();
        let rendered = rendered.filter(|(_, listed)| {
            outputs.can_fail(listed) && outputs.depends_on(listed) == Dependencies::Reads
        });
        rendered.for_each(|(number, listed)| {
            meter.step();
            if let Err(found) = outputs.make(listed, &Reader::new(outputs.site())) {
                problems.keep(number, found);
            }
        });
        diagnostics.extend(first_of_each_place(problems.in_order()));
    }
    Ok(Outcome { inputs, diagnostics: diagnostics.sorted(), built: None })
}

/// The templates of the configured theme.
fn templates(inputs: &Inputs) -> Result<Templates, Box<Diagnostic>> {
    // Problems of the settings are reported with the rest of the site.
    let config = Config::read(inputs, &mut Diagnostics::default());
    let words = Arc::new(config.words(inputs, &mut Diagnostics::default()));
    Templates::load(inputs, config.theme.as_str(), &words)
}

fn sound(
    templates: Result<Templates, Box<Diagnostic>>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Templates>> {
    match templates {
        Ok(templates) => Some(Arc::new(templates)),
        Err(problem) => {
            diagnostics.push(*problem);
            None
        }
    }
}

fn write(
    options: &Options,
    inputs: &Inputs,
    site: Site,
    templates: Result<Templates, Box<Diagnostic>>,
    (kept, terms): (&mut KeptPages, &KeptTerms),
    diagnostics: &mut Diagnostics,
) -> Result<Option<Built>> {
    let Some(templates) = sound(templates, diagnostics) else { return Ok(None) };
    let (reports, found) = match options.reports {
        Some(_) => named_reports(&site, inputs),
        None => Default::default(),
    };
    diagnostics.extend(found);
    let reports = (reports, options.reports);
    let outputs = Outputs::new(Arc::new(site), templates, inputs, reports, terms);
    let (opened, fingerprints) = rayon::join(
        || -> Result<_> {
            let layout = outputs.layout();
            diagnostics.extend(outputs.problems.iter().chain(&layout.problems).cloned());
            let stage = if diagnostics.forbid(options.strict) {
                None
            } else {
                Some(with_output(options, Stage::open)?)
            };
            Ok((layout, stage))
        },
        || Fingerprints::new(outputs.site(), inputs).on(outputs.shared_hash()),
    );
    let (layout, Some(stage)) = opened? else { return Ok(None) };
    if kept.pages.is_empty() {
        outputs.prepare();
    }
    outputs.gather();
    let maker = Maker {
        outputs: &outputs,
        fingerprints: &fingerprints,
        stage: &stage,
        meter: &options.meter,
        kept,
    };
    let made = maker.make_all(&layout, diagnostics)?;
    if diagnostics.forbid(options.strict) || inputs.has_failed_loads() {
        return Ok(None);
    }
    let (written, built) = rayon::join(|| stage.commit(), || built(outputs.site(), &layout));
    let unwanted = unwanted_reports(options.reports.is_none(), outputs.site(), kept);
    let (written, moved) = written?;
    let built = Built { written, unwanted_reports: unwanted, ..built };
    // The stat data of the files is known only now. A file that is gone already is left out.
    let made = made.into_par_iter().filter_map(|(path, page)| {
        let stamp = moved.stamp(path, page.stamp)?;
        Some((path.to_owned(), KeptPage { stamp, ..page }))
    });
    kept.update(made.collect(), |path| layout.at(path).is_some());
    let has_new_lock = write_lock(options, outputs.site())?;
    let built = Built { has_new_lock, ..built };
    // Freeing the memory of a whole site happens in the background.
    rayon::spawn(|| drop((outputs, layout)));
    Ok(Some(built))
}

/// Writes what is cited for the first time into `passages.lock`, and returns whether there was anything to write. The
/// lock of another folder of articles is read only.
fn write_lock(options: &Options, site: &Site) -> Result<bool> {
    let own = options.folders.lock().filter(|_| !options.locked);
    let text = own.and_then(|path| Some((path, site.lock.grown()?)));
    text.map_or(Ok(false), |(path, text)| disk::write_file(&path, text.as_bytes()).map(|()| true))
}

/// Hands on the output folder, with the folders of the site that it may not be.
fn with_output<T>(options: &Options, act: impl FnOnce(&Path, &[&Path]) -> Result<T>) -> Result<T> {
    let Folders { root, seeds } = &options.folders;
    let own = ["content", "themes", "static"].map(|name| root.join(name));
    let kept = disk::cache_folder(root);
    act(&options.output, &[root, &own[0], &own[1], &own[2], seeds, &kept])
}

fn built(site: &Site, layout: &Layout) -> Built {
    let mut counts = BTreeMap::<Counted, usize>::new();
    for counted in layout.items.iter().filter_map(|listed| listed.item.counted) {
        *counts.entry(counted).or_default() += 1;
    }
    let reports = counts.remove(&Counted::Reports).unwrap_or_default();
    let mentions = site.mentions.iter().flat_map(|mentions| &mentions.list);
    Built {
        pages: counts.into_iter().map(|(counted, count)| (counted.name(), count)).collect(),
        mentions: mentions.clone().filter(|mention| mention.by != MentionKind::WeakName).count(),
        weak_mentions: mentions.filter(|mention| mention.by == MentionKind::WeakName).count(),
        unknown_outlets: site.index.articles.unknown_outlets.keys().cloned().collect(),
        written: Written::default(),
        reports,
        has_new_lock: false,
        unwanted_reports: 0,
    }
}

/// The number of reports of the last build, if `site.toml` names reports and this build makes none.
fn unwanted_reports(is_without: bool, site: &Site, kept: &KeptPages) -> usize {
    if !is_without || site.config.reports.is_empty() {
        return 0;
    }
    kept.pages.keys().filter(|path| path.starts_with("reports/") && path.ends_with(".pdf")).count()
}
