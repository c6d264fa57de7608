//! Words for the shell, in the commands that messages give.

use std::borrow::Cow;

/// A word as a shell takes it for one: as it is, or in quotation marks if it has a blank or a sign in it.
pub fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:,@%=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('-') {
        return Cow::Borrowed(word);
    }
    let word = if word.starts_with('-') { format!("./{word}") } else { word.to_owned() };
    if word.contains('\'') && !word.contains(['"', '$', '`', '\\', '!']) {
        return Cow::Owned(format!("\"{word}\""));
    }
    Cow::Owned(format!("'{}'", word.replace('\'', "'\\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_blanks_or_signs_is_quoted() {
        for (word, expected) in [
            ("seeds/lake.pdf", "seeds/lake.pdf"),
            ("My Notes/a.pdf", "'My Notes/a.pdf'"),
            ("it's", "\"it's\""),
            ("it's $5", "'it'\\''s $5'"),
            ("a&b;c", "'a&b;c'"),
            ("-x.md", "'./-x.md'"),
            ("Ж.md", "Ж.md"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }
}
