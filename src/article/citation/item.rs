//! Turns what a citation says into items, and completes the years.

use std::ops::Range;

use super::author_year::CitedWork;
use super::dated::Dated;
use super::entry::CitationEntry;
use super::{Citing, Remark};
use crate::article::Field;
use crate::article::date::CivilDate;
use crate::article::item::{CitationItem, YearBasis};
use crate::rule;

/// The item of a work cited by author and year.
pub(super) fn of_work(
    citing: &Citing<'_>,
    work: &CitedWork,
    remarks: &mut Vec<Remark>,
) -> CitationItem {
    let mut item = match work.note.and_then(|note| citing.works.item(note)) {
        Some(item) => item.clone(),
        None => {
            let names = &citing.text[work.names.clone()];
            let message = format!("`{names} {}` is not in the list of references", work.year);
            remarks.push(Remark::new(work.span.clone(), &rule::REFERENCE_WITHOUT_NOTE, message));
            let mut item = CitationItem::at(work.span.clone());
            item.author = Some(Field::read(citing.text, work.names.clone()));
            item.date = Some(CivilDate { year: work.year, month: None, day: None });
            item
        }
    };
    item.span = work.span.clone();
    item.see = work.see;
    item
}

/// Turns entries into items, and completes the years.
pub(super) fn items(
    citing: &Citing<'_>,
    entries: Vec<CitationEntry>,
    remarks: &mut Vec<Remark>,
) -> Vec<CitationItem> {
    let Citing { text, issued, .. } = *citing;
    let mut items = Vec::new();
    for reference in entries.into_iter().flat_map(|entry| entry.references) {
        let read = |span: &Option<Range<usize>>| span.clone().map(|span| Field::read(text, span));
        let (outlet, author, title) =
            (read(&reference.outlet), read(&reference.author), read(&reference.title));
        if outlet.is_none() {
            let message =
                "the publication cited is missing, its name was probably lost with a link";
            remarks.push(Remark::new(
                reference.span.clone(),
                &rule::CITATION_WITHOUT_OUTLET,
                message,
            ));
        }
        if reference.dates.is_empty() {
            let message = "this reference has no date that can be read";
            remarks.push(Remark::new(
                reference.span.clone(),
                &rule::CITATION_WITHOUT_DATE,
                message,
            ));
            items.push(CitationItem {
                outlet,
                author,
                title,
                year: YearBasis::Inferred,
                see: reference.see,
                ..CitationItem::at(reference.span)
            });
            continue;
        }
        for (index, dated) in reference.dates.iter().enumerate() {
            let span =
                if index == 0 { reference.span.start..dated.span.end } else { dated.span.clone() };
            let year =
                if dated.date.year.is_some() { YearBasis::Stated } else { YearBasis::Inferred };
            let date = dated.date.in_year(issued.map(|issued| issued.year));
            remark_date(dated, date, issued, remarks);
            items.push(CitationItem {
                outlet: outlet.clone(),
                author: author.clone(),
                title: title.clone(),
                date,
                year,
                see: reference.see,
                ..CitationItem::at(span)
            });
        }
    }
    items
}

fn remark_date(
    dated: &Dated,
    date: Option<CivilDate>,
    issued: Option<CivilDate>,
    remarks: &mut Vec<Remark>,
) {
    let mut remark =
        |kind, message: &str| remarks.push(Remark::new(dated.span.clone(), kind, message));
    match (date, issued) {
        (None, None) => remark(
            &rule::CITATION_WITHOUT_YEAR,
            "the year is left out and the article's own is not known; give `issued` in the source note",
        ),
        (None, Some(_)) => remark(
            &rule::CITATION_WITHOUT_YEAR,
            "the calendar of the article's year has no such day",
        ),
        (Some(date), Some(issued)) if date.is_surely_after(&issued) => {
            remark(
                &rule::CITATION_AFTER_ISSUE,
                "this date is later than the article; a year that was left out may be the year before",
            );
        }
        _ => {}
    }
    if dated.coarser {
        remark(
            &rule::CITATION_DATE_COARSE,
            "more is written than one date can hold, so only what is sure was taken",
        );
    }
}
