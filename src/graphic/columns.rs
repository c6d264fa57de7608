//! Columns: how many events fall into each year, or into each stretch of several years.

use crate::words::Words;

use super::scale::{self, Scale};
use super::{Anchor, Graphic, Group, Mark, Text, letters, line, rect};

/// The number of events by stretches of years.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Columns {
    title: String,
    /// The years of a stretch.
    step: i16,
    /// The first year of each stretch with its number of events, without gaps.
    counts: Vec<(i16, usize)>,
    /// The latest year of each stretch that has an event, or its first.
    latest: Vec<i16>,
    /// What each column leads to; none if they lead nowhere.
    links: Vec<String>,
    /// A column that leads to something is at least so wide.
    least_target: f64,
}

/// The most columns: more would be too narrow.
const MOST: usize = 60;
/// The years that a stretch may have.
const STEPS: [i16; 7] = [1, 5, 10, 50, 100, 500, 1000];

const SIZE: f64 = 12.0;
const HEIGHT: f64 = 120.0;
const MOST_TICKS: usize = 4;
/// A column is no wider.
const WIDEST: f64 = 48.0;
/// The width that a finger hits.
const TARGET: f64 = 24.0;

impl Columns {
    /// Counts events by their years.
    pub(crate) fn by_year(title: &str, years: impl Iterator<Item = i16>) -> Columns {
        let mut years = years.collect::<Vec<_>>();
        years.sort_unstable();
        let (first, last) = match (years.first(), years.last()) {
            (Some(first), Some(last)) => (*first, *last),
            _ => (0, -1),
        };
        let stretches = |step: i16| {
            let first = first.div_euclid(step) * step;
            (first..=last).step_by(step as usize)
        };
        let fits = |step: &i16| stretches(*step).count() <= MOST;
        let step = STEPS.into_iter().find(fits).unwrap_or(STEPS[STEPS.len() - 1]);
        let count = |from: i16| {
            let before = |end: i32| years.partition_point(|year| i32::from(*year) < end);
            (from, before(i32::from(from) + i32::from(step)) - before(i32::from(from)))
        };
        let latest = |from: i16| {
            let end = i32::from(from) + i32::from(step);
            let last = years.partition_point(|year| i32::from(*year) < end).checked_sub(1);
            last.map_or(from, |last| years[last].max(from))
        };
        let (title, links) = (title.to_owned(), Vec::new());
        let latest = stretches(step).map(latest).collect();
        Columns {
            title,
            step,
            counts: stretches(step).map(count).collect(),
            latest,
            links,
            least_target: TARGET,
        }
    }

    /// The columns with another title.
    pub(crate) fn titled(self, title: String) -> Columns {
        Columns { title, ..self }
    }

    /// The columns, each of which leads to the page of its year if it is of one.
    pub(crate) fn leading(mut self, to: impl Fn(i16) -> String) -> Columns {
        if self.step == 1 {
            self.links = self.counts.iter().map(|(year, _)| to(*year)).collect();
        }
        self
    }

    /// The columns, each of which leads to a part of the same page: where the latest of its years is. Columns
    /// narrower than a finger are links too, since the page also lists the years.
    pub(crate) fn leading_to_latest(mut self, to: impl Fn(i16) -> String) -> Columns {
        self.links = self.latest.iter().map(|year| to(*year)).collect();
        self.least_target = 0.0;
        self
    }

    /// The number of years that a column counts.
    pub(crate) fn step(&self) -> usize {
        self.step as usize
    }

    /// The columns that count something: their years in words, and the number.
    pub(crate) fn counted(&self, words: &Words) -> Vec<(String, usize)> {
        let counts = self.counts.iter().filter(|(_, count)| *count > 0);
        counts.map(|(from, count)| (self.years(*from, words), *count)).collect()
    }

