//! What a page is about where no note says it, in one line for search engines and previews of links: counts and names of
//! what the page itself shows.

use std::cmp::Reverse;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::graphic::year_in_words;
use crate::note::Kind;
use crate::source::SourceIx;
use crate::vocabulary::capitalised;
use crate::words::Words;

use super::builder::Builder;
use super::listing::{Entry, date_of};
use super::words::{general_kind, in_words, kind_label, tag_label, value_of};

/// The names that a description has before it counts the others.
const NAMED: usize = 3;

/// A list, or a part of one, with those of its entries that most is said of.
pub(crate) fn of_list(builder: &Builder<'_>, title: &str, entries: &[Entry]) -> String {
    let (site, words) = (builder.site, builder.words);
    let weight = |entry: &&Entry| match entry {
        Entry::Note(ix) => site.coverage(*ix).passages,
        Entry::Source(ix) => site.uses(*ix).len(),
        Entry::Tag(id) => site.tags().get(id).map_or(0, |tag| tag.notes.len()),
    };
    let mut first = entries.iter().collect::<Vec<_>>();
    // Of those with equally much, the order of the list decides.
    first.sort_by_cached_key(|entry| Reverse(weight(entry)));
    let names = first.into_iter().map(|entry| match entry {
        Entry::Note(ix) => builder.link(*ix).text.clone(),
        Entry::Source(ix) => site.source(*ix).title.clone(),
        Entry::Tag(id) => {
            let tag = site.tags().get(id);
            tag.map(|tag| tag_label(site, &tag.text)).unwrap_or_default()
        }
    });
    let years = years(words, entries.iter().filter_map(|entry| year(date_of(site, entry)?)));
    naming(words, &words.join([title, &years].into_iter()), names, entries.len())
}

/// The kind of an entity, and how much the sources say of it.
pub(crate) fn of_entity(builder: &Builder<'_>, ix: NoteIx) -> String {
    let (site, words) = (builder.site, builder.words);
    let known = site.coverage(ix);
    let kind = capitalised(kind_label(words, site.note(ix)));
    if known.passages == 0 {
        return kind;
    }
    let passages = words.count("n_passages", known.passages);
    let sources = words.count("n_sources", known.sources);
    let values = [("passages", passages.as_str()), ("sources", sources.as_str())];
    labelled(words, &kind, &words.fill("passages_of_sources", &values))
}

/// The outlet and date of a source, and whom it names most.
pub(crate) fn of_source(builder: &Builder<'_>, ix: SourceIx) -> String {
    let words = builder.words;
    let citation = builder.citation(ix);
    let label = words.join([citation.outlet.text.as_str(), &citation.date].into_iter());
    let label = if label.is_empty() { words.say("source").to_owned() } else { label };
    let named = builder.site.named_in(ix);
    let all = named.len();
    naming(words, &label, named.into_iter().map(|it| builder.link(it.ix).text.clone()), all)
}

/// The kind and date of a briefing, and whom the text of a note names most.
pub(crate) fn of_text(builder: &Builder<'_>, ix: NoteIx) -> String {
    let (words, dossier) = (builder.words, builder.site.dossier(ix));
    let label = dossier.note.details.briefing().map(|briefing| {
        let date = in_words(words, value_of(&briefing.date));
        capitalised(&words.join([general_kind(words, Kind::Briefing), &date].into_iter()))
    });
    let named = dossier.named_in_text(usize::MAX);
    let names = named.iter().map(|it| builder.link(it.ix).text.clone());
    naming(words, &label.unwrap_or_default(), names, named.len())
}

/// A label with the first of `all` names, and how many more there are: `Actors: A, B, C and 39 more`.
pub(crate) fn naming(
    words: &Words,
    label: &str,
    names: impl Iterator<Item = String>,
    all: usize,
) -> String {
    let names = names.take(NAMED).collect::<Vec<_>>();
    let value = match all.saturating_sub(names.len()) {
        0 => words.list(&names),
        more => {
            let names = words.join(names.iter().map(String::as_str));
            [&names, " ", &words.count("and_n_more", more)].concat()
        }
    };
    labelled(words, label, &value)
}

/// A label with what there is of each kind: `Actors (42), Attacks (12)`.
pub(crate) fn counting<'a>(
    words: &Words,
    label: &str,
    counts: impl Iterator<Item = (&'a str, usize)>,
) -> String {
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts = counts.map(|(label, count)| {
        words.fill("label_and_count", &[("label", label), ("count", &count.to_string())])
    });
    let counts = counts.collect::<Vec<_>>();
    labelled(words, label, &words.join(counts.iter().map(String::as_str)))
}

/// From the first year to the last; empty without any.
pub(crate) fn years(words: &Words, years: impl Iterator<Item = i16> + Clone) -> String {
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else {
        return String::new();
    };
    let (from, to) = (year_in_words(words, first), year_in_words(words, last));
    if from == to { from } else { words.fill("range", &[("from", &from), ("to", &to)]) }
}

/// The year in which a date begins, or ends if its beginning is open.
fn year(date: &Edtf) -> Option<i16> {
    date.earliest().or(date.latest()).map(|day| day.year())
}

fn labelled(words: &Words, label: &str, value: &str) -> String {
    match (label, value) {
        (only, "") | ("", only) => only.to_owned(),
        _ => words.fill("labelled", &[("label", label), ("value", value)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_names_stand_before_the_number_of_the_others() {
        for (language, names, all, expected) in [
            ("en", &["A"][..], 1, "Actors: A"),
            ("en", &["A", "B", "C"], 3, "Actors: A, B and C"),
            ("en", &["A", "B", "C", "D"], 42, "Actors: A, B, C and 39 more"),
            ("de", &["A", "B", "C", "D"], 42, "Actors: A, B, C und 39 weitere"),
            ("ar", &["A", "B", "C", "D"], 42, "Actors: A، B، C و39 أخرى"),
            ("en", &[], 0, "Actors"),
        ] {
            let names = names.iter().map(|name| (*name).to_owned());
            let said = naming(&Words::built_in(language), "Actors", names, all);
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn only_what_there_is_is_counted() {
        let words = Words::built_in("en");
        let said =
            |counts: &[(&'static str, usize)]| counting(&words, "All", counts.iter().copied());
        assert_eq!(said(&[("A", 2), ("B", 0), ("C", 1)]), "All: A (2), C (1)");
        assert_eq!(said(&[("A", 0)]), "All");
    }

    #[test]
    fn years_are_a_span_unless_they_are_one() {
        let words = Words::built_in("en");
        let said = |all: &[i16]| years(&words, all.iter().copied());
        assert_eq!(said(&[2019, 2015, 2016]), "2015 to 2019");
        assert_eq!(said(&[2015, 2015]), "2015");
        assert_eq!(said(&[]), "");
    }
}
