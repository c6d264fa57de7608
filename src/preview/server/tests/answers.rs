//! What is sent: files, parts, pages for what is missing or broken, events.

use std::collections::BTreeSet;
use std::io::Write;

use super::*;

#[test]
fn pages_have_their_addresses_with_and_without_slash_and_name() {
    let server = Running::start();
    for (target, status, text) in [
        ("/", 200, "<p>home"),
        ("/index.html", 200, "<p>home"),
        ("/actors/iskp/", 200, "<p>actor"),
        ("/actors/iskp/index.html", 200, "<p>actor"),
        ("/actors/iskp/?a=b", 200, "<p>actor"),
        ("/actors/%69skp/", 200, "<p>actor"),
        ("/actors/iskp", 307, ""),
        ("/actors/nobody/", 404, "<p>nothing here"),
        ("/actors/nobody", 404, "<p>nothing here"),
        ("/index.html/", 404, "<p>nothing here"),
        ("/404.html", 200, "<p>nothing here"),
        ("/_briefing/own.txt", 404, ""),
        ("/_briefing/", 404, "<p>nothing here"),
    ] {
        let answer = server.get(target);
        assert_eq!(answer.status, status, "{target}");
        assert!(answer.body.contains(text), "{target}: {}", answer.body);
    }
    assert_eq!(server.get("/actors/iskp?a=b&c").header("location"), Some("/actors/iskp/?a=b&c"));
}

