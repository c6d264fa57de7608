//! Rules on links and pictures in notes.

use super::rules;

rules! {
    UNKNOWN_LINK = Error "unknown-link" {
        says: "A link leads to no page of this site.",
        why: "Readers would find its words without a link, or `[withheld]` where it has none.",
        example: "See [[no-such-note]].",
        mend: "Write a note's id, title or alias, or leave the brackets out.",
    }
    AMBIGUOUS_LINK = Error "ambiguous-link" {
        says: "A link gives a name that several notes have.",
        why: "It could lead to either of them.",
        example: "See [[the Front]].  # a name of two groups",
        mend: "Link one of them by its id: `[[example-front|the Front]]`.",
    }
    UNKNOWN_HEADING = Error "unknown-heading" {
        says: "A link leads to a heading that its page does not have.",
        why: "It would open the page and not the place.",
        example: "See [[example-front#Histroy]].",
        mend: "Write the heading as it is on the page, or link the page alone.",
    }
    DOUBLE_MARK = Warning "double-mark" {
        says: "Two blocks of a note have the same mark, or two headings the same anchor.",
        why: "Links lead to the first of them.",
        example: "It fell. ^end\n\nIt rose. ^end",
        mend: "Give one of them another name.",
    }
    FORBIDDEN_SCHEME = Error "forbidden-scheme" {
        says: "A link has a scheme that may not be linked.",
        why: "Such addresses can run code or open files of the reader.",
        example: "[click](javascript:alert(1))",
        mend: "Link http, https and mailto addresses alone.",
        guards: "the schemes that pages link",
    }
    PROPAGANDA_LINK = Error "propaganda-link" {
        says: "An address would be linked that is never to be linked.",
        why: "Propaganda outlets are named and not promoted, and so is each host in `never_link`.",
        example: "[their statement](https://propaganda.example/statement)",
        mend: "Name it without a link, or cite the source that reports it. For a whole outlet, give a `link_reason`.",
        guards: "the addresses that are never linked",
    }
    UNREAD_LINK = Warning "unread-link" {
        says: "Something looks like a link, citation or footnote and is not read as one.",
        why: "Readers see it as it is written, with its brackets.",
        example: "The group [[example-front|has two names.",
        mend: "Write it as the message says, or put a backslash before it.",
    }
    UNREAD_WITHHELD_LINK = Error "unread-withheld-link" {
        says: "Something that names a withheld note looks like a link and is not read as one.",
        why: "It would be shown as it is written, and with it the name of a page that this build leaves out.",
        example: "The group [[secret-front|has two names.",
        mend: "Write it as a whole link, which is then left out with its page.",
        guards: "the names of withheld notes",
    }
    EMBED = Warning "embed" {
        says: "An embedded note is shown as a link.",
        why: "It stands within a line, holds itself, or is a passage of which the rights of its source show nothing; or a page would hold too many.",
        example: "As in ![[example-front#History]] before.",
        mend: "Write the embed as a paragraph by itself, break the circle, or link the note.",
    }
    BAD_IMAGE = Error "bad-image" {
        says: "The address of a picture is not one of this site.",
        why: "A page loads nothing from elsewhere: that would tell others who reads it.",
        example: "![The market](https://example.org/market.png)",
        mend: "Put the file beside the note and give its relative path.",
        guards: "the readers, of whom no other site is to know",
    }
    MISSING_IMAGE = Error "missing-image" {
        says: "There is no picture at the path that a note shows.",
        why: "Readers would see a gap.",
        example: "![The market](markt.png)  # and no such file beside the note",
        mend: "Give the path relative to the note.",
    }
    NO_DESCRIPTION = Warning "no-description" {
        says: "A picture has no words that say what it shows.",
        why: "Whoever cannot see it learns nothing of it, and a report without pictures has a gap.",
        example: "![](map.png)",
        mend: "Describe it in a few words: `![A map of the port](map.png)`.",
    }
    MISSING_FILE = Error "missing-file" {
        says: "There is no file at the path that a note links.",
        why: "The link would lead to nothing.",
        example: "[Minutes](files/minuts.pdf)  # and no such file under content/",
        mend: "Give the path relative to the note, or the name of a file under `content/`.",
    }
    AMBIGUOUS_FILE = Error "ambiguous-file" {
        says: "Several files have the name that a note gives, and none is nearer than the others.",
        why: "The wrong one could be published.",
        example: "![[map.png]]  # and two files of that name in two folders",
        mend: "Give the path of the file that is meant.",
    }
    UNUSED_FILE = Note "unused-file" {
        says: "A file under `content/` is shown or linked by no note of this build.",
        why: "It is not published.",
        example: "cp minutes.pdf content/files/  # and no note links it",
        mend: "Link it from a note, put it into `static/` to publish it as it is, or take it away.",
    }
    LEFTOVER_FILE = Note "leftover-file" {
        says: "A file under `static/`, `content/` or the theme is one that a system or an editor leaves in folders.",
        why: "It is not published: it may show names of other files, or an older state of a text.",
        example: "ls static/  # Thumbs.db  desktop.ini  style.css.bak",
        mend: "Delete it, or give it another name if it is for readers.",
    }
    PICTURE_METADATA = Warning "picture-metadata" {
        says: "A picture holds what a camera wrote into it: where it was taken, or whose device it was.",
        why: "Pictures are published unchanged, and anybody can read it.",
        example: "![The market](market.jpg)  # as it came from a telephone",
        mend: "Save it without metadata, for example with `exiftool -all= market.jpg`.",
    }
    BAD_PICTURE = Error "bad-picture" {
        says: "A file with the name of a picture is none, or is damaged.",
        why: "Pictures are published unchanged, and browsers could not show it.",
        example: "mv page.html content/attacks/market.png",
        mend: "Save it again with a program for pictures, or leave it out.",
        guards: "the completeness of reports",
    }
    HUGE_PICTURE = Error "huge-picture" {
        says: "A picture has more points than a reader's memory should have to hold.",
        why: "It may be a small file and still stop a browser, or the making of a report.",
        example: "![The map](map.png)  # of 30,000 x 30,000 points",
        mend: "Save it smaller.",
    }
}
