//! Accents that are drawn over letters, as signs of their own.

use unicode_normalization::UnicodeNormalization;

use super::glyph::Glyph;

/// Puts accents that stand over letters into these. The glyphs are in the order from left to right.
pub(super) fn compose(glyphs: &mut Vec<Glyph>) {
    let mut is_composed = vec![false; glyphs.len()];
    for at in 0..glyphs.len() {
        let Some(mark) = mark_of(&glyphs[at].text) else { continue };
        let middle = glyphs[at].middle();
        let is_under = |letter: &Glyph| {
            let slack = 0.05 * letter.size;
            let is_letter = letter.text.chars().any(char::is_alphabetic);
            is_letter && middle > letter.x0 - slack && middle < letter.x1 + slack
        };
        let before = at.checked_sub(1).filter(|&before| is_under(&glyphs[before]));
        let after = Some(at + 1).filter(|&after| after < glyphs.len() && is_under(&glyphs[after]));
        let Some(letter) = after.or(before) else { continue };
        let text = glyphs[letter].text.replace('ı', "i").replace('ȷ', "j");
        let accented: String = text.chars().chain([mark]).nfc().collect();
        // Where there is no letter of that kind, two signs happened to touch.
        if accented.chars().count() == text.chars().count() {
            glyphs[letter].text = accented.into();
            is_composed[at] = true;
        }
    }
    let mut is_composed = is_composed.into_iter();
    glyphs.retain(|_| !is_composed.next().unwrap_or(false));
}

/// The mark that combines, for an accent that stands alone.
fn mark_of(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let (accent, None) = (letters.next()?, letters.next()) else { return None };
    Some(match accent {
        '`' | '\u{2cb}' => '\u{300}',
        '´' | '\u{2ca}' => '\u{301}',
        '^' | 'ˆ' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}
