//! Syntax highlighting of code blocks: ten classes, a light and a dark stylesheet, no inline styles.
//!
//! The classed output of syntect has a class for each atom of each scope, which makes code twenty times its size.
//! Readers distinguish about ten kinds of tokens, so scopes are mapped to those.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::text::escape;

/// The grammars, unpacked on first use.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Scope prefixes and the class of text in them. The first that fits the innermost scope counts.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let classes = [
        ("comment", "hl-c"),
        ("punctuation.definition.comment", "hl-c"),
        ("punctuation.definition.string", "hl-s"),
        ("string", "hl-s"),
        ("constant", "hl-n"),
        ("entity.name.function", "hl-f"),
        ("support.function", "hl-f"),
        ("variable.function", "hl-f"),
        ("entity.other.attribute-name", "hl-a"),
        ("entity.name.tag", "hl-a"),
        ("entity.name", "hl-t"),
        ("support.type", "hl-t"),
        ("support.class", "hl-t"),
        ("storage.type", "hl-k"),
        ("storage", "hl-k"),
        ("keyword.operator", "hl-o"),
        ("keyword", "hl-k"),
        ("variable", "hl-v"),
        ("punctuation", "hl-o"),
        ("invalid", "hl-e"),
    ];
    let scope = |name| Scope::new(name).expect("the names above are well formed");
    classes.into_iter().map(|(name, class)| (scope(name), class)).collect()
});

/// Whether a language has a grammar, or is a name for plain text.
pub fn knows(language: &str) -> bool {
    is_text(language) || grammar(language).is_some()
}

fn is_text(language: &str) -> bool {
    matches!(language.to_ascii_lowercase().as_str(), "" | "text" | "txt" | "plain")
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    GRAMMARS.find_syntax_by_token(language)
}

/// Code as escaped HTML with a `span` for each coloured range. Unknown languages have no colours.
pub fn html(language: &str, code: &str) -> String {
    let grammar = if is_text(language) { None } else { grammar(language) };
    let Some(grammar) = grammar else { return escape::escape(code).into_owned() };
    let mut writer = Writer { html: String::with_capacity(code.len() * 3), class: None };
    let (mut state, mut scopes) = (ParseState::new(grammar), ScopeStack::new());
    for line in code.split_inclusive('\n') {
        // A grammar may fail on an unexpected line, which is then shown without colours.
        let Ok(changes) = state.parse_line(line, &GRAMMARS) else {
            writer.push(line, None);
            continue;
        };
        let mut at = 0;
        for (offset, change) in changes {
            writer.push(&line[at..offset], class(&scopes));
            at = offset;
            if scopes.apply(&change).is_err() {
                break;
            }
        }
        writer.push(&line[at..], class(&scopes));
    }
    writer.finish()
}

/// The class of the innermost scope that has one.
fn class(scopes: &ScopeStack) -> Option<&'static str> {
    let classed = |scope: &Scope| {
        CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class)
    };
    scopes.as_slice().iter().rev().find_map(classed)
}

/// Writes spans, and joins adjacent text of one class.
struct Writer {
    html: String,
    class: Option<&'static str>,
}

impl Writer {
    fn push(&mut self, text: &str, class: Option<&'static str>) {
        if text.is_empty() {
            return;
        }
        // White space has no colour. It joins the open span, so that fewer spans are written.
        if class != self.class && !text.trim().is_empty() {
            self.close();
            if let Some(class) = class {
                self.html.push_str(&format!("<span class=\"{class}\">"));
            }
            self.class = class;
        }
        escape::push(&mut self.html, text);
    }

    fn close(&mut self) {
        if self.class.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_coloured_and_everything_is_escaped() {
        let html = html("rust", "let a = \"<b>\"; // x\n");
        assert!(html.contains("<span class=\"hl-k\">let"), "{html}");
        assert!(html.contains("&lt;b&gt;"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
        let text = html.replace("</span>", "");
        let text = text
            .split("<span class=\"")
            .map(|part| part.split_once("\">").map_or(part, |(_, text)| text))
            .collect::<String>();
        assert_eq!(text, "let a = &quot;&lt;b&gt;&quot;; // x\n");
    }

    #[test]
    fn an_unknown_language_is_shown_plain() {
        assert!(!knows("klingon"));
        assert!(knows("text"));
        assert_eq!(html("klingon", "a < b"), "a &lt; b");
    }

    #[test]
    fn coloured_code_stays_within_a_few_times_its_size() {
        let code = "fn add(left: u32, right: u32) -> u32 {\n    left + right\n}\n".repeat(40);
        assert!(html("rust", &code).len() < code.len() * 8);
    }
}
