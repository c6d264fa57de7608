//! One build: from the folders of a site to its output folder, or to the list of what is wrong.

mod named;
mod report;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::Result;
use rayon::prelude::*;

use crate::cache::Cache;
use crate::catalogue::Audience;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, first_of_each_place};
use crate::disk::{self, Folders, Found, Stage, Written};
use crate::input::Inputs;
use crate::kept::{KeptPage, KeptPages};
use crate::model::Fingerprints;
use crate::note::Kind;
use crate::render::{Layout, Page, Renderer, Templates, offers_hash, static_files};
use crate::report::{Typesetter, TypstCheck, named as named_reports, template_problems};
use crate::site::{self, Site};
use crate::source::By;

use named::Typeset;

pub use report::{Form, Printed, ReportOptions, ReportOutcome, is_of_usage, report};

/// What to build, and for whom.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the site is.
    pub folders: Folders,
    /// Where it is written.
    pub output: PathBuf,
    /// Who may see it.
    pub audience: Audience,
    /// Whether warnings keep it from being written.
    pub strict: bool,
    /// Makes the reports that `site.toml` names, where they are wanted.
    pub reports: Option<Typesetter>,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// The files that were read, to show problems in.
    pub inputs: Inputs,
    /// What is wrong with the content.
    pub diagnostics: Diagnostics,
    /// What was written; nothing where errors forbid it.
    pub built: Option<Built>,
}

/// What a build made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Built {
    /// How many pages of each kind, with the kind's name.
    pub pages: Vec<(&'static str, usize)>,
    /// How many mentions were found in the sources.
    pub mentions: usize,
    /// The outlets that are cited and have no note.
    pub unknown_outlets: Vec<String>,
    /// Names too vague to link that were found.
    pub weak_mentions: usize,
    /// What happened on the disk.
    pub written: Written,
    /// How many reports it has.
    pub reports: usize,
    /// How many reports of the last build it has no more, though `site.toml` still names some: it was not asked for them.
    pub unwanted_reports: usize,
}

/// Builds a site, with the results that earlier builds have kept in its folder.
///
/// # Errors
/// The world refuses: a folder is missing, or the disk cannot be written.
pub fn build(options: &Options) -> Result<Outcome> {
    let outcome = build_found(options, disk::find)?;
    if outcome.inputs.has_lost_files() {
        // Somebody has saved a file just now. What is read whole at once cannot be lost.
        return build_found(options, disk::read_all);
    }
    Ok(outcome)
}

/// Finds the files of a site, with what the next build has to know of them.
type Find = fn(&Folders) -> Result<Found>;

fn build_found(options: &Options, find: Find) -> Result<Outcome> {
    let root = &options.folders.root;
    disk::refuse_odd_cache(root)?;
    let (found, (mut cache, mut kept)) =
        rayon::join(|| find(&options.folders), || (disk::load_cache(root), load_pages(options)));
    let Found { inputs, diagnostics, known } = found?;
    let built = build_from(&inputs, diagnostics, options, &mut cache, &mut kept);
    // What was computed is kept even if the content has errors: most of it is not what the analyst will change.
    if !inputs.has_lost_files() {
        save(options, &cache, &kept);
        disk::save_files(root, known);
    }
    let (diagnostics, built) = built?;
    // The program ends after this: giving back piece by piece what it holds would be a twentieth of a second build.
    std::mem::forget((cache, kept));
    Ok(Outcome { inputs, diagnostics, built })
}

/// What is known of the pages of the last build into the same folder.
pub(crate) fn load_pages(options: &Options) -> KeptPages {
    // Another folder has other files.
    let output = std::path::absolute(&options.output).unwrap_or_else(|_| options.output.clone());
    KeptPages::from_bytes(&disk::load_pages(&options.folders.root), output.display().to_string())
}

/// Keeps what builds have computed and rendered for the next run.
pub(crate) fn save(options: &Options, cache: &Cache, kept: &KeptPages) {
    let root = &options.folders.root;
    let (change, pages) =
        rayon::join(|| cache.change(), || kept.has_changed.then(|| kept.to_bytes()));
    disk::save_change(root, &change);
    if let Some(pages) = pages {
        disk::save_pages(root, pages);
    }
}

