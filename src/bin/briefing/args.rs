//! What can be typed.

use std::net::IpAddr;
use std::path::PathBuf;

use briefing::build::Options;
use briefing::catalogue::{Audience, Reveal};
use briefing::disk::Folders;
use briefing::marking::Marking;
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Turns published articles and an analyst's notes into a cross-linked briefing website.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, propagate_version = true, disable_help_flag = true)]
pub(crate) struct Args {
    /// Print help
    // The short form for both flags, so that the whole of it fits a screen.
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, ClapArgs)]
pub(crate) struct Common {
    /// The site's folder, with site.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(crate) root: PathBuf,
    /// Where to write the site [default: public/ in the root]
    #[arg(long, short, global = true, value_name = "DIR")]
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
    #[arg(long, global = true, value_name = "FORMAT", value_enum, default_value = "human")]
    pub(crate) format: Format,
    /// How many threads to use
    #[arg(long, short, global = true, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Say nothing but problems
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// How problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines they stand on.
    Human,
    /// One JSON object a line.
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the website
    Build(Build),
    /// Preview the website, rebuilding on every change
    Serve(Serve),
    /// Look for problems without writing the site
    Check,
    /// Show how articles are read
    Inspect(Inspect),
    /// Write a new note
    New(New),
    /// Begin a new site
    Init(Init),
    /// Delete what the last build wrote, and the results it has kept in .briefing/
    Clean,
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// `briefing build`
#[derive(Debug, ClapArgs)]
pub(crate) struct Build {
    /// Build again whenever a file changes
    #[arg(long, short)]
    pub(crate) watch: bool,
    /// Look for changes again and again, where the system gives no notice of them
    #[arg(long, requires = "watch")]
    pub(crate) poll: bool,
}

/// `briefing serve`
#[derive(Debug, ClapArgs)]
pub(crate) struct Serve {
    /// The port [default: the first free one from 1120 on]
    #[arg(long, short)]
    pub(crate) port: Option<u16>,
    /// The address of this machine to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) bind: IpAddr,
    /// Another name under which browsers may ask
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Vec<String>,
    /// Open it in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Look for changes again and again, where the system gives no notice of them
    #[arg(long)]
    pub(crate) poll: bool,
    /// Compare every page with a full build after each change
    #[arg(long)]
    pub(crate) verify: bool,
}

/// `briefing inspect`
#[derive(Debug, ClapArgs)]
pub(crate) struct Inspect {
    /// Print the stable JSON form
    #[arg(long)]
    pub(crate) json: bool,
    /// The articles
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `briefing new`
#[derive(Debug, ClapArgs)]
pub(crate) struct New {
    /// What to write a note on
    #[arg(value_enum)]
    pub(crate) kind: NewKind,
    /// The new note's id; for a source, the article's file name under seeds/
    pub(crate) name: String,
}

/// The kinds of note `new` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewKind {
    Actor,
    Attack,
    Outlet,
    Source,
    Briefing,
    Page,
}

/// `briefing init`
#[derive(Debug, ClapArgs)]
pub(crate) struct Init {
    /// The new site's folder
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
}

impl Common {
    pub(crate) fn folders(&self) -> Folders {
        Folders::new(&self.root, self.seeds.as_deref())
    }

    pub(crate) fn build_options(&self) -> Options {
        Options {
            folders: self.folders(),
            output: self.output(),
            audience: self.audience(),
            strict: self.strict,
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
    Marking::from_name(name)
        .ok_or_else(|| String::from("the levels are clear, green, amber, amber+strict and red"))
}
