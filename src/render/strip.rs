//! The strip under the summary of an entity or source: what is known, how sure and how new.

use std::collections::BTreeMap;

use tera::Value;

use crate::catalogue::NoteIx;
use crate::edtf::Edtf;
use crate::model::{Attribution, Dossier, Fact, Property, Reader, Standing};
use crate::note::{Actor, Attack, Outlet};
use crate::source::SourceIx;
use crate::vocabulary::{List, Word, capitalised};
use crate::words::Words;

use super::address;
use super::builder::Builder;
use super::html::Html;
use super::rows::{Row, seen};
use super::view::{Link, Markup, StripCell, StripLine};
use super::words::{attribution, claims, facts, in_words, special_kind, standing};

/// How many actors an attack's strip names, and how many names an actor's.
const MOST_ACTORS: usize = 3;
const MOST_NAMES: usize = 4;

/// A longer qualification of an attribution is left to the section on it.
const LONGEST_NOTE: usize = 48;

/// The strip of an actor, attack or outlet; empty for other notes.
pub(crate) fn of_entity(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Markup {
    let mut strip = Strip::new(builder.site);
    let known = dossier.standing();
    if let Some(attack) = dossier.attack() {
        strip.happened(attack);
        strip.figures(dossier);
        strip.attributed(dossier);
    } else if let Some(actor) = dossier.actor() {
        strip.state(dossier, actor, &known);
        strip.names(dossier);
        strip.attacks(dossier);
    } else if let Some(outlet) = dossier.outlet() {
        strip.class(dossier, outlet);
        strip.reliability(outlet);
        strip.cited(dossier);
    } else {
        return Markup::default();
    }
    strip.standing(&known);
    builder.written(&strip.cells)
}

/// The strip of a source.
pub(crate) fn of_source(builder: &Builder<'_>, ix: SourceIx) -> Markup {
    let mut strip = Strip::new(builder.site);
    strip.published_by(ix);
    strip.published(ix);
    strip.judged(ix);
    strip.resting(ix);
    builder.written(&strip.cells)
}

/// The cells of the strip that say in a window on a link what an entity is; none for other notes.
pub(crate) fn key_facts<'a>(site: &'a Reader<'a>, dossier: &Dossier<'a>) -> Vec<StripCell> {
    let mut strip = Strip::new(site);
    if let Some(attack) = dossier.attack() {
        strip.happened(attack);
        strip.figures(dossier);
    } else if let Some(actor) = dossier.actor() {
        strip.state(dossier, actor, &dossier.standing());
        strip.attacks(dossier);
    } else if let Some(outlet) = dossier.outlet() {
        strip.class(dossier, outlet);
        strip.reliability(outlet);
    }
    strip.cells
}

/// The same of a source, without the reason for its date.
pub(crate) fn key_facts_of_source<'a>(site: &'a Reader<'a>, ix: SourceIx) -> Vec<StripCell> {
    let mut strip = Strip::new(site);
    strip.published_by(ix);
    strip.published(ix);
    strip.cells.last_mut().into_iter().for_each(|cell| cell.lines.truncate(1));
    strip.cells
}

/// The facts that are left for the card: each thing is said once.
pub(crate) fn beside_strip<'f>(facts: Vec<Fact<'f>>) -> Vec<Fact<'f>> {
    facts.into_iter().filter(|fact| !is_in_strip(fact.property)).collect()
}

fn is_in_strip(property: Property) -> bool {
    matches!(
        property,
        Property::Kind
            | Property::Status
            | Property::Active
            | Property::Coverage
            | Property::Date
            | Property::Place
            | Property::AttributedTo
            | Property::Class
            | Property::Country
            | Property::Reliability
            | Property::Outlet
            | Property::Published
            | Property::WhyThisDate
            | Property::Credibility
    )
}

struct Strip<'a> {
    site: &'a Reader<'a>,
    words: &'a Words,
    cells: Vec<StripCell>,
}

/// The lines of a cell; those without words are left out.
#[derive(Default)]
struct Lines(Vec<StripLine>);

impl Lines {
    fn add(&mut self, role: &'static str, text: impl Into<String>) -> &mut Lines {
        self.add_link(role, text, "")
    }

    fn add_link(&mut self, role: &'static str, text: impl Into<String>, url: &str) -> &mut Lines {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(StripLine { link: Link { text, url: url.to_owned() }, role });
        }
        self
    }
}

