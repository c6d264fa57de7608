//! The language of the text: what the page says, unless its letters say another.

use super::Found;
use super::json_ld::JsonLd;
use super::tags::Tags;

/// Letters by which a language is told.
const ENOUGH: usize = 150;

/// Returns the languages that a page gives, the best first.
pub(super) fn find(tags: &Tags, json_ld: &JsonLd, text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut add = |value: Option<&str>, place| {
        found.extend(value.and_then(tag).map(|tag| Found::new(&tag, place)))
    };
    add(tags.language.as_deref(), "html lang");
    add(
        tags.first(&[
            "content-language",
            "dc.language",
            "dcterms.language",
            "citation_language",
            "language",
        ]),
        "meta language",
    );
    add(json_ld.language.as_deref().or_else(|| tags.first(&["inlanguage"])), "JSON-LD");
    add(tags.first(&["og:locale"]), "Open Graph");
    let Some(read) = by_letters(text) else { return found };
    let position = found.iter().position(|found| primary(&found.value) == read.0);
    match position {
        Some(0) => {}
        Some(position) => found.swap(0, position),
        // What a template says of all pages is wrong where the letters are of another script or the text is long.
        None if found.is_empty() || read.1 => found.insert(0, Found::new(read.0, "letters")),
        None => found.push(Found::new(read.0, "letters")),
    }
    found
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Returns a language tag in its usual form; `None` if it is none.
fn tag(written: &str) -> Option<String> {
    let written = written.split([',', ';', '.']).next()?.trim().replace('_', "-");
    let tag = oxilangtag::LanguageTag::parse_and_normalize(&written).ok()?;
    let primary = tag.primary_language();
    ((2..=3).contains(&primary.len()) && primary != "und").then(|| tag.as_str().to_owned())
}

/// Returns the language of the letters, and whether that is sure.
fn by_letters(text: &str) -> Option<(&'static str, bool)> {
    const MOST: usize = 4000;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    if sample.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH.min(40) {
        return None;
    }
    let info = whatlang::detect(sample)?;
    let is_long = sample.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH;
    let code = CODES.iter().find(|(three, _)| *three == info.lang().code()).map(|(_, two)| *two)?;
    Some((code, is_long && info.confidence() > 0.99))
}

/// The codes of languages in three letters, and the shortest ones, which language tags have.
const CODES: [(&str, &str); 69] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
];
