//! What the notes of each folder of a vault become.

use std::collections::BTreeMap;

use crate::note::{Kind, Role, Vault};
use crate::text::similar::did_you_mean;
use crate::vocabulary::{List, Vocabulary};

/// The answers to what the notes of folders become; `None` for notes that are left out.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// By folder.
    pub(super) folders: BTreeMap<String, Option<Role>>,
    /// By the value of the property `type`.
    pub(super) types: BTreeMap<String, Option<Role>>,
}

/// How it is known what the notes of a folder become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// By the name of the folder.
    Name,
    /// By an answer.
    Answer,
    /// Nobody said it.
    Nowhere,
}

/// An outermost folder with notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderOfNotes {
    /// Its name.
    pub name: String,
    /// The number of notes in it and in the folders under it.
    pub notes: usize,
    /// What they become; `None` if they are left out.
    pub role: Option<Role>,
    /// How that is known.
    pub said: Said,
}

impl Answers {
    /// Reads answers such as `Ships=actor:company`, `Daily=none`, `type:event=attack`.
    ///
    /// # Errors
    /// Says what is wrong with one.
    pub fn parse(written: &[String]) -> Result<Answers, String> {
        let mut answers = Answers::default();
        for answer in written {
            let Some((name, role)) = answer.rsplit_once('=') else {
                return Err(format!("`{answer}` is no answer: write FOLDER=KIND"));
            };
            let role = Answers::role(role)?;
            match name.strip_prefix("type:") {
                Some(value) => answers.types.insert(value.to_owned(), role),
                None => answers.folders.insert(name.trim_matches('/').to_owned(), role),
            };
        }
        Ok(answers)
    }

    /// Reads one answer; `None` leaves the notes out.
    ///
    /// # Errors
    /// Says which kinds there are.
    pub fn role(written: &str) -> Result<Option<Role>, String> {
        if written.trim() == "none" {
            return Ok(None);
        }
        let kinds = Role::KINDS.map(|(word, _)| word);
        let Some(role) = Role::parse(written) else {
            let hint = did_you_mean(written, kinds.into_iter().chain(["none"]));
            let hint = hint.or_else(|| kind_with(written)).unwrap_or_else(|| {
                format!(
                    "write {}, or none; `actor:company` also says which kind of actor",
                    kinds.join(", ")
                )
            });
            return Err(format!("`{written}` is no kind of note: {hint}"));
        };
        match (words_of(role.kind), &role.word) {
            (Some(list), Some(word)) if !Vocabulary::default().contains(list, word) => {
                let kind = role.kind.name().split_once(' ').map_or("note", |(_, noun)| noun);
                let hint = Vocabulary::default().similar(list, word).unwrap_or_else(|| {
                    let known = Vocabulary::default().ids(list).join(", ");
                    format!("write one of {known}, or `{kind}` alone; `[vocabulary]` in site.toml may add others later")
                });
                Err(format!("`{word}` is no word for an {kind}: {hint}"))
            }
            _ => Ok(Some(role)),
        }
    }

    /// The folders that were answered for.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.keys().map(String::as_str)
    }

    pub(super) fn vault(&self, ignored: Vec<String>) -> Vault {
        let known = |roles: &BTreeMap<String, Option<Role>>| {
            let roles = roles.iter();
            roles.filter_map(|(name, role)| Some((name.clone(), role.clone()?))).collect()
        };
        Vault::new(known(&self.folders), known(&self.types), ignored)
    }

    /// Whether the answer for the innermost folder of a file that has one is to leave it out.
    pub(super) fn leaves_out(&self, path: &str) -> bool {
        let mut folder = path;
        while let Some((outer, _)) = folder.rsplit_once('/') {
            if let Some(role) = self.folders.get(outer) {
                return role.is_none();
            }
            folder = outer;
        }
        false
    }
}

/// The list that the word of an entity of this kind is from.
fn words_of(kind: Kind) -> Option<List> {
    match kind {
        Kind::Actor => Some(List::Actor),
        Kind::Attack => Some(List::Attack),
        Kind::Outlet => Some(List::Class),
        Kind::Source | Kind::Briefing | Kind::Page | Kind::Section => None,
    }
}

/// The answer for a word that says which kind of actor, attack or outlet is meant.
fn kind_with(word: &str) -> Option<String> {
    let kinds = [("actor", List::Actor), ("outlet", List::Class), ("attack", List::Attack)];
    let vocabulary = Vocabulary::default();
    let found =
        kinds.into_iter().find(|(kind, list)| kind != &word && vocabulary.contains(*list, word));
    found.map(|(kind, _)| format!("write `{kind}:{word}`"))
}

/// The outermost folders of these notes. What their names or the answers do not say is asked, and added to the answers.
pub(super) fn of(
    notes: &[&str],
    answers: &mut Answers,
    mut ask: impl FnMut(&str, usize) -> Option<Option<Role>>,
) -> Vec<FolderOfNotes> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for (folder, _) in notes.iter().filter_map(|path| path.split_once('/')) {
        *counts.entry(folder).or_default() += 1;
    }
    let mut folders = Vec::new();
    for (name, notes) in counts {
        let of_name = Role::kind_of_name(name).map(|kind| Role { kind, word: None });
        let (role, said) = match (answers.folders.get(name), of_name) {
            (Some(role), _) => (role.clone(), Said::Answer),
            (None, Some(role)) => {
                // A folder of Briefing itself needs no line in the settings.
                if role.kind.folder() != name {
                    answers.folders.insert(name.to_owned(), Some(role.clone()));
                }
                (Some(role), Said::Name)
            }
            (None, None) => match ask(name, notes) {
                Some(role) => {
                    answers.folders.insert(name.to_owned(), role.clone());
                    (role, Said::Answer)
                }
                None => (Some(Role { kind: Kind::Page, word: None }), Said::Nowhere),
            },
        };
        folders.push(FolderOfNotes { name: name.to_owned(), notes, role, said });
    }
    folders
}
