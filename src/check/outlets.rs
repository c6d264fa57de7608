//! Propaganda outlets are named but not linked, unless the note gives a reason; no page links a blocked address.

use crate::diagnostic::Diagnostic;
use crate::fields::Spanned;
use crate::links::{self, BlockedHost};
use crate::note::{Details, Kind, LinkPolicy, Note};
use crate::rule;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Diagnostic>) {
    for (_, note) in site.catalogue.of(Kind::Outlet) {
        let Details::Outlet(outlet) = &note.details else { continue };
        let Some(policy) =
            outlet.link_policy.as_ref().filter(|policy| policy.value == LinkPolicy::Link)
        else {
            continue;
        };
        if outlet.is_propaganda() && outlet.link_reason.is_none() {
            let message =
                format!("`{}` is a propaganda outlet and may not be linked", note.title());
            let problem =
                Diagnostic::new(&rule::PROPAGANDA_LINK, message).at(&note.file, &policy.span);
            let hint = "write `link_policy = \"none\"`, or give a `link_reason`";
            problems.push(problem.label("would make its name a link").hint(hint));
        }
    }
    for (_, note) in site.catalogue.iter() {
        problems
            .extend(published_address(site, note).and_then(|address| refused(site, note, address)));
    }
}

/// The address in a note's keys to which its page would link.
fn published_address<'a>(site: &Site, note: &'a Note) -> Option<&'a Spanned<String>> {
    match &note.details {
        Details::Source(source) => {
            let article = site.index.source(note.id.as_str()).map(|ix| site.source(ix));
            source.url.as_ref().filter(|_| article.is_none_or(|article| site.may_link(article)))
        }
        Details::Outlet(outlet) => outlet.url.as_ref().filter(|_| outlet.may_link()),
        Details::Actor(_) | Details::Attack(_) | Details::Briefing(_) | Details::Plain => None,
    }
}

fn refused(site: &Site, note: &Note, address: &Spanned<String>) -> Option<Diagnostic> {
    let never = BlockedHost::first_covering(&site.never, &address.value)?;
    let shown = links::host(&address.value).unwrap_or_default();
    let problem = never.refusal(&shown).at(&note.file, &address.span);
    Some(problem.hint("leave the address out; the page names the source without it"))
}
