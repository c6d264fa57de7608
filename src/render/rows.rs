//! Rows of lists that grow with the site: the program writes them, or the template that a theme has for them.
//!
//! A page has hundreds of rows, and a template costs ten times as much for each. So a row has a compiled writer, and
//! only a theme that wants other rows has a template for them; what that template sees is made for it alone.

use std::cell::OnceCell;

use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::words::Words;

use super::html::Html;
use super::templates::Templates;
use super::view::Markup;

/// A row of a list.
pub(crate) trait Row {
    /// The name of its template: `rows/<name>.html`.
    const NAME: &'static str;

    /// Writes it as the built-in theme has it, with links relative to `root`.
    fn write(&self, html: &mut Html, words: &Words, root: &str);

    /// Its data for a template: a struct of `view/row.rs`.
    fn view(&self, root: &str) -> Value;
}

/// The writer of the rows of one page.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    words: &'a Words,
    /// The templates of a theme that has some for rows, and the page for messages.
    own: Option<(&'a Templates, String)>,
    /// The first failure of a template.
    fault: OnceCell<Box<Diagnostic>>,
}

impl<'a> Rows<'a> {
    /// Rows as the built-in theme has them.
    pub(crate) fn built_in(words: &'a Words) -> Rows<'a> {
        Rows { words, own: None, fault: OnceCell::new() }
    }

    /// Rows of a page, with those that the theme has templates for.
    pub(crate) fn of_theme(words: &'a Words, templates: &'a Templates, page: &str) -> Rows<'a> {
        let own = templates.has_rows().then(|| (templates, page.to_owned()));
        Rows { own, ..Rows::built_in(words) }
    }

    /// Writes a row.
    pub(crate) fn write<R: Row>(&self, html: &mut Html, root: &str, row: &R) {
        match &self.own {
            Some((templates, page)) if templates.has_row(R::NAME) => {
                if self.fault.get().is_some() {
                    return;
                }
                match templates.row(R::NAME, row.view(root), root, page) {
                    Ok(written) => _ = html.piece(&written),
                    Err(fault) => self.fault.set(fault).expect("nothing failed before"),
                }
            }
            _ => row.write(html, self.words, root),
        }
    }

    /// Writes all rows of a list.
    pub(crate) fn list<R: Row>(&self, root: &str, rows: impl IntoIterator<Item = R>) -> Markup {
        Html::finished(|html| rows.into_iter().for_each(|row| self.write(html, root, &row)))
    }

    /// The first failure of a template: what was written is not whole.
    pub(crate) fn into_fault(self) -> Option<Box<Diagnostic>> {
        self.fault.into_inner()
    }
}

/// The data of a row as a template sees it.
pub(crate) fn seen(view: &impl serde::Serialize) -> Value {
    Value::from_serializable(view)
}
