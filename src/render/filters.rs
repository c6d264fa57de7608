//! Filters of lists and drawings: what each entry can be filtered by, and the form by which `filters.js` hides the others.
//!
//! The form and the `data-f` of entries are made with the page and say everything in words; the script only compares. A
//! page without scripts shows all entries and no form.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date as Day;

use crate::edtf::Edtf;
use crate::words::Words;

use super::html::Html;
use super::view::Markup;

/// The greatest number of entries that need no filter.
pub(crate) const FEW: usize = 25;

/// The greatest number of options of a facet; those that most entries have are kept. The text field finds the others.
const MOST_OPTIONS: usize = 100;

/// The greatest number of options of a facet whose values are words of an author. Where every note has its own, they are no
/// choice.
const MOST_FREE_OPTIONS: usize = 12;

/// What entries are filtered by, in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Facet {
    Kind,
    Type,
    Class,
    Status,
    Year,
    Country,
    /// The countries of the attacks that are attributed to an actor.
    AttacksIn,
    Actor,
    Outlet,
    Language,
    Reliability,
    Tag,
    /// Whether the sources differ: a box to tick.
    Differs,
}

impl Facet {
    /// Its name in addresses and in `data-f`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Facet::Kind => "kind",
            Facet::Type => "type",
            Facet::Class => "class",
            Facet::Status => "status",
            Facet::Year => "year",
            Facet::Country => "country",
            Facet::AttacksIn => "attacks-in",
            Facet::Actor => "actor",
            Facet::Outlet => "outlet",
            Facet::Language => "language",
            Facet::Reliability => "reliability",
            Facet::Tag => "tag",
            Facet::Differs => "differs",
        }
    }

    fn label(self, words: &Words) -> &str {
        words.say(match self {
            Facet::Kind => "kind",
            Facet::Type => "relation",
            Facet::Class => "class",
            Facet::Status => "status",
            Facet::Year => "search_year",
            Facet::Country => "country",
            Facet::AttacksIn => "attacks_attributed_in",
            Facet::Actor => "search_actor",
            Facet::Outlet => "outlet",
            Facet::Language => "language",
            Facet::Reliability => "reliability",
            Facet::Tag => "tag",
            Facet::Differs => "sources_differ",
        })
    }

    fn is_box(self) -> bool {
        self == Facet::Differs
    }

    fn most_options(self) -> usize {
        if self == Facet::Status { MOST_FREE_OPTIONS } else { MOST_OPTIONS }
    }
}

/// What one entry has of each facet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(Vec<(Facet, String, String)>);

impl Values {
    /// Adds a value, with the words that readers see. Blanks in the value become hyphens.
    pub(crate) fn add(&mut self, facet: Facet, value: &str, label: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join("-");
        let is_there = self.0.iter().any(|(other, known, _)| *other == facet && *known == value);
        if !value.is_empty() && !is_there {
            self.0.push((facet, value, label.to_owned()));
        }
    }

    /// Adds every year that a date may be in; the first of a long or open interval.
    pub(crate) fn add_years(&mut self, date: Option<&Edtf>) {
        let Some(date) = date else { return };
        self.add_years_of((date.earliest(), date.latest()));
    }

    /// Adds the years from the first to the last day that something can mean.
    pub(crate) fn add_years_of(&mut self, days: (Option<Day>, Option<Day>)) {
        for year in years_between(days).into_iter().flatten() {
            self.add(Facet::Year, &year.to_string(), &year.to_string());
        }
    }

    /// The value of `data-f` where entries have many values that no form offers: those that one of these does, and the kind, so
    /// that the script knows every entry.
    pub(crate) fn offered_by(&self, forms: &[&Filters]) -> String {
        let is_offered = |(facet, value, _): &&(Facet, String, String)| {
            *facet == Facet::Kind || forms.iter().any(|form| form.offers(*facet, value))
        };
        Values(self.0.iter().filter(is_offered).cloned().collect()).attribute()
    }

    /// The value of `data-f`: `kind:plot year:2021`.
    pub(crate) fn attribute(&self) -> String {
        let pairs = self.0.iter().map(|(facet, value, _)| [facet.name(), ":", value].concat());
        pairs.collect::<Vec<_>>().join(" ")
    }
}

/// The years by which readers find what lies between two days: each of a few, else the first; `None` without a day.
pub(crate) fn years_between(
    (first, last): (Option<Day>, Option<Day>),
) -> Option<RangeInclusive<i16>> {
    const MOST_YEARS: i16 = 10;
    match (first.map(Day::year), last.map(Day::year)) {
        (Some(first), Some(last)) if last - first < MOST_YEARS => Some(first..=last),
        (Some(year), _) | (None, Some(year)) => Some(year..=year),
        (None, None) => None,
    }
}

