//! A note is an analyst's Markdown file: a head of keys and a body of text.

mod actor;
mod attack;
mod briefing;
mod claim;
mod clipping;
mod common;
mod details;
mod head;
mod kept;
mod misplaced;
mod names;
mod outlet;
mod source;
mod survey;
mod terms;
mod vault;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::article::PassageNumber;
use crate::content::Text;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::fields::{Fields, Spanned, Syntax};
use crate::id::Id;
use crate::input::{Hash, InputFile};
use crate::marking::Marking;
use crate::rule;
use crate::text::direction;

pub use actor::{Actor, Relation};
pub use attack::{Attack, Cue, Perpetrator, Place, Precision, Target};
pub use briefing::{Briefing, Confidence, Judgement, Likelihood};
pub use claim::Claim;
pub use common::{Alias, Common, may_withhold};
pub use details::Details;
pub(crate) use head::split as split_head;
pub(crate) use kept::{ReadNote, restore};
pub use names::Names;
pub use outlet::{Affiliation, LinkPolicy, Outlet, Reliability, ReliabilityCode};
pub use source::{Basis, Display, Issued, OtherSource, Rights, SourceNote};
pub use survey::Survey;
pub use vault::{Role, Vault};

/// The kind of a note, decided by its folder under `content/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// `content/actors/`
    Actor,
    /// `content/attacks/`
    Attack,
    /// `content/outlets/`
    Outlet,
    /// `content/sources/`
    Source,
    /// `content/briefings/`
    Briefing,
    /// Anything else, such as `content/about.md`.
    Page,
    /// An `_index.md`: the text above a list, or on the home page.
    Section,
}

impl Kind {
    /// The kinds that have a folder, in the order of the site's menu.
    pub const WITH_FOLDER: [Kind; 5] =
        [Kind::Briefing, Kind::Actor, Kind::Attack, Kind::Outlet, Kind::Source];

    /// The folder of its notes and pages; empty for pages and sections, which may be anywhere.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Actor => "actors",
            Kind::Attack => "attacks",
            Kind::Outlet => "outlets",
            Kind::Source => "sources",
            Kind::Briefing => "briefings",
            Kind::Page | Kind::Section => "",
        }
    }

    /// The noun with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Actor => "an actor",
            Kind::Attack => "an attack",
            Kind::Outlet => "an outlet",
            Kind::Source => "a source",
            Kind::Briefing => "a briefing",
            Kind::Page => "a page",
            Kind::Section => "an index page",
        }
    }

    /// Whether its notes are entities, which texts mention by name.
    pub fn is_entity(self) -> bool {
        matches!(self, Kind::Actor | Kind::Attack | Kind::Outlet)
    }
}

/// A reference from a row of a head to a source or passage, as written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Cited {
    /// The source's id.
    pub source: Option<Spanned<String>>,
    /// The passage's number.
    pub passage: Option<Spanned<PassageNumber>>,
}

impl Cited {
    fn read(fields: &mut Fields) -> Cited {
        let passage = fields.parsed("passage", "a passage such as 7 or \"7a\"");
        Cited { source: fields.id("source"), passage }
    }
}

/// A parsed note.
#[derive(Debug, Clone)]
pub struct Note {
    /// The id as it stands in its address.
    pub id: Id,
    /// The file name without `.md`, which is an id as well.
    pub name: Arc<str>,
    /// The kind.
    pub kind: Kind,
    /// The hash of its path and bytes.
    pub hash: Hash,
    /// The hash of everything before the Markdown.
    pub(crate) head: Hash,
    /// The path within the site.
    pub file: Arc<str>,
    /// The whole file; all spans of a note are byte offsets into it.
    pub text: Text,
    /// The range of the Markdown.
    pub body: Range<usize>,
    /// The keys every note may have.
    pub common: Common,
    /// The keys of its kind.
    pub details: Details,
    /// Its names, folded for look-ups.
    pub names: Names,
    /// The claims of sources on its properties.
    pub claims: Vec<Claim>,
    /// The texts of its keys that may have link or citation syntax, which is not parsed there.
    pub(crate) linklike: Vec<Spanned<String>>,
    /// The problems found while parsing it.
    pub problems: Vec<Diagnostic>,
}

