//! Signs within a text that mean something in other programs, or are not finished.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::text::plain::{run_length, table_of};

/// What a text resembles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    /// `{{date}}`, `<% tp.date %>`: what a template fills in, with its end.
    Template(&'static str),
    /// `[due:: 2024]`
    Field,
    /// `\emph{...}`
    Latex,
    /// `\cite{...}`
    LatexCitation,
    /// `$$...$$`
    Formula,
    /// `{.class}`
    Attributes,
    /// `((0a1b...))`
    BlockReference,
    /// `[/b]`
    BbCode,
    /// `==`, `**` or `~~` that nothing closes
    OpenStyle,
    /// `++words++`, `||words||`, `''words''`
    Paired,
    /// `x^2^`, `H~2~O`
    Shifted,
    /// `{++`, `{--`, `{>>`: an insertion, a deletion or a comment in CriticMarkup
    Change,
    /// `:smile:`, `:ref:`
    ShortCode,
}

impl Foreign {
    /// The problem with it, of which this is written.
    pub(super) fn problem(self, written: &str) -> Diagnostic {
        let (rule, message, hint) = match self {
            Foreign::Template(_) => (
                &rule::PLACEHOLDER,
                format!("`{written}` begins a placeholder of a template"),
                "write the value, or show it as code: `{{...}}`",
            ),
            Foreign::Field => (
                &rule::FIELD,
                format!("`{written}` is text here, as other programs' fields are"),
                "put what readers should not see into a comment `%%...%%`",
            ),
            Foreign::LatexCitation => (
                &rule::UNREAD_LINK,
                format!("`{written}` begins no citation"),
                "write `[@id#p1]`, or `[@id, p. 3]` for a page",
            ),
            Foreign::Latex => (
                &rule::UNREAD_MARK,
                format!("`{written}` is not read: texts are Markdown, not LaTeX"),
                "write `*words*`, `**words**` or what else is meant in Markdown, or show it as code",
            ),
            Foreign::Formula => (
                &rule::UNREAD_MARK,
                String::from("formulas are not read"),
                "write it in words or signs, or show it as code",
            ),
            Foreign::Attributes => (
                &rule::UNREAD_MARK,
                format!("`{written}` gives no attributes here"),
                "leave it out: only headings have anchors, `# Title {#anchor}`",
            ),
            Foreign::BlockReference => (
                &rule::UNREAD_MARK,
                String::from("double parentheses refer to no block here"),
                "mark the block with ` ^name` at its end, and link it: `[[note#^name]]`",
            ),
            Foreign::BbCode => (
                &rule::UNREAD_MARK,
                format!("`{written}` ends no mark-up here"),
                "write `*words*`, `**words**` or `[words](address)`",
            ),
            Foreign::Paired => (
                &rule::UNREAD_MARK,
                format!("`{written}` marks no words here"),
                "write `*words*`, `**words**` or `==words==`",
            ),
            Foreign::Shifted => (
                &rule::UNREAD_MARK,
                format!("`{written}` raises and lowers nothing here"),
                "write the sign itself, such as `²` or `₂`",
            ),
            Foreign::Change => (
                &rule::UNREAD_MARK,
                format!("`{written}` marks no change here"),
                "write the text as it is to be, and remarks as comments: `%%...%%`",
            ),
            Foreign::ShortCode => (
                &rule::UNREAD_MARK,
                format!("`{written}` stands for nothing here"),
                "write the sign or the words that it stands for",
            ),
            Foreign::OpenStyle => (
                &rule::UNREAD_MARK,
                format!("nothing closes the `{written}` here"),
                "write it again behind the words, without a blank before it, or a backslash before the signs",
            ),
        };
        Diagnostic::new(rule, message).label("shown to readers as it stands").hint(hint)
    }
}

/// Everything that a text resembles, with its places.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Foreign)> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    loop {
        at += run_length(&bytes[at..], is_no_mark, &NO_MARK);
        if at >= bytes.len() {
            return found;
        }
        let length = match begins(text, at) {
            Some((length, foreign)) => {
                found.push((at..at + length, foreign));
                length
            }
            None => 1,
        };
        at += length;
    }
}

/// What begins at one of the signs, with the length of what is shown of it.
fn begins(text: &str, at: usize) -> Option<(usize, Foreign)> {
    let rest = &text[at..];
    let two = rest.as_bytes().get(..2)?;
    let found = match two {
        b"{{" => (2, Foreign::Template("}}")),
        b"{%" => (2, Foreign::Template("%}")),
        b"<%" => (2, Foreign::Template("%>")),
        b"${" => (2, Foreign::Template("}")),
        b"$$" => (2 + rest[2..].find("$$").filter(|words| *words > 0)? + 2, Foreign::Formula),
        b"((" => (block_reference(rest)?, Foreign::BlockReference),
        b"[/" => (bb_code(rest)?, Foreign::BbCode),
        b"==" | b"**" | b"~~" => (open_style(text, at)?, Foreign::OpenStyle),
        b"++" | b"||" | b"''" => (paired(text, at)?, Foreign::Paired),
        b"{+" | b"{-" | b"{>" => (change(rest)?, Foreign::Change),
        [b'^' | b'~', _] => (shifted(text, at)?, Foreign::Shifted),
        [b'$', _] => (formula(rest)?, Foreign::Formula),
        [b':', _] => (short_code(text, at)?, Foreign::ShortCode),
        [b'{', _] => (attributes(rest)?, Foreign::Attributes),
        [b'[' | b'(', _] => (field(rest)?, Foreign::Field),
        [b'\\', _] => {
            let command = latex(rest)?;
            let is_citation = command.contains("cite");
            let kind = if is_citation { Foreign::LatexCitation } else { Foreign::Latex };
            (command.len(), kind)
        }
        _ => return None,
    };
    Some(found)
}

