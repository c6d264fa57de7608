//! `briefing cues`: what the cues of attacks catch, miss and leave out, and drafts of new ones.

use std::fmt::Write;
use std::ops::Range;

use anyhow::{Result, bail};
use briefing::catalogue::{Audience, NoteIx, Reveal};
use briefing::cues::{
    AttackReport, Because, CueReport, Report, Sentence, Shared, Sign, propose, report, shortened,
    to_json,
};
use briefing::diagnostic::{Diagnostics, Severity};
use briefing::disk;
use briefing::marking::Marking;
use briefing::note::Kind;
use briefing::site::{self, Site};
use briefing::text::similar::did_you_mean;
use clap::Args;

use crate::Exit;
use crate::args::Common;
use crate::terminal::Terminal;

/// `briefing cues`
#[derive(Debug, Args)]
pub(crate) struct Cues {
    /// The attacks, by their ids [default: all of them]
    #[arg(value_name = "ATTACK")]
    attacks: Vec<String>,
    /// Draft cues for an attack from what its note says, as TOML to paste
    #[arg(long, value_name = "ATTACK", conflicts_with = "attacks")]
    propose: Option<String>,
    /// Print the stable JSON form
    #[arg(long)]
    json: bool,
    /// Print every sentence, whole
    #[arg(long, conflicts_with_all = ["json", "propose"])]
    full: bool,
}

/// The most sentences in a list, unless all are asked for.
const MOST: usize = 10;

/// The length of a sentence that is shown shortened.
const LENGTH: usize = 120;

pub(crate) fn cues(common: &Common, args: &Cues, terminal: &Terminal) -> Result<Exit> {
    let (inputs, mut found) = disk::read(&common.folders())?;
    let mut cache = disk::load_cache(&common.root);
    let (site, problems) = site::assemble(&inputs, audience(common), &mut cache);
    found.set_levels(&site.config.levels);
    found.extend(problems);
    // What cannot be read may hold what is asked for; all else is for `check`.
    let errors = found.iter().filter(|problem| problem.severity == Severity::Error).cloned();
    let mut shown = Diagnostics::default();
    shown.extend(errors);
    terminal.diagnostics(&shown, &inputs, false);

    let asked = if args.propose.is_some() { args.propose.as_slice() } else { &args.attacks };
    let attacks = asked.iter().map(|typed| attack(&site, typed)).collect::<Result<Vec<_>>>()?;
    let report = match (&args.propose, attacks.is_empty()) {
        (Some(_), _) => Report {
            attacks: Vec::new(),
            proposals: attacks.iter().map(|ix| propose(&site, *ix)).collect(),
        },
        (None, is_all) => {
            let all = || site.catalogue.of(Kind::Attack).map(|(ix, _)| ix).collect::<Vec<_>>();
            let attacks = if is_all { all() } else { attacks };
            Report { attacks: report(&site, &attacks), proposals: Vec::new() }
        }
    };
    if args.json {
        terminal.print_json(&to_json(&report));
    } else {
        let shown = Shown { is_full: args.full };
        let attacks = report.attacks.iter().map(|attack| shown.attack(attack));
        let drafts = report.proposals.iter().map(|proposal| proposal.toml.clone());
        terminal.print(&attacks.chain(drafts).collect::<Vec<_>>().join("\n"));
        if report.attacks.is_empty() && report.proposals.is_empty() {
            terminal.say("the site has no attacks");
        }
    }
    Ok(if shown_errors(&found) { Exit::ContentErrors } else { Exit::Done })
}

fn shown_errors(found: &Diagnostics) -> bool {
    found.iter().any(|problem| problem.severity == Severity::Error)
}

/// Analysts look at their own files: nothing is withheld from them, unless they ask what a level would see.
fn audience(common: &Common) -> Audience {
    match common.tlp {
        None => Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything },
        Some(_) => common.audience(),
    }
}

/// The attack of an id, which may have its folder before it.
fn attack(site: &Site, typed: &str) -> Result<NoteIx> {
    let id = typed.strip_prefix("attacks/").unwrap_or(typed);
    if let Some(ix) = site.catalogue.of_kind(id, Kind::Attack) {
        return Ok(ix);
    }
    let known = site.catalogue.of(Kind::Attack).map(|(_, note)| note.id.as_str());
    let hint = match (did_you_mean(id, known), site.catalogue.by_id(id)) {
        (Some(hint), _) => hint,
        (None, Some(other)) => format!("`{id}` is {}", site.note(other).file),
        (None, None) => String::from("an attack is named by its file in content/attacks/"),
    };
    bail!("there is no attack `{typed}`; {hint}")
}

