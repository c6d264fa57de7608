//! A small site in a folder of its own, and what comes of running the program on it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;

use briefing::cache::Cache;
use briefing::catalogue::Audience;
use briefing::check;
use briefing::diagnostic::{Diagnostic, Diagnostics};
use briefing::drawing::Drawing;
use briefing::input::{InputFile, Inputs};
use briefing::texts::Texts;
use serde_json::Value;
use tempfile::TempDir;

use crate::html::Page;

/// Where the program stands.
pub(crate) const BRIEFING: &str = env!("CARGO_BIN_EXE_briefing");

/// A picture of one point, as GIF.
pub(crate) const PICTURE: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A site being written. Its folder is deleted with the last value that knows it.
#[derive(Clone)]
pub(crate) struct SiteTest {
    folder: Rc<TempDir>,
    args: Vec<String>,
    environment: Vec<(String, String)>,
}

impl SiteTest {
    /// A site with settings and nothing else.
    pub(crate) fn new() -> SiteTest {
        let folder = tempfile::Builder::new().prefix("briefing-site-").tempdir();
        let folder = Rc::new(folder.expect("a temporary folder"));
        fs::create_dir(folder.path().join("content")).expect("content/");
        let site = SiteTest { folder, args: Vec::new(), environment: Vec::new() };
        site.file("site.toml", "title = \"Test site\"\n")
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path within the site's folder.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root().join(path)
    }

    /// Writes any file, making its folders.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> SiteTest {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("its folder");
        fs::write(path, bytes).expect("the file");
        self
    }

    /// Writes a note.
    pub(crate) fn note(self, path: &str, text: &str) -> SiteTest {
        self.file(&format!("content/{path}"), text)
    }

    /// Writes an article.
    pub(crate) fn seed(self, name: &str, text: impl AsRef<[u8]>) -> SiteTest {
        self.file(&format!("seeds/{name}"), text)
    }

    /// Writes an article and a note that lets all of it be shown.
    pub(crate) fn source(self, id: &str, text: &str) -> SiteTest {
        let note = format!("+++\nseed = \"{id}.txt\"\n[rights]\ndisplay = \"full\"\n+++\n");
        self.seed(&format!("{id}.txt"), text).note(&format!("sources/{id}.md"), &note)
    }

    /// Deletes a file.
    pub(crate) fn without(self, path: &str) -> SiteTest {
        fs::remove_file(self.path(path)).expect("a file to delete");
        self
    }

    /// Adds an argument to every run.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> SiteTest {
        self.args.push(arg.as_ref().to_str().expect("an argument in Unicode").to_owned());
        self
    }

    /// Sets a variable of the environment for every run.
    pub(crate) fn env(mut self, name: &str, value: &str) -> SiteTest {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The program, ready to be given a command.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(BRIEFING);
        command.arg("--root").arg(self.root()).args(&self.args);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command of the program.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let output = self.command().args(args).output().expect("the program runs");
        Run { site: self.clone(), output }
    }

    /// Builds the site.
    pub(crate) fn build(&self) -> Run {
        self.run(&["build"])
    }

    /// Builds the site and returns its problems from the JSON messages.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.run(&["build", "--messages", "json"]).problems()
    }

    /// Reads and joins the files of the site without running the program: quicker, and enough for problems of the
    /// content. Those of folders, templates, addresses of pages and reports are found by the program alone.
    pub(crate) fn assemble(&self) -> Assembled {
        let files = self.files().into_iter().map(|(path, bytes)| InputFile::new(&path, bytes));
        let inputs = files.collect::<Inputs>();
        let (_, found) = check::site(&inputs, Audience::PUBLIC, &mut Cache::default());
        Assembled { inputs, found }
    }

    /// Every file of the site's folder with its bytes, but for what builds keep for the next one.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files_under(self.root());
        files.retain(|path, _| !path.starts_with(".briefing/"));
        files
    }

    /// Every file of the output folder with its bytes.
    pub(crate) fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files_under(&self.path("public"))
    }
}

/// What is wrong with a site whose files were joined.
pub(crate) struct Assembled {
    inputs: Inputs,
    found: Diagnostics,
}

impl Assembled {
    /// There is nothing that keeps the site from being published.
    #[track_caller]
    pub(crate) fn succeeds(self) {
        assert!(!self.found.has_errors(), "{:#?}", self.problems());
    }

    /// The content has errors.
    #[track_caller]
    pub(crate) fn fails(self) -> Assembled {
        assert!(self.found.has_errors(), "{:#?}", self.problems());
        self
    }

    /// The problems in the words of [`Run::problems`].
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut texts = Texts::of(&self.inputs);
        let mut in_words = |problem: &Diagnostic| {
            let mut place = |place| {
                let [(line, column), _] = texts.lines_and_columns(place);
                format!("{}:{line}:{column}", place.file)
            };
            let at = problem.place.as_ref().map(&mut place);
            let also = problem.also.iter().map(|(at, _)| place(at)).collect::<Vec<_>>();
            let hint = problem.hint.as_deref().unwrap_or_default();
            in_words(problem.rule.id, at, &problem.message, hint, &also)
        };
        self.found.iter().map(&mut in_words).collect()
    }

    /// The problems as the terminal draws them.
    pub(crate) fn drawn(&self) -> String {
        let (drawing, mut texts) = (Drawing::plain(), Texts::of(&self.inputs));
        let mut draw = |problem| format!("{}\n\n", drawing.draw(problem, &mut texts).as_str());
        self.found.iter().map(&mut draw).collect()
    }
}

