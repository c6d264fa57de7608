//! Counts by year: the citations of an outlet, and the evidence of an actor.

use crate::edtf::Edtf;
use crate::graphic::{Columns, year_in_words};
use crate::model::{Dossier, Reader};
use crate::render::view::ColumnKind::{Number, Text};
use crate::source::PartKind;
use crate::words::Words;

use super::{Chart, Drawing, LEAST_VALUES, Table};

/// On average, a year counts so many: single ones are no figure.
const LEAST_EACH: usize = 2;

/// The ids of what is said of a count.
struct Said {
    /// The title if one year has the most.
    peak: &'static str,
    /// The title if several have.
    span: &'static str,
    /// What a column counts.
    column: &'static str,
    /// The noun for what is counted, as the head of a column.
    head: &'static str,
}

/// How often an outlet is cited with what it published in each year.
pub(crate) fn citations(words: &Words, dossier: &Dossier<'_>) -> Option<Chart> {
    let said = Said {
        peak: "chart_citations",
        span: "chart_citations_span",
        column: "chart_citations_column",
        head: "citations",
    };
    let citations = dossier.citations();
    let years = citations.iter().map(|(date, _)| date.as_ref().and_then(Edtf::certain_year));
    by_year(words, years.collect(), &said)
}

/// How many passages speak of an actor, by the year of their source.
pub(crate) fn evidence(site: &Reader<'_>, dossier: &Dossier<'_>) -> Option<Chart> {
    let said = Said {
        peak: "chart_evidence",
        span: "chart_evidence_span",
        column: "chart_evidence_column",
        head: "passages",
    };
    let passages = site.firm_passages(dossier.ix);
    let passages = passages.filter(|item| matches!(item.part, PartKind::Passage(_)));
    let date = |source| site.source(source).issued.date.as_ref();
    let years = passages.map(|item| date(item.source).and_then(Edtf::certain_year));
    by_year(site.words(), years.collect(), &said)
}

/// Years as columns, with what is said of them; `None` for so few that a sentence says them, or few for each year.
fn by_year(words: &Words, all: Vec<Option<i16>>, said: &Said) -> Option<Chart> {
    let years = all.iter().copied().flatten();
    let columns = Columns::by_year("", years.clone());
    let counted = columns.counted(words);
    let most = counted.iter().map(|(_, count)| *count).max()?;
    if counted.len() < LEAST_VALUES || years.clone().count() < LEAST_EACH * counted.len() {
        return None;
    }
    let mut peaks = counted.iter().filter(|(_, count)| *count == most);
    let title = match (peaks.next(), peaks.next()) {
        (Some((year, _)), None) => {
            let [most, all] = [most, all.len()].map(|count| words.number(count as f64));
            words.fill(said.peak, &[("year", year), ("most", &most), ("all", &all)])
        }
        _ => {
            let ends =
                [years.clone().min()?, years.clone().max()?].map(|year| year_in_words(words, year));
            words.fill(said.span, &[("from", &ends[0]), ("to", &ends[1])])
        }
    };
    let mut notes = vec![words.count(said.column, columns.step())];
    let uncertain = all.iter().filter(|year| year.is_none()).count();
    if uncertain > 0 {
        notes.push(words.count("chart_year_unknown", uncertain));
    }
    let rows = counted.into_iter().map(|(year, count)| vec![year, words.number(count as f64)]);
    let mut rows = rows.collect::<Vec<_>>();
    if uncertain > 0 {
        let label = words.say("chart_year_not_known").to_owned();
        rows.push(vec![label, words.number(uncertain as f64)]);
    }
    let heads = [("search_year", Text), (said.head, Number)];
    let heads = heads.map(|(id, kind)| (words.say(id).to_owned(), kind));
    Some(Chart {
        drawing: Drawing::Columns(columns.titled(title)),
        notes,
        table: Table { columns: heads.to_vec(), rows },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: Said = Said {
        peak: "chart_citations",
        span: "chart_citations_span",
        column: "chart_citations_column",
        head: "citations",
    };

    fn chart(dates: &[&str]) -> Option<Chart> {
        let year = |date: &&str| Edtf::parse(date).ok().and_then(|date| date.certain_year());
        by_year(&Words::built_in("en"), dates.iter().map(year).collect(), &SAID)
    }

    #[test]
    fn a_date_of_several_years_or_none_is_counted_apart() {
        let words = Words::built_in("en");
        let certain = ["2020", "2021-03", "2021-03-04", "2022-05/2022-06", "2021", "2021"];
        let uncertain = ["2020?", "2019~", "202X", "2019/2020", "2021/..", ""];
        let chart = chart(&[certain, uncertain].concat()).expect("three years");
        let graphic = chart.draw(640.0, &words);
        assert_eq!(graphic.description, "2020: 1; 2021: 4; 2022: 1");
        assert!(graphic.title.contains("2021: 4 of 12"), "{}", graphic.title);
        assert!(chart.notes[1].starts_with('6'), "{:?}", chart.notes);
        assert_eq!(chart.table.rows.last().map(|row| &*row[1]), Some("6"));
    }

    #[test]
    fn few_years_and_single_counts_are_no_chart() {
        for (dates, is_drawn) in [
            (&[][..], false),
            (&["2020", "2020", "2021", "2021", "2021"], false),
            (&["2020", "2021", "2022"], false),
            (&["2020", "2021", "2022", "2022", "2022"], false),
            (&["2020", "2021", "2022", "2022", "2022", "2022"], true),
            (&["2020", "2020?", "2022", "2022", "2022", "2022"], false),
        ] {
            assert_eq!(chart(dates).is_some(), is_drawn, "{dates:?}");
        }
    }

    #[test]
    fn a_title_names_the_one_year_with_the_most() {
        let words = Words::built_in("en");
        let title = |dates: &[&str]| chart(dates).expect("a chart").draw(640.0, &words).title;
        let peak = title(&["2020", "2021", "2022", "2022", "2022", "2022"]);
        assert!(peak.contains("2022") && !peak.contains("2020"), "{peak}");
        let span = title(&["2020", "2020", "2021", "2021", "2022", "2022"]);
        assert!(span.contains("2020") && span.contains("2022"), "{span}");
    }
}
