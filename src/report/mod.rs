//! A report is the printable form of a selection: the same notes, claims and sources as the pages, as plain data for a
//! theme's templates.
//!
//! ```text
//! Site, ReportConfig -> compose -> Report -> bundle -> the theme's typst files with data.json -> PDF
//!                                         -> html   -> one page that holds everything
//! ```

mod builder;
mod bundle;
mod citations;
mod drawn;
mod entry;
mod figures;
mod front;
mod html;
mod levels;
mod logo;
mod named;
mod selection;
mod sources;
mod text;
mod view;
mod words;

use std::collections::BTreeMap;

use crate::catalogue::NoteIx;
use crate::config::ReportConfig;
use crate::diagnostic::{Diagnostic, Location};
use crate::input::Inputs;
use crate::marking::Marking;
use crate::model::Reader;
use crate::note::Note;
use crate::render::words::{in_words, kind_label};
use crate::render::{Builder, Overview, Templates};
use crate::rule;
use crate::site::Site;
use crate::vocabulary::List;

use builder::ReportBuilder;
pub use bundle::{Bundle, BundleFile, DATA, MAIN, bundle};
pub use html::html;
use logo::Logo;
pub use named::{NamedReport, file_name, named, place, placed};
use selection::Selected;
pub(crate) use selection::parts as note_parts;
pub use view::ReportView;
use words::IsolateBidi;

/// A report as a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Problems for the editor: characters without a glyph, a standard that could not be met.
    pub warnings: Vec<Diagnostic>,
}

/// Makes a PDF from the files of a report, or returns the problems.
pub type Typesetter = fn(&Bundle) -> Result<Pdf, Vec<Diagnostic>>;

/// Finds problems in the typst files of a bundle.
pub type TypstCheck = fn(&Bundle) -> Vec<Diagnostic>;

/// The problems of the theme's report templates that can be found without a report.
pub(crate) fn template_problems(
    site: &Site,
    inputs: &Inputs,
    typst: Option<TypstCheck>,
) -> Vec<Diagnostic> {
    let page = Templates::of_reports(inputs, site.config.theme.as_str(), &site.words).err();
    let files = typst.map(|check| check(&bundle::of_theme(site, inputs)));
    page.map(|problem| *problem).into_iter().chain(files.into_iter().flatten()).collect()
}

/// A report before it has a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The data for its templates.
    pub view: ReportView,
    /// The notes it has entries of.
    pub covers: Vec<NoteIx>,
    /// The pictures in its texts, by their path under `content/`, each with the place of its first
    /// use.
    images: BTreeMap<String, Location>,
    /// The picture for its title page.
    logo: Option<Logo>,
    /// Content that cannot be shown in it.
    pub warnings: Vec<Diagnostic>,
}

/// Composes a report.
///
/// # Errors
/// The selection names a note that does not exist, or no note fits it; the logo is missing.
pub fn compose(
    site: &Site,
    inputs: &Inputs,
    config: &ReportConfig,
) -> Result<Report, Vec<Diagnostic>> {
    let reader = Reader::new(site);
    let (logo, selected) = found(&reader, inputs, config)?;
    let Selected { notes: chosen, left_out } = selected;
    let overview = Overview::new(site);
    let mut report = ReportBuilder::new(Builder::new(&reader, &overview, ""), &chosen);
    let judgements = chosen.iter().flat_map(|ix| entry::judgements(&mut report, *ix)).collect();
    let parts = parts(&mut report, &chosen);
    let uses = sources::uses(&mut report);
    let (sources, basis) = sources::sources(&report, &uses);
    let references = sources::references(&mut report);
    let attacks = figures::attacks(&report, &chosen);
    let cited = uses.keys().copied().collect::<Vec<_>>();
    let date = config.date.clone().or_else(|| front::newest(site, &chosen, &uses));
    let notes = chosen.iter().map(|ix| site.note(*ix));
    let (title, subtitle) = front::titles(site, config, &chosen);
    let mut view = ReportView {
        title,
        subtitle,
        date: in_words(&site.words, date.as_ref()),
        iso_date: date.as_ref().and_then(front::day).unwrap_or_default(),
        authors: front::authors(config, notes.clone()),
        marking: site.marking().label(),
        version: String::new(),
        language: site.config.language.clone(),
        direction: site.words.direction(),
        words: site.words.patterns(),
        figure_columns: figures::columns(&report),
        reliability_codes: sources::codes(&site.words, List::Reliability),
        credibility_codes: sources::codes(&site.words, List::Credibility),
        paper: config.paper.unwrap_or_default().name(),
        front_page: !config.no_front_page,
        logo: logo.as_ref().map(|logo| logo.file.clone()).unwrap_or_default(),
        site: site.config.title.clone(),
        description: site.config.description.clone(),
        address: site.config.base_url.clone().unwrap_or_default(),
        judgements,
        parts,
        chronology: figures::chronology(&report, &attacks),
        lanes: drawn::lanes(&report, &attacks, &cited),
        figures: drawn::figures(&report, &attacks),
        grades: drawn::grades(&report, &cited),
        citations: drawn::citations(&report, &cited),
        sources,
        basis,
        references,
        index: index(&report),
    };
    view.version = front::version(site, &view, &report.images);
    view.isolate_bidi(site.words.is_rightward());
    // Warn on the command line only: a website leaves out what is not for its readers without a warning.
    let left_out =
        left_out.iter().filter(|_| config.name.is_none()).map(|name| left_out_of(&name.value));
    let lost = report.lost.iter().map(|lost| lost_in(site.note(lost.note), lost));
    let warnings = left_out.chain(lost).collect();
    Ok(Report { view, covers: chosen, images: report.images, logo, warnings })
}

