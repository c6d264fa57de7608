//! The data of a source where it is cited.

use crate::article::Basis;
use crate::model::Reader;
use crate::source::SourceIx;

use super::address;
use super::view::{Anchor, Citation};
use super::words::{join_names, volume};

/// The citation of a source, with a link to its outlet.
pub(crate) fn citation(site: &Reader<'_>, ix: SourceIx, outlet: Anchor) -> Citation {
    let source = site.source(ix);
    let issued = &source.issued;
    let is_stated = issued.basis == Basis::Stated;
    Citation {
        authors: join_names(&source.authors),
        title: source.title.clone(),
        url: address::of_source(site, ix),
        outlet,
        volume: volume(source.volume.as_deref(), source.issue.as_deref()),
        date: issued.date.as_ref().map(|date| date.in_words()).unwrap_or_default(),
        date_basis: if site.is_date_inferred(ix) {
            String::from("inferred")
        } else {
            String::new()
        },
        date_why: if is_stated { String::new() } else { issued.why.clone() },
    }
}
