//! Notes at the foot of pages, and the raised numbers that refer to them.

use std::collections::{HashMap, HashSet};

use super::line::{Line, LineRun};

/// The largest size of notes, in sizes of the text.
const NOTE_SIZE: f32 = 0.94;

/// A note: its marker as printed, and its lines without the marker.
pub(super) struct Note {
    pub(super) marker: String,
    /// The marker by which the clip knows it: two pages may have a note 1 each.
    pub(super) label: String,
    pub(super) page: usize,
    pub(super) lines: Vec<Line>,
}

/// The text without its notes, and the notes.
pub(super) struct Noted {
    pub(super) lines: Vec<Line>,
    pub(super) notes: Vec<Note>,
}

/// Takes the notes out of lines in reading order.
pub(super) fn part(lines: Vec<Line>, body_size: f32) -> Noted {
    let raised = raised_markers(&lines);
    let mut noted = Noted { lines: Vec::new(), notes: Vec::new() };
    let mut column: Vec<Line> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let place = (line.page, line.column);
        column.push(line);
        if lines.peek().is_none_or(|next| (next.page, next.column) != place) {
            part_column(std::mem::take(&mut column), body_size, &raised, &mut noted);
        }
    }
    label(&mut noted.notes);
    noted
}

/// The raised numbers and signs within lines, by page.
fn raised_markers(lines: &[Line]) -> HashSet<(usize, String)> {
    let mut markers = HashSet::new();
    for line in lines {
        for run in line.runs.iter().skip(1).filter(|run| run.raised) {
            markers.extend(markers_of(&run.text).map(|marker| (line.page, marker)));
        }
    }
    markers
}

/// The markers that a raised run names: `1`, `2,3`, `*`.
pub(super) fn markers_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split([',', ';', ' ', '\u{202f}'])
        .map(str::trim)
        .filter(|part| is_marker(part))
        .map(ToString::to_string)
}

fn is_marker(text: &str) -> bool {
    let is_number =
        !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number || matches!(text, "*" | "**" | "***" | "∗" | "†" | "‡" | "§" | "¶" | "††")
}

fn part_column(
    mut column: Vec<Line>,
    body_size: f32,
    raised: &HashSet<(usize, String)>,
    noted: &mut Noted,
) {
    let is_small = |line: &Line| line.size < NOTE_SIZE * body_size;
    let n_small = column.iter().rev().take_while(|line| is_small(line)).count();
    let mut start = column.len() - n_small;
    let first =
        (start..column.len()).find(|&at| is_note_start(&column[at], raised, noted.notes.last()));
    match first {
        // What is small above the first note is its beginning on the page before, or no note.
        Some(first) if !(first > start && goes_on(noted.notes.last(), &column[start])) => {
            start = first
        }
        Some(_) => {}
        None if n_small > 0
            && goes_on(noted.notes.last(), &column[start])
            && n_small < column.len() => {}
        None => {
            noted.lines.append(&mut column);
            return;
        }
    }
    let notes = column.split_off(start);
    noted.lines.append(&mut column);
    for mut line in notes {
        if is_note_start(&line, raised, noted.notes.last()) {
            let marker = take_marker(&mut line);
            noted.notes.push(Note {
                label: marker.clone(),
                marker,
                page: line.page,
                lines: vec![line],
            });
        } else if let Some(last) = noted.notes.last_mut() {
            last.lines.push(line);
        }
    }
}

/// Whether the last note goes on at the foot of the next page.
fn goes_on(last: Option<&Note>, line: &Line) -> bool {
    let Some(note) = last else { return false };
    let ends = note.lines.last().is_some_and(|line| super::sentence::ends_sentence(&line.text()));
    note.page + 1 == line.page && !ends
}

