//! The word lists for reading articles. `data/` has a file of words for each language, and `common.txt` for what belongs
//! to none; the lists of all files are joined, as an article does not say what language its page is in.

use super::dropped::DropReason;
use super::label::Label;
use crate::text::word_list::{Phrases, Roles, Starts, Words, word_lists};

word_lists! {
    files: [
        "data/common.txt",
        "data/dates.txt",
        "data/en.txt",
        "data/ar.txt",
        "data/de.txt",
        "data/es.txt",
        "data/fa.txt",
        "data/fr.txt",
        "data/it.txt",
        "data/pt.txt",
        "data/ru.txt",
        "data/tr.txt",
        "data/uk.txt",
    ]

    /// Lines of the page around an article.
    BOILERPLATE: Boilerplate {
        /// Lines that consist of these words and nothing else, with the reason to drop them.
        lines: Roles<DropReason>,
        /// First words of headings over lists of other articles: `recent features`, `most read`.
        bar_openers: Words,
        /// The words after them.
        bar_nouns: Words,
        /// What a page counts: `12 comments`.
        counted: Roles<DropReason>,
        /// The unit of reading times.
        minutes: Words,
        /// Notices of whose views an article gives.
        disclaimer_starts: Starts,
        /// Beginnings of texts that are such notices if they have one of the signs.
        disclaimer_leads: Starts,
        /// What such a notice says of the views: that they are the author's alone.
        disclaimer_signs: Phrases,
        /// What says who holds the rights.
        rights_phrases: Phrases,
        /// Beginnings of reading times: `Reading time: 5 minutes`.
        reading_starts: Starts,
        /// Links to other articles.
        related_starts: Starts,
        /// Buttons to share, print or save.
        buttons: Words,
        /// What stands in rows of buttons and is none.
        between_buttons: Words,
        /// Buttons whose names are headings as well, where they stand alone.
        platforms: Words,
        /// Phrases of notices about cookies, by what they have in common.
        cookie_phrases: Phrases,
        /// Phrases of notices about subscribing, by what they have in common.
        subscription_phrases: Phrases,
        /// Beginnings of such notices.
        subscription_starts: Starts,
        /// What a line offers that says `click here`.
        offers: Phrases,
        /// Appeals of a publisher.
        promotion_starts: Starts,
        /// Phrases in descriptions of pictures, made by machines.
        alt_phrases: Phrases,
        /// Beginnings of such descriptions.
        alt_starts: Starts,
        /// Beginnings of captions.
        caption_starts: Starts,
        /// What announces the maker of a picture.
        picture_words: Words,
        /// What may follow that: `photo credit`.
        credit_words: Vec<&'static str>,
        /// What the maker of a picture is named after.
        maker_starts: Starts,
    }

    /// Boxes and sections of the page, and kinds of passages.
    SHAPES: Shapes {
        /// Labels of boxes with links to other articles, as whole lines.
        box_labels: Words,
        /// What ends a link to another article: `Ice on the lake | more`.
        related_ends: Vec<&'static str>,
        /// The button to answer a comment.
        reply_words: Words,
        /// What stands between the name of a reader and a colon: `Jane Doe says:`.
        comment_verbs: Vec<&'static str>,
        /// What ends the age of a comment: `2 days ago`.
        ago_ends: Vec<&'static str>,
        /// What begins it: `vor 2 Tagen`.
        ago_starts: Vec<&'static str>,
        /// What ends a caption.
        caption_ends: Vec<&'static str>,
        /// The buttons of a picture, as whole lines.
        caption_buttons: Words,
        /// Words for figures, which a number follows.
        figure_words: Words,
        /// What announces the maker after a caption.
        maker_labels: Words,
        /// What people do in pictures.
        caption_verbs: Words,
        /// Verbs of speech, as they stand before a colon.
        speech_verbs: Words,
        /// Words with which a sentence begins that announces a list.
        lead_starts: Words,
        /// Credits after an article, and whether they name an author.
        closing_credits: Vec<(&'static str, Label)>,
        /// Labels over the names and addresses at the end of a release to the press.
        contact_labels: Words,
        /// What an encyclopedia writes behind a heading, in brackets.
        edit_marks: Words,
    }

    /// Lines of metadata about the article.
    MASTHEAD: Masthead {
        /// What a colon follows: `Published on:`.
        labels: Roles<Label>,
        /// What a number follows: `Vol. 20, No. 1`.
        numbered: Vec<(&'static str, Label)>,
        /// What stands around a date, besides weekdays.
        around_dates: Words,
        /// Words beside the date of an update.
        update_words: Words,
        /// Words beside a date that is neither that of issue nor of an update.
        other_date_words: Words,
        /// Words of a date that depends on today: `2 hours ago`.
        relative_words: Words,
        /// What stands alone in the head of an article, besides sections: `Press Release`.
        head_words: Words,
        /// What begins a byline; the names follow.
        byline_starts: Vec<&'static str>,
        /// The same where it says that they are authors, whatever their names look like.
        author_starts: Vec<&'static str>,
        /// Words between the people of a byline.
        name_joiners: Words,
        /// What the place or outlet of a byline follows.
        byline_places: Words,
        /// What people do for an article who are not its authors: `Photographs by`.
        no_author_work: Words,
        /// What stands between a name and a place: `Jane Doe reports from Lima`.
        reporting_verbs: Vec<&'static str>,
        /// Beginnings of notices of where an article first appeared.
        origin_starts: Starts,
        /// Verbs of such notices.
        origin_verbs: Phrases,
        /// What the name of a publication follows.
        before_publication: Vec<&'static str>,
        /// What a publisher says of itself.
        praise: Phrases,
    }

    /// People who write articles.
    PEOPLE: People {
        /// Small words within names of people.
        name_particles: Words,
        /// Words of section names and headings that look like names of people.
        no_name_words: Words,
        /// Words that are small inside titles and names.
        small_words: Words,
        /// Headings over biographies.
        author_headings: Words,
        /// What only the biography of an author says.
        author_signs: Phrases,
        /// What people say who are asked by an article.
        opinion_verbs: Phrases,
        /// What people are who write articles.
        offices: Words,
        /// What follows the name in `Jane Doe is a fellow at ...`.
        presenting_verbs: Vec<&'static str>,
        /// What stands before it.
        titles: Vec<&'static str>,
    }

    /// Citations and notes.
    CITATIONS: Citations {
        /// What stands before the first name of a citation: the other publication says more on the matter.
        see_leads: Vec<&'static str>,
        /// What else stands there.
        other_leads: Vec<&'static str>,
        /// What begins a page, a volume, an address, a day of access.
        detail_starts: Starts,
        /// What begins a volume or an issue.
        volume_starts: Starts,
        /// What was said and not published.
        talks: Words,
        /// What leads from a name to a date: `le 3 mars`.
        date_leads: Words,
        /// What stands after the year of a date: `2021 г.`
        year_endings: Words,
        /// Words that no name of a publication has.
        prose_words: Words,
        /// Words that begin an aside, in small letters.
        aside_words: Words,
        /// Short forms with a stop that begin no name.
        no_name_starts: Words,
        /// First words of credits and of dates of issue.
        label_words: Words,
        /// Headings over notes and references.
        note_headings: Words,
        /// What joins the names of authors or stands for further ones.
        author_words: Words,
        /// What stands for the year of a work without one.
        undated: Words,
        /// What stands before the day on which somebody looked at an address.
        access_words: Phrases,
        /// Short forms with a stop that a number follows: `no.5`.
        before_numbers: Words,
    }

    /// Credits of other outlets.
    CREDITS: Credits {
        /// What names of credited outlets follow, perhaps after those of others.
        before_names: Vec<&'static str>,
        /// What the name of an outlet follows at once, where a report of it is retold.
        before_reporter: Vec<&'static str>,
        /// What follows the names.
        after_names: Vec<&'static str>,
        /// Words beside the names in a line or a bracket that holds nothing else.
        beside_names: Words,
    }

    /// Months and weekdays.
    DATES: Dates {
        /// Months and their short forms, with their numbers.
        months: Roles<i8>,
        /// Months of languages that write them with a capital letter: `may 3` is no date.
        capital_months: Roles<i8>,
        /// Short forms that are other words as well; they count between a day and a year.
        short_months: Roles<i8>,
        /// Months of the Solar Hijri calendar.
        solar_months: Roles<i8>,
        /// Months of the Islamic calendar.
        lunar_months: Roles<i8>,
        /// Weekdays; any beginning of three letters or more is a short form.
        weekdays: Vec<&'static str>,
        /// Short forms of two letters.
        short_weekdays: Words,
        /// Seasons, which a year follows.
        seasons: Words,
        /// What stands between the parts of a date: `3rd of May`.
        in_dates: Words,
        /// What follows the number of a day: `3rd`.
        day_endings: Words,
    }
}
