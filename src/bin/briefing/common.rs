//! The options for all commands.

use std::path::{Path, PathBuf};

use briefing::build::{Meter, Options};
use briefing::catalogue::{Audience, Reveal};
use briefing::disk::Folders;
use briefing::marking::Marking;
use briefing::vocabulary::Word;
use clap::{Args as ClapArgs, ValueEnum};

/// What every command takes.
#[derive(Debug, ClapArgs)]
pub(crate) struct Common {
    /// The site's folder [default: the nearest with site.toml, from here upwards]
    #[arg(long = "root", global = true, value_name = "DIR")]
    given_root: Option<PathBuf>,
    /// The site's folder.
    #[arg(skip)]
    pub(crate) root: PathBuf,
    /// Where to write: the site [default: public/ in the root], or a report
    #[arg(long, short, global = true, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Where the articles are [default: seeds/ in the root]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) seeds: Option<PathBuf>,
    /// Use notes marked up to this level [default: clear; serve: red]
    #[arg(long, global = true, value_name = "LEVEL", value_parser = marking)]
    pub(crate) tlp: Option<Marking>,
    /// Use drafts as well
    #[arg(long, global = true)]
    pub(crate) drafts: bool,
    /// Take warnings for errors
    #[arg(long, global = true)]
    pub(crate) strict: bool,
    /// How to show problems
    #[arg(long, global = true, value_name = "FORM", value_enum, default_value = "human")]
    pub(crate) messages: Messages,
    /// How many threads to use
    #[arg(long, short, global = true, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Say nothing but problems
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// The form in which problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Messages {
    /// With the lines they stand on.
    Human,
    /// One JSON object a line.
    Json,
}

impl Common {
    /// Sets the site's folder: the one that is given, else the nearest that has settings, from here upwards.
    #[allow(
        clippy::disallowed_methods,
        reason = "where the program was started decides which site it is about"
    )]
    pub(crate) fn find_root(&mut self) {
        let here = PathBuf::from(".");
        let is_site = |folder: &Path| folder.join("site.toml").is_file();
        self.root = match &self.given_root {
            Some(root) => root.clone(),
            None if is_site(&here) || here.join("content").is_dir() => here,
            None => {
                let start = std::env::current_dir().unwrap_or_default();
                let level = start.ancestors().position(is_site);
                level.map_or(here, |level| std::iter::repeat_n("..", level).collect())
            }
        };
    }

    pub(crate) fn folders(&self) -> Folders {
        Folders::new(&self.root, self.seeds.as_deref())
    }

    pub(crate) fn build_options(&self) -> Options {
        Options {
            meter: Meter::default(),
            folders: self.folders(),
            output: self.output(),
            audience: self.audience(),
            strict: self.strict,
            reports: None,
            locked: false,
        }
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.root.join("public"))
    }

    pub(crate) fn audience(&self) -> Audience {
        Audience {
            marking: self.tlp.unwrap_or_default(),
            drafts: self.drafts,
            reveal: Reveal::ByRights,
        }
    }
}

fn marking(name: &str) -> Result<Marking, String> {
    Marking::from_id(name)
        .ok_or_else(|| String::from("the levels are clear, green, amber, amber+strict and red"))
}