/// The fields of a form over some entries.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filters(Vec<(Facet, Vec<Choice>)>);

/// A value with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    value: String,
    label: String,
}

impl Filters {
    /// The facets of which the entries have different values. Without entries, or with entries that have none, there is a
    /// field for text alone.
    pub(crate) fn of<'v>(words: &Words, entries: impl IntoIterator<Item = &'v Values>) -> Filters {
        let mut found = BTreeMap::<(Facet, &str), (&str, usize)>::new();
        let mut total = 0;
        for entry in entries {
            total += 1;
            for (facet, value, label) in &entry.0 {
                found.entry((*facet, value)).or_insert((label, 0)).1 += 1;
            }
        }
        let mut facets = BTreeMap::<Facet, Vec<_>>::new();
        for ((facet, value), (label, count)) in found {
            facets.entry(facet).or_default().push((value, label, count));
        }
        facets.retain(|facet, options| match facet.is_box() {
            true => options.iter().any(|(_, _, count)| *count < total),
            false => options.len() > 1,
        });
        let facets = facets.into_iter().filter_map(|(facet, mut options)| {
            if options.len() > facet.most_options() {
                options.sort_by_key(|(value, _, count)| (Reverse(*count), *value));
                options.truncate(MOST_OPTIONS);
            }
            let is_choice = options.len() <= facet.most_options();
            options.sort_by(|(a, a_label, _), (b, b_label, _)| match facet {
                Facet::Year => b.parse::<i16>().ok().cmp(&a.parse().ok()),
                Facet::Reliability => a.cmp(b),
                _ => words.compare(a_label, b_label).then_with(|| a.cmp(b)),
            });
            let choice = |(value, label, _): (&str, &str, usize)| Choice {
                value: value.to_owned(),
                label: label.to_owned(),
            };
            is_choice.then(|| (facet, options.into_iter().map(choice).collect()))
        });
        Filters(facets.collect())
    }

    /// The form without the field of a facet.
    pub(crate) fn without(mut self, facet: Facet) -> Filters {
        self.0.retain(|(other, _)| *other != facet);
        self
    }

    fn offers(&self, facet: Facet, value: &str) -> bool {
        let choices = self.0.iter().find(|(offered, _)| *offered == facet);
        choices.is_some_and(|(_, choices)| choices.iter().any(|choice| choice.value == value))
    }

    /// The form for the entries within the element with this id. `rows` are the scripts that hold the entries if they are on
    /// several pages.
    pub(crate) fn form(&self, words: &Words, id: &str, rows: &[String]) -> Markup {
        Html::finished(|html| {
            html.markup("<form class=\"filters\" data-for=\"").text(id);
            if !rows.is_empty() {
                html.markup("\" data-rows=\"").text(&rows.join(" "));
            }
            html.markup("\" data-none=\"").text(words.say("filtered_none"));
            html.markup(
                "\" autocomplete=\"off\" hidden>\n<input type=\"search\" name=\"q\" aria-label=\"",
            );
            html.text(words.say("filter")).markup("\" placeholder=\"").text(words.say("filter"));
            html.markup("\">\n");
            for (facet, choices) in &self.0 {
                field(html, words, *facet, choices);
            }
            html.markup("<button type=\"reset\">").text(words.say("search_remove"));
            html.markup("</button>\n<output></output>\n</form>\n");
        })
    }
}

fn field(html: &mut Html, words: &Words, facet: Facet, choices: &[Choice]) {
    let label = facet.label(words);
    if facet.is_box() {
        for choice in choices {
            html.markup("<label><input type=\"checkbox\" name=\"").markup(facet.name());
            html.markup("\" value=\"").text(&choice.value).markup("\"> ").text(label);
            html.markup("</label>\n");
        }
        return;
    }
    html.markup("<select name=\"").markup(facet.name()).markup("\" aria-label=\"").text(label);
    html.markup("\">\n<option value=\"\">").text(&words.fill("search_any", &[("filter", label)]));
    html.markup("</option>\n");
    for choice in choices {
        html.markup("<option value=\"").text(&choice.value).markup("\">").text(&choice.label);
        html.markup("</option>\n");
    }
    html.markup("</select>\n");
}

