//! Characters without a glyph in any font. Typst would show a box for each, or refuse the report;
//! here each becomes a visible stand-in such as `[U+4E2D]`, and a warning names the characters and
//! their places.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use typst::text::is_default_ignorable;
use unicode_normalization::UnicodeNormalization;

use super::fonts::Fonts;
use crate::diagnostic::Diagnostic;
use crate::report::{Bundle, BundleFile, DATA};
use crate::rule;

/// Keys whose values are never shown: they tie the data together, and must stay as they are.
const HIDDEN: [&str; 7] = ["type", "id", "to", "anchor", "path", "logo", "language"];

/// Keys whose values are addresses of the web, in which a character can be written as `%E4%B8%AD`.
const ADDRESSES: [&str; 3] = ["url", "href", "address"];

/// So many places are named for each character.
const MOST_PLACES: usize = 3;

/// The bundle with data that the fonts cover, and a warning for each character they do not.
pub(super) fn cover<'a>(
    bundle: &'a Bundle,
    fonts: &Fonts,
) -> Result<(Cow<'a, Bundle>, Vec<Diagnostic>), Box<Diagnostic>> {
    let Some(file) = bundle.files.get(DATA) else {
        let problem = format!("the report has no `{DATA}`");
        return Err(Box::new(Diagnostic::new(&rule::REPORT_DATA, problem)));
    };
    let mut data: Value = serde_json::from_slice(&file.bytes).map_err(|error| {
        let problem = Diagnostic::new(&rule::REPORT_DATA, format!("`{DATA}` is no JSON: {error}"));
        Box::new(problem.at(&file.origin, &(0..0)))
    })?;
    let mut walk = Walk { fonts, known: BTreeMap::new(), missing: BTreeMap::new(), changed: false };
    walk.value(&mut data, "the title page");
    if !walk.changed {
        return Ok((Cow::Borrowed(bundle), Vec::new()));
    }
    let bytes = serde_json::to_vec(&data).expect("what was read as JSON can be written as JSON");
    let mut covered = bundle.clone();
    let covering = BundleFile::new(file.origin.clone(), bytes);
    covered.files.insert(DATA.to_owned(), covering);
    Ok((Cow::Owned(covered), walk.warnings()))
}

/// A walk through all strings of the data.
struct Walk<'a> {
    fonts: &'a Fonts,
    /// Which of the characters seen have a glyph.
    known: BTreeMap<char, bool>,
    missing: BTreeMap<char, Missing>,
    changed: bool,
}

/// The place of a character without a glyph.
#[derive(Default)]
struct Missing {
    times: usize,
    places: Vec<String>,
}

impl Walk<'_> {
    /// Covers a value at `place`.
    fn value(&mut self, value: &mut Value, place: &str) {
        match value {
            Value::String(text) => self.text(text, place),
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item, place)),
            Value::Object(fields) => {
                let own = place_of(fields);
                let place = own.as_deref().unwrap_or(place);
                for (key, value) in fields.iter_mut() {
                    match value {
                        Value::String(_) if HIDDEN.contains(&key.as_str()) => {}
                        Value::String(url) if ADDRESSES.contains(&key.as_str()) => {
                            self.address(url)
                        }
                        value => self.value(value, place),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &mut String, place: &str) {
        if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
            return;
        }
        if text.chars().all(|character| self.has_glyph(character)) {
            return;
        }
        let mut covered = String::with_capacity(text.len());
        // A letter and its mark may share one glyph.
        for character in text.nfc() {
            if self.has_glyph(character) {
                covered.push(character);
            } else if !is_dropped(character) {
                let _ = write!(covered, "[U+{:04X}]", u32::from(character));
                let missing = self.missing.entry(character).or_default();
                missing.times += 1;
                if !missing.places.iter().any(|known| known == place) {
                    missing.places.push(place.to_owned());
                }
            }
        }
        *text = covered;
        self.changed = true;
    }

    /// An address stays an address: characters without a glyph are percent-encoded.
    fn address(&mut self, url: &mut String) {
        if url.chars().all(|character| self.has_glyph(character)) {
            return;
        }
        let mut covered = String::with_capacity(url.len());
        for character in url.chars() {
            if self.has_glyph(character) {
                covered.push(character);
            } else {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(covered, "%{byte:02X}");
                }
            }
        }
        *url = covered;
        self.changed = true;
    }

    /// Whether a character has a glyph, or is meant to be invisible.
    fn has_glyph(&mut self, character: char) -> bool {
        if matches!(character, ' '..='~' | '\n' | '\t') {
            return true;
        }
        if is_dropped(character) || is_private(character) {
            return false;
        }
        let fonts = self.fonts;
        let look = || is_default_ignorable(character) || fonts.cover(character);
        *self.known.entry(character).or_insert_with(look)
    }

    fn warnings(self) -> Vec<Diagnostic> {
        self.missing.into_iter().map(|(character, missing)| missing.warning(character)).collect()
    }
}

/// Control characters mean nothing in a report, and byte order marks are forbidden in a PDF.
fn is_dropped(character: char) -> bool {
    character.is_control() || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The meaning of a private-use character depends on the font; PDF/A forbids them.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The name of an object of the data for a reader, if it has one: a reference, an entry, an object
/// with a title.
fn place_of(fields: &serde_json::Map<String, Value>) -> Option<String> {
    // Blocks and inlines have ids and numbers too, but readers do not know them.
    if fields.contains_key("type") || fields.contains_key("parts") {
        return None;
    }
    if let Some(number) = fields.get("number") {
        return Some(format!("reference {number}"));
    }
    let named = ["id", "title"].iter().filter_map(|key| fields.get(*key)?.as_str());
    named.filter(|name| !name.is_empty()).map(|name| format!("`{name}`")).next()
}

impl Missing {
    fn warning(self, character: char) -> Diagnostic {
        let code = format!("U+{:04X}", u32::from(character));
        let times =
            if self.times == 1 { "once".to_owned() } else { format!("{} times", self.times) };
        let more = self.places.len().saturating_sub(MOST_PLACES);
        let mut places = self.places[..self.places.len() - more].join(", ");
        if more > 0 {
            let _ = write!(places, " and {more} more");
        }
        let message = format!(
            "no font has the character `{character}` ({code}): it stands {times} in {places}, and is shown as `[{code}]`"
        );
        Diagnostic::new(&rule::MISSING_GLYPH, message)
            .hint("lay a font that has it into the theme's `report/fonts/`")
    }
}
