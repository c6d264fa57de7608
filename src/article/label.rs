//! The labels of a masthead and their meanings.

use std::str::FromStr;

use serde::Deserialize;
use serde::de::IntoDeserializer;

/// The kind of fact that a label introduces.
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

/// Parses the role in the word lists.
impl FromStr for Label {
    type Err = serde::de::value::Error;

    fn from_str(name: &str) -> Result<Label, Self::Err> {
        Label::deserialize(name.into_deserializer())
    }
}
