//! Letters that are also spelled with two: `ü` as `ue`, as people write German and Scandinavian names without their letters.

use unicode_normalization::UnicodeNormalization;

/// Whether a text has a letter that is also spelled with two.
pub(crate) fn has_letter_of_two(source: &str) -> bool {
    source.contains(['ä', 'ö', 'ü', 'ø', 'å', 'Ä', 'Ö', 'Ü', 'Ø', 'Å', '\u{308}', '\u{30A}'])
}

/// The text with two letters for one: `Muellner` for `Müllner`; `None` if it has no such letter.
pub(crate) fn with_digraphs(source: &str) -> Option<String> {
    if !has_letter_of_two(source) {
        return None;
    }
    let composed = source.nfc().collect::<String>();
    let spelled = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")];
    let capital = [("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("Ø", "Oe"), ("Å", "Aa")];
    let all = spelled.iter().chain(&capital);
    let spelled = all.fold(composed.clone(), |text, (letter, two)| text.replace(letter, two));
    (spelled != composed).then_some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_spelled_with_two() {
        for (source, expected) in [
            ("Müllner", Some("Muellner")),
            ("Mu\u{308}llner", Some("Muellner")),
            ("Ørum Å", Some("Oerum Aa")),
            ("Muellner", None),
            ("Citro\u{eb}n", None),
            ("Citroe\u{308}n", None),
        ] {
            assert_eq!(with_digraphs(source).as_deref(), expected, "{source}");
        }
    }
}
