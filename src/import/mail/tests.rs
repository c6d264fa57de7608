//! Mails of several programs, written in the test, and any bytes.

use proptest::prelude::*;

use crate::clip::{Block, BlockKind, Clip, Part, Run};

use super::*;

const BODY: &str = "View in browser

The ferry line between Orrin and Halm has been suspended, and nobody can say for how long.

The ferry line was suspended on Thursday after inspectors found cracks in both hulls. Nobody can say how long the repair will take. The owner, Halm Lines, says that both ships will be back within a month at the latest.

Who Pays

Nobody knows who will pay for it. The town of Halm has said that it will not, and the ministry is silent. A second meeting is planned for next week.

You are receiving this email because you signed up. Unsubscribe
Halm Weekly, 1 Quay Street
";

fn mail(head: &str, body: &str) -> String {
    format!(
        "From: Halm Weekly <news@halmweekly.example>\nDate: Thu, 3 Jun 2021 23:30:00 -0700\nSubject: Ferry Line to Halm Suspended\nMIME-Version: 1.0\n{head}\n{body}"
    )
}

fn read_bytes(bytes: &[u8]) -> Result<Reading, Refused> {
    read(File { name: "mail.eml", bytes })
}

fn read_text(mail: &str) -> Reading {
    read_bytes(mail.as_bytes()).unwrap()
}

fn texts(clip: &Clip) -> Vec<String> {
    let text = |run: &Run| match run {
        Run::Text { text, .. } => text.clone(),
        Run::Note(marker) => format!("[^{marker}]"),
        Run::Break => " ".into(),
    };
    let block = |part: &Part| match part {
        Part::Block(Block { runs, .. }) => runs.iter().map(text).collect(),
        Part::Page(_) => String::new(),
    };
    clip.parts.iter().map(block).collect()
}

#[test]
fn a_newsletter_is_read_with_its_head() {
    let reading = read_text(&mail("Content-Type: text/plain; charset=utf-8\n", BODY));
    let Clip { head, aside, .. } = &reading.clip;
    assert_eq!(head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(head.site.as_deref(), Some("Halm Weekly"));
    // The day where it was sent.
    assert_eq!(head.published.as_deref(), Some("2021-06-03"));
    assert!(head.authors.is_empty(), "{:?}", head.authors);
    assert!(head.description.as_ref().is_some_and(|first| first.starts_with("The ferry line")));
    let texts = texts(&reading.clip);
    let starts: Vec<&str> = texts.iter().map(|text| &text[..8]).collect();
    assert_eq!(starts, ["The ferr", "The ferr", "Who Pays", "Nobody k"]);
    let aside: Vec<(usize, &str)> =
        aside.iter().map(|aside| (aside.after, aside.text.as_str())).collect();
    assert_eq!(aside.first(), Some(&(0, "View in browser")));
    assert_eq!(aside[1].0, 4);
    assert!(aside.iter().any(|(_, text)| text.contains("1 Quay Street")), "{aside:?}");
}

#[test]
fn every_transfer_encoding_and_character_set_is_read() {
    let word = "Brünner’s";
    let body = BODY.replace("Halm Lines", word);
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(&body);
    let quoted: String = western
        .iter()
        .map(|byte| match byte {
            b'\n' | b' '..=b'<' | b'>'..=b'~' => char::from(*byte).to_string(),
            byte => format!("={byte:02X}"),
        })
        .collect();
    let base64 = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &body);
    let quoted = mail(
        "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n",
        &quoted,
    );
    let base64 = mail(
        "Content-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: base64\n",
        &base64,
    );
    let mut unnamed = mail("Content-Type: text/plain\n", "").into_bytes();
    unnamed.extend_from_slice(&western);
    for bytes in [quoted.as_bytes(), base64.as_bytes(), &unnamed] {
        let reading = read_bytes(bytes).unwrap();
        let texts = texts(&reading.clip);
        assert!(texts.iter().any(|text| text.contains(word)), "{texts:?}");
    }
}

