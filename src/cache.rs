//! The results of a build, kept for the next one: in memory while the preview runs, as bytes between two runs.

use crate::catalogue::{Catalogue, NameIndex};
use crate::diagnostic::Diagnostic;
use crate::index::ArticleIndex;
use crate::links::NoteLinks;
use crate::memo::{Memo, Stage, Which};
use crate::mention::Matcher;
use crate::note::ReadNote;
use crate::source::{Mentions, ReadSource, Source, Visible};
use crate::stored::{self, HEADER, Stored};

/// How many stages are kept as bytes.
const STAGES: usize = 6;

/// The results of each stage, kept for the next build.
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
    pub(crate) checks: Memo<Vec<Diagnostic>>,
    /// The notes of the last build.
    pub(crate) last: Option<Catalogue>,
    file: LoadedFile,
}

/// The file that a cache was loaded from.
#[derive(Debug, Default, Clone, Copy)]
struct LoadedFile {
    length: usize,
    /// How much of it holds records; the rest was damaged.
    sound: usize,
}

/// What has to be done to the file of results after a build, so that it holds those of the build.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// It holds them all.
    Nothing,
    /// They are to be added to it.
    Append {
        /// How long the file is, unless somebody else has written to it since it was read.
        length: usize,
        /// Where to write; what stands after that was damaged.
        at: usize,
        /// What to write.
        records: Vec<Vec<u8>>,
    },
    /// The file is to be written anew.
    Replace(Vec<Vec<u8>>),
}

/// A note without problems is kept as such; those of others are found again.
impl Stored for Vec<Diagnostic> {
    fn write(&self, _: &mut Vec<u8>) -> Option<()> {
        self.is_empty().then_some(())
    }
}

impl Cache {
    /// A cache with the results that a file holds, each decoded when it is asked for.
    pub fn load(file: Vec<u8>) -> Cache {
        let length = file.len();
        let (stages, sound) = stored::index_records(file);
        // In the order of `stages`.
        let [notes, readings, mentions, links, visible, checks] = stages;
        Cache {
            notes: Memo::of(notes),
            readings: Memo::of(readings),
            mentions: Memo::of(mentions),
            links: Memo::of(links),
            visible: Memo::of(visible),
            checks: Memo::of(checks),
            file: LoadedFile { length, sound },
            ..Cache::default()
        }
    }

    /// What has to be done to the file that the cache was loaded from, after a build. Results that the build did not
    /// ask for stay in the file until they are more than half of it.
    pub fn change(&self) -> Change {
        let LoadedFile { length, sound: at } = self.file;
        let records = self.records(Which::New);
        let new = records.iter().map(Vec::len).sum::<usize>();
        let used = self.stages().iter().map(|stage| stage.stored_length()).sum::<usize>();
        let is_mostly_garbage = used + new < (at + new).saturating_sub(HEADER.len()) / 2;
        if is_mostly_garbage {
            Change::Replace(whole_file(self.records(Which::All)))
        } else if new == 0 {
            Change::Nothing
        } else if at == 0 {
            // Where nothing could be read, all results are new.
            Change::Replace(whole_file(records))
        } else {
            Change::Append { length, at, records }
        }
    }

    /// How many results of each stage the last build had to compute: notes, articles, mentions, links, what is visible
    /// of each source, and checks.
    pub fn computed(&self) -> [usize; STAGES] {
        self.stages().map(Stage::computed)
    }

    /// The stages whose results are kept as bytes; their order gives them their numbers in the file. The others are
    /// made faster than they would be read.
    fn stages(&self) -> [&dyn Stage; STAGES] {
        let Cache { notes, readings, mentions, links, visible, checks, .. } = self;
        [notes, readings, mentions, links, visible, checks]
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

    /// Builds with the results of a file. Says what had to be computed, and what the file has to become.
    fn build(inputs: &Inputs, file: &[u8]) -> ([usize; STAGES], Change) {
        let mut cache = Cache::load(file.to_vec());
        let (_, diagnostics) = check::site(inputs, Audience::PUBLIC, &mut cache);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        (cache.computed(), cache.change())
    }

    fn first_file() -> Vec<u8> {
        match build(&inputs(RED), b"") {
            ([3, 1, 1, 3, 1, 3], Change::Replace(file)) => file.concat(),
            (computed, change) => panic!("{computed:?}, {change:?}"),
        }
    }

    #[test]
    fn a_second_run_computes_nothing() {
        assert_eq!(build(&inputs(RED), &first_file()), ([0; STAGES], Change::Nothing));
    }

    #[test]
    fn an_edit_adds_what_rests_on_it() {
        let mut file = first_file();
        let edited = inputs(&RED.replace("By", "At"));
        let (computed, change) = build(&edited, &file);
        assert_eq!(computed, [1, 0, 0, 1, 0, 1]);
        let Change::Append { length, at, records } = change else { panic!("{change:?}") };
        assert_eq!((length, at), (file.len(), file.len()));
        file.extend(records.concat());
        assert_eq!(build(&edited, &file), ([0; STAGES], Change::Nothing));
        assert_eq!(build(&inputs(RED), &file), ([0; STAGES], Change::Nothing), "both are there");
    }

    #[test]
    fn what_was_cut_off_is_written_where_the_sound_part_ends() {
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
