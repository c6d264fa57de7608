//! The form of a file that has the name of a copied text and is something else, by its first characters.

/// A form that is not read as a copied text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A web page.
    Html,
    /// Markdown with a head.
    Clip,
    /// A PDF file.
    Pdf,
    /// A document of a word processor.
    Rtf,
}

impl Form {
    /// The form in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Html => "HTML",
            Form::Clip => "Markdown with a head, as programs clip pages",
            Form::Pdf => "a PDF file",
            Form::Rtf => "RTF",
        }
    }

    /// The form of a text that is no copied one; `None` for a copied text.
    pub(crate) fn of(text: &str) -> Option<Form> {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let begins = |mark: &str| {
            text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
        };
        let marks = ["<!doctype html", "<html", "<head>", "<head ", "<body>", "<body ", "<?xml"];
        if marks.into_iter().any(begins) {
            return Some(Form::Html);
        }
        if begins("%PDF-") {
            return Some(Form::Pdf);
        }
        if text.starts_with("{\\rtf") {
            return Some(Form::Rtf);
        }
        has_clip_head(text).then_some(Form::Clip)
    }
}

/// Whether a text begins with a head that has a key of a clip: a line of hyphens alone may be a mere rule.
fn has_clip_head(text: &str) -> bool {
    const KEYS: [&str; 9] = [
        "title:",
        "source:",
        "url:",
        "author:",
        "authors:",
        "published:",
        "created:",
        "site:",
        "description:",
    ];
    let mut lines = text.lines().map(str::trim_end);
    if lines.next() != Some("---") {
        return false;
    }
    let head = lines.by_ref().take_while(|line| *line != "---");
    let has_key = head.filter(|line| KEYS.iter().any(|key| line.starts_with(key))).count() > 0;
    has_key && text.lines().skip(1).any(|line| line.trim_end() == "---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_first_characters() {
        let cases = [
            ("\u{feff}\n<!DOCTYPE html>\n<html>", Some(Form::Html)),
            ("<HTML lang=en>", Some(Form::Html)),
            ("%PDF-1.7", Some(Form::Pdf)),
            ("{\\rtf1", Some(Form::Rtf)),
            ("---\ntitle: Lake\n---\nIt fell.", Some(Form::Clip)),
            ("---\nauthor:\n  - Ann Lee\ntitle: x\n---\n", Some(Form::Clip)),
            ("---\ntitle: Lake\nIt fell.", None),
            ("---\nThe Lake\n---\nIt fell.", None),
            ("<3 from the lake", None),
            ("<headland> is a place", None),
            ("The Lake\n\nIt fell.", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Form::of(text), expected, "{text}");
        }
    }
}
