//! Propaganda outlets are named and never linked; and pictures that notes show must be there.

use crate::diagnostic::Diagnostic;
use crate::input::Inputs;
use crate::note::{Details, Kind, LinkPolicy, OutletClass};
use crate::site::Site;

pub(super) fn check(site: &Site, inputs: &Inputs, problems: &mut Vec<Diagnostic>) {
    for (_, note) in site.catalogue.of(Kind::Outlet) {
        let Details::Outlet(outlet) = &note.details else { continue };
        let Some(policy) =
            outlet.link_policy.as_ref().filter(|policy| policy.value == LinkPolicy::Link)
        else {
            continue;
        };
        if outlet.class == Some(OutletClass::Propaganda) && outlet.link_reason.is_none() {
            let message =
                format!("`{}` is a propaganda outlet and may not be linked", note.title());
            let problem =
                Diagnostic::error("propaganda-link", message).at(&note.file, &policy.span);
            let hint = "write `link_policy = \"none\"`, or give a `link_reason`";
            problems.push(problem.label("would make its name a link").hint(hint));
        }
    }
    for (number, (_, note)) in site.catalogue.iter().enumerate() {
        for path in site.links[number].images.iter().filter(|path| !site.images.contains_key(*path))
        {
            debug_assert!(inputs.get(&format!("content/{path}")).is_none());
            let problem =
                Diagnostic::error("missing-image", format!("there is no picture `content/{path}`"));
            let at = note.body.start;
            problems
                .push(problem.at(&note.file, &(at..at)).hint("give the path relative to the note"));
        }
    }
}
