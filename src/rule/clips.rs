//! Rules on the folder of articles: what is read there, and what is in clips.

use super::rules;

rules! {
    WRONG_FORM = Error "wrong-form" {
        says: "A file is named as a copied text and has another form.",
        why: "Its marks would be read as words. Nothing of such a file is read.",
        example: "a saved web page as seeds/lake.txt",
        mend: "Make a clip of it with `briefing import`, which the message has as a command, and delete the file.",
    }
    CLIPPING_AS_NOTE = Error "clipping-as-note" {
        says: "A clipping with the text of a source lies among the notes of sources.",
        why: "Its text would be published as words of an analyst, without its rights, and no passage of it could be cited.",
        example: "a file of Obsidian Web Clipper as content/sources/lake.md",
        mend: "Let `briefing import content/sources/lake.md` move the text to `seeds/` and write the note.",
        guards: "the rights in sources",
    }
    UNREAD_SEED = Warning "unread-seed" {
        says: "A file in the folder of articles is not read.",
        why: "Only clips (`.md` with a head) and copied texts (`.txt`) are sources.",
        example: "seeds/lake.html",
        mend: "Make a clip of it with `briefing import`, or move it to seeds/originals/, where nothing is read.",
    }
    UNKNOWN_CLIP_KEY = Note "unknown-clip-key" {
        says: "The head of a clip has keys that are not read.",
        why: "Programs that save pages write keys of their own. They stay in the file.",
        example: "tags: [clippings]  # in the head of a clip",
        mend: "Nothing, unless it is one of the keys of a clip, mistyped.",
    }
    HTML_IN_CLIP = Note "html-in-clip" {
        says: "A clip has HTML in its text.",
        why: "HTML of a source is never mark-up on a page: it is shown as it is written.",
        example: "It fell<br>on Monday.  # in a clip",
        mend: "Write it as Markdown, or take it away, if the clip is yours to change.",
    }
    UNREAD_SET_ASIDE = Note "unread-set-aside" {
        says: "A line of what a clip has set aside belongs to no block.",
        why: "It is neither shown nor can `keep` bring it back.",
        example: "a line without `s3 navigation, after p4:` before it",
        mend: "Import the page again with `briefing import --update`.",
    }
}
