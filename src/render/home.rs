//! The home page.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::catalogue::NoteIx;
use crate::note::{Details, Kind};

use super::builder::Builder;
use super::counted;
use super::list::newest_briefings;
use super::overview::menu_link;
use super::view::{AttackRow, Body, BriefingRow, Count, Counted, HomeView, Link};
use super::words::{in_words, value_of};

const MOST_BRIEFINGS: usize = 5;
const MOST_ATTACKS_IN_TIME: usize = 8;
const MOST_COVERED: usize = 8;

/// The view of the home page. `index` is `content/_index.md`.
pub(crate) fn view(builder: &mut Builder<'_>, index: Option<NoteIx>) -> HomeView {
    let body = index.map_or_else(Body::default, |ix| builder.body(ix));
    HomeView {
        body,
        briefings: newest_briefings(builder)
            .into_iter()
            .take(MOST_BRIEFINGS)
            .map(|ix| briefing_row(builder, ix))
            .collect(),
        timeline: timeline(builder),
        actors: builder.list(&most_covered(builder, Kind::Actor), counted::PASSAGES),
        attacks: builder.list(&most_covered(builder, Kind::Attack), counted::PASSAGES),
        counts: counts(builder),
        references: builder.references(),
    }
}

fn briefing_row(builder: &Builder<'_>, ix: NoteIx) -> BriefingRow {
    let note = builder.site.note(ix);
    let briefing = note.details.briefing();
    let date = in_words(builder.words, briefing.and_then(|briefing| value_of(&briefing.date)));
    BriefingRow {
        link: builder.link(ix).clone(),
        date,
        summary: builder.site.summary(ix).into_owned(),
    }
}

/// The latest dated attacks, in chronological order.
fn timeline(builder: &Builder<'_>) -> Vec<Arc<AttackRow>> {
    let has_date = |ix: &NoteIx| matches!(&builder.site.note(*ix).details, Details::Attack(attack) if attack.date.is_some());
    let mut attacks =
        builder.site.of(Kind::Attack).map(|(ix, _)| ix).filter(has_date).collect::<Vec<_>>();
    attacks.sort_by_cached_key(|ix| builder.site.attack_in_time(*ix));
    let latest = attacks.split_off(attacks.len().saturating_sub(MOST_ATTACKS_IN_TIME));
    latest.into_iter().filter_map(|ix| builder.attack_row(ix)).collect()
}

fn most_covered<'a>(builder: &Builder<'a>, kind: Kind) -> Vec<Counted<'a>> {
    let mut notes = builder.site.of(kind).map(|(ix, _)| ix).collect::<Vec<_>>();
    notes.sort_by_cached_key(|ix| {
        let passages = builder.site.coverage(*ix).passages;
        (Reverse(passages), builder.site.rank_by_title(*ix))
    });
    let covered = notes
        .into_iter()
        .take(MOST_COVERED)
        .map(|ix| builder.counted(ix, builder.site.coverage(ix).passages));
    covered.filter(|counted| counted.count > 0).collect()
}

fn counts(builder: &Builder<'_>) -> Vec<Count> {
    let menu = &builder.overview.site.menu;
    let sections = menu.iter().filter(|item| item.count > 0);
    let sections = sections.map(|item| {
        // The plural form fits the number, where the section has no `_index.md` with a title.
        let link = menu_link(item);
        let is_named = link.text != builder.words.say(&item.section);
        let noun = builder.words.noun(&item.section, item.count);
        let text = if is_named { link.text } else { noun.to_owned() };
        Count { number: item.count, link: Link { text, ..link } }
    });
    let passages = builder.site.sources().map(|(_, source)| source.article.passages.len()).sum();
    let mentions = builder.site.sources().map(|(ix, _)| builder.site.mentions(ix).list.len()).sum();
    let plain = |number, id| Count {
        number,
        link: Link { text: builder.words.say(id).to_owned(), url: String::new() },
    };
    sections.chain([plain(passages, "passages"), plain(mentions, "mentions")]).collect()
}
