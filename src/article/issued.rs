//! The date of issue of an article: stated by the text, or else inferred from it.

use std::ops::Range;

use crate::rule;

use super::about::About;
use super::date::{self, CivilDate};
use super::remark::Remark;
use super::{Basis, DateReason, Issued, Passage, PassageKind, dateline};

/// Decides the date of issue, and remarks inferences and contradictions.
pub(super) fn decide(
    text: &str,
    about: &About,
    passages: &[Passage],
    metadata: &[Range<usize>],
    remarks: &mut Vec<Remark>,
) -> Issued {
    if let Some((span, date)) = stated(about) {
        for (other_span, other) in about
            .published
            .iter()
            .filter(|(_, other)| other.is_surely_after(&date) || date.is_surely_after(other))
        {
            let message = format!(
                "another date of issue than {}: {}; the first was taken",
                date.edtf(),
                other.edtf()
            );
            remarks.push(Remark::new(other_span.clone(), &rule::DATE_CONFLICT, message));
        }
        let why = DateReason::Stated(text[span].to_owned());
        return Issued { date: Some(date), basis: Basis::Stated, why };
    }
    let inferred = updated(about)
        .or_else(|| from_dateline(text, passages))
        .or_else(|| from_address(text, metadata));
    if let Some((span, date, why)) = inferred {
        remarks.push(Remark::new(
            span,
            &rule::DATE_INFERRED,
            format!("the date of issue was concluded: {why}"),
        ));
        return Issued { date: Some(date), basis: Basis::Inferred, why };
    }
    let why = match about.of_other_calendars.first() {
        Some(span) => {
            let why = DateReason::OtherCalendar(text[span.clone()].to_owned());
            let message =
                format!("no date of issue was taken: {why}; give `issued` in the source note");
            remarks.push(Remark::new(span.clone(), &rule::DOUBTFUL_LINE, message));
            why
        }
        None => DateReason::NoDate,
    };
    Issued { date: None, basis: Basis::Unknown, why }
}

/// Returns the first date of issue, or a later one that says the same more exactly.
fn stated(about: &About) -> Option<(Range<usize>, CivilDate)> {
    let (_, first) = about.published.first()?;
    let agrees = |date: &CivilDate| {
        date.year == first.year && first.month.is_none_or(|month| date.month == Some(month))
    };
    let is_as_exact = |date: &CivilDate| date.day.is_some() || first.day.is_some();
    let exact = about.published.iter().find(|(_, date)| agrees(date) && is_as_exact(date));
    exact.or(about.published.first()).cloned()
}

type Conclusion = Option<(Range<usize>, CivilDate, DateReason)>;

fn updated(about: &About) -> Conclusion {
    let (span, date) = about.updated.first()?;
    Some((span.clone(), *date, DateReason::Updated))
}

fn from_dateline(text: &str, passages: &[Passage]) -> Conclusion {
    let first = passages.iter().find(|passage| passage.kind == PassageKind::Paragraph)?;
    let (span, date) = dateline::date(text, &first.span)?;
    Some((span, date, DateReason::Dateline))
}

/// Many sites put the date into the address of the article: `/2023/05/03/`.
fn from_address(text: &str, metadata: &[Range<usize>]) -> Conclusion {
    let address = metadata.iter().find(|span| text[(*span).clone()].starts_with("http"))?;
    let line = &text[address.clone()];
    line.match_indices('/').find_map(|(slash, _)| {
        let read = date::read(&line[slash + 1..]).filter(|read| read.date.month.is_some())?;
        let date = read.date.in_year(None)?;
        let start = address.start + slash + 1;
        Some((start..start + read.length, date, DateReason::Address))
    })
}
