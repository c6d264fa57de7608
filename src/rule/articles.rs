//! Rules on how articles were read: what was guessed, is missing or looks wrong. A reading is never an error by itself,
//! so these are notes, but for those on files that should be taken in in another way.

use super::rules;

rules! {
    NO_TITLE = Note "no-title" {
        says: "No title was found in an article.",
        why: "Its page is called after its file.",
        example: "an article whose first line is a paragraph",
        mend: "Give `title` in the source note.",
    }
    DATE_INFERRED = Note "date-inferred" {
        says: "The date of issue was concluded, not read.",
        why: "A conclusion may be wrong, and dates without a year rest on it.",
        example: "an article with no date but the years in its citations",
        mend: "Give `[issued]` in the source note.",
    }
    DATE_CONFLICT = Note "date-conflict" {
        says: "Two dates of issue in an article disagree.",
        why: "One of them was taken.",
        example: "Published: May 3, 2021\nPublished: May 5, 2021",
        mend: "Give `[issued]` in the source note.",
    }
    METADATA_INFERRED = Note "metadata-inferred" {
        says: "A line was read as the author, the publication or a tag by its place alone.",
        why: "It may be a part of the text.",
        example: "Ann Lee | May 3, 2021",
        mend: "Where that is wrong, give the key in the source note, and `keep` the line.",
    }
    GLUED_TAGS = Note "glued-tags" {
        says: "Tags of an article run into each other.",
        why: "They were copied without what separates them.",
        example: "Tags: PeruChile",
        mend: "Separate them in the article, where it is yours to change.",
    }
    CITATION_WITHOUT_OUTLET = Note "citation-without-outlet" {
        says: "A citation in an article names no publication.",
        why: "It is kept and counts for no outlet.",
        example: "It threatened (, June 29, 2019).",
        mend: "Compare with the article on the web: mostly a link was lost when it was saved.",
    }
    CITATION_WITHOUT_YEAR = Note "citation-without-year" {
        says: "A citation has no year, and the article's is not known.",
        why: "It has no date that could be ordered.",
        example: "It fell (Wire, May 3).",
        mend: "Give `[issued]` in the source note.",
    }
    CITATION_WITHOUT_DATE = Note "citation-without-date" {
        says: "A citation has no date that can be read.",
        why: "It is kept without a date.",
        example: "It fell (Wire, May 3, 2021; Lima Post).",
        mend: "Nothing, where the article has none.",
    }
    CITATION_DATE_COARSE = Note "citation-date-coarse" {
        says: "A citation is dated more vaguely than it is written.",
        why: "A range of days, or a day and month that could be swapped, is no single date; only what is sure was taken.",
        example: "It fell (Wire, May 3-5, 2021).",
        mend: "Nothing, where the month or year is enough.",
    }
    CITATION_AFTER_ISSUE = Note "citation-after-issue" {
        says: "A citation would be later than its article.",
        why: "A year that was left out may be the year before, or the article's date is wrong.",
        example: "It fell (Wire, December 3).  # in an article of May",
        mend: "Check `[issued]` in the source note.",
    }
    DOUBTFUL_CITATION = Note "doubtful-citation" {
        says: "Words in brackets look somewhat like a citation and were left as text.",
        why: "If it is one, it is missing from the list of what the article cites.",
        example: "It fell (river notes, March 22).",
        mend: "Write a note on the outlet if it is one: its name makes the citation certain.",
    }
    UNBALANCED_PARENTHESIS = Note "unbalanced-parenthesis" {
        says: "A bracket in an article has no other half.",
        why: "A citation in it may not have been read.",
        example: "It fell (Wire, May 3, 2021. It rose.",
        mend: "Compare with the article on the web.",
    }
    REFERENCE_WITHOUT_NOTE = Note "reference-without-note" {
        says: "The text of an article points to a note that is not there.",
        why: "Mostly the notes were not saved with the text.",
        example: "The lake was low.[4]  # and no note 4",
        mend: "Save the article again with its notes.",
    }
    GLUED_NOTE_NUMBER = Note "glued-note-number" {
        says: "The number of a note was joined to a figure when an article was saved.",
        why: "Whoever quotes the figure would quote another one.",
        example: "The lake has 2,0003 boats.  # 2,000 boats, and note 3",
        mend: "Quote the figure without the number of the note.",
    }
    NOTE_WITHOUT_REFERENCE = Note "note-without-reference" {
        says: "Nothing in the text of an article points to one of its notes.",
        why: "The sign in the text may have been lost, or the line is no note.",
        example: "[4] Wire, May 3, 2021.  # and no [4] in the text",
        mend: "Compare with the article on the web.",
    }
    DUPLICATE_NOTE = Note "duplicate-note" {
        says: "Two notes of an article have one number.",
        why: "Which of them the text means is not certain.",
        example: "[1] Wire, May 3, 2021.\n[1] Post, May 4, 2021.",
        mend: "Compare with the article on the web.",
    }
    LOST_HEADING = Note "lost-heading" {
        says: "As many blank lines are before a paragraph as before headings.",
        why: "A heading may have been lost when the article was saved.",
        example: "three blank lines before a paragraph, where others have one",
        mend: "Compare with the article on the web.",
    }
    DOUBTFUL_LINE = Note "doubtful-line" {
        says: "What a line of an article is was decided by little.",
        why: "It may have been taken for a heading, a section or promotion and be text, or the other way round.",
        example: "a short line without a stop between two paragraphs",
        mend: "Where that is wrong, name the line in `keep` or `drop` of the source note.",
    }
    REPEATED_TEXT = Note "repeated-text" {
        says: "A passage says almost the same as another one of its article.",
        why: "A fact in both counts once.",
        example: "a standfirst whose sentence is in the first paragraph again",
        mend: "`drop` one of them in the source note, if it was saved twice.",
    }
    ENCODING_ODDITY = Note "encoding-oddity" {
        says: "An article holds characters of a wrong encoding, or that cannot be seen.",
        why: "Words with them are not found: names in them are not linked.",
        example: "The group\u{fffd}s leader",
        mend: "Save the article again as UTF-8.",
    }
    INTERLEAVED_COLUMNS = Warning "interleaved-columns" {
        says: "Two columns of a printed page run into each other in a copied text.",
        why: "Its sentences are mixed: what is quoted of it was never written.",
        example: "lines with words on both sides of a wide space, as `pdftotext -layout` writes them",
        mend: "Make a clip of the PDF file with `briefing import FILE`, which reads column by column, and delete the text.",
    }
    NO_RUNNING_TEXT = Warning "no-running-text" {
        says: "A copied text has many short lines and no sentence.",
        why: "It is the menus of a page, and its article is missing.",
        example: "the text of a page that shows its article only to subscribers",
        mend: "Copy the article itself, or save its page and make a clip of it with `briefing import FILE`.",
    }
    UNUSED_OVERRIDE = Note "unused-override" {
        says: "`keep` or `drop` of a source note points at nothing in its article.",
        why: "The article was changed, or the number is mistyped.",
        example: "drop = [\"p99\"]",
        mend: "Look for the line or passage with `briefing inspect`.",
    }
}