    /// The years of the stretch that begins with one, in words.
    fn years(&self, from: i16, words: &Words) -> String {
        let year = |year| scale::year_in_words(words, year);
        match from.checked_add(self.step - 1) {
            Some(last) if self.step > 1 => {
                words.fill("range", &[("from", &year(from)), ("to", &year(last))])
            }
            _ => year(from),
        }
    }

    /// The graphic at a width in pixels. Each column has its number over it where there is room; else there are lines
    /// with numbers behind them.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let most = self.counts.iter().map(|(_, count)| *count).max().unwrap_or_default() as f64;
        let number = |count: f64| words.number(count);
        let widest = letters::width(&number(most), SIZE) + 6.0;
        let n = self.counts.len().max(1) as f64;
        let is_labelled = width / n >= widest.max(14.0);
        let ticks = match is_labelled {
            true => Vec::new(),
            false => scale::numbers(0.0, most, MOST_TICKS, true, words),
        };
        let labels = ticks.iter().map(|tick| letters::width(&tick.label, SIZE) + 8.0);
        let left = labels.fold(0.0, f64::max);
        let floor = HEIGHT;
        let heights =
            Scale::new((0.0, 0.0), (most, HEIGHT - if is_labelled { 20.0 } else { 10.0 }));
        // A few columns do not fill the whole width.
        let pitch = ((width - left) / n).min(WIDEST);
        let right = left + pitch * n;
        let mut marks = Vec::new();
        for tick in &ticks {
            let y = floor - heights.at(tick.value);
            marks.push(line("grid", (left, y), (right, y)));
            let place = (left - 8.0, y + 4.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::End, &tick.label)));
        }
        let names = self
            .counts
            .iter()
            .map(|(year, _)| letters::width(&scale::year_in_words(words, *year), SIZE));
        let has_each = pitch >= names.fold(0.0, f64::max) + 8.0;
        let mut free = left;
        for (nth, (year, count)) in self.counts.iter().enumerate() {
            let x = left + nth as f64 * pitch;
            let height = heights.at(*count as f64);
            let name = scale::year_in_words(words, *year);
            let mut own = Vec::new();
            if *count > 0 {
                let gap = (pitch * 0.2).min(6.0);
                own.push(rect("count", (x + gap / 2.0, floor - height), pitch - gap, height));
            }
            if *count > 0 && is_labelled {
                let place = (x + pitch / 2.0, floor - height - 5.0);
                let number = number(*count as f64);
                own.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &number)));
            }
            let half = letters::width(&name, SIZE) / 2.0;
            let middle = (x + pitch / 2.0).clamp(left + half, (width - half).max(left + half));
            let is_round = has_each || self.counts.len() < 12 || year % (self.step * 5) == 0;
            if is_round && middle - half >= free {
                let place = (middle, floor + 16.0);
                own.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &name)));
                free = middle + half + 8.0;
            }
            let to = self.links.get(nth).filter(|to| !to.is_empty() && pitch >= self.least_target);
            match to {
                Some(to) if *count > 0 => {
                    // All of its height can be hit.
                    own.insert(0, rect("target", (x, 0.0), pitch, floor + 20.0));
                    let full = number(*count as f64);
                    let years = self.years(*year, words);
                    let full = words.fill("labelled", &[("label", &years), ("value", &full)]);
                    let to = to.clone();
                    marks.push(Mark::Group(Group { to, full, marks: own, ..Group::default() }));
                }
                _ => marks.append(&mut own),
            }
        }
        marks.push(line("axis", (left, floor), (right, floor)));
        let said = self.counted(words).into_iter().map(|(years, count)| {
            words.fill("labelled", &[("label", &years), ("value", &number(count as f64))])
        });
        let said = said.collect::<Vec<_>>();
        Graphic::above_axis(&self.title, (width, floor), &said, marks, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn years_are_joined_until_their_columns_can_be_told_apart() {
        for (years, step, columns) in [
            (2019..=2024, 1, 6),
            (1990..=2049, 1, 60),
            (1950..=2024, 5, 15),
            (1700..=2024, 10, 33),
            (1..=2024, 50, 41),
        ] {
            let counted = Columns::by_year("", years.clone());
            assert_eq!((counted.step, counted.counts.len()), (step, columns), "{years:?}");
            let all = counted.counts.iter().map(|(_, count)| count).sum::<usize>();
            assert_eq!(all, years.count());
        }
        assert_eq!(Columns::by_year("", std::iter::empty()).counts, []);
    }

    #[test]
    fn a_year_without_events_keeps_its_place() {
        let counted = Columns::by_year("Events", [2020, 2022, 2022].into_iter());
        assert_eq!(counted.counts, [(2020, 1), (2021, 0), (2022, 2)]);
        let graphic = counted.draw(400.0, &Words::built_in("en"));
        assert_eq!(graphic.description, "2020: 1; 2022: 2");
        let tall = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Rect { height, .. } => Some(*height),
            _ => None,
        });
        assert_eq!(tall.collect::<Vec<_>>(), [50.0, 100.0]);
    }

    #[test]
    fn no_mark_leaves_the_graphic() {
        for (count, width) in [(1, 328.0), (7, 690.0), (60, 1040.0)] {
            let counted = Columns::by_year("", 1960..1960 + count);
            for mark in counted.draw(width, &Words::built_in("en")).marks {
                if let Mark::Rect { x, width: wide, .. } = mark {
                    assert!(x >= 0.0 && x + wide <= width + 0.1, "{mark:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_stand_over_columns_where_there_is_room() {
        for (years, width, expected) in [(5, 328.0, 5), (20, 640.0, 20), (60, 328.0, 0)] {
            let counted = Columns::by_year("", (0..years).flat_map(|year| [1960 + year; 2]));
            let graphic = counted.draw(width, &Words::built_in("en"));
            let is_number = |text: &&Text| text.y < HEIGHT && text.text == "2" && text.x > 8.0;
            let texts = graphic.marks.iter().filter_map(|mark| match mark {
                Mark::Text(text) => Some(text),
                _ => None,
            });
            let over = texts.filter(|text| is_number(text) && text.anchor == Anchor::Middle);
            assert_eq!(over.count(), expected, "{years} years on {width}");
        }
    }

    #[test]
    fn a_column_leads_to_the_page_of_its_year() {
        let to = |year| format!("timeline/{year}/");
        for (last, width, expected) in [(2004, 640.0, 2), (2004, 40.0, 0), (2104, 640.0, 0)] {
            let counted = Columns::by_year("", [2000, last].into_iter()).leading(to);
            let graphic = counted.draw(width, &Words::built_in("en"));
            let links = graphic.marks.iter().filter_map(|mark| match mark {
                Mark::Group(group) => Some((&*group.to, &*group.full)),
                _ => None,
            });
            let links = links.collect::<Vec<_>>();
            assert_eq!(links.len(), expected, "{last} on {width}: {links:?}");
            if expected > 0 {
                assert_eq!(links[0], ("timeline/2000/", "2000: 1"));
            }
        }
    }

    #[test]
    fn a_column_of_several_years_leads_to_the_latest_that_has_an_event() {
        let to = |year| format!("#y{year}");
        let years = [1950, 1952, 2021, 2024, 2024];
        let counted = Columns::by_year("", years.into_iter()).leading_to_latest(to);
        let graphic = counted.draw(328.0, &Words::built_in("en"));
        let links = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Group(group) => Some((&*group.to, &*group.full)),
            _ => None,
        });
        let expected = [("#y1952", "1950 to 1954: 2"), ("#y2024", "2020 to 2024: 3")];
        assert_eq!(links.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn stretches_of_years_are_named_by_their_ends() {
        let counted = Columns::by_year("", [1950, 2024].into_iter());
        let expected = [("1950 to 1954".to_owned(), 1), ("2020 to 2024".to_owned(), 1)];
        assert_eq!(counted.counted(&Words::built_in("en")), expected);
    }
}