impl Note {
    /// The Markdown.
    pub fn markdown(&self) -> &str {
        &self.text[self.body.clone()]
    }

    /// The sentences of the head that are read as a line of Markdown: the summary, the warnings and the judgements.
    pub fn sentences(&self) -> impl Iterator<Item = &Spanned<String>> {
        let Common { summary, content_warning, .. } = &self.common;
        let judgements = self.details.briefing().map_or(&[][..], |keys| &keys.judgements);
        let judgements = judgements.iter().map(|judgement| &judgement.text);
        summary.iter().chain(content_warning).chain(judgements)
    }

    /// The place in the file where the text of a key begins; `None` if it is written in another form than it is read.
    pub(crate) fn base_of(&self, key: &Spanned<String>) -> Option<usize> {
        let written = self.text.get(key.span.clone())?;
        written.find(&key.value).map(|at| key.span.start + at)
    }

    /// The title, or the id where there is none.
    pub fn title(&self) -> &str {
        self.common.title.as_ref().map_or(self.id.as_str(), |title| &title.value)
    }

    /// Whether this is the id of the note, in either spelling.
    pub fn is_called(&self, id: &str) -> bool {
        self.id.as_str() == id || &*self.name == id
    }

    /// The folder of the note, relative to `content/`; empty for a note at the top.
    pub fn folder(&self) -> &str {
        folder_of(&self.file)
    }
}

/// Parses a note. Problems of its contents do not fail it: they are in [`Note::problems`].
///
/// # Errors
/// The bytes are not UTF-8.
pub fn parse(file: &InputFile) -> Result<Note, Box<Diagnostic>> {
    parse_in(file, &Vault::default())
}

/// Parses a note of a site with these settings.
///
/// # Errors
/// As [`parse`] says.
pub fn parse_in(file: &InputFile, vault: &Vault) -> Result<Note, Box<Diagnostic>> {
    let text = text_of(file)?;
    let (mut kind, name) = kind_and_name(&file.path);
    let mut role = vault.role_at(folder_of(&file.path)).filter(|_| kind != Kind::Section);
    kind = role.map_or(kind, |role| role.kind);
    let mut diagnostics = Diagnostics::default();
    let id = match kind {
        Kind::Section => Id::slug("index"),
        Kind::Actor | Kind::Attack | Kind::Outlet | Kind::Source | Kind::Briefing | Kind::Page => {
            id_of(name, file, &mut diagnostics)
        }
    };
    let name = Arc::<str>::from(name.nfc().collect::<String>());
    let mut head = head::split(&text, &file.path, &mut diagnostics);
    let is_headless = text[head.keys.clone()].trim().is_empty();
    let keys = || keys_of(kind);
    if let Some(misplaced) = misplaced::find(&text, head.body.clone(), is_headless, keys) {
        diagnostics.push(misplaced.problem().at(&file.path, &misplaced.place));
        head.is_unreadable = true;
        head.body = text.len()..text.len();
    }
    let mut fields = Fields::parse(
        &file.path,
        kind.name(),
        head.syntax,
        &text[head.keys.clone()],
        head.keys.start,
    );
    if head.is_unreadable {
        fields.doubt();
    }
    if let Some(of_type) = vault.role_of(&mut fields).filter(|_| kind != Kind::Section) {
        (role, kind) = (Some(of_type), of_type.kind);
        fields.rename(kind.name());
    }
    if let Some(word) = role.and_then(|role| role.word.as_deref()) {
        fields.supply(if kind == Kind::Outlet { "class" } else { "kind" }, word);
    }
    if kind == Kind::Source && clipping::is_clipping(&fields, &text[head.body.clone()]) {
        clipping::refuse(&mut fields, &file.path, &name);
    }
    // A name that is no address was written as a title.
    let is_title = id.as_str() != &*name || vault.has_titles_in_names();
    let title = Some(&*name).filter(|_| is_title);
    let Keys { mut common, details, claims } = Keys::read(&mut fields, kind, title);
    vault.ignore(&mut fields);
    if kind == Kind::Page
        && let Some(folder) = vault::meant_folder(&file.path)
    {
        fields.may_belong_in(&format!("content/{folder}/"));
    }
    fields.may_be_of_a_vault();
    if head.is_unreadable {
        // The marking is unknown: the most restrictive one counts, so nothing leaks.
        common.tlp = Marking::Red;
    }
    let linklike = fields.take_linklike();
    fields.finish(&mut diagnostics);
    let problems = diagnostics.into_iter().collect();
    let body = head.body;
    let names = Names::new(&file.path, kind, &common, &details);
    Ok(Note {
        id,
        name,
        kind,
        hash: vault.hash_of(&file.hash),
        head: blake3::hash(&text.as_bytes()[..body.start]),
        file: Arc::clone(&file.path),
        text,
        body,
        common,
        details,
        names,
        claims,
        linklike,
        problems,
    })
}

