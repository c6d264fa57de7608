//! The parts that the pages of actors, attacks and outlets share: names, claims, evidence and
//! company.

use crate::model::Dossier;

use super::builder::Builder;
use super::graphics::ranges;
use super::reference_list;
use super::view::{Body, Entity, Fact};
use super::{backlinks, claims, counted, evidence, names, strip};

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
    let groups = dossier.claims();
    let claims = claims::tables(builder, &groups);
    let coverage = site.coverage(ix);
    let appears_with = builder.all_counted(dossier.appears_with(MOST_COMPANIONS));
    Entity {
        strip: strip::of_entity(builder, dossier),
        facts: builder.written(card),
        body,
        names: names::rows(builder, dossier),
        ranges: ranges::views(builder, ranges::ranges(site, dossier.note.kind, &groups)),
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
