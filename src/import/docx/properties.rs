//! What a document says of itself: title and author, which are often left from another document.

use crate::import::{Refused, text::joined};

use super::xml::each;

/// The properties in `docProps/core.xml`.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) creator: Option<String>,
    /// When the file was made, as it stands there.
    pub(super) created: Option<String>,
    pub(super) language: Option<String>,
}

impl Properties {
    pub(super) fn read(xml: &str) -> Result<Properties, Refused> {
        let mut properties = Properties::default();
        each(xml, &["title", "creator", "created", "language"], |element| {
            let text = joined(&element.text());
            let value = match element.name.as_str() {
                "title" => &mut properties.title,
                "creator" => &mut properties.creator,
                "created" => &mut properties.created,
                _ => &mut properties.language,
            };
            if !text.is_empty() {
                *value = Some(text);
            }
        })?;
        properties.title = properties.title.filter(|title| is_title(title));
        Ok(properties)
    }
}

/// Whether a title was given by a person: programs write the name of a file, or their own.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = [".doc", ".docx", ".dotx", ".rtf", ".odt", ".txt", ".pdf"];
    let is_made =
        ["microsoft word - ", "untitled", "document", "dokument", "template", "powerpoint"];
    !is_file.iter().any(|ending| lower.ends_with(ending))
        && !is_made.iter().any(|start| lower.starts_with(start))
        && lower.contains(' ')
}
