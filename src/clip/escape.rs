//! Text as Markdown that is read back as the same text, never as mark-up.

use super::{Run, Style};

/// Where a line is written: what has to be escaped differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, item, quotation, heading or note. Its further lines begin with this.
    Block(&'static str),
    /// In a cell of a table, which is one line and ends at a bar.
    Cell,
}

/// Writes runs as one block of Markdown, without white space at its ends.
pub(super) fn line(runs: &[Run], place: Place) -> String {
    let mut writer = Writer { text: String::new(), place, at_start: true, has_ended: false };
    for run in runs {
        writer.run(run);
    }
    let end = writer.text.trim_end_matches(' ').len();
    writer.text.truncate(end);
    writer.text
}

/// The text without what Markdown cannot hold: control characters, and line ends and tabs, which become spaces.
pub(super) fn clean(text: &str) -> String {
    let kept = text.chars().filter_map(|character| match character {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' => Some(' '),
        _ if character.is_control() => None,
        _ => Some(character),
    });
    kept.collect()
}

struct Writer {
    text: String,
    place: Place,
    /// Whether nothing of the line is written yet: some signs mean a block there.
    at_start: bool,
    /// Whether the line has ended: its end is written if words follow.
    has_ended: bool,
}

impl Writer {
    fn run(&mut self, run: &Run) {
        match run {
            Run::Break => self.has_ended = !self.at_start,
            Run::Note(marker) => {
                self.end_line();
                self.text.push_str("[^");
                self.text.push_str(&label(marker));
                self.text.push(']');
                self.at_start = false;
            }
            Run::Text { text, style, link } => {
                let text = clean(text);
                let starts = self.at_start || self.has_ended;
                let text = if starts { text.trim_start_matches(' ') } else { &text };
                if text.is_empty() {
                    return;
                }
                self.end_line();
                match link {
                    Some(address) if !text.trim().is_empty() => self.link(text, address),
                    _ => self.styled(text, *style),
                }
            }
        }
    }

    /// Writes the end of a line that has ended.
    fn end_line(&mut self) {
        if !std::mem::take(&mut self.has_ended) {
            return;
        }
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        match self.place {
            Place::Cell => self.text.push(' '),
            Place::Block(indent) => {
                self.text.push_str("\\\n");
                self.text.push_str(indent);
                self.at_start = true;
            }
        }
    }

    fn link(&mut self, text: &str, address: &str) {
        let words = text.trim_end_matches(' ');
        self.text.push('[');
        // Nothing after the bracket begins a block.
        self.at_start = false;
        self.escaped(words);
        self.text.push_str("](");
        self.text.push_str(&destination(address, self.place));
        self.text.push(')');
        self.text.push_str(&text[words.len()..]);
    }

    /// Mark-up is left out where its signs would not be read as such: it is worth less than the words.
    fn styled(&mut self, text: &str, style: Style) {
        let words = text.trim_end_matches(' ');
        let is_bare = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let has_firm_ends = is_bare(words.chars().next()) && is_bare(words.chars().next_back());
        let is_parted = !self.text.ends_with(['*', '`', '\\']);
        if style.code && is_parted && self.place != Place::Cell && !words.is_empty() {
            self.code(words);
        } else if style != Style::default() && !style.code && has_firm_ends && is_parted {
            let sign = match (style.emphasis, style.strong) {
                (true, true) => "***",
                (false, true) => "**",
                _ => "*",
            };
            self.text.push_str(sign);
            self.at_start = false;
            self.escaped(words);
            self.text.push_str(sign);
        } else {
            self.escaped(words);
        }
        self.text.push_str(&text[words.len()..]);
    }

    fn code(&mut self, code: &str) {
        let fence = "`".repeat(longest_row(code, '`') + 1);
        let is_padded = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
        let space = if is_padded { " " } else { "" };
        for part in [&fence, space, code, space, &fence] {
            self.text.push_str(part);
        }
        self.at_start = false;
    }

