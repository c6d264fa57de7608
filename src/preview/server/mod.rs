//! The preview's server: sends the site of the newest edition, to browsers on this machine and to nobody else.

mod connections;
mod events;
mod host;
mod log;
mod media;
mod path;
mod port;
mod range;
mod refusal;
mod reply;
mod routes;
mod site;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

use self::connections::{BusyBody, Connections, Permit};
use self::events::Editions;
use self::host::{ArrivedAt, Hosts};
use self::log::Log;
pub use self::port::DEFAULT_PORT;
use self::routes::AppState;
use super::edition::Edition;

/// The most connections at a time. Browsers open six each.
const MOST_CONNECTIONS: usize = 128;

/// How long a connection may take over the head of a request, or be idle before it.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// The most bytes and fields of that head. It includes the cookies of everything that was ever
/// served by this machine.
const HEAD_SIZE: usize = 64 * 1024;
const HEAD_FIELDS: usize = 64;

/// How long requests may be finished once the server stops.
const GRACE: Duration = Duration::from_millis(300);

/// The address to listen on, from the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listen {
    /// The address of the machine to listen on.
    pub ip: IpAddr,
    /// The port; by default the first free one from [`DEFAULT_PORT`] on.
    pub port: Option<u16>,
    /// Additional host names that browsers may use.
    pub hosts: Vec<String>,
}

impl Default for Listen {
    fn default() -> Listen {
        Listen { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), port: None, hosts: Vec::new() }
    }
}

/// A server that has its port. It must be made and run outside of any asynchronous code: it brings its own threads.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    notice: Option<String>,
    hosts: Hosts,
    site: String,
}

impl Server {
    /// Takes a port for the preview of the site with the fingerprint `site`.
    ///
    /// # Errors
    /// The requested port, or every one that may be tried, is taken or not allowed.
    pub fn bind(listen: &Listen, site: &str) -> Result<Server> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let runtime = Builder::new_multi_thread()
            .thread_name("preview")
            .worker_threads(2)
            // Pages are rendered on these; more than the cores would only slow down the page
            // requested first.
            .max_blocking_threads(cores.max(2))
            .enable_all()
            .build()
            .context("could not start the threads of the preview")?;
        let found = runtime.block_on(port::listen(listen.ip, listen.port, site))?;
        let address = found.listener.local_addr().context("could not tell the port")?;
        let hosts = Hosts::new(listen.ip, &listen.hosts);
        let (listener, notice, site) = (found.listener, found.notice, site.to_owned());
        Ok(Server { runtime, listener, address, notice, hosts, site })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address for a browser.
    pub fn url(&self) -> String {
        match self.address {
            address if !address.ip().is_unspecified() => format!("http://{address}/"),
            address => format!("http://localhost:{}/", address.port()),
        }
    }

    /// Why it is not the usual port: the program that has taken that.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Serves the newest edition until `shutdown` is ready, then ends within a second. `log` gets a line for whatever is refused.
    pub fn run(
        self,
        editions: watch::Receiver<Arc<Edition>>,
        log: impl Fn(&str) + Send + Sync + 'static,
        shutdown: impl Future<Output = ()>,
    ) {
        let (stop, stopping) = watch::channel(false);
        let log = Arc::new(Log::new(log));
        let desk = AppState {
            editions: Editions { newest: editions, stopping: stopping.clone() },
            hosts: self.hosts,
            log: Arc::clone(&log),
            site: self.site,
        };
        let door = ConnectionContext { routes: routes::routes(desk), log, stopping };
        self.runtime.block_on(async {
            let mut open = JoinSet::new();
            tokio::select! {
                () = accept(&self.listener, &door, &mut open) => {}
                () = shutdown => {}
            }
            stop.send_replace(true);
            // What is not finished by then is cut off.
            let _ = tokio::time::timeout(GRACE, finished(&mut open)).await;
        });
        // A page may still be rendering; its client is gone.
        self.runtime.shutdown_background();
    }
}

/// The shared state of every connection.
#[derive(Clone)]
struct ConnectionContext {
    routes: Router,
    log: Arc<Log>,
    stopping: watch::Receiver<bool>,
}

/// Takes connections, for ever.
async fn accept(listener: &TcpListener, door: &ConnectionContext, open: &mut JoinSet<()>) {
    let connections = Connections::new(MOST_CONNECTIONS);
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let (slot, end) = connections.admit();
                open.spawn(serve(stream, slot, end, door.clone()));
            }
            Err(error) => {
                // Mostly too many open files, which pass as connections end.
                door.log.line(&format!("could not take a connection: {error}"));
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        while open.try_join_next().is_some() {}
    }
}

async fn finished(open: &mut JoinSet<()>) {
    while open.join_next().await.is_some() {}
}

/// Serves one connection until it ends, the server stops, or its place is needed.
async fn serve(
    stream: TcpStream,
    slot: Permit,
    end: oneshot::Receiver<()>,
    mut door: ConnectionContext,
) {
    // Answers are small and latency matters. Without it they are only a little later.
    let _ = stream.set_nodelay(true);
    let arrived = stream.local_addr().ok().map(|address| ArrivedAt(address.ip()));
    let routes = TowerToHyperService::new(door.routes);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        if let Some(arrived) = arrived {
            request.extensions_mut().insert(arrived);
        }
        let busy = slot.busy();
        let answer = routes.call(request);
        async move { answer.await.map(|response| response.map(|body| BusyBody::new(body, busy))) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
    http.max_buf_size(HEAD_SIZE).max_headers(HEAD_FIELDS);
    let mut connection = std::pin::pin!(http.serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = end => return,
        () = stopped(&mut door.stopping) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    // A client that left early is of no interest.
    if let Err(error) = ended
        && error.is_parse()
    {
        let why = if error.is_parse_too_large() { "too large a request" } else { "no HTTP" };
        door.log.line(&format!("refused as {why}: {error}"));
    }
}

/// Waits until the server stops.
async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // A dropped sender also means shutdown.
    let _ = stopping.wait_for(|is_stopping| *is_stopping).await;
}
