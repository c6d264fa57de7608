//! Finding a port to listen on, and the program that has a taken one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use axum::body::Body;
use hyper::Request;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde::{Deserialize, Serialize};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::preview::client::FOLDER;

/// The default port, tried first.
pub const DEFAULT_PORT: u16 = 1120;

/// How many are tried after it.
const FURTHER_PORTS: u16 = 20;

/// How long another program may take to identify itself.
const PATIENCE: Duration = Duration::from_millis(500);

/// The most bytes that are read of its answer.
const MOST_READ: usize = 16 * 1024;

/// The answer by which a preview identifies itself to another.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Hello {
    /// Always `briefing`.
    pub(super) program: String,
    /// The fingerprint of its site.
    pub(super) site: String,
}

/// A port to listen on, and a notice about the one that was tried first.
pub(super) struct FoundPort {
    pub(super) listener: TcpListener,
    pub(super) notice: Option<String>,
}

/// Listens on `port`, or on the first free one if `None`.
pub(super) async fn listen(ip: IpAddr, port: Option<u16>, site: &str) -> Result<FoundPort> {
    let Some(port) = port else { return listen_on_any(ip, site).await };
    match TcpListener::bind((ip, port)).await {
        Ok(listener) => Ok(FoundPort { listener, notice: None }),
        Err(error) if is_taken(&error) => {
            bail!(
                "{}; choose another one with `--port`, or leave it out",
                taken(ip, port, site).await
            )
        }
        Err(error) => Err(refused(error, ip, port)),
    }
}

async fn listen_on_any(ip: IpAddr, site: &str) -> Result<FoundPort> {
    let mut notice = None;
    for port in DEFAULT_PORT..=DEFAULT_PORT + FURTHER_PORTS {
        match TcpListener::bind((ip, port)).await {
            Ok(listener) => return Ok(FoundPort { listener, notice }),
            Err(error) if is_taken(&error) => {
                if notice.is_none() {
                    notice = Some(taken(ip, port, site).await);
                }
            }
            Err(error) => return Err(refused(error, ip, port)),
        }
    }
    let last = DEFAULT_PORT + FURTHER_PORTS;
    Err(anyhow!("the ports from {DEFAULT_PORT} to {last} are all taken; choose one with `--port`"))
}

fn is_taken(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::AddrInUse
}

fn refused(error: io::Error, ip: IpAddr, port: u16) -> anyhow::Error {
    anyhow::Error::new(error).context(format!("could not listen on {}", SocketAddr::new(ip, port)))
}

/// Describes the program that has taken a port, as far as it can be found out.
async fn taken(ip: IpAddr, port: u16, site: &str) -> String {
    let reachable = match ip {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::LOCALHOST),
    };
    match timeout(PATIENCE, hello(SocketAddr::new(reachable, port))).await {
        Ok(Ok(hello)) if hello.program == "briefing" => {
            let whose = if hello.site == site { "this site" } else { "another site" };
            format!("port {port} is taken by a preview of {whose}")
        }
        _ => format!("port {port} is taken by another program"),
    }
}

/// Asks the program at `address` to identify itself.
async fn hello(address: SocketAddr) -> Result<Hello> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = http1::handshake::<_, Body>(TokioIo::new(stream)).await?;
    let request = Request::get(format!("/{FOLDER}/hello")).header("host", address.to_string());
    let answer = async {
        let response = sender.send_request(request.body(Body::empty())?).await?;
        let bytes = axum::body::to_bytes(Body::new(response.into_body()), MOST_READ).await?;
        serde_json::from_slice::<Hello>(&bytes).context("it is no preview")
    };
    tokio::select! {
        hello = answer => hello,
        ended = connection => {
            ended?;
            bail!("it said nothing")
        }
    }
}
