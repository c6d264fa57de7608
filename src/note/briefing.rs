//! The keys of a briefing: a dated text with judgements.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned, Word};

use super::common::plain;

/// The keys of a briefing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Briefing {
    /// The date as of which it is valid.
    pub date: Option<Spanned<Edtf>>,
    /// The authors.
    pub authors: Vec<String>,
    /// Its key judgements.
    pub judgements: Vec<Judgement>,
}

/// A judgement with its likelihood and confidence, which must not be mixed in one sentence (ICD 203).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The sentence.
    pub text: Spanned<String>,
    /// The likelihood of what it states.
    pub likelihood: Option<Likelihood>,
    /// The confidence in the judgement.
    pub confidence: Option<Confidence>,
}

/// The seven bands of likelihood of ICD 203.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Likelihood {
    AlmostNoChance,
    VeryUnlikely,
    Unlikely,
    RoughlyEvenChance,
    Likely,
    VeryLikely,
    AlmostCertain,
}

impl Word for Likelihood {
    const WORDS: &'static [(&'static str, Likelihood)] = &[
        ("almost no chance", Likelihood::AlmostNoChance),
        ("very unlikely", Likelihood::VeryUnlikely),
        ("unlikely", Likelihood::Unlikely),
        ("roughly even chance", Likelihood::RoughlyEvenChance),
        ("likely", Likelihood::Likely),
        ("very likely", Likelihood::VeryLikely),
        ("almost certain", Likelihood::AlmostCertain),
    ];
}

impl Likelihood {
    /// The band with its range, as ICD 203 gives it.
    pub fn label(self) -> &'static str {
        match self {
            Likelihood::AlmostNoChance => "almost no chance (1–5 %)",
            Likelihood::VeryUnlikely => "very unlikely (5–20 %)",
            Likelihood::Unlikely => "unlikely (20–45 %)",
            Likelihood::RoughlyEvenChance => "roughly even chance (45–55 %)",
            Likelihood::Likely => "likely (55–80 %)",
            Likelihood::VeryLikely => "very likely (80–95 %)",
            Likelihood::AlmostCertain => "almost certain (95–99 %)",
        }
    }
}

/// The confidence in a judgement, by the soundness of its basis (ICD 203).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Confidence {
    Low,
    Moderate,
    High,
}

impl Word for Confidence {
    const WORDS: &'static [(&'static str, Confidence)] =
        &[("low", Confidence::Low), ("moderate", Confidence::Moderate), ("high", Confidence::High)];
}

impl Confidence {
    /// The level as shown to readers.
    pub fn label(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Moderate => "moderate",
            Confidence::High => "high",
        }
    }
}

impl Briefing {
    pub(super) fn read(fields: &mut Fields) -> Briefing {
        Briefing {
            date: fields.date("date"),
            authors: plain(fields.texts("authors")),
            judgements: fields.tables("judgements", "[[judgements]]", Judgement::read),
        }
    }
}

impl Judgement {
    fn read(fields: &mut Fields) -> Option<Judgement> {
        let text = fields.text("text");
        let likelihood = fields.word("likelihood").map(|word| word.value);
        let confidence = fields.word("confidence").map(|word| word.value);
        if text.is_none() {
            fields.missing("text", "write the judgement as one sentence");
        }
        Some(Judgement { text: text?, likelihood, confidence })
    }
}
