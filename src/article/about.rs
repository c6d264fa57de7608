//! Facts from all lines of a masthead together: for each thing, the first statement counts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::Block;
use super::date::{CivilDate, WrittenDate};
use super::masthead::{self, Name, Statement};
use super::remark::Remark;
use super::role::Role;
use super::{Field, tags};
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
    /// Dates of calendars without exact counterparts.
    pub(super) of_other_calendars: Vec<Range<usize>>,
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
                Statement::Author(name) => self.add_name(text, &name),
                Statement::ProbableAuthor(name) => self.add_name(text, &name),
                Statement::OtherCalendar(span) => self.of_other_calendars.push(span),
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

    /// Adds an author by the parts of the name, unless it is known already.
    pub(super) fn add_name(&mut self, text: &str, name: &Name) {
        let parts = name.iter().map(|part| Field::read(text, part.clone()).value);
        let value = parts.collect::<Vec<_>>().join(" ");
        let start = name.iter().map(|part| part.start).min().unwrap_or(0);
        let end = name.iter().map(|part| part.end).max().unwrap_or(0);
        if !value.is_empty() && self.known_authors.insert(words::fold(&value)) {
            self.authors.push(Field { value, span: start..end });
        }
    }

    fn add_tags(&mut self, found: Vec<Field>) {
        for tag in found {
            if self.known_tags.insert(tag.value.clone()) {
                self.tags.push(tag);
            }
        }
    }

    /// Takes a line of names as the authors, if a neighbouring line is a date.
    pub(super) fn take_names_beside_dates(
        &mut self,
        text: &str,
        blocks: &[Block],
        head: Range<usize>,
        roles: &mut [Option<Role>],
        title: Option<usize>,
    ) {
        if !self.authors.is_empty() {
            return;
        }
        let issued = self.published.iter().chain(&self.updated).map(|(span, _)| span);
        let dates: Vec<usize> =
            issued.chain(&self.of_other_calendars).map(|span| span.start).collect();
        let holds_date = |block: &Block| dates.iter().any(|date| block.span.contains(date));
        let is_aside = |role: &Option<Role>| matches!(role, Some(Role::Dropped(_)));
        let is_between = |roles: &[Option<Role>], it: usize| {
            is_aside(&roles[it]) || masthead::is_beside_name(&text[blocks[it].span.clone()])
        };
        for index in head.clone() {
            let span = blocks[index].span.clone();
            let mut before = (head.start..index).rev();
            let before = before.find(|&it| !is_between(roles, it) && Some(it) != title);
            let mut after = index + 1..head.end;
            let after = after.find(|&it| !is_between(roles, it));
            let beside = before.into_iter().chain(after).any(|it| holds_date(&blocks[it]));
            let is_below_title =
                title.is_some_and(|title| before == Some(title) || title + 1 == index);
            if roles[index].is_some() || !beside && !is_below_title {
                continue;
            }
            // One name under a title may be a place; two are people.
            let is_sure = |names: &Vec<Name>| beside || names.len() >= 2;
            if let Some(names) = masthead::names_alone(text, span).filter(is_sure) {
                roles[index] = Some(Role::Metadata);
                names.iter().for_each(|name| self.add_name(text, name));
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
    /// The years in which an article can have been published.
    const YEARS: std::ops::Range<i16> = 1900..2100;
    match written.in_year(None) {
        Some(date) if YEARS.contains(&date.year) => dates.push((span, date)),
        Some(_) => {}
        None => remarks.push(Remark::new(
            span,
            &rule::DOUBTFUL_LINE,
            "read as the date of issue, but it has no year",
        )),
    }
}
