//! Drafts of cues for an attack: of the cues that its note suggests, those that catch something in the sources, with
//! what each catches, and catches wrongly.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::candidate::Telling;
use super::date::Dates;
use super::gather::{all_cues, focus};
use super::rules::{Fit, Rules};
use super::sentence::{Maker, Read, Sentence, each, shortened};
use crate::catalogue::NoteIx;
use crate::mention::{CueTerms, Terms};
use crate::note::{Cue, Kind};
use crate::site::Site;
use crate::source::MentionKind;

/// The most drafts for an attack.
const MOST: usize = 8;

/// The most drafts of cues that catch nothing yet: there is nothing to choose among them by.
const MOST_UNTRIED: usize = 3;

/// The most ways of writing the date in a draft: the most frequent ones.
const MOST_DATES: usize = 6;

/// Of fewer sentences it cannot be said what is common.
const ENOUGH: usize = 60;

/// A word is common if more than one in so many sentences has it.
const COMMON_ONE_IN: usize = 12;

/// The length of a sentence in a comment.
const COMMENT: usize = 90;

/// Drafts of cues for an attack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The id of the attack.
    pub attack: String,
    /// The file of its note.
    pub file: Arc<str>,
    /// The drafts: each catches something that those before it do not.
    pub drafts: Vec<Draft>,
    /// All of it as TOML to paste, with comments on what it catches.
    pub toml: String,
}

/// The draft of a cue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The words that must all be in a sentence.
    pub all: Vec<String>,
    /// The words of which one must be.
    pub any: Vec<String>,
    /// The words that must not be.
    pub not: Vec<String>,
    /// The sentences that it would catch.
    pub catches: Vec<DraftCaught>,
    /// Those that other attacks have: it would catch them wrongly.
    pub wrong: Vec<DraftWrong>,
}

/// A sentence that a draft would catch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftCaught {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// Whether a name or a cue of the attack has it already.
    pub known: bool,
    /// The part of its text with the words of the draft, in bytes.
    #[serde(skip)]
    pub focus: Range<usize>,
}

/// A sentence that a draft would catch, and that speaks of other attacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftWrong {
    /// The sentence.
    #[serde(flatten)]
    pub sentence: Arc<Sentence>,
    /// The attacks that have it by a name or a cue.
    pub attacks: Vec<String>,
    /// The part of its text with the words of the draft, in bytes.
    #[serde(skip)]
    pub focus: Range<usize>,
}

/// Drafts cues for an attack.
pub fn propose(site: &Site, ix: NoteIx) -> Proposal {
    let note = site.note(ix);
    let telling = Telling::of(site, ix);
    let common = common(site, &telling);
    let cues = telling.cues(&dates(site, ix), |word| common.contains(word));
    let mut tried = try_all(site, ix, &cues);
    for draft in &mut tried {
        exclude(site, draft, &telling);
    }
    let drafts = choose(tried);
    let toml = toml(site, ix, &drafts);
    Proposal { attack: note.id.to_string(), file: Arc::clone(&note.file), drafts, toml }
}

/// The places and words of the target that many sentences have.
fn common(site: &Site, telling: &Telling) -> BTreeSet<String> {
    let mut numbers = Terms::default();
    let words = telling.places.iter().chain(&telling.target);
    let words = words.filter_map(|word| Some((numbers.number(word)?, word))).collect::<Vec<_>>();
    let terms = CueTerms::new(numbers);
    let (mut n_sentences, mut counts) = (0, vec![0_usize; terms.len()]);
    for (source, _) in site.iter_sources() {
        each(site, source, &terms, |read| {
            n_sentences += 1;
            read.present.iter().for_each(|term| counts[*term as usize] += 1);
        });
    }
    let is_common = |count: usize| n_sentences >= ENOUGH && count * COMMON_ONE_IN > n_sentences;
    let words = words.iter().filter(|(term, _)| is_common(counts[*term as usize]));
    words.map(|(_, word)| (*word).clone()).collect()
}

/// How sources write the date of the attack, most frequent first.
fn dates(site: &Site, ix: NoteIx) -> Vec<String> {
    let dates = Dates::of(site, &[ix]);
    let no_terms = CueTerms::new(Terms::default());
    let mut written = BTreeMap::<String, usize>::new();
    for (source, _) in site.iter_sources() {
        each(site, source, &no_terms, |read| {
            for dated in dates.find(read.text).into_iter().filter(|dated| dated.is_day) {
                let text = read.text[dated.span].split_whitespace().collect::<Vec<_>>().join(" ");
                *written.entry(text).or_default() += 1;
            }
        });
    }
    let mut written = written.into_iter().collect::<Vec<_>>();
    written.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    written.into_iter().take(MOST_DATES).map(|(text, _)| text).collect()
}

