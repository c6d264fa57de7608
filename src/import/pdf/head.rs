//! What a PDF file says of the publication: on its first page, and in its own head.

use crate::article::person::is_person;
use crate::article::{self, Article, Basis, Overrides};
use crate::clip::{Block, BlockKind, Head};
use crate::import::Finding;

use super::join;
use super::lists::WORDS;

/// How many blocks after the title may name authors, and how many authors there may be.
const MOST_BEFORE_AUTHORS: usize = 8;
const MOST_AUTHORS: usize = 30;

const FIRST_PAGE: &str = "first page";
const FILE_HEAD: &str = "document properties";

/// What the file's own head says.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
}

/// The first page: its blocks, and what stands at its edges.
pub(super) struct FirstPage<'a> {
    pub(super) edges: Vec<String>,
    pub(super) blocks: &'a [Block],
    /// The text of each block, with a tab for raised signs, and where a line ends or has a wide gap.
    pub(super) lines: Vec<String>,
    /// The blocks that are set largest.
    pub(super) title: std::ops::Range<usize>,
}

/// The head, where each value is from, and the blocks that the head says all of.
pub(super) struct Stated {
    pub(super) head: Head,
    pub(super) findings: Vec<Finding>,
    pub(super) metadata: Vec<usize>,
    pub(super) title: std::ops::Range<usize>,
}

/// Reads what is stated. A value that nothing states is empty.
pub(super) fn read(page: &FirstPage<'_>, properties: &Properties, text: &str) -> Stated {
    let mut title_blocks = page.title.clone();
    let largest = title_of(&page.blocks[title_blocks.clone()]);
    let named = properties.title.clone().filter(|title| is_sensible(title));
    let in_text = |words: &str| !folded(words).is_empty() && folded(text).contains(&folded(words));
    let mut findings = Vec::new();
    let mut find =
        |key, value: &str, place| findings.push(Finding { key, value: value.to_string(), place });
    // A title of the file's head that the text does not have is that of its template or of another edition.
    let title = match (largest, named) {
        (Some(largest), Some(named))
            if folded(&named) != folded(&largest) && in_text(&named) && named.contains(' ') =>
        {
            find("title", &named, FILE_HEAD);
            find("title", &largest, FIRST_PAGE);
            if !folded(&largest).contains(&folded(&named)) {
                title_blocks = blocks_of_title(page.blocks, &named)
                    .unwrap_or(title_blocks.start..title_blocks.start);
            }
            if folded(&largest).starts_with(&folded(&named)) { Some(largest) } else { Some(named) }
        }
        (Some(largest), named) => {
            find("title", &largest, FIRST_PAGE);
            if let Some(named) = named.filter(|named| folded(named) != folded(&largest)) {
                find("title", &named, FILE_HEAD);
            }
            Some(largest)
        }
        (None, Some(named)) => {
            find("title", &named, FILE_HEAD);
            title_blocks = blocks_of_title(page.blocks, &named).unwrap_or(0..0);
            Some(named)
        }
        (None, None) => None,
    };
    let masthead = Masthead::read(page, &title_blocks, title.as_deref());
    // Where names stand alone, their places tell them apart better than the words of a line.
    let (authors, blocks) = authors(page, title_blocks.end..masthead.first_text);
    for author in &authors {
        find("author", author, FIRST_PAGE);
    }
    let mut head = masthead.head(authors.is_empty(), &mut find);
    head.authors.splice(0..0, authors);
    let mut metadata = masthead.metadata();
    metadata.extend(blocks);
    if let Some(author) =
        properties.author.as_ref().filter(|author| author.contains(' ') && in_text(author))
    {
        find("author", author, FILE_HEAD);
        if head.authors.is_empty() {
            head.authors = author
                .split([';', ','])
                .map(|name| name.trim().to_string())
                .filter(|name| !name.is_empty())
                .collect();
        }
    }
    if let Some(language) = &properties.language {
        find("language", language, FILE_HEAD);
    }
    head.language = properties.language.clone();
    head.title = title;
    Stated { head, findings, metadata, title: title_blocks }
}

/// The names that stand alone between the title and the text, and the blocks that they are.
fn authors(page: &FirstPage<'_>, between: std::ops::Range<usize>) -> (Vec<String>, Vec<usize>) {
    let (mut authors, mut blocks) = (Vec::new(), Vec::new());
    for at in between.take(MOST_BEFORE_AUTHORS) {
        match page
            .lines
            .get(at)
            .and_then(|line| names(line).or_else(|| names(&line.replace('\t', " "))))
        {
            Some(names) => {
                authors.extend(names);
                blocks.push(at);
            }
            None if authors.is_empty() => {}
            None => break,
        }
    }
    (authors, blocks)
}

