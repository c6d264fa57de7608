//! Sites whose notes are marked at random and refer to each other in every way.

use std::fmt::{self, Write as _};

use briefing::input::{InputFile, Inputs};
use briefing::marking::Marking;
use briefing::vocabulary::Word;
use proptest::prelude::*;

use super::text::{Block, By, IsGone, Part, Place, Writer, blocks, line};

/// The folders of the notes, one after the other.
const FOLDERS: [(&str, usize); 6] =
    [("actors", 3), ("attacks", 3), ("outlets", 2), ("sources", 3), ("briefings", 2), ("", 1)];

/// How many notes there are besides the index pages.
pub(super) const NOTES: usize = 14;

/// How many sources can be cited: those of notes, and one without.
pub(super) const SOURCES: usize = 4;

const FIRST_OUTLET: usize = 6;
const FIRST_SOURCE: usize = 8;

const LEVELS: [&str; 5] = ["clear", "green", "amber", "amber+strict", "red"];

/// A picture of one pixel.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\0\0\0\0IEND\xaeB`\x82";

/// A row of a head: a relation, perpetrator, affiliation ... as the kind of note has them.
#[derive(Debug, Clone)]
struct Row {
    to: usize,
    source: usize,
    passage: u8,
    choice: usize,
}

#[derive(Debug, Clone)]
struct Claim {
    value: u8,
    source: usize,
    passage: u8,
    reason: Option<Vec<Part>>,
}

#[derive(Debug, Clone)]
struct DrawnNote {
    level: usize,
    is_draft: bool,
    summary: Vec<Part>,
    judgement: Vec<Part>,
    rows: Vec<Row>,
    claims: Vec<Claim>,
    tags: [bool; 2],
    text: Vec<Block>,
}

/// A site before it is written.
#[derive(Clone)]
pub(super) struct Drawn {
    notes: Vec<DrawnNote>,
    /// The index page of the home page and that of the actors.
    sections: Vec<DrawnNote>,
    /// What the articles speak of.
    named: Vec<Vec<usize>>,
}

fn note() -> BoxedStrategy<DrawnNote> {
    let row = (0..NOTES, 0..SOURCES, 0..3u8, 0..4usize);
    let row = row.prop_map(|(to, source, passage, choice)| Row { to, source, passage, choice });
    let claim = (1..4u8, 0..SOURCES, 0..3u8, prop::option::of(line()));
    let claim =
        claim.prop_map(|(value, source, passage, reason)| Claim { value, source, passage, reason });
    let level = prop_oneof![1 => Just(0usize), 1 => 0..LEVELS.len()];
    (
        (level, prop::bool::weighted(0.1)),
        line(),
        line(),
        prop::collection::vec(row, 0..4),
        prop::collection::vec(claim, 0..4),
        any::<[bool; 2]>(),
        blocks(),
    )
        .prop_map(|((level, is_draft), summary, judgement, rows, claims, tags, text)| DrawnNote {
            level,
            is_draft,
            summary,
            judgement,
            rows,
            claims,
            tags,
            text,
        })
        .boxed()
}

pub(super) fn site() -> BoxedStrategy<Drawn> {
    let named = prop::collection::vec(prop::collection::vec(0..FIRST_SOURCE, 0..5), SOURCES);
    (prop::collection::vec(note(), NOTES), prop::collection::vec(note(), 2), named)
        .prop_map(|(notes, sections, named)| Drawn { notes, sections, named })
        .boxed()
}

/// What a note is called. No name stands in another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    number: usize,
}

impl Note {
    fn letter(self) -> char {
        char::from(b'a' + self.number as u8)
    }

