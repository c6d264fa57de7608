//! Remarks: results of reading an article that an editor should check.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::rule::{self, Rule};
use crate::text::lines::Lines;

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

    fn order(&self) -> (usize, usize, &'static Rule, &str) {
        (self.span.start, self.span.end, self.rule, &self.message)
    }

    /// Says that the file has characters which cannot be seen, and where the first ones stand.
    pub(crate) fn invisible(first: usize) -> Remark {
        let message = "the file has characters that cannot be seen; it is read without them";
        Remark::new(first..first, &rule::ENCODING_ODDITY, message)
    }
}

/// Puts remarks in the order of the text, and says once what several of them say in the same words.
pub(super) fn merged(mut remarks: Vec<Remark>, text: &str) -> Vec<Remark> {
    const SHOWN: usize = 6;
    remarks.sort_by(|one, other| one.order().cmp(&other.order()));
    remarks.dedup();
    let mut others: BTreeMap<(&'static Rule, String), Vec<usize>> = BTreeMap::new();
    remarks.retain(|remark| {
        let alike = others.entry((remark.rule, remark.message.clone())).or_default();
        alike.push(remark.span.start);
        alike.len() == 1
    });
    let lines = Lines::of(text);
    for remark in &mut remarks {
        let Some(alike) = others.get(&(remark.rule, remark.message.clone())) else { continue };
        let [_, rest @ ..] = &alike[..] else { continue };
        if rest.is_empty() {
            continue;
        }
        let places = rest.iter().map(|at| lines.line(*at)).collect::<BTreeSet<_>>();
        let shown = places.iter().take(SHOWN).map(|line| format!("L{line}")).collect::<Vec<_>>();
        let more = if places.len() > SHOWN { ", ..." } else { "" };
        remark.message += &format!(" (and {} more: {}{more})", rest.len(), shown.join(", "));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_several_times_is_said_once_with_its_places() {
        let remark = |at: usize, message: &str| Remark::new(at..at, &rule::DOUBTFUL_LINE, message);
        let found = vec![remark(2, "odd"), remark(0, "short"), remark(6, "odd"), remark(4, "odd")];
        let merged = merged(found, "a\nb\nc\nd\n");
        let messages = merged.iter().map(|remark| (remark.span.start, &*remark.message));
        assert_eq!(messages.collect::<Vec<_>>(), [(0, "short"), (2, "odd (and 2 more: L3, L4)")]);
    }
}
