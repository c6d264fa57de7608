//! `briefing inspect`: how articles were read, for people and, in a stable form, for programs.

use std::fmt::Write;

use anyhow::Result;
use briefing::inspect::{Inspection, inspect as inspect_source, to_json};
use briefing::text::printable;

use crate::Exit;
use crate::args::{Common, Inspect};
use crate::sources;
use crate::terminal::Terminal;

pub(crate) fn inspect(common: &Common, args: &Inspect, terminal: &Terminal) -> Result<Exit> {
    let named = args.files.iter().map(String::as_str).collect::<Vec<_>>();
    let named = sources::read(&common.folders(), &named)?;
    named.warn(terminal);
    let inspections = named.sources.iter().map(|ix| inspect_source(&named.site, *ix));
    let inspections = inspections.collect::<Vec<_>>();
    if args.json {
        terminal.print_json(&to_json(&inspections));
    } else {
        let shown =
            inspections.iter().map(|inspection| for_people(inspection, args.full, terminal));
        terminal.print(&shown.collect::<String>());
    }
    Ok(Exit::Done)
}

fn for_people(inspection: &Inspection, is_full: bool, terminal: &Terminal) -> String {
    let mut text = String::new();
    let mut line = |words: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{words}");
    };
    line(format!("{} ({})", printable::line(&inspection.file), inspection.id));
    for (label, value) in inspection.metadata() {
        line(format!("  {label:<12} {}", printable::line(&value)));
    }
    let lines = inspection.lines();
    let width = |of: fn(&briefing::inspect::Line) -> &str| {
        lines.iter().map(|line| of(line).chars().count()).max().unwrap_or_default()
    };
    let (places, kinds) = (width(|line| &line.place), width(|line| &line.kind));
    for shown in lines {
        let head = format!("  {:>places$}  {:<kinds$}", shown.place, shown.kind);
        if is_full {
            line(format!("{}\n{}", head.trim_end(), terminal.wrapped(&shown.whole, "      ")));
        } else {
            line(format!("{head}  {}", shown.text));
        }
    }
    for remark in inspection.remarks() {
        line(format!("  look at {remark}"));
    }
    line(String::new());
    text
}