impl<'a> Strip<'a> {
    fn new(site: &'a Reader<'a>) -> Strip<'a> {
        Strip { site, words: site.words(), cells: Vec::new() }
    }

    /// Adds a cell, unless it has nothing to say.
    fn cell(&mut self, label: &str, is_wide: bool, lines: Lines) {
        if !lines.0.is_empty() {
            self.cells.push(StripCell { label: label.to_owned(), is_wide, lines: lines.0 });
        }
    }

    /// When and where an attack was.
    fn happened(&mut self, attack: &Attack) {
        let words = self.words;
        let mut lines = Lines::default();
        let date = attack.date.as_ref().map(|date| words.date(&date.value));
        lines.add("main", date.unwrap_or_else(|| words.say("date_not_given").to_owned()));
        if let Some(place) = &attack.place {
            lines.add("note", facts::place_in_words(words, place));
        }
        self.cell(words.say("when_and_where"), false, lines);
    }

    /// What the sources say of the first of the main figures, and after it the others.
    fn figures(&mut self, dossier: &Dossier<'_>) {
        let words = self.words;
        let mut figures = dossier.main_figures().into_iter();
        let Some((property, first)) = figures.next() else { return };
        let mut lines = Lines::default();
        lines.add("figure", claims::figure(words, &first));
        if first.claims.is_disagreement() {
            lines.add("differ", words.say("sources_differ"));
        }
        for (property, figure) in figures {
            let label = words.vocabulary.label(List::Property, property);
            let value = claims::figure(words, &figure);
            lines.add("note", words.fill("labelled", &[("label", label), ("value", &value)]));
            if figure.claims.is_disagreement() {
                lines.add("differ", words.say("sources_differ"));
            }
        }
        self.cell(&words.vocabulary.heading(List::Property, property), false, lines);
    }

    /// Each actor once, with all that is said of its part.
    fn attributed(&mut self, dossier: &Dossier<'_>) {
        let words = self.words;
        let mut actors = Vec::<NoteIx>::new();
        let mut said = BTreeMap::<NoteIx, Vec<String>>::new();
        for row in dossier.attributions() {
            if !said.contains_key(&row.actor) {
                actors.push(row.actor);
            }
            let note = row.note.filter(|note| note.chars().count() <= LONGEST_NOTE);
            let text = attribution::words(self.site, &Attribution { note, ..row.clone() });
            let said = said.entry(row.actor).or_default();
            if !said.contains(&text) {
                said.push(text);
            }
        }
        let mut lines = Lines::default();
        for actor in actors.iter().take(MOST_ACTORS) {
            let link = address::link(self.site, *actor);
            lines.add_link("main", link.text, &link.url);
            lines.add("note", words.join_clauses(said[actor].iter().map(String::as_str)));
        }
        lines.add("note", self.further(actors.len(), MOST_ACTORS));
        self.cell(words.say("attributed_to"), true, lines);
    }

    fn further(&self, all: usize, shown: usize) -> String {
        match all.saturating_sub(shown) {
            0 => String::new(),
            more => self.words.count("and_n_more", more),
        }
    }

    /// The kind of an actor, and whether it is active.
    fn state(&mut self, dossier: &Dossier<'_>, actor: &Actor, known: &Standing<'_>) {
        let words = self.words;
        let mut lines = Lines::default();
        lines.add("main", capitalised(special_kind(words, dossier.note)));
        if let Some(status) = actor.status.as_deref().filter(|status| !status.is_empty()) {
            // What was so when the newest source was written need not be so today.
            let date = standing::newest(words, known);
            let as_of = date.map(|date| words.fill("as_of", &[("date", &date)]));
            lines.add("note", words.join([status].into_iter().chain(as_of.as_deref())));
        }
        if let Some(active) = &actor.active {
            let values = [("label", words.say("active")), ("value", &*words.date(&active.value))];
            lines.add("note", words.fill("labelled", &values));
        }
        self.cell(words.say("kind_and_status"), false, lines);
    }

    fn names(&mut self, dossier: &Dossier<'_>) {
        let words = self.words;
        let names = &dossier.note.common.aliases;
        let shown = names.iter().take(MOST_NAMES).map(|name| name.text.value.as_str());
        let mut lines = Lines::default();
        lines.add("plain", words.join(shown));
        lines.add("note", self.further(names.len(), MOST_NAMES));
        self.cell(words.say("also_called"), true, lines);
    }

    /// How many attacks are attributed to an actor, and in which years.
    fn attacks(&mut self, dossier: &Dossier<'_>) {
        let words = self.words;
        let mut attacks =
            self.site.attacks(dossier.ix).iter().map(|by| by.attack).collect::<Vec<_>>();
        attacks.dedup();
        if attacks.is_empty() {
            return;
        }
        let date = |ix: &NoteIx| Some(&self.site.note(*ix).details.attack()?.date.as_ref()?.value);
        let dates = attacks.iter().filter_map(date);
        let days = dates.flat_map(|date| [date.earliest(), date.latest()]).flatten();
        let years = days.map(|day| day.year()).collect::<Vec<_>>();
        let years = match (years.iter().min(), years.iter().max()) {
            (Some(first), Some(last)) if first == last => format!("{first:04}"),
            (Some(first), Some(last)) => format!("{first:04}/{last:04}"),
            _ => String::new(),
        };
        let mut lines = Lines::default();
        lines.add("figure", attacks.len().to_string());
        lines.add("note", in_words(words, Edtf::parse(&years).ok().as_ref()));
        self.cell(words.say("attacks_attributed"), false, lines);
    }

    fn class(&mut self, dossier: &Dossier<'_>, outlet: &Outlet) {
        let words = self.words;
        let mut lines = Lines::default();
        lines.add("main", capitalised(special_kind(words, dossier.note)));
        let country = outlet.country.as_ref();
        lines.add("note", country.map(|it| words.country(&it.value)).unwrap_or_default());
        self.cell(words.say("class_and_country"), false, lines);
    }

    fn reliability(&mut self, outlet: &Outlet) {
        let words = self.words;
        if let Some(reliability) = &outlet.reliability {
            let (code, meaning) =
                (reliability.code.id(), facts::reliability_meaning(words, reliability.code));
            let mut lines = Lines::default();
            lines.add("main", words.fill("rating", &[("code", code), ("meaning", meaning)]));
            lines.add("note", reliability.basis.as_deref().unwrap_or_default());
            self.cell(words.say("reliability"), false, lines);
        }
    }

    /// How often sources cite an outlet.
    fn cited(&mut self, dossier: &Dossier<'_>) {
        let words = self.words;
        let citations = self.site.outlet_citations(dossier.ix).len();
        if citations > 0 {
            let mut lines = Lines::default();
            lines.add("main", words.count("n_sources", dossier.relied_on_by().len()));
            lines.add("note", words.count("n_citations", citations));
            self.cell(words.say("cited_by"), false, lines);
        }
    }

    /// How sure and how new all of it is.
    fn standing(&mut self, known: &Standing<'_>) {
        let words = self.words;
        let mut lines = Lines::default();
        lines.add("main", standing::how_sure(words, known));
        lines.add("note", standing::how_new(words, known));
        if known.passages > 0 {
            lines.add("note", words.count("n_passages", known.passages));
        }
        self.cell(words.say("how_sure_how_new"), false, lines);
    }

    /// The outlet of a source.
    fn published_by(&mut self, ix: SourceIx) {
        let (words, site) = (self.words, self.site);
        let source = site.source(ix);
        let mut lines = Lines::default();
        match source.outlet {
            Some(outlet) => {
                let link = address::link(site, outlet);
                lines.add_link("main", link.text, &link.url);
                let reliability =
                    site.dossier(outlet).outlet().and_then(|it| it.reliability.as_ref());
                if let Some(reliability) = reliability {
                    let meaning = facts::reliability_meaning(words, reliability.code);
                    let values = [("code", reliability.code.id()), ("meaning", meaning)];
                    let value = words.fill("rating", &values);
                    let values = [("label", words.say("reliability")), ("value", &*value)];
                    lines.add("note", words.fill("labelled", &values));
                }
            }
            None => _ = lines.add("main", source.container_title.as_deref().unwrap_or_default()),
        }
        self.cell(words.say("outlet"), false, lines);
    }

    /// The credibility of a source.
    fn judged(&mut self, ix: SourceIx) {
        let (words, site) = (self.words, self.site);
        let source = site.source(ix);
        let keys = source.note.and_then(|note| site.dossier(note).source_keys());
        if let Some(credibility) = keys.and_then(|keys| keys.credibility) {
            let meaning = facts::credibility_meaning(words, credibility);
            let values = [("code", &*credibility.to_string()), ("meaning", meaning)];
            let mut lines = Lines::default();
            lines.add("main", words.fill("rating", &values));
            self.cell(words.say("credibility"), false, lines);
        }
    }

    /// What rests on a source.
    fn resting(&mut self, ix: SourceIx) {
        let (words, site) = (self.words, self.site);
        let resting = site.resting_on(ix);
        if resting.notes > 0 {
            let mut lines = Lines::default();
            let url = [&address::of_source(site, ix), "#_used-by"].concat();
            lines.add_link("main", words.count("n_pages", resting.notes), &url);
            if resting.passages > 0 {
                lines.add("note", words.count("on_n_passages", resting.passages));
            }
            self.cell(words.say("uses"), false, lines);
        }
    }

    /// The date of a source with its basis.
    fn published(&mut self, ix: SourceIx) {
        let (words, site) = (self.words, self.site);
        let source = site.source(ix);
        let mut lines = Lines::default();
        let date = source.issued.date.as_ref().map(|date| words.date(date));
        let is_known = date.is_some() || source.has_text;
        let date = date.map(|date| match site.is_date_inferred(ix) {
            true => words.fill("date_inferred", &[("date", &date)]),
            false => date,
        });
        lines.add("main", date.unwrap_or_else(|| words.say("date_not_known").to_owned()));
        if is_known {
            lines.add("note", facts::date_reason(words, &source.issued.why));
        }
        self.cell(words.say("published"), true, lines);
    }
}

impl Row for &StripCell {
    const NAME: &'static str = "strip";

    fn write(&self, html: &mut Html, _: &Words, root: &str) {
        html.markup(if self.is_wide { "<div class=\"wide\">\n<dt>" } else { "<div>\n<dt>" });
        html.text(&self.label).markup("</dt>\n");
        for line in &self.lines {
            html.markup("<dd class=\"").markup(line.role).markup("\">");
            html.link(root, &line.link);
            html.markup("</dd>\n");
        }
        html.markup("</div>\n");
    }

    fn view(&self, _: &str) -> Value {
        seen(self)
    }
}
