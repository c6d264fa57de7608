//! The page of a briefing.

use serde::Serialize;

use super::{Body, Markup};

/// The page of a briefing, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingView {
    /// Its key judgements.
    pub judgements: Vec<JudgementView>,
    /// The text.
    pub body: Body,
    /// The entities its text names, most often first: `ul`.
    pub names: Markup,
    /// The numbered references: `li`.
    pub references: Markup,
    /// Notes that link here, as lists.
    pub backlinks: Markup,
}

/// A key judgement.
#[derive(Debug, Clone, Serialize)]
pub struct JudgementView {
    /// The sentence in words.
    pub text: String,
    /// The sentence with its mark-up and references.
    pub html: Markup,
    /// Such as `likely (55–80 %)`; may be empty.
    pub likelihood: String,
    /// `low`, `moderate` or `high`; may be empty.
    pub confidence: String,
}