/// Looks what each cue would catch.
fn try_all(site: &Site, ix: NoteIx, cues: &[Cue]) -> Vec<Draft> {
    let existing = Rules::new(all_cues(site), Terms::default());
    let candidates = cues.iter().enumerate().map(|(number, cue)| (ix, number, cue));
    let rules = Rules::new(candidates, Terms::default());
    let drafts = cues.iter().map(|cue| Draft {
        all: cue.all.clone(),
        any: cue.any.clone(),
        not: Vec::new(),
        catches: Vec::new(),
        wrong: Vec::new(),
    });
    let mut drafts = drafts.collect::<Vec<_>>();
    for (source, _) in site.iter_sources() {
        let maker = Maker::new(site, source);
        each(site, source, &rules.terms, |read| {
            let judged = rules.judge(&read.present);
            let caught = judged.iter().filter(|(_, fit)| *fit == Fit::Caught);
            let mut about = None;
            for (rule, _) in caught {
                let (sentence, attacks) = about
                    .get_or_insert_with(|| (maker.make(&read), attacks_of(site, &existing, &read)));
                let (sentence, focus) = (Arc::clone(sentence), focus(rule, &read));
                let draft = &mut drafts[rule.number];
                let known = attacks.contains(&ix);
                if known || attacks.is_empty() {
                    draft.catches.push(DraftCaught { sentence, known, focus });
                } else {
                    let ids = attacks.iter().map(|ix| site.note(*ix).id.to_string());
                    draft.wrong.push(DraftWrong { sentence, attacks: ids.collect(), focus });
                }
            }
        });
    }
    drafts
}

/// The attacks that have a sentence by a name or a cue.
fn attacks_of(site: &Site, existing: &Rules, read: &Read<'_>) -> BTreeSet<NoteIx> {
    let mut present = existing.terms.find(read.text, read.language);
    present.sort_by_key(|found| found.term);
    let mut present = present.iter().map(|found| found.term).collect::<Vec<_>>();
    present.dedup();
    let judged = existing.judge(&present);
    let cued = judged.iter().filter(|(_, fit)| *fit == Fit::Caught).map(|(rule, _)| rule.attack);
    let named = read.mentions.iter().filter(|mention| mention.by != MentionKind::WeakName);
    let named = named.map(|mention| mention.entity);
    cued.chain(named.filter(|ix| site.note(*ix).kind == Kind::Attack)).collect()
}

/// Excludes what the other attacks have for themselves: words of their places, targets and cues that stand in sentences
/// caught wrongly, and in no other.
fn exclude(site: &Site, draft: &mut Draft, telling: &Telling) {
    if draft.catches.is_empty() {
        return;
    }
    let others = draft.wrong.iter().flat_map(|wrong| &wrong.attacks).collect::<BTreeSet<_>>();
    let others = others.iter().filter_map(|id| site.catalogue.of_kind(id, Kind::Attack));
    let mut numbers = Terms::default();
    let own = [&telling.places, &telling.target, &draft.all, &draft.any];
    let own = own.into_iter().flatten().filter_map(|word| numbers.number(word));
    let n_own = own.collect::<BTreeSet<_>>().len() as u32;
    let mut words = BTreeMap::<u32, String>::new();
    for other in others {
        let Telling { places, target, .. } = Telling::of(site, other);
        let cues = site.note(other).details.attack().map_or(&[][..], |attack| &attack.cues);
        // Words of `any` are mostly those of any attack.
        let cued = cues.iter().flat_map(|cue| &cue.all).cloned();
        for word in places.into_iter().chain(target).chain(cued) {
            if let Some(number) = numbers.number(&word).filter(|number| *number >= n_own) {
                words.entry(number).or_insert(word);
            }
        }
    }
    if words.is_empty() {
        return;
    }
    let terms = CueTerms::new(numbers);
    let found = |sentence: &Sentence| {
        let text = sentence.text.as_deref()?;
        let found = terms.find(text, &sentence.language);
        Some(found.iter().map(|found| found.term).collect::<BTreeSet<_>>())
    };
    let mut spared = BTreeSet::new();
    for caught in &draft.catches {
        // What cannot be read may have any word.
        let Some(found) = found(&caught.sentence) else { return };
        spared.extend(found);
    }
    let mut not = BTreeSet::new();
    draft.wrong.retain(|wrong| {
        let found = found(&wrong.sentence).unwrap_or_default();
        let excluding =
            found.iter().find(|term| words.contains_key(term) && !spared.contains(term));
        not.extend(excluding);
        excluding.is_none()
    });
    draft.not = not.iter().map(|term| words[term].clone()).collect();
    draft.wrong.retain(|wrong| found(&wrong.sentence).is_none_or(|found| found.is_disjoint(&not)));
}

