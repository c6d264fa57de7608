//! Lines that are boilerplate when they consist of certain words and nothing else.

use crate::article::dropped::DropReason::{self, *};
use crate::article::line::Line;

/// Lines that are boilerplate when they consist of these words and nothing else.
pub(super) fn whole_lines(bare: &str, _: &Line) -> Option<DropReason> {
    const LINES: [(DropReason, &[&str]); 8] = [
        (
            Navigation,
            &[
                "home",
                "menu",
                "main menu",
                "search",
                "skip to content",
                "skip to main content",
                "back to top",
                "top",
                "next",
                "previous",
                "back",
                "close",
                "table of contents",
                "jump to content",
                "skip navigation",
                "sections",
                "view all",
                "see all",
                "show more",
                "load more",
                "go back",
                "site map",
                "sitemap",
            ],
        ),
        (
            Advertisement,
            &[
                "advertisement",
                "advertisements",
                "advertising",
                "ad",
                "ads",
                "sponsored",
                "sponsored content",
                "promoted content",
                "paid content",
                "story continues below advertisement",
                "article continues below advertisement",
                "article continues after ad",
                "scroll to continue",
                "advertisement - scroll to continue",
                "advertisement. scroll to continue reading",
                "remove ads",
            ],
        ),
        (
            RelatedLinks,
            &[
                "read more",
                "related",
                "related articles",
                "related stories",
                "related content",
                "related topics",
                "related posts",
                "you may also like",
                "you might also like",
                "recommended",
                "recommended for you",
                "recommended reading",
                "see also",
                "more on this story",
                "more on this topic",
                "keep reading",
                "continue reading",
                "read next",
                "up next",
                "what to read next",
                "further reading",
                "also read",
                "read full story",
                "read the full article",
                "learn more",
                "around the web",
            ],
        ),
        (
            SubscriptionNotice,
            &[
                "subscribe",
                "subscribe now",
                "subscribe today",
                "sign in",
                "log in",
                "login",
                "register",
                "sign up",
                "newsletter",
                "newsletters",
                "sign in to continue",
                "already a subscriber",
                "become a member",
                "join now",
                "subscriber only",
                "subscribers only",
                "premium",
                "my account",
                "create account",
                "create a free account",
            ],
        ),
        (
            Promotion,
            &[
                "donate",
                "donate now",
                "support us",
                "support our work",
                "make a donation",
                "contact us",
                "about us",
                "download our app",
            ],
        ),
        (
            ReadingAid,
            &[
                "listen",
                "listen to this article",
                "listen to article",
                "text size",
                "font size",
                "dark mode",
                "play",
                "pause",
                "watch",
                "read aloud",
            ],
        ),
        (
            Comments,
            &[
                "comments",
                "comment",
                "leave a comment",
                "leave a reply",
                "post a comment",
                "view comments",
                "show comments",
                "no comments",
                "join the conversation",
                "join the discussion",
                "add a comment",
                "comments are closed",
                "discuss",
            ],
        ),
        (
            CookieNotice,
            &[
                "accept all",
                "accept cookies",
                "accept all cookies",
                "reject all",
                "manage cookies",
                "cookie settings",
                "cookie policy",
                "privacy policy",
                "terms of use",
                "terms of service",
            ],
        ),
    ];
    let by_line = LINES.iter().find(|(_, lines)| lines.contains(&bare)).map(|(reason, _)| *reason);
    by_line.or_else(|| section_bar(bare)).or_else(|| counter(bare))
}

/// `Recent Features`, `More from this author`, `Most read`.
fn section_bar(bare: &str) -> Option<DropReason> {
    const WHICH: [&str; 12] = [
        "recent", "latest", "top", "popular", "trending", "featured", "more", "most", "next",
        "previous", "editor's", "editors'",
    ];
    const WHAT: [&str; 23] = [
        "features",
        "feature",
        "stories",
        "story",
        "articles",
        "article",
        "news",
        "posts",
        "post",
        "reports",
        "headlines",
        "videos",
        "podcasts",
        "events",
        "publications",
        "issues",
        "commentary",
        "read",
        "viewed",
        "popular",
        "shared",
        "picks",
        "pick",
    ];
    let (which, rest) = bare.split_once(' ').filter(|(which, _)| WHICH.contains(which))?;
    let mut words = rest.split(' ');
    match (words.next()?, words.count()) {
        (what, 0) if WHAT.contains(&what) => Some(Navigation),
        ("from" | "in" | "by" | "on", n_more) if which == "more" && n_more <= 4 => {
            Some(RelatedLinks)
        }
        _ => None,
    }
}

/// `12 comments`, `5 min read`, `1.2k shares`, `Reading time: 5 minutes`.
fn counter(bare: &str) -> Option<DropReason> {
    let begins = bare.starts_with(|c: char| c.is_ascii_digit())
        || bare.starts_with("listen")
        || bare.starts_with("reading");
    if !begins {
        return None;
    }
    let words: Vec<&str> = bare.split([' ', '-', ':']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 6;
    let is_minutes =
        |word: &str| ["min", "mins", "minute", "minutes"].contains(&word.trim_end_matches('.'));
    match words[..] {
        [number, "comment" | "comments" | "replies" | "responses"] if is_number(number) => {
            Some(Comments)
        }
        [number, "share" | "shares" | "likes" | "views" | "retweets"] if is_number(number) => {
            Some(ShareLinks)
        }
        ["listen", number, unit] | [number, unit, "read" | "listen" | "watch"]
            if is_number(number) && is_minutes(unit) =>
        {
            Some(ReadingAid)
        }
        [number, unit, "to", "read"] if is_number(number) && is_minutes(unit) => Some(ReadingAid),
        ["reading", "time", .., number, unit]
            if is_number(number) && is_minutes(unit) && words.len() <= 6 =>
        {
            Some(ReadingAid)
        }
        ["listen", "to", "this", ..] if words.len() <= 6 => Some(ReadingAid),
        _ => None,
    }
}
