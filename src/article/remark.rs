//! Remarks: results of reading an article that an editor should check.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::rule::{self, Rule};

/// Something in the text that was guessed, is missing, or looks wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Its range in the text.
    pub span: Range<usize>,
    /// What kind of thing it is.
    pub rule: &'static Rule,
    /// What there is to see, and what to do about it.
    pub message: String,
}

impl Remark {
    pub(crate) fn new(
        span: Range<usize>,
        rule: &'static Rule,
        message: impl Into<String>,
    ) -> Remark {
        Remark { span, rule, message: message.into() }
    }

    /// Says that the file has characters which cannot be seen, and where the first ones stand.
    pub(crate) fn invisible(first: usize) -> Remark {
        let message = "the file has characters that cannot be seen; it is read without them";
        Remark::new(first..first, &rule::ENCODING_ODDITY, message)
    }
}
