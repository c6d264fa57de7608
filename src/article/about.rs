//! Facts from all lines of a masthead together: for each thing, the first statement counts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::Block;
use super::date::{CivilDate, WrittenDate};
use super::masthead::{self, Statement};
use super::remark::Remark;
use super::role::Role;
use super::{Field, tags};
use crate::article::person::is_person;
use crate::rule;
use crate::text::words;

/// The facts that a text states about its article.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) title: Option<Field>,
    pub(super) container_title: Option<Field>,
    pub(super) volume: Option<Field>,
    pub(super) issue: Option<Field>,
    pub(super) authors: Vec<Field>,
    /// The names of the authors, folded: a set, since a text may name as many as it has lines.
    known_authors: BTreeSet<String>,
    pub(super) tags: Vec<Field>,
    known_tags: BTreeSet<String>,
    pub(super) published: Vec<(Range<usize>, CivilDate)>,
    pub(super) updated: Vec<(Range<usize>, CivilDate)>,
}

impl About {
    /// Adds the facts of one line.
    pub(super) fn add(&mut self, text: &str, facts: Vec<Statement>, remarks: &mut Vec<Remark>) {
        for fact in facts {
            match fact {
                Statement::Title(span) => fill(&mut self.title, text, span),
                Statement::Container(span) => fill(&mut self.container_title, text, span),
                Statement::Volume(span) => fill(&mut self.volume, text, span),
                Statement::Issue(span) => fill(&mut self.issue, text, span),
                Statement::Author(span) => masthead::people(text, span)
                    .into_iter()
                    .for_each(|person| self.add_author(text, person)),
                Statement::ProbableAuthor(span) => {
                    remarks.push(Remark::new(
                        span.clone(),
                        &rule::METADATA_INFERRED,
                        "read as the author, because the name stands beside the date",
                    ));
                    self.add_author(text, span);
                }
                Statement::Published(span, date) => {
                    add_date(&mut self.published, span, date, remarks)
                }
                Statement::Updated(span, date) => add_date(&mut self.updated, span, date, remarks),
                Statement::Subjects(span) => self.add_tags(tags::read(text, span, remarks)),
                Statement::Other => {}
            }
        }
    }

    /// Adds an author unless the name is known already.
    pub(super) fn add_author(&mut self, text: &str, span: Range<usize>) {
        let author = Field::read(text, span);
        let folded = words::fold(&author.value);
        if !author.value.is_empty() && self.known_authors.insert(folded) {
            self.authors.push(author);
        }
    }

    fn add_tags(&mut self, found: Vec<Field>) {
        for tag in found {
            if self.known_tags.insert(tag.value.clone()) {
                self.tags.push(tag);
            }
        }
    }

    /// Takes a line that is only a person's name as the author, if a neighbouring line is metadata.
    pub(super) fn take_names_beside_dates(
        &mut self,
        text: &str,
        head: &[Block],
        roles: &mut [Option<Role>],
        remarks: &mut Vec<Remark>,
    ) {
        if !self.authors.is_empty() {
            return;
        }
        let dates: Vec<usize> =
            self.published.iter().chain(&self.updated).map(|(span, _)| span.start).collect();
        let holds_date = |block: &Block| dates.iter().any(|date| block.span.contains(date));
        for index in 0..head.len() {
            let span = head[index].span.clone();
            let beside = index.checked_sub(1).is_some_and(|before| holds_date(&head[before]))
                || head.get(index + 1).is_some_and(holds_date);
            if roles[index].is_none() && beside && is_person(&text[span.clone()]) {
                roles[index] = Some(Role::Metadata);
                remarks.push(Remark::new(
                    span.clone(),
                    &rule::METADATA_INFERRED,
                    "read as the author, because the name stands beside the date",
                ));
                self.add_author(text, span);
            }
        }
    }
}

fn fill(field: &mut Option<Field>, text: &str, span: Range<usize>) {
    if field.is_none() {
        *field = Some(Field::read(text, span));
    }
}

fn add_date(
    dates: &mut Vec<(Range<usize>, CivilDate)>,
    span: Range<usize>,
    written: WrittenDate,
    remarks: &mut Vec<Remark>,
) {
    match written.in_year(None) {
        Some(date) => dates.push((span, date)),
        None => remarks.push(Remark::new(
            span,
            &rule::DOUBTFUL_LINE,
            "read as the date of issue, but it has no year",
        )),
    }
}
