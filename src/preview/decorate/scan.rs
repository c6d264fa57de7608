//! Finds where HTML can be inserted into a page: never inside a comment, a script or an attribute.

/// Elements whose content is text, whatever it looks like.
const TEXT_ONLY: &[&str] =
    &["iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"];

/// The places of a page, as byte offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spots {
    /// The end of the head; `None` if it cannot be found.
    pub(super) head: Option<usize>,
    /// The end of the body.
    pub(super) body: usize,
    /// Whether the page redirects to another address.
    pub(super) is_redirect: bool,
}

/// Finds the places. A page may lack any of its tags, or end in the middle of something.
pub(super) fn spots(html: &str) -> Spots {
    let (mut head, mut body_start, mut body, mut html_end) = (None, None, None, None);
    let mut is_redirect = false;
    let mut at = 0;
    let sound_end = loop {
        let Some(start) = html[at..].find('<').map(|found| at + found) else { break html.len() };
        let Some(token) = token(&html[start..]) else { break start };
        at = start + token.length;
        let Some(name) = token.name else { continue };
        match name.as_str() {
            "/head" => head = head.or(Some(start)),
            "body" => body_start = body_start.or(Some(start)),
            "/body" => body = Some(start),
            "/html" => html_end = Some(start),
            "meta" => is_redirect |= is_refresh(&html[start..at]),
            "plaintext" => break start,
            name if TEXT_ONLY.contains(&name) => {
                let Some(length) = text_length(&html[at..], name) else { break start };
                at += length;
            }
            _ => {}
        }
    };
    let body = body.or(html_end).unwrap_or(sound_end);
    let head = head.or(body_start).filter(|head| *head <= body);
    Spots { head, body, is_redirect }
}

/// A tag or a comment, or a `<` that is neither.
struct Token {
    length: usize,
    /// The name in lower case, with a slash before that of an end tag.
    name: Option<String>,
}

/// Reads the token at the start of `html`, which begins with `<`; `None` if its end is missing.
fn token(html: &str) -> Option<Token> {
    let nameless = |length| Some(Token { length, name: None });
    if let Some(comment) = html.strip_prefix("<!--") {
        return nameless(4 + comment_length(comment)?);
    }
    let after = &html[1..];
    let (slash, name) = after.strip_prefix('/').map_or(("", after), |name| ("/", name));
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let end = name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')?;
        let length = html.len() - name.len() + end;
        let name = Some(format!("{slash}{}", name[..end].to_ascii_lowercase()));
        return Some(Token { length: length + attributes_length(&html[length..])?, name });
    }
    match after.bytes().next() {
        // A doctype, or something that browsers take for a comment.
        Some(b'!' | b'?' | b'/') => nameless(html.find('>')? + 1),
        _ => nameless(1),
    }
}

/// How far a comment goes, including its end: as in browsers, `-->`, `--!>` or, at its very start, `>` or `->`.
fn comment_length(comment: &str) -> Option<usize> {
    if comment.starts_with('>') {
        return Some(1);
    } else if comment.starts_with("->") {
        return Some(2);
    }
    let ends = [("-->", 3), ("--!>", 4)].into_iter();
    ends.filter_map(|(end, length)| comment.find(end).map(|at| at + length)).min()
}

/// How far the attributes of a tag go, with the `>` after them. A `>` between quotes is not the end.
fn attributes_length(attributes: &str) -> Option<usize> {
    let (mut quote, mut is_value) = (None, false);
    for (at, byte) in attributes.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => (quote, is_value) = (None, false),
            (Some(_), _) => {}
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if is_value => quote = Some(byte),
            (None, byte) if byte.is_ascii_whitespace() => {}
            (None, byte) => is_value = byte == b'=',
        }
    }
    None
}

/// How far the text of an element goes that holds nothing but text, up to its end tag.
fn text_length(text: &str, name: &str) -> Option<usize> {
    let (start_tag, end_tag) = (format!("<{name}"), format!("</{name}"));
    let is_script = name == "script";
    // A script may hold a whole script of its own inside `<!-- -->`.
    let (mut is_commented, mut is_nested) = (false, false);
    let mut at = 0;
    loop {
        at += text[at..].find(['<', '-'])?;
        let rest = &text[at..];
        if is_tag(rest, &end_tag) {
            if !is_nested {
                return Some(at);
            }
            is_nested = false;
        } else if is_script && rest.starts_with("<!--") {
            is_commented = true;
        } else if is_commented && rest.starts_with("-->") {
            (is_commented, is_nested) = (false, false);
        } else if is_commented && is_tag(rest, &start_tag) {
            is_nested = true;
        }
        at += 1;
    }
}

/// Whether `text` begins with this tag, not with a longer name.
fn is_tag(text: &str, tag: &str) -> bool {
    let Some((start, after)) = text.split_at_checked(tag.len()) else { return false };
    let ends = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    start.eq_ignore_ascii_case(tag) && after.starts_with(ends)
}

fn is_refresh(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    tag.contains("http-equiv") && tag.contains("refresh")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts `H` and `B` at the ends of the head and the body.
    fn check(html: &str, expected: &str) {
        let spots = spots(html);
        let mut marked = html.to_owned();
        marked.insert(spots.body, 'B');
        if let Some(head) = spots.head {
            marked.insert(head, 'H');
        }
        assert_eq!(marked, expected);
    }

    #[test]
    fn the_ends_of_head_and_body_are_found() {
        check(
            "<html><head></head><body>x</body></html>",
            "<html><head>H</head><body>xB</body></html>",
        );
        check("<HEAD></HEAD ><BODY>x</BODY\n>", "<HEAD>H</HEAD ><BODY>xB</BODY\n>");
        check("<body>a</body>b</body>", "H<body>a</body>bB</body>");
    }

    #[test]
    fn a_page_may_lack_any_tag() {
        check("", "B");
        check("x", "xB");
        check("<title>a</title><body class='>'>x", "<title>a</title>H<body class='>'>xB");
        check("<p>x</html>\n", "<p>xB</html>\n");
        check("<header>x</header>", "<header>x</header>B");
        check("a < b </ c > d <", "a < b </ c > d <B");
    }

    #[test]
    fn tags_in_text_do_not_count() {
        for text in [
            "<!-- </head></body> -->",
            "<!--></head2><!---></body2>",
            "<!-- --!>",
            "<script>'</head></body>'</script>",
            "<script><!-- <script></script></body> --></script>",
            "<script src='</body>'></script>",
            "<style></body></style>",
            "<textarea></body></textareax></textarea>",
            "<a title='</body>' b=\"</head>\" c = '>'>",
            "<a b'c>",
            "<?php </body2 ?>",
            "<!doctype html>",
        ] {
            check(
                &format!("<head>{text}</head><body>{text}</body>"),
                &format!("<head>{text}H</head><body>{text}B</body>"),
            );
        }
    }

    #[test]
    fn a_page_that_ends_in_the_middle_of_something_ends_before_it() {
        for tail in [
            "<!-- ",
            "<script>",
            "<script><!-- <script></script>",
            "<style>x</style",
            "<a b='>",
            "<plaintext>",
            "<title>",
        ] {
            check(&format!("<p>x{tail}</body>"), &format!("<p>xB{tail}</body>"));
        }
    }

    #[test]
    fn a_page_that_redirects_is_detected() {
        assert!(spots("<meta http-equiv=\"Refresh\" content=\"0; url=x\">").is_redirect);
        assert!(!spots("<meta name=refresh><!-- <meta http-equiv=refresh> -->").is_redirect);
    }
}
