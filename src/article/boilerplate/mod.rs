//! Lines of the page around an article that are recognised by their words alone.
//!
//! A rule here must be sure: what is not surely boilerplate stays a passage.

mod line;
mod picture;

use super::date;
use super::dropped::DropReason::{self, *};
use super::line::Line;
use super::lists::BOILERPLATE;
use crate::text::words;

/// Returns the reason to drop the line; `None` if its words give none.
pub(crate) fn reason(line: &Line) -> Option<DropReason> {
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

fn rights(bare: &str, line: &Line) -> Option<DropReason> {
    let marked =
        bare.starts_with('©') || bare.starts_with("copyright ") || bare.starts_with("(c) ");
    let dated = || bare.contains(|c: char| c.is_ascii_digit()) || bare.starts_with('©');
    if line.n_words <= 40 && (marked && dated() || bare.contains("all rights reserved")) {
        return Some(Copyright);
    }
    (line.n_words <= 70 && BOILERPLATE.disclaimer_starts.begin(bare)).then_some(Disclaimer)
}

fn related(bare: &str, line: &Line) -> Option<DropReason> {
    // A sentence in running text may begin in the same way, but it ends with a stop.
    let found = line.n_words <= 25
        && BOILERPLATE.related_starts.begin(bare)
        && !line.text.trim_end().ends_with('.');
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

fn notices(bare: &str, line: &Line) -> Option<DropReason> {
    let lists = &BOILERPLATE;
    let n_words = line.n_words;
    if n_words > 70 {
        return None;
    }
    if lists.cookie_phrases.stand_in(bare) {
        return Some(CookieNotice);
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
