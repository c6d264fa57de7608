//! Addresses in running text, as GitHub has them: `https://example.org/a`, `www.example.org`, `ann@example.org`.

use std::borrow::Cow;

use linkify::{LinkFinder, LinkKind};

use crate::document::inline::{Inline, Line, Link, LinkForm, Target};

use super::{Context, Pieces, runs};

impl<'a> Context<'a, '_> {
    /// Turns addresses into links. One whose `:`, first `.` or `@` is escaped stays plain text.
    pub(super) fn addresses(self, line: Line<'a>) -> Line<'a> {
        let (mut with_scheme, mut of_mail) = (LinkFinder::new(), LinkFinder::new());
        with_scheme.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
        of_mail.kinds(&[LinkKind::Email]);
        let mut found = Vec::new();
        for (piece, run) in runs(&line) {
            let text = &*run.text;
            let in_web = match text.contains("://") || text.contains("www.") {
                true => with_scheme.links(text).collect(),
                false => Vec::new(),
            };
            let in_mail = match memchr::memchr(b'@', text.as_bytes()) {
                Some(_) => of_mail.links(text).collect(),
                None => Vec::new(),
            };
            let first = found.len();
            for address in in_web.iter().chain(&in_mail) {
                let (at, written) = (address.start(), address.as_str());
                let Some((form, sign)) = form(address.kind(), written) else { continue };
                // In `a.www.b` and `x/ann@example.org` it is a part of something else.
                let follows = text[..at].chars().next_back().is_some_and(is_of_word);
                let is_inside = found[first..]
                    .iter()
                    .any(|((_, start), length, _)| (*start..start + length).contains(&at));
                if !follows && !is_inside && self.is_plain(run, at + sign) {
                    found.push(((piece, at), written.len(), form));
                }
            }
            found[first..].sort_by_key(|(place, ..)| *place);
        }
        if found.is_empty() {
            return line;
        }
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        for (place, length, form) in found {
            self.extend(&mut read, pieces.take_to(place));
            let run = pieces.take_bytes(length);
            let (page, heading) = match (form, run.text.split_once('#')) {
                (LinkForm::Mail, _) => (format!("mailto:{}", run.text), None),
                (_, Some((page, heading))) => (with_scheme_of(page), Some(heading.to_owned())),
                (_, None) => (with_scheme_of(&run.text), None),
            };
            read.push(Inline::Link(Box::new(Link {
                target: Target::Written(Cow::Owned(page)),
                heading: heading.map(Cow::Owned),
                title: Cow::Borrowed(""),
                form,
                span: run.span(),
                line: vec![Inline::Text(run)],
            })));
        }
        self.extend(&mut read, pieces.finish());
        read
    }
}

/// The form of a found address, and the offset of a sign in it that a backslash would make plain; `None` if it is no
/// link: a name such as `example.org` may be anything.
fn form(kind: &LinkKind, written: &str) -> Option<(LinkForm, usize)> {
    let starts =
        |start: &str| written.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    match kind {
        LinkKind::Email if !written.contains('/') => Some((LinkForm::Mail, written.find('@')?)),
        LinkKind::Email => None,
        _ if starts("https://") || starts("http://") => {
            Some((LinkForm::Address, written.find(':')?))
        }
        _ if starts("www.") && written[4..].contains('.') => Some((LinkForm::Address, 3)),
        _ => None,
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '@' | '-')
}

/// An address with a scheme, as browsers add it.
fn with_scheme_of(address: &str) -> String {
    match address.contains("://") {
        true => address.to_owned(),
        false => format!("http://{address}"),
    }
}
