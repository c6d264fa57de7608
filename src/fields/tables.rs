//! Tables within tables, and those whose keys are words of another list or of the site.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::value::{Kind, Table, Value};
use super::{Fields, Span, Spanned, Syntax};

impl Fields {
    /// The keys that have not been read yet.
    pub fn keys(&self) -> Vec<Spanned<String>> {
        let left = self.entries.iter().filter(|(_, value)| value.is_some());
        left.map(|(key, _)| key.clone()).collect()
    }

    /// Says what is wrong with a key of a table whose keys are words of other lists.
    pub fn refuse(&mut self, key: &Spanned<String>, problem: Diagnostic) {
        self.entries.retain(|(entry, _)| entry.span != key.span);
        self.problems.push(problem.at(&self.file, &key.span));
    }

    /// The value of a key that is one table, as `read` reads it; `None` if it is missing or no table.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl Fn(&mut Fields) -> T,
    ) -> Option<T> {
        let value = self.take(key)?;
        match value.kind {
            Kind::Table(table) => Some(self.read_table(name, table, value.span, read)),
            _ => {
                self.wrong_type(key, &value, "a table");
                None
            }
        }
    }

    /// Leaves keys unread that others read.
    pub fn skip(&mut self, keys: &[&str]) {
        self.entries.retain(|(key, _)| !keys.contains(&key.value.as_str()));
    }

    /// A list of tables, each read by `read`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl Fn(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let values = match value.kind {
            Kind::List(values) => values,
            Kind::Table(_) => vec![value],
            _ => {
                self.wrong_type(key, &value, "a list of tables");
                return Vec::new();
            }
        };
        let mut items = Vec::new();
        for value in values {
            match value.kind {
                Kind::Table(table) => items.extend(self.read_table(name, table, value.span, &read)),
                _ => self.wrong_type(key, &value, "a table"),
            }
        }
        items
    }

    /// A list whose items are texts, or tables that `read` understands.
    pub fn texts_or_tables<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        of_text: impl Fn(Spanned<String>) -> T,
        of_table: impl Fn(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let mut items = Vec::new();
        for value in self.list(key, "a list").into_iter().flat_map(Value::split) {
            match value.kind {
                Kind::Table(table) if self.is_text_with_colon(&table, &of_table) => {
                    let value = Value::new(Kind::Table(table), value.span);
                    self.wrong_type(key, &value, "text");
                }
                Kind::Table(table) => {
                    let mut fields = self.within(name, table, value.span);
                    items.extend(of_table(&mut fields));
                    self.absorb(fields);
                }
                _ => items.extend(self.as_text(key, value).map(&of_text)),
            }
        }
        items
    }

    /// All keys that are left, each with the table that it has. Another value is read as a table with nothing but
    /// `only`; nothing where a key has no value.
    pub fn by_key<T>(
        &mut self,
        name: &'static str,
        only: &str,
        read: impl Fn(&mut Fields) -> T,
    ) -> Vec<(Spanned<String>, Option<Spanned<T>>)> {
        let mut items = Vec::new();
        for at in 0..self.entries.len() {
            let (key, value) = &mut self.entries[at];
            let Some(value) = value.take() else { continue };
            let (key, span) = (key.clone(), value.span.clone());
            let (table, plain) = match value.kind {
                Kind::Table(table) => (Some(table), None),
                Kind::Null => (None, None),
                _ => {
                    let only = Spanned::new(only.to_owned(), key.span.clone());
                    (Some(Table { entries: vec![(only, value)] }), Some(key.value.clone()))
                }
            };
            let item = table.map(|table| {
                let mut fields = self.within(name, table, span.clone());
                fields.plain = plain;
                let item = read(&mut fields);
                self.absorb(fields);
                item
            });
            items.push((key, item.map(|item| Spanned::new(item, span))));
        }
        items
    }

    /// Whether an item of YAML was meant as a text, such as `- Red Hill: the early years`: none of its keys is known.
    fn is_text_with_colon<T>(
        &self,
        table: &Table,
        read: impl Fn(&mut Fields) -> Option<T>,
    ) -> bool {
        if self.syntax == Syntax::Toml {
            return false;
        }
        let mut empty = self.within("", Table::default(), 0..0);
        read(&mut empty);
        !table.entries.iter().any(|(key, _)| empty.known.contains(&key.value.as_str()))
    }

    fn read_table<T>(
        &mut self,
        name: &'static str,
        table: Table,
        span: Span,
        read: impl Fn(&mut Fields) -> T,
    ) -> T {
        let mut fields = self.within(name, table, span);
        let item = read(&mut fields);
        self.absorb(fields);
        item
    }

    fn absorb(&mut self, mut fields: Fields) {
        self.linklike.append(&mut fields.linklike);
        let mut diagnostics = Diagnostics::default();
        fields.finish(&mut diagnostics);
        self.problems.extend(diagnostics);
    }
}
