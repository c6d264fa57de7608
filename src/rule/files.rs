//! Rules on files: what can be read, where it leads, and where it would be written.

use super::rules;

rules! {
    UNREADABLE_FILE = Error "unreadable-file" {
        says: "A file of the site cannot be read.",
        why: "What it holds would be missing from the site, and with a missing note the limits that the note sets.",
        example: "chmod 000 content/actors/red-hill.md",
        mend: "Give yourself the right to read it, repair the link, or take the file away.",
        guards: "the markings and rights that the file may set",
    }
    NOT_UTF8 = Error "not-utf8" {
        says: "A text is not in UTF-8.",
        why: "Its letters would be guessed. Nothing of such a file is read.",
        example: "printf 'Caf\\xe9' > seeds/cafe.txt",
        mend: "Save the file as UTF-8 in your editor; of an article, make a clip with `briefing import FILE`.",
        guards: "the markings and rights that the file may set",
    }
    LINK_OUTSIDE = Error "link-outside" {
        says: "A symbolic link leads out of the site's folders.",
        why: "It would publish a file that nobody has put into the site.",
        example: "ln -s /home/ann/private.md content/private.md",
        mend: "Copy the file into the site, or name the folder in `linked_folders` in site.toml.",
        guards: "the files that are not the site's",
    }
    BAD_PATH = Error "bad-path" {
        says: "A page or file would have a path that is not safe everywhere.",
        why: "Some systems could not hold the file, or would write it outside of the output folder.",
        example: "redirects = [\"../old-page\"]",
        mend: "Use letters, digits and hyphens, without `..` and without names that a system keeps for itself.",
        guards: "the paths of the output",
    }
    PATH_COLLISION = Error "path-collision" {
        says: "Two inputs would be written to one path.",
        why: "One would take the place of the other, on some systems even where capitals differ.",
        example: "redirects = [\"actors/red-hill\"]  # in another note, where red-hill is an actor",
        mend: "Rename one of the two inputs that the message names.",
        guards: "the paths of the output",
    }
    BAD_ID = Error "bad-id" {
        says: "The name of a note's file gives no address.",
        why: "The name is the word by which notes link the page; in small letters, with hyphens between its words, it is its address.",
        example: "content/actors/CON.md",
        mend: "Rename the file: it needs a letter or a digit, nothing that cannot be seen, and no name that a system keeps for itself.",
        guards: "the paths of the output",
    }
    DUPLICATE_ID = Error "duplicate-id" {
        says: "Two notes have one id or one address.",
        why: "Links find notes by id, so they could mean either.",
        example: "content/actors/Red Hill.md and content/attacks/red-hill.md",
        mend: "Rename one of the files.",
        guards: "the paths of the output",
    }
}
