//! The server over real sockets, with an invented site.

mod answers;
mod doors;
mod life;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use super::{Listen, Server};
use crate::cues::AttackReport;
use crate::preview::edition::{Edition, File, Origin, Problem, Published};

/// Nothing in these tests takes so long on any machine, unless it is broken.
const BOUND: Duration = Duration::from_secs(20);

/// A site of a few files.
struct FakeSite {
    /// The text of the home page.
    home: &'static str,
}

impl Published for FakeSite {
    fn file(&self, path: &str) -> Result<Option<File>, Vec<Problem>> {
        let text = match path {
            "index.html" => self.home,
            "actors/index.html" => "<p>list",
            "actors/iskp/index.html" => "<head></head><body><p>actor</body>",
            "404.html" => "<p>nothing here",
            "static/film.webm" => "0123456789",
            "static/style.css" => "p{}",
            "_briefing/own.txt" => "the site has this",
            "broken/index.html" => return Err(vec![problem("no such variable `x`")]),
            "mistake/index.html" => panic!("this page panics, as a test"),
            _ => return Ok(None),
        };
        let origin = Origin { files: vec![String::from("content/a.md")], ..Origin::default() };
        Ok(Some(File {
            bytes: Arc::from(text.as_bytes()),
            hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
            origin: path.ends_with(".html").then(|| Arc::new(origin)),
        }))
    }

    fn cues(&self, _: &str) -> Option<AttackReport> {
        None
    }

    fn assets(&self) -> &str {
        "a1"
    }
}

fn problem(message: &str) -> Problem {
    Problem {
        is_error: true,
        message: message.to_owned(),
        place: Some(String::from("themes/x.html:3:7")),
        frame: None,
        hint: None,
        more: 0,
    }
}

fn edition(number: u64, home: Option<&'static str>, problems: &[Problem]) -> Arc<Edition> {
    let site = home.map(|home| Arc::new(FakeSite { home }) as Arc<dyn Published>);
    Arc::new(Edition { number, took: Duration::from_millis(7), site, problems: problems.into() })
}

/// A server that runs until it is dropped.
struct Running {
    address: SocketAddr,
    editions: watch::Sender<Arc<Edition>>,
    log: Arc<Mutex<Vec<String>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    fn start() -> Running {
        let listen = Listen {
            port: Some(0),
            hosts: vec![String::from("desk.example")],
            ..Listen::default()
        };
        Running::start_at(Server::bind(&listen, "/notes/my site").expect("a free port"))
    }

    fn start_at(server: Server) -> Running {
        let address = server.address();
        let (editions, receiver) = watch::channel(edition(1, Some("<p>home"), &[]));
        let (stop, stopped) = oneshot::channel::<()>();
        let log = Arc::new(Mutex::new(Vec::new()));
        let lines = Arc::clone(&log);
        let thread = std::thread::spawn(move || {
            let log = move |line: &str| lines.lock().unwrap().push(line.to_owned());
            server.run(receiver, log, async {
                let _ = stopped.await;
            });
        });
        Running { address, editions, log, stop: Some(stop), thread: Some(thread) }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream.set_write_timeout(Some(BOUND)).unwrap();
        stream
    }

    /// Sends `request` as it is and reads until the server closes.
    fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // A server that refuses may reset the connection after its answer.
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&String::from_utf8(bytes).expect("text"))
    }

    /// Sends a request with these header lines, each ended by `\r\n`, as a browser on this machine.
    fn request(&self, method: &str, target: &str, headers: &str) -> Answer {
        self.raw(&format!(
            "{method} {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.address
        ))
    }

    fn get(&self, target: &str) -> Answer {
        self.request("GET", target, "")
    }

    fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// Tells the server to stop and waits until it has.
    fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the server does not panic");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the server answered.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Answer {
    fn parse(text: &str) -> Answer {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, headers: head.to_owned(), body: body.to_owned() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.headers.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.filter(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// ReadSet until `wanted` has come, and returns all that came.
fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains(wanted) {
        let count = stream.read(&mut buffer).expect("it comes in time");
        assert_ne!(count, 0, "the stream ended without `{wanted}`: {text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    text
}
