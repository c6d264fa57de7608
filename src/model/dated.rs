//! What of a site has a date: its attacks, sources and briefings, and the ties and claims that have one.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use crate::catalogue::NoteIx;
use crate::config::Feature;
use crate::edtf::{Edtf, Stretch};
use crate::note::{Details, Kind};
use crate::source::SourceIx;
use crate::vocabulary::known::DATE;

use super::{ClaimGroup, ClaimRow, Reader, Tie};

/// Something with a date.
#[derive(Debug, Clone)]
pub(crate) enum Dated<'a> {
    /// An attack.
    Attack(NoteIx),
    /// What the sources say of a date of an entity, such as when it was founded.
    Claims(NoteIx, ClaimGroup<'a>),
    /// A relation of an actor with a beginning or an end.
    Tie(NoteIx, Tie<'a>),
    /// A briefing.
    Briefing(NoteIx),
    /// A source.
    Source(SourceIx),
}

impl Dated<'_> {
    /// The date that the site gives it; `None` for what sources or relations date.
    fn date<'s>(&self, site: &Reader<'s>) -> Option<&'s Edtf> {
        match self {
            Dated::Attack(ix) => Some(&site.note(*ix).details.attack()?.date.as_ref()?.value),
            Dated::Briefing(ix) => Some(&site.note(*ix).details.briefing()?.date.as_ref()?.value),
            Dated::Source(ix) => site.source(*ix).issued.date.as_ref(),
            Dated::Claims(..) | Dated::Tie(..) => None,
        }
    }

    /// The first and the last day that it can mean; each is `None` if it is open or unknown.
    pub(crate) fn span(&self, site: &Reader<'_>) -> (Option<Day>, Option<Day>) {
        let of = |date: Option<&Edtf>| (date.and_then(Edtf::earliest), date.and_then(Edtf::latest));
        match self {
            Dated::Attack(_) | Dated::Briefing(_) | Dated::Source(_) => of(self.date(site)),
            Dated::Tie(_, tie) => {
                (tie.since.and_then(Edtf::earliest), tie.until.and_then(Edtf::latest))
            }
            Dated::Claims(_, group) => {
                let dates = group.rows.iter().filter_map(ClaimRow::date);
                let spans = dates.map(|date| (date.earliest(), date.latest())).collect::<Vec<_>>();
                // An open end is beyond all others.
                let is_open = spans.iter().any(|(_, last)| last.is_none());
                let first = spans.iter().map(|(first, _)| *first).min().flatten();
                let last = spans.iter().map(|(_, last)| *last).max().flatten();
                (first, last.filter(|_| !is_open))
            }
        }
    }

    /// The year, the month and the day in which it begins, as far as they are known, or in which it ends if its beginning
    /// is open.
    pub(crate) fn stretches(&self, site: &Reader<'_>) -> Option<[Stretch; 3]> {
        match self {
            Dated::Attack(_) | Dated::Briefing(_) | Dated::Source(_) => {
                self.date(site).and_then(Edtf::stretches)
            }
            Dated::Tie(_, tie) => {
                let beginning = tie.since.and_then(Edtf::start).map(Stretch::of_beginning);
                let end = || tie.until.and_then(Edtf::end).map(Stretch::of_end);
                beginning.or_else(end)
            }
            Dated::Claims(_, group) => {
                let dates = || group.rows.iter().filter_map(ClaimRow::date);
                let beginnings = dates().map(|date| date.start()).collect::<Option<Vec<_>>>();
                let first = beginnings.and_then(|beginnings| beginnings.into_iter().min());
                let end = || {
                    let ends = dates().map(|date| date.end()).collect::<Option<Vec<_>>>();
                    ends?.into_iter().max_by_key(|(_, last)| *last).map(Stretch::of_end)
                };
                first.map(Stretch::of_beginning).or_else(end)
            }
        }
    }
}

impl<'a> Reader<'a> {
    /// Whether there is a page of the timeline: at least two sources, attacks, briefings or relations have a date.
    pub(crate) fn has_timeline(&self) -> bool {
        if !self.config().has(Feature::Timeline) {
            return false;
        }
        let sources = self.sources().filter(|(_, source)| source.issued.date.is_some());
        let notes =
            [Kind::Attack, Kind::Briefing, Kind::Actor].into_iter().flat_map(|kind| self.of(kind));
        let notes = notes.filter(|(_, note)| match &note.details {
            Details::Attack(attack) => attack.date.is_some(),
            Details::Briefing(briefing) => briefing.date.is_some(),
            Details::Actor(actor) => {
                actor.relations.iter().any(|tie| tie.since.is_some() || tie.until.is_some())
            }
            Details::Outlet(_) | Details::Source(_) | Details::Plain => false,
        });
        sources.map(|_| ()).chain(notes.map(|_| ())).nth(1).is_some()
    }

    /// Everything with a date, by kind. A relation that two notes hold is listed once.
    pub(crate) fn dated(&'a self) -> Vec<Dated<'a>> {
        let attacks = self
            .of(Kind::Attack)
            .filter(|(_, note)| note.details.attack().is_some_and(|attack| attack.date.is_some()));
        let mut dated = attacks.map(|(ix, _)| Dated::Attack(ix)).collect::<Vec<_>>();
        for kind in [Kind::Actor, Kind::Attack, Kind::Outlet] {
            for (ix, note) in self.of(kind).filter(|(_, note)| !note.claims.is_empty()) {
                // The date of an attack itself is that of the attack.
                let is_wanted = |property: &str| note.kind != Kind::Attack || property != DATE;
                let groups = self.dossier(ix).claims_about(is_wanted).into_iter();
                let groups = groups.filter(|group| group.rows.iter().any(ClaimRow::is_date));
                dated.extend(groups.map(|group| Dated::Claims(ix, group)));
            }
        }
        let mut known = BTreeSet::new();
        for (ix, _) in self.of(Kind::Actor) {
            let ties = self.dossier(ix).relations().into_iter();
            for tie in ties.filter(|tie| tie.since.is_some() || tie.until.is_some()) {
                let inverse = self.config().vocabulary.inverse(&tie.kind);
                let kinds = [Some(tie.kind.clone()), inverse].into_iter().flatten().min();
                let ends = (ix.min(tie.other), ix.max(tie.other));
                let dates = [tie.since, tie.until].map(|date| date.map(|date| date.as_str()));
                if known.insert((ends, kinds, dates)) {
                    dated.push(Dated::Tie(ix, tie));
                }
            }
        }
        let briefings = self.of(Kind::Briefing).filter(|(_, note)| {
            note.details.briefing().is_some_and(|briefing| briefing.date.is_some())
        });
        dated.extend(briefings.map(|(ix, _)| Dated::Briefing(ix)));
        let sources = self.sources().filter(|(_, source)| source.issued.date.is_some());
        dated.extend(sources.map(|(ix, _)| Dated::Source(ix)));
        dated
    }
}
