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

use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::render::{Templates, back_uses, reference_anchor};
use crate::site::Site;

use super::Report;
use picture::Pictures;
use style::Style;
use text::Texts;
use uses::Uses;
use view::{PageHtml, PartHtml, ReferenceHtml};

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
    let parts = report.view.parts.iter().map(|part| PartHtml {
        id: part.id,
        title: &part.title,
        entries: part.entries.iter().map(|entry| entry::entry(entry, &mut texts)).collect(),
    });
    let parts = parts.collect::<Vec<_>>();
    let Texts { uses, named, has_code, .. } = texts;
    let view = &report.view;
    let page = PageHtml {
        style: Style::read(inputs, theme, view, has_code)?,
        logo: pictures.logo(),
        parts,
        timeline: figures::timeline(view),
        citations: figures::citations(view),
        references: references(report, &uses),
        index: index::rows(view, &named),
    };
    let mut context = Context::new();
    context.insert("report", view);
    context.insert("page", &page);
    templates.render(TEMPLATE, &mut context, &view.title)
}

/// The list of references, with a link back for each use.
fn references<'a>(report: &'a Report, uses: &Uses) -> Vec<ReferenceHtml<'a>> {
    let rows = report.view.references.iter().map(|row| ReferenceHtml {
        row,
        anchor: reference_anchor(row.number),
        uses: back_uses(row.number, uses.of(row.number)),
    });
    rows.collect()
}