/// Takes the drafts that catch most by and by, as long as each catches something new and more rightly than wrongly.
fn choose(tried: Vec<Draft>) -> Vec<Draft> {
    let is_sound = |draft: &Draft| draft.catches.len() > draft.wrong.len();
    let (mut sound, rest) = tried.into_iter().partition::<Vec<_>, _>(is_sound);
    if sound.is_empty() {
        let untried = rest.into_iter().filter(|draft| draft.wrong.is_empty());
        return untried.take(MOST_UNTRIED).collect();
    }
    let mut chosen = Vec::new();
    let mut had = BTreeSet::new();
    while chosen.len() < MOST {
        let gain = |draft: &Draft| {
            let places = draft.catches.iter().map(|caught| place(&caught.sentence));
            places.filter(|place| !had.contains(place)).count()
        };
        let worth = |draft: &Draft| gain(draft) as isize - draft.wrong.len() as isize;
        let best = sound.iter().enumerate().filter(|(_, draft)| gain(draft) > 0);
        // Of equals the first, which says most.
        let best = best.rev().max_by_key(|(_, draft)| worth(draft)).filter(|(_, it)| worth(it) > 0);
        let Some((number, _)) = best else { break };
        let draft = sound.remove(number);
        had.extend(draft.catches.iter().map(|caught| place(&caught.sentence)));
        chosen.push(draft);
    }
    chosen
}

fn place(sentence: &Sentence) -> (Arc<str>, usize) {
    (Arc::clone(&sentence.file), sentence.start)
}

/// The drafts as TOML, with comments on what they catch.
fn toml(site: &Site, ix: NoteIx, drafts: &[Draft]) -> String {
    let note = site.note(ix);
    let mut lines =
        vec![format!("# Drafts of cues for {}, tried on {}.", note.file, sources(site))];
    if drafts.is_empty() {
        lines.push(String::from(
            "# The note says too little of the attack: give it a place, a date and a target.",
        ));
    }
    for draft in drafts {
        lines.push(String::new());
        let n_new = draft.catches.iter().filter(|caught| !caught.known).count();
        lines.push(match (draft.catches.len(), n_new) {
            (0, _) => String::from("# Catches nothing yet."),
            (all, new) if all == new => format!("# Catches {}:", counted(all)),
            (all, new) => format!("# Catches {}, {new} of them new:", counted(all)),
        });
        for DraftCaught { sentence, known, focus } in &draft.catches {
            let mark = if *known { " " } else { "+" };
            lines.push(comment(mark, sentence, focus, ""));
        }
        if !draft.wrong.is_empty() {
            lines.push(format!("# and wrongly {}:", counted(draft.wrong.len())));
        }
        for DraftWrong { sentence, attacks, focus } in &draft.wrong {
            lines.push(comment("!", sentence, focus, &format!(" ({})", attacks.join(", "))));
        }
        lines.push(String::from("[[cues]]"));
        for (key, words) in [("all", &draft.all), ("any", &draft.any), ("not", &draft.not)] {
            if !words.is_empty() {
                let words = words.iter().map(|word| toml::Value::from(word.as_str()).to_string());
                lines.push(format!("{key} = [{}]", words.collect::<Vec<_>>().join(", ")));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn comment(mark: &str, sentence: &Sentence, focus: &Range<usize>, of: &str) -> String {
    let text = sentence.text.as_deref().map(|text| shortened(text, focus, COMMENT));
    let text = text.unwrap_or_else(|| String::from("(withheld)"));
    // A control character would end the comment or be an error in it.
    let text = text.replace(char::is_control, " ");
    format!("#  {mark} {}{of}  {text}", sentence.cited())
}

fn counted(n: usize) -> String {
    if n == 1 { String::from("1 sentence") } else { format!("{n} sentences") }
}

fn sources(site: &Site) -> String {
    match site.sources.len() {
        1 => String::from("1 source"),
        n => format!("{n} sources"),
    }
}
