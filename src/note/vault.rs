//! `[vault]` in `site.toml`: how the folders and properties of a vault of another program are read.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::fields::{Fields, Spanned};
use crate::input::Hash;
use crate::memo::{combine, hash_of};
use crate::rule;
use crate::text::similar::{did_you_mean, nearest};

use super::Kind;

/// The property of other programs that says what a note is about.
const TYPE: &str = "type";

/// What stands for folders, properties and titles that a vault does not have as Briefing does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vault {
    /// Whether the site has such a table: then a note without a title has that of its file.
    is_given: bool,
    /// Properties that mean nothing here.
    ignored: Vec<String>,
    /// By a folder under `content/`.
    folders: BTreeMap<String, Role>,
    /// By a value of the property `type`.
    types: BTreeMap<String, Role>,
}

/// What a note is: its kind and, for an entity, the word of its `kind` or `class`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The kind of note.
    pub kind: Kind,
    /// The word that a note without one has.
    pub word: Option<String>,
}

impl Role {
    /// The words for kinds of notes.
    pub const KINDS: [(&'static str, Kind); 6] = [
        ("actor", Kind::Actor),
        ("attack", Kind::Attack),
        ("outlet", Kind::Outlet),
        ("source", Kind::Source),
        ("briefing", Kind::Briefing),
        ("page", Kind::Page),
    ];

    /// Reads `actor` or, with the word of its kind, `actor:company`.
    pub fn parse(written: &str) -> Option<Role> {
        let (kind, word) = match written.split_once(':') {
            Some((kind, word)) => (kind.trim(), Some(word.trim())),
            None => (written.trim(), None),
        };
        let kind = Role::kind_of_name(kind)?;
        let word = word.map(str::to_owned);
        let takes_word = matches!(kind, Kind::Actor | Kind::Attack | Kind::Outlet);
        (word.as_ref().is_none_or(|word| takes_word && !word.is_empty()))
            .then_some(Role { kind, word })
    }

    /// The kind of this name, or of the folder of this name, in any case.
    pub fn kind_of_name(name: &str) -> Option<Kind> {
        let name = name.to_lowercase();
        let mut kinds = Role::KINDS.into_iter();
        let found = kinds.find(|(word, kind)| {
            *word == name || !kind.folder().is_empty() && kind.folder() == name
        });
        found.map(|(_, kind)| kind).or_else(|| (name == "pages").then_some(Kind::Page))
    }

    /// As it is written.
    pub fn written(&self) -> String {
        let kind = Role::KINDS.into_iter().find(|(_, kind)| *kind == self.kind);
        let kind = kind.map_or("page", |(word, _)| word);
        self.word.as_ref().map_or(kind.to_owned(), |word| format!("{kind}:{word}"))
    }
}

impl Vault {
    /// A vault with these roles and ignored properties.
    pub fn new(
        folders: BTreeMap<String, Role>,
        types: BTreeMap<String, Role>,
        ignored: Vec<String>,
    ) -> Vault {
        Vault { is_given: true, ignored, folders, types }
    }

    /// Reads the table.
    pub fn read(fields: &mut Fields) -> Vault {
        let ignored = fields.texts("ignore").into_iter().map(|key| key.value).collect();
        let folders =
            fields.table("folders", "[vault.folders]", |fields| roles(fields, "[vault.folders]"));
        let types = fields.table("types", "[vault.types]", |fields| roles(fields, "[vault.types]"));
        Vault::new(folders.unwrap_or_default(), types.unwrap_or_default(), ignored)
    }

    /// The hash of a note's file as it is read with these settings.
    pub(crate) fn hash_of(&self, file: &Hash) -> Hash {
        match self.is_given {
            true => combine(file, &hash_of([format!("{self:?}").as_bytes()])),
            false => *file,
        }
    }

    /// Whether the names of files are titles.
    pub(super) fn has_titles_in_names(&self) -> bool {
        self.is_given
    }

    /// What the notes of a folder under `content/` are: the innermost folder that is named decides.
    pub(super) fn role_at(&self, folder: &str) -> Option<&Role> {
        let mut folder = folder;
        loop {
            if let Some(role) = self.folders.get(folder) {
                return Some(role);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// What the property `type` of a note says that it is.
    pub(super) fn role_of(&self, fields: &mut Fields) -> Option<&Role> {
        if self.types.is_empty() {
            return None;
        }
        let role = fields.peek_text(TYPE).and_then(|written| self.types.get(written))?;
        fields.take_unread(TYPE);
        Some(role)
    }

    /// Leaves out the properties that mean nothing here.
    pub(super) fn ignore(&self, fields: &mut Fields) {
        fields.ignore(&self.ignored);
    }
}

/// The folder of a kind of notes that may be meant by the one that a page lies in, such as `actors` by `content/Actor/`.
pub(super) fn meant_folder(path: &str) -> Option<String> {
    let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
    let folders = Role::KINDS.iter().map(|(_, kind)| kind.folder());
    nearest(folder, folders.filter(|folder| !folder.is_empty()))
}

fn roles(fields: &mut Fields, table: &'static str) -> BTreeMap<String, Role> {
    let entries = fields.by_key(table, "is", |fields| fields.text("is"));
    let mut roles = BTreeMap::new();
    for (key, value) in entries {
        let Some(written) = value.and_then(|value| value.value) else { continue };
        match Role::parse(&written.value) {
            Some(role) => {
                roles.insert(key.value.trim_matches('/').to_owned(), role);
            }
            None => {
                let problem = unknown(&written).at(&fields.file(), &written.span);
                fields.problem(problem);
            }
        }
    }
    roles
}

fn unknown(written: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is no kind of note", written.value);
    let kinds = Role::KINDS.map(|(word, _)| word);
    let hint = did_you_mean(&written.value, kinds);
    Diagnostic::new(&rule::BAD_VAULT, message)
        .label("not a kind of note")
        .hint("write actor, attack, outlet, source, briefing or page; `actor:company` also says which kind of actor")
        .maybe_hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;
    use crate::note::parse_in;

    #[test]
    fn folders_and_properties_say_what_a_note_is() {
        let role = |written| Role::parse(written).expect("a role");
        let vault = Vault::new(
            BTreeMap::from([
                (String::from("Ships"), role("actor:company")),
                (String::from("Ships/Log"), role("page")),
                (String::from("actors"), role("page")),
            ]),
            BTreeMap::from([(String::from("event"), role("attack:incident"))]),
            vec![String::from("cssclass")],
        );
        for (path, head, kind) in [
            ("Ships/MV Lamp.md", "", Kind::Actor),
            ("Ships/Old/lamp.md", "cssclass: wide", Kind::Actor),
            ("Ships/Log/x.md", "", Kind::Page),
            ("Ships/x.md", "type: event", Kind::Attack),
            ("actors/x.md", "", Kind::Page),
            ("outlets/x.md", "class: press", Kind::Outlet),
            ("x.md", "", Kind::Page),
        ] {
            let text = if head.is_empty() { String::new() } else { format!("---\n{head}\n---\n") };
            let note = parse_in(&InputFile::new(&format!("content/{path}"), text), &vault);
            let note = note.expect("a note");
            assert_eq!((note.kind, &note.problems[..]), (kind, &[][..]), "{path}");
            assert_eq!(note.title(), &*note.name);
        }
        for bad in ["ship", "page:x", "actor:", ""] {
            assert_eq!(Role::parse(bad), None, "{bad}");
        }
        assert_eq!(role("Actors").written(), "actor");
    }
}
