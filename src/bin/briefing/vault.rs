//! `briefing init --from`: a vault of another program as a new site.

use std::collections::BTreeSet;
use std::io::{IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use briefing::adopt::{Answers, Plan, Said};
use briefing::catalogue::Audience;
use briefing::check;
use briefing::diagnostic::Severity;
use briefing::disk::{self, Folders, VaultFile};
use briefing::note::{Kind, Role};
use briefing::site::Cache;
use briefing::text::shell;
use briefing::text::similar::did_you_mean;

use crate::Exit;
use crate::args::Init;
use crate::terminal::{Terminal, plural, shown};

/// The most names of files in a line.
const FEW: usize = 5;

pub(crate) fn adopt(vault: &Path, init: &Init, terminal: &Terminal) -> Result<Exit> {
    let vault = &inner(vault, terminal);
    let answers = Answers::parse(&init.kinds).map_err(|problem| anyhow!(problem))?;
    let files = disk::list_vault(vault)?;
    disk::refuse_within(vault, &init.folder)?;
    refuse_unknown(&files, &answers)?;
    let listed = files.iter().map(|file| (file.path.clone(), file.is_odd)).collect::<Vec<_>>();
    let is_asked = stdin().is_terminal() && stderr().is_terminal() && !init.check;
    let mut is_asked = is_asked;
    let ask = |folder: &str, notes| {
        let answer = if is_asked { ask(terminal, folder, notes) } else { Answer::Default };
        is_asked &= !matches!(answer, Answer::Over);
        if let Answer::Role(role) = answer { Some(role) } else { None }
    };
    let read = |path: &str| disk::read_file(&vault.join(path)).ok();
    let plan = Plan::new(&listed, &settings(vault), answers, read, ask);
    tell(&plan, terminal);
    if init.check {
        terminal.say("nothing was written");
        return Ok(Exit::Done);
    }
    write(vault, &init.folder, &plan)?;
    let folder = init.folder.to_string_lossy();
    let folder = shell::quoted(&folder);
    terminal.say(&format!("a new site in {}", shown(&init.folder)));
    terminal.say(&match problems(&init.folder) {
        0 => format!("`briefing serve --root {folder}` shows it"),
        count => format!(
            "{} for you to mend: `briefing check --root {folder}` shows where",
            plural(count, "problem")
        ),
    });
    Ok(Exit::Done)
}

/// The vault; in the folder of a site that is one, the folder of its notes.
fn inner(vault: &Path, terminal: &Terminal) -> PathBuf {
    let notes = vault.join("content");
    let is_vault = |folder: &Path| folder.join(".obsidian").is_dir();
    if !is_vault(vault) && is_vault(&notes) {
        terminal.say(&format!("the vault is {}", shown(&notes)));
        return notes;
    }
    vault.to_owned()
}

/// Refuses an answer for a folder that is not there.
fn refuse_unknown(files: &[VaultFile], answers: &Answers) -> Result<()> {
    let mut folders = BTreeSet::new();
    for file in files {
        folders.extend(file.path.match_indices('/').map(|(at, _)| &file.path[..at]));
    }
    if let Some(named) = answers.folders().find(|named| !folders.contains(named)) {
        let hint = did_you_mean(named, folders.iter().copied());
        let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
        bail!("--kinds names the folder `{named}`, which is not in the vault{hint}");
    }
    Ok(())
}

/// The settings of the other program that name a folder of templates.
fn settings(vault: &Path) -> Vec<String> {
    let files = ["templates.json", "plugins/templater-obsidian/data.json"];
    let texts = files.map(|file| disk::read_file(&vault.join(".obsidian").join(file)).ok());
    texts.into_iter().flatten().filter_map(|text| String::from_utf8(text).ok()).collect()
}

/// An answer to what the notes of a folder become.
enum Answer {
    /// What they become; `None` if they are left out.
    Role(Option<Role>),
    /// An empty line.
    Default,
    /// The end of the input: there are no more answers.
    Over,
}

/// Asks what the notes of a folder become.
fn ask(terminal: &Terminal, folder: &str, notes: usize) -> Answer {
    let kinds = Role::KINDS.map(|(word, _)| word).join(", ");
    let are = if notes == 1 { "is" } else { "are" };
    let notes = plural(notes, "note");
    loop {
        terminal.ask(&format!("What {are} the {notes} in `{folder}`: {kinds} or none? [page] "));
        let mut line = String::new();
        if !stdin().read_line(&mut line).is_ok_and(|length| length > 0) {
            terminal.ask("\n");
            return Answer::Over;
        }
        if line.trim().is_empty() {
            return Answer::Default;
        }
        match Answers::role(line.trim()) {
            Ok(role) => return Answer::Role(role),
            Err(problem) => terminal.ask(&format!("{problem}\n")),
        }
    }
}

/// Says what becomes of the vault.
fn tell(plan: &Plan, terminal: &Terminal) {
    let notes = plan.notes.iter().map(|(kind, count)| match kind {
        Kind::Section => plural(*count, "index page"),
        _ => plural(*count, kind.name().split_once(' ').map_or("note", |(_, noun)| noun)),
    });
    let notes = notes.collect::<Vec<_>>();
    let n_files = plan.copied.len() + plan.clippings.len();
    let others = n_files - plan.notes.values().sum::<usize>().min(n_files);
    let notes = if notes.is_empty() { String::from("no notes") } else { notes.join(", ") };
    terminal.say(&format!("{notes}; {} beside them", plural(others, "file")));
    for folder in &plan.folders {
        let name = &folder.name;
        let what = folder.role.as_ref().map_or(String::from("left out"), Role::written);
        let count = plural(folder.notes, "note");
        terminal.say(&match folder.said {
            Said::Name | Said::Answer => format!("  {name}/: {count}, {what}"),
            Said::Nowhere => format!(
                "  {name}/: {count}, {what}, as nothing says more; --kinds {} changes it",
                shell::quoted(&format!("{name}=KIND"))
            ),
        });
    }
    if !plan.clippings.is_empty() {
        let paths = plan.clippings.iter().map(|clipping| clipping.path.clone());
        terminal.say(&format!(
            "to seeds/, with a note of the source: {} ({})",
            plural(plan.clippings.len(), "clipping"),
            few(&paths.collect::<Vec<_>>())
        ));
    }
    for (reason, paths) in &plan.left_out {
        let what = reason.named(paths.len());
        terminal.say(&format!("left out: {} {what} ({})", paths.len(), few(paths)));
    }
    if !plan.ignored.is_empty() {
        let keys = plan.ignored.iter().map(|(key, notes)| format!("{key} ({notes})"));
        let keys = keys.collect::<Vec<_>>().join(", ");
        terminal
            .say(&format!("properties without a meaning here, in [vault] of site.toml: {keys}"));
    }
    if !plan.without_word.is_empty() {
        terminal.say(&format!(
            "which kind of actor or class of outlet? {} ({}); --kinds FOLDER=actor:WORD says it for a folder, such as actor:person",
            plural(plan.without_word.len(), "note"),
            few(&plan.without_word)
        ));
    }
}

fn few(paths: &[String]) -> String {
    let mut names = paths.iter().take(FEW).cloned().collect::<Vec<_>>();
    if paths.len() > FEW {
        names.push(format!("and {} more", paths.len() - FEW));
    }
    names.join(", ")
}

fn write(vault: &Path, folder: &Path, plan: &Plan) -> Result<()> {
    let name = vault.canonicalize().unwrap_or_else(|_| vault.to_owned());
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned());
    let title = name.filter(|name| name != "content").unwrap_or(String::from("My briefing"));
    let settings = plan.settings(&title);
    let index = format!("+++\ntitle = {}\n+++\n", toml::Value::from(title.as_str()));
    let mut texts = vec![("site.toml", settings.as_str()), (".gitignore", "/public\n/.briefing\n")];
    if !plan.copied.iter().any(|path| path == "_index.md") {
        texts.push(("content/_index.md", &index));
    }
    let notes = plan.clippings.iter().map(|clipping| (clipping.note_path(), clipping.note()));
    let notes = notes.collect::<Vec<_>>();
    texts.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let copies = plan.copied.iter().map(|path| (path.as_str(), format!("content/{path}")));
    let clips =
        plan.clippings.iter().map(|clipping| (clipping.path.as_str(), clipping.seed_path()));
    disk::adopt_vault(vault, folder, copies.chain(clips), texts.into_iter())
}

/// The number of errors and warnings in the new site.
fn problems(folder: &Path) -> usize {
    let Ok((inputs, found)) = disk::read(&Folders::new(folder, None)) else { return 0 };
    let (_, mut diagnostics) = check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
    diagnostics.extend(found);
    diagnostics.count(Severity::Error) + diagnostics.count(Severity::Warning)
}
