//! Facts in words, for pages and reports.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index::Coverage;
use crate::model::{Property, Reader, Remark, Tie, Value};
use crate::note::{Place, Precision, Target, Time, credibility_meaning};
use crate::source::SourceIx;

use super::{attribution, join_names};

/// The name of a property.
pub(crate) fn label(property: Property) -> &'static str {
    match property {
        Property::Kind => "Kind",
        Property::Status => "Status",
        Property::Active => "Active",
        Property::Coverage => "Spoken of in",
        Property::Date => "Date",
        Property::Place => "Place",
        Property::Coordinates => "Coordinates",
        Property::Target => "Target",
        Property::AttackType => "Type",
        Property::Weapon => "Weapon",
        Property::AttributedTo => "Attributed to",
        Property::Class => "Class",
        Property::Affiliation => "Affiliation",
        Property::OperatedBy => "Operated by",
        Property::Publisher => "Publisher",
        Property::Country => "Country",
        Property::Languages => "Languages",
        Property::Reliability => "Reliability",
        Property::Authors => "Authors",
        Property::Outlet => "Outlet",
        Property::Volume => "Volume",
        Property::Published => "Published",
        Property::WhyThisDate => "Why this date",
        Property::Credibility => "Credibility",
        Property::RightsHolder => "Rights",
        Property::Licence => "Licence",
        Property::RestsOn => "Rests on",
        Property::IndependentOf => "Judged independent of",
        Property::Passages => "Passages",
    }
}

/// The displayed form of a value; an entity by its note.
pub(crate) enum Shown {
    /// Words.
    Words(String),
    /// An entity, which has a page.
    Entity(NoteIx),
    /// A source, which has a page.
    Source(SourceIx),
}

/// The displayed form of a value.
pub(crate) fn shown(value: &Value<'_>) -> Shown {
    Shown::Words(match value {
        Value::Entity(ix) => return Shown::Entity(*ix),
        Value::Source(ix) => return Shown::Source(*ix),
        Value::ActorKind(kind) => kind.label().to_owned(),
        Value::AttackKind(kind) => kind.label().to_owned(),
        Value::Class(class) => class.label().to_owned(),
        Value::Reliability(code) => code.label().to_owned(),
        Value::Text(text) => (*text).to_owned(),
        Value::Words(words) => words.iter().map(|word| spaced(word)).collect::<Vec<_>>().join(", "),
        Value::Languages(languages) => languages.join(", "),
        Value::Date(date) => date.in_words(),
        Value::NotGiven => String::from("not given by the sources"),
        Value::Place(place) => place_in_words(place),
        Value::Coordinates(place) => coordinates(place),
        Value::Target(target) => target_in_words(target),
        Value::Coverage(coverage) => coverage_in_words(*coverage),
        Value::Names(names) => join_names(names),
        Value::Volume { volume, issue } => super::volume(*volume, *issue),
        Value::Published { date: None, .. } => String::from("not known"),
        Value::Published { date: Some(date), is_inferred: false } => date.in_words(),
        Value::Published { date: Some(date), is_inferred: true } => {
            format!("{} (inferred)", date.in_words())
        }
        Value::Credibility(number) => format!("{number}, {}", credibility_meaning(*number)),
        Value::Count(number) => number.to_string(),
    })
}

/// The remark on a value; may be empty.
pub(crate) fn remark(site: &Reader<'_>, remark: &Remark<'_>) -> String {
    match remark {
        Remark::None => String::new(),
        Remark::Attribution(attribution) => attribution::words(site, attribution),
        Remark::Degree(degree) => degree.label().to_owned(),
        Remark::Operated(tie) => {
            let former = (tie.time == Time::Past).then(|| String::from("formerly"));
            let when = Some(when(tie)).filter(|when| !when.is_empty());
            former.into_iter().chain(when).collect::<Vec<_>>().join(", ")
        }
        Remark::Text(text) => (*text).to_owned(),
        Remark::Properties(properties) => for_properties(properties),
    }
}

/// The properties for which a source rests on another or is independent of it, such as `for killed and injured`; empty if
/// for all of them.
pub(crate) fn for_properties(properties: &[&str]) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let names = properties.iter().map(|property| property.replace(['-', '_'], " "));
    format!("for {}", join_names(&names.collect::<Vec<_>>()))
}

/// The period of a relation, such as `since 2015`; empty if not known.
pub(crate) fn when(tie: &Tie<'_>) -> String {
    match (tie.since.map(Edtf::in_words), tie.until.map(Edtf::in_words)) {
        (None, None) => String::new(),
        (Some(since), None) => format!("since {since}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(since), Some(until)) => format!("{since} to {until}"),
    }
}

fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

fn place_in_words(place: &Place) -> String {
    let parts = [&place.name, &place.country];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

fn target_in_words(target: &Target) -> String {
    let parts = [&target.name, &target.kind.as_deref().map(spaced), &target.nationality];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// Degrees with no more digits than the precision supports.
fn coordinates(place: &Place) -> String {
    let (Some(lat), Some(lon)) = (place.lat, place.lon) else { return String::new() };
    let (digits, word) = match place.precision {
        Some(Precision::Exact) => (3, "exact"),
        Some(Precision::City) => (2, "the city"),
        Some(Precision::Region) => (1, "the region"),
        Some(Precision::Country) => (0, "the country"),
        None => (2, "precision not given"),
    };
    let (north, east) = (if lat < 0.0 { "S" } else { "N" }, if lon < 0.0 { "W" } else { "E" });
    format!("{:.digits$}° {north}, {:.digits$}° {east} ({word})", lat.abs(), lon.abs())
}

/// `5 passages of 2 sources`
fn coverage_in_words(coverage: Coverage) -> String {
    let Coverage { passages, sources } = coverage;
    let plural = |number: usize| if number == 1 { "" } else { "s" };
    match passages {
        0 => String::from("no passage"),
        _ => {
            format!("{passages} passage{} of {sources} source{}", plural(passages), plural(sources))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_no_more_digits_than_their_precision() {
        let place = |precision| Place {
            lat: Some(34.5281),
            lon: Some(-69.1723),
            precision,
            ..Place::default()
        };
        assert_eq!(coordinates(&place(Some(Precision::City))), "34.53° N, 69.17° W (the city)");
        assert_eq!(coordinates(&place(Some(Precision::Country))), "35° N, 69° W (the country)");
        assert_eq!(coordinates(&Place::default()), "");
    }
}
