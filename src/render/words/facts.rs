//! Facts in words, for pages and reports.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index::Coverage;
use crate::model::{Fact, Property, Reader, Remark, Tie, Value};
use crate::note::{Place, Precision, ReliabilityCode, Target};
use crate::source::SourceIx;
use crate::vocabulary::{List, Time, Vocabulary, Word, capitalised};

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
        Property::HeldBy => "Related to",
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

/// The name of a fact's property: a relation reads as the vocabulary has it.
pub(crate) fn label_of(vocabulary: &Vocabulary, fact: &Fact<'_>) -> String {
    let first = fact.values.first().map(|value| &value.remark);
    match (fact.property, first) {
        (Property::OperatedBy | Property::HeldBy, Some(Remark::Tie(tie))) => {
            capitalised(vocabulary.relation(&tie.kind, tie.end, Time::Present))
        }
        (property, _) => label(property).to_owned(),
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
pub(crate) fn shown(vocabulary: &Vocabulary, value: &Value<'_>) -> Shown {
    Shown::Words(match value {
        Value::Entity(ix) => return Shown::Entity(*ix),
        Value::Source(ix) => return Shown::Source(*ix),
        Value::Word(list, word) => vocabulary.label(*list, word).to_owned(),
        Value::Reliability(code) => {
            format!("{}, {}", code.id(), reliability_meaning(vocabulary, *code))
        }
        Value::Text(text) => (*text).to_owned(),
        Value::Words(list, words) => {
            let words = words.iter().map(|word| vocabulary.label(*list, word));
            words.collect::<Vec<_>>().join(", ")
        }
        Value::Languages(languages) => languages.join(", "),
        Value::Date(date) => date.in_words(),
        Value::NotGiven => String::from("not given by the sources"),
        Value::Place(place) => place_in_words(vocabulary, place),
        Value::Coordinates(place) => coordinates(vocabulary, place),
        Value::Target(target) => target_in_words(vocabulary, target),
        Value::Coverage(coverage) => coverage_in_words(*coverage),
        Value::Names(names) => join_names(names),
        Value::Volume { volume, issue } => super::volume(*volume, *issue),
        Value::Published { date: None, .. } => String::from("not known"),
        Value::Published { date: Some(date), is_inferred: false } => date.in_words(),
        Value::Published { date: Some(date), is_inferred: true } => {
            format!("{} (inferred)", date.in_words())
        }
        Value::Credibility(number) => {
            format!("{number}, {}", credibility_meaning(vocabulary, *number))
        }
        Value::Count(number) => number.to_string(),
    })
}

/// The remark on a value; may be empty.
pub(crate) fn remark(site: &Reader<'_>, remark: &Remark<'_>) -> String {
    match remark {
        Remark::None => String::new(),
        Remark::Attribution(attribution) => attribution::words(site, attribution),
        Remark::Degree(degree) => site.config().vocabulary.label(List::Degree, degree).to_owned(),
        Remark::Tie(tie) => {
            let former = (tie.time == Time::Past).then(|| String::from("formerly"));
            let when = Some(when(tie)).filter(|when| !when.is_empty());
            former.into_iter().chain(when).collect::<Vec<_>>().join(", ")
        }
        Remark::Text(text) => (*text).to_owned(),
        Remark::Properties(properties) => for_properties(&site.config().vocabulary, properties),
    }
}

/// The properties for which a source rests on another or is independent of it, such as `for killed and injured`; empty if
/// for all of them.
pub(crate) fn for_properties(vocabulary: &Vocabulary, properties: &[&str]) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let names = properties.iter().map(|it| vocabulary.label(List::Property, it).to_owned());
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

/// What the letter of an outlet's reliability means.
pub(crate) fn reliability_meaning(vocabulary: &Vocabulary, code: ReliabilityCode) -> &str {
    vocabulary.label(List::Reliability, code.id())
}

/// What the number of an item's credibility means.
pub(crate) fn credibility_meaning(vocabulary: &Vocabulary, credibility: u32) -> String {
    match credibility {
        0 => String::from("not judged"),
        _ => vocabulary.label(List::Credibility, &credibility.to_string()).to_owned(),
    }
}

fn place_in_words(vocabulary: &Vocabulary, place: &Place) -> String {
    let country = place.country.as_ref();
    let country = country.map(|country| vocabulary.label(List::Country, &country.value));
    place.name.as_deref().into_iter().chain(country).collect::<Vec<_>>().join(", ")
}

fn target_in_words(vocabulary: &Vocabulary, target: &Target) -> String {
    let kind = target.kind.as_ref().map(|kind| vocabulary.label(List::TargetType, kind));
    let nationality = target.nationality.as_ref();
    let nationality = nationality.map(|it| vocabulary.label(List::Country, &it.value));
    [target.name.as_deref(), kind, nationality].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Degrees with no more digits than the precision supports.
fn coordinates(vocabulary: &Vocabulary, place: &Place) -> String {
    let (Some(lat), Some(lon)) = (place.lat, place.lon) else { return String::new() };
    let digits = match place.precision {
        Some(Precision::Exact) => 3,
        Some(Precision::City) | None => 2,
        Some(Precision::Region) => 1,
        Some(Precision::Country) => 0,
    };
    let word = place.precision.map_or("precision not given", |precision| {
        vocabulary.label(List::Precision, precision.id())
    });
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
        let vocabulary = Vocabulary::default();
        let place = |precision| Place {
            lat: Some(34.5281),
            lon: Some(-69.1723),
            precision,
            ..Place::default()
        };
        assert_eq!(
            coordinates(&vocabulary, &place(Some(Precision::City))),
            "34.53° N, 69.17° W (the city)"
        );
        assert_eq!(
            coordinates(&vocabulary, &place(Some(Precision::Country))),
            "35° N, 69° W (the country)"
        );
        assert_eq!(coordinates(&vocabulary, &Place::default()), "");
    }
}
