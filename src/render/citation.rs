//! The data of a source where it is cited.

use crate::model::Reader;
use crate::source::SourceIx;

use super::address;
use super::view::{Anchor, Citation};
use super::words::{in_words, volume};

/// The citation of a source, with a link to its outlet.
pub(crate) fn citation(site: &Reader<'_>, ix: SourceIx, outlet: Anchor) -> Citation {
    let source = site.source(ix);
    let issued = &source.issued;
    let words = site.words();
    Citation {
        authors: words.list(&source.authors),
        title: source.title.clone(),
        url: address::of_source(site, ix),
        outlet,
        volume: volume(words, source.volume.as_deref(), source.issue.as_deref()),
        date: in_words(words, issued.date.as_ref()),
        date_basis: if site.is_date_inferred(ix) {
            words.say("date_is_inferred").to_owned()
        } else {
            String::new()
        },
    }
}