/// The keys of a head.
struct Keys {
    common: Common,
    details: Details,
    claims: Vec<Claim>,
}

impl Keys {
    /// Reads the keys. `title`: the one of a note that gives none.
    fn read(fields: &mut Fields, kind: Kind, title: Option<&str>) -> Keys {
        let common = Common::read(fields, kind, title);
        let details = match kind {
            Kind::Actor => Details::Actor(Actor::read(fields)),
            Kind::Attack => Details::Attack(Box::new(Attack::read(fields))),
            Kind::Outlet => Details::Outlet(Box::new(Outlet::read(fields))),
            Kind::Source => {
                let is_titled = common.title.is_some();
                Details::Source(Box::new(SourceNote::read(fields, is_titled)))
            }
            Kind::Briefing => Details::Briefing(Briefing::read(fields)),
            Kind::Page | Kind::Section => Details::Plain,
        };
        let claims = if kind.is_entity() {
            fields.tables("claims", "[[claims]]", Claim::read)
        } else {
            Vec::new()
        };
        Keys { common, details, claims }
    }
}

/// The names of the keys that a note of this kind may have.
fn keys_of(kind: Kind) -> Vec<&'static str> {
    let mut fields = Fields::parse(&Arc::from(""), kind.name(), Syntax::Toml, "", 0);
    Keys::read(&mut fields, kind, None);
    fields.known().to_vec()
}

/// The id of a note; for a name that has none, one that stands for it beside the problem.
fn id_of(name: &str, file: &InputFile, diagnostics: &mut Diagnostics) -> Id {
    let is_hidden = name.contains(char::is_control)
        || matches!(direction::strip_bidi_controls(name), Cow::Owned(_));
    let checked = match is_hidden {
        true => Err("holds a character that cannot be seen"),
        false => Id::of_name(name),
    };
    checked.unwrap_or_else(|rule| {
        let better = Id::of_name(&format!("{name}-note")).unwrap_or_else(|_| Id::slug(name));
        let problem = Diagnostic::new(&rule::BAD_ID, format!("the name `{name}` {rule}"));
        let problem = problem.at(&file.path, &(0..0));
        diagnostics.push(problem.hint(format!("rename the file, for example to `{better}.md`")));
        better
    })
}

fn text_of(file: &InputFile) -> Result<Text, Box<Diagnostic>> {
    file.text().map_err(|error| {
        let at = error.valid_up_to();
        let message = format!("byte {at} of this file is not UTF-8");
        let problem = Diagnostic::new(&rule::NOT_UTF8, message).at(&file.path, &(at..at));
        Box::new(problem.hint("save the file as UTF-8 in your editor"))
    })
}

/// Whether a file under `content/` is a note, by its extension in any case.
pub fn is_note(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("md"))
}

/// The folder of a file, relative to `content/`.
fn folder_of(path: &str) -> &str {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    inside.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The first folder under `content/` decides the kind, the file name is the id.
fn kind_and_name(path: &str) -> (Kind, &str) {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let name = inside.rsplit('/').next().unwrap_or(inside);
    let name = if is_note(name) { &name[..name.len() - ".md".len()] } else { name };
    let folder = inside.split_once('/').map_or("", |(folder, _)| folder);
    let kind =
        Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == folder).unwrap_or(Kind::Page);
    if name == "_index" { (Kind::Section, name) } else { (kind, name) }
}

#[cfg(test)]
mod tests;
