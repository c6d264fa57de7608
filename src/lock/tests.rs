//! Sites whose articles change after notes have cited them.

use crate::cache::Cache;
use crate::catalogue::Audience;
use crate::check;
use crate::input::{InputFile, Inputs};
use crate::rule::Severity;
use crate::site::Site;

use super::{Fixed, LOCK};

const LAKE: &str = "The Lake\n\nThe ice came in one night, said the fishers. Nobody had seen it.\n\n\
                    The council met on Monday. It counted nine boats.\n\n\
                    The spring was late. It brought high water to the town.\n";

const NOTE: &str =
    "+++\nseed = \"lake.txt\"\ntitle = \"The Lake\"\n[rights]\ndisplay = \"full\"\n+++\n";

const ACTOR: &str = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n[[claims]]\nproperty = \"boats\"\nvalue = 9\n\
                     source = \"lake\"\npassage = 2\nquote = \"nine boats\"\n+++\nNobody saw it [@lake#p1].\n";

/// A site of an article, its note and a note that cites it, with the lock of the last build.
#[derive(Clone)]
struct Lakes {
    lake: String,
    note: String,
    actor: String,
    lock: Option<String>,
    audience: Audience,
}

impl Lakes {
    fn new() -> Lakes {
        let (lake, note, actor) = (LAKE.to_owned(), NOTE.to_owned(), ACTOR.to_owned());
        Lakes { lake, note, actor, lock: None, audience: Audience::PUBLIC }
    }

    fn site(&self) -> (Site, Vec<(Severity, String)>) {
        let mut files = vec![
            InputFile::new("content/actors/red.md", self.actor.as_str()),
            InputFile::new("content/sources/lake.md", self.note.as_str()),
            InputFile::new("seeds/lake.txt", self.lake.as_str()),
        ];
        files.extend(self.lock.iter().map(|lock| InputFile::new(LOCK, lock.as_str())));
        let inputs = files.into_iter().collect::<Inputs>();
        let (site, problems) = check::site(&inputs, self.audience, &mut Cache::default());
        let problems = problems.iter().map(|it| (it.severity, it.message.clone())).collect();
        (site, problems)
    }

    fn messages(&self) -> Vec<String> {
        self.site().1.into_iter().map(|(_, message)| message).collect()
    }

    /// A build: it must succeed.
    fn built(mut self) -> Lakes {
        let (site, problems) = self.site();
        assert_eq!(problems, []);
        if let Some(lock) = site.lock.grown() {
            self.lock = Some(lock);
        }
        assert_eq!(self.site().0.lock.grown(), None, "a second build writes nothing");
        self
    }

    fn fix(&mut self, accept: bool) -> Fixed {
        let fixed = self.site().0.lock.fix(accept);
        for note in &fixed.notes {
            match &*note.note.file {
                "content/actors/red.md" => self.actor = note.text.clone(),
                _ => self.note = note.text.clone(),
            }
        }
        if let Some(lock) = &fixed.lock {
            self.lock = Some(lock.clone());
        }
        fixed
    }

    fn lines(&self) -> Vec<&str> {
        let lock = self.lock.as_deref().unwrap_or_default();
        lock.lines().filter(|line| !line.starts_with("# ")).collect()
    }

    fn with_lake(&self, change: impl Fn(&str) -> String) -> Lakes {
        Lakes { lake: change(&self.lake), ..self.clone() }
    }
}

/// The article saved anew, with one paragraph more in front.
fn longer(lake: &str) -> String {
    lake.replace(
        "The Lake\n",
        "The Lake\n\nThis is the story of a winter. It was told to us twice.\n",
    )
}

#[test]
fn a_build_notes_down_what_is_cited() {
    let lakes = Lakes::new().built();
    let lines = lakes.lines();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].starts_with("lake p") && lines[0].split(' ').count() == 4, "{}", lines[0]);
    assert!(
        lines[1].starts_with("lake#p1 ")
            && lines[1].ends_with(" The ice came in one night, said the ..."),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].starts_with("lake#p2 ")
            && lines[2].ends_with(" The council met on Monday. It counted nine ..."),
        "{}",
        lines[2]
    );
    assert_eq!(lakes.messages(), Vec::<String>::new());
}

