//! Rules on `site.toml` and the templates of pages.

use super::rules;

rules! {
    BAD_THEME = Error "bad-theme" {
        says: "The name of the theme is no name of a folder.",
        why: "A theme is a folder under themes/, and its name may not lead elsewhere.",
        example: "theme = \"../other\"",
        mend: "Write the name of a folder under themes/.",
        guards: "the files that are not the site's",
    }
    UNKNOWN_THEME = Error "unknown-theme" {
        says: "There is no theme of this name.",
        why: "The site would look like the built-in theme without a word.",
        example: "theme = \"dusk\"  # and no folder themes/dusk/",
        mend: "Make the folder, correct the name, or write `theme = \"default\"`.",
    }
    BAD_VAULT = Error "bad-vault" {
        says: "`[vault.folders]` or `[vault.types]` names a kind of note that does not exist.",
        why: "The notes would be read as something else without a word.",
        example: "[vault.folders]\n\"Ships\" = \"ship\"",
        mend: "Write actor, attack, outlet, source, briefing or page, such as `\"Ships\" = \"actor:company\"`.",
        guards: "the kinds of notes",
    }
    BAD_HOST = Error "bad-host" {
        says: "An entry of `never_link` is not the name of a host.",
        why: "It would keep no address from being linked.",
        example: "never_link = [\"https://example.org/page\"]",
        mend: "Write the host alone, `example.org`; its subdomains go with it.",
        guards: "the addresses that are never linked",
    }
    BAD_FOLDER = Error "bad-folder" {
        says: "An entry of `linked_folders` names no folder.",
        why: "An empty name would be the site's folder, with all that is in it.",
        example: "linked_folders = [\"\"]",
        mend: "Write the folder that links of the site may lead into.",
        guards: "the files that are not the site's",
    }
    BAD_REPORT = Error "bad-report" {
        says: "A report in site.toml has a name, a title or a period that cannot be used.",
        why: "Its name becomes the name of a file, its title the headline; a period that ends before it begins holds nothing.",
        example: "[[reports]]\nname = \"2024/spring\"",
        mend: "Write what the message expects.",
        guards: "the paths of the output",
    }
    DUPLICATE_REPORT = Error "duplicate-report" {
        says: "Two reports have one name.",
        why: "Their files would be one.",
        example: "[[reports]]\nname = \"spring\"\n[[reports]]\nname = \"spring\"",
        mend: "Give one of them another name.",
        guards: "the paths of the output",
    }
    UNKNOWN_RULE = Error "unknown-rule" {
        says: "`[check]` names a rule that does not exist.",
        why: "A mistyped rule sets nothing, and nobody would notice.",
        example: "[check]\nunused-footnotes = \"error\"",
        mend: "Correct the name; `briefing explain` lists the rules.",
        guards: "the settings of rules",
    }
    UNKNOWN_WORDS = Error "unknown-words" {
        says: "A file of words, or `[words]` in site.toml, has an id that no page or report uses.",
        why: "Words of a mistyped id are shown nowhere, and nobody would notice.",
        example: "[words]\natacks = \"Incidents\"",
        mend: "Correct the id; `briefing theme export` writes out all there are.",
    }
    BAD_WORDS = Error "bad-words" {
        says: "Words cannot be read, or take a value that they are not given.",
        why: "Pages would show the braces, or a gap.",
        example: "[words]\nupdated = \"Updated {day}\"",
        mend: "Write the values that the message names, each as `{name}`, and other words as `{@id}`.",
    }
    UNTRANSLATED_WORDS = Warning "untranslated-words" {
        says: "The language of the site lacks words.",
        why: "They are shown in English, amid another language.",
        example: "language = \"fr\"  # and no words/fr.toml",
        mend: "Write the words into words/<language>.toml of the site or its theme.",
    }
    GUARDED_RULE = Error "guarded-rule" {
        says: "`[check]` lowers a rule that guards a promise.",
        why: "What the site promises its readers and sources does not depend on a setting.",
        example: "[check]\nquote-drift = \"off\"",
        mend: "Remove the line and mend what the rule finds; a rule may always be raised.",
        guards: "the settings of rules",
    }
    BAD_WORD = Error "bad-word" {
        says: "`[vocabulary]` names a word or gives a label that cannot be used.",
        why: "No note could use the word, or readers would see nothing for it.",
        example: "[vocabulary.actor]\n\"Cable ship\" = \"cable ship\"",
        mend: "Write what the message expects.",
    }
    MISNAMED_TEMPLATE = Warning "misnamed-template" {
        says: "A file of the theme has a name by which nothing uses it.",
        why: "The built-in file is used in its place, and nobody would notice.",
        example: "themes/dusk/templates/actors.html  # for actor.html",
        mend: "Correct the name, include the file from another template, or delete it.",
    }
    TEMPLATE = Error "template" {
        says: "A template of the theme cannot be read, or fails on a page.",
        why: "The page would be missing.",
        example: "{{ page.no_such_value }}",
        mend: "Mend the template at the marked place.",
        guards: "the completeness of the output",
    }
}
