//! What a file is that was named like copied text and is none: a web page, a clip, an e-mail, a PDF file.
//!
//! Read as text, its mark-up would be the article. So it is refused, with the command that takes it in.

use std::fmt;

/// A form of an article that is not copied text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A saved web page.
    Html,
    /// Several files of a web page in one.
    WebArchive,
    /// A clip: Markdown with a YAML head.
    Clip,
    /// An e-mail with its headers.
    Mail,
    /// A PDF file.
    Pdf,
    /// Rich text.
    Rtf,
    /// A document of a word processor, or another packed file.
    Document,
    /// Bytes that are no text.
    Binary,
}

impl Form {
    /// Whether `briefing import` can read it.
    pub fn is_importable(self) -> bool {
        !matches!(self, Form::Binary | Form::Rtf)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Form::Html => "a web page (HTML)",
            Form::WebArchive => "a web archive (MHTML)",
            Form::Clip => "a clip (Markdown with a YAML head)",
            Form::Mail => "an e-mail with its headers",
            Form::Pdf => "a PDF file",
            Form::Rtf => "rich text (RTF)",
            Form::Document => "a packed document, such as .docx",
            Form::Binary => "no text at all",
        })
    }
}

/// Returns the form of a file that is not copied text; `None` if it may be one.
pub fn of(bytes: &[u8]) -> Option<Form> {
    const MAGIC: [(&[u8], Form); 9] = [
        (b"%PDF-", Form::Pdf),
        (b"{\\rtf", Form::Rtf),
        (b"PK\x03\x04", Form::Document),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form::Document),
        (b"\x1f\x8b", Form::Binary),
        (b"\x89PNG", Form::Binary),
        (b"\xff\xd8\xff", Form::Binary),
        (b"GIF8", Form::Binary),
        (b"bplist0", Form::Binary),
    ];
    let known = MAGIC.into_iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map(|(_, form)| form).or_else(|| of_text(bytes)).or_else(|| binary(bytes))
}

/// The form of a text, whatever its encoding: all that is looked for is ASCII.
fn of_text(bytes: &[u8]) -> Option<Form> {
    /// What is read of a file: a head is not longer.
    const HEAD: usize = 16 * 1024;
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&head[..head.len().min(HEAD)]);
    let head = head.trim_start();
    mail(head).or_else(|| clip(head)).or_else(|| html(head))
}

/// Whether a text begins as a web page does, or with an element and more mark-up than an article about mark-up has.
fn html(head: &str) -> Option<Form> {
    const PAGES: [&str; 5] = ["<!doctype html", "<html", "<head", "<body", "<?xml"];
    const ELEMENTS: [&str; 16] = [
        "<!--", "<article", "<aside", "<div", "<h1", "<header", "<link", "<main", "<meta", "<p>",
        "<p ", "<script", "<section", "<span", "<style", "<table",
    ];
    const LEAST: usize = 4;
    let start = head.chars().take(16).collect::<String>().to_ascii_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|element| start.starts_with(element));
    let is_marked = || begins(&ELEMENTS) && head.matches("</").count() >= LEAST;
    (begins(&PAGES) && head.contains('>') || is_marked()).then_some(Form::Html)
}

/// A head between two lines of hyphens that holds nothing but keys, lists and comments.
fn clip(head: &str) -> Option<Form> {
    const MOST_LINES: usize = 200;
    let mut lines = head.lines().take(MOST_LINES).map(str::trim_end);
    if lines.next() != Some("---") {
        return None;
    }
    let mut n_keys = 0;
    for line in lines {
        match line {
            "---" | "..." => return (n_keys > 0).then_some(Form::Clip),
            _ if line.is_empty() || line.starts_with([' ', '\t', '#', '-']) => {}
            _ if is_key(line) => n_keys += 1,
            _ => return None,
        }
    }
    None
}

/// `published: 2022-05-14`: one word in small letters, a colon, and a space or nothing.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let is_plain =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        !key.is_empty() && key.chars().all(is_plain) && (value.is_empty() || value.starts_with(' '))
    })
}

