//! Writes small PDF files: letters at places.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The fonts of the files: all letters have one width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Type {
    Plain,
    Bold,
    /// A font whose codes are letters by a table, as most programs write them.
    Any,
    /// The same without the table.
    Silent,
}

/// The width of a letter, in sizes of type.
pub(super) const WIDTH: f32 = 0.6;

/// A file that is being written. Places are in points from the upper left corner of pages of 600 by 800.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) pages: Vec<String>,
    pub(super) codes: BTreeMap<char, u16>,
    pub(super) title: Option<&'static str>,
    pub(super) has_picture: bool,
    /// Put into the trailer as it is.
    pub(super) trailer: &'static str,
}

impl Writer {
    pub(super) fn page(&mut self) -> &mut Writer {
        self.pages.push(String::new());
        self
    }

    /// Writes a line whose letters stand in the order of the string from left to right.
    pub(super) fn put(&mut self, x: f32, y: f32, size: f32, font: Type, text: &str) -> &mut Writer {
        let shown = match font {
            Type::Any | Type::Silent => {
                let codes: String =
                    text.chars().map(|letter| format!("{:04x}", self.code(letter))).collect();
                format!("<{codes}>")
            }
            _ => {
                format!("({})", text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"))
            }
        };
        let page = self.pages.last_mut().expect("a page was begun");
        let y = 800.0 - y;
        writeln!(page, "BT /{font:?} {size} Tf 1 0 0 1 {x} {y} Tm {shown} Tj ET")
            .expect("strings grow");
        self
    }

    /// Writes lines below one another, the first at `y`.
    pub(super) fn lines(&mut self, x: f32, y: f32, size: f32, lines: &[&str]) -> &mut Writer {
        for (at, line) in lines.iter().enumerate() {
            self.put(x, y + at as f32 * size * 1.2, size, Type::Plain, line);
        }
        self
    }

    /// Writes lines that end at `x`, in the order in which they are read.
    pub(super) fn leftward(&mut self, x: f32, y: f32, size: f32, lines: &[&str]) -> &mut Writer {
        for (at, line) in lines.iter().enumerate() {
            let shown = visual(line);
            let width = shown.chars().count() as f32 * size * WIDTH;
            self.put(x - width, y + at as f32 * size * 1.4, size, Type::Any, &shown);
        }
        self
    }

    pub(super) fn raw(&mut self, instructions: &str) -> &mut Writer {
        self.pages.last_mut().expect("a page was begun").push_str(instructions);
        self
    }

    fn code(&mut self, letter: char) -> u16 {
        let next = self.codes.len() as u16 + 1;
        *self.codes.entry(letter).or_insert(next)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let n = self.pages.len();
        let kids: String = (0..n).map(|page| format!("{} 0 R ", 20 + 2 * page)).collect();
        let mut objects: Vec<(usize, Vec<u8>)> = vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>".to_vec()),
            (2, format!("<< /Type /Pages /Count {n} /Kids [{kids}] >>").into_bytes()),
            (3, simple_font("Courier")),
            (4, simple_font("Courier-Bold")),
            (5, simple_font("Courier-Oblique")),
            (6, any_font("/ToUnicode 8 0 R")),
            (7, any_font("")),
            (8, stream("", self.table().as_bytes())),
            (9, any_font_inner()),
            (
                10,
                stream(
                    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                    b"x",
                ),
            ),
        ];
        if let Some(title) = self.title {
            objects.push((11, format!("<< /Title ({title}) >>").into_bytes()));
        }
        for (at, page) in self.pages.iter().enumerate() {
            let picture =
                if self.has_picture { "q 600 0 0 800 0 0 cm /Picture Do Q\n" } else { "" };
            objects.push((20 + 2 * at, page_object(21 + 2 * at)));
            objects.push((21 + 2 * at, stream("", format!("{picture}{page}").as_bytes())));
        }
        let info = if self.title.is_some() { "/Info 11 0 R " } else { "" };
        file(&objects, &format!("/Root 1 0 R {info}{}", self.trailer))
    }

    /// Which letter each code is.
    fn table(&self) -> String {
        let mut table = String::from(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n\
             1 begincodespacerange <0000> <ffff> endcodespacerange\n",
        );
        for (letter, code) in &self.codes {
            let units: String =
                letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect();
            writeln!(table, "1 beginbfchar <{code:04x}> <{units}> endbfchar")
                .expect("strings grow");
        }
        table.push_str("endcmap end end");
        table
    }
}

/// The letters of a line in the order in which they stand, if each run of them is of one direction.
fn visual(line: &str) -> String {
    let is_leftward = super::super::direction::is_leftward;
    let mut shown: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let shown_word: String = if word.contains(is_leftward) {
            word.chars().rev().collect()
        } else {
            word.to_string()
        };
        shown.insert(0, shown_word);
    }
    shown.join(" ")
}

fn page_object(content: usize) -> Vec<u8> {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources << \
         /Font << /Plain 3 0 R /Bold 4 0 R /Italic 5 0 R /Any 6 0 R /Silent 7 0 R >> /XObject << /Picture 10 0 R >> >> >>"
    )
    .into_bytes()
}

fn simple_font(name: &str) -> Vec<u8> {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        .into_bytes()
}

fn any_font(table: &str) -> Vec<u8> {
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Anything /Encoding /Identity-H /DescendantFonts [9 0 R] {table} >>"
    )
    .into_bytes()
}

fn any_font_inner() -> Vec<u8> {
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Anything /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
      /Supplement 0 >> /DW 600 >>"
        .to_vec()
}

/// A stream object with more keys for its dictionary.
pub(super) fn stream(keys: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {keys} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// A file of objects, each with its number.
pub(super) fn file(objects: &[(usize, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = BTreeMap::new();
    for (number, object) in objects {
        places.insert(*number, bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(b"xref\n");
    for (number, place) in &places {
        bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    let size = places.keys().last().map_or(0, |last| last + 1);
    bytes.extend(
        format!("trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}
