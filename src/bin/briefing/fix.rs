//! `briefing fix`: mends what can be mended without a person.

use anyhow::Result;
use briefing::catalogue::{Audience, Reveal};
use briefing::disk::{self, Folders};
use briefing::lock::{Change, Fixed, FixedNote};
use briefing::marking::Marking;
use briefing::site::{self, Cache};
use briefing::text::lines::Lines;

use crate::Exit;
use crate::args::{Common, Fix};
use crate::terminal::Terminal;

pub(crate) fn fix(common: &Common, args: &Fix, terminal: &Terminal) -> Result<Exit> {
    let folders = common.folders();
    let (inputs, mut diagnostics) = disk::read(&folders)?;
    // An analyst mends her own notes: none is withheld from her.
    let audience = Audience { marking: Marking::Red, drafts: true, reveal: Reveal::Everything };
    let (site, found) = site::assemble(&inputs, audience, &mut Cache::default());
    if !site.lock.is_complete {
        // What a note cites that cannot be read is not known, and its lines must not be dropped.
        diagnostics.extend(found);
        terminal.diagnostics(&diagnostics.sorted(), &inputs, true);
        return Ok(Exit::ContentErrors);
    }
    let fixed = site.lock.fix(args.accept);
    if !args.dry_run {
        write(&folders, &fixed)?;
    }
    terminal.say(&in_words(&folders, &fixed, args.dry_run));
    terminal.diagnostics(&fixed.left, &inputs, false);
    Ok(if fixed.left.has_errors() { Exit::ContentErrors } else { Exit::Done })
}

/// Writes the notes first: until the lock is written, each place that is not mended yet is still reported.
fn write(folders: &Folders, fixed: &Fixed) -> Result<()> {
    for FixedNote { note, text, .. } in &fixed.notes {
        disk::edit_file(&folders.root.join(&*note.file), note.text.as_bytes(), text.as_bytes())?;
    }
    if let (Some(path), Some(text)) = (folders.lock(), &fixed.lock) {
        disk::write_file(&path, text.as_bytes())?;
    }
    Ok(())
}

fn in_words(folders: &Folders, fixed: &Fixed, is_dry: bool) -> String {
    let mut lines = Vec::new();
    for FixedNote { note, changes, .. } in &fixed.notes {
        let text = Lines::of(&note.text);
        let place = |at| text.line_and_column(at);
        lines.extend(changes.iter().map(|Change { span, source, before, now }| {
            let (line, column) = place(span.start);
            format!("{}:{line}:{column}: {source}#{before} is {source}#{now} now", note.file)
        }));
    }
    let taken = fixed.accepted.iter();
    lines.extend(taken.map(|(id, number)| format!("{id}#p{number} is taken over as it is now")));
    if fixed.n_dropped > 0 {
        let lines_of =
            if fixed.n_dropped == 1 { "1 line" } else { &format!("{} lines", fixed.n_dropped) };
        lines.push(format!("{lines_of} of seeds/passages.lock dropped: nobody cites the passage"));
    }
    let is_nothing = lines.is_empty() && fixed.lock.is_none();
    match fixed.lock {
        _ if is_nothing && fixed.left.is_empty() => lines.push(String::from("nothing to mend")),
        _ if is_nothing => {}
        _ if is_dry => {
            lines.push(String::from("nothing was written: this is what `briefing fix` would do"))
        }
        Some(_) if folders.lock().is_none() => {
            lines.push(String::from(
                "passages.lock was not written: the articles are not those of the site",
            ));
        }
        Some(_) => {
            lines.push(String::from("seeds/passages.lock written: commit it with the notes"))
        }
        None => {}
    }
    lines.join("\n")
}
