//! Values that all forms have in their own spelling: dates, addresses, languages, names.

use crate::edtf::Edtf;
use crate::import::text::joined;

/// A text on one line; `None` if there is nothing in it.
pub(super) fn text(value: &str) -> Option<String> {
    Some(joined(value)).filter(|text| !text.is_empty())
}

/// A date of a year, and a month and day if they are known.
pub(super) fn date(year: i64, month: Option<u32>, day: Option<u32>) -> Option<Edtf> {
    if !(-9999..=9999).contains(&year) {
        return None;
    }
    let year = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
    let month = month.map(|month| format!("-{month:02}")).unwrap_or_default();
    let day = day.filter(|_| !month.is_empty()).map(|day| format!("-{day:02}")).unwrap_or_default();
    Edtf::parse(&format!("{year}{month}{day}")).ok()
}

/// An address that a note may have.
pub(super) fn address(value: &str) -> Option<String> {
    let address = url::Url::parse(value.trim()).ok()?;
    let is_web = matches!(address.scheme(), "http" | "https") && address.has_host();
    is_web.then(|| value.trim().to_owned())
}

/// A DOI without `doi:` or an address before it.
pub(super) fn doi(value: &str) -> Option<String> {
    let start = value.find("10.")?;
    let doi = value[start..].trim();
    let is_doi = doi.contains('/') && !doi.contains(char::is_whitespace);
    is_doi.then(|| doi.to_owned())
}

/// The tag of a language that is written as a tag or as the name that LaTeX or people use.
pub(super) fn language(value: &str) -> Option<String> {
    const NAMES: &[(&str, &str)] = &[
        ("american", "en-US"),
        ("arabic", "ar"),
        ("australian", "en-AU"),
        ("austrian", "de-AT"),
        ("brazilian", "pt-BR"),
        ("british", "en-GB"),
        ("canadian", "en-CA"),
        ("catalan", "ca"),
        ("chinese", "zh"),
        ("czech", "cs"),
        ("danish", "da"),
        ("deutsch", "de"),
        ("dutch", "nl"),
        ("english", "en"),
        ("farsi", "fa"),
        ("finnish", "fi"),
        ("français", "fr"),
        ("french", "fr"),
        ("german", "de"),
        ("greek", "el"),
        ("hebrew", "he"),
        ("hindi", "hi"),
        ("hungarian", "hu"),
        ("indonesian", "id"),
        ("italian", "it"),
        ("japanese", "ja"),
        ("korean", "ko"),
        ("naustrian", "de-AT"),
        ("ngerman", "de"),
        ("norwegian", "no"),
        ("persian", "fa"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("romanian", "ro"),
        ("russian", "ru"),
        ("serbian", "sr"),
        ("spanish", "es"),
        ("swedish", "sv"),
        ("swissgerman", "de-CH"),
        ("turkish", "tr"),
        ("uk english", "en-GB"),
        ("ukenglish", "en-GB"),
        ("ukrainian", "uk"),
        ("urdu", "ur"),
        ("us english", "en-US"),
        ("usenglish", "en-US"),
    ];
    let written = value.trim();
    let lower = written.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return Some((*tag).to_owned());
    }
    let tag = written.replace('_', "-");
    let is_short = tag.split('-').next().is_some_and(|part| (2..=3).contains(&part.len()));
    (is_short && oxilangtag::LanguageTag::parse(tag.as_str()).is_ok()).then_some(tag)
}

/// `Family, Given` as `Given Family`, with what stands after a second comma between or behind: `Jr.`.
pub(super) fn name(value: &str) -> Option<String> {
    let mut parts = value.split(',').map(joined).filter(|part| !part.is_empty());
    let (family, given, suffix) = (parts.next()?, parts.next(), parts.next());
    let given = given.map(|given| format!("{given} ")).unwrap_or_default();
    let suffix = suffix.map(|suffix| format!(" {suffix}")).unwrap_or_default();
    Some(format!("{given}{family}{suffix}"))
}
