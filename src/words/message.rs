//! A message: words with places for values, such as `{n} passages`, and for other words, such as `{@attacks}`.

use std::ops::Range;

use icu_plurals::PluralCategory;

/// The plural forms in the order of their names in CLDR. `other` is the one that every language has.
pub(super) const FORMS: [(&str, PluralCategory); 6] = [
    ("zero", PluralCategory::Zero),
    ("one", PluralCategory::One),
    ("two", PluralCategory::Two),
    ("few", PluralCategory::Few),
    ("many", PluralCategory::Many),
    ("other", PluralCategory::Other),
];

/// The position of a form in [`FORMS`].
pub(super) fn form(category: PluralCategory) -> usize {
    FORMS.iter().position(|(_, known)| *known == category).expect("all categories are listed")
}

/// A message in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// `{name}`
    Value(String),
    /// `{@id}`, `{@id.one}`, `{@id|lower}`
    Word(Reference),
}

/// Another message within a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its id.
    pub(super) id: String,
    /// The position of its form in [`FORMS`].
    pub(super) form: usize,
    /// Whether its first letter becomes small, as within a sentence.
    is_lower: bool,
}

/// A problem of a message, with its range in the text.
pub(super) type Fault = (Range<usize>, &'static str);

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    /// A brace has no partner, or what is between two is not the name of a value or word.
    pub(super) fn parse(text: &str) -> Result<Message, Fault> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find(['{', '}']).map(|found| at + found) {
            if open > at {
                pieces.push(Piece::Text(text[at..open].to_owned()));
            }
            let close = text[open + 1..].find('}').map(|found| open + 1 + found);
            let close = close.filter(|_| text[open..].starts_with('{'));
            let close = close.ok_or((open..open + 1, "a brace without its partner"))?;
            let inner = &text[open + 1..close];
            let piece = match inner.strip_prefix('@') {
                Some(word) => Reference::parse(word).map(Piece::Word),
                None => is_name(inner).then(|| Piece::Value(inner.to_owned())),
            };
            let fault = (open..close + 1, "neither `{value}` nor `{@word}`");
            pieces.push(piece.ok_or(fault)?);
            at = close + 1;
        }
        if at < text.len() || pieces.is_empty() {
            pieces.push(Piece::Text(text[at..].to_owned()));
        }
        Ok(Message(pieces))
    }

    /// The names of its values.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Value(name) => Some(name.as_str()),
            Piece::Text(_) | Piece::Word(_) => None,
        })
    }

    /// The words in it.
    pub(super) fn references(&self) -> impl Iterator<Item = &Reference> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Word(reference) => Some(reference),
            Piece::Text(_) | Piece::Value(_) => None,
        })
    }

    /// The message with the words that it refers to in their places; adjacent texts become one.
    pub(super) fn resolved(&self, word: impl Fn(&Reference) -> Option<String>) -> Message {
        let mut pieces = Vec::new();
        for piece in &self.0 {
            let text = match piece {
                Piece::Text(text) => text.clone(),
                Piece::Word(reference) => {
                    let word = word(reference).unwrap_or_default();
                    if reference.is_lower { lower(&word) } else { word }
                }
                Piece::Value(_) => {
                    pieces.push(piece.clone());
                    continue;
                }
            };
            match pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(&text),
                _ => pieces.push(Piece::Text(text)),
            }
        }
        Message(pieces)
    }

    /// The words of a message without values.
    pub(super) fn text(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Adds the message to `to`, with a value for each name; a value that is not given leaves nothing.
    pub(super) fn push(&self, to: &mut String, value: &dyn Fn(&str, &mut String)) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => to.push_str(text),
                Piece::Value(name) => value(name, to),
                Piece::Word(_) => {}
            }
        }
    }
}

impl Reference {
    fn parse(text: &str) -> Option<Reference> {
        let (text, is_lower) =
            text.strip_suffix("|lower").map_or((text, false), |text| (text, true));
        let (id, name) = text.split_once('.').unwrap_or((text, "other"));
        let form = FORMS.iter().position(|(known, _)| *known == name)?;
        is_name(id).then(|| Reference { id: id.to_owned(), form, is_lower })
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The word with a small first letter, except for an abbreviation such as `NGOs`.
fn lower(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => word.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_words_are_put_into_their_places() {
        for (text, expected) in [
            ("Skip", "Skip"),
            ("", ""),
            ("{n} of {all}", "3 of 5"),
            ("Related {@attacks|lower}", "Related incidents"),
            ("{@attacks}: {n}", "Incidents: 3"),
            ("{@attacks.one|lower} {unknown}.", "incident ."),
            ("{@ngos|lower}", "NGOs"),
        ] {
            let message = Message::parse(text).expect("a message");
            let message = message.resolved(|word| match (word.id.as_str(), word.form) {
                ("attacks", 1) => Some(String::from("Incident")),
                ("attacks", _) => Some(String::from("Incidents")),
                _ => Some(String::from("NGOs")),
            });
            let mut shown = String::new();
            message.push(&mut shown, &|name, to| {
                to.push_str(match name {
                    "n" => "3",
                    "all" => "5",
                    _ => "",
                });
            });
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_message_is_refused_with_its_place() {
        for (text, place) in
            [("a {b", 2..3), ("a } b", 2..3), ("{N}", 0..3), ("{@a.some}", 0..9), ("{}", 0..2)]
        {
            assert_eq!(Message::parse(text).map_err(|(place, _)| place), Err(place), "{text}");
        }
    }
}
