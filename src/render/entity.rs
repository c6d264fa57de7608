//! The parts that the pages of actors, attacks and outlets share: names, claims, evidence and
//! company.

use crate::model::Dossier;

use super::builder::Builder;
use super::reference_list;
use super::view::{Body, Entity, Fact, RangeView};
use super::{backlinks, claims, counted, evidence, graphics, names, strip};

/// How many companions an entity's page shows.
const MOST_COMPANIONS: usize = 16;

/// The shared part of an entity's page. `card` and `body` are built before, since their references come first.
pub(crate) fn entity(
    builder: &mut Builder<'_>,
    dossier: &Dossier<'_>,
    card: &[Fact],
    body: Body,
) -> Entity {
    let (site, ix) = (builder.site, dossier.ix);
    let claims = claims::tables(builder, dossier);
    let coverage = site.coverage(ix);
    let appears_with = builder.all_counted(dossier.appears_with(MOST_COMPANIONS));
    Entity {
        strip: strip::of_entity(builder, dossier),
        facts: builder.written(card),
        body,
        names: names::rows(builder, dossier),
        ranges: ranges(builder, dossier),
        disagreements: claims.iter().filter(|table| table.disagreement).count(),
        claims,
        evidence: evidence::rows(builder, ix),
        passages: coverage.passages,
        sources: coverage.sources,
        appears_with: builder.list(&appears_with, counted::PASSAGES),
        backlinks: backlinks::rows(builder, ix),
        // Last: by now everything that the page cites is built.
        references: reference_list::rows(builder),
    }
}

fn ranges(builder: &Builder<'_>, dossier: &Dossier<'_>) -> Vec<RangeView> {
    if dossier.note.claims.len() < 2 {
        return Vec::new();
    }
    let groups = dossier.claims_about(|_| true);
    let ranges = graphics::ranges::ranges(builder.site, dossier.note.kind, &groups);
    graphics::ranges::views(builder, ranges)
}