/// The names of a line that has nothing but names.
fn names(line: &str) -> Option<Vec<String>> {
    let mut line = line.to_string();
    for word in &WORDS.between_names {
        line = line.replace(&format!(" {word} "), "\t").replace(&format!("\t{word} "), "\t");
    }
    let parts = line
        .split(['\t', ',', ';', '&', '·', '•', '|'])
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let names: Vec<String> =
        parts.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let are_people = !names.is_empty()
        && names.len() <= MOST_AUTHORS
        && names.iter().all(|name| is_person(name));
    are_people.then_some(names)
}

fn title_of(blocks: &[Block]) -> Option<String> {
    let lines: Vec<String> = blocks.iter().map(|block| join::plain(&block.runs)).collect();
    let title = lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

fn blocks_of_title(blocks: &[Block], title: &str) -> Option<std::ops::Range<usize>> {
    let at = blocks
        .iter()
        .take(12)
        .position(|block| folded(&join::plain(&block.runs)) == folded(title))?;
    Some(at..at + 1)
}

/// Letters and digits alone, in small letters.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a title is more than what programs put there.
fn is_sensible(title: &str) -> bool {
    let lower = title.to_lowercase();
    let ends_like_file = [
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".rtf", ".odt", ".html", ".ppt",
        ".pptx", ".xls", ".xlsx", ".dvi", ".p65",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let starts_like_program = [
        "microsoft word",
        "microsoft powerpoint",
        "untitled",
        "document",
        "slide ",
        "powerpoint",
        "print",
        "about:blank",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let has_words = title.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && (title.contains(' ') || !title.contains(['_', '/', '\\']));
    has_words && !ends_like_file && !starts_like_program && !title.contains('\u{fffd}')
}

/// The first page as a copied article, for the reader of such.
struct Masthead {
    article: Article,
    /// Where each block is in that text.
    spans: Vec<(usize, std::ops::Range<usize>)>,
    first_text: usize,
}

impl Masthead {
    fn read(
        page: &FirstPage<'_>,
        title_blocks: &std::ops::Range<usize>,
        title: Option<&str>,
    ) -> Masthead {
        let mut text = String::new();
        for line in &page.edges {
            text.push_str(line);
            text.push_str("\n\n");
        }
        let mut spans = Vec::new();
        let mut first_text = None;
        for (at, block) in page.blocks.iter().enumerate() {
            let start = text.len();
            if title_blocks.contains(&at) {
                if at == title_blocks.start {
                    text.push_str(title.unwrap_or_default());
                    text.push_str("\n\n");
                }
                continue;
            }
            let words = join::plain(&block.runs);
            if first_text.is_none()
                && at >= title_blocks.end
                && block.kind == BlockKind::Paragraph
                && words.chars().count() > 160
            {
                first_text = Some(at);
            }
            text.push_str(&words);
            spans.push((at, start..text.len()));
            text.push_str("\n\n");
        }
        let overrides = Overrides { title: title.map(ToString::to_string), ..Overrides::default() };
        let first_text = first_text.unwrap_or(page.blocks.len());
        Masthead { article: article::parse(&text, &overrides), spans, first_text }
    }

    fn head(
        &self,
        wants_authors: bool,
        find: &mut impl FnMut(&'static str, &str, &'static str),
    ) -> Head {
        let article = &self.article;
        let mut head = Head::default();
        let start_of_text = self
            .spans
            .iter()
            .find(|(at, _)| *at >= self.first_text)
            .map_or(usize::MAX, |(_, span)| span.start);
        let before_text =
            |author: &&article::Field| wants_authors && author.span.start < start_of_text;
        for author in article.authors.iter().filter(before_text) {
            find("author", &author.value, FIRST_PAGE);
            head.authors.push(author.value.clone());
        }
        if let Some(date) = article.issued.date.filter(|_| article.issued.basis == Basis::Stated) {
            find("published", &date.edtf(), FIRST_PAGE);
            head.published = Some(date.edtf());
        }
        for (key, field, value) in [
            ("site", &article.container_title, &mut head.site),
            ("volume", &article.volume, &mut head.volume),
            ("issue", &article.issue, &mut head.issue),
        ] {
            if let Some(field) = field {
                find(key, &field.value, FIRST_PAGE);
                *value = Some(field.value.clone());
            }
        }
        head
    }

    /// The blocks before the text that are metadata, whole.
    fn metadata(&self) -> Vec<usize> {
        // A title that is not set as one is a paragraph.
        let guessed = self.article.title.as_ref().map(|title| title.span.start);
        let is_said = |span: &std::ops::Range<usize>| {
            let mut said = self.article.metadata.iter();
            guessed != Some(span.start)
                && said.any(|said| said.start <= span.start && said.end >= span.end)
        };
        self.spans
            .iter()
            .filter(|(at, span)| *at < self.first_text && !span.is_empty() && is_said(span))
            .map(|(at, _)| *at)
            .collect()
    }
}
