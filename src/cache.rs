//! Results of stages, kept for the next build: in memory while the preview runs, as bytes between runs.

use std::sync::{Arc, Mutex};

use crate::catalogue::{Catalogue, Mistyped, NameIndex};
use crate::diagnostic::Diagnostic;
use crate::index::ArticleIndex;
use crate::links::NoteLinks;
use crate::lock::{Citings, Stand};
use crate::memo::{Memo, Stage, Which};
use crate::mention::Matcher;
use crate::note::ReadNote;
use crate::search::Terms;
use crate::source::{Mentions, ReadSource, Source, Visible};
use crate::stored::{self, HEADER, Stored};

/// The number of stages whose results are stored between runs.
const STAGES: usize = 9;

/// The results of each stage of the last build.
#[derive(Default)]
pub struct Cache {
    pub(crate) notes: Memo<ReadNote>,
    pub(crate) names: Memo<NameIndex>,
    pub(crate) readings: Memo<ReadSource>,
    pub(crate) matcher: Memo<Matcher>,
    pub(crate) mentions: Memo<Mentions>,
    pub(crate) links: Memo<NoteLinks>,
    pub(crate) sources: Memo<Vec<Source>>,
    pub(crate) articles: Memo<ArticleIndex>,
    pub(crate) visible: Memo<Visible>,
    pub(crate) checks: Memo<Vec<(Diagnostic, Option<Mistyped>)>>,
    pub(crate) citings: Memo<Citings>,
    pub(crate) stands: Memo<Stand>,
    /// Shared with the outputs of a site, which ask for them when they are wanted.
    pub(crate) terms: Arc<Mutex<Memo<Terms>>>,
    /// The notes of the last build.
    pub(crate) last: Option<Catalogue>,
    file: LoadedFile,
}

/// The file that a cache was loaded from.
#[derive(Debug, Default, Clone, Copy)]
struct LoadedFile {
    length: usize,
    /// The end of its last complete record; the rest was cut off.
    records_end: usize,
}

/// The change that makes the results file hold the results of a build.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// None: the file has them all.
    Nothing,
    /// Add records at the end.
    Append {
        /// The length of the file when it was read; another length means that another program has written to it.
        length: usize,
        /// The offset to write at; the rest of the file is overwritten.
        at: usize,
        /// The records to add.
        records: Vec<Vec<u8>>,
    },
    /// Write the file anew.
    Replace(Vec<Vec<u8>>),
}

/// Only the absence of problems is stored: notes with problems are checked again.
impl Stored for Vec<(Diagnostic, Option<Mistyped>)> {
    fn write(&self, _: &mut Vec<u8>) -> Option<()> {
        self.is_empty().then_some(())
    }
}

impl Cache {
    /// Loads a results file. Each result is decoded on first use.
    pub fn load(file: Vec<u8>) -> Cache {
        let length = file.len();
        let (stages, records_end) = stored::index_records(file);
        // In the order of `Cache::stages`.
        let [notes, readings, mentions, links, visible, checks, citings, stands, terms] = stages;
        Cache {
            notes: Memo::of(notes),
            readings: Memo::of(readings),
            mentions: Memo::of(mentions),
            links: Memo::of(links),
            visible: Memo::of(visible),
            checks: Memo::of(checks),
            citings: Memo::of(citings),
            stands: Memo::of(stands),
            terms: Arc::new(Mutex::new(Memo::of(terms))),
            file: LoadedFile { length, records_end },
            ..Cache::default()
        }
    }

    /// The change to the loaded file after a build. Results that the build did not use stay in the file until they are
    /// more than half of it.
    pub fn change(&self) -> Change {
        let LoadedFile { length, records_end: at } = self.file;
        let records = self.records(Which::New);
        let new = records.iter().map(Vec::len).sum::<usize>();
        let used = self.stages().iter().map(|stage| stage.stored_length()).sum::<usize>();
        let is_mostly_garbage = used + new < (at + new).saturating_sub(HEADER.len()) / 2;
        if is_mostly_garbage {
            Change::Replace(whole_file(self.records(Which::All)))
        } else if new == 0 {
            Change::Nothing
        } else if at == 0 {
            // A file without a valid header has no records, so all results are new.
            Change::Replace(whole_file(records))
        } else {
            Change::Append { length, at, records }
        }
    }

    /// The number of results of each stage that the last build computed: notes, articles, mentions, links, what is
    /// visible of each source, checks, what notes cite, how the passages of cited sources stand, and words for the search.
    pub fn computed(&self) -> [usize; STAGES] {
        self.stages().map(Stage::computed)
    }

    /// The stages whose results are stored, by their numbers in the file. Results of the others are faster to compute
    /// than to read.
    fn stages(&self) -> [&dyn Stage; STAGES] {
        let Cache { notes, readings, mentions, links, visible, checks, citings, stands, .. } = self;
        [notes, readings, mentions, links, visible, checks, citings, stands, &*self.terms]
    }

