//! The scripts of the tables of forms.

/// A script in which names have forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Hangul,
}

/// The number of scripts.
pub(super) const N_SCRIPTS: usize = 6;

impl Script {
    /// Parses the name of a script in a table.
    pub(super) fn parse(name: &str) -> Option<Script> {
        Some(match name {
            "latin" => Script::Latin,
            "greek" => Script::Greek,
            "cyrillic" => Script::Cyrillic,
            "hebrew" => Script::Hebrew,
            "arabic" => Script::Arabic,
            "hangul" => Script::Hangul,
            _ => return None,
        })
    }
}

/// The script of a letter of a folded text.
pub(super) fn script_of(letter: char) -> Option<Script> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' | '\u{00C0}'..='\u{024F}' => Script::Latin,
        '\u{0370}'..='\u{03FF}' => Script::Greek,
        '\u{0400}'..='\u{052F}' => Script::Cyrillic,
        '\u{0590}'..='\u{05FF}' => Script::Hebrew,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' => Script::Arabic,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
        _ => return None,
    })
}

/// Languages other than Arabic in Arabic letters.
const IN_ARABIC_LETTERS: [&str; 7] = ["ckb", "fa", "ku", "ps", "sd", "ug", "ur"];

/// Whether words in the script of one language are in that language although the text is in another.
pub(super) fn has_script_of_its_own(language: &str, text: &str) -> bool {
    match language {
        "el" | "ko" => true,
        "he" => text != "yi",
        "ar" => !IN_ARABIC_LETTERS.contains(&text),
        _ => false,
    }
}
