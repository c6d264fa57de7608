//! The form of a file: by its content first, then by its name.

use crate::import::signature;

/// A form that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A web page.
    Page,
    /// A web page saved as one file of parts.
    Mhtml,
    /// A PDF file.
    Pdf,
    /// A Word document.
    Docx,
    /// An e-mail.
    Mail,
    /// Markdown, with or without a head.
    Clipping,
    /// A text as it was copied.
    Text,
}

impl Form {
    /// The form in words.
    pub fn name(self) -> &'static str {
        match self {
            Form::Page => "a web page",
            Form::Mhtml => "a web page in one file",
            Form::Pdf => "a PDF file",
            Form::Docx => "a Word document",
            Form::Mail => "an e-mail",
            Form::Clipping => "a clipping",
            Form::Text => "a copied text",
        }
    }

    /// The form of a file. What is nothing else is a text, whose reader refuses what is none.
    pub fn of(name: &str, bytes: &[u8]) -> Form {
        match signature::of(bytes).and_then(|signature| signature.form) {
            Some(signature::Form::Pdf) => return Form::Pdf,
            Some(signature::Form::Docx) => return Form::Docx,
            None => {}
        }
        let start = beginning(bytes);
        let named = Form::named(name);
        match named {
            _ if is_page(&start) => Form::Page,
            _ if is_mhtml(&start) => Form::Mhtml,
            _ if is_mail(&start) => Form::Mail,
            _ if start.starts_with("---\n") && named != Some(Form::Text) => Form::Clipping,
            _ if is_clipping(&start) => Form::Clipping,
            Some(form) => form,
            None => Form::Text,
        }
    }

    /// The form that the ending of a name stands for; `None` for another.
    pub fn named(name: &str) -> Option<Form> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        Some(match ending.as_str() {
            "html" | "htm" | "xhtml" | "xht" => Form::Page,
            "mhtml" | "mht" => Form::Mhtml,
            "pdf" => Form::Pdf,
            "docx" | "docm" => Form::Docx,
            "eml" => Form::Mail,
            "md" | "markdown" => Form::Clipping,
            "txt" | "text" => Form::Text,
            _ => return None,
        })
    }
}

/// The first characters, in small letters and with line feeds. Zeros go, so that UTF-16 is known as well.
fn beginning(bytes: &[u8]) -> String {
    const LENGTH: usize = 16 * 1024;
    let start = bytes.iter().take(LENGTH).filter(|byte| **byte != 0).copied().collect::<Vec<_>>();
    let text = String::from_utf8_lossy(&start).to_lowercase().replace("\r\n", "\n");
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'))
        .to_owned()
}

/// A page begins with its document type or a tag of its outer elements, after comments.
fn is_page(start: &str) -> bool {
    let mut rest = start;
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, behind)) = comment.split_once("-->") else { return false };
        rest = behind.trim_start();
    }
    if let Some(declaration) = rest.strip_prefix("<?xml") {
        rest = declaration.split_once("?>").map_or(rest, |(_, behind)| behind.trim_start());
    }
    let is_tag = |name: &str| {
        let after = rest.strip_prefix(name);
        after.is_some_and(|after| after.starts_with(|c: char| c == '>' || c.is_whitespace()))
    };
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(is_tag)
}

/// The names and values of the headers before the first blank line; empty if the file begins with anything else.
fn headers(start: &str) -> Vec<(&str, &str)> {
    let mut headers = Vec::new();
    for (number, line) in start.lines().take_while(|line| !line.is_empty()).enumerate() {
        // The envelope of a mailbox, and lines that continue one.
        if line.starts_with([' ', '\t']) || number == 0 && line.starts_with("from ") {
            continue;
        }
        match line.split_once(':') {
            Some((name, value)) if !name.contains(char::is_whitespace) => {
                headers.push((name, value.trim()));
            }
            _ => return Vec::new(),
        }
    }
    headers
}

fn is_mhtml(start: &str) -> bool {
    let headers = headers(start);
    let has = |name: &str, value: &str| {
        headers.iter().any(|(its, text)| *its == name && text.starts_with(value))
    };
    has("snapshot-content-location", "")
        || has("from", "<saved by")
        || has("content-type", "multipart/related") && !has("received", "") && !has("to", "")
}

/// A mail has headers that no person writes.
fn is_mail(start: &str) -> bool {
    const OF_PROGRAMS: [&str; 6] =
        ["received", "mime-version", "message-id", "return-path", "content-type", "delivered-to"];
    let headers = headers(start);
    let has = |name: &str| headers.iter().any(|(its, _)| *its == name);
    OF_PROGRAMS.into_iter().any(has) && (has("from") || has("subject") || has("date"))
}

/// Whether a text begins with a head that has a key as clippings have.
fn is_clipping(start: &str) -> bool {
    const KEYS: [&str; 7] =
        ["title:", "source:", "url:", "author:", "published:", "created:", "site:"];
    let Some(head) = start.strip_prefix("---\n") else { return false };
    let Some((head, _)) = head.split_once("\n---") else { return false };
    head.lines().any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_more_than_the_name() {
        let cases: [(&str, &[u8], Form); 20] = [
            ("a.html", b"<!DOCTYPE html>\n<html>", Form::Page),
            ("a.txt", b"\xef\xbb\xbf <HTML lang=en>", Form::Page),
            ("a", b"<!-- saved from x -->\r\n<!doctype html><p>x", Form::Page),
            ("a", b"<?xml version=\"1.0\"?><html xmlns=\"x\">", Form::Page),
            ("a", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Form::Page),
            ("a.htm", b"<p>Only a part", Form::Page),
            ("a.txt", b"<heading> is no tag", Form::Text),
            ("a.html", b"%PDF-1.7\n", Form::Pdf),
            ("a.txt", b"---\ntitle: Lake\n---\nIt fell.", Form::Clipping),
            ("a.txt", b"---\nThe Lake\n---\nIt fell.", Form::Text),
            ("a.md", b"It fell.", Form::Clipping),
            (
                "a",
                b"From: Ann <a@b.example>\r\nDate: x\r\nMIME-Version: 1.0\r\n\r\nIt fell.",
                Form::Mail,
            ),
            ("a.eml", b"Subject: Lake\n\nIt fell.", Form::Mail),
            ("a.txt", b"From: Ann\nDate: Monday\n\nIt fell.", Form::Text),
            ("a", b"From: <Saved by Blink>\nSnapshot-Content-Location: x\n\n", Form::Mhtml),
            ("a", b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n\n", Form::Mhtml),
            ("a.mht", b"", Form::Mhtml),
            ("a.doc", b"It fell.", Form::Text),
            ("", b"It fell.", Form::Text),
            ("a.TXT", b"", Form::Text),
        ];
        for (name, bytes, expected) in cases {
            let found = Form::of(name, bytes);
            assert_eq!(found, expected, "{name} {}", String::from_utf8_lossy(bytes));
        }
    }
}