    fn escaped(&mut self, text: &str) {
        for (at, character) in text.char_indices() {
            if self.needs_escape(text, at, character) {
                self.text.push('\\');
            }
            self.text.push(character);
            self.at_start = false;
        }
    }

    fn needs_escape(&self, text: &str, at: usize, character: char) -> bool {
        let rest = &text[at + character.len_utf8()..];
        let next = rest.chars().next();
        match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '|' => self.place == Place::Cell || self.at_start,
            // Within a word it means nothing.
            '_' => {
                let is_inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_inner(self.text.chars().next_back()) && is_inner(next))
            }
            '!' => next.is_none_or(|next| next == '['),
            '&' => is_entity(rest),
            '=' | '%' => self.at_start || next == Some(character) || self.text.ends_with(character),
            '#' => self.at_start || next.is_none_or(|next| next == '#' || next == ' '),
            '>' | '-' | '+' => self.at_start,
            // After the reference to a note they would make something else of it.
            ':' => self.at_start || self.text.ends_with(']'),
            '(' => self.text.ends_with(']'),
            '.' | ')' => ends_count(self.line_so_far()),
            _ => false,
        }
    }

    fn line_so_far(&self) -> &str {
        match (self.place, self.text.rsplit_once('\n')) {
            (Place::Block(indent), Some((_, line))) => line.strip_prefix(indent).unwrap_or(line),
            _ => &self.text,
        }
    }
}

/// Whether this is the number of a list's item: the sign after it would begin one.
fn ends_count(line: &str) -> bool {
    (1..=9).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `&` and this may be an entity.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
    end > 0 && rest[end..].starts_with(';')
}

/// The length of the longest row of a sign.
pub(super) fn longest_row(text: &str, sign: char) -> usize {
    let rows = text.split(|c| c != sign);
    rows.map(str::len).max().unwrap_or(0) / sign.len_utf8()
}

/// The address of a link. What an address cannot hold is written in percent.
fn destination(address: &str, place: Place) -> String {
    let address = clean(address.trim());
    let is_plain = |c: char| c.is_alphanumeric() || "-._~:/?#@!$'*+,;=%&".contains(c);
    let mut written = String::with_capacity(address.len() + 2);
    let is_framed = address.is_empty() || !address.chars().all(is_plain);
    for (at, character) in address.char_indices() {
        match character {
            '|' if place == Place::Cell => written.push_str("%7C"),
            '<' | '>' | '\\' => {
                written.push('\\');
                written.push(character);
            }
            '&' if is_entity(&address[at + 1..]) => written.push_str("\\&"),
            // Two would begin a comment; a bar in a cell begins with one.
            '%' if starts_with_percent(&address[at + 1..], place) => written.push_str("\\%"),
            _ => written.push(character),
        }
    }
    if is_framed { format!("<{written}>") } else { written }
}

/// Whether the rest of an address is written with a percent sign first.
fn starts_with_percent(rest: &str, place: Place) -> bool {
    rest.starts_with('%') || place == Place::Cell && rest.starts_with('|')
}

/// The marker of a note without what would end it.
pub(super) fn label(marker: &str) -> String {
    let kept = clean(marker);
    let is_kept = |c: &char| {
        !c.is_whitespace() && !matches!(c, '[' | ']' | '\\' | '^' | '|' | '`' | '<' | '%')
    };
    kept.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_no_sign_of_its_surroundings() {
        for (address, place, written) in [
            ("https://a.example/b", Place::Cell, "https://a.example/b"),
            ("https://a|b", Place::Cell, "<https://a%7Cb>"),
            ("https://a%%b", Place::Cell, "https://a\\%%b"),
            ("https://%|", Place::Cell, "<https://\\%%7C>"),
        ] {
            assert_eq!(destination(address, place), written, "{address}");
        }
    }
}
