//! Rules on the lock: what passages said when they were cited.

use super::rules;

rules! {
    MOVED_PASSAGE = Error "moved-passage" {
        says: "A passage that a note refers to says something else now, and another one says what was cited.",
        why: "A passage was added or taken away before it, so the text rests on other words than its author read.",
        example: "It was founded in 2015 [@saved-article#p2].  # which is passage 3 since the article was saved anew",
        mend: "Run `briefing fix`, which writes the new numbers.",
        guards: "what citations mean",
    }
    CHANGED_PASSAGE = Error "changed-passage" {
        says: "A passage that a note refers to says something else now, and what was cited is gone or stands in several places.",
        why: "The text would rest on other words than its author read.",
        example: "It was founded in 2015 [@saved-article#p2].  # whose second passage was edited",
        mend: "Read it with `briefing show @saved-article#p2`, and cite the passage that is meant. If it still fits, `briefing fix --accept` takes over what it says now.",
        guards: "what citations mean",
    }
    REPLACED_SOURCE = Warning "replaced-source" {
        says: "A source was replaced as a whole: it has as many passages of the same kinds, and other words.",
        why: "Such is the original in the place of its digest, and then every reference still fits. It may also be another article.",
        example: "seeds/saved-article.txt  # the article itself, where a retelling of it was",
        mend: "If the references fit, take the new words over with `briefing fix --accept`.",
    }
    UNLOCKED_PASSAGE = Error "unlocked-passage" {
        says: "With `--locked`, a note cites a passage that passages.lock does not have.",
        why: "Whoever builds next could not tell whether the passage still says what was cited.",
        example: "briefing build --locked  # after a citation was added and passages.lock was not committed",
        mend: "Build without `--locked`, and commit seeds/passages.lock with the notes.",
        guards: "what citations mean",
    }
    DAMAGED_LOCK = Error "damaged-lock" {
        says: "A line of passages.lock cannot be read, or two lines contradict each other.",
        why: "What was cited is not known then, and a wrong line would hide a passage that has moved.",
        example: "<<<<<<< HEAD\nsaved-article#p2 5d2f8c0a91b3e764\n=======",
        mend: "Keep the lines of both sides of a merge, in any order; else restore the file from version control.",
        guards: "what citations mean",
    }
}
