//! The lines of fact cards.

use tera::Value;

use crate::model::{Fact, FactValue};
use crate::words::Words;

use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
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

/// An actor with what is said of its part, as a row of a list.
struct Perpetrator<'f>(&'f view::FactValue);

/// The actors that an attack is attributed to.
pub(crate) fn perpetrators(builder: &Builder<'_>, values: &[view::FactValue]) -> Markup {
    builder.written(values.iter().map(Perpetrator))
}

impl Row for &view::Fact {
    const NAME: &'static str = "fact";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<div>\n<dt>").text(&self.label).markup("</dt>\n");
        for value in &self.values {
            html.markup("<dd>");
            linked(html, root, value).markup("</dd>\n");
        }
        html.markup("</div>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

impl Row for Perpetrator<'_> {
    const NAME: &'static str = "perpetrator";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<li>");
        linked(html, root, self.0).markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        let view::FactValue { link, remark, refs } = self.0;
        seen(&view::PerpetratorRow { link, remark, refs })
    }
}

fn linked<'a>(html: &'a mut Html, root: &str, value: &view::FactValue) -> &'a mut Html {
    html.link(root, &value.link).bracketed(&value.remark).piece(&value.refs)
}
