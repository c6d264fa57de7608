//! Text that is dropped from an article, and the reasons.

use std::ops::Range;
use std::str::FromStr;

use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};

/// A piece of the saved text that belongs to the page around the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Its range in the text.
    pub span: Range<usize>,
    /// The reason to drop it.
    pub reason: DropReason,
}

impl Dropped {
    /// Returns the reason in words for people.
    pub fn why(&self) -> &'static str {
        self.reason.why()
    }
}

/// The reason to drop a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DropReason {
    /// The title repeated.
    DuplicateTitle,
    /// Menus, breadcrumbs, section bars.
    Navigation,
    /// The maker or owner of a picture.
    ImageCredit,
    /// The alternative text of a picture.
    ImageAlt,
    /// The text under a picture.
    Caption,
    /// Praise of the publisher or its other work, appeals for money.
    Promotion,
    /// How to subscribe or register.
    SubscriptionNotice,
    /// Buttons to share, print or save the article.
    ShareLinks,
    /// An advertisement, or the word that announces one.
    Advertisement,
    /// Links to other articles.
    RelatedLinks,
    /// The table of facts beside an encyclopedia's article.
    Infobox,
    /// A statement of rights.
    Copyright,
    /// A notice about cookies or privacy.
    CookieNotice,
    /// Players, reading times, text size buttons.
    ReadingAid,
    /// Comment counters and forms.
    Comments,
    /// A statement of whose views these are and are not.
    Disclaimer,
    /// The heading over the notes.
    NotesHeading,
    /// What is said of the publication, such as a byline: a clip has it in its head.
    Metadata,
    /// What stands at the edge of each page: running heads, page numbers.
    RunningHead,
    /// A line without letters or digits.
    Separator,
    /// Lines about the author.
    Biography,
    /// Buttons, and what belongs to a form.
    Form,
    /// Other text beside the article.
    Outside,
    /// A comment in the Markdown of a clip. A note cannot keep it.
    Hidden,
    /// The source note drops it.
    Note,
}

impl DropReason {
    /// Returns the reason as `inspect` prints it: `duplicate-title`.
    pub fn name(self) -> &'static str {
        match self {
            DropReason::DuplicateTitle => "duplicate-title",
            DropReason::Navigation => "navigation",
            DropReason::ImageCredit => "image-credit",
            DropReason::ImageAlt => "image-alt",
            DropReason::Caption => "caption",
            DropReason::Promotion => "promotion",
            DropReason::SubscriptionNotice => "subscription-notice",
            DropReason::ShareLinks => "share-links",
            DropReason::Advertisement => "advertisement",
            DropReason::RelatedLinks => "related-links",
            DropReason::Infobox => "infobox",
            DropReason::Copyright => "copyright",
            DropReason::CookieNotice => "cookie-notice",
            DropReason::ReadingAid => "reading-aid",
            DropReason::Comments => "comments",
            DropReason::Disclaimer => "disclaimer",
            DropReason::NotesHeading => "notes-heading",
            DropReason::Metadata => "metadata",
            DropReason::RunningHead => "running-head",
            DropReason::Separator => "separator",
            DropReason::Biography => "biography",
            DropReason::Form => "form",
            DropReason::Outside => "outside",
            DropReason::Hidden => "hidden",
            DropReason::Note => "note",
        }
    }

    /// Returns the reason in words for people.
    pub fn why(self) -> &'static str {
        match self {
            DropReason::DuplicateTitle => "repeats the title",
            DropReason::Navigation => "leads to other parts of the site",
            DropReason::ImageCredit => "names the maker or owner of a picture",
            DropReason::ImageAlt => "describes a picture for those who cannot see it",
            DropReason::Caption => "is the text under a picture",
            DropReason::Promotion => "advertises the publisher",
            DropReason::SubscriptionNotice => "is about subscribing or registering",
            DropReason::ShareLinks => "is a row of buttons",
            DropReason::Advertisement => "is or announces an advertisement",
            DropReason::RelatedLinks => "links to other articles",
            DropReason::Infobox => "sums up facts beside the text",
            DropReason::Copyright => "says who holds the rights",
            DropReason::CookieNotice => "is about cookies or privacy",
            DropReason::ReadingAid => "is about listening, reading time or text size",
            DropReason::Comments => "counts or invites comments",
            DropReason::Disclaimer => "says whose views the article gives",
            DropReason::NotesHeading => "is the heading over the notes",
            DropReason::Metadata => "is about the publication",
            DropReason::RunningHead => "stands at the edge of each page",
            DropReason::Separator => "has no letters or digits",
            DropReason::Biography => "is about the author",
            DropReason::Form => "is a button or belongs to a form",
            DropReason::Outside => "stands beside the article",
            DropReason::Hidden => "is a comment, which is never shown",
            DropReason::Note => "is dropped by the source note",
        }
    }
}

/// Parses the name in `inspect`.
impl FromStr for DropReason {
    type Err = serde::de::value::Error;

    fn from_str(name: &str) -> Result<DropReason, Self::Err> {
        DropReason::deserialize(name.into_deserializer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_named_as_it_is_saved() {
        for reason in [
            DropReason::DuplicateTitle,
            DropReason::ImageAlt,
            DropReason::SubscriptionNotice,
            DropReason::Note,
        ] {
            let debug = format!("{reason:?}");
            assert_eq!(reason.name().parse(), Ok(reason));
            assert_eq!(reason.name().replace('-', ""), debug.to_lowercase());
        }
    }
}
