//! The keys of a table that are looked at, supplied or left out before they are read.

use super::value::{Kind, Value};
use super::{Fields, Span, Spanned, Syntax};

impl Fields {
    /// Says of keys that are not known where those of another program are named, in a head as such programs write it.
    pub fn may_be_of_a_vault(&mut self) {
        if self.syntax == Syntax::Yaml {
            self.elsewhere.push_str(
                "; one of another program belongs in `ignore` under `[vault]` in site.toml",
            );
        }
    }

    /// Says of keys that are not known which folder the owner may have been meant for.
    pub fn may_belong_in(&mut self, folder: &str) {
        self.elsewhere.push_str(&format!("; was the folder `{folder}` meant?"));
    }

    /// Takes the keys that were not read, for an owner that may have others.
    pub fn take_unknown(&mut self) -> Vec<Spanned<String>> {
        let left = self.entries.iter_mut().filter(|(_, value)| value.is_some());
        let taken = left.map(|(key, value)| {
            *value = None;
            key.clone()
        });
        taken.collect()
    }

    /// Gives the owner of the keys another name.
    pub fn rename(&mut self, name: &'static str) {
        self.name = name;
    }

    /// The text of a key, which stays unread.
    pub fn peek_text(&self, key: &str) -> Option<&str> {
        let value = self.entries.iter().find(|(entry, _)| entry.value == key)?.1.as_ref()?;
        match &value.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a key, which stays unread, is `false`.
    pub fn is_off(&self, key: &str) -> bool {
        let is_false = |value: &Value| value.kind == Kind::Boolean(false);
        let mut entries = self.entries.iter();
        entries.any(|(entry, value)| entry.value == key && value.as_ref().is_some_and(is_false))
    }

    /// Adds a key with this text, unless it is there.
    pub fn supply(&mut self, key: &str, text: &str) {
        if !self.entries.iter().any(|(entry, _)| entry.value == key) {
            let key = Spanned::new(key.to_owned(), 0..0);
            let value = Value::new(Kind::Text(text.to_owned()), 0..0);
            self.entries.push((key, Some(value)));
        }
    }

    /// Leaves out those of these keys that were not read.
    pub fn ignore(&mut self, keys: &[String]) {
        for (entry, value) in &mut self.entries {
            if keys.contains(&entry.value) {
                *value = None;
            }
        }
    }

    /// Takes a key without reading it. Returns the range of its name; `None` if it is absent.
    pub fn take_unread(&mut self, key: &'static str) -> Option<Span> {
        let mut left = self.entries.iter_mut().filter(|(_, value)| value.is_some());
        let (name, value) = left.find(|(entry, _)| entry.value == key)?;
        *value = None;
        Some(name.span.clone())
    }
}