/// How a report is shown to people.
struct Shown {
    is_full: bool,
}

impl Shown {
    fn attack(&self, attack: &AttackReport) -> String {
        let mut text = format!("{} ({})\n", attack.title, attack.id);
        if attack.cues.is_empty() {
            let hint = format!("briefing cues --propose {}", attack.id);
            add(&mut text, &format!("  no cues: `{hint}` drafts some"));
        }
        for cue in &attack.cues {
            self.cue(&mut text, cue);
        }
        let shared = attack.shared.iter().map(|shared| {
            let others = others(shared);
            (&*shared.sentence, 0..0, format!("  also claimed by {others}"))
        });
        self.list(&mut text, "  ", "claimed by several attacks", shared);
        let referring = attack.referring.iter();
        let referring = referring.map(|sentence| (&**sentence, 0..0, String::new()));
        self.list(&mut text, "  ", "refer back to it", referring);
        let uncued = attack.uncued.iter().map(|uncued| {
            let signs = uncued.signs.iter().map(|sign| Sign::name(*sign)).collect::<Vec<_>>();
            (&*uncued.sentence, 0..0, format!("  has its {}", signs.join(", ")))
        });
        self.list(&mut text, "  ", "without a cue", uncued);
        text
    }

    fn cue(&self, text: &mut String, cue: &CueReport) {
        let words = [("all", &cue.all), ("any", &cue.any), ("not", &cue.not)];
        let words = words.iter().filter(|(_, words)| !words.is_empty());
        let words = words.map(|(key, words)| format!("{key} {}", quoted(words)));
        add(text, &format!("  cue {}: {}", cue.number, words.collect::<Vec<_>>().join("; ")));
        let caught = cue.catches.iter().map(|caught| {
            let note = if caught.evidence { "" } else { "  is no evidence all the same" };
            (&*caught.sentence, caught.focus.clone(), note.to_owned())
        });
        if cue.catches.is_empty() {
            add(text, "    catches nothing");
        }
        self.list(text, "    ", "caught", caught);
        let missed = cue.misses.iter().map(|missed| {
            let words = quoted(&missed.words);
            let note = match (missed.because, missed.words.len()) {
                (Because::Excluded, _) => format!("  has {words}, which `not` excludes"),
                (Because::Lacks, 1) => format!("  lacks {words}"),
                (Because::Lacks, _) => format!("  lacks one of {words}"),
            };
            (&*missed.sentence, missed.focus.clone(), note)
        });
        self.list(text, "    ", "missed by one word", missed);
    }

    /// Adds a list of sentences, each with where its words are and a remark.
    fn list<'s>(
        &self,
        text: &mut String,
        indent: &str,
        what: &str,
        sentences: impl ExactSizeIterator<Item = (&'s Sentence, Range<usize>, String)>,
    ) {
        let n = sentences.len();
        if n == 0 {
            return;
        }
        add(text, &format!("{indent}{what}: {n}"));
        let most = if self.is_full { n } else { MOST };
        for (sentence, focus, remark) in sentences.take(most) {
            let place = sentence.place();
            add(text, &format!("{indent}  {}  {place}{remark}", sentence.cited()));
            add(text, &format!("{indent}      {}", self.words(sentence, &focus)));
        }
        if n > most {
            add(text, &format!("{indent}  and {} more; --full shows them", n - most));
        }
    }

    fn words(&self, sentence: &Sentence, focus: &Range<usize>) -> String {
        let length = if self.is_full { usize::MAX } else { LENGTH };
        let text = sentence.text.as_deref().map(|text| shortened(text, focus, length));
        text.unwrap_or_else(|| String::from("(withheld by the rights to the source)"))
    }
}

fn others(shared: &Shared) -> String {
    let others = shared.others.iter().map(|other| {
        let cues = other.cues.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        format!("{} (cue {cues})", other.attack)
    });
    others.collect::<Vec<_>>().join(", ")
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// Adds a line. Writing to a string cannot fail.
fn add(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}