/// The logo and the notes of the selection, or all that is wrong with both.
fn found(
    site: &Reader<'_>,
    inputs: &Inputs,
    config: &ReportConfig,
) -> Result<(Option<Logo>, Selected), Vec<Diagnostic>> {
    let logo = logo::find(inputs, config);
    let selected = selection::select(site, &config.selection, config.order.unwrap_or_default());
    match (logo, selected) {
        (Ok(logo), Ok(selected)) => Ok((logo, selected)),
        (logo, selected) => {
            let unfit = selected.err().into_iter().flatten();
            let problems = unfit.map(|unfit| at_its_line(unfit, inputs, config));
            Err(problems.chain(logo.err().map(|problem| *problem)).collect())
        }
    }
}

/// Places a problem at the line of `site.toml` that causes it; one of the command line has no
/// place.
fn at_its_line(
    unfit: selection::SelectionProblem,
    inputs: &Inputs,
    config: &ReportConfig,
) -> Diagnostic {
    let Some(name) = &config.name else { return unfit.problem };
    let Some(file) = inputs.get("site.toml") else { return unfit.problem };
    let problem = unfit.problem.at(&file.path, &unfit.span.unwrap_or(name.span.clone()));
    problem.label(format!("asked for by the report `{}`", name.value))
}

fn parts(report: &mut ReportBuilder<'_>, chosen: &[NoteIx]) -> Vec<view::PartView> {
    let mut parts = Vec::new();
    for kind in selection::KINDS {
        let notes = chosen.iter().filter(|ix| report.pages.site.named(**ix).kind == kind);
        let entries = notes.copied().collect::<Vec<_>>();
        let entries = entries.into_iter().map(|ix| entry::entry(report, ix));
        let mut entries = entries.collect::<Vec<_>>();
        arrange(&mut entries);
        if !entries.is_empty() {
            let title = crate::render::section_title(report.pages.site, kind).to_owned();
            parts.push(view::PartView { id: kind.folder(), title, entries });
        }
    }
    parts
}

/// Decides how the entries of a part stand: one alone needs no heading above its own, several that are
/// short are one table.
fn arrange(entries: &mut [view::Entry]) {
    if let [only] = entries {
        only.level = 1;
    }
    if entries.iter().filter(|entry| entry::fits_row(entry)).count() > 1 {
        entries.iter_mut().for_each(|entry| entry.is_row = entry::fits_row(entry));
    }
}

/// The id of a note's entry in a report.
fn entry_id(note: &Note) -> String {
    format!("{}/{}", note.kind.folder(), note.id)
}

/// A marking as it is printed; empty for the lowest one.
fn marking(marking: Marking) -> String {
    if marking == Marking::Clear { String::new() } else { marking.label() }
}

/// Every entity that is named or has an entry, by name.
fn index(report: &ReportBuilder<'_>) -> Vec<view::IndexRow> {
    let site = report.pages.site;
    let row = |ix: &NoteIx| {
        let note = site.named(*ix);
        let title = note.title().to_owned();
        let kind = kind_label(report.pages.words, note).to_owned();
        view::IndexRow { id: entry_id(note), title, kind }
    };
    let mut rows = report.named.iter().map(row).collect::<Vec<_>>();
    rows.sort_by(|a, b| site.words().compare(&a.title, &b.title).then_with(|| a.id.cmp(&b.id)));
    rows
}

/// A warning for a named note that is not in a report.
fn left_out_of(name: &str) -> Diagnostic {
    let message = format!("`{name}` is not in the report: it is marked above it, or a draft");
    Diagnostic::new(&rule::LEFT_OUT, message)
        .hint("use --tlp or --drafts if its readers may see it")
}

/// A warning for content that a report cannot show, with its place.
fn lost_in(
    note: &Note,
    text::Unsupported { what, hint, span, .. }: &text::Unsupported,
) -> Diagnostic {
    let problem =
        Diagnostic::new(&rule::NOT_IN_REPORT, format!("this {what} is not in the report"));
    problem.at(&note.file, span).hint(hint.clone())
}