#[test]
fn answers_say_what_they_are_and_keep_other_sites_out() {
    let server = Running::start();
    for (target, media) in [
        ("/", "text/html; charset=utf-8"),
        ("/static/style.css", "text/css; charset=utf-8"),
        ("/static/film.webm", "video/webm"),
        ("/_briefing/preview.js", "text/javascript; charset=utf-8"),
        ("/_briefing/preview.css", "text/css; charset=utf-8"),
        ("/nothing", "text/html; charset=utf-8"),
    ] {
        let answer = server.get(target);
        for (name, value) in [
            ("content-type", media),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-cache"),
            ("content-length", answer.body.len().to_string().as_str()),
        ] {
            assert_eq!(answer.header(name), Some(value), "{target} {name}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn a_page_is_decorated_and_its_hash_is_its_tag() {
    let server = Running::start();
    let page = server.get("/actors/iskp/");
    let tag = page.header("etag").unwrap().trim_matches('"').to_owned();
    assert!(page.body.contains(&format!("data-page=\"{tag}\"")), "{}", page.body);
    assert!(page.body.contains("content/a.md") && page.body.contains("/_briefing/preview.js"));
    assert_eq!(page.header("content-security-policy"), None, "a page has the policy of its theme");

    server.editions.send_replace(edition(2, Some("<p>other home"), &[]));
    assert_eq!(server.get("/actors/iskp/").header("etag"), Some(format!("\"{tag}\"").as_str()));
    assert!(server.get("/").body.contains("<p>other home"));
}

#[test]
fn files_of_the_preview_are_fetched_once_for_each_version() {
    let server = Running::start();
    let page = server.get("/").body;
    for name in ["preview.js", "preview.css"] {
        let start = page.find(&format!("/_briefing/{name}?")).expect("the page loads it");
        let address = page[start..].split('"').next().unwrap();
        let answer = server.get(address);
        assert_eq!(answer.header("cache-control"), Some("max-age=31536000, immutable"));
        let other = server.get(&format!("/_briefing/{name}?other"));
        assert_eq!(other.header("cache-control"), Some("no-cache"));
        assert_eq!(other.body, answer.body);
    }
    assert_eq!(server.get("/_briefing/nothing.js").status, 404);
    assert_eq!(server.get("/_briefing/%ff").status, 400);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let server = Running::start();
    for target in ["/", "/static/style.css", "/_briefing/worker.js"] {
        let tag = server.get(target).header("etag").unwrap().to_owned();
        for (known, status) in [
            (tag.as_str(), 304),
            (&format!("\"x\", {tag}"), 304),
            (&format!("W/{tag}"), 304),
            ("*", 304),
            ("\"x\"", 200),
        ] {
            let answer = server.request("GET", target, &format!("If-None-Match: {known}\r\n"));
            assert_eq!(answer.status, status, "{target} {known}");
            assert_eq!(answer.header("etag"), Some(tag.as_str()));
            assert_eq!(answer.body.is_empty(), status == 304);
        }
    }
    let missing = server.request("GET", "/nothing", "If-None-Match: *\r\n");
    assert_eq!(missing.status, 404, "only what is there can be known");
}

#[test]
fn a_part_of_a_film_is_sent_but_never_of_a_page() {
    let server = Running::start();
    let tag = server.get("/static/film.webm").header("etag").unwrap().to_owned();
    for (target, headers, status, body) in [
        ("/static/film.webm", "Range: bytes=2-4\r\n", 206, Some("234")),
        ("/static/film.webm", "Range: bytes=-2\r\n", 206, Some("89")),
        ("/static/film.webm", "Range: bytes=10-\r\n", 416, Some("")),
        ("/static/film.webm", "Range: bytes=0-1,3-4\r\n", 200, Some("0123456789")),
        ("/static/film.webm", "Range: bytes=2-4\r\nIf-Range: \"x\"\r\n", 200, Some("0123456789")),
        (
            "/static/film.webm",
            &format!("Range: bytes=2-4\r\nIf-Range: {tag}\r\n"),
            206,
            Some("234"),
        ),
        ("/", "Range: bytes=0-1\r\n", 200, None),
        ("/nothing", "Range: bytes=0-1\r\n", 404, None),
    ] {
        let answer = server.request("GET", target, headers);
        assert_eq!(answer.status, status, "{target} {headers}");
        assert!(body.is_none_or(|body| answer.body == body), "{target} {headers}: {}", answer.body);
    }
    let part = server.request("GET", "/static/film.webm", "Range: bytes=2-4\r\n");
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    assert_eq!(part.header("content-length"), Some("3"));
    let beyond = server.request("GET", "/static/film.webm", "Range: bytes=10-\r\n");
    assert_eq!(beyond.header("content-range"), Some("bytes */10"));
    assert_eq!(server.get("/").header("accept-ranges"), None);
}

#[test]
fn head_says_what_get_would_say_without_the_body() {
    let server = Running::start();
    for target in
        ["/", "/actors/iskp", "/static/film.webm", "/nothing", "/broken/", "/_briefing/preview.js"]
    {
        let without_date = |answer: &Answer| {
            let lines = answer.headers.lines().filter(|line| !line.starts_with("date"));
            lines.map(str::to_owned).collect::<BTreeSet<_>>()
        };
        let (get, head) = (server.get(target), server.request("HEAD", target, ""));
        assert_eq!(without_date(&get), without_date(&head), "{target}");
        assert_eq!(head.body, "", "{target}");
    }
}

#[test]
fn a_page_that_cannot_be_made_says_why_and_harms_no_other() {
    let server = Running::start();
    for (target, text) in
        [("/broken/", "no such variable `x`"), ("/mistake/", "mistake of Briefing")]
    {
        let page = server.get(target);
        assert_eq!(page.status, 500, "{target}");
        assert!(page.body.contains(text), "{target}: {}", page.body);
        assert!(
            page.header("content-security-policy")
                .is_some_and(|policy| policy.contains("default-src 'none'"))
        );
        assert_eq!(server.get("/").status, 200);
    }
    let json = server.request("GET", "/broken/", "Accept: application/json\r\n");
    assert!(json.body.starts_with("[{\"is_error\":true"), "{}", json.body);
}

#[test]
fn without_a_good_site_every_address_shows_the_problems() {
    let server = Running::start();
    server.editions.send_replace(edition(0, None, &[problem("`site.toml` <is> broken")]));
    for target in ["/", "/actors/iskp/", "/static/style.css"] {
        let answer = server.get(target);
        assert_eq!(answer.status, 500);
        assert!(answer.body.contains("`site.toml` &lt;is&gt; broken"), "{}", answer.body);
    }
    assert_eq!(server.get("/_briefing/preview.js").status, 200);
    server.editions.send_replace(edition(2, Some("<p>mended"), &[]));
    assert!(server.get("/").body.contains("<p>mended"));
}

#[test]
fn events_report_the_current_state_and_every_new_edition() {
    let server = Running::start();
    let mut stream = server.connect();
    let request = format!(
        "GET /_briefing/events HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\r\n",
        server.address
    );
    stream.write_all(request.as_bytes()).unwrap();
    let first = read_until(&mut stream, "\n\n");
    assert!(first.contains("content-type: text/event-stream"), "{first}");
    read_until_edition(
        &mut stream,
        &first,
        "{\"number\":1,\"took_ms\":7,\"assets\":\"a1\",\"problems\":[]}",
    );

    server.editions.send_replace(edition(2, Some("x"), &[problem("two\nlines")]));
    let second = read_until(&mut stream, "\"number\":2");
    assert!(second.contains("two\\nlines"), "{second}");

    let mut late = server.connect();
    late.write_all(request.as_bytes()).unwrap();
    read_until(&mut late, "\"number\":2");
}

fn read_until_edition(stream: &mut TcpStream, so_far: &str, edition: &str) {
    if !so_far.contains(edition) {
        read_until(stream, edition);
    }
}
