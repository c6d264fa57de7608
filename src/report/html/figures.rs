//! The figures as lengths: fractions of the available width, so that they fit any screen and paper.

use std::collections::BTreeMap;

use crate::report::view::ReportView;

use super::view::{Bar, Tick, Timeline, TimelineRow};

/// More labelled years do not fit the width of a telephone.
const MOST_STEPS: i64 = 6;

/// The dated attacks on a scale of years; without any there is no scale.
pub(super) fn timeline(view: &ReportView) -> Timeline<'_> {
    let first = view.timeline.iter().map(|row| row.from).reduce(f64::min);
    let last = view.timeline.iter().map(|row| row.until).reduce(f64::max);
    let Some((first, last)) = first.zip(last) else { return Timeline::default() };
    let scale = Scale::over(first, last);
    let dates = view.chronology.iter().map(|event| (event.to.as_str(), event.date.as_str()));
    let dates = dates.collect::<BTreeMap<_, _>>();
    let rows = view.timeline.iter().map(|row| TimelineRow {
        row,
        date: dates.get(row.to.as_str()).copied().unwrap_or_default(),
        at: percent(scale.part(row.from)),
        width: percent(scale.part(row.until) - scale.part(row.from)),
    });
    Timeline { ticks: scale.ticks(), rows: rows.collect() }
}

/// The outlets with bars, the longest as wide as there is room.
pub(super) fn citations(view: &ReportView) -> Vec<Bar<'_>> {
    let most = view.citations.iter().map(|row| row.count).max().unwrap_or_default().max(1);
    let bar = |row| Bar { row, width: percent(row.count as f64 / most as f64) };
    view.citations.iter().map(bar).collect()
}

/// A scale from one year to another in equal steps.
#[derive(Debug, PartialEq)]
struct Scale {
    first: i64,
    step: i64,
    steps: i64,
}

impl Scale {
    /// The smallest scale in round steps that holds a stretch of time.
    fn over(from: f64, until: f64) -> Scale {
        let (from, until) =
            (from.floor() as i64, (until.ceil() as i64).max(from.floor() as i64 + 1));
        let mut step = 1;
        loop {
            for step in [step, 2 * step, 5 * step] {
                let first = from.div_euclid(step);
                let steps = (until + step - 1).div_euclid(step) - first;
                if steps <= MOST_STEPS {
                    return Scale { first: first * step, step, steps };
                }
            }
            step *= 10;
        }
    }

    /// Which part of the scale has gone by.
    fn part(&self, year: f64) -> f64 {
        (year - self.first as f64) / (self.step * self.steps) as f64
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |step: i64| Tick {
            year: year(self.first + step * self.step),
            at: percent(step as f64 / self.steps as f64),
            anchor: match step {
                0 => "start",
                step if step == self.steps => "end",
                _ => "middle",
            },
        };
        (0..=self.steps).map(tick).collect()
    }
}

/// A year as people count it: before the year 1 is 1 BC.
fn year(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

/// A part of the whole, to a thousandth of a percent.
fn percent(part: f64) -> String {
    format!("{}%", (part * 1e5).round() / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_round_steps_and_holds_what_it_is_for() {
        for (from, until, expected) in [
            (2024.2, 2024.3, (2024, 1, 1)),
            (2024.0, 2024.0, (2024, 1, 1)),
            (2015.8, 2024.7, (2014, 2, 6)),
            (2000.0, 2024.7, (2000, 5, 5)),
            (1979.9, 2024.7, (1970, 10, 6)),
            (-43.8, 2024.0, (-500, 500, 6)),
        ] {
            let (first, step, steps) = expected;
            assert_eq!(Scale::over(from, until), Scale { first, step, steps }, "{from} {until}");
        }
    }

    #[test]
    fn years_stand_where_they_belong() {
        let scale = Scale::over(2020.0, 2024.0);
        let ticks = scale.ticks();
        let ticks = ticks.iter().map(|tick| (&*tick.year, &*tick.at, tick.anchor));
        assert_eq!(
            ticks.collect::<Vec<_>>(),
            [
                ("2020", "0%", "start"),
                ("2021", "25%", "middle"),
                ("2022", "50%", "middle"),
                ("2023", "75%", "middle"),
                ("2024", "100%", "end"),
            ]
        );
        assert_eq!(percent(scale.part(2021.3333)), "33.333%");
        assert_eq!(year(-43), "44 BC");
    }
}
