//! Facts in words, for pages and reports.

use crate::article::DateReason;
use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index::Coverage;
use crate::model::{Fact, Property, Reader, Remark, Tie, Value};
use crate::note::{Place, Precision, ReliabilityCode, Target};
use crate::source::SourceIx;
use crate::text::apostrophe;
use crate::vocabulary::{List, Time, Word, capitalised};
use crate::words::Words;

use super::attribution;

/// The id of the words for the name of a property.
pub(crate) fn label_id(property: Property) -> &'static str {
    match property {
        Property::Kind => "kind",
        Property::Status => "status",
        Property::Active => "active",
        Property::Coverage => "coverage",
        Property::Date => "date",
        Property::Place => "place",
        Property::Coordinates => "coordinates",
        Property::Target => "target",
        Property::AttackType => "attack_type",
        Property::Weapon => "weapon",
        Property::AttributedTo => "attributed_to",
        Property::Class => "class",
        Property::Affiliation => "affiliation",
        Property::OperatedBy => "operated_by",
        Property::HeldBy => "related_to",
        Property::Publisher => "publisher",
        Property::Country => "country",
        Property::Languages => "languages",
        Property::Reliability => "reliability",
        Property::Authors => "authors",
        Property::Outlet => "outlet",
        Property::Volume => "volume",
        Property::Published => "published",
        Property::WhyThisDate => "date_reason",
        Property::Credibility => "credibility",
        Property::RightsHolder => "rights_holder",
        Property::Licence => "licence",
        Property::RestsOn => "rests_on",
        Property::IndependentOf => "independent_of",
        Property::Passages => "passages",
    }
}

/// The name of a property.
pub(crate) fn label(words: &Words, property: Property) -> &str {
    words.say(label_id(property))
}