#[test]
fn a_site_that_cites_nothing_has_no_lock() {
    let mut lakes = Lakes::new();
    lakes.actor = String::from("+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n");
    assert_eq!(lakes.site().0.lock.grown(), None);
}

#[test]
fn a_passage_that_moved_is_named_with_its_words_and_its_place() {
    let lakes = Lakes::new().built().with_lake(longer);
    let messages = lakes.messages();
    for expected in [
        "`[@lake#p1]` was cited for \"The ice came in one night, said the ...\", which is p2 now",
        "passage 2 of `lake` was cited for \"The council met on Monday. It counted nine ...\", which is p3 now",
    ] {
        assert!(messages.iter().any(|message| message == expected), "{messages:#?}");
    }
}

#[test]
fn fix_writes_the_new_numbers_and_nothing_else() {
    let mut lakes = Lakes::new().built().with_lake(longer);
    let fixed = lakes.fix(false);
    assert_eq!(fixed.notes[0].changes.len(), 2);
    assert_eq!(lakes.actor, ACTOR.replace("passage = 2", "passage = 3").replace("#p1", "#p2"));
    assert_eq!(lakes.messages(), Vec::<String>::new());
    assert!(lakes.lines()[1].starts_with("lake#p2 ") && lakes.lines()[2].starts_with("lake#p3 "));
    assert_eq!(lakes.lines().len(), 3);
    assert!(lakes.fix(false).notes.is_empty() && lakes.fix(false).lock.is_none());
}

#[test]
fn every_form_of_a_reference_is_mended() {
    let forms = [
        ("[@lake#p1]", "[@lake#p2]"),
        ("[see @lake#p1, ch. 3; also @lake#p2]", "[see @lake#p2, ch. 3; also @lake#p3]"),
        ("[-@{lake}#p1 \"ice\"]", "[-@{lake}#p2 \"ice\"]"),
        ("@lake#p1 says", "@lake#p2 says"),
        ("@lake [p. 2] says", "@lake [p. 2] says"),
        ("[@lake#p. 1]", "[@lake#p. 2]"),
        ("[@lake#p1-2]", "[@lake#p2-3]"),
        ("[@lake#p1–p3]", "[@lake#p2-4]"),
        ("> a\n> [@lake#p3]", "> a\n> [@lake#p4]"),
        ("| a |\n|---|\n| [@lake#p3] |", "| a |\n|---|\n| [@lake#p4] |"),
        ("Note.[^1]\n\n[^1]: See [@lake#p3].", "Note.[^1]\n\n[^1]: See [@lake#p4]."),
        (
            "See [[lake#p1]] and [it](../sources/lake.md#p2).",
            "See [[lake#p2]] and [it](../sources/lake.md#p3).",
        ),
        ("`[@lake#p1]` is code", "`[@lake#p1]` is code"),
    ];
    for (before, after) in forms {
        let mut lakes = Lakes::new();
        let head = "+++\ntitle = \"Red Hill\"\nkind = \"person\"\n+++\n";
        lakes.actor = format!("{head}{before}\n");
        let mut lakes = lakes.built().with_lake(longer);
        let fixed = lakes.fix(false);
        assert!(fixed.left.is_empty(), "{before}: {:?}", fixed.left);
        assert_eq!(lakes.actor, format!("{head}{after}\n"));
    }
}

