//! A file as an answer: whole, in part, or "you have it already".

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;

use super::range::{self, Asked};

/// Something to send.
pub(super) struct Content {
    pub(super) status: StatusCode,
    pub(super) media: String,
    pub(super) bytes: Bytes,
    /// The hash of the bytes in hexadecimal.
    pub(super) hash: String,
    /// Whether ranges of it may be requested: pages are sent whole.
    pub(super) has_parts: bool,
}

/// Answers a request with `content`.
pub(super) fn reply(content: Content, request: &Parts) -> Response {
    let tag = format!("\"{}\"", content.hash);
    let mut response = if content.status == StatusCode::OK && is_known(&request.headers, &tag) {
        empty(StatusCode::NOT_MODIFIED)
    } else {
        match asked(&content, &tag, request) {
            Asked::Whole => whole(content),
            Asked::Part(range) => part(content, range),
            Asked::Beyond => beyond(&content),
        }
    };
    set(&mut response, header::ETAG, &tag);
    set(&mut response, header::CACHE_CONTROL, "no-cache");
    response
}

/// The requested part. Ranges are for GET; one for other bytes (`If-Range`) requests the whole.
fn asked(content: &Content, tag: &str, request: &Parts) -> Asked {
    let is_open = content.has_parts
        && content.status == StatusCode::OK
        && request.method == Method::GET
        && value(&request.headers, header::IF_RANGE).is_none_or(|wanted| wanted == tag);
    let header = value(&request.headers, header::RANGE).filter(|_| is_open);
    range::asked(header, content.bytes.len())
}

/// Whether the client has these bytes, by `If-None-Match`.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(header::IF_NONE_MATCH).iter();
    let tags = values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    tags.map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn whole(content: Content) -> Response {
    let mut response = empty(content.status);
    set(&mut response, header::CONTENT_TYPE, &content.media);
    // Said for HEAD as well, where the body is not sent.
    set(&mut response, header::CONTENT_LENGTH, &content.bytes.len().to_string());
    if content.has_parts {
        set(&mut response, header::ACCEPT_RANGES, "bytes");
    }
    *response.body_mut() = Body::from(content.bytes);
    response
}

fn part(content: Content, range: std::ops::Range<usize>) -> Response {
    let length = content.bytes.len();
    let part = Content { bytes: content.bytes.slice(range.clone()), ..content };
    let mut response = whole(part);
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    let text = format!("bytes {}-{}/{length}", range.start, range.end - 1);
    set(&mut response, header::CONTENT_RANGE, &text);
    response
}

fn beyond(content: &Content) -> Response {
    let mut response = empty(StatusCode::RANGE_NOT_SATISFIABLE);
    set(&mut response, header::CONTENT_RANGE, &format!("bytes */{}", content.bytes.len()));
    response
}

fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Sets a header. An invalid value is left out: no answer fails for it.
pub(super) fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// The one value of a header; `None` if there are several.
pub(super) fn value(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
