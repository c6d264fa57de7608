//! The data of every page: the site, the page's head, and its text.

use serde::Serialize;

use super::{Link, Markup};

/// The data that is the same on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The tag of its language (BCP 47).
    pub language: String,
    /// The direction of the language that its words are in, `ltr` or `rtl`.
    pub direction: &'static str,
    /// The words of a filter, `{shown} of {all}`, whose values the script puts in.
    pub filtered: String,
    /// Whether it has a page of the search, for the link that becomes its field.
    pub has_search: bool,
    /// Whether its links have small windows, for their script.
    pub has_windows: bool,
    /// The sections with a list.
    pub menu: Vec<MenuItem>,
    /// The marking of the build, such as `TLP:CLEAR`.
    pub marking: String,
    /// The address of the published site, with a slash at its end; empty if not known.
    pub address: String,
    /// The program's version.
    pub version: String,
    /// The marking of the edition and the program, in words.
    pub colophon: String,
}

/// What the theme of the site has, as `theme`.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ThemeView {
    /// Whether there are fonts among its files in `static/`.
    pub fonts: bool,
}

/// A section of the site, or a plain page at the top level.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem {
    /// The section, such as `actors`; equals `page.section` on its pages.
    pub section: String,
    /// Its name.
    pub title: String,
    /// Its list.
    pub url: String,
    /// How many pages it has.
    pub count: usize,
}

/// The data of one page.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The headline.
    pub title: String,
    /// One sentence under the headline; may be empty.
    pub summary: String,
    /// One line for search engines: the summary, or what the page has in counts and names; may be empty.
    pub description: String,
    /// The same with its mark-up and references.
    pub lead: Markup,
    /// The kind of an entity, such as `armed group`, `plot` or `propaganda outlet`; empty for all
    /// other pages.
    pub kind: String,
    /// The authors, joined with commas and `and`; may be empty.
    pub by: String,
    /// The date in words; may be empty.
    pub date: String,
    /// The sections of the site: `li`, with a mark on the link of the current one.
    pub menu: Markup,
    /// The relative path to the site's root, such as `../../`; empty on the home page.
    pub root: String,
    /// The section it belongs to, such as `actors`; empty for plain pages.
    pub section: String,
    /// The page's address.
    pub url: String,
    /// The address for a printed page: absolute if the site's address is known; may be empty.
    pub address: String,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// Warnings about the content, for the top of the page.
    pub content_warning: Vec<String>,
    /// Whether the warnings are longer than a line has room for.
    pub has_long_warning: bool,
    /// The marking of the note, such as `TLP:AMBER`; empty when clear.
    pub marking: String,
    /// Whether the note is a draft.
    pub draft: bool,
    /// In words, such as `20 November 2026`; empty when not given.
    pub updated: String,
    /// The list of its section; without an address on that list itself and on plain pages.
    pub parent: Link,
    /// The tags of the note: `li`.
    pub tags: Markup,
    /// The reports that cover the page's subject, as files of the site.
    pub reports: Vec<Link>,
}

/// A note's text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Body {
    /// The text; empty for a note without one.
    pub html: Markup,
    /// Its headings of the second and third level, for a table of contents.
    pub contents: Vec<ContentsItem>,
    /// The tag of its language; empty if it is that of the site.
    pub language: String,
    /// The direction of its language; empty if it is in that of the site.
    pub direction: &'static str,
}

/// A heading of a body, in its table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsItem {
    /// Its text.
    pub text: String,
    /// Its anchor, with `#`.
    pub href: String,
    /// Whether it is of the third level.
    pub is_sub: bool,
}

/// A plain page such as `/about/`, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct NotePageView {
    /// The text.
    pub body: Body,
    /// The numbered references: `li`.
    pub references: Markup,
    /// Notes that link here, as lists.
    pub backlinks: Markup,
}

/// A former address, as `view`.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The new address, relative to the old one.
    pub href: String,
}
