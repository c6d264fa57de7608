//! Control characters: those that word processors and consoles leave in texts are mended, many others are no text.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::{Refused, counted};

/// Takes the control characters out of a text. Returns what was mended, in words.
///
/// # Errors
/// Refuses what has more control characters than a text has by accident.
pub(super) fn clean<'a>(
    text: Cow<'a, str>,
    bytes: &[u8],
) -> Result<(Cow<'a, str>, Vec<String>), Refused> {
    // A file of MS-DOS may end in this character.
    let end = text.trim_end_matches(['\u{1a}', '\0']).len();
    let is_plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    if end == text.len() && text.chars().all(is_plain) {
        return Ok((text, Vec::new()));
    }
    let mut cleaned = Cleaned::default();
    text[..end].chars().for_each(|c| cleaned.push(c));
    if cleaned.n_other > 3 && cleaned.n_other * 200 > cleaned.n_characters {
        return Err(no_text(&cleaned, bytes));
    }
    let mended = cleaned.mended();
    Ok((Cow::Owned(cleaned.text), mended))
}

#[derive(Default)]
struct Cleaned {
    text: String,
    n_characters: usize,
    /// Characters of windows-1252 that were saved as if they were controls.
    n_western: usize,
    n_other: usize,
    first: Option<char>,
}

impl Cleaned {
    fn push(&mut self, c: char) {
        self.n_characters += 1;
        match c {
            '\t' | '\n' | '\r' => self.text.push(c),
            // Word's line end within a paragraph, and the end of a page.
            '\u{b}' | '\u{c}' => self.text.push('\n'),
            // Word's hyphens: one that does not break, one that is not seen.
            '\u{1e}' => self.text.push('\u{2011}'),
            '\u{1f}' => self.text.push('\u{ad}'),
            '\u{80}'..='\u{9f}' => self.western(c),
            _ if c.is_control() => self.other(c),
            _ => self.text.push(c),
        }
    }

    /// Quotes and dashes of windows-1252 that were taken for Latin-1.
    fn western(&mut self, c: char) {
        let byte = [u8::try_from(u32::from(c)).unwrap_or(b'?')];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
        if text.chars().any(char::is_control) {
            return self.other(c);
        }
        self.n_western += 1;
        self.text.push_str(&text);
    }

    fn other(&mut self, c: char) {
        self.n_other += 1;
        self.first.get_or_insert(c);
    }

    fn mended(&self) -> Vec<String> {
        let western = (self.n_western > 0).then(|| {
            let n = counted(self.n_western, "character", "characters");
            format!("{n} of windows-1252 had been saved as control characters; they were mended")
        });
        let other = self.first.map(|first| {
            let n = counted(self.n_other, "control character", "control characters");
            format!("left out {n} (the first is U+{:04X})", u32::from(first))
        });
        western.into_iter().chain(other).collect()
    }
}

fn no_text(cleaned: &Cleaned, bytes: &[u8]) -> Refused {
    let first: Vec<String> = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Refused {
        message: format!(
            "this is no text: {} of {} characters are controls, and the file begins with the bytes {}",
            cleaned.n_other,
            cleaned.n_characters,
            first.join(" "),
        ),
        hint: "import a saved page, a PDF or Word file, an e-mail or a text".into(),
    }
}