/// The form that filters a list of this many entries by their text; nothing for few.
pub(crate) fn text_form(words: &Words, id: &str, entries: usize) -> Markup {
    if entries <= FEW {
        return Markup::default();
    }
    Filters::default().form(words, id, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Values {
        let mut values = Values::default();
        for pair in text.split_whitespace() {
            let (name, value) = pair.split_once(':').expect("a facet and a value");
            let facet = match name {
                "kind" => Facet::Kind,
                "status" => Facet::Status,
                "year" => Facet::Year,
                "tag" => Facet::Tag,
                _ => Facet::Differs,
            };
            values.add(facet, value, &value.to_uppercase());
        }
        values
    }

    /// The fields over some entries, as `facet: values`.
    fn fields(entries: &[&str]) -> String {
        let entries = entries.iter().map(|entry| values(entry)).collect::<Vec<_>>();
        let Filters(facets) = Filters::of(&Words::built_in("en"), &entries);
        let line = |(facet, choices): &(Facet, Vec<Choice>)| {
            let choices = choices.iter().map(|choice| choice.value.as_str());
            format!("{}: {}", facet.name(), choices.collect::<Vec<_>>().join(" "))
        };
        facets.iter().map(line).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_facet_is_a_field_if_the_entries_differ_in_it() {
        for (entries, expected) in [
            (&["kind:plot", "kind:plot"][..], ""),
            (&["kind:plot", "kind:attack"], "kind: attack plot"),
            (&["year:2021", "year:-50 tag:b", "year:2024 tag:a"], "year: 2024 2021 -50; tag: a b"),
            (&["differs:1", ""], "differs: 1"),
            (&["differs:1", "differs:1"], ""),
            (&["", ""], ""),
            (&[], ""),
        ] {
            assert_eq!(fields(entries), expected, "{entries:?}");
        }
    }

    #[test]
    fn a_facet_has_the_values_that_most_entries_have() {
        let mut entries = (0..150).map(|n| format!("tag:t{n:03}")).collect::<Vec<_>>();
        entries.push(String::from("tag:t149"));
        let entries = entries.iter().map(String::as_str).collect::<Vec<_>>();
        let shown = fields(&entries);
        assert_eq!(shown.split(' ').count(), 1 + MOST_OPTIONS);
        assert!(shown.ends_with("t098 t149"), "{shown}");
        let free = (0..13).map(|n| format!("status:s{n}")).collect::<Vec<_>>();
        assert_eq!(fields(&free.iter().map(String::as_str).collect::<Vec<_>>()), "");
    }

    #[test]
    fn what_no_field_offers_is_left_out_but_for_the_kind() {
        let entries = ["kind:plot year:2021 tag:a", "kind:plot year:2022 tag:a", "kind:plot"];
        let entries = entries.map(values);
        let filters = Filters::of(&Words::built_in("en"), &entries);
        let other = Filters::of(&Words::built_in("en"), &["tag:a", "tag:b"].map(values));
        let without = other.clone().without(Facet::Tag);
        for (forms, expected) in [
            (&[&filters][..], ["kind:plot year:2021", "kind:plot year:2022", "kind:plot"]),
            (
                &[&filters, &other],
                ["kind:plot year:2021 tag:a", "kind:plot year:2022 tag:a", "kind:plot"],
            ),
            (&[&without], ["kind:plot"; 3]),
        ] {
            let attributes = entries.each_ref().map(|values| values.offered_by(forms));
            assert_eq!(attributes, expected);
        }
    }

    #[test]
    fn an_entry_has_each_year_that_its_date_may_be_in() {
        for (date, expected) in [
            ("2021-03-04", "year:2021"),
            ("2021/2023", "year:2021 year:2022 year:2023"),
            ("2021/..", "year:2021"),
            ("../2021", "year:2021"),
            ("1990/2021", "year:1990"),
        ] {
            let mut values = Values::default();
            values.add_years(Some(&Edtf::parse(date).expect("a date")));
            assert_eq!(values.attribute(), expected, "{date}");
        }
    }

    #[test]
    fn words_of_authors_are_escaped_and_values_have_no_blanks() {
        let mut entries = [values("kind:a"), values("kind:b")];
        entries[0].add(Facet::Tag, "two words", "<b>");
        entries[1].add(Facet::Tag, "\"", "x");
        assert_eq!(entries[0].attribute(), "kind:a tag:two-words");
        let words = Words::built_in("en");
        let form = Filters::of(&words, &entries).form(&words, "_list", &[]).as_str().to_owned();
        assert!(form.contains("value=\"two-words\">&lt;b&gt;</option>"), "{form}");
        assert!(form.contains("value=\"&quot;\""), "{form}");
    }
}
