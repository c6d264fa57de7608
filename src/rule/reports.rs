//! Rules on reports.

use super::rules;

rules! {
    UNKNOWN_SELECTION = Error "unknown-selection" {
        says: "A report selects a note or tag that does not exist.",
        why: "What was asked for would be missing from the report.",
        example: "briefing report attacks/no-such-attack",
        mend: "Write notes as `attacks/<id>`, and tags as notes have them.",
        guards: "the completeness of reports",
    }
    EMPTY_REPORT = Error "empty-report" {
        says: "Nothing fits what a report asks for.",
        why: "A report without entries is no report.",
        example: "briefing report --from 1900 --to 1901",
        mend: "Ask for more: a longer period, other tags, or a higher level with --tlp.",
        guards: "the completeness of reports",
    }
    UNKNOWN_LOGO = Error "unknown-logo" {
        says: "The logo of a report is not there, or is no picture.",
        why: "The title page would have a gap.",
        example: "[[reports]]\nname = \"spring\"\nlogo = \"themes/mine/lgo.png\"",
        mend: "Name a picture under themes/ or content/, as a path from the site's folder.",
        guards: "the completeness of reports",
    }
    LEFT_OUT = Warning "left-out" {
        says: "A note that a report names is left out: it is marked above the report, or a draft.",
        why: "Who ordered the report may expect it there.",
        example: "briefing report attacks/market attacks/bridge  # which is marked amber",
        mend: "Use --tlp or --drafts if the report's readers may see it.",
    }
    NOT_IN_REPORT = Warning "not-in-report" {
        says: "A part of a text cannot be shown in a report.",
        why: "Readers of the report miss what readers of the page see.",
        example: "A <marquee>text</marquee> in raw HTML",
        mend: "Write it in Markdown, or as the message says.",
    }
    STYLE_ENDS = Error "style-ends" {
        says: "The style of a theme's report holds the end of a style.",
        why: "The rest of the style would become a part of the page.",
        example: "content: \"</style\";",
        mend: "Write `<\\/style` inside a string of the style.",
        guards: "the completeness of reports",
    }
    REPORT_TEMPLATE = Error "report-template" {
        says: "A typst template of the theme fails.",
        why: "The report cannot be made.",
        example: "#no-such-function()",
        mend: "Mend the template at the marked place.",
        guards: "the completeness of reports",
    }
    REPORT_TEMPLATE_WARNING = Warning "report-template-warning" {
        says: "Typst warns of something in a template of the theme.",
        why: "The report is made and may look other than the template means.",
        example: "#set text(font: \"No such font\")",
        mend: "Mend the template at the marked place.",
    }
    REPORT_DATA = Error "report-data" {
        says: "The data of a report is not what a typesetter needs.",
        why: "The report cannot be made.",
        example: "a theme with a file `report/data.json` that is no JSON",
        mend: "Take the file out of the theme.",
        guards: "the completeness of reports",
    }
    REPORT_FONT = Warning "report-font" {
        says: "A file among the fonts of a theme is no font.",
        why: "The report is made without it.",
        example: "themes/mine/report/fonts/notes.otf, a renamed text",
        mend: "Put a font in OpenType or TrueType format there, or take the file away.",
    }
    REPORT_STANDARD = Warning "report-standard" {
        says: "A report cannot be written to the standards for archives and screen readers.",
        why: "It is written all the same, with fewer promises.",
        example: "an image in a template without `alt`",
        mend: "Mend in the template what the message names.",
    }
    MISSING_GLYPH = Warning "missing-glyph" {
        says: "No font has a character of a report.",
        why: "The character is shown by its number, such as `[U+4E2D]`.",
        example: "title = \"中\"",
        mend: "Put a font that has it into the theme's `report/fonts/`.",
    }
}
