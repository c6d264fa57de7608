//! Texts of heads, such as summaries: not Markdown, but a build removes references to withheld notes from them too.

use std::borrow::Cow;

use super::cut::{self, IsLeftOut, Reference};
use super::inline::{CitationForm, CitationItem, Inline, Line};
use super::parse;

/// Cuts a text without Markdown, such as a summary; `None` if nothing has to be cut.
pub fn cut(text: &str, is_left_out: IsLeftOut<'_>) -> Option<String> {
    memchr::memchr2(b'[', b'@', text.as_bytes())?;
    let is_source = |id: &str| is_left_out(Reference::Source(id));
    let mut line = parse::plain_line(text, 0, &is_source);
    let has_cut = cut::line(&mut line, is_left_out);
    has_cut.then(|| line.iter().map(|piece| written(piece, text)).collect())
}

/// A piece of a line that is not Markdown, as written in the text, without the parts that were cut inside it.
fn written<'t>(piece: &'t Inline<'_>, text: &'t str) -> Cow<'t, str> {
    let line = |line: &Line<'_>| line.iter().map(|piece| written(piece, text)).collect::<String>();
    match piece {
        Inline::Text(run) => Cow::Borrowed(&run.text),
        Inline::Unlinked(run) => Cow::Owned(format!("[[!{}]]", run.text)),
        Inline::Unread(unread) => Cow::Borrowed(&unread.run.text),
        // The words of a link contain no reference.
        Inline::Link(link) | Inline::Embed(link) => Cow::Borrowed(&text[link.span.clone()]),
        Inline::Citation(citation) => {
            let item = |item: &CitationItem<'_>| {
                let parts = [
                    line(&item.prefix),
                    text[item.key.clone()].trim().to_owned(),
                    line(&item.suffix),
                ];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            };
            match (citation.form, &citation.items[..]) {
                (CitationForm::InText, [first, more @ ..]) => {
                    // Its bracket is closed behind the last item.
                    let is_open = first.span.end < citation.span.end;
                    let more = more.iter().map(|more| format!("; {}", item(more)));
                    let end = if is_open { "]" } else { "" };
                    Cow::Owned([&text[first.span.clone()], &more.collect::<String>(), end].concat())
                }
                (_, items) => {
                    let items = items.iter().map(item).collect::<Vec<_>>().join("; ");
                    Cow::Owned(format!("[{items}]"))
                }
            }
        }
        _ => unreachable!("a line that is no Markdown holds links and citations alone"),
    }
}
