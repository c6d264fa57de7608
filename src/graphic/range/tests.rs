//! The places of marks and labels of a range.

use super::*;

fn stated(low: f64, high: f64, sign: Sign) -> Stated {
    Stated { low: Some(low), high: Some(high), sign }
}

fn range(axis: Axis, values: &[(Stated, &str)]) -> Range {
    let row = |(stated, value): &(Stated, &str)| RangeRow {
        source: String::from("River Weekly"),
        note: String::from("20 May 2023"),
        value: (*value).to_owned(),
        stated: *stated,
        is_preferred: false,
        is_remarked: false,
    };
    Range { title: String::from("Killed"), axis, rows: values.iter().map(row).collect() }
}

fn xs(graphic: &Graphic, class: &str) -> Vec<f64> {
    let x = |mark: &Mark| match mark {
        Mark::Circle { class: own, x, .. } if *own == class => Some(*x),
        Mark::Head { class: own, x, .. } if *own == class => Some(*x),
        Mark::Rect { class: own, x, .. } if *own == class => Some(*x),
        _ => None,
    };
    graphic.marks.iter().filter_map(x).collect()
}

fn texts<'g>(graphic: &'g Graphic, class: &str) -> Vec<&'g Text> {
    let text = |mark: &'g Mark| match mark {
        Mark::Text(text) if text.class == class => Some(text),
        _ => None,
    };
    graphic.marks.iter().filter_map(text).collect()
}

#[test]
fn a_minimum_is_a_dot_with_an_arrow_and_the_span_is_washed() {
    let values = [
        (stated(139.0, 139.0, Sign::Minimum), "at least 139"),
        (stated(145.0, 145.0, Sign::Minimum), "at least 145"),
    ];
    let graphic = range(Axis::Numbers(true), &values).draw(640.0, &Words::built_in("en"));
    let (dots, heads) = (xs(&graphic, "dot"), xs(&graphic, "head"));
    assert!(dots[0] < dots[1], "{dots:?}");
    assert_eq!([heads[0] - dots[0], heads[1] - dots[1]].map(f64::round), [34.0, 34.0]);
    assert_eq!(xs(&graphic, "wash"), [dots[0]]);
    let ticks = texts(&graphic, "tick");
    let ticks = ticks.iter().map(|tick| tick.text.as_str()).collect::<Vec<_>>();
    assert_eq!(ticks, ["140", "142", "144"]);
    assert_eq!(
        graphic.description,
        "River Weekly, 20 May 2023: at least 139; River Weekly, 20 May 2023: at least 145"
    );
}

#[test]
fn labels_stay_inside_and_off_their_marks_at_every_width() {
    let long = "from an unknown date to 7 March 2024 (uncertain)";
    let cases = [
        (Axis::Numbers(true), stated(6.0, 6.0, Sign::Exact), "6"),
        (Axis::Numbers(true), stated(12_000.0, 12_000.0, Sign::Maximum), "up to 12 000"),
        (Axis::Numbers(false), stated(0.5, 0.5, Sign::About), "about 0.5 km"),
        (Axis::Dates, Stated { low: None, high: Some(20_000.0), sign: Sign::Exact }, long),
        (Axis::Dates, Stated { low: Some(19_000.0), high: None, sign: Sign::Exact }, "since"),
    ];
    for (axis, other, value) in cases {
        for width in [328.0, 640.0] {
            let first = if axis == Axis::Dates { 19_500.0 } else { 3.0 };
            let values = [(stated(first, first, Sign::Exact), "3"), (other, value)];
            let graphic = range(axis, &values).draw(width, &Words::built_in("en"));
            for label in texts(&graphic, "value") {
                let wide = letters::width(&label.text, VALUE_SIZE) * BOLD;
                let start = if label.anchor == Anchor::End { label.x - wide } else { label.x };
                assert!(
                    start >= 0.0 && start + wide <= width + 0.1,
                    "{value} at {width}: {label:?}"
                );
            }
            for x in xs(&graphic, "dot").into_iter().chain(xs(&graphic, "head")) {
                assert!((0.0..=width).contains(&x), "{value} at {width}: {x}");
            }
        }
    }
}

/// Letters of a font may be wider than the estimate: a label grows away from its mark.
#[test]
fn a_label_before_its_mark_ends_there() {
    let value = "between twelve and fourteen days";
    let values =
        [(stated(0.0, 0.0, Sign::Exact), "0"), (stated(100.0, 100.0, Sign::Maximum), value)];
    for (language, gap) in [("en", -GAP), ("ar", GAP)] {
        let graphic = range(Axis::Numbers(true), &values).draw(500.0, &Words::built_in(language));
        let (labels, head) = (texts(&graphic, "value"), xs(&graphic, "head")[0]);
        let anchors = labels.iter().map(|label| label.anchor).collect::<Vec<_>>();
        assert_eq!(anchors, [Anchor::Start, Anchor::End], "{labels:?}");
        assert_eq!(px(labels[1].x), px(head + gap), "{language}");
    }
}

#[test]
fn an_axis_begins_at_zero_only_where_its_values_do() {
    assert_eq!(domain(Axis::Numbers(true), 139.0, 149.0), (138.0, 150.0));
    assert_eq!(domain(Axis::Numbers(true), 0.0, 10.0), (0.0, 11.0));
    assert_eq!(domain(Axis::Numbers(true), 500.0, 500.0), (450.0, 550.0));
    assert_eq!(domain(Axis::Numbers(true), -10.0, 10.0), (-12.0, 12.0));
}