    fn folder(self) -> &'static str {
        let mut number = self.number;
        for (folder, count) in FOLDERS {
            if number < count {
                return folder;
            }
            number -= count;
        }
        unreachable!("there are so many notes")
    }

    pub(super) fn id(self) -> String {
        format!("zx{}-id", self.letter())
    }

    fn title(self) -> String {
        format!("Ttlzx{} Quill", self.letter())
    }

    fn alias(self) -> String {
        format!("Alszx{} Brand", self.letter())
    }

    /// A word that stands in the note alone.
    fn word(self) -> String {
        format!("wrdzx{}", self.letter())
    }

    /// A name that any text may hold, so that it does not reveal its note.
    pub(super) fn common(self) -> String {
        format!("Nomzx{} Post", self.letter())
    }

    pub(super) fn called(self, by: By) -> String {
        match by {
            By::Id => self.id(),
            By::Title => self.title(),
            By::Alias => self.alias(),
        }
    }

    pub(super) fn address(self) -> String {
        match self.folder() {
            "" => format!("/{}/", self.id()),
            folder => format!("/{folder}/{}.md", self.id()),
        }
    }

    fn file(self) -> String {
        match self.folder() {
            "" => format!("content/{}.md", self.id()),
            folder => format!("content/{folder}/{}.md", self.id()),
        }
    }

    /// What may stand nowhere in an edition that the note is not for.
    pub(super) fn secrets(self) -> [String; 4] {
        [self.id(), self.title(), self.alias(), self.word()].map(|name| name.to_lowercase())
    }
}

/// A failing site is shown by its files.
impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inputs = self.inputs(None);
        let texts = inputs.under("content").chain(inputs.under("seeds"));
        texts
            .filter_map(|file| Some((file, file.text().ok()?)))
            .try_for_each(|(file, text)| writeln!(f, "---- {}\n{}", file.path, &*text))
    }
}

impl Drawn {
    pub(super) fn note(&self, number: usize) -> Note {
        Note { number }
    }

    /// The note of a source.
    pub(super) fn source(&self, number: usize) -> usize {
        FIRST_SOURCE + number
    }

    /// Whether an edition without drafts leaves a note out.
    pub(super) fn is_above(&self, number: usize, marking: Marking) -> bool {
        is_above(&self.notes[number], marking)
    }

    /// The files of the site for an edition, with all that it leaves out or after that was deleted by hand.
    pub(super) fn inputs(&self, delete_above: Option<Marking>) -> Inputs {
        let is_gone =
            |number: usize| delete_above.is_some_and(|marking| self.is_above(number, marking));
        let mut files = Vec::new();
        for number in (0..NOTES).filter(|number| !is_gone(*number)) {
            let note = self.note(number);
            files.push((note.file(), self.note_text(note, &is_gone).into_bytes()));
        }
        for (place, section) in
            ["content/_index.md", "content/actors/_index.md"].iter().zip(&self.sections)
        {
            if delete_above.is_none_or(|marking| !is_above(section, marking)) {
                let writer = Writer { site: self, is_gone: &is_gone, place: Place::Text };
                let text = format!(
                    "+++\n{}+++\n{}",
                    common(&writer, section),
                    writer.blocks(&section.text)
                );
                files.push(((*place).to_owned(), text.into_bytes()));
            }
        }
        for source in 0..SOURCES {
            let has_note = source + 1 < SOURCES;
            if !(has_note && is_gone(self.source(source))) {
                let name = if has_note {
                    self.note(self.source(source)).id()
                } else {
                    String::from("loose")
                };
                files.push((format!("seeds/{name}.txt"), self.article(source).into_bytes()));
            }
        }
        for (folder, _) in FOLDERS {
            let path = format!("content/{folder}/pic.png").replace("//", "/");
            files.push((path, PICTURE.to_vec()));
        }
        files.push((String::from("site.toml"), b"title = \"Test site\"\n".to_vec()));
        files.into_iter().map(|(path, bytes)| InputFile::new(&path, bytes)).collect()
    }

    fn article(&self, source: usize) -> String {
        let word = match source + 1 < SOURCES {
            true => self.note(self.source(source)).word(),
            false => String::from("loose"),
        };
        let mut text = format!(
            "The News of {word}\n\nNobody was at the lake that spring, says {word}.\n\nAll of them went home in the summer, as they do in most years.\n"
        );
        for (number, named) in self.named[source].iter().enumerate() {
            let name = self.note(*named).common();
            text += &match number % 2 {
                0 => {
                    format!("\nIn the spring {name} was at the lake, and nobody else was there.\n")
                }
                _ => format!(
                    "\nMost of it was read somewhere else ({name}, May {}, 2023) by all.\n",
                    number + 1
                ),
            };
        }
        text
    }

