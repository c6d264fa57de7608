//! A claim is what one source says of one property of an entity.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, TextOrNumber, Word};

use super::Cited;

/// One `[[claims]]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Such as `killed`, `founded`; any name.
    pub property: Spanned<String>,
    /// A number, a date or words.
    pub value: Spanned<TextOrNumber>,
    /// How the value is meant.
    pub qualifier: Qualifier,
    /// What is counted, such as `total` or `staff`.
    pub scope: Option<String>,
    /// What says so.
    pub cited: Cited,
    /// A few words of the passage, looked up at each build.
    pub quote: Option<Spanned<String>>,
    /// The date the claim speaks for.
    pub as_of: Option<Spanned<Edtf>>,
    /// Whether the analyst trusts this one most.
    pub preferred: bool,
    /// Why.
    pub reason: Option<String>,
}

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Qualifier {
    #[default]
    Exact,
    AtLeast,
    MoreThan,
    About,
    UpTo,
}

impl Word for Qualifier {
    const WORDS: &'static [(&'static str, Qualifier)] = &[
        ("exact", Qualifier::Exact),
        ("at-least", Qualifier::AtLeast),
        ("more-than", Qualifier::MoreThan),
        ("about", Qualifier::About),
        ("up-to", Qualifier::UpTo),
    ];
}

impl Qualifier {
    /// The words before the value.
    pub fn label(self) -> &'static str {
        match self {
            Qualifier::Exact => "",
            Qualifier::AtLeast => "at least ",
            Qualifier::MoreThan => "more than ",
            Qualifier::About => "about ",
            Qualifier::UpTo => "up to ",
        }
    }
}

impl Claim {
    /// The part that is counted; nothing where it is the total, said or not.
    pub fn part(&self) -> Option<&str> {
        self.scope.as_deref().filter(|scope| *scope != "total")
    }

    pub(super) fn read(fields: &mut Fields) -> Option<Claim> {
        let (property, value) = (fields.text("property"), fields.text_or_number("value"));
        let qualifier = fields.word("qualifier").map_or(Qualifier::Exact, |word| word.value);
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
        Some(Claim { property, value, qualifier, scope, cited, quote, as_of, preferred, reason })
    }
}
