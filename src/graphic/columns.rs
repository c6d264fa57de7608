//! Columns: how many events fall into each year, or into each stretch of several years.

use crate::words::Words;

use super::scale::{self, Scale};
use super::{Anchor, Graphic, Mark, Text, letters, line, rect};

/// The number of events by stretches of years.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Columns {
    title: String,
    /// The years of a stretch.
    step: i16,
    /// The first year of each stretch with its number of events, without gaps.
    counts: Vec<(i16, usize)>,
}

/// The most columns: more would be too narrow.
const MOST: usize = 60;
/// The years that a stretch may have.
const STEPS: [i16; 7] = [1, 5, 10, 50, 100, 500, 1000];

const SIZE: f64 = 12.0;
const HEIGHT: f64 = 120.0;
const MOST_TICKS: usize = 4;

impl Columns {
    /// Counts events by the years of their days, which are counted from 1970.
    pub(crate) fn by_year(title: &str, days: impl Iterator<Item = f64>) -> Columns {
        let mut years = days.filter_map(scale::year_number).collect::<Vec<_>>();
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
        Columns { title: title.to_owned(), step, counts: stretches(step).map(count).collect() }
    }

    /// The number of years that a column counts.
    pub(crate) fn step(&self) -> usize {
        self.step as usize
    }

    /// The graphic at a width in pixels.
    pub(crate) fn draw(&self, width: f64, words: &Words) -> Graphic {
        let most = self.counts.iter().map(|(_, count)| *count).max().unwrap_or_default() as f64;
        let ticks = scale::numbers(0.0, most, MOST_TICKS, true, words);
        let labels = ticks.iter().map(|tick| letters::width(&tick.label, SIZE));
        let left = labels.fold(0.0, f64::max) + 8.0;
        let floor = HEIGHT;
        let heights = Scale::new((0.0, 0.0), (most, HEIGHT - 10.0));
        let pitch = (width - left) / self.counts.len().max(1) as f64;
        let mut marks = Vec::new();
        for tick in &ticks {
            let y = floor - heights.at(tick.value);
            marks.push(line("grid", (left, y), (width, y)));
            let place = (left - 8.0, y + 4.0);
            marks.push(Mark::Text(Text::new("tick", place, Anchor::End, &tick.label)));
        }
        let mut free = left;
        for (nth, (year, count)) in self.counts.iter().enumerate() {
            let x = left + nth as f64 * pitch;
            let height = heights.at(*count as f64);
            if *count > 0 {
                let gap = (pitch * 0.2).min(4.0);
                marks.push(rect("count", (x + gap / 2.0, floor - height), pitch - gap, height));
            }
            let label = scale::year_in_words(words, *year);
            let half = letters::width(&label, SIZE) / 2.0;
            let middle = (x + pitch / 2.0).clamp(left + half, (width - half).max(left + half));
            let is_round = self.counts.len() < 12 || year % (self.step * 5) == 0;
            if is_round && middle - half >= free {
                let place = (middle, floor + 16.0);
                marks.push(Mark::Text(Text::new("tick", place, Anchor::Middle, &label)));
                free = middle + half + SIZE;
            }
        }
        marks.push(line("axis", (left, floor), (width, floor)));
        let said = self.counts.iter().filter(|(_, count)| *count > 0).map(|(year, count)| {
            let (year, count) = (scale::year_in_words(words, *year), count.to_string());
            words.fill("labelled", &[("label", &year), ("value", &count)])
        });
        let said = said.collect::<Vec<_>>();
        Graphic::above_axis(&self.title, (width, floor), &said, marks, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphic::days_of;

    fn days(years: impl Iterator<Item = i16>) -> impl Iterator<Item = f64> {
        years.map(|year| days_of(jiff::civil::date(year, 7, 1)))
    }

    #[test]
    fn years_are_joined_until_their_columns_can_be_told_apart() {
        for (years, step, columns) in [
            (2019..=2024, 1, 6),
            (1990..=2049, 1, 60),
            (1950..=2024, 5, 15),
            (1700..=2024, 10, 33),
            (1..=2024, 50, 41),
        ] {
            let counted = Columns::by_year("", days(years.clone()));
            assert_eq!((counted.step, counted.counts.len()), (step, columns), "{years:?}");
            let all = counted.counts.iter().map(|(_, count)| count).sum::<usize>();
            assert_eq!(all, years.count());
        }
        assert_eq!(Columns::by_year("", std::iter::empty()).counts, []);
    }

    #[test]
    fn a_year_without_events_keeps_its_place() {
        let counted = Columns::by_year("Events", days([2020, 2022, 2022].into_iter()));
        assert_eq!(counted.counts, [(2020, 1), (2021, 0), (2022, 2)]);
        let graphic = counted.draw(400.0, &Words::built_in("en"));
        assert_eq!(graphic.description, "2020: 1; 2022: 2");
        let tall = graphic.marks.iter().filter_map(|mark| match mark {
            Mark::Rect { height, .. } => Some(*height),
            _ => None,
        });
        assert_eq!(tall.collect::<Vec<_>>(), [55.0, 110.0]);
    }

    #[test]
    fn no_mark_leaves_the_graphic() {
        for (count, width) in [(1, 328.0), (7, 690.0), (60, 1040.0)] {
            let counted = Columns::by_year("", days(1960..1960 + count));
            for mark in counted.draw(width, &Words::built_in("en")).marks {
                if let Mark::Rect { x, width: wide, .. } = mark {
                    assert!(x >= 0.0 && x + wide <= width + 0.1, "{mark:?}");
                }
            }
        }
    }
}
