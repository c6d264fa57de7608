//! Graphics as SVG: marks with classes, a title and a description; no style is in them.

use crate::graphic::{Anchor, Graphic, Group, Mark, Text};
use crate::render::html::Html;
use crate::render::view::Markup;

/// A graphic as SVG with a class. `root` stands before the address of each link: the path of a page to the root, or what
/// leads to a place within a page that stands for itself. One without links is a picture as a whole; the
/// links of another are read one by one.
pub(crate) fn markup(graphic: &Graphic, class: &'static str, root: &str) -> Markup {
    let role = if graphic.marks.iter().any(is_link) { "group" } else { "img" };
    Html::finished(|html| {
        html.markup("<svg class=\"graphic ").markup(class).markup("\" role=\"").markup(role);
        size(html, graphic);
        html.markup("\"><title>").text(&graphic.title).markup("</title>");
        if role == "img" && !graphic.description.is_empty() {
            html.markup("<desc>").text(&graphic.description).markup("</desc>");
        }
        html.markup("\n");
        graphic.marks.iter().for_each(|mark| write(html, mark, root));
        html.markup("</svg>\n");
    })
}

/// A graphic of a figure that has its title and says what it shows, in its caption or a list beside it: only its links are
/// read.
pub(super) fn in_figure(graphic: &Graphic, class: &'static str, root: &str) -> Markup {
    let has_links = graphic.marks.iter().any(is_link);
    Html::finished(|html| {
        html.markup("<svg class=\"graphic ").markup(class);
        html.markup(if has_links { "\" role=\"group" } else { "\" aria-hidden=\"true" });
        size(html, graphic);
        html.markup("\">\n");
        graphic.marks.iter().for_each(|mark| write(html, mark, root));
        html.markup("</svg>\n");
    })
}

/// Whether a mark, or one in it, leads to something.
fn is_link(mark: &Mark) -> bool {
    match mark {
        Mark::Text(text) => !text.to.is_empty(),
        Mark::Group(group) => !group.to.is_empty() || group.marks.iter().any(is_link),
        _ => false,
    }
}

/// A graphic that says nothing but what the text beside it does.
pub(super) fn hidden(graphic: &Graphic, class: &'static str) -> Markup {
    Html::finished(|html| {
        html.markup("<svg class=\"graphic ").markup(class).markup("\" aria-hidden=\"true");
        size(html, graphic);
        html.markup("\">");
        graphic.marks.iter().for_each(|mark| write(html, mark, ""));
        html.markup("</svg>");
    })
}

fn size(html: &mut Html, graphic: &Graphic) {
    attribute(html, "\" width=\"", graphic.width);
    attribute(html, "\" height=\"", graphic.height);
    attribute(html, "\" viewBox=\"0 0 ", graphic.width);
    attribute(html, " ", graphic.height);
}

fn attribute(html: &mut Html, name: &'static str, value: f64) {
    html.markup(name);
    let tenths = (value.abs() * 10.0).round();
    // Nearly all lengths are of tenths, which are written faster than any number.
    if tenths / 10.0 != value.abs() {
        html.text(&value.to_string());
        return;
    }
    html.markup(if value < 0.0 { "-" } else { "" }).number(tenths as usize / 10);
    let part = tenths as usize % 10;
    if part > 0 {
        html.markup(".").number(part);
    }
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
        Mark::Path { class, lines, is_closed } => {
            let lines = lines.iter().filter(|line| !line.is_empty());
            let data = lines.map(|line| path(line, *is_closed)).collect::<String>();
            if data.is_empty() {
                return;
            }
            html.markup("<path class=\"").markup(class).markup("\" d=\"").text(&data);
        }
        Mark::Text(text) => return write_text(html, text, root),
        Mark::Group(group) => return write_group(html, group, root),
    }
    html.markup("\"/>\n");
}

/// A line as the data of a path: the first point, and the way from each point to the next, to a tenth of a pixel.
fn path(points: &[(f64, f64)], is_closed: bool) -> String {
    let (mut data, mut last, mut command) = (String::new(), (0, 0), ' ');
    for (nth, (x, y)) in points.iter().enumerate() {
        let at = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
        let way = [at.0 - last.0, at.1 - last.1];
        let (next, lengths) = match way {
            _ if nth == 0 => ('M', &way[..]),
            [0, _] => ('v', &way[1..]),
            [_, 0] => ('h', &way[..1]),
            _ => ('l', &way[..]),
        };
        // A command that is the same as the last one needs no letter.
        let mut is_behind = next == command;
        if !is_behind {
            data.push(next);
        }
        for tenths in lengths {
            if is_behind && *tenths >= 0 {
                data.push(' ');
            }
            push_tenths(&mut data, *tenths);
            is_behind = true;
        }
        (last, command) = (at, next);
    }
    data.push_str(if is_closed { "z" } else { "" });
    data
}

fn push_tenths(data: &mut String, tenths: i64) {
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    data.push_str(if tenths < 0 { "-" } else { "" });
    if whole > 0 || part == 0 {
        data.push_str(&whole.to_string());
    }
    if part > 0 {
        data.push('.');
        data.push_str(&part.to_string());
    }
}

