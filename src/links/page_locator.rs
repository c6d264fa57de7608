//! Pages in citations of sources whose texts have passages.

use crate::article::PassageNumber;
use crate::diagnostic::Diagnostic;
use crate::document::CitationItem;
use crate::id::Id;
use crate::note::Kind;
use crate::rule;

use super::scan::Walk;

impl Walk<'_> {
    /// Remarks that `p. 2` of a source with a text is shown as a page, as it may mean a passage.
    pub(super) fn page_of_text(&mut self, item: &CitationItem<'_>) {
        let Some(locator) = item.locator.as_ref().filter(|locator| locator.label == "page") else {
            return;
        };
        let source = self.catalogue.of_kind(&item.source, Kind::Source);
        let keys = source.and_then(|ix| self.catalogue[ix].details.source());
        let has_text = keys.is_some_and(|keys| keys.seed.is_some());
        if has_text && item.passages.is_none() && locator.value.parse::<PassageNumber>().is_ok() {
            let (id, number) = (Id::key_of(&item.source), &locator.value);
            let message = format!("`p. {number}` is a page of `{id}`, not its passage {number}");
            let problem = Diagnostic::new(&rule::PAGE_OF_TEXT, message).label("shown as a page");
            let hint = format!("write `@{id}#p{number}` if the passage is meant");
            self.problem(problem.hint(hint), &item.span);
        }
    }
}
