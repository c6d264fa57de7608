//! Graphics as SVG: marks with classes, a title and a description; no style is in them.

use crate::graphic::{Anchor, Graphic, Mark, Text};
use crate::render::html::Html;
use crate::render::view::Markup;

/// A graphic as SVG with a class, for a page with this path to the root. One without links is a picture as a whole; the
/// links of another are read one by one.
pub(super) fn markup(graphic: &Graphic, class: &'static str, root: &str) -> Markup {
    let is_link = |mark: &Mark| matches!(mark, Mark::Text(text) if !text.to.is_empty());
    let role = if graphic.marks.iter().any(is_link) { "group" } else { "img" };
    Html::finished(|html| {
        html.markup("<svg class=\"graphic ").markup(class).markup("\" role=\"").markup(role);
        attribute(html, "\" width=\"", graphic.width);
        attribute(html, "\" height=\"", graphic.height);
        attribute(html, "\" viewBox=\"0 0 ", graphic.width);
        attribute(html, " ", graphic.height);
        html.markup("\"><title>").text(&graphic.title).markup("</title>");
        if role == "img" {
            html.markup("<desc>").text(&graphic.description).markup("</desc>");
        }
        html.markup("\n");
        graphic.marks.iter().for_each(|mark| write(html, mark, root));
        html.markup("</svg>\n");
    })
}

fn attribute(html: &mut Html, name: &'static str, value: f64) {
    html.markup(name).text(&value.to_string());
}

fn write(html: &mut Html, mark: &Mark, root: &str) {
    match mark {
        Mark::Line { class, x, y, to_x, to_y } => {
            html.markup("<line class=\"").markup(class);
            attribute(html, "\" x1=\"", *x);
            attribute(html, "\" y1=\"", *y);
            attribute(html, "\" x2=\"", *to_x);
            attribute(html, "\" y2=\"", *to_y);
        }
        Mark::Circle { class, x, y, radius } => {
            html.markup("<circle class=\"").markup(class);
            attribute(html, "\" cx=\"", *x);
            attribute(html, "\" cy=\"", *y);
            attribute(html, "\" r=\"", *radius);
        }
        Mark::Rect { class, x, y, width, height } => {
            html.markup("<rect class=\"").markup(class);
            attribute(html, "\" x=\"", *x);
            attribute(html, "\" y=\"", *y);
            attribute(html, "\" width=\"", *width);
            attribute(html, "\" height=\"", *height);
        }
        Mark::Head { class, x, y, is_left } => {
            html.markup("<path class=\"").markup(class);
            attribute(html, "\" d=\"M", *x);
            attribute(html, " ", *y);
            html.markup(if *is_left { "l9 -4.5v9z" } else { "l-9 -4.5v9z" });
        }
        Mark::Arc { class, x, to_x, y, height } => {
            html.markup("<path class=\"").markup(class);
            attribute(html, "\" d=\"M", *x);
            attribute(html, " ", *y);
            // The bow reaches half as high as the point that it is drawn to.
            attribute(html, "Q", (x + to_x) / 2.0);
            attribute(html, " ", y - 2.0 * height);
            attribute(html, " ", *to_x);
            attribute(html, " ", *y);
        }
        Mark::Text(text) => return write_text(html, text, root),
    }
    html.markup("\"/>\n");
}

fn write_text(html: &mut Html, text: &Text, root: &str) {
    if !text.to.is_empty() {
        html.markup("<a href=\"").address(root, &text.to).markup("\">");
    }
    if !text.full.is_empty() {
        html.markup("<title>").text(&text.full).markup("</title>");
    }
    html.markup("<text class=\"").markup(text.class);
    attribute(html, "\" x=\"", text.x);
    attribute(html, "\" y=\"", text.y);
    html.markup(match text.anchor {
        Anchor::Start => "\">",
        Anchor::Middle => "\" text-anchor=\"middle\">",
        Anchor::End => "\" text-anchor=\"end\">",
    });
    html.text(&text.text);
    if !text.more.is_empty() {
        html.markup(" <tspan class=\"note\">").text(&text.more).markup("</tspan>");
    }
    html.markup(if text.to.is_empty() { "</text>\n" } else { "</text></a>\n" });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graphic(to: &str) -> Graphic {
        let text = Text {
            class: "name",
            x: 10.0,
            y: 12.5,
            anchor: Anchor::End,
            text: String::from("A & B"),
            more: String::from("2"),
            full: String::from("A and B, 2"),
            to: to.to_owned(),
        };
        Graphic {
            width: 100.0,
            height: 20.0,
            title: String::from("A <title>"),
            description: String::from("All of it"),
            marks: vec![
                Mark::Circle { class: "dot", x: 5.0, y: 10.0, radius: 4.0 },
                Mark::Text(text),
            ],
        }
    }

    #[test]
    fn a_graphic_without_links_is_a_picture_with_its_description() {
        let svg = markup(&graphic(""), "wide", "../");
        assert_eq!(
            svg.as_str(),
            "<svg class=\"graphic wide\" role=\"img\" width=\"100\" height=\"20\" viewBox=\"0 0 100 20\">\
             <title>A &lt;title&gt;</title><desc>All of it</desc>\n\
             <circle class=\"dot\" cx=\"5\" cy=\"10\" r=\"4\"/>\n\
             <title>A and B, 2</title>\
             <text class=\"name\" x=\"10\" y=\"12.5\" text-anchor=\"end\">A &amp; B <tspan class=\"note\">2</tspan></text>\n\
             </svg>\n"
        );
    }

    #[test]
    fn links_lead_from_the_page_and_are_read_in_full() {
        let svg = markup(&graphic("attacks/a/index.html"), "wide", "../");
        assert!(svg.as_str().contains("role=\"group\""), "{svg:?}");
        assert!(
            svg.as_str().contains(
                "<a href=\"../attacks/a/index.html\"><title>A and B, 2</title><text class=\"name\""
            ),
            "{svg:?}"
        );
    }
}
