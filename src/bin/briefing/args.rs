//! The arguments of the command line.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use briefing::config::{Order, Paper};
use briefing::edtf::Edtf;
use briefing::text::printable;
use briefing::vocabulary::Word;
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use crate::common::{Common, Messages};
use crate::cues::Cues;

/// Reports wrong arguments, or prints the requested help. Arguments are shown like all other
/// foreign text.
pub(crate) fn refused(error: clap::Error) -> ExitCode {
    let typed = std::env::args_os();
    let typed = typed.map(|word| printable::text(&word.to_string_lossy()).into_owned());
    let error =
        Args::try_parse_from(typed).err().filter(|it| it.kind() == error.kind()).unwrap_or(error);
    // A closed pipe is no error: the reader has seen enough.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(crate::REFUSED))
}

/// Turns published articles and an analyst's notes into a cross-linked briefing website.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, propagate_version = true, disable_help_flag = true)]
pub(crate) struct Args {
    /// Print help
    // The short form for both flags, so that the whole help fits a screen.
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A PDF.
    Pdf,
    /// One page of HTML.
    Html,
    /// Typst files and data.
    Typst,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the website
    Build(Build),
    /// Preview the website, rebuilding on every change
    Serve(Serve),
    /// Print a selection as a PDF, one page of HTML, or typst files
    Report(Report),
    /// Look for problems without writing the site
    Check(Check),
    /// Say what a rule means, or list the rules
    Explain(Explain),
    /// Take in saved pages, documents, e-mails and clippings as sources
    #[cfg(feature = "import")]
    Import(Import),
    /// Show how articles are read
    Inspect(Inspect),
    /// Show what the cues of attacks catch and miss, or draft some
    Cues(Cues),
    /// Print passages whole, with the citation to copy
    Show(Show),
    /// Mend citations of passages that have moved
    Fix(Fix),
    /// Write a new note
    New(New),
    /// Begin a new site
    Init(Init),
    /// Work with themes
    #[command(subcommand)]
    Theme(Theme),
    /// Delete what the last build wrote, and the results it has kept in .briefing/
    Clean,
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// `briefing theme`
#[derive(Debug, Subcommand)]
pub(crate) enum Theme {
    /// Write the built-in theme into themes/NAME/, to change its files
    Export {
        /// The name of the new theme
        name: String,
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
    /// Make the reports that site.toml names, and link them from the pages they cover
    #[arg(long)]
    pub(crate) reports: bool,
    /// Refuse citations of passages that seeds/passages.lock does not have
    #[arg(long)]
    pub(crate) locked: bool,
}

/// `briefing check`
#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    /// Show notes on how articles were read and what they credit as well
    #[arg(long)]
    pub(crate) notes: bool,
    /// Refuse citations of passages that seeds/passages.lock does not have
    #[arg(long)]
    pub(crate) locked: bool,
}

/// `briefing fix`
#[derive(Debug, ClapArgs)]
pub(crate) struct Fix {
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take over what cited passages say now where nothing says any more what was cited
    #[arg(long)]
    pub(crate) accept: bool,
}

/// `briefing explain`
#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// The rule, such as unknown-link; without it, all of them
    pub(crate) rule: Option<String>,
    /// Print all rules as a page in Markdown
    #[arg(long, hide = true, conflicts_with = "rule")]
    pub(crate) markdown: bool,
    /// Print the words that notes may use as a page in Markdown
    #[arg(long, hide = true, conflicts_with_all = ["rule", "markdown"])]
    pub(crate) vocabulary: bool,
}

/// `briefing report`
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "The report")]
pub(crate) struct Report {
    /// Notes, such as attacks/<id>, or the names of reports in site.toml
    #[arg(help_heading = None)]
    pub(crate) selection: Vec<String>,
    /// Its form [default: that of the file's name, else pdf]
    #[arg(long, value_name = "FORM", value_enum)]
    pub(crate) format: Option<Format>,
    /// Everything
    #[arg(long, conflicts_with = "selection")]
    pub(crate) all: bool,
    /// Attacks and briefings of this date or later, such as 2022 or 2022-09-05
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) from: Option<Edtf>,
    /// Attacks and briefings of this date or earlier
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) to: Option<Edtf>,
    /// What has this tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
    /// The headline
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(crate) title: Option<String>,
    /// Under the headline
    #[arg(long, value_name = "TEXT")]
    pub(crate) subtitle: Option<String>,
    /// The date on it [default: that of the newest content]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Edtf>,
    /// The size of its pages: a4 or letter [default: a4]
    #[arg(long, value_name = "SIZE", value_parser = word::<Paper>)]
    pub(crate) paper: Option<Paper>,
    /// The order of its entries: standard, title or given [default: standard]
    #[arg(long, value_name = "ORDER", value_parser = word::<Order>)]
    pub(crate) order: Option<Order>,
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

/// `briefing import`
#[cfg(feature = "import")]
#[derive(Debug, ClapArgs)]
pub(crate) struct Import {
    /// Saved pages (.html, .mhtml), PDF, .docx, .eml, clippings (.md), .txt, folders, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The id of the new source [default: outlet and date, else the title]
    #[arg(long = "as", value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Copy the file into seeds/originals/, which is never published
    #[arg(long)]
    pub(crate) keep_original: bool,
    /// The elements of a web page that are the article, as a CSS selector
    #[arg(long, value_name = "SELECTOR")]
    pub(crate) include: Option<String>,
    /// The files are libraries of references (BibTeX, CSL-JSON, RIS): a source note for each entry
    #[arg(long, conflicts_with_all = ["id", "keep_original", "include", "outlet", "update"])]
    pub(crate) refs: bool,
    /// Write notes of outlets that have none
    #[arg(long)]
    pub(crate) outlet: bool,
    /// Write an earlier clip of the same page anew, and show what changed; its note stays
    #[arg(long)]
    pub(crate) update: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// `briefing inspect`
#[derive(Debug, ClapArgs)]
pub(crate) struct Inspect {
    /// Print the stable JSON form
    #[arg(long)]
    pub(crate) json: bool,
    /// Print the text of every passage and line whole
    #[arg(long, conflicts_with = "json")]
    pub(crate) full: bool,
    /// The articles: paths, ids of sources, or names within seeds/
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
}

/// `briefing show`
#[derive(Debug, ClapArgs)]
pub(crate) struct Show {
    /// What to print, such as @lake#p4, @lake#p2-4, or @lake for all of it
    #[arg(required = true, value_name = "PASSAGE")]
    pub(crate) passages: Vec<String>,
    /// How many passages to print before and after, dimmed
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) context: usize,
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
    /// Copy the notes and files of an Obsidian vault into it; nothing in the vault is changed
    #[arg(long, value_name = "VAULT")]
    pub(crate) from: Option<PathBuf>,
    /// Say what the notes of a folder are: actor, actor:person, attack, outlet, source, briefing, page or none
    #[arg(long, value_name = "FOLDER=KIND", requires = "from")]
    pub(crate) kinds: Vec<String>,
    /// Say what would come along, and write nothing
    #[arg(long, requires = "from")]
    pub(crate) check: bool,
}

fn date(text: &str) -> Result<Edtf, String> {
    Edtf::parse(text).map_err(|error| error.to_string())
}

/// A text that is not empty.
fn words(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(String::from("it has no words")) } else { Ok(text.to_owned()) }
}

/// A word that `site.toml` accepts as well.
fn word<W: Word>(name: &str) -> Result<W, String> {
    let known = || W::ids().collect::<Vec<_>>().join(", ");
    W::from_id(name).ok_or_else(|| format!("one of {}", known()))
}
