//! Lines of the page around an article that can be told by their words alone.
//!
//! A rule here must be sure: what is not surely boilerplate stays a passage.

mod line;
mod picture;

use super::dropped::DropReason::{self, *};
use super::{date, words};

/// Returns why the line is no part of the article, if its words say so.
pub(crate) fn reason(line: &str) -> Option<DropReason> {
    if !line.contains(char::is_alphanumeric) {
        return Some(Separator);
    }
    let folded = words::fold(line);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    let rules: [fn(&str, &str) -> Option<DropReason>; 8] = [
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

fn rights(bare: &str, line: &str) -> Option<DropReason> {
    let n_words = words::count(line);
    let marked =
        bare.starts_with('©') || bare.starts_with("copyright ") || bare.starts_with("(c) ");
    let dated = bare.contains(|c: char| c.is_ascii_digit()) || bare.starts_with('©');
    if marked && dated && n_words <= 40 || bare.contains("all rights reserved") && n_words <= 40 {
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
    (DISCLAIMERS.iter().any(|start| bare.starts_with(start)) && n_words <= 70).then_some(Disclaimer)
}

fn related(bare: &str, line: &str) -> Option<DropReason> {
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
    let found = STARTS.iter().any(|start| bare.starts_with(start))
        && words::count(line) <= 25
        && !line.trim_end().ends_with('.');
    found.then_some(RelatedLinks)
}

/// Rows of buttons: every word is the name of one.
fn buttons(bare: &str, line: &str) -> Option<DropReason> {
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
    let words: Vec<&str> =
        bare.split([' ', '|', '/', ',', '-', '·', '•']).filter(|word| !word.is_empty()).collect();
    let n_buttons = words.iter().filter(|word| BUTTONS.contains(word)).count();
    let all_known = words.iter().all(|word| {
        BUTTONS.contains(word)
            || BETWEEN.contains(word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
    });
    let platform_alone = words.len() == 1
        && ["telegram", "x", "link", "threads", "gift", "like", "pin", "pocket"]
            .contains(&words[0]);
    let found = n_buttons > 0
        && all_known
        && words.len() <= 16
        && !platform_alone
        && !line.trim_end().ends_with('.');
    found.then_some(ShareLinks)
}

/// `News | Lakes | Opinion`, `Home > World > Asia`.
fn crumbs(bare: &str, line: &str) -> Option<DropReason> {
    let separators = ['|', '›', '»', '>', '→'];
    if words::ends_sentence(line) {
        return None;
    }
    let parts: Vec<&str> =
        bare.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
    let n_separators = bare.matches(separators).count();
    let dated = !date::find_all(line).is_empty();
    let short = !dated && parts.iter().all(|part| words::count(part) <= 4);
    let from_home = parts.first() == Some(&"home");
    (short && parts.len() >= 2 && (n_separators >= 2 || from_home)).then_some(Navigation)
}

fn notices(bare: &str, line: &str) -> Option<DropReason> {
    let n_words = words::count(line);
    if n_words > 70 {
        return None;
    }
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| bare.contains(phrase));
    let starts = |phrases: &[&str]| phrases.iter().any(|phrase| bare.starts_with(phrase));
    if has(&["we use cookies", "uses cookies", "use of cookies", "cookie policy", "accept cookies"])
    {
        return Some(CookieNotice);
    }
    let subscribing = has(&[
        "subscription information",
        "sign up for our",
        "sign up for the",
        "sign up to our",
        "sign up to the",
        "subscribe to our",
        "subscribe to the newsletter",
        "subscribe for ",
        "in your inbox",
        "to your inbox",
        "already a subscriber",
        "for subscribers only",
        "free articles left",
        "get our newsletter",
        "subscribe to read",
        "log in to read",
        "sign in to read",
        "subscription required",
        "join our mailing list",
    ]);
    let clicking = has(&["click here"])
        && (has(&["subscri", "sign up", "register", "complimentary", "newsletter"])
            || n_words <= 12);
    let commanding =
        starts(&["subscribe ", "sign up ", "register now", "join our newsletter"]) && n_words <= 15;
    if subscribing && n_words <= 45 || clicking || commanding {
        return Some(SubscriptionNotice);
    }
    let promoting = starts(&[
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
    ]);
    (promoting && n_words <= 45).then_some(Promotion)
}

#[cfg(test)]
mod tests;
