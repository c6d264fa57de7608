//! Charts: counts by year, grades of sources, and figures of attacks, for pages and reports.

mod by_year;
mod figures;
mod grades;

use crate::graphic::{Bars, Columns, Graphic, Grid};
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::{ChartView, ColumnKind, Markup};
use crate::words::Words;

use super::svg;

pub(crate) use by_year::{citations, evidence};
pub(crate) use figures::{figures, properties};
pub(crate) use grades::grades;

/// Widths in pixels: of a page, of a page on a screen of middling width, of a column of text, and of a telephone.
const PAGE: f64 = 1000.0;
const MIDDLE: f64 = 690.0;
const COLUMN: f64 = 640.0;
const NARROW: f64 = 328.0;

/// Fewer values are said in a sentence.
const LEAST_VALUES: usize = 3;

/// A chart with what is said beneath it.
#[derive(Debug)]
pub(crate) struct Chart {
    /// What is drawn.
    drawing: Drawing,
    /// What it counts, what its signs mean, and what it leaves out.
    pub(crate) notes: Vec<String>,
    /// The table that says the same.
    table: Table,
}

#[derive(Debug)]
enum Drawing {
    Columns(Columns),
    Grid(Grid),
    Bars(Bars),
}

/// A chart as a table.
#[derive(Debug)]
struct Table {
    /// The heads of its columns, with the kinds of their cells.
    columns: Vec<(String, ColumnKind)>,
    /// By row: the text of each cell.
    rows: Vec<Vec<String>>,
}

impl Chart {
    /// The graphic at a width in pixels.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        match &self.drawing {
            Drawing::Columns(columns) => columns.draw(width, words),
            Drawing::Grid(grid) => grid.draw(width, words),
            Drawing::Bars(bars) => bars.draw(width, words),
        }
    }
}

/// A chart as pages show it.
pub(crate) fn view(builder: &Builder<'_>, chart: Chart) -> ChartView {
    let drawn = |class, width| {
        let graphic = chart.draw(width, builder.words);
        (svg::markup(&graphic, class, &builder.root), graphic.title)
    };
    // Names and what is said of them need more room than numbers. Columns have enough on a narrow screen.
    let is_only = matches!(chart.drawing, Drawing::Columns(_));
    let (least, title) = drawn(if is_only { "only" } else { "narrow" }, NARROW);
    let (wide, middle, narrow) = match &chart.drawing {
        Drawing::Bars(_) => (drawn("wide", PAGE).0, drawn("middle", MIDDLE).0, least),
        Drawing::Columns(_) => (least, Markup::default(), Markup::default()),
        Drawing::Grid(_) => (drawn("column", COLUMN).0, Markup::default(), least),
    };
    let Chart { notes, table, .. } = chart;
    let rows = Html::finished(|html| table.rows.iter().for_each(|row| table.write(row, html)));
    let heads = Html::finished(|html| table.write_heads(html));
    ChartView { title, wide, middle, narrow, notes, heads, rows }
}

impl Table {
    fn write_heads(&self, html: &mut Html) {
        for (label, kind) in &self.columns {
            html.markup("<th scope=\"col\" class=\"").markup(kind.name()).markup("\">");
            html.text(label).markup("</th>");
        }
    }

    /// Writes a row, which its first cell names.
    fn write(&self, row: &[String], html: &mut Html) {
        html.markup("<tr>");
        for (nth, (cell, (_, kind))) in row.iter().zip(&self.columns).enumerate() {
            html.markup(if nth == 0 { "<th scope=\"row\" class=\"" } else { "<td class=\"" });
            html.markup(kind.name()).markup("\">").text(cell);
            html.markup(if nth == 0 { "</th>" } else { "</td>" });
        }
        html.markup("</tr>\n");
    }
}
