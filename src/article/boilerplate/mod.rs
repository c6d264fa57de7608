//! Lines of the page around an article that can be told by their words alone.
//!
//! A rule here must be sure: what is not surely boilerplate stays a passage.

mod line;
mod picture;

use super::date;
use super::dropped::DropReason::{self, *};
use super::line::Line;
use crate::text::words;

/// Returns why the line is no part of the article, if its words say so.
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
    const DISCLAIMERS: [&str; 6] = [
        "the views expressed",
        "views expressed in this",
        "the opinions expressed",
        "opinions expressed in this",
        "the views and opinions expressed",
        "the views represented",
    ];
    (line.n_words <= 70 && DISCLAIMERS.iter().any(|start| bare.starts_with(start)))
        .then_some(Disclaimer)
}

fn related(bare: &str, line: &Line) -> Option<DropReason> {
    const STARTS: [&str; 14] = [
        "related:",
        "read more:",
        "also read:",
        "read also:",
        "see also:",
        "read:",
        "more:",
        "recommended:",
        "watch:",
        "listen:",
        "read more on",
        "read more about",
        "related article:",
        "related story:",
    ];
    // A sentence in running text may begin so too, but it ends with a stop.
    let found = line.n_words <= 25
        && STARTS.iter().any(|start| bare.starts_with(start))
        && !line.text.trim_end().ends_with('.');
    found.then_some(RelatedLinks)
}

/// Rows of buttons: every word is the name of one.
fn buttons(bare: &str, line: &Line) -> Option<DropReason> {
    const BUTTONS: [&str; 32] = [
        "share",
        "tweet",
        "print",
        "email",
        "e-mail",
        "save",
        "copy",
        "link",
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "telegram",
        "reddit",
        "pinterest",
        "pin",
        "flipboard",
        "pocket",
        "instagram",
        "youtube",
        "bluesky",
        "mastodon",
        "threads",
        "messenger",
        "pdf",
        "bookmark",
        "like",
        "download",
        "sms",
        "rss",
        "gift",
    ];
    const BETWEEN: [&str; 14] = [
        "on",
        "this",
        "to",
        "via",
        "article",
        "story",
        "by",
        "as",
        "it",
        "or",
        "the",
        "page",
        "clipboard",
        "url",
    ];
    const PLATFORMS: [&str; 8] =
        ["telegram", "x", "link", "threads", "gift", "like", "pin", "pocket"];
    let words = bare.split([' ', '|', '/', ',', '-', '·', '•']).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (mut n_words, mut n_buttons) = (0, 0);
    for word in words {
        let is_button = BUTTONS.contains(&word);
        if !is_button && !BETWEEN.contains(&word) && !is_number(word) {
            return None;
        }
        n_words += 1;
        n_buttons += usize::from(is_button);
    }
    // The name of a platform alone may be a heading.
    let platform_alone = n_words == 1 && PLATFORMS.contains(&bare);
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
    const COOKIES: Phrases = &[(
        "cookie",
        &["we use cookies", "uses cookies", "use of cookies", "cookie policy", "accept cookies"],
    )];
    const SUBSCRIBING: Phrases = &[
        (
            "subscri",
            &[
                "subscription information",
                "subscribe to our",
                "subscribe to the newsletter",
                "subscribe for ",
                "already a subscriber",
                "for subscribers only",
                "subscribe to read",
                "subscription required",
            ],
        ),
        (
            "sign ",
            &[
                "sign up for our",
                "sign up for the",
                "sign up to our",
                "sign up to the",
                "sign in to read",
            ],
        ),
        ("inbox", &["in your inbox", "to your inbox"]),
        ("newsletter", &["get our newsletter"]),
        ("free articles left", &["free articles left"]),
        ("log in to read", &["log in to read"]),
        ("join our mailing list", &["join our mailing list"]),
    ];
    const COMMANDS: [&str; 4] = ["subscribe ", "sign up ", "register now", "join our newsletter"];
    const PROMOTIONS: [&str; 15] = [
        "follow us on",
        "follow us ",
        "support our",
        "donate to",
        "please consider donating",
        "download our app",
        "join us on",
        "join our telegram",
        "join our whatsapp",
        "like us on",
        "buy the book",
        "order your copy",
        "become a supporter",
        "help us ",
        "make a tax-deductible",
    ];
    const OFFERS: [&str; 5] = ["subscri", "sign up", "register", "complimentary", "newsletter"];
    let n_words = line.n_words;
    if n_words > 70 {
        return None;
    }
    let starts = |phrases: &[&str]| phrases.iter().any(|phrase| bare.starts_with(phrase));
    if has(bare, COOKIES) {
        return Some(CookieNotice);
    }
    let subscribing = n_words <= 45 && has(bare, SUBSCRIBING);
    let clicking = bare.contains("click here")
        && (n_words <= 12 || OFFERS.iter().any(|offer| bare.contains(offer)));
    if subscribing || clicking || n_words <= 15 && starts(&COMMANDS) {
        return Some(SubscriptionNotice);
    }
    (n_words <= 45 && starts(&PROMOTIONS)).then_some(Promotion)
}

/// Phrases by what several of them have in common: nearly no line has that, and then none of them is looked for.
type Phrases = &'static [(&'static str, &'static [&'static str])];

/// Says whether one of the phrases stands in the text.
fn has(text: &str, phrases: Phrases) -> bool {
    let mut in_common = phrases.iter().filter(|(common, _)| text.contains(common));
    in_common.any(|(_, phrases)| phrases.iter().any(|phrase| text.contains(phrase)))
}

#[cfg(test)]
mod tests;
