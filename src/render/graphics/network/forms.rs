//! What the forms of a network mean: a shape for kinds of entities, a line for kinds of ties.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::NoteIx;
use crate::model::{Declared, DeclaredKind, Reader};
use crate::note::Kind;
use crate::render::builder::Builder;
use crate::render::declared::{label_of, name_of};
use crate::render::html::Html;
use crate::render::view::Markup;
use crate::render::words::facts::period;
use crate::vocabulary::known::bond;
use crate::vocabulary::{Bond, Nature, Time};
use crate::words::Words;

use super::Part;

/// The shape of a mark: kinds are told apart by it, without colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// A disc: groups, organisations, and actors without a kind.
    Group,
    /// A square: states and their bodies.
    State,
    /// A ring: people.
    Person,
    /// A diamond: outlets.
    Outlet,
    /// A triangle: all else, such as ships.
    Other,
}

impl Shape {
    /// The shape of an entity.
    pub(super) fn of(site: &Reader<'_>, ix: NoteIx) -> Shape {
        let note = site.named(ix);
        let kind = note.details.actor().and_then(|actor| actor.kind.as_ref());
        match kind.map(|kind| site.words().vocabulary.nature(&kind.value)) {
            _ if note.kind == Kind::Outlet => Shape::Outlet,
            None | Some(Nature::Group) => Shape::Group,
            Some(Nature::State) => Shape::State,
            Some(Nature::Person) => Shape::Person,
            Some(Nature::Thing) => Shape::Other,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Shape::Group => "network_group",
            Shape::State => "network_state",
            Shape::Person => "network_person",
            Shape::Outlet => "kind_outlet",
            Shape::Other => "network_other",
        }
    }
}

/// A mark around a point.
pub(super) fn mark(html: &mut Html, shape: Shape, (x, y): (f64, f64), radius: f64) {
    let (x, y, r) = (number(x), number(y), number(radius));
    let path = |class, steps: String| (class, format!("M{x} {y}{steps}z"));
    // Marks of one radius look equally large.
    let (wide, far) = (number(radius * 0.88), number(radius * 1.2));
    let (class, path) = match shape {
        Shape::Group | Shape::Person => {
            let class = if shape == Shape::Person { "person" } else { "group" };
            html.markup("<circle class=\"").markup(class).markup("\" cx=\"").text(&x);
            html.markup("\" cy=\"").text(&y).markup("\" r=\"").text(&r).markup("\"/>");
            return;
        }
        Shape::State => {
            path("state", format!("m-{wide} -{wide}h{0}v{0}h-{0}", number(radius * 1.76)))
        }
        Shape::Outlet => {
            path("outlet", format!("m0 -{far}l{far} {far}l-{far} {far}l-{far} -{far}"))
        }
        Shape::Other => path("other", format!("m0 -{far}l{far} {0}h-{0}", number(radius * 2.1))),
    };
    html.markup("<path class=\"").markup(class).markup("\" d=\"").text(&path).markup("\"/>");
}

/// A length to a tenth of a pixel, as it is written.
pub(super) fn number(length: f64) -> String {
    ((length * 10.0).round() / 10.0 + 0.0).to_string()
}

/// The line that a tie is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tie {
    bond: Bond,
    /// Whether it leads from one to the other.
    pub(super) has_head: bool,
}

impl Tie {
    pub(super) fn of(words: &Words, declared: &Declared<'_>) -> Tie {
        let kind = declared.kind();
        let bond = match (&declared.kind, bond(&kind).0) {
            (DeclaredKind::Affiliation, _) => Bond::Operation,
            // Members are parts.
            (DeclaredKind::Relation(_), Bond::Member) => Bond::Part,
            (DeclaredKind::Relation(_), bond) => bond,
        };
        Tie { bond, has_head: words.vocabulary.inverse(&kind) != Some(kind) }
    }

    pub(super) fn class(self) -> &'static str {
        match self.bond {
            Bond::Part | Bond::Member => "part",
            Bond::Lead => "leads",
            Bond::Origin => "origin",
            Bond::Operation => "operation",
            Bond::Alliance => "alliance",
            Bond::Opposition => "opposition",
            Bond::Other => "further",
        }
    }
}

/// How thick a line is that stands for so many.
pub(super) fn width_class(count: usize) -> &'static str {
    match count {
        0..=1 => "w1",
        2..=4 => "w2",
        5..=14 => "w3",
        _ => "w4",
    }
}

/// A relation in words: who, what, whom and when.
pub(super) fn said(builder: &Builder<'_>, declared: &Declared<'_>) -> String {
    let words = builder.words;
    let [from, to] = [declared.from, declared.to].map(|ix| &*builder.link(ix).text);
    let label = words.join([from, label_of(words, declared)].into_iter());
    let said = words.fill("labelled", &[("label", &label), ("value", to)]);
    let when = period(words, declared.since, declared.until);
    words.join([&*said, &*when].into_iter())
}

/// What the forms mean that a drawing has: a sample and words.
pub(super) fn legend(builder: &Builder<'_>, part: &Part<'_>) -> Markup {
    let words = builder.words;
    let shapes = part.entities.iter().map(|ix| Shape::of(builder.site, *ix));
    let shapes = shapes.collect::<BTreeSet<_>>();
    let mut ties = BTreeMap::<Tie, BTreeSet<&DeclaredKind>>::new();
    for declared in &part.declared {
        ties.entry(Tie::of(words, declared)).or_default().insert(&declared.kind);
    }
    Html::finished(|html| {
        for shape in shapes {
            html.markup("<li>").markup(SAMPLE).markup("width=\"16\" height=\"16\">");
            mark(html, shape, (8.0, 8.0), 6.0);
            html.markup("</svg> ").text(words.say(shape.word())).markup("</li>\n");
        }
        for (tie, kinds) in ties {
            let names = kinds.into_iter().map(|kind| name_of(words, kind).to_owned());
            let mut names = names.collect::<Vec<_>>();
            names.dedup();
            sample(html, tie.class(), tie.has_head);
            html.text(&words.list(&names)).markup("</li>\n");
        }
        if part.declared.iter().any(|declared| declared.time == Time::Past) {
            html.markup("<li>")
                .markup(SAMPLE)
                .markup("width=\"40\" height=\"16\"><g class=\"bond past\">");
            html.markup("<path class=\"part\" d=\"M1 8H39\"/></g></svg> ");
            html.text(words.say("network_past")).markup("</li>\n");
        }
        if !part.pairs.is_empty() {
            html.markup("<li class=\"of-together\">").markup(SAMPLE);
            html.markup(
                "width=\"40\" height=\"16\"><path class=\"together w3\" d=\"M1 8H39\"/></svg> ",
            );
            html.text(words.say("network_named")).markup("</li>\n");
        }
    })
}

const SAMPLE: &str = "<svg class=\"sample\" aria-hidden=\"true\" ";

fn sample(html: &mut Html, class: &'static str, has_head: bool) {
    html.markup("<li>")
        .markup(SAMPLE)
        .markup("width=\"40\" height=\"16\"><g class=\"bond\"><path class=\"");
    html.markup(class).markup("\" d=\"M1 8H");
    html.markup(if has_head {
        "32\"/><path class=\"head\" d=\"M39 8l-8 -3.5v7z\"/>"
    } else {
        "39\"/>"
    });
    html.markup("</g></svg> ");
}
