//! The language of a document: of its runs, or else of the document if that is likely.

use std::collections::BTreeMap;

use super::about::plain;
use super::item::Item;
use super::styles::Styles;

/// The language that most of the text is marked as, or that of the document.
pub(super) fn of(
    languages: BTreeMap<String, usize>,
    styles: &Styles,
    items: &[Item],
) -> Option<String> {
    let n_letters: usize = items
        .iter()
        .map(|item| match item {
            Item::Paragraph(paragraph) => plain(&paragraph.runs).chars().count(),
            Item::Table(_) => 0,
        })
        .sum();
    let n_marked: usize = languages.values().sum();
    let most = languages.into_iter().max_by_key(|(_, n)| *n);
    let unmarked = n_letters.saturating_sub(n_marked);
    let most = most.filter(|(_, n)| *n >= unmarked && *n > 0).map(|(language, _)| language);
    let tag = most.or_else(|| styles.language.clone().filter(|tag| is_likely(tag, items)))?;
    let tag = tag.replace('_', "-");
    // A default language of Latin letters is none of a text in others.
    let letters = items.iter().take(50).filter_map(|item| match item {
        Item::Paragraph(paragraph) => Some(plain(&paragraph.runs)),
        Item::Table(_) => None,
    });
    let letters: Vec<char> = letters
        .flat_map(|text| text.chars().collect::<Vec<_>>())
        .filter(|c| c.is_alphabetic())
        .collect();
    let n_latin = letters.iter().filter(|c| **c < '\u{250}').count();
    let is_latin_text = n_latin * 2 > letters.len();
    let others = [
        "ar", "fa", "he", "ru", "uk", "bg", "sr", "mk", "be", "el", "ja", "zh", "ko", "hi", "ur",
        "ka", "hy", "th", "ps",
    ];
    let language = tag.split('-').next().unwrap_or_default().to_lowercase();
    let is_latin_tag = !others.contains(&language.as_str());
    (is_latin_text == is_latin_tag && oxilangtag::LanguageTag::parse(tag.as_str()).is_ok())
        .then_some(tag)
}

/// Whether a text may be in the language that a document has by default: programs leave American English there.
fn is_likely(tag: &str, items: &[Item]) -> bool {
    if !tag.starts_with("en") {
        return true;
    }
    let texts = items.iter().filter_map(|item| match item {
        Item::Paragraph(paragraph) => Some(plain(&paragraph.runs)),
        Item::Table(_) => None,
    });
    let (mut n_words, mut n_english) = (0, 0);
    for text in texts.take(50) {
        n_words += text.split_whitespace().count();
        let is_english =
            |word: &&str| matches!(*word, "the" | "of" | "and" | "that" | "is" | "was");
        n_english += text.split_whitespace().filter(is_english).count();
    }
    n_english * 25 >= n_words
}
