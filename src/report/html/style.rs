//! The style of the page: the theme's, and the rules that depend on the report: paper size and page
//! header.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::render::text_of;
use crate::render::view::Markup;
use crate::report::view::ReportView;
use crate::rule;
use crate::theme;

/// The end of the element that contains the style.
const END: &str = "</style";

/// The style of a page.
#[derive(Debug, Serialize)]
pub(super) struct Style {
    /// The element.
    html: Markup,
    /// The hash by which the policy allows this style and no other.
    hash: String,
}

impl Style {
    /// Reads the style of the theme, and the colours of code if there is any.
    pub(super) fn read(
        inputs: &Inputs,
        theme: &str,
        view: &ReportView,
        has_code: bool,
    ) -> Result<Style, Box<Diagnostic>> {
        let mut css =
            sheet(inputs, &format!("themes/{theme}/report/report.css"), theme::REPORT_STYLE)?;
        if has_code {
            let built_in = theme::STATIC.iter().find(|(name, _)| *name == "code.css");
            let built_in = built_in.map_or("", |(_, css)| css);
            css += &sheet(inputs, &format!("themes/{theme}/static/code.css"), built_in)?;
        }
        css += &paper(view);
        let hash = STANDARD.encode(Sha256::digest(css.as_bytes()));
        let html = Markup::finished(&format!("<style>{css}</style>"));
        Ok(Style { html, hash: format!("sha256-{hash}") })
    }
}

/// One style sheet as a browser reads it inside a page: with line feeds alone, as the hash depends
/// on them.
fn sheet(inputs: &Inputs, path: &str, built_in: &str) -> Result<String, Box<Diagnostic>> {
    let Some(file) = inputs.get(path) else { return Ok(built_in.to_owned()) };
    let css = text_of(file, "style")?;
    if let Some(at) = css.to_ascii_lowercase().find(END) {
        let problem =
            Diagnostic::new(&rule::STYLE_ENDS, format!("`{END}` would end the style here"));
        let problem =
            problem.at(&file.path, &(at..at + END.len())).label("not a part of any style");
        return Err(Box::new(problem.hint("write `<\\/style` inside a string of the style")));
    }
    let css = css.strip_prefix('\u{feff}').unwrap_or(css).replace("\r\n", "\n");
    Ok(css.replace(['\r', '\u{c}'], "\n").replace('\0', "\u{fffd}"))
}

/// The size of the paper, and the title at the head of every page but the first.
fn paper(view: &ReportView) -> String {
    let size = match view.paper {
        "us-letter" => "letter",
        _ => "A4",
    };
    let title = string(&view.title);
    format!(
        "@page {{ size: {size}; @top-left {{ content: {title}; }} }}\n@page :first {{ @top-left {{ content: none; }} }}\n"
    )
}

/// Text as a CSS string. Everything except letters and digits is escaped by number, so that nothing
/// can end it.
fn string(text: &str) -> String {
    let letters = text.chars().map(|c| match c {
        '\0' => String::new(),
        c if c.is_alphanumeric() => c.to_string(),
        c => format!("\\{:x} ", c as u32),
    });
    format!("\"{}\"", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;

    #[test]
    fn a_title_cannot_end_the_string_it_stands_in() {
        for (text, expected) in [
            ("Red Hill 2", "\"Red\\20 Hill\\20 2\""),
            ("Ночь", "\"Ночь\""),
            ("\"}</style>\n\\\0", "\"\\22 \\7d \\3c \\2f style\\3e \\a \\5c \""),
        ] {
            assert_eq!(string(text), expected, "{text}");
        }
    }

    #[test]
    fn a_style_stands_in_the_page_as_its_hash_has_it_or_is_refused() {
        for (css, expected) in [
            ("\u{feff}a {}\r\nb {}\rc {}", Ok("a {}\nb {}\nc {}")),
            ("a::after { content: '</STYLE>'; }", Err(21..28)),
            ("/* < / style */", Ok("/* < / style */")),
        ] {
            let inputs = Inputs::from_iter([InputFile::new("themes/x/report/report.css", css)]);
            let found = sheet(&inputs, "themes/x/report/report.css", "built in");
            let place = |problem: Box<Diagnostic>| {
                problem.place.map(|place| place.start..place.end).expect("a problem with a place")
            };
            assert_eq!(found.map_err(place), expected.map(str::to_owned), "{css}");
        }
    }
}
