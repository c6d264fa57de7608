//! Figures of an entity in lists: what the sources say of the properties that claims most often have.

use crate::fields::TextOrNumber;
use crate::note::Claim;
use crate::vocabulary::known::KILLED;

use super::{ClaimGroup, Dossier};

/// A figure of an entity, as the sources give it.
#[derive(Debug, Clone)]
pub(crate) struct Figure<'a> {
    /// The claims on the total; if there are none, on the first part that has any.
    pub(crate) claims: ClaimGroup<'a>,
    /// The part that is counted; `None` for the total.
    pub(crate) part: Option<&'a str>,
    /// The lowest number.
    pub(crate) least: Option<f64>,
    /// The highest number of the same unit.
    pub(crate) most: Option<f64>,
}

impl<'a> Dossier<'a> {
    /// The figures of the entity for the properties that lists of its kind show.
    pub(crate) fn figures(&self) -> Vec<(&'a str, Option<Figure<'a>>)> {
        let properties = self.site.list_properties(self.note.kind).iter();
        properties.map(|property| (property.as_str(), self.figure(property))).collect()
    }

    /// The figures of the entity that say most: how many were killed, those that lists of its kind show, then others with
    /// numbers, in the order of its claims.
    pub(crate) fn main_figures(&self) -> Vec<(&'a str, Figure<'a>)> {
        const MOST: usize = 3;
        let listed = self.site.list_properties(self.note.kind).iter().map(String::as_str);
        let is_number = |claim: &&Claim| matches!(claim.value.value, TextOrNumber::Number(_));
        let claims = self.note.claims.iter().filter(is_number);
        let mut properties = Vec::new();
        for property in
            std::iter::once(KILLED).chain(listed).chain(claims.map(|claim| claim.property.as_str()))
        {
            if !properties.contains(&property) {
                properties.push(property);
            }
        }
        let figures = properties.into_iter();
        figures.filter_map(|property| Some((property, self.figure(property)?))).take(MOST).collect()
    }

    /// What the sources say of a property; `None` if nobody says anything.
    pub(crate) fn figure(&self, property: &str) -> Option<Figure<'a>> {
        let mut groups = self.claims_about(|other| other == property);
        let total = groups.iter().position(|group| group.part().is_none());
        let claims = match total {
            Some(at) => groups.swap_remove(at),
            None if groups.is_empty() => return None,
            None => groups.swap_remove(0),
        };
        let unit = claims.rows.first().and_then(|row| row.unit);
        let numbers = claims.rows.iter().filter(|row| row.unit == unit);
        let numbers = numbers.filter_map(|row| match row.value {
            TextOrNumber::Number(number) => Some(*number),
            TextOrNumber::Text(_) => None,
        });
        let least = numbers.clone().min_by(f64::total_cmp);
        let most = numbers.max_by(f64::total_cmp);
        Some(Figure { part: claims.part(), least, most, claims })
    }
}
