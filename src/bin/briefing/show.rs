//! `briefing show`: passages of sources, whole, with the citation to copy.

use anyhow::{Result, bail};
use briefing::article::{Passage, PassageNumber, PassageRange};
use briefing::inspect::kind_name;
use briefing::source::Source;
use briefing::text::lines::Lines;
use briefing::text::printable;

use crate::Exit;
use crate::args::{Common, Show};
use crate::sources;
use crate::terminal::Terminal;

pub(crate) fn show(common: &Common, args: &Show, terminal: &Terminal) -> Result<Exit> {
    let wanted =
        args.passages.iter().map(|typed| Wanted::read(typed)).collect::<Result<Vec<_>>>()?;
    let names = wanted.iter().map(|wanted| wanted.source).collect::<Vec<_>>();
    let named = sources::read(&common.folders(), &names)?;
    named.warn(terminal);
    let mut pages = Vec::new();
    for (wanted, ix) in wanted.iter().zip(&named.sources) {
        let mut page = Page { source: named.site.source(*ix), args, terminal, parts: Vec::new() };
        page.of(wanted)?;
        pages.push(page.parts);
    }
    for (text, is_wanted) in pages.iter().flatten() {
        if *is_wanted { terminal.print(text) } else { terminal.print_dimmed(text) }
    }
    Ok(Exit::Done)
}

/// What is to be shown: `@lake`, `@lake#p2-4`, also in brackets as in a note.
struct Wanted<'t> {
    source: &'t str,
    passages: Option<PassageRange>,
}

impl<'t> Wanted<'t> {
    fn read(typed: &'t str) -> Result<Wanted<'t>> {
        let inside = typed.trim().trim_start_matches('[').trim_end_matches(']');
        let Some((source, passages)) = inside.split_once('#') else {
            return Ok(Wanted { source: inside, passages: None });
        };
        match passages.parse() {
            Ok(range) => Ok(Wanted { source, passages: Some(range) }),
            Err(_) => {
                bail!("`{passages}` is not a passage: write `{source}#p7` or `{source}#p2-4`")
            }
        }
    }
}

/// The output for one source.
struct Page<'a> {
    source: &'a Source,
    args: &'a Show,
    terminal: &'a Terminal,
    /// What to print, and whether it was asked for.
    parts: Vec<(String, bool)>,
}

impl Page<'_> {
    fn of(&mut self, wanted: &Wanted<'_>) -> Result<()> {
        let article = &self.source.article;
        let mut all = article.passages.iter().chain(&article.left_out).collect::<Vec<_>>();
        all.sort_by_key(|passage| passage.number);
        let range = match (wanted.passages, all.as_slice()) {
            (_, []) => bail!("no passage of `{}` could be read", self.source.id),
            (Some(range), _) => range,
            (None, [first, ..]) => {
                PassageRange { first: first.number, last: all[all.len() - 1].number }
            }
        };
        for number in range.ends() {
            if !all.iter().any(|passage| passage.number == number) {
                bail!(
                    "`{}` has no passage {number}: its passages are {} to {}",
                    self.source.id,
                    all[0].number,
                    all[all.len() - 1].number
                );
            }
        }
        let first = all.partition_point(|passage| passage.number < range.first);
        let behind = all.partition_point(|passage| passage.number <= range.last);
        let context = if wanted.passages.is_some() { self.args.context } else { 0 };
        let file = Lines::of(self.source.text.file());
        let head = format!("{} ({})", self.source.title, self.source.file);
        self.parts.push((format!("{}\n\n", printable::line(&head)), true));
        for passage in &all[first.saturating_sub(context)..first] {
            self.passage(passage, &file, false);
        }
        for passage in &all[first..behind] {
            self.passage(passage, &file, true);
        }
        for passage in &all[behind..all.len().min(behind + context)] {
            self.passage(passage, &file, false);
        }
        Ok(())
    }

    fn passage(&mut self, passage: &Passage, file: &Lines<'_>, is_wanted: bool) {
        let Passage { number, kind, span } = passage;
        let line = file.line(self.source.text.written(span).start);
        let (id, kind) = (&self.source.id, kind_name(*kind).replace('_', " "));
        let is_dropped = self.is_dropped(*number);
        let cite = if is_dropped {
            String::from("dropped by the source note")
        } else {
            format!("[@{id}#p{number}]")
        };
        let head = format!("p{number}  {kind}, line {line}  {cite}");
        let words = self.terminal.wrapped(&self.source.text[span.clone()], "    ");
        self.parts.push((format!("{head}\n{words}\n\n"), is_wanted));
    }

    fn is_dropped(&self, number: PassageNumber) -> bool {
        self.source.article.left_out.iter().any(|passage| passage.number == number)
    }
}