/// Whether a line begins with the marker of a note: one that is raised, or a number that the text refers to.
fn is_note_start(line: &Line, raised: &HashSet<(usize, String)>, last: Option<&Note>) -> bool {
    let Some((marker, is_raised)) = marker(line) else { return false };
    let is_referred = raised.contains(&(line.page, marker.clone()))
        || line.page > 0 && raised.contains(&(line.page - 1, marker.clone()));
    let number = marker.parse::<u32>().ok();
    let is_next = last
        .and_then(|note| note.marker.parse::<u32>().ok())
        .is_some_and(|last| number == Some(last + 1));
    is_referred || is_raised && (is_next || number.is_none() || number == Some(1))
}

fn marker(line: &Line) -> Option<(String, bool)> {
    let first = line.runs.first()?;
    if first.raised {
        let text = first.text.trim();
        return is_marker(text).then(|| (text.to_string(), true));
    }
    let text = line.text();
    let symbol = text
        .chars()
        .next()
        .filter(|c| is_marker(c.encode_utf8(&mut [0; 4])) && !c.is_ascii_digit());
    if let Some(symbol) = symbol {
        return Some((symbol.to_string(), false));
    }
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[length..].trim_start_matches(['.', ')', ']']);
    let is_apart = rest.starts_with(char::is_whitespace)
        && rest.trim_start().chars().next().is_some_and(char::is_alphanumeric)
        || rest.starts_with(['“', '«', '„', '"']);
    ((1..=3).contains(&length) && is_apart).then(|| (text[..length].to_string(), false))
}

/// Takes the marker off a line that begins with one.
fn take_marker(line: &mut Line) -> String {
    let Some((marker, is_raised)) = marker(line) else { return String::new() };
    if is_raised {
        line.runs.remove(0);
    } else if let Some(run) = line.runs.first_mut() {
        let rest = run.text.get(marker.len()..).unwrap_or_default();
        run.text = rest.trim_start_matches(['.', ')', ']']).to_string();
    }
    if let Some(run) = line.runs.first_mut() {
        run.text = run.text.trim_start().to_string();
    }
    line.runs.retain(|run| !run.text.is_empty());
    marker
}

/// Gives notes whose marker another note has too a label of their own.
fn label(notes: &mut [Note]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for note in notes {
        let n = seen.entry(note.marker.clone()).or_default();
        *n += 1;
        let plain = match note.marker.as_str() {
            "∗" => "*",
            marker => marker,
        };
        let name = if plain.bytes().all(|byte| byte.is_ascii_digit()) {
            plain.to_string()
        } else {
            symbol_name(plain).to_string()
        };
        note.label = if *n == 1 { name } else { format!("{name}-{n}") };
    }
}

fn symbol_name(symbol: &str) -> &'static str {
    match symbol {
        "*" => "a",
        "**" => "b",
        "***" => "c",
        "†" => "d",
        "‡" => "e",
        "§" => "f",
        _ => "g",
    }
}

/// Where references lead: to the note of their marker on their page, else to the nearest one after or before it.
pub(super) struct References {
    by_marker: HashMap<String, Vec<(usize, String)>>,
}

impl References {
    pub(super) fn new(notes: &[Note]) -> References {
        let mut by_marker: HashMap<String, Vec<(usize, String)>> = HashMap::new();
        for note in notes {
            by_marker.entry(note.marker.clone()).or_default().push((note.page, note.label.clone()));
        }
        References { by_marker }
    }

    /// The labels of the notes that a raised run refers to; `None` if it refers to none.
    pub(super) fn of(&self, run: &LineRun, page: usize) -> Option<Vec<String>> {
        if !run.raised {
            return None;
        }
        let labels: Option<Vec<String>> = markers_of(&run.text)
            .map(|marker| {
                let notes = self.by_marker.get(&marker)?;
                let after = notes.iter().find(|(at, _)| *at >= page);
                after.or(notes.last()).map(|(_, label)| label.clone())
            })
            .collect();
        labels.filter(|labels| !labels.is_empty())
    }
}
