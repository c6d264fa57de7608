//! Goes through all sentences of a site once and lists what the cues of attacks do to them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::date::Dates;
use super::rules::{Fit, Rule, Rules};
use super::sentence::{Maker, Read, each};
use super::{AttackReport, Because, Caught, Claimant, CueReport, Missed, Shared, Sign, Uncued};
use crate::catalogue::NoteIx;
use crate::mention::Terms;
use crate::note::{Attack, Cue, Kind};
use crate::site::Site;
use crate::source::MentionKind;
use crate::work;

/// Lists what the cues of these attacks do to the sources of the site.
pub fn report(site: &Site, attacks: &[NoteIx]) -> Vec<AttackReport> {
    let mut signs = Signs::of(site, attacks);
    let rules = Rules::new(all_cues(site), std::mem::take(&mut signs.numbers));
    let mut lists = Lists::new(site, attacks);
    for (ix, _) in site.iter_sources() {
        let maker = Maker::new(site, ix);
        each(site, ix, &rules.terms, |read| lists.add(&maker, &rules, &signs, &read));
    }
    lists.finish()
}

/// The cues of all attacks, each with its attack and its number in the note, from 0.
pub(super) fn all_cues(site: &Site) -> impl Iterator<Item = (NoteIx, usize, &Cue)> {
    site.catalogue.of(Kind::Attack).flat_map(|(ix, note)| {
        let cues = note.details.attack().map_or(&[][..], |attack| &attack.cues);
        cues.iter().enumerate().map(move |(number, cue)| (ix, number, cue))
    })
}

/// The names of the place of an attack: its parts by themselves where it has several.
pub(super) fn places(attack: &Attack) -> impl Iterator<Item = &str> {
    let name = attack.place.as_ref().and_then(|place| place.name.as_deref()).unwrap_or_default();
    name.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// What a sentence may have of the attacks that are reported.
struct Signs {
    numbers: Terms,
    by_place: BTreeMap<u32, Vec<NoteIx>>,
    by_actor: BTreeMap<NoteIx, Vec<NoteIx>>,
    dates: Dates,
}

impl Signs {
    fn of(site: &Site, attacks: &[NoteIx]) -> Signs {
        let mut signs = Signs {
            numbers: Terms::default(),
            by_place: BTreeMap::new(),
            by_actor: BTreeMap::new(),
            dates: Dates::of(site, attacks),
        };
        for ix in attacks {
            let Some(attack) = site.note(*ix).details.attack() else { continue };
            for term in places(attack).filter_map(|place| signs.numbers.number(place)) {
                signs.by_place.entry(term).or_default().push(*ix);
            }
            let actors = attack.perpetrators.iter();
            for actor in
                actors.filter_map(|it| site.catalogue.of_kind(&it.actor.value, Kind::Actor))
            {
                signs.by_actor.entry(actor).or_default().push(*ix);
            }
        }
        signs
    }

    /// The signs of a sentence, by attack.
    fn find(&self, read: &Read<'_>) -> BTreeMap<NoteIx, BTreeSet<Sign>> {
        let mut signs = BTreeMap::<NoteIx, BTreeSet<Sign>>::new();
        let mut add = |attack: NoteIx, sign| {
            work::step();
            signs.entry(attack).or_default().insert(sign);
        };
        let places = read.present.iter().filter_map(|term| self.by_place.get(term)).flatten();
        places.for_each(|attack| add(*attack, Sign::Place));
        let named = read.mentions.iter().filter(|mention| mention.by != MentionKind::WeakName);
        let actors = named.filter_map(|mention| self.by_actor.get(&mention.entity)).flatten();
        actors.for_each(|attack| add(*attack, Sign::Actor));
        self.dates.find(read.text).iter().for_each(|dated| add(dated.attack, Sign::Date));
        signs
    }
}

/// The lists while they are made.
struct Lists<'s> {
    site: &'s Site,
    reports: Vec<AttackReport>,
    by_attack: BTreeMap<NoteIx, usize>,
}