#[test]
fn heads_are_read_in_any_character_set() {
    let title = |subject: &str| {
        let mail = format!("From: a@b.example\nSubject: {subject}\n\n{BODY}");
        read_text(&mail).clip.head.title.unwrap()
    };
    let cases = [
        ("=?utf-8?Q?F=C3=A4hre_nach_Halm?=", "Fähre nach Halm"),
        ("=?windows-1251?B?z+Dw7uw=?=", "Паром"),
        ("=?koi8-r?B?8MHSz80=?= =?koi8-r?Q?_=DA?=", "Паром з"),
        // Cut within a letter.
        ("=?utf-8?B?0J/QsNGA0A==?=\n =?utf-8?B?vtC8?= stopped", "Паром stopped"),
        ("=?utf-8?Q?F=C3?= =?UTF-8?Q?=A4hre?=", "Fähre"),
        ("=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"),
        ("Fähre nach Halm", "Fähre nach Halm"),
        ("2 =? 3 and =?x?", "2 =? 3 and =?x?"),
    ];
    for (subject, expected) in cases {
        assert_eq!(title(subject), expected);
    }
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(
        "From: a@b.example\nSubject: Fähre für Öland fällt aus\n\nFährbetrieb für Wochen gestört.",
    );
    let reading = read_bytes(&western).unwrap();
    assert_eq!(reading.clip.head.title.as_deref(), Some("Fähre für Öland fällt aus"));
}

#[test]
fn a_subject_loses_what_mail_programs_add() {
    let cases = [
        ("Fwd: Ferry", "Ferry"),
        ("FW: AW: Re[2]: Ferry: a history", "Ferry: a history"),
        ("WG: [EXTERNAL] Ferry", "Ferry"),
        ("回复：转发: Ferry", "Ferry"),
        ("Update: Ferry", "Update: Ferry"),
        ("[Opinion] Ferry", "[Opinion] Ferry"),
        ("[halm-news] Ferry", "Ferry"),
    ];
    for (subject, expected) in cases {
        let list = Some("halm-news.lists.example");
        assert_eq!(envelope::title(subject, list).as_deref(), Some(expected));
    }
    assert_eq!(envelope::title("Fwd: ", None), None);
}

#[test]
fn the_sender_is_a_publication_or_a_person() {
    let cases = [
        ("Halm Weekly <news@halmweekly.example>", Some("Halm Weekly"), None),
        (
            "\"Ada Brenner from Halm Weekly\" <ada@mail.example>",
            Some("Halm Weekly"),
            Some("Ada Brenner"),
        ),
        ("Ada Brenner <ada.brenner@mail.example>", None, Some("Ada Brenner")),
        ("Ada Brenner <abrenner@mail.example>", None, Some("Ada Brenner")),
        ("Brenner Ada <brenner@mail.example>", None, Some("Brenner Ada")),
        ("Tarn Courier <tarn@tarncourier.example>", Some("Tarn Courier"), None),
        ("news@halmweekly.example", None, None),
    ];
    for (from, site, author) in cases {
        let head = read_text(&format!("From: {from}\nSubject: Ferry\n\n{BODY}")).clip.head;
        assert_eq!(head.site.as_deref(), site, "{from}");
        assert_eq!(head.authors.first().map(String::as_str), author, "{from}");
    }
}

