//! Why an article has the date of issue that it has.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The reason for a date of issue, or for its absence. Pages say it in their language; messages and `inspect` in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateReason {
    /// The text has these words.
    Stated(String),
    /// The text gives only the date of its last update.
    Updated,
    /// The dateline of the first paragraph.
    Dateline,
    /// The address of the article.
    Address,
    /// The text has these words, a date of a calendar whose days have no exact counterparts.
    OtherCalendar(String),
    /// The text has none.
    NoDate,
    /// The note of the source, which gives no reason.
    SourceNote,
    /// The reason in the note of the source.
    Analyst(String),
}

impl fmt::Display for DateReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateReason::Stated(words) => return write!(f, "the text says “{words}”"),
            DateReason::Updated => "only the date of the last update is given",
            DateReason::Dateline => "the dateline of the first paragraph gives it",
            DateReason::Address => "the address of the article holds it",
            DateReason::OtherCalendar(words) => {
                return write!(
                    f,
                    "the text says “{words}”, in a calendar whose days have no exact counterparts"
                );
            }
            DateReason::NoDate => "the text gives no date of issue",
            DateReason::SourceNote => "given in the source's note",
            DateReason::Analyst(reason) => reason,
        })
    }
}
