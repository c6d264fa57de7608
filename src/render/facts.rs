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
struct Perpetrator<'f> {
    value: &'f view::FactValue,
    words: &'f Words,
}

/// The actors that an attack is attributed to.
pub(crate) fn perpetrators(builder: &Builder<'_>, values: &[view::FactValue]) -> Markup {
    let words = builder.words;
    builder.written(values.iter().map(|value| Perpetrator { value, words }))
}

impl Row for &view::Fact {
    const NAME: &'static str = "fact";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup("<div>\n<dt>").text(&self.label).markup("</dt>\n");
        for value in &self.values {
            html.markup("<dd>");
            linked(html, root, value).piece(&value.refs.html).markup("</dd>\n");
        }
        html.markup("</div>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}

impl Row for Perpetrator<'_> {
    const NAME: &'static str = "perpetrator";

    fn write(&self, html: &mut Html, words: &Words, root: &str) {
        html.markup("<li>");
        let value = self.value;
        linked(html, root, value).refs(words, &value.refs.uses).markup("</li>\n");
    }

    fn view(&self, _: &str) -> Value {
        let Perpetrator { value: view::FactValue { link, remark, refs }, words } = self;
        seen(&view::PerpetratorRow {
            link,
            remark,
            refs: Html::finished(|html| _ = html.refs(words, &refs.uses)),
        })
    }
}

fn linked<'a>(html: &'a mut Html, root: &str, value: &view::FactValue) -> &'a mut Html {
    html.link(root, &value.link).bracketed(&value.remark)
}
