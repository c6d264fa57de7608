//! The fonts of a PDF file: which letters a code stands for, how wide they are, and their style.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::{CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont};

use super::budget::{Budget, Spent};

/// The highest code that a font's tables may reach.
const MOST_CODES: u32 = 0xffff;

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    read: HashMap<(u32, u32), Option<Rc<Font<'a>>>>,
    programs: FontResolverFn,
    tables: CMapResolverFn,
    /// The names of those whose letters nobody knows.
    pub(super) silent: Vec<String>,
}

/// A font.
pub(super) struct Font<'a> {
    font: hayro_font::Font<'a>,
    codes: std::cell::RefCell<HashMap<u32, Code>>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The size of its letters where the size of type is 1.
    pub(super) scale: f32,
    /// Whether its letters are named by their codes.
    numbered: bool,
}

/// What a code of a font stands for.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) text: Rc<str>,
    /// The width, in thousandths of the size of type.
    pub(super) width: f32,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Fonts<'a> {
        Fonts {
            cache: FontCache::new(),
            read: HashMap::new(),
            // Only letters and widths are asked for, which no outline decides.
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(_) => Some(StandardFont::TimesRoman.get_font_data()),
            }),
            tables: Arc::new(|_| None),
            silent: Vec::new(),
        }
    }

    /// Returns a font by its dictionary; `None` if it cannot be read.
    pub(super) fn font(
        &mut self,
        dict: &Dict<'a>,
        budget: &mut Budget,
    ) -> Result<Option<Rc<Font<'a>>>, Spent> {
        let data = dict.data();
        let key = (data.as_ptr().addr() as u32, data.len() as u32);
        if let Some(font) = self.read.get(&key) {
            return Ok(font.clone());
        }
        budget.spend(1 << 10)?;
        let font = if is_sound(dict, budget)? {
            self.cache
                .font(dict, &self.programs, &self.tables)
                .map(|font| Rc::new(Font::new(font, dict)))
        } else {
            None
        };
        if font.is_none() {
            self.silent.push(name_of(dict));
        }
        self.read.insert(key, font.clone());
        Ok(font)
    }
}

/// Whether the tables of a font are of a size that the library can take: it makes an entry for each code up to the last.
fn is_sound(dict: &Dict<'_>, budget: &mut Budget) -> Result<bool, Spent> {
    let reaches =
        |key: &str| dict.get::<f32>(key).is_some_and(|code| !(0.0..=255.0).contains(&code));
    if reaches("FirstChar") || reaches("LastChar") {
        return Ok(false);
    }
    for key in ["ToUnicode", "Encoding"] {
        if let Some(stream) = dict.get::<Stream<'_>>(key) {
            budget.spend(stream.decoded_data().map_or(0, |data| data.len()))?;
        }
    }
    let inner =
        dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let Some(inner) = inner else { return Ok(true) };
    for key in ["W", "W2"] {
        let Some(widths) = inner.get::<Array<'_>>(key) else { continue };
        budget.spend(widths.data().len())?;
        // Either a code and a list, or two codes and the widths of all between.
        let mut numbers = Vec::new();
        let n_numbers = if key == "W" { 3 } else { 5 };
        for entry in widths.iter::<Object<'_>>() {
            let Object::Number(number) = entry else {
                numbers.clear();
                continue;
            };
            if number.as_f64().abs() > f64::from(MOST_CODES) {
                return Ok(false);
            }
            numbers.push(number.as_i64());
            if numbers.len() == n_numbers {
                budget.spend(usize::try_from(numbers[1] - numbers[0]).unwrap_or(0))?;
                numbers.clear();
            }
        }
    }
    Ok(true)
}

fn name_of(dict: &Dict<'_>) -> String {
    let name =
        dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_string()).unwrap_or_default();
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest.to_string(),
        _ => name,
    }
}

