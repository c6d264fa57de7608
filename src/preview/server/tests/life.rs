//! Ports that are taken, many slow connections, and the end.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::time::Instant;

use super::*;

fn at_port(port: u16) -> Listen {
    Listen { port: Some(port), ..Listen::default() }
}

#[test]
fn a_port_that_is_asked_for_and_taken_is_an_error_that_says_by_whom() {
    let preview = Running::start();
    let error = Server::bind(&at_port(preview.address.port()), "/b").err().expect("it is taken");
    let text = format!("{error:#}");
    assert!(text.contains("taken by a preview of another site"), "{text}");

    // A program that takes connections and never says a word.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = silent.local_addr().unwrap().port();
    let error = Server::bind(&at_port(port), "/b").err().expect("it is taken");
    assert!(format!("{error:#}").contains("taken by another program"), "{error:#}");
}

#[test]
fn a_port_that_is_not_asked_for_is_one_that_is_free() {
    let first = Server::bind(&Listen::default(), "/a").unwrap();
    let second = Server::bind(&Listen::default(), "/b").unwrap();
    assert_ne!(first.address(), second.address());
    assert!(second.notice().is_some_and(|notice| notice.contains(" is taken by ")));
    assert_eq!(second.url(), format!("http://127.0.0.1:{}/", second.address().port()));
}

#[test]
fn an_address_this_machine_does_not_have_is_an_error() {
    let elsewhere = Listen { ip: IpAddr::from([192, 0, 2, 1]), ..Listen::default() };
    let error = Server::bind(&elsewhere, "/a").err().expect("it is not ours");
    assert!(format!("{error:#}").contains("could not listen on 192.0.2.1"), "{error:#}");
}

/// Connections that begin a request and never end it.
fn slow_connections(server: &Running, count: usize) -> Vec<TcpStream> {
    let connect = |_| {
        let mut stream = server.connect();
        // One that was dropped already to make room is what this is about.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc");
        stream
    };
    (0..count).map(connect).collect()
}

fn open_events(server: &Running) -> TcpStream {
    let mut stream = server.connect();
    let request = format!("GET /_briefing/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).unwrap();
    read_until(&mut stream, "\"number\":1");
    stream
}

#[test]
fn slow_connections_keep_no_browser_out() {
    let server = Running::start();
    let mut events = open_events(&server);
    let slow = slow_connections(&server, 200);
    for _ in 0..20 {
        assert_eq!(server.get("/actors/iskp/").status, 200);
    }
    server.editions.send_replace(edition(2, Some("x"), &[]));
    read_until(&mut events, "\"number\":2");
    drop(slow);
}

#[test]
fn the_server_ends_within_a_second_whatever_is_open() {
    let mut server = Running::start();
    let _events = (0..5).map(|_| open_events(&server)).collect::<Vec<_>>();
    let _slow = slow_connections(&server, 200);
    let _idle = (0..10).map(|_| server.connect()).collect::<Vec<_>>();
    let start = Instant::now();
    server.stop();
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}