    fn records(&self, which: Which) -> Vec<Vec<u8>> {
        let stages = (0..).zip(self.stages());
        stages.flat_map(|(number, stage)| stage.records(number, which)).collect()
    }
}

fn whole_file(records: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let header = HEADER.as_bytes().to_vec();
    [header].into_iter().chain(records).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Audience;
    use crate::check;
    use crate::input::{InputFile, Inputs};
    use crate::memo::lock;

    const NOTE: &str =
        "+++\nseed = \"one.txt\"\nissued = { date = \"2021-05\" }\n+++\nSee [[red]].\n";
    const RED: &str = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\nBy Lima Wire.\n";
    const WIRE: &str = "+++\ntitle = \"Lima Wire\"\nclass = \"press\"\n+++\n";
    const SEED: &str = "News\n\nRed Hill met nobody on Monday (Lima Wire, May 2, 2021).\n";

    fn inputs(red: &str) -> Inputs {
        let files = [
            ("content/actors/red.md", red),
            ("content/outlets/wire.md", WIRE),
            ("content/sources/one.md", NOTE),
            ("seeds/one.txt", SEED),
        ];
        files.into_iter().map(|(path, text)| InputFile::new(path, text)).collect()
    }

    /// Builds with the results of a file. Returns the numbers of computed results, and the change to the file.
    fn build(inputs: &Inputs, file: &[u8]) -> ([usize; STAGES], Change) {
        let mut cache = Cache::load(file.to_vec());
        let (_, diagnostics) = check::site(inputs, Audience::PUBLIC, &mut cache);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        (cache.computed(), cache.change())
    }

    fn first_file() -> Vec<u8> {
        match build(&inputs(RED), b"") {
            ([3, 1, 1, 3, 1, 3, 3, 0, 0], Change::Replace(file)) => file.concat(),
            (computed, change) => panic!("{computed:?}, {change:?}"),
        }
    }

    #[test]
    fn a_second_run_computes_nothing() {
        assert_eq!(build(&inputs(RED), &first_file()), ([0; STAGES], Change::Nothing));
    }

    #[test]
    fn an_edit_adds_the_results_that_depend_on_it() {
        let mut file = first_file();
        let edited = inputs(&RED.replace("By", "At"));
        let (computed, change) = build(&edited, &file);
        assert_eq!(computed, [1, 0, 0, 1, 0, 1, 1, 0, 0]);
        let Change::Append { length, at, records } = change else { panic!("{change:?}") };
        assert_eq!((length, at), (file.len(), file.len()));
        file.extend(records.concat());
        assert_eq!(build(&edited, &file), ([0; STAGES], Change::Nothing));
        assert_eq!(build(&inputs(RED), &file), ([0; STAGES], Change::Nothing), "both are there");
    }

    #[test]
    fn a_cut_file_is_continued_after_its_last_complete_record() {
        let mut file = first_file();
        file.truncate(file.len() - 1);
        let (computed, change) = build(&inputs(RED), &file);
        assert_eq!(computed.iter().sum::<usize>(), 1);
        let Change::Append { length, at, records } = change else { panic!("{change:?}") };
        assert_eq!(length, file.len());
        file.truncate(at);
        file.extend(records.concat());
        assert_eq!(build(&inputs(RED), &file), ([0; STAGES], Change::Nothing));
    }

    #[test]
    fn results_of_a_stage_that_a_command_does_not_run_stay() {
        let find = |cache: &Cache| {
            let mut terms = lock(&cache.terms);
            let key = |text: &&str| blake3::hash(text.as_bytes());
            let restore = |_: &&str, bytes: &[u8]| Terms::restore(bytes);
            terms.get_all(&["Red Hill"], key, restore, |text| Terms::of([[*text]]));
            terms.computed()
        };
        let mut cache = Cache::load(first_file());
        check::site(&inputs(RED), Audience::PUBLIC, &mut cache);
        assert_eq!(find(&cache), 1);
        let file = whole_file(cache.records(Which::All)).concat();
        assert_eq!(build(&inputs(RED), &file), ([0; STAGES], Change::Nothing));
        let anew = whole_file(Cache::load(file).records(Which::All)).concat();
        assert_eq!(find(&Cache::load(anew)), 0);
    }

    #[test]
    fn a_file_that_is_mostly_garbage_is_written_anew() {
        let mut file = first_file();
        let length = file.len();
        for number in 0.. {
            let other = RED.replace("Red Hill", &format!("Red Hill {number}"));
            match build(&inputs(&other), &file).1 {
                Change::Append { records, .. } => file.extend(records.concat()),
                Change::Replace(records) => {
                    let new = records.concat().len();
                    assert!(new < length + 100 && file.len() > length, "{new} for {length}");
                    break;
                }
                Change::Nothing => panic!("a new name is something new"),
            }
            assert!(file.len() < 3 * length, "garbage piles up");
        }
    }
}
