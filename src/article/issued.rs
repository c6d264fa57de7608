//! The date of issue of an article: stated by the text, or else inferred from it.

use crate::rule;

use super::about::About;
use super::block::Block;
use super::date::{self, CivilDate};
use super::remark::Remark;
use super::{Basis, DateReason, Issued, Passage, PassageKind, dateline};

/// Decides the date of issue, and remarks inferences and contradictions.
pub(super) fn decide(
    text: &str,
    about: &About,
    passages: &[Passage],
    blocks: &[Block],
    remarks: &mut Vec<Remark>,
) -> Issued {
    if let Some((span, date)) = about.published.first() {
        for (other_span, other) in about
            .published
            .iter()
            .filter(|(_, other)| other.is_surely_after(date) || date.is_surely_after(other))
        {
            let message = format!(
                "another date of issue than {}: {}; the first was taken",
                date.edtf(),
                other.edtf()
            );
            remarks.push(Remark::new(other_span.clone(), &rule::DATE_CONFLICT, message));
        }
        return Issued {
            date: Some(*date),
            basis: Basis::Stated,
            why: DateReason::Stated(text[span.clone()].to_owned()),
        };
    }
    let inferred = updated(about)
        .or_else(|| from_dateline(text, passages))
        .or_else(|| from_address(text, blocks))
        .or_else(|| from_copyright(text, blocks));
    match inferred {
        Some((span, date, why)) => {
            remarks.push(Remark::new(
                span,
                &rule::DATE_INFERRED,
                format!("the date of issue was concluded: {why}"),
            ));
            Issued { date: Some(date), basis: Basis::Inferred, why }
        }
        None => Issued { date: None, basis: Basis::Unknown, why: DateReason::NoDate },
    }
}

type Conclusion = Option<(std::ops::Range<usize>, CivilDate, DateReason)>;

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
fn from_address(text: &str, blocks: &[Block]) -> Conclusion {
    let address = blocks
        .iter()
        .map(|block| block.span.clone())
        .find(|span| text[span.clone()].starts_with("http"))?;
    let line = &text[address.clone()];
    line.match_indices('/').find_map(|(slash, _)| {
        let read = date::read(&line[slash + 1..]).filter(|read| read.date.month.is_some())?;
        let date = read.date.in_year(None)?;
        let start = address.start + slash + 1;
        Some((start..start + read.length, date, DateReason::Address))
    })
}

fn from_copyright(text: &str, blocks: &[Block]) -> Conclusion {
    const LONGEST: usize = 200;
    blocks.iter().rev().find_map(|block| {
        let line = &text[block.span.clone()];
        if line.len() > LONGEST {
            return None;
        }
        let sign = line.find('©').or_else(|| line.starts_with("Copyright ").then_some(0))?;
        let (span, read) = date::all(&line[sign..]).next()?;
        let date = CivilDate { year: read.date.year?, month: None, day: None };
        let start = block.span.start + sign;
        Some((start + span.start..start + span.end, date, DateReason::Copyright))
    })
}
