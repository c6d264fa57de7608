//! What a browser would ask of a preview, over real sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Nothing that is waited for takes so long on any machine, unless it is broken.
pub(super) const BOUND: Duration = Duration::from_secs(60);

/// What the server answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.filter(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    fn parse(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
    }
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the preview listens");
    stream.set_read_timeout(Some(BOUND)).expect("a time-out");
    stream
}

/// Sends a request as it is and reads until the server closes.
pub(super) fn raw(address: &str, request: &str) -> Answer {
    let mut stream = connect(address);
    stream.write_all(request.as_bytes()).expect("the preview takes a request");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the preview answers in time");
    Answer::parse(&bytes)
}

/// Sends a request with these header lines, each ended by `\r\n`.
pub(super) fn request(address: &str, method: &str, target: &str, headers: &str) -> Answer {
    raw(
        address,
        &format!(
            "{method} {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n"
        ),
    )
}

/// An edition as pages hear of it.
#[derive(Debug, Clone)]
pub(super) struct Event(Value);

impl Event {
    /// How many editions there were.
    pub(super) fn number(&self) -> u64 {
        self.0["number"].as_u64().expect("an edition has a number")
    }

    /// The hash of what pages load.
    pub(super) fn assets(&self) -> String {
        self.0["assets"].as_str().expect("there is a site").to_owned()
    }

    /// What is wrong, each as `place message`.
    pub(super) fn problems(&self) -> Vec<String> {
        let problems = self.0["problems"].as_array().expect("an edition has a list of problems");
        let words = |problem: &Value| {
            let text = |key: &str| problem[key].as_str().unwrap_or("-").to_owned();
            format!("{} {}", text("place"), text("message"))
        };
        problems.iter().map(words).collect()
    }

    /// The first problem as it came.
    pub(super) fn first_problem(&self) -> &Value {
        &self.0["problems"][0]
    }
}

/// The stream of editions.
pub(super) struct Events {
    stream: BufReader<TcpStream>,
    /// The line that is on its way.
    line: String,
}

impl Events {
    pub(super) fn open(address: &str) -> Events {
        let mut stream = connect(address);
        let request = format!(
            "GET /_briefing/events HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("the preview takes a request");
        Events { stream: BufReader::new(stream), line: String::new() }
    }

    /// The next edition; nothing when there is none until `deadline`.
    pub(super) fn next(&mut self, deadline: Instant) -> Option<Event> {
        loop {
            let left =
                deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            self.stream.get_ref().set_read_timeout(Some(left)).expect("a time-out");
            // What came of a line stays when the rest does not come in time.
            if self.stream.read_line(&mut self.line).ok()? == 0 {
                return None;
            }
            let line = std::mem::take(&mut self.line);
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(Event(serde_json::from_str(data).expect("JSON")));
            }
        }
    }
}
