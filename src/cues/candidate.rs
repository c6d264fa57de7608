//! Cues made of what a note says of its attack: every sensible pair of place, target, event, actor and date. Which of
//! them are of use only the sources tell.

use super::gather::places;
use super::stem::{telling_words, term};
use crate::catalogue::NoteIx;
use crate::note::{Cue, Kind};
use crate::site::Site;
use crate::text::words::fold;
use crate::vocabulary::List;

/// The most words of a title that a cue asks for together.
const MOST_TOGETHER: usize = 4;

/// What a note says of its attack, as terms of cues.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) places: Vec<String>,
    pub(super) target: Vec<String>,
    /// What happened: words of the title and the aliases, the kind, and the types of attack.
    events: Vec<String>,
    actors: Vec<String>,
    /// The telling words of the title and of each alias.
    names: Vec<Vec<String>>,
}

impl Telling {
    /// Reads what a note says of its attack.
    pub(super) fn of(site: &Site, ix: NoteIx) -> Telling {
        let note = site.note(ix);
        let language = note.common.language.as_deref().unwrap_or(&site.config.language);
        let Some(attack) = note.details.attack() else { return Telling::default() };
        let mut telling = Telling::default();
        // Each word is of one sort: a place in the title is no event.
        let mut taken = Vec::new();
        for place in places(attack) {
            taken.extend(telling_words(place).into_iter().map(fold));
            add(&mut telling.places, place.to_owned());
        }
        let actors = attack.perpetrators.iter();
        let actors = actors.filter_map(|it| site.catalogue.of_kind(&it.actor.value, Kind::Actor));
        for actor in actors {
            for name in site.note(actor).common.strong_names() {
                taken.extend(telling_words(&name.value).into_iter().map(fold));
                add(&mut telling.actors, name.value.clone());
            }
        }
        let target = attack.target.as_ref().and_then(|target| target.name.as_deref());
        for word in telling_words(target.unwrap_or_default()) {
            if !taken.contains(&fold(word)) {
                taken.push(fold(word));
                add(&mut telling.target, term(word, language));
            }
        }
        let names = note.common.strong_names().map(|name| name.value.as_str());
        let names = names.collect::<Vec<_>>();
        let vocabulary = &site.config.vocabulary;
        let types = attack.attack_type.iter().map(|it| vocabulary.label(List::AttackType, it));
        let kind = vocabulary.label(List::Attack, attack.kind());
        for text in names.iter().copied().chain([kind]).chain(types) {
            for word in telling_words(text).into_iter().filter(|word| !taken.contains(&fold(word)))
            {
                add(&mut telling.events, term(word, language));
            }
        }
        for name in names {
            let words = telling_words(name);
            let is_place = |word: &str| places(attack).any(|place| fold(place) == fold(word));
            let terms = words.iter().map(|word| match is_place(word) {
                true => (*word).to_owned(),
                false => term(word, language),
            });
            if (2..=MOST_TOGETHER).contains(&words.len()) {
                telling.names.push(terms.collect());
            }
        }
        telling
    }

    /// The cues, those that say most first. `dates` is how sources write the date. What is common in the sources tells
    /// nothing without something rarer.
    pub(super) fn cues(&self, dates: &[String], is_common: impl Fn(&str) -> bool) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut pair = |all: &[&String], any: &[String]| {
            let all = all.iter().map(|word| (*word).clone()).collect::<Vec<_>>();
            let cue = Cue { all, any: any.to_vec(), not: Vec::new() };
            if !cue.all.is_empty() && !any.is_empty() && !cues.contains(&cue) {
                cues.push(cue);
            }
        };
        let circumstances = [self.target.as_slice(), &self.events].concat();
        let is_rare = |word: &&String| !is_common(word);
        for place in self.places.iter().filter(is_rare) {
            pair(&[place], &circumstances);
        }
        if self.target.iter().any(|word| is_rare(&word)) {
            pair(&self.target.iter().collect::<Vec<_>>(), &self.events);
        }
        for word in self.target.iter().filter(is_rare) {
            pair(&[word], &self.events);
            for place in self.places.iter().filter(|place| is_common(place)) {
                pair(&[place, word], &self.events);
            }
        }
        for word in self.places.iter().chain(&circumstances) {
            pair(&[word], dates);
        }
        for date in dates {
            pair(&[date], &self.actors);
        }
        let named = self.names.iter().map(|all| Cue { all: all.clone(), ..Cue::default() });
        for cue in named {
            if !cues.contains(&cue) {
                cues.push(cue);
            }
        }
        cues
    }
}

fn add(terms: &mut Vec<String>, term: String) {
    if !terms.contains(&term) {
        terms.push(term);
    }
}