/// Builds a site from files that are read already; `diagnostics` are what reading them found.
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
    // Some of joining the site is done on one core, so another gets ready what comes after it.
    let ((site, found), templates) =
        rayon::join(|| site::assemble(inputs, options.audience, cache), || templates(inputs));
    diagnostics.extend(found);
    let built = write(options, inputs, site, templates, kept, &mut diagnostics)?;
    Ok((diagnostics.sorted(), built))
}

/// Reads and checks a site without writing anything but its cache; `typst` looks into the templates of PDFs.
///
/// # Errors
/// The world refuses.
pub fn check(folders: &Folders, audience: Audience, typst: Option<TypstCheck>) -> Result<Outcome> {
    disk::refuse_odd_cache(&folders.root)?;
    let (inputs, mut diagnostics) = disk::read(folders)?;
    let mut cache = disk::load_cache(&folders.root);
    let (site, found) = site::assemble(&inputs, audience, &mut cache);
    disk::save_cache(&folders.root, &cache);
    diagnostics.extend(found);
    if let Some(renderer) = renderer(site, templates(&inputs), &mut diagnostics) {
        let (reports, found) = named_reports(renderer.site(), &inputs);
        diagnostics.extend(found);
        diagnostics.extend(template_problems(renderer.site(), &inputs, typst));
        let renderer = renderer.with_offers(named::offers(&reports));
        let layout = Layout::new(&renderer, &inputs);
        diagnostics.extend(layout.problems.iter().cloned());
        renderer.get_ready();
        let problems = Mutex::new(BTreeMap::new());
        layout.pages.par_iter().enumerate().for_each(|(number, (_, page))| {
            if let Err(problem) = renderer.render(page) {
                keep(&problems, number, *problem);
            }
        });
        diagnostics.extend(first_of_each_place(in_order(problems)));
    }
    Ok(Outcome { inputs, diagnostics: diagnostics.sorted(), built: None })
}

/// The templates of the theme that the settings name.
fn templates(inputs: &Inputs) -> Result<Templates, Box<Diagnostic>> {
    // What is wrong with the settings is told with the rest of the site.
    let config = Config::read(inputs, &mut Diagnostics::default());
    Templates::load(inputs, config.theme.as_str())
}

