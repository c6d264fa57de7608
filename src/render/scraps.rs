//! Scraps: what may be shown of a passage and is too short to be read by itself, such as a figure that a note quotes.

use crate::source::Quotation;
use crate::words::Words;

use super::html::Html;

/// Writes scraps as words in quotation marks; `write` writes one.
pub(super) fn list(
    html: &mut Html,
    words: &Words,
    scraps: &[Quotation],
    mut write: impl FnMut(&mut Html, &Quotation),
) {
    for (nth, scrap) in scraps.iter().enumerate() {
        if nth > 0 {
            html.comma(words);
        }
        html.markup("<q>");
        write(html, scrap);
        html.markup("</q>");
    }
}

/// Writes a paragraph that says what scraps are, and lists them; nothing if there are none.
pub(super) fn paragraph(
    html: &mut Html,
    words: &Words,
    scraps: &[Quotation],
    write: impl FnMut(&mut Html, &Quotation),
) {
    if scraps.is_empty() {
        return;
    }
    html.markup("<p class=\"scraps\"><span class=\"withheld\">");
    html.text(words.say("quoted_for_claim")).markup("</span> ");
    list(html, words, scraps, write);
    html.markup("</p>\n");
}