/// The name of a fact's property: a relation reads as the vocabulary has it.
pub(crate) fn label_of(words: &Words, fact: &Fact<'_>) -> String {
    let first = fact.values.first().map(|value| &value.remark);
    match (fact.property, first) {
        (Property::OperatedBy | Property::HeldBy, Some(Remark::Tie(tie))) => {
            capitalised(words.vocabulary.relation(&tie.kind, tie.end, Time::Present))
        }
        (property, _) => label(words, property).to_owned(),
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
pub(crate) fn shown(words: &Words, value: &Value<'_>) -> Shown {
    Shown::Words(match value {
        Value::Entity(ix) => return Shown::Entity(*ix),
        Value::Source(ix) => return Shown::Source(*ix),
        Value::Word(list, word) => word_label(words, *list, word).to_owned(),
        Value::Reliability(code) => {
            let meaning = reliability_meaning(words, *code);
            words.fill("rating", &[("code", code.id()), ("meaning", meaning)])
        }
        Value::Text(text) => (*text).to_owned(),
        Value::Words(list, terms) => {
            words.join(terms.iter().map(|term| word_label(words, *list, term)))
        }
        Value::Languages(tags) => {
            let names = tags.iter().map(|tag| words.language_name(tag));
            words.join(names.collect::<Vec<_>>().iter().map(String::as_str))
        }
        Value::Date(date) => words.date(date),
        Value::NotGiven => words.say("date_not_given").to_owned(),
        Value::Place(place) => place_in_words(words, place),
        Value::Coordinates(place) => coordinates(words, place),
        Value::Target(target) => target_in_words(words, target),
        Value::Coverage(coverage) => coverage_in_words(words, *coverage),
        Value::Names(names) => words.list(names),
        Value::Volume { volume, issue } => super::volume(words, *volume, *issue),
        Value::Published { date: None, .. } => words.say("date_not_known").to_owned(),
        Value::Published { date: Some(date), is_inferred: false } => words.date(date),
        Value::Published { date: Some(date), is_inferred: true } => {
            words.fill("date_inferred", &[("date", &words.date(date))])
        }
        Value::DateReason(reason) => date_reason(words, reason),
        Value::Credibility(number) => {
            let (code, meaning) = (number.to_string(), credibility_meaning(words, *number));
            words.fill("rating", &[("code", &code), ("meaning", meaning)])
        }
        Value::Count(number) => number.to_string(),
    })
}

/// The label of a word; a country that the site does not name has that of its language.
fn word_label<'a>(words: &'a Words, list: List, word: &'a str) -> &'a str {
    match list {
        List::Country => words.country(word),
        list => words.vocabulary.label(list, word),
    }
}

/// Why a source has its date.
pub(crate) fn date_reason(words: &Words, reason: &DateReason) -> String {
    let id = match reason {
        DateReason::Stated(text) => return words.fill("why_stated", &[("words", text)]),
        DateReason::OtherCalendar(text) => {
            return words.fill("why_other_calendar", &[("words", text)]);
        }
        DateReason::Analyst(reason) => {
            return apostrophe::set(reason, words.language()).into_owned();
        }
        DateReason::Updated => "why_updated",
        DateReason::Dateline => "why_dateline",
        DateReason::Address => "why_address",
        DateReason::NoDate => "why_none",
        DateReason::SourceNote => "why_note",
    };
    words.say(id).to_owned()
}

/// The remark on a value; may be empty.
pub(crate) fn remark(site: &Reader<'_>, remark: &Remark<'_>) -> String {
    let words = site.words();
    match remark {
        Remark::None => String::new(),
        Remark::Attribution(attribution) => attribution::words(site, attribution),
        Remark::Degree(degree) => words.vocabulary.label(List::Degree, degree).to_owned(),
        Remark::Tie(tie) => {
            let former = (tie.time == Time::Past).then(|| words.say("formerly"));
            let when = when(words, tie);
            words.join(former.into_iter().chain([when.as_str()]))
        }
        Remark::Text(text) => apostrophe::set(text, words.language()).into_owned(),
        Remark::Properties(properties) => for_properties(words, properties),
    }
}

/// The properties for which a source rests on another or is independent of it, such as `for killed and injured`; empty if
/// for all of them.
pub(crate) fn for_properties(words: &Words, properties: &[&str]) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let names = properties.iter().map(|it| words.vocabulary.label(List::Property, it).to_owned());
    let properties = words.list(&names.collect::<Vec<_>>());
    words.fill("for_properties", &[("properties", &properties)])
}

/// The period of a relation, such as `since 2015`; empty if not known.
pub(crate) fn when(words: &Words, tie: &Tie<'_>) -> String {
    period(words, tie.since, tie.until)
}

/// A period, such as `since 2015`; empty if neither end is known.
pub(crate) fn period(words: &Words, since: Option<&Edtf>, until: Option<&Edtf>) -> String {
    let date = |date: Option<&_>| date.map(|date| words.date(date));
    match (date(since), date(until)) {
        (None, None) => String::new(),
        (Some(since), None) => words.fill("date_since", &[("date", &since)]),
        (None, Some(until)) => words.fill("date_until", &[("date", &until)]),
        (Some(since), Some(until)) => words.fill("date_range", &[("from", &since), ("to", &until)]),
    }
}

/// What the letter of an outlet's reliability means.
pub(crate) fn reliability_meaning(words: &Words, code: ReliabilityCode) -> &str {
    words.vocabulary.label(List::Reliability, code.id())
}

/// What the number of an item's credibility means.
pub(crate) fn credibility_meaning(words: &Words, credibility: u32) -> &str {
    let ids = ["1", "2", "3", "4", "5", "6"];
    match (credibility as usize).checked_sub(1).and_then(|at| ids.get(at)) {
        Some(id) => words.vocabulary.label(List::Credibility, id),
        None => words.say("not_judged"),
    }
}

/// The name of a place and its country.
pub(crate) fn place_in_words(words: &Words, place: &Place) -> String {
    let country = place.country.as_ref();
    let country = country.map(|country| words.country(&country.value));
    // A place may be a country.
    let country = country.filter(|country| place.name.as_deref() != Some(country));
    words.join(place.name.as_deref().into_iter().chain(country))
}

fn target_in_words(words: &Words, target: &Target) -> String {
    let kind = target.kind.as_ref().map(|kind| words.vocabulary.label(List::TargetType, kind));
    let nationality = target.nationality.as_ref();
    let nationality = nationality.map(|it| words.country(&it.value));
    words.join([target.name.as_deref(), kind, nationality].into_iter().flatten())
}

/// Degrees with no more digits than the precision supports.
fn coordinates(words: &Words, place: &Place) -> String {
    let (Some(lat), Some(lon)) = (place.lat, place.lon) else { return String::new() };
    let digits = match place.precision {
        Some(Precision::Exact) => 3,
        Some(Precision::City) | None => 2,
        Some(Precision::Region) => 1,
        Some(Precision::Country) => 0,
    };
    let precision = match place.precision {
        Some(precision) => words.vocabulary.label(List::Precision, precision.id()),
        None => words.say("precision_unknown"),
    };
    let sign = words.say("decimal_sign");
    let degrees = |degrees: f64| format!("{:.digits$}", degrees.abs()).replace('.', sign);
    words.fill(
        "degrees",
        &[
            ("lat", &degrees(lat)),
            ("north", words.say(if lat < 0.0 { "south" } else { "north" })),
            ("lon", &degrees(lon)),
            ("east", words.say(if lon < 0.0 { "west" } else { "east" })),
            ("precision", precision),
        ],
    )
}

/// `5 passages of 2 sources`
fn coverage_in_words(words: &Words, coverage: Coverage) -> String {
    let Coverage { passages, sources } = coverage;
    if passages == 0 {
        return words.say("no_passage").to_owned();
    }
    let (passages, sources) =
        (words.count("n_passages", passages), words.count("n_sources", sources));
    words.fill("passages_of_sources", &[("passages", &passages), ("sources", &sources)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_no_more_digits_than_their_precision() {
        let words = Words::built_in("en");
        let place = |precision| Place {
            lat: Some(34.5281),
            lon: Some(-69.1723),
            precision,
            ..Place::default()
        };
        assert_eq!(
            coordinates(&words, &place(Some(Precision::City))),
            "34.53° N, 69.17° W (the city)"
        );
        assert_eq!(
            coordinates(&words, &place(Some(Precision::Country))),
            "35° N, 69° W (the country)"
        );
        assert_eq!(coordinates(&words, &Place::default()), "");
    }
}
