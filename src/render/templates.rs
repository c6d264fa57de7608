//! The templates: those of the site's theme, and the built-in one for each that the theme lacks.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostic::Diagnostic;
use crate::input::{InputFile, Inputs};
use crate::rule;
use crate::text::escape::escape;
use crate::text::similar::did_you_mean;
use crate::theme;
use crate::words::Words;

use super::template_problem::{TemplateFile, problem};
use super::view::{Markup, ThemeView};

/// The initial capacity of the buffer for a page, in bytes.
const USUAL_SIZE: usize = 1 << 15;

/// The templates of a build, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// The file of each template, for messages.
    files: BTreeMap<String, TemplateFile>,
    /// What they produce, for messages, such as `page`.
    made: &'static str,
    /// The names of the rows that the theme has templates for.
    rows: Vec<String>,
    /// The words without values, as templates see them: a Tera value is shared, not copied.
    words: Value,
    /// What the theme has, as templates see it.
    theme: Value,
}

impl Templates {
    /// Loads the templates of a theme over the built-in ones.
    ///
    /// # Errors
    /// A template has a syntax error, or uses something that does not exist.
    pub fn load(
        inputs: &Inputs,
        theme: &str,
        words: &Arc<Words>,
    ) -> Result<Templates, Box<Diagnostic>> {
        Templates::load_from(inputs, theme, "templates", theme::TEMPLATES, "page", words)
    }

    /// Loads the templates of reports that are one page.
    pub(crate) fn of_reports(
        inputs: &Inputs,
        theme: &str,
        words: &Arc<Words>,
    ) -> Result<Templates, Box<Diagnostic>> {
        Templates::load_from(inputs, theme, "report", theme::REPORT_TEMPLATES, "report", words)
    }

    /// Loads the templates of one folder of a theme.
    fn load_from(
        inputs: &Inputs,
        theme: &str,
        folder: &str,
        built_in: &[(&str, &str)],
        made: &'static str,
        words: &Arc<Words>,
    ) -> Result<Templates, Box<Diagnostic>> {
        let mut sources = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut rows = Vec::new();
        for (name, text) in built_in {
            sources.insert((*name).to_owned(), (*text).to_owned());
            let file = theme::origin(&format!("{folder}/{name}"));
            files.insert((*name).to_owned(), TemplateFile { file, text: Box::from(*text) });
        }
        let folder = format!("themes/{theme}/{folder}");
        for file in inputs.under(&folder).filter(|file| file.path.ends_with(".html")) {
            let name = file.path[folder.len() + 1..].to_owned();
            let text = text_of(file, "template")?;
            if let Some(row) = row_name(&name) {
                match theme::ROW_TEMPLATES.iter().find(|(known, _)| *known == name) {
                    None => return Err(Box::new(unknown_row(file, row))),
                    // The program writes the same, only faster.
                    Some((_, built_in)) if *built_in == text => continue,
                    Some(_) => rows.push(row.to_owned()),
                }
            }
            sources.insert(name.clone(), text.to_owned());
            let file = Arc::clone(&file.path);
            files.insert(name, TemplateFile { file, text: Box::from(text) });
        }
        let mut tera = Tera::new();
        let spoken = Arc::clone(words);
        tera.register_function("say", move |values: Kwargs, _: &State<'_>| say(&spoken, &values));
        tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        match tera.add_raw_templates(sources) {
            Ok(()) => {
                let fonts = has_fonts(inputs, theme);
                let theme = Value::from_serializable(&ThemeView { fonts });
                Ok(Templates { tera, files, made, rows, words: plain_words(words), theme })
            }
            Err(error) => Err(Box::new(problem(&error, &files, ""))),
        }
    }

    /// Renders a page, as UTF-8. Besides the context, templates see `words`: those that take no values, by their ids.
    ///
    /// # Errors
    /// The template fails; the message names the template, the place in it and the page.
    pub fn render(
        &self,
        template: &str,
        context: &mut Context,
        page: &str,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        context.insert_value("words", self.words.clone());
        context.insert_value("theme", self.theme.clone());
        let mut bytes = Vec::with_capacity(USUAL_SIZE);
        self.tera.render_to(template, context, &mut bytes).map_err(|error| {
            let while_rendering = format!(" (while rendering the {} `{page}`)", self.made);
            Box::new(problem(&error, &self.files, &while_rendering))
        })?;
        Ok(bytes)
    }

    /// Whether the theme has templates for rows.
    pub(crate) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether the theme has a template for the rows of this name.
    pub(crate) fn has_row(&self, name: &str) -> bool {
        self.rows.iter().any(|own| own == name)
    }

    /// Renders a row of a page from `row`, with links relative to `root`.
    ///
    /// # Errors
    /// The template fails, as in [`Templates::render`].
    pub(crate) fn row(
        &self,
        name: &str,
        row: Value,
        root: &str,
        page: &str,
    ) -> Result<Markup, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("row", row);
        context.insert("page", &BTreeMap::from([("root", root)]));
        let bytes = self.render(&row_template(name), &mut context, page)?;
        Ok(Markup::finished(&String::from_utf8(bytes).expect("templates write UTF-8")))
    }
}

