//! A claim is a source's statement on one property of an entity.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, TextOrNumber, Word};

use super::Cited;

/// One `[[claims]]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The property, such as `killed` or `founded`; any name is allowed.
    pub property: Spanned<String>,
    /// The value: a number, a date or words.
    pub value: Spanned<TextOrNumber>,
    /// The qualifier of the value.
    pub qualifier: Qualifier,
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

/// The qualifier of a value.
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
    /// The words to write before the value.
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
    /// The scope, if it is a part; `None` for the total, which may be given or implied.
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
