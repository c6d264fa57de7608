//! A claim is a source's statement on one property of an entity.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, TextOrNumber};
use crate::rule;
use crate::vocabulary::Term;
use crate::vocabulary::known::{EXACT, TOTAL};

use super::Cited;

/// One `[[claims]]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The property, such as `killed` or `founded`; any name is allowed.
    pub property: Spanned<String>,
    /// The value: a number, a date or words.
    pub value: Spanned<TextOrNumber>,
    /// The unit of the value, such as `km`.
    pub unit: Option<String>,
    /// The qualifier of the value.
    pub qualifier: Option<Spanned<Term>>,
    /// What is counted, such as `total` or `staff`.
    pub scope: Option<String>,
    /// The source and passage that state it.
    pub cited: Cited,
    /// A few words of the passage; each build checks that it contains them.
    pub quote: Option<Spanned<String>>,
    /// The date for which the value is given.
    pub as_of: Option<Spanned<Edtf>>,
    /// Whether the analyst prefers it to the others.
    pub preferred: bool,
    /// The reason for the preference, or how the value was derived.
    pub reason: Option<String>,
}

impl Claim {
    /// The scope, if it is a part; `None` for the total, which may be given or implied.
    pub fn part(&self) -> Option<&str> {
        self.scope.as_deref().filter(|scope| *scope != TOTAL)
    }

    /// How the value is meant.
    pub fn qualifier(&self) -> &str {
        self.qualifier.as_ref().map_or(EXACT, |qualifier| &qualifier.value)
    }

    pub(super) fn read(fields: &mut Fields) -> Option<Claim> {
        let (property, value) = (fields.text("property"), fields.text_or_number("value"));
        let unit = unit(fields, value.as_ref().map(|value| &value.value));
        let qualifier = fields.term("qualifier");
        let scope = fields.text("scope").map(|scope| scope.value);
        let cited = Cited::read(fields);
        let (quote, as_of) = (fields.text("quote"), fields.date("as_of"));
        let (preferred, reason) =
            (fields.flag("preferred"), fields.text("reason").map(|reason| reason.value));
        for (key, present) in [
            ("property", property.is_some()),
            ("value", value.is_some()),
            ("source", cited.source.is_some()),
        ] {
            if !present && !fields.has_read(key) {
                fields.missing(key, "a claim needs `property`, `value` and `source`");
            }
        }
        let (property, value) = (property?, value?);
        cited.source.as_ref()?;
        Some(Claim {
            property,
            value,
            unit,
            qualifier,
            scope,
            cited,
            quote,
            as_of,
            preferred,
            reason,
        })
    }
}

/// The unit of a number.
fn unit(fields: &mut Fields, value: Option<&TextOrNumber>) -> Option<String> {
    let unit = fields.text("unit")?;
    let message = match value {
        Some(TextOrNumber::Text(_)) => "`unit` goes with a number, and `value` is none",
        _ if unit.value.is_empty() => "`unit` is empty",
        _ => return Some(unit.value),
    };
    let problem = Diagnostic::new(&rule::WRONG_TYPE, message).at(&fields.file(), &unit.span);
    let hint = "remove the unit, or write it into the text of `value`";
    fields.problem(problem.label("no unit of a number").hint(hint));
    None
}