    fn note_text(&self, note: Note, is_gone: IsGone<'_>) -> String {
        let drawn = &self.notes[note.number];
        let writer = Writer { site: self, is_gone, place: Place::Text };
        let mut head = common(&writer, drawn);
        _ = writeln!(head, "title = \"{}\"", note.title());
        _ = writeln!(head, "aliases = [\"{}\", \"{}\"]", note.alias(), note.common());
        _ = writeln!(head, "redirects = [\"/old-{}/\"]", note.word());
        let tags = [("lakes", drawn.tags[0]), ("rivers", drawn.tags[1])];
        let tags = tags.iter().filter(|(_, has)| *has).map(|(tag, _)| format!("\"{tag}\""));
        let tags = tags.chain([format!("\"{}\"", note.word())]).collect::<Vec<_>>();
        _ = writeln!(head, "tags = [{}]", tags.join(", "));
        head += &self.keys(note, &writer);
        format!("+++\n{head}+++\n{}", writer.blocks(&drawn.text))
    }

    /// The keys of a kind of note.
    fn keys(&self, note: Note, writer: &Writer<'_>) -> String {
        let drawn = &self.notes[note.number];
        let is_gone = writer.is_gone;
        let mut keys = String::new();
        match note.folder() {
            "actors" => {
                keys += "kind = \"organisation\"\n";
                for row in &drawn.rows {
                    let is_outlet = (FIRST_OUTLET..FIRST_SOURCE).contains(&row.to);
                    let to = if is_outlet { row.to } else { row.to % 3 };
                    let kind = if is_outlet {
                        "operates"
                    } else {
                        ["allied-with", "part-of", "leads", "opposes"][row.choice]
                    };
                    if let Some(cited) =
                        self.cited(row.source, row.passage, is_gone).filter(|_| !is_gone(to))
                    {
                        let target = self.note(to).id();
                        _ = write!(
                            keys,
                            "[[relations]]\ntype = \"{kind}\"\ntarget = \"{target}\"\n{cited}"
                        );
                    }
                }
            }
            "attacks" => {
                _ = writeln!(keys, "date = \"202{}-05\"", note.number);
                drawn.rows.iter().for_each(|row| keys += &self.perpetrator(row, writer));
            }
            "outlets" => {
                keys += "class = \"press\"\n";
                if let Some(row) = drawn.rows.first().filter(|row| !is_gone(row.to % 3)) {
                    let actor = self.note(row.to % 3).id();
                    _ = writeln!(
                        keys,
                        "[affiliation]\nactor = \"{actor}\"\ndegree = \"official-branch\""
                    );
                }
            }
            "sources" => keys += &self.source_keys(note, is_gone),
            "briefings" => {
                let text = writer.quoted(&drawn.judgement);
                _ = writeln!(
                    keys,
                    "date = \"2023-06-1{}\"\n[[judgements]]\ntext = {text}",
                    note.number % 10
                );
            }
            _ => {}
        }
        if note.number < FIRST_SOURCE {
            for claim in &drawn.claims {
                let Some(cited) = self.cited(claim.source, claim.passage, is_gone) else {
                    continue;
                };
                _ = write!(
                    keys,
                    "[[claims]]\nproperty = \"killed\"\nvalue = {}\n{cited}",
                    claim.value
                );
                if let Some(reason) = &claim.reason {
                    _ = writeln!(keys, "preferred = true\nreason = {}", writer.quoted(reason));
                }
            }
        }
        keys
    }

