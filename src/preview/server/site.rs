//! Answers from the site of an edition.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::media;
use super::path::SitePath;
use super::reply::{self, Content};
use crate::preview::client::FOLDER;
use crate::preview::cues;
use crate::preview::decorate::{self, Page};
use crate::preview::edition::{File, Problem, Published};
use crate::preview::failure;

/// The path of the page for unknown addresses.
const NOT_FOUND: &str = "404.html";

/// Answers from a site. Pages may be rendered here: this takes a while.
pub(super) fn answer(site: &Arc<dyn Published>, path: &SitePath, request: &Parts) -> Response {
    match find(site.as_ref(), path) {
        Ok(Lookup::File(path, file)) => send(path, file, StatusCode::OK, site.assets(), request),
        Ok(Lookup::Folder) => to_folder(request),
        Ok(Lookup::Nothing) => not_found(site.as_ref(), request),
        Err(problems) => broken(&problems, request),
    }
}

/// Answers what the cues of an attack do. This takes a while: all sources are gone through.
pub(super) fn cues(site: &Arc<dyn Published>, attack: &str, request: &Parts) -> Response {
    match site.cues(attack) {
        Some(report) => own_page(cues::page(&report), StatusCode::OK, request),
        None => own_page(failure::missing(), StatusCode::NOT_FOUND, request),
    }
}

/// The content at a path.
enum Lookup {
    File(String, File),
    /// The page of a folder, whose slash was left out.
    Folder,
    Nothing,
}

fn find(site: &dyn Published, path: &SitePath) -> Result<Lookup, Vec<Problem>> {
    let (SitePath::Folder(path) | SitePath::File(path)) = path;
    // This prefix belongs to the preview, whatever the site has there.
    if path.split('/').next() == Some(FOLDER) {
        return Ok(Lookup::Nothing);
    }
    if let Some(file) = site.file(path)? {
        return Ok(Lookup::File(path.clone(), file));
    }
    let is_folder = site.file(&format!("{path}/index.html"))?.is_some();
    Ok(if is_folder { Lookup::Folder } else { Lookup::Nothing })
}

fn send(path: String, file: File, status: StatusCode, assets: &str, request: &Parts) -> Response {
    let media = media::of(&path);
    let bytes = Bytes::from_owner(file.bytes);
    match std::str::from_utf8(&bytes) {
        Ok(html) if media == media::HTML => {
            let page = decorate::decorate(html.to_owned(), file.origin.as_deref(), assets);
            send_page(page, status, request)
        }
        // HTML in another encoding declares it itself.
        Err(_) if media == media::HTML => {
            let media = String::from("text/html");
            reply::reply(
                Content { status, media, bytes, hash: file.hash, has_parts: false },
                request,
            )
        }
        _ => reply::reply(
            Content { status, media, bytes, hash: file.hash, has_parts: true },
            request,
        ),
    }
}

fn send_page(page: Page, status: StatusCode, request: &Parts) -> Response {
    let Page { html, hash } = page;
    let (media, bytes) = (media::HTML.to_owned(), Bytes::from(html));
    reply::reply(Content { status, media, bytes, hash, has_parts: false }, request)
}

/// Sends to the address with the slash. Not for good: browsers would remember that for other sites at this port.
fn to_folder(request: &Parts) -> Response {
    let query = request.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    let address = format!("{}/{query}", request.uri.path());
    reply::set(&mut response, header::LOCATION, &address);
    reply::set(&mut response, header::CACHE_CONTROL, "no-cache");
    response
}

fn not_found(site: &dyn Published, request: &Parts) -> Response {
    match site.file(NOT_FOUND) {
        Ok(Some(file)) => {
            send(NOT_FOUND.to_owned(), file, StatusCode::NOT_FOUND, site.assets(), request)
        }
        Ok(None) => own_page(failure::missing(), StatusCode::NOT_FOUND, request),
        Err(problems) => broken(&problems, request),
    }
}

/// Answers that a page could not be made, to a reader with a page, to a script with the problems.
pub(super) fn broken(problems: &[Problem], request: &Parts) -> Response {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    if reply::value(&request.headers, header::ACCEPT) == Some("application/json") {
        let json = serde_json::to_string(problems).expect("strings always serialise");
        let headers =
            [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
        return (status, headers, json).into_response();
    }
    own_page(failure::broken(problems), status, request)
}

fn own_page(page: Page, status: StatusCode, request: &Parts) -> Response {
    let mut response = send_page(page, status, request);
    let policy = HeaderValue::from_static(failure::POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
