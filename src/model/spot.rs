//! What a map shows of a place.

use crate::config::Feature;
use crate::graphic::{Spot, SpotKind};
use crate::note::{Kind, Place, Precision};

use super::Reader;

/// What is drawn for a place: never a point that is not known.
pub(crate) fn spot(place: &Place) -> Option<Spot> {
    let country = || Spot::country(&place.country.as_ref()?.value);
    let kind = match place.precision {
        Some(Precision::Exact) => SpotKind::Exact,
        Some(Precision::City) => SpotKind::City,
        Some(Precision::Region | Precision::Country) | None => SpotKind::Region,
    };
    let point = || Some(Spot::at(place.lon?, place.lat?, kind));
    match place.precision {
        Some(Precision::Country) => country().or_else(point),
        Some(Precision::Exact | Precision::City | Precision::Region) | None => {
            point().or_else(country)
        }
    }
}

impl Reader<'_> {
    /// Whether there is a page of the map: an attack has a place that a map can show.
    pub(crate) fn has_map(&self) -> bool {
        if !self.config().has(Feature::Map) {
            return false;
        }
        let attacks = self.of(Kind::Attack);
        let mut places = attacks.filter_map(|(_, note)| note.details.attack()?.place.as_ref());
        places.any(|place| spot(place).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Spanned;
    use crate::vocabulary::Term;

    #[test]
    fn nothing_is_drawn_more_exactly_than_the_note_says() {
        let tajikistan = || Spot::country("TJ").map(|spot| spot.kind());
        for (country, point, precision, wanted) in [
            (Some("TJ"), true, Some(Precision::Exact), Some(SpotKind::Exact)),
            (Some("TJ"), true, Some(Precision::City), Some(SpotKind::City)),
            (Some("TJ"), true, Some(Precision::Region), Some(SpotKind::Region)),
            (Some("TJ"), true, Some(Precision::Country), tajikistan()),
            (Some("TJ"), true, None, Some(SpotKind::Region)),
            (Some("TJ"), false, Some(Precision::City), tajikistan()),
            (Some("TJ"), false, None, tajikistan()),
            (None, true, Some(Precision::Country), Some(SpotKind::Region)),
            (Some("QX"), true, Some(Precision::Country), Some(SpotKind::Region)),
            (Some("QX"), false, None, None),
            (Some("-"), false, None, None),
            (None, false, Some(Precision::City), None),
        ] {
            let place = Place {
                name: None,
                country: country.map(|code| Spanned { value: Term::new(code), span: 0..0 }),
                lat: point.then_some(38.5),
                lon: point.then_some(68.8),
                precision,
            };
            let found = spot(&place).map(|spot| spot.kind());
            assert_eq!(found, wanted, "{country:?} {point} {precision:?}");
        }
    }
}
