//! A paragraph: its kind by style and numbering, and its text in runs.

use crate::clip::{Run, Style};

use super::context::{Context, Field};
use super::item::Paragraph;
use super::note_markers::NoteKind;
use super::styles::{self, Kind};
use super::xml::{Element, Node};

/// What the elements around a run say of it.
#[derive(Debug, Clone, Default)]
struct Around {
    link: Option<String>,
}

/// Reads a paragraph, and finds the text boxes that it holds. `None` if there is no text in it.
pub(super) fn read<'e>(
    element: &'e Element,
    context: &mut Context,
) -> (Option<Paragraph>, Vec<&'e Element>) {
    let properties = element.child("pPr");
    let style = properties.and_then(|of| of.child("pStyle")).and_then(Element::value);
    let mut line = Line { runs: Vec::new(), boxes: Vec::new(), is_bold: true, style };
    line.read_in(element, &Around::default(), context);
    let boxes = std::mem::take(&mut line.boxes);
    (paragraph(properties, line, context), boxes)
}

/// The paragraph of a line that was read.
fn paragraph(
    properties: Option<&Element>,
    line: Line<'_>,
    context: &mut Context,
) -> Option<Paragraph> {
    let style = line.style;
    let is_text = |run: &Run| match run {
        Run::Text { text, .. } => !text.trim().is_empty(),
        Run::Note(_) => true,
        Run::Break => false,
    };
    if !line.runs.iter().any(is_text) {
        return None;
    }
    let outline = styles::outline(properties).map(|level| Kind::Heading(level + 1));
    let kind = match context.styles.kind(style) {
        Kind::Body => outline.unwrap_or(Kind::Body),
        kind => kind,
    };
    let in_list = styles::in_list(properties).or_else(|| context.styles.in_list(style));
    let counted = in_list.and_then(|item| {
        let number = context.numbering.count(&item)?;
        Some((item.level.saturating_add(1), number))
    });
    let in_list = match kind {
        Kind::Body => counted,
        Kind::Item => counted.or(Some((1, None))),
        _ => None,
    };
    Some(Paragraph { kind, runs: line.runs, in_list, is_bold: line.is_bold })
}

/// A paragraph that is being read.
struct Line<'e> {
    runs: Vec<Run>,
    /// The text boxes in it.
    boxes: Vec<&'e Element>,
    is_bold: bool,
    style: Option<&'e str>,
}

impl<'e> Line<'e> {
    fn read_in(&mut self, element: &'e Element, around: &Around, context: &mut Context) {
        for inner in element.elements() {
            self.read(inner, around, context);
        }
    }

    fn read(&mut self, element: &'e Element, around: &Around, context: &mut Context) {
        match element.name.as_str() {
            "r" => self.read_run(element, around, context),
            "hyperlink" => {
                let relation = element.attribute("id").and_then(|id| context.relations.get(id));
                let address = relation.filter(|relation| relation.is_outside);
                let address = address.and_then(|relation| web_address(&relation.target));
                let link = address.or_else(|| around.link.clone());
                self.read_in(element, &Around { link }, context);
            }
            "fldSimple" => {
                let link = element.attribute("instr").and_then(hyperlink);
                let link = link.or_else(|| around.link.clone());
                self.read_in(element, &Around { link }, context);
            }
            "del" | "moveFrom" => context.left_out.n_deleted += 1,
            "ins" | "moveTo" => {
                context.left_out.n_inserted += 1;
                self.read_in(element, around, context);
            }
            // Properties, the reading of an East Asian word, and what says the same for other programs.
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "rt" | "rubyPr" | "Fallback" => {}
            _ => self.read_in(element, around, context),
        }
    }

    fn read_run(&mut self, run: &'e Element, around: &Around, context: &mut Context) {
        let properties = run.child("rPr");
        let is_on = |name| properties.and_then(|of| of.is_on(name));
        if is_on("vanish") == Some(true) {
            context.left_out.n_hidden += 1;
            return;
        }
        let character_style = properties.and_then(|of| of.child("rStyle")).and_then(Element::value);
        let by_style = |of: fn(&styles::Styles, Option<&str>) -> bool| {
            character_style.is_some_and(|style| of(context.styles, Some(style)))
        };
        let strong = is_on("b").unwrap_or_else(|| by_style(styles::Styles::is_bold));
        let emphasis = is_on("i").unwrap_or_else(|| by_style(styles::Styles::is_italic));
        let is_bold = strong || is_on("b").is_none() && context.styles.is_bold(self.style);
        for inner in run.elements() {
            let style = Style { emphasis, strong, code: false };
            self.read_piece(inner, style, around, context);
        }
        let texts = run.children("t").map(Element::text);
        let text: usize = texts.map(|text| text.trim().chars().count()).sum();
        if text > 0 {
            self.is_bold &= is_bold;
            let language = properties.and_then(|of| of.child("lang"));
            let is_right_to_left = is_on("rtl") == Some(true);
            let attribute = if is_right_to_left { "bidi" } else { "val" };
            if let Some(language) = language.and_then(|of| of.attribute(attribute)) {
                *context.languages.entry(language.to_owned()).or_default() += text;
            }
        }
    }