/// What came of a run.
pub(crate) struct Run {
    site: SiteTest,
    output: Output,
}

impl Run {
    /// The run did what it was asked for.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Run {
        self.exits(0)
    }

    /// The content has errors.
    #[track_caller]
    pub(crate) fn fails(self) -> Run {
        self.exits(1)
    }

    /// The world refused, or the command was wrong.
    #[track_caller]
    pub(crate) fn refuses(self) -> Run {
        self.exits(2)
    }

    #[track_caller]
    fn exits(self, code: i32) -> Run {
        assert_eq!(self.output.status.code(), Some(code), "{}", self.text());
        self
    }

    /// Some words stand in what was printed.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Run {
        assert!(self.text().contains(words), "nothing says {words:?} in\n{}", self.text());
        self
    }

    /// Some words do not stand in what was printed.
    #[track_caller]
    pub(crate) fn does_not_say(self, words: &str) -> Run {
        assert!(!self.text().contains(words), "{words:?} is said in\n{}", self.text());
        self
    }

    /// Everything that was printed.
    pub(crate) fn text(&self) -> String {
        self.stdout() + &String::from_utf8_lossy(&self.output.stderr)
    }

    /// What was printed as the result.
    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    /// The problems of a run with `--messages json`, each as `rule file:line:column message (hint)`.
    pub(crate) fn problems(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.output.stderr);
        text.lines().map(problem_in_words).collect()
    }

    /// A page that was written.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> Page {
        let file = self.site.path("public").join(path);
        let html = fs::read_to_string(&file);
        let html = html.unwrap_or_else(|error| panic!("no page {path}: {error}\n{}", self.text()));
        Page::parse(path, &html)
    }

    /// Every page that was written.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let files = self.files().into_iter().filter(|(path, _)| path.ends_with(".html"));
        files.map(|(path, html)| Page::parse(&path, &String::from_utf8_lossy(&html))).collect()
    }

    /// Every file of the output folder with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.site.output()
    }

    /// Some words stand in no byte and no name of the output.
    #[track_caller]
    pub(crate) fn publishes_nowhere(self, words: &[&str]) -> Run {
        let files = self.files();
        let found = words.iter().flat_map(|word| find_everywhere(&files, word));
        let found = found.map(|(word, place)| format!("{word} stands in {place}"));
        assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
        self
    }

    /// Some words stand on no page, whatever stands in scripts.
    #[track_caller]
    pub(crate) fn shows_nowhere(self, words: &[&str]) -> Run {
        let mut pages = self.files();
        pages.retain(|path, _| path.ends_with(".html"));
        let found = words.iter().flat_map(|word| find_everywhere(&pages, word)).collect::<Vec<_>>();
        assert_eq!(found, Vec::new());
        self
    }

    /// Each of some words stands somewhere in the output.
    #[track_caller]
    pub(crate) fn publishes(self, words: &[&str]) -> Run {
        let files = self.files();
        for word in words {
            assert!(!find_everywhere(&files, word).is_empty(), "{word} is published nowhere");
        }
        self
    }
}

fn find_everywhere(files: &BTreeMap<String, Vec<u8>>, word: &str) -> Vec<(String, String)> {
    let word = word.to_lowercase();
    let found = files.iter().filter(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        path.to_lowercase().contains(&word) || text.contains(&word)
    });
    found.map(|(path, _)| (word.clone(), path.clone())).collect()
}

fn problem_in_words(line: &str) -> String {
    let problem: Value =
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
    let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let place = |place: &Value| {
        let file = place["file"].as_str().unwrap_or_default();
        format!("{file}:{}:{}", place["line"], place["column"])
    };
    let at = (!problem["place"].is_null()).then(|| place(&problem["place"]));
    let also = problem["also"].as_array().into_iter().flatten();
    let also = also.map(|also| place(&also["place"])).collect::<Vec<_>>();
    in_words(&text("rule"), at, &text("message"), &text("hint"), &also)
}

/// A problem as `rule file:line:column message (hint); also file:line:column`.
fn in_words(rule: &str, at: Option<String>, message: &str, hint: &str, also: &[String]) -> String {
    let at = at.unwrap_or_else(|| String::from("-"));
    let hint = if hint.is_empty() { String::new() } else { format!(" ({hint})") };
    let also = also.iter().map(|place| format!("; also {place}")).collect::<String>();
    format!("{rule} {at} {message}{hint}{also}")
}

/// Every file under a folder, by its path within it. Links are named, not followed.
pub(crate) fn files_under(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder_here) = open.pop() {
        for entry in fs::read_dir(&folder_here).into_iter().flatten().flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("a kind of file"));
            let name = path.strip_prefix(folder).expect("under the folder");
            let name = name.to_str().expect("a name in Unicode").to_owned();
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_symlink() {
                let target = fs::read_link(&path).expect("a link");
                files.insert(name, format!("link to {}", target.display()).into_bytes());
            } else {
                files.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    files
}