/// The folder of the templates of rows, among the templates of pages.
const ROWS: &str = "rows/";

fn row_template(name: &str) -> String {
    [ROWS, name, ".html"].concat()
}

/// The name of the row that a template is for.
fn row_name(template: &str) -> Option<&str> {
    template.strip_prefix(ROWS)?.strip_suffix(".html")
}

fn unknown_row(file: &InputFile, name: &str) -> Diagnostic {
    let known = theme::ROW_TEMPLATES.iter().filter_map(|(name, _)| row_name(name));
    let known = known.collect::<Vec<_>>();
    let hint = did_you_mean(name, known.iter().copied());
    let hint = hint.unwrap_or_else(|| format!("the rows are {}", known.join(", ")));
    let problem = Diagnostic::new(&rule::TEMPLATE, format!("there are no rows `{name}`"));
    problem.at(&file.path, &(0..0)).hint(hint)
}

/// Whether a theme brings fonts for its pages.
fn has_fonts(inputs: &Inputs, theme: &str) -> bool {
    let is_font = |path: &str| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| FONTS.contains(&ending.as_str()))
    };
    inputs.under(&format!("themes/{theme}/static")).any(|file| is_font(&file.path))
}

/// The endings of files of fonts.
const FONTS: [&str; 4] = ["otf", "ttf", "woff", "woff2"];

/// The words without values, by their ids.
fn plain_words(words: &Words) -> Value {
    Value::from_serializable(&words.plain().collect::<BTreeMap<_, _>>())
}

/// The function of templates that says words with their values: `say(id="updated", date=page.updated)`.
fn say(words: &Words, values: &Kwargs) -> TeraResult<String> {
    let n =
        values.get::<Value>("n")?.and_then(|n| n.as_i128()).and_then(|n| usize::try_from(n).ok());
    let value = |name: &str, to: &mut String| {
        let value = values.get::<Value>(name).ok().flatten();
        let is_there = value.is_some();
        match value.as_ref().and_then(Value::as_str) {
            Some(text) => to.push_str(text),
            None => value.iter().for_each(|value| to.push_str(&value.to_string())),
        }
        is_there
    };
    words.say_for(values.must_get::<&str>("id")?, n, &value).map_err(tera::Error::message)
}

/// A file of a theme as text; `what` names it in the message.
pub(crate) fn text_of<'a>(file: &'a InputFile, what: &str) -> Result<&'a str, Box<Diagnostic>> {
    std::str::from_utf8(&file.bytes).map_err(|error| {
        let at = error.valid_up_to();
        let problem =
            Diagnostic::new(&rule::NOT_UTF8, format!("byte {at} of this {what} is not UTF-8"));
        Box::new(problem.at(&file.path, &(at..at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_escape_as_everything_else_does() {
        let text = "{{ text }}";
        let folder = [("x.html", text)];
        let words = Arc::new(Words::built_in("en"));
        let inputs = Inputs::default();
        let templates = Templates::load_from(&inputs, "none", "x", &folder, "page", &words);
        let templates = templates.expect("a template");
        let mut context = Context::new();
        context.insert("text", "<a href='x'>\u{1}&");
        let page = templates.render("x.html", &mut context, "x").expect("a page");
        assert_eq!(page, b"&lt;a href=&#39;x&#39;&gt;&amp;");
    }

    #[test]
    fn a_row_that_the_program_writes_as_well_is_left_to_it() {
        let words = Arc::new(Words::built_in("en"));
        for (name, text) in theme::ROW_TEMPLATES {
            let loaded = |text: &str| {
                let path = format!("themes/own/templates/{name}");
                let inputs = Inputs::from_iter([InputFile::new(&path, text)]);
                Templates::load(&inputs, "own", &words).expect("sound templates")
            };
            let row = row_name(name).expect("the name of a row");
            assert!(!loaded(text).has_rows(), "{name}");
            assert!(loaded(&format!("{text}<hr>\n")).has_row(row), "{name}");
        }
    }

    #[test]
    fn no_built_in_template_takes_text_for_markup() {
        for (name, template) in
            [theme::TEMPLATES, theme::ROW_TEMPLATES, theme::REPORT_TEMPLATES].concat()
        {
            assert!(!template.contains("safe"), "{name}");
        }
    }
}