fn renderer(
    site: Site,
    templates: Result<Templates, Box<Diagnostic>>,
    diagnostics: &mut Diagnostics,
) -> Option<Renderer> {
    match templates {
        Ok(templates) => Some(Renderer::new(Arc::new(site), Arc::new(templates))),
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
    kept: &mut KeptPages,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Built>> {
    let Some(renderer) = renderer(site, templates, diagnostics) else { return Ok(None) };
    let (reports, found) = match options.reports {
        Some(_) => named_reports(renderer.site(), inputs),
        None => Default::default(),
    };
    diagnostics.extend(found);
    let renderer = renderer.with_offers(named::offers(&reports));
    let (opened, fingerprints) = rayon::join(
        || -> Result<_> {
            let layout = Layout::new(&renderer, inputs);
            diagnostics.extend(layout.problems.iter().cloned());
            let stage =
                if diagnostics.forbid(options.strict) { None } else { Some(open(options)?) };
            Ok((layout, stage))
        },
        || Fingerprints::new(renderer.site(), inputs).on(&offers_hash(&renderer.offers)),
    );
    let (layout, Some(stage)) = opened? else { return Ok(None) };
    let pages = &layout.pages;
    if kept.pages.is_empty() {
        renderer.get_ready();
    }
    let problems = Mutex::new(BTreeMap::new());
    // Each page goes to the disk as soon as it is rendered: a site of any size needs the memory of a few pages.
    let is_as_it_was = |path: &str| {
        kept.pages.get(path).is_some_and(|page| {
            fingerprints.of(&page.reads) == Some(page.key)
                && stage.keep(path, &page.hash, &page.stamp)
        })
    };
    let outdated = pages.par_iter().enumerate().filter(|(_, (path, _))| !is_as_it_was(path));
    let rendered =
        outdated.filter_map(|(number, (path, page))| match renderer.render_and_tell(page) {
            Ok((file, reads)) => {
                let key = fingerprints.of(&reads).expect("a page reads only what its site has");
                let page = |(hash, stamp)| KeptPage { reads, key, hash, stamp };
                Some(stage.put(path, &file.bytes).map(|put| (path.as_str(), page(put))))
            }
            Err(problem) => {
                keep(&problems, number, *problem);
                None
            }
        });
    let rendered = rendered.collect::<Result<Vec<_>>>()?;
    diagnostics.extend(first_of_each_place(in_order(problems)));
    let printed = match options.reports {
        Some(typesetter) => named::typeset(&reports, typesetter, &stage, kept)?,
        None => Typeset::default(),
    };
    diagnostics.extend(printed.problems);
    if diagnostics.forbid(options.strict) {
        return Ok(None);
    }
    for file in static_files(renderer.site(), inputs) {
        stage.put(&file.path, file.bytes())?;
    }
    if inputs.has_lost_files() {
        return Ok(None);
    }
    let (written, built) =
        rayon::join(|| stage.commit(), || built(renderer.site(), pages, reports.len()));
    let unwanted = named::of_last_build(options.reports.is_none(), renderer.site(), kept);
    let (written, moved) = written?;
    let built = Built { written, unwanted_reports: unwanted, ..built };
    // How the files stand on the disk is known only now. One that is gone already is left out.
    let rendered = rendered.into_par_iter().map(|(path, page)| (path.to_owned(), page));
    let rendered = rendered.chain(printed.made).filter_map(|(path, page)| {
        let stamp = moved.stamp(&path, page.stamp)?;
        Some((path, KeptPage { stamp, ..page }))
    });
    let is_there = |path: &str| {
        layout.page(path).is_some() || reports.iter().any(|report| report.path == path)
    };
    kept.update(rendered.collect(), is_there);
    // Nobody has to wait until the memory of a whole site is given back.
    rayon::spawn(|| drop((renderer, layout)));
    Ok(Some(built))
}

/// Opens the output folder, unless it is one of the site's own.
fn open(options: &Options) -> Result<Stage> {
    let Folders { root, seeds } = &options.folders;
    let own = ["content", "themes"].map(|name| root.join(name));
    let kept = disk::cache_folder(root);
    Stage::open(&options.output, &[root, &own[0], &own[1], seeds, &kept])
}

/// The problems in the order of their pages.
fn in_order(problems: Mutex<BTreeMap<usize, Diagnostic>>) -> Vec<Diagnostic> {
    let problems = problems.into_inner().expect("no thread panics while it holds the lock");
    problems.into_values().collect()
}

fn keep(problems: &Mutex<BTreeMap<usize, Diagnostic>>, number: usize, problem: Diagnostic) {
    problems.lock().expect("no thread panics while it holds the lock").insert(number, problem);
}

fn built(site: &Site, pages: &[(String, Page)], reports: usize) -> Built {
    let mut counts = BTreeMap::<usize, (&'static str, usize)>::new();
    for (_, page) in pages {
        let (order, name) = match page {
            Page::Note(ix) => match site.note(*ix).kind {
                Kind::Actor => (0, "actors"),
                Kind::Attack => (1, "attacks"),
                Kind::Outlet => (2, "outlets"),
                Kind::Briefing => (4, "briefings"),
                _ => (5, "pages"),
            },
            Page::Source(_) => (3, "sources"),
            Page::Tag(_) => (6, "tags"),
            Page::Redirect(..) => (8, "redirects"),
            Page::Home | Page::Section(_) | Page::Tags | Page::NotFound => (7, "lists and others"),
        };
        counts.entry(order).or_insert((name, 0)).1 += 1;
    }
    let mentions = site.mentions.iter().flat_map(|mentions| &mentions.list);
    Built {
        pages: counts.into_values().collect(),
        mentions: mentions.clone().filter(|mention| mention.by != By::WeakName).count(),
        weak_mentions: mentions.filter(|mention| mention.by == By::WeakName).count(),
        unknown_outlets: site.index.articles.unknown_outlets.keys().cloned().collect(),
        written: Written::default(),
        reports,
        unwanted_reports: 0,
    }
}