    fn read_piece(
        &mut self,
        piece: &'e Element,
        style: Style,
        around: &Around,
        context: &mut Context,
    ) {
        match piece.name.as_str() {
            "t" => {
                let in_field = context.fields.iter().rev().find(|field| field.is_result);
                let link = in_field.and_then(|field| hyperlink(&field.instruction));
                self.push(&piece.text(), style, link.or_else(|| around.link.clone()));
            }
            "tab" | "ptab" => self.push(" ", style, around.link.clone()),
            "noBreakHyphen" => self.push("\u{2011}", style, around.link.clone()),
            "softHyphen" => self.push("\u{ad}", style, around.link.clone()),
            "sym" => self.push_symbol(piece, style, context),
            "br" | "cr" if !matches!(piece.attribute("type"), Some("page" | "column")) => {
                self.runs.push(Run::Break);
            }
            "footnoteReference" => self.push_note(NoteKind::Footnote, piece, context),
            "endnoteReference" => self.push_note(NoteKind::Endnote, piece, context),
            "commentReference" => context.left_out.n_comments += 1,
            "delText" => context.left_out.n_deleted += 1,
            "instrText" => {
                let field = context.fields.last_mut().filter(|field| !field.is_result);
                if let Some(field) = field {
                    field.instruction.push_str(&piece.text())
                }
            }
            "fldChar" => change_field(piece, context),
            "drawing" | "pict" | "object" => self.read_drawing(piece, context),
            "ruby" => {
                for base in piece.children("rubyBase") {
                    self.read_in(base, around, context);
                }
            }
            "AlternateContent" => {
                for choice in piece.children("Choice").take(1) {
                    choice
                        .elements()
                        .for_each(|inner| self.read_piece(inner, style, around, context));
                }
            }
            _ => {}
        }
    }

    /// Adds a text to the run before it if that is of the same style.
    fn push(&mut self, text: &str, style: Style, link: Option<String>) {
        match self.runs.last_mut() {
            Some(Run::Text { text: before, style: of, link: to })
                if *of == style && *to == link =>
            {
                before.push_str(text);
            }
            _ => self.runs.push(Run::Text { text: text.to_owned(), style, link }),
        }
    }

    /// Symbols of fonts that have their own order of characters, of which bullets and arrows are known.
    fn push_symbol(&mut self, piece: &Element, style: Style, context: &mut Context) {
        let code = piece.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let text = match code {
            Some(0xf0b7 | 0xf0a7 | 0xf06c) => "•",
            Some(0xf0e0 | 0xf0ae) => "→",
            Some(0xf0fc) => "✓",
            Some(0xf02d) => "−",
            Some(0xf0b0) => "°",
            Some(0xf0b1) => "±",
            Some(0xf0b3) => "≥",
            Some(0xf0a3) => "≤",
            _ => {
                context.left_out.n_symbols += 1;
                "\u{fffd}"
            }
        };
        self.push(text, style, None);
    }

    fn push_note(&mut self, kind: NoteKind, piece: &Element, context: &mut Context) {
        let marker = piece.attribute("id").and_then(|id| context.notes.marker(kind, id));
        match marker {
            Some(marker) => self.runs.push(Run::Note(marker)),
            None => context.left_out.n_lost_notes += 1,
        }
    }

    /// Takes the text boxes out of a drawing, and the description of a picture.
    fn read_drawing(&mut self, drawing: &'e Element, context: &mut Context) {
        let mut has_box = false;
        let mut described = Vec::new();
        walk(drawing, &mut |element| {
            if element.name == "txbxContent" {
                has_box = true;
                self.boxes.push(element);
                return false;
            }
            if element.name == "docPr" {
                described.extend(element.attribute("descr").map(str::to_owned));
            }
            element.name != "Fallback"
        });
        if !has_box {
            context.left_out.n_pictures += 1;
            let described = described.into_iter().filter(|text| !text.trim().is_empty());
            context.left_out.descriptions.extend(described);
        }
    }
}

/// Goes through the elements in another; into those for which `enter` says so.
fn walk<'e>(element: &'e Element, enter: &mut impl FnMut(&'e Element) -> bool) {
    for inner in element.elements() {
        if enter(inner) {
            walk(inner, enter);
        }
    }
}

fn change_field(piece: &Element, context: &mut Context) {
    match piece.attribute("fldCharType") {
        Some("begin") => context.fields.push(Field::default()),
        Some("separate") => {
            if let Some(field) = context.fields.last_mut() {
                field.is_result = true;
            }
        }
        Some("end") => drop(context.fields.pop()),
        _ => {}
    }
}

/// The address in an instruction such as `HYPERLINK "https://..." \o "Title"`.
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?,
    };
    web_address(address)
}

/// An address that a page may link to, as it is written.
fn web_address(address: &str) -> Option<String> {
    let parsed = url::Url::parse(address.trim()).ok()?;
    matches!(parsed.scheme(), "http" | "https" | "mailto").then(|| address.trim().to_owned())
}

/// Takes spaces and line ends off both ends of a paragraph.
pub(super) fn trim(runs: &mut Vec<Run>) {
    let end = runs.iter().rposition(|run| !is_blank(run)).map_or(0, |last| last + 1);
    runs.truncate(end);
    let start = runs.iter().position(|run| !is_blank(run)).unwrap_or(0);
    runs.drain(..start);
    if let Some(Run::Text { text, .. }) = runs.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Run::Text { text, .. }) = runs.last_mut() {
        *text = text.trim_end().to_owned();
    }
}

fn is_blank(run: &Run) -> bool {
    match run {
        Run::Text { text, .. } => text.trim().is_empty(),
        Run::Note(_) => false,
        Run::Break => true,
    }
}

/// The text of an element and all in it, such as a header.
pub(super) fn plain(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.nodes {
        match node {
            Node::Text(piece) if element.name == "t" => text.push_str(piece),
            Node::Element(inner) if inner.name == "tab" => text.push(' '),
            Node::Element(inner) if !matches!(inner.name.as_str(), "del" | "Fallback") => {
                text.push_str(&plain(inner));
            }
            Node::Text(_) | Node::Element(_) => {}
        }
    }
    text
}
