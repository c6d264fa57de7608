//! Classes of single characters: word characters, diacritics, ignorable ones.

use unicode_normalization::char::is_combining_mark;

use super::plain::table_of;

/// Whether a character is part of a word. Raised and lowered digits are not: they are note marks.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return is_word_byte(c as u8);
    }
    c.is_alphabetic() || is_combining_mark(c) || (c.is_numeric() && !is_note_mark(c))
}

/// Whether an ASCII byte is part of a word; bytes of other characters cannot be classified one by one.
pub(crate) fn is_word_byte(byte: u8) -> bool {
    const fn is_word(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || byte == b'_'
    }
    const IS_WORD: [bool; 256] = table_of!(is_word);
    IS_WORD[usize::from(byte)]
}

/// Whether two neighbouring characters belong to one word.
pub(crate) fn joins(left: char, right: char) -> bool {
    let both = is_word(left) && is_word(right);
    both && (is_combining_mark(right) || !(is_unspaced(left) || is_unspaced(right)))
}

/// Whether a character belongs to a script without spaces between words, in which no word boundary can be required.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' // Myanmar, Khmer
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' // radicals
        | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{309F}' // Hiragana without the marks of voiced syllables
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether a mark only modifies its letter: accents, Hebrew points, Arabic vowels. The vowel signs of Indic scripts are
/// marks too, but without them a word is another word.
pub(crate) fn is_diacritic(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C2}'
        | '\u{05C4}'..='\u{05C5}' | '\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether a character is invisible and has no meaning: soft hyphens, joiners, marks of direction, Arabic stretching.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{0640}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The plain ASCII character for a typographic one; `None` if there is none.
pub(crate) fn plain(c: char) -> Option<char> {
    Some(match c {
        '`'
        | '\u{00B4}'
        | '\u{02B9}'
        | '\u{02BB}'..='\u{02BF}'
        | '\u{02C8}'
        | '\u{02CA}'
        | '\u{02CB}' => '\'',
        '\u{2018}'..='\u{201B}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{A78B}'
        | '\u{A78C}'
        | '\u{FF07}'
        | '\u{FF40}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{2036}' | '\u{00AB}' | '\u{00BB}' => '"',
        '\u{058A}' | '\u{05BE}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => '-',
        '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0)?,
        _ if c.is_whitespace() => ' ',
        _ => return None,
    })
}

/// Letters with a stroke or a joined form that Unicode does not decompose, and what people type for them.
pub(crate) fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'Ø' => "O",
        'ø' => "o",
        'Ł' => "L",
        'ł' => "l",
        'Đ' | 'Ð' => "D",
        'đ' | 'ð' => "d",
        'Ħ' => "H",
        'ħ' => "h",
        'Ŧ' | 'Ⱦ' => "T",
        'ŧ' | 'ⱦ' => "t",
        'Ⱥ' => "A",
        'ⱥ' => "a",
        'ı' => "i",
        'Æ' => "AE",
        'æ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'Þ' => "TH",
        'þ' => "th",
        'ß' => "ss",
        'ẞ' => "SS",
        'ς' => "σ",
        _ => return None,
    })
}

/// The letter or digit for one that another language writes in Arabic letters; `None` for all others.
pub(crate) fn one_of_arabic(c: char) -> Option<char> {
    Some(match c {
        'ک' => 'ك',
        'ی' | 'ى' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ٱ' => 'ا',
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        _ => return None,
    })
}

/// Whether a character is a raised, lowered or circled number.
fn is_note_mark(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209C}' | '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}')
}