#[test]
fn what_a_source_note_drops_moves_with_its_passage() {
    let mut lakes = Lakes::new();
    lakes.note = NOTE.replace("[rights]", "drop = [\"p3\", 'L99']\n[rights]");
    let mut lakes =
        Lakes { note: lakes.note.replace(", 'L99'", ""), ..lakes }.built().with_lake(longer);
    assert!(
        lakes.messages().iter().any(|it| it.starts_with("`p3` was dropped for \"The spring")),
        "{:?}",
        lakes.messages()
    );
    lakes.fix(false);
    assert!(lakes.note.contains("drop = [\"p4\"]"), "{}", lakes.note);
    assert_eq!(lakes.messages(), Vec::<String>::new());
}

#[test]
fn an_edited_passage_is_for_a_person_to_judge() {
    let edit = |lake: &str| lake.replace("Nobody had seen it.", "Everybody had seen it.");
    let mut lakes = Lakes::new().built().with_lake(edit);
    let before = lakes.lock.clone();
    let expected = "`[@lake#p1]` was cited for \"The ice came in one night, said the ...\", which `lake` no longer says";
    assert_eq!(lakes.messages(), [expected]);
    let fixed = lakes.fix(false);
    assert_eq!((fixed.notes.len(), fixed.left.count(Severity::Error)), (0, 1));
    assert_eq!(lakes.lock, before);
    let fixed = lakes.fix(true);
    assert_eq!(fixed.accepted.len(), 1);
    assert_eq!(lakes.messages(), Vec::<String>::new());
    assert_eq!(lakes.actor, ACTOR);
}

#[test]
fn what_is_only_spelled_otherwise_is_the_same() {
    let spelled = |lake: &str| lake.replace(' ', "\u{a0} ").replace("\n\n", "\r\n\r\n\r\n");
    let lakes = Lakes::new().built().with_lake(spelled);
    assert_eq!(lakes.messages(), Vec::<String>::new());
}

#[test]
fn a_source_that_was_replaced_as_a_whole_is_a_warning() {
    let original = "The Lake\n\nAt night it froze, boats and all. So they say at nine boats.\n\n\
                    On Monday some people met. They had nine boats left.\n\n\
                    Much later it was spring. The streets were full of water.\n";
    let mut lakes = Lakes::new().built().with_lake(|_| original.to_owned());
    let (site, problems) = lakes.site();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].0, Severity::Warning);
    assert!(problems[0].1.contains("2 references"), "{}", problems[0].1);
    assert_eq!(site.lock.grown(), None, "nothing is taken over without being asked");
    assert!(lakes.fix(false).notes.is_empty());
    assert_eq!(lakes.fix(true).accepted.len(), 2);
    assert_eq!(lakes.messages(), Vec::<String>::new());
}

#[test]
fn equal_passages_are_told_apart_by_their_order() {
    let twice = |lake: &str| {
        lake.replace(
            "The spring",
            "The council met on Monday. It counted nine boats.\n\nThe spring",
        )
    };
    let mut lakes = Lakes::new().with_lake(twice).built().with_lake(longer);
    lakes.fix(false);
    assert!(lakes.actor.contains("passage = 3"), "{}", lakes.actor);
    // One of the two is gone: nobody knows which.
    let mut lakes = Lakes::new().with_lake(twice).built();
    lakes.lake = longer(LAKE);
    assert!(lakes.messages().iter().any(|it| it.ends_with("which is p3 now")));
    let mut lakes = Lakes::new().built();
    lakes.lake = twice(&longer(LAKE));
    assert!(
        lakes.messages().iter().any(|it| it.ends_with("which stands in p3 and p4 now")),
        "{:?}",
        lakes.messages()
    );
    // Passage 1 moved to a number that the other place still needs.
    assert_eq!(lakes.fix(false).left.count(Severity::Error), 2);
}

#[test]
fn a_range_whose_passages_are_apart_is_for_a_person_to_judge() {
    let mut lakes = Lakes::new();
    lakes.actor = ACTOR.replace("[@lake#p1]", "[@lake#p1-3]");
    let between = |lake: &str| {
        lake.replace("The spring", "Then it snowed. It snowed for weeks on end.\n\nThe spring")
    };
    let mut lakes = lakes.built().with_lake(between);
    assert!(
        lakes.messages()[0].ends_with("which is no longer in one piece"),
        "{:?}",
        lakes.messages()
    );
    assert_eq!(lakes.fix(false).left.count(Severity::Error), 1);
}

