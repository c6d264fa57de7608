//! The list of references at the end of a page.

use crate::model::Reader;

use super::html::Html;
use super::overview::Overview;
use super::references::{References, back};
use super::view::Markup;

/// The list for the end of the page.
pub(crate) fn rows(
    references: &References,
    site: &Reader<'_>,
    overview: &Overview,
    root: &str,
) -> Markup {
    let words = site.words();
    let mut number = 0;
    let entries = references.entries().collect::<Vec<_>>();
    Html::rows(&entries, |html, (source, passage, uses)| {
        number += 1;
        html.markup("<li id=\"").reference(number).markup("\" value=\"").number(number);
        html.markup("\"><span class=\"back\">");
        back(html, words, number, *uses);
        html.markup("</span> <span class=\"entry\">");
        let cited = overview.citation(site, *source);
        html.portable(root, &cited.html);
        if let Some(passage) = *passage {
            let passage = passage as usize;
            html.markup(", <a href=\"")
                .address(root, &cited.citation.url)
                .markup("#p")
                .number(passage);
            html.markup("\">").text(&words.count("passage_n", passage)).markup("</a>");
        }
        html.markup(".</span></li>\n");
    })
}
