//! A report as one self-contained page with its style, pictures and figures. It loads nothing from
//! a network, so it can be mailed, kept and printed by itself.

mod entry;
mod figures;
mod index;
mod picture;
mod style;
mod text;
mod uses;
mod view;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::render::{Templates, back_uses, reference_anchor};
use crate::site::Site;

use super::Report;
use super::view::{CitedSource, Judgement, ReferenceRow, ReportView};
use picture::Pictures;
use style::Style;
use text::Texts;
use uses::Uses;
use view::{CitedSourceHtml, JudgementHtml, PageHtml, PartHtml, ReferenceHtml};

/// The template of the page.
const TEMPLATE: &str = "report.html";

/// Writes a report as one page.
///
/// # Errors
/// A template or the style of the theme cannot be used; the problem has its place.
pub fn html(report: &Report, site: &Site, inputs: &Inputs) -> Result<Vec<u8>, Box<Diagnostic>> {
    let theme = site.config.theme.as_str();
    let templates = Templates::of_reports(inputs, theme, &site.words)?;
    let pictures = Pictures::new(report, site, inputs);
    let mut texts = Texts::new(report, site, &pictures);
    let judgements = judgements(&report.view, &mut texts);
    let parts = report.view.parts.iter().map(|part| PartHtml {
        id: part.id,
        title: &part.title,
        entries: part
            .entries
            .iter()
            .map(|entry| entry::entry(&site.words, entry, &mut texts))
            .collect(),
    });
    let parts = parts.collect::<Vec<_>>();
    let Texts { uses, named, has_code, .. } = texts;
    let view = &report.view;
    let figure = |drawn| figures::of(&site.words, drawn);
    let page = PageHtml {
        style: Style::read(inputs, theme, view, has_code)?,
        logo: pictures.logo(),
        judgements,
        parts,
        lanes: figure(view.lanes.as_ref()),
        figures: figure(view.figures.as_ref()),
        grades: figure(view.grades.as_ref()),
        citations: figure(view.citations.as_ref()),
        references: references(report, &uses),
        index: index::rows(view, &named),
    };
    let mut context = Context::new();
    context.insert("report", view);
    context.insert("page", &page);
    templates.render(TEMPLATE, &mut context, &view.title)
}

/// The key judgements of all entries, in the order of the data.
fn judgements<'a>(view: &'a ReportView, texts: &mut Texts<'_>) -> Vec<JudgementHtml<'a>> {
    let entries = view.parts.iter().flat_map(|part| &part.entries);
    let entries = entries.filter(|entry| !entry.judgements.is_empty());
    let sentences = entries.map(|entry| (entry.id.as_str(), texts.judgements(entry).into_iter()));
    let mut sentences = sentences.collect::<BTreeMap<_, _>>();
    let judgement = |row: &'a Judgement| {
        let Judgement { likelihood, confidence, from, to, .. } = row;
        let html = sentences.get_mut(to.as_str()).and_then(Iterator::next).unwrap_or_default();
        JudgementHtml { html, likelihood, confidence, from, to }
    };
    view.judgements.iter().map(judgement).collect()
}

/// The list of references, with a link back for each use.
fn references<'a>(report: &'a Report, uses: &Uses) -> Vec<CitedSourceHtml<'a>> {
    let reference = |row: &'a ReferenceRow| {
        let number = row.number;
        let uses = back_uses(number, uses.of(number));
        ReferenceHtml { row, anchor: reference_anchor(number), uses }
    };
    let source = |row: &'a CitedSource| CitedSourceHtml {
        row,
        places: row.places.iter().map(reference).collect(),
    };
    report.view.references.iter().map(source).collect()
}