impl<'a> Font<'a> {
    fn new(font: hayro_font::Font<'a>, dict: &Dict<'a>) -> Font<'a> {
        let name = name_of(dict);
        let inner = dict
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let described = inner.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
        let flags = described.as_ref().and_then(|font| font.get::<u32>("Flags")).unwrap_or(0);
        let weight =
            described.as_ref().and_then(|font| font.get::<f32>("FontWeight")).unwrap_or(400.0);
        let lower = name.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let bold = weight >= 600.0
            || flags & 1 << 18 != 0
            || says(&["bold", "black", "heavy"])
            || is_tex_bold(&lower);
        let italic = flags & 1 << 6 != 0 || says(&["italic", "oblique"]) || is_tex_italic(&lower);
        let is_drawn =
            dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type3");
        let mut font = Font {
            font,
            codes: Default::default(),
            bold,
            italic,
            scale: 1.0,
            numbered: is_drawn && is_numbered(dict),
        };
        if is_drawn {
            font.scale = font.drawn_scale();
        }
        font
    }

    /// The size of type of a font whose letters are programs, and which may be of any size, from how wide they are.
    fn drawn_scale(&self) -> f32 {
        let widths: Vec<f32> = (0..=255)
            .map(|code| self.font.code_advance(code).x as f32)
            .filter(|width| *width > 0.0)
            .collect();
        let mean = widths.iter().sum::<f32>() / widths.len().max(1) as f32 / 1000.0;
        if (0.3..=0.8).contains(&mean) || mean <= 0.0 { 1.0 } else { mean / 0.5 }
    }

    /// The code at a place in a string, and its length.
    pub(super) fn code(&self, string: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(string, at);
        (code, length.max(1))
    }

    pub(super) fn letters(&self, code: u32) -> Code {
        if let Some(known) = self.codes.borrow().get(&code) {
            return known.clone();
        }
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let text = match glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match text {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None if self.numbered => of_tex(code).map(String::from).unwrap_or_default(),
            None => String::new(),
        };
        let width = self.font.code_advance(code).x as f32;
        let width = if width.is_finite() { width } else { 0.0 };
        let read = Code { text: plain(&text).into(), width };
        self.codes.borrow_mut().insert(code, read.clone());
        read
    }
}

/// Whether a font names its letters by their codes: `a65`. TeX's fonts of pixels do.
fn is_numbered(dict: &Dict<'_>) -> bool {
    let Some(names) = dict
        .get::<Dict<'_>>("Encoding")
        .and_then(|encoding| encoding.get::<Array<'_>>("Differences"))
    else {
        return false;
    };
    let mut code = -1;
    names.iter::<Object<'_>>().all(|entry| match entry {
        Object::Number(number) => {
            code = number.as_i64();
            true
        }
        Object::Name(name) => {
            code += 1;
            name.as_str() == ".notdef"
                || name
                    .as_str()
                    .strip_prefix('a')
                    .is_some_and(|digits| digits.parse() == Ok(code - 1))
        }
        _ => false,
    })
}

/// The letter of a code where TeX's encodings agree, with their ligatures.
fn of_tex(code: u32) -> Option<char> {
    Some(match code {
        11 | 27 => '\u{fb00}',
        12 | 28 => '\u{fb01}',
        13 | 29 => '\u{fb02}',
        14 | 30 => '\u{fb03}',
        15 | 31 => '\u{fb04}',
        16 => '“',
        17 => '”',
        21 | 123 => '–',
        22 | 124 => '—',
        0x20..=0x7a => char::from_u32(code)?,
        _ => return None,
    })
}

/// The letters as text has them: bullets of symbol fonts, no control characters.
fn plain(text: &str) -> String {
    let plain = text.chars().filter_map(|letter| match letter {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => Some('•'),
        '\u{f020}'..='\u{f07e}' => char::from_u32(letter as u32 - 0xf000),
        '\t' | '\n' | '\r' => Some(' '),
        letter if letter.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&letter) => None,
        letter => Some(letter),
    });
    plain.collect()
}

/// Computer Modern and its kin: `CMBX10`, `SFBX1000`.
fn is_tex_bold(name: &str) -> bool {
    ["cmbx", "cmb1", "sfbx", "lmbx", "ecbx", "labx", "cmssbx", "lmromandemi", "lmroman10-demi"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn is_tex_italic(name: &str) -> bool {
    ["cmti", "cmsl", "sfti", "sfsl", "ecti", "lati"].iter().any(|start| name.starts_with(start))
}
