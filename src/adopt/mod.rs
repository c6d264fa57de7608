//! A vault of another program as a new site: what comes along, what is left out and why, and the settings that say how
//! the rest is read. The texts stay as they are.

mod clipping;
mod folders;
mod left_out;

use std::collections::{BTreeMap, BTreeSet};

use crate::input::InputFile;
use crate::note::{Kind, Role, Survey, Vault, is_note, may_withhold};
use crate::text::fold;

pub use clipping::Clipping;
pub use folders::{Answers, FolderOfNotes, Said};
pub use left_out::Reason;

/// What becomes of a vault.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The paths of the files that come along; they are the same under `content/`.
    pub copied: Vec<String>,
    /// The clippings, which become articles with a note each.
    pub clippings: Vec<Clipping>,
    /// The numbers of notes, by what they become.
    pub notes: BTreeMap<Kind, usize>,
    /// What is left out, by the reason.
    pub left_out: BTreeMap<Reason, Vec<String>>,
    /// The outermost folders that hold notes, and what these become.
    pub folders: Vec<FolderOfNotes>,
    /// The properties that mean nothing here, with the numbers of their notes.
    pub ignored: BTreeMap<String, usize>,
    /// The notes of entities that do not say which kind of actor or class of outlet they are about.
    pub without_word: Vec<String>,
    /// How the rest is read.
    pub vault: Vault,
    answers: Answers,
}

impl Plan {
    /// Plans with the files of a vault. `read` reads a note; `None` if it cannot be read. `ask` returns what the notes
    /// of a folder become, such as an answer on a terminal.
    pub fn new(
        files: &[(String, bool)],
        settings: &[String],
        mut answers: Answers,
        read: impl Fn(&str) -> Option<Vec<u8>>,
        ask: impl FnMut(&str, usize) -> Option<Option<Role>>,
    ) -> Plan {
        let mut plan = Plan::default();
        let rules = left_out::Rules::new(settings);
        let mut kept = Vec::new();
        for (path, is_odd) in files {
            match rules.reason(path, *is_odd) {
                Some(reason) => plan.leave_out(reason, path),
                None => kept.push(path),
            }
        }
        let notes = kept.iter().map(|path| path.as_str()).filter(|path| is_note(path));
        let notes = notes.collect::<Vec<_>>();
        plan.folders = folders::of(&notes, &mut answers, ask);
        let vault = answers.vault(Vec::new());
        for path in kept {
            if answers.leaves_out(path) {
                plan.leave_out(Reason::Asked, path);
                continue;
            }
            if is_note(path) && !plan.add_note(path, read(path), &vault) {
                continue;
            }
            plan.copied.push(path.clone());
        }
        plan.name_clippings();
        plan.vault = answers.vault(plan.ignored.keys().cloned().collect());
        plan.answers = answers;
        plan
    }

    fn leave_out(&mut self, reason: Reason, path: &str) {
        self.left_out.entry(reason).or_default().push(path.to_owned());
    }

    /// Whether a note comes along.
    fn add_note(&mut self, path: &str, bytes: Option<Vec<u8>>, vault: &Vault) -> bool {
        let Some(bytes) = bytes else {
            self.leave_out(Reason::Odd, path);
            return false;
        };
        let file = InputFile::new(&format!("content/{path}"), bytes);
        let Some(survey) = Survey::of(&file, vault) else {
            // A build says where it is not UTF-8.
            return true;
        };
        if survey.is_template {
            self.leave_out(Reason::Template, path);
            return false;
        }
        if survey.is_draft {
            self.leave_out(Reason::Draft, path);
            return false;
        }
        if survey.is_clipping {
            *self.notes.entry(Kind::Source).or_default() += 1;
            self.clippings.push(Clipping::new(path, survey.kind, survey.tlp));
            return false;
        }
        *self.notes.entry(survey.kind).or_default() += 1;
        for key in survey.unknown.into_iter().collect::<BTreeSet<_>>() {
            // A slip in what keeps a note from being published must stay an error.
            if !may_withhold(&key) {
                *self.ignored.entry(key).or_default() += 1;
            }
        }
        if survey.lacks_word {
            self.without_word.push(path.to_owned());
        }
        true
    }

    /// Gives the clippings names that no other file has.
    fn name_clippings(&mut self) {
        let name = |path: &String| fold::key(clipping::stem(path));
        let mut taken = self.copied.iter().map(name).collect::<BTreeSet<_>>();
        for clipping in &mut self.clippings {
            clipping.choose_name(&mut taken);
        }
    }

    /// The new site's `site.toml`.
    pub fn settings(&self, title: &str) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut text = format!("title = {}\nlanguage = \"en\"\n", quoted(title));
        text.push_str("\n# How the vault's notes are read.\n[vault]\n");
        let keys = self.ignored.keys().map(|key| quoted(key)).collect::<Vec<_>>();
        text.push_str(&format!("ignore = [{}]\n", keys.join(", ")));
        for (table, roles) in [("folders", &self.answers.folders), ("types", &self.answers.types)] {
            let mut roles = roles.iter().filter_map(|(name, role)| Some((name, role.as_ref()?)));
            let lines = roles
                .by_ref()
                .map(|(name, role)| format!("{} = {}\n", quoted(name), quoted(&role.written())));
            let lines = lines.collect::<String>();
            if !lines.is_empty() {
                text.push_str(&format!("\n[vault.{table}]\n{lines}"));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests;
