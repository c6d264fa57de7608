//! The content and look of a report, from `[[reports]]` of `site.toml` or the command line.

use crate::diagnostic::Diagnostic;
use crate::edtf::Edtf;
use crate::fields::{Fields, Spanned};
use crate::id::Id;
use crate::marking::Marking;
use crate::rule;
use crate::vocabulary::{List, Word};

/// The options of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportConfig {
    /// The name: `briefing report <name>` makes it, and its file has the name.
    pub name: Option<Spanned<Id>>,
    /// The headline; by default that of its only note, or of the site.
    pub title: Option<String>,
    /// Under the headline.
    pub subtitle: Option<String>,
    /// The authors; by default those of its briefings.
    pub authors: Vec<String>,
    /// The notes that go into it.
    pub selection: Selection,
    /// The order of the entries in each part.
    pub order: Option<Order>,
    /// Whether the title page is left out.
    pub no_front_page: bool,
    /// The highest marking of its content.
    pub marking: Option<Marking>,
    /// A picture for the title page: a file of the site.
    pub logo: Option<Spanned<String>>,
    /// The paper size.
    pub paper: Option<Paper>,
    /// Its date; by default that of its newest content.
    pub date: Option<Edtf>,
}

/// A selection of notes. A named note brings related ones: see [`crate::report`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Notes, such as `actors/red-hill`.
    pub notes: Vec<Spanned<String>>,
    /// Every briefing, attack, actor and outlet.
    pub all: bool,
    /// Only notes with one of these tags.
    pub tags: Vec<Spanned<String>>,
    /// Only attacks and briefings that may be of this date or later.
    pub from: Option<Edtf>,
    /// Only attacks and briefings that may be of this date or earlier.
    pub to: Option<Edtf>,
}

impl Selection {
    /// Whether its period ends before it begins.
    pub fn is_reversed(&self) -> bool {
        let begins = self.from.as_ref().and_then(Edtf::earliest);
        let ends = self.to.as_ref().and_then(Edtf::latest);
        begins.zip(ends).is_some_and(|(begins, ends)| ends < begins)
    }

    /// Whether it selects nothing.
    pub fn is_empty(&self) -> bool {
        *self == Selection::default()
    }
}

/// The order of the entries in each part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Attacks and briefings by date, actors and outlets by title.
    #[default]
    Standard,
    /// All by title.
    Title,
    /// In the order of the selection.
    Given,
}

impl Word for Order {
    const LIST: List = List::Order;
    const ALL: &'static [Order] = &[Order::Standard, Order::Title, Order::Given];
}

/// The paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Word for Paper {
    const LIST: List = List::Paper;
    const ALL: &'static [Paper] = &[Paper::A4, Paper::Letter];
}

impl Paper {
    /// The name in templates.
    pub fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        }
    }
}

impl ReportConfig {
    pub(super) fn read(fields: &mut Fields) -> Option<ReportConfig> {
        let name = name(fields);
        let (from, to) = (fields.date("from"), fields.date("to"));
        let span = to.as_ref().map(|date| date.span.clone()).unwrap_or_default();
        let selection = Selection {
            notes: fields.texts("select"),
            all: fields.flag("all"),
            tags: fields.texts("tags"),
            from: from.map(|date| date.value),
            to: to.map(|date| date.value),
        };
        let is_reversed = selection.is_reversed();
        if is_reversed {
            let problem = Diagnostic::new(&rule::BAD_REPORT, "the period ends before it begins");
            fields.problem(problem.at(&fields.file(), &span).label("earlier than `from`"));
        }
        if selection.is_empty() && fields.is_parsed() {
            fields.missing(
                "select",
                "write `select = [\"briefings/...\"]`, `all = true`, `tags` or `from`",
            );
        }
        let config = ReportConfig {
            name: Some(name?),
            title: title(fields),
            subtitle: fields.text("subtitle").map(|subtitle| subtitle.value),
            authors: fields.texts("authors").into_iter().map(|author| author.value).collect(),
            selection,
            order: fields.word("order").map(|order| order.value),
            no_front_page: fields.has("front_page") && !fields.flag("front_page"),
            marking: fields.word("marking").map(|marking| marking.value),
            logo: fields.text("logo"),
            paper: fields.word("paper").map(|paper| paper.value),
            date: fields.date("date").map(|date| date.value),
        };
        // An impossible period was reported above; skip this report.
        (!is_reversed).then_some(config)
    }
}

/// The headline. Screen readers and readers of PDFs need one, so an empty one counts as none.
fn title(fields: &mut Fields) -> Option<String> {
    let title = fields.text("title")?;
    if title.value.is_empty() {
        let problem = Diagnostic::new(&rule::BAD_REPORT, "the report's title has no words");
        let problem = problem.at(&fields.file(), &title.span).label("nothing stands here");
        fields.problem(problem.hint("write one, or leave the line out"));
    }
    Some(title.value)
}

fn name(fields: &mut Fields) -> Option<Spanned<Id>> {
    let Some(name) = fields.text("name") else {
        fields.missing("name", "add `name = \"...\"`: the file of the report is called by it");
        return None;
    };
    match Id::new(&name.value) {
        Ok(id) => Some(Spanned::new(id, name.span)),
        Err(rule) => {
            let message = format!("the report's name `{}` {rule}", name.value);
            let problem =
                Diagnostic::new(&rule::BAD_REPORT, message).at(&fields.file(), &name.span);
            fields.problem(problem.label("not the name of a file"));
            None
        }
    }
}
