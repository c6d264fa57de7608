//! `briefing new` and `briefing init`: files for an analyst to fill in. Existing files are never
//! overwritten.

#![allow(clippy::disallowed_methods, reason = "these two commands write single new files")]

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use briefing::article;
use briefing::disk;
use briefing::id::Id;
use briefing::source;
use briefing::text::shell;

use crate::Exit;
use crate::args::{Common, Init, New, NewKind};
use crate::terminal::{Terminal, shown};
use crate::vault;

pub(crate) fn new(common: &Common, new: &New, terminal: &Terminal) -> Result<Exit> {
    let (folder, id, text) = match new.kind {
        NewKind::Source => {
            let seed = seed(common, &new.name);
            ("sources/", source_id(seed).to_string(), source(common, seed)?)
        }
        NewKind::Actor => {
            ("actors/", checked(&new.name)?, entity(&new.name, "kind = \"organisation\"\n"))
        }
        NewKind::Attack => (
            "attacks/",
            checked(&new.name)?,
            entity(&new.name, "kind = \"attack\"\n# date = \"2022-09-05\"\n"),
        ),
        NewKind::Outlet => (
            "outlets/",
            checked(&new.name)?,
            entity(&new.name, "class = \"press\"\nlink_policy = \"name-only\"\n"),
        ),
        NewKind::Briefing => (
            "briefings/",
            checked(&new.name)?,
            entity(&new.name, "authors = []\n# date = \"2022-09-05\"\n"),
        ),
        NewKind::Page => ("", checked(&new.name)?, entity(&new.name, "")),
    };
    let path = common.root.join("content").join(format!("{folder}{id}.md"));
    disk::refuse_outside(&common.folders(), &path)?;
    write(&path, &text)?;
    terminal.say(&format!("wrote {}", shown(&path)));
    Ok(Exit::Done)
}

/// The name of the new note's file, which is its id.
fn checked(name: &str) -> Result<String> {
    let is_path = name.contains(['/', '\\']) || name.starts_with('.');
    let checked = if is_path { Err("is a path") } else { Id::of_name(name) };
    match checked {
        Ok(_) => Ok(name.to_owned()),
        Err(rule) => bail!("the id `{name}` {rule}; how about `{}`?", Id::slug(name)),
    }
}

/// The name of an article within `seeds/`, which shells complete with the name of the folder.
fn seed<'t>(common: &Common, typed: &'t str) -> &'t str {
    let seeds = common.folders().seeds;
    let within = typed.strip_prefix("./").unwrap_or(typed).strip_prefix("seeds/");
    within.filter(|name| !seeds.join(typed).exists() && seeds.join(name).exists()).unwrap_or(typed)
}

fn source_id(seed: &str) -> Id {
    let name = seed.rsplit('/').next().unwrap_or(seed);
    Id::slug(name.strip_suffix(".txt").or_else(|| name.strip_suffix(".md")).unwrap_or(name))
}

fn entity(name: &str, keys: &str) -> String {
    format!("+++\ntitle = {}\n{keys}+++\n", quoted(&title(name)))
}

/// `islamic-state` as `Islamic State`: a start to be corrected. What is no address was written as a title.
fn title(id: &str) -> String {
    if Id::new(id).is_err() {
        return id.to_owned();
    }
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The note of a source, with the metadata read from the article.
fn source(common: &Common, seed: &str) -> Result<String> {
    let path = common.folders().seeds.join(seed);
    if !source::is_article(&format!("seeds/{seed}")) {
        let file = path.strip_prefix(".").unwrap_or(&path).to_string_lossy();
        bail!(
            "{} is no source: that is a clip (.md) or a copied text (.txt); `briefing import {}` makes a clip of it",
            shown(&path),
            shell::quoted(&file)
        );
    }
    disk::refuse_outside(&common.folders(), &path)?;
    let bytes = disk::read_file(&path)
        .with_context(|| format!("could not read the article {}", path.display()))?;
    let text = article::encoding::decode(&bytes)
        .map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
    let mut note = format!("+++\nseed = {}\n", quoted(seed));
    // A clip says the rest itself.
    if seed.ends_with(".md") {
        note += "# outlet = \"\"\n";
        return Ok(note + "\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 100\n+++\n");
    }
    let article = article::parse(text, &article::Overrides::default());
    if let Some(title) = &article.title {
        note += &format!("title = {}\n", quoted(&title.value));
    }
    let authors = article.authors.iter().map(|author| quoted(&author.value)).collect::<Vec<_>>();
    note += &format!("authors = [{}]\n# outlet = \"\"\n", authors.join(", "));
    match article.issued.date {
        Some(date) => note += &issued(date, &article.issued),
        None => note += "\n# [issued]\n# date = \"\"\n# basis = \"inferred\"\n# why = \"\"\n",
    }
    Ok(note + "\n[rights]\ndisplay = \"excerpt\"\nexcerpt_words = 100\n+++\n")
}

/// The date with its basis: an inferred one is never written as stated.
fn issued(date: article::CivilDate, issued: &article::Issued) -> String {
    let head = format!("\n[issued]\ndate = \"{}\"\n", date.edtf());
    match issued.basis {
        article::Basis::Stated => format!("{head}basis = \"stated\"\n"),
        _ => format!("{head}basis = \"inferred\"\nwhy = {}\n", quoted(&issued.why.to_string())),
    }
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

pub(crate) fn init(init: &Init, terminal: &Terminal) -> Result<Exit> {
    if let Some(vault) = &init.from {
        return vault::adopt(vault, init, terminal);
    }
    let folder = &init.folder;
    if folder.join("site.toml").exists() || folder.join("content").exists() {
        bail!("{} already holds a site", folder.display());
    }
    let files = [
        ("site.toml", "title = \"My briefing\"\ndescription = \"\"\nlanguage = \"en\"\n"),
        ("content/_index.md", "+++\ntitle = \"My briefing\"\n+++\nWhat this site is about.\n"),
        ("content/about.md", "+++\ntitle = \"About\"\n+++\nWho writes this site, and how.\n"),
        (".gitignore", "/public\n/.briefing\n"),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        if !path.exists() {
            write(&path, text)?;
        }
    }
    for kind in ["actors", "attacks", "outlets", "sources", "briefings"] {
        make(&folder.join("content").join(kind))?;
    }
    make(&folder.join("seeds"))?;
    terminal.say(&format!("a new site in {}: take in what you have saved with `briefing import FILE`, then `briefing build`", shown(folder)));
    Ok(Exit::Done)
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))
}

/// Writes a file that does not exist yet.
fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    disk::write_new(path, text.as_bytes())
        .with_context(|| format!("could not make {}", path.display()))
}
