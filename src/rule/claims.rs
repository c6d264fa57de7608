//! Rules on claims, judgements and attributions.

use super::rules;

rules! {
    QUOTE_DRIFT = Error "quote-drift" {
        says: "Words that a claim or citation quotes are not in the passage.",
        why: "A quotation that its source does not hold is none: the article was changed, or another passage is meant.",
        example: "[[claims]]\nproperty = \"killed\"\nvalue = 12\nsource = \"saved-article\"\npassage = 4\nquote = \"at least 13\"",
        mend: "Read the passage with `briefing show`, and quote a few words of it.",
        guards: "the wording of quotations",
    }
    QUOTE_WITHOUT_PASSAGE = Error "quote-without-passage" {
        says: "A claim quotes words and does not name their passage.",
        why: "Whether the source holds the words could not be checked.",
        example: "[[claims]]\nproperty = \"killed\"\nvalue = 12\nsource = \"saved-article\"\nquote = \"at least 12\"",
        mend: "Add `passage = ` to the claim.",
        guards: "the wording of quotations",
    }
    PREFERRED_TWICE = Error "preferred-twice" {
        says: "Two claims on one thing are preferred.",
        why: "Only one value can be the one that is shown first.",
        example: "[[claims]]\nproperty = \"killed\"\nvalue = 12\npreferred = true\n[[claims]]\nproperty = \"killed\"\nvalue = 13\npreferred = true",
        mend: "Remove `preferred` from one of them.",
    }
    PREFERRED_WITHOUT_REASON = Warning "preferred-without-reason" {
        says: "A preferred claim gives no reason.",
        why: "Readers see that one source is believed rather than another, and not why.",
        example: "[[claims]]\nproperty = \"killed\"\nvalue = 12\npreferred = true",
        mend: "Add `reason = \"...\"`; readers see it beside the value.",
    }
    MIXED_JUDGEMENT = Warning "mixed-judgement" {
        says: "A judgement states its likelihood and its confidence in one sentence.",
        why: "Readers take the one for the other; ICD 203 keeps them apart.",
        example: "[[judgements]]\ntext = \"We judge with high confidence that it will likely rain.\"\nlikelihood = \"likely\"",
        mend: "Keep the confidence in `confidence`; the page shows it apart.",
    }
    ALLEGATION_BY_NOBODY = Warning "allegation-by-nobody" {
        says: "An attribution is alleged, and nothing says by whom.",
        why: "An accusation without an accuser reads as the site's.",
        example: "[[perpetrators]]\nactor = \"example-front\"\ncertainty = \"alleged\"",
        mend: "Add `by`, an id or a name, or the `source` and `passage` that allege it.",
    }
}
