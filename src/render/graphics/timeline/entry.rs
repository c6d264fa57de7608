//! The entries of a timeline: what has a date, in its lane, with what is said of it.

use std::borrow::Cow;

use jiff::civil::Date as Day;

use crate::catalogue::NoteIx;
use crate::edtf::{Edtf, Stretch};
use crate::graphic::{Event, EventKind, day_of, days_of};
use crate::id::Id;
use crate::model::{ClaimGroup, ClaimRow, Dated, Reader, Tie};
use crate::note::Kind;
use crate::render::words::claims::{self, property_of, range};
use crate::render::words::facts::when;
use crate::render::words::shown_title;
use crate::source::SourceIx;
use crate::text::direction;
use crate::vocabulary::known::KILLED;
use crate::vocabulary::{List, capitalised};
use crate::words::Words;

/// The lanes of timelines, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// Attacks of a kind, by its position in the vocabulary.
    Attacks(usize),
    /// Dates that sources give.
    Claims,
    /// Relations.
    Ties,
    /// Briefings.
    Briefings,
    /// Sources.
    Sources,
}

impl Lane {
    /// Its name: that of several of its kind.
    pub(super) fn name(self, words: &Words) -> String {
        match self {
            Lane::Attacks(kind) => {
                capitalised(words.vocabulary.plural(List::Attack, kind_of_attack(words, kind)))
            }
            Lane::Claims => words.say("timeline_claims").to_owned(),
            Lane::Ties => words.say("relations").to_owned(),
            Lane::Briefings => words.say("briefings").to_owned(),
            Lane::Sources => words.say("our_sources").to_owned(),
        }
    }

    /// What filters call it.
    pub(crate) fn id(self, words: &Words) -> String {
        let id = match self {
            Lane::Attacks(kind) => kind_of_attack(words, kind),
            Lane::Claims => "claims",
            Lane::Ties => "relations",
            Lane::Briefings => Kind::Briefing.folder(),
            Lane::Sources => Kind::Source.folder(),
        };
        Id::slug(id).to_string()
    }

    /// What one of its kind is called.
    pub(crate) fn kind(self, words: &Words) -> String {
        match self {
            Lane::Attacks(kind) => {
                words.vocabulary.heading(List::Attack, kind_of_attack(words, kind))
            }
            Lane::Claims => words.say("timeline_claim").to_owned(),
            Lane::Ties => words.say("relation").to_owned(),
            Lane::Briefings => words.say("briefing").to_owned(),
            Lane::Sources => words.say("source").to_owned(),
        }
    }
}

fn kind_of_attack(words: &Words, position: usize) -> &str {
    words.vocabulary.ids(List::Attack).get(position).copied().unwrap_or_default()
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A note.
    Note(NoteIx),
    /// A source.
    Source(SourceIx),
}

/// Something with a date.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its lane.
    pub(crate) lane: Lane,
    /// What it leads to.
    pub(super) subject: Subject,
    /// The actors that it is of, is attributed to or speaks of.
    pub(crate) actors: Vec<NoteIx>,
    /// The year, the month and the day that it is listed under; `None` where it is in no list.
    pub(crate) stretches: Option<[Stretch; 3]>,
    /// How it is drawn, but for the number of its lane.
    pub(crate) event: Event,
}

impl Entry {
    /// The day by which lists sort it: the first that it can mean, or the last if its beginning is open.
    pub(crate) fn day(&self) -> Option<Day> {
        let last = || self.event.until.map(|end| end - 1.0);
        self.event.from.or_else(last).and_then(day_of)
    }

    /// The first and the last day that it can mean; each is `None` if it is open or unknown.
    pub(crate) fn days(&self) -> (Option<Day>, Option<Day>) {
        let last = self.event.until.map(|end| end - 1.0);
        (self.event.from.and_then(day_of), last.and_then(day_of))
    }

    /// The year that it is listed under.
    pub(crate) fn year(&self) -> Option<i16> {
        self.stretches.map(|stretches| stretches[0].year())
    }
}