#[test]
fn a_forwarded_mail_is_read_with_its_own_head() {
    let heads = [
        "---------- Forwarded message ---------\nFrom: Tarn Courier <daily@tarn.example>\nDate: Wed, Jun 2, 2021 at 6:12 AM\nSubject: Ferry Line to Halm Suspended\nTo: <ada@mail.example>\n\n\n",
        "Begin forwarded message:\n\nFrom: \"Tarn Courier\" <daily@tarn.example>\nSubject: Ferry Line to Halm Suspended\nDate: 2 June 2021 at 06:12:00 CEST\nTo: ada@mail.example\n\n",
        "Von: Tarn Courier <daily@tarn.example>\nGesendet: Mittwoch, 2. Juni 2021 06:12\nAn: Ada Brenner <ada@mail.example>\nBetreff: Ferry Line to Halm Suspended\n\n",
        "*From:* Tarn Courier [mailto:daily@tarn.example]\n*Sent:* Wednesday, June 2, 2021 6:12 AM\n*To:* Ada Brenner\n*Subject:* Ferry Line to Halm Suspended\n\n",
    ];
    for head in heads {
        let text = format!(
            "From: Ada Brenner <ada@mail.example>\nDate: Fri, 4 Jun 2021 10:00:00 +0200\nSubject: Fwd: ferries\n\nLook at this.\n\n{head}{BODY}"
        );
        let reading = read_text(&text);
        let Clip { head, aside, .. } = &reading.clip;
        assert_eq!(head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
        assert_eq!(head.site.as_deref(), Some("Tarn Courier"));
        assert_eq!(head.published.as_deref(), Some("2021-06-02"));
        assert!(head.authors.is_empty());
        assert_eq!(aside[0].text, "Look at this.");
        assert!(aside[1].text.contains("daily@tarn.example"), "{aside:?}");
        assert_eq!(texts(&reading.clip).len(), 4, "{:?}", texts(&reading.clip));
    }
}

#[test]
fn a_mail_that_is_attached_to_another_is_the_one_that_counts() {
    let inner = mail("Content-Type: text/plain\n", BODY);
    let outer = format!(
        "From: Ada Brenner <ada@mail.example>\nDate: Fri, 4 Jun 2021 10:00:00 +0200\nSubject: Look\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n{inner}\n--b--\n"
    );
    let reading = read_text(&outer);
    assert_eq!(reading.clip.head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(reading.clip.head.site.as_deref(), Some("Halm Weekly"));
    assert_eq!(texts(&reading.clip).len(), 4);
}

const PAGE: &str = "<html><head><meta charset=\"windows-1251\"><title>Halm Weekly</title></head><body><table><tr><td>
<p><a href=\"https://halmweekly.example/1\">View in browser</a></p>
<h1>Ferry Line to Halm Suspended</h1>
<p>The ferry line was suspended on Thursday after inspectors found cracks in both hulls. Nobody can say how long the repair will take. The owner, Halm Lines, says that both ships will be back within a month at the latest – “or never”.</p>
<h2>Who Pays</h2>
<p>Nobody knows who will pay for it. The town of Halm has said that it will not, and the ministry is silent. A second meeting is planned for next week.</p>
<ul><li>new plates in both hulls</li><li>a second engineer on each trip</li></ul>
<p>A spokeswoman for the owner did not answer questions on Friday. The harbour master said that he had warned of it for years, and that nobody had listened.</p>
<p>You are receiving this email because you signed up. <a href=\"https://halmweekly.example/u\">Unsubscribe</a></p>
</td></tr></table></body></html>";

#[test]
fn a_mail_that_is_a_page_is_read_as_one() {
    let alternative = |plain: &str| {
        format!(
            "--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n"
        )
    };
    let mails = [
        mail("Content-Type: text/html; charset=utf-8\n", PAGE),
        mail(
            "Content-Type: multipart/alternative; boundary=b\n",
            &alternative("Read it in your browser."),
        ),
    ];
    for mail in mails {
        let reading = read_text(&mail);
        let Clip { head, aside, .. } = &reading.clip;
        assert_eq!(head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
        assert_eq!(head.site.as_deref(), Some("Halm Weekly"));
        assert_eq!(head.published.as_deref(), Some("2021-06-03"));
        let texts = texts(&reading.clip);
        let starts: Vec<&str> = texts.iter().map(|text| text.get(..10).unwrap_or(text)).collect();
        assert_eq!(
            starts,
            ["The ferry ", "Who Pays", "Nobody kno", "new plates", "a second e", "A spokeswo"],
            "{texts:?}"
        );
        assert!(texts[0].contains("– “or never”"), "{}", texts[0]);
        for line in ["View in browser", "You are receiving"] {
            assert!(aside.iter().any(|aside| aside.text.contains(line)), "{line}: {aside:?}");
        }
    }
}

#[test]
fn a_page_that_forwards_another_mail_is_read_with_its_head() {
    let head = "<div>Look at this.</div><div>---------- Forwarded message ---------<br>From: <b>Tarn Courier</b> &lt;daily@tarn.example&gt;<br>Date: Wed, Jun 2, 2021 at 6:12 AM<br>Subject: Ferry Line to Halm Suspended<br>To: &lt;ada@mail.example&gt;</div>";
    let page = PAGE.replace("<body>", &format!("<body>{head}"));
    let text = format!(
        "From: Ada Brenner <ada@mail.example>\nDate: Fri, 4 Jun 2021 10:00:00 +0200\nSubject: Fwd: ferries\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{page}"
    );
    let head = read_text(&text).clip.head;
    assert_eq!(head.title.as_deref(), Some("Ferry Line to Halm Suspended"));
    assert_eq!(head.site.as_deref(), Some("Tarn Courier"));
    assert_eq!(head.published.as_deref(), Some("2021-06-02"));
}

#[test]
fn attachments_are_named_as_left_out() {
    let body = format!(
        "--b\nContent-Type: text/plain\n\n{BODY}\n--b\nContent-Type: application/pdf; name=\"map.pdf\"\nContent-Disposition: attachment; filename=\"map.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b\nContent-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\niVBORw0=\n--b--\n"
    );
    let reading = read_text(&mail("Content-Type: multipart/mixed; boundary=b\n", &body));
    assert!(
        reading.remarks.iter().any(|remark| remark.contains("`map.pdf`")),
        "{:?}",
        reading.remarks
    );
    assert!(
        reading.remarks.iter().any(|remark| remark.contains("1 picture")),
        "{:?}",
        reading.remarks
    );
}

#[test]
fn flowed_lines_are_joined_and_signatures_set_aside() {
    let body = "The ferry line was suspended on Thursday after \ninspectors found cracks in both hulls. Nobody can say \nhow long the repair will take.\n\nThe town of Halm is silent, and so is the ministry.\n\n-- \nHalm Weekly\n1 Quay Street\n";
    let reading = read_text(&mail("Content-Type: text/plain; format=flowed\n", body));
    let texts = texts(&reading.clip);
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts[0].ends_with("will take."), "{texts:?}");
    assert_eq!(reading.clip.aside.last().unwrap().text, "Halm Weekly 1 Quay Street");
}

#[test]
fn mails_kept_in_other_ways_are_read_or_refused() {
    let plain = mail("Content-Type: text/plain\n", BODY);
    let title = |bytes: &str| read_text(bytes).clip.head.title.unwrap();
    assert_eq!(
        title(&format!("From a@b.example Thu Jun  3 23:30:00 2021\n{plain}")),
        "Ferry Line to Halm Suspended"
    );
    assert_eq!(
        title(&format!("{}\n{plain}<?xml version=\"1.0\"?><plist/>", plain.len())),
        "Ferry Line to Halm Suspended"
    );
    assert_eq!(title(&format!("\u{feff}{plain}")), "Ferry Line to Halm Suspended");
    let message = |bytes: &[u8]| read_bytes(bytes).unwrap_err().message;
    let two = format!("From a@b.example\n{plain}\n\nFrom a@b.example\n{plain}");
    assert_eq!(message(two.as_bytes()), "this is a mailbox of 2 messages");
    assert!(message(b"Just a text.\n\nNo mail.").contains("no e-mail"));
    assert!(
        message(
            mail("Content-Type: multipart/encrypted; boundary=b\n", "--b\n\nx\n--b--\n").as_bytes()
        )
        .contains("encrypted")
    );
    assert!(message(&b"Content-Type: message/rfc822\n\n".repeat(100_000)).contains("more than"));
    let nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(20_000);
    let _ = read_bytes(mail("", "").trim_end().as_bytes());
    let _ = read_bytes(format!("Subject: x\n{nested}").as_bytes());
}

#[test]
fn a_list_below_the_text_is_no_notice() {
    let block = |kind: BlockKind, text: &str| {
        let runs = vec![Run::Text { text: text.into(), style: Default::default(), link: None }];
        Part::Block(Block { kind, runs })
    };
    let item = |text: &str| block(BlockKind::Item { depth: 1, number: None }, text);
    let paragraph = |text: &str| block(BlockKind::Paragraph, text);
    let long = "The ferry line was suspended on Thursday. ".repeat(5);
    let parts = vec![
        paragraph(&long),
        item("new plates"),
        item("a second engineer"),
        paragraph("Unsubscribe"),
        paragraph("Halm"),
    ];
    let mut clip = Clip { parts, ..Clip::default() };
    newsletter::set_notices_aside(&mut clip);
    assert_eq!(texts(&clip)[1..], ["new plates", "a second engineer"]);
    let aside: Vec<(usize, &str)> =
        clip.aside.iter().map(|aside| (aside.after, aside.text.as_str())).collect();
    assert_eq!(aside, [(3, "Unsubscribe"), (3, "Halm")]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn any_mail_is_read_or_refused(
        subject in "[ -~é=?]{0,40}",
        from in "[ -~\"<>@]{0,40}",
        body in "[ -~\n>:*é]{0,400}",
    ) {
        let mail = format!("From: {from}\nSubject: {subject}\n\n{body}");
        let _ = read_bytes(mail.as_bytes());
    }
}