impl<'s> Lists<'s> {
    fn new(site: &'s Site, attacks: &[NoteIx]) -> Lists<'s> {
        let reports = attacks.iter().map(|ix| {
            let note = site.note(*ix);
            let cues = note.details.attack().map_or(&[][..], |attack| &attack.cues);
            let cues = cues.iter().zip(1..).map(|(cue, number)| CueReport {
                number,
                all: cue.all.clone(),
                any: cue.any.clone(),
                not: cue.not.clone(),
                catches: Vec::new(),
                misses: Vec::new(),
            });
            AttackReport {
                id: note.id.to_string(),
                title: note.title().to_owned(),
                file: Arc::clone(&note.file),
                cues: cues.collect(),
                shared: Vec::new(),
                referring: Vec::new(),
                uncued: Vec::new(),
            }
        });
        let reports = reports.collect();
        let by_attack = attacks.iter().zip(0..).map(|(ix, number)| (*ix, number)).collect();
        Lists { site, reports, by_attack }
    }

    fn add(&mut self, maker: &Maker<'_>, rules: &Rules, signs: &Signs, read: &Read<'_>) {
        let judged = rules.judge(&read.present);
        let caught = Claims::of(judged.iter().filter(|(_, fit)| *fit == Fit::Caught));
        // Most sentences are in no list.
        let mut made = None;
        let mut sentence = || Arc::clone(made.get_or_insert_with(|| maker.make(read)));
        let mut known = caught.0.keys().copied().collect::<BTreeSet<_>>();
        for mention in &read.mentions {
            let by = mention.by;
            if by == MentionKind::Anaphora
                && let Some(number) = self.by_attack.get(&mention.entity)
            {
                self.reports[*number].referring.push(sentence());
            }
            known.insert(mention.entity);
        }
        // What another attack claims, and has no more of a cue than a word of `any`, is no miss.
        let is_of_others = !caught.0.is_empty();
        for (rule, fit) in &judged {
            let Some(number) = self.by_attack.get(&rule.attack) else { continue };
            let cue = &mut self.reports[*number].cues[rule.number];
            let (because, words) = match fit {
                Fit::Caught => {
                    let evidence = read.mentions.iter().any(|mention| {
                        mention.entity == rule.attack && mention.by == MentionKind::Cue
                    });
                    let focus = focus(rule, read);
                    cue.catches.push(Caught { sentence: sentence(), evidence, focus });
                    continue;
                }
                _ if known.contains(&rule.attack) => continue,
                Fit::Lacks(words) if is_of_others && rule.lacks_all(words) => continue,
                Fit::Lacks(words) => (Because::Lacks, words.clone()),
                Fit::Excluded(word) => (Because::Excluded, vec![word.clone()]),
            };
            let focus = focus(rule, read);
            cue.misses.push(Missed { sentence: sentence(), because, words, focus });
        }
        if caught.0.len() > 1 {
            for (attack, cues) in &caught.0 {
                let Some(number) = self.by_attack.get(attack) else { continue };
                let others = caught.others(self.site, *attack);
                let shared = Shared { sentence: sentence(), cues: cues.clone(), others };
                self.reports[*number].shared.push(shared);
            }
        }
        if caught.0.is_empty() {
            for (attack, found) in signs.find(read) {
                if !known.contains(&attack)
                    && let Some(number) = self.by_attack.get(&attack)
                {
                    let signs = found.into_iter().collect();
                    self.reports[*number].uncued.push(Uncued { sentence: sentence(), signs });
                }
            }
        }
    }

    fn finish(mut self) -> Vec<AttackReport> {
        for report in &mut self.reports {
            report.uncued.sort_by_key(|uncued| Reverse(uncued.signs.len()));
            for cue in &mut report.cues {
                // A sentence with nothing but a word of `any` may speak of anything.
                let all = &cue.all;
                cue.misses.sort_by_key(|missed| *all == missed.words);
            }
        }
        self.reports
    }
}

/// The attacks that claim a sentence, with the numbers of their cues, from 1.
struct Claims(BTreeMap<NoteIx, Vec<usize>>);

impl Claims {
    fn of<'r>(caught: impl Iterator<Item = &'r (&'r Rule, Fit)>) -> Claims {
        let mut claims = BTreeMap::<NoteIx, Vec<usize>>::new();
        for (rule, _) in caught {
            claims.entry(rule.attack).or_default().push(rule.number + 1);
        }
        Claims(claims)
    }

    fn others(&self, site: &Site, attack: NoteIx) -> Vec<Claimant> {
        let others = self.0.iter().filter(|(other, _)| **other != attack);
        let claimant = |(other, cues): (&NoteIx, &Vec<usize>)| {
            work::step();
            Claimant { attack: site.note(*other).id.to_string(), cues: cues.clone() }
        };
        others.map(claimant).collect()
    }
}

/// The part of a sentence, in bytes of its text, with the words that a cue asks for.
pub(super) fn focus(rule: &Rule, read: &Read<'_>) -> Range<usize> {
    let asked = read.found.iter().filter(|(term, _)| rule.asks_for(*term));
    let (first, last) = asked.fold((usize::MAX, 0), |(first, last), (_, span)| {
        (first.min(span.start), last.max(span.end))
    });
    if last == 0 { 0..0 } else { first - read.span.start..last - read.span.start }
}
