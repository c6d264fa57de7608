//! The keys every note may have.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::marking::Marking;
use crate::text::similar::is_within;

use super::Kind;

/// Title, names, tags and the conditions of publication.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Common {
    /// The name or headline; required of everything but sources and sections.
    pub title: Option<Spanned<String>>,
    /// One sentence for lists, previews and search engines.
    pub summary: Option<Spanned<String>>,
    /// Other names, linked like the title.
    pub aliases: Vec<Alias>,
    /// Names too vague to link: they are found in sources and shown, but not linked.
    pub weak_aliases: Vec<Spanned<String>>,
    /// Longer phrases in which a name of this entity means something else.
    pub not_names: Vec<Spanned<String>>,
    /// Tags, as written.
    pub tags: Vec<Spanned<String>>,
    /// The language of its text (BCP 47), if it is not that of the site.
    pub language: Option<String>,
    /// The date of the last review by an analyst.
    pub updated: Option<Spanned<Edtf>>,
    /// The TLP level, which limits the audience.
    pub tlp: Marking,
    /// Whether it is a draft, left out unless the build includes drafts.
    pub draft: bool,
    /// Warnings that readers see before the content.
    pub content_warning: Vec<Spanned<String>>,
    /// Former addresses, kept as redirects.
    pub redirects: Vec<Spanned<String>>,
    /// Whether the search of the site leaves it out: `search = false`.
    pub unsearched: bool,
}

/// A name with adjacent words that give it another meaning.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Alias {
    /// The name.
    pub text: Spanned<String>,
    /// Words after which it means something else.
    pub not_after: Vec<String>,
    /// Words before which it means something else.
    pub not_before: Vec<String>,
}

impl Common {
    /// Reads the keys. `name`: the title of a note that gives none.
    pub(super) fn read(fields: &mut Fields, kind: Kind, name: Option<&str>) -> Common {
        let title = fields.text("title");
        // A title of another type has a problem of its own.
        let is_missing = match &title {
            Some(title) => title.value.trim().is_empty(),
            None => !fields.has_problem_with("title"),
        };
        let mut title = title.filter(|title| !title.value.trim().is_empty());
        let needs_title = !matches!(kind, Kind::Source | Kind::Section);
        if let Some(name) = name.filter(|_| is_missing && needs_title) {
            title = Some(Spanned::new(name.to_owned(), 0..0));
        } else if is_missing && needs_title && fields.is_parsed() {
            fields.missing("title", "add `title = \"...\"`: it is the name shown and linked");
        }
        Common {
            title,
            summary: fields.text("summary"),
            aliases: fields.texts_or_tables("aliases", "an alias", Alias::plain, Alias::read),
            weak_aliases: fields.texts("weak_aliases"),
            not_names: fields.texts("not_names"),
            tags: fields.texts("tags").into_iter().map(without_sign).filter(has_words).collect(),
            language: fields.language("language"),
            updated: fields.date("updated"),
            // An unreadable marking is an error and counts as the most restrictive level, so nothing leaks.
            tlp: read_marking(fields),
            draft: fields.flag("draft"),
            content_warning: fields.whole_texts("content_warning"),
            redirects: fields.texts("redirects"),
            unsearched: !fields.flag_or("search", true),
        }
    }
}

/// Whether an unknown key may be a slip for one that keeps a note from being published. It is judged by letters alone:
/// one slip too many is harmless, one too few is not.
pub fn may_withhold(key: &str) -> bool {
    let key = key.to_lowercase();
    is_within(1, &key, "tlp") || is_within(2, &key, "draft")
}

fn read_marking(fields: &mut Fields) -> Marking {
    fields.refuse_empty("tlp", "write `clear` or another level, or remove the line");
    let written = fields.has("tlp");
    let unreadable = if written { Marking::Red } else { Marking::Clear };
    fields.word("tlp").map_or(unreadable, |marking| marking.value)
}

impl Alias {
    fn plain(text: Spanned<String>) -> Alias {
        Alias { text, ..Alias::default() }
    }

    fn read(fields: &mut Fields) -> Option<Alias> {
        let text = fields.text("text");
        if text.is_none() {
            fields.missing("text", "write { text = \"Name\", not_after = [\"in\"] }");
        }
        let (not_after, not_before) =
            (plain(fields.texts("not_after")), plain(fields.texts("not_before")));
        Some(Alias { text: text?, not_after, not_before })
    }
}

/// A tag without the sign that other programs write before it.
/// Whether a tag is more than white space: one that is empty would have a page without a name.
fn has_words(tag: &Spanned<String>) -> bool {
    !tag.value.trim().is_empty()
}

fn without_sign(mut tag: Spanned<String>) -> Spanned<String> {
    if let Some(word) = tag.value.strip_prefix('#').filter(|word| !word.is_empty()) {
        tag.value = word.to_owned();
    }
    tag
}

pub(super) fn plain(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
