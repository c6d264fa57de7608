//! The words of a note that its site must know.

use crate::fields::Spanned;
use crate::vocabulary::{List, Term};

use super::{Details, Note};

/// A word of a note, with the list that must have it and the key that it is the value of.
pub(crate) type UsedTerm<'a> = (List, &'static str, &'a Spanned<Term>);

impl Note {
    /// The words out of lists that the site may add to, in the order of the keys.
    pub(crate) fn terms(&self) -> Vec<UsedTerm<'_>> {
        let mut terms = Vec::new();
        let mut add = |list, key, term: Option<_>| terms.extend(term.map(|term| (list, key, term)));
        match &self.details {
            Details::Actor(actor) => {
                add(List::Actor, "kind", actor.kind.as_ref());
                for relation in &actor.relations {
                    add(List::Relation, "type", Some(&relation.kind));
                }
            }
            Details::Attack(attack) => {
                add(List::Attack, "kind", attack.kind.as_ref());
                let place = attack.place.as_ref().and_then(|place| place.country.as_ref());
                add(List::Country, "country", place);
                let target = attack.target.as_ref().and_then(|target| target.nationality.as_ref());
                add(List::Country, "nationality", target);
                for perpetrator in &attack.perpetrators {
                    add(List::Certainty, "certainty", Some(&perpetrator.certainty));
                }
            }
            Details::Outlet(outlet) => {
                add(List::Class, "class", outlet.class.as_ref());
                let degree = outlet.affiliation.as_ref().and_then(|it| it.degree.as_ref());
                add(List::Degree, "degree", degree);
                add(List::Country, "country", outlet.country.as_ref());
            }
            Details::Source(_) | Details::Briefing(_) | Details::Plain => {}
        }
        for claim in &self.claims {
            add(List::Qualifier, "qualifier", claim.qualifier.as_ref());
        }
        terms
    }
}
