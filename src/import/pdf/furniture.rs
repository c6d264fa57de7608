//! What stands at the edges of pages: running heads and page numbers, which are no text.

use std::collections::HashMap;

use super::line::Line;

/// How many lines at the top and at the foot of a page may be furniture.
const MOST_ROWS: usize = 3;

/// How far the same line may stand from its place on another page.
const PLACE: f32 = 5.0;

/// The pages of a file without their furniture.
pub(super) struct Furnished {
    /// The lines of the text.
    pub(super) lines: Vec<Line>,
    /// What was set aside, in the order of the pages.
    pub(super) aside: Vec<Line>,
    /// The number that is printed on each page.
    pub(super) labels: Vec<Option<String>>,
}

/// Parts the text of pages from their furniture.
pub(super) fn part(lines: Vec<Line>, n_pages: usize) -> Furnished {
    let edges = edges(&lines, n_pages);
    let shift = usual_shift(&lines, &edges);
    let heights = Repeated::new(&lines, &edges);
    let mut is_furniture = vec![false; lines.len()];
    let trusts_marks = marked_share(&lines) < 0.4;
    for edge in &edges {
        for &at in edge {
            let line = &lines[at];
            let text = line.text();
            let is_number = shift
                .is_some_and(|shift| page_number(&text, line.page, shift).is_some())
                && text.chars().count() < 24;
            if !(trusts_marks && line.artifact
                || heights.has(line)
                || is_number
                || n_pages == 1 && says_page_of_pages(&text))
            {
                break;
            }
            is_furniture[at] = true;
        }
    }
    for (at, line) in lines.iter().enumerate() {
        is_furniture[at] |= trusts_marks && line.artifact;
    }
    let mut furnished =
        Furnished { lines: Vec::new(), aside: Vec::new(), labels: vec![None; n_pages] };
    for (line, is_furniture) in lines.into_iter().zip(is_furniture) {
        if !is_furniture {
            furnished.lines.push(line);
            continue;
        }
        if let Some(number) = shift.and_then(|shift| page_number(&line.text(), line.page, shift)) {
            furnished.labels[line.page] = Some(number.to_string());
        }
        furnished.aside.push(line);
    }
    if let Some(shift) = shift {
        for (page, label) in furnished.labels.iter_mut().enumerate() {
            let number = page as i64 + shift;
            if label.is_none() && number > 0 {
                *label = Some(number.to_string());
            }
        }
    }
    furnished
}

fn marked_share(lines: &[Line]) -> f32 {
    let letters = |line: &Line| line.runs.iter().map(|run| run.text.len()).sum::<usize>();
    let all: usize = lines.iter().map(letters).sum();
    let marked: usize = lines.iter().filter(|line| line.artifact).map(letters).sum();
    marked as f32 / all.max(1) as f32
}

/// The numbers of the lines at both edges of each page, from the edge inwards.
fn edges(lines: &[Line], n_pages: usize) -> Vec<Vec<usize>> {
    let mut pages: Vec<Vec<usize>> = vec![Vec::new(); n_pages];
    for (at, line) in lines.iter().enumerate() {
        pages[line.page].push(at);
    }
    let mut edges = Vec::new();
    for mut page in pages {
        page.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
        let n = (page.len() / 2 + 1).min(2 * MOST_ROWS).min(page.len());
        edges.push(first_rows(lines, page.iter().copied().take(n)));
        edges.push(first_rows(lines, page.iter().rev().copied().take(n)));
    }
    edges
}

/// The lines of the first rows; several lines may share a row.
fn first_rows(lines: &[Line], from_edge: impl Iterator<Item = usize>) -> Vec<usize> {
    let (mut row, mut n_rows) = (f32::MIN, 0);
    from_edge
        .take_while(|&at| {
            if (lines[at].y - row).abs() > 3.0 {
                row = lines[at].y;
                n_rows += 1;
            }
            n_rows <= MOST_ROWS
        })
        .collect()
}

