//! `briefing explain`.

use briefing::rule;
use briefing::text::similar::did_you_mean;
use briefing::vocabulary;

use crate::Exit;
use crate::args::Explain;
use crate::terminal::Terminal;

pub(crate) fn explain(args: &Explain, terminal: &Terminal) -> Exit {
    if args.vocabulary {
        terminal.print(&vocabulary::markdown());
        return Exit::Done;
    }
    let Some(id) = &args.rule else {
        let list = if args.markdown { rule::markdown() } else { rule::list() };
        terminal.print(&list);
        return Exit::Done;
    };
    let Some(rule) = rule::find(id) else {
        let hint = did_you_mean(id, rule::all().map(|rule| rule.id));
        let hint = hint.unwrap_or_else(|| String::from("`briefing explain` lists the rules"));
        terminal.failure(&anyhow::anyhow!("there is no rule `{id}`; {hint}"));
        return Exit::WrongUsage;
    };
    terminal.print(&rule::explanation(rule));
    Exit::Done
}
