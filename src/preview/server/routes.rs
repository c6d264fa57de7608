//! The handlers of requests, and the checks before them.

use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, HttpBody};
use axum::extract::{Extension, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::events::{self, Editions};
use super::host::Hosts;
use super::log::Log;
use super::path::{self, SitePath};
use super::port::Hello;
use super::refusal::{Refusal, shown};
use super::reply::{self, Content};
use super::{media, site};
use crate::preview::client::{self, FOLDER};
use crate::preview::edition::{Problem, Published};
use crate::preview::failure;

/// What all answers are made from.
pub(super) struct AppState {
    pub(super) editions: Editions,
    pub(super) hosts: Hosts,
    pub(super) log: Arc<Log>,
    /// The fingerprint of the site, for another preview that wants the port.
    pub(super) site: String,
}

impl AppState {
    fn refuse(&self, refusal: Refusal) -> Response {
        self.log.line(&refusal.line());
        refusal.into_response()
    }
}

/// Sent with every answer.
const SECURITY: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// The routes. What the preview does not answer itself, the site does.
pub(super) fn routes(desk: AppState) -> Router {
    let desk = Arc::new(desk);
    Router::new()
        .route(&format!("/{FOLDER}/events"), get(events))
        .route(&format!("/{FOLDER}/hello"), get(hello))
        .route(&format!("/{FOLDER}/{{name}}"), get(own_file))
        .route(&format!("/{FOLDER}/cues/{{id}}"), get(cues))
        .fallback(from_site)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), at_the_door))
        .with_state(desk)
}

/// Refuses requests that no browser of the editor would send, and adds headers that keep other
/// sites out to every answer.
async fn at_the_door(State(desk): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let mut response = match check(&desk, &parts, body.is_end_stream()) {
        Ok(path) => {
            parts.extensions.insert(path);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(refusal) => desk.refuse(refusal),
    };
    for (name, value) in SECURITY {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Checks everything that any request must fulfil, and reads its path.
fn check(desk: &AppState, request: &Parts, is_bodiless: bool) -> Result<SitePath, Refusal> {
    desk.hosts.check(request)?;
    if request.method != Method::GET && request.method != Method::HEAD {
        let why = format!("{} is not for a preview", shown(request.method.as_str()));
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, why));
    } else if !is_bodiless {
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the request has a body"));
    }
    let path = request.uri.path();
    path::site_path(path)
        .map_err(|why| Refusal::bad_request(format!("the path `{}` {why}", shown(path))))
}

async fn events(State(desk): State<Arc<AppState>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match desk.hosts.check_origin(&parts) {
        Ok(()) => events::stream(desk.editions.clone()),
        Err(refusal) => desk.refuse(refusal),
    }
}

async fn hello(State(desk): State<Arc<AppState>>) -> Response {
    let hello = Hello { program: String::from("briefing"), site: desk.site.clone() };
    let json = serde_json::to_string(&hello).expect("strings always serialise");
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, json).into_response()
}

async fn own_file(Path(name): Path<String>, request: Request) -> Response {
    let Some(text) = client::file(&name) else {
        return (StatusCode::NOT_FOUND, "404 Not Found\n").into_response();
    };
    let content = Content {
        status: StatusCode::OK,
        media: media::of(&name),
        bytes: Bytes::from_static(text.as_bytes()),
        hash: blake3::hash(text.as_bytes()).to_hex()[..32].to_owned(),
        has_parts: true,
    };
    let (parts, _) = request.into_parts();
    let mut response = reply::reply(content, &parts);
    if client::is_for_ever(parts.uri.query()) {
        reply::set(&mut response, header::CACHE_CONTROL, "max-age=31536000, immutable");
    }
    // The worker has its policy from here: it may connect to the preview, whatever the page may that it works for.
    reply::set(&mut response, header::CONTENT_SECURITY_POLICY, failure::POLICY);
    response
}

async fn from_site(
    State(desk): State<Arc<AppState>>,
    Extension(path): Extension<SitePath>,
    request: Request,
) -> Response {
    of_site(&desk, request, move |site, parts| site::answer(site, &path, parts)).await
}

/// What the cues of an attack do. The id is looked up among those of the site, and used for nothing else.
async fn cues(
    State(desk): State<Arc<AppState>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    of_site(&desk, request, move |site, parts| site::cues(site, &id, parts)).await
}

/// Answers from the site of the newest edition.
async fn of_site(
    desk: &AppState,
    request: Request,
    answer: impl FnOnce(&Arc<dyn Published>, &Parts) -> Response + Send + 'static,
) -> Response {
    let (parts, _) = request.into_parts();
    let edition = desk.editions.now();
    let Some(site) = edition.site.clone() else { return site::broken(&edition.problems, &parts) };
    // Rendering is work for a processor: it would keep other connections waiting here.
    let worker_parts = parts.clone();
    let answer = tokio::task::spawn_blocking(move || answer(&site, &worker_parts));
    answer.await.unwrap_or_else(|_| {
        desk.log.line(&format!("making `{}` went wrong", shown(parts.uri.path())));
        site::broken(&[our_mistake()], &parts)
    })
}

fn our_mistake() -> Problem {
    Problem {
        is_error: true,
        message: String::from("making this page went wrong in a way that it never should"),
        place: None,
        frame: None,
        hint: Some(String::from(
            "this is a mistake of Briefing, not of the site: please report it",
        )),
        ..Problem::default()
    }
}
