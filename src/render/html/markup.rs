//! Finished HTML in a view.

use serde::{Serialize, Serializer};
use tera::Value;

/// Finished HTML of a part of a page: templates write it unescaped, while they escape all text.
/// Only this crate makes it.
#[derive(Debug, Clone)]
pub struct Markup(Value);

impl Markup {
    /// Takes HTML that is escaped already.
    pub(crate) fn finished(html: &str) -> Markup {
        Markup(Value::safe_string(html))
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Default for Markup {
    /// Empty markup.
    fn default() -> Markup {
        Markup::finished("")
    }
}

impl Serialize for Markup {
    /// Tera takes a value of its type with its mark for safe text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    use super::*;

    #[test]
    fn templates_escape_text_and_nothing_that_is_finished() {
        let mut tera = Tera::new();
        tera.add_raw_template("x.html", "{{ x.html }}{{ x.text }}{% if x.none %}!{% endif %}")
            .expect("a template");
        #[derive(Serialize)]
        struct View {
            html: Markup,
            text: &'static str,
            none: Markup,
        }
        let html = Markup::finished("<b>1</b>");
        let mut context = Context::new();
        context.insert("x", &View { html, text: "<i>", none: Markup::default() });
        assert_eq!(tera.render("x.html", &context).expect("a page"), "<b>1</b>&lt;i&gt;");
    }
}
