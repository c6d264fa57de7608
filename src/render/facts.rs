//! Facts in words: the lines of fact cards, for pages and reports.

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::index::Coverage;
use crate::model::{Fact, FactValue, Property, Reader, Remark, Tie, Value};
use crate::note::{Place, Precision, Target, Time, credibility_meaning};
use crate::source::SourceIx;
use crate::text::direction;

use super::builder::Builder;
use super::html::Html;
use super::references::{self, join_names};
use super::view::{self, Link, Markup};
use super::{attribution, source};

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
        Property::Passages => "Passages",
    }
}

/// A value in words; an entity by the note that it is.
pub(crate) enum Shown {
    /// Words.
    Words(String),
    /// An entity, which has a page.
    Entity(NoteIx),
    /// A source, which has a page.
    Source(SourceIx),
}

/// How a value is shown.
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
        Value::Volume { volume, issue } => references::volume(*volume, *issue),
        Value::Published { date: None, .. } => String::from("not known"),
        Value::Published { date: Some(date), is_inferred: false } => date.in_words(),
        Value::Published { date: Some(date), is_inferred: true } => {
            format!("{} (inferred)", date.in_words())
        }
        Value::Credibility(number) => format!("{number}, {}", credibility_meaning(*number)),
        Value::Count(number) => number.to_string(),
    })
}

/// What is said of a value; may be empty.
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

/// For what a source rests on another, such as `for killed and injured`; empty where it does for everything.
pub(crate) fn for_properties(properties: &[&str]) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let names = properties.iter().map(|property| property.replace(['-', '_'], " "));
    format!("for {}", join_names(&names.collect::<Vec<_>>()))
}

/// From when to when a relation held, such as `since 2015`; empty where nobody says.
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

/// Degrees with no more digits than the precision deserves.
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

/// The facts as lines of a page's card. Values without words, such as a place without a name, leave no line.
pub(crate) fn card(builder: &mut Builder<'_>, facts: &[Fact<'_>]) -> Vec<view::Fact> {
    let mut card = Vec::new();
    for fact in facts {
        let values = fact.values.iter().filter_map(|value| card_value(builder, value));
        let values = values.collect::<Vec<_>>();
        if !values.is_empty() {
            card.push(view::Fact { label: label(fact.property), values });
        }
    }
    card
}

fn card_value(builder: &mut Builder<'_>, value: &FactValue<'_>) -> Option<view::FactValue> {
    let link = match shown(&value.value) {
        Shown::Entity(ix) => Link::clone(builder.link(ix)),
        Shown::Source(ix) => source::link(builder, ix),
        Shown::Words(text) if text.is_empty() => return None,
        Shown::Words(text) => Link { text, url: String::new() },
    };
    let remark = remark(builder.site, &value.remark);
    Some(view::FactValue { link, remark, refs: builder.cite(&value.references) })
}

/// The lines as a page shows them.
pub(crate) fn rows(facts: &[view::Fact], root: &str) -> Markup {
    Html::rows(facts, |html, fact| {
        html.markup("<div>\n<dt>").text(fact.label).markup("</dt>\n");
        for value in &fact.values {
            html.markup("<dd>");
            linked(html, root, value).refs(&value.refs).markup("</dd>\n");
        }
        html.markup("</div>\n");
    })
}

/// Values of a line that stands in the card as well, as rows of a list.
pub(crate) fn rows_again(values: &[view::FactValue], root: &str) -> Markup {
    Html::rows(values, |html, value| {
        html.markup("<li>");
        linked(html, root, value).refs_again(&value.refs).markup("</li>\n");
    })
}

fn linked<'a>(html: &'a mut Html, root: &str, value: &view::FactValue) -> &'a mut Html {
    html.link(root, &value.link).bracketed(&value.remark)
}

/// Words of others that are to turn nothing beside them.
pub(crate) fn held_together(words: &str) -> String {
    let mut words = words.to_owned();
    direction::isolate(&mut words);
    words
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
