//! A network as SVG: lines with heads, marks that are links, and labels; all by classes.

use crate::graphic::network::{Label, Place, Plan, Side};
use crate::render::builder::Builder;
use crate::render::html::Html;
use crate::render::view::Markup;

use super::forms::{self, Shape, number};

/// A line of a drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) class: &'static str,
    /// Whether its ends are only named together.
    pub(super) is_together: bool,
    /// In how many passages.
    pub(super) passages: usize,
    pub(super) has_head: bool,
    pub(super) is_past: bool,
    /// How far it is bent, where several join the same two.
    pub(super) bow: f64,
    /// The numbers of the marks that it joins.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) title: String,
    pub(super) facets: String,
}

/// A mark of a drawing: a link.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its name in full, with its kind.
    pub(super) title: String,
    /// What it leads to: an address within the site.
    pub(super) to: String,
    pub(super) shape: Shape,
    pub(super) radius: f64,
    /// The facet of the relations that it stands for; empty for an entity.
    pub(super) facet: String,
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct Drawing<'d> {
    pub(super) title: &'d str,
    pub(super) plan: &'d Plan,
    pub(super) marks: &'d [Mark],
    pub(super) lines: &'d [Line],
    /// The class of a drawing that is shown on some screens only; empty for others.
    pub(super) class: &'static str,
}

/// Room around a drawing: for labels that reach beyond, and the outlines of marks.
const EDGE: f64 = 4.0;
/// Lines that join the same two part by so much.
const BOW: f64 = 26.0;
/// From the outline of a mark to the end of a line, and to its label.
const GAP: f64 = 2.5;
const HEAD: f64 = 8.0;
/// From line to line of a label, in sizes of its letters.
const LINE: f64 = 1.15;
/// More lines are drawn lightly.
const MANY: usize = 150;

