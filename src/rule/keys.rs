//! Rules on the keys of notes and of `site.toml`.

use super::rules;

rules! {
    FRONT_MATTER_SYNTAX = Error "front-matter-syntax" {
        says: "The keys of a note or of site.toml are not TOML or YAML.",
        why: "Keys that cannot be read do not count, `tlp` and `draft` among them.",
        example: "+++\ntitle = \"Red Hill\n+++",
        mend: "Mend the marked place: mostly a quotation mark or bracket is missing.",
        guards: "the markings of notes",
    }
    OPEN_FRONT_MATTER = Error "open-front-matter" {
        says: "The head of a note has no last line.",
        why: "Where it ends cannot be known, so none of its keys counts.",
        example: "+++\ntitle = \"Red Hill\"\n\nThe group was founded in 2015.",
        mend: "Close the head with a line of `+++`, or `---` for YAML.",
        guards: "the markings of notes",
    }
    MISPLACED_FRONT_MATTER = Error "misplaced-front-matter" {
        says: "A head does not begin on the first line of its file.",
        why: "It would be shown as text, and its `tlp` and `draft` would not count.",
        example: "\n+++\ntlp = \"amber\"\n+++",
        mend: "Delete what is above the head.",
        guards: "the markings of notes",
    }
    MISSING_KEY = Error "missing-key" {
        says: "A key that must be there is missing.",
        why: "Without it the note or the table says nothing that could be shown.",
        example: "[[claims]]\nvalue = 12  # of what?",
        mend: "Add the key that the message names.",
    }
    UNKNOWN_KEY = Error "unknown-key" {
        says: "A key is not one of those that its table has.",
        why: "A mistyped key does nothing, and nobody would notice: `tpl = \"red\"` marks nothing.",
        example: "+++\ntpl = \"red\"\n+++",
        mend: "Correct the key; the message names the nearest, or all there are.",
        guards: "the markings of notes",
    }
    EMPTY_KEY = Error "empty-key" {
        says: "A key has no value where leaving it out would mean something else.",
        why: "An empty `tlp` or `rights` is more likely unfinished than meant.",
        example: "---\ntlp:\n---",
        mend: "Write the value, or remove the line.",
        guards: "the markings of notes",
    }
    WRONG_TYPE = Error "wrong-type" {
        says: "The value of a key is of another type than the key takes.",
        why: "It cannot be read as what it is meant to be.",
        example: "aliases = true",
        mend: "Write what the message expects: a text in quotation marks, a number, a list.",
        guards: "the markings of notes",
    }
    UNQUOTED_VALUE = Warning "unquoted-value" {
        says: "A sign in a value of YAML means something else, so part of the value is not read.",
        why: "` #` begins a comment and `&` a name: what follows would be lost without a word.",
        example: "---\ntitle: Gate #5\n---",
        mend: "Put the whole value in quotation marks.",
    }
    PLACEHOLDER = Warning "placeholder" {
        says: "A key or a text holds a placeholder of a template, such as `<% ... %>` or `{{...}}`.",
        why: "Readers would see it: nothing fills it in.",
        example: "---\ntitle: <% tp.file.title %>\n---",
        mend: "Write the value, keep templates outside of the site, or show it as code.",
    }
    UNKNOWN_WORD = Error "unknown-word" {
        says: "The value of a key is not one of the words it may be.",
        why: "Pages, reports and markings know these words alone.",
        example: "tlp = \"orange\"",
        mend: "Write one of the words that the message names, or add it to `[vocabulary]` in site.toml where the message says so.",
        guards: "the markings of notes",
    }
    OUT_OF_RANGE = Error "out-of-range" {
        says: "A number lies outside of what it may be.",
        why: "There is no such place, page size or number of words.",
        example: "[place]\nlat = 340.5",
        mend: "Write a number between the bounds that the message names.",
    }
    BAD_DATE = Error "bad-date" {
        says: "A date is not written as EDTF, or the end of a period is before its beginning.",
        why: "Only a date that is read without doubt can be ordered and compared.",
        example: "date = \"5 Sept 22\"",
        mend: "Write 2022-09-05, 2022-09, 2022, 2014/2015, 2015/.., 2024~ (about) or 2024? (uncertain).",
    }
    BAD_COUNTRY = Error "bad-country" {
        says: "A country is not a code of ISO 3166-1.",
        why: "Names of countries are written in many ways; codes can be compared.",
        example: "country = \"Peru\"",
        mend: "Write the code of two letters, such as `PE`, or name a code of your own under `[vocabulary.country]` in site.toml: `XZ = \"International waters\"`.",
    }
    BAD_LANGUAGE = Error "bad-language" {
        says: "A language is not a tag of BCP 47.",
        why: "Browsers and screen readers know languages by these tags.",
        example: "language = \"English, French\"",
        mend: "Write the tag, such as `en` or `pt-BR`.",
    }
    BAD_ADDRESS = Error "bad-address" {
        says: "An address does not begin with https:// or http://.",
        why: "Other schemes could run code or open files of the reader.",
        example: "url = \"javascript:alert(1)\"",
        mend: "Write the address of the page, beginning with https://.",
        guards: "the schemes that pages link",
    }
    CONTROL_CHARACTER = Warning "control-character" {
        says: "A value holds characters that cannot be seen.",
        why: "They are left out. Mostly they were copied by accident; some turn text around to make it look like another.",
        example: "title = \"Red \\u202e Hill\"",
        mend: "Type the value anew.",
    }
}
