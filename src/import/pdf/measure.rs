//! The measures of a text: its size of type, its leading, the edges of its columns.

use std::collections::HashMap;

use super::line::Line;

/// The measures of a text.
pub(super) struct Measures {
    /// The size of most letters.
    pub(super) body: f32,
    /// From baseline to baseline, in sizes of type.
    pub(super) leading: f32,
    /// Whether paragraphs begin with an indent.
    pub(super) indents: bool,
    /// Whether lines end at the edge of their column.
    pub(super) is_justified: bool,
    /// Whether most of the text is bold.
    pub(super) is_bold: bool,
    edges: HashMap<(usize, usize), Edges>,
    widths: HashMap<(usize, usize), f32>,
}

/// The edges of a column, counted in the direction of its lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edges {
    pub(super) start: f32,
    pub(super) end: f32,
}

impl Measures {
    pub(super) fn of(lines: &[Line]) -> Measures {
        let body = body_size(lines);
        let mut measures = Measures {
            body,
            leading: leading(lines, body),
            indents: false,
            is_justified: false,
            is_bold: is_bold(lines),
            edges: edges(lines, body),
            widths: widths(lines),
        };
        measures.indents = measures.indents(lines);
        let of_body = || lines.iter().filter(|line| is_of_size(line, body));
        measures.is_justified = of_body().filter(|line| measures.is_full(line)).count() * 2
            > of_body().count()
            && of_body().filter(|line| measures.gap_at_end(line) < 2.0).count() * 2
                > of_body().count();
        measures
    }

    pub(super) fn edges(&self, line: &Line) -> Edges {
        self.edges.get(&(line.page, line.column)).copied().unwrap_or_default()
    }

    /// Whether two lines stand in columns of about the same width.
    pub(super) fn are_of_one_width(&self, one: &Line, other: &Line) -> bool {
        let width =
            |line: &Line| self.widths.get(&(line.page, line.column)).copied().unwrap_or_default();
        width(one).min(width(other)) > 0.75 * width(one).max(width(other))
    }

    pub(super) fn is_indented(&self, line: &Line) -> bool {
        let indent = line.start() - self.edges(line).start;
        indent > 0.7 * line.size
    }

    /// How far from the edge of its column a line ends.
    fn gap_at_end(&self, line: &Line) -> f32 {
        self.edges(line).end - line.end()
    }

    /// Whether a line is so full that it was stretched, not ended.
    pub(super) fn is_stretched(&self, line: &Line) -> bool {
        self.is_justified && self.gap_at_end(line) < 2.0
    }

    /// Whether a line ends where lines end.
    pub(super) fn is_full(&self, line: &Line) -> bool {
        line.end() > self.edges(line).end - 1.2 * line.size
    }

    /// Whether most paragraphs begin with an indent, rather than after a gap.
    fn indents(&self, lines: &[Line]) -> bool {
        let (mut n_indented, mut n_gaps) = (0, 0);
        for pair in lines
            .windows(2)
            .filter(|pair| (pair[0].page, pair[0].column) == (pair[1].page, pair[1].column))
        {
            if !is_of_size(&pair[0], self.body) || !is_of_size(&pair[1], self.body) {
                continue;
            }
            let is_gap = pair[1].y - pair[0].y > 1.25 * self.leading * self.body;
            n_gaps += usize::from(is_gap);
            n_indented +=
                usize::from(!is_gap && self.is_indented(&pair[1]) && !self.is_indented(&pair[0]));
        }
        n_indented > n_gaps
    }
}

fn is_of_size(line: &Line, size: f32) -> bool {
    (line.size - size).abs() < 0.06 * size
}

fn n_letters(line: &Line) -> usize {
    line.runs.iter().map(|run| run.text.chars().count()).sum()
}

fn body_size(lines: &[Line]) -> f32 {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    for line in lines {
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += n_letters(line);
    }
    let most = sizes.iter().max_by_key(|(size, n)| (**n, **size));
    most.map_or(10.0, |(size, _)| *size as f32 / 4.0)
}

