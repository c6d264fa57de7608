//! Attributions of attacks: the accuser's id must exist, and an allegation must name its accuser or its source.

use crate::catalogue::Mistyped;
use crate::diagnostic::Diagnostic;
use crate::fields::Spanned;
use crate::id::Id;
use crate::note::{Details, Kind, Note};
use crate::rule;
use crate::site::Site;
use crate::vocabulary::known::{ALLEGED, SUSPECTED};

use super::Found;

pub(super) fn check(site: &Site, note: &Note, problems: &mut Vec<Found>) {
    let Details::Attack(attack) = &note.details else { return };
    for row in &attack.perpetrators {
        if let Some(by) = &row.by {
            let unknown = unknown(site, by);
            problems.extend(unknown.map(|(it, meant)| (it.at(&note.file, &by.span), meant)));
        } else if [ALLEGED, SUSPECTED].contains(&&*row.certainty.value)
            && row.cited.source.is_none()
        {
            let message = format!("nothing says who alleges it of `{}`", row.actor.value);
            let problem = Diagnostic::new(&rule::ALLEGATION_BY_NOBODY, message);
            let problem = problem.at(&note.file, &row.actor.span).label("alleged by whom?");
            let problem = problem.hint(
                "add `by = \"...\"`, an id or a name, or the `source` and `passage` that allege it",
            );
            problems.push((problem, None));
        }
    }
}

/// The problem of an accuser: free words are valid, but what looks like an id must be the id of an actor or outlet.
fn unknown(site: &Site, by: &Spanned<String>) -> Option<Found> {
    let (catalogue, name) = (&site.catalogue, by.as_str());
    if let Some(other) = catalogue.by_id(name) {
        let kind = catalogue[other].kind;
        let may_speak = matches!(kind, Kind::Actor | Kind::Outlet);
        let message = format!("`{name}` is {}, not an actor or outlet", kind.name());
        let problem = Diagnostic::new(&rule::UNKNOWN_ACTOR, message).label("it accuses nobody");
        return (!may_speak).then_some((problem, None));
    }
    let looks_like_id = name.contains('-') && Id::new(name).is_ok();
    if !looks_like_id || catalogue.is_reported(name) {
        return None;
    }
    let problem = Diagnostic::new(&rule::UNKNOWN_ACTOR, format!("there is no actor `{name}`"));
    let problem = problem.label("no such actor").hint(format!(
        "write the note `content/actors/{name}.md`, or the name as it is to be read"
    ));
    let kinds = &[Kind::Actor, Kind::Outlet];
    Some((problem, Some(Mistyped { name: name.to_owned(), kinds })))
}