#[test]
fn one_line_never_says_two_things() {
    // Passage 1 was edited, and passage 2 moved to where it was.
    let mut lakes = Lakes::new().built();
    lakes.lake = "The Lake\n\nThe council met on Monday. It counted nine boats.\n\nThe spring was late. It brought high water to the town.\n".to_owned();
    let fixed = lakes.fix(false);
    assert_eq!((fixed.notes.len(), fixed.left.count(Severity::Error)), (0, 2), "{:?}", fixed.left);
    assert_eq!(lakes.actor, ACTOR);
}

#[test]
fn the_lock_has_no_words_of_what_not_everybody_may_see() {
    let secret =
        ["tlp = \"amber\"\nseed", "draft = true\nseed"].map(|keys| NOTE.replace("seed", keys));
    let cut = ["excerpt", "metadata"].map(|display| NOTE.replace("full", display));
    for note in secret.into_iter().chain(cut) {
        let lakes = Lakes { note, ..Lakes::new() };
        let lock = lakes.site().0.lock.grown().expect("it is cited");
        assert!(lock.contains("lake#p1 ") && lock.contains("lake#p2 "), "{lock}");
        assert!(!lock.contains("ice") && !lock.contains("council"), "{lock}");
        // What was shown before is taken out.
        let before = Lakes::new().built();
        let lakes = Lakes { note: lakes.note, ..before };
        assert_eq!(lakes.site().0.lock.grown().as_deref(), Some(lock.as_str()));
        let lakes = lakes.with_lake(longer);
        let quoted = lakes.messages().into_iter().filter(|it| it.contains("The ice came"));
        assert_eq!(quoted.count(), 0);
    }
}

#[test]
fn notes_that_a_build_withholds_keep_their_lines() {
    let mut lakes = Lakes::new();
    lakes.actor = ACTOR.replace("kind", "tlp = \"red\"\nkind");
    let lakes = lakes.built();
    assert_eq!(lakes.lines().len(), 3);
    // The public build neither reports what nobody sees, nor forgets it.
    let lakes = lakes.with_lake(longer);
    let (site, problems) = lakes.site();
    assert_eq!(problems, []);
    assert_eq!(site.lock.grown(), None);
    let mut lakes = lakes;
    lakes.fix(false);
    assert!(lakes.actor.contains("[@lake#p2]"));
}

#[test]
fn a_damaged_lock_stops_the_build_and_is_not_written() {
    let mut lakes = Lakes::new().built();
    lakes.lock = lakes.lock.map(|lock| lock.replace("lake#p2", "<<<<<<< HEAD\nlake#p2"));
    assert_eq!(lakes.messages(), ["`seeds/passages.lock` has marks of a conflict"]);
    assert_eq!(lakes.site().0.lock.grown(), None);
    let fixed = lakes.fix(true);
    assert!(fixed.lock.is_none() && fixed.left.has_errors());
}

#[test]
fn fix_drops_what_nobody_cites_and_a_build_does_not() {
    let mut lakes = Lakes::new().built();
    lakes.actor = ACTOR.replace("[@lake#p1]", "");
    let mut lakes = lakes.built();
    assert_eq!(lakes.lines().len(), 3);
    assert_eq!(lakes.fix(false).n_dropped, 1);
    assert_eq!(lakes.lines().len(), 2);
}

#[test]
fn locked_names_what_is_missing() {
    let lakes = Lakes::new();
    let missing = lakes.site().0.lock.missing();
    let messages = missing.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>();
    assert_eq!(
        messages,
        [
            "`seeds/passages.lock` has no line for `lake#p2`",
            "`seeds/passages.lock` has no line for `lake#p1`"
        ]
    );
    assert!(lakes.built().site().0.lock.missing().is_empty());
}
