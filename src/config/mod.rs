//! The settings of `site.toml`: the site's name, language and theme, and the features allowed in
//! notes.

mod check;
mod feature;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::fields::{Fields, Spanned, Syntax};
use crate::id::Id;
use crate::input::Inputs;
use crate::links::BlockedHost;
use crate::mention::EventSettings;
use crate::note::Vault;
use crate::rule::{self, Levels};
use crate::vocabulary::Vocabulary;
use crate::words::{Words, WrittenWords};

pub use feature::Feature;
pub use report::{Order, Paper, ReportConfig, Selection};

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The site's name, on every page.
    pub title: String,
    /// One sentence for search engines and feeds.
    pub description: String,
    /// A BCP 47 language tag.
    pub language: String,
    /// The folder under `themes/`; missing files come from the built-in theme.
    pub theme: Id,
    /// The place of its name.
    pub(crate) theme_span: Option<Range<usize>>,
    /// The address of the published site; links stay relative all the same.
    pub base_url: Option<String>,
    /// Whether HTML in notes is markup. Off by default: notes may be written by many people.
    pub raw_html: bool,
    /// Whether sentences of sources may refer back to attacks.
    pub anaphora: bool,
    /// Hosts that no note may link, with all their subdomains.
    pub never_link: Vec<BlockedHost>,
    /// Whether `#tag` in a text is a tag of its note.
    pub inline_tags: bool,
    /// Folders outside of the site that its links may lead into, absolute or relative to the site's
    /// folder.
    pub linked_folders: Vec<String>,
    /// What the site does without.
    pub disabled: Vec<Feature>,
    /// Its reports.
    pub reports: Vec<ReportConfig>,
    /// The severities of rules.
    pub levels: Levels,
    /// The words of its notes, with their labels.
    pub vocabulary: Vocabulary,
    /// Words that replace those of the theme.
    pub words: WrittenWords,
    /// How the folders and properties of a vault are read.
    pub vault: Vault,
    /// Values that look as if they had links or citations, which are not read there.
    pub(crate) linklike: Vec<Spanned<String>>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: String::from("Briefing"),
            description: String::new(),
            language: String::from("en"),
            theme: Id::slug("default"),
            theme_span: None,
            base_url: None,
            raw_html: false,
            anaphora: true,
            inline_tags: false,
            never_link: Vec::new(),
            linked_folders: Vec::new(),
            disabled: Vec::new(),
            reports: Vec::new(),
            levels: Levels::default(),
            vocabulary: Vocabulary::default(),
            words: WrittenWords::default(),
            vault: Vault::default(),
            linklike: Vec::new(),
        }
    }
}

impl Config {
    /// Reads `site.toml`. A site without one has the defaults; an unreadable value is reported and
    /// left at its default.
    pub fn read(inputs: &Inputs, diagnostics: &mut Diagnostics) -> Config {
        let Some(file) = inputs.get("site.toml") else { return Config::default() };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => Config::parse(&file.path, text, diagnostics),
            Err(error) => {
                let at = error.valid_up_to();
                let problem = Diagnostic::new(
                    &rule::NOT_UTF8,
                    format!("byte {at} of site.toml is not UTF-8"),
                );
                diagnostics.push(
                    problem.at(&file.path, &(at..at)).hint("save the file as UTF-8 in your editor"),
                );
                Config { vocabulary: Vocabulary::unread(), ..Config::default() }
            }
        }
    }

    /// The words of the site, in its language.
    pub fn words(&self, inputs: &Inputs, diagnostics: &mut Diagnostics) -> Words {
        Words::read(inputs, &self.language, &self.theme, &self.words, &self.vocabulary, diagnostics)
    }

    /// Whether the site has this feature, as far as its content calls for it.
    pub fn has(&self, feature: Feature) -> bool {
        !self.disabled.contains(&feature)
    }

    /// What the site says of all attacks, for finding evidence.
    pub fn events(&self) -> EventSettings {
        EventSettings { go_on: self.anaphora, nouns: self.vocabulary.nouns_of_attacks() }
    }

    fn parse(file: &Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Config {
        let mut fields = Fields::parse(file, "site.toml", Syntax::Toml, text, 0);
        fields.refuse_numbers_as_text();
        let default = Config::default();
        let mut text_or =
            |key, default: String| fields.text(key).map_or(default, |text| text.value);
        let (title, description) =
            (text_or("title", default.title), text_or("description", default.description));
        let language = fields.language("language").unwrap_or(default.language);
        let theme = fields.text("theme");
        let theme_span = theme.as_ref().map(|theme| theme.span.clone());
        let theme = theme.and_then(|theme| match Id::new(&theme.value) {
            Ok(id) => Some(id),
            Err(rule) => {
                let problem = Diagnostic::new(
                    &rule::BAD_THEME,
                    format!("the theme's name `{}` {rule}", theme.value),
                );
                fields.problem(
                    problem.at(file, &theme.span).label("not the name of a folder under themes/"),
                );
                None
            }
        });
        let vocabulary = Vocabulary::read(&mut fields, &language);
        let config = Config {
            title,
            description,
            language,
            theme: theme.unwrap_or(default.theme),
            theme_span,
            base_url: fields.web_address("base_url").map(|url| url.value),
            raw_html: fields.flag("raw_html") && fields.is_parsed(),
            anaphora: fields.flag_or("anaphora", true),
            inline_tags: fields.flag("inline_tags"),
            never_link: never_link(&mut fields),
            linked_folders: linked_folders(&mut fields),
            disabled: fields.words("disable").into_iter().map(|word| word.value).collect(),
            reports: reports(&mut fields),
            levels: fields.table("check", "[check]", check::levels).unwrap_or_default(),
            words: fields.table("words", "[words]", WrittenWords::of).unwrap_or_default(),
            vocabulary,
            vault: fields.table("vault", "[vault]", Vault::read).unwrap_or_default(),
            linklike: fields.take_linklike(),
        };
        fields.finish(diagnostics);
        config
    }
}

