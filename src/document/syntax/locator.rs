//! Locations in a publication, such as `p. 3` or `{ch. ii}`, with the labels of CSL.

use std::ops::Range;

/// The labels of locators with their CSL names, in lower case and without a full stop.
const LABELS: [(&str, &[&str]); 19] = [
    ("appendix", &["appendix", "app", "apps", "appendices"]),
    ("article", &["article", "art", "arts", "articles"]),
    ("book", &["book", "bk", "bks", "books"]),
    ("chapter", &["chapter", "chap", "chaps", "chapters", "ch", "chs"]),
    ("column", &["column", "col", "cols", "columns"]),
    ("figure", &["figure", "fig", "figs", "figures"]),
    ("folio", &["folio", "fol", "fols", "folios"]),
    ("issue", &["number", "no", "nos", "numbers", "issue", "issues"]),
    ("line", &["line", "l", "ll", "lines"]),
    ("note", &["note", "n", "nn", "notes"]),
    ("page", &["page", "p", "pp", "pages"]),
    ("paragraph", &["paragraph", "para", "paras", "paragraphs", "¶", "¶¶"]),
    ("part", &["part", "pt", "pts", "parts"]),
    ("section", &["section", "sec", "secs", "sections", "§", "§§"]),
    ("supplement", &["supplement", "supp", "supps", "supplements"]),
    ("table", &["table", "tbl", "tbls", "tables"]),
    ("timestamp", &["timestamp", "timestamps", "min"]),
    ("verse", &["verse", "v", "vv", "verses"]),
    ("volume", &["volume", "vol", "vols", "volumes"]),
];

/// The label of a locator in braces that begins with none of these: it is shown as it is written.
pub(super) const AS_WRITTEN: &str = "custom";

/// A locator at the beginning of a text: its CSL name, the range of its value, and its length.
pub(super) fn locator(text: &str) -> Option<(&'static str, Range<usize>, usize)> {
    if let Some(inside) = text.strip_prefix('{') {
        let end = inside.find('}')?;
        let words = &inside[..end];
        let (label, value) = labelled(words).unwrap_or((AS_WRITTEN, 0..end));
        // `{12a ff.}` has more than the numbers that are read.
        let value = if words[value.end..].trim().is_empty() { value } else { value.start..end };
        return Some((label, value.start + 1..value.end + 1, end + 2));
    }
    let (label, value) = labelled(text)?;
    Some((label, value.clone(), value.end))
}

/// A label with its numbers; numbers alone are pages.
fn labelled(text: &str) -> Option<(&'static str, Range<usize>)> {
    let word_end = text.find(|c: char| !c.is_alphabetic() && !matches!(c, '¶' | '§'));
    let word = &text[..word_end.unwrap_or(text.len())];
    let lower = word.to_lowercase();
    let label = LABELS.iter().find(|(_, forms)| forms.contains(&lower.as_str()));
    let (label, from) = match label {
        Some((label, _)) => {
            let rest = text[word.len()..].trim_start_matches('.');
            (*label, text.len() - rest.trim_start().len())
        }
        None => ("page", 0),
    };
    let length = numbers(&text[from..], from > 0);
    (length > 0).then(|| (label, from..from + length))
}

/// The length in bytes of the numbers at the beginning of a text, joined by hyphens, commas or ampersands. Roman ones
/// count only after a label: many words consist of their letters.
fn numbers(text: &str, may_be_roman: bool) -> usize {
    let mut end = 0;
    let mut at = 0;
    loop {
        let word = text[at..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |to| at + to);
        let number = &text[at..word];
        let is_roman =
            may_be_roman && !number.is_empty() && number.bytes().all(|b| b"ivxlcdm".contains(&b));
        if !number.starts_with(|c: char| c.is_ascii_digit()) && !is_roman {
            return end;
        }
        end = word;
        let joint = text[end..].find(|c: char| !matches!(c, '-' | '–' | ',' | ' ' | '&' | ':'));
        match joint {
            Some(joint) if joint > 0 => at = end + joint,
            _ => return end,
        }
    }
}
