//! The lines of fact cards.

use crate::model::{Fact, FactValue};

use super::builder::Builder;
use super::html::Html;
use super::view::{self, Link, Markup};
use super::words::facts::{self, Shown};

/// The facts as lines of a page's card. Values without words, such as a place without a name,
/// produce no line.
pub(crate) fn card(builder: &mut Builder<'_>, facts: &[Fact<'_>]) -> Vec<view::Fact> {
    let mut card = Vec::new();
    for fact in facts {
        let values = fact.values.iter().filter_map(|value| card_value(builder, value));
        let values = values.collect::<Vec<_>>();
        if !values.is_empty() {
            card.push(view::Fact { label: facts::label_of(builder.words, fact), values });
        }
    }
    card
}

fn card_value(builder: &mut Builder<'_>, value: &FactValue<'_>) -> Option<view::FactValue> {
    let link = match facts::shown(builder.words, &value.value) {
        Shown::Entity(ix) => Link::clone(builder.link(ix)),
        Shown::Source(ix) => builder.source_link(ix),
        Shown::Words(text) if text.is_empty() => return None,
        Shown::Words(text) => Link { text, url: String::new() },
    };
    let remark = facts::remark(builder.site, &value.remark);
    Some(view::FactValue { link, remark, refs: builder.cite(&value.references) })
}

/// The lines as HTML.
pub(crate) fn rows(facts: &[view::Fact], root: &str) -> Markup {
    Html::rows(facts, |html, fact| {
        html.markup("<div>\n<dt>").text(&fact.label).markup("</dt>\n");
        for value in &fact.values {
            html.markup("<dd>");
            linked(html, root, value).refs(&value.refs).markup("</dd>\n");
        }
        html.markup("</div>\n");
    })
}

/// Values of a line that is in the card as well, as rows of a list.
pub(crate) fn rows_again(values: &[view::FactValue], root: &str) -> Markup {
    Html::rows(values, |html, value| {
        html.markup("<li>");
        linked(html, root, value).refs_again(&value.refs).markup("</li>\n");
    })
}

fn linked<'a>(html: &'a mut Html, root: &str, value: &view::FactValue) -> &'a mut Html {
    html.link(root, &value.link).bracketed(&value.remark)
}
