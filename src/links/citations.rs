//! Citations in a text: the passages, and the words that go with them.

use crate::diagnostic::Diagnostic;
use crate::document::{Citation, CitationItem, Inline, Line, Passages, walk};
use crate::rule;

use super::CitedPassage;
use super::scan::Walk;

impl<'d> Walk<'d> {
    pub(super) fn citation(&mut self, citation: &'d Citation<'_>) {
        self.close_gap();
        for item in &citation.items {
            if let Some(Passages::Unread(locator)) = &item.passages {
                let message = format!("`{locator}` is not a passage");
                let problem = Diagnostic::new(&rule::BAD_LOCATOR, message);
                let problem = problem.label("expected a passage such as `p7`");
                let is_list = locator.contains([',', '&', ' ', '+', '/']);
                let hint = is_list.then(|| {
                    let id = &item.source;
                    format!("write an item for each: `[@{id}#p2; @{id}#p3]`, or `#p2-4` for several in a row")
                });
                self.problem(problem.maybe_hint(hint), &item.span);
            }
            self.page_of_text(item);
            self.unread_quotation(item);
            self.words_of_citation(&item.prefix);
            self.words_of_citation(&item.suffix);
            let Some(passages) = item.cited() else { continue };
            let (source, span) = (item.source.clone().into_owned(), self.place(&item.span));
            let words = item.words.as_ref();
            let words = words.map(|(words, span)| (words.to_string(), self.place(span)));
            self.links.citations.push(CitedPassage { source, passages, words, span });
        }
    }

    /// Records the links in the words before or after a reference. The plain text has none of these words.
    fn words_of_citation(&mut self, line: &'d Line<'_>) {
        walk::pieces(line, &mut |piece| match piece {
            Inline::Text(run) => self.look_through(run),
            Inline::Link(link) | Inline::Embed(link) => {
                let at = self.plain("").end;
                self.target(link, at..at);
            }
            _ => {}
        });
        self.unread.close();
    }

    /// Reports a quotation behind a reference whose words are not compared with the passage.
    fn unread_quotation(&mut self, item: &CitationItem<'_>) {
        let Some(Inline::Text(run)) = item.suffix.first() else { return };
        let is_quoted = run.text.starts_with(['"', '“', '„', '«']);
        if is_quoted {
            let end = run.text.find(char::is_whitespace).unwrap_or(run.text.len());
            let shown = &run.text[..end];
            let message =
                format!("the quotation that begins with `{shown}` is not looked up in the passage");
            let problem = Diagnostic::new(&rule::UNREAD_LINK, message);
            let hint = "write one quotation for a passage, closed with the same sign: `[@id#p1 \"its words\"]`";
            let problem = problem.label("shown to readers as it stands").hint(hint);
            self.problem(problem, &run.source(&(0..end)));
        }
    }
}
