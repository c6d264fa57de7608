//! The keys of a briefing: a dated text with judgements.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::vocabulary::{List, Word};

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

impl Likelihood {
    /// The lowest and the highest probability of the band, in per cent.
    pub fn per_cent(self) -> (u8, u8) {
        match self {
            Likelihood::AlmostNoChance => (1, 5),
            Likelihood::VeryUnlikely => (5, 20),
            Likelihood::Unlikely => (20, 45),
            Likelihood::RoughlyEvenChance => (45, 55),
            Likelihood::Likely => (55, 80),
            Likelihood::VeryLikely => (80, 95),
            Likelihood::AlmostCertain => (95, 99),
        }
    }
}

impl Word for Likelihood {
    const LIST: List = List::Likelihood;
    const ALL: &'static [Likelihood] = &[
        Likelihood::AlmostNoChance,
        Likelihood::VeryUnlikely,
        Likelihood::Unlikely,
        Likelihood::RoughlyEvenChance,
        Likelihood::Likely,
        Likelihood::VeryLikely,
        Likelihood::AlmostCertain,
    ];
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
    const LIST: List = List::Confidence;
    const ALL: &'static [Confidence] = &[Confidence::Low, Confidence::Moderate, Confidence::High];
}

impl Briefing {
    pub(super) fn read(fields: &mut Fields) -> Briefing {
        Briefing {
            date: fields.date("date"),
            authors: plain(fields.whole_texts("authors")),
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
