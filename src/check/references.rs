//! Every id and passage that a note refers to must exist.
//!
//! References to withheld notes and sources are cut before the checks, so they are not reported.

use crate::article::{PassageNumber, PassageRange};
use crate::catalogue::{Mistyped, NoteIx};
use crate::diagnostic::Diagnostic;
use crate::fields::{Span, Spanned};
use crate::id::Id;
use crate::note::{Cited, Details, Kind, Note};
use crate::rule;
use crate::site::Site;
use crate::source::Source;
use crate::vocabulary::known;

use super::Found;

pub(super) fn check(site: &Site, ix: NoteIx, note: &Note, problems: &mut Vec<Found>) {
    let mut rule = References { site, note, problems };
    for citation in &site.links[ix.index()].citations {
        let passages = citation.passages.map(|range| (range, &citation.span));
        rule.passages(&citation.source, &citation.span, passages);
    }
    for claim in &note.claims {
        rule.cited(&claim.cited);
    }
    rule.details();
}

struct References<'a> {
    site: &'a Site,
    note: &'a Note,
    problems: &'a mut Vec<Found>,
}

impl References<'_> {
    fn details(&mut self) {
        match &self.note.details {
            Details::Actor(actor) => {
                for relation in &actor.relations {
                    self.cited(&relation.cited);
                    let may_be_outlet = known::may_lead_to_outlet(&relation.kind.value);
                    self.relation_target(&relation.target, may_be_outlet);
                }
            }
            Details::Attack(attack) => {
                for perpetrator in &attack.perpetrators {
                    self.cited(&perpetrator.cited);
                    self.entity(&perpetrator.actor, Kind::Actor);
                }
            }
            Details::Outlet(outlet) => {
                if let Some(affiliation) = &outlet.affiliation {
                    self.entity(&affiliation.actor, Kind::Actor);
                }
            }
            Details::Source(source) => {
                if let Some(outlet) = &source.outlet {
                    self.entity(outlet, Kind::Outlet);
                }
                for entry in source.others() {
                    self.source(&entry.source.value, &entry.source.span);
                }
            }
            Details::Briefing(_) | Details::Plain => {}
        }
    }

    fn cited(&mut self, cited: &Cited) {
        if let Some(source) = &cited.source {
            let passage = cited.passage.as_ref();
            let passages = passage.map(|passage| (PassageRange::of(passage.value), &passage.span));
            self.passages(&source.value, &source.span, passages);
        }
    }

    fn source(&mut self, id: &str, span: &Span) {
        self.passages(id, span, None);
    }

    fn passages(&mut self, id: &str, span: &Span, passages: Option<(PassageRange, &Span)>) {
        let Some(ix) = self.site.index.source(id) else {
            self.unknown_source(id, span);
            return;
        };
        let source = self.site.source(ix);
        let Some((range, span)) = passages else { return };
        if source.is_damaged || self.lacks_text_by_mistake(source) {
            return;
        }
        for number in range.ends().filter(|number| source.article.passage(*number).is_none()) {
            let problem = unknown_passage(source, number);
            self.problems.push((problem.at(&self.note.file, span), None));
        }
    }

    /// Whether the note of a source has a problem that keeps its text from being read.
    fn lacks_text_by_mistake(&self, source: &Source) -> bool {
        let note = source.note.filter(|_| !source.has_text);
        let mut problems = note.iter().flat_map(|ix| &self.site.note(*ix).problems);
        problems
            .any(|problem| [&rule::CLIPPING_AS_NOTE, &rule::MISSING_KEY].contains(&problem.rule))
    }

    fn unknown_source(&mut self, id: &str, span: &Span) {
        let other = self.site.catalogue.by_id(id).map(|ix| self.site.catalogue[ix].kind);
        let (message, hint) = match other {
            // That its article is missing is a problem of its note.
            Some(Kind::Source) => return,
            None if self.site.catalogue.is_reported(id) => return,
            Some(kind) => (
                format!("`{id}` is {}, not a source that can be cited", kind.name()),
                Some(format!("cite a source of it, or link it: `[[{id}]]`")),
            ),
            None => (format!("there is no source `{id}`"), self.in_braces(id, span)),
        };
        let mistyped = (other.is_none() && hint.is_none())
            .then(|| Mistyped { name: id.to_owned(), kinds: &[Kind::Source] });
        let hint = hint.unwrap_or_else(|| {
            String::from("write the id of a source: the name of its file in `content/sources/`")
        });
        let problem = Diagnostic::new(&rule::UNKNOWN_SOURCE, message).at(&self.note.file, span);
        self.problems.push((problem.label("no such source").hint(hint), mistyped));
    }

    /// What to write where a citation has a name with blanks, of which only the first word was read.
    fn in_braces(&self, id: &str, span: &Span) -> Option<String> {
        let written = self.note.text.get(span.clone())?;
        let from = span.start + written.find(id)?;
        let rest = &self.note.text[from..];
        let is_cited = self.note.text[..from].ends_with('@');
        let mut sources = self.site.catalogue.of(Kind::Source).map(|(_, note)| &note.name);
        let name = sources.find(|name| name.len() > id.len() && rest.starts_with(&***name))?;
        is_cited.then(|| format!("write `@{{{name}}}`, or `@{}`", Id::key_of(name)))
    }

    fn relation_target(&mut self, target: &Spanned<String>, may_be_outlet: bool) {
        let is_outlet = self.site.catalogue.of_kind(&target.value, Kind::Outlet).is_some();
        if !(may_be_outlet && is_outlet) {
            self.entity(target, Kind::Actor);
        }
    }

    /// The note with this id must exist and be of this kind.
    fn entity(&mut self, id: &Spanned<String>, kind: Kind) {
        let (catalogue, name) = (&self.site.catalogue, &id.value);
        if catalogue.of_kind(name, kind).is_some() {
            return;
        }
        let (rule, noun, kinds): (_, _, &[Kind]) = match kind {
            Kind::Outlet => (&rule::UNKNOWN_OUTLET, "outlet", &[Kind::Outlet]),
            Kind::Actor
            | Kind::Attack
            | Kind::Source
            | Kind::Briefing
            | Kind::Page
            | Kind::Section => (&rule::UNKNOWN_ACTOR, "actor", &[Kind::Actor]),
        };
        if catalogue.by_id(name).is_none() && catalogue.is_reported(name) {
            return;
        }
        let place = |problem: Diagnostic| {
            problem.at(&self.note.file, &id.span).label(format!("no such {noun}"))
        };
        let found = match catalogue.by_id(name) {
            Some(other) => {
                let other = catalogue[other].kind.name();
                let message = format!("`{name}` is {other}, not {}", kind.name());
                let problem = Diagnostic::new(rule, message);
                (place(problem).hint(format!("write the id of {}", kind.name())), None)
            }
            None => {
                let problem = Diagnostic::new(rule, format!("there is no {noun} `{name}`"));
                let file = Id::slug(name);
                let hint = format!("write the note `content/{}/{file}.md`", kind.folder());
                (place(problem).hint(hint), Some(Mistyped { name: name.clone(), kinds }))
            }
        };
        self.problems.push(found);
    }
}

/// The problem of a reference to a passage that a source does not have.
pub(super) fn unknown_passage(source: &Source, number: PassageNumber) -> Diagnostic {
    let article = &source.article;
    if !source.has_text {
        let message = format!("`{}` has no text, so it has no passage {number}", source.id);
        let problem = Diagnostic::new(&rule::UNKNOWN_PASSAGE, message).label("no such passage");
        return problem.hint(format!(
            "cite it by page, as `[@{0}, p. 4]`, or import its text and name the file in `seed`",
            source.id
        ));
    }
    let message = format!("`{}` has no passage {number}", source.id);
    let problem = Diagnostic::new(&rule::UNKNOWN_PASSAGE, message).label("no such passage");
    let see = format!("see `briefing show @{}`", source.id);
    problem.hint(match article.passages.as_slice() {
        _ if article.left_out.iter().any(|passage| passage.number == number) => {
            format!(
                "its note drops it: cite another passage, or take it out of `drop` there; {see}"
            )
        }
        [] => format!("no passage of it could be read; {see}"),
        [first, .., last] => format!("its passages are {} to {}; {see}", first.number, last.number),
        [only] => format!("its only passage is {}; {see}", only.number),
    })
}
