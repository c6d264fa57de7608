//! Captions in Markdown: a line of HTML that Markdown would not read.

use std::borrow::Cow;

use super::Run;
use super::piece::Piece;
use super::write::CAPTION;

/// Four characters that no text has, as long as the mark before a caption.
const CAPTION_SIGN: &str = "\u{e000}\u{e000}\u{e000}\u{e000}";

/// Captions as paragraphs that begin with a sign: Markdown would not read what stands in HTML.
pub(super) fn as_paragraphs(markdown: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(markdown);
    for at in memchr::memmem::find_iter(markdown.as_bytes(), CAPTION.0) {
        let line = markdown[at..].split(['\n', '\r']).next().unwrap_or_default();
        let begins = markdown[..at].is_empty() || is_blank_line_at_end(&markdown[..at]);
        let Some(inner) = line.trim_end_matches(' ').strip_suffix(CAPTION.1) else { continue };
        if begins && inner.len() > CAPTION.0.len() && begins_blank(&markdown[at + line.len()..]) {
            let end = at + inner.len();
            // As many bytes, so that all places stay the same.
            text.to_mut().replace_range(at..at + CAPTION.0.len(), CAPTION_SIGN);
            text.to_mut().replace_range(end..end + CAPTION.1.len(), &" ".repeat(CAPTION.1.len()));
        }
    }
    text
}

/// Whether a text is empty or ends with a blank line.
fn is_blank_line_at_end(before: &str) -> bool {
    let mut lines = before.rsplit('\n');
    lines.next().is_some_and(str::is_empty)
        && lines.next().is_none_or(|line| line.trim().is_empty())
}

/// Whether a text after a line is empty or begins with a blank line.
fn begins_blank(after: &str) -> bool {
    after.split('\n').nth(1).is_none_or(|line| line.trim().is_empty())
}

/// Takes away the sign of a caption.
pub(super) fn take(pieces: &mut [Piece], file: &str) -> bool {
    let Some(Piece { run: Run::Text { text, .. }, place }) = pieces.first_mut() else {
        return false;
    };
    if !file[place.start..].starts_with(CAPTION.0) {
        return false;
    }
    let Some(words) = text.strip_prefix(CAPTION_SIGN) else { return false };
    *text = words.to_owned();
    place.start += CAPTION.0.len();
    true
}
