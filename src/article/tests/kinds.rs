//! Kinds of passages, and what pages put between and behind them.

use super::invented::check;

/// The head of an article and its first two paragraphs.
const START: &str = "The Storm That Took the Boats\n\nBy Jane Doe\n\nMay 3, 2021\n\nFirst the council of the port counted the boats on Monday, and nobody could say how many had been lost.\n\nSecond, a speaker said that the sea would give back what it had taken. “It always does,” she said.\n\n";

/// How it is read.
const STARTS: &str = "metadata: The Storm That\nmetadata: By Jane Doe\nmetadata: May 3, 2021\np1 paragraph: First the coun\np2 paragraph: Second, a spea\n";

/// Its last two paragraphs.
const END: &str = "\n\nThird, the insurers put the loss at two million, and the union of the fishers puts it at three. The court of the province will hear both sides in June, or later if the judge is ill again, as he was last year.\n\nLast, the boats lie idle in the port, and the market has sent forty people home until the autumn. Its manager says that she has never seen so many empty tables, and that the ice melts in the boxes.\n";

/// Checks how some lines are read after the first paragraphs.
fn check_after(lines: &str, expected: &str) {
    check(&format!("{START}{lines}\n"), &format!("{STARTS}{expected}"));
}

/// Checks how some lines are read between paragraphs, and that no paragraph is lost; `next` is the number of the
/// passage after them.
fn check_between(lines: &str, expected: &str, next: u32) {
    let last = next + 1;
    let ends = format!("p{next} paragraph: Third, the ins\np{last} paragraph: Last, the boat");
    check(&format!("{START}{lines}{END}"), &format!("{STARTS}{expected}\n{ends}"));
}

#[test]
fn comments_of_readers_are_no_passages() {
    check_after(
        "3 Comments\nSort by Newest\n\nJoe\n2 days ago\nI was there and the lamp was out. Everybody knows it.\nReply\n\nAnn\n3 days ago\nNo, the lamp was on.\nReply",
        "comments: 3 Comments
         comments: Sort by Newest
         comments: Joe
         comments: 2 days ago
         comments: I was there an
         comments: Reply
         comments: Ann
         comments: 3 days ago
         comments: No, the lamp w
         comments: Reply",
    );
    check_after(
        "2 thoughts on “The Storm That Took the Boats”\n\nJoe says:\nMay 4, 2021 at 8:34 am\n\nI was there and the lamp was out. Everybody in the whole town knows it.\n\nReply\n\nLeave a Reply",
        "comments: 2 thoughts on
         comments: Joe says:
         comments: May 4, 2021 at
         comments: I was there an
         comments: Reply
         comments: Leave a Reply",
    );
    check_after(
        "Joe, May 4, 2021 / 08:34 Reply\n\nI was there and the lamp was out.\n\nAnn, May 5, 2021 / 09:10 Reply\n\nNo, it was on.",
        "comments: Joe, May 4, 20
         comments: I was there an
         comments: Ann, May 5, 20
         comments: No, it was on.",
    );
    check_after(
        "2 Comments\n\nJoe Sailor\n\nI was there and the lamp was out.\n\nAnn Poe\n\nNo, it was on.",
        "comments: 2 Comments
         comments: Joe Sailor
         comments: I was there an
         comments: Ann Poe
         comments: No, it was on.",
    );
    check_after(
        "Kommentare (2)\n\nJochen, 4. Mai 2021, 08:34 Uhr\n\nIch war dort.\n\nAntworten",
        "comments: Kommentare (2)
         comments: Jochen, 4. Mai
         comments: Ich war dort.
         comments: Antworten",
    );
    check_between("12 Comments", "comments: 12 Comments", 3);
}