/// The property that the area of a circle shows.
pub(in crate::render::graphics) fn area<'a>(site: &Reader<'a>) -> Option<&'a str> {
    let listed = site.list_properties(Kind::Attack);
    let killed = listed.iter().find(|property| *property == KILLED);
    killed.or(listed.first()).map(String::as_str)
}

/// Makes entries.
pub(super) struct Entries<'s, 'a> {
    pub(super) site: &'s Reader<'a>,
    /// The address that a subject has.
    pub(super) address: &'s dyn Fn(Subject) -> String,
    /// The property that the area of a circle shows.
    pub(super) area: Option<&'s str>,
}

impl<'s, 'a> Entries<'s, 'a> {
    pub(super) fn new(
        site: &'s Reader<'a>,
        address: &'s dyn Fn(Subject) -> String,
    ) -> Entries<'s, 'a> {
        Entries { site, address, area: area(site) }
    }

    /// The entry of something with a date.
    pub(super) fn of(&self, dated: &Dated<'_>) -> Option<Entry> {
        let (first, last) = dated.span(self.site);
        first.or(last)?;
        let entry = match dated {
            Dated::Attack(ix) => self.attack(*ix)?,
            Dated::Claims(ix, group) => self.claims(*ix, group),
            Dated::Tie(ix, tie) => self.tie(*ix, tie),
            Dated::Briefing(ix) => Entry { actors: self.named_in(*ix), ..self.briefing(*ix)? },
            Dated::Source(ix) => Entry { actors: self.reported_by(*ix), ..self.source(*ix)? },
        };
        let stretches = dated.stretches(self.site);
        let (from, until) = (first.map(days_of), last.map(|day| days_of(day) + 1.0));
        Some(Entry { stretches, event: Event { from, until, ..entry.event }, ..entry })
    }

    /// An attack; `None` without a date.
    pub(super) fn attack(&self, ix: NoteIx) -> Option<Entry> {
        let (site, words) = (self.site, self.site.words());
        let dossier = site.dossier(ix);
        let attack = dossier.attack()?;
        let date = &attack.date.as_ref()?.value;
        let figures = dossier.figures().into_iter();
        let mut figures = figures.filter_map(|(property, figure)| Some((property, figure?)));
        let figure = figures.find(|(property, _)| Some(*property) == self.area);
        let said = figure.as_ref().map(|(property, figure)| {
            let label = words.vocabulary.label(List::Property, property);
            words.fill("labelled", &[("label", label), ("value", &claims::figure(words, figure))])
        });
        let kinds = words.vocabulary.ids(List::Attack);
        let kind = kinds.iter().position(|kind| *kind == attack.kind()).unwrap_or_default();
        let entry = self.entry(Lane::Attacks(kind), Subject::Note(ix), &shown_title(site, ix));
        let event = Event {
            kind: EventKind::Event(figure.and_then(|(_, figure)| figure.most)),
            figure: said.unwrap_or_default(),
            ..at(words, date, entry.event)
        };
        let actors = dossier.attributed().iter().map(|it| it.actor).collect();
        Some(Entry { actors, event, ..entry })
    }

    /// A source, by its title and its outlet; `None` without a date.
    pub(super) fn source(&self, ix: SourceIx) -> Option<Entry> {
        let (source, words) = (self.site.source(ix), self.site.words());
        let outlet = source.outlet_name(self.site.catalogue()).unwrap_or_default();
        let parts = [&*source.title, outlet].map(|part| self.isolated(part));
        let name = words.join(parts.iter().map(String::as_str));
        let entry = self.entry(Lane::Sources, Subject::Source(ix), &name);
        let event = at(words, source.issued.date.as_ref()?, entry.event);
        let names = vec![source.title.clone(), outlet.to_owned()];
        Some(Entry { event: Event { kind: EventKind::Source, names, ..event }, ..entry })
    }

