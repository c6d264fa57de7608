//! Lines that are boilerplate, and lines that only resemble it.

use super::*;

fn check(expected: Option<DropReason>, lines: &[&str]) {
    for line in lines {
        assert_eq!(reason(&Line::new(line)), expected, "{line}");
    }
}

#[test]
fn the_page_around_an_article_is_known() {
    check(
        Some(Navigation),
        &[
            "Recent Features",
            "MENU",
            "Skip to content",
            "News\u{a0}|\u{a0}Asia\u{a0}|\u{a0}Opinion",
            "Home > World",
        ],
    );
    check(
        Some(ShareLinks),
        &[
            "Share",
            "Share Tweet Print Email",
            "Share on Facebook",
            "Share / Tweet / Print / Email",
            "12 shares",
            "Copy link",
        ],
    );
    check(
        Some(Advertisement),
        &["Advertisement", "ADVERTISEMENT", "Advertisement - scroll to continue"],
    );
    check(
        Some(RelatedLinks),
        &[
            "Read more",
            "Most Read",
            "Related: Ten towns to see",
            "READ MORE: How it began",
            "Also read: The valley",
            "More from this author",
        ],
    );
    check(
        Some(SubscriptionNotice),
        &[
            "Subscribe",
            "Sign up for our newsletter.",
            "Get the best of our reporting in your inbox",
            "To subscribe, click here.",
        ],
    );
    check(
        Some(Copyright),
        &[
            "© 2023 The Example Post",
            "Copyright 2021 Example Ltd. All rights reserved.",
            "All rights reserved.",
            "(c) 2020 Example",
        ],
    );
    check(Some(CookieNotice), &["We use cookies to make this site better.", "Accept all cookies"]);
    check(
        Some(ReadingAid),
        &["Listen to this article", "5 min read", "Reading time: 5 minutes", "Listen 4 min"],
    );
    check(Some(Comments), &["12 Comments", "Leave a comment"]);
    check(Some(Promotion), &["Follow us on Telegram and Facebook", "Donate now"]);
    check(Some(Disclaimer), &["The views expressed in this article are the author’s own."]);
    check(Some(Separator), &["* * *", "---", "⸻", "\u{200b}"]);
}

#[test]
fn pictures_are_known_by_their_credits() {
    check(
        Some(ImageCredit),
        &[
            "Credit: Screenshot",
            "(Source: Example.com)",
            "Image: Example.com.",
            "Photo: Jane Doe/Agency",
            "Photo by Jane Doe",
            "Image credit: Jane Doe",
            "Photo courtesy of the museum",
            "A market in the old town (Source: The Example Post)",
            "A market in the old town. [Jane Doe/Agency]",
            "A soldier looks on. (AP Photo/Jane Doe)",
            "Picture: Jane Doe",
        ],
    );
    check(
        Some(Caption),
        &[
            "Caption: A market in the old town",
            "FILE PHOTO: A market in the old town",
            "Pictured: A market",
        ],
    );
    check(
        Some(ImageAlt),
        &[
            "A picture containing text, personDescription automatically generated",
            "Image may contain: tree",
            "[Image: a tree]",
        ],
    );
}

#[test]
fn running_text_is_left_alone() {
    check(
        None,
        &[
            "The police print shop was burned.",
            "Share prices fell.",
            "The minister said that more from this author would be read.",
            "Photos from the scene showed smoke over the market.",
            "Image management is the whole of politics, he said.",
            "Source material is scarce.",
            "He rose to the top (Wire, July 19).",
            "The group grew (via Channel, May 3, 2020)",
            "Telegram",
            "Related groups were formed in the north.",
            "The firm uses copyright law as a weapon in 2020.",
            "The magazine told its readers to sign up for the war, and they did so in great numbers across the whole region, as several officials, two former members, three neighbours, one shopkeeper and a number of relatives of the dead told reporters on the ground in the course of that long week.",
            "Watch: he was not wrong.",
        ],
    );
}
