//! Addresses in running text: `https://example.org/a`.

use std::borrow::Cow;

use linkify::{LinkFinder, LinkKind};

use crate::document::inline::{Inline, Line, Link, LinkForm, Target};

use super::{Context, Pieces, runs};

impl<'a> Context<'a, '_> {
    /// Turns addresses into links. One whose `:` is escaped stays plain text.
    pub(super) fn addresses(self, line: Line<'a>) -> Line<'a> {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        let mut found = Vec::new();
        for (piece, run) in runs(&line).filter(|(_, run)| run.text.contains("://")) {
            for address in finder.links(&run.text) {
                let scheme = address.as_str().split(':').next().unwrap_or_default();
                let is_web = ["http", "https"].iter().any(|web| web.eq_ignore_ascii_case(scheme));
                if is_web && self.is_plain(run, address.start() + scheme.len()) {
                    found.push(((piece, address.start()), address.as_str().len()));
                }
            }
        }
        if found.is_empty() {
            return line;
        }
        let mut pieces = Pieces::new(line);
        let mut read = Vec::new();
        for (place, length) in found {
            self.extend(&mut read, pieces.take_to(place));
            let run = pieces.take_bytes(length);
            let (page, heading) = match run.text.split_once('#') {
                Some((page, heading)) => (page.to_owned(), Some(Cow::Owned(heading.to_owned()))),
                None => (run.text.to_string(), None),
            };
            read.push(Inline::Link(Box::new(Link {
                target: Target::Written(Cow::Owned(page)),
                heading,
                title: Cow::Borrowed(""),
                form: LinkForm::Address,
                span: run.span(),
                line: vec![Inline::Text(run)],
            })));
        }
        self.extend(&mut read, pieces.finish());
        read
    }
}