    fn briefing(&self, ix: NoteIx) -> Option<Entry> {
        let note = self.site.note(ix);
        let date = &note.details.briefing()?.date.as_ref()?.value;
        let entry = self.entry(Lane::Briefings, Subject::Note(ix), &shown_title(self.site, ix));
        Some(Entry { event: at(self.site.words(), date, entry.event), ..entry })
    }

    /// The actors that a note names or links.
    fn named_in(&self, ix: NoteIx) -> Vec<NoteIx> {
        let named = self.site.dossier(ix).named_in_text(usize::MAX);
        named.into_iter().map(|it| it.ix).filter(|ix| self.is_actor(ix)).collect()
    }

    /// The actors that a source is evidence of: those that it names, and those whose notes rest on it.
    fn reported_by(&self, ix: SourceIx) -> Vec<NoteIx> {
        let named = self.site.named_in(ix).into_iter().map(|it| it.ix);
        let resting = self.site.uses(ix).iter().map(|used| used.note);
        named.chain(resting).filter(|ix| self.is_actor(ix)).collect()
    }

    fn is_actor(&self, ix: &NoteIx) -> bool {
        self.site.named(*ix).kind == Kind::Actor
    }

    /// What the sources say of a date: all that it can mean by one of them.
    fn claims(&self, ix: NoteIx, group: &ClaimGroup<'_>) -> Entry {
        let words = self.site.words();
        let mut dates = group.rows.iter().filter_map(ClaimRow::date);
        let property = words.vocabulary.label(List::Property, group.property);
        let property = property_of(words, property, group);
        let title = self.isolated(&shown_title(self.site, ix));
        let name = words.join([&*title, &property].into_iter());
        let entry = self.entry(Lane::Claims, Subject::Note(ix), &name);
        let is_vague = dates.any(|date| date.is_vague());
        let names = vec![shown_title(self.site, ix).into_owned()];
        let event = Event { is_vague, date: range(words, group), names, ..entry.event };
        let actors = self.is_actor(&ix).then_some(ix).into_iter().collect();
        Entry { actors, event, ..entry }
    }

    fn tie(&self, ix: NoteIx, tie: &Tie<'_>) -> Entry {
        let words = self.site.words();
        let relation = words.vocabulary.relation(&tie.kind, tie.end, tie.time);
        let ends = [ix, tie.other].map(|ix| shown_title(self.site, ix));
        let [holder, other] = [&ends[0], &ends[1]].map(|title| self.isolated(title));
        let label = words.join([&*holder, relation].into_iter());
        let name = words.fill("labelled", &[("label", &label), ("value", &other)]);
        let entry = self.entry(Lane::Ties, Subject::Note(ix), &name);
        let event = Event {
            is_vague: [tie.since, tie.until].into_iter().flatten().any(Edtf::is_vague),
            date: when(words, tie),
            names: ends.map(Cow::into_owned).into(),
            ..entry.event
        };
        let actors = [ix, tie.other].into_iter().filter(|ix| self.is_actor(ix)).collect();
        Entry { actors, event, ..entry }
    }

    /// A name within a line, which it does not turn around.
    fn isolated(&self, name: &str) -> String {
        let mut name = name.to_owned();
        direction::isolate_bidi(&mut name, self.site.words().is_rightward());
        name
    }

    fn entry(&self, lane: Lane, subject: Subject, name: &str) -> Entry {
        let event = Event {
            lane: 0,
            kind: EventKind::Event(None),
            from: None,
            until: None,
            is_vague: false,
            name: name.to_owned(),
            names: Vec::new(),
            date: String::new(),
            figure: String::new(),
            to: (self.address)(subject),
            facets: String::new(),
        };
        Entry { lane, subject, actors: Vec::new(), stretches: None, event }
    }
}

/// An event at a date.
fn at(words: &Words, date: &Edtf, event: Event) -> Event {
    Event {
        from: date.earliest().map(days_of),
        until: date.latest().map(|day| days_of(day) + 1.0),
        is_vague: date.is_vague(),
        date: words.date(date),
        ..event
    }
}