/// Header fields from the first line on, of which one is written by programs alone.
fn mail(head: &str) -> Option<Form> {
    const OF_PROGRAMS: [&str; 8] = [
        "arc-seal",
        "content-type",
        "delivered-to",
        "dkim-signature",
        "message-id",
        "mime-version",
        "received",
        "return-path",
    ];
    let (mut n_fields, mut of_programs, mut is_archive) = (0, false, false);
    for line in head.lines() {
        if line.trim().is_empty() {
            break;
        }
        let lower = line.to_ascii_lowercase();
        is_archive |=
            lower.starts_with("snapshot-content-location:") || lower.contains("multipart/related");
        if n_fields > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        // A mailbox begins each mail with a line without a colon.
        if n_fields == 0 && line.starts_with("From ") {
            continue;
        }
        let name = lower.split_once(':').map(|(name, _)| name)?;
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_name {
            return None;
        }
        n_fields += 1;
        of_programs |= OF_PROGRAMS.contains(&name) || name.starts_with("x-");
    }
    let form = if is_archive { Form::WebArchive } else { Form::Mail };
    (n_fields >= 2 && of_programs).then_some(form)
}

/// Control characters that no text has, and too many to be a slip. Zeros between all others are another encoding.
fn binary(bytes: &[u8]) -> Option<Form> {
    const LOOKED_AT: usize = 8 * 1024;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let is_control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
    let n_controls = start.iter().filter(is_control).count();
    let is_wide = || super::encoding::wide(bytes).is_some();
    (n_controls * 50 > start.len() && n_controls >= 4 && !is_wide()).then_some(Form::Binary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: Option<Form>, files: &[&str]) {
        for file in files {
            assert_eq!(of(file.as_bytes()), expected, "{file}");
        }
    }

    #[test]
    fn other_forms_are_known_by_how_they_begin() {
        check(
            Some(Form::Html),
            &[
                "<!DOCTYPE html>\n<html><p>Lake</p></html>",
                "\u{feff}\n <HTML lang=en><body>The lake",
                "<?xml version=\"1.0\"?><html>",
                "<div class=x><h1>Lake</h1>\n<p>It froze.</p><p>It thawed.</p></div>",
                "<!-- saved -->\n<div><p>a</p><p>b</p><p>c</p></div>",
            ],
        );
        check(
            Some(Form::Clip),
            &[
                "---\ntitle: \"The Lake\"\ntags:\n  - \"clippings\"\n- x\n---\nIt froze.\n",
                "---\r\ntitle: The Lake\r\n---\r\n",
            ],
        );
        check(
            Some(Form::Mail),
            &[
                "From: Ann <ann@lake.example>\nSubject: Ice\nMIME-Version: 1.0\n\nIt froze.",
                "Return-Path: <a@b.example>\nReceived: from x\n\tby y\nSubject: Ice\n\nIt froze.",
                "From ann@lake.example Mon May 3\nMessage-ID: <1@b>\nSubject: x\n\nIt froze.",
            ],
        );
        check(
            Some(Form::WebArchive),
            &[
                "From: <Saved by a browser>\nSnapshot-Content-Location: https://lake.example/\nMIME-Version: 1.0\n\n--x",
            ],
        );
        check(Some(Form::Pdf), &["%PDF-1.7\n"]);
        check(Some(Form::Rtf), &["{\\rtf1 It froze.}"]);
        check(Some(Form::Document), &["PK\u{3}\u{4}word/document.xml"]);
        check(Some(Form::Binary), &["a\u{1}\u{2}\u{0}\u{3}\u{4}b"]);
    }

    #[test]
    fn copied_texts_are_left_alone() {
        check(
            None,
            &[
                "",
                "The Lake\n\nIt froze.\n",
                "---\nThe Lake\n---\nIt froze.\n",
                "---\nSummary: the lake froze, and so on.\n---\nIt froze: all of it.\n",
                "---\n\nIt froze.\n---\n",
                "<p> is the element of a paragraph, and </p> ends it.",
                "From: Ann Lee\nTo: all\nSubject: Ice\nDate: May 3, 2021\n\nIt froze.",
                "Date: May 3, 2021\nAuthor: Ann Lee\n\nIt froze.",
                "A lake\u{0} froze in one night, and nobody had seen it coming, the fishers said.",
                "\u{c}A page of a report.\u{c}",
            ],
        );
        assert_eq!(of(b"\xff\xfeT\0h\0e\0 \0l\0a\0k\0e\0"), None);
    }
}
