//! Lines of fact cards, and their values.

use crate::note::Cited;

use super::builder::Builder;
use super::html::Html;
use super::view::{Fact, FactValue, Link, Markup};

/// A fact card being filled: empty values leave no line.
#[derive(Default)]
pub(crate) struct Facts(Vec<Fact>);

impl Facts {
    /// A line of plain text.
    pub(crate) fn text(&mut self, label: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.links(label, vec![Link { text, url: String::new() }]);
        }
    }

    /// A line of links.
    pub(crate) fn links(&mut self, label: &'static str, links: Vec<Link>) {
        let values = links.into_iter().map(|link| FactValue {
            link,
            remark: String::new(),
            refs: Vec::new(),
        });
        self.values(label, values.collect());
    }

    /// A line of finished values.
    pub(crate) fn values(&mut self, label: &'static str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.0.push(Fact { label, values });
        }
    }

    /// The card.
    pub(crate) fn card(self) -> Vec<Fact> {
        self.0
    }
}

/// The lines as a page shows them.
pub(crate) fn rows(facts: &[Fact], root: &str) -> Markup {
    Html::rows(facts, |html, fact| {
        html.markup("<div>\n<dt>").text(fact.label).markup("</dt>\n");
        for value in &fact.values {
            html.markup("<dd>");
            linked(html, root, value).refs(&value.refs).markup("</dd>\n");
        }
        html.markup("</div>\n");
    })
}

/// Values of a line that stands in the card as well, as rows of a list.
pub(crate) fn rows_again(values: &[FactValue], root: &str) -> Markup {
    Html::rows(values, |html, value| {
        html.markup("<li>");
        linked(html, root, value).refs_again(&value.refs).markup("</li>\n");
    })
}

fn linked<'a>(html: &'a mut Html, root: &str, value: &FactValue) -> &'a mut Html {
    html.link(root, &value.link).bracketed(&value.remark)
}

/// A value with a remark and what says so.
pub(crate) fn value(
    builder: &mut Builder<'_>,
    link: Link,
    remark: &str,
    cited: &Cited,
) -> FactValue {
    FactValue { link, remark: remark.to_owned(), refs: builder.cite(cited) }
}
