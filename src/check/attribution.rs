//! Attributions of attacks: the accuser's id must exist, and an allegation must name its accuser or its source.

use crate::diagnostic::Diagnostic;
use crate::fields::Spanned;
use crate::id::Id;
use crate::note::{Details, Kind, Note};
use crate::rule;
use crate::site::Site;
use crate::vocabulary::known::{ALLEGED, SUSPECTED};

pub(super) fn check(site: &Site, note: &Note, problems: &mut Vec<Diagnostic>) {
    let Details::Attack(attack) = &note.details else { return };
    for row in &attack.perpetrators {
        if let Some(by) = &row.by {
            problems.extend(unknown(site, by).map(|problem| problem.at(&note.file, &by.span)));
        } else if [ALLEGED, SUSPECTED].contains(&&*row.certainty.value)
            && row.cited.source.is_none()
        {
            let message = format!("nothing says who alleges it of `{}`", row.actor.value);
            let problem = Diagnostic::new(&rule::ALLEGATION_BY_NOBODY, message);
            let problem = problem.at(&note.file, &row.actor.span).label("alleged by whom?");
            problems.push(problem.hint(
                "add `by = \"...\"`, an id or a name, or the `source` and `passage` that allege it",
            ));
        }
    }
}

/// The problem of an accuser: free words are valid, but what looks like an id must be the id of an actor or outlet.
fn unknown(site: &Site, by: &Spanned<String>) -> Option<Diagnostic> {
    let (catalogue, name) = (&site.catalogue, by.as_str());
    if let Some(other) = catalogue.by_id(name) {
        let kind = catalogue[other].kind;
        let may_speak = matches!(kind, Kind::Actor | Kind::Outlet);
        let message = format!("`{name}` is {}, not an actor or outlet", kind.name());
        let problem = Diagnostic::new(&rule::UNKNOWN_ACTOR, message).label("it accuses nobody");
        return (!may_speak).then_some(problem);
    }
    let looks_like_id = name.contains('-') && Id::new(name).is_ok();
    if !looks_like_id {
        return None;
    }
    let mut nearest = [Kind::Actor, Kind::Outlet].into_iter();
    let nearest = nearest.find_map(|kind| catalogue.nearest_of_kind(name, kind));
    let hint = nearest.map(|id| format!("did you mean `{id}`?"));
    let hint = hint.unwrap_or_else(|| {
        format!("write the note `content/actors/{name}.md`, or the name as it is to be read")
    });
    let problem = Diagnostic::new(&rule::UNKNOWN_ACTOR, format!("there is no actor `{name}`"));
    Some(problem.label("no such actor").hint(hint))
}