    /// A row of an attack; who says so may be an actor, an outlet, or words, which may be a name of one.
    fn perpetrator(&self, row: &Row, writer: &Writer<'_>) -> String {
        let (is_gone, actor) = (writer.is_gone, row.to % 3);
        let certainty = ["stated", "claimed", "alleged", "disputed"][row.choice];
        let is_speaker = row.to < 3 || (FIRST_OUTLET..FIRST_SOURCE).contains(&row.to);
        let (by, is_cut) = match row.choice {
            0 if is_speaker => (self.note(row.to).id(), is_gone(row.to)),
            1 if is_speaker => (self.note(row.to).title(), is_gone(row.to)),
            _ => (String::from("somebody"), false),
        };
        let cited = self.cited(row.source, row.passage, is_gone);
        let Some(cited) = cited.filter(|_| !is_gone(actor) && !is_cut) else {
            return String::new();
        };
        let (actor, note) = (self.note(actor).id(), writer.quoted(&self.notes[row.to].summary));
        format!(
            "[[perpetrators]]\nactor = \"{actor}\"\ncertainty = \"{certainty}\"\nby = \"{by}\"\nnote = {note}\n{cited}"
        )
    }

    fn source_keys(&self, note: Note, is_gone: IsGone<'_>) -> String {
        let drawn = &self.notes[note.number];
        let mut keys = format!("seed = \"{}.txt\"\n", note.id());
        let outlet = drawn.rows.first().map(|row| FIRST_OUTLET + row.to % 2);
        match outlet {
            Some(outlet) if !is_gone(outlet) => {
                _ = writeln!(
                    keys,
                    "outlet = \"{}\"\nurl = \"https://x.example/\"",
                    self.note(outlet).id()
                );
            }
            // Who may link it is for the outlet to say.
            Some(_) => {}
            None => keys += "url = \"https://x.example/\"\n",
        }
        let parents = drawn.rows.iter().map(|row| self.source(row.source)).filter(|source| {
            *source < FIRST_SOURCE + SOURCES - 1 && *source != note.number && !is_gone(*source)
        });
        let parents = parents.map(|source| match source % 2 {
            0 => format!("\"{}\"", self.note(source).id()),
            _ => format!("{{ source = \"{}\", for = [\"killed\"] }}", self.note(source).id()),
        });
        _ = writeln!(keys, "derived_from = [{}]", parents.collect::<Vec<_>>().join(", "));
        let others = drawn.rows.iter().map(|row| self.source(row.to % (SOURCES - 1)));
        let others = others.filter(|source| *source != note.number && !is_gone(*source));
        let others = others.map(|source| match source % 2 {
            0 => format!("{{ source = \"{}\", for = [\"killed\"] }}", self.note(source).id()),
            _ => format!("\"{}\"", self.note(source).id()),
        });
        _ = writeln!(keys, "independent_of = [{}]", others.collect::<Vec<_>>().join(", "));
        let display = ["full", "excerpt", "metadata"][drawn.rows.len() % 3];
        _ = writeln!(keys, "[rights]\ndisplay = \"{display}\"");
        keys
    }

    /// The keys of what rests on a source; nothing where the source is gone.
    fn cited(&self, source: usize, passage: u8, is_gone: IsGone<'_>) -> Option<String> {
        let id = match source + 1 == SOURCES {
            true => String::from("loose"),
            false if is_gone(self.source(source)) => return None,
            false => self.note(self.source(source)).id(),
        };
        let passage = if passage == 0 { String::new() } else { String::from("passage = 1\n") };
        Some(format!("source = \"{id}\"\n{passage}"))
    }
}

fn is_above(note: &DrawnNote, marking: Marking) -> bool {
    let level = Marking::from_id(LEVELS[note.level]).expect("a level");
    note.is_draft || level > marking
}

/// The keys that every kind of note may have.
fn common(writer: &Writer<'_>, note: &DrawnNote) -> String {
    let summary = writer.quoted(&note.summary);
    let warning = format!("content_warning = [{summary}]\n");
    warning
        + &format!(
            "tlp = \"{}\"\ndraft = {}\nsummary = {summary}\n",
            LEVELS[note.level], note.is_draft
        )
}