fn is_bold(lines: &[Line]) -> bool {
    let count = |bold: bool| {
        let runs = lines.iter().flat_map(|line| &line.runs).filter(|run| run.bold == bold);
        runs.map(|run| run.text.len()).sum::<usize>()
    };
    count(true) > count(false)
}

/// The usual distance between lines, in sizes of type.
fn leading(lines: &[Line], body: f32) -> f32 {
    let mut distances: Vec<f32> = lines
        .windows(2)
        .filter(|pair| (pair[0].page, pair[0].column) == (pair[1].page, pair[1].column))
        .filter(|pair| is_of_size(&pair[0], body) && is_of_size(&pair[1], body))
        .map(|pair| (pair[1].y - pair[0].y) / body)
        .filter(|distance| (0.8..3.5).contains(distance))
        .collect();
    distances.sort_by(f32::total_cmp);
    // Lower than the middle: in a text of short paragraphs half of the distances are gaps.
    distances.get(distances.len() * 3 / 10).copied().unwrap_or(1.25)
}

/// The edges of each column: where most lines begin, and where the longest end.
fn edges(lines: &[Line], body: f32) -> HashMap<(usize, usize), Edges> {
    let mut columns: HashMap<(usize, usize), Vec<&Line>> = HashMap::new();
    for line in lines {
        columns.entry((line.page, line.column)).or_default().push(line);
    }
    let widest = |lines: &[&Line]| {
        let of_body: Vec<&&Line> = lines.iter().filter(|line| is_of_size(line, body)).collect();
        let chosen: Vec<&&Line> = if of_body.is_empty() { lines.iter().collect() } else { of_body };
        Edges {
            start: left_edge(&chosen),
            end: chosen.iter().map(|line| line.end()).fold(f32::MIN, f32::max),
        }
    };
    let mut edges: HashMap<(usize, usize), Edges> =
        columns.iter().map(|(place, lines)| (*place, widest(lines))).collect();
    // Columns of few lines are as wide as the others that begin where they do.
    let wide: Vec<Edges> = columns
        .iter()
        .filter(|(_, lines)| lines.len() >= 5)
        .map(|(place, _)| edges[place])
        .collect();
    let mut wide_by_start: Vec<Edges> = wide;
    wide_by_start.sort_by(|a, b| a.start.total_cmp(&b.start));
    for (place, lines) in &columns {
        if lines.len() >= 5 {
            continue;
        }
        let Some(own) = edges.get_mut(place) else { continue };
        let near = wide_by_start.partition_point(|other| other.start < own.start - 2.0 * body);
        let others = wide_by_start[near..]
            .iter()
            .take(64)
            .take_while(|other| other.start <= own.start + body);
        if let Some(other) =
            others.filter(|other| other.end >= own.end - 1.0).min_by(|a, b| a.end.total_cmp(&b.end))
        {
            *own = Edges { start: own.start.min(other.start), end: other.end };
        }
    }
    edges
}

/// The widths of columns.
fn widths(lines: &[Line]) -> HashMap<(usize, usize), f32> {
    let mut extents: HashMap<(usize, usize), (f32, f32)> = HashMap::new();
    for line in lines {
        let extent = extents.entry((line.page, line.column)).or_insert((line.x0, line.x1));
        *extent = (extent.0.min(line.x0), extent.1.max(line.x1));
    }
    extents.into_iter().map(|(place, (x0, x1))| (place, x1 - x0)).collect()
}

/// Where lines begin: the leftmost place at which a fifth of them does.
fn left_edge(lines: &[&&Line]) -> f32 {
    let mut starts: Vec<f32> = lines.iter().map(|line| line.start()).collect();
    starts.sort_by(f32::total_cmp);
    let needed = (starts.len() / 5).max(1);
    let mut first = 0;
    for at in 0..starts.len() {
        while starts[at] - starts[first] > 2.0 {
            first += 1;
        }
        if at - first + 1 >= needed {
            return starts[first];
        }
    }
    starts.first().copied().unwrap_or(0.0)
}