fn never_link(fields: &mut Fields) -> Vec<BlockedHost> {
    let mut hosts = Vec::new();
    for name in fields.texts("never_link") {
        match BlockedHost::host_named(&name.value) {
            Some(host) => hosts.push(host),
            None => {
                let message = format!("`{}` is not the name of a host", name.value);
                let problem =
                    Diagnostic::new(&rule::BAD_HOST, message).at(&fields.file(), &name.span);
                fields.problem(
                    problem
                        .label("not a host")
                        .hint("write `example.org`; its subdomains go with it"),
                );
            }
        }
    }
    hosts
}

fn linked_folders(fields: &mut Fields) -> Vec<String> {
    let (named, unnamed) =
        fields.texts("linked_folders").into_iter().partition::<Vec<_>, _>(|folder| {
            // An empty name would mean the site's folder, with everything in it.
            !folder.value.trim().is_empty()
        });
    for folder in unnamed {
        let problem = Diagnostic::new(&rule::BAD_FOLDER, "a folder without a name");
        let problem = problem.at(&fields.file(), &folder.span).label("no folder");
        fields.problem(problem.hint("write the folder that links of the site may lead into"));
    }
    named.into_iter().map(|folder| folder.value).collect()
}

/// The reports. No two may share a name, as they would share a file.
fn reports(fields: &mut Fields) -> Vec<ReportConfig> {
    let mut reports = fields.tables("reports", "[[reports]]", ReportConfig::read);
    let mut names = BTreeMap::new();
    for name in reports.iter().filter_map(|report| report.name.as_ref()) {
        let Some(first) = names.insert(&name.value, &name.span) else { continue };
        let message = format!("two reports have the name `{}`", name.value);
        let problem =
            Diagnostic::new(&rule::DUPLICATE_REPORT, message).at(&fields.file(), &name.span);
        let problem = problem.label("the second").hint("give one of them another name");
        fields.problem(problem.also(Location::new(&fields.file(), first), "the first"));
    }
    let mut seen = BTreeSet::new();
    reports.retain(|report| seen.insert(report.name.as_ref().map(|name| name.value.clone())));
    reports
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::InputFile;

    #[test]
    fn a_setting_nobody_knows_is_an_error_with_a_suggestion() {
        let inputs = [InputFile::new("site.toml", *b"titel = \"x\"\nraw_html = \"no\"\n")]
            .into_iter()
            .collect();
        let mut diagnostics = Diagnostics::default();
        let config = Config::read(&inputs, &mut diagnostics);
        assert_eq!(config.title, "Briefing");
        let hints = diagnostics
            .iter()
            .map(|problem| problem.hint.as_deref().unwrap_or_default())
            .collect::<Vec<_>>();
        assert_eq!(hints, ["", "did you mean `title`?"]);
    }
}
