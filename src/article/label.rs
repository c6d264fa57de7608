//! What the labels of a masthead announce.

use std::str::FromStr;

use serde::Deserialize;
use serde::de::IntoDeserializer;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Label {
    Title,
    Container,
    Volume,
    Issue,
    Author,
    Published,
    Updated,
    Subjects,
    Other,
}

/// From the name that the lists of words have for it.
impl FromStr for Label {
    type Err = serde::de::value::Error;

    fn from_str(name: &str) -> Result<Label, Self::Err> {
        Label::deserialize(name.into_deserializer())
    }
}
