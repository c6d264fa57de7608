//! An item of a citation: a publication, a date, and as far as they are written the author, the title and the address.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Field;
use super::date::CivilDate;

/// One cited outlet and date, or one cited work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationItem {
    /// The publication as written; `None` if the text lost it, or the work is a book.
    pub outlet: Option<Field>,
    /// The authors as written.
    pub author: Option<Field>,
    /// The title of the work.
    pub title: Option<Field>,
    /// The address of the work.
    pub address: Option<String>,
    /// The date; `None` if it cannot be known.
    pub date: Option<CivilDate>,
    /// The origin of the year.
    pub year: YearBasis,
    /// Whether `see` or `cf.` precedes it: the other publication says more on the matter.
    pub see: bool,
    /// The range of the outlet and the date, or of the date alone if the outlet is that of the item before.
    pub span: Range<usize>,
}

/// The origin of the year of a cited date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearBasis {
    /// The citation states it.
    Stated,
    /// The citation omits it: it is the year of the article.
    Inferred,
}

impl CitationItem {
    /// An item of which nothing is known yet.
    pub(super) fn at(span: Range<usize>) -> CitationItem {
        CitationItem {
            outlet: None,
            author: None,
            title: None,
            address: None,
            date: None,
            year: YearBasis::Stated,
            see: false,
            span,
        }
    }
}
