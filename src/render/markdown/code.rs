//! Blocks of code, in colour.

use pulldown_cmark::CodeBlockKind;

use crate::highlight;

use super::Writer;

/// A block of code being written.
pub(super) struct CodeBlock {
    language: String,
    text: String,
}

impl Writer<'_> {
    pub(super) fn code_start(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.code = Some(CodeBlock { language: language.to_owned(), text: String::new() });
    }

    pub(super) fn code_text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
        }
    }

    pub(super) fn code_end(&mut self) {
        if let Some(code) = self.code.take() {
            // A long line of code scrolls; the keyboard must reach what scrolls.
            self.html.push_str("<pre tabindex=\"0\"><code>");
            self.html.push_str(&highlight::html(&code.language, &code.text));
            self.html.push_str("</code></pre>\n");
        }
    }
}
