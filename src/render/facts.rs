//! Lines of fact cards.

use crate::note::Cited;

use super::builder::Builder;
use super::view::{Fact, FactValue, Link};

/// A fact card being filled: empty values leave no line.
#[derive(Default)]
pub(crate) struct Facts(Vec<Fact>);

impl Facts {
    /// A line of plain text.
    pub(crate) fn text(&mut self, label: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.links(label, vec![Link { text, url: String::new() }]);
        }
    }

    /// A line of links.
    pub(crate) fn links(&mut self, label: &str, links: Vec<Link>) {
        let values = links.into_iter().map(|link| FactValue {
            link,
            remark: String::new(),
            refs: Vec::new(),
        });
        self.values(label, values.collect());
    }

    /// A line of finished values.
    pub(crate) fn values(&mut self, label: &str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.0.push(Fact { label: label.to_owned(), values });
        }
    }

    /// The card.
    pub(crate) fn card(self) -> Vec<Fact> {
        self.0
    }
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
