//! Rules on what notes refer to: sources, passages, entities, names.

use super::rules;

rules! {
    UNKNOWN_SOURCE = Error "unknown-source" {
        says: "A citation or claim names a source that does not exist.",
        why: "Readers could not see what the text rests on.",
        example: "It was founded in 2015 [@no-such-article#p3].",
        mend: "Write the id of a source note, or of an article under seeds/.",
        guards: "the evidence behind what pages say",
    }
    UNKNOWN_PASSAGE = Error "unknown-passage" {
        says: "A source has no passage of this number.",
        why: "The reference would lead nowhere: mostly the article was changed, or the number is mistyped.",
        example: "It was founded in 2015 [@saved-article#p14].  # which has nine passages",
        mend: "Look for the number with `briefing show @saved-article`.",
        guards: "the evidence behind what pages say",
    }
    PAGE_OF_TEXT = Note "page-of-text" {
        says: "A citation gives a page of a source whose text is read passage by passage.",
        why: "It is shown as a page, and does not count as a use of the passage with that number.",
        example: "So it is said [@saved-article, p. 3].",
        mend: "Write `[@saved-article#p3]` if the third passage is meant.",
    }
    BAD_LOCATOR = Error "bad-locator" {
        says: "What follows `#` in a citation of a source is not a passage.",
        why: "Only passages have an address on the page of a source.",
        example: "It was founded in 2015 [@saved-article#page-3].",
        mend: "Write `#p7` for the seventh passage, or a page as words: `[@saved-article, p. 3]`.",
        guards: "the evidence behind what pages say",
    }
    UNKNOWN_ACTOR = Error "unknown-actor" {
        says: "A key names an actor that does not exist, or a note that is no actor.",
        why: "An attack or relation would be ascribed to nobody.",
        example: "[[perpetrators]]\nactor = \"exmaple-front\"\ncertainty = \"stated\"",
        mend: "Write the id of a note under content/actors/, or write that note.",
    }
    UNKNOWN_OUTLET = Error "unknown-outlet" {
        says: "A key names an outlet that does not exist, or a note that is no outlet.",
        why: "Whether a source may be linked, and what it is worth, is for its outlet to say.",
        example: "outlet = \"lima-wier\"",
        mend: "Write the id of a note under content/outlets/, or write that note.",
        guards: "the addresses that are never linked",
    }
    UNKNOWN_PROPERTY = Warning "unknown-property" {
        says: "`derived_from` or `independent_of` names a property that no claim of the source is about.",
        why: "The entry changes no count of independent sources; mostly the property is mistyped.",
        example: "derived_from = [{ source = \"wire\", for = [\"kiled\"] }]",
        mend: "Write the property as the claims do, or leave it out.",
    }
    DEPENDENT_SOURCES = Error "dependent-sources" {
        says: "A source is judged independent of another, and the two rest on each other.",
        why: "Sources that rest on each other, even through others, count as one: both cannot be true.",
        example: "derived_from = [\"wire\"]\nindependent_of = [{ source = \"wire\", for = [\"killed\"] }]",
        mend: "Remove the entry that is wrong, or name in `for` the properties that each is about.",
        guards: "the count of independent sources",
    }
    NAMES_ITSELF = Error "names-itself" {
        says: "A source names itself in `derived_from` or `independent_of`.",
        why: "No source confirms itself, and none rests on itself; another source was meant.",
        example: "derived_from = [\"saved-article\"]  # in the note of saved-article",
        mend: "Write the id of the other source, or remove the entry.",
        guards: "the count of independent sources",
    }
    CREDITED_OUTLET = Note "credited-outlet" {
        says: "An article credits an outlet, and its note does not say whether it rests on a source of that outlet.",
        why: "What is taken over from an agency is no second source.",
        example: "Additional reporting by Lima Wire.  # in an article of the Lima Post",
        mend: "Write `derived_from` in the source note if it rests on that outlet, or `independent_of` if you judged that it does not.",
    }
    UNLINKED_NAME = Note "unlinked-name" {
        says: "An article has a name of a note within a longer name that no note has, or in capitals that two notes share.",
        why: "`Hope Street` is not `Hope`. The longer name may deserve a note, or may be another name of the same.",
        example: "They met in Hope Street.  # with a note called Hope",
        mend: "Write a note for the longer name, add it to `aliases` if it is the same, or to `not_names` if it is not.",
    }
    SHARED_NAME = Error "shared-name" {
        says: "A name belongs to two notes.",
        why: "Where it occurs in a text, it could link either of them.",
        example: "aliases = [\"the Front\"]  # in two notes",
        mend: "Keep it in one note, move it to `weak_aliases`, or say in which context it is meant.",
    }
    SHARED_TAG = Warning "shared-tag" {
        says: "Two tags that are written differently share one page.",
        why: "Readers of one would find the notes of the other.",
        example: "tags = [\"river war\"]  # and \"River-War!\" in another note",
        mend: "Write them alike if they are one, or rename one of them.",
    }
    MISSING_SEED = Error "missing-seed" {
        says: "There is no article of the name that a source note gives.",
        why: "The note says what may be shown of the article; an article without its note would be published without these limits.",
        example: "seed = \"saved-artcle.txt\"",
        mend: "Correct the name, save the article there, or point --seeds at the folder that has it.",
        guards: "the rights in sources",
    }
    SHARED_SEED = Error "shared-seed" {
        says: "Two notes give one article.",
        why: "The looser of their rights would be published.",
        example: "seed = \"saved-article.txt\"  # in two notes",
        mend: "Move what both say into one note, and delete the other.",
        guards: "the rights in sources",
    }
    FILE_OF_SOURCE = Error "file-of-source" {
        says: "A file is published that may hold the text of a source, whose rights withhold it.",
        why: "The note of the source links the file, or it is the article itself: readers would get all of it.",
        example: "[The article](article.pdf)  # in the note of a source with `display = \"excerpt\"`",
        mend: "Leave the link out, set `display = \"full\"`, or link the file from another note if it does not hold the text.",
        guards: "the rights in sources",
    }
    PICTURE_OF_SOURCE = Warning "picture-of-source" {
        says: "The note of a source whose rights withhold its text shows a picture.",
        why: "It may show the text, or be the publisher's.",
        example: "![The front page](page.png)  # in the note of a source with `display = \"metadata\"`",
        mend: "Leave it out, or switch the rule off where you may publish it.",
    }
    SEED_WITHOUT_NOTE = Warning "seed-without-note" {
        says: "An article has no source note.",
        why: "Its date and rights are guesses until a note gives them.",
        example: "seeds/saved-article.txt, and no note with `seed = \"saved-article.txt\"`",
        mend: "`briefing new source saved-article.txt` writes the note.",
    }
    BAD_SELECTOR = Error "bad-selector" {
        says: "An entry of `keep` or `drop` selects no line or passage of its article.",
        why: "What was to be left out is still shown, or what was to be kept is still set aside.",
        example: "drop = [\"L400\"]  # of an article with 60 lines",
        mend: "Write a line `L5`, lines `L5-9`, or in `drop` a passage `p7`.",
        guards: "the parts of sources that are left out",
    }
}