fn write_group(html: &mut Html, group: &Group, root: &str) {
    html.markup("<g");
    if !group.facets.is_empty() {
        html.markup(" data-f=\"").text(&group.facets).markup("\"");
    }
    if !group.of.is_empty() {
        html.markup(" data-of=\"").text(&group.of).markup("\"");
    }
    html.markup(">");
    if !group.to.is_empty() {
        html.markup("<a href=\"");
        // A place of the page itself.
        match group.to.starts_with('#') {
            true => html.text(&group.to),
            false => html.address(root, &group.to),
        };
        html.markup("\"><title>");
        html.text(&group.full).markup("</title>");
    }
    html.markup("\n");
    group.marks.iter().for_each(|mark| write(html, mark, root));
    html.markup(if group.to.is_empty() { "</g>\n" } else { "</a></g>\n" });
}

/// The end of the class of a text over lines, which is seen through a margin. Its strokes lie below its letters, which checkers of
/// style sheets know as an attribute alone.
const OVER: &str = " over";

/// The class of most texts, which is left out: its look is that of any text of a graphic.
const NAME: &str = "name";

fn write_text(html: &mut Html, text: &Text, root: &str) {
    if !text.to.is_empty() {
        html.markup("<a href=\"").address(root, &text.to).markup("\">");
    }
    if !text.full.is_empty() {
        html.markup("<title>").text(&text.full).markup("</title>");
    }
    let class = if text.class == NAME { "" } else { text.class };
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => "mid",
        Anchor::End => "end",
    };
    html.markup("<text");
    if !class.is_empty() || !anchor.is_empty() {
        let space = if class.is_empty() || anchor.is_empty() { "" } else { " " };
        html.markup(" class=\"").markup(class).markup(space).markup(anchor).markup("\"");
    }
    if class.ends_with(OVER) {
        html.markup(" paint-order=\"stroke\"");
    }
    attribute(html, " x=\"", text.x);
    attribute(html, "\" y=\"", text.y);
    html.markup("\">").text(&text.text);
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
             <text class=\"end\" x=\"10\" y=\"12.5\">A &amp; B <tspan class=\"note\">2</tspan></text>\n\
             </svg>\n"
        );
    }

    #[test]
    fn a_path_is_written_in_few_letters() {
        let points = [(10.5, -2.0), (10.5, 0.3), (0.0, 0.0), (4.2, 8.0)];
        assert_eq!(path(&points, true), "M10.5-2v2.3l-10.5-.3 4.2 8z");
        assert_eq!(path(&points[..2], false), "M10.5-2v2.3");
        let corners = [(0.0, 1.0), (4.0, 1.0), (6.5, 1.0), (6.5, -3.0), (7.0, 0.0), (7.0, 0.0)];
        assert_eq!(path(&corners, false), "M0 1h4 2.5v-4l.5 3v0");
    }

    #[test]
    fn lengths_are_written_as_short_as_they_can_be() {
        for (length, written) in [
            (0.0, "0"),
            (12.0, "12"),
            (-0.5, "-0.5"),
            (103.7, "103.7"),
            (0.25, "0.25"),
            (-7.0, "-7"),
        ] {
            let html = Html::finished(|html| attribute(html, "x=", length));
            assert_eq!(html.as_str(), format!("x={written}"));
        }
    }

    #[test]
    fn a_group_is_one_link_with_what_it_is_filtered_by() {
        let (facets, to, full) =
            ("year:2024".to_owned(), "a/index.html".to_owned(), "A & B".to_owned());
        let marks = vec![Mark::Circle { class: "dot", x: 5.0, y: 10.0, radius: 4.0 }];
        let graphic = Graphic {
            marks: vec![Mark::Group(Group { facets, to, full, marks, ..Group::default() })],
            ..graphic("")
        };
        let svg = markup(&graphic, "wide", "../");
        assert!(
            svg.as_str().contains(
                "role=\"group\" width=\"100\" height=\"20\" viewBox=\"0 0 100 20\"><title>A &lt;title&gt;</title>\n\
                 <g data-f=\"year:2024\"><a href=\"../a/index.html\"><title>A &amp; B</title>\n\
                 <circle class=\"dot\" cx=\"5\" cy=\"10\" r=\"4\"/>\n</a></g>\n"
            ),
            "{svg:?}"
        );
    }

    #[test]
    fn a_text_has_the_class_that_sets_it_apart() {
        let text = |class, anchor| {
            let (text, [more, full, to]) = (String::from("a"), [const { String::new() }; 3]);
            Mark::Text(Text { class, x: 1.0, y: 2.0, anchor, text, more, full, to })
        };
        for (class, anchor, written) in [
            ("name", Anchor::Start, "<text x"),
            ("name", Anchor::Middle, "<text class=\"mid\" x"),
            ("note", Anchor::Start, "<text class=\"note\" x"),
            ("note", Anchor::End, "<text class=\"note end\" x"),
            ("note over", Anchor::Start, "<text class=\"note over\" paint-order=\"stroke\" x"),
        ] {
            let drawn = Graphic { marks: vec![text(class, anchor)], ..graphic("") };
            let svg = markup(&drawn, "wide", "");
            assert!(
                svg.as_str().contains(&format!("\n{written}=\"1\" y=\"2\">a</text>\n")),
                "{svg:?}"
            );
        }
    }

    #[test]
    fn links_lead_from_the_page_and_are_read_in_full() {
        let svg = markup(&graphic("attacks/a/index.html"), "wide", "../");
        assert!(svg.as_str().contains("role=\"group\""), "{svg:?}");
        assert!(
            svg.as_str().contains(
                "<a href=\"../attacks/a/index.html\"><title>A and B, 2</title><text class=\"end\""
            ),
            "{svg:?}"
        );
    }
}