/// The length of `[key::`, where a bracket closes it and in parentheses a blank follows.
fn field(text: &str) -> Option<usize> {
    let close = if text.starts_with('(') { ')' } else { ']' };
    let length = key_of_field(&text[1..])?;
    let value = &text[1 + length..];
    let is_value = !value.starts_with(':')
        && value.contains(close)
        && (close == ']' || value.starts_with(char::is_whitespace));
    is_value.then_some(1 + length)
}

/// The length of `key::` at the start of a text.
pub(super) fn key_of_field(text: &str) -> Option<usize> {
    let end = text.as_bytes().iter().take(41).position(|byte| *byte == b':')?;
    let key = &text[..end];
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let has_key = key.starts_with(char::is_alphabetic) && key.chars().all(is_key);
    (has_key && text[end..].starts_with("::")).then_some(end + 2)
}

/// `\name` before a brace or bracket.
fn latex(text: &str) -> Option<&str> {
    let letters = text[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let star = usize::from(text[1 + letters..].starts_with('*'));
    let length = 1 + letters + star;
    (letters > 1 && text[length..].starts_with(['{', '['])).then(|| &text[..length])
}

/// The length of `{.class}`, `{#id}`, `{: .class}` or `{key=value}`.
fn attributes(text: &str) -> Option<usize> {
    let inside = &text[1..1 + text[1..].find(['}', '{', '\n'])?];
    let first = inside.trim_start_matches(':').trim_start().split(' ').next()?;
    let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_one = first.strip_prefix(['.', '#']).is_some_and(is_name)
        || first.split_once('=').is_some_and(|(key, _)| is_name(key));
    (is_one && text[1 + inside.len()..].starts_with('}')).then_some(inside.len() + 2)
}

/// The length of a reference to a block by its long number.
fn block_reference(text: &str) -> Option<usize> {
    let inside = text.get(2..38)?;
    let is_number = inside.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let has_parts = inside.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    (is_number && has_parts && text[38..].starts_with("))")).then_some(40)
}

/// The length of `[/b]`.
fn bb_code(text: &str) -> Option<usize> {
    let letters = text[2..].bytes().take_while(u8::is_ascii_alphabetic).count();
    ((1..=10).contains(&letters) && text[2 + letters..].starts_with(']')).then_some(letters + 3)
}

/// The length of a pair of signs before a word.
fn open_style(text: &str, at: usize) -> Option<usize> {
    let after = text[at + 2..].trim_start_matches('*');
    (begins_apart(text, at) && after.starts_with(char::is_alphanumeric)).then_some(2)
}

/// Whether what is at an offset follows no word.
fn begins_apart(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(')
}

/// Whether what ends at an offset precedes no word.
fn ends_apart(text: &str, at: usize) -> bool {
    !text[at..].starts_with(char::is_alphanumeric)
}

/// The length of a pair of signs, or of three apostrophes, before words that the same signs close.
fn paired(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = if rest.starts_with("'''") { 3 } else { 2 };
    let (sign, inside) = rest.split_at(length);
    let close = inside.find(sign)?;
    let is_pair = begins_apart(text, at)
        && inside.starts_with(char::is_alphanumeric)
        && !inside[..close].ends_with(char::is_whitespace)
        && ends_apart(inside, close + length);
    is_pair.then_some(length)
}

/// The length of `^2^` or `~2~` behind a letter, or `^` behind a number.
fn shifted(text: &str, at: usize) -> Option<usize> {
    const MOST: usize = 12;
    let (sign, inside) = text[at..].split_at(1);
    let before = text[..at].chars().next_back()?;
    let close = inside.find(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '-'))?;
    let is_shifted = (before.is_alphabetic() || sign == "^" && before.is_numeric())
        && (1..=MOST).contains(&close)
        && inside[close..].starts_with(sign);
    is_shifted.then_some(close + 2)
}

/// The length of `$...$` with signs in it that no price has.
fn formula(text: &str) -> Option<usize> {
    let inside = &text[1..1 + text[1..].find(['$', '\n'])?];
    let behind = text[1 + inside.len()..].strip_prefix('$')?;
    let is_formula = !inside.starts_with(char::is_whitespace)
        && !inside.ends_with(char::is_whitespace)
        && !behind.starts_with(|c: char| c.is_ascii_digit())
        && inside.contains(['\\', '^', '_', '=']);
    is_formula.then_some(inside.len() + 2)
}

/// The length of `{++`, `{--` or `{>>` that the signs are closed of.
fn change(text: &str) -> Option<usize> {
    let ends = [("{++", "++}"), ("{--", "--}"), ("{>>", "<<}")];
    let (open, close) = ends.into_iter().find(|(open, _)| text.starts_with(open))?;
    text[open.len()..].contains(close).then_some(open.len())
}

/// The length of `:name:` with no letter or digit beside it.
fn short_code(text: &str, at: usize) -> Option<usize> {
    let inside = &text[at + 1..];
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let close = inside.find(|c: char| !is_of_name(c))?;
    let name = &inside[..close];
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && close > 1
        || matches!(name, "+1" | "-1");
    let is_code = begins_apart(text, at)
        && is_name
        && inside[close..].starts_with(':')
        && ends_apart(inside, close + 1);
    is_code.then_some(close + 2)
}

const fn is_no_mark(byte: u8) -> bool {
    let is_bracket = (byte == b'[') | (byte == b'(') | (byte == b'{') | (byte == b'<');
    let is_sign = (byte == b'\\') | (byte == b'$') | (byte == b':') | (byte == b'\'');
    let is_sign = is_sign | (byte == b'+') | (byte == b'|') | (byte == b'^');
    !(is_bracket | is_sign | (byte == b'=') | (byte == b'*') | (byte == b'~'))
}

const NO_MARK: [bool; 256] = table_of!(is_no_mark);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_other_programs_are_known() {
        use Foreign::{
            Attributes, BbCode, BlockReference, Change, Field, Formula, Latex, LatexCitation,
            OpenStyle, Paired, Shifted, ShortCode, Template,
        };
        for (text, expected) in [
            ("On {{date}} and {{ x | y }}", vec![("{{", Template("}}")), ("{{", Template("}}"))]),
            ("<% tp.date %> {% if x %}", vec![("<%", Template("%>")), ("{%", Template("%}"))]),
            ("a [due:: 2024] b", vec![("[due::", Field)]),
            ("(due date:: soon) [x::y]", vec![("(due date::", Field), ("[x::", Field)]),
            (
                "\\emph{a} \\parencite[p. 3]{b}",
                vec![("\\emph", Latex), ("\\parencite", LatexCitation)],
            ),
            ("a $$x^2$$ b", vec![("$$x^2$$", Formula)]),
            (
                "[a]{.b} {#c} {: .d } {width=3}",
                vec![
                    ("{.b}", Attributes),
                    ("{#c}", Attributes),
                    ("{: .d }", Attributes),
                    ("{width=3}", Attributes),
                ],
            ),
            (
                "((01234567-89ab-cdef-0123-456789abcdef))",
                vec![("((01234567-89ab-cdef-0123-456789abcdef))", BlockReference)],
            ),
            ("[b]a[/b]", vec![("[/b]", BbCode)]),
            ("x^2^ and H~2~O, 10^-6^", vec![("^2^", Shifted), ("~2~", Shifted), ("^-6^", Shifted)]),
            ("$E = mc^2$ and ${x}", vec![("$E = mc^2$", Formula), ("${", Template("}"))]),
            (
                "'''a''' ++b c++, ||d|| ''e''",
                vec![("'''", Paired), ("++", Paired), ("||", Paired), ("''", Paired)],
            ),
            ("{++a++} {--b--} {>>c<<}", vec![("{++", Change), ("{--", Change), ("{>>", Change)]),
            (
                ":smile: (:ref:`a`) :+1:.",
                vec![(":smile:", ShortCode), (":ref:", ShortCode), (":+1:", ShortCode)],
            ),
            ("***a", vec![("**", OpenStyle)]),
            ("a ==b and (**c ~~d", vec![("==", OpenStyle), ("**", OpenStyle), ("~~", OpenStyle)]),
        ] {
            let found = find(text).into_iter().map(|(at, foreign)| (&text[at], foreign));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_comes_close_is_text() {
        for text in [
            "a { b } c {d} <3 5 < 6% [1] (see: x) [a: b] (std::string)",
            "from $5 to $6, US$5-$6, $HOME_DIR and $PATH, a 5'10'' man, C++ and C++, a || b",
            "at 12:30:45, a:b:c, note: so: it is, :) and :-( and :o), ~100 to ~200, 10~20~30, 2^8",
            "'quoted' and rock 'n' roll, the dogs' 'tails', {--} {+1} {-1} ::",
            "$5 and $6, $$, a == b, x ** y, 3 ~~ 4, === and ***",
            "C:\\files\\new, \\n{ ((aside)) [/] and/or [a/b] 2^8 :: x",
            "((01234567-89ab)) {2024} {a b} [::] [2024:: x] {=}",
        ] {
            assert_eq!(find(text), vec![], "{text:?}");
        }
    }
}
