//! The fonts of a report: those built into the program, and those the theme brings along.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::diagnostic::Diagnostic;
use crate::report::Bundle;
use crate::rule;

/// The folder of a bundle in which fonts are looked for.
const FOLDER: &str = "fonts/";

/// The endings of font files.
const ENDINGS: [&str; 3] = [".ttf", ".otf", ".ttc"];

/// Read once a run: a preview may print many reports.
static BUILT_IN: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect());

/// All fonts a report may use.
pub(super) struct Fonts {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
}

impl Fonts {
    /// The fonts of the theme, then the built-in ones.
    pub(super) fn of(bundle: &Bundle) -> Fonts {
        let files = bundle.files.iter().filter(|(path, _)| is_font(path));
        let mut fonts: Vec<Font> =
            files.flat_map(|(_, file)| Font::iter(Bytes::new(file.bytes.clone()))).collect();
        fonts.extend(BUILT_IN.iter().cloned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Fonts { fonts, book }
    }

    /// Whether some font has a glyph for a character.
    pub(super) fn cover(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// A warning for each file that looks like a font and is not one.
    pub(super) fn unreadable(&self, bundle: &Bundle) -> Vec<Diagnostic> {
        let files = bundle.files.iter().filter(|(path, _)| is_font(path));
        let bad = files.filter(|(_, file)| Font::new(Bytes::new(file.bytes.clone()), 0).is_none());
        bad.map(|(_, file)| {
            Diagnostic::new(&rule::REPORT_FONT, "this file is no font that can be read")
                .at(&file.origin, &(0..0))
                .hint("take a TrueType or OpenType file")
        })
        .collect()
    }
}

fn is_font(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    name.starts_with(FOLDER) && ENDINGS.iter().any(|ending| name.ends_with(ending))
}