impl Drawing<'_> {
    pub(super) fn write(&self, builder: &Builder<'_>) -> Markup {
        let plan = self.plan;
        Html::finished(|html| {
            let size = [plan.width + 2.0 * EDGE, plan.height + 2.0 * EDGE].map(number);
            let is_dense = self.lines.len() > MANY;
            html.markup("<svg class=\"graphic graph").markup(if is_dense { " dense" } else { "" });
            html.markup(if self.class.is_empty() { "" } else { " " }).markup(self.class);
            html.markup("\" role=\"group\" width=\"").text(&size[0]);
            html.markup("\" height=\"").text(&size[1]).markup("\" viewBox=\"0 0 ").text(&size[0]);
            html.markup(" ").text(&size[1]).markup("\" aria-label=\"").text(self.title);
            html.markup("\">\n");
            self.lines.iter().for_each(|line| self.line(html, builder, line));
            let places = self.marks.iter().zip(&plan.places);
            for (nth, (mark, place)) in places.enumerate() {
                self.mark(html, builder, (nth, mark), place);
            }
            html.markup("</svg>\n");
        })
    }

    /// Where a place is in the drawing, which begins at the right in some languages.
    fn at(&self, builder: &Builder<'_>, place: &Place) -> (f64, f64) {
        let x = if builder.words.is_rightward() { self.plan.width - place.x } else { place.x };
        (x + EDGE, place.y + EDGE)
    }

    fn line(&self, html: &mut Html, builder: &Builder<'_>, line: &Line) {
        let place = |at: usize| self.at(builder, &self.plan.places[at]);
        let (from, to) = (place(line.from), place(line.to));
        let ends = |html: &mut Html| {
            html.markup(" data-a=\"").number(line.from);
            html.markup("\" data-b=\"").number(line.to).markup("\"");
        };
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let length = (x * x + y * y).sqrt().max(1.0);
        let across = line.bow * BOW;
        let middle = (
            f64::midpoint(from.0, to.0) - y / length * across,
            f64::midpoint(from.1, to.1) + x / length * across,
        );
        let start = toward(from, middle, self.marks[line.from].radius * 1.1 + GAP);
        let point = toward(to, middle, self.marks[line.to].radius * 1.1 + GAP);
        let end = if line.has_head { toward(point, middle, HEAD - 1.0) } else { point };
        let path = |html: &mut Html| {
            html.markup(" d=\"M").text(&pair(start));
            if line.bow != 0.0 {
                html.markup("Q").text(&pair(middle)).markup(" ").text(&pair(end));
            } else {
                html.markup("L").text(&pair(end));
            }
            html.markup("\"");
        };
        if line.is_together {
            html.markup("<path class=\"together ").markup(line.class).markup("\"");
            ends(html);
            html.markup(" data-w=\"").number(line.passages).markup("\"");
            path(html);
            html.markup("><title>").text(&line.title).markup("</title></path>\n");
            return;
        }
        html.markup(if line.is_past { "<g class=\"bond past\"" } else { "<g class=\"bond\"" });
        ends(html);
        if !line.facets.is_empty() {
            html.markup(" data-f=\"").text(&line.facets).markup("\"");
        }
        html.markup("><title>").text(&line.title).markup("</title><path class=\"");
        html.markup(line.class).markup("\"");
        path(html);
        html.markup("/>");
        if line.has_head {
            let back = toward(point, middle, HEAD);
            let (x, y) = ((point.0 - back.0) / HEAD * 3.5, (point.1 - back.1) / HEAD * 3.5);
            let corners = [point, (back.0 - y, back.1 + x), (back.0 + y, back.1 - x)].map(pair);
            html.markup("<path class=\"head\" d=\"M").text(&corners.join("L")).markup("z\"/>");
        }
        html.markup("</g>\n");
    }

    fn mark(&self, html: &mut Html, builder: &Builder<'_>, mark: (usize, &Mark), place: &Place) {
        let (nth, mark) = mark;
        let (x, y) = self.at(builder, place);
        html.markup("<a class=\"node\" data-n=\"").number(nth);
        if !mark.facet.is_empty() {
            html.markup("\" data-of=\"").text(&mark.facet);
        }
        html.markup("\" href=\"").address(&builder.root, &mark.to).markup("\"><title>");
        html.text(&mark.title).markup("</title>");
        // Room for a finger.
        html.markup("<circle class=\"hit\" cx=\"").text(&number(x)).markup("\" cy=\"");
        html.text(&number(y)).markup("\" r=\"12\"/>");
        forms::mark(html, mark.shape, (x, y), mark.radius);
        let Label { short, whole } = &place.label;
        let at = (x, y, mark.radius);
        let is_cut = short != whole;
        self.label(html, builder, at, place, (short, if is_cut { "cut" } else { "" }));
        if is_cut {
            self.label(html, builder, at, place, (whole, "whole"));
        }
        html.markup("</a>\n");
    }

    /// A label beside its mark. Its distances count in letters, which keep their size when the drawing is enlarged.
    fn label(
        &self,
        html: &mut Html,
        builder: &Builder<'_>,
        (x, y, radius): (f64, f64, f64),
        place: &Place,
        (lines, class): (&[String], &'static str),
    ) {
        let beside = (radius + GAP) * if builder.words.is_rightward() { -1.0 } else { 1.0 };
        let more = lines.len().saturating_sub(1) as f64;
        let (x, y, first, anchor) = match place.side {
            Side::Below => (x, y + radius + GAP, 1.0, "\" text-anchor=\"middle"),
            Side::Above => (x, y - radius - GAP, -0.4 - LINE * more, "\" text-anchor=\"middle"),
            Side::Behind => (x + beside, y, 0.33 - LINE / 2.0 * more, ""),
            Side::Before => (x - beside, y, 0.33 - LINE / 2.0 * more, "\" text-anchor=\"end"),
        };
        let room = match place.from {
            Some(1) => "",
            Some(2) => "quiet at-2",
            Some(4) => "quiet at-4",
            Some(_) => "quiet at-8",
            None => "quiet",
        };
        // `paint-order` on the text alone: on the group it would apply to the sign too.
        html.markup("<text paint-order=\"stroke\"");
        if !(room.is_empty() && class.is_empty()) {
            let blank = if room.is_empty() || class.is_empty() { "" } else { " " };
            html.markup(" class=\"").markup(room).markup(blank).markup(class).markup("\"");
        }
        html.markup(" y=\"").text(&number(y)).markup(anchor);
        html.markup("\"");
        let start = |html: &mut Html, line: f64| {
            html.markup(" x=\"").text(&number(x)).markup("\" dy=\"");
            html.text(&((line * 100.0).round() / 100.0).to_string()).markup("em\">");
        };
        if let [line] = lines {
            start(html, first);
            html.text(line);
        } else {
            html.markup(">");
            for (nth, line) in lines.iter().enumerate() {
                html.markup("<tspan");
                start(html, if nth == 0 { first } else { LINE });
                html.text(line).markup("</tspan>");
            }
        }
        html.markup("</text>");
    }
}

/// The point so far from one point towards another.
fn toward(from: (f64, f64), to: (f64, f64), far: f64) -> (f64, f64) {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = (x * x + y * y).sqrt().max(0.1);
    (from.0 + x / length * far, from.1 + y / length * far)
}

fn pair((x, y): (f64, f64)) -> String {
    [number(x), number(y)].join(" ")
}
