//! Rules on the text of notes: footnotes, comments, HTML and code.

use super::rules;

rules! {
    UNUSED_FOOTNOTE = Warning "unused-footnote" {
        says: "A footnote is not shown.",
        why: "Nothing refers to it, or another has the same label, so its text is lost to readers.",
        example: "The group was founded in 2015.\n\n[^year]: Or in 2014.",
        mend: "Refer to it where it belongs, give it a label that no other has, or delete it.",
    }
    UNUSED_ADDRESS = Warning "unused-address" {
        says: "A line is read as the address of a link, and no link uses it.",
        why: "Markdown shows no such line, so its text is lost to readers.",
        example: "[Note]: confirmed-in-june",
        mend: "Put a backslash before the bracket, make it a footnote with `[^label]:`, or delete it.",
    }
    TABLE_CELLS = Warning "table-cells" {
        says: "A row of a table has more cells than its head, or no line under it that fits.",
        why: "Other programs drop such cells, and a head that does not fit makes no table.",
        example: "| Group | Hurt |\n|---|---|\n| Front | 3 | at least |",
        mend: "Write `\\|` for a bar within a cell, or give the head as many cells.",
    }
    INLINE_TAG = Note "inline-tag" {
        says: "A word of a text has the form `#tag`, and this site has no tags in texts.",
        why: "It is no tag, and readers see it as it stands.",
        example: "The store was shut. #harbour",
        mend: "Write `inline_tags = true` into site.toml, or give the note the key `tags`.",
    }
    UNREAD_MARK = Warning "unread-mark" {
        says: "Something looks like mark-up and is not read as such.",
        why: "It is not finished, or of another program: readers see its signs as they stand.",
        example: "::: warning\nThe road is closed.\n:::",
        mend: "Write it as the message says, or put a backslash before it.",
    }
    FIELD = Note "field" {
        says: "A line has the form `key:: value`, or words in it `[key:: value]`, which some programs read as data.",
        why: "Here it is text, and readers see it.",
        example: "status:: to be confirmed",
        mend: "Leave it if it is for readers, or put it into a comment.",
    }
    OPEN_COMMENT = Error "open-comment" {
        says: "A comment is not closed where its text ends.",
        why: "What follows would be published, or be hidden from readers, without a word.",
        example: "The group %%ask Ann about this was founded in 2015.",
        mend: "Close it before the next empty line, or write it as code.",
        guards: "the comments, which are never published",
    }
    COMMENT_IN_KEY = Error "comment-in-key" {
        says: "The value of a key holds a comment, and is no text that may have one.",
        why: "Titles, names and the like are shown as they stand, so the comment would be published.",
        example: "title = \"Red Hill %%or Red Mountain?%%\"",
        mend: "Put it behind `#` in the head, or into the text of the note.",
        guards: "the comments, which are never published",
    }
    RAW_HTML = Warning "raw-html" {
        says: "A note holds HTML, which is shown as text.",
        why: "Notes may be written by many hands, and HTML can run code.",
        example: "The <b>Front</b> was founded in 2015.",
        mend: "Use Markdown, or allow HTML with `raw_html = true` in site.toml.",
    }
    UNKNOWN_LANGUAGE = Warning "unknown-language" {
        says: "There is no grammar for the language of a code block.",
        why: "It is shown without colours; mostly the name is mistyped.",
        example: "```pyhton\nprint(1)\n```",
        mend: "Correct the name, or write `text` to say that this is meant.",
    }
}
