//! Lines of the page around an article that are recognised by their words alone.
//!
//! A rule here must be sure: what is not surely boilerplate stays a passage.

mod line;
mod picture;

use super::date;
use super::dropped::DropReason::{self, *};
use super::line::Line;
use super::lists::{BOILERPLATE, SHAPES};
use crate::text::words;

/// Returns the reason to drop the line; `None` if its words give none.
pub(crate) fn reason(line: &Line) -> Option<DropReason> {
    if is_table_row(line.text) {
        return None;
    }
    if line.n_words == 0 {
        return Some(Separator);
    }
    let bare = line.bare();
    let rules: [fn(&str, &Line) -> Option<DropReason>; 8] = [
        line::whole_lines,
        picture::image_alt,
        picture::image_credit,
        rights,
        related,
        buttons,
        crumbs,
        notices,
    ];
    rules.iter().find_map(|rule| rule(bare, line))
}

/// Whether the words are a label that heads a box of links to other articles.
pub(crate) fn opens_box(bare: &str) -> bool {
    SHAPES.box_labels.has(bare) || line::is_section_bar(bare)
}

fn rights(bare: &str, line: &Line) -> Option<DropReason> {
    let marked =
        bare.starts_with('©') || bare.starts_with("copyright ") || bare.starts_with("(c) ");
    let dated = || bare.contains(char::is_numeric) || bare.starts_with('©');
    if line.n_words <= 40 && (marked && dated() || line.n_words <= 60 && claims_rights(bare)) {
        return Some(Copyright);
    }
    let lists = &BOILERPLATE;
    let disclaims = || {
        lists.disclaimer_starts.begin(bare)
            || lists.disclaimer_leads.begin(bare) && lists.disclaimer_signs.stand_in(bare)
    };
    (line.n_words <= 70 && disclaims()).then_some(Disclaimer)
}

/// Whether a line claims rights: with the phrase alone, or beside a sign or year. A sentence may speak of such a claim.
fn claims_rights(bare: &str) -> bool {
    BOILERPLATE.rights_phrases.find(bare).is_some_and(|phrase| {
        let rest = bare[phrase.end..].trim_start_matches([' ', '"', '\'']);
        let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
        let before = bare[..phrase.start].trim_end();
        let begins = before.is_empty() || before.ends_with(['.', ',', ';', '|', '-', ':']);
        begins && ends || bare.contains('©') || bare.contains("copyright")
    })
}

fn related(bare: &str, line: &Line) -> Option<DropReason> {
    // A sentence in running text may begin in the same way, but it ends with a stop.
    let is_link = BOILERPLATE.related_starts.begin(bare)
        || SHAPES.related_ends.iter().any(|end| line.folded.ends_with(end));
    let found = line.n_words <= 25 && is_link && !line.text.trim_end().ends_with(['.', '۔', '。']);
    found.then_some(RelatedLinks)
}

/// Rows of buttons: every word is the label of one.
fn buttons(bare: &str, line: &Line) -> Option<DropReason> {
    let lists = &BOILERPLATE;
    let words = bare.split([' ', '|', '/', ',', '-', '·', '•']).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (mut n_words, mut n_buttons) = (0, 0);
    for word in words {
        let is_button = lists.buttons.has(word);
        if !is_button && !lists.between_buttons.has(word) && !is_number(word) {
            return None;
        }
        n_words += 1;
        n_buttons += usize::from(is_button);
    }
    // The name of a platform alone may be a heading.
    let platform_alone = n_words == 1 && lists.platforms.has(bare);
    let found =
        n_buttons > 0 && n_words <= 16 && !platform_alone && !line.text.trim_end().ends_with('.');
    found.then_some(ShareLinks)
}

/// `News | Lakes | Opinion`, `Home > World > Asia`.
fn crumbs(bare: &str, line: &Line) -> Option<DropReason> {
    let separators = ['|', '›', '»', '>', '→'];
    if words::ends_sentence(line.text) {
        return None;
    }
    let parts = || bare.split(separators).map(str::trim).filter(|part| !part.is_empty());
    let n_separators = bare.matches(separators).count();
    let from_home = || parts().next() == Some("home");
    let found = (n_separators >= 2 || n_separators == 1 && from_home())
        && parts().count() >= 2
        && parts().all(|part| words::count(part) <= 4)
        && date::all(line.text).next().is_none();
    found.then_some(Navigation)
}

/// `| Lima | 120 |`, `|---|---|`: a row of a table in Markdown.
pub(crate) fn is_table_row(line: &str) -> bool {
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && line.matches('|').count() >= 3
}

fn notices(bare: &str, line: &Line) -> Option<DropReason> {
    const SHORT: usize = 8;
    // A sentence that reports what somebody said is none.
    let reports = || words::bare_words(bare).any(|word| SHAPES.speech_verbs.has(word));
    notice(bare, line).filter(|_| line.n_words <= SHORT || !reports())
}

fn notice(bare: &str, line: &Line) -> Option<DropReason> {
    let lists = &BOILERPLATE;
    let n_words = line.n_words;
    // What somebody says in the article is no notice of its publisher.
    const LONGEST_COOKIE_NOTICE: usize = 150;
    if n_words > LONGEST_COOKIE_NOTICE || line.text.starts_with(['“', '"', '«', '„', '‘']) {
        return None;
    }
    if lists.cookie_phrases.stand_in(bare) {
        return Some(CookieNotice);
    }
    if n_words > 70 {
        return None;
    }
    let subscribing = n_words <= 45 && lists.subscription_phrases.stand_in(bare);
    let clicking = bare.contains("click here") && (n_words <= 12 || lists.offers.stand_in(bare));
    if subscribing || clicking || n_words <= 15 && lists.subscription_starts.begin(bare) {
        return Some(SubscriptionNotice);
    }
    (n_words <= 45 && lists.promotion_starts.begin(bare)).then_some(Promotion)
}

#[cfg(test)]
mod tests;