#[test]
fn links_to_other_articles_are_no_passages() {
    check_between(
        "Related\n\nNine Ways to Cook a Herring",
        "related-links: Related\nrelated-links: Nine Ways to C",
        3,
    );
    check_between(
        "Most Read\n\nNine Ways to Cook a Herring\n\nAnn Lee\n\nThe Mayor Steps Down\n\nRead more: The court to hear the port in June",
        "related-links: Most Read
         related-links: Nine Ways to C
         related-links: Ann Lee
         related-links: The Mayor Step
         related-links: Read more: The",
        3,
    );
    check_between(
        "Related Articles\n\nNine Ways to Cook a Herring\n\nThe Mayor Steps Down\n\n\nA Trade without Owners",
        "related-links: Related Articl
         related-links: Nine Ways to C
         related-links: The Mayor Step
         p3 heading: A Trade withou",
        4,
    );
    check_between("Lire aussi : Le port veut sa lampe", "related-links: Lire aussi : L", 3);
    check_between(
        "اقرأ أيضا\n\nتسع طرق لطهي السمك",
        "related-links: اقرأ أيضا\nrelated-links: تسع طرق لطهي ا",
        3,
    );
    check_between(
        "Читайте также\n\nЦены на рыбу",
        "related-links: Читайте также\nrelated-links: Цены на рыбу",
        3,
    );
}

#[test]
fn captions_are_known_with_and_without_a_credit() {
    check_between("Image caption, The boats before it", "caption: Image caption,", 3);
    check_between(
        "View image in fullscreen\nThe lamp was out, they say. Photograph: Ann Lee/Wire",
        "caption: View image in\ncaption: The lamp was o",
        3,
    );
    check_between(
        "A fisher waits for news at the port on May 2, 2021. WIRE/Ann Lee",
        "caption: A fisher waits",
        3,
    );
    check_between(
        "Fishers look at the broken lamp of the port on Sunday",
        "caption: Fishers look a",
        3,
    );
    check_between("Figure 3: Boats lost by year", "caption: Figure 3: Boat", 3);
    check_between("Ann Lee/Lima Wire", "image-credit: Ann Lee/Lima W", 3);
    check_between("What happened on Sunday", "p3 heading: What happened", 4);
    check_between("How the port lost its lamp", "p3 heading: How the port l", 4);
}

#[test]
fn a_table_is_one_passage() {
    let table = |start: &str| format!("p3 table: {start}");
    check_between("Port\tLost\nLima\t4\nCallao\t12", &table("Port\tLost\nLima"), 4);
    check_between("Port\n\nLost\n\nLima\n\n4\n\nCallao\n\n12", &table("Port\n\nLost\n\nLi"), 4);
    check_between(
        "Port\n\nBoats\n\nLost\n\nLima \t120 \t4\n\nAll\n\n120\n\n4",
        &table("Port\n\nBoats\n\nL"),
        4,
    );
    check_between("Lima      120     4\nCallao     80    12", &table("Lima      120"), 4);
    check_between("| Port | Lost |\n|---|---|\n| Lima | 4 |", &table("| Port | Lost"), 4);
    check_between(
        "Table 2: Losses\n\nPort\tLost\nLima\t4",
        "p3 caption: Table 2: Losse\np4 table: Port\tLost\nLima",
        5,
    );
}

#[test]
fn lists_without_marks_are_lists() {
    check_between(
        "The council asks for three things:\n\n• a lamp\n• a wall",
        "p3 paragraph: The council as\np4 item: a lamp\np5 item: a wall",
        6,
    );
    check_between(
        "The council also said:\n\nThe port repairs the lamp\nNobody sails before",
        "p3 paragraph: The council al\np4 item: The port repai\np5 item: Nobody sails b",
        6,
    );
    check_between(
        "The council said this:\n\nthe port repairs the lamp;\n\nnobody sails before.",
        "p3 paragraph: The council sa\np4 item: the port repai\np5 item: nobody sails b",
        6,
    );
    check_between(
        "Key Points\nThe port lost its lamp\nThe insurers have to pay\nNobody sails",
        "p3 heading: Key Points\np4 item: The port lost\np5 item: The insurers h\np6 item: Nobody sails",
        7,
    );
    check_between(
        "3. Worth Your Time\n\nWhy nobody insures a boat (Ann Lee — Wire)\n\nHerring stunts growth (Lima Post)\n\n4. One more thing",
        "p3 heading: 3. Worth Your
         p4 item: Why nobody ins
         p5 item: Herring stunts
         p6 heading: 4. One more th",
        7,
    );
}

