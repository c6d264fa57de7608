//! If a source names another for certain properties only, there must be claims on them that cite it.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::index::UseRole;
use crate::note::{Details, Kind};
use crate::rule;
use crate::site::Site;
use crate::source::SourceIx;
use crate::text::similar::did_you_mean;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    // The claims may be in withheld notes.
    if site.catalogue.withholds_notes() {
        return;
    }
    for (_, note) in site.catalogue.of(Kind::Source) {
        let Details::Source(keys) = &note.details else { continue };
        let limited = keys.others().flat_map(|entry| &entry.properties);
        let mut limited = limited.peekable();
        let Some(ix) = site.index.source(note.id.as_str()).filter(|_| limited.peek().is_some())
        else {
            continue;
        };
        let claimed = claimed(site, ix);
        for property in limited.filter(|property| !claimed.contains(property.as_str())) {
            let message = format!("no claim rests on `{}` for `{}`", note.id, property.value);
            let problem = Diagnostic::new(&rule::UNKNOWN_PROPERTY, message)
                .at(&note.file, &property.span)
                .label("no claim of this source is about it");
            let hint = did_you_mean(&property.value, claimed.iter().copied());
            problems.push(problem.hint(hint.unwrap_or_else(|| match claimed.is_empty() {
                true => String::from("no claim cites this source at all"),
                false => {
                    let known = claimed.iter().map(|name| format!("`{name}`"));
                    format!("its claims are about {}", known.collect::<Vec<_>>().join(", "))
                }
            })));
        }
    }
}

/// The properties of the claims that cite a source.
fn claimed(site: &Site, ix: SourceIx) -> BTreeSet<&str> {
    let claim = |used: &crate::index::Use| match used.role {
        UseRole::Claim(number) => Some(site.note(used.note).claims[number].property.as_str()),
        _ => None,
    };
    site.index.uses[ix.index()].iter().filter_map(claim).collect()
}
