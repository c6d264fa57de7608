//! The word lists for reading articles; `data/` has the words and describes each list.

use super::dropped::DropReason;
use super::label::Label;
use crate::text::word_list::{Phrases, Roles, Starts, Words, word_lists};

word_lists! {
    /// Lines of the page around an article.
    BOILERPLATE: Boilerplate = "data/boilerplate.txt" {
        lines: Roles<DropReason>,
        bar_openers: Words,
        bar_nouns: Words,
        counted: Roles<DropReason>,
        minutes: Words,
        disclaimer_starts: Starts,
        related_starts: Starts,
        buttons: Words,
        between_buttons: Words,
        platforms: Words,
        cookie_phrases: Phrases,
        subscription_phrases: Phrases,
        subscription_starts: Starts,
        offers: Phrases,
        promotion_starts: Starts,
        alt_phrases: Phrases,
        alt_starts: Starts,
        caption_starts: Starts,
        picture_words: Words,
        credit_words: Vec<&'static str>,
        maker_starts: Starts,
    }

    /// Lines of metadata about the article.
    MASTHEAD: Masthead = "data/masthead.txt" {
        labels: Vec<(&'static str, Label)>,
        numbered: Vec<(&'static str, Label)>,
        around_dates: Words,
        update_starts: Starts,
        byline_starts: Vec<&'static str>,
        byline_separators: Vec<&'static str>,
        byline_places: Vec<&'static str>,
        origin_starts: Starts,
        origin_verbs: Phrases,
        before_publication: Vec<&'static str>,
        praise: Phrases,
    }

    /// People who write articles.
    PEOPLE: People = "data/people.txt" {
        name_particles: Words,
        no_name_words: Words,
        small_words: Words,
        author_headings: Words,
        author_signs: Phrases,
        offices: Words,
        presenting_verbs: Vec<&'static str>,
        titles: Vec<&'static str>,
    }

    /// Citations and notes.
    CITATIONS: Citations = "data/citations.txt" {
        see_leads: Vec<&'static str>,
        other_leads: Vec<&'static str>,
        detail_starts: Starts,
        prose_words: Words,
        aside_words: Words,
        no_name_starts: Words,
        label_words: Words,
        note_headings: Words,
    }

    /// Credits of other outlets.
    CREDITS: Credits = "data/credits.txt" {
        before_names: Vec<&'static str>,
        before_reporter: Vec<&'static str>,
        after_names: Vec<&'static str>,
        beside_names: Words,
    }

    /// Months and weekdays.
    DATES: Dates = "data/dates.txt" {
        months: Roles<i8>,
        weekdays: Vec<&'static str>,
    }
}