#[test]
fn questions_are_of_one_kind() {
    check_between(
        "*What happened?\n-We lost boats, and we do not know why.\n\n*And when will the port repair its lamp?\n-Soon.",
        "p3 paragraph: What happened?
         p4 paragraph: We lost boats,
         p5 paragraph: And when will
         p6 paragraph: Soon.",
        7,
    );
    check_between(
        "— Что случилось?\n— Мы потеряли лодки.\n\n— Когда починят фонарь?\n— Скоро.",
        "p3 paragraph: Что случилось?
         p4 paragraph: Мы потеряли ло
         p5 paragraph: Когда починят
         p6 paragraph: Скоро.",
        7,
    );
    check_between(
        "Wire: What happened?\n\nLee: We lost boats.\n\nWire: The fishers say that the lamp was out. Is that so?\n\nLee: Yes.",
        "p3 paragraph: Wire: What hap
         p4 paragraph: Lee: We lost b
         p5 paragraph: Wire: The fish
         p6 paragraph: Lee: Yes.",
        7,
    );
    check_between(
        "What happened?\n\nSixteen boats were lost in one night.\n\nWhy was the lamp out?\n\nNobody has said so yet.\n\nWho pays?\n\nThe court decides that in June.",
        "p3 heading: What happened?
         p4 paragraph: Sixteen boats
         p5 heading: Why was the la
         p6 paragraph: Nobody has sai
         p7 heading: Who pays?
         p8 paragraph: The court deci",
        9,
    );
}

#[test]
fn a_post_is_a_quotation_with_its_writer() {
    check_between(
        "The lamp was on, I saw it t.example/x\n\n— Ann Lee (@annlee) May 2, 2021",
        "p3 quotation: The lamp was o",
        4,
    );
    check_between("Ann Lee @annlee · May 2\nThe lamp was on.", "p3 quotation: Ann Lee @annle", 4);
}

#[test]
fn an_encyclopedia_has_marks_and_a_box_of_facts() {
    check(
        "Storm of Lima\n\nThe storm of Lima was a storm that sank sixteen boats in May 2021. It led to a dispute.\n\nStorm of Lima\nType\tStorm\nLost\t16 boats\n\nCourse[edit]\n\nThe storm began in the night to Monday, and nobody had seen it coming, the fishers said. It went on until the next evening, and it took the lamp of the port and the roofs of the market with it.\n\nSee also[edit]\n\nList of storms\nPort of Lima\n",
        "metadata: Storm of Lima
         p1 standfirst: The storm of L
         duplicate-title: Storm of Lima
         infobox: Type\tStorm
         infobox: Lost\t16 boats
         p2 heading: Course
         p3 paragraph: The storm bega
         related-links: See also[edit]
         related-links: List of storms
         related-links: Port of Lima",
    );
}

#[test]
fn credits_and_contacts_at_the_end_are_set_apart() {
    check_after(
        "(Reporting by Ann Lee; Additional reporting by Bo Roe in Callao; Editing by Cy Poe)\n\nOur Standards: The Wire Principles.",
        "metadata: (Reporting by\npromotion: Our Standards:",
    );
    check_after(
        "About the Port\n\nThe Port is a leading port of the coast and is committed to its boats.\n\nPress contact\nAnn Lee\nann@port.example",
        "promotion: About the Port
         promotion: The Port is a
         promotion: Press contact
         promotion: Ann Lee
         promotion: ann@port.examp",
    );
}

#[test]
fn a_paragraph_is_not_set_aside_for_a_phrase_in_it() {
    for paragraph in [
        "The views expressed by the judges could hardly have been further apart.",
        "“All rights reserved” was stamped on every one of the forged papers.",
        "A notice said that all rights reserved for the fishers had been sold in 1911.",
        "Brokers were told to sign up for the register by June, and forty did so.",
        "The port's own site uses cookies of a kind that the court had forbidden.",
        "“Follow us and you will be rich,” the brokers had told the fishers of the town.",
        "Support our boats was the slogan of the fishers, the mayor said, and nobody had paid.",
        "Related claims were made in Callao, where the police found two more boats.",
        "The port denied all of it, and the fishers were not amused [Post/Wire]. So it went on.",
    ] {
        let start = paragraph.chars().take(14).collect::<String>();
        check_between(paragraph, &format!("p3 paragraph: {}", start.trim_end()), 4);
    }
}