/// The lines that stand at one place of several pages, whatever their numbers are.
struct Repeated(HashMap<String, Vec<(usize, f32)>>);

impl Repeated {
    fn new(lines: &[Line], edges: &[Vec<usize>]) -> Repeated {
        let mut places: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        for &at in edges.iter().flatten() {
            let line = &lines[at];
            let places = places.entry(without_numbers(&line.text())).or_default();
            if places.last() != Some(&(line.page, line.y)) {
                places.push((line.page, line.y));
            }
        }
        for places in places.values_mut() {
            places.sort_by(|a, b| a.1.total_cmp(&b.1));
        }
        Repeated(places)
    }

    fn has(&self, line: &Line) -> bool {
        let text = without_numbers(&line.text());
        let Some(places) = self.0.get(&text).filter(|_| text.chars().any(char::is_alphabetic))
        else {
            return false;
        };
        let start = places.partition_point(|(_, y)| *y < line.y - PLACE);
        places[start..]
            .iter()
            .take_while(|(_, y)| *y <= line.y + PLACE)
            .any(|(page, _)| *page != line.page)
    }
}

/// A line with a sign for each number, and single spaces.
fn without_numbers(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_roman(bare)
            || bare.chars().any(char::is_numeric) && bare.chars().all(|c| !c.is_alphabetic())
        {
            "#".to_string()
        } else {
            word.to_lowercase()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() < 8 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))
}

/// By how much printed numbers differ from the number of the page, if most pages agree.
fn usual_shift(lines: &[Line], edges: &[Vec<usize>]) -> Option<i64> {
    let mut votes: HashMap<i64, Vec<usize>> = HashMap::new();
    for &at in edges.iter().flatten() {
        let line = &lines[at];
        for number in numbers_at_ends(&line.text()) {
            let pages = votes.entry(number - line.page as i64).or_default();
            if pages.last() != Some(&line.page) {
                pages.push(line.page);
            }
        }
    }
    let n_pages = lines.iter().map(|line| line.page + 1).max().unwrap_or(0);
    let (shift, pages) =
        votes.into_iter().max_by_key(|(shift, pages)| (pages.len(), -shift.abs()))?;
    let mut pages = pages;
    pages.sort_unstable();
    pages.dedup();
    (pages.len() >= 2 && pages.len() * 2 >= n_pages).then_some(shift)
}

/// The numbers that a line begins and ends with.
fn numbers_at_ends(text: &str) -> Vec<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = [words.first(), words.last()];
    let mut numbers: Vec<i64> = ends
        .into_iter()
        .flatten()
        .filter_map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let digits: String = bare
                .chars()
                .map(|c| {
                    c.to_digit(10)
                        .or_else(|| eastern_digit(c))
                        .map_or('x', |d| char::from(b'0' + d as u8))
                })
                .collect();
            if digits.len() > 5 { None } else { digits.parse().ok() }
        })
        .collect();
    if words.len() > 2
        && let Some(number) = page_of_pages(&words)
    {
        numbers.push(number);
    }
    numbers.dedup();
    numbers
}

fn eastern_digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        _ => None,
    }
}

/// `Page 3 of 12`, `3 / 12`: the number before the last word but one.
fn page_of_pages(words: &[&str]) -> Option<i64> {
    let n = words.len();
    let last: i64 = words[n - 1].parse().ok()?;
    let number: i64 = words[n - 3].parse().ok()?;
    (number >= 1 && number <= last).then_some(number)
}

fn says_page_of_pages(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number =
        text.trim_matches(|c: char| !c.is_alphanumeric()) == "1" && !text.contains(['(', ')', '.']);
    is_number
        || words.len() > 2
            && words.len() < 6
            && page_of_pages(&words) == Some(1)
            && words[words.len() - 1] == "1"
}

fn page_number(text: &str, page: usize, shift: i64) -> Option<i64> {
    numbers_at_ends(text).into_iter().find(|number| number - page as i64 == shift)
}
