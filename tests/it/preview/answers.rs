//! Who is answered, and how.

use super::http;
use super::running::Preview;
use super::*;

#[test]
fn an_address_works_with_its_slash_without_and_in_full() {
    let preview = Preview::of(&site());
    let page = preview.page("/actors/red-hill/");
    assert_eq!(preview.page("/actors/red-hill/index.html"), page);
    let redirect = preview.get("/actors/red-hill?a=b");
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (307, Some("/actors/red-hill/?a=b"))
    );
    for missing in [
        "/actors/nobody/",
        "/actors/nobody",
        "/actors/red-hill/x",
        "/site.toml",
        "/content/about.md",
    ] {
        let answer = preview.get(missing);
        assert_eq!(answer.status, 404, "{missing}");
        assert!(answer.text().contains("There is no page at this address"), "{missing}");
    }
}

#[test]
fn a_browser_keeps_what_has_not_changed() {
    let mut preview = Preview::of(&site());
    let tag = |preview: &Preview, target: &str| {
        preview.get(target).header("etag").expect("a tag").to_owned()
    };
    let ask = |preview: &Preview, target: &str, tag: &str| {
        preview.request("GET", target, &format!("If-None-Match: {tag}\r\n")).status
    };
    let [about, red_hill, style] =
        ["/about/", "/actors/red-hill/", "/static/style.css"].map(|target| tag(&preview, target));
    assert_eq!(ask(&preview, "/about/", &about), 304);
    assert_eq!(ask(&preview, "/static/style.css", &style), 304);
    preview.running.save(ABOUT, page("About", "Edited."));
    preview.shows("/about/", "Edited.");
    assert_eq!(ask(&preview, "/about/", &about), 200);
    // The number and time of the edition are no part of a page.
    assert_eq!(ask(&preview, "/actors/red-hill/", &red_hill), 304);
}

#[test]
fn head_says_what_get_says_and_sends_nothing() {
    let preview = Preview::of(&site());
    for target in ["/", "/actors/red-hill/", "/nothing/", "/static/style.css"] {
        let (get, head) = (preview.get(target), preview.request("HEAD", target, ""));
        assert_eq!(head.status, get.status, "{target}");
        for name in ["content-type", "content-length", "etag"] {
            assert_eq!(head.header(name), get.header(name), "{target} {name}");
        }
        assert!(head.body.is_empty(), "{target}");
    }
}

#[test]
fn a_picture_can_be_had_in_parts() {
    let bytes = (0..=255).collect::<Vec<u8>>();
    let preview = Preview::of(&site().file("themes/default/static/map.png", &bytes));
    let whole = preview.get("/static/map.png");
    assert_eq!((whole.status, whole.header("content-type")), (200, Some("image/png")));
    assert_eq!(whole.body, bytes);
    let part = preview.request("GET", "/static/map.png", "Range: bytes=10-19\r\n");
    assert_eq!((part.status, part.header("content-range")), (206, Some("bytes 10-19/256")));
    assert_eq!(part.body, bytes[10..20]);
    assert_eq!(preview.request("GET", "/static/map.png", "Range: bytes=256-\r\n").status, 416);
}

#[test]
fn nobody_else_is_answered_and_each_refusal_is_a_line() {
    let preview = Preview::start(&site(), &["--port", "0", "--host", "desk.example"]);
    let port = preview.address.rsplit(':').next().expect("a port").to_owned();
    for (host, status) in [
        (format!("localhost:{port}"), 200),
        (String::from("desk.example"), 200),
        (String::from("[::1]"), 200),
        (String::from("evil.example"), 403),
        (format!("localhost.evil.example:{port}"), 403),
        (String::from("192.0.2.7"), 403),
    ] {
        let request = format!("GET /about/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = http::raw(&preview.address, &request);
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(answer.text().contains("Who writes this."), status == 200, "{host}");
    }
    for foreign in ["Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        let answer = preview.request("GET", "/_briefing/events", &format!("{foreign}\r\n"));
        assert_eq!(answer.status, 403, "{foreign}");
    }
    let terminal = &preview.running.terminal;
    terminal.says_times("refused with 403: `evil.example` is not this preview", 1);
    terminal.says("a page of `http://evil.example` asked for the events");
}

#[test]
fn only_reading_is_possible_and_only_within_the_site() {
    let preview = Preview::of(&site());
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = preview.request(method, "/about/", "");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    for path in [
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/static/..%2f..%2fsite.toml",
        "/static/..%5c..%5csite.toml",
        "/actors%2fred-hill/",
        "//about/",
        "/about/%00",
        "/%ff",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert!(!answer.text().contains("Test site"), "{path}");
    }
    preview.running.terminal.says("refused with 400: the path `/%2e%2e/site.toml` ");
}
